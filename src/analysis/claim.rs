//! Claims: what each sentence asserts, and what stands behind it.

mod form;
mod standing;
mod threshold;

use crate::text::Span;

pub use self::form::Traits;
pub(super) use self::form::{Form, forms};
pub(super) use self::standing::claims;

/// What sort of assertion it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClaimKind {
    /// Anything that can be checked and is none of the others.
    Fact,
    /// A number, share, record or superlative.
    Figure,
    /// Why something happened.
    Cause,
    /// What will happen.
    Prediction,
    /// What somebody or something aims at.
    Intent,
    /// What something means, by the writer's own judgement.
    Evaluation,
    /// A wrong somebody is said to have done.
    Allegation,
    /// A public act or a scheduled event of a named actor.
    Event,
    /// History, geography, law, an office held.
    Background,
}

/// What stands behind a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// A source in the sentence, or carried over to it.
    Attributed,
    /// A citation, a footnote or `src`.
    Cited,
    /// Marked as the author's own: `.assessment`, *we judge*.
    Assessment,
    /// Marked or taken as established: `.known`, background.
    Known,
    /// Seen by the author: `.witnessed`, a sitrep's present tense.
    Witnessed,
    /// Nothing.
    Unattributed,
    /// A question, an instruction, a heading, a fragment: it asserts nothing.
    NotAClaim,
}

/// One sentence's assertion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The sentence, as an index into the block's.
    pub sentence: usize,
    /// What is asserted, in bytes from the start of the block.
    pub span: Span,
    /// What sort it is.
    pub kind: ClaimKind,
    /// What stands behind it.
    pub standing: Standing,
    /// Why, in words a reader understands.
    pub reason: String,
    /// How sure it is that this is a claim and that nobody stands behind it, 0 to 100.
    pub confidence: u8,
    /// What that was weighed from.
    pub traits: Traits,
    /// The id it was given by `{#id}`.
    pub id: Option<Span>,
}
