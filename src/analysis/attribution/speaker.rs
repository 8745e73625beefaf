//! Whose verb a verb group is, through infinitives, gerunds and shared subjects.

use std::ops::Range;

use crate::analysis::lexicon::Classes;
use crate::analysis::syntax::{Tag, VerbGroup};
use crate::document::TokenKind;

use super::active::Clause;
use super::content::is_strong_cue;
use super::subject::{shared, subject};

impl Clause<'_, '_> {
    /// Who the group's subject is; `None` where none stands before it.
    pub(super) fn source_of(&self, index: usize, group: &VerbGroup) -> Option<Range<usize>> {
        if group.infinitive {
            return self.controller(index);
        }
        if group.gerund {
            return self.gerund_subject(index);
        }
        let nearest = subject(self.syntax, self.groups, index, self.tokens.start);
        self.speaker_before(index, group, nearest.as_ref()).or(nearest)
    }

    /// `Ruel said that the lock was shut and added that`: whose verb it is that
    /// goes on from a cue before, where the nearest subject is none that speaks.
    fn speaker_before(&self, index: usize, group: &VerbGroup, nearest: Option<&Range<usize>>) -> Option<Range<usize>> {
        let syntax = self.syntax;
        let joined = group.start.checked_sub(1).is_some_and(|before| syntax.tag_at(before) == Tag::Coordinator);
        if !joined || !is_strong_cue(syntax, group.head) {
            return None;
        }
        let nearest = nearest?;
        let said = |group: &VerbGroup| {
            group.finite
                && group.head < nearest.start
                && !syntax.quoted(group.head)
                && is_strong_cue(syntax, group.head)
        };
        let cue = self.groups.get(..index)?.iter().rposition(said)?;
        let last = nearest.end.checked_sub(1)?;
        let speaks = matches!(syntax.tag_at(last), Tag::Name | Tag::Pronoun | Tag::Relative)
            || syntax.has(last, Classes::ROLE.union(Classes::BODY).union(Classes::DOCUMENT));
        (!speaks).then(|| subject(syntax, self.groups, cue, self.tokens.start)).flatten()
    }

    /// The subject of the verb an infinitive hangs on.
    fn controller(&self, index: usize) -> Option<Range<usize>> {
        let before = self.groups.get(index.checked_sub(1)?)?;
        if self.syntax.quoted(before.head) {
            return None;
        }
        if before.finite {
            subject(self.syntax, self.groups, index - 1, self.tokens.start)
        } else {
            shared(self.syntax, self.groups, index, self.tokens.start)
        }
    }

    /// The subject of the clause a gerund goes with: the one before it, or for an opening gerund the one behind.
    fn gerund_subject(&self, index: usize) -> Option<Range<usize>> {
        let group = self.groups.get(index)?;
        let direct = group.start.checked_sub(1).filter(|&before| before >= self.tokens.start);
        // `with Ruel calling it a mistake`
        if direct.is_some_and(|before| matches!(self.syntax.tag_at(before), Tag::Name | Tag::Noun | Tag::Pronoun)) {
            return subject(self.syntax, self.groups, index, self.tokens.start);
        }
        if let Some(source) = shared(self.syntax, self.groups, index, self.tokens.start) {
            return Some(source);
        }
        // `After saying her foot hurt, Ruel left`: what is said stands before the comma.
        let comma = (group.end()..self.tokens.end).find(|&at| self.syntax.is_mark(at, TokenKind::Comma))?;
        let next = self
            .groups
            .iter()
            .enumerate()
            .skip(index + 1)
            .find(|(_, group)| group.finite && group.start > comma && !self.syntax.quoted(group.head))?;
        let opens = direct.is_none() || self.groups.iter().take(index).all(|group| !group.finite);
        opens.then(|| subject(self.syntax, self.groups, next.0, self.tokens.start)).flatten()
    }
}
