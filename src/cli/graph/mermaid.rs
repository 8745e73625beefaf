//! The graph as a Mermaid flowchart.

use std::fmt::Write;

use crate::features::graph::Graph;
use crate::features::hierarchy::ItemKind;

use super::json::standing;

/// `graph` as a flowchart from left to right.
pub(super) fn mermaid(graph: &Graph) -> String {
    let mut text = String::from("flowchart LR\n");
    for (at, node) in graph.nodes.iter().enumerate() {
        let mut label = quoted(&node.label);
        if let Some(standing) = standing(node) {
            let _ = write!(label, " (<i>{}</i>)", quoted(&standing));
        }
        let _ = match node.kind {
            ItemKind::Briefing => writeln!(text, "  n{at}[[\"{label}\"]]"),
            ItemKind::Claim => writeln!(text, "  n{at}[\"{label}\"]"),
            ItemKind::Source => writeln!(text, "  n{at}([\"{label}\"])"),
        };
    }
    for edge in &graph.edges {
        let (arrow, verb) = (if edge.relation.is_reliance() { "-->" } else { "-.->" }, edge.relation.verb());
        let _ = writeln!(text, "  n{} {arrow}|{verb}| n{}", edge.from, edge.to);
    }
    text.push_str("  classDef retracted stroke:#c00,color:#c00,stroke-width:2px\n");
    text.push_str("  classDef falls stroke:#d80,stroke-width:2px,stroke-dasharray:4 2\n");
    let of = |is_it: &dyn Fn(usize) -> bool| {
        let names = (0..graph.nodes.len()).filter(|at| is_it(*at)).map(|at| format!("n{at}"));
        names.collect::<Vec<_>>().join(",")
    };
    let is_retracted = |at: usize| graph.nodes[at].is_retracted();
    let falls = |at: usize| !is_retracted(at) && graph.nodes[at].falls_with.is_some();
    for (class, nodes) in [("retracted", of(&is_retracted)), ("falls", of(&falls))] {
        if !nodes.is_empty() {
            let _ = writeln!(text, "  class {nodes} {class}");
        }
    }
    text
}

/// `text` as it can stand in a quoted label: every mark that Mermaid, its
/// Markdown or HTML may see something in as an entity code.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            _ if letter.is_control() => quoted.push(' '),
            ' ' | ',' | '\'' | '/' | '?' | '!' | '%' => quoted.push(letter),
            _ if letter.is_ascii_punctuation() => {
                let _ = write!(quoted, "#{};", u32::from(letter));
            }
            _ => quoted.push(letter),
        }
    }
    quoted
}
