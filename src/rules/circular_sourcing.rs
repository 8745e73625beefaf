//! Words that in the end rest on themselves, and two sources that are one.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::document::{AnnotationItem, SourceRecord};
use crate::workspace::{Circle, DocPath, Node, NodeId, Provenance, Relation, Workspace};

use super::pointing::{Pointing, named, sentence_of};
use super::{Check, Family, Rule, Severity, Specificity, Trait, WorkspaceContext};

pub(super) static RULE: Rule = Rule {
    name: "circular-sourcing",
    family: Family::Links,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[Trait::AnyLanguage, Trait::Quotations],
    check: Check::Workspace(check),
    page: include_str!("circular_sourcing.md"),
};

/// So many things on the way round are named and shown.
const MOST_NAMED: usize = 4;

/// Further than so many sources an origin is not followed.
const MOST_ORIGINS: usize = 64;

fn check(cx: &mut WorkspaceContext<'_>) {
    let pointings = cx.pointings();
    for pointing in pointings.iter().filter(|pointing| pointing.relation.is_reliance()) {
        if let Some(circle) = circle(cx, pointing) {
            report_circle(cx, pointing, &circle);
        }
    }
    check_origins(cx, &pointings);
}

/// The way that begins with `pointing` and comes back to where it stands.
fn circle(cx: &WorkspaceContext<'_>, pointing: &Pointing<'_>) -> Option<Circle> {
    // A source that draws on nothing ends every way.
    if pointing.key().is_some_and(|key| draws_on_nothing(cx.workspace, cx.briefing.path(), key)) {
        return None;
    }
    let to = cx.node_of(pointing)?;
    let graph = cx.workspace.provenance();
    let to = graph.id(&to)?;
    let goes_on = graph.ties(to).iter().any(|tie| tie.relation.is_reliance());
    let mut circles = froms(cx, pointing).into_iter().filter_map(|from| graph.id(&from)).filter_map(|from| {
        // The first look for circles costs a pass over all there is.
        let may_close = goes_on && is_relied_on(graph, from);
        may_close.then(|| graph.circle(from)).flatten()
    });
    circles.find(|circle| {
        let second = circle.steps.get(1).or(circle.steps.first());
        second.is_some_and(|(id, _)| *id == to)
    })
}

fn draws_on_nothing(workspace: &Workspace, from: &DocPath, key: &str) -> bool {
    workspace.find_source(from, key).is_none_or(|(_, record)| record.derived_from.is_empty() && record.text.is_none())
}

/// Whether anything else rests on `id`, or on the briefing that has it.
fn is_relied_on(graph: &Provenance, id: NodeId) -> bool {
    let relied = |id: NodeId| graph.tied(id).any(|(_, relation)| relation.is_reliance() && relation != Relation::Holds);
    let briefing = graph.id(&Node::Briefing(graph.node(id).path().clone()));
    relied(id) || briefing.is_some_and(relied)
}

/// What says so: the claims of the sentence, or the record, or the briefing.
fn froms(cx: &WorkspaceContext<'_>, pointing: &Pointing<'_>) -> Vec<Node> {
    let path = cx.briefing.path();
    if let Some(key) = pointing.record {
        return vec![Node::Source(path.clone(), key.into())];
    }
    let mut found = Vec::new();
    for annotation in &cx.block.annotations {
        let sentence = sentence_of(cx.block, annotation);
        if sentence.is_none() || sentence == pointing.sentence {
            found.extend(annotation.items.iter().filter_map(|item| match item {
                AnnotationItem::Id(id) => Some(Node::Claim(path.clone(), id.of(&cx.block.text).into())),
                AnnotationItem::Class(_) | AnnotationItem::Pair { .. } => None,
            }));
        }
    }
    let anchors = cx.block.anchors.iter().map(|anchor| Node::Claim(path.clone(), anchor.of(&cx.block.text).into()));
    found.extend(anchors);
    if found.is_empty() {
        found.push(Node::Briefing(path.clone()));
    }
    found
}

