//! What is written: a text as a sequence of blocks, each read once from its own bytes and kept for as long as they stand.

mod abbreviation;
mod annotation;
mod block;
mod citation;
mod dateline;
mod directive;
mod edit;
mod front_matter;
mod lexer;
mod link;
mod markup;
mod quotation;
mod revision;
mod sentence;
mod split;
mod token;

use std::ops::Range;
use std::sync::Arc;

use crate::text::{LineIndex, Span};

pub use self::annotation::{ANNOTATION_CLASSES, ANNOTATION_KEYS, Annotation, AnnotationItem, AnnotationTarget};
pub use self::block::{Block, BlockKind, Leaf, LeafKind, Problem, ProblemKind};
pub use self::citation::{Citation, CitedSource};
pub use self::dateline::{Dateline, dateline};
pub use self::directive::{Directive, DirectiveKind};
pub use self::front_matter::{
    DocumentType, FrontMatter, Key, KeyMeaning, PersonRecord, PlaceRecord, PostRecord, Records, Relation, RelationKind,
    Section, SourceKind, SourceRecord, Status, Written, find_key, read_records, vocabulary,
};
pub use self::lexer::tokenize;
pub use self::link::{Footnote, Link, LinkKind, LinkTarget, ReferenceDefinition, normalise_label};
pub use self::quotation::{Quotation, quotations};
pub use self::revision::{Revision, RevisionKind};
pub use self::sentence::{Sentence, sentences};
pub use self::token::{Case, Token, TokenKind};

/// How the bytes are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// `.txt`: paragraphs between blank lines, no Markdown.
    Plain,
    /// `.md`, `.markdown`, `.brief`: CommonMark with Dateline's annotations.
    Markdown,
}

/// A block and where it stands.
#[derive(Debug, Clone)]
pub struct Placed {
    /// First byte of the block in the document. Blocks leave no byte out:
    /// each begins where the one before it ends.
    pub start: usize,
    /// First line of the block in the document, from zero. A block always
    /// begins at the start of a line.
    pub first_line: usize,
    /// The block, shared with every version of the document that has it.
    pub block: Arc<Block>,
}

impl Placed {
    /// Its bytes in the document.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.start, self.start + self.block.text.len())
    }

    /// Where `span` of the block is in the document.
    #[must_use]
    pub fn absolute(&self, span: Span) -> Span {
        span.shifted(self.start)
    }

    /// Where `span` of the document is in the block; what reaches out of it is cut off.
    #[must_use]
    pub fn relative(&self, span: Span) -> Span {
        let own = self.span();
        let start = span.start().clamp(own.start(), own.end());
        Span::new(start, span.end().clamp(start, own.end())).relative_to(self.start)
    }
}

/// Which blocks an edit put in place of which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Indices in the document before the edit.
    pub removed: Range<usize>,
    /// Indices in the document after the edit.
    pub inserted: Range<usize>,
}

/// A whole text, read. The same bytes and format always give the same
/// document, however they came to be.
#[derive(Debug, Clone)]
pub struct Document {
    format: Format,
    blocks: Vec<Placed>,
    len: usize,
    /// Whether a closing fence further down would make the start of the text front matter.
    awaits_fence: bool,
}

impl Document {
    /// Reads `text`. Any text has a document; time is linear in its length.
    #[must_use]
    pub fn parse(text: &str, format: Format) -> Self {
        let mut cuts = Vec::new();
        let mut start = 0;
        while start < text.len() {
            let cut = split::next_block(text, start, format, start == 0);
            start = cut.end;
            cuts.push(cut);
        }
        let mut start = 0;
        let read = |cut: &split::Cut| {
            let block = Block::read(&text[start..cut.end], format, cut.shape, cut.body - start);
            start = cut.end;
            Arc::new(block)
        };
        let (blocks, _) = place(cuts.iter().map(read), 0, 0);
        Self { format, blocks, len: text.len(), awaits_fence: split::awaits_fence(text, cuts.first()) }
    }

    /// How it was read.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Length of the text in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether the text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Its blocks, which together are the whole text.
    #[must_use]
    pub fn blocks(&self) -> &[Placed] {
        &self.blocks
    }

    /// The index of the block that has byte `offset`; the last block has the
    /// end of the text too.
    #[must_use]
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        if offset > self.len {
            return None;
        }
        self.blocks.partition_point(|placed| placed.start <= offset).checked_sub(1)
    }

    /// What the document says of itself, if it has front matter.
    #[must_use]
    pub fn front_matter(&self) -> Option<&FrontMatter> {
        self.blocks.first()?.block.front_matter.as_deref()
    }

    /// The bytes `span` of the document.
    #[must_use]
    pub fn slice(&self, span: Span) -> String {
        let mut out = String::with_capacity(span.len());
        let first = self.block_at(span.start()).unwrap_or_default();
        for placed in self.blocks.iter().skip(first).take_while(|placed| placed.start < span.end()) {
            let end = span.end().saturating_sub(placed.start).min(placed.block.text.len());
            out.push_str(Span::new(span.start().saturating_sub(placed.start), end).of(&placed.block.text));
        }
        out
    }
}

impl std::fmt::Display for Document {
    /// Writes the whole text.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.blocks.iter().try_for_each(|placed| formatter.write_str(&placed.block.text))
    }
}

/// Places `blocks` one behind the other from byte `start` and line `line`
/// on, and says which line follows them.
fn place(blocks: impl IntoIterator<Item = Arc<Block>>, start: usize, line: usize) -> (Vec<Placed>, usize) {
    let (mut start, mut first_line) = (start, line);
    let place = |block: Arc<Block>| {
        let placed = Placed { start, first_line, block };
        start += placed.block.text.len();
        first_line += LineIndex::count_breaks(&placed.block.text);
        placed
    };
    (blocks.into_iter().map(place).collect(), first_line)
}
