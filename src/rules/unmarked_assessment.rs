//! The writer's inference told as fact: *this move underscores, the meeting suggests*.

use std::ops::Range;

use super::remedy::Mark;
use super::{Check, Family, PassageContext, Prose, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "unmarked-assessment",
    family: Family::Attribution,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Words,
    traits: &[Trait::NotInReadouts],
    check: Check::Passage(check),
    page: include_str!("unmarked_assessment.md"),
};

#[rustfmt::skip]
const INFERRING: &[&str] = &[
    "demonstrates", "highlights", "illustrates", "implies", "indicates", "signals", "suggests", "underlines",
    "underscores", "demonstrate", "highlight", "illustrate", "imply", "indicate", "signal", "suggest", "underline",
    "underscore",
];

fn check(cx: &mut PassageContext<'_>) {
    for (at, sentence) in cx.sentences() {
        let body = cx.prose.body(sentence);
        let Some(verb) = find_inference(cx.prose, &body) else { continue };
        let span = cx.prose.span(verb..verb + 1);
        if cx.is_answered_for_beside(at, span) {
            continue;
        }
        let word = cx.prose.word(verb).to_owned();
        let remedies = cx.answers(at, cx.attributing(at), &[Mark::Assessment]);
        cx.report(span, format!("\"{word}\" is the writer's own inference, told as fact"))
            .note("an event says nothing by itself: somebody reads it so, and a reader has to know whether that is you")
            .note("mark the sentence as your assessment, or say whose reading it is")
            .fixes
            .extend(remedies);
    }
}

fn find_inference(prose: &Prose<'_>, body: &Range<usize>) -> Option<usize> {
    let infers = |&at: &usize| prose.is(at, INFERRING) && !prose.is_quoted(at);
    let verb = body.clone().find(infers)?;
    let head = prose.head_of_subject(body, verb)?;
    prose.is_event(head).then_some(verb)
}
