//! Cues that are verbs with a subject: `Ruel said that …`, `“…,” said Ruel`, `…, adding that …`.

use std::ops::Range;

use crate::analysis::lexicon::{Classes, Frames, Sense, lexicon};
use crate::analysis::syntax::{Syntax, Tag, VerbGroup};
use crate::analysis::{CueForm, CueKind};
use crate::document::TokenKind;

use super::content::{group_from, has_finite, is_strong_cue};
use super::found::Found;
use super::subject::subject;

/// Strength below which a verb is no cue in the frame it stands in.
pub(super) const LEAST: u8 = 40;

/// How surely a clause behind *I think* or *you know* is what is thought, whatever the verb.
const WRITERS: u8 = 60;

/// One sentence and its verb groups.
pub(super) struct Clause<'a, 'b> {
    pub(super) syntax: &'b Syntax<'a>,
    pub(super) groups: &'b [VerbGroup],
    /// The sentence's tokens.
    pub(super) tokens: Range<usize>,
    /// Its index.
    pub(super) sentence: usize,
}

impl Clause<'_, '_> {
    /// The attribution whose cue is the verb group at `index`, if it is one.
    pub(super) fn active(&self, index: usize) -> Option<Found> {
        let group = *self.groups.get(index)?;
        if self.syntax.quoted(group.head) || group.passive {
            return None;
        }
        if group.bare_participle && self.is_reduced(index) {
            return None;
        }
        let entry = self.syntax.entry(group.head);
        let source = self.source_of(index, &group);
        for &number in &entry.verb {
            let sense = lexicon().sense(number);
            if !self.particles_follow(&group, sense) {
                continue;
            }
            if let Some(found) = self.with_sense(index, &group, sense, source.clone()) {
                return Some(found);
            }
        }
        None
    }

    /// Whether a participle only describes the subject of the next verb: `officials briefed on the plan said`.
    fn is_reduced(&self, index: usize) -> bool {
        let Some((group, next)) = self.groups.get(index).zip(self.groups.get(index + 1)) else { return false };
        // `The lock, Ruel said, is shut`: a tag between commas describes nothing.
        let tag = self.syntax.is_mark(group.end(), TokenKind::Comma)
            && is_strong_cue(self.syntax, group.head)
            && subject(self.syntax, self.groups, index, self.tokens.start).is_some_and(|source| {
                source.end == group.start
                    && source.start.checked_sub(1).is_some_and(|before| self.syntax.is_mark(before, TokenKind::Comma))
            });
        let near = !tag && next.finite && next.start < group.end() + 12 && !self.syntax.quoted(next.head);
        near && subject(self.syntax, self.groups, index + 1, self.tokens.start)
            .is_some_and(|range| range.contains(&group.head))
    }

    fn particles_follow(&self, group: &VerbGroup, sense: &Sense) -> bool {
        sense.particles.iter().enumerate().all(|(offset, particle)| self.syntax.is(group.end() + offset, particle))
    }

