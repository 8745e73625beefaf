//! What a line of Markdown can open, by CommonMark 0.31 and the tables and footnotes of GitHub's Markdown.

use super::html::{HtmlEnd, html_end, is_lone_tag};
use super::line::Line;

/// A block structure that a line opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document) enum Opening {
    /// An ATX heading, over at the end of its line.
    Heading,
    /// A thematic break.
    Rule,
    /// A code fence.
    Fence {
        /// `` ` `` or `~`.
        mark: u8,
        /// How many marks, which a closing fence needs at least.
        length: usize,
    },
    /// A block quotation.
    Quote,
    /// A list item.
    Item {
        /// The column from which a line belongs to the item.
        content: usize,
        /// Whether it may stand directly below a line of a paragraph: it has
        /// text and is a bullet or number 1. "2025. It was a good year." is not.
        interrupts: bool,
        /// How many bytes its marker has.
        marker: usize,
        /// Whether nothing stands behind its marker.
        is_empty: bool,
    },
    /// Raw HTML or a comment, up to this end.
    Html(HtmlEnd),
    /// Raw HTML up to a blank line that begins with a line of one tag of any name.
    Tag,
    /// A footnote's text.
    Footnote,
}

impl Opening {
    /// Whether it can stand directly below a line of a paragraph.
    pub(super) fn interrupts_paragraph(self) -> bool {
        match self {
            Self::Item { interrupts, .. } => interrupts,
            Self::Tag => false,
            _ => true,
        }
    }
}

/// What `line` opens. A line with four columns of white space opens nothing
/// here: it is code or goes on with what stands above it.
pub(in crate::document) fn opening(text: &[u8], line: &Line) -> Option<Opening> {
    if line.indent > 3 {
        return None;
    }
    let content = line.content(text);
    match content.first()? {
        b'#' => is_heading(content).then_some(Opening::Heading),
        mark @ (b'`' | b'~') => fence(content, *mark),
        b'>' => Some(Opening::Quote),
        b'<' => html_end(content).map(Opening::Html).or_else(|| is_lone_tag(content).then_some(Opening::Tag)),
        b'[' => is_footnote_definition(content).then_some(Opening::Footnote),
        b'-' | b'*' | b'_' if is_rule(content) => Some(Opening::Rule),
        b'-' | b'*' | b'+' => item(line, content, 1, true),
        b'0'..=b'9' => numbered_item(line, content),
        _ => None,
    }
}

/// Whether `line` underlines the paragraph above it and so makes it a heading.
pub(super) fn is_setext_underline(text: &[u8], line: &Line) -> bool {
    let content = line.content(text).trim_ascii_end();
    line.indent < 4 && matches!(content, [mark @ (b'=' | b'-'), rest @ ..] if rest.iter().all(|byte| byte == mark))
}

/// Whether `line` could stand below the head of a table, although it looks like an item.
pub(super) fn is_delimiter_row(text: &[u8], line: &Line) -> bool {
    let content = line.content(text);
    content.contains(&b'|') && content.iter().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'))
}

/// Whether `line` closes a fence of `length` times `mark`.
pub(super) fn closes_fence(text: &[u8], line: &Line, mark: u8, length: usize) -> bool {
    let content = line.content(text).trim_ascii_end();
    line.indent < 4 && content.len() >= length && content.iter().all(|&byte| byte == mark)
}

fn is_heading(content: &[u8]) -> bool {
    let level = run_length(content, b'#');
    level <= 6 && is_gap(content.get(level))
}

fn fence(content: &[u8], mark: u8) -> Option<Opening> {
    let length = run_length(content, mark);
    let info = content.get(length..).unwrap_or_default();
    let is_fence = length >= 3 && !(mark == b'`' && memchr::memchr(b'`', info).is_some());
    is_fence.then_some(Opening::Fence { mark, length })
}

fn is_rule(content: &[u8]) -> bool {
    let mark = content.first();
    let is_mark = |byte: &&u8| Some(*byte) == mark;
    content.iter().filter(is_mark).count() >= 3
        && content.iter().all(|byte| is_mark(&byte) || matches!(byte, b' ' | b'\t'))
}

fn numbered_item(line: &Line, content: &[u8]) -> Option<Opening> {
    let digits = content.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
    let marked = digits <= 9 && matches!(content.get(digits), Some(b'.' | b')'));
    let number = content.get(..digits).unwrap_or_default();
    marked.then(|| item(line, content, digits + 1, number == b"1")).flatten()
}

fn item(line: &Line, content: &[u8], marker: usize, may_interrupt: bool) -> Option<Opening> {
    if !is_gap(content.get(marker)) {
        return None;
    }
    let behind = content.get(marker..).unwrap_or_default();
    let column = line.indent + marker;
    let gap = gap_columns(behind, column);
    let is_empty = behind.trim_ascii().is_empty();
    let padding = if is_empty || gap > 4 { 1 } else { gap };
    Some(Opening::Item { content: column + padding, interrupts: may_interrupt && !is_empty, marker, is_empty })
}

fn gap_columns(bytes: &[u8], start: usize) -> usize {
    let mut column = start;
    for byte in bytes {
        match byte {
            b' ' => column += 1,
            b'\t' => column += 4 - column % 4,
            _ => break,
        }
    }
    column - start
}

fn is_footnote_definition(content: &[u8]) -> bool {
    let Some(label) = content.strip_prefix(b"[^") else { return false };
    let length = label.iter().take_while(|byte| !matches!(byte, b'[' | b']' | b' ' | b'\t')).count();
    length > 0 && label.get(length..).is_some_and(|rest| rest.starts_with(b"]:"))
}

fn run_length(bytes: &[u8], mark: u8) -> usize {
    bytes.iter().take_while(|&&byte| byte == mark).count()
}

fn is_gap(byte: Option<&u8>) -> bool {
    matches!(byte, None | Some(b' ' | b'\t'))
}
