//! Between bytes and the protocol's positions: the only file that knows both.

use tower_lsp::ls_types::{
    ClientCapabilities, Position as LspPosition, PositionEncodingKind, Range, TextDocumentContentChangeEvent, TextEdit,
};

use crate::document::{Document, Placed};
use crate::lsp::session::TextChange;
use crate::text::{Edit, Encoding, LineIndex, Position, Span, Text};

/// A document and the units in which its client counts columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places<'a> {
    /// What is written.
    pub(super) document: &'a Document,
    /// The agreed unit.
    pub(super) encoding: Encoding,
}

/// The unit of columns for a client: UTF-16, which every client has, unless
/// it says that it has only others; then the first it names that we have.
pub(super) fn agree_on_encoding(capabilities: &ClientCapabilities) -> (Encoding, PositionEncodingKind) {
    let offered = capabilities.general.as_ref().and_then(|general| general.position_encodings.as_deref());
    let known = |kind: &PositionEncodingKind| match kind.as_str() {
        "utf-8" => Some((Encoding::Utf8, PositionEncodingKind::UTF8)),
        "utf-32" => Some((Encoding::Utf32, PositionEncodingKind::UTF32)),
        _ => None,
    };
    let utf16 = (Encoding::Utf16, PositionEncodingKind::UTF16);
    match offered {
        Some(offered) if !offered.contains(&PositionEncodingKind::UTF16) => {
            offered.iter().find_map(known).unwrap_or(utf16)
        }
        _ => utf16,
    }
}

/// A change as its client sent it, in bytes of `text`, the text before it. A
/// range whose end comes before its start is meant the other way round.
pub(super) fn text_change(text: &Text, event: TextDocumentContentChangeEvent, encoding: Encoding) -> TextChange {
    let Some(range) = event.range else { return TextChange::Whole(event.text) };
    let offset = |position: LspPosition| text.offset(Position::new(position.line, position.character), encoding);
    let (one, other) = (offset(range.start), offset(range.end));
    TextChange::Part(Edit { span: Span::new(one.min(other), one.max(other)), replacement: event.text })
}

/// Where `spans` stand in a text that is no open document and no briefing.
pub(super) fn ranges_in_text<const N: usize>(text: &str, spans: [Span; N], encoding: Encoding) -> [Range; N] {
    let lines = LineIndex::new(text);
    let position = |offset| {
        let position = lines.position(text, offset, encoding);
        LspPosition::new(position.line, position.column)
    };
    spans.map(|span| Range::new(position(span.start()), position(span.end())))
}

/// The edits of a text that is no open document and no briefing as its client takes them.
pub(super) fn text_edits_in(text: &str, edits: &[Edit], encoding: Encoding) -> Vec<TextEdit> {
    let lines = LineIndex::new(text);
    let position = |offset| {
        let position = lines.position(text, offset, encoding);
        LspPosition::new(position.line, position.column)
    };
    let range = |span: Span| Range::new(position(span.start()), position(span.end()));
    edits.iter().map(|edit| TextEdit::new(range(edit.span), edit.replacement.clone())).collect()
}

impl Places<'_> {
    /// The byte of a position. A column past the end of its line is the
    /// line's end, a line past the last is the end of the text, and a column
    /// inside a character is its start.
    pub(super) fn offset(&self, position: LspPosition) -> usize {
        let line = usize::try_from(position.line).unwrap_or(usize::MAX);
        let blocks = self.document.blocks();
        let at = blocks.partition_point(|placed| placed.first_line <= line);
        let Some(placed) = at.checked_sub(1).and_then(|at| blocks.get(at)) else { return self.document.len() };
        let lines = LineIndex::new(&placed.block.text);
        let line = line - placed.first_line;
        if line >= lines.line_count() {
            return self.document.len();
        }
        let span = lines.line_span(line);
        let content = span.of(&placed.block.text).trim_end_matches(['\n', '\r']);
        let column = usize::try_from(position.character).unwrap_or(usize::MAX);
        placed.start + span.start() + self.encoding.byte_of(content, column)
    }

    /// The bytes of a range, which may be written backwards.
    pub(super) fn span(&self, range: Range) -> Span {
        let (one, other) = (self.offset(range.start), self.offset(range.end));
        Span::new(one.min(other), one.max(other))
    }

    /// The position of a byte of the document; past its end, that of the end.
    pub(super) fn position(&self, offset: usize) -> LspPosition {
        let offset = offset.min(self.document.len());
        let placed = self.document.block_at(offset).and_then(|at| self.document.blocks().get(at));
        placed.map_or(LspPosition::new(0, 0), |placed| self.position_in(placed, offset - placed.start))
    }

    /// The range of a span of the document.
    pub(super) fn range(&self, span: Span) -> Range {
        Range::new(self.position(span.start()), self.position(span.end()))
    }

    /// The edits of the document as its client takes them.
    pub(super) fn text_edits(&self, edits: &[Edit]) -> Vec<TextEdit> {
        edits.iter().map(|edit| TextEdit::new(self.range(edit.span), edit.replacement.clone())).collect()
    }

    fn position_in(&self, placed: &Placed, offset: usize) -> LspPosition {
        let (line, column) = position_in_block(&placed.block.text, offset, self.encoding);
        LspPosition::new(narrow(placed.first_line).saturating_add(line), column)
    }
}

