//! How a path or a fragment is written where a link has it, so that it reads as it is meant.

use std::fmt::Write;

use crate::document::{LinkKind, LinkTarget};
use crate::text::Span;
use crate::workspace::Briefing;

/// Where a target is written, and what its writer does about letters that cannot stand there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Destination {
    kind: LinkKind,
    /// Between angle brackets, or in the front matter, where spaces may stand.
    takes_spaces: bool,
    in_front_matter: bool,
    /// Whether the writer has escaped letters that need not be.
    escapes_letters: bool,
}

impl Destination {
    /// Where `target`, written as `kind`, stands in `briefing`.
    pub(super) fn of(briefing: &Briefing, kind: LinkKind, target: &LinkTarget) -> Self {
        let document = briefing.document();
        let front = document.front_matter().map_or(Span::at(0), |front_matter| front_matter.span);
        let in_front_matter = front.covers(target.span) && !front.is_empty();
        let before = target.span.start().saturating_sub(1);
        let is_bracketed = document.slice(Span::new(before, target.span.start())) == "<";
        Self {
            kind,
            takes_spaces: is_bracketed || in_front_matter,
            in_front_matter,
            escapes_letters: escapes_letters(&document.slice(target.span)),
        }
    }

    /// A path in a file of records, which reads it as the front matter does.
    pub(super) fn in_records(written: &str) -> Self {
        let escapes_letters = escapes_letters(written);
        Self { kind: LinkKind::Inline, takes_spaces: true, in_front_matter: true, escapes_letters }
    }

    /// A fragment as it is meant, as it is written there.
    pub(super) fn fragment(self, words: &str) -> String {
        let parts: Vec<String> = words.split('#').map(|part| self.path(part)).collect();
        parts.join("#")
    }

    /// A path as it is meant, as it is written there.
    pub(super) fn path(self, words: &str) -> String {
        // Wikilinks know no escapes.
        if self.kind == LinkKind::Wiki {
            return words.to_owned();
        }
        let is_balanced = is_balanced(words);
        let mut written = String::with_capacity(words.len());
        for letter in words.chars() {
            let is_escaped = match letter {
                '%' | '\\' | '<' | '>' | '#' | '&' | '|' => true,
                ' ' => !self.takes_spaces,
                '(' | ')' => !is_balanced && !self.takes_spaces,
                '"' | '\'' | '{' | '}' | '[' | ']' | ',' | ':' => self.in_front_matter,
                _ => letter.is_control() || letter.is_whitespace() || self.escapes_letters && !letter.is_ascii(),
            };
            if is_escaped {
                let mut bytes = [0; 4];
                for byte in letter.encode_utf8(&mut bytes).bytes() {
                    // Writing to a string cannot fail.
                    let _ = write!(written, "%{byte:02X}");
                }
            } else {
                written.push(letter);
            }
        }
        written
    }
}

/// Whether letters beyond ASCII are escaped in `written`.
fn escapes_letters(written: &str) -> bool {
    let escapes = written.as_bytes().windows(2);
    escapes
        .into_iter()
        .any(|pair| matches!(pair, [b'%', high] if high.to_ascii_lowercase() >= b'8' && high.is_ascii_hexdigit()))
}

fn is_balanced(words: &str) -> bool {
    let mut depth = 0_usize;
    for letter in words.chars() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => return false,
            ')' => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}
