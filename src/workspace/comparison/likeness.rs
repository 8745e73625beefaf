//! How alike two statements are: the words they share, those that few have counting more.

use rapidfuzz::distance::osa;
use rustc_hash::FxHashMap;

use super::Statement;

/// Shorter words are the same or not; longer ones may be spelled otherwise.
const SPELLED: usize = 5;

/// The length from which a word may differ by two letters.
const LONG: usize = 8;

/// What each word weighs.
#[derive(Debug, Clone, Default)]
pub(super) struct Weights {
    by_word: FxHashMap<String, f64>,
}

impl Weights {
    /// The weights of the words of `all`: one for a word that all have, more
    /// by the logarithm of how few have it (inverse document frequency, Spärck Jones 1972).
    pub(super) fn of<'s>(all: impl Iterator<Item = &'s Statement>) -> Self {
        let mut counts: FxHashMap<&str, u32> = FxHashMap::default();
        let mut n_statements = 0_u32;
        for statement in all {
            n_statements += 1;
            statement.words.iter().for_each(|word| *counts.entry(word).or_default() += 1);
        }
        let weight = |count: u32| 1.0 + (f64::from(n_statements) / f64::from(count)).ln();
        Self { by_word: counts.into_iter().map(|(word, count)| (word.to_owned(), weight(count))).collect() }
    }

    fn sum(&self, words: &[String]) -> f64 {
        words.iter().map(|word| self.by_word.get(word).copied().unwrap_or(1.0)).sum()
    }

    /// The words of `one` that `other` has too, spelled the same or nearly so.
    pub(super) fn common(&self, one: &[String], other: &[String]) -> Vec<String> {
        let is_known = |word: &String| self.by_word.contains_key(word);
        let is_shared = |word: &&String| {
            is_known(word)
                && (other.binary_search(word).is_ok()
                    || word.chars().count() >= SPELLED && other.iter().any(|other| is_same_word(word, other)))
        };
        one.iter().filter(is_shared).cloned().collect()
    }

    /// How much of `part` is in `whole`, from 0 to 1.
    pub(super) fn share_of(&self, part: &[String], whole: &[String]) -> f64 {
        let all = self.sum(part);
        if all > 0.0 { self.sum(&self.common(part, whole)) / all } else { 0.0 }
    }

    /// How much two statements have in common, from 0 to 1 (the coefficient of Dice, 1945, on weighed words).
    pub(super) fn likeness(&self, one: &[String], other: &[String]) -> f64 {
        let (all_of_one, all_of_other) = (self.sum(one), self.sum(other));
        let shared = self.sum(&self.common(one, other)) + self.sum(&self.common(other, one));
        if all_of_one + all_of_other > 0.0 { shared / (all_of_one + all_of_other) } else { 0.0 }
    }
}

/// Whether one is the other with a letter or two wrong; figures are never.
fn is_same_word(one: &str, other: &str) -> bool {
    let (length, other_length) = (one.chars().count(), other.chars().count());
    let most = if length.min(other_length) >= LONG { 2 } else { 1 };
    let has_figures = one.bytes().chain(other.bytes()).any(|byte| byte.is_ascii_digit());
    if has_figures || other_length < SPELLED || length.abs_diff(other_length) > most {
        return false;
    }
    let arguments = osa::Args::default().score_cutoff(most);
    osa::distance_with_args(one.chars(), other.chars(), &arguments).is_some()
}
