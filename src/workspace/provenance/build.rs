//! Makes the graph from the outlines, and follows briefings that change.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use rpds::RedBlackTreeSetSync;
use rustc_hash::FxHashMap;

use crate::document::{LinkKind, LinkTarget, SourceRecord};
use crate::text::Span;
use crate::workspace::{DocPath, Outline, Pointer, Relation, Resolution, Workspace};

use super::{Node, NodeId, Provenance, Tie};

/// What has changed since a graph was made.
#[derive(Debug, Clone)]
pub(in crate::workspace) struct Since {
    /// The briefings that rest on something else, or stand otherwise.
    pub(in crate::workspace) changed: RedBlackTreeSetSync<DocPath>,
    /// Those of them in which an id has come or gone.
    pub(in crate::workspace) renamed: RedBlackTreeSetSync<DocPath>,
}

impl Since {
    /// Nothing yet.
    pub(in crate::workspace) fn new() -> Self {
        Self { changed: RedBlackTreeSetSync::new_sync(), renamed: RedBlackTreeSetSync::new_sync() }
    }
}

impl Provenance {
    /// The graph of `workspace`, in one pass over its outlines.
    pub(in crate::workspace) fn of(workspace: &Workspace) -> Self {
        let mut graph = Self::default();
        for file in workspace.shelf().files() {
            let mut ties = Ties::new(workspace, &file.path);
            file.records.sources.iter().for_each(|record| ties.record(record));
            graph.set(&file.path, ties.found);
        }
        for (path, outline) in workspace.outlines() {
            graph.set(path, ties_of(workspace, path, outline));
        }
        graph
    }

    /// The graph since the briefings that `since` tells of are what they are
    /// in `workspace`. Costs their ties, and where an id has come or gone
    /// those of all that point to the briefing.
    pub(in crate::workspace) fn followed(&self, workspace: &Workspace, since: &Since) -> Self {
        let mut graph = Self { fallen: OnceLock::new(), circles: OnceLock::new(), ..self.clone() };
        let inside = since.renamed.iter().filter_map(|path| self.inside.get(path)).flat_map(RedBlackTreeSetSync::iter);
        let pointing = inside.flat_map(|id| self.tied(*id)).map(|(from, _)| self.node(from).path());
        let paths: BTreeSet<&DocPath> = pointing.chain(since.changed.iter()).collect();
        for path in paths {
            let outline = workspace.outline(path);
            if outline.is_some() {
                graph.set(path, outline.map(|outline| ties_of(workspace, path, outline)).unwrap_or_default());
            }
        }
        graph
    }

    /// Puts `found` in place of the ties that `path` gave.
    fn set(&mut self, path: &DocPath, found: Vec<(Node, Relation, Node)>) {
        for from in self.given.get(path).map(Arc::clone).into_iter().flat_map(|given| given.to_vec()) {
            for tie in self.ties(from).to_vec() {
                self.untie(from, tie.to);
            }
            self.ties.set_mut(from.index(), Arc::new([]));
        }
        let mut by_node: FxHashMap<NodeId, Vec<Tie>> = FxHashMap::default();
        for (from, relation, to) in found {
            let (from, to) = (self.number(from), self.number(to));
            by_node.entry(from).or_default().push(Tie { relation, to });
        }
        let mut given: Vec<NodeId> = by_node.keys().copied().collect();
        given.sort_unstable();
        for (from, mut ties) in by_node {
            ties.sort_unstable();
            ties.dedup();
            for tie in &ties {
                if let Some(tied) = self.tied.get(tie.to.index()) {
                    let tied = tied.insert(from);
                    self.tied.set_mut(tie.to.index(), tied);
                }
            }
            self.ties.set_mut(from.index(), ties.into());
        }
        if given.is_empty() {
            self.given.remove_mut(path);
        } else {
            self.given.insert_mut(path.clone(), given.into());
        }
    }

    fn untie(&mut self, from: NodeId, to: NodeId) {
        if let Some(tied) = self.tied.get(to.index()) {
            let tied = tied.remove(&from);
            self.tied.set_mut(to.index(), tied);
        }
    }

