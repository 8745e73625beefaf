//! Places: what they are called, what they are part of, and whom they stand for.

use crate::calendar::PartialDate;
use crate::gazetteer::{OfficeId, PlaceId, Provenance};

/// A country, city or other place with a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The identity registries refer to: `cn`, `us-ga`, `kuala-lumpur`.
    pub id: Box<str>,
    /// The name in running text: `China`.
    pub name: Box<str>,
    /// The name in full, as treaties have it: `Republic of Moldova`.
    pub long_name: Option<Box<str>>,
    /// What it is.
    pub kind: PlaceKind,
    /// The country it lies in; a country's own is itself.
    pub country: Option<PlaceId>,
    /// The state, region or country right above it.
    pub within: Option<PlaceId>,
    /// The countries and units whose capital it is.
    pub capital_of: Vec<PlaceId>,
    /// Who claims it, where more than one does.
    pub claimed_by: Vec<PlaceId>,
    /// Other countries that have a town of its name.
    pub namesakes_in: Vec<PlaceId>,
    /// Other names in use: `U.S.`, `Washington, D.C.`.
    pub aliases: Vec<Box<str>>,
    /// What its people are called: `Briton`, `Malaysian`.
    pub demonyms: Vec<Box<str>>,
    /// What is of it: `British`, `Malaysian`.
    pub adjectives: Vec<Box<str>>,
    /// Names no longer, or not everywhere, in use.
    pub old_names: Vec<OldName>,
    /// Where the name alone, with nothing that says which place is meant, means it.
    pub bare: BareName,
    /// Whom its name also stands for.
    pub stands_for: Option<Metonym>,
    /// IANA time zone.
    pub tz: Option<Box<str>>,
    /// Degrees north and east.
    pub coordinates: Option<(f64, f64)>,
    /// How many live there.
    pub population: Option<u64>,
    /// The year of that count or estimate.
    pub population_year: Option<u16>,
    /// Where its row is.
    pub provenance: Provenance,
}

impl Place {
    /// A place of which no more than its id is known, which is also its name.
    pub(super) fn blank(id: &str, provenance: Provenance) -> Self {
        Self {
            id: id.into(),
            name: id.into(),
            long_name: None,
            kind: PlaceKind::default(),
            country: None,
            within: None,
            capital_of: Vec::new(),
            claimed_by: Vec::new(),
            namesakes_in: Vec::new(),
            aliases: Vec::new(),
            demonyms: Vec::new(),
            adjectives: Vec::new(),
            old_names: Vec::new(),
            bare: BareName::default(),
            stands_for: None,
            tz: None,
            coordinates: None,
            population: None,
            population_year: None,
            provenance,
        }
    }

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
    /// From when it was the place's name, if it was not always.
    pub from: Option<PartialDate>,
    /// The last day, month or year in which it was, if that is known.
    pub until: Option<PartialDate>,
}

/// Where a name without its unit or country means a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum BareName {
    /// Anywhere.
    #[default]
    Always,
    /// Behind a word that says where, and in a dateline: `in Reading`.
    Located,
    /// Nowhere, unless the text names what it lies in: `Paris, Texas`.
    Qualified,
}

impl BareName {
    pub(super) const ALL: [Self; 3] = [Self::Always, Self::Located, Self::Qualified];

    /// The word a registry writes for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Located => "located",
            Self::Qualified => "qualified",
        }
    }
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
    /// An island or a group of them.
    Island,
    /// A mountain or a range of them.
    Mountains,
    /// A building or street whose name stands for those who work in it.
    Seat,
    /// Anything else.
    Other,
}

impl PlaceKind {
    pub(super) const ALL: [Self; 11] = [
        Self::Country,
        Self::Territory,
        Self::Union,
        Self::State,
        Self::City,
        Self::Region,
        Self::Water,
        Self::Island,
        Self::Mountains,
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
            Self::Island => "island",
            Self::Mountains => "mountains",
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
