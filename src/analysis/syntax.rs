//! Light syntax: what part of speech each word plays, and where noun phrases and verb groups begin and end.

mod phrase;
mod tag;

use crate::document::{Block, Case, Sentence, Token, TokenKind};

use super::lexicon::{Classes, Entry, Forms, lexicon};

pub(super) use self::phrase::VerbGroup;

/// The part a token plays in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// A capitalised word that is not there by its place alone.
    Name,
    /// A noun or an adjective, which are not told apart.
    Noun,
    /// `the`, `some`, `this`.
    Determiner,
    /// `his`, and the `'s` of an owner.
    Possessive,
    /// A figure.
    Number,
    /// `he`, `nobody`.
    Pronoun,
    /// `who`, `which`.
    Relative,
    /// `what`, `whether`.
    Question,
    /// `that`, in any of its uses.
    That,
    /// `of`, `to` before a noun.
    Preposition,
    /// `to` before a verb.
    To,
    /// A form of *be*.
    Be,
    /// A form of *have*.
    Have,
    /// A form of *do*.
    Do,
    /// `will`, `could`.
    Modal,
    /// `not`.
    Negation,
    /// A verb.
    Verb,
    /// An adverb.
    Adverb,
    /// `and`, `but`.
    Coordinator,
    /// `because`, `while`.
    Subordinator,
    /// `-` inside a word.
    Hyphen,
    /// Any mark; the token's kind says which.
    Mark,
}

/// One token, read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    /// Its text, which is asked for far more often than there are tokens.
    text: &'a str,
    /// Its number in the lexicon.
    pub(super) entry: u16,
    /// The part it plays.
    pub(super) tag: Tag,
    /// The verb forms it can be.
    pub(super) forms: Forms,
    /// Whether it stands in somebody else's words, marks included.
    pub(super) quoted: bool,
}

/// A block's tokens, read. Indices are those of the block's tokens.
#[derive(Debug)]
pub(super) struct Syntax<'a> {
    /// The block's tokens.
    pub(super) tokens: &'a [Token],
    /// The block's sentences.
    pub(super) sentences: &'a [Sentence],
    words: Vec<Word<'a>>,
}

impl<'a> Syntax<'a> {
    /// Reads the tokens of `block`.
    pub(super) fn of(block: &'a Block) -> Self {
        let lexicon = lexicon();
        let mut words: Vec<Word<'a>> = block
            .tokens
            .iter()
            .map(|token| {
                let text = token.of(&block.text);
                let entry = match token.kind {
                    TokenKind::Word | TokenKind::Clitic | TokenKind::Symbol => lexicon.number(text),
                    _ => 0,
                };
                Word { text, entry, tag: Tag::Mark, forms: lexicon.entry(entry).forms, quoted: false }
            })
            .collect();
        for quotation in &block.quotations {
            if quotation.opened && !quotation.scare {
                let marks =
                    quotation.tokens.start.saturating_sub(1)..quotation.tokens.end + usize::from(quotation.closed);
                words.get_mut(marks).into_iter().flatten().for_each(|word| word.quoted = true);
            }
        }
        let mut syntax = Self { tokens: &block.tokens, sentences: &block.sentences, words };
        for sentence in &block.sentences {
            syntax.tag(sentence.tokens.clone());
        }
        syntax
    }

    /// The word at `at`, if there is one.
    pub(super) fn word(&self, at: usize) -> Option<Word<'a>> {
        self.words.get(at).copied()
    }

    /// The part the token at `at` plays; a mark outside the block.
    pub(super) fn tag_at(&self, at: usize) -> Tag {
        self.words.get(at).map_or(Tag::Mark, |word| word.tag)
    }

    /// The kind of the token at `at`.
    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// The text of the token at `at`; empty outside the block.
    pub(super) fn text_at(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.text)
    }

    /// Whether the token at `at` is `word`, in any case.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.text_at(at).eq_ignore_ascii_case(word)
    }

    /// Whether the token at `at` is one of `words`, in any case.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let text = self.text_at(at);
        words.iter().any(|word| text.eq_ignore_ascii_case(word))
    }

    /// What the lexicon knows of the token at `at`.
    pub(super) fn entry(&self, at: usize) -> &'static Entry {
        lexicon().entry(self.words.get(at).map_or(0, |word| word.entry))
    }

    /// Whether the word at `at` has one of `classes`.
    pub(super) fn has(&self, at: usize, classes: Classes) -> bool {
        self.entry(at).classes.has(classes)
    }

    /// The verb forms the token at `at` can be.
    pub(super) fn forms(&self, at: usize) -> Forms {
        self.words.get(at).map_or(Forms::default(), |word| word.forms)
    }

    /// Whether the token at `at` stands in somebody else's words.
    pub(super) fn quoted(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.quoted)
    }

    /// How the token at `at` is capitalised.
    pub(super) fn case(&self, at: usize) -> Case {
        self.tokens.get(at).map_or(Case::Lower, |token| token.case)
    }

    /// Whether a sentence begins with the token at `at`.
    pub(super) fn sentence_starts(&self, at: usize) -> bool {
        self.sentences.binary_search_by_key(&at, |sentence| sentence.tokens.start).is_ok()
    }

    /// Whether the lexicon does not have the word at `at`.
    pub(super) fn is_unknown(&self, at: usize) -> bool {
        self.words.get(at).is_none_or(|word| word.entry == 0)
    }

    /// Whether the token at `at` is a mark of `kind`.
    pub(super) fn is_mark(&self, at: usize, kind: TokenKind) -> bool {
        self.kind(at) == Some(kind)
    }
}
