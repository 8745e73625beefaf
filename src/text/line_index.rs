//! Lines of a text that does not change, for readers that have it whole.

use super::{Encoding, Position, Span};

/// Where each line of a text starts. Lines end at `\n`, `\r\n` and `\r` and
/// at nothing else, as the Language Server Protocol has it (3.17, "Text
/// Documents").
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
    length: usize,
}

impl LineIndex {
    /// Reads the line starts of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(breaks(text).map(|end| u32::try_from(end).unwrap_or(u32::MAX)));
        Self { starts, length: text.len() }
    }

    /// How many line breaks `text` has.
    #[must_use]
    pub fn count_breaks(text: &str) -> usize {
        breaks(text).count()
    }

    /// How many lines there are; at least one.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// The line, from zero, that has byte `offset`.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start as usize <= offset).saturating_sub(1)
    }

    /// The bytes of `line` with its line break; empty at the end for a line that is not there.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Span {
        let bound = |line: usize| self.starts.get(line).map_or(self.length, |&start| start as usize);
        Span::new(bound(line), bound(line.saturating_add(1)))
    }

    /// The position of byte `offset` of `text`, which must be the text this index was made of.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize, encoding: Encoding) -> Position {
        let line = self.line_of(offset);
        let before = Span::new(self.line_span(line).start(), offset.min(text.len())).of(text);
        let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Position::new(narrow(line), narrow(encoding.width(before)))
    }
}

/// Where each line break ends.
fn breaks(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let is_half = move |at: usize| bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n');
    memchr::memchr2_iter(b'\n', b'\r', bytes).filter(move |&at| !is_half(at)).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::{Encoding, LineIndex, Position};

    #[test]
    fn only_the_protocols_line_breaks_count() {
        let text = "a\nb\r\nc\rd\u{b}e\u{c}f\u{85}g\u{2028}h\u{2029}i";
        assert_eq!(LineIndex::new(text).line_count(), 4);
    }

    #[test]
    fn positions_are_found_behind_wide_characters() {
        let text = "one\ntwo 📈 x";
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, 12, Encoding::Utf16), Position::new(1, 6));
    }
}
