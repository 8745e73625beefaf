//! One briefing: its text read into blocks, and the blocks understood.

use std::ops::Range;

use crate::analysis::{Outside, Reading};
use crate::document::{Change, Document, Format};
use crate::text::Edit;

use super::DocPath;

/// A briefing in the workspace.
#[derive(Debug, Clone)]
pub struct Briefing {
    path: DocPath,
    document: Document,
    reading: Reading,
}

impl Briefing {
    /// Reads `text` as the briefing at `path`.
    #[must_use]
    pub fn read(path: DocPath, text: &str, format: Format, outside: &Outside) -> Self {
        let document = Document::parse(text, format);
        let reading = Reading::of(&document, outside);
        Self { path, document, reading }
    }

    /// Makes one change; what it returns is which blocks were replaced, and
    /// which passages differ since.
    pub fn edit(&mut self, edit: &Edit) -> (Change, Range<usize>) {
        let change = self.document.edit(edit);
        let passages = self.reading.update(&self.document, &change);
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
}
