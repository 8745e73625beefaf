//! When the clause round a date says that its event happens, told from the verb group nearest to it.

use std::ops::Range;

use crate::calendar::Tense;
use crate::document::{Block, Case, TokenKind};
use crate::text::Span;

use super::lexicon::{Classes, Forms};
use super::syntax::{Syntax, Tag};

/// Words behind which what "to" leads is still to happen.
#[rustfmt::skip]
const AHEAD: &[&str] = &[
    "agree", "agreed", "agrees", "aims", "asked", "decided", "due", "expect", "expected", "expects", "hopes", "intends", "invited",
    "is", "are", "'s", "likely", "ordered", "plan", "planned", "planning", "plans", "pledged", "poised", "preparing", "promised",
    "ready", "scheduled", "seeks", "set", "slated", "supposed", "told", "urged", "vowed", "want", "wants",
];

/// Words that say of a thing that it is still to happen: "a summit set for Thursday".
const DUE: &[&str] = &["due", "expected", "planned", "scheduled", "set", "slated", "upcoming"];

/// What leads a date behind them.
const LEADS: &[&str] = &["at", "by", "during", "for", "from", "in", "on", "over", "to"];

/// Verbs behind which `to` and `until` lead to the day on which a thing is to be instead.
#[rustfmt::skip]
const PUT_OFF: &[&str] = &[
    "adjourned", "deferred", "delayed", "moved", "off", "back", "postponed", "pushed", "rescheduled", "shifted",
];

/// Words before what was due that say it is not any more.
const AT_FIRST: &[&str] = &["first", "initially", "originally", "previously"];

/// A verb farther off than so many tokens is not that of the date.
const REACH: usize = 80;

/// The tense of the clause that has the bytes `span` of `block`.
///
/// The verb group nearest before it in its sentence decides, or else the
/// nearest behind it: "will *resume* on Tuesday, the ministry said on
/// Thursday". Inside a quotation only the quotation's verbs count. Present
/// where there is none. Linear in the block.
#[must_use]
pub fn tense_at(block: &Block, span: Span) -> Tense {
    tense_in(&Syntax::of(block), span)
}

/// The same in a block that is read already.
pub(super) fn tense_in(syntax: &Syntax<'_>, span: Span) -> Tense {
    let after = syntax.sentences.partition_point(|sentence| sentence.span.end() <= span.start());
    let Some(sentence) = syntax.sentences.get(after).filter(|sentence| sentence.span.overlaps(span)) else {
        return Tense::Present;
    };
    let first = syntax.tokens.partition_point(|token| token.span.end() <= span.start());
    let end = syntax.tokens.partition_point(|token| token.span.start() < span.end());
    let clause = Clause { syntax, sentence: sentence.tokens.clone(), quoted: syntax.quoted(first) };
    // "They were never friends, but today they share a view": the date opens a clause.
    let opens = first > sentence.tokens.start
        && syntax.tag_at(first - 1) == Tag::Coordinator
        && matches!(syntax.tag_at(end), Tag::Pronoun | Tag::Determiner | Tag::Name);
    let found = if opens { clause.behind(end).or_else(|| clause.before(first)) } else { None };
    found.or_else(|| clause.before(first)).or_else(|| clause.behind(end)).unwrap_or(Tense::Present)
}

/// The sentence of a date, and whether the date stands in a quotation.
#[derive(Debug)]
struct Clause<'s, 'a> {
    syntax: &'s Syntax<'a>,
    sentence: Range<usize>,
    quoted: bool,
}

impl Clause<'_, '_> {
    /// The tense of the last verb group before the token `first`.
    fn before(&self, first: usize) -> Option<Tense> {
        if first > self.sentence.start && self.syntax.is(first - 1, "since") {
            return Some(Tense::Past);
        }
        // "Was put off to Dec. 6", "had been postponed until Monday".
        let led = first > self.sentence.start + 1 && self.syntax.is_any(first - 1, &["to", "until", "till"]);
        if led && self.syntax.is_any(first - 2, PUT_OFF) {
            return Some(Tense::Future);
        }
        (self.sentence.start..first).rev().take(REACH).filter(|&at| self.counts(at)).find_map(|at| self.tense_of(at))
    }

    /// The tense of the first verb group from the token `end` on.
    fn behind(&self, end: usize) -> Option<Tense> {
        (end..self.sentence.end).take(REACH).filter(|&at| self.counts(at)).find_map(|at| self.tense_of(at))
    }

