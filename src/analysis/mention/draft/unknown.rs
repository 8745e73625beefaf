//! Capitalised words that nobody knows, and whether the text shows that they name a person.

use std::ops::Range;

use crate::analysis::attribution::Found;
use crate::analysis::lexicon::Classes;
use crate::analysis::syntax::{Syntax, Tag};
use crate::document::{Case, TokenKind};

use super::around::{is_month, is_relative};
use super::{Draft, Drafts};

/// Capitalised words in a stretch without names of the gazetteer.
pub(super) fn unknown(syntax: &Syntax<'_>, range: Range<usize>, sources: &mut Sources, drafts: &mut Drafts) {
    let is_part = |at: usize| syntax.tag_at(at) == Tag::Name && syntax.kind(at) == Some(TokenKind::Word);
    let mut at = range.start;
    while at < range.end {
        if !is_part(at) {
            at += 1;
            continue;
        }
        let start = at;
        while at < range.end && is_part(at) && (at == start || syntax.tokens.get(at).is_some_and(|token| token.spaced))
        {
            at += 1;
        }
        let Some(run) = person_part(syntax, start..at) else { continue };
        let is_word = is_month(syntax, run.start) || drafts.is_rejected(run.start);
        if run.len() == 1 && is_word {
            continue;
        }
        let titles = drafts.take_titles(syntax, &run);
        let presented = !titles.is_empty() || run.start > start || led_by_role(syntax, run.start);
        let relative = drafts.is_rejected(run.end - 1) && is_relative(syntax, &run);
        let person = presented || run.len() > 1 && (sources.head(&run) || relative);
        drafts.list.push(Draft::Unknown { tokens: run, titles, person });
    }
}

/// The part of a run of capitalised words that can be a person's name.
fn person_part(syntax: &Syntax<'_>, run: Range<usize>) -> Option<Range<usize>> {
    let leading = Classes::TITLE.union(Classes::ROLE);
    let start = run.clone().find(|&at| !syntax.has(at, leading))?;
    let named = start..run.end;
    let other =
        Classes::BODY.union(Classes::DOCUMENT).union(Classes::TIME).union(Classes::WEEKDAY).union(Classes::EVENT);
    let plain = named.clone().all(|at| {
        let text = syntax.text_at(at);
        let letters = text.len() > 1 && syntax.case(at) == Case::Upper && !text.ends_with('.');
        !(letters || syntax.has(at, other))
    });
    (plain && named.len() <= 5).then_some(named)
}

/// Whether a role in lower case leads to the name: `water minister Odile Branca`.
fn led_by_role(syntax: &Syntax<'_>, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|before| {
        syntax.has(before, Classes::ROLE.union(Classes::TITLE))
            && matches!(syntax.tag_at(before), Tag::Noun | Tag::Name)
    })
}

/// The heads of sources, so that somebody unknown who speaks is a person.
pub(super) struct Sources {
    ranges: Vec<Range<usize>>,
    next: usize,
}

impl Sources {
    pub(super) fn of(found: &[Found]) -> Self {
        let mut ranges: Vec<Range<usize>> = found.iter().filter_map(|found| found.source.clone()).collect();
        ranges.sort_by_key(|range| range.start);
        Self { ranges, next: 0 }
    }

    /// Whether `run`, asked for from left to right, opens a source or follows a title in one.
    fn head(&mut self, run: &Range<usize>) -> bool {
        while self.ranges.get(self.next).is_some_and(|range| range.end <= run.start) {
            self.next += 1;
        }
        self.ranges
            .get(self.next)
            .is_some_and(|range| range.start <= run.start && run.start < range.start + 5 && run.end <= range.end)
    }
}
