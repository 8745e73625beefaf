//! The map of a table: which column is what, how dates are written, which other tables belong to it.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer};

use crate::calendar::Date;
use crate::gazetteer::exchange::DateStyle;
use crate::gazetteer::{Basis, OfficeClass, TermStatus};

/// A map, as its TOML file says it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Map {
    /// What the tables are, for the registry that comes of them.
    pub source: SourceHead,
    /// What stands between cells.
    pub delimiter: char,
    /// Other tables, each joined to the main one or to a join before it.
    pub join: Vec<Join>,
    /// Which column is what.
    pub columns: Columns,
    /// How dates are written.
    pub dates: DateStyle,
    /// How names are written.
    pub names: Names,
    /// Words of the status column, and which of ours each is; `skip` leaves the row
    /// out, `title` puts the word before the office (`Deputy`).
    pub status: BTreeMap<String, String>,
    /// Words of the class column, and which class of office each is.
    pub class: BTreeMap<String, String>,
}

impl Default for Map {
    fn default() -> Self {
        Self {
            source: SourceHead::default(),
            delimiter: ',',
            join: Vec::new(),
            columns: Columns::default(),
            dates: DateStyle::default(),
            names: Names::default(),
            status: BTreeMap::new(),
            class: BTreeMap::new(),
        }
    }
}

/// What the tables are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct SourceHead {
    /// A short name, which becomes the registry's id.
    pub id: Option<String>,
    /// The full name, with whom to credit.
    pub name: Option<String>,
    /// The licence of the data.
    pub licence: Option<String>,
    /// The last day of which the tables speak.
    #[serde(deserialize_with = "date")]
    pub as_of: Option<Date>,
    /// The country of rows that have none, as a two-letter code.
    pub country: Option<String>,
    /// On what its rows rest: `published` where nothing is said, `attested` for titles seen in use.
    pub basis: Option<String>,
}

/// Another table, whose columns are called `as.column` from then on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Join {
    /// The file's name without folders.
    pub file: String,
    /// What its columns are called by; the file's name up to its first dot, if nothing is said.
    #[serde(default, rename = "as")]
    pub alias: Option<String>,
    /// The column, of the main table or an earlier join, that holds the key.
    pub on: String,
    /// The column of this table that is the key.
    pub key: String,
    /// The first day of a row, where one key has rows one after the other.
    #[serde(default)]
    pub start: Option<String>,
    /// The last day of a row.
    #[serde(default)]
    pub end: Option<String>,
}

impl Join {
    /// What stands before the dot in the names of its columns.
    #[must_use]
    pub fn name(&self) -> &str {
        self.alias.as_deref().unwrap_or_else(|| self.file.split('.').next().unwrap_or(&self.file))
    }
}

/// Which column is what. Only a name and an office are needed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Columns {
    /// The person's id in the source; without one, people of one name are one.
    pub person: Option<Cell>,
    /// The row's id in the source; without one, its line.
    pub row: Option<Cell>,
    /// The full name.
    pub name: Option<Cell>,
    /// The name used alone.
    pub short: Option<Cell>,
    /// The name in its own script.
    pub native: Option<Cell>,
    /// Other names, with `|` or `;` between.
    pub aliases: Option<Cell>,
    /// The Wikidata item of the person.
    pub wikidata: Option<Cell>,
    /// The office.
    pub office: Option<Cell>,
    /// The office's id in the source.
    pub office_key: Option<Cell>,
    /// The department, cabinet or chamber.
    pub body: Option<Cell>,
    /// The country.
    pub country: Option<Cell>,
    /// The part of the country.
    pub area: Option<Cell>,
    /// What kind of office it is, by the words of `[class]`.
    pub class: Option<Cell>,
    /// The first day.
    pub start: Option<Cell>,
    /// The last day.
    pub end: Option<Cell>,
    /// Acting and the like, by the words of `[status]`.
    pub status: Option<Cell>,
    /// Until which day the row was seen to be right.
    pub as_of: Option<Cell>,
    /// Days on which the title was seen in use: every column of a list is one.
    pub attested: Option<Cell>,
    /// Addresses of documents: every column of a list is one.
    pub links: Option<Cell>,
}

/// Where a value stands.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    /// In this column.
    Column(String),
    /// In these columns, with a blank between.
    Columns(Vec<String>),
    /// In the first of these columns that has something in it.
    First {
        /// The columns.
        first: Vec<String>,
    },
    /// Nowhere: it is the same for every row.
    Text {
        /// The value.
        text: String,
    },
}

