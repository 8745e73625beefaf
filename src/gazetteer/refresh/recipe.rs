//! The recipe of the embedded officials: which files of which data sets, what they call our offices, who is one person, and what they have wrong.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer};

use crate::calendar::{Date, PartialDate};
use crate::gazetteer::exchange::csv::Map;
use crate::gazetteer::{Basis, TermStatus};

/// A recipe, as its TOML file says it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Recipe {
    /// The file beside the recipe with the head of the registry and its offices.
    pub registry: String,
    /// The table beside the recipe that says what each source calls which office.
    pub labels: String,
    /// Where the people are written, beside the recipe.
    pub people: String,
    /// Where the terms are written, beside the recipe.
    pub terms: String,
    /// The table beside the recipe of what sources say otherwise and was looked at.
    #[serde(default)]
    pub disagreements: Option<String>,
    /// Terms that were over by this day are left out.
    #[serde(deserialize_with = "day")]
    pub from: Date,
    /// The data sets, the one that is believed first.
    pub source: Vec<DataSource>,
    /// People of whom something has to be said.
    #[serde(default)]
    pub person: Vec<PersonEntry>,
    /// Rows of a source that are not taken.
    #[serde(default)]
    pub exclude: Vec<Exclusion>,
    /// Terms that are put right.
    #[serde(default)]
    pub correct: Vec<Correction>,
    /// Office by office, the ids of those who only stood in there, which their
    /// source does not say; with the start behind a blank where that is one of several terms.
    #[serde(default)]
    pub acting: BTreeMap<String, Vec<String>>,
}

/// A data set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DataSource {
    /// Its key among the `[sources]` of the registry, with which rows cite it.
    pub key: String,
    /// A map of the program, or one beside the recipe that ends in `.toml`; none for the legislators' YAML.
    #[serde(default)]
    pub map: Option<String>,
    /// Its files.
    pub files: Vec<DataFile>,
    /// How a row names its office, the first that the table of labels has.
    pub labels: Vec<String>,
    /// What names a row, behind the key, in the source of a term.
    pub cite: String,
    /// Words before an office or a name that say in what capacity it is held.
    #[serde(default)]
    pub status: BTreeMap<String, String>,
    /// Offices with one of these words are none of ours, unless the table of labels has them in full.
    #[serde(default)]
    pub skip: Vec<String>,
    /// What is taken off the front of names.
    #[serde(default)]
    pub strip: Vec<String>,
    /// Whether it prints who is in office edition by edition: rows then end where the next begins.
    #[serde(default)]
    pub editions: Option<Editions>,
}

/// How to read a list that is printed anew again and again.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Editions {
    /// The content of the last edition is as of this day.
    #[serde(deserialize_with = "day")]
    pub last: Date,
    /// The times without any.
    pub gaps: Vec<Gap>,
    /// So many days an edition may be behind the news.
    pub lag: i64,
}

/// The last edition before a time without any, and the first after it.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Gap(#[serde(deserialize_with = "day")] pub Date, #[serde(deserialize_with = "day")] pub Date);

/// A file of a data set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DataFile {
    /// Below the folder of the data.
    pub path: String,
    /// Files that the map joins to it.
    #[serde(default)]
    pub with: Vec<String>,
    /// What the table of labels calls it.
    pub group: String,
    /// The last day of which it speaks.
    #[serde(deserialize_with = "day")]
    pub as_of: Date,
    /// Which word of a name is the one used alone, where the source marks none.
    #[serde(default)]
    pub short: Short,
    /// People of a file whose family names stand first that are written with the given name first all the same.
    #[serde(default)]
    pub given_first: Vec<String>,
}

/// Which word of a name is used alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Short {
    /// That cannot be said of all names of the file.
    #[default]
    None,
    /// The last, with the particles before it.
    Last,
    /// The first.
    First,
}

/// What is to be said of a person.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PersonEntry {
    /// The id, which without an entry is made of the name.
    pub id: String,
    /// The names or keys by which sources know this person: `Q367825`, `factbook SA Salman`.
    #[serde(default)]
    pub is: Vec<String>,
    /// The name, where no source has the usual one.
    #[serde(default)]
    pub name: Option<String>,
    /// The name used alone.
    #[serde(default)]
    pub short: Option<String>,
    /// More names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The name in its own script.
    #[serde(default)]
    pub native: Option<String>,
    /// When the short name may stand alone.
    #[serde(default)]
    pub bare_short: Option<String>,
}

