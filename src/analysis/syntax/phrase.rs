//! Verb groups from left to right, noun phrases from either side.

use std::ops::Range;

use crate::analysis::lexicon::{Classes, Forms};
use crate::document::TokenKind;

use super::{Syntax, Tag};

/// A verb with its auxiliaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of its form, and many go together")]
pub(in crate::analysis) struct VerbGroup {
    /// The first token, an auxiliary or `to` or the verb.
    pub(in crate::analysis) start: usize,
    /// The verb; of a bare *be*, *have* or *do* that word.
    pub(in crate::analysis) head: usize,
    /// Whether a subject goes with it by its form.
    pub(in crate::analysis) finite: bool,
    /// Whether it follows `to`.
    pub(in crate::analysis) infinitive: bool,
    /// Whether it is a bare `-ing` form.
    pub(in crate::analysis) gerund: bool,
    /// Whether it is *be* and a participle, or a participle alone.
    pub(in crate::analysis) passive: bool,
    /// Whether `not` or `never` stands in it.
    pub(in crate::analysis) negated: bool,
    /// Whether it is a lone participle that could as well be a past.
    pub(in crate::analysis) bare_participle: bool,
}

impl VerbGroup {
    /// One past its last token.
    pub(in crate::analysis) fn end(&self) -> usize {
        self.head + 1
    }
}

