//! Cues in the passive: `is seen as`, `was criticised by Ruel`.

use std::ops::Range;

use crate::analysis::lexicon::{Classes, Sense, lexicon};
use crate::analysis::syntax::{Tag, VerbGroup};
use crate::analysis::{CueForm, CueKind};
use crate::document::TokenKind;

use super::active::Clause;
use super::content::{clause_end, object_end};
use super::found::Found;
use super::subject::subject;

/// Participles by which nobody in particular thinks or says something, and what leads the content behind them.
const REPORTING: [(&str, &[&str]); 34] = [
    ("expected", &["to", "that"]),
    ("believed", &["to", "that"]),
    ("thought", &["to", "that", "of"]),
    ("said", &["to", "that"]),
    ("reported", &["to", "that"]),
    ("considered", &["to", "a", "an", "the", "as", "one"]),
    ("seen", &["as"]),
    ("viewed", &["as"]),
    ("regarded", &["as"]),
    ("perceived", &["as", "to"]),
    ("known", &["to"]),
    ("described", &["as"]),
    ("called", &["a", "an", "the", "on"]),
    ("rumored", &["to", "that"]),
    ("rumoured", &["to", "that"]),
    ("alleged", &["to", "that"]),
    ("estimated", &["to", "at", "that"]),
    ("understood", &["to", "that"]),
    ("feared", &["to", "that"]),
    ("hoped", &["to", "that"]),
    ("deemed", &["to", "a", "an", "too"]),
    ("projected", &["to"]),
    ("predicted", &["to", "that"]),
    ("forecast", &["to"]),
    ("touted", &["as"]),
    ("hailed", &["as"]),
    ("accused", &["of"]),
    ("suspected", &["of", "to"]),
    ("blamed", &["for"]),
    ("criticized", &["for", "as"]),
    ("criticised", &["for", "as"]),
    ("credited", &["with"]),
    ("anticipated", &["to", "that"]),
    ("assumed", &["to", "that"]),
];

/// Verbs of an agenda: that talks are expected to cover something is their schedule, not a forecast.
const AGENDA_REACH: usize = 2;

impl Clause<'_, '_> {
    /// The attribution whose cue is the passive verb group at `index`, if it is one.
    pub(super) fn passive(&self, index: usize) -> Option<Found> {
        let group = *self.groups.get(index)?;
        let syntax = self.syntax;
        if syntax.quoted(group.head) || group.infinitive || group.gerund {
            return None;
        }
        let reduced = !group.passive && group.bare_participle;
        if !group.passive && !reduced {
            return None;
        }
        if let Some(found) = self.by_agent(index, &group) {
            return Some(found);
        }
        if reduced && !self.hangs_on_noun(&group) {
            return None;
        }
        self.agentless(index, &group)
    }

    /// Whether a lone participle stands behind the noun it describes: `a move seen as`, `the plan, described as`.
    fn hangs_on_noun(&self, group: &VerbGroup) -> bool {
        let syntax = self.syntax;
        let Some(before) = group.start.checked_sub(1) else { return false };
        let as_follows = syntax.is(group.end(), "as")
            || syntax.is(group.end(), "to") && syntax.is_any(group.head, &["believed", "thought", "expected", "said"]);
        as_follows
            && (syntax.is_nominal(before) || syntax.tag_at(before) == Tag::Mark || syntax.tag_at(before) == Tag::Adverb)
    }

