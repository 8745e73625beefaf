//! How far a source reaches to the right, and content to the left.

use std::ops::Range;

use crate::analysis::lexicon::{Classes, Frames, Sense};
use crate::analysis::syntax::{Tag, VerbGroup};
use crate::document::TokenKind;

use super::active::Clause;
use super::content::{content_start, group_from, has_finite};

/// The most tokens of a quotation that a tag in a sentence of its own is taken for.
const LONGEST_QUOTATION: usize = 400;

impl Clause<'_, '_> {
    /// The end of the noun phrase with the core `core`: with what hangs on it by prepositions and appositions.
    pub(super) fn phrase_end(&self, core: Range<usize>) -> usize {
        let syntax = self.syntax;
        let mut end = core.end;
        while end < self.tokens.end {
            let next = match syntax.tag_at(end) {
                Tag::Preposition
                    if syntax.is_any(
                        end,
                        &["of", "for", "from", "at", "in", "with", "on", "to", "behind", "near", "against"],
                    ) =>
                {
                    // `said Ruel in Geneva`, `said Ruel on Monday` say where and when, unless the phrase is a role's.
                    let named = syntax.tag_at(end - 1) == Tag::Name && !syntax.is(end, "of");
                    let when = syntax.has(end + 1, Classes::WEEKDAY.union(Classes::TIME));
                    if named && !syntax.is_any(end, &["for", "from"]) || when {
                        break;
                    }
                    syntax.noun_phrase_at(end + 1, self.tokens.end).map(|core| core.end)
                }
                Tag::Coordinator if syntax.is_any(end, &["and", "&"]) => syntax
                    .noun_phrase_at(end + 1, self.tokens.end)
                    .filter(|core| !self.is_subject(core))
                    .map(|core| core.end),
                Tag::Mark if syntax.is_mark(end, TokenKind::Comma) => self.apposition_end(end),
                Tag::Mark if syntax.is_mark(end, TokenKind::OpenBracket) => (end..self.tokens.end.min(end + 16))
                    .find(|&at| syntax.is_mark(at, TokenKind::CloseBracket))
                    .map(|at| at + 1),
                Tag::Relative if !syntax.is_mark(end - 1, TokenKind::Comma) => Some(self.relative_end(end)),
                _ => None,
            };
            match next {
                Some(next) if next > end => end = next,
                _ => break,
            }
        }
        end
    }

    pub(super) fn is_subject(&self, core: &Range<usize>) -> bool {
        group_from(self.groups, core.end).is_some_and(|group| group.start <= core.end + 1 && group.finite)
    }

    /// The end of an apposition or a relative clause behind the comma at `comma`.
    fn apposition_end(&self, comma: usize) -> Option<usize> {
        let syntax = self.syntax;
        let first = comma + 1;
        match syntax.tag_at(first) {
            Tag::Relative => Some(self.relative_end(first)),
            Tag::Determiner | Tag::Name | Tag::Noun | Tag::Possessive | Tag::Number => {
                let core = syntax.noun_phrase_at(first, self.tokens.end)?;
                if self.is_subject(&core) || syntax.quoted(first) {
                    return None;
                }
                Some(core.end)
            }
            _ => None,
        }
    }

    /// The end of a relative clause that begins at `relative`: the next comma outside brackets, or the sentence's end.
    fn relative_end(&self, relative: usize) -> usize {
        let syntax = self.syntax;
        (relative..self.tokens.end)
            .find(|&at| {
                at > relative
                    && (syntax.is_mark(at, TokenKind::Comma)
                        || syntax.is_mark(at, TokenKind::Semicolon)
                        || syntax.is_mark(at, TokenKind::Dash)
                        || syntax.is_mark(at, TokenKind::OpenQuote) && syntax.quoted(at)
                        || at + 1 == self.tokens.end && syntax.is_mark(at, TokenKind::Stop))
            })
            .unwrap_or(self.tokens.end)
    }

