//! Where a fact of the gazetteer is from: which registry and line says it, on whose word, and as of when.

use std::borrow::Cow;
use std::sync::Arc;

use crate::calendar::{Date, Period};

/// A file of officials, offices and places, or the front matter of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Registry {
    /// The name it gives itself, such as `us-executive`.
    pub id: Box<str>,
    /// The file's name: `seeds/gazetteer/us.toml`, or a path in the workspace.
    pub file: Box<str>,
    /// The last day on which it claims anything.
    pub as_of: Option<Date>,
    /// The licence of its facts.
    pub licence: Option<Box<str>>,
    /// The source of rows that give none of their own.
    pub source: Option<Box<str>>,
    /// What its rows were taken from, each with a key that they name it by.
    pub data_sets: Vec<DataSet>,
    /// Which kind of layer it is.
    pub layer: Layer,
}

/// A data set or a series of documents, of which rows name the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataSet {
    /// `ifg`, as in the source `ifg 494922d1`.
    pub key: Box<str>,
    /// Whose it is and what it is called.
    pub name: Box<str>,
    /// Its licence.
    pub licence: Option<Box<str>>,
    /// The day of the edition that was used.
    pub date: Option<Date>,
    /// Where it can be had.
    pub link: Option<Box<str>>,
}

impl Registry {
    /// The data set that rows call `key`.
    #[must_use]
    pub fn data_set(&self, key: &str) -> Option<&DataSet> {
        self.data_sets.iter().find(|data_set| *data_set.key == *key)
    }
}

/// The layers of the gazetteer. A later one may add to and correct an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Layer {
    /// Compiled into the program.
    #[default]
    Embedded,
    /// A registry file of the user's own, for every workspace.
    User,
    /// A registry file of the workspace.
    Workspace,
    /// `people` and `places` of one document.
    Document,
}

impl Layer {
    pub(super) const ALL: [Self; 4] = [Self::Embedded, Self::User, Self::Workspace, Self::Document];

    /// What it is called where people are told of it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Embedded => "embedded",
            Self::User => "user",
            Self::Workspace => "workspace",
            Self::Document => "this document",
        }
    }
}

/// Where one row stands, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// The registry that has the row.
    pub registry: Arc<Registry>,
    /// The row's first line there, from one; 0 where lines are not known.
    pub line: u32,
    /// The data set and row, or the dated document, that the fact was taken
    /// from, as the row has it; [`Self::source_in_words`] is for people.
    pub source: Option<Box<str>>,
    /// Addresses of the documents among these.
    pub links: Vec<Box<str>>,
}

impl Provenance {
    /// What the fact was taken from, with the data set's key spelt out:
    /// `Institute for Government, Ministers Database, 12 June 2026 (CC BY 4.0): 494922d1`.
    #[must_use]
    pub fn source_in_words(&self) -> Option<Cow<'_, str>> {
        let source = self.source.as_deref()?;
        let (key, row) = source.split_once(' ').unwrap_or((source, ""));
        let Some(data_set) = self.registry.data_set(key) else { return Some(Cow::Borrowed(source)) };
        let date = data_set.date.map(|date| format!(", {}", Period::day(date))).unwrap_or_default();
        let licence = data_set.licence.as_ref().map(|licence| format!(" ({licence})")).unwrap_or_default();
        let row = if row.is_empty() { String::new() } else { format!(": {row}") };
        Some(Cow::Owned(format!("{}{date}{licence}{row}", data_set.name)))
    }
}

/// On what kind of word a fact rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Basis {
    /// A document of the body itself.
    Official,
    /// A published data set or report.
    #[default]
    Published,
    /// Follows from other facts, such as the end of an administration.
    Inferred,
    /// The title was seen in use on certain dates, and nothing more.
    Attested,
    /// Somebody's memory. It is shown, and never decides anything.
    Memory,
}

impl Basis {
    /// The word a registry writes for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Published => "published",
            Self::Inferred => "inferred",
            Self::Attested => "attested",
            Self::Memory => "memory",
        }
    }

    pub(super) const ALL: [Self; 5] = [Self::Official, Self::Published, Self::Inferred, Self::Attested, Self::Memory];
}
