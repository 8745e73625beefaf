//! What rests on what: sources, claims and briefings, each resting on others, and which of them fall with one that is withdrawn.

mod build;
mod circle;
mod fall;

use std::sync::{Arc, OnceLock};

use rpds::{HashTrieMapSync, RedBlackTreeSetSync, VectorSync};

use super::{DocPath, Relation, Workspace};

pub(super) use self::build::Since;
pub use self::circle::Circle;
pub use self::fall::Fall;

/// One thing that rests on others or that others rest on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Node {
    /// A whole briefing.
    Briefing(DocPath),
    /// The claim with this id in this briefing, whether or not it is there.
    Claim(DocPath, Arc<str>),
    /// The source with this key, in the briefing or file that has its record,
    /// or in the briefing that cites it without one.
    Source(DocPath, Arc<str>),
}

/// The number of a [`Node`] in one [`Provenance`] and those made from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(u32);

/// That one thing has to do with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tie {
    /// In what way.
    pub relation: Relation,
    /// With what.
    pub to: NodeId,
}

/// The graph of what rests on what in a workspace, as of one state of it.
///
/// A changed workspace has a new one, which shares with the one before all
/// but the ties of the briefings that changed.
#[derive(Debug, Clone, Default)]
pub struct Provenance {
    nodes: VectorSync<Node>,
    ids: HashTrieMapSync<Node, NodeId>,
    /// For each node what it has to do with, sorted.
    ties: VectorSync<Arc<[Tie]>>,
    /// For each node what has to do with it.
    tied: VectorSync<RedBlackTreeSetSync<NodeId>>,
    /// For each briefing and file the nodes that are in it, there or missing.
    inside: HashTrieMapSync<DocPath, RedBlackTreeSetSync<NodeId>>,
    /// For each briefing and file of records the nodes whose ties it gives.
    given: HashTrieMapSync<DocPath, Arc<[NodeId]>>,
    fallen: OnceLock<fall::Fallen>,
    circles: OnceLock<circle::Circles>,
}

impl Node {
    /// The briefing or file it is in.
    #[must_use]
    pub fn path(&self) -> &DocPath {
        match self {
            Self::Briefing(path) | Self::Claim(path, _) | Self::Source(path, _) => path,
        }
    }
}

impl Provenance {
    /// The number of `node`, if anything has to do with it.
    #[must_use]
    pub fn id(&self, node: &Node) -> Option<NodeId> {
        self.ids.get(node).copied()
    }

    /// The node with the number `id`.
    ///
    /// # Panics
    ///
    /// When `id` is of another graph.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        self.nodes.get(id.index()).expect("a number is given out with its node")
    }

    /// Every node with its number.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        (0..).map(NodeId).zip(self.nodes.iter())
    }

    /// What `id` has to do with, sorted by the way it has.
    #[must_use]
    pub fn ties(&self, id: NodeId) -> &[Tie] {
        self.ties.get(id.index()).map_or(&[], |ties| ties)
    }

    /// What has to do with `id`, and in what way.
    pub fn tied(&self, id: NodeId) -> impl Iterator<Item = (NodeId, Relation)> {
        let from = self.tied.get(id.index()).into_iter().flat_map(|from| from.iter().copied());
        from.flat_map(move |from| {
            self.ties(from).iter().filter(move |tie| tie.to == id).map(move |tie| (from, tie.relation))
        })
    }

    /// The nodes whose ties the briefing or file at `path` gives.
    #[must_use]
    pub fn given_by(&self, path: &DocPath) -> &[NodeId] {
        self.given.get(path).map_or(&[], |given| given)
    }

    /// By what way `id` rests on something withdrawn, by the fewest steps;
    /// none where it does not. The first call costs what falls, the others a
    /// look and their way.
    #[must_use]
    pub fn fall(&self, workspace: &Workspace, id: NodeId) -> Option<Fall> {
        self.fallen.get_or_init(|| fall::Fallen::of(self, workspace)).way(id)
    }

    /// Everything that rests on something withdrawn, and that itself, in the order of numbers.
    #[must_use]
    pub fn fallen(&self, workspace: &Workspace) -> Vec<NodeId> {
        self.fallen.get_or_init(|| fall::Fallen::of(self, workspace)).all()
    }

    /// A shortest way from `id` round to itself; none where it does not in
    /// the end rest on itself. The first call costs a pass over the graph.
    #[must_use]
    pub fn circle(&self, id: NodeId) -> Option<Circle> {
        self.circles.get_or_init(|| circle::Circles::of(self)).through(self, id)
    }
}

impl NodeId {
    fn index(self) -> usize {
        self.0 as usize
    }
}
