//! Spellings of one and the same word of a name: *Zelenskyy* and *Zelensky*, *Mohammed* and *Muhammad*.

use crate::gazetteer::{Official, normal};

/// Words shorter than this differ as words and not as spellings.
const SHORTEST: usize = 4;

/// From this many letters on two of them may differ, below it one.
const LONG: usize = 6;

impl Official {
    /// Other spellings, in other full names, of the name used alone:
    /// `Zelensky` where that is `Zelenskyy`. None where it is more than a word.
    pub fn short_spellings(&self) -> impl Iterator<Item = &str> {
        let short = self.short.as_deref().filter(|short| !short.contains(' '));
        let words = self.aliases.iter().flat_map(|alias| words(alias));
        let mut found: Vec<&str> =
            words.filter(|word| short.is_some_and(|short| *word != short && are_spellings(short, word))).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter()
    }

    /// The word of the name that `written` is a spelling of, if the records
    /// have more than one spelling of it. A given name cut short (`Steve`) is
    /// a form of its own and no spelling.
    #[must_use]
    pub fn spelled(&self, written: &str) -> Option<&str> {
        let all = || std::iter::once(&self.name).chain(&self.aliases).flat_map(|name| words(name));
        let anchor = all().find(|word| same(word, written) || self.are_one(word, written))?;
        let has_other = !anchor.is_ascii() || all().any(|word| !same(anchor, word) && self.are_one(anchor, word));
        has_other.then_some(anchor)
    }

    fn are_one(&self, left: &str, right: &str) -> bool {
        let is_short = |word: &str| self.short.as_deref().is_some_and(|short| same(short, word));
        let (plain_left, plain_right) = (normal::folded(left), normal::folded(right));
        let cut = plain_left.starts_with(&plain_right) || plain_right.starts_with(&plain_left);
        (plain_left == plain_right || !cut || is_short(left) || is_short(right)) && are_spellings(left, right)
    }
}

/// Whether the two are the same word but for capitals.
fn same(left: &str, right: &str) -> bool {
    left == right || left.to_lowercase() == right.to_lowercase()
}

/// Whether two words of names of one person are the same word, written in two ways.
fn are_spellings(left: &str, right: &str) -> bool {
    let (left, right) = (normal::folded(left), normal::folded(right));
    let longest = left.chars().count().max(right.chars().count());
    let slips = 1 + usize::from(longest >= LONG);
    left.chars().next() == right.chars().next()
        && longest >= SHORTEST
        && left.len().abs_diff(right.len()) <= slips
        && rapidfuzz::distance::osa::distance(left.chars(), right.chars()) <= slips
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split([' ', '-']).filter(|word| !word.is_empty())
}
