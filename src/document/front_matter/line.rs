//! One line of YAML as a person sees it: an indentation, a key, a value.

use crate::text::Span;

/// A line and its parts, in the offsets of the text it was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// Without its line break.
    pub(super) span: Span,
    /// The spaces and tabs it begins with.
    pub(super) indent: Span,
    /// What stands before the first `: `, without the `- ` of a list.
    pub(super) key: Option<Span>,
    /// What stands behind that, or behind the `- `, without a comment.
    pub(super) value: Span,
}

impl Line {
    /// The line of `text` that has byte `offset`.
    pub(super) fn at(text: &str, offset: usize) -> Self {
        let offset = offset.min(text.len());
        let bytes = text.as_bytes();
        let is_break = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let start = bytes.iter().take(offset).rposition(is_break).map_or(0, |at| at + 1);
        let end = bytes.iter().skip(start).position(is_break).map_or(text.len(), |at| start + at);
        Self::parse(text, Span::new(start, end))
    }

    /// The last line before this one that is neither blank nor a comment.
    pub(super) fn before(self, text: &str) -> Option<Self> {
        let mut line = self;
        while line.span.start() > 0 {
            line = Self::at(text, line.span.start() - 1);
            if !line.is_idle(text) {
                return Some(line);
            }
        }
        None
    }

    /// The line behind this one.
    pub(super) fn after(self, text: &str) -> Option<Self> {
        let rest = text.get(self.span.end()..)?;
        let width = if rest.starts_with("\r\n") { 2 } else { 1 };
        (rest.len() > width).then(|| Self::at(text, self.span.end() + width))
    }

    /// Whether it is blank or a comment.
    pub(super) fn is_idle(self, text: &str) -> bool {
        let content = self.span.of(text).trim_start();
        content.is_empty() || content.starts_with('#')
    }

    /// Whether it says `key: value` with a value.
    pub(super) fn has_value(self) -> bool {
        !self.value.is_empty()
    }

    fn parse(text: &str, span: Span) -> Self {
        let line = span.of(text);
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let mut content = indent;
        while let Some(rest) = line.get(content..).and_then(|rest| rest.strip_prefix("- ")) {
            content = line.len() - rest.trim_start_matches(' ').len();
        }
        let body = line.get(content..).unwrap_or_default();
        let colon = key_end(body);
        let after = colon.map_or(body, |colon| body.get(colon + 1..).unwrap_or_default());
        let value = without_comment(after.trim_start());
        let from = line.len() - after.trim_start().len();
        Self {
            span,
            indent: Span::new(span.start(), span.start() + indent),
            key: colon.map(|colon| Span::new(content, content + colon).shifted(span.start())),
            value: Span::new(from, from + value.len()).shifted(span.start()),
        }
    }
}

/// Where the colon stands that ends the key `body` begins with.
fn key_end(body: &str) -> Option<usize> {
    let quote = body.chars().next().filter(|first| matches!(first, '"' | '\''));
    let from = match quote {
        Some(quote) => 2 + body.get(1..)?.find(quote)?,
        None => 0,
    };
    let rest = body.get(from..)?;
    let colons = rest.match_indices(':').map(|(at, _)| from + at);
    let mut ends = colons.filter(|at| body.as_bytes().get(at + 1).is_none_or(u8::is_ascii_whitespace));
    ends.next().filter(|at| *at > 0)
}

fn without_comment(value: &str) -> &str {
    let quoted = value.starts_with(['"', '\'']);
    let comment = if quoted { None } else { value.find(" #") };
    value.get(..comment.unwrap_or(value.len())).unwrap_or(value).trim_end()
}

#[cfg(test)]
mod tests {
    use super::Line;

    fn parts(line: &str) -> (Option<&str>, &str) {
        let parsed = Line::at(line, 0);
        (parsed.key.map(|key| key.of(line)), parsed.value.of(line))
    }

    #[test]
    fn a_line_has_a_key_only_before_a_colon_and_a_space() {
        assert_eq!(parts("title: a: b # note"), (Some("title"), "a: b"));
        assert_eq!(parts("  - - url: https://example.org"), (Some("url"), "https://example.org"));
        assert_eq!(parts("date:2026"), (None, "date:2026"));
        assert_eq!(parts("\"a: b\": c"), (Some("\"a: b\""), "c"));
        assert_eq!(parts("sources:"), (Some("sources"), ""));
        assert_eq!(parts(": x"), (None, ": x"));
    }

    #[test]
    fn lines_are_found_on_both_sides() {
        let text = "a: 1\r\n# note\r\n\r\nb: 2\r\nc: 3";
        let line = Line::at(text, text.find('b').unwrap());
        assert_eq!(line.before(text).unwrap().span.of(text), "a: 1");
        assert_eq!(line.after(text).unwrap().span.of(text), "c: 3");
        assert_eq!(Line::at(text, 0).before(text), None);
    }
}
