//! The graph of what rests on what, cut to what was asked for, in plain nodes and edges with a place for each.

mod find;
mod layout;
mod node;

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::workspace::{DocPath, NodeId, Provenance, Relation, Workspace};

pub use self::find::find_node;
pub use self::layout::{Spot, layout};
pub use self::node::{GraphNode, node_name};

/// What of the graph is wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The briefings whose nodes are wanted, with all they rest on.
    pub paths: BTreeSet<DocPath>,
    /// One node that is wanted with all it rests on and all that relies on it, in place of the briefings.
    pub from: Option<NodeId>,
    /// How many steps away from what is wanted a node may be; none for any number.
    pub depth: Option<usize>,
}

/// Nodes and edges in an order that is the same for the same briefings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Graph {
    /// The nodes, by their names.
    pub nodes: Vec<GraphNode>,
    /// The edges, by what they lead from and to.
    pub edges: Vec<GraphEdge>,
}

/// That one node has to do with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GraphEdge {
    /// Who says so, as an index into the nodes.
    pub from: usize,
    /// With what, as an index into the nodes.
    pub to: usize,
    /// In what way.
    pub relation: Relation,
}

/// The part of the graph of `workspace` that is `wanted`.
///
/// What rests on what is followed to the end; a link and what else is no
/// reliance only from what is wanted itself.
#[must_use]
pub fn graph(workspace: &Workspace, wanted: &Wanted) -> Graph {
    let provenance = workspace.provenance();
    let kept = if let Some(from) = wanted.from {
        let mut kept = reached(provenance, &[from], wanted.depth, below);
        kept.extend(reached(provenance, &[from], wanted.depth, above));
        kept
    } else {
        let is_wanted = |path: &DocPath| wanted.paths.contains(path);
        let seeds = provenance.nodes().filter(|(_, node)| is_wanted(node.path())).map(|(id, _)| id);
        reached(provenance, &seeds.collect::<Vec<_>>(), wanted.depth, below)
    };
    let mut nodes: Vec<(NodeId, GraphNode)> = kept.iter().map(|id| (*id, GraphNode::of(workspace, *id))).collect();
    nodes.sort_by(|(_, one), (_, other)| one.name.cmp(&other.name));
    let index: FxHashMap<NodeId, usize> = nodes.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
    let edges_of = |(from, (id, _)): (usize, &(NodeId, GraphNode))| {
        let ties = provenance.ties(*id).iter();
        let kept = ties.filter_map(|tie| Some((*index.get(&tie.to)?, tie.relation)));
        kept.map(|(to, relation)| GraphEdge { from, to, relation }).collect::<Vec<_>>()
    };
    let mut edges: Vec<GraphEdge> = nodes.iter().enumerate().flat_map(edges_of).collect();
    edges.sort_unstable();
    // A node nobody has to do with is left over from an edit and is in no text.
    Graph { nodes: nodes.into_iter().map(|(_, node)| node).collect(), edges }
}

/// What a node has to do with.
fn below(provenance: &Provenance, id: NodeId) -> Vec<(NodeId, Relation)> {
    provenance.ties(id).iter().map(|tie| (tie.to, tie.relation)).collect()
}

/// What has to do with a node.
fn above(provenance: &Provenance, id: NodeId) -> Vec<(NodeId, Relation)> {
    provenance.tied(id).collect()
}

/// Everything that is not further than `depth` steps by `next` from `seeds`, and these.
fn reached(
    provenance: &Provenance,
    seeds: &[NodeId],
    depth: Option<usize>,
    next: fn(&Provenance, NodeId) -> Vec<(NodeId, Relation)>,
) -> FxHashSet<NodeId> {
    let mut found: FxHashSet<NodeId> = seeds.iter().copied().collect();
    let mut edge: Vec<NodeId> = seeds.to_vec();
    let mut steps = 0;
    while !edge.is_empty() && depth.is_none_or(|depth| steps < depth) {
        let mut further = Vec::new();
        for id in edge {
            for (other, relation) in next(provenance, id) {
                if (relation.is_reliance() || steps == 0) && found.insert(other) {
                    further.push(other);
                }
            }
        }
        edge = further;
        steps += 1;
    }
    found
}
