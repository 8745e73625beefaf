//! A whole document, understood block by block and kept up with its edits.

use std::ops::Range;
use std::sync::Arc;

use crate::calendar::Date;
use crate::document::{Change, Document};
use crate::gazetteer::Gazetteer;

use super::{Passage, Premises};

/// What a reading needs from outside the document.
#[derive(Debug, Clone)]
pub struct Outside {
    /// Officials and places, embedded and of the workspace.
    pub gazetteer: Arc<Gazetteer>,
    /// Source keys of the workspace's own files.
    pub source_keys: Arc<Vec<String>>,
    /// A date in the file's name.
    pub file_date: Option<Date>,
    /// The date the person at the command line gave.
    pub given_date: Option<Date>,
}

/// A document, understood. For the same document and outside it is always the same.
#[derive(Debug, Clone)]
pub struct Reading {
    outside: Outside,
    gazetteer: Arc<Gazetteer>,
    premises: Arc<Premises>,
    passages: Vec<Arc<Passage>>,
}

impl Reading {
    /// Reads `document`. Any document has a reading; time is linear in its length.
    #[must_use]
    pub fn of(document: &Document, outside: &Outside) -> Self {
        let _ = document;
        Self {
            outside: outside.clone(),
            gazetteer: Arc::clone(&outside.gazetteer),
            premises: Arc::default(),
            passages: Vec::new(),
        }
    }

    /// Follows `change`, which made `document` what it is now. Returns the
    /// indices of the passages that are not what they were: the changed
    /// blocks, and those after them that were handed something else.
    pub fn update(&mut self, document: &Document, change: &Change) -> Range<usize> {
        let _ = (document, change, &self.outside);
        0..0
    }

    /// Officials and places as this document knows them.
    #[must_use]
    pub fn gazetteer(&self) -> &Arc<Gazetteer> {
        &self.gazetteer
    }

    /// What every block was read under.
    #[must_use]
    pub fn premises(&self) -> &Arc<Premises> {
        &self.premises
    }

    /// The passages, one for each block of the document and in its order.
    #[must_use]
    pub fn passages(&self) -> &[Arc<Passage>] {
        &self.passages
    }
}
