//! Lines above a block that speak of it: annotations and suppressions, which belong to the block so that it can be read alone.

use crate::document::{Format, annotation, directive};

use super::line::Line;

/// Where the block proper starts whose leading lines start at `start`; as an
/// error, the end of leading lines that no block follows. One blank line may
/// stand between them and the block.
pub(super) fn lead(text: &str, start: usize, format: Format) -> Result<usize, usize> {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(end) = Line::at(bytes, at).and_then(|line| lead_end(text, &line, format)) {
        let Some(below) = Line::at(bytes, end) else { return Err(end) };
        let written = if below.is_blank() { Line::at(bytes, below.next) } else { Some(below) };
        at = written.filter(|line| !line.is_blank()).ok_or(end)?.start;
    }
    Ok(at)
}

/// Where the annotation or suppression ends that `line` begins and that has its lines to itself.
fn lead_end(text: &str, line: &Line, format: Format) -> Option<usize> {
    if format == Format::Markdown && line.indent > 3 {
        return None;
    }
    let content = text.get(line.first..line.end)?;
    match content.as_bytes() {
        [b'{', ..] => is_annotation(content).then_some(line.next),
        [b'%', b'%', rest @ ..] => rest.trim_ascii_start().starts_with(directive::NEXT).then_some(line.next),
        [b'<', b'!', b'-', b'-', ..] => comment_end(text, line, format),
        _ => None,
    }
}

fn is_annotation(content: &str) -> bool {
    annotation::scan(content, 0, |_| {})
        .is_some_and(|end| content.get(end..).is_some_and(|rest| rest.trim().is_empty()))
}

fn comment_end(text: &str, line: &Line, format: Format) -> Option<usize> {
    let bytes = text.as_bytes();
    let inner_start = line.first + "<!--".len();
    let inner = text.get(inner_start..)?.trim_ascii_start();
    if !inner.starts_with('{') && !inner.as_bytes().starts_with(directive::NEXT) {
        return None;
    }
    let mut last = *line;
    let close = loop {
        let from = last.start.max(inner_start);
        if let Some(at) = memchr::memmem::find(bytes.get(from..last.end)?, b"-->") {
            break from + at;
        }
        last = Line::at(bytes, last.next).filter(|below| format == Format::Markdown || !below.is_blank())?;
    };
    let inner = text.get(inner_start..close)?.trim_ascii();
    let stands_alone = text.get(close + "-->".len()..last.end)?.trim_ascii().is_empty();
    (stands_alone && (!inner.starts_with('{') || is_annotation(inner))).then_some(last.next)
}