impl Cell {
    /// The columns it names.
    pub(super) fn columns(&self) -> &[String] {
        match self {
            Self::Column(column) => std::slice::from_ref(column),
            Self::Columns(columns) | Self::First { first: columns } => columns,
            Self::Text { .. } => &[],
        }
    }
}

/// How names are written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Names {
    /// Whether the part in capitals is the name used alone: `Keir STARMER`.
    pub capitals_mark_short: bool,
    /// Whether it is `Family, Given`, to be turned round.
    pub family_first: bool,
}

/// Why a map cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapError {
    /// The line of the map, from one; 0 where none is at fault.
    pub line: usize,
    /// What is wrong, lower case, no full stop.
    pub message: String,
}

impl fmt::Display for MapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 { write!(f, "{}: {}", self.line, self.message) } else { f.write_str(&self.message) }
    }
}

impl std::error::Error for MapError {}

/// Maps that come with the program, each with the name it is asked for by.
const KNOWN: [(&str, &str); 5] = [
    ("attested-titles", include_str!("../maps/attested-titles.toml")),
    ("factbook-leaders", include_str!("../maps/factbook-leaders.toml")),
    ("fivethirtyeight", include_str!("../maps/fivethirtyeight.toml")),
    ("holders21", include_str!("../maps/holders21.toml")),
    ("ifg", include_str!("../maps/ifg.toml")),
];

/// What a column of names is called, those of queries before the items they label.
const NAMES: [&str; 13] = [
    "personlabel",
    "itemlabel",
    "holderlabel",
    "officiallabel",
    "nameen",
    "name",
    "fullname",
    "person",
    "official",
    "holder",
    "appointee",
    "minister",
    "officeholder",
];

/// What a column of offices is called.
const OFFICES: [&str; 12] = [
    "positionlabel",
    "officelabel",
    "rolelabel",
    "postlabel",
    "roleen",
    "office",
    "position",
    "role",
    "title",
    "post",
    "portfolio",
    "job",
];

