//! Wrongs that somebody is said to have done, on nobody's word.

use std::ops::Range;

use super::{Check, Family, PassageContext, Prose, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "unattributed-allegation",
    family: Family::Attribution,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Statement,
    traits: &[Trait::NotInReadouts],
    check: Check::Passage(check),
    page: include_str!("unattributed_allegation.md"),
};

/// What only a wrongdoer does. Words that also have an innocent use (*took,
/// attacked, killed, threatened*) are left out.
#[rustfmt::skip]
const WRONGED: &[&str] = &[
    "blackmailed", "bribed", "defrauded", "doctored", "embezzled", "extorted", "falsified", "forged", "laundered",
    "looted", "massacred", "misappropriated", "murdered", "pilfered", "plundered", "raped", "rigged", "smuggled",
    "swindled", "tortured",
];

/// What a court or a prosecutor has taken up, or what somebody denies, is no
/// longer the writer's own accusation.
#[rustfmt::skip]
const IN_COURT: &[&str] = &[
    "accused", "acquitted", "admitted", "allegations", "alleged", "allegedly", "arrested", "charged", "charges",
    "confessed", "convicted", "court", "denied", "denies", "guilty", "indicted", "jury", "prosecutors", "sentenced",
    "suspected", "trial", "verdict",
];

fn check(cx: &mut PassageContext<'_>) {
    for (at, sentence) in cx.sentences() {
        let body = cx.prose.body(sentence);
        let Some(verb) = find_wrong(cx.prose, &body) else { continue };
        let span = cx.prose.span(verb..verb + 1);
        if cx.is_answered_for_nearby(at, span) {
            continue;
        }
        let remedies = cx.citing(at);
        cx.report(sentence.span, "nobody is named who accuses them of this")
            .note("told without a source, an accusation is the writer's own")
            .note("say who accuses them and what they answer; write \"charged with\" where a prosecutor has")
            .fixes
            .extend(remedies);
    }
}

fn find_wrong(prose: &Prose<'_>, body: &Range<usize>) -> Option<usize> {
    let verb = body.clone().find(|&at| prose.is(at, WRONGED) && !prose.is_quoted(at))?;
    prose.head_of_subject(body, verb)?;
    let in_court = body.clone().any(|at| prose.is(at, IN_COURT));
    // "In 1915 …": what happened long ago stands in books.
    let is_history =
        body.clone().any(|at| prose.word(at).parse::<u16>().is_ok_and(|year| (1000..2100).contains(&year)));
    (!in_court && !is_history).then_some(verb)
}