    /// The content before a subject and its cue: `“…,” Ruel said`, `The plan, Ruel said, …`.
    pub(super) fn content_before(
        &self,
        source: &Range<usize>,
        group: &VerbGroup,
        sense: &Sense,
    ) -> Option<Range<usize>> {
        if !sense.frames.has(Frames::QUOTATION.union(Frames::CLAUSE)) || sense.clause < 60 {
            return None;
        }
        let before = source.start.checked_sub(1)?;
        if before < self.tokens.start {
            // The sentence opens with the subject; a quotation that ended just before it is its content.
            return self.quotation_before(source.start, group.end() + sense.particles.len());
        }
        let syntax = self.syntax;
        let ends_quotation = syntax.is_mark(before, TokenKind::CloseQuote) && syntax.quoted(before);
        let ends_clause = syntax.is_mark(before, TokenKind::Comma) || syntax.is_mark(before, TokenKind::Dash);
        if !(ends_quotation || ends_clause) {
            return None;
        }
        if ends_quotation || before > self.tokens.start && syntax.quoted(before - 1) {
            return self.left_content(if ends_quotation { before + 1 } else { before }, group);
        }
        // Behind words of the writer's a tag closes the sentence or is closed by a comma.
        let closes = self.closes_after(group.end() + sense.particles.len());
        if !closes || self.is_only_led(before) {
            return None;
        }
        self.left_content(before, group)
    }

    /// Whether all before `end` is a clause that a joining word leads: `While the lock is shut, Ruel replied`.
    fn is_only_led(&self, end: usize) -> bool {
        let syntax = self.syntax;
        let start = self.tokens.start;
        let main = |at: usize| syntax.is_mark(at, TokenKind::Comma) && has_finite(self.groups, &(at..end));
        syntax.tag_at(start) == Tag::Subordinator && !(start..end).any(main)
    }

    /// The quotation that ends a sentence before this one, which is nothing but its tag: `“Is it over?” Ruel asked in Geneva.`
    fn quotation_before(&self, start: usize, cue_end: usize) -> Option<Range<usize>> {
        let syntax = self.syntax;
        let close = start.checked_sub(1)?;
        let leaf = |sentence: usize| syntax.sentences.get(sentence).map(|sentence| sentence.leaf);
        if !syntax.is_mark(close, TokenKind::CloseQuote)
            || !syntax.quoted(close)
            || leaf(self.sentence) != leaf(self.sentence.checked_sub(1)?)
            || !self.closes_after(cue_end)
        {
            return None;
        }
        let mut open = close;
        while open > 0 && close - open < LONGEST_QUOTATION && syntax.quoted(open - 1) {
            open -= 1;
        }
        Some(open..start)
    }

    /// Whether nothing but a time, a place or an addressee stands between `at` and the next comma or the end.
    fn closes_after(&self, mut at: usize) -> bool {
        let syntax = self.syntax;
        let limit = self.tokens.end.min(at + 24);
        if matches!(syntax.tag_at(at), Tag::That | Tag::Question | Tag::To) {
            return false;
        }
        if syntax.is_nominal(at)
            && group_from(self.groups, at).is_some_and(|group| {
                group.finite
                    && group.start < limit
                    && (at..group.start)
                        .all(|index| syntax.is_nominal(index) || syntax.tag_at(index) == Tag::Preposition)
            })
        {
            return false;
        }
        while at < limit {
            match syntax.kind(at) {
                Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Dash | TokenKind::Colon) => return true,
                _ if syntax.is_nominal(at)
                    || matches!(syntax.tag_at(at), Tag::Preposition | Tag::Adverb | Tag::Coordinator) =>
                {
                    at += 1;
                }
                _ => return matches!(syntax.tag_at(at), Tag::Subordinator | Tag::Verb | Tag::Relative),
            }
        }
        at >= self.tokens.end
    }

    /// The content that ends before `end`, from the start of the sentence or of the quotation it is in.
    pub(super) fn left_content(&self, end: usize, group: &VerbGroup) -> Option<Range<usize>> {
        let start = content_start(self.syntax, end, self.tokens.start);
        let range = start..end;
        if range.len() < 2 && !self.syntax.quoted(start) {
            return None;
        }
        let quoted = self.syntax.quoted(start) || self.syntax.quoted(end - 1);
        let clause = has_finite(self.groups, &range) && group.start > start;
        (quoted || clause).then_some(range)
    }
}
