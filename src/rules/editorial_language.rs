//! Words by which the writer takes sides: *admitted, clearly, iconic*.

use std::ops::Range;

use crate::analysis::{Attribution, CueForm, CueKind};
use crate::document::{Sentence, TokenKind};
use crate::text::{Edit, Span};

use super::{Check, Family, PassageContext, Profile, Prose, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "editorial-language",
    family: Family::Quotation,
    severity: None,
    elsewhere: &[(Profile::Strict, Severity::Info), (Profile::Wiki, Severity::Warning)],
    specificity: Specificity::Thing,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("editorial_language.md"),
};

/// Verbs that say *said* and whether to believe it, each with what is neutral
/// in its place.
#[rustfmt::skip]
const LOADED: &[(&str, &str)] = &[
    ("admit", "say"), ("admits", "says"), ("admitted", "said"),
    ("boast", "say"), ("boasts", "says"), ("boasted", "said"),
    ("bragged", "said"), ("brags", "says"),
    ("claim", "say"), ("claims", "says"), ("claimed", "said"),
    ("concede", "say"), ("concedes", "says"), ("conceded", "said"),
    ("confess", "say"), ("confesses", "says"), ("confessed", "said"),
    ("crowed", "said"), ("fumed", "said"), ("gloated", "said"), ("gushed", "said"),
    ("insist", "say"), ("insists", "says"), ("insisted", "said"),
    ("ranted", "said"), ("raved", "said"), ("scoffed", "said"), ("scoffs", "says"),
    ("sneered", "said"), ("sniffed", "said"), ("snarled", "said"), ("thundered", "said"), ("whined", "said"),
];

/// Adverbs that tell a reader what to think of a fact.
#[rustfmt::skip]
const ADVERBS: &[&str] = &[
    "admittedly", "alarmingly", "amazingly", "arguably", "astonishingly", "bizarrely", "clearly", "curiously",
    "disappointingly", "disturbingly", "famously", "fortunately", "happily", "importantly", "incredibly",
    "inexplicably", "infamously", "interestingly", "ironically", "laughably", "luckily", "mercifully", "miraculously",
    "needless to say", "notoriously", "obviously", "oddly", "of course", "predictably", "remarkably", "rightfully",
    "rightly", "sadly", "shamefully", "shockingly", "strangely", "surprisingly", "tellingly", "thankfully",
    "tragically", "troublingly", "undeniably", "undoubtedly", "unfortunately", "unquestionably", "unsurprisingly",
    "without a doubt", "wisely",
];

/// Words that praise or blame whatever stands behind them.
#[rustfmt::skip]
const PUFFERY: &[&str] = &[
    "acclaimed", "awe - inspiring", "best - in - class", "breathtaking", "cutting - edge", "esteemed",
    "game - changing", "groundbreaking", "iconic", "illustrious", "legendary", "much - vaunted", "prestigious",
    "renowned", "state - of - the - art", "storied", "stunning", "top - notch", "trailblazing",
    "unparalleled", "unrivalled", "unrivaled", "visionary", "vocal", "world - class", "world - renowned",
];

/// Words before a verb that make it no report of what was said.
#[rustfmt::skip]
const UNSAID: &[&str] = &[
    "to", "not", "n't", "never", "would", "could", "can", "will", "may", "might", "must", "should", "be", "been", "is",
    "are", "was", "were", "i", "we",
];

/// Words by which a statement was made before a court, where what is admitted has its own weight.
const IN_COURT: &[&str] = &["court", "guilty", "plea", "pleaded", "police", "testified", "testimony", "trial"];

fn check(cx: &mut PassageContext<'_>) {
    loaded_verbs(cx);
    for (_, sentence) in cx.sentences() {
        for at in sentence.tokens.clone().filter(|&at| !cx.prose.is_quoted(at)) {
            let (words, message) = if let Some(words) = adverb(cx.prose, sentence, at) {
                (words, "tells the reader what to think of it")
            } else if let Some(words) = puffery(cx.prose, at) {
                (words, "praises or blames, and says nothing that can be checked")
            } else {
                continue;
            };
            let span = cx.prose.span(words.clone());
            if cx.is_reported(span) {
                continue;
            }
            let written = span.of(&cx.block.text).to_owned();
            let delete = without(cx, sentence, &words);
            cx.report(span, format!("\"{written}\" {message}"))
                .note("a briefing states what happened and who says so, and leaves the verdict to its reader")
                .note("leave it out, or tell the fact that the word stands for")
                .fix("leave it out", vec![delete]);
        }
    }
}

fn loaded_verbs(cx: &mut PassageContext<'_>) {
    for said in &cx.passage.attributions {
        let Some((at, neutral)) = loaded(cx, said) else { continue };
        let span = cx.prose.span(at..at + 1);
        let word = span.of(&cx.block.text).to_owned();
        let replace = Edit { span, replacement: neutral.to_owned() };
        cx.report(span, format!("\"{word}\" takes sides on whether it is true"))
            .note("*said* is fair to everybody: other verbs hint that the words are doubtful, unwilling or long known")
            .fix(format!("write \"{neutral}\""), vec![replace]);
    }
}

