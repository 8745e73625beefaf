//! One briefing: its text read into blocks, the blocks understood, and what others can see of it.

use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use crate::analysis::{Outside, Reading};
use crate::document::{Block, Change, Document, Format, ReferenceDefinition, SourceRecord};
use crate::text::{Edit, Span};

use super::DocPath;
use super::landmark::{Landmark, find_landmark, landmarks_of};
use super::outline::{Given, Outline};
use super::reliance::{Saying, sayings};

/// So many blocks on either side of an edit are looked at for what it took
/// away; an edit that reaches further has the whole outline made again.
const REACH: usize = 8;

/// A briefing in the workspace.
#[derive(Debug, Clone)]
pub struct Briefing {
    path: DocPath,
    document: Document,
    reading: Reading,
    outline: Arc<Outline>,
    text_stamp: u64,
}

impl Briefing {
    /// Reads `text` as the briefing at `path`.
    #[must_use]
    pub fn read(path: DocPath, text: &str, format: Format, outside: &Outside) -> Self {
        let document = Document::parse(text, format);
        let reading = Reading::of(&document, outside);
        let outline = Arc::new(Outline::of(&document));
        Self { path, document, reading, outline, text_stamp: FxBuildHasher.hash_one(text) }
    }

    /// The same briefing at another path.
    #[must_use]
    pub fn moved_to(&self, path: DocPath) -> Self {
        Self { path, ..self.clone() }
    }

    /// Makes one change; what it returns is which blocks were replaced, and
    /// which passages differ since.
    pub fn edit(&mut self, edit: &Edit) -> (Change, Range<usize>) {
        let before = Surroundings::of(&self.document, edit.span);
        let change = self.document.edit(edit);
        self.text_stamp = FxBuildHasher.hash_one((self.text_stamp, edit.span, &edit.replacement));
        let passages = self.reading.update(&self.document, &change);
        let inserted = self.document.blocks().get(change.inserted.clone()).unwrap_or_default();
        let inserted: Vec<Given> = inserted.iter().map(|placed| Given::of(&placed.block)).collect();
        let outline = match before.given(&change.removed) {
            Some(removed) if removed == inserted => return (change, passages),
            Some(removed) => self.outline.followed(&self.document, &removed, &inserted),
            None => Outline::of(&self.document),
        };
        if outline != *self.outline {
            self.outline = Arc::new(outline);
        }
        (change, passages)
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &DocPath {
        &self.path
    }

    /// What is written.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What it says.
    #[must_use]
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// What other briefings can see of it. The same pointer as before an
    /// edit means that the edit changed none of it.
    #[must_use]
    pub fn outline(&self) -> &Arc<Outline> {
        &self.outline
    }

    /// A number that is another for another text, and for one that was edited.
    pub(super) fn text_stamp(&self) -> u64 {
        self.text_stamp
    }

    /// Everything that can be pointed to, in order, in bytes of the document.
    pub fn landmarks(&self) -> impl Iterator<Item = Landmark> {
        landmarks_of(&self.document)
    }

    /// What it says it rests on, at the places where it says so, in bytes of the document.
    pub fn sayings(&self) -> impl Iterator<Item = Saying> {
        self.document.blocks().iter().flat_map(|placed| {
            let mut found = sayings(&placed.block);
            for saying in &mut found {
                saying.span = saying.span.shifted(placed.start);
                saying.about = saying.about.map(|about| about.shifted(placed.start));
            }
            found
        })
    }

    /// The landmark that `fragment` points to, as [`Outline::has`] reads it.
    #[must_use]
    pub fn find_landmark(&self, fragment: &str) -> Option<Landmark> {
        let mut landmarks: Vec<Landmark> = self.landmarks().collect();
        let found = find_landmark(&landmarks, fragment)?;
        Some(landmarks.swap_remove(found))
    }

    /// The definition of the reference `label`, whose white space and case do not matter.
    #[must_use]
    pub fn find_reference(&self, label: &str) -> Option<(usize, &ReferenceDefinition)> {
        let folded = folded_label(label);
        let blocks = self.document.blocks().iter();
        let mut definitions =
            blocks.flat_map(|placed| placed.block.definitions.iter().map(|definition| (placed.start, definition)));
        definitions.find(|(_, definition)| folded_label(&definition.label) == folded)
    }

    /// The record of the document's own source `key`.
    #[must_use]
    pub fn source(&self, key: &str) -> Option<&SourceRecord> {
        self.document.front_matter()?.sources.iter().find(|source| source.key == key)
    }

    /// The block that has byte `offset`, and where it starts.
    #[must_use]
    pub fn block_at(&self, offset: usize) -> Option<(usize, &Arc<Block>)> {
        let placed = self.document.blocks().get(self.document.block_at(offset)?)?;
        Some((placed.start, &placed.block))
    }
}

/// A label as `CommonMark` compares it (0.31.2, section 4.7), but for the
/// letters whose folding is longer than one.
fn folded_label(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The blocks round an edit, before it is made.
struct Surroundings {
    first: usize,
    blocks: Vec<Arc<Block>>,
}

impl Surroundings {
    fn of(document: &Document, span: Span) -> Self {
        let at = |offset| document.block_at(offset).unwrap_or_default();
        let first = at(span.start()).saturating_sub(REACH);
        let last = at(span.end()) + REACH;
        let near = document.blocks().iter().take(last + 1).skip(first);
        Self { first, blocks: near.map(|placed| Arc::clone(&placed.block)).collect() }
    }

    /// What `removed` gave to the outline, if all of it is near the edit.
    fn given(&self, removed: &Range<usize>) -> Option<Vec<Given>> {
        let from = removed.start.checked_sub(self.first)?;
        let blocks = self.blocks.get(from..removed.end.checked_sub(self.first)?)?;
        Some(blocks.iter().map(|block| Given::of(block)).collect())
    }
}
