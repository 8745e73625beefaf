//! Texts that name their first source far down.

use super::{Check, DocumentContext, Family, Marks, Profile, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "late-attribution",
    family: Family::Attribution,
    severity: Some(Severity::Info),
    elsewhere: &[(Profile::Reuters, Severity::Warning)],
    specificity: Specificity::Document,
    traits: &[Trait::NotInReadouts],
    check: Check::Document(check),
    page: include_str!("late_attribution.md"),
};

/// By the end of this paragraph a source has to be named.
const LATEST: usize = 3;

fn check(cx: &mut DocumentContext<'_>) {
    let Some((source_at, _, _)) = cx.marked(Marks::SOURCE).next() else { return };
    let Some((claim_at, start, footprint)) = cx.marked(Marks::CLAIM).next() else { return };
    let Some(claim) = footprint.first_claim else { return };
    // Headlines and the like assert nothing and are not counted.
    let paragraph = 1 + cx.marked(Marks::CLAIM).take_while(|(at, ..)| *at < source_at).count();
    if source_at <= claim_at || paragraph <= LATEST {
        return;
    }
    let claim = claim.shifted(start);
    let remedies = cx.answers_for_lead(claim);
    cx.report(claim, format!("the text makes claims from here on and names its first source in paragraph {paragraph}"))
        .note("who says so belongs to the news: a reader who stops early takes it for common knowledge")
        .note("name a source within the first three paragraphs")
        .fixes
        .extend(remedies);
}
