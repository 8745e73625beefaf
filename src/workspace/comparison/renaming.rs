//! Finds which text that is gone lives on under another name.

use std::hash::{DefaultHasher, Hash, Hasher};

use rustc_hash::FxHashMap;

/// A text is another one renamed if so many thousandths of both are the same
/// lines: half of them, which is what git asks of a rename.
const ALIKE: usize = 500;

/// A line that more texts have tells nothing of where they come from.
const MOST_HAVE: usize = 32;

/// Which of the texts `gone` each of the texts `fresh` was, as indices of
/// both, in the order of `fresh`. The most alike go together first; alike is
/// what share of their bytes is in lines that both have. Empty lines do not
/// count. Linear in the texts but for lines that many have.
#[must_use]
pub fn renamings(gone: &[&str], fresh: &[&str]) -> Vec<(usize, usize)> {
    let mut having: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (at, text) in gone.iter().enumerate() {
        for (line, _) in lines(text) {
            let texts = having.entry(line).or_default();
            if texts.last() != Some(&at) {
                texts.push(at);
            }
        }
    }
    let size = |text: &str| lines(text).map(|(_, length)| length).sum::<usize>();
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (new, text) in fresh.iter().enumerate() {
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for (line, length) in lines(text) {
            for old in having.get(&line).filter(|texts| texts.len() <= MOST_HAVE).into_iter().flatten() {
                *shared.entry(*old).or_default() += length;
            }
        }
        let alike = shared.into_iter().filter_map(|(old, shared)| {
            let larger = size(text).max(size(gone.get(old)?)).max(1);
            // Whole numbers of a thousandth, so that the order does not hang on rounding.
            let share = shared.min(larger) * 1000 / larger;
            Some((share, old, new))
        });
        found.extend(alike.filter(|(share, ..)| *share >= ALIKE));
    }
    found.sort_by(|one, other| other.0.cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let (mut olds, mut pairs) = (vec![false; gone.len()], Vec::new());
    let mut news = vec![false; fresh.len()];
    for (_, old, new) in found {
        let (Some(old_taken), Some(new_taken)) = (olds.get_mut(old), news.get_mut(new)) else { continue };
        if !*old_taken && !*new_taken {
            (*old_taken, *new_taken) = (true, true);
            pairs.push((old, new));
        }
    }
    pairs.sort_by_key(|(_, new)| *new);
    pairs
}

/// The lines that say something, each as a number, with their lengths.
fn lines(text: &str) -> impl Iterator<Item = (u64, usize)> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| {
        let mut hasher = DefaultHasher::new();
        line.hash(&mut hasher);
        (hasher.finish(), line.len())
    })
}

#[cfg(test)]
mod tests {
    use super::renamings;

    #[test]
    fn a_text_is_followed_by_most_of_its_lines() {
        let gone = ["one\ntwo\nthree\n", "a long line of its own\nanother line\n"];
        let fresh = ["something else\n", "a long line of its own\nanother word\n", "one\ntwo\nthree\nfour\n"];
        assert_eq!(renamings(&gone, &fresh), [(1, 1), (0, 2)]);
        assert_eq!(renamings(&gone, &["\n\n"]), []);
    }
}
