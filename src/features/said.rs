//! What somebody is said to say, as a reader takes it: without the dateline that stands before it.

use crate::document::Block;
use crate::text::Span;

/// The bytes of `content` that can be said: what stands behind the dateline of `block`, if that is part of it.
pub(super) fn said(block: &Block, content: Span) -> Span {
    let Some(dateline) = block.dateline.as_ref().map(|dateline| dateline.span) else { return content };
    if !content.overlaps(dateline) {
        return content;
    }
    let start = dateline.end().min(content.end());
    let rest = Span::new(start, content.end()).of(&block.text);
    Span::new(start + rest.len() - rest.trim_start().len(), content.end())
}
