//! The block: the unit that is parsed, read and checked on its own, so that a keystroke costs its paragraph and not its document.

mod attach;
mod read;

use crate::text::Span;

use super::{
    Annotation, Citation, Dateline, Directive, Footnote, FrontMatter, Link, Quotation, ReferenceDefinition, Revision,
    Sentence, Token,
};

/// What a block is at its top level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum BlockKind {
    /// The YAML between `---` lines at the very start.
    FrontMatter,
    /// A heading and nothing else.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A list item with whatever is nested in it.
    ListItem,
    /// A block quotation: somebody else's words.
    BlockQuote,
    /// A table.
    Table,
    /// Fenced or indented code.
    Code,
    /// Raw HTML or a comment.
    Html,
    /// A footnote's text.
    FootnoteDefinition,
    /// A link reference definition, a rule, or nothing but blank lines.
    #[default]
    Other,
}

/// What a run of prose inside a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeafKind {
    /// A heading of this level, 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// The text of a list item.
    ListItem,
    /// Prose inside a block quotation.
    BlockQuote,
    /// One cell of a table.
    TableCell,
    /// The text of a footnote.
    Footnote,
}

/// A run of prose inside a block: the sentences of one paragraph, heading, item or cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// What it is.
    pub kind: LeafKind,
    /// Its bytes, from the start of the block, markup included.
    pub span: Span,
    /// Its tokens, as indices into the block's.
    pub tokens: std::ops::Range<usize>,
    /// Its sentences, as indices into the block's.
    pub sentences: std::ops::Range<usize>,
}

/// Something in the syntax that a person should hear of. Rules turn it into diagnostics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Bytes from the start of the block.
    pub span: Span,
    /// What kind of thing it is.
    pub kind: ProblemKind,
    /// What is wrong, in the reader's words, lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The text that would put it right in place of `span`, where one is sure.
    pub replacement: Option<String>,
}

/// What a [`Problem`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// Front matter that is not YAML, or not what a key wants.
    FrontMatter,
    /// An unknown annotation item.
    Annotation,
    /// A suppression comment that is not written right.
    Directive,
}

/// One block, read from its own text alone. All spans in it are bytes from
/// the start of the block, and all lists are in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its own text, from its first byte to the first byte of the next block.
    pub text: Box<str>,
    /// Its runs of prose.
    pub leaves: Vec<Leaf>,
    /// The words and marks of its prose; markup, comments, annotations,
    /// citations, code and deleted text have none.
    pub tokens: Vec<Token>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Its quotations, outer before inner.
    pub quotations: Vec<Quotation>,
    /// The dateline its first paragraph opens with.
    pub dateline: Option<Dateline>,
    /// Annotation blocks.
    pub annotations: Vec<Annotation>,
    /// Citations.
    pub citations: Vec<Citation>,
    /// Links of every kind.
    pub links: Vec<Link>,
    /// Link reference definitions.
    pub definitions: Vec<ReferenceDefinition>,
    /// Footnote references and definitions.
    pub footnotes: Vec<Footnote>,
    /// `^id` at the end of a block: the bytes of the id without the caret.
    pub anchors: Vec<Span>,
    /// CriticMarkup.
    pub revisions: Vec<Revision>,
    /// Suppression comments.
    pub directives: Vec<Directive>,
    /// The front matter, if this is its block.
    pub front_matter: Option<Box<FrontMatter>>,
    /// What is wrong with the syntax.
    pub problems: Vec<Problem>,
}

impl Block {
    /// The sentence that has byte `offset` of the block or ends there, as an index.
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let before = self.sentences.partition_point(|sentence| sentence.span.start() <= offset).checked_sub(1)?;
        self.sentences.get(before).filter(|sentence| sentence.span.touches(offset)).map(|_| before)
    }
}
