//! Ids that a document gives twice.

use std::collections::HashMap;

use crate::text::{Edit, Span};

use super::{Check, DocumentContext, Family, Marks, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "duplicate-claim-id",
    family: Family::Links,
    severity: Some(Severity::Error),
    elsewhere: &[],
    specificity: Specificity::Document,
    traits: &[Trait::AnyLanguage, Trait::Quotations],
    check: Check::Document(check),
    page: include_str!("duplicate_claim_id.md"),
};

fn check(cx: &mut DocumentContext<'_>) {
    let mut places: HashMap<&str, Vec<Span>> = HashMap::new();
    for (_, start, footprint) in cx.marked(Marks::IDS) {
        for (id, span) in &footprint.ids {
            places.entry(id).or_default().push(span.shifted(start));
        }
    }
    let mut repeated: Vec<_> = places.iter().filter(|(_, places)| places.len() > 1).collect();
    repeated.sort();
    for (id, spans) in repeated {
        let Some((first, again)) = spans.split_first() else { continue };
        for (at, span) in again.iter().enumerate() {
            // Among one more number than there are ids, one is free.
            let free = (at + 2..=at + 2 + places.len()).map(|number| format!("{id}-{number}"));
            let free = free.into_iter().find(|name| !places.contains_key(name.as_str()));
            let rename = Edit { span: *span, replacement: free.unwrap_or_default() };
            cx.report(*span, format!("the id \"{id}\" is given twice"))
                .related(*first, "given here first")
                .note("a reference to it cannot tell which of the two is meant")
                .fix(format!("rename this one to `{}`", rename.replacement), vec![rename]);
        }
    }
}
