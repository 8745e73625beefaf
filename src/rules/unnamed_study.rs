//! Evidence without a name: *studies show, polls suggest, data indicate*.

use std::ops::Range;

use super::unnamed::{Complaint, Voice, report_voices};
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

#[rustfmt::skip]
const VOICE: Voice = Voice {
    pointing: &[
        "the", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my", "your", "'s", "'", "no",
        "which", "whose", "both", "any", "what", "little", "if", "whether", "than", "of", "not", "every", "each",
    ],
    // Of the writer's own house, of an office, of an election night.
    owned: &["own", "internal", "official", "exit", "same", "such", "census", "court", "company", "public"],
    quantities: &["a", "an", "many", "some", "most", "several", "other", "numerous", "more"],
};

fn check(cx: &mut PassageContext<'_>) {
    let complaint = Complaint {
        message: "does not say which",
        why: "evidence that cannot be looked up proves nothing, and the reader cannot tell a census from a straw poll",
        instead: "name whose it is and its date, or cite it",
        naming: ("say whose it is, to be filled in", " by [who]"),
    };
    report_voices(cx, find_study, &complaint);
}

fn find_study(prose: &Prose<'_>, body: &Range<usize>) -> Option<Range<usize>> {
    body.clone().filter(|&at| prose.is(at, EVIDENCE) && !prose.is_quoted(at)).find_map(|at| {
        let start = VOICE.start(prose, body, at)?;
        let verb = (at + 1..body.end).find(|&next| !prose.is(next, BETWEEN))?;
        prose.is(verb, SHOWING).then_some(start..verb + 1)
    })
}
