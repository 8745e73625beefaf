//! Words that rest, at whatever depth, on something that was withdrawn.

use std::fmt::Write as _;

use crate::calendar::{Date, PartialDate};
use crate::document::{RelationKind, Status};
use crate::text::Edit;
use crate::workspace::{DocPath, Fall, Node, Provenance, Relation, Resolution, Workspace};

use super::pointing::{Pointing, named};
use super::{Check, Diagnostic, Family, Rule, Severity, Specificity, Trait, WorkspaceContext};

pub(super) static RULE: Rule = Rule {
    name: "retracted-source",
    family: Family::Links,
    severity: Some(Severity::Error),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[Trait::AnyLanguage, Trait::Quotations],
    check: Check::Workspace(check),
    page: include_str!("retracted_source.md"),
};

/// So many things between are named in the message, and the last of all.
const MOST_NAMED: usize = 3;

/// So many things between are shown, and the last of all.
const MOST_SHOWN: usize = 5;

/// Words by which a sentence says of what it cites that it no longer stands.
const WITHDRAWN: [&str; 5] = ["retract*", "correction", "corrected", "corrects", "rescind*"];

/// And by which it says so of a briefing that it links to.
const LINK_WITHDRAWN: [&str; 4] = ["withdraw*", "withdrew", "recalled", "superseded"];

/// When something was withdrawn, as of the day of the text.
enum When {
    Before(PartialDate),
    Since(PartialDate),
    Some(PartialDate),
    Unknown,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    if !cx.workspace.has_withdrawn() || cx.briefing.outline().status == Some(Status::Retracted) {
        return;
    }
    let workspace = cx.workspace;
    for pointing in cx.pointings() {
        if matches!(pointing.relation, Relation::Supersedes | Relation::SupersededBy) {
            continue;
        }
        let Some(node) = cx.node_of(&pointing) else { continue };
        let graph = workspace.provenance();
        let Some(fall) = graph.id(&node).and_then(|id| graph.fall(workspace, id)) else { continue };
        if !is_said(cx, &pointing, &node, &fall) {
            report(cx, &pointing, graph, &fall);
        }
    }
}

/// Whether the text itself says that what is withdrawn is, or only leads a
/// reader to something that in its turn rests on it.
fn is_said(cx: &WorkspaceContext<'_>, pointing: &Pointing<'_>, node: &Node, fall: &Fall) -> bool {
    let is_direct = fall.steps.is_empty();
    match pointing.relation {
        Relation::LinksTo | Relation::SeeAlso => {
            !is_direct
                || node.path() == cx.briefing.path()
                || supersedes(cx, node.path())
                || cx.sentence_says(pointing.sentence, &WITHDRAWN)
                || cx.sentence_says(pointing.sentence, &LINK_WITHDRAWN)
        }
        Relation::Cites | Relation::Quotes => is_direct && cx.sentence_says(pointing.sentence, &WITHDRAWN),
        _ => false,
    }
}

/// Whether the text says that it takes the place of the briefing at `path`.
fn supersedes(cx: &WorkspaceContext<'_>, path: &DocPath) -> bool {
    let relations = cx.briefing.document().front_matter().into_iter().flat_map(|front| &front.relations);
    let mut superseded = relations.filter(|relation| relation.kind == RelationKind::Supersedes).map(|one| &one.link);
    superseded.any(|link| {
        let found = cx.workspace.resolve(cx.briefing.path(), link.kind, &link.target);
        matches!(found, Resolution::Found { path: found, .. } if found == *path)
    })
}

