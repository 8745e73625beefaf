//! Tells a headline that stands above a plain text from a paragraph: its words, since nothing marks it as one.

use crate::document::{Block, BlockKind, LeafKind, TokenKind};

/// A headline has so many words.
const WORDS: std::ops::RangeInclusive<usize> = 3..=22;

/// Words that headline writers leave out, the tense they do not write in, and
/// the days they leave to the dateline below (in alphabetical order).
#[rustfmt::skip]
const NOT_IN_HEADLINES: [&str; 47] = [
    "a", "an", "april", "are", "august", "been", "december", "did", "february", "friday", "had", "have", "he", "her",
    "his", "i", "it", "its", "january", "july", "june", "monday", "my", "november", "october", "our",
    "said", "saturday", "september", "she", "sunday", "that", "the", "their", "there", "these", "they", "this", "those",
    "thursday", "told", "tuesday", "was", "we", "wednesday", "were", "yesterday",
];

/// Whether `block` reads as a headline: one short paragraph in
/// the clipped language of headlines. Whether it stands where a headline
/// stands is for its place to say.
pub(super) fn reads_as_headline(block: &Block) -> bool {
    let [leaf] = block.leaves.as_slice() else { return false };
    if block.kind != BlockKind::Paragraph || leaf.kind != LeafKind::Paragraph || block.dateline.is_some() {
        return false;
    }
    let words = || block.tokens.iter().filter(|token| token.kind == TokenKind::Word);
    if !WORDS.contains(&words().count()) {
        return false;
    }
    let is_clipped =
        |word: &str| NOT_IN_HEADLINES.binary_search_by(|known| (*known).cmp(&word.to_lowercase())).is_err();
    words().all(|token| is_clipped(token.span.of(&block.text)))
        && block.citations.is_empty()
        && block.annotations.is_empty()
}
