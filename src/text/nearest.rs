//! What was meant by a word that is not known: the known words nearest to it.

use rapidfuzz::distance::osa;

/// Longer words are not compared, so that a page pasted where a name should
/// stand costs nothing.
const LONGEST: usize = 128;

/// How many suggestions a reader is shown at most.
const MOST: usize = 3;

/// The `candidates` a writer most likely meant by `word`, best first, at most three.
///
/// Near means few edits (optimal string alignment, which counts swapped
/// neighbours once: one edit in up to four characters, two in up to eight,
/// three or a quarter of them beyond), or that one is the beginning or the end of the other up to
/// a hyphen (`dredging` for `2026-10-02-dredging`). Case is passed over, and
/// spaces and underscores count as hyphens. A candidate equal to the word is
/// never suggested for it. Linear in the candidates.
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Vec<&'c str> {
    let wanted = folded(word);
    if wanted.is_empty() || wanted.len() > LONGEST {
        return Vec::new();
    }
    let mut near: Vec<(usize, bool, &str)> = candidates
        .into_iter()
        .filter(|candidate| *candidate != word && candidate.len() <= 2 * LONGEST)
        .filter_map(|candidate| {
            let (distance, begins_otherwise) = distance(&wanted, &folded(candidate))?;
            Some((distance, begins_otherwise, candidate))
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    near.truncate(MOST);
    near.into_iter().map(|(_, _, candidate)| candidate).collect()
}

fn folded(word: &str) -> Vec<char> {
    let hyphened = word.chars().map(|character| if matches!(character, ' ' | '_') { '-' } else { character });
    hyphened.flat_map(char::to_lowercase).collect()
}

/// How far the two are apart, and whether that is by a slip in the first
/// letter: of two that are as near, the one that begins alike was more likely meant.
fn distance(wanted: &[char], candidate: &[char]) -> Option<(usize, bool)> {
    let most = match wanted.len() {
        0..=4 => 1,
        5..=8 => 2,
        longer => (longer / 4).clamp(3, 8),
    };
    let arguments = osa::Args::default().score_cutoff(most);
    osa::distance_with_args(wanted.iter().copied(), candidate.iter().copied(), &arguments)
        .map(|edits| (edits, wanted.first() != candidate.first()))
        .or_else(|| is_part(wanted, candidate).then_some((most + 1, false)))
}

/// Whether the shorter of the two, if long enough to mean something, is the
/// longer one's beginning or its end from a hyphen on.
fn is_part(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if short.len() < 4 {
        return false;
    }
    let ends = long.strip_suffix(short).is_some_and(|before| before.last() == Some(&'-'));
    long.starts_with(short) || ends
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_comes_first_and_the_far_not_at_all() {
        assert_eq!(nearest("hid", ["id", "hide"]), ["hide", "id"]);
        assert_eq!(nearest("sorces", ["people", "source", "sources"]), ["sources", "source"]);
        assert_eq!(nearest("countries", ["sources", "places", "title"]), [""; 0]);
    }

    #[test]
    fn case_underscores_and_swapped_letters_are_forgiven() {
        assert_eq!(nearest("As_Of", ["as-of"]), ["as-of"]);
        assert_eq!(nearest("tpye", ["type"]), ["type"]);
    }

    #[test]
    fn a_name_without_its_date_finds_the_dated_one() {
        assert_eq!(nearest("dredging", ["2026-10-02-dredging", "2026-10-03-bridge"]), ["2026-10-02-dredging"]);
        assert_eq!(nearest("lang", ["language"]), ["language"]);
    }

    #[test]
    fn short_words_need_to_be_nearer() {
        assert_eq!(nearest("tag", ["type", "title"]), [""; 0]);
    }

    #[test]
    fn a_pasted_page_is_not_compared() {
        assert_eq!(nearest(&"x".repeat(1_000_000), ["xxxx"]), [""; 0]);
    }
}
