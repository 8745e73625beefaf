//! Where a fact of the gazetteer is from: which registry and line says it, on whose word, and as of when.

use std::sync::Arc;

use crate::calendar::Date;

/// A file of officials, offices and places, or the front matter of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registry {
    /// The name it gives itself, such as `us-executive`.
    pub id: Box<str>,
    /// The file's name: `seeds/gazetteer/us.toml`, or a path in the workspace.
    pub file: Box<str>,
    /// The last day on which it claims anything.
    pub as_of: Option<Date>,
    /// The licence of its facts.
    pub licence: Option<Box<str>>,
    /// Which kind of layer it is.
    pub layer: Layer,
}

/// The layers of the gazetteer. A later one may add to and correct an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layer {
    /// Compiled into the program.
    Embedded,
    /// A registry file of the user or the workspace.
    Workspace,
    /// `people` and `places` of one document.
    Document,
}

/// Where one row stands, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// The registry that has the row.
    pub registry: Arc<Registry>,
    /// The row's first line there, from one; 0 where lines are not known.
    pub line: u32,
    /// The data set and row, or the dated document, that the fact was taken from.
    pub source: Option<Box<str>>,
    /// Addresses of the documents among these.
    pub links: Vec<Box<str>>,
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
