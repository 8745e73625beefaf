//! Words and marks of prose, each with its bytes.

use crate::text::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes (`Sa'ar`, `didn't` is `did` + `n't`) and
    /// the stops of an abbreviation (`U.S.`, `Nov.`). Hyphenated words are
    /// split at the hyphen.
    Word,
    /// Digits with their inner stops, commas and colons and what letters hang on
    /// them (`5,700`, `0.25`, `9:30`, `3rd`, `1990s`).
    Number,
    /// The `'s` or `'` of a possessive, and the clitics of a contraction.
    Clitic,
    /// `.`, `!`, `?`, `…`.
    Stop,
    /// `,`.
    Comma,
    /// `:`.
    Colon,
    /// `;`.
    Semicolon,
    /// An em dash, an en dash with space round it, `--`, or a hyphen between spaces.
    Dash,
    /// A hyphen inside a word, or an en dash inside a range or a pair (`2014–15`).
    Hyphen,
    /// A mark that opens a quotation.
    OpenQuote,
    /// A mark that closes one.
    CloseQuote,
    /// `(` or `[`.
    OpenBracket,
    /// `)` or `]`.
    CloseBracket,
    /// Anything else: `$`, `%`, `/`, `&`, `@`.
    Symbol,
}

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// `talks`; also everything without letters.
    Lower,
    /// `Talks`.
    Title,
    /// `GENEVA`, `U.S.`, `I`.
    Upper,
    /// `McMahon`, `iPhone`, `al-Sharaa` has it per part.
    Mixed,
}

/// One word or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Bytes from the start of the block.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub case: Case,
    /// Whether white space (or markup that shows as a gap) stands before it.
    pub spaced: bool,
}

impl Case {
    /// How `word` is capitalised, letters only. Words in scripts without case are lower.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let letters = || word.chars().filter(|letter| letter.is_alphabetic());
        let n_upper = letters().filter(|letter| letter.is_uppercase()).count();
        Self::of_letters(letters().count(), n_upper, letters().next().is_some_and(char::is_uppercase))
    }

    /// The same, the letters counted.
    pub(super) fn of_letters(n_letters: usize, n_upper: usize, first_upper: bool) -> Self {
        match (n_letters, n_upper) {
            (_, 0) => Self::Lower,
            (letters, upper) if letters == upper => Self::Upper,
            (_, 1) if first_upper => Self::Title,
            _ => Self::Mixed,
        }
    }

    /// Whether it starts as a name does. `iPhone` and `al-Sharaa` do not.
    #[must_use]
    pub fn is_capital(self) -> bool {
        matches!(self, Self::Title | Self::Upper | Self::Mixed)
    }
}

impl Token {
    /// Its text, where `text` is that of its block.
    #[must_use]
    pub fn of<'text>(&self, text: &'text str) -> &'text str {
        self.span.of(text)
    }

    /// Whether it is a word.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}