/// The verb by which somebody is said to speak, if it is a loaded one, and what is neutral in its place.
fn loaded(cx: &PassageContext<'_>, said: &Attribution) -> Option<(usize, &'static str)> {
    let cue = said.cue.as_ref().filter(|cue| cue.form == CueForm::Verb && cue.kind == CueKind::Speech)?;
    said.source.as_ref()?;
    let first = cx.prose.token_at(cue.span.start());
    let behind = cx.prose.token_at(cue.span.end());
    let (at, neutral) = (first..behind).find_map(|at| {
        let (_, neutral) = LOADED.iter().find(|(verb, _)| *verb == cx.prose.word(at))?;
        Some((at, *neutral))
    })?;
    let sentence = cx.block.sentences.get(said.sentence)?;
    let unsaid = at.checked_sub(1).is_some_and(|before| cx.prose.is(before, UNSAID));
    let in_court = sentence.tokens.clone().any(|token| cx.prose.is(token, IN_COURT));
    (!unsaid && !in_court && !cx.prose.is_quoted(at) && tells(cx, said, at)).then_some((at, neutral))
}

/// Whether a clause or a quotation is what was said: "claimed victory" and
/// "admitted to it" are no speech, and *said* could not stand there.
fn tells(cx: &PassageContext<'_>, said: &Attribution, verb: usize) -> bool {
    if said.content.is_empty() {
        return false;
    }
    let fronted = said.content.iter().any(|content| content.end() <= cx.prose.span(verb..verb + 1).start());
    let led = cx.prose.is(verb + 1, &["that"])
        || matches!(
            cx.prose.kind(verb + 1),
            Some(TokenKind::Comma | TokenKind::OpenQuote | TokenKind::Colon | TokenKind::Stop)
        );
    let of_something = cx.prose.is(verb + 1, &["of", "about", "to", "on", "upon", "into", "as", "for"]);
    !of_something && (led || fronted || has_clause(cx, verb))
}

/// Whether a subject and a verb follow: "claimed the port was closed".
fn has_clause(cx: &PassageContext<'_>, verb: usize) -> bool {
    const SUBJECTS: &[&str] = &["he", "she", "they", "it", "we", "i", "there", "you"];
    const FINITE: &[&str] = &["is", "are", "was", "were", "has", "had", "will", "would", "could", "did", "does"];
    cx.prose.is(verb + 1, SUBJECTS)
        || (verb + 2..verb + 7).take_while(|&at| cx.prose.is_word(at)).any(|at| cx.prose.is(at, FINITE))
}

/// An editorial adverb at `at`: one that stands over the whole clause and not
/// with the verb or the adjective beside it ("clearly visible", "spoke clearly").
fn adverb(prose: &Prose<'_>, sentence: &Sentence, at: usize) -> Option<Range<usize>> {
    let end = ADVERBS.iter().filter_map(|words| prose.phrase(at, words)).max()?;
    let is_first = at == sentence.tokens.start;
    let is_last = matches!(prose.kind(end), Some(TokenKind::Stop) | None) && !prose.is(at, &["of"]);
    let of_manner = !is_first && prose.is(at - 1, &["more", "most", "so", "as", "how", "very", "too", "less", "quite"]);
    let of_sight =
        prose.is(end, &["defined", "heard", "labelled", "labeled", "marked", "seen", "stated", "visible", "written"]);
    (!is_last && !of_manner && !of_sight).then_some(at..end)
}

fn puffery(prose: &Prose<'_>, at: usize) -> Option<Range<usize>> {
    let end = PUFFERY.iter().filter_map(|words| prose.phrase(at, words)).max()?;
    let named = prose.is_capital(at) && prose.is_capital(at + 1);
    (!named && !prose.is_hyphenated(at)).then_some(at..end)
}

/// Takes the words out with the commas round them and the white space behind,
/// and hands the capital of a sentence on.
fn without(cx: &PassageContext<'_>, sentence: &Sentence, words: &Range<usize>) -> Edit {
    let text = &cx.block.text;
    let is_comma = |at: usize| cx.prose.kind(at) == Some(TokenKind::Comma);
    let opens = words.start == sentence.tokens.start;
    let start = if !opens && is_comma(words.start - 1) { words.start - 1 } else { words.start };
    let end = if is_comma(words.end) { words.end + 1 } else { words.end };
    let (from, to) = (cx.prose.span(start..start + 1).start(), cx.prose.span(end..end + 1).start());
    let first = text.get(to..).and_then(|rest| rest.chars().next());
    match first.filter(|first| opens && first.is_lowercase()) {
        Some(first) => {
            Edit { span: Span::new(from, to + first.len_utf8()), replacement: first.to_uppercase().collect() }
        }
        // "was, of course, broken": the comma took no space before it.
        None if start < words.start && cx.prose.is_word(end) => {
            Edit { span: Span::new(from, to), replacement: " ".to_owned() }
        }
        None => Edit { span: Span::new(from, to), replacement: String::new() },
    }
}
