//! Offices, and the titles that name them.

use crate::calendar::Date;
use crate::gazetteer::{PlaceId, Provenance};

/// A post that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// The identity registries refer to: `us.treasury.secretary`.
    pub id: Box<str>,
    /// The body it belongs to: `Department of the Treasury`.
    pub body: Option<Box<str>>,
    /// The country or union it is an office of; none for an international body.
    pub country: Option<PlaceId>,
    /// What kind of office it is.
    pub class: OfficeClass,
    /// How many hold it at a time. With one seat a second holder is a mistake.
    pub seats: u32,
    /// What its holder is called, the full form first.
    pub titles: Vec<Title>,
    /// The last day for which its holders are known, where a later registry raises it.
    pub as_of: Option<Date>,
    /// The first day from which every holder is listed: from here on, to be
    /// absent from the list is not to have held it.
    pub complete_from: Option<Date>,
    /// The last day for which its holders are listed by the rows as written:
    /// the day its registry is as of, or another that its row gives. Unlike
    /// `as_of` it says nothing of terms.
    pub known_until: Option<Date>,
    /// Where its row is.
    pub provenance: Provenance,
}

impl Office {
    /// Its full title.
    #[must_use]
    pub fn title(&self) -> &str {
        self.titles.first().map_or(&*self.id, |title| &*title.text)
    }

    /// Its full title on a day: `Secretary of War` from 5 September 2025.
    #[must_use]
    pub fn title_on(&self, date: Date) -> &str {
        let dated = self.titles.iter().find(|title| title.from.is_some() && title.is_current(date));
        dated.or_else(|| self.titles.iter().find(|title| title.is_current(date))).map_or(self.title(), |t| &*t.text)
    }
}

/// What the holder of an office is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// Without the country: `Treasury Secretary`.
    pub text: Box<str>,
    /// The day it came into use.
    pub from: Option<Date>,
    /// The last day of its use.
    pub to: Option<Date>,
}

impl Title {
    /// Whether it is in use on a day.
    #[must_use]
    pub fn is_current(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }
}

/// Kinds of office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum OfficeClass {
    /// King, president, governor-general.
    HeadOfState,
    /// Prime minister, premier, chancellor.
    HeadOfGovernment,
    /// Minister or secretary.
    Minister,
    /// Deputy or vice minister.
    Deputy,
    /// Member or speaker of a parliament.
    Legislator,
    /// Head of an international body.
    BodyHead,
    /// Head of a central bank.
    CentralBanker,
    /// Head of a state, province or region.
    Governor,
    /// Military commander.
    Military,
    /// Judge or prosecutor.
    Judge,
    /// Ambassador, envoy, negotiator.
    Envoy,
    /// Spokesperson.
    Spokesperson,
    /// Adviser.
    Adviser,
    /// Anything else.
    #[default]
    Other,
}

impl OfficeClass {
    pub(super) const ALL: [Self; 14] = [
        Self::HeadOfState,
        Self::HeadOfGovernment,
        Self::Minister,
        Self::Deputy,
        Self::Legislator,
        Self::BodyHead,
        Self::CentralBanker,
        Self::Governor,
        Self::Military,
        Self::Judge,
        Self::Envoy,
        Self::Spokesperson,
        Self::Adviser,
        Self::Other,
    ];

    /// The word a registry writes for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::HeadOfState => "head-of-state",
            Self::HeadOfGovernment => "head-of-government",
            Self::Minister => "minister",
            Self::Deputy => "deputy",
            Self::Legislator => "legislator",
            Self::BodyHead => "body-head",
            Self::CentralBanker => "central-banker",
            Self::Governor => "governor",
            Self::Military => "military",
            Self::Judge => "judge",
            Self::Envoy => "envoy",
            Self::Spokesperson => "spokesperson",
            Self::Adviser => "adviser",
            Self::Other => "other",
        }
    }
}
