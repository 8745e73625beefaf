//! Sources that are dated after the text that cites them.

use crate::analysis::DateOrigin;
use crate::calendar::{Date, PartialDate};
use crate::workspace::{Node, Relation};

use super::pointing::{Pointing, named};
use super::superseded_source::date_of;
use super::{Check, Family, Rule, Severity, Specificity, Trait, WorkspaceContext};

pub(super) static RULE: Rule = Rule {
    name: "source-newer-than-document",
    family: Family::Links,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[Trait::AnyLanguage, Trait::Quotations],
    check: Check::Workspace(check),
    page: include_str!("source_newer_than_document.md"),
};

fn check(cx: &mut WorkspaceContext<'_>) {
    let premises = cx.briefing.reading().premises();
    let Some(today) = premises.date.filter(|_| premises.date_origin != Some(DateOrigin::Settings)) else { return };
    let mut told: Vec<Node> = Vec::new();
    for pointing in cx.pointings() {
        let is_support =
            matches!(pointing.relation, Relation::Cites | Relation::Quotes | Relation::RestsOn | Relation::ReliesOn);
        let Some(node) = is_support.then(|| cx.node_of(&pointing)).flatten() else { continue };
        let Some(date) = dated(cx, &pointing, &node) else { continue };
        // It may be tomorrow where the source is from.
        let is_newer = !date.is_qualified() && today.tomorrow().is_ok_and(|tomorrow| date.earliest() > tomorrow);
        if !is_newer || told.contains(&node) {
            continue;
        }
        let day = PartialDate::from(today);
        let own = cx.briefing.path();
        let message = format!("{} is dated {date}, after this text, which is of {day}", named(&node, own));
        cx.report(pointing.span, message)
            .note("nobody can have read it when this was written, so one of the two dates is wrong")
            .note("put right the date of the source or that of the text")
            .related_node(&node, format!("dated {date}"));
        told.push(node);
    }
}

/// The day of what is pointed to.
fn dated(cx: &WorkspaceContext<'_>, pointing: &Pointing<'_>, node: &Node) -> Option<PartialDate> {
    if let Some(key) = pointing.key() {
        let (_, record) = cx.workspace.find_source(cx.briefing.path(), key)?;
        return PartialDate::parse(record.date.as_deref()?);
    }
    let is_other = node.path() != cx.briefing.path();
    let date: Option<Date> = is_other.then(|| date_of(cx.workspace, node.path())).flatten();
    date.map(PartialDate::from)
}
