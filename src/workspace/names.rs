//! Which documents a wikilink can mean: every file by its name, wherever it is.

use std::ops::Bound;
use std::sync::Arc;

use rpds::RedBlackTreeMapSync;

use crate::text::nearest;

use super::DocPath;
use super::path::without_extension;

/// So many names of each kind are looked at for a suggestion.
const MOST_COMPARED: usize = 1000;

/// Files by their names in lower case: a briefing by its name without the
/// ending, another file by its whole name.
#[derive(Debug, Clone)]
pub(super) struct Names {
    paths: RedBlackTreeMapSync<String, Arc<[DocPath]>>,
}

impl Default for Names {
    fn default() -> Self {
        Self { paths: RedBlackTreeMapSync::new_sync() }
    }
}

impl Names {
    /// The files called `name`, in the order of paths.
    pub(super) fn find(&self, name: &str) -> &[DocPath] {
        let found = self.paths.get(&without_extension(name).to_lowercase());
        found.map_or(&[], |paths| paths.as_ref())
    }

    /// Adds a file.
    pub(super) fn insert(&mut self, path: &DocPath) {
        let name = path.name().to_lowercase();
        let mut paths: Vec<DocPath> = self.paths.get(&name).map_or_else(Vec::new, |paths| paths.to_vec());
        if let Err(at) = paths.binary_search(path) {
            paths.insert(at, path.clone());
            self.paths.insert_mut(name, paths.into());
        }
    }

    /// Takes a file away.
    pub(super) fn remove(&mut self, path: &DocPath) {
        let name = path.name().to_lowercase();
        let paths = self.paths.get(&name).into_iter().flat_map(|paths| paths.iter());
        let left: Vec<DocPath> = paths.filter(|known| *known != path).cloned().collect();
        if left.is_empty() {
            self.paths.remove_mut(&name);
        } else {
            self.paths.insert_mut(name, left.into());
        }
    }

    /// Files that may have been meant by `name`, which is none of them, best
    /// first; of equally near ones those in the folder of `from` come first.
    /// Among however many files only some are looked at: those whose names
    /// begin alike, then any.
    pub(super) fn nearest(&self, name: &str, from: &DocPath) -> Vec<&DocPath> {
        let wanted = without_extension(name).to_lowercase();
        let half: String = wanted.chars().take(wanted.chars().count() / 2).collect();
        let first: String = wanted.chars().take(1).collect();
        let alike = [half, first, String::new()];
        let alike = alike.iter().flat_map(|start| self.beginning_with(start).take(MOST_COMPARED));
        let near = nearest(&wanted, alike);
        let mut paths: Vec<&DocPath> = Vec::new();
        for name in near {
            let mut called_so: Vec<&DocPath> = self.find(name).iter().collect();
            called_so.sort_by_key(|path| path.folder() != from.folder());
            paths.extend(called_so);
        }
        paths.truncate(3);
        paths
    }

    fn beginning_with<'a>(&'a self, start: &'a str) -> impl Iterator<Item = &'a str> {
        let from = (Bound::Included(start), Bound::Unbounded);
        let names = self.paths.range::<str, _>(from).map(|(name, _)| name.as_str());
        names.take_while(move |name| name.starts_with(start))
    }
}
