//! Where a diagnostic stands, as files and people count: bytes of the file, lines and columns from 1.

use crate::disk::{LARGEST_TABLE, Loaded, LoadedFile, file_path, read_text, shown_path};
use crate::rules::{Diagnostic, Related};
use crate::text::{Encoding, LineIndex, Span};
use crate::workspace::{Briefing, DocPath};

/// A line and a column, both from 1; the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) struct Point {
    pub(in crate::cli) line: usize,
    pub(in crate::cli) column: usize,
}

/// A briefing and what was found in it.
#[derive(Debug)]
pub(in crate::cli) struct Checked<'a> {
    loaded: &'a Loaded,
    path: &'a DocPath,
    /// The way to it as a person would write it.
    pub(in crate::cli) shown: String,
    /// Its text, without a byte order mark.
    pub(in crate::cli) text: String,
    lines: LineIndex,
    before: usize,
    /// What was found.
    pub(in crate::cli) found: &'a [Diagnostic],
}

impl<'a> Checked<'a> {
    /// `found` in `briefing`, which is `file` of `loaded`.
    pub(in crate::cli) fn new(
        loaded: &'a Loaded,
        file: &'a LoadedFile,
        briefing: &Briefing,
        found: &'a [Diagnostic],
    ) -> Self {
        let document = briefing.document();
        let text = document.slice(Span::new(0, document.len()));
        Self {
            loaded,
            path: &file.path,
            shown: file.shown.display().to_string(),
            lines: LineIndex::new(&text),
            text,
            before: file.before,
            found,
        }
    }

    /// Where byte `offset` of the text is.
    pub(in crate::cli) fn point(&self, offset: usize) -> Point {
        point(&self.lines, &self.text, offset)
    }

    /// Byte `offset` of the text as a byte of the file, which a byte order mark moves.
    pub(in crate::cli) fn byte(&self, offset: usize) -> usize {
        offset + self.before
    }

    /// The whole lines that have `span`: their bytes, and the number of the first, from 1.
    pub(in crate::cli) fn excerpt(&self, span: Span) -> (Span, usize) {
        let first = self.lines.line_of(span.start());
        let last = self.lines.line_of(span.end().max(span.start() + 1) - 1).max(first);
        let bytes = self.lines.line_span(first).join(self.lines.line_span(last));
        (bytes, first + 1)
    }

    /// Another briefing of the workspace, or a file of records, opened to be pointed into.
    pub(in crate::cli) fn other(&self, path: &DocPath) -> Option<Other> {
        let text = match self.loaded.workspace.briefing(path) {
            Some(briefing) => briefing.document().slice(Span::new(0, briefing.document().len())),
            None => read_text(&file_path(path), LARGEST_TABLE).ok()?.text,
        };
        let file = self.loaded.files.iter().find(|file| file.path == *path);
        Some(Other {
            shown: file.map_or_else(|| shown_path(path).display().to_string(), |file| file.shown.display().to_string()),
            before: file.map_or(0, |file| file.before),
            lines: LineIndex::new(&text),
            text,
        })
    }

    /// Where in its own briefing `related` is.
    pub(in crate::cli) fn span_of(&self, related: &Related) -> Span {
        related.place(&self.loaded.workspace)
    }

    /// Whether `path`, where a diagnostic names one, is another briefing.
    pub(in crate::cli) fn is_elsewhere(&self, path: Option<&DocPath>) -> bool {
        path.is_some_and(|path| path != self.path)
    }
}

/// A briefing that a diagnostic of another one points to.
#[derive(Debug)]
pub(in crate::cli) struct Other {
    pub(in crate::cli) shown: String,
    text: String,
    lines: LineIndex,
    before: usize,
}

impl Other {
    /// Where byte `offset` of its text is.
    pub(in crate::cli) fn point(&self, offset: usize) -> Point {
        point(&self.lines, &self.text, offset)
    }

    /// Byte `offset` of its text as a byte of its file.
    pub(in crate::cli) fn byte(&self, offset: usize) -> usize {
        offset + self.before
    }
}

fn point(lines: &LineIndex, text: &str, offset: usize) -> Point {
    let position = lines.position(text, offset, Encoding::Utf32);
    Point { line: position.line as usize + 1, column: position.column as usize + 1 }
}
