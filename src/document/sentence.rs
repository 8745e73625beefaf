//! Sentences of a run of prose.

use std::ops::Range;

use crate::text::Span;

/// One sentence. Sentences of a leaf follow each other and share no token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last (a closing quotation mark after the
    /// stop is part of it), in bytes from the start of the block.
    pub span: Span,
    /// Its tokens, as indices into the block's.
    pub tokens: Range<usize>,
    /// The leaf it stands in, as an index into the block's.
    pub leaf: usize,
}
