//! Dates that hang on the day of writing, in a text that does not say which day that was.

use crate::document::Document;
use crate::text::{Edit, Span};

use super::{Check, DocumentContext, Family, Fix, Marks, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "missing-document-date",
    family: Family::Dates,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Document,
    traits: &[],
    check: Check::Document(check),
    page: include_str!("missing_document_date.md"),
};

/// What a person puts the day in place of.
const DAY: &str = "YYYY-MM-DD";

fn check(cx: &mut DocumentContext<'_>) {
    if cx.briefing.reading().premises().date.is_some() {
        return;
    }
    let Some((at, start, footprint)) = cx.marked(Marks::RELATIVE_DATE).next() else { return };
    let Some(date) = footprint.first_relative_date else { return };
    let blocks = cx.briefing.document().blocks();
    let words = blocks.get(at).map(|placed| date.of(&placed.block.text)).unwrap_or_default().to_owned();
    let insertion = insertion(cx.briefing.document());
    cx.report(date.shifted(start), format!("\"{words}\" has no day, since the text does not say when it was written"))
        .note("in a month nobody can tell which day was meant")
        .note("give the day in the front matter: `date: 2026-11-20`")
        .fixes
        .push(Fix::new("insert `date:` to be filled in", vec![insertion]).with_blank(DAY));
}

/// A line for the date at the end of the front matter's opening fence, or
/// front matter of its own. The day is for a person to fill in.
fn insertion(document: &Document) -> Edit {
    let line = format!("date: {DAY}");
    let opening = document.front_matter().and(document.blocks().first());
    let fence = opening.and_then(|placed| placed.block.text.find('\n'));
    match fence {
        Some(end) => Edit { span: Span::at(end + 1), replacement: format!("{line}\n") },
        None => Edit { span: Span::at(0), replacement: format!("---\n{line}\n---\n\n") },
    }
}
