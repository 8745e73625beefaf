//! Sources that every briefing of a workspace can cite, from files of their own.

use rustc_hash::FxHashMap;

use crate::document::{Records, SourceRecord};

use super::DocPath;

/// A file of records and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordFile {
    /// Where it is.
    pub path: DocPath,
    /// What it holds.
    pub records: Records,
}

/// The records of a workspace's own files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shelf {
    files: Vec<RecordFile>,
    /// For each key the file and the place in its list.
    by_key: FxHashMap<String, (usize, usize)>,
}

impl Shelf {
    /// Takes the records of `files`. Where two files have the same key, the earlier counts.
    #[must_use]
    pub fn new(files: Vec<RecordFile>) -> Self {
        let mut by_key = FxHashMap::default();
        for (file_idx, file) in files.iter().enumerate() {
            for (source_idx, source) in file.records.sources.iter().enumerate() {
                by_key.entry(source.key.clone()).or_insert((file_idx, source_idx));
            }
        }
        Self { files, by_key }
    }

    /// The source cited as `key`, and the file it stands in.
    #[must_use]
    pub fn source(&self, key: &str) -> Option<(&DocPath, &SourceRecord)> {
        let (file_idx, source_idx) = self.by_key.get(key)?;
        let file = self.files.get(*file_idx)?;
        Some((&file.path, file.records.sources.get(*source_idx)?))
    }

    /// Every key that can be cited.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_key.keys().map(String::as_str)
    }

    /// The files, in the order they count.
    #[must_use]
    pub fn files(&self) -> &[RecordFile] {
        &self.files
    }
}
