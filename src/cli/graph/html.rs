//! The graph as one page that needs nothing else, no network and, to be read at all, no script.

use std::cmp::Ordering;
use std::fmt::Write;

use serde::Serialize;

use crate::features::graph::{Graph, GraphEdge, GraphNode, Spot, layout};
use crate::features::hierarchy::ItemKind;
use crate::workspace::Relation;

use super::json::{kind, standing};

/// From one column to the next, in pixels.
const COLUMN: u32 = 340;

/// From one row to the next.
const ROW: u32 = 52;

/// The width of a node, as the style sheet has it.
const NODE: u32 = 250;

/// The height of a node, as the style sheet has it.
const BOX: u32 = 42;

/// More edges than these have no arrowheads, which cost a browser as much as the edges do; all lead to the right anyway.
const MOST_ARROWS: usize = 2000;

/// A title is cut after so many characters; the panel and the tip have all of it.
const LONGEST_LABEL: usize = 90;

/// What the script knows.
#[derive(Serialize)]
struct Data<'a> {
    nodes: Vec<NodeData<'a>>,
    edges: Vec<(usize, usize, &'static str, u8)>,
    size: Size,
}

#[derive(Serialize)]
struct NodeData<'a> {
    name: &'a str,
    kind: &'static str,
    label: &'a str,
    detail: String,
    standing: Option<String>,
    retracted: bool,
    falls: bool,
    x: u32,
    y: u32,
}

#[derive(Serialize)]
struct Size {
    width: u32,
    height: u32,
    column: u32,
    row: u32,
    node: u32,
    #[serde(rename = "box")]
    height_of_box: u32,
}

/// `graph` as a page.
pub(super) fn html(graph: &Graph) -> String {
    let places: Vec<(u32, u32)> = layout(graph).into_iter().map(place).collect();
    let right = places.iter().map(|(x, _)| x + COLUMN).max().unwrap_or(COLUMN);
    let bottom = places.iter().map(|(_, y)| y + ROW).max().unwrap_or(ROW);
    let size = Size { width: right, height: bottom, column: COLUMN, row: ROW, node: NODE, height_of_box: BOX };
    let mut page = String::from(concat!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>What rests on what</title>\n",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n",
        "<link rel=\"icon\" href=\"data:,\">\n<style>\n",
        include_str!("page.css"),
        "</style>\n</head>\n<body>\n",
    ));
    head(&mut page, graph);
    let _ = write!(page, "<main>\n<div id=\"graph\" style=\"width:{right}px;height:{bottom}px\">\n");
    paths(&mut page, graph, &places, (right, bottom));
    for (node, place) in graph.nodes.iter().zip(&places) {
        write_node(&mut page, node, *place);
    }
    page.push_str("</div>\n</main>\n");
    page.push_str(include_str!("panel.html"));
    let data = data(graph, &places, size);
    let _ = write!(page, "<script type=\"application/json\" id=\"data\">{data}</script>\n<script>\n");
    page.push_str(include_str!("page.js"));
    page.push_str("</script>\n</body>\n</html>\n");
    page
}

fn place(spot: Spot) -> (u32, u32) {
    (u32::try_from(spot.column).unwrap_or(u32::MAX).saturating_mul(COLUMN), spot.row * ROW / 4)
}

/// The title, what there is, and the tools.
fn head(page: &mut String, graph: &Graph) {
    let of = |wanted: ItemKind| graph.nodes.iter().filter(|node| node.kind == wanted).count();
    let retracted = graph.nodes.iter().filter(|node| node.is_retracted()).count();
    let fallen = graph.nodes.iter().filter(|node| falls(node)).count();
    let mut summary = [(ItemKind::Briefing, "briefing"), (ItemKind::Claim, "claim"), (ItemKind::Source, "source")]
        .map(|(kind, name)| counted(of(kind), name))
        .join(", ");
    if retracted > 0 {
        let verb = if fallen == 1 { "falls" } else { "fall" };
        let _ = write!(
            summary,
            "; <span class=\"bad\">{retracted} retracted</span>, <span class=\"warn\">{fallen} {verb} with that</span>"
        );
    }
    let _ = write!(
        page,
        "<header>\n<h1>What rests on what</h1>\n<p>{summary}</p>\n<div class=\"tools\">\n\
         <input type=\"search\" id=\"search\" placeholder=\"Find… ( / )\" aria-label=\"Find a briefing, claim or source\">\n\
         <label><input type=\"checkbox\" id=\"links\" checked> Links</label>\n\
         <label><input type=\"checkbox\" id=\"alone\"> Only what is chosen</label>\n"
    );
    if retracted > 0 {
        page.push_str("<button type=\"button\" id=\"falling\">What falls</button>\n");
    }
    page.push_str(
        "<span><button type=\"button\" id=\"farther\" aria-label=\"Smaller\">−</button> \
         <button type=\"button\" id=\"closer\" aria-label=\"Larger\">+</button></span>\n</div>\n</header>\n",
    );
}

