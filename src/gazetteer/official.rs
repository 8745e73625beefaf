//! People who hold or held an office, and when they held it.

use crate::calendar::{Date, PartialDate};
use crate::gazetteer::normal::is_function_word;
use crate::gazetteer::{Basis, OfficeId, Provenance};

/// A person of public office.
#[derive(Debug, Clone, PartialEq)]
pub struct Official {
    /// The identity registries refer to: `scott-bessent`.
    pub id: Box<str>,
    /// The full name in its usual order: `Scott Bessent`, `He Lifeng`.
    pub name: Box<str>,
    /// The name used alone: `Bessent`, `He`, `Anwar`. Not always the family name.
    pub short: Option<Box<str>>,
    /// What remains of a name that begins with the one used alone: `Lifeng`,
    /// which by itself is a mistake for the short name.
    pub given: Option<Box<str>>,
    /// Other full names: `Janet L. Yellen`, `Volodymyr Zelensky`.
    pub aliases: Vec<Box<str>>,
    /// The name in its own script.
    pub native: Option<Box<str>>,
    /// When the short name may stand alone.
    pub bare_short: BareShort,
    /// The Wikidata item.
    pub wikidata: Option<Box<str>>,
    /// Terms of office, earliest start first.
    pub terms: Vec<Term>,
    /// Where the person's row is.
    pub provenance: Provenance,
}

/// When a short name alone names somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum BareShort {
    /// Not even after a title.
    Never,
    /// Only right after a title: `Vice Premier He`, where `He` alone is a pronoun.
    AfterTitle,
    /// After a full mention in the same document.
    #[default]
    AfterFullName,
    /// Anywhere: nobody else is meant by `Zelenskyy`.
    Always,
}

/// One stay in one office.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The office.
    pub office: OfficeId,
    /// When it began, if known.
    pub start: Option<PartialDate>,
    /// When it ended.
    pub end: TermEnd,
    /// In what capacity.
    pub status: TermStatus,
    /// On what the start rests.
    pub basis: Basis,
    /// On what the end rests.
    pub end_basis: Basis,
    /// Days on which the title was seen in use, in order.
    pub attested: Vec<Date>,
    /// The last day on which this row claims anything.
    pub as_of: Option<Date>,
    /// Where the row is.
    pub provenance: Provenance,
}

/// How a term ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermEnd {
    /// Not by the day the row is as of.
    Open,
    /// On this date.
    On(PartialDate),
    /// It has ended; when is not known.
    Unknown,
}

/// In what capacity somebody is in an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TermStatus {
    /// In full.
    #[default]
    Full,
    /// Acting, interim, ad interim.
    Acting,
    /// Until a successor is found.
    Caretaker,
    /// Named, not yet in office.
    Designate,
    /// Elected, not yet in office.
    Elect,
    /// Proposed, not yet confirmed.
    Nominee,
}

impl TermStatus {
    pub(super) const ALL: [Self; 6] =
        [Self::Full, Self::Acting, Self::Caretaker, Self::Designate, Self::Elect, Self::Nominee];

    /// The word a registry writes for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Acting => "acting",
            Self::Caretaker => "caretaker",
            Self::Designate => "designate",
            Self::Elect => "elect",
            Self::Nominee => "nominee",
        }
    }

    /// Whether the office is in such a person's hands.
    #[must_use]
    pub fn is_in_office(self) -> bool {
        matches!(self, Self::Full | Self::Acting | Self::Caretaker)
    }
}

impl BareShort {
    pub(super) const ALL: [Self; 4] = [Self::Never, Self::AfterTitle, Self::AfterFullName, Self::Always];

    /// The word a registry writes for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::AfterTitle => "after-title",
            Self::AfterFullName => "after-full-name",
            Self::Always => "always",
        }
    }
}

impl Official {
    /// Whether the short name counts only right after a title or a form of
    /// address: so the registry says, or it is also a word like any other.
    #[must_use]
    pub fn needs_title(&self) -> bool {
        self.bare_short == BareShort::AfterTitle || self.short.as_deref().is_some_and(is_function_word)
    }

    /// The part of `name` that is left when `short` is taken off its front,
    /// if it has one: `Lifeng` of `He Lifeng` with `He`.
    pub(super) fn given_name(name: &str, short: &str) -> Option<Box<str>> {
        let rest = name.strip_prefix(short)?.strip_prefix(' ')?;
        (!rest.is_empty() && !is_function_word(rest)).then(|| rest.into())
    }
}
