//! What a file would not let us do, told so that it can be put right.

use std::fmt;
use std::io;
use std::path::Path;

use crate::config::size_in_words;

/// Something that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiskError {
    /// The path, as it was given or found.
    pub path: String,
    /// What is in the way.
    pub kind: DiskErrorKind,
}

/// What is in the way of reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiskErrorKind {
    /// Nothing is there.
    Missing,
    /// We may not.
    Denied,
    /// It is neither a file nor a folder.
    NotAFile,
    /// It is larger than is read.
    TooLarge {
        /// Its size in bytes, as far as it is known.
        size: u64,
        /// The largest that is read, in bytes.
        limit: u64,
    },
    /// It is not UTF-8.
    NotUtf8 {
        /// Where the first byte stands that begins no character, from 0.
        offset: usize,
        /// Its line, from 1.
        line: usize,
        /// Whether it looks like UTF-16.
        utf16: bool,
    },
    /// The system's own words.
    Other(String),
}

impl DiskError {
    pub(super) fn new(path: &Path, kind: DiskErrorKind) -> Self {
        Self { path: path.display().to_string(), kind }
    }

    pub(super) fn of_io(path: &Path, error: &io::Error) -> Self {
        let kind = match error.kind() {
            io::ErrorKind::NotFound => DiskErrorKind::Missing,
            io::ErrorKind::PermissionDenied => DiskErrorKind::Denied,
            _ => DiskErrorKind::Other(error.to_string().to_lowercase()),
        };
        Self::new(path, kind)
    }

    pub(super) fn of_walk(root: &Path, error: &ignore::Error) -> Self {
        let path = path_in(error).unwrap_or(root);
        match error.io_error() {
            Some(error) => Self::of_io(path, error),
            None => Self::new(path, DiskErrorKind::Other(error.to_string().to_lowercase())),
        }
    }
}

fn path_in(error: &ignore::Error) -> Option<&Path> {
    let mut error = error;
    loop {
        match error {
            ignore::Error::WithPath { path, .. } => return Some(path),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => error = err,
            _ => return None,
        }
    }
}

impl fmt::Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path)?;
        match &self.kind {
            DiskErrorKind::Missing => f.write_str("no such file or folder"),
            DiskErrorKind::Denied => f.write_str("permission denied"),
            DiskErrorKind::NotAFile => f.write_str("neither a file nor a folder"),
            DiskErrorKind::TooLarge { size, limit } => write!(
                f,
                "too large: {} where the limit is {}; split it, or raise `max-file-size` in dateline.toml",
                size_in_words(*size),
                size_in_words(*limit)
            ),
            DiskErrorKind::NotUtf8 { utf16: true, .. } => {
                f.write_str("not UTF-8: the byte at offset 0 begins UTF-16 text; save the file as UTF-8")
            }
            DiskErrorKind::NotUtf8 { offset, line, .. } => write!(
                f,
                "not UTF-8: the byte at offset {offset} (line {line}) begins no character; save the file as UTF-8"
            ),
            DiskErrorKind::Other(words) => f.write_str(words),
        }
    }
}

impl std::error::Error for DiskError {}
