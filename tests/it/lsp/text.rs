//! A text as its editor holds it, against which the server's is held.

use serde_json::{Value, json};

/// The unit of columns a client asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Utf8,
    Utf16,
    Utf32,
}

impl Unit {
    pub(super) const ALL: [Self; 3] = [Self::Utf8, Self::Utf16, Self::Utf32];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Utf32 => "utf-32",
        }
    }

    fn width(self, character: char) -> usize {
        match self {
            Self::Utf8 => character.len_utf8(),
            Self::Utf16 => character.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// The position of byte `offset`, counted from the first character on.
pub(super) fn position(text: &str, offset: usize, unit: Unit) -> Value {
    let (mut line, mut column) = (0, 0);
    let mut characters = text[..offset].chars().peekable();
    while let Some(character) = characters.next() {
        let is_break = character == '\n' || character == '\r' && characters.peek() != Some(&'\n');
        // The halves of a break have no position between them: tests do not ask for it.
        (line, column) = if is_break { (line + 1, 0) } else { (line, column + unit.width(character)) };
    }
    json!({"line": line, "character": column})
}

/// Numbers that are the same in every run, by the method of Steele, Lea and Flood (`SplitMix64`).
pub(super) struct Numbers(pub(super) u64);

impl Numbers {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit.max(1) as u64).expect("it is below a usize")
    }

    /// A byte of `text` at which an edit can begin: between characters, and not between the halves of a line break.
    pub(super) fn place(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) || text[..at].ends_with('\r') && text[at..].starts_with('\n') {
            at -= 1;
        }
        at
    }
}
