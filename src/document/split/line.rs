//! One line of a text and what can be told from its first bytes.

/// A line, as offsets into the text it was found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document) struct Line {
    /// First byte.
    pub(in crate::document) start: usize,
    /// One past its last byte, the line break left out.
    pub(in crate::document) end: usize,
    /// Where the next line starts.
    pub(in crate::document) next: usize,
    /// Columns of white space it opens with; tabs stop at every fourth column.
    pub(in crate::document) indent: usize,
    /// Its first byte that is not white space; `end` if there is none.
    pub(in crate::document) first: usize,
}

impl Line {
    /// The line of `text` that starts at `start`, or none at the end of the text.
    pub(in crate::document) fn at(text: &[u8], start: usize) -> Option<Self> {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let end = start + length;
        let break_length = match rest.get(length..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([_, ..]) => 1,
            _ => 0,
        };
        let (indent, first) = measure_indent(text, start, end);
        Some(Self { start, end, next: end + break_length, indent, first })
    }

    /// Whether it has nothing but spaces and tabs.
    pub(super) fn is_blank(&self) -> bool {
        self.first == self.end
    }

    /// What stands behind the first `length` bytes of its content.
    pub(in crate::document) fn behind(&self, text: &[u8], length: usize) -> Self {
        let start = (self.first + length).min(self.end);
        let (indent, first) = measure_indent(text, start, self.end);
        Self { start, indent, first, ..*self }
    }

    /// Its bytes behind the indent, the line break left out.
    pub(super) fn content<'t>(&self, text: &'t [u8]) -> &'t [u8] {
        text.get(self.first..self.end).unwrap_or_default()
    }
}

/// The first line at or after `start` that is not blank, or none.
pub(super) fn next_written_line(text: &[u8], start: usize) -> Option<Line> {
    let mut line = Line::at(text, start)?;
    while line.is_blank() {
        line = Line::at(text, line.next)?;
    }
    Some(line)
}

/// Where the blank lines that begin at `start` end.
pub(super) fn skip_blank_lines(text: &[u8], start: usize) -> usize {
    next_written_line(text, start).map_or(text.len(), |line| line.start)
}

fn measure_indent(text: &[u8], start: usize, end: usize) -> (usize, usize) {
    let mut column = 0;
    for at in start..end {
        match text.get(at) {
            Some(b' ') => column += 1,
            Some(b'\t') => column += 4 - column % 4,
            _ => return (column, at),
        }
    }
    (column, end)
}

#[cfg(test)]
mod tests {
    use super::Line;

    #[test]
    fn every_line_break_of_the_protocol_ends_a_line() {
        let text = b"a\nb\r\nc\rd";
        let mut starts = Vec::new();
        let mut at = 0;
        while let Some(line) = Line::at(text, at) {
            starts.push((line.start, line.end));
            at = line.next;
        }
        assert_eq!(starts, [(0, 1), (2, 3), (5, 6), (7, 8)]);
    }

    #[test]
    fn tabs_stop_at_every_fourth_column() {
        assert_eq!(Line::at(b" \tx", 0).map(|line| (line.indent, line.first)), Some((4, 2)));
    }
}
