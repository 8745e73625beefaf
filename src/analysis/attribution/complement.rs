//! What stands behind a cue verb: a clause, a quotation, an object, and what may come between.

use std::ops::Range;

use crate::analysis::lexicon::{Classes, Forms, Frames, Sense};
use crate::analysis::syntax::{Syntax, Tag, VerbGroup};
use crate::document::TokenKind;

use super::active::{Clause, LEAST};
use super::content::{clause_end, object_end};

/// What stands behind a cue verb.
#[derive(Debug)]
pub(super) struct Complement {
    /// One past the last token that belongs to the cue.
    pub(super) cue_end: usize,
    /// What is said.
    pub(super) content: Range<usize>,
    /// How surely it is said.
    pub(super) strength: u8,
    /// Whether it is a clause or a quotation, and no thing and no aim.
    pub(super) clausal: bool,
}

impl Clause<'_, '_> {
    /// Content that goes on behind a tag: `…, he said, “…”`.
    pub(super) fn resumed(&self, at: usize) -> Option<Complement> {
        let syntax = self.syntax;
        let mut next = at;
        // `he said in Geneva, “…”`
        while next < self.tokens.end
            && !matches!(
                syntax.kind(next),
                Some(
                    TokenKind::Comma | TokenKind::Colon | TokenKind::OpenQuote | TokenKind::Dash | TokenKind::Semicolon
                )
            )
        {
            if matches!(syntax.tag_at(next), Tag::Verb | Tag::That) {
                return None;
            }
            next += 1;
        }
        let first = if syntax.is_mark(next, TokenKind::OpenQuote) { next } else { next + 1 };
        if first >= self.tokens.end {
            return None;
        }
        let quoted = syntax.quoted(first);
        if quoted {
            return Some(Complement {
                cue_end: at,
                content: first..self.clause_end(first),
                strength: 90,
                clausal: true,
            });
        }
        None
    }

    pub(super) fn goes_on(&self, cue_end: usize, content: &Range<usize>) -> bool {
        content.start > cue_end && (self.syntax.quoted(content.start) || self.syntax.is_mark(cue_end, TokenKind::Comma))
    }

    fn clause_end(&self, start: usize) -> usize {
        clause_end(self.syntax, self.groups, start, self.tokens.end)
    }

    /// What stands behind the cue that ends before `end`.
    pub(super) fn complement(&self, group: &VerbGroup, sense: &Sense, end: usize) -> Option<Complement> {
        let syntax = self.syntax;
        let mut at = end;
        while syntax.tag_at(at) == Tag::Adverb && at < self.tokens.end {
            at += 1;
        }
        let timed = self.is_day(at) || syntax.tag_at(at) == Tag::Preposition && self.is_day(at + 1);
        self.direct(sense, at, end)
            .or_else(|| timed.then(|| self.behind_adverbial(sense, at, end)).flatten())
            .or_else(|| self.behind_addressee(sense, at, end))
            .or_else(|| self.behind_preposition(sense, at))
            .or_else(|| self.bare_clause(sense, at, end))
            .or_else(|| self.object(group, sense, at, end))
            .or_else(|| self.behind_adverbial(sense, at, end))
    }

    /// A clause with its joining word, a quotation, or an infinitive right at `at`.
    fn direct(&self, sense: &Sense, at: usize, cue_end: usize) -> Option<Complement> {
        let syntax = self.syntax;
        if at >= self.tokens.end {
            return None;
        }
        let clause = |start: usize| {
            let content = start..self.clause_end(start);
            Some(Complement {
                cue_end,
                content,
                strength: sense.clause,
                clausal: !matches!(syntax.tag_at(start), Tag::To | Tag::Negation),
            })
        };
        let frames = sense.frames;
        match syntax.tag_at(at) {
            Tag::That | Tag::Question if frames.has(Frames::CLAUSE) => return clause(at),
            Tag::Subordinator if frames.has(Frames::CLAUSE) && syntax.is_any(at, &["if", "when"]) => return clause(at),
            Tag::To if frames.has(Frames::INFINITIVE) => return clause(at),
            Tag::Negation if frames.has(Frames::INFINITIVE) && syntax.tag_at(at + 1) == Tag::To => return clause(at),
            Tag::Mark => {}
            _ => return None,
        }
        let mut next = at;
        if matches!(syntax.kind(next), Some(TokenKind::Comma | TokenKind::Colon)) {
            next += 1;
        }
        let spoken = frames.has(Frames::QUOTATION.union(Frames::CLAUSE).union(Frames::OBJECT));
        if syntax.is_mark(next, TokenKind::OpenQuote) && spoken {
            let enough = syntax.quoted(next) || next == at;
            return enough.then(|| clause(next)).flatten();
        }
        if syntax.is_mark(at, TokenKind::Colon) && frames.has(Frames::QUOTATION) {
            return clause(next);
        }
        if syntax.is_mark(at, TokenKind::Comma) && syntax.tag_at(next) == Tag::That && frames.has(Frames::CLAUSE) {
            return clause(next);
        }
        None
    }

