//! Sources that a document records and never cites.

use std::collections::HashSet;

use super::{Check, DocumentContext, Family, Marks, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "unused-source",
    family: Family::Links,
    severity: Some(Severity::Hint),
    elsewhere: &[],
    specificity: Specificity::Document,
    traits: &[Trait::AnyLanguage, Trait::Quotations],
    check: Check::Document(check),
    page: include_str!("unused_source.md"),
};

fn check(cx: &mut DocumentContext<'_>) {
    let Some(front) = cx.briefing.document().front_matter() else { return };
    if front.sources.is_empty() {
        return;
    }
    let cited: HashSet<&str> =
        cx.marked(Marks::CITED).flat_map(|(_, _, footprint)| &footprint.cited).map(|(key, _)| key.as_str()).collect();
    let origins: HashSet<&str> = front
        .sources
        .iter()
        .flat_map(|source| source.derived_from.iter())
        .map(|origin| origin.value.as_str())
        .collect();
    for source in &front.sources {
        let key = source.key.as_str();
        if !cited.contains(key) && !origins.contains(key) {
            cx.report(source.key_span, format!("the source \"{key}\" is never cited"))
                .note("a source in the list and not in the text makes the text look better sourced than it is")
                .note("cite it where it is used, or take it out");
        }
    }
}
