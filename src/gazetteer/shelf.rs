//! Merged tables with their names, as they lie over each other: the embedded ones at the bottom, a desk's own over them.

use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

use rustc_hash::FxHasher;

use crate::gazetteer::compact::{Compact, Reader, Writer};
use crate::gazetteer::registry::{RegistryText, read_all};
use crate::gazetteer::{Names, Prefixes, Problem, tables};

use super::tables::Tables;

/// Merged tables and the names they give.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    pub(super) tables: Tables,
    pub(super) names: Names,
    /// What the tables were read from, so that it can be told who said what.
    pub(super) files: Vec<RegistryText>,
    /// Made when somebody first asks for it.
    pub(super) prefixes: OnceLock<Prefixes>,
    /// The same number means the same files.
    pub(super) version: u64,
}

impl Shelf {
    /// The same with files over it. Costs what they say, and one look at each
    /// name for those of the rows they touch.
    pub(super) fn with(self, files: Vec<RegistryText>) -> (Self, Vec<Problem>) {
        if files.is_empty() {
            return (self, Vec::new());
        }
        let mut hasher = FxHasher::default();
        self.version.hash(&mut hasher);
        for file in &files {
            (&file.name, &file.text).hash(&mut hasher);
        }
        let (read, mut problems) = read_all(&files);
        let (tables, touched, unresolved) = tables::merge(self.tables, read);
        problems.extend(unresolved);
        let mut names = self.names;
        names.forget(|entity| touched.has(entity));
        let hidden = &tables.hidden;
        let names = names.with(
            tables.officials().filter(|(id, _)| touched.officials.contains(id) && !hidden.officials.contains(id)),
            tables.offices().filter(|(id, _)| touched.offices.contains(id) && !hidden.offices.contains(id)),
            tables.places().filter(|(id, _)| touched.places.contains(id) && !hidden.places.contains(id)),
        );
        let all = self.files.into_iter().chain(files).collect();
        (Self { tables, names, files: all, prefixes: OnceLock::new(), version: hasher.finish() }, problems)
    }

    /// The same when nothing more is laid over it.
    pub(super) fn settle(self) -> Self {
        Self { tables: self.tables.settle(), ..self }
    }
}

impl Compact for Shelf {
    /// All but the texts of the files.
    fn put(&self, to: &mut Writer) {
        self.version.put(to);
        self.tables.put(to);
        self.names.put(to);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        let version = Compact::take(from)?;
        let (tables, names) = (Compact::take(from)?, Compact::take(from)?);
        Some(Self { tables, names, files: Vec::new(), prefixes: OnceLock::new(), version })
    }
}
