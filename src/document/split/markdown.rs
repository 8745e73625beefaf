//! Blocks of Markdown: the outermost structures of CommonMark, and a list item each.

use super::html::{HtmlEnd, has_raw_closing_tag};
use super::line::{Line, next_written_line};
use super::opening::{Opening, closes_fence, is_delimiter_row, is_setext_underline, opening};
use super::{Cut, Shape};

/// The block at `start`, up to the blank lines behind it.
pub(super) fn block(text: &str, start: usize) -> Cut {
    let bytes = text.as_bytes();
    let Some(line) = Line::at(bytes, start) else { return Cut { shape: Shape::Blank, body: start, end: start } };
    let cut = |shape, end| Cut { shape, body: start, end };
    match opening(bytes, &line) {
        Some(Opening::Heading) => cut(Shape::Heading, line.next),
        Some(Opening::Rule) => cut(Shape::Rule, line.next),
        Some(Opening::Fence { mark, length }) => cut(Shape::Code, fence_end(bytes, line, mark, length)),
        Some(Opening::Quote) => cut(Shape::BlockQuote, quote_end(bytes, line)),
        Some(Opening::Item { content, is_empty, .. }) => cut(Shape::ListItem, item_end(bytes, line, content, is_empty)),
        Some(Opening::Footnote) => cut(Shape::Footnote, container_end(bytes, line, 4)),
        Some(Opening::Html(HtmlEnd::Comment)) => comment(bytes, start, line),
        Some(Opening::Tag) => cut(Shape::Html, html_end(bytes, line, HtmlEnd::BlankLine)),
        Some(Opening::Html(end)) => cut(Shape::Html, html_end(bytes, line, end)),
        None if line.indent > 3 => cut(Shape::Code, indented_code_end(bytes, line)),
        None => paragraph(bytes, start, line),
    }
}

/// The paragraph whose first line is `line`, with its underline if it has one.
fn paragraph(text: &[u8], body: usize, mut line: Line) -> Cut {
    while let Some(below) = Line::at(text, line.next) {
        if is_setext_underline(text, &below) {
            return Cut { shape: Shape::Underlined, body, end: below.next };
        }
        let interrupts = || {
            opening(text, &below).is_some_and(Opening::interrupts_paragraph)
                && !(is_delimiter_row(text, &below) && line.content(text).contains(&b'|'))
        };
        if below.is_blank() || interrupts() {
            break;
        }
        line = below;
    }
    Cut { shape: Shape::Prose, body, end: line.next }
}

/// Where a list item ends. One without text behind its marker has no
/// paragraph to be written lazily, and only the line below it may be part of it.
fn item_end(text: &[u8], line: Line, content: usize, is_empty: bool) -> usize {
    let goes_on = |below: &Line| !below.is_blank() && below.indent >= content;
    if is_empty && !Line::at(text, line.next).is_some_and(|below| goes_on(&below)) {
        return line.next;
    }
    container_end(text, line, content)
}

/// Where a list item or a footnote ends, to which lines from the column
/// `content` on belong, also behind blank lines. What stands further left is
/// a new block, or the paragraph above it written lazily.
fn container_end(text: &[u8], mut line: Line, content: usize) -> usize {
    let mut may_go_on = may_be_paragraph(text, line, true);
    while let Some(below) = next_written_line(text, line.next) {
        let is_behind_blank = below.start > line.next;
        let is_inside = below.indent >= content;
        if !is_inside && (is_behind_blank || !may_go_on || opens(text, &below)) {
            break;
        }
        may_go_on = !is_inside || may_be_paragraph(text, Line { indent: below.indent - content, ..below }, false);
        line = below;
    }
    line.next
}

/// Where a block quotation ends, with lines written lazily.
fn quote_end(text: &[u8], mut line: Line) -> usize {
    let mut may_go_on = may_be_paragraph(text, line, true);
    while let Some(below) = Line::at(text, line.next) {
        let is_inside = opening(text, &below) == Some(Opening::Quote);
        if !is_inside && (below.is_blank() || !may_go_on || opens(text, &below)) {
            break;
        }
        may_go_on = !is_inside || may_be_paragraph(text, below, false);
        line = below;
    }
    line.next
}

/// Whether `line`, which is not part of the container above it, opens a block
/// there rather than going on with a paragraph. A list item always does, since
/// the paragraph is not in the same container.
fn opens(text: &[u8], line: &Line) -> bool {
    opening(text, line).is_some_and(|opening| opening != Opening::Tag)
}

/// Whether a line of a container may be one of a paragraph, so that the line
/// below can go on with it. `opens` says whether the container begins with it.
fn may_be_paragraph(text: &[u8], line: Line, opens: bool) -> bool {
    let mut inner = line;
    // What is nested deeper is taken for a paragraph.
    for _ in 0..8 {
        inner = match opening(text, &inner) {
            _ if inner.is_blank() => return false,
            Some(Opening::Heading | Opening::Rule | Opening::Fence { .. } | Opening::Html(_)) => return false,
            Some(Opening::Quote) => inner.behind(text, 1),
            Some(Opening::Item { marker, interrupts, .. }) if interrupts || opens => inner.behind(text, marker),
            _ => return true,
        };
    }
    true
}

fn fence_end(text: &[u8], mut line: Line, mark: u8, length: usize) -> usize {
    while let Some(below) = Line::at(text, line.next) {
        line = below;
        if closes_fence(text, &below, mark, length) {
            break;
        }
    }
    line.next
}

fn indented_code_end(text: &[u8], mut line: Line) -> usize {
    while let Some(below) = Line::at(text, line.next).filter(|below| below.indent > 3 && !below.is_blank()) {
        line = below;
    }
    line.next
}

fn html_end(text: &[u8], mut line: Line, end: HtmlEnd) -> usize {
    loop {
        let content = line.content(text);
        let is_last = match end {
            HtmlEnd::Text(mark) => memchr::memmem::find(content, mark).is_some(),
            HtmlEnd::RawTag => has_raw_closing_tag(content),
            HtmlEnd::Comment | HtmlEnd::BlankLine => false,
        };
        let below = Line::at(text, line.next).filter(|below| end != HtmlEnd::BlankLine || !below.is_blank());
        match below {
            Some(below) if !is_last => line = below,
            _ => return line.next,
        }
    }
}

/// A comment that opens `line`, or the paragraph that goes on behind it: the
/// prose on such a line is HTML to CommonMark but prose to a reader.
fn comment(text: &[u8], start: usize, line: Line) -> Cut {
    let mut at = line.first;
    loop {
        // "<!-->" is a comment of its own since CommonMark 0.31.
        let inner = text.get(at + 2..).unwrap_or_default();
        let Some(close) = memchr::memmem::find(inner, b"-->") else {
            return Cut { shape: Shape::Html, body: start, end: text.len() };
        };
        let behind = at + 2 + close + 3;
        let gap = text.get(behind..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        at = behind + gap;
        if text.get(at..).is_some_and(|rest| rest.starts_with(b"<!--")) {
            continue;
        }
        return match Line::at(text, at) {
            Some(rest) if !rest.is_blank() => paragraph(text, rest.first, rest),
            rest => Cut { shape: Shape::Html, body: start, end: rest.map_or(text.len(), |rest| rest.next) },
        };
    }
}
