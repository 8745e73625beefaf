//! An attribution by its tokens, before its place in the document is known.

use std::ops::Range;

use crate::analysis::{CueForm, CueKind};

/// An attribution found in one leaf. All ranges are of the block's tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::analysis) struct Found {
    /// The source's noun phrase.
    pub(in crate::analysis) source: Option<Range<usize>>,
    /// The cue's words.
    pub(in crate::analysis) cue: Option<Range<usize>>,
    /// What the source did.
    pub(in crate::analysis) kind: CueKind,
    /// What sort of words the cue is.
    pub(in crate::analysis) form: CueForm,
    /// How surely it is a cue, 0 to 100.
    pub(in crate::analysis) strength: u8,
    /// Whether the content is a clause or a quotation, and no thing and no aim.
    pub(in crate::analysis) clausal: bool,
    /// The content, in order.
    pub(in crate::analysis) content: Vec<Range<usize>>,
    /// The sentence of the cue, as an index into the block's.
    pub(in crate::analysis) sentence: usize,
}