    fn counts(&self, at: usize) -> bool {
        self.syntax.quoted(at) == self.quoted && self.syntax.kind(at) != Some(TokenKind::OpenQuote)
    }

    /// What the token says of the tense, with what stands around it; nothing if it is no part of a verb group.
    fn tense_of(&self, at: usize) -> Option<Tense> {
        if self.syntax.is_any(at, DUE) && self.syntax.is_any(at + 1, LEADS) && !self.is_auxiliary(at.wrapping_sub(1)) {
            let is_over = self.syntax.is_any(at.wrapping_sub(1), AT_FIRST);
            return Some(if is_over { Tense::Past } else { Tense::Future });
        }
        match self.tag(at) {
            Tag::Modal => Some(Tense::Future),
            Tag::To => self.infinitive(at),
            Tag::Be | Tag::Have | Tag::Do => self.auxiliary(at),
            Tag::Verb => self.verb(at),
            _ => None,
        }
    }

    /// The part the token plays; in a line in capitals, what its word mostly is.
    fn tag(&self, at: usize) -> Tag {
        let tag = self.syntax.tag_at(at);
        if tag != Tag::Name || self.syntax.case(at) != Case::Upper {
            return tag;
        }
        let entry = self.syntax.entry(at);
        let known = [(Classes::MODAL, Tag::Modal), (Classes::BE, Tag::Be), (Classes::HAVE, Tag::Have)];
        let closed = known.iter().find(|(class, _)| entry.classes.has(*class)).map(|&(_, tag)| tag);
        let is_neighbour_loud =
            self.syntax.case(at.wrapping_sub(1)) == Case::Upper || self.syntax.case(at + 1) == Case::Upper;
        closed.filter(|_| is_neighbour_loud).unwrap_or(tag)
    }

    fn is_auxiliary(&self, at: usize) -> bool {
        at >= self.sentence.start && matches!(self.tag(at), Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::To)
    }

    /// The token before `at` that is no adverb or negation.
    fn left_of(&self, at: usize) -> Option<usize> {
        (self.sentence.start..at).rev().find(|&at| !matches!(self.tag(at), Tag::Adverb | Tag::Negation))
    }

    /// "to meet": to happen where what leads it says so; otherwise it happens
    /// when its verb does ("met to discuss"), which is looked for further on.
    fn infinitive(&self, at: usize) -> Option<Tense> {
        let before = self.left_of(at)?;
        if self.syntax.is_any(before, AHEAD) {
            return Some(Tense::Future);
        }
        let is_finite = |at: usize| matches!(self.tag(at), Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::Verb);
        let has_verb = (self.sentence.start..at).rev().take(REACH).any(is_finite);
        // "Ministers to meet in Oslo on Tuesday": a headline.
        (!has_verb && matches!(self.tag(before), Tag::Name | Tag::Noun)).then_some(Tense::Future)
    }

    fn auxiliary(&self, at: usize) -> Option<Tense> {
        let before = self.left_of(at).filter(|&before| self.is_auxiliary(before));
        if let Some(before) = before {
            return self.tense_of(before);
        }
        if self.syntax.is_any(at, &["was", "were", "had", "did", "been", "'d"]) {
            return Some(Tense::Past);
        }
        if self.syntax.is_any(at, &["be", "being", "having"]) {
            return None;
        }
        let next = (at + 1..self.sentence.end).find(|&next| !matches!(self.tag(next), Tag::Adverb | Tag::Negation));
        let next = next.unwrap_or(at);
        let is_done = self.syntax.forms(next).has(Forms::PARTICIPLE) || self.syntax.is(next, "been");
        if self.tag(at) == Tag::Have && is_done {
            return Some(Tense::Past);
        }
        let is_to_come = self.tag(at) == Tag::Be && (self.tag(next) == Tag::To || self.syntax.is_any(next, DUE));
        Some(if is_to_come { Tense::Future } else { Tense::Present })
    }

    fn verb(&self, at: usize) -> Option<Tense> {
        if let Some(before) = self.left_of(at).filter(|&before| self.is_auxiliary(before)) {
            return self.tense_of(before);
        }
        let forms = self.syntax.forms(at);
        // "Talks that run until Monday": a participle that is the base form too has no past.
        let is_base = forms.has(Forms::BASE) && !forms.has(Forms::PAST);
        if forms.has(Forms::PAST.union(Forms::PARTICIPLE)) && !is_base {
            // "They put it off" and "they set a day" are mostly told of what is over.
            return Some(Tense::Past);
        }
        forms.has(Forms::BASE.union(Forms::THIRD)).then_some(Tense::Present)
    }
}
