//! The words of running text right before the cursor, the last of which is being typed.

use crate::document::{Token, TokenKind};
use crate::features::at::At;
use crate::text::Span;

/// So many words are looked at: a country, a long title and a long name.
const MOST: usize = 9;

/// Words in a row with nothing but space between them, in bytes of the block.
#[derive(Debug)]
pub(super) struct Words<'w> {
    text: &'w str,
    /// In the order of the text; the last one ends at the cursor, and is
    /// empty where nothing of it is typed yet. Never empty itself.
    spans: Vec<Span>,
    /// Where the word that has the cursor ends.
    end: usize,
    /// Whether a sentence, or words of somebody's, begin with the first of them.
    opens: bool,
}

impl<'w> Words<'w> {
    /// The words before the cursor, if it stands in running text: not in
    /// code, markup, annotations or citations.
    pub(super) fn before(at: &At<'w>) -> Option<Self> {
        let (tokens, text) = (&at.block.tokens, &*at.block.text);
        let last = tokens.partition_point(|token| token.span.start() < at.offset).checked_sub(1)?;
        let leaf = at.block.leaves.partition_point(|leaf| leaf.tokens.start <= last).checked_sub(1)?;
        let leaf = at.block.leaves.get(leaf).filter(|leaf| leaf.tokens.contains(&last))?;
        let sentence = at.block.sentences.partition_point(|sentence| sentence.tokens.start <= last).checked_sub(1)?;
        let first = at.block.sentences.get(sentence)?.tokens.start.max(leaf.tokens.start);
        let token = tokens.get(last)?;
        let mut walk = Walk { tokens, text, first, at: last };
        if token.span.end() < at.offset {
            let gap = text.get(token.span.end()..at.offset)?;
            if !is_space(gap) || !token.is_word() {
                return None;
            }
            let empty = Span::at(at.offset);
            return Some(walk.words(vec![empty], at.offset));
        }
        if !is_wordlike(token) {
            return None;
        }
        let end = ends_with(tokens, last);
        let start = walk.word_start();
        Some(walk.words(vec![Span::new(start, at.offset)], end))
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// From the first letter of the word `from` to the end of the one before
    /// `to`, in bytes of the block.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let first = self.spans.get(from).copied().unwrap_or_default();
        let last = to.checked_sub(1).and_then(|last| self.spans.get(last)).copied().unwrap_or(first);
        first.join(last)
    }

    /// The same as text.
    pub(super) fn of(&self, from: usize, to: usize) -> &'w str {
        self.span(from, to).of(self.text)
    }

    /// From the word `from` to the cursor, or to the end of the word there.
    pub(super) fn typed(&self, from: usize) -> (Span, Span) {
        let insert = self.span(from, self.len());
        (insert, Span::new(insert.start(), self.end.max(insert.end())))
    }

    /// Whether the word `at` is the first of a sentence.
    pub(super) fn opens(&self, at: usize) -> bool {
        at == 0 && self.opens
    }
}

/// On the way back through tokens.
struct Walk<'w> {
    tokens: &'w [Token],
    text: &'w str,
    /// The first token of the sentence.
    first: usize,
    at: usize,
}

impl<'w> Walk<'w> {
    /// Goes to the first token of the word, which may have hyphens.
    fn word_start(&mut self) -> usize {
        while let Some(before) = self.before().filter(|before| is_wordlike(before)) {
            if Some(before.span.end()) != self.token().map(|token| token.span.start()) {
                break;
            }
            self.at -= 1;
        }
        self.token().map_or(0, |token| token.span.start())
    }

    /// `words`, which are there last first, with those before them.
    fn words(mut self, mut words: Vec<Span>, end: usize) -> Words<'w> {
        let mut start = words.last().map_or(0, |word| word.start());
        // Before the first letter of a word the walk stands on the word before it.
        let mut stands_on = self.token().is_some_and(|token| token.span.end() <= start && words.len() == 1);
        while words.len() < MOST {
            if !stands_on {
                if self.at == self.first {
                    break;
                }
                self.at -= 1;
            }
            stands_on = false;
            let Some(token) = self.token().filter(|token| is_wordlike(token)) else { break };
            if !self.text.get(token.span.end()..start).is_some_and(|gap| !gap.is_empty() && is_space(gap)) {
                break;
            }
            let last = token.span.end();
            start = self.word_start();
            words.push(Span::new(start, last));
        }
        words.reverse();
        let opening = self.token().is_some_and(|token| token.kind == TokenKind::OpenQuote);
        let opens = self.at == self.first || opening;
        Words { text: self.text, spans: words, end, opens }
    }

    fn token(&self) -> Option<&'w Token> {
        self.tokens.get(self.at)
    }

    fn before(&self) -> Option<&'w Token> {
        if self.at == self.first { None } else { self.tokens.get(self.at - 1) }
    }
}

/// Where the word ends that the token `at` is part of.
fn ends_with(tokens: &[Token], at: usize) -> usize {
    let mut end = tokens.get(at).map_or(0, |token| token.span.end());
    let parts = |kind| matches!(kind, TokenKind::Word | TokenKind::Hyphen | TokenKind::Number);
    for token in tokens.get(at + 1..).unwrap_or_default() {
        if token.span.start() != end || !parts(token.kind) {
            break;
        }
        end = token.span.end();
    }
    end
}

fn is_wordlike(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Hyphen | TokenKind::Clitic | TokenKind::Number)
}

fn is_space(gap: &str) -> bool {
    gap.chars().all(char::is_whitespace)
}
