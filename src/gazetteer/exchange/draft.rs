//! A registry about to be written: rows with ids as text, made of an import or of a gazetteer.

mod gazetteer;
mod import;
mod slug;
mod tables;
mod toml;

use crate::calendar::{Date, PartialDate};
use crate::gazetteer::{
    BareName, BareShort, Basis, DataSet, OfficeClass, OldName, PlaceKind, TermEnd, TermStatus, Title,
};

pub use self::tables::DraftTables;

/// A registry as it is written to a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// What stands at its head.
    pub head: DraftHead,
    /// Offices, by id.
    pub offices: Vec<DraftOffice>,
    /// People, by id.
    pub people: Vec<DraftPerson>,
    /// Places, by id.
    pub places: Vec<DraftPlace>,
}

/// `[registry]` and `[sources]`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftHead {
    /// The registry's own name.
    pub id: Box<str>,
    /// The last day on which it claims anything.
    pub as_of: Option<Date>,
    /// The licence of its facts.
    pub licence: Option<Box<str>>,
    /// The source of rows that give none of their own.
    pub source: Option<Box<str>>,
    /// What rows name by a key.
    pub data_sets: Vec<DataSet>,
}

/// `[[office]]`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftOffice {
    pub(super) id: Box<str>,
    pub(super) body: Option<Box<str>>,
    pub(super) country: Option<Box<str>>,
    pub(super) class: OfficeClass,
    pub(super) seats: u32,
    pub(super) titles: Vec<Title>,
    pub(super) as_of: Option<Date>,
    pub(super) complete_from: Option<Date>,
    pub(super) known_until: Option<Date>,
    pub(super) origin: Origin,
}

/// `[[person]]`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DraftPerson {
    pub(super) id: Box<str>,
    pub(super) name: Box<str>,
    pub(super) short: Option<Box<str>>,
    pub(super) aliases: Vec<Box<str>>,
    pub(super) native: Option<Box<str>>,
    pub(super) bare_short: BareShort,
    pub(super) wikidata: Option<Box<str>>,
    pub(super) terms: Vec<DraftTerm>,
    pub(super) origin: Origin,
}

/// `[[person.term]]`.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftTerm {
    pub(super) office: Box<str>,
    pub(super) start: Option<PartialDate>,
    pub(super) end: TermEnd,
    pub(super) status: TermStatus,
    pub(super) basis: Basis,
    pub(super) end_basis: Basis,
    pub(super) attested: Vec<Date>,
    pub(super) as_of: Option<Date>,
    pub(super) origin: Origin,
}

/// `[[place]]`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DraftPlace {
    pub(super) id: Box<str>,
    /// Nothing where a lower layer's is to stay.
    pub(super) name: Option<Box<str>>,
    pub(super) long_name: Option<Box<str>>,
    pub(super) kind: Option<PlaceKind>,
    pub(super) country: Option<Box<str>>,
    pub(super) within: Option<Box<str>>,
    pub(super) capital_of: Vec<Box<str>>,
    pub(super) claimed_by: Vec<Box<str>>,
    pub(super) namesakes_in: Vec<Box<str>>,
    pub(super) aliases: Vec<Box<str>>,
    pub(super) demonyms: Vec<Box<str>>,
    pub(super) adjectives: Vec<Box<str>>,
    pub(super) old_names: Vec<OldName>,
    pub(super) bare: BareName,
    pub(super) metonym_for: Option<Box<str>>,
    pub(super) tz: Option<Box<str>>,
    pub(super) coordinates: Option<(f64, f64)>,
    pub(super) population: Option<u64>,
    pub(super) population_year: Option<u16>,
    pub(super) origin: Origin,
}

/// Where a row is from, as a registry writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Origin {
    /// A key of the head's sources and what names the row there, or plain words.
    pub(super) source: Option<Box<str>>,
    pub(super) links: Vec<Box<str>>,
}
