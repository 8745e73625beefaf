//! The words of a block as rules look at them: lower case, with what is quoted and what is English told apart.

use std::ops::Range;

use crate::document::{Block, BlockKind, LeafKind, TokenKind};
use crate::text::Span;

/// Words that running English cannot do without for long. A paragraph of a
/// dozen words or more with less than one in twelve of them is taken to be in
/// another language.
#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before",
    "between", "but", "by", "can", "could", "did", "do", "down", "during", "for", "from", "had", "has", "have", "he",
    "her", "here", "him", "his", "how", "if", "in", "into", "is", "it", "its", "just", "like", "may", "more", "most",
    "new", "no", "not", "now", "of", "off", "on", "one", "only", "or", "other", "our", "out", "over", "said", "say",
    "says", "she", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "through", "to", "two", "under", "until", "up", "was", "we", "were", "what", "when", "where",
    "which", "while", "who", "will", "with", "without", "would", "you",
];

/// What is shorter is too short to tell.
const FEWEST_WORDS: usize = 12;

/// The words of a block. A number `at` is always the index of a token of the block.
#[derive(Debug)]
pub struct Prose<'a> {
    block: &'a Block,
    lower: String,
    ends: Vec<u32>,
    quoted: Vec<bool>,
    english: bool,
}

impl<'a> Prose<'a> {
    /// The words of `block`.
    #[must_use]
    pub fn of(block: &'a Block) -> Self {
        let mut lower = String::with_capacity(block.text.len());
        let mut ends = Vec::with_capacity(block.tokens.len());
        for token in &block.tokens {
            let written = token.span.of(&block.text);
            if written.is_ascii() {
                lower.extend(written.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
            } else {
                lower.extend(written.chars().flat_map(char::to_lowercase).map(straight));
            }
            ends.push(u32::try_from(lower.len()).unwrap_or(u32::MAX));
        }
        let mut prose = Self { block, lower, ends, quoted: Vec::new(), english: true };
        prose.quoted = quoted(block);
        prose.english = prose.reads_as_english();
        prose
    }

    /// The block.
    #[must_use]
    pub fn block(&self) -> &'a Block {
        self.block
    }

    /// Whether it reads as English. What is too short to tell does.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.english
    }

    /// The token in lower case, with straight apostrophes; nothing where there is no such token.
    #[must_use]
    pub fn word(&self, at: usize) -> &str {
        let Some(&end) = self.ends.get(at) else { return "" };
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.lower.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The token before `at` in lower case.
    #[must_use]
    pub fn word_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Whether the token is one of `words`, which are in lower case.
    #[must_use]
    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.contains(&word)
    }

    /// Whether any token in lower case satisfies `test`.
    pub fn any(&self, test: impl Fn(&str) -> bool) -> bool {
        (0..self.ends.len()).any(|at| test(self.word(at)))
    }

    /// Whether a hyphen ties the token to the one before it.
    #[must_use]
    pub fn is_hyphenated(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.kind(before) == Some(TokenKind::Hyphen))
    }

    /// Whether the words of `phrase` stand from `at` on; the token behind them.
    #[must_use]
    pub fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let (mut next, mut rest) = (at, phrase);
        loop {
            rest = rest.strip_prefix(self.word(next))?;
            next += 1;
            if rest.is_empty() {
                return Some(next);
            }
            rest = rest.strip_prefix(' ')?;
        }
    }

    /// What kind of token it is.
    #[must_use]
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.block.tokens.get(at).map(|token| token.kind)
    }

    /// Whether it is a word (not a number or a mark).
    #[must_use]
    pub fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    /// Whether it is written with a capital.
    #[must_use]
    pub fn is_capital(&self, at: usize) -> bool {
        let Some(token) = self.block.tokens.get(at) else { return false };
        token.kind == TokenKind::Word && token.span.of(&self.block.text).starts_with(char::is_uppercase)
    }

    /// Whether it stands in somebody else's words, or in words held at arm's length.
    #[must_use]
    pub fn is_quoted(&self, at: usize) -> bool {
        self.quoted.get(at).copied().unwrap_or_default()
    }

    /// The bytes from the first of `tokens` to the last, from the start of the block.
    #[must_use]
    pub fn span(&self, tokens: Range<usize>) -> Span {
        let first = self.block.tokens.get(tokens.start);
        let last = tokens.end.checked_sub(1).and_then(|last| self.block.tokens.get(last));
        match (first, last) {
            (Some(first), Some(last)) => first.span.join(last.span),
            (Some(first), None) => Span::at(first.span.start()),
            _ => Span::at(self.block.text.len()),
        }
    }

    /// Whether a rule may judge what stands at `span`: the writer's own
    /// running prose, not headings, tables, quotations or what is quoted as a block.
    #[must_use]
    pub fn is_judged(&self, span: Span) -> bool {
        let leaf = self.block.leaves.iter().find(|leaf| leaf.span.touches(span.start()));
        let quoted = self.block.quotations.iter().any(|quotation| quotation.inner.covers(span));
        !quoted && leaf.is_some_and(|leaf| is_judged(self.block.kind, leaf.kind))
    }

    /// The sentence that has byte `offset`, as an index into the block's.
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let after = self.block.sentences.partition_point(|sentence| sentence.span.start() <= offset);
        after.checked_sub(1)
    }

    /// The first token that begins at byte `offset` or behind it.
    #[must_use]
    pub fn token_at(&self, offset: usize) -> usize {
        self.block.tokens.partition_point(|token| token.span.start() < offset)
    }

    fn reads_as_english(&self) -> bool {
        let words = (0..self.ends.len()).filter(|&at| self.is_word(at));
        let (mut all, mut known) = (0_usize, 0_usize);
        for at in words {
            all += 1;
            known += usize::from(FUNCTION_WORDS.binary_search(&self.word(at)).is_ok());
        }
        all < FEWEST_WORDS || known * 12 >= all
    }
}

/// Whether rules may judge the prose of a leaf of this kind.
pub(super) fn is_judged(block: BlockKind, leaf: LeafKind) -> bool {
    let in_own_words = !matches!(block, BlockKind::BlockQuote | BlockKind::Code | BlockKind::FrontMatter);
    in_own_words && matches!(leaf, LeafKind::Paragraph | LeafKind::ListItem | LeafKind::Footnote)
}

fn straight(letter: char) -> char {
    if matches!(letter, '\u{2019}' | '\u{2018}') { '\'' } else { letter }
}

fn quoted(block: &Block) -> Vec<bool> {
    let mut quoted = vec![false; block.tokens.len()];
    for quotation in &block.quotations {
        if let Some(inside) = quoted.get_mut(quotation.tokens.clone()) {
            inside.fill(true);
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::{FUNCTION_WORDS, Prose};
    use crate::document::{Document, Format};

    #[test]
    fn a_phrase_is_found_word_by_word() {
        let (document, phrase) = (Document::parse("It is seen as one.", Format::Plain), "is seen as");
        let prose = Prose::of(&document.blocks()[0].block);
        assert_eq!(
            (0..7).map(|at| prose.phrase(at, phrase)).collect::<Vec<_>>(),
            [None, Some(4), None, None, None, None, None]
        );
        assert_eq!(
            (prose.phrase(1, "is see"), prose.phrase(4, "one . more"), prose.phrase(9, "x")),
            (None, None, None)
        );
    }

    #[test]
    fn function_words_stand_in_order_so_that_they_can_be_found() {
        assert!(FUNCTION_WORDS.is_sorted());
    }
}
