//! What in the end rests on itself.

use std::collections::VecDeque;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::FxHashMap;

use crate::workspace::Relation;

use super::{NodeId, Provenance};

/// A way from something round to itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circle {
    /// Each thing on it once, with the way in which it rests on the next; the last rests on the first.
    pub steps: Vec<(NodeId, Relation)>,
}

/// For each node the number of the group it is in: those that rest on each
/// other. A node that does not rest on itself is in no group.
#[derive(Debug, Clone, Default)]
pub(super) struct Circles {
    group: FxHashMap<NodeId, usize>,
}

impl NodeId {
    fn of_index(at: NodeIndex<u32>) -> Option<Self> {
        u32::try_from(at.index()).ok().map(Self)
    }
}

impl Circles {
    /// Finds the strongly connected components of the ties that are
    /// reliances, in time linear in the graph and without recursion.
    pub(super) fn of(graph: &Provenance) -> Self {
        let mut reliances = DiGraph::<(), (), u32>::with_capacity(graph.nodes.len(), graph.nodes.len());
        graph.nodes().for_each(|_| {
            reliances.add_node(());
        });
        let mut selves = Vec::new();
        for (from, _) in graph.nodes() {
            for tie in graph.ties(from).iter().filter(|tie| tie.relation.is_reliance()) {
                reliances.add_edge(NodeIndex::from(from.0), NodeIndex::from(tie.to.0), ());
                selves.extend((tie.to == from).then_some(from));
            }
        }
        let mut group = FxHashMap::default();
        for (number, members) in kosaraju_scc(&reliances).into_iter().enumerate() {
            let members: Vec<NodeId> = members.into_iter().filter_map(NodeId::of_index).collect();
            if members.len() > 1 || members.iter().any(|member| selves.contains(member)) {
                group.extend(members.into_iter().map(|member| (member, number)));
            }
        }
        Self { group }
    }

    /// A shortest way round through `id` inside its group.
    pub(super) fn through(&self, graph: &Provenance, id: NodeId) -> Option<Circle> {
        let group = self.group.get(&id)?;
        let mut before: FxHashMap<NodeId, (NodeId, Relation)> = FxHashMap::default();
        let mut queue = VecDeque::from([id]);
        while let Some(at) = queue.pop_front() {
            for tie in graph.ties(at).iter().filter(|tie| tie.relation.is_reliance()) {
                if tie.to == id {
                    return Some(Circle { steps: way_back(&before, (at, tie.relation)) });
                }
                if self.group.get(&tie.to) == Some(group) && !before.contains_key(&tie.to) {
                    before.insert(tie.to, (at, tie.relation));
                    queue.push_back(tie.to);
                }
            }
        }
        None
    }
}

/// The steps that led to `last`, and that.
fn way_back(before: &FxHashMap<NodeId, (NodeId, Relation)>, last: (NodeId, Relation)) -> Vec<(NodeId, Relation)> {
    let mut steps = vec![last];
    let mut at = last.0;
    while let Some(step) = before.get(&at) {
        steps.push(*step);
        at = step.0;
    }
    steps.reverse();
    steps
}
