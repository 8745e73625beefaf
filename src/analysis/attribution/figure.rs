//! Figures that a source gives without a word of saying: `put the cost at 5 million`, `counted 60 boats`.

use std::ops::Range;

use crate::analysis::lexicon::Classes;
use crate::analysis::syntax::{Tag, VerbGroup};
use crate::analysis::{CueForm, CueKind};

use super::active::Clause;
use super::content::object_end;
use super::found::Found;

/// Verbs with a thing and its figure behind *at*.
#[rustfmt::skip]
const PUT_AT: [&str; 16] = [
    "assessed", "assesses", "estimated", "estimates", "pegged", "pegs", "priced", "prices", "put", "puts", "rated",
    "rates", "reckoned", "reckons", "valued", "values",
];

/// Verbs by which anybody gives a figure of what they saw.
const COUNTED: [&str; 4] = ["counted", "counts", "tallied", "tallies"];

/// Verbs by which a body gives a figure of what it keeps a record of; of a person they tell a success.
const KEPT: [&str; 4] = ["logged", "logs", "measured", "surveyed"];

/// Verbs by which a body tells what it took or lost.
const REPORTED: [&str; 4] = ["posted", "posts", "reported", "reports"];

/// Words that stand before a figure and leave it one.
#[rustfmt::skip]
const ROUGHLY: [&str; 13] = [
    "about", "almost", "around", "at", "between", "fewer", "just", "less", "more", "nearly", "over", "roughly", "some",
];

/// How far behind the verb the figure may stand, in tokens.
const REACH: usize = 16;

/// How surely a figure of that kind is its source's.
const STRENGTH: u8 = 66;

impl Clause<'_, '_> {
    /// The attribution of a figure whose cue is the verb group at `index`, if it is one.
    pub(super) fn figure(&self, index: usize) -> Option<Found> {
        let group = *self.groups.get(index)?;
        let syntax = self.syntax;
        if !group.finite || group.passive || group.negated || syntax.quoted(group.head) {
            return None;
        }
        let content = if syntax.is_any(group.head, &PUT_AT) {
            self.put_at(&group)?
        } else if syntax.is_any(group.head, &COUNTED) || syntax.is_any(group.head, &KEPT) {
            self.counted(&group)?
        } else if syntax.is_any(group.head, &REPORTED) {
            self.reported(&group)?
        } else {
            return None;
        };
        let source = self.source_of(index, &group)?;
        let kept = syntax.is_any(group.head, &KEPT) || syntax.is_any(group.head, &REPORTED);
        let body = source.clone().any(|at| syntax.has(at, Classes::BODY.union(Classes::DOCUMENT)));
        if self.is_writer(&source) || matches!(syntax.tag_at(source.start), Tag::Pronoun | Tag::That) || kept && !body {
            return None;
        }
        Some(Found {
            source: Some(source),
            cue: Some(group.start..group.end()),
            kind: CueKind::Document,
            form: CueForm::Verb,
            strength: STRENGTH,
            clausal: false,
            content: vec![content],
            sentence: self.sentence,
        })
    }

    /// What is put at a figure, with it.
    fn put_at(&self, group: &VerbGroup) -> Option<Range<usize>> {
        let syntax = self.syntax;
        let end = self.tokens.end.min(group.end() + REACH);
        let inside = |at: &usize| {
            syntax.is_nominal(*at)
                || matches!(syntax.tag_at(*at), Tag::Preposition | Tag::Adverb | Tag::That)
                // `put that cost at`: it only could be a verb.
                || at.checked_sub(1).is_some_and(|before| syntax.tag_at(before) == Tag::That)
        };
        let at = (group.end()..end).take_while(inside).find(|&at| syntax.is(at, "at") && self.is_figure(at + 1))?;
        (at > group.end()).then(|| group.end()..object_end(syntax, self.groups, at + 1, self.tokens.end))
    }

    /// What is counted.
    fn counted(&self, group: &VerbGroup) -> Option<Range<usize>> {
        let start = group.end();
        self.is_figure(start).then(|| start..object_end(self.syntax, self.groups, start, self.tokens.end))
    }

    /// What is reported with a figure in it: `a quarterly profit of 412 million`.
    fn reported(&self, group: &VerbGroup) -> Option<Range<usize>> {
        let start = group.end();
        let end = object_end(self.syntax, self.groups, start, self.tokens.end);
        let inside = |at: &usize| {
            self.syntax.is_nominal(*at) || matches!(self.syntax.tag_at(*at), Tag::Preposition | Tag::Adverb)
        };
        let figure = (start..end.min(start + REACH)).take_while(inside).any(|at| self.is_figure(at));
        (figure && self.syntax.is_nominal(start)).then_some(start..end)
    }

    /// Whether a figure stands at `at`, or a word or two behind that round it.
    fn is_figure(&self, at: usize) -> bool {
        let roughly = |at: usize| self.syntax.is_any(at, &ROUGHLY) || self.syntax.is_any(at, &["than", "least"]);
        let first = (at..at + 3).find(|&at| !roughly(at)).unwrap_or(at);
        self.syntax.tag_at(first) == Tag::Number || self.syntax.has(first, Classes::NUMBER)
    }
}
