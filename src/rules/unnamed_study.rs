//! Evidence without a name: *studies show, polls suggest, data indicate*.

use std::ops::Range;

use crate::document::TokenKind;

use super::{Check, Family, PassageContext, Prose, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "unnamed-study",
    family: Family::Anonymity,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Words,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("unnamed_study.md"),
};

#[rustfmt::skip]
const EVIDENCE: &[&str] = &[
    "data", "evidence", "figures", "poll", "polling", "polls", "research", "statistics", "studies", "study", "survey",
    "surveys",
];

#[rustfmt::skip]
const SHOWING: &[&str] = &[
    "confirm", "confirmed", "confirms", "demonstrate", "demonstrates", "find", "finds", "found", "indicate",
    "indicated", "indicates", "prove", "proves", "reveal", "revealed", "reveals", "say", "says", "show", "showed",
    "shown", "shows", "suggest", "suggested", "suggests",
];

const BETWEEN: &[&str] =
    &["also", "already", "now", "often", "still", "consistently", "clearly", "have", "has", "shown", "repeatedly"];

/// Words before it that say whose it is, point to one already told of, or deny it.
#[rustfmt::skip]
const POINTING: &[&str] = &[
    "the", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my", "your", "'s", "'", "no",
    "which", "whose", "both", "any", "what", "little", "if", "whether", "than", "of", "not", "every", "each",
];

/// Words that describe it and say whose it is: of the writer's own house, of
/// an office, of an election night.
const OWNED: &[&str] = &["own", "internal", "official", "exit", "same", "such", "census", "court", "company", "public"];

const QUANTITIES: &[&str] = &["a", "an", "many", "some", "most", "several", "other", "numerous", "more"];

fn check(cx: &mut PassageContext<'_>) {
    for (at, sentence) in cx.sentences() {
        let body = cx.prose.body(sentence);
        let Some(study) = find_study(cx.prose, &body) else { continue };
        let span = cx.prose.span(study);
        if cx.is_answered_for_nearby(at, span) {
            continue;
        }
        let words = span.of(&cx.block.text).to_owned();
        let remedies = cx.citing(at);
        cx.report(span, format!("\"{words}\" does not say which"))
            .note("evidence that cannot be looked up proves nothing, and the reader cannot tell a census from a straw poll")
            .note("name whose it is and its date, or cite it")
            .fixes
            .extend(remedies);
    }
}

fn find_study(prose: &Prose<'_>, body: &Range<usize>) -> Option<Range<usize>> {
    body.clone().filter(|&at| prose.is(at, EVIDENCE) && !prose.is_quoted(at)).find_map(|at| {
        let start = start_of_phrase(prose, body, at)?;
        let verb = (at + 1..body.end).find(|&next| !prose.is(next, BETWEEN))?;
        prose.is(verb, SHOWING).then_some(start..verb + 1)
    })
}

/// Where the phrase headed by `at` starts, unless it says whose evidence it is.
fn start_of_phrase(prose: &Prose<'_>, body: &Range<usize>, at: usize) -> Option<usize> {
    let mut start = prose.modifiers_before(body, at);
    if (start..at).any(|word| prose.is(word, OWNED)) {
        return None;
    }
    while start > body.start && prose.is(start - 1, QUANTITIES) {
        start -= 1;
    }
    if start == body.start {
        return Some(start);
    }
    // "Labor Department data": whose they are is told.
    let is_told = prose.is(start - 1, POINTING)
        || prose.kind(start - 1) == Some(TokenKind::Number)
        || prose.is_capital(start - 1);
    (!is_told).then_some(start)
}
