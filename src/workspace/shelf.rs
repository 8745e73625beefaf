//! Sources that every briefing of a workspace can cite, from files of their own.

use rustc_hash::FxHashMap;

use crate::document::{Records, SourceRecord};

use super::DocPath;
use super::outline::record_stamp;

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
    has_withdrawn: bool,
    stamp: u64,
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
        let records = || files.iter().flat_map(|file| &file.records.sources);
        let has_withdrawn = records().any(SourceRecord::is_retracted);
        let stamp = records().fold(0, |stamp: u64, record| stamp.rotate_left(1) ^ record_stamp(record));
        Self { files, by_key, has_withdrawn, stamp }
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

    /// Whether one of them is withdrawn.
    pub(super) fn has_withdrawn(&self) -> bool {
        self.has_withdrawn
    }

    /// The same number means that whoever cites one of them can be told the same of it.
    pub(super) fn stamp(&self) -> u64 {
        self.stamp
    }

    /// The files, in the order they count.
    #[must_use]
    pub fn files(&self) -> &[RecordFile] {
        &self.files
    }
}