    /// Content behind an addressee or an object: `told reporters that`, `accused him of`, `called it “…”`.
    fn behind_addressee(&self, sense: &Sense, at: usize, cue_end: usize) -> Option<Complement> {
        if !sense.frames.has(Frames::ADDRESSEE) {
            return None;
        }
        let syntax = self.syntax;
        let core = syntax.noun_phrase_at(at, self.tokens.end)?;
        let mut next = core.end;
        for _ in 0..3 {
            if syntax.tag_at(next) == Tag::Preposition
                && !sense.prepositions.iter().any(|word| syntax.is(next, word))
                && !syntax.is_any(next, &["for", "with", "that"])
                && let Some(core) = syntax.noun_phrase_at(next + 1, self.tokens.end)
            {
                next = core.end;
            } else if syntax.tag_at(next) == Tag::Coordinator
                && let Some(core) = syntax.noun_phrase_at(next + 1, self.tokens.end)
                && !self.is_subject(&core)
            {
                next = core.end;
            } else if syntax.is_mark(next, TokenKind::Comma)
                && !syntax.is_mark(next + 1, TokenKind::OpenQuote)
                && syntax.is_nominal(next + 1)
            {
                // `told Ruel, the mayor, that`
                let Some(core) = syntax.noun_phrase_at(next + 1, self.tokens.end) else { break };
                if !syntax.is_mark(core.end, TokenKind::Comma) {
                    break;
                }
                next = core.end + 1;
            } else {
                break;
            }
        }
        // The day or the place: `told reporters on Tuesday that`.
        while syntax.tag_at(next) == Tag::Adverb || syntax.has(next, Classes::WEEKDAY) {
            next += 1;
        }
        if let Some(mut found) = self.direct(sense, next, cue_end) {
            // `urged the board to wait`: who is to do it is part of what is asked.
            if syntax.tag_at(found.content.start) == Tag::To {
                found.content.start = at;
            }
            return Some(found);
        }
        let accuses = sense.object > sense.clause.saturating_sub(20) && sense.object >= 60;
        if syntax.tag_at(next) == Tag::Preposition
            && (accuses && syntax.is_any(next, &["of", "for", "with", "as"])
                || sense.prepositions.iter().any(|word| syntax.is(next, word)))
        {
            let content = at..object_end(syntax, self.groups, at, self.tokens.end);
            return Some(Complement { cue_end, content, strength: sense.object.max(sense.clause), clausal: false });
        }
        // A clause without a joining word behind the addressee: `told reporters he had left`.
        let clause = next < self.tokens.end && syntax.is_nominal(next) && self.opens_bare_clause(next);
        (clause && sense.frames.has(Frames::CLAUSE)).then(|| Complement {
            cue_end,
            content: next..self.clause_end(next),
            strength: sense.clause,
            clausal: true,
        })
    }

    /// Content behind the preposition a sense asks for: `called for a ban`.
    fn behind_preposition(&self, sense: &Sense, at: usize) -> Option<Complement> {
        let syntax = self.syntax;
        if !matches!(syntax.tag_at(at), Tag::Preposition | Tag::To | Tag::Adverb | Tag::Subordinator)
            || !sense.prepositions.iter().any(|word| syntax.is(at, word))
        {
            return None;
        }
        let start = at + 1;
        let end = object_end(syntax, self.groups, start, self.tokens.end);
        let strength = sense.clause.max(sense.object);
        (end > start && start < self.tokens.end).then_some(Complement {
            cue_end: at + 1,
            content: start..end,
            strength,
            clausal: false,
        })
    }

    fn bare_clause(&self, sense: &Sense, at: usize, cue_end: usize) -> Option<Complement> {
        if !sense.frames.has(Frames::CLAUSE) || at >= self.tokens.end || !self.opens_bare_clause(at) {
            return None;
        }
        let strength = sense.clause;
        Some(Complement { cue_end, content: at..self.clause_end(at), strength, clausal: true })
    }

    /// An object that is the content, with what it is called where the verb calls it something.
    fn object(&self, group: &VerbGroup, sense: &Sense, at: usize, cue_end: usize) -> Option<Complement> {
        let syntax = self.syntax;
        let takes = sense.frames.has(Frames::OBJECT) || sense.frames.has(Frames::COMPLEMENT) && sense.object > 0;
        let nominal = syntax.is_nominal(at)
            || syntax.is_mark(at, TokenKind::OpenQuote)
            || syntax.tag_at(at) == Tag::Verb && syntax.forms(at).has(Forms::GERUND)
            || syntax.tag_at(at) == Tag::Question;
        if !takes || sense.object < LEAST || at >= self.tokens.end || !nominal || group.infinitive && sense.object < 60
        {
            return None;
        }
        let end = object_end(syntax, self.groups, at, self.tokens.end);
        if sense.frames.has(Frames::COMPLEMENT) && !sense.frames.has(Frames::OBJECT) && !self.is_called(at, end) {
            return None;
        }
        // `expects the gap to widen` thinks a whole clause.
        let whole = sense.frames.has(Frames::INFINITIVE)
            && syntax.noun_phrase_at(at, end).is_some_and(|core| syntax.tag_at(core.end) == Tag::To);
        Some(Complement { cue_end, content: at..end, strength: sense.object, clausal: whole })
    }

