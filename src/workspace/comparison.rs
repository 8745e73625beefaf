//! What became of each statement between two versions of a briefing: which stayed, which were re-worded, and which lost their source.

mod likeness;
mod pairing;
mod renaming;
mod statement;
mod words;

pub use self::renaming::renamings;
pub use self::statement::{Backing, Statement};

use self::likeness::Weights;
use self::pairing::pairs;
use super::Briefing;

/// Words of a statement that nobody else says are as good as all of them:
/// if a sourced statement has so large a share of what was said before, that still has its source.
const COVERED: f64 = 0.8;

/// How a statement of now goes back to one of before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Descent {
    /// By its words, which are the same.
    Same,
    /// By its id, or by words that are much the same.
    Reworded,
    /// It is a part of it.
    Part,
    /// It has taken it in.
    Merged,
}

/// A statement of before and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The statement of before, as an index.
    pub before: usize,
    /// The statement of now, as an index.
    pub now: usize,
    /// How the one goes back to the other.
    pub descent: Descent,
    /// Whether the statement stayed and its source went.
    pub is_bereft: bool,
}

/// Two versions of a briefing, statement by statement.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// The statements of before, in the order of the text.
    pub before: Vec<Statement>,
    /// The statements of now, in the order of the text.
    pub now: Vec<Statement>,
    /// What belongs together, in the order of now.
    pub pairs: Vec<Pair>,
}

impl Comparison {
    /// Compares two versions of a briefing. Statements belong together by
    /// their id, by their words, or by most of their words, who says them
    /// left out; where they stand does not matter.
    #[must_use]
    pub fn of(before: &Briefing, now: &Briefing) -> Self {
        let (before, now) = (Statement::all_of(before), Statement::all_of(now));
        let weights = Weights::of(before.iter().chain(&now));
        let mut pairs = pairs(&before, &now, &weights);
        let bereft: Vec<bool> = pairs.iter().map(|pair| is_bereft(pair, &pairs, &before, &now, &weights)).collect();
        for (pair, is_bereft) in pairs.iter_mut().zip(bereft) {
            pair.is_bereft = is_bereft;
        }
        Self { before, now, pairs }
    }

    /// What stayed while its source went: the statement of before, and that of now.
    pub fn bereft(&self) -> impl Iterator<Item = (&Statement, &Statement)> {
        self.pairs.iter().filter(|pair| pair.is_bereft).filter_map(|pair| self.both(pair))
    }

    /// The statements of `pair`.
    #[must_use]
    pub fn both(&self, pair: &Pair) -> Option<(&Statement, &Statement)> {
        Some((self.before.get(pair.before)?, self.now.get(pair.now)?))
    }

    /// The statements of before that nothing of now goes back to.
    pub fn dropped(&self) -> impl Iterator<Item = &Statement> {
        let kept: Vec<usize> = self.pairs.iter().map(|pair| pair.before).collect();
        unlisted(&self.before, kept)
    }

    /// The statements of now that go back to none of before.
    pub fn added(&self) -> impl Iterator<Item = &Statement> {
        let known: Vec<usize> = self.pairs.iter().map(|pair| pair.now).collect();
        unlisted(&self.now, known)
    }
}

fn unlisted(all: &[Statement], mut listed: Vec<usize>) -> impl Iterator<Item = &Statement> {
    listed.sort_unstable();
    all.iter().enumerate().filter(move |(at, _)| listed.binary_search(at).is_err()).map(|(_, statement)| statement)
}

/// Whether the statement of `pair` had a source and has none now, nor has
/// another statement of now that says what the two have in common.
fn is_bereft(pair: &Pair, pairs: &[Pair], before: &[Statement], now: &[Statement], weights: &Weights) -> bool {
    let (Some(was), Some(is)) = (before.get(pair.before), now.get(pair.now)) else { return false };
    let weaker = match was.backing {
        Backing::Source => matches!(is.backing, Backing::Unnamed | Backing::Nothing),
        Backing::Unnamed => is.backing == Backing::Nothing,
        Backing::Mark | Backing::Nothing => false,
    };
    if !weaker || is.is_vouched_for {
        return false;
    }
    let common = weights.common(&was.words, &is.words);
    let has_it_still = |other: &Pair| {
        let sibling = now.get(other.now).filter(|sibling| sibling.backing >= was.backing);
        other.before == pair.before
            && other.now != pair.now
            && sibling.is_some_and(|sibling| weights.share_of(&common, &sibling.words) >= COVERED)
    };
    !pairs.iter().any(has_it_still)
}
