//! Where front matter ends.

use super::Shape;
use super::line::Line;

/// The end of the front matter a document starts with, if it does: up to its
/// closing fence, or as far as the lines look like YAML where there is none.
pub(super) fn front_matter(text: &str) -> Option<(usize, Shape)> {
    let mut line = first_key_line(text)?;
    let bytes = text.as_bytes();
    let first = line;
    let mut yaml_end = None;
    loop {
        if is_fence(line.content(bytes), line.indent) {
            return Some((line.next, Shape::FrontMatter));
        }
        if yaml_end.is_none() && !looks_like_yaml(bytes, &line) {
            yaml_end = Some(line.start);
        }
        let Some(below) = Line::at(bytes, line.next) else { break };
        line = below;
    }
    // Without a closing fence it is front matter only if it surely begins as such.
    let end = yaml_end.unwrap_or(bytes.len());
    (has_key(first.content(bytes)) && end > first.start).then_some((end, Shape::OpenFrontMatter))
}

/// Whether a document starts with a line that can open front matter.
pub(super) fn opens_front_matter(text: &str) -> bool {
    first_key_line(text).is_some()
}

/// Whether a line of `text`, which starts at a line start, could close front matter.
pub(in crate::document) fn closes_front_matter(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(line) = Line::at(bytes, at) {
        if is_fence(line.content(bytes), line.indent) {
            return true;
        }
        at = line.next;
    }
    false
}

/// The line behind an opening `---`; a rule has a blank one there.
fn first_key_line(text: &str) -> Option<Line> {
    let bytes = text.as_bytes();
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let line = Line::at(bytes, mark)?;
    let opens = line.indent == 0 && line.content(bytes).trim_ascii_end() == b"---";
    let below = Line::at(bytes, line.next).filter(|below| !below.is_blank());
    below.filter(|_| opens)
}

fn is_fence(content: &[u8], indent: usize) -> bool {
    indent == 0 && matches!(content.trim_ascii_end(), b"---" | b"...")
}

fn looks_like_yaml(text: &[u8], line: &Line) -> bool {
    let content = line.content(text);
    !line.is_blank()
        && (line.indent > 0 || matches!(content, [b'#' | b']' | b'}', ..] | [b'-', b' ', ..]) || has_key(content))
}

fn has_key(content: &[u8]) -> bool {
    let length = content.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).count();
    let behind = content.get(length..).unwrap_or_default();
    length > 0 && matches!(behind, [b':'] | [b':', b' ' | b'\t', ..])
}
