//! Chooses the part each word of a sentence plays, from what it can be and from its neighbours.

mod verb;

use std::ops::Range;

use crate::analysis::lexicon::{Classes, Forms};
use crate::document::{Case, TokenKind};

use super::{Syntax, Tag};

/// Words that are family names as well, where a capitalised word follows: *He Lifeng*.
const NAME_LIKE: [&str; 8] = ["he", "so", "an", "do", "may", "will", "long", "no"];

/// Classes that are the same part of speech wherever they stand.
const CLOSED: Classes = Classes::ARTICLE
    .union(Classes::DETERMINER)
    .union(Classes::POSSESSIVE)
    .union(Classes::PRONOUN)
    .union(Classes::RELATIVE)
    .union(Classes::QUESTION)
    .union(Classes::BE)
    .union(Classes::HAVE)
    .union(Classes::DO)
    .union(Classes::MODAL)
    .union(Classes::NEGATION)
    .union(Classes::COORDINATOR)
    .union(Classes::SUBORDINATOR)
    .union(Classes::PREPOSITION)
    .union(Classes::THAT)
    .union(Classes::ADVERB);

/// Classes whose words are nouns or adjectives, whatever their endings.
const NOMINAL: Classes = Classes::ROLE
    .union(Classes::BODY)
    .union(Classes::DOCUMENT)
    .union(Classes::EVENT)
    .union(Classes::TIME)
    .union(Classes::WEEKDAY)
    .union(Classes::VAGUE)
    .union(Classes::NOUN)
    .union(Classes::EVALUATIVE);

