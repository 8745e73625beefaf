//! Tenses that a date contradicts: what "will" happen on a day that is over, and what happened on one to come.

use std::ops::Range;

use crate::analysis::{CueForm, DateOrigin};
use crate::calendar::{Date, DateExpression, DateKind, Tense, WrittenUnit, Year};
use crate::document::{Sentence, TokenKind};
use crate::text::Edit;

use super::{Check, Family, Fix, PassageContext, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "event-tense-mismatch",
    family: Family::Dates,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("event_tense_mismatch.md"),
};

/// A day without a year is taken for the nearest up to so many days from the
/// text's date; farther off, another year may be meant.
const NEAR: i64 = 60;
/// A day with its year is looked at up to so many days from the text's date:
/// a year that was not turned at New Year is a slip, "will" of a day long
/// past is the tense of history.
const FAR: i64 = 400;
/// So many words may stand between a verb and its date.
const REACH: usize = 10;

/// Verbs that say that somebody did something on a day: what "will" stands before, and the past of it.
#[rustfmt::skip]
const EVENTS: &[(&str, &str)] = &[
    ("address", "addressed"), ("arrive", "arrived"), ("convene", "convened"), ("deliver", "delivered"), ("depart", "departed"),
    ("fly", "flew"), ("hold", "held"), ("host", "hosted"), ("inaugurate", "inaugurated"), ("land", "landed"),
    ("leave", "left"), ("meet", "met"), ("receive", "received"), ("resume", "resumed"), ("return", "returned"),
    ("sign", "signed"), ("speak", "spoke"), ("travel", "travelled"), ("visit", "visited"), ("welcome", "welcomed"),
];

/// Other forms of the past.
const PAST: &[&str] = &["traveled", "died", "resigned"];

/// What is to come, in front of a verb: the last word of it.
const AHEAD: &[&str] = &["scheduled to", "set to", "due to", "slated to", "to"];

/// Words with which another clause begins, or which say that it is no plain fact.
#[rustfmt::skip]
const CLAUSE: &[&str] = &[
    "after", "although", "and", "as", "because", "before", "but", "if", "or", "once", "since", "so", "than", "that", "though",
    "unless", "until", "what", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why",
];

/// Words that put the sentence in a world or a time of its own.
#[rustfmt::skip]
const ELSEWHERE: &[&str] = &[
    "could", "had", "if", "imagine", "might", "should", "suppose", "unless", "whether", "would", "were",
];

/// Events a date may belong to instead of to the verb: "will sign the
/// agreement reached at the summit on 19 November".
#[rustfmt::skip]
const HAPPENINGS: &[&str] = &[
    "accord", "agreement", "assassination", "attack", "attacks", "blast", "bombing", "bombings", "caucus", "caucuses", "ceremony",
    "conference", "contest", "crash", "deadline", "deal", "debate", "debates", "decision", "death", "election", "elections", "event",
    "explosion", "fire", "flood", "gathering", "hearing", "incident", "interview", "launch", "massacre", "meeting", "meetings",
    "murder", "order", "poll", "primaries", "primary", "proposal", "rally", "referendum", "report", "results", "ruling",
    "session", "shooting", "shootings", "speech", "statement", "strike", "strikes", "summit", "talks", "trial", "vote",
];

/// What the writer's clause says of its event, and where.
#[derive(Debug, Clone)]
struct Clause {
    /// The tokens of the verb form.
    verb: Range<usize>,
    /// Past or future.
    tense: Tense,
    /// The verb form in the other tense, where that is known.
    other: Option<String>,
}

fn check(cx: &mut PassageContext<'_>) {
    let Some(written_on) = cx.premises.date else { return };
    for (at, sentence) in cx.sentences() {
        let dates = cx.passage.dates.iter().filter(|date| sentence.span.covers(date.span));
        // Two dates in a sentence share its verbs in ways nobody can tell by their places.
        let [date] = dates.collect::<Vec<_>>()[..] else { continue };
        let Some((day, is_exact)) = day_of(date, written_on) else { continue };
        let Some(tense) = contradicted(cx, day, written_on) else { continue };
        let Some(clause) = clause_of(cx, sentence, date).filter(|clause| clause.tense == tense) else { continue };
        let is_open = sentence.span.of(&cx.block.text).ends_with('?');
        if is_open || is_set_elsewhere(cx, sentence) || is_as_told(cx, at, date) {
            continue;
        }
        // Among the dates of another year, one without its year may be of that one.
        if !is_exact && tells_of_another_year(cx, sentence, day) {
            continue;
        }
        report(cx, date, day, written_on, &clause);
    }
}

