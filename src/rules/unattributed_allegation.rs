//! Wrongs that somebody is said to have done, on nobody's word.

use std::ops::Range;

use crate::text::Edit;

use super::{Check, Family, Fix, PassageContext, Prose, Rule, Severity, Specificity, Trait};

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
/// attacked, killed, threatened*) are left out. Each with what one is charged with.
#[rustfmt::skip]
const WRONGED: &[(&str, &str)] = &[
    ("blackmailed", "blackmailing"), ("bribed", "bribing"), ("defrauded", "defrauding"), ("doctored", "doctoring"),
    ("embezzled", "embezzling"), ("extorted", "extorting"), ("falsified", "falsifying"), ("forged", "forging"),
    ("laundered", "laundering"), ("looted", "looting"), ("massacred", "massacring"),
    ("misappropriated", "misappropriating"), ("murdered", "murdering"), ("pilfered", "pilfering"),
    ("plundered", "plundering"), ("raped", "raping"), ("rigged", "rigging"), ("smuggled", "smuggling"),
    ("swindled", "swindling"), ("tortured", "torturing"),
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
        let remedies = cx.answers(at, cx.attributing(at), &[]);
        let charge = charging(cx.prose, &body, verb);
        cx.report(sentence.span, "nobody is named who accuses them of this")
            .note("told without a source, an accusation is the writer's own")
            .note("say who accuses them and what they answer; write \"charged with\" where a prosecutor has")
            .fixes
            .extend(remedies.into_iter().chain(charge));
    }
}

/// "bribed officials" as "was charged with bribing officials", which is right
/// only where a prosecutor has.
fn charging(prose: &Prose<'_>, body: &Range<usize>, verb: usize) -> Option<Fix> {
    let (_, gerund) = WRONGED.iter().find(|(past, _)| *past == prose.word(verb))?;
    let head = prose.head_of_subject(body, verb)?;
    let was = if prose.word(head).ends_with('s') && !prose.is_capital(head) { "were" } else { "was" };
    let charge = Edit { span: prose.span(verb..verb + 1), replacement: format!("{was} charged with {gerund}") };
    Some(Fix::new("write \"charged with\"", vec![charge]))
}

fn find_wrong(prose: &Prose<'_>, body: &Range<usize>) -> Option<usize> {
    let verb =
        body.clone().find(|&at| WRONGED.iter().any(|(past, _)| *past == prose.word(at)) && !prose.is_quoted(at))?;
    prose.head_of_subject(body, verb)?;
    let in_court = body.clone().any(|at| prose.is(at, IN_COURT));
    // "In 1915 …": what happened long ago stands in books.
    let is_history =
        body.clone().any(|at| prose.word(at).parse::<u16>().is_ok_and(|year| (1000..2100).contains(&year)));
    (!in_court && !is_history).then_some(verb)
}
