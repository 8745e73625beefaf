//! Annotation blocks: `{#id .class key=value}` and what they say it of.

use crate::text::Span;

/// One item of an annotation block. Spans are bytes from the start of the text block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnnotationItem {
    /// `#claim-id`; the span is that of the id without `#`.
    Id(Span),
    /// `.assessment`; the span is that of the name without the stop.
    Class(Span),
    /// `key=value`; the value without its quotation marks.
    Pair {
        /// The key.
        key: Span,
        /// The value.
        value: Span,
    },
}

/// What an annotation speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnnotationTarget {
    /// The sentence that just ended, as an index into the block's.
    Sentence(usize),
    /// A bracketed span, without its brackets.
    Bracketed(Span),
    /// The whole block it stands above.
    Block,
}

/// An annotation block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// With its braces (and the comment round them, if there is one).
    pub span: Span,
    /// What it says.
    pub items: Vec<AnnotationItem>,
    /// What it says it of.
    pub target: AnnotationTarget,
}
