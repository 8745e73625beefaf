//! Where in its briefing a thing of the graph stands, and which briefing is a source's copy.

use crate::document::{LinkKind, LinkTarget, SourceRecord};
use crate::text::Span;

use super::{Briefing, DocPath, Node, Workspace};

impl Workspace {
    /// The bytes of its briefing or file of records in which `node` stands: the
    /// sentence or span of a claim's id, the key of a source, or the first
    /// byte of a briefing. None for what is missing.
    #[must_use]
    pub fn place_of(&self, node: &Node) -> Option<Span> {
        if let Node::Source(path, key) = node
            && let Some((_, record)) = self.shelf().source(key).filter(|(file, _)| *file == path)
        {
            return Some(record.key_span);
        }
        let briefing = self.briefing(node.path())?;
        match node {
            Node::Briefing(_) => Some(Span::at(0)),
            Node::Claim(_, id) => claim(briefing, id),
            Node::Source(_, key) => briefing.source(key).map(|record| record.key_span),
        }
    }

    /// The briefing that is the local copy (`text`) of the source with the
    /// record `record`, which stands in the briefing or file at `file`.
    #[must_use]
    pub fn copy_of(&self, file: &DocPath, record: &SourceRecord) -> Option<DocPath> {
        let target = LinkTarget::parse(record.text.as_deref()?, Span::at(0), LinkKind::Inline);
        match self.linked_to(file, LinkKind::Inline, &target)? {
            Node::Briefing(path) => Some(path),
            Node::Claim(..) | Node::Source(..) => None,
        }
    }
}

/// The id itself, by the lists of ids that the blocks keep.
fn claim(briefing: &Briefing, id: &str) -> Option<Span> {
    let passages = briefing.reading().passages().iter();
    passages.zip(briefing.document().blocks()).find_map(|(passage, placed)| {
        let (_, span) = passage.footprint.ids.iter().find(|(own, _)| own == id)?;
        Some(placed.absolute(*span))
    })
}
