//! Places: what they are called, what they are part of, and whom they stand for.

use crate::calendar::Date;
use crate::gazetteer::{OfficeId, PlaceId, Provenance};

/// A country, city or other place with a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The identity registries refer to: `cn`, `us-ga`, `kuala-lumpur`.
    pub id: Box<str>,
    /// The name in running text: `China`.
    pub name: Box<str>,
    /// What it is.
    pub kind: PlaceKind,
    /// The country it lies in; a country's own is itself.
    pub country: Option<PlaceId>,
    /// The state, region or country right above it.
    pub within: Option<PlaceId>,
    /// The country or unit whose capital it is.
    pub capital_of: Option<PlaceId>,
    /// Other names in use: `U.S.`, `Washington, D.C.`.
    pub aliases: Vec<Box<str>>,
    /// What its people are called: `Briton`, `Malaysian`.
    pub demonyms: Vec<Box<str>>,
    /// What is of it: `British`, `Malaysian`.
    pub adjectives: Vec<Box<str>>,
    /// Names no longer, or not everywhere, in use.
    pub old_names: Vec<OldName>,
    /// Whom its name also stands for.
    pub stands_for: Option<Metonym>,
    /// IANA time zone.
    pub tz: Option<Box<str>>,
    /// Degrees north and east.
    pub coordinates: Option<(f64, f64)>,
    /// How many live there.
    pub population: Option<u64>,
    /// Where its row is.
    pub provenance: Provenance,
}

impl Place {
    /// The name as it stands inside a sentence: `the United States`, `China`.
    #[must_use]
    pub fn name_in_sentence(&self) -> String {
        const KINDS: [&str; 8] =
            ["Republic", "Islands", "Emirates", "Union", "Kingdom", "States", "Territories", "territories"];
        const OTHERS: [&str; 7] = [
            "Bahamas",
            "Democratic Republic of the Congo",
            "Gambia",
            "Maldives",
            "Netherlands",
            "Philippines",
            "Vatican",
        ];
        let name = &*self.name;
        let is_common = KINDS.iter().any(|kind| name.ends_with(kind)) || OTHERS.contains(&name);
        if is_common && !name.starts_with("the ") { format!("the {name}") } else { name.to_owned() }
    }
}

/// A name a place had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldName {
    /// The name: `Peking`.
    pub text: Box<str>,
    /// The last day on which it was the place's name, if that changed on a day.
    pub until: Option<Date>,
}

/// For whom the name of a place stands, as in "Beijing said".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Metonym {
    /// The government of this country or union.
    Government(PlaceId),
    /// The holder of this office and the people around it.
    Office(OfficeId),
}

/// Kinds of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PlaceKind {
    /// A sovereign state, recognised by all or not.
    Country,
    /// A dependency or a territory with its own code.
    Territory,
    /// A union of countries: the European Union.
    Union,
    /// A state, province or region of a country.
    State,
    /// A city or town.
    #[default]
    City,
    /// A part of the world or of a country without a government: the Middle East, the Gulf.
    Region,
    /// A sea, strait, river or canal.
    Water,
    /// A building or street whose name stands for those who work in it.
    Seat,
    /// Anything else.
    Other,
}

impl PlaceKind {
    pub(super) const ALL: [Self; 9] = [
        Self::Country,
        Self::Territory,
        Self::Union,
        Self::State,
        Self::City,
        Self::Region,
        Self::Water,
        Self::Seat,
        Self::Other,
    ];

    /// The word a registry writes for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Territory => "territory",
            Self::Union => "union",
            Self::State => "state",
            Self::City => "city",
            Self::Region => "region",
            Self::Water => "water",
            Self::Seat => "seat",
            Self::Other => "other",
        }
    }

    /// Whether such a place has offices of its own, so that its name before
    /// a title says whose title it is.
    #[must_use]
    pub fn has_offices(self) -> bool {
        matches!(self, Self::Country | Self::Territory | Self::Union | Self::State)
    }
}
