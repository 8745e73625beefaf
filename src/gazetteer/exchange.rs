//! Officials and places of other formats read into one shape, and ours written for other programs.

pub mod congress;
pub mod csv;
mod date;
mod dictionary;
mod draft;
pub mod factbook;
pub mod ftm;
pub mod geonames;
mod import;
mod json;
mod plain;
pub mod popolo;
pub mod wikidata;
mod yaml;

use std::io::BufRead;

pub use self::date::{DateOrder, DateStyle};
pub use self::dictionary::{Dictionary, dictionary};
pub use self::draft::{Draft, DraftHead, DraftOffice, DraftPerson, DraftPlace, DraftTables, DraftTerm};
pub use self::import::{
    AsOf, Import, ImportOptions, ImportProblem, ImportedPerson, ImportedPlace, ImportedTerm, Importer,
};

/// A file to be read: its name for messages, and its bytes.
pub struct Source<'r> {
    /// What it is called, such as `person.csv`; a join finds it by the part after the last `/`.
    pub name: String,
    /// Its bytes, read once from front to back.
    pub reader: Box<dyn BufRead + 'r>,
}

impl std::fmt::Debug for Source<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Source").field("name", &self.name).finish_non_exhaustive()
    }
}

impl<'r> Source<'r> {
    /// A file called `name`.
    pub fn new(name: impl Into<String>, reader: impl BufRead + 'r) -> Self {
        Self { name: name.into(), reader: Box::new(reader) }
    }

    /// The part of its name after the last `/`, or `\` of Windows.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name)
    }
}
