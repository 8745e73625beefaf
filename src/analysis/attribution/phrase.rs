//! Cues that are no verbs: `according to`, `is confident that`, `Ruel's claim that`, `reportedly`.

use std::ops::Range;

use crate::analysis::lexicon::{Classes, Frames, lexicon};
use crate::analysis::syntax::{Tag, VerbGroup};
use crate::analysis::{CueForm, CueKind};
use crate::document::TokenKind;

use super::active::Clause;
use super::content::{clause_end, content_start, group_from, has_finite, is_strong_cue, object_end};
use super::found::Found;
use super::subject::subject;

/// Texts that find something out, so that what is told *in* them is theirs.
const FINDING: [&str; 10] =
    ["analysis", "audit", "census", "poll", "polls", "report", "study", "survey", "surveys", "tally"];

/// Adverbs by which a writer passes on what somebody said without saying who.
const HEARSAY: [&str; 6] = ["reportedly", "purportedly", "supposedly", "allegedly", "ostensibly", "rumoredly"];

impl Clause<'_, '_> {
    /// Every cue of the sentence that is no verb.
    pub(super) fn phrases(&self, found: &mut Vec<Found>) {
        for at in self.tokens.clone() {
            if self.syntax.quoted(at) {
                continue;
            }
            found.extend(self.according_to(at));
            found.extend(self.hearsay(at));
            found.extend(self.noun(at));
        }
        for index in 0..self.groups.len() {
            found.extend(self.adjective(index));
        }
    }

    /// `according to Ruel`, `in the words of Ruel`, `in Ruel's view`.
    fn according_to(&self, at: usize) -> Option<Found> {
        let syntax = self.syntax;
        let cue = if syntax.is(at, "according") && syntax.is(at + 1, "to") {
            at..at + 2
        } else if syntax.is(at, "in")
            && syntax.is(at + 1, "the")
            && syntax.is_any(at + 2, &["words", "view", "opinion", "eyes"])
            && syntax.is(at + 3, "of")
        {
            at..at + 4
        } else if syntax.is(at, "per") && self.is_by_source(at) || syntax.is(at, "in") && self.is_in_text(at) {
            at..at + 1
        } else {
            return None;
        };
        let core = syntax
            .noun_phrase_at(cue.end, self.tokens.end)
            .or_else(|| syntax.is_mark(cue.end, TokenKind::OpenQuote).then_some(cue.end..cue.end + 1))?;
        let source = core.start..self.phrase_end_wide(core);
        let content = self.content_round(&cue, &source)?;
        Some(Found {
            source: Some(source.clone()),
            cue: Some(cue),
            kind: if self.is_document(&source) { CueKind::Document } else { CueKind::Speech },
            form: CueForm::Preposition,
            strength: 96,
            clausal: true,
            content,
            sentence: self.sentence,
        })
    }

    /// Whether the *in* at `at` opens the sentence and leads a text that finds
    /// what the clause behind its comma tells: `In a survey by the board, two in five`.
    fn is_in_text(&self, at: usize) -> bool {
        let syntax = self.syntax;
        let core = if at == self.tokens.start { syntax.noun_phrase_at(at + 1, self.tokens.end) } else { None };
        let Some(core) = core else { return false };
        let reach = core.end..self.tokens.end.min(core.end + 10);
        let comma = reach.clone().find(|&at| syntax.is_mark(at, TokenKind::Comma));
        let clause = comma.and_then(|comma| group_from(self.groups, comma + 1));
        syntax.is_any(core.end - 1, &FINDING)
            && comma.is_some_and(|comma| {
                group_from(self.groups, at).is_none_or(|group| group.start > comma || !group.finite)
            })
            // `In a report, the board said`: there the board speaks.
            && clause.is_some_and(|group| group.finite && !is_strong_cue(syntax, group.head))
    }

    /// Whether the *per* at `at` gives a source, as at the head of a clause, and not a rate.
    fn is_by_source(&self, at: usize) -> bool {
        let opens = at == self.tokens.start
            && matches!(self.syntax.tag_at(at + 1), Tag::Determiner | Tag::Name | Tag::Possessive);
        opens || at > self.tokens.start && self.syntax.is_mark(at - 1, TokenKind::Comma)
    }