/// The day that is meant, and whether its year is written, where both leave no doubt.
fn day_of(date: &DateExpression, written_on: Date) -> Option<(Date, bool)> {
    let DateKind::Written(written) = date.kind else { return None };
    let is_day = matches!(written.unit, WrittenUnit::Days { first, last, .. } if first == last);
    let is_exact = written.year != Year::Unwritten;
    let day = date.resolve(written_on, Tense::Present).filter(|_| is_day)?.first;
    let off = (written_on.duration_until(day).as_hours() / 24).abs();
    (off <= if is_exact { FAR } else { NEAR }).then_some((day, is_exact))
}

/// The tense that cannot be, if the day is surely not the text's own. The
/// date of a file is that of its publication, mostly a day late, so that a
/// day more is wanted of it.
fn contradicted(cx: &PassageContext<'_>, day: Date, written_on: Date) -> Option<Tense> {
    let is_its_own = matches!(cx.premises.date_origin, Some(DateOrigin::FrontMatter | DateOrigin::Dateline));
    let slack = i64::from(!is_its_own);
    let days = written_on.duration_until(day).as_hours() / 24;
    match days {
        _ if days < -slack => Some(Tense::Future),
        _ if days > slack => Some(Tense::Past),
        _ => None,
    }
}

/// The clause whose verb the date belongs to: the verb before it, or the one
/// behind a date that opens the sentence.
fn clause_of(cx: &PassageContext<'_>, sentence: &Sentence, date: &DateExpression) -> Option<Clause> {
    let first = cx.prose.token_at(date.span.start());
    let end = cx.prose.token_at(date.span.end());
    let on = if cx.prose.is(first.wrapping_sub(1), &["on"]) { first - 1 } else { first };
    if on == sentence.tokens.start {
        let from = end + usize::from(cx.prose.kind(end) == Some(TokenKind::Comma));
        let to = sentence.tokens.end.min(from + REACH);
        let at = (from..to).take_while(|&at| !ends_clause(cx, at)).find(|&at| verb_at(cx, at).is_some())?;
        let is_plain = (from..at).all(|at| !is_verbal(cx, at));
        return verb_at(cx, at).filter(|_| is_plain);
    }
    let from = sentence.tokens.start.max(on.saturating_sub(REACH));
    let before = (from..on).rev().take_while(|&at| !ends_clause(cx, at));
    let clause = before.filter_map(|at| verb_at(cx, at)).find(|clause| clause.verb.end <= on)?;
    // "The meeting" of a day is that meeting; "a meeting" is held on that day.
    let belongs = (clause.verb.end..on).all(|at| !is_verbal(cx, at) && !cx.prose.is(at, HAPPENINGS));
    belongs.then_some(clause)
}

/// Whether the token ends a clause, or stands in somebody else's words.
fn ends_clause(cx: &PassageContext<'_>, at: usize) -> bool {
    let is_part =
        matches!(cx.prose.kind(at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Clitic | TokenKind::Hyphen));
    !is_part || cx.prose.is(at, CLAUSE) || cx.prose.is_quoted(at)
}

/// Whether the token may be a verb that takes the date for itself: "the order
/// signed on", "to be reviewed on", "a law banning".
fn is_verbal(cx: &PassageContext<'_>, at: usize) -> bool {
    let word = cx.prose.word(at);
    let is_past = EVENTS.iter().any(|(_, past)| *past == word) || word.len() > 4 && word.ends_with("ed");
    let is_form = is_past || word.len() > 5 && word.ends_with("ing") && !cx.prose.is_capital(at);
    let is_infinitive = word == "to" && EVENTS.iter().any(|(base, _)| *base == cx.prose.word(at + 1));
    is_form
        || is_infinitive
        || cx.prose.is(at, &["is", "are", "was", "has", "have", "did", "said", "says", "killed", "about"])
}

