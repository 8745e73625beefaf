//! A place in a briefing, with what stands there.

use std::sync::Arc;

use crate::analysis::{Passage, Premises};
use crate::document::{AnnotationItem, Block};
use crate::gazetteer::Gazetteer;
use crate::text::Span;
use crate::workspace::{Briefing, DocPath, Workspace};

/// One byte of one briefing.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'w> {
    /// All briefings.
    pub(super) workspace: &'w Workspace,
    /// The one the place is in.
    pub(super) briefing: &'w Briefing,
    /// The block that has the byte.
    pub(super) block: &'w Block,
    /// The block, understood.
    pub(super) passage: Option<&'w Passage>,
    /// Where the block starts.
    pub(super) start: usize,
    /// The byte, from the start of the block.
    pub(super) offset: usize,
}

/// A source key or a claim id, used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cited {
    /// The key without `@` and braces.
    pub(super) key: String,
    /// Its bytes, from the start of the block.
    pub(super) span: Span,
    /// The place in the source: `para. 2`.
    pub(super) locator: Option<String>,
    /// Whether it may be the id of a claim as well (`basis`).
    pub(super) may_be_claim: bool,
}

impl<'w> At<'w> {
    /// The byte `offset` of the briefing at `path`, if there is one.
    pub(super) fn new(workspace: &'w Workspace, path: &DocPath, offset: usize) -> Option<Self> {
        let briefing: &Briefing = workspace.briefing(path)?;
        let index = briefing.document().block_at(offset)?;
        let placed = briefing.document().blocks().get(index)?;
        let passage = briefing.reading().passages().get(index).map(Arc::as_ref);
        let start = placed.start;
        Some(Self { workspace, briefing, block: &placed.block, passage, start, offset: offset - start })
    }

    /// The first of `items` that has the byte, or else the first that ends right before it.
    pub(super) fn pick<'a, T>(&self, items: &'a [T], span: impl Fn(&T) -> Span) -> Option<&'a T> {
        let inside = items.iter().find(|item| span(item).contains(self.offset));
        inside.or_else(|| items.iter().find(|item| span(item).touches(self.offset)))
    }

    /// The bytes `span` of the block.
    pub(super) fn text(&self, span: Span) -> &'w str {
        span.of(&self.block.text)
    }

    /// A span of the block as one of the document.
    pub(super) fn placed(&self, span: Span) -> Span {
        span.shifted(self.start)
    }

    /// What the document says of itself.
    pub(super) fn premises(&self) -> &'w Premises {
        self.briefing.reading().premises()
    }

    /// Officials and places as the document knows them.
    pub(super) fn gazetteer(&self) -> &'w Gazetteer {
        self.briefing.reading().gazetteer()
    }

    /// The source key that is used here: in a citation, an annotation, or a
    /// source's `derived-from`.
    pub(super) fn cited(&self) -> Option<Cited> {
        self.in_citation().or_else(|| self.in_annotation()).or_else(|| self.in_front_matter())
    }

    fn in_citation(&self) -> Option<Cited> {
        let citation = self.pick(&self.block.citations, |citation| citation.span)?;
        let whole = |source: &crate::document::CitedSource| source.locator.map_or(source.key, |at| source.key.join(at));
        let source = self.pick(&citation.sources, whole).or_else(|| citation.sources.first())?;
        let key = self.text(source.key).to_owned();
        let is_known = || self.workspace.source(self.briefing, &key).is_some();
        if citation.bare && !is_known() {
            return None;
        }
        let locator = source.locator.map(|locator| self.text(locator).trim().to_owned());
        Some(Cited { key, span: source.key, locator, may_be_claim: false })
    }

    fn in_annotation(&self) -> Option<Cited> {
        let annotation = self.pick(&self.block.annotations, |annotation| annotation.span)?;
        annotation.items.iter().find_map(|item| {
            let AnnotationItem::Pair { key, value } = item else { return None };
            let may_be_claim = self.text(*key) == "basis";
            if !may_be_claim && !matches!(self.text(*key), "src" | "of") {
                return None;
            }
            let span = self.word_of(*value)?;
            Some(Cited { key: self.text(span).to_owned(), span, locator: None, may_be_claim })
        })
    }

    fn in_front_matter(&self) -> Option<Cited> {
        let front_matter = self.block.front_matter.as_deref()?;
        let mut derived = front_matter.sources.iter().flat_map(|source| &source.derived_from);
        let written = derived.find(|written| written.span.touches(self.offset))?;
        Some(Cited { key: written.value.clone(), span: written.span, locator: None, may_be_claim: false })
    }

    /// The word of `span` that has the byte.
    fn word_of(&self, span: Span) -> Option<Span> {
        if !span.touches(self.offset) {
            return None;
        }
        let text = self.text(span);
        let at = self.offset - span.start();
        let start = text.get(..at)?.rfind(char::is_whitespace).map_or(0, |space| space + 1);
        let end = text.get(at..)?.find(char::is_whitespace).map_or(text.len(), |space| at + space);
        (start < end).then(|| Span::new(start, end).shifted(span.start()))
    }
}
