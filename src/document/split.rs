//! Where one block ends and the next begins, told from lines alone.

// A cut stands only where nothing is open, so that the text behind it is
// split the same whatever stands before it; and whether a cut stands is told
// by the block before it and the first line behind it, so that an edit moves
// no cut further up than the start of the block above the one it touches.

mod front;
mod html;
mod lead;
mod line;
mod markdown;
mod opening;
mod plain;

use self::line::skip_blank_lines;

pub(super) use self::front::closes_front_matter;
pub(super) use self::line::Line;
pub(super) use self::opening::{Opening, opening};

use super::Format;

/// What the lines of a block show it to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Front matter with both its fences.
    FrontMatter,
    /// Front matter whose closing fence is missing.
    OpenFrontMatter,
    /// Blank lines at the start of a text.
    Blank,
    /// Annotations and comments that speak of a block which does not follow.
    Lead,
    /// An ATX heading.
    Heading,
    /// A thematic break.
    Rule,
    /// A paragraph, table or link reference definition.
    Prose,
    /// A setext heading: a paragraph with a line below it.
    Underlined,
    /// A list item with what is nested in it.
    ListItem,
    /// A block quotation.
    BlockQuote,
    /// Fenced or indented code.
    Code,
    /// Raw HTML or a comment.
    Html,
    /// A footnote's text.
    Footnote,
}

/// A block as the lines show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    /// What it is.
    pub(super) shape: Shape,
    /// Where the block proper starts, behind the annotations and comments
    /// that stand above it and belong to it.
    pub(super) body: usize,
    /// Where it ends and the next one starts.
    pub(super) end: usize,
}

impl Shape {
    /// Whether it is front matter, closed or not.
    pub(super) fn is_front_matter(self) -> bool {
        matches!(self, Self::FrontMatter | Self::OpenFrontMatter)
    }
}

/// Whether a document with this `text` and this `first` block would start
/// with front matter if only a closing fence stood somewhere further down.
pub(super) fn awaits_fence(text: &str, first: Option<&Cut>) -> bool {
    first.is_some_and(|first| first.shape != Shape::FrontMatter) && front::opens_front_matter(text)
}

/// The block of `text` that starts at `start`, which must be a cut or the
/// start of the text. Offsets are those of `text`. `opens_document` says
/// whether front matter can stand here. There must be text at `start`.
pub(super) fn next_block(text: &str, start: usize, format: Format, opens_document: bool) -> Cut {
    let bytes = text.as_bytes();
    if opens_document && let Some((end, shape)) = front::front_matter(text) {
        return Cut { shape, body: start, end: skip_blank_lines(bytes, end) };
    }
    let written = skip_blank_lines(bytes, start);
    if written > start && Line::at(bytes, start).is_some_and(|line| line.is_blank()) {
        return Cut { shape: Shape::Blank, body: written, end: written };
    }
    let body = match lead::lead(text, start, format) {
        Ok(body) => body,
        Err(end) => return Cut { shape: Shape::Lead, body: end, end: skip_blank_lines(bytes, end) },
    };
    let cut = match format {
        Format::Plain => plain::block(bytes, body),
        Format::Markdown => markdown::block(text, body),
    };
    Cut { end: tail(bytes, cut.end), ..cut }
}

/// The end of a block with its blank lines, and with the `^id` line below it.
fn tail(text: &[u8], end: usize) -> usize {
    let Some(below) = Line::at(text, end) else { return end };
    let candidate = if below.is_blank() { Line::at(text, below.next) } else { Some(below) };
    let end = candidate.filter(|line| is_anchor(line.content(text))).map_or(end, |line| line.next);
    skip_blank_lines(text, end)
}

/// Whether a line is an id for the block above it and nothing else.
fn is_anchor(content: &[u8]) -> bool {
    let Some(id) = content.strip_prefix(b"^") else { return false };
    let id = id.trim_ascii_end();
    id.first().is_some_and(u8::is_ascii_alphanumeric)
        && id.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}