    /// The number of `node`, which it gets here if it has none.
    fn number(&mut self, node: Node) -> NodeId {
        if let Some(id) = self.ids.get(&node) {
            return *id;
        }
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        let inside = self.inside.get(node.path()).cloned().unwrap_or_else(RedBlackTreeSetSync::new_sync);
        self.inside.insert_mut(node.path().clone(), inside.insert(id));
        self.ids.insert_mut(node.clone(), id);
        self.nodes.push_back_mut(node);
        self.ties.push_back_mut(Arc::new([]));
        self.tied.push_back_mut(RedBlackTreeSetSync::new_sync());
        id
    }
}

impl Workspace {
    /// What `pointer`, written in the briefing at `from`, points to; none
    /// where that is out of the workspace, missing, or no briefing.
    #[must_use]
    pub fn pointed_to(&self, from: &DocPath, pointer: &Pointer) -> Option<Node> {
        match pointer {
            Pointer::Source(key) => Some(self.source_node(from, key)),
            Pointer::Basis(word) if self.find_source(from, word).is_some() => Some(self.source_node(from, word)),
            Pointer::Basis(word) => self.linked_to(from, LinkKind::Wiki, &Pointer::basis_link(word)),
            Pointer::Link(kind, written) => {
                self.linked_to(from, *kind, &LinkTarget::parse(written, Span::at(0), *kind))
            }
        }
    }

    /// What `target`, written as `kind` in the briefing at `from`, points to.
    /// A place that is missing counts as the claim it would be if it is
    /// written as one, and a heading as the briefing it is in.
    #[must_use]
    pub fn linked_to(&self, from: &DocPath, kind: LinkKind, target: &LinkTarget) -> Option<Node> {
        let found = self.resolve(from, kind, target);
        let (Resolution::Found { path, .. } | Resolution::MissingFragment { path, .. }) = found else { return None };
        let fragment = target.fragment.as_deref().unwrap_or_default();
        if let Some(id) = fragment.strip_prefix('^') {
            return Some(Node::Claim(path, id.into()));
        }
        let is_claim = self.outline(&path).is_some_and(|outline| outline.claim(fragment).is_some());
        Some(if is_claim { Node::Claim(path, fragment.into()) } else { Node::Briefing(path) })
    }

    /// The node of the source that the briefing or file at `from` cites as `key`.
    #[must_use]
    pub fn source_node(&self, from: &DocPath, key: &str) -> Node {
        let file = self.find_source(from, key).map_or(from, |(file, _)| file);
        Node::Source(file.clone(), key.into())
    }
}

fn ties_of(workspace: &Workspace, path: &DocPath, outline: &Outline) -> Vec<(Node, Relation, Node)> {
    let mut ties = Ties::new(workspace, path);
    for reliance in outline.reliances() {
        let from = reliance.claim.as_ref().map_or_else(|| ties.own.clone(), |id| ties.claim(id));
        if let Some(to) = workspace.pointed_to(path, &reliance.on) {
            // A link from a text into itself is a way round in it and no more.
            let leads_away = reliance.relation.is_reliance() || to.path() != path;
            if leads_away {
                ties.found.push((from, reliance.relation, to));
            }
        }
    }
    for claim in outline.claims() {
        let held = ties.claim(&claim.id);
        ties.found.push((ties.own.clone(), Relation::Holds, held));
    }
    outline.sources.iter().for_each(|record| ties.record(record));
    ties.found
}

/// Gathers what one briefing or file gives.
struct Ties<'w> {
    workspace: &'w Workspace,
    path: &'w DocPath,
    own: Node,
    found: Vec<(Node, Relation, Node)>,
}

impl<'w> Ties<'w> {
    fn new(workspace: &'w Workspace, path: &'w DocPath) -> Self {
        Self { workspace, path, own: Node::Briefing(path.clone()), found: Vec::new() }
    }

    fn claim(&self, id: &str) -> Node {
        Node::Claim(self.path.clone(), id.into())
    }

    fn record(&mut self, record: &SourceRecord) {
        let own = || Node::Source(self.path.clone(), record.key.as_str().into());
        let mut found = Vec::new();
        for from in &record.derived_from {
            found.push((own(), Relation::DrawsOn, self.workspace.source_node(self.path, &from.value)));
        }
        if let Some(successor) = &record.superseded_by {
            found.push((own(), Relation::SupersededBy, self.workspace.source_node(self.path, &successor.value)));
        }
        if let Some(copy) = self.workspace.copy_of(self.path, record).map(Node::Briefing) {
            found.push((own(), Relation::DrawsOn, copy));
        }
        self.found.append(&mut found);
    }
}
