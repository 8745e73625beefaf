//! A half-open range of bytes, the only way the layers below the wire and the terminal say where something is.

use std::ops::Range;

/// Bytes `[start, end)` of a text or of a block, which of the two the owner of the span says.
///
/// Offsets are kept in 32 bits, since a text above 4 GiB is refused long
/// before it is parsed; larger numbers are held at `u32::MAX`. `start` is
/// never after `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

impl Span {
    /// The bytes from `start` to `end`; empty at `start` if `end` comes before it.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: narrow(start), end: narrow(end.max(start)) }
    }

    /// The empty span at `offset`.
    #[must_use]
    pub fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// First byte.
    #[must_use]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    #[must_use]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same as a range, for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Whether `offset` is one of its bytes.
    #[must_use]
    pub fn contains(self, offset: usize) -> bool {
        self.range().contains(&offset)
    }

    /// Whether a cursor at `offset` touches it: one of its bytes, or just behind its last.
    #[must_use]
    pub fn touches(self, offset: usize) -> bool {
        self.start() <= offset && offset <= self.end()
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same place counted from a text in which its own text begins at `base`.
    #[must_use]
    pub fn shifted(self, base: usize) -> Self {
        Self::new(self.start() + base, self.end() + base)
    }

    /// The same place counted from `base`; what lies before `base` is cut off.
    #[must_use]
    pub fn relative_to(self, base: usize) -> Self {
        Self::new(self.start().saturating_sub(base), self.end().saturating_sub(base))
    }

    /// The part of `text` it covers, or nothing where it does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn a_reversed_span_is_empty_where_it_starts() {
        assert_eq!(Span::new(5, 3), Span::at(5));
    }

    #[test]
    fn a_span_outside_its_text_or_inside_a_character_reads_as_nothing() {
        assert_eq!(Span::new(2, 9).of("abc"), "");
        assert_eq!(Span::new(0, 1).of("é"), "");
        assert_eq!(Span::new(0, 2).of("é"), "é");
    }

    #[test]
    fn shifting_and_relating_are_inverse() {
        let span = Span::new(4, 9);
        assert_eq!(span.shifted(100).relative_to(100), span);
    }

    #[test]
    fn a_cursor_behind_the_last_byte_touches_but_is_not_contained() {
        let span = Span::new(4, 9);
        assert!(span.touches(9) && !span.contains(9) && span.contains(4));
    }
}
