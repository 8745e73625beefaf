//! Text with stops at what a person has to fill in.

use std::fmt::Write as _;

use crate::text::Span;

/// `text` as a snippet with a stop at each of `blanks`, which are in order.
pub(super) fn snippet(text: &str, blanks: &[Span]) -> String {
    let (mut snippet, mut done) = (String::new(), 0);
    for (nth, blank) in blanks.iter().enumerate() {
        let before = text.get(done..blank.start()).unwrap_or_default();
        let _ = write!(snippet, "{}${{{}:{}}}", escaped(before), nth + 1, escaped(blank.of(text)));
        done = blank.end();
    }
    snippet + &escaped(text.get(done..).unwrap_or_default()) + "$0"
}

/// Text that means itself in a snippet.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '$' | '}' | '\\') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::snippet;
    use crate::text::Span;

    #[test]
    fn blanks_become_stops_and_everything_else_means_itself() {
        assert_eq!(snippet("{$5}, [who] said", &[Span::new(6, 11)]), "{\\$5\\}, ${1:[who]} said$0");
        assert_eq!(snippet("[a][b]", &[Span::new(0, 3), Span::new(3, 6)]), "${1:[a]}${2:[b]}$0");
    }
}
