//! An aim told as fact of something that cannot have one: *the talks aim to*.

use std::ops::Range;

use super::remedy::Mark;
use super::{Check, Family, PassageContext, Prose, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "unattributed-intent",
    family: Family::Attribution,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Statement,
    traits: &[Trait::NotInReadouts],
    check: Check::Passage(check),
    page: include_str!("unattributed_intent.md"),
};

#[rustfmt::skip]
const AIMING: &[&str] = &[
    "aim to", "aims to", "seek to", "seeks to", "is meant to", "are meant to", "is intended to", "are intended to",
    "is aimed at", "are aimed at",
];

/// Events that people hold with an aim, which is theirs to say. Laws and
/// programmes are left out: what they are for stands in their text.
#[rustfmt::skip]
const HELD: &[&str] = &[
    "call", "conference", "consultations", "dialogue", "discussion", "discussions", "engagement", "exercise",
    "exercises", "gathering", "meeting", "meetings", "mission", "negotiations", "outreach", "round", "session",
    "summit", "talks", "tour", "trip", "visit", "visits",
];

fn check(cx: &mut PassageContext<'_>) {
    for (at, sentence) in cx.sentences() {
        let body = cx.prose.body(sentence);
        let Some(cue) = find_aim(cx.prose, &body) else { continue };
        if cx.is_answered_for_soon(at, cx.prose.span(cue.clone())) {
            continue;
        }
        let head =
            cx.prose.head_of_subject(&body, cue.start).map(|head| cx.prose.word(head).to_owned()).unwrap_or_default();
        let remedies = cx.answers(at, cx.attributing(at), &[Mark::Assessment]);
        cx.report(cx.prose.span(cue), format!("nobody is named who gives this as the aim of the {head}"))
            .note("talks and visits have no aims of their own: each side has its own, and says so or does not")
            .note("say who gave the aim, cite it, or mark it as your assessment")
            .fixes
            .extend(remedies);
    }
}

fn find_aim(prose: &Prose<'_>, body: &Range<usize>) -> Option<Range<usize>> {
    body.clone().find_map(|at| {
        let end = AIMING.iter().find_map(|phrase| prose.phrase(at, phrase))?;
        let head = prose.head_of_subject(body, at)?;
        (prose.is(head, HELD) && !prose.is_quoted(at)).then_some(at..end)
    })
}
