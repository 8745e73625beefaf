//! The text of an open document: cheap to edit, cheap to copy, and sure about lines and columns.

use std::borrow::Cow;

use ropey::Rope;

use super::{Encoding, Position, Span};

/// A change to a text: the bytes `span` give way to `replacement`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the text before the change.
    pub span: Span,
    /// What stands there after it.
    pub replacement: String,
}

/// An open text. A clone is a snapshot and costs a pointer.
#[derive(Debug, Clone, Default)]
pub struct Text {
    rope: Rope,
}

impl Text {
    /// The text that `content` is.
    #[must_use]
    pub fn new(content: &str) -> Self {
        Self { rope: Rope::from_str(content) }
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many lines there are; at least one.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.rope.len_lines()
    }

    /// The bytes `span` of the text, cut back to whole characters inside it.
    #[must_use]
    pub fn slice(&self, span: Span) -> Cow<'_, str> {
        let (start, end) = (self.floor_char(span.start()), self.floor_char(span.end()));
        self.rope.slice(start..end).into()
    }

    /// Makes one change. Ends that fall outside the text or inside a
    /// character are moved back to where one starts. Returns the bytes that
    /// really gave way.
    pub fn apply(&mut self, edit: &Edit) -> Span {
        let (start, end) = (self.floor_char(edit.span.start()), self.floor_char(edit.span.end()));
        let span = Span::new(self.rope.char_to_byte(start), self.rope.char_to_byte(end));
        self.rope.remove(start..end);
        self.rope.insert(start, &edit.replacement);
        span
    }

    /// The byte offset of `position`. A column past the end of its line is
    /// the line's end (before its line break), a line past the last is the
    /// end of the text, and a column inside a character is its start.
    #[must_use]
    pub fn offset(&self, position: Position, encoding: Encoding) -> usize {
        let line = position.line as usize;
        if line >= self.rope.len_lines() {
            return self.len();
        }
        let content: Cow<'_, str> = self.rope.line(line).into();
        let content = content.trim_end_matches(['\n', '\r']);
        self.rope.line_to_byte(line) + encoding.byte_of(content, position.column as usize)
    }

    /// The position of byte `offset`; past the end of the text, that of its end.
    #[must_use]
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let offset = offset.min(self.len());
        let line = self.rope.byte_to_line(offset);
        let start = self.rope.line_to_byte(line);
        let before = self.slice(Span::new(start, offset));
        let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Position::new(narrow(line), narrow(encoding.width(&before)))
    }

    fn floor_char(&self, byte: usize) -> usize {
        self.rope.byte_to_char(byte.min(self.len()))
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rope.chunks().try_for_each(|chunk| formatter.write_str(chunk))
    }
}

#[cfg(test)]
mod tests {
    use super::{Edit, Encoding, Position, Span, Text};

    #[test]
    fn only_the_protocols_line_breaks_count() {
        let text = Text::new("a\nb\r\nc\rd\u{b}e\u{c}f\u{85}g\u{2028}h\u{2029}i");
        assert_eq!(text.line_count(), 4);
    }

    #[test]
    fn positions_past_an_end_are_held_at_it() {
        let text = Text::new("ab\r\nc");
        assert_eq!(text.offset(Position::new(0, 99), Encoding::Utf16), 2);
        assert_eq!(text.offset(Position::new(9, 0), Encoding::Utf16), 5);
        assert_eq!(text.position(99, Encoding::Utf16), Position::new(1, 1));
    }

    #[test]
    fn an_edit_inside_a_character_replaces_from_its_start() {
        let mut text = Text::new("aéb");
        let edit = Edit { span: Span::new(2, 3), replacement: "x".into() };
        assert_eq!(text.apply(&edit), Span::new(1, 3));
        assert_eq!(text.to_string(), "axb");
    }

    #[test]
    fn a_carriage_return_joined_by_a_line_feed_is_one_break() {
        let mut text = Text::new("a\rb");
        assert_eq!(text.line_count(), 2);
        text.apply(&Edit { span: Span::at(2), replacement: "\n".into() });
        assert_eq!(text.line_count(), 2);
    }

    #[test]
    fn every_encoding_comes_back_to_the_byte_it_left() {
        let content = "Zürich – 📈 up\r\nnext é line\rlast";
        let text = Text::new(content);
        for (offset, _) in content.char_indices() {
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let position = text.position(offset, encoding);
                let inside_break = content[..offset].ends_with('\r') && content[offset..].starts_with('\n');
                if !inside_break {
                    assert_eq!(text.offset(position, encoding), offset, "{encoding:?} at {offset}");
                }
            }
        }
    }
}
