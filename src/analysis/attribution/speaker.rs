//! Whose verb a verb group is, through infinitives, gerunds and shared subjects.

use std::ops::Range;

use crate::analysis::syntax::{Tag, VerbGroup};

use super::active::Clause;
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
        subject(self.syntax, self.groups, index, self.tokens.start)
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
        let next = self
            .groups
            .iter()
            .enumerate()
            .skip(index + 1)
            .find(|(_, group)| group.finite && !self.syntax.quoted(group.head))?;
        let opens = direct.is_none() || self.groups.iter().take(index).all(|group| !group.finite);
        opens.then(|| subject(self.syntax, self.groups, next.0, self.tokens.start)).flatten()
    }
}
