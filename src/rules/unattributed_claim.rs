//! Statements of fact with nothing behind them.

use crate::analysis::{Claim, Standing};

use super::remedy::Mark;
use super::{Check, Family, PassageContext, Profile, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "unattributed-claim",
    family: Family::Attribution,
    severity: Some(Severity::Info),
    elsewhere: &[(Profile::Strict, Severity::Warning)],
    specificity: Specificity::Sentence,
    traits: &[Trait::NotInReadouts],
    check: Check::Passage(check),
    page: include_str!("unattributed_claim.md"),
};

fn check(cx: &mut PassageContext<'_>) {
    let threshold = if cx.strict { Claim::LIKELY } else { Claim::SURE };
    for claim in &cx.passage.claims {
        if claim.standing != Standing::Unattributed
            || claim.confidence < threshold
            || cx.is_answered_for(claim.sentence)
        {
            continue;
        }
        let reason = claim.reason.clone();
        let marks = [Mark::Assessment, Mark::Known, Mark::Witnessed];
        let remedies = cx.answers(claim.sentence, cx.attributing(claim.sentence), &marks);
        cx.report(claim.span, "this statement names no source")
            .note(reason)
            .note("cite a source, say who says so, or mark it: {.assessment}, {.known} or {.witnessed}")
            .fixes
            .extend(remedies);
    }
}