fn report(cx: &mut WorkspaceContext<'_>, pointing: &Pointing<'_>, graph: &Provenance, fall: &Fall) {
    let own = cx.briefing.path();
    let withdrawn = graph.node(fall.withdrawn);
    let when = when(cx.workspace, withdrawn, cx.briefing.reading().premises().date);
    let successor = pointing.key().filter(|_| fall.steps.is_empty()).and_then(|key| successor(cx, key));
    let message = format!("this {} {}", pointing.relation.verb(), way(graph, fall, own, &when.told()));
    let diagnostic = cx.report(pointing.span, message);
    match when {
        When::Since(_) => diagnostic
            .note("it stood when this was written; whoever reads it now has to be told that it does not")
            .note("rest it on something else, say so in the text, or withdraw it too"),
        _ => diagnostic
            .note("what rests on something withdrawn falls with it")
            .note("rest it on something that stands, say in the sentence that it was retracted, or leave it out"),
    };
    show(diagnostic, graph, fall, own);
    if let Some(key) = successor {
        let cite = Edit { span: pointing.span, replacement: key.clone() };
        diagnostic.fix(format!("cite `{key}`, which took its place"), vec![cite]);
    }
}

/// The way from the first thing to what is withdrawn: `"a", which cites "b", withdrawn on 3 May 2026`.
fn way(graph: &Provenance, fall: &Fall, own: &DocPath, when: &str) -> String {
    let mut words = String::new();
    let mut from = own;
    for (at, (id, relation)) in fall.steps.iter().enumerate() {
        let node = graph.node(*id);
        if at == MOST_NAMED {
            let further = fall.steps.len() - at;
            let things = if further == 1 { "thing" } else { "things" };
            let _ = write!(words, "what by {further} more {things} rests on ");
            break;
        }
        let _ = write!(words, "{}, which {} ", named(node, from), relation.verb());
        from = node.path();
    }
    let comma = if fall.steps.is_empty() { ", which was" } else { "," };
    format!("{words}{}{comma} {when}", named(graph.node(fall.withdrawn), from))
}

/// The chain as other places, each with what it rests on.
fn show(diagnostic: &mut Diagnostic, graph: &Provenance, fall: &Fall, own: &DocPath) {
    let next = fall.steps.iter().skip(1).map(|(id, _)| *id).chain([fall.withdrawn]);
    for ((id, relation), next) in fall.steps.iter().zip(next).take(MOST_SHOWN) {
        let message = format!("{} {} {}", named(graph.node(*id), own), relation.verb(), named(graph.node(next), own));
        diagnostic.related_node(graph.node(*id), message);
    }
    let withdrawn = graph.node(fall.withdrawn);
    diagnostic.related_node(withdrawn, format!("{} is withdrawn here", named(withdrawn, own)));
}

/// The source that took the place of the source `key`, if it is recorded.
fn successor(cx: &WorkspaceContext<'_>, key: &str) -> Option<String> {
    let (_, record) = cx.workspace.find_source(cx.briefing.path(), key)?;
    let successor = &record.superseded_by.as_ref()?.value;
    let (_, next) = cx.workspace.find_source(cx.briefing.path(), successor)?;
    (!next.is_retracted()).then(|| successor.clone())
}

fn when(workspace: &Workspace, withdrawn: &Node, today: Option<Date>) -> When {
    let written = match withdrawn {
        Node::Source(path, key) => workspace.find_source(path, key).and_then(|(_, record)| record.retracted.as_deref()),
        Node::Briefing(path) | Node::Claim(path, _) => {
            workspace.outline(path).and_then(|outline| outline.retracted.as_deref())
        }
    };
    let Some(date) = written.and_then(PartialDate::parse) else { return When::Unknown };
    match today.filter(|_| !date.is_qualified()) {
        Some(today) if date.latest() < today => When::Before(date),
        Some(today) if date.earliest() > today => When::Since(date),
        _ => When::Some(date),
    }
}

impl When {
    fn told(&self) -> String {
        let dated = |date: &PartialDate| {
            let preposition = if date.earliest() == date.latest() { "on" } else { "in" };
            format!("withdrawn {preposition} {date}")
        };
        match self {
            Self::Before(date) => format!("{}, before this was written", dated(date)),
            Self::Since(date) => format!("{}, after this was written", dated(date)),
            Self::Some(date) => dated(date),
            Self::Unknown => "withdrawn".to_owned(),
        }
    }
}
