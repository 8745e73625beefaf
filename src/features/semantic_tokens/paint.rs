//! Where a token goes: onto the words, or into the bytes, that no token has yet, line by line.

use std::collections::BTreeMap;

use crate::analysis::{Passage, Standing};
use crate::document::{Block, TokenKind as WordKind};
use crate::features::said::said;
use crate::text::Span;

use super::{Modifiers, SemanticToken, TokenKind};

/// The bytes of a block, as far as they are painted.
pub(super) struct Canvas<'a> {
    pub(super) block: &'a Block,
    pub(super) passage: &'a Passage,
    /// By their first bytes.
    painted: BTreeMap<usize, SemanticToken>,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(block: &'a Block, passage: &'a Passage) -> Self {
        Self { block, passage, painted: BTreeMap::new() }
    }

    /// The tokens, each with the standing of its sentence.
    pub(super) fn into_tokens(self) -> Vec<SemanticToken> {
        let mut claims = self.passage.claims.iter().peekable();
        let mut tokens = Vec::with_capacity(self.painted.len());
        for mut token in self.painted.into_values() {
            let sentence = |claim: &crate::analysis::Claim| {
                self.block.sentences.get(claim.sentence).map_or(claim.span, |sentence| sentence.span)
            };
            while claims.next_if(|claim| sentence(claim).end() <= token.span.start()).is_some() {}
            let own = claims.peek().filter(|claim| sentence(claim).contains(token.span.start()));
            if let Some(claim) = own.filter(|_| token.kind.belongs_to_its_sentence()) {
                token.modifiers = token.modifiers.and(Modifiers::of(claim.standing));
            }
            tokens.push(token);
        }
        tokens
    }

    /// Paints what is left of `span`, which is syntax of ours.
    pub(super) fn paint(&mut self, span: Span, kind: TokenKind, modifiers: Modifiers) {
        for part in self.gaps(span).into_iter().flat_map(|gap| lines(gap, &self.block.text)) {
            self.painted.insert(part.start(), SemanticToken { span: part, kind, modifiers });
        }
    }

    /// Paints what is left of the words of `span`: not the marks of emphasis,
    /// the brackets of citations and the targets of links that stand among them.
    pub(super) fn paint_words(&mut self, span: Span, kind: TokenKind, modifiers: Modifiers) {
        for part in self.gaps(span).into_iter().flat_map(|gap| words(gap, self.block)) {
            self.painted.insert(part.start(), SemanticToken { span: part, kind, modifiers });
        }
    }

    /// The same, with a token of its own for each sentence that `span` is part of, and without the dateline.
    pub(super) fn paint_by_sentence(&mut self, span: Span, kind: TokenKind, modifiers: Modifiers) {
        let span = said(self.block, span);
        let sentences = &self.block.sentences;
        let first = sentences.partition_point(|sentence| sentence.span.end() <= span.start());
        let mut start = span.start();
        for sentence in sentences.iter().skip(first).take_while(|sentence| sentence.span.end() < span.end()) {
            self.paint_words(Span::new(start, sentence.span.end()), kind, modifiers);
            start = sentence.span.end();
        }
        self.paint_words(Span::new(start, span.end()), kind, modifiers);
    }

    /// The sentences that assert something, and what of them is left.
    pub(super) fn claims(&mut self) {
        for claim in self.passage.claims.iter().filter(|claim| claim.standing != Standing::NotAClaim) {
            let sentence = self.block.sentences.get(claim.sentence).map_or(claim.span, |sentence| sentence.span);
            self.paint_by_sentence(sentence, TokenKind::Claim, Modifiers::default());
        }
    }

    /// The parts of `span` that no token has.
    fn gaps(&self, span: Span) -> Vec<Span> {
        let before = self.painted.range(..span.start()).next_back().map(|(_, token)| token.span.end());
        let mut start = before.unwrap_or_default().max(span.start());
        let mut gaps = Vec::new();
        for (_, token) in self.painted.range(span.start()..span.end()) {
            if start < token.span.start() {
                gaps.push(Span::new(start, token.span.start()));
            }
            start = start.max(token.span.end());
        }
        if start < span.end() {
            gaps.push(Span::new(start, span.end()));
        }
        gaps
    }
}

impl TokenKind {
    /// Whether the standing of a sentence says something of it.
    fn belongs_to_its_sentence(self) -> bool {
        !matches!(self, Self::Citation | Self::Annotation | Self::Suppression)
    }
}

/// `span` of `text` line by line, without the space round what stands on each.
fn lines(span: Span, text: &str) -> impl Iterator<Item = Span> {
    let mut start = span.start();
    span.of(text).split(['\n', '\r']).filter_map(move |line| {
        let first = start + line.len() - line.trim_start().len();
        let found = Span::new(first, start + line.trim_end().len());
        start += line.len() + 1;
        (!found.is_empty()).then_some(found)
    })
}

/// The words of `block` in `span`, those together that nothing but space on
/// one line stands between. A lone mark between two tokens belongs to neither.
fn words(span: Span, block: &Block) -> Vec<Span> {
    let first = block.tokens.partition_point(|token| token.span.start() < span.start());
    let mut runs: Vec<(Span, bool)> = Vec::new();
    for token in block.tokens.iter().skip(first).take_while(|token| token.span.end() <= span.end()) {
        let is_word = matches!(token.kind, WordKind::Word | WordKind::Number | WordKind::Clitic);
        match runs.last_mut() {
            Some((run, has_words)) if is_space(Span::new(run.end(), token.span.start()).of(&block.text)) => {
                *run = run.join(token.span);
                *has_words |= is_word;
            }
            _ => runs.push((token.span, is_word)),
        }
    }
    runs.into_iter().filter(|(_, has_words)| *has_words).map(|(run, _)| run).collect()
}

fn is_space(between: &str) -> bool {
    between.bytes().all(|byte| matches!(byte, b' ' | b'\t'))
}
