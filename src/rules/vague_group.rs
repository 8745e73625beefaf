//! Groups without a member: *analysts say, critics fear, many believe*.

use std::ops::Range;

use crate::document::TokenKind;

use super::unnamed::{Complaint, Voice, report_voices};
use super::{Check, Family, PassageContext, Prose, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "vague-group",
    family: Family::Anonymity,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Words,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("vague_group.md"),
};

#[rustfmt::skip]
const GROUPS: &[&str] = &[
    "analysts", "commentators", "critics", "detractors", "economists", "experts", "insiders", "observers", "opponents",
    "pundits", "scholars", "skeptics", "sceptics", "specialists", "strategists",
];

/// Quantities that are a group of their own: "many say".
const PRONOUNS: &[&str] = &["many", "some"];

const PRESENT: &[&str] = &["argue", "believe", "claim", "contend", "fear", "say", "suspect", "think", "worry"];

#[rustfmt::skip]
const SAYING: &[&str] = &[
    "argue", "argued", "believe", "believed", "caution", "cautioned", "claim", "claimed", "contend", "contended",
    "expect", "expected", "fear", "feared", "note", "noted", "predict", "predicted", "said", "say", "suggest",
    "suggested", "suspect", "suspected", "think", "thought", "warn", "warned", "worry", "worried",
];

/// What may stand between the group and its verb.
const BETWEEN: &[&str] =
    &["also", "already", "now", "often", "still", "have", "had", "long", "generally", "widely", "say"];

#[rustfmt::skip]
const VOICE: Voice = Voice {
    pointing: &[
        "the", "these", "those", "his", "her", "their", "its", "our", "my", "your", "both", "'s", "'", "of", "two",
        "three", "four", "five", "six", "seven", "eight", "nine", "ten", "no", "few", "one", "which", "than", "if",
        "whether", "that", "what",
    ],
    owned: &[],
    quantities: &["many", "some", "most", "several", "other", "numerous"],
};

fn check(cx: &mut PassageContext<'_>) {
    let complaint = Complaint {
        message: "names nobody",
        why: "a group without a member cannot be asked, and lends a view more weight than one voice would",
        instead: "name at least one of them, or cite where they say so",
        naming: ("name one of them, to be filled in", ", including [who],"),
    };
    report_voices(cx, find_group, &complaint);
}

/// The group and its verb.
fn find_group(prose: &Prose<'_>, body: &Range<usize>) -> Option<Range<usize>> {
    body.clone().filter(|&at| !prose.is_quoted(at)).find_map(|at| {
        let start =
            if prose.is(at, GROUPS) { VOICE.start(prose, body, at)? } else { start_of_pronoun(prose, body, at)? };
        let verb = (at + 1..body.end).find(|&next| !prose.is(next, BETWEEN) || prose.is(next, SAYING))?;
        // "experts said to be close to him": the experts are spoken of.
        let says = prose.is(verb, SAYING) && !prose.is(verb + 1, &["to", "by"]);
        says.then_some(start..verb + 1)
    })
}

/// A quantity stands for a group only where a sentence or clause begins, and
/// where it holds now: "some said" is some of those told of before.
fn start_of_pronoun(prose: &Prose<'_>, body: &Range<usize>, at: usize) -> Option<usize> {
    let opens = at == body.start
        || matches!(prose.kind(at - 1), Some(TokenKind::Comma | TokenKind::Semicolon))
        || prose.is(at - 1, &["but", "and", "while"]);
    let says = prose.is(at + 1, PRESENT) || prose.is(at + 1, &["have"]) && prose.is(at + 2, SAYING);
    (prose.is(at, PRONOUNS) && opens && says).then_some(at)
}
