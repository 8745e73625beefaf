//! Pandoc citations: `[see @a, para. 2; @b]`.

use crate::text::Span;

/// One key of a citation. Spans are bytes from the start of the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedSource {
    /// The key without `@` and braces.
    pub key: Span,
    /// The locator behind the comma: `para. 2`.
    pub locator: Option<Span>,
    /// Whether the author is left out: `-@key`.
    pub suppress_author: bool,
}

/// A citation in brackets, or a bare `@key`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// All of it.
    pub span: Span,
    /// What it cites.
    pub sources: Vec<CitedSource>,
    /// Whether it is a bare `@key` outside brackets, which counts only where
    /// the key is known: `@SecTreasury` is an account.
    pub bare: bool,
    /// The sentence it supports: the one it stands in or follows.
    pub sentence: Option<usize>,
}
