//! The words by which two wordings of a statement are compared: folded, without endings, without those that every sentence has.

use crate::document::{Block, Token, TokenKind};

/// Words that say nothing of what a sentence is about: articles, prepositions,
/// auxiliaries, pronouns, and what changes when speech is reported.
#[rustfmt::skip]
const EMPTY: [&str; 95] = [
    "'", "'d", "'ll", "'re", "'s", "'ve", "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "being", "but", "by",
    "can", "could", "did", "do", "does", "down", "for", "from", "had", "has", "have", "he", "her", "here", "his", "i",
    "in", "into", "is", "it", "its", "may", "might", "more", "my", "now", "of", "off", "on", "one",
    "only", "or", "our", "out", "over", "shall", "she", "should", "so", "some", "such", "than", "that", "the", "their",
    "them", "then", "there", "these", "they", "this", "those", "through", "to", "up", "us", "was", "we", "were",
    "what", "when", "which", "while", "who", "whom", "whose", "will", "with", "would", "you", "your", "yet", "upon",
];

/// Words that put a sentence into somebody's mouth wherever they stand.
#[rustfmt::skip]
const SPEECH: [&str; 24] = [
    "according", "acknowledged", "added", "announced", "argued", "claimed", "confirmed", "declared", "denied",
    "explained", "insisted", "noted", "reported", "said", "say", "says", "stated", "tell", "tells", "testified",
    "told", "warned", "writes", "wrote",
];

/// Behind these such a word says only that somebody or other speaks: "it is said".
const BE: [&str; 7] = ["are", "be", "been", "being", "is", "was", "were"];

/// Endings that a word may have or lack in another wording, the longest first.
const ENDINGS: [&str; 6] = ["ing", "ed", "es", "ly", "s", "e"];

/// A word keeps at least so many letters when its ending is taken off.
const STEM: usize = 3;

/// `token` of `block` as it is compared; none if it says nothing.
pub(super) fn compared(block: &Block, token: &Token) -> Option<String> {
    if !matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Clitic) {
        return None;
    }
    let word = token.span.of(&block.text).to_lowercase().replace('’', "'");
    let word = if word == "n't" { "not".to_owned() } else { word };
    (!EMPTY.contains(&word.as_str())).then(|| stem(&word).to_owned())
}

/// The words among `tokens` of `block` that put their sentence into somebody's mouth.
pub(super) fn speech<'t>(block: &'t Block, tokens: &'t [Token]) -> impl Iterator<Item = &'t Token> {
    let is_one_of = move |words: &[&str], token: &Token| {
        words.binary_search(&token.span.of(&block.text).to_lowercase().as_str()).is_ok()
    };
    tokens.iter().enumerate().filter_map(move |(at, token)| {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        (is_one_of(&SPEECH, token) && !before.is_some_and(|before| is_one_of(&BE, before))).then_some(token)
    })
}

fn stem(word: &str) -> &str {
    let without = |ending: &&str| word.strip_suffix(*ending).filter(|rest| rest.chars().count() >= STEM);
    ENDINGS.iter().find_map(without).unwrap_or(word)
}

/// `text` as it is compared whole: the marks of typesetting and the case passed over.
pub(super) fn folded(text: &str) -> String {
    let plain = text.chars().map(|character| match character {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '‚' => '\'',
        '–' | '—' => '-',
        other => other,
    });
    plain.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn a_word_is_the_same_in_its_forms() {
        assert_eq!(stem("withdraws"), stem("withdraw"));
        assert_eq!(stem("cracked"), stem("cracks"));
        assert_eq!(stem("closes"), stem("closing"));
        assert_eq!(stem("gas"), "gas");
    }
}