    fn is_document(&self, source: &Range<usize>) -> bool {
        source.clone().take(8).any(|at| self.syntax.has(at, Classes::DOCUMENT))
    }

    /// A phrase with participles and times behind it: `figures released on Monday by the bank`.
    fn phrase_end_wide(&self, core: Range<usize>) -> usize {
        let syntax = self.syntax;
        let mut end = self.phrase_end(core);
        let bound = |at: usize| {
            at >= self.tokens.end
                || matches!(
                    syntax.kind(at),
                    Some(
                        TokenKind::Comma | TokenKind::Dash | TokenKind::Semicolon | TokenKind::Stop | TokenKind::Colon
                    )
                )
                || syntax.is_mark(at, TokenKind::OpenQuote)
                || matches!(syntax.tag_at(at), Tag::Coordinator | Tag::Subordinator)
        };
        while !bound(end) {
            end += 1;
            if syntax.is_mark(end, TokenKind::Comma) && syntax.is_nominal(end + 1) && end + 1 < self.tokens.end {
                // Goes on over an apposition only where the phrase function takes it.
                break;
            }
        }
        end.min(self.tokens.end)
    }

    /// The rest of the sentence round a phrase in it: all before it where it comes last, all behind it where it opens.
    fn content_round(&self, cue: &Range<usize>, source: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let syntax = self.syntax;
        let opens = cue.start == self.tokens.start
            || cue.start == self.tokens.start + 1 && syntax.tag_at(cue.start - 1) == Tag::Coordinator;
        let before_end = if cue.start > self.tokens.start && syntax.is_mark(cue.start - 1, TokenKind::Comma) {
            cue.start - 1
        } else {
            cue.start
        };
        let mut content = Vec::with_capacity(2);
        if !opens {
            let start = content_start(syntax, before_end, self.tokens.start);
            // A clause that another joins is the content alone: `…, and the toll rose, according to`.
            if before_end > start + 1 {
                content.push(start..before_end);
            }
        }
        let rest = if syntax.is_mark(source.end, TokenKind::Comma) { source.end + 1 } else { source.end };
        let goes_on = opens
            || syntax.is_mark(source.end, TokenKind::Comma)
                && !has_finite(self.groups, &(self.tokens.start..before_end));
        if goes_on && rest < self.tokens.end {
            let end = clause_end(syntax, self.groups, rest, self.tokens.end);
            if end > rest {
                content.push(rest..end);
            }
        }
        (!content.is_empty()).then_some(content)
    }

    /// `reportedly`: the cue of a source that is not given.
    fn hearsay(&self, at: usize) -> Option<Found> {
        if !self.syntax.is_any(at, &HEARSAY) {
            return None;
        }
        let start = content_start(self.syntax, at, self.tokens.start);
        let end = clause_end(self.syntax, self.groups, at + 1, self.tokens.end);
        let mut content = Vec::with_capacity(2);
        if at > start {
            content.push(start..at);
        }
        if end > at + 1 {
            content.push(at + 1..end);
        }
        Some(Found {
            source: None,
            cue: Some(at..at + 1),
            kind: CueKind::Speech,
            form: CueForm::Adverb,
            strength: 80,
            clausal: true,
            content,
            sentence: self.sentence,
        })
    }

    /// `Ruel's claim that …`, `their plan to …`, `criticism from Ruel`.
    fn noun(&self, at: usize) -> Option<Found> {
        let syntax = self.syntax;
        let sense = lexicon().sense(syntax.entry(at).noun?);
        if syntax.tag_at(at) != Tag::Noun {
            return None;
        }
        // `their plan to`, `his decision to` say what somebody will do, and no more.
        if sense.kind == CueKind::Intention {
            return None;
        }
        let leads = matches!(syntax.tag_at(at + 1), Tag::That | Tag::To)
            || syntax.is_any(at + 1, &["that", "for", "of", "about", "on", "against"]) && at + 1 < self.tokens.end;
        if !leads {
            return None;
        }
        // Up to two adjectives between the owner and the noun.
        let owner_end = (at.saturating_sub(3).max(self.tokens.start)..at)
            .rev()
            .find(|&before| syntax.tag_at(before) == Tag::Possessive)?
            + 1;
        if !(owner_end..at).all(|index| syntax.tag_at(index) == Tag::Noun) {
            return None;
        }
        let pronoun = syntax.kind(owner_end - 1) != Some(TokenKind::Clitic);
        let source = if pronoun {
            owner_end - 1..owner_end
        } else {
            syntax.noun_phrase_before(owner_end - 1, self.tokens.start)?.start..owner_end
        };
        if syntax.has(source.end.saturating_sub(2), Classes::TIME.union(Classes::WEEKDAY)) {
            return None;
        }
        let (cue_end, start) =
            if matches!(syntax.tag_at(at + 1), Tag::That | Tag::To) { (at + 1, at + 1) } else { (at + 2, at + 2) };
        let end = self.before_main_verb(start..object_end(syntax, self.groups, start, self.tokens.end));
        (end > start).then(|| Found {
            source: Some(source),
            cue: Some(owner_end..cue_end),
            kind: sense.kind,
            form: CueForm::Noun,
            strength: sense.clause.saturating_sub(10),
            clausal: syntax.tag_at(start) == Tag::That,
            content: std::iter::once(start..end).collect(),
            sentence: self.sentence,
        })
    }

