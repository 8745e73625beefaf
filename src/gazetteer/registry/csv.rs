//! Comma-separated tables (RFC 4180) as records of cells, each with its bytes; any text is one.

use std::borrow::Cow;

use crate::text::Span;

/// One field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell<'t> {
    /// Its bytes, quotation marks included.
    pub(super) span: Span,
    /// What it says, without blanks round it.
    pub(super) text: Cow<'t, str>,
    /// What is wrong with its quotation marks.
    pub(super) fault: Option<&'static str>,
}

/// Walks the records of a text in time linear in it.
#[derive(Debug)]
pub(super) struct Records<'t> {
    text: &'t str,
    at: usize,
    /// A quotation mark was found that nothing closes: there is no second one.
    unclosed: bool,
}

const UNCLOSED: &str = "this quotation mark is not closed";
const STRAY: &str = "text stands behind the closing quotation mark; write a quotation mark inside a field twice";

impl<'t> Records<'t> {
    /// The records of `text`, a byte order mark passed over.
    pub(super) fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { text, at, unclosed: false }
    }

    /// Puts the cells of the next record that is not a blank line into
    /// `cells`, and says where it stands; nothing at the end.
    pub(super) fn next_into(&mut self, cells: &mut Vec<Cell<'t>>) -> Option<Span> {
        loop {
            cells.clear();
            if self.at >= self.text.len() {
                return None;
            }
            let start = self.at;
            while self.cell(cells) {}
            let end = cells.last().map_or(start, |cell| cell.span.end());
            let is_blank = matches!(&**cells, [only] if only.span.is_empty() || only.text.is_empty());
            if !is_blank {
                return Some(Span::new(start, end));
            }
        }
    }

    /// Reads one cell and the comma or line break behind it, and says whether
    /// the record goes on.
    fn cell(&mut self, cells: &mut Vec<Cell<'t>>) -> bool {
        let start = self.at;
        let cell = self.quoted(start).unwrap_or_else(|| self.plain(start));
        self.at = cell.span.end();
        cells.push(cell);
        let rest = self.text.get(self.at..).unwrap_or_default();
        if rest.starts_with(',') {
            self.at += 1;
            return true;
        }
        self.at += if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
        false
    }

    fn plain(&self, start: usize) -> Cell<'t> {
        let end = self.end_of_field(start);
        let text = self.text.get(start..end).unwrap_or_default();
        // What stands behind a mark that nothing closes is still what was meant.
        let bare = text.strip_prefix('"').filter(|_| self.unclosed);
        let fault = bare.map(|_| UNCLOSED);
        Cell { span: Span::new(start, end), text: Cow::Borrowed(bare.unwrap_or(text).trim()), fault }
    }

    fn end_of_field(&self, from: usize) -> usize {
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        memchr::memchr3(b',', b'\n', b'\r', rest).map_or(self.text.len(), |at| from + at)
    }

    /// The cell at `start` if it is in quotation marks that are closed.
    fn quoted(&mut self, start: usize) -> Option<Cell<'t>> {
        if self.unclosed || self.text.as_bytes().get(start) != Some(&b'"') {
            return None;
        }
        let mut at = start + 1;
        let mut doubled = false;
        loop {
            let rest = self.text.as_bytes().get(at..).unwrap_or_default();
            let Some(mark) = memchr::memchr(b'"', rest) else {
                self.unclosed = true;
                return None;
            };
            at += mark + 1;
            if rest.get(mark + 1) != Some(&b'"') {
                break;
            }
            doubled = true;
            at += 1;
        }
        let inside = self.text.get(start + 1..at - 1).unwrap_or_default().trim();
        let end = self.end_of_field(at);
        let behind = self.text.get(at..end).unwrap_or_default();
        let text = if doubled { Cow::Owned(inside.replace("\"\"", "\"")) } else { Cow::Borrowed(inside) };
        let fault = (!behind.trim().is_empty()).then_some(STRAY);
        Some(Cell { span: Span::new(start, end), text, fault })
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Records, STRAY, UNCLOSED};

    fn read(text: &str) -> Vec<Vec<Cell<'_>>> {
        let mut records = Records::new(text);
        let (mut all, mut cells) = (Vec::new(), Vec::new());
        while records.next_into(&mut cells).is_some() {
            all.push(cells.clone());
        }
        all
    }

    fn words(text: &str) -> Vec<Vec<String>> {
        read(text).iter().map(|record| record.iter().map(|cell| cell.text.to_string()).collect()).collect()
    }

    #[test]
    fn fields_lines_and_quotation_marks_are_those_of_the_standard() {
        assert_eq!(words("a,b\r\n\"c, \"\"d\"\"\",\"e\nf\"\n"), [["a", "b"], ["c, \"d\"", "e\nf"]]);
        assert_eq!(words("\u{feff}a,,\n\n , \nb"), [vec!["a", "", ""], vec!["", ""], vec!["b"]]);
        assert_eq!(words("a\rb"), [["a"], ["b"]]);
    }

    #[test]
    fn a_cell_knows_its_bytes() {
        let text = "é,\"x \"\"y\"\n";
        let cells = &read(text)[0];
        assert_eq!(cells.iter().map(|cell| cell.span.of(text)).collect::<Vec<_>>(), ["é", "\"x \"\"y\""]);
    }

    #[test]
    fn a_mark_that_is_not_closed_costs_its_cell_alone() {
        let found = read("a,\"b\nc,d\n");
        assert_eq!(found.len(), 2);
        assert_eq!((found[0][1].fault, found[1][1].fault), (Some(UNCLOSED), None));
        assert_eq!(read("\"a\"b,c")[0][0].fault, Some(STRAY));
    }
}