impl Syntax<'_> {
    /// Tags the tokens of one sentence, from left to right.
    pub(super) fn tag(&mut self, range: Range<usize>) {
        for at in range.clone() {
            let tag = self.choose(at, &range);
            if let Some(word) = self.words.get_mut(at) {
                word.tag = tag;
                if tag != Tag::Verb {
                    word.forms = Forms::default();
                }
            }
        }
    }

    fn choose(&mut self, at: usize, sentence: &Range<usize>) -> Tag {
        match self.kind(at) {
            Some(TokenKind::Word) => self.choose_word(at, sentence),
            Some(TokenKind::Number) => Tag::Number,
            Some(TokenKind::Clitic) => self.choose_clitic(at),
            Some(TokenKind::Hyphen) => Tag::Hyphen,
            Some(TokenKind::Symbol) if matches!(self.text_at(at), "$" | "£" | "€" | "%") => Tag::Number,
            Some(TokenKind::Symbol) if self.text_at(at) == "&" => Tag::Coordinator,
            _ => Tag::Mark,
        }
    }

    /// `'s` is an owner's, or *is* or *has*; the others are what they are short for.
    fn choose_clitic(&self, at: usize) -> Tag {
        let classes = self.entry(at).classes;
        if classes.has(Classes::NEGATION) {
            return Tag::Negation;
        }
        if self.is_any(at, &["'s", "’s"]) {
            let owner = matches!(self.tag_at(at.wrapping_sub(1)), Tag::Name | Tag::Noun | Tag::Number);
            return if owner { Tag::Possessive } else { Tag::Be };
        }
        if classes.has(Classes::BE) {
            Tag::Be
        } else if classes.has(Classes::MODAL) {
            Tag::Modal
        } else if classes.has(Classes::HAVE) {
            Tag::Have
        } else {
            Tag::Possessive
        }
    }

    fn choose_word(&mut self, at: usize, sentence: &Range<usize>) -> Tag {
        let case = self.case(at);
        let classes = self.entry(at).classes;
        let opens = at == sentence.start
            || matches!(
                self.kind(at.wrapping_sub(1)),
                Some(
                    TokenKind::OpenQuote
                        | TokenKind::Colon
                        | TokenKind::Dash
                        | TokenKind::OpenBracket
                        | TokenKind::CloseQuote
                )
            );
        if case.is_capital() && !(opens && self.is_opener(at)) && !self.is_small_word(at, classes) {
            return Tag::Name;
        }
        self.closed(at).unwrap_or_else(|| self.open_class(at, sentence))
    }

    /// Whether a capitalised word that opens a sentence is there by its place and is no name.
    fn is_opener(&self, at: usize) -> bool {
        let entry = self.entry(at);
        let next_is_name =
            self.kind(at + 1) == Some(TokenKind::Word) && self.case(at + 1).is_capital() && self.text_at(at + 1) != "I";
        if next_is_name
            && self.is_any(at, &NAME_LIKE)
            && !self.has(at + 1, Classes::WEEKDAY.union(Classes::TIME).union(CLOSED))
        {
            // `He Lifeng`, but `He Monday said` and `He, Trump`.
            return false;
        }
        if entry.classes.has(CLOSED) {
            return true;
        }
        if entry.forms.has(Forms::GERUND) {
            return !next_is_name || self.text_at(at).len() > 5;
        }
        if next_is_name && !entry.forms.none() && entry.classes == Classes::default() {
            // `Mark Ruel said`; but `Asked Tuesday`.
            return entry.forms.has(Forms::PAST.union(Forms::PARTICIPLE)) && !entry.forms.has(Forms::BASE);
        }
        self.word(at).is_some_and(|word| word.entry != 0) || self.text_at(at).ends_with("ly")
    }

    /// Whether a capital in mid-sentence stands on a small word of a title (`The`, `Of`), which stays what it is.
    /// `WHO`, `US`, `May` and the surname `He` do not.
    fn is_small_word(&self, at: usize, classes: Classes) -> bool {
        let small = Classes::ARTICLE
            .union(Classes::POSSESSIVE)
            .union(Classes::DETERMINER)
            .union(Classes::COORDINATOR)
            .union(Classes::PREPOSITION)
            .union(Classes::THAT)
            .union(Classes::RELATIVE)
            .union(Classes::BE);
        let letter = matches!(self.text_at(at), "I" | "A");
        letter || classes.has(small) && self.case(at) == Case::Title && !self.is_any(at, &["may", "will"])
    }

    /// The tag of a word whose class settles it.
    fn closed(&self, at: usize) -> Option<Tag> {
        let classes = self.entry(at).classes;
        if !classes.has(CLOSED) {
            return None;
        }
        if classes.has(Classes::THAT) {
            return Some(Tag::That);
        }
        if self.is(at, "to") {
            return Some(self.choose_to(at));
        }
        if self.is(at, "however") && self.is_mark(at + 1, TokenKind::Comma) {
            return Some(Tag::Adverb);
        }
        if classes.has(Classes::QUESTION) && !classes.has(Classes::SUBORDINATOR) {
            return Some(Tag::Question);
        }
        if classes.has(Classes::PREPOSITION.union(Classes::SUBORDINATOR)) {
            return Some(self.choose_joint(at, classes));
        }
        let order = [
            (Classes::BE, Tag::Be),
            (Classes::HAVE, Tag::Have),
            (Classes::DO, Tag::Do),
            (Classes::MODAL, Tag::Modal),
            (Classes::NEGATION, Tag::Negation),
            (Classes::COORDINATOR, Tag::Coordinator),
            (Classes::RELATIVE, Tag::Relative),
            (Classes::ARTICLE, Tag::Determiner),
            (Classes::POSSESSIVE, Tag::Possessive),
            (Classes::DETERMINER, Tag::Determiner),
            (Classes::PRONOUN, Tag::Pronoun),
            (Classes::ADVERB, Tag::Adverb),
        ];
        let tag = order.iter().find(|(class, _)| classes.has(*class)).map(|&(_, tag)| tag)?;
        Some(match tag {
            // `her` and `his` own what follows, or stand alone; `will` and `can` after an article are nouns.
            Tag::Possessive if classes.has(Classes::PRONOUN) && !self.next_is_nominal(at) => Tag::Pronoun,
            Tag::Modal if matches!(self.tag_before(at), Tag::Determiner | Tag::Possessive) => Tag::Noun,
            Tag::Determiner if classes.has(Classes::PRONOUN.union(Classes::ADVERB)) && !self.next_is_nominal(at) => {
                Tag::Pronoun
            }
            // `this`, `these`, `some`, `many` before a verb stand alone.
            Tag::Determiner if !classes.has(Classes::ARTICLE) && self.next_is_verbal(at) => Tag::Pronoun,
            // `there is`, `there needs to be`.
            Tag::Adverb if self.is(at, "there") && self.exists_behind(at) => Tag::Pronoun,
            tag => tag,
        })
    }

    fn next_is_nominal(&self, at: usize) -> bool {
        let entry = self.entry(at + 1);
        self.kind(at + 1).is_some_and(|kind| matches!(kind, TokenKind::Word | TokenKind::Number | TokenKind::OpenQuote))
            && (!entry.classes.has(CLOSED) || entry.classes.has(Classes::DETERMINER.union(Classes::NUMBER)))
    }

    /// Whether a verb follows that says of something that it is there.
    fn exists_behind(&self, at: usize) -> bool {
        self.has(at + 1, Classes::BE.union(Classes::MODAL).union(Classes::HAVE))
            || self.is_any(at + 1, &["needs", "seems", "appears", "remains", "remained", "exists"])
    }

    fn next_is_verbal(&self, at: usize) -> bool {
        let entry = self.entry(at + 1);
        entry.classes.has(Classes::BE.union(Classes::HAVE).union(Classes::DO).union(Classes::MODAL))
            || (entry.is_only_verb()
                && entry.forms.has(Forms::PAST.union(Forms::THIRD))
                && !entry.forms.has(Forms::BASE))
    }

    /// `to` before a bare verb, or before a noun.
    fn choose_to(&self, at: usize) -> Tag {
        let mut next = at + 1;
        while self.has(next, Classes::ADVERB.union(Classes::NEGATION))
            || self.text_at(next).ends_with("ly")
            || self.kind(next) == Some(TokenKind::OpenQuote)
        {
            next += 1;
        }
        let entry = self.entry(next);
        let base = entry.forms.has(Forms::BASE) && self.case(next) == Case::Lower;
        let be = self.is_any(next, &["be", "have", "do", "get", "go"]);
        if be
            || (base
                && !(entry.classes.has(Classes::EVENT.union(Classes::BODY))
                    && self.tag_before(at) == Tag::Verb
                    && entry.verb.is_empty()))
        {
            Tag::To
        } else {
            Tag::Preposition
        }
    }

    /// A word that can join a clause or lead a noun: it joins if a verb follows before the clause ends.
    fn choose_joint(&self, at: usize, classes: Classes) -> Tag {
        if !classes.has(Classes::SUBORDINATOR) {
            return Tag::Preposition;
        }
        if classes.has(Classes::QUESTION) && !classes.has(Classes::PREPOSITION) {
            return Tag::Subordinator;
        }
        if !classes.has(Classes::PREPOSITION) {
            return if classes.has(Classes::ADVERB) && !self.next_is_nominal(at) && !self.has(at + 1, CLOSED) {
                Tag::Adverb
            } else {
                Tag::Subordinator
            };
        }
        // A gerund or a number behind it, or no verb before the next mark, makes it a preposition.
        if self.entry(at + 1).forms.has(Forms::GERUND) || self.kind(at + 1) == Some(TokenKind::Number) {
            return Tag::Preposition;
        }
        for next in at + 1..at + 9 {
            let entry = self.entry(next);
            match self.kind(next) {
                Some(TokenKind::Word | TokenKind::Clitic | TokenKind::Hyphen | TokenKind::Number) => {}
                _ => break,
            }
            if entry.classes.has(Classes::BE.union(Classes::HAVE).union(Classes::DO).union(Classes::MODAL))
                && !self.is_any(next, &["'s", "’s", "'d", "’d"])
                || (entry.is_only_verb()
                    && entry.forms.has(Forms::PAST.union(Forms::THIRD))
                    && self.case(next) == Case::Lower)
            {
                return Tag::Subordinator;
            }
            if entry.classes.has(Classes::PREPOSITION.union(Classes::COORDINATOR))
                && next > at + 1
                && !self.is(next, "of")
            {
                break;
            }
        }
        Tag::Preposition
    }

    /// The nearest tag before `at` that is no adverb or negation.
    fn tag_before(&self, at: usize) -> Tag {
        let mut before = at;
        while before > 0 {
            before -= 1;
            let tag = self.tag_at(before);
            if !matches!(tag, Tag::Adverb | Tag::Negation) {
                return tag;
            }
        }
        Tag::Mark
    }

    fn open_class(&mut self, at: usize, sentence: &Range<usize>) -> Tag {
        let entry = self.entry(at);
        let mut forms = entry.forms;
        if forms.none() && !entry.classes.has(NOMINAL) {
            let text = self.text_at(at);
            if text.ends_with("ly") && text.len() > 4 {
                return Tag::Adverb;
            }
            // Verbs the tables do not know are told by their endings.
            if text.len() > 4 && text.ends_with("ed") {
                forms = Forms::PAST.union(Forms::PARTICIPLE);
            } else if text.len() > 5 && text.ends_with("ing") {
                forms = Forms::GERUND;
            }
            if let Some(word) = self.words.get_mut(at) {
                word.forms = forms;
            }
        }
        if !forms.none() && self.is_verb(at, forms, sentence) { Tag::Verb } else { Tag::Noun }
    }
}