fn report_circle(cx: &mut WorkspaceContext<'_>, pointing: &Pointing<'_>, circle: &Circle) {
    let own = cx.briefing.path();
    let graph = cx.workspace.provenance();
    let Some((first, _)) = circle.steps.first() else { return };
    let itself = named(graph.node(*first), own);
    let between = circle.steps.iter().skip(1).take(MOST_NAMED);
    let mut way = String::new();
    for (id, relation) in between {
        let _ = write!(way, "{}, which {} ", named(graph.node(*id), own), relation.verb());
    }
    if circle.steps.len() > MOST_NAMED + 1 {
        let _ = write!(way, "what by {} more steps comes back to ", circle.steps.len() - MOST_NAMED - 1);
    }
    let verb = pointing.relation.verb();
    let message = match circle.steps.len() {
        1 => format!("{itself} {verb} itself"),
        _ => format!("{itself} {verb} {way}{itself} again"),
    };
    let diagnostic = cx.report(pointing.span, message);
    diagnostic
        .note("nothing outside the circle bears any of it out")
        .note("rest one of them on something that does not draw on the others");
    for (id, relation) in circle.steps.iter().skip(1).take(MOST_NAMED) {
        diagnostic
            .related_node(graph.node(*id), format!("{} {} the next", named(graph.node(*id), own), relation.verb()));
    }
}

/// Looks for sources that are cited for one sentence and are one.
fn check_origins(cx: &mut WorkspaceContext<'_>, pointings: &[Pointing<'_>]) {
    let cited: Vec<(&Pointing<'_>, &str)> = pointings
        .iter()
        .filter(|pointing| pointing.relation == Relation::Cites && pointing.sentence.is_some())
        .filter_map(|pointing| Some((pointing, pointing.key()?)))
        .collect();
    for (at, (pointing, key)) in cited.iter().enumerate() {
        let before = cited.iter().take(at).filter(|(other, _)| other.sentence == pointing.sentence);
        let before: Vec<_> = before.filter(|(_, other)| other != key).collect();
        let shared = before.iter().find_map(|(other, before)| {
            Some((other.span, *before, common_origin(cx.workspace, cx.briefing.path(), before, key)?))
        });
        let Some((other_span, other, origin)) = shared else { continue };
        let message = match &origin {
            Origin::Source(origin) if origin == other => {
                format!("\"{key}\" draws on \"{other}\": the two are one source")
            }
            Origin::Source(origin) if origin == *key => {
                format!("\"{other}\" draws on \"{key}\": the two are one source")
            }
            Origin::Source(origin) => {
                format!("\"{other}\" and \"{key}\" both draw on \"{origin}\": the two are one source")
            }
            Origin::Address => format!("\"{other}\" and \"{key}\" have one address: the two are one source"),
            Origin::Copy => format!("\"{other}\" and \"{key}\" have one text: the two are one source"),
        };
        let path = cx.briefing.path();
        let nodes = [other, *key].map(|key| cx.workspace.source_node(path, key));
        let diagnostic = cx.report(pointing.span, message);
        diagnostic
            .related(other_span, "the other")
            .note("a reader counts them as two that bear each other out")
            .note("cite the origin alone, or a second source that does not draw on it");
        for node in &nodes {
            diagnostic.related_node(node, "where it is recorded");
        }
    }
}

/// What two sources have in common.
enum Origin {
    /// One is, or both draw on, this source.
    Source(String),
    /// Both have the same address.
    Address,
    /// Both are copied from the same file.
    Copy,
}

fn common_origin(workspace: &Workspace, from: &DocPath, one: &str, other: &str) -> Option<Origin> {
    let record = |key| workspace.find_source(from, key).map(|(_, record)| record);
    let (first, second) = (record(one)?, record(other)?);
    if let (Some(first), Some(second)) = (&first.url, &second.url)
        && address(first) == address(second)
    {
        return Some(Origin::Address);
    }
    if first.text.is_some() && first.text == second.text {
        return Some(Origin::Copy);
    }
    let is_simple = |record: &SourceRecord| record.derived_from.is_empty();
    if is_simple(first) && is_simple(second) {
        return None;
    }
    let (first, second) = (origins(workspace, from, one), origins(workspace, from, other));
    let shared = first.iter().find(|origin| second.contains(*origin))?;
    Some(Origin::Source(shared.clone()))
}

/// `key` and all that it draws on, the nearest first.
fn origins(workspace: &Workspace, from: &DocPath, key: &str) -> Vec<String> {
    let mut found = vec![key.to_owned()];
    let mut seen = BTreeSet::from([key.to_owned()]);
    let mut at = 0;
    while let Some(key) = found.get(at).cloned()
        && found.len() < MOST_ORIGINS
    {
        let record = workspace.find_source(from, &key).map(|(_, record)| record);
        for origin in record.into_iter().flat_map(|record| &record.derived_from) {
            if seen.insert(origin.value.clone()) {
                found.push(origin.value.clone());
            }
        }
        at += 1;
    }
    found
}

/// An address without what does not tell two pages apart.
fn address(url: &str) -> &str {
    let bare = url.trim().trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    bare.split('#').next().unwrap_or(bare).trim_end_matches('/')
}