/// The verb form of an event that begins at the token, if one does.
fn verb_at(cx: &PassageContext<'_>, at: usize) -> Option<Clause> {
    let prose = cx.prose;
    let from_table = |word: &str| EVENTS.iter().find(|(base, past)| *base == word || *past == word);
    if let Some(to) = ahead(cx, at) {
        let verb = if prose.is(to, &["also", "then", "now"]) { to + 1 } else { to };
        if prose.is(verb, &["take"]) && prose.is(verb + 1, &["place"]) {
            return Some(Clause { verb: at..verb + 2, tense: Tense::Future, other: Some("took place".to_owned()) });
        }
        let is_passive = prose.is(verb, &["be"]) && from_table(prose.word(verb + 1)).is_some();
        let (base, past) = from_table(prose.word(verb + usize::from(is_passive)))?;
        let fits = *base == prose.word(verb) || is_passive;
        let other = (!is_passive).then(|| (*past).to_owned());
        return fits.then(|| Clause { verb: at..verb + 1 + usize::from(is_passive), tense: Tense::Future, other });
    }
    if prose.is(at, &["took"]) && prose.is(at + 1, &["place"]) {
        return Some(Clause { verb: at..at + 2, tense: Tense::Past, other: Some("will take place".to_owned()) });
    }
    let word = prose.word(at);
    let known = EVENTS.iter().find(|(_, past)| *past == word).map(|(base, _)| format!("will {base}"));
    let helper = prose.is(at.wrapping_sub(1), &["be", "been", "being", "have", "has", "had", "get", "got", "not"]);
    let passive = prose.is(at.wrapping_sub(1), &["was", "were"]).then(|| at - 1..at + 1);
    let verb = passive.clone().unwrap_or(at..at + 1);
    // "Left" and "held" are read as the past of a subject, not as what was left or held.
    let is_past = !helper && (known.is_some() || PAST.contains(&word)) && has_subject(cx, verb.start);
    is_past.then(|| Clause { verb, tense: Tense::Past, other: known.filter(|_| passive.is_none()) })
}

/// Where the verb begins behind "will", "is to" or "is scheduled to" at the token.
fn ahead(cx: &PassageContext<'_>, at: usize) -> Option<usize> {
    if cx.prose.is(at, &["will", "'ll"]) {
        return Some(at + 1);
    }
    let be = cx.prose.is(at, &["is", "are"]).then_some(at + 1)?;
    AHEAD.iter().find_map(|words| cx.prose.phrase(be, words))
}

/// Whether a subject stands right before the token: a pronoun, a name or a noun.
fn has_subject(cx: &PassageContext<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let is_article = cx
        .prose
        .is(before, &["a", "an", "the", "of", "to", "by", "in", "his", "her", "its", "their", "on", "at", "from"]);
    cx.prose.is_word(before) && !is_article
}

/// Whether the sentence supposes, or tells of a time of its own.
fn is_set_elsewhere(cx: &PassageContext<'_>, sentence: &Sentence) -> bool {
    sentence.tokens.clone().any(|at| cx.prose.is(at, ELSEWHERE))
}

/// Whether somebody is told to have said it, with the tense it then had:
/// "said it will travel". Who stands behind it at the end ("..., the ministry
/// said") leaves the tense to the writer.
fn is_as_told(cx: &PassageContext<'_>, sentence: usize, date: &DateExpression) -> bool {
    let told = cx.passage.attributions.iter().filter(|said| said.sentence == sentence);
    told.filter(|said| said.content.iter().any(|content| content.overlaps(date.span))).any(|said| {
        said.cue.as_ref().is_none_or(|cue| cue.form != CueForm::Verb || cue.span.start() < date.span.start())
    })
}

/// Whether the sentence has the figure of a year that is not that of `day`.
fn tells_of_another_year(cx: &PassageContext<'_>, sentence: &Sentence, day: Date) -> bool {
    let years = sentence.tokens.clone().filter_map(|at| cx.prose.word(at).parse::<i16>().ok());
    years.filter(|year| (1900..2100).contains(year)).any(|year| year != day.year())
}

fn report(cx: &mut PassageContext<'_>, date: &DateExpression, day: Date, written_on: Date, clause: &Clause) {
    let verb = cx.prose.span(clause.verb.clone());
    let words = verb.of(&cx.block.text).to_owned();
    let (day, on) = (day.strftime("%-d %B %Y"), written_on.strftime("%-d %B %Y"));
    let message = match clause.tense {
        Tense::Future => format!("\"{words}\" speaks of what is to come, but {day} is over on {on}"),
        _ => format!("\"{words}\" speaks of what is over, but {day} is to come on {on}"),
    };
    let diagnostic = cx.report(verb, message);
    diagnostic.note("a briefing is read as of its date: the tense, the day or the date of the text is wrong");
    diagnostic.related(date.span, "the day");
    if let Some(other) = &clause.other {
        diagnostic.fix(format!("write \"{other}\""), vec![Edit { span: verb, replacement: other.clone() }]);
    } else {
        let redate = Edit { span: date.span, replacement: "[date]".to_owned() };
        diagnostic.fixes.push(Fix::new("give another date, to be filled in", vec![redate]).with_blanks());
    }
}
