//! Texts that claim and never say on whose word.

use super::{Check, DocumentContext, Family, Marks, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "no-source-in-document",
    family: Family::Attribution,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Document,
    traits: &[Trait::NotInReadouts],
    check: Check::Document(check),
    page: include_str!("no_source_in_document.md"),
};

fn check(cx: &mut DocumentContext<'_>) {
    if cx.briefing.reading().premises().issuer.is_some() {
        return;
    }
    // What is told of public acts alone can be looked up.
    if cx.marked(Marks::SOURCE).next().is_some() || cx.marked(Marks::BARE).next().is_none() {
        return;
    }
    let Some((_, start, footprint)) = cx.marked(Marks::CLAIM).next() else { return };
    let Some(claim) = footprint.first_claim else { return };
    let claim = claim.shifted(start);
    let remedies = cx.answers_for_lead(claim);
    cx.report(claim, "the text makes claims and names no source for any of them")
        .note("without one source a reader can only believe or disbelieve the whole")
        .note("say who the news is from in the first sentences, or cite it")
        .note("where one body answers for the whole text, say so in the front matter: `type: readout` and `issuer:`")
        .fixes
        .extend(remedies);
}