    fn with_sense(
        &self,
        index: usize,
        group: &VerbGroup,
        sense: &Sense,
        source: Option<Range<usize>>,
    ) -> Option<Found> {
        let end = group.end() + sense.particles.len();
        if let Some(found) = self.inverted(group, sense, end) {
            return Some(found);
        }
        let source = source?;
        if !self.can_speak(&source, sense) {
            return None;
        }
        let relative = matches!(self.syntax.tag_at(source.start), Tag::Relative | Tag::That);
        let by_writer = self.is_writer(&source);
        // *You know* set between words is filler.
        let filler = by_writer && self.syntax.is(source.start, "you");
        let left = if relative || filler { None } else { self.content_before(&source, group, sense) };
        let complement = self.complement(group, sense, end);
        // What the writer or the reader thinks is shown by the verb alone.
        let start = if by_writer { group.head } else { self.cue_start(index, group) };
        let mut content = Vec::with_capacity(2);
        let (mut cue_end, mut strength, mut clausal) = (end, sense.clause, true);
        match (left, complement) {
            (None, Some(right)) => {
                (cue_end, strength, clausal) = (right.cue_end, right.strength, right.clausal);
                content.push(right.content);
            }
            (Some(left), right) if !group.gerund && !group.infinitive => {
                content.push(left);
                if let Some(right) = right.or_else(|| self.resumed(end))
                    && self.goes_on(end, &right.content)
                {
                    content.push(right.content);
                }
            }
            (Some(_), Some(right)) => {
                clausal = right.clausal;
                content.push(right.content);
            }
            (None, None) if !(group.gerund || group.infinitive || relative) => {
                match self.interposed(&source, sense, end) {
                    Some(round) => content = round,
                    // `Branca went on:` before a quotation in the next paragraph.
                    None if self.announces(sense, end) => {}
                    None => return None,
                }
            }
            _ => return None,
        }
        // `After saying her foot hurt, Ruel left`
        if group.gerund
            && let Some(last) = content.last_mut().filter(|last| last.contains(&source.start))
        {
            last.end = source.start.saturating_sub(1).max(last.start + 1);
        }
        if relative && self.withholds_name(&content) {
            return None;
        }
        if relative && let Some(last) = content.last_mut() {
            last.end = self.relative_content_end(last.clone());
        }
        if by_writer {
            if !clausal || sense.kind == CueKind::Intention || self.is_lone_word(&content) {
                return None;
            }
            strength = strength.max(WRITERS);
            for content in &mut content {
                content.end = self.aside_start(content.clone());
            }
        }
        if group.infinitive && !self.governed(index, group) && !self.is_reported(&content, strength) {
            return None;
        }
        let aimed = content.iter().any(|content| content.clone().any(|at| self.syntax.tag_at(at) == Tag::To));
        let said = clausal || aimed && sense.kind == CueKind::Ruling;
        if !said && self.is_loose(group, &source, sense.kind) || !by_writer && self.is_asked(&source) {
            return None;
        }
        let strength = (strength + self.weight(&source, sense, clausal)).saturating_sub(self.doubt(group, &source));
        (strength >= LEAST).then_some(Found {
            source: Some(source),
            cue: Some(start..if by_writer { cue_end } else { self.with_day(cue_end, &content) }),
            kind: sense.kind,
            form: CueForm::Verb,
            strength,
            clausal,
            content,
            sentence: self.sentence,
        })
    }

    /// Whether what a source asks for is only that it be left unnamed: `who
    /// asked not to be named`, `who spoke on condition of anonymity`.
    fn withholds_name(&self, content: &[Range<usize>]) -> bool {
        let syntax = self.syntax;
        content.iter().any(|content| {
            let head = content.start..content.end.min(content.start + 5);
            head.clone().any(|at| syntax.is(at, "anonymity"))
                || head.clone().any(|at| syntax.is_any(at, &["not", "be", "remain"]))
                    && head.clone().any(|at| {
                        syntax.is_any(at, &["anonymous", "identified", "named", "quoted", "unidentified", "unnamed"])
                    })
        })
    }

    /// What is said in a relative clause ends with it: before the comma behind which the main verb stands.
    fn relative_content_end(&self, content: Range<usize>) -> usize {
        let closes = |at: usize| {
            self.syntax.is_mark(at, TokenKind::Comma)
                && group_from(self.groups, at + 1).is_some_and(|next| next.start <= at + 2 && next.finite)
        };
        content.clone().skip(1).find(|&at| closes(at)).unwrap_or(content.end)
    }

    /// Whether the sentence ends in a colon behind the cue.
    fn announces(&self, sense: &Sense, end: usize) -> bool {
        let last = self.tokens.end.saturating_sub(1);
        let plain =
            |at: usize| self.syntax.is_nominal(at) || matches!(self.syntax.tag_at(at), Tag::Preposition | Tag::Adverb);
        sense.frames.has(Frames::QUOTATION)
            && sense.clause >= 60
            && self.syntax.is_mark(last, TokenKind::Colon)
            && last < end + 12
            && (end..last).all(plain)
    }

    /// Whether the source is the writer or the reader: what *we* want is nobody's report.
    pub(super) fn is_writer(&self, source: &Range<usize>) -> bool {
        source.len() == 1 && self.syntax.is_any(source.start, &["i", "we", "you"])
    }

    /// `Did Ruel say so?` asks whether, and tells of nothing.
    fn is_asked(&self, source: &Range<usize>) -> bool {
        let first = self.tokens.start;
        source.start == first + 1
            && self.syntax.tag_at(first) == Tag::Do
            && self.syntax.text_at(self.tokens.end.saturating_sub(1)) == "?"
    }

