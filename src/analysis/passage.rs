//! A block as understood in its place in the document.

mod footprint;
mod spelling;

use std::sync::Arc;

use crate::calendar::{ClockTime, Date, DateExpression};
use crate::gazetteer::{OfficeId, OfficialId};
use crate::text::Span;

use super::{Attribution, Carry, Claim, Introduced, Mention};

pub(super) use self::footprint::{footprint, undecided};
pub(super) use self::spelling::spellings;

/// What document-wide rules need of a block. Two passages with equal
/// footprints are the same to those rules, so an edit that leaves a
/// footprint as it was costs them nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Footprint {
    /// Whether anything is asserted, and where the first such sentence stands.
    pub first_claim: Option<Span>,
    /// Whether any source, speaker or citation is given.
    pub has_source: bool,
    /// The first date expression that needs the document's date.
    pub first_relative_date: Option<Span>,
    /// Ids defined by `{#id}` and `^id`.
    pub ids: Vec<(String, Span)>,
    /// Source keys cited, by citations, `src`, `of` and `basis`.
    pub cited: Vec<(String, Span)>,
    /// Reference labels defined.
    pub labels: Vec<(String, Span)>,
    /// Words of officials' names that the records know in more than one spelling.
    pub spellings: Vec<Spelling>,
    /// The first title that the records would decide on, did they not end
    /// before the text was written.
    pub undecided: Option<UndecidedTitle>,
    /// How many minutes from UTC the zones are that its times of day are given in, in order, each once.
    pub zones: Vec<i32>,
    /// Times of day in the writer's own prose for which it gives no zone.
    pub bare_times: Vec<Span>,
    /// The heading's text, if the block is one.
    pub heading: Option<(String, Span)>,
}

/// A title that stands with a name, on which the records no longer decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UndecidedTitle {
    /// Title and name, in bytes from the start of the block.
    pub span: Span,
    /// The office the title means.
    pub office: OfficeId,
    /// The last day on which the records decide.
    pub known_to: Date,
}

/// Whose name it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Bearer {
    /// An official's.
    Official(OfficialId),
    /// A body's, by its words in small letters and in one spelling.
    Body(String),
}

/// How a word of a name is spelled that can be spelled in more than one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// Whose name.
    pub bearer: Bearer,
    /// The word as the records spell it first, or the first of the two forms of a body's.
    pub word: String,
    /// As it is spelled here.
    pub written: String,
    /// Where, in bytes from the start of the block.
    pub span: Span,
}

/// A block, understood. Spans are bytes from the start of the block.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    /// Who and what is named.
    pub mentions: Vec<Mention>,
    /// When.
    pub dates: Vec<DateExpression>,
    /// At what time of day.
    pub times: Vec<ClockTime>,
    /// Who says what.
    pub attributions: Vec<Attribution>,
    /// What is asserted, a claim a sentence.
    pub claims: Vec<Claim>,
    /// Whether it is the headline above the text.
    pub headline: bool,
    /// What document-wide rules need of it.
    pub footprint: Footprint,
    /// Whom it is the first to name, in order.
    pub introduces: Vec<Arc<Introduced>>,
    /// What it was handed.
    pub carry_in: Arc<Carry>,
    /// What it hands on.
    pub carry_out: Arc<Carry>,
}
