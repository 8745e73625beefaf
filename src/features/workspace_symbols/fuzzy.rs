//! How well a name matches a few letters typed for it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What it is worth when the name is what was typed.
const WHOLE: u32 = 1000;

/// When the name begins so.
const BEGINS: u32 = 800;

/// When a word of the name begins so.
const WORD_BEGINS: u32 = 700;

/// When the letters stand together somewhere.
const TOGETHER: u32 = 500;

/// When the letters come in this order: the least, and the most that their places add to it.
const SCATTERED: (u32, u32) = (100, 300);

/// What was typed, ready to be compared.
#[derive(Debug)]
pub(super) struct Query {
    words: Vec<String>,
}

impl Query {
    pub(super) fn new(typed: &str) -> Self {
        let mut folded = String::new();
        fold(typed, &mut folded);
        Self {
            words: folded
                .split_whitespace()
                .map(|word| word.trim_start_matches(['@', '^', '#']).to_owned())
                .filter(|word| !word.is_empty())
                .collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well `name` matches, the more the better; none if a word of what
    /// was typed is not in it. Nothing typed matches everything alike.
    pub(super) fn score(&self, name: &str) -> Option<u32> {
        let mut folded = String::new();
        if !name.is_ascii() || name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            fold(name, &mut folded);
        }
        let name = if folded.is_empty() { name } else { &folded };
        let mut sum = 0;
        for word in &self.words {
            sum += word_score(word, name)?;
        }
        let count = u32::try_from(self.words.len().max(1)).unwrap_or(u32::MAX);
        // Of two that match alike the shorter one is the nearer.
        let length = u32::try_from(name.len().min(99)).unwrap_or(99);
        Some((sum / count).saturating_mul(100) + (99 - length))
    }
}

/// `text` without capitals and accents.
fn fold(text: &str, folded: &mut String) {
    if text.is_ascii() {
        folded.extend(text.chars().map(|letter| letter.to_ascii_lowercase()));
    } else {
        folded.extend(text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase));
    }
}

fn word_score(word: &str, name: &str) -> Option<u32> {
    let mut places = memchr::memmem::find_iter(name.as_bytes(), word).peekable();
    if places.peek().is_none() {
        return scattered(word, name);
    }
    let best = places.map(|at| match at {
        0 if word.len() == name.len() => WHOLE,
        0 => BEGINS,
        _ if !name.as_bytes().get(at - 1).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80) => {
            WORD_BEGINS
        }
        _ => TOGETHER,
    });
    best.max()
}

/// The letters one behind the other, with others between. Worth more where
/// they begin words or follow each other.
fn scattered(word: &str, name: &str) -> Option<u32> {
    let mut wanted = word.chars().peekable();
    let (mut good, mut count) = (0, 0);
    let (mut is_start, mut follows) = (true, false);
    for letter in name.chars() {
        let Some(next) = wanted.peek() else { break };
        let is_it = letter == *next;
        if is_it {
            wanted.next();
            count += 1;
            good += u32::from(is_start || follows);
        }
        (is_start, follows) = (!letter.is_alphanumeric(), is_it);
    }
    // One letter of two that stand apart by chance tells nothing.
    let is_telling = wanted.peek().is_none() && 2 * good >= count;
    is_telling.then(|| SCATTERED.0 + SCATTERED.1 * good / count.max(1))
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn what_is_nearer_scores_more() {
        let query = Query::new("deal");
        let scores =
            ["deal", "deals", "trade deal", "ideal", "draft: everything about law"].map(|name| query.score(name));
        assert!(scores.is_sorted_by(|one, other| one > other), "{scores:?}");
        assert!(scores[3].is_some() && query.score("lead").is_none());
    }

    #[test]
    fn words_may_come_in_any_order_and_without_accents() {
        assert!(Query::new("talks river").score("River talks").is_some());
        assert!(Query::new("sao").score("São Tomé").is_some());
        assert!(Query::new("rtr").score("River talks resume").is_some());
        assert!(Query::new("@mfa").score("mfa-norland").is_some());
        assert!(Query::new("talks sea").score("River talks").is_none());
        assert!(Query::new("").score("anything").is_some());
    }
}