    /// Whether a question's word is all there is of the content: `you know why`.
    fn is_lone_word(&self, content: &[Range<usize>]) -> bool {
        let lone = |content: &Range<usize>| {
            content.len() == 1 && matches!(self.syntax.tag_at(content.start), Tag::Question | Tag::That | Tag::Pronoun)
        };
        content.len() == 1 && content.iter().all(lone)
    }

    /// Where a clause that goes with *I think* ends: before a comma behind which another begins.
    fn aside_start(&self, content: Range<usize>) -> usize {
        let syntax = self.syntax;
        let ends = |at: usize| {
            syntax.is_mark(at, TokenKind::Comma)
                && !syntax.quoted(at)
                && has_finite(self.groups, &(content.start..at))
                && (syntax.is_any(at + 1, &["but", "so", "because", "although", "though"])
                    || matches!(syntax.tag_at(at + 1), Tag::Pronoun)
                        && group_from(self.groups, at + 1).is_some_and(|next| next.start == at + 2 && next.finite))
        };
        content.clone().skip(2).find(|&at| ends(at)).unwrap_or(content.end)
    }

    /// Where the cue ends: with the day or the adverb right behind the verb (`said Friday`).
    fn with_day(&self, mut end: usize, content: &[Range<usize>]) -> usize {
        let syntax = self.syntax;
        while end < self.tokens.end
            && !content.iter().any(|content| content.contains(&end))
            && (syntax.tag_at(end) == Tag::Adverb
                || syntax.has(end, Classes::WEEKDAY.union(Classes::TIME)) && syntax.is_nominal(end)
                || syntax.is_any(end, &["last", "early", "late"])
                    && syntax.has(end + 1, Classes::TIME.union(Classes::WEEKDAY)))
        {
            end += 1;
        }
        end
    }

    /// Whether a verb before a thing tells of no more than a doing: a gerund
    /// of thought or of nobody's by name, a ruling on a thing, a pronoun's liking.
    fn is_loose(&self, group: &VerbGroup, source: &Range<usize>, kind: CueKind) -> bool {
        let named = source.clone().any(|at| self.syntax.tag_at(at) == Tag::Name);
        // `The agency, citing two officials, said`
        let beside = source.end + 1 == group.start
            && self.syntax.is_mark(source.end, TokenKind::Comma)
            && self.syntax.has(source.end.saturating_sub(1), Classes::ROLE.union(Classes::BODY));
        match kind {
            CueKind::Thought => group.gerund || self.syntax.tag_at(source.start) == Tag::Pronoun,
            CueKind::Ruling => true,
            CueKind::Document => !source.clone().any(|at| self.syntax.has(at, Classes::DOCUMENT)),
            _ => group.gerund && !named && !beside,
        }
    }

    /// What makes a cue surer: that a text or a body is its subject, which has
    /// no eyes to find with and no mind to prove to.
    fn weight(&self, source: &Range<usize>, sense: &Sense, clausal: bool) -> u8 {
        let speaks = |at: usize| self.syntax.has(at, Classes::DOCUMENT.union(Classes::BODY));
        let of_text = sense.kind == CueKind::Document && clausal && source.clone().any(speaks);
        if of_text { 30_u8.min(100 - sense.clause.min(100)) } else { 0 }
    }

    /// What makes a cue less sure: a participle that may be an adjective, an infinitive of purpose.
    fn doubt(&self, group: &VerbGroup, source: &Range<usize>) -> u8 {
        let adjacent = source.end == group.start;
        u8::from(group.bare_participle && !adjacent && self.syntax.tag_at(source.start) != Tag::Pronoun) * 5
            + u8::from(group.infinitive) * 20
    }

    /// Whether content is surely somebody's words: a quotation, or a clause with its joining word.
    fn is_reported(&self, content: &[Range<usize>], strength: u8) -> bool {
        let joined =
            |start: usize| self.syntax.quoted(start) || matches!(self.syntax.tag_at(start), Tag::That | Tag::Question);
        strength >= 80 && content.first().is_some_and(|content| joined(content.start))
    }

    /// Whether an infinitive hangs on the verb right before it: `declined to say`.
    fn governed(&self, index: usize, group: &VerbGroup) -> bool {
        index
            .checked_sub(1)
            .and_then(|before| self.groups.get(before))
            .is_some_and(|before| before.end() == group.start)
    }

