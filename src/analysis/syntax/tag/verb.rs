//! Tells verbs from the nouns and adjectives that look like them.

use std::ops::Range;

use crate::analysis::lexicon::{Classes, Forms};
use crate::analysis::syntax::{Syntax, Tag};
use crate::document::{Case, TokenKind};

use super::CLOSED;

/// Small words that open an object or a clause that is one.
const OBJECTS: Classes = Classes::ARTICLE
    .union(Classes::POSSESSIVE)
    .union(Classes::PRONOUN)
    .union(Classes::THAT)
    .union(Classes::QUESTION)
    .union(Classes::DETERMINER);

impl Syntax<'_> {
    /// Whether a word that can be these forms of a verb is one here.
    pub(super) fn is_verb(&self, at: usize, forms: Forms, sentence: &Range<usize>) -> bool {
        let first = at == sentence.start;
        let before = if first { Tag::Mark } else { self.tag_before(at) };
        let direct = if first { Tag::Mark } else { self.tag_at(at - 1) };
        let participle = forms.has(Forms::PARTICIPLE);
        if direct == Tag::Hyphen || self.kind(at + 1) == Some(TokenKind::Hyphen) {
            return false;
        }
        // `a source close to the talks`
        if self.is(at, "close") && self.is(at + 1, "to") {
            return false;
        }
        // `acting Treasury Secretary Ana Ruel`
        let describes = self.is_any(at, &["acting", "incoming", "outgoing", "sitting", "visiting"]);
        if describes && (self.case(at + 1).is_capital() || self.has(at + 1, Classes::ROLE.union(Classes::TITLE))) {
            return false;
        }
        match before {
            Tag::To | Tag::Modal | Tag::Do => return forms.has(Forms::BASE),
            Tag::Be => return participle || forms.has(Forms::GERUND),
            Tag::Have => return participle || forms.has(Forms::GERUND) && direct == Tag::Be,
            // `who in 2010 said`
            Tag::Number if at >= 2 && self.tag_at(at - 2) == Tag::Preposition && self.entry(at).is_only_verb() => {
                return forms.has(Forms::PAST.union(Forms::THIRD));
            }
            Tag::Determiner | Tag::Possessive | Tag::Number => return false,
            _ => {}
        }
        if forms.has(Forms::GERUND) {
            return match direct {
                // `cited disparaging remarks`, but `stop attacking him`.
                Tag::Verb => !self.next_is_plural(at),
                Tag::Noun | Tag::Name => !self.entry(at).verb.is_empty() || self.next_is_object(at),
                _ => true,
            };
        }
        if forms.has(Forms::PAST) && !forms.has(Forms::BASE) {
            return self.is_past_verb(at, before, participle);
        }
        self.is_present_verb(at, before, forms)
    }

    /// `said` is a verb nearly everywhere; `proposed` after a preposition or before a noun can be an adjective.
    fn is_past_verb(&self, at: usize, before: Tag, participle: bool) -> bool {
        before != Tag::Preposition || !participle || self.is(at.wrapping_sub(1), "as")
    }

    /// A present form, most of which are nouns as well: it needs a subject before it and no verb behind it.
    fn is_present_verb(&self, at: usize, before: Tag, forms: Forms) -> bool {
        let subject = match before {
            Tag::Pronoun | Tag::Relative | Tag::That | Tag::Question | Tag::Name | Tag::Noun => true,
            Tag::Mark => !matches!(self.kind(at.wrapping_sub(1)), None | Some(TokenKind::Stop | TokenKind::OpenQuote)),
            Tag::Coordinator => self.verb_before_coordinator(at),
            _ => false,
        };
        if !subject {
            return false;
        }
        let entry = self.entry(at);
        if self.followed_by_finite(at) && before != Tag::Pronoun && before != Tag::Relative {
            return false;
        }
        let base = forms.has(Forms::BASE) && !forms.has(Forms::PAST);
        // `The lock is shut, top members say`: a bare form does not go on with a subject before a comma.
        if base && before == Tag::Mark && !self.has(at + 1, OBJECTS) {
            return false;
        }
        if base && before == Tag::Name && !self.plural_subject(at) && !entry.is_only_verb() {
            // `Trump plan` is a noun; `Trump and Ruel plan` is not.
            return false;
        }
        if forms.has(Forms::THIRD)
            && matches!(before, Tag::Noun)
            && self.text_at(at - 1).ends_with('s')
            && !self.text_at(at - 1).ends_with("ss")
        {
            return false;
        }
        let noun_too = entry.noun.is_some() || entry.classes != Classes::default();
        if noun_too && matches!(before, Tag::Noun | Tag::Mark | Tag::Coordinator) {
            return self.next_is_object(at) || self.is_tag(at);
        }
        true
    }

    /// Whether a word that shows something ends the sentence behind a text's
    /// name, as in `…, court records show.`
    fn is_tag(&self, at: usize) -> bool {
        let comma = (at.saturating_sub(6)..at).rev().find(|&before| !self.is_nominal(before));
        self.is_mark(at + 1, TokenKind::Stop)
            && !self.entry(at).verb.is_empty()
            && self.has(at.wrapping_sub(1), Classes::DOCUMENT)
            && comma.is_some_and(|comma| self.is_mark(comma, TokenKind::Comma))
    }

    /// Whether a plural noun stands behind `at`, of which it can be the adjective.
    fn next_is_plural(&self, at: usize) -> bool {
        let word = self.text_at(at + 1);
        self.case(at + 1) == Case::Lower
            && word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !self.has(at + 1, CLOSED)
    }

    /// Whether a plural or several names stand before `at`.
    fn plural_subject(&self, at: usize) -> bool {
        let before = self.text_at(at.wrapping_sub(1));
        before.ends_with('s') && before.len() > 3
            || (at >= 3 && self.tag_at(at - 2) == Tag::Coordinator)
            || (at >= 4 && self.tag_at(at - 3) == Tag::Coordinator)
    }

    /// Whether the coordinator before `at` joins it to a verb.
    fn verb_before_coordinator(&self, at: usize) -> bool {
        (at.saturating_sub(12)..at.saturating_sub(1)).rev().any(|index| self.tag_at(index) == Tag::Verb)
    }

    /// Whether a finite verb stands right behind `at`, so that `at` closes its subject.
    fn followed_by_finite(&self, at: usize) -> bool {
        let mut next = at + 1;
        if self.has(next, Classes::ADVERB) {
            next += 1;
        }
        let entry = self.entry(next);
        self.kind(next) == Some(TokenKind::Word)
            && (entry.classes.has(Classes::BE.union(Classes::MODAL).union(Classes::HAVE).union(Classes::DO))
                || (entry.is_only_verb()
                    && entry.forms.has(Forms::PAST.union(Forms::THIRD))
                    && !entry.forms.has(Forms::BASE)
                    && self.case(next) == Case::Lower))
    }

    /// Whether what stands behind `at` could be the object of a verb.
    fn next_is_object(&self, at: usize) -> bool {
        let next = at + 1;
        let classes = self.entry(next).classes;
        match self.kind(next) {
            Some(TokenKind::OpenQuote | TokenKind::Number) => true,
            Some(TokenKind::Word) => {
                classes.has(OBJECTS)
                    || self.is(next, "to")
                    || self.case(next).is_capital()
                    || !classes.has(CLOSED) && self.entry(next).forms.none()
            }
            _ => false,
        }
    }
}
