//! The graph as JSON, as docs/graph.md describes it.

use serde::Serialize;

use crate::features::graph::{Graph, GraphNode};
use crate::features::hierarchy::ItemKind;

/// The number of the form; another one means that a field has another meaning or is gone.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Whole<'a> {
    schema: u32,
    nodes: Vec<Node<'a>>,
    edges: Vec<Edge<'a>>,
}

#[derive(Serialize)]
struct Node<'a> {
    id: &'a str,
    kind: &'static str,
    label: &'a str,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    likelihood: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retracted_on: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    falls_with: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    missing: bool,
}

#[derive(Serialize)]
struct Edge<'a> {
    from: &'a str,
    to: &'a str,
    relation: &'static str,
    reliance: bool,
}

/// `graph` as one object.
pub(super) fn json(graph: &Graph) -> String {
    let name = |at: usize| graph.nodes.get(at).map(|node| node.name.as_str()).unwrap_or_default();
    let edges = graph.edges.iter().map(|edge| Edge {
        from: name(edge.from),
        to: name(edge.to),
        relation: edge.relation.name(),
        reliance: edge.relation.is_reliance(),
    });
    let whole = Whole { schema: SCHEMA, nodes: graph.nodes.iter().map(Node::of).collect(), edges: edges.collect() };
    let mut text = serde_json::to_string_pretty(&whole).expect("strings and numbers always become JSON");
    text.push('\n');
    text
}

impl<'a> Node<'a> {
    fn of(node: &'a GraphNode) -> Self {
        let grade = |key: &str| node.grades.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str());
        Self {
            id: &node.name,
            kind: kind(node.kind),
            label: &node.label,
            path: &node.path,
            key: node.key.as_deref(),
            date: node.date.as_deref(),
            source_kind: node.source_kind,
            publisher: node.publisher.as_deref(),
            likelihood: grade("likelihood"),
            confidence: grade("confidence"),
            as_of: grade("as-of"),
            status: node.status,
            retracted_on: node.retracted_on.as_deref(),
            falls_with: node.falls_with.as_deref(),
            missing: node.missing,
        }
    }
}

/// What a node is, in a word.
pub(super) fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Briefing => "briefing",
        ItemKind::Claim => "claim",
        ItemKind::Source => "source",
    }
}

/// What speaks against relying on `node`, in a few words.
pub(super) fn standing(node: &GraphNode) -> Option<String> {
    match (&node.retracted_on, &node.falls_with) {
        (Some(day), _) => Some(format!("retracted {day}")),
        (None, _) if node.is_retracted() => Some("retracted".to_owned()),
        (None, Some(withdrawn)) => Some(format!("falls with {withdrawn}")),
        (None, None) if node.missing && node.kind == ItemKind::Source => Some("no record".to_owned()),
        (None, None) if node.missing => Some("not there".to_owned()),
        (None, None) => node.status.filter(|status| *status == "superseded" || *status == "draft").map(str::to_owned),
    }
}
