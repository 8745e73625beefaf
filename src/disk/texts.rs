//! The texts of briefings that a workspace does not keep, read from their files.

use crate::disk::{file_path, format_of, read_text};
use crate::document::Format;
use crate::workspace::{DocPath, Texts};

/// The files themselves.
#[derive(Debug, Clone, Copy, Default)]
pub struct FileTexts;

impl Texts for FileTexts {
    fn text(&self, path: &DocPath, limit: u64) -> Option<(String, Format)> {
        let file = file_path(path);
        let read = read_text(&file, limit).ok()?;
        Some((read.text, format_of(&file).unwrap_or(Format::Plain)))
    }
}