impl Map {
    /// Reads a map.
    ///
    /// # Errors
    ///
    /// Where it is no TOML, has a key that is none, or names a status, class
    /// or basis that there is not.
    pub fn parse(text: &str) -> Result<Self, MapError> {
        let map: Self = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.map_or(0, |before| 1 + memchr::memchr_iter(b'\n', before.as_bytes()).count());
            MapError { line, message: error.message().lines().collect::<Vec<_>>().join(" ") }
        })?;
        map.check()?;
        Ok(map)
    }

    /// The map of a published data set that comes with the program.
    #[must_use]
    pub fn known(name: &str) -> Option<Self> {
        let (_, text) = KNOWN.iter().find(|(known, _)| *known == name)?;
        Some(Self::parse(text).expect("the maps of the program are read by its tests"))
    }

    /// The names that [`Map::known`] takes.
    pub fn known_names() -> impl Iterator<Item = &'static str> {
        KNOWN.iter().map(|(name, _)| *name)
    }

    fn check(&self) -> Result<(), MapError> {
        let wrong = |message: String| Err(MapError { line: 0, message });
        let statuses: Vec<&str> = TermStatus::ALL.iter().map(|status| status.name()).chain(["skip", "title"]).collect();
        let classes: Vec<&str> = OfficeClass::ALL.iter().map(|class| class.name()).collect();
        let bases: Vec<&str> = Basis::ALL.iter().map(|basis| basis.name()).collect();
        for (key, words, known) in [
            ("status", self.status.values().collect::<Vec<_>>(), statuses),
            ("class", self.class.values().collect(), classes),
            ("basis", self.source.basis.iter().collect(), bases),
        ] {
            if let Some(word) = words.iter().find(|word| !known.contains(&word.as_str())) {
                return wrong(format!("`{word}` is no {key}; one of: {}", known.join(", ")));
            }
        }
        if self.columns.name.is_none() || self.columns.office.is_none() {
            return wrong("`[columns]` must say which column is the `name` and which the `office`".to_owned());
        }
        if !self.delimiter.is_ascii() {
            return wrong(format!("`{}` cannot stand between cells", self.delimiter));
        }
        Ok(())
    }

    /// A map for a table of which only the headings are known, if one is
    /// plainly a name and one an office. Case, blanks, `_` and `-` are
    /// passed over. `office` is that of every row.
    #[must_use]
    pub fn guess(header: &[String], office: Option<&str>) -> Option<Self> {
        let plain =
            |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
        let headings: Vec<String> = header.iter().map(|heading| plain(heading)).collect();
        let find = |names: &[&str]| {
            let at = names.iter().find_map(|name| headings.iter().position(|heading| heading == name))?;
            header.get(at).cloned().map(Cell::Column)
        };
        let columns = Columns {
            name: find(&NAMES),
            office: office.map(|text| Cell::Text { text: text.to_owned() }).or_else(|| find(&OFFICES)),
            person: find(&["personid", "id", "personkey", "item", "person", "holder", "official"]),
            row: find(&["statement", "ps", "positionstatement", "rowid"]),
            wikidata: find(&["wikidata", "wikidataid", "qid", "personqid", "personid", "item", "person", "holder"]),
            short: find(&["short", "shortname", "familyname", "lastname", "surname"]),
            native: find(&["native", "nativename"]),
            aliases: find(&["aliases", "alias", "alsoknownas", "othernames"]),
            office_key: find(&["officekey", "officeid", "positionid", "position", "office", "role", "post"]),
            body: find(&[
                "body",
                "department",
                "ministry",
                "organisation",
                "organization",
                "orgen",
                "cabinet",
                "chamber",
            ]),
            country: find(&["countrycode", "iso2", "countrylabel", "country"]),
            area: find(&["area", "arealabel", "constituency", "districtnameen", "district", "state", "region"]),
            start: find(&["start", "startdate", "starttime", "from", "since", "began", "tookoffice", "begin"]),
            end: find(&["end", "enddate", "endtime", "to", "until", "till", "left", "leftoffice", "ended"]),
            status: find(&["status", "capacity"]),
            ..Columns::default()
        };
        // A column is not the key of itself.
        let person = columns.person.clone().filter(|person| columns.name.as_ref() != Some(person));
        let wikidata = columns.wikidata.clone().filter(|item| columns.name.as_ref() != Some(item));
        let office_key = columns.office_key.clone().filter(|key| columns.office.as_ref() != Some(key));
        let columns = Columns { person, wikidata, office_key, ..columns };
        let usable = columns.name.is_some() && columns.office.is_some();
        usable.then(|| Self { columns, ..Self::default() })
    }

    pub(super) fn basis(&self) -> Basis {
        let word = self.source.basis.as_deref();
        Basis::ALL.into_iter().find(|basis| word == Some(basis.name())).unwrap_or_default()
    }
}

/// A TOML date or a string that is one.
fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Text(String),
        Datetime(toml::value::Datetime),
    }
    let text = match Written::deserialize(deserializer)? {
        Written::Text(text) => text,
        Written::Datetime(date) => date.to_string(),
    };
    text.parse().map(Some).map_err(|_| serde::de::Error::custom(format!("`{text}` is not a day such as 2026-01-31")))
}

#[cfg(test)]
mod tests {
    use super::{Cell, KNOWN, Map};

    #[test]
    fn the_maps_of_the_program_can_be_read() {
        for (name, text) in KNOWN {
            let map = Map::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(map.source.name.is_some() && map.source.licence.is_some(), "{name} credits nobody");
        }
        assert_eq!(Map::known("nothing of the kind"), None);
    }

    #[test]
    fn a_broken_map_says_where_and_what() {
        let error = |text: &str| Map::parse(text).unwrap_err();
        let unknown = error("[columns]\nname = \"a\"\nofice = \"b\"\n");
        assert_eq!(unknown.line, 3);
        assert!(unknown.message.contains("ofice") && unknown.message.contains("office"), "{unknown}");
        assert!(error("[columns]\nname = \"a\"\n").message.contains("`office`"));
        assert!(error("[columns]\nname=\"a\"\noffice=\"b\"\n[status]\nTrue = \"actin\"").message.contains("acting"));
        assert!(error("[source]\nas-of = 2026-02-30\n").line > 0);
    }

    #[test]
    fn headings_that_are_plain_need_no_map() {
        let header = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let map = Map::guess(&header(&["Position", "Full Name", "Start date", "Left"]), None).unwrap();
        assert_eq!(map.columns.name, Some(Cell::Column("Full Name".to_owned())));
        assert_eq!(map.columns.end, Some(Cell::Column("Left".to_owned())));
        assert_eq!(Map::guess(&header(&["a", "b"]), None), None);
    }
}
