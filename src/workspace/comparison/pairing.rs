//! Finds for each statement of now the one of before that it goes back to.

use std::cmp::Reverse;
use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use super::likeness::Weights;
use super::words::folded;
use super::{Descent, Pair, Statement};

/// Statements belong together if they have so much in common.
const ALIKE: f64 = 0.5;

/// A statement is a part of another that has so much of it.
const CONTAINED: f64 = 0.75;

/// Fewer words than these in common make nothing a part of anything.
const FEWEST: usize = 3;

/// A word that more statements have does not tell which of them is meant.
const MOST_HAVE: usize = 64;

/// What belongs together in `before` and `now`, in the order of `now`.
pub(super) fn pairs(before: &[Statement], now: &[Statement], weights: &Weights) -> Vec<Pair> {
    let mut pairing = Pairing { before, now, weights, pairs: Vec::new() };
    pairing.by_id();
    pairing.by_text();
    pairing.by_words();
    pairing.by_parts();
    let mut pairs = pairing.pairs;
    pairs.sort_by_key(|pair| (pair.now, pair.before));
    pairs
}

struct Pairing<'a> {
    before: &'a [Statement],
    now: &'a [Statement],
    weights: &'a Weights,
    pairs: Vec<Pair>,
}

impl Pairing<'_> {
    fn put(&mut self, before: usize, now: usize, descent: Descent) {
        self.pairs.push(Pair { before, now, descent, is_bereft: false });
    }

    /// The indices of what is in no pair yet, of before and of now.
    fn left(&self) -> (Vec<usize>, Vec<usize>) {
        let paired_before: FxHashSet<usize> = self.pairs.iter().map(|pair| pair.before).collect();
        let paired_now: FxHashSet<usize> = self.pairs.iter().map(|pair| pair.now).collect();
        let before = (0..self.before.len()).filter(|at| !paired_before.contains(at)).collect();
        (before, (0..self.now.len()).filter(|at| !paired_now.contains(at)).collect())
    }

    fn by_id(&mut self) {
        let ids = self.before.iter().enumerate().filter_map(|(at, statement)| Some((statement.id.as_deref()?, at)));
        let mut ids: FxHashMap<&str, usize> = ids.collect();
        for (at, statement) in self.now.iter().enumerate() {
            let Some(old) = statement.id.as_deref().and_then(|id| ids.remove(id)) else { continue };
            let same = self.before.get(old).is_some_and(|old| folded(&old.text) == folded(&statement.text));
            self.put(old, at, if same { Descent::Same } else { Descent::Reworded });
        }
    }

    fn by_text(&mut self) {
        let (before, now) = self.left();
        let mut texts: FxHashMap<String, VecDeque<usize>> = FxHashMap::default();
        for (at, statement) in before.iter().filter_map(|at| Some((*at, self.before.get(*at)?))) {
            texts.entry(folded(&statement.text)).or_default().push_back(at);
        }
        for at in now {
            let text = self.now.get(at).map(|statement| folded(&statement.text)).unwrap_or_default();
            if let Some(old) = texts.get_mut(&text).and_then(VecDeque::pop_front) {
                self.put(old, at, Descent::Same);
            }
        }
    }

    fn by_words(&mut self) {
        let (before, now) = self.left();
        let mut found = self.near(&before, &now);
        found.retain(|(_, likeness, _)| *likeness >= ALIKE);
        // Of equals the one that stands where it stood.
        found.sort_by(|(one, likeness, _), (other, other_likeness, _)| {
            let distance = |(old, new): &(usize, usize)| old.abs_diff(*new);
            other_likeness.total_cmp(likeness).then(distance(one).cmp(&distance(other))).then(one.cmp(other))
        });
        let (mut olds, mut news) = (FxHashSet::default(), FxHashSet::default());
        for ((old, new), ..) in found {
            if !olds.contains(&old) && news.insert(new) {
                olds.insert(old);
                self.put(old, new, Descent::Reworded);
            }
        }
    }

    /// What was split, and what was drawn together.
    fn by_parts(&mut self) {
        let changed_before: Vec<usize> = self.changed(|pair| pair.before, self.before.len());
        let changed_now: Vec<usize> = self.changed(|pair| pair.now, self.now.len());
        let (left_before, left_now) = self.left();
        for (pairs, descent) in [
            (self.near(&changed_before, &left_now), Descent::Part),
            (self.near(&left_before, &changed_now), Descent::Merged),
        ] {
            let mut best: FxHashMap<usize, (Reverse<usize>, usize)> = FxHashMap::default();
            for ((old, new), _, shared) in pairs {
                let (part, whole) = if descent == Descent::Part { (new, old) } else { (old, new) };
                if shared >= FEWEST && self.is_within(old, new, descent) {
                    let rank = (Reverse(shared), whole);
                    best.entry(part).and_modify(|best| *best = (*best).min(rank)).or_insert(rank);
                }
            }
            for (part, (_, whole)) in best {
                let (old, new) = if descent == Descent::Part { (whole, part) } else { (part, whole) };
                self.put(old, new, descent);
            }
        }
    }

    /// All indices but those of statements that are word for word what they were.
    fn changed(&self, of: impl Fn(&Pair) -> usize, all: usize) -> Vec<usize> {
        let same: FxHashSet<usize> = self.pairs.iter().filter(|pair| pair.descent == Descent::Same).map(of).collect();
        (0..all).filter(|at| !same.contains(at)).collect()
    }

    fn is_within(&self, old: usize, new: usize, descent: Descent) -> bool {
        let (Some(old), Some(new)) = (self.before.get(old), self.now.get(new)) else { return false };
        let (part, whole) = if descent == Descent::Part { (new, old) } else { (old, new) };
        self.weights.share_of(&part.words, &whole.words) >= CONTAINED
    }

    /// Those of `before` and `now` that share a word that tells them from
    /// others: how alike they are, and how many words they share.
    fn near(&self, before: &[usize], now: &[usize]) -> Vec<((usize, usize), f64, usize)> {
        let mut by_word: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (at, statement) in before.iter().filter_map(|at| Some((*at, self.before.get(*at)?))) {
            statement.words.iter().for_each(|word| by_word.entry(word).or_default().push(at));
        }
        let mut found = Vec::new();
        for (new, statement) in now.iter().filter_map(|at| Some((*at, self.now.get(*at)?))) {
            let telling = statement.words.iter().filter_map(|word| by_word.get(word.as_str()));
            let mut olds: Vec<usize> = telling.filter(|olds| olds.len() <= MOST_HAVE).flatten().copied().collect();
            olds.sort_unstable();
            olds.dedup();
            for (at, old) in olds.into_iter().filter_map(|at| Some((at, self.before.get(at)?))) {
                let likeness = self.weights.likeness(&old.words, &statement.words);
                let shared = self.weights.common(&statement.words, &old.words).len();
                found.push(((at, new), likeness, shared));
            }
        }
        found
    }
}