fn counted(count: usize, name: &str) -> String {
    if count == 1 { format!("1 {name}") } else { format!("{count} {name}s") }
}

fn falls(node: &GraphNode) -> bool {
    !node.is_retracted() && node.falls_with.is_some()
}

fn paths(page: &mut String, graph: &Graph, places: &[(u32, u32)], (width, height): (u32, u32)) {
    let _ = writeln!(page, "<svg id=\"edges\" width=\"{width}\" height=\"{height}\" aria-hidden=\"true\">");
    let has_arrows = graph.edges.len() <= MOST_ARROWS;
    if has_arrows {
        page.push_str(
            "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" \
             orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker></defs>\n",
        );
    }
    let arrow = if has_arrows { " marker-end=\"url(#arrow)\"" } else { "" };
    for edge in &graph.edges {
        let (from, to) = (places[edge.from], places[edge.to]);
        let class = class_of(graph, edge);
        let _ = writeln!(page, "<path class=\"{class}\" d=\"{}\"{arrow}/>", curve(from, to));
    }
    page.push_str("</svg>\n");
}

fn class_of(graph: &Graph, edge: &GraphEdge) -> &'static str {
    let target = &graph.nodes[edge.to];
    match edge.relation {
        relation if relation.is_reliance() && (target.is_retracted() || target.falls_with.is_some()) => "falling",
        relation if relation.is_reliance() => "reliance",
        Relation::Supersedes | Relation::SupersededBy => "succession",
        _ => "link",
    }
}

/// From the right side of one node to the left side of the other, where that is to its right. The script draws the same.
fn curve(from: (u32, u32), to: (u32, u32)) -> String {
    let (first, last) = (from.1 + BOX / 2, to.1 + BOX / 2);
    let (right, end) = (from.0 + NODE, to.0 + NODE);
    match to.0.cmp(&from.0) {
        Ordering::Greater => {
            let bend = ((to.0 - right) / 2).max(40);
            format!("M{right} {first}C{} {first} {} {last} {} {last}", right + bend, to.0 - bend, to.0)
        }
        Ordering::Equal => format!("M{right} {first}C{} {first} {} {last} {end} {last}", right + 50, end + 50),
        Ordering::Less => format!("M{} {first}C{} {first} {} {last} {end} {last}", from.0, from.0 - 40, end + 40),
    }
}

fn write_node(page: &mut String, node: &GraphNode, (x, y): (u32, u32)) {
    let mut class = format!("node {}", kind(node.kind));
    for (has, name) in [(node.is_retracted(), " retracted"), (falls(node), " falls"), (node.missing, " missing")] {
        class.push_str(if has { name } else { "" });
    }
    let below = standing(node).unwrap_or_else(|| detail(node));
    let label: String = node.label.chars().take(LONGEST_LABEL).collect();
    let _ = writeln!(
        page,
        "<button type=\"button\" class=\"{class}\" style=\"left:{x}px;top:{y}px\" title=\"{}\"><b dir=\"auto\">{}</b><small dir=\"auto\">{}</small></button>",
        escaped(&format!("{} ({})", node.label, node.name)),
        escaped(&label),
        escaped(&below),
    );
}

/// What there is to say of `node` beside its label.
fn detail(node: &GraphNode) -> String {
    let file = (node.path != node.label && node.kind != ItemKind::Source).then(|| node.path.clone());
    let key = node.key.as_ref().map(|key| match node.kind {
        ItemKind::Source => format!("@{key}"),
        _ => format!("^{key}"),
    });
    let grades =
        node.grades.iter().map(|(key, value)| if key == "as-of" { format!("as of {value}") } else { value.clone() });
    let parts = [key, file, node.publisher.clone(), node.source_kind.map(str::to_owned), node.date.clone()];
    parts.into_iter().flatten().chain(grades).collect::<Vec<_>>().join(" · ")
}

/// What the script knows, so that no text of a document ends its element.
fn data(graph: &Graph, places: &[(u32, u32)], size: Size) -> String {
    let nodes = graph.nodes.iter().zip(places).map(|(node, (x, y))| NodeData {
        name: &node.name,
        kind: kind(node.kind),
        label: &node.label,
        detail: detail(node),
        standing: standing(node),
        retracted: node.is_retracted(),
        falls: falls(node),
        x: *x,
        y: *y,
    });
    let edges = graph.edges.iter();
    let edges = edges.map(|edge| (edge.from, edge.to, edge.relation.verb(), u8::from(edge.relation.is_reliance())));
    let data = Data { nodes: nodes.collect(), edges: edges.collect(), size };
    let text = serde_json::to_string(&data).expect("strings and numbers always become JSON");
    text.replace('<', "\\u003c")
}

/// `text` as it can stand in an element and in a quoted attribute.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ if letter.is_control() => escaped.push(' '),
            _ => escaped.push(letter),
        }
    }
    escaped
}
