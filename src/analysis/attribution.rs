//! Attributions: a source, the cue that shows it speaks, and the content it is given for.

mod active;
mod complement;
mod content;
mod extent;
mod figure;
mod find;
mod found;
mod grade;
mod label;
mod opening;
mod parenthesis;
mod passive;
mod phrase;
mod quotation;
mod speaker;
mod subject;

use crate::text::Span;

pub(super) use self::find::find;
pub(super) use self::found::Found;
pub(super) use self::grade::{Graded, Reference, grade};
pub(super) use self::subject::subject;

/// What a cue says the source did. Only speech, documents and rulings stand behind a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CueKind {
    /// *said, told, according to*.
    Speech,
    /// *the report shows, in a statement*.
    Document,
    /// *believes, fears*.
    Thought,
    /// *plans to, aims to*.
    Intention,
    /// *ruled, ordered*.
    Ruling,
    /// *criticised, praised, urged*.
    Act,
}

/// What sort of words a cue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CueForm {
    /// A verb with its source as the subject: *said*.
    Verb,
    /// A verb in the passive: *is seen as*, *was criticised by*.
    Passive,
    /// *according to*.
    Preposition,
    /// *claim that*.
    Noun,
    /// *is confident that*.
    Adjective,
    /// *reportedly*.
    Adverb,
    /// *seems*, *appears*: how it looks, to nobody in particular.
    Appearance,
    /// A mark behind the speaker's name: a colon, a dash.
    Label,
    /// The words before the name in a picture's credit: `Image:`.
    Credit,
    /// None: a quotation whose source is carried over.
    None,
}

/// How well a reader knows who the source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SourceGrade {
    /// A person by name.
    Named,
    /// A person by role: *the ministry's spokesman*.
    Role,
    /// An institution: *the ministry, the Kremlin*.
    Body,
    /// A text: *the report, the communiqué, a survey by …*.
    Document,
    /// *two officials briefed on the talks*.
    Anonymous,
    /// *analysts, critics, many, reports*.
    Vague,
    /// A pronoun whose antecedent is not known.
    Pronoun,
}

/// Who is given as the source, in bytes from the start of the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The whole noun phrase.
    pub span: Span,
    /// The tokens of the phrase, as indices into the block's.
    pub tokens: std::ops::Range<usize>,
    /// How well a reader knows who it is, after pronouns are resolved.
    pub grade: SourceGrade,
    /// The mention that heads it, as an index into the passage's.
    pub mention: Option<usize>,
    /// For a pronoun or a definite reference: whom it was found to mean, as a reader would say it.
    pub antecedent: Option<String>,
}

/// The words that show an attribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// Its bytes.
    pub span: Span,
    /// What it says the source did.
    pub kind: CueKind,
    /// What sort of words it is.
    pub form: CueForm,
    /// How surely it shows an attribution, 0 to 100.
    pub strength: u8,
}

/// One attribution, in bytes from the start of the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// Who; `None` for a cue without one (*is seen as*, *reportedly*).
    pub source: Option<Source>,
    /// By which words; `None` where content is carried over from an attribution before.
    pub cue: Option<Cue>,
    /// What exactly, in order.
    pub content: Vec<Span>,
    /// The sentence of the cue (of the content, where carried over), as an index into the block's.
    pub sentence: usize,
    /// Whether the source was carried over from an earlier sentence or block.
    pub carried: bool,
}
