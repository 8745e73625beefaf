//! What words are in a briefing, for an editor to paint: who says, by which words, what, and what stands behind each claim.

mod paint;
mod wanted;

use crate::analysis::{Passage, Standing};
use crate::document::Block;
use crate::text::Span;

use self::paint::Canvas;

/// What a word is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Somebody who says something, where no name says who.
    Source,
    /// The words that show it.
    Cue,
    /// What is said, in the writer's words.
    Content,
    /// What is said, in the source's own words.
    Quotation,
    /// What a sentence asserts and is none of the others.
    Claim,
    /// A person of public office, or the office.
    Official,
    /// Any other person.
    Person,
    /// A place.
    Place,
    /// A date.
    Date,
    /// The key of a source.
    Citation,
    /// An annotation.
    Annotation,
    /// A comment that silences a rule.
    Suppression,
}

/// What more there is to say of a token, a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Modifiers(u16);

/// One token. No two overlap, and none goes over the end of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SemanticToken {
    /// Its bytes, from the start of the block.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// What more there is to say.
    pub modifiers: Modifiers,
}

impl TokenKind {
    /// Every kind, at the place of its number.
    pub const ALL: [Self; 12] = [
        Self::Source,
        Self::Cue,
        Self::Content,
        Self::Quotation,
        Self::Claim,
        Self::Official,
        Self::Person,
        Self::Place,
        Self::Date,
        Self::Citation,
        Self::Annotation,
        Self::Suppression,
    ];
}

impl Modifiers {
    /// Its sentence has a source.
    pub const ATTRIBUTED: Self = Self(1);
    /// Its sentence has a citation.
    pub const CITED: Self = Self(1 << 1);
    /// Its sentence is the author's own judgement.
    pub const ASSESSMENT: Self = Self(1 << 2);
    /// Its sentence is taken as known.
    pub const KNOWN: Self = Self(1 << 3);
    /// Its sentence tells what the author saw.
    pub const WITNESSED: Self = Self(1 << 4);
    /// Nobody stands behind its sentence.
    pub const UNATTRIBUTED: Self = Self(1 << 5);
    /// It names a source.
    pub const SOURCE: Self = Self(1 << 6);
    /// It is the first to name the person.
    pub const DECLARATION: Self = Self(1 << 7);
    /// It is where a source is recorded.
    pub const DEFINITION: Self = Self(1 << 8);

    /// The set as a number, a bit for each in the order above.
    #[must_use]
    pub fn bits(self) -> u32 {
        u32::from(self.0)
    }

    /// Whether it has all of `other`.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn of(standing: Standing) -> Self {
        match standing {
            Standing::Attributed => Self::ATTRIBUTED,
            Standing::Cited => Self::CITED,
            Standing::Assessment => Self::ASSESSMENT,
            Standing::Known => Self::KNOWN,
            Standing::Witnessed => Self::WITNESSED,
            Standing::Unattributed => Self::UNATTRIBUTED,
            Standing::NotAClaim => Self::default(),
        }
    }
}

/// The tokens of `block`, which reads as `passage`, in the order of the text.
///
/// Where one thing stands inside another the narrower is painted, and what it
/// leaves of the other is painted on both sides of it. So a name in a source
/// is a name, with the modifier that it is a source's; and what a client
/// thinks of overlaps and of tokens over several lines does not matter. Made
/// of lists that are there already, in time linear in them but for sorting.
#[must_use]
pub fn tokens(block: &Block, passage: &Passage) -> Vec<SemanticToken> {
    let mut canvas = Canvas::new(block, passage);
    // What is painted first stays.
    canvas.syntax();
    canvas.names();
    canvas.attributions();
    canvas.claims();
    canvas.into_tokens()
}
