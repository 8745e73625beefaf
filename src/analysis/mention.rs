//! Mentions: where the text names an official, an office or a place, and which one it means.

mod draft;
mod marks;
mod resolve;
mod whereabouts;

use crate::gazetteer::{OfficeId, OfficialId, PlaceId};
use crate::text::Span;

pub(super) use self::draft::{Draft, draft};
pub(super) use self::resolve::{Context, Resolver, Surroundings, asks};

/// What a mention means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Referent {
    /// This official.
    Official(OfficialId),
    /// One of these officials, and the text does not tell which.
    AmbiguousOfficial(Vec<OfficialId>),
    /// An office without a name: `the Treasury secretary`.
    Office(OfficeId),
    /// This place.
    Place(PlaceId),
    /// One of these places, and the text does not tell which.
    AmbiguousPlace(Vec<PlaceId>),
    /// The government that sits in this place: `Beijing said`.
    Government(PlaceId),
    /// A person the gazetteer does not know, named in full in this document;
    /// the text is the name as first written.
    Person(String),
}

/// How it is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MentionForm {
    /// `Scott Bessent`.
    Full,
    /// `Bessent`, with or without a title before it.
    Short,
    /// A given name alone where the family name is meant: `Lifeng`.
    Given,
    /// `the Treasury secretary`.
    Title,
    /// A place's name.
    Place,
    /// `Chinese`.
    Demonym,
}

/// A title that stands with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleUse {
    /// The title with country and body, without `former`: `U.S. Treasury Secretary`.
    pub span: Span,
    /// The offices it can mean; empty if the gazetteer knows none.
    pub offices: Vec<OfficeId>,
    /// `former`, `then-`, `ex-`, `late`, whose scope has this title.
    pub former: Option<Span>,
    /// `acting`, `interim`, `-elect`, `-designate`, `nominee`.
    pub qualifier: Option<Span>,
    /// Whether other names have it too: `Presidents` before two.
    pub shared: bool,
}

/// One mention, in bytes from the start of the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name alone, without title and possessive.
    pub span: Span,
    /// The name's tokens, as indices into the block's.
    pub tokens: std::ops::Range<usize>,
    /// Whom or what it means.
    pub referent: Referent,
    /// How it is named.
    pub form: MentionForm,
    /// The titles that stand with it, nearest last.
    pub titles: Vec<TitleUse>,
    /// Whether it stands in somebody else's words.
    pub quoted: bool,
    /// Whether the text names the person for the first time here.
    pub first: bool,
}

impl Mention {
    /// Whether it means a place, its government, or one of several places.
    #[must_use]
    pub fn is_place(&self) -> bool {
        matches!(self.referent, Referent::Place(_) | Referent::AmbiguousPlace(_) | Referent::Government(_))
    }
}