    /// Where the cue begins: with the verb that governs it (`declined to say`), or with its own group.
    fn cue_start(&self, index: usize, group: &VerbGroup) -> usize {
        if !group.infinitive {
            let adverb = |at: usize| {
                matches!(self.syntax.tag_at(at), Tag::Adverb) && self.syntax.kind(at) == Some(TokenKind::Word)
            };
            let mut start = group.start;
            while start > self.tokens.start && adverb(start - 1) {
                start -= 1;
            }
            return start;
        }
        let before = index.checked_sub(1).and_then(|before| self.groups.get(before));
        match before {
            Some(before) if before.end() == group.start && !self.syntax.quoted(before.head) => before.start,
            _ => group.start,
        }
    }

    /// Whether `source` can be the one who does what the verb says.
    fn can_speak(&self, source: &Range<usize>, sense: &Sense) -> bool {
        let last = source.end.saturating_sub(1);
        let it = source.len() == 1
            && self.syntax.is_any(last, &["it", "this", "that", "there", "these", "those", "which", "what"]);
        // What an event does by such a verb (`the visit suggests`) is the writer's own reading of it.
        let core = self.syntax.noun_phrase_at(source.start, source.end).map_or(source.end, |core| core.end);
        let head = core.saturating_sub(1);
        let event = self.syntax.has(head, Classes::EVENT)
            && !self.syntax.has(head, Classes::DOCUMENT.union(Classes::ROLE).union(Classes::BODY));
        !event && (!it || sense.clause >= 80 && !self.syntax.is_any(last, &["there", "what"]))
    }

    /// Where the quotation begins behind a colon or a comma, before which there is only a noun phrase from `from` on.
    fn quotation_after(&self, from: usize) -> Option<usize> {
        let syntax = self.syntax;
        let mark = (from..self.tokens.end.min(from + 16))
            .take_while(|&at| !syntax.quoted(at) && !matches!(syntax.tag_at(at), Tag::Verb | Tag::Be | Tag::That))
            .find(|&at| syntax.is_mark(at, TokenKind::Colon) && syntax.quoted(at + 1))?;
        (mark > from).then_some(mark + 1)
    }

    /// `“…,” said Ruel` and `…, said Ruel`.
    fn inverted(&self, group: &VerbGroup, sense: &Sense, end: usize) -> Option<Found> {
        let syntax = self.syntax;
        if !sense.frames.has(Frames::QUOTATION) || group.start != group.head || group.gerund || group.infinitive {
            return None;
        }
        let before = group.start.checked_sub(1);
        let opens = group.start == self.tokens.start;
        let behind_mark = before.is_some_and(|before| {
            syntax.is_mark(before, TokenKind::Comma)
                || syntax.is_mark(before, TokenKind::CloseQuote) && syntax.quoted(before)
        });
        let announced = opens && self.quotation_after(end).is_some();
        if !(behind_mark || announced || opens && before.is_some_and(|before| syntax.quoted(before))) {
            return None;
        }
        let mut first = end;
        while syntax.tag_at(first) == Tag::Adverb {
            first += 1;
        }
        if !matches!(
            syntax.tag_at(first),
            Tag::Name | Tag::Noun | Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Pronoun
        ) || syntax.quoted(first)
        {
            return None;
        }
        let core = syntax.noun_phrase_at(first, self.tokens.end)?;
        // `Ruel left, said the map was lost`: a verb behind the phrase makes it the subject of the content.
        if group_from(self.groups, core.end)
            .is_some_and(|next| next.start == core.end && next.finite && !syntax.quoted(next.head))
        {
            return None;
        }
        let source_end = self.phrase_end(core);
        // `Said Ruel: “…”`
        if announced {
            let quotation = self.quotation_after(end)?;
            return Some(Found {
                source: Some(first..source_end.min(quotation - 1)),
                cue: Some(group.start..end),
                kind: sense.kind,
                form: CueForm::Verb,
                strength: sense.clause,
                clausal: true,
                content: std::iter::once(quotation..self.tokens.end).collect(),
                sentence: self.sentence,
            });
        }
        let end_of_left = before
            .map_or(group.start, |before| if syntax.is_mark(before, TokenKind::Comma) { before } else { before + 1 });
        let left = self.left_content(end_of_left, group)?;
        let mut content = vec![left];
        if let Some(right) = self.resumed(source_end) {
            content.push(right.content);
        }
        Some(Found {
            source: Some(first..source_end),
            cue: Some(group.start..end),
            kind: sense.kind,
            form: CueForm::Verb,
            strength: sense.clause,
            clausal: true,
            content,
            sentence: self.sentence,
        })
    }
}
