//! The graph for Graphviz.

use std::fmt::Write;

use crate::features::graph::{Graph, GraphNode};
use crate::features::hierarchy::ItemKind;
use crate::workspace::Relation;

use super::json::standing;

/// A label is broken between words into lines of at most so many characters.
const LONGEST_LINE: usize = 40;

/// `graph` in DOT, from left to right.
pub(super) fn dot(graph: &Graph) -> String {
    let mut text = String::from(
        "digraph dateline {\n  rankdir=LR;\n  node [fontname=\"sans-serif\", fontsize=10, style=filled, fillcolor=white];\n  \
         edge [fontname=\"sans-serif\", fontsize=8];\n",
    );
    for (at, node) in graph.nodes.iter().enumerate() {
        let mut label = lines(&node.label).iter().map(|line| quoted(line)).collect::<Vec<_>>().join("\\n");
        if let Some(standing) = standing(node) {
            // A line break of the label's own, outside what is quoted.
            label = format!("{label}\\n{}", quoted(&standing));
        }
        let _ = writeln!(text, "  n{at} [label=\"{label}\", tooltip=\"{}\"{}];", quoted(&node.name), look(node));
    }
    for edge in &graph.edges {
        let style = match edge.relation {
            relation if relation.is_reliance() => "",
            Relation::Supersedes | Relation::SupersededBy => ", style=dotted, constraint=false",
            _ => ", style=dashed, constraint=false",
        };
        let _ = writeln!(text, "  n{} -> n{} [label=\"{}\"{style}];", edge.from, edge.to, edge.relation.verb());
    }
    text.push_str("}\n");
    text
}

fn look(node: &GraphNode) -> &'static str {
    let is_fallen = node.falls_with.is_some();
    match (node.kind, node.is_retracted(), is_fallen) {
        (ItemKind::Briefing, true, _) => ", shape=note, color=red, fontcolor=red",
        (ItemKind::Claim, true, _) => ", shape=box, color=red, fontcolor=red",
        (ItemKind::Source, true, _) => ", shape=ellipse, color=red, fontcolor=red",
        (ItemKind::Briefing, _, true) => ", shape=note, color=darkorange, penwidth=2",
        (ItemKind::Claim, _, true) => ", shape=box, color=darkorange, penwidth=2",
        (ItemKind::Source, _, true) => ", shape=ellipse, color=darkorange, penwidth=2",
        (ItemKind::Briefing, ..) => ", shape=note",
        (ItemKind::Claim, ..) => ", shape=box",
        (ItemKind::Source, ..) => ", shape=ellipse",
    }
}

/// `text` in lines that a box can have.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < LONGEST_LINE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// `text` as it can stand in a quoted label: backslashes begin escapes there,
/// and `&` an entity, as Graphviz says of `escString` and of labels.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => quoted.push_str("\\\\"),
            '"' => quoted.push_str("\\\""),
            '&' => quoted.push_str("&amp;"),
            _ if letter.is_control() => quoted.push(' '),
            _ => quoted.push(letter),
        }
    }
    quoted
}
