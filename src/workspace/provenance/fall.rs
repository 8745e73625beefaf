//! What falls with sources and briefings that are withdrawn.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use crate::document::Status;
use crate::workspace::{Relation, Workspace};

use super::{Node, NodeId, Provenance};

/// The way from something to what is withdrawn and brings it down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fall {
    /// What stands between, the thing itself first, each with the way in which
    /// it rests on the next; empty where the thing itself is withdrawn.
    pub steps: Vec<(NodeId, Relation)>,
    /// What is withdrawn.
    pub withdrawn: NodeId,
}

/// For each thing that falls what it rests on next, on a shortest way.
#[derive(Debug, Clone, Default)]
pub(super) struct Fallen {
    next: FxHashMap<NodeId, Option<(NodeId, Relation)>>,
}

impl Fallen {
    /// Goes back from everything that is withdrawn, each thing once.
    pub(super) fn of(graph: &Provenance, workspace: &Workspace) -> Self {
        let mut withdrawn = withdrawn(graph, workspace);
        withdrawn.sort_unstable();
        let mut next: FxHashMap<_, _> = withdrawn.iter().map(|id| (*id, None)).collect();
        let mut queue = VecDeque::from(withdrawn);
        while let Some(at) = queue.pop_front() {
            for (from, relation) in graph.tied(at).filter(|(_, relation)| relation.is_reliance()) {
                next.entry(from).or_insert_with(|| {
                    queue.push_back(from);
                    Some((at, relation))
                });
            }
        }
        Self { next }
    }

    pub(super) fn way(&self, id: NodeId) -> Option<Fall> {
        let mut steps = Vec::new();
        let mut at = id;
        while let Some((next, relation)) = *self.next.get(&at)? {
            steps.push((at, relation));
            at = next;
        }
        Some(Fall { steps, withdrawn: at })
    }

    pub(super) fn all(&self) -> Vec<NodeId> {
        let mut all: Vec<_> = self.next.keys().copied().collect();
        all.sort_unstable();
        all
    }
}

/// The withdrawn briefings with the claims in them, and the withdrawn sources.
fn withdrawn(graph: &Provenance, workspace: &Workspace) -> Vec<NodeId> {
    let mut found = Vec::new();
    for path in workspace.withdrawn() {
        let Some(outline) = workspace.outline(path) else { continue };
        let mut put = |node: Node| found.extend(graph.id(&node));
        if outline.status == Some(Status::Retracted) {
            put(Node::Briefing(path.clone()));
            outline.claims().for_each(|claim| put(Node::Claim(path.clone(), (&*claim.id).into())));
        }
        let sources = outline.sources.iter().filter(|record| record.is_retracted());
        sources.for_each(|record| put(Node::Source(path.clone(), record.key.as_str().into())));
    }
    for file in workspace.shelf().files() {
        let records = file.records.sources.iter().filter(|record| record.is_retracted());
        found.extend(
            records.filter_map(|record| graph.id(&Node::Source(file.path.clone(), record.key.as_str().into()))),
        );
    }
    found
}
