//! What belongs together with the thing under the cursor, in the same briefing.

mod attribution;
mod identity;
mod landmark;
mod source;

use crate::text::Span;
use crate::workspace::{DocPath, Workspace};

use super::at::At;

/// What an occurrence is to the thing that occurs.
///
/// Editors know three kinds from code and paint each in a colour of its own.
/// *Write* is where a thing comes into the text: the introduction of a
/// person, the record of a source, the id that names a claim, and of an
/// attribution the source, from whom all of it comes. *Read* is where it is
/// taken up again: a later mention, a citation, a link, and of an attribution
/// the cue, which refers the content to its source. *Text* is what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HighlightKind {
    /// Where it comes into the text.
    Write,
    /// Where it is taken up again.
    Read,
    /// Words that somebody is said to have said.
    Text,
}

/// One occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Highlight {
    /// Its bytes in the document.
    pub span: Span,
    /// What it is to the thing.
    pub kind: HighlightKind,
}

impl Highlight {
    fn new(span: Span, kind: HighlightKind) -> Self {
        Self { span, kind }
    }
}

/// Everything in the briefing at `path` that belongs together with what
/// stands at byte `offset`, in the order of the text.
///
/// The narrowest thing is meant: a key or an id before a name, a name before
/// the attribution it stands in. A name that is given once, and so has
/// nothing else to show, is taken for the source it may be part of. Walks
/// the blocks once and reads none of them again.
#[must_use]
pub fn highlights(workspace: &Workspace, path: &DocPath, offset: usize) -> Vec<Highlight> {
    let Some(at) = At::new(workspace, path, offset) else { return Vec::new() };
    let mut found = source::uses(&at).or_else(|| landmark::references(&at)).unwrap_or_else(|| spoken_of(&at));
    found.retain(|highlight| !highlight.span.is_empty());
    found.sort_unstable();
    found.dedup_by_key(|highlight| highlight.span);
    found
}

fn spoken_of(at: &At<'_>) -> Vec<Highlight> {
    let mentions = identity::mentions(at).unwrap_or_default();
    if mentions.len() > 1 {
        return mentions;
    }
    let other = landmark::link_goal(at).or_else(|| attribution::parts(at)).or_else(|| landmark::heading(at));
    other.unwrap_or(mentions)
}
