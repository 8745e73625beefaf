//! Blocks of plain text: paragraphs between blank lines, and lines too long to be wrapped.

use super::line::Line;
use super::{Cut, Shape};

/// The paragraph at `start`.
pub(super) fn block(text: &[u8], start: usize) -> Cut {
    let cut = |end| Cut { shape: Shape::Prose, body: start, end };
    let Some(mut line) = Line::at(text, start) else { return cut(start) };
    while let Some(below) = Line::at(text, line.next) {
        if below.is_blank() || is_paragraph(text, &line) || is_paragraph(text, &below) {
            break;
        }
        line = below;
    }
    cut(line.next)
}

/// Whether a line is a whole paragraph. Many programs write a paragraph as
/// one long line and no blank line behind it; nobody wraps lines at 160
/// characters, and a line that is long because of a link has few spaces.
fn is_paragraph(text: &[u8], line: &Line) -> bool {
    if line.end - line.first <= 160 {
        return false;
    }
    let content = line.content(text);
    let is_character_start = |byte: &&u8| **byte & 0xC0 != 0x80;
    memchr::memchr_iter(b' ', content).nth(11).is_some() && content.iter().filter(is_character_start).nth(160).is_some()
}

#[cfg(test)]
mod tests {
    use super::block;

    #[test]
    fn wrapped_lines_are_one_paragraph_and_unwrapped_ones_are_each_their_own() {
        let wrapped = "The ministry gave no agenda\nand no date.\n";
        assert_eq!(block(wrapped.as_bytes(), 0).end, wrapped.len());
        let long = format!("{}ends.\n", "The ministry gave no agenda for the talks. ".repeat(6));
        let text = format!("A title\n{long}{long}");
        let first = block(text.as_bytes(), 0).end;
        assert_eq!(first, "A title\n".len());
        assert_eq!(block(text.as_bytes(), first).end, first + long.len());
    }

    #[test]
    fn a_line_that_is_long_because_of_a_link_is_not_a_paragraph() {
        let text = format!("The text is at\nhttps://example.org/{}\nand elsewhere.\n", "a".repeat(200));
        assert_eq!(block(text.as_bytes(), 0).end, text.len());
    }
}
