//! Titles that the records no longer decide on, said once in a text.

use super::{Check, DocumentContext, Family, Marks, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "unchecked-title",
    family: Family::Officials,
    severity: Some(Severity::Info),
    elsewhere: &[],
    specificity: Specificity::Document,
    traits: &[],
    check: Check::Document(check),
    page: include_str!("unchecked_title.md"),
};

fn check(cx: &mut DocumentContext<'_>) {
    let reading = cx.briefing.reading();
    let Some(date) = reading.premises().date else { return };
    let undecided = cx.marked(Marks::UNDECIDED).find_map(|(_, start, footprint)| Some((start, footprint.undecided?)));
    let Some((start, title)) = undecided else { return };
    let office = reading.gazetteer().office(title.office).map(|office| office.id.to_string()).unwrap_or_default();
    let message = format!("titles are not checked here: the records end on {}, before {date}", title.known_to);
    cx.report(title.span.shifted(start), message)
        .note("who has left and who has come since they do not know, and so nothing is said of this and later titles")
        .note(format!(
            "a registry of the desk's own can vouch for an office until a later day: id = \"{office}\", as-of = {date}"
        ));
}