/// Rows that are not taken: those that fit every key that is given.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Exclusion {
    /// The key of the source.
    #[serde(default)]
    pub source: Option<String>,
    /// Our id of the office.
    #[serde(default)]
    pub office: Option<String>,
    /// The name, or the source's key, of the person.
    #[serde(default)]
    pub person: Option<String>,
    /// The start as the source has it.
    #[serde(default)]
    pub start: Option<String>,
    /// Why.
    pub reason: String,
}

/// A term that is put right.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Correction {
    /// The id of the person.
    pub person: String,
    /// The id of the office.
    pub office: String,
    /// The start as it is without the correction, if the person has more than one term there.
    #[serde(default)]
    pub at: Option<String>,
    /// The start.
    #[serde(default)]
    pub start: Option<String>,
    /// The end; `open` takes one away, `unknown` says that there was one.
    #[serde(default)]
    pub end: Option<String>,
    /// On what the end rests; without it, on what the term does.
    #[serde(default)]
    pub end_basis: Option<String>,
    /// In what capacity.
    #[serde(default)]
    pub status: Option<String>,
    /// From whom it is.
    #[serde(default)]
    pub source: Option<String>,
    /// Why.
    pub reason: String,
}

/// What sources call our offices, by group and label.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    known: FxHashMap<(String, String), Meant>,
}

/// What a label means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meant {
    /// The office with this id.
    Office(String),
    /// None of ours, and that on purpose.
    Nothing,
}

impl Recipe {
    /// Reads a recipe.
    ///
    /// # Errors
    ///
    /// Where it is no TOML or has a key that is none, with the line.
    pub fn parse(text: &str) -> Result<Self, String> {
        let recipe: Self = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            format!("{}: {}", 1 + before.matches('\n').count(), error.message().replace('\n', " "))
        })?;
        for source in &recipe.source {
            if let Some(word) = source.status.values().find(|word| status(word).is_none()) {
                return Err(format!("the source `{}` has a status `{word}`, which is none", source.key));
            }
        }
        for correction in &recipe.correct {
            if let Some(word) = correction.end_basis.as_deref().filter(|word| basis(word).is_none()) {
                return Err(format!("a correction of `{}` has the basis `{word}`, which is none", correction.person));
            }
        }
        Ok(recipe)
    }

    /// The maps beside the recipe that it wants.
    pub fn map_files(&self) -> impl Iterator<Item = &str> {
        self.source.iter().filter_map(|source| source.map.as_deref()).filter(|map| map.contains('.'))
    }
}

impl DataSource {
    /// The map that comes with the program, if it wants one of these.
    #[must_use]
    pub fn known_map(&self) -> Option<Map> {
        self.map.as_deref().and_then(Map::known)
    }
}

impl Editions {
    /// The last day on which something was printed that was found until
    /// `seen`: what is last found before the first edition after a gap was
    /// printed before it.
    pub(super) fn printed(&self, seen: Date) -> Date {
        let gap = self.gaps.iter().find(|Gap(before, after)| *before < seen && seen < *after);
        gap.map_or(seen, |Gap(before, _)| *before)
    }
}

impl Labels {
    /// Reads the table: `source,label,office`.
    ///
    /// # Errors
    ///
    /// Where a row has not three cells, or says again what a row above says.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut labels = Self::default();
        let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        for record in reader.records() {
            let record = record.map_err(|error| error.to_string())?;
            let cell = |at: usize| record.get(at).unwrap_or_default().trim().to_owned();
            let meant = if cell(2).is_empty() { Meant::Nothing } else { Meant::Office(cell(2)) };
            if labels.known.insert((cell(0), cell(1)), meant).is_some() {
                return Err(format!("`{}` of `{}` is said twice", cell(1), cell(0)));
            }
        }
        Ok(labels)
    }

    /// What `group` means by `label`, if the table has it.
    pub(super) fn meant(&self, group: &str, label: &str) -> Option<&Meant> {
        self.known.get(&(group.to_owned(), label.to_owned()))
    }

    /// All offices of the table.
    pub(super) fn offices(&self) -> impl Iterator<Item = &str> {
        self.known.values().filter_map(|meant| match meant {
            Meant::Office(office) => Some(office.as_str()),
            Meant::Nothing => None,
        })
    }
}

pub(super) fn status(word: &str) -> Option<TermStatus> {
    TermStatus::ALL.into_iter().find(|status| status.name() == word)
}

pub(super) fn basis(word: &str) -> Option<Basis> {
    Basis::ALL.into_iter().find(|basis| basis.name() == word)
}

pub(super) fn partial(text: &str) -> Option<PartialDate> {
    PartialDate::parse(text)
}

/// A TOML date or a string that is one.
fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = toml::value::Datetime::deserialize(deserializer)?.to_string();
    text.parse().map_err(|_| serde::de::Error::custom(format!("`{text}` is not a day such as 2026-01-31")))
}
