//! Quotations: somebody else's words, by their marks.

use std::ops::Range;

use crate::text::Span;

/// A stretch between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks, in bytes from the start of the block.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// The tokens between the marks, as indices into the block's.
    pub tokens: Range<usize>,
    /// 0 for a quotation in the writer's own text, 1 for one inside that, and so on.
    pub depth: u8,
    /// Whether a closing mark was found. A paragraph that ends in an open
    /// quotation is right only if the next one opens with a mark.
    pub closed: bool,
    /// Whether a closing mark stands without one that opens.
    pub opened: bool,
    /// Whether it is at most three words and no clause: a term held at arm's
    /// length or a title, not speech.
    pub scare: bool,
}
