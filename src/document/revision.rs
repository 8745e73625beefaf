//! CriticMarkup: proposed changes in the text, of which the accepted form is what is read.

use crate::text::Span;

/// What a revision does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RevisionKind {
    /// `{++added++}`.
    Insertion,
    /// `{--removed--}`.
    Deletion,
    /// `{~~old~>new~~}`.
    Substitution,
    /// `{>>remark<<}`.
    Comment,
    /// `{==marked==}`.
    Highlight,
}

/// One revision, in bytes from the start of the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// With its braces.
    pub span: Span,
    /// What it does.
    pub kind: RevisionKind,
    /// The text that goes, or the remark.
    pub removed: Option<Span>,
    /// The text that stays.
    pub accepted: Option<Span>,
}

impl RevisionKind {
    /// What the braces at the start of `text` do (CriticMarkup, "Using CriticMarkup").
    pub(super) fn opened_by(text: &[u8]) -> Option<Self> {
        match text {
            [b'{', b'+', b'+', ..] => Some(Self::Insertion),
            [b'{', b'-', b'-', ..] => Some(Self::Deletion),
            [b'{', b'~', b'~', ..] => Some(Self::Substitution),
            [b'{', b'>', b'>', ..] => Some(Self::Comment),
            [b'{', b'=', b'=', ..] => Some(Self::Highlight),
            _ => None,
        }
    }
}