    /// Where a clause behind a noun ends: before the verb of which the noun is the subject.
    fn before_main_verb(&self, clause: Range<usize>) -> usize {
        if self.syntax.tag_at(clause.start) != Tag::That {
            return clause.end;
        }
        let inside = |group: &&VerbGroup| group.finite && clause.contains(&group.start);
        let second = self.groups.iter().filter(inside).nth(1);
        let bare = |group: &&VerbGroup| self.syntax.is_nominal(group.start - 1);
        second.filter(bare).map_or(clause.end, |group| group.start)
    }

    /// `is confident that`, `was opposed to`.
    fn adjective(&self, index: usize) -> Option<Found> {
        let syntax = self.syntax;
        let group = self.groups.get(index)?;
        let at = self.predicate(group)?;
        let sense = lexicon().sense(syntax.entry(at).adjective?);
        if syntax.quoted(group.head) || !group.finite {
            return None;
        }
        let source = subject(syntax, self.groups, index, self.tokens.start)?;
        let last = source.end - 1;
        if source.len() == 1 && syntax.is_any(last, &["it", "this", "that", "there", "which", "what"])
            || syntax.has(last, Classes::EVENT)
        {
            return None;
        }
        let next = at + 1;
        let by_writer = self.is_writer(&source);
        let clause = sense.frames.has(Frames::CLAUSE)
            && (syntax.tag_at(next) == Tag::That
                || syntax.tag_at(next) == Tag::Question
                || syntax.tag_at(next) == Tag::Pronoun
                || syntax.is_nominal(next) && self.opens_bare_clause(next));
        let infinitive = syntax.tag_at(next) == Tag::To && (sense.frames.has(Frames::INFINITIVE) || sense.clause >= 70);
        let preposition = matches!(syntax.tag_at(next), Tag::Preposition | Tag::Subordinator | Tag::To)
            && sense.prepositions.iter().any(|word| syntax.is(next, word));
        let (cue_end, start, end) = if clause || infinitive {
            (next, next, clause_end(syntax, self.groups, next, self.tokens.end))
        } else if preposition {
            (next + 1, next + 1, object_end(syntax, self.groups, next + 1, self.tokens.end))
        } else {
            return None;
        };
        (end > start && (clause || !by_writer)).then(|| Found {
            source: Some(source),
            cue: Some(if by_writer { at } else { group.start }..cue_end),
            kind: sense.kind,
            form: CueForm::Adjective,
            strength: sense.clause,
            clausal: clause,
            content: std::iter::once(start..end).collect(),
            sentence: self.sentence,
        })
    }

    /// The adjective of a predicate: behind a bare *be*, or the participle of a passive.
    fn predicate(&self, group: &VerbGroup) -> Option<usize> {
        let syntax = self.syntax;
        if group.passive {
            return syntax.entry(group.head).adjective.map(|_| group.head);
        }
        let copula = matches!(syntax.tag_at(group.head), Tag::Be)
            || syntax.is_any(group.head, &["remained", "remains", "seemed", "felt", "became", "feel"]);
        if !copula {
            return None;
        }
        let mut at = group.end();
        while syntax.tag_at(at) == Tag::Adverb {
            at += 1;
        }
        syntax.entry(at).adjective.map(|_| at)
    }
}