    /// Whether an object is followed by what it is called: `him a liar`, `it “…”`, `the plan as dead`.
    fn is_called(&self, start: usize, end: usize) -> bool {
        let syntax = self.syntax;
        (start + 1..end).any(|at| {
            syntax.is(at, "as")
                || syntax.is_mark(at, TokenKind::OpenQuote)
                || syntax.tag_at(at) == Tag::Determiner
                    && syntax.is_nominal(at - 1)
                    && syntax.tag_at(at - 1) != Tag::Determiner
        }) || end > start + 1 && (syntax.tag_at(start) == Tag::Pronoun || self.is_judged_at_last(end - 1))
    }

    /// Whether the last word of an object is what it is called: `the plan reckless`.
    fn is_judged_at_last(&self, last: usize) -> bool {
        let word = self.syntax.text_at(last);
        let adjective = self.syntax.has(last, Classes::EVALUATIVE)
            || word.len() > 5
                && ["less", "ous", "ful", "ible", "able", "ive", "ant", "ish", "istic"]
                    .iter()
                    .any(|end| word.ends_with(end));
        let joined = matches!(self.syntax.tag_at(last.wrapping_sub(1)), Tag::Noun | Tag::Name);
        adjective && joined && self.syntax.tag_at(last) == Tag::Noun
    }

    /// Content behind a time, a place or an occasion: `said on Tuesday that`, `said in a statement the plan was dead`.
    fn behind_adverbial(&self, sense: &Sense, at: usize, cue_end: usize) -> Option<Complement> {
        let syntax = self.syntax;
        if sense.clause < LEAST || !sense.frames.has(Frames::CLAUSE.union(Frames::QUOTATION)) {
            return None;
        }
        let mut next = at;
        let limit = self.tokens.end.min(at + 32);
        while next < limit {
            if next > at
                && (sense.frames.has(Frames::CLAUSE)
                    && syntax.tag_at(next) == Tag::That
                    && !is_head_of_relative(syntax, next, at)
                    || self.is_spoken_mark(next))
            {
                return self.direct(sense, next, cue_end);
            }
            match syntax.tag_at(next) {
                Tag::Preposition | Tag::Subordinator => {
                    let mut end = syntax.noun_phrase_at(next + 1, self.tokens.end).map_or(next + 1, |core| core.end);
                    // `said in Geneva the plan was dead`
                    if sense.frames.has(Frames::CLAUSE) && self.opens_bare_clause(end) && syntax.is_nominal(end) {
                        return Some(Complement {
                            cue_end,
                            content: end..self.clause_end(end),
                            strength: sense.clause,
                            clausal: true,
                        });
                    }
                    end = end.max(next + 1);
                    next = end;
                }
                Tag::Name | Tag::Noun | Tag::Determiner if self.is_day(next) => {
                    next += 1;
                    if sense.frames.has(Frames::CLAUSE) && self.opens_bare_clause(next) {
                        return Some(Complement {
                            cue_end,
                            content: next..self.clause_end(next),
                            strength: sense.clause,
                            clausal: true,
                        });
                    }
                }
                Tag::Adverb | Tag::Hyphen => next += 1,
                Tag::Noun | Tag::Name | Tag::Number | Tag::Possessive | Tag::Determiner if next > at => next += 1,
                Tag::Mark if syntax.is_mark(next, TokenKind::Comma) && next > at => next += 1,
                Tag::Verb
                    if next > at
                        && syntax.forms(next).has(Forms::GERUND)
                        && !syntax.is_mark(next - 1, TokenKind::Comma) =>
                {
                    next += 1;
                }
                _ => return None,
            }
        }
        None
    }

    fn is_spoken_mark(&self, at: usize) -> bool {
        let quote = if matches!(self.syntax.kind(at), Some(TokenKind::Comma | TokenKind::Colon)) { at + 1 } else { at };
        self.syntax.is_mark(quote, TokenKind::OpenQuote) && self.syntax.quoted(quote)
    }

    fn is_day(&self, at: usize) -> bool {
        self.syntax.has(at, Classes::WEEKDAY.union(Classes::TIME))
            || self.syntax.is_any(at, &["last", "this", "early", "late", "earlier", "next"])
                && self.syntax.has(at + 1, Classes::WEEKDAY.union(Classes::TIME))
    }
}

/// Whether the `that` at `at` belongs to the noun before it and not to the cue: `said in a letter that arrived`.
fn is_head_of_relative(syntax: &Syntax<'_>, at: usize, from: usize) -> bool {
    at > from
        && syntax.tag_at(at - 1) == Tag::Noun
        && matches!(syntax.tag_at(at + 1), Tag::Be | Tag::Have | Tag::Verb | Tag::Modal)
}