    /// `was criticised by Ruel for the plan`.
    fn by_agent(&self, index: usize, group: &VerbGroup) -> Option<Found> {
        let syntax = self.syntax;
        let sense = self.passive_sense(group)?;
        let by = (group.end()..self.tokens.end.min(group.end() + 8))
            .take_while(|&at| !matches!(syntax.tag_at(at), Tag::Mark | Tag::Coordinator | Tag::Verb))
            .find(|&at| syntax.is(at, "by"))?;
        let core = syntax.noun_phrase_at(by + 1, self.tokens.end)?;
        if !self.is_agent(&core) {
            return None;
        }
        let source = core.start..self.phrase_end(core.clone());
        let mut content = Vec::new();
        let patient = self.patient(index);
        content.extend(patient);
        if by > group.end() {
            content.push(group.end()..by);
        }
        if matches!(syntax.tag_at(source.end), Tag::Preposition | Tag::To)
            && syntax.is_any(source.end, &["for", "as", "of", "to"])
        {
            content.push(source.end..object_end(syntax, self.groups, source.end, self.tokens.end));
        }
        (!content.is_empty()).then(|| Found {
            source: Some(source),
            cue: Some(group.start..group.end()),
            kind: sense.kind,
            form: CueForm::Passive,
            strength: sense.object.max(sense.clause / 2),
            clausal: false,
            content,
            sentence: self.sentence,
        })
    }

    fn passive_sense(&self, group: &VerbGroup) -> Option<&'static Sense> {
        self.syntax
            .entry(group.head)
            .verb
            .iter()
            .map(|&number| lexicon().sense(number))
            .find(|sense| sense.particles.is_empty() && (sense.object >= 50 || sense.clause >= 70))
    }

    /// Whether the phrase can be somebody who says or thinks: `by Ruel`, `by critics`, not `by a landslide`.
    fn is_agent(&self, core: &Range<usize>) -> bool {
        let last = core.end.saturating_sub(1);
        let syntax = self.syntax;
        syntax.tag_at(last) == Tag::Name && !syntax.has(last, Classes::TIME.union(Classes::WEEKDAY))
            || syntax.has(
                last,
                Classes::ROLE
                    .union(Classes::BODY)
                    .union(Classes::VAGUE)
                    .union(Classes::ANONYMOUS)
                    .union(Classes::SPEAKER),
            )
            || syntax.is_any(last, &["him", "her", "them", "me", "us"])
    }

    fn patient(&self, index: usize) -> Option<Range<usize>> {
        subject(self.syntax, self.groups, index, self.tokens.start)
            .filter(|range| !self.syntax.is(range.start, "it") || range.len() > 1)
    }

    /// `is seen as`, `was expected to`: a cue without a source.
    fn agentless(&self, index: usize, group: &VerbGroup) -> Option<Found> {
        let syntax = self.syntax;
        let head = syntax.text_at(group.head);
        let (_, leads) = REPORTING.iter().find(|(participle, _)| participle.eq_ignore_ascii_case(head))?;
        let next = group.end();
        let called = syntax.is_mark(next, TokenKind::OpenQuote) && leads.contains(&"a");
        if !(called || leads.iter().any(|lead| syntax.is(next, lead))) {
            return None;
        }
        // `is expected to cover`: the agenda of a planned event.
        let patient = self.patient(index);
        if syntax.is(next, "to") && self.is_agenda(patient.as_ref(), next) {
            return None;
        }
        // `that is said to be`: the relative pronoun stands for its noun.
        let mut content = Vec::with_capacity(2);
        content.extend(patient);
        let start = if syntax.is_any(next, &["as", "for", "of", "with"]) { next + 1 } else { next };
        let end = if syntax.is(next, "that") {
            clause_end(syntax, self.groups, start, self.tokens.end)
        } else {
            object_end(syntax, self.groups, start, self.tokens.end)
        };
        let cue_end = if start > next { start } else { next };
        content.push(start..end.max(start + 1));
        Some(Found {
            source: None,
            cue: Some(group.start..cue_end),
            kind: self.passive_sense(group).map_or(CueKind::Thought, |sense| sense.kind),
            form: CueForm::Passive,
            strength: 70,
            clausal: syntax.is(next, "that"),
            content,
            sentence: self.sentence,
        })
    }

    /// Whether the subject is a planned event and the verb behind `to` is one of its programme.
    fn is_agenda(&self, patient: Option<&Range<usize>>, to: usize) -> bool {
        let planned = patient.is_some_and(|range| range.clone().any(|at| self.syntax.has(at, Classes::EVENT_SUBJECT)));
        planned && (to + 1..=to + AGENDA_REACH).any(|at| self.syntax.has(at, Classes::AGENDA))
    }
}