/// The line and column of a byte of a block, the line counted from the
/// block's first. A block begins where a line does, so nothing outside it is
/// looked at.
pub(super) fn position_in_block(text: &str, offset: usize, encoding: Encoding) -> (u32, u32) {
    let mut offset = offset.min(text.len());
    // Between the halves of a line break, or of a character, there is no position.
    let is_inside_break = |offset: usize| text.as_bytes().get(offset) == Some(&b'\n') && text[..offset].ends_with('\r');
    while !text.is_char_boundary(offset) || is_inside_break(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line_start = memchr::memrchr2(b'\n', b'\r', before.as_bytes()).map_or(0, |at| at + 1);
    (narrow(LineIndex::count_breaks(before)), narrow(encoding.width(&before[line_start..])))
}

/// Goes through a block from one byte to the next, so that all its positions
/// together cost one look at its text.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    text: &'a str,
    encoding: Encoding,
    byte: usize,
    at: (u32, u32),
}

impl<'a> Walk<'a> {
    /// From the start of the block.
    pub(super) fn new(text: &'a str, encoding: Encoding) -> Self {
        Self { text, encoding, byte: 0, at: (0, 0) }
    }

    /// The line, counted from the block's first, and the column of `offset`,
    /// which is not before the last one asked for, nor inside a line break.
    pub(super) fn to(&mut self, offset: usize) -> (u32, u32) {
        let passed = Span::new(self.byte, offset).of(self.text);
        let (line, column) = position_in_block(passed, passed.len(), self.encoding);
        let before = if line == 0 { self.at.1 } else { 0 };
        (self.byte, self.at) = (offset, (self.at.0 + line, before + column));
        self.at
    }
}

/// A number of lines or columns as the protocol has it.
pub(super) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use tower_lsp::ls_types::{ClientCapabilities, Position as LspPosition, Range, TextDocumentContentChangeEvent};

    use super::{Places, agree_on_encoding, text_change};
    use crate::document::{Document, Format};
    use crate::lsp::session::TextChange;
    use crate::text::{Edit, Encoding, Position, Span, Text};

    const TEXT: &str = "# Zürich 📈\r\n\r\nOne é line.\nNext 📈 line\r\rLast — é";

    #[test]
    fn positions_in_blocks_are_those_of_the_whole_text() {
        let (rope, document) = (Text::new(TEXT), Document::parse(TEXT, Format::Markdown));
        assert!(document.blocks().len() > 1);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let places = Places { document: &document, encoding };
            for offset in 0..=TEXT.len() + 3 {
                if TEXT.is_char_boundary(offset.min(TEXT.len())) && !TEXT[..offset.min(TEXT.len())].ends_with('\r') {
                    let expected = rope.position(offset, encoding);
                    assert_eq!(
                        places.position(offset),
                        LspPosition::new(expected.line, expected.column),
                        "{encoding:?} at {offset}"
                    );
                }
            }
            for line in 0..8 {
                for column in 0..20 {
                    let expected = rope.offset(Position::new(line, column), encoding);
                    assert_eq!(places.offset(LspPosition::new(line, column)), expected, "{encoding:?} {line}:{column}");
                }
            }
        }
    }

    #[test]
    fn an_empty_document_has_one_position() {
        let document = Document::parse("", Format::Markdown);
        let places = Places { document: &document, encoding: Encoding::Utf16 };
        assert_eq!(places.position(5), LspPosition::new(0, 0));
        assert_eq!(places.offset(LspPosition::new(7, 7)), 0);
    }

    #[test]
    fn a_range_written_backwards_is_turned_round() {
        let text = Text::new("one two");
        let event = |start, end| TextDocumentContentChangeEvent {
            range: Some(Range::new(LspPosition::new(0, start), LspPosition::new(0, end))),
            range_length: None,
            text: "x".to_owned(),
        };
        let expected = TextChange::Part(Edit { span: Span::new(1, 5), replacement: "x".to_owned() });
        assert_eq!(text_change(&text, event(5, 1), Encoding::Utf16), expected);
        assert_eq!(text_change(&text, event(1, 5), Encoding::Utf16), expected);
    }

    #[test]
    fn utf16_is_agreed_on_wherever_it_is_offered() {
        let agreed = |offered: serde_json::Value| {
            let capabilities: ClientCapabilities =
                serde_json::from_value(serde_json::json!({"general": {"positionEncodings": offered}}))
                    .expect("these are capabilities");
            agree_on_encoding(&capabilities).0
        };
        assert_eq!(agree_on_encoding(&ClientCapabilities::default()).0, Encoding::Utf16);
        assert_eq!(agreed(serde_json::json!(["utf-8", "utf-16"])), Encoding::Utf16);
        assert_eq!(agreed(serde_json::json!(["utf-7", "utf-32", "utf-8"])), Encoding::Utf32);
        assert_eq!(agreed(serde_json::json!(["utf-8"])), Encoding::Utf8);
        assert_eq!(agreed(serde_json::json!([])), Encoding::Utf16);
    }
}
