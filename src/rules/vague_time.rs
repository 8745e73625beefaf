//! Times that move with the reader: *recently, lately, just days prior*.

use std::ops::Range;

use crate::calendar::{DateExpression, DateKind, Direction, PartialDate, Unit};
use crate::document::{Sentence, SourceRecord, TokenKind};
use crate::text::{Edit, Span};

use super::{Check, Family, Fix, PassageContext, Profile, Prose, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "vague-time",
    family: Family::Anonymity,
    severity: None,
    elsewhere: &[(Profile::Strict, Severity::Info)],
    specificity: Specificity::Thing,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("vague_time.md"),
};

#[rustfmt::skip]
const VAGUE: &[&str] = &[
    "a short time ago", "a while ago", "a while back", "lately", "not long ago", "not so long ago", "of late", "recently",
    "some time ago", "sometime ago", "the other day",
];

/// "has previously said": only a statement has a day that is worth asking for.
/// What was previously so or done is told by what came after it.
const STATED: &[&str] =
    &["announced", "argued", "declared", "denied", "pledged", "promised", "said", "stated", "told", "vowed"];

/// Words that belong to the vague ones: "just days prior".
const BEFORE: &[&str] = &["just", "mere", "only", "very", "quite"];

/// Words after which it compares or describes, and dates nothing: "more
/// recently", "a recently built bridge".
#[rustfmt::skip]
const DESCRIBING: &[&str] = &[
    "more", "most", "as", "a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "'s", "'",
    "until", "any", "some", "no", "of", "other", "than",
];

fn check(cx: &mut PassageContext<'_>) {
    for (at, sentence) in cx.sentences() {
        let Some(span) = find_time(cx, sentence) else { continue };
        // "Have you been there recently?" asks for no date.
        let asks = sentence.span.of(&cx.block.text).ends_with('?');
        if asks || is_dated(cx, sentence, span) || cx.is_reported(span) {
            continue;
        }
        let words = span.of(&cx.block.text).to_owned();
        let dating = dating(cx, at, span);
        cx.report(span, format!("\"{words}\" does not say when"))
            .note("a briefing is read later than it is written, and a time without a date moves with its reader")
            .note("give the date, or leave the words out where it does not matter when")
            .fixes
            .push(dating);
    }
}

/// The first vague time of the sentence.
fn find_time(cx: &PassageContext<'_>, sentence: &Sentence) -> Option<Span> {
    let prose = cx.prose;
    let words = sentence.tokens.clone().filter(|&at| !prose.is_quoted(at)).find_map(|at| {
        let stated =
            prose.is(at, &["previously"]) && prose.is(at + 1, STATED) && !prose.is(at.wrapping_sub(1), &["had"]);
        let end = VAGUE.iter().filter_map(|words| prose.phrase(at, words)).max().or(stated.then_some(at + 1))?;
        let describes = at > sentence.tokens.start && prose.is(at - 1, DESCRIBING);
        let goes_on = prose.is(end, &["as", "than"]) || prose.kind(end) == Some(TokenKind::Hyphen);
        (!describes && !goes_on).then_some(at..end)
    });
    let tokens = |date: &DateExpression| {
        let first = prose.token_at(date.span.start());
        first..prose.token_at(date.span.end()).max(first + 1)
    };
    let dates = cx.passage.dates.iter().filter(|date| sentence.span.covers(date.span) && is_uncounted(date));
    let uncounted = dates.map(tokens).find(|words| !prose.is_quoted(words.start) && !is_anchored(prose, words));
    let found = [words, uncounted];
    let first = found.into_iter().flatten().min_by_key(|words| words.start)?;
    Some(prose.span(with_intensifier(prose, sentence, first)))
}

/// "days ago", "weeks earlier": back by nobody says how many. What is years
/// back is told as history.
fn is_uncounted(date: &DateExpression) -> bool {
    matches!(
        date.kind,
        DateKind::Distance {
            amount: None,
            unit: Unit::Hour | Unit::Day | Unit::Week | Unit::Month,
            direction: Direction::Past,
            ..
        }
    )
}

/// Whether it counts from what is told behind it ("days before the vote") or
/// has a number after all ("a dozen days ago").
fn is_anchored(prose: &Prose<'_>, words: &Range<usize>) -> bool {
    let before = prose.is(words.end.wrapping_sub(1), &["before"]) && prose.is_word(words.end);
    before || prose.is(words.start.wrapping_sub(1), &["dozen", "dozens", "hundred"])
}

fn with_intensifier(prose: &Prose<'_>, sentence: &Sentence, words: Range<usize>) -> Range<usize> {
    let before = (sentence.tokens.start..words.start).rev().take_while(|&at| prose.is(at, BEFORE));
    before.last().unwrap_or(words.start)..words.end
}

/// Whether the sentence has a date of its own beside the vague time.
fn is_dated(cx: &PassageContext<'_>, sentence: &Sentence, vague: Span) -> bool {
    let beside = |date: &&DateExpression| sentence.span.covers(date.span) && !date.span.overlaps(vague);
    cx.passage.dates.iter().filter(beside).any(|date| !is_uncounted(date))
}

/// The date of the one source the sentence cites, if the text records it;
/// otherwise a date to be filled in.
fn dating(cx: &PassageContext<'_>, sentence: usize, vague: Span) -> Fix {
    let opens = cx.block.sentences.get(sentence).is_some_and(|sentence| sentence.span.start() == vague.start());
    let on = if opens { "On" } else { "on" };
    let replace = |date: &str| vec![Edit { span: vague, replacement: format!("{on} {date}") }];
    match date_of_source(cx, sentence) {
        Some((source, date)) => {
            Fix::new(format!("write \"{on} {date}\", the date of `{}`", source.key), replace(&date.to_string()))
        }
        None => Fix::new("give the date, to be filled in", replace("[date]")).with_blanks(),
    }
}

fn date_of_source<'a>(cx: &PassageContext<'a>, sentence: usize) -> Option<(&'a SourceRecord, PartialDate)> {
    let cited = cx.block.citations.iter().filter(|citation| !citation.bare && citation.sentence == Some(sentence));
    let keys: Vec<_> =
        cited.flat_map(|citation| &citation.sources).map(|source| source.key.of(&cx.block.text)).collect();
    let [key] = keys[..] else { return None };
    let source = cx.front_matter?.sources.iter().find(|source| source.key == key)?;
    let day = source.date.as_deref()?.get(..10)?;
    let date = PartialDate::parse(day).filter(|date| !date.is_qualified())?;
    Some((source, date))
}
