//! Suppression comments: `<!-- dateline-ignore-next RULE: reason -->`.

use crate::text::Span;

/// How far a suppression reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DirectiveKind {
    /// `dateline-ignore-next`: the next line of text, and the rest of a
    /// sentence that begins on it.
    IgnoreNext,
    /// `dateline-ignore-line`: its own line.
    IgnoreLine,
    /// `dateline-ignore-start`: all that follows, up to the end mark.
    IgnoreStart,
    /// `dateline-ignore-end`.
    IgnoreEnd,
}

/// One suppression comment, in bytes from the start of the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// All of it.
    pub span: Span,
    /// How far it reaches.
    pub kind: DirectiveKind,
    /// The rules it names.
    pub rules: Vec<Span>,
    /// The reason it gives.
    pub reason: Option<Span>,
    /// The bytes it reaches in its own block; empty for start and end marks,
    /// which reach over blocks.
    pub reach: Span,
}

/// The word that suppresses what stands below.
pub(super) const NEXT: &[u8] = b"dateline-ignore-next";
