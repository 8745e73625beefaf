//! A briefing as the workspace keeps it: whole, or as what others see of it, to be read when somebody asks for more.

use std::fmt::Debug;
use std::sync::{Arc, OnceLock};

use crate::document::{Document, Format};

use super::{Briefing, DocPath, Outline};

/// Where the texts are of briefings that are not kept whole.
pub trait Texts: Debug + Send + Sync {
    /// The text of the briefing at `path` and how it is read, if it is still
    /// there and has at most `limit` bytes.
    fn text(&self, path: &DocPath, limit: u64) -> Option<(String, Format)>;
}

/// One briefing of a workspace.
#[derive(Debug)]
pub(super) struct Entry {
    outline: Arc<Outline>,
    body: Body,
}

/// What there is beside the outline.
#[derive(Debug)]
enum Body {
    /// All of it.
    Whole(Arc<Briefing>),
    /// Nothing, while somebody edits it.
    Lent,
    /// What is read when it is first asked for; nothing where it cannot be.
    Closed(OnceLock<Option<Arc<Briefing>>>),
}

impl Entry {
    /// `briefing`, kept whole.
    pub(super) fn whole(briefing: Arc<Briefing>) -> Self {
        Self { outline: Arc::clone(briefing.outline()), body: Body::Whole(briefing) }
    }

    /// A briefing that is read when somebody asks for more than `outline`.
    pub(super) fn closed(outline: Arc<Outline>) -> Self {
        Self { outline, body: Body::Closed(OnceLock::new()) }
    }

    /// The same while somebody edits it.
    pub(super) fn lent(&self) -> Self {
        Self { outline: Arc::clone(&self.outline), body: Body::Lent }
    }

    pub(super) fn outline(&self) -> &Arc<Outline> {
        &self.outline
    }

    /// All of it; `read` reads what is closed.
    pub(super) fn briefing(&self, read: impl FnOnce() -> Option<Arc<Briefing>>) -> Option<&Arc<Briefing>> {
        match &self.body {
            Body::Whole(briefing) => Some(briefing),
            Body::Lent => None,
            Body::Closed(briefing) => briefing.get_or_init(read).as_ref(),
        }
    }

    pub(super) fn kept(&self) -> Option<&Arc<Briefing>> {
        match &self.body {
            Body::Whole(briefing) => Some(briefing),
            Body::Lent | Body::Closed(_) => None,
        }
    }

    /// A number that is another when the text is another; of what is closed,
    /// when it was read again.
    pub(super) fn text_stamp(&self) -> u64 {
        match &self.body {
            Body::Whole(briefing) => briefing.text_stamp(),
            Body::Lent | Body::Closed(_) => Arc::as_ptr(&self.outline).addr() as u64,
        }
    }

    /// Whether it is closed and was read all the same.
    pub(super) fn is_read_back(&self) -> bool {
        matches!(&self.body, Body::Closed(briefing) if briefing.get().is_some())
    }
}

impl Outline {
    /// The outline of the briefing `text`.
    #[must_use]
    pub fn read(text: &str, format: Format) -> Self {
        Self::of(&Document::parse(text, format))
    }
}
