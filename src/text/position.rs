//! Positions as clients count them: a line, and a column in the units the two sides agreed on.

/// The unit of a column (`PositionEncodingKind`, Language Server Protocol 3.17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, which is what a client means that says nothing.
    Utf16,
    /// Characters (Unicode scalar values).
    Utf32,
}

/// A line and a column, both from zero; the column in the units of an [`Encoding`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Position {
    /// Line, from zero.
    pub line: u32,
    /// Column, from zero.
    pub column: u32,
}

impl Position {
    /// The position at `line` and `column`.
    #[must_use]
    pub fn new(line: u32, column: u32) -> Self {
        Self { line, column }
    }
}

impl Encoding {
    /// How many units `text` takes.
    #[must_use]
    pub fn width(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            // Briefings are mostly ASCII, where bytes, units and characters agree.
            _ if text.is_ascii() => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
            Self::Utf32 => text.chars().count(),
        }
    }

    /// The byte offset in `line` of the column `column`.
    ///
    /// A column past the end is the end; one inside a character is where the
    /// character starts.
    #[must_use]
    pub fn byte_of(self, line: &str, column: usize) -> usize {
        if self == Self::Utf8 || line.is_ascii() {
            return floor_boundary(line, column.min(line.len()));
        }
        let mut units = 0;
        for (byte, character) in line.char_indices() {
            let width = if self == Self::Utf16 { character.len_utf16() } else { 1 };
            if units + width > column {
                return byte;
            }
            units += width;
        }
        line.len()
    }
}

fn floor_boundary(line: &str, mut byte: usize) -> usize {
    while !line.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::Encoding::{Utf8, Utf16, Utf32};

    #[test]
    fn columns_are_counted_in_the_agreed_unit() {
        let line = "é📈 x";
        assert_eq!((Utf8.width(line), Utf16.width(line), Utf32.width(line)), (8, 5, 4));
        assert_eq!(Utf8.byte_of(line, 7), 7);
        assert_eq!(Utf16.byte_of(line, 4), 7);
        assert_eq!(Utf32.byte_of(line, 3), 7);
    }

    #[test]
    fn a_column_inside_a_character_is_its_start_and_one_past_the_end_is_the_end() {
        assert_eq!(Utf16.byte_of("📈x", 1), 0);
        assert_eq!(Utf8.byte_of("éx", 1), 0);
        assert_eq!(Utf32.byte_of("éx", 99), 3);
    }
}
