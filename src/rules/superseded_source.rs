//! Words that lead to a text or a source whose place another one has taken.

use crate::calendar::Date;
use crate::document::Status;
use crate::text::Edit;
use crate::workspace::{DocPath, Node, Pointer, Relation, Workspace};

use super::pointing::{Pointing, named};
use super::{Check, Family, Rule, Severity, Specificity, Trait, WorkspaceContext};

pub(super) static RULE: Rule = Rule {
    name: "superseded-source",
    family: Family::Links,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[Trait::AnyLanguage, Trait::Quotations],
    check: Check::Workspace(check),
    page: include_str!("superseded_source.md"),
};

/// More texts than these are not followed from one to the next.
const LONGEST: usize = 64;

/// Words by which a sentence says that it speaks of what was said before.
#[rustfmt::skip]
const EARLIER: [&str; 15] = [
    "earlier", "first", "former", "initial", "initially", "last", "old", "older", "original", "originally", "previous",
    "previously", "replaces", "superseded", "supersedes",
];

fn check(cx: &mut WorkspaceContext<'_>) {
    if cx.briefing.outline().status == Some(Status::Superseded) {
        return;
    }
    let pointings = cx.pointings();
    for pointing in &pointings {
        if matches!(pointing.relation, Relation::Supersedes | Relation::SupersededBy | Relation::DrawsOn) {
            continue;
        }
        let is_plain = matches!(pointing.relation, Relation::LinksTo | Relation::SeeAlso);
        if is_plain && cx.sentence_says(pointing.sentence, &EARLIER) {
            continue;
        }
        match pointing.key() {
            Some(key) => check_source(cx, pointing, key, &pointings),
            None => check_briefing(cx, pointing, &pointings),
        }
    }
}

fn check_source(cx: &mut WorkspaceContext<'_>, pointing: &Pointing<'_>, key: &str, pointings: &[Pointing<'_>]) {
    let (workspace, own) = (cx.workspace, cx.briefing.path());
    let Some((_, record)) = workspace.find_source(own, key) else { return };
    let mut successors: Vec<&str> = Vec::new();
    let mut last = record;
    while let Some(next) = &last.superseded_by
        && successors.len() < LONGEST
        && next.value != key
        && !successors.contains(&next.value.as_str())
    {
        successors.push(&next.value);
        let Some((_, record)) = workspace.find_source(own, &next.value) else { break };
        last = record;
    }
    if successors.is_empty() && record.status != Some(Status::Superseded) {
        return;
    }
    let is_beside = |other: &Pointing<'_>| {
        other.sentence == pointing.sentence && other.key().is_some_and(|key| successors.contains(&key))
    };
    if pointings.iter().any(is_beside) {
        return;
    }
    let known = successors.iter().rev().find(|key| workspace.find_source(own, key).is_some());
    let known = known.map(|key| (*key).to_owned());
    let message = match successors.last() {
        Some(next) => format!("\"{next}\" has taken the place of the source \"{key}\""),
        None => format!("the source \"{key}\" is superseded"),
    };
    let diagnostic = cx.report(pointing.span, message);
    diagnostic
        .note("a reader takes it for the latest word")
        .note("cite what took its place, or cite both in the same sentence");
    if let Some(known) = known {
        let cite = Edit { span: pointing.span, replacement: known.clone() };
        diagnostic.fix(format!("cite `{known}`"), vec![cite]);
    }
}

fn check_briefing(cx: &mut WorkspaceContext<'_>, pointing: &Pointing<'_>, pointings: &[Pointing<'_>]) {
    let (workspace, own) = (cx.workspace, cx.briefing.path());
    let Some(node @ (Node::Briefing(_) | Node::Claim(..))) = cx.node_of(pointing) else { return };
    let path = node.path();
    let today = cx.briefing.reading().premises().date;
    let line = successors(workspace, path, today);
    let is_marked = workspace.outline(path).is_some_and(|outline| outline.status == Some(Status::Superseded));
    // A text that is marked and whose successors are all to come was not superseded yet.
    let has_later = line.is_empty() && !successors(workspace, path, None).is_empty();
    if path == own || line.contains(own) || line.is_empty() && !is_marked || has_later {
        return;
    }
    let is_beside = |other: &Pointing<'_>| {
        other.sentence == pointing.sentence && cx.node_of(other).is_some_and(|node| line.contains(node.path()))
    };
    if pointings.iter().filter(|other| other.key().is_none()).any(is_beside) {
        return;
    }
    // "See also" may name the earlier text for whoever asks, where the text itself leads to the later one.
    let leads_on = || {
        let mut reliances = cx.briefing.outline().reliances();
        reliances.any(|one| workspace.pointed_to(own, &one.on).is_some_and(|node| line.contains(node.path())))
    };
    if pointing.relation == Relation::SeeAlso && leads_on() {
        return;
    }
    let last = line.last();
    let message = match last {
        Some(last) => {
            format!("{} has taken the place of \"{}\"", named(&Node::Briefing(last.clone()), own), path.name())
        }
        None => format!("\"{}\" is superseded", path.name()),
    };
    let retargeted = last.and_then(|last| pointing.retargeted(workspace, own, last));
    let diagnostic = cx.report(pointing.span, message);
    diagnostic
        .note("a reader takes it for the latest word")
        .note("link to what took its place, or say in the sentence that this is the earlier one");
    if let Some(last) = last {
        diagnostic.related_node(&Node::Briefing(last.clone()), "this took its place");
    }
    if let (Some(last), Some((edit, is_kept))) = (last, retargeted) {
        let rest = if is_kept { "" } else { ", which has no such place" };
        diagnostic.fix(format!("link to `{}`{rest}", last.name()), vec![edit]);
    }
}

/// The briefings that took the place of the one at `path`, each that of the
/// one before; those that are dated after `today` had not been written yet.
fn successors(workspace: &Workspace, path: &DocPath, today: Option<Date>) -> Vec<DocPath> {
    let graph = workspace.provenance();
    let mut line: Vec<DocPath> = Vec::new();
    let mut at = path.clone();
    while line.len() < LONGEST {
        let named = workspace.outline(&at).into_iter().flat_map(|outline| outline.reliances());
        let named = named.filter(|reliance| reliance.relation == Relation::SupersededBy);
        let named = named.filter(|reliance| matches!(reliance.on, Pointer::Link(..)));
        let named =
            named.filter_map(|reliance| workspace.pointed_to(&at, &reliance.on)).map(|node| node.path().clone());
        let id = graph.id(&Node::Briefing(at.clone()));
        let tied =
            id.into_iter().flat_map(|id| graph.tied(id)).filter(|(_, relation)| *relation == Relation::Supersedes);
        let tied = tied.map(|(from, _)| graph.node(from).path().clone());
        let is_written = |path: &DocPath| match (today, date_of(workspace, path)) {
            (Some(today), Some(date)) => date <= today,
            _ => true,
        };
        let mut next: Vec<DocPath> = named.chain(tied).filter(|next| is_written(next) && *next != *path).collect();
        next.retain(|next| !line.contains(next));
        next.sort();
        let Some(next) = next.into_iter().next() else { break };
        line.push(next.clone());
        at = next;
    }
    line
}

/// The day of the briefing at `path`, as others know it.
pub(super) fn date_of(workspace: &Workspace, path: &DocPath) -> Option<Date> {
    workspace.outline(path)?.date.or_else(|| path.date())
}
