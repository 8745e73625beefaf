//! Which texts can read otherwise with one gazetteer than with another.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Document;
use crate::gazetteer::{Gazetteer, Office, Official, Place, normal};

/// The words with which names begin that two gazetteers do not have alike. A
/// text that has none of them reads the same with both.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    words: FxHashSet<String>,
}

impl Gazetteer {
    /// What is otherwise here than in `before`. Rows are told apart by their
    /// ids; one that only stands on another line is otherwise, too.
    #[must_use]
    pub fn difference(&self, before: &Self) -> Difference {
        let mut difference = Difference::default();
        let (now, then) = (self.officials().map(|(_, row)| row), before.officials().map(|(_, row)| row));
        for official in changed(now, then, |row: &Official| &row.id) {
            let names = [Some(&official.name), official.short.as_ref(), official.given.as_ref()];
            names.into_iter().flatten().chain(&official.aliases).for_each(|name| difference.add(name));
            official.short_spellings().for_each(|name| difference.add(name));
        }
        let (now, then) = (self.offices().map(|(_, row)| row), before.offices().map(|(_, row)| row));
        for office in changed(now, then, |row: &Office| &row.id) {
            office.titles.iter().for_each(|title| difference.add(&title.text));
        }
        let (now, then) = (self.places().map(|(_, row)| row), before.places().map(|(_, row)| row));
        for place in changed(now, then, |row: &Place| &row.id) {
            let old = place.old_names.iter().map(|old| &old.text);
            let names = place.aliases.iter().chain(&place.demonyms).chain(&place.adjectives).chain(old);
            names.chain([&place.name]).for_each(|name| difference.add(name));
        }
        difference
    }
}

impl Difference {
    /// Whether `document` has a word with which a changed name begins.
    #[must_use]
    pub fn concerns(&self, document: &Document) -> bool {
        let words = document
            .blocks()
            .iter()
            .flat_map(|placed| placed.block.tokens.iter().map(|token| normal::folded(token.of(&placed.block.text))));
        !self.words.is_empty() && words.into_iter().any(|word| self.words.contains(&word))
    }

    /// Adds the first word of a name, and what of it can be a word of its own.
    fn add(&mut self, name: &str) {
        let folded = normal::folded(name);
        let first = folded.split(' ').next().unwrap_or_default();
        self.words.insert(first.to_owned());
        // A token may end at an apostrophe or a point, which folding passes over.
        for part in name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).take(1) {
            self.words.insert(normal::folded(part));
        }
    }
}

/// The rows that are not in both, or not the same in both.
fn changed<'r, R: PartialEq + 'r>(
    now: impl Iterator<Item = &'r R>,
    then: impl Iterator<Item = &'r R>,
    id: impl Fn(&R) -> &str,
) -> Vec<&'r R> {
    let mut gone: FxHashMap<String, &R> = then.map(|row| (id(row).to_owned(), row)).collect();
    let mut changed = Vec::new();
    for row in now {
        match gone.remove(id(row)) {
            Some(before) if before == row => {}
            before => changed.extend(before.into_iter().chain([row])),
        }
    }
    changed.extend(gone.into_values());
    changed
}