impl Syntax<'_> {
    /// The verb groups of the tokens `range`, in order.
    pub(in crate::analysis) fn verb_groups(&self, range: Range<usize>) -> Vec<VerbGroup> {
        let mut groups = Vec::with_capacity(4);
        let mut at = range.start;
        while at < range.end {
            match self.verb_group(at, range.end) {
                Some(group) => {
                    at = group.end();
                    groups.push(group);
                }
                None => at += 1,
            }
        }
        groups
    }

    /// The verb group that begins at `start`.
    fn verb_group(&self, start: usize, end: usize) -> Option<VerbGroup> {
        if !matches!(self.tag_at(start), Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::To | Tag::Verb) {
            return None;
        }
        let (mut head, mut be, mut auxiliary, mut negated) = (None, false, false, false);
        let mut at = start;
        let mut last_auxiliary = start;
        while at < end {
            match self.tag_at(at) {
                Tag::Be => (be, auxiliary, last_auxiliary) = (true, true, at),
                Tag::Have | Tag::Do | Tag::Modal => (auxiliary, last_auxiliary) = (true, at),
                Tag::To if at == start => last_auxiliary = at,
                Tag::Negation => {
                    negated = true;
                    if self.kind(at) == Some(TokenKind::Clitic) {
                        last_auxiliary = at;
                    }
                }
                Tag::Adverb => {}
                Tag::Verb => {
                    head = Some(at);
                    break;
                }
                _ => break,
            }
            at += 1;
        }
        let infinitive = self.tag_at(start) == Tag::To;
        let Some(verb) = head else {
            // `is`, `has not`: the auxiliary is the verb.
            return (auxiliary || infinitive && last_auxiliary > start).then_some(VerbGroup {
                start,
                head: last_auxiliary,
                finite: !infinitive && !self.is_any(start, &["be", "being", "been", "having", "doing"]),
                infinitive,
                gerund: self.is_any(start, &["being", "having", "doing"]),
                passive: false,
                negated,
                bare_participle: false,
            });
        };
        let forms = self.forms(verb);
        let alone = verb == start || !auxiliary && !infinitive;
        let gerund = forms.has(Forms::GERUND) && alone && !be;
        let bare_participle =
            alone && !infinitive && forms.has(Forms::PARTICIPLE) && !forms.has(Forms::BASE.union(Forms::THIRD));
        let participle_only =
            alone && !infinitive && forms.has(Forms::PARTICIPLE) && !forms.has(Forms::PAST.union(Forms::BASE));
        Some(VerbGroup {
            start,
            head: verb,
            finite: !infinitive && !gerund && !participle_only && !self.is_any(start, &["being", "having", "be"]),
            infinitive,
            gerund: gerund || self.is_any(start, &["being", "having"]),
            passive: be && forms.has(Forms::PARTICIPLE) && !forms.has(Forms::GERUND) || participle_only,
            negated,
            bare_participle,
        })
    }

    /// Whether the token at `at` can be part of a noun phrase's core.
    pub(in crate::analysis) fn is_nominal(&self, at: usize) -> bool {
        matches!(
            self.tag_at(at),
            Tag::Name | Tag::Noun | Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Hyphen | Tag::Pronoun
        )
    }

    /// The noun phrase core that ends before `end`, not reaching before `from`: `the ministry's spokesman`.
    pub(in crate::analysis) fn noun_phrase_before(&self, end: usize, from: usize) -> Option<Range<usize>> {
        let last = end.checked_sub(1).filter(|&last| last >= from)?;
        if !matches!(self.tag_at(last), Tag::Name | Tag::Noun | Tag::Number | Tag::Pronoun | Tag::Determiner) {
            return None;
        }
        if self.tag_at(last) == Tag::Pronoun {
            return Some(self.with_quantifier(last)..end);
        }
        let mut start = last;
        while start > from {
            let before = start - 1;
            let tag = self.tag_at(before);
            let joins = match tag {
                Tag::Noun | Tag::Name => {
                    !(self.tag_at(start) == Tag::Determiner || self.breaks_compound(before, start))
                }
                Tag::Number => self.tag_at(start) != Tag::Determiner,
                Tag::Possessive | Tag::Determiner | Tag::Hyphen => true,
                // `the most senior`, `his now famous`.
                Tag::Adverb => {
                    before > from
                        && matches!(self.tag_at(before - 1), Tag::Determiner | Tag::Possessive)
                        && self.tag_at(start) != Tag::Determiner
                }
                Tag::Verb => self.is_premodifier(before, from),
                _ => false,
            };
            if !joins || self.quoted(before) != self.quoted(last) {
                break;
            }
            start = before;
            if tag == Tag::Determiner && !matches!(self.tag_at(start.wrapping_sub(1)), Tag::Determiner) {
                break;
            }
            if tag == Tag::Possessive && self.kind(start) != Some(TokenKind::Clitic) {
                break;
            }
        }
        Some(start..end)
    }

    /// `those`, `some` and `all` stay with a pronoun behind them.
    fn with_quantifier(&self, at: usize) -> usize {
        if at > 0 && self.tag_at(at - 1) == Tag::Determiner { at - 1 } else { at }
    }

    /// Whether a verb form before a noun is its adjective: `the ruling party`.
    fn is_premodifier(&self, at: usize, from: usize) -> bool {
        at > from
            && matches!(self.tag_at(at - 1), Tag::Determiner | Tag::Possessive)
            && self.forms(at).has(Forms::GERUND.union(Forms::PARTICIPLE))
    }

    /// Whether two neighbours belong to different phrases: `a statement | Trump`, `Monday | Trump`.
    fn breaks_compound(&self, left: usize, right: usize) -> bool {
        let day = self.has(left, Classes::WEEKDAY) || self.has(left, Classes::TIME) && self.tag_at(right) == Tag::Name;
        if day && self.kind(left) == Some(TokenKind::Word) {
            return !self.has(right, Classes::TIME.union(Classes::WEEKDAY));
        }
        // A document or an event is no title of a name.
        self.tag_at(left) == Tag::Noun
            && self.tag_at(right) == Tag::Name
            && self.has(left, Classes::DOCUMENT.union(Classes::EVENT).union(Classes::TIME))
            && !self.has(left, Classes::ROLE.union(Classes::TITLE).union(Classes::BODY))
    }

    /// The noun phrase core that begins at `start`, not reaching to `end`.
    pub(in crate::analysis) fn noun_phrase_at(&self, start: usize, end: usize) -> Option<Range<usize>> {
        if start >= end {
            return None;
        }
        if self.tag_at(start) == Tag::Pronoun {
            return Some(start..start + 1);
        }
        let mut at = start;
        let mut has_head = false;
        while at < end {
            match self.tag_at(at) {
                Tag::Name | Tag::Noun | Tag::Number => has_head = true,
                Tag::Determiner | Tag::Possessive | Tag::Hyphen => {
                    if has_head && matches!(self.tag_at(at), Tag::Determiner) {
                        break;
                    }
                    if self.tag_at(at) == Tag::Possessive && has_head && self.kind(at) != Some(TokenKind::Clitic) {
                        break;
                    }
                }
                Tag::Adverb if !has_head && at > start => {}
                Tag::Verb if !has_head && at > start && self.forms(at).has(Forms::PARTICIPLE.union(Forms::GERUND)) => {}
                _ => break,
            }
            if has_head && at > start && self.breaks_compound(at - 1, at) && self.tag_at(at - 1) != Tag::Hyphen {
                break;
            }
            at += 1;
        }
        has_head.then_some(start..at)
    }
}
