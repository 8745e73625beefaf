//! Where what is said begins and ends.

use std::ops::Range;

use crate::analysis::lexicon::{Classes, Forms, Frames, lexicon};
use crate::analysis::syntax::{Syntax, Tag, VerbGroup};
use crate::document::TokenKind;

/// The most tokens of content that are looked through for its end.
const LONGEST: usize = 400;

/// The first group that begins at `at` or behind it.
pub(super) fn group_from(groups: &[VerbGroup], at: usize) -> Option<&VerbGroup> {
    groups.get(groups.partition_point(|group| group.start < at))
}

/// Whether a word can be a strong cue by one of its senses.
pub(super) fn is_strong_cue(syntax: &Syntax<'_>, at: usize) -> bool {
    syntax.entry(at).verb.iter().any(|&number| {
        let sense = lexicon().sense(number);
        sense.particles.is_empty() && sense.clause >= 80 && sense.frames.has(Frames::CLAUSE.union(Frames::QUOTATION))
    })
}

/// The end of a clause of content that begins at `start`, in the sentence that ends at `end`.
///
/// Content ends before the next cue of the same source (`…, adding that`),
/// before another source's clause, before `according to`, and else with the
/// sentence. `groups` are the sentence's verb groups.
pub(super) fn clause_end(syntax: &Syntax<'_>, groups: &[VerbGroup], start: usize, end: usize) -> usize {
    let last = end.min(start + LONGEST);
    let mut depth = 0_usize;
    let mut at = start;
    while at < last {
        match syntax.kind(at) {
            Some(TokenKind::OpenBracket) => depth += 1,
            Some(TokenKind::CloseBracket) => depth = depth.saturating_sub(1),
            Some(TokenKind::Semicolon) if depth == 0 && !syntax.quoted(at) => return trim(syntax, start, at),
            _ if depth > 0 || syntax.quoted(at) || at <= start + 1 => {}
            Some(TokenKind::Comma | TokenKind::Dash) if breaks_at_mark(syntax, groups, at, last) => {
                return trim(syntax, start, at);
            }
            Some(TokenKind::Comma) if turns(syntax, groups, start, at, last) => return trim(syntax, start, at),
            _ if syntax.tag_at(at) == Tag::Coordinator && breaks_at_coordinator(syntax, groups, at) => {
                return trim(syntax, start, at);
            }
            _ if syntax.is(at, "according") && syntax.is(at + 1, "to") => return trim(syntax, start, at),
            _ if syntax.tag_at(at) == Tag::Subordinator
                && !syntax.is_any(at, &["because", "since", "if", "unless"])
                && clause_has_cue(syntax, groups, at + 1, last) =>
            {
                return trim(syntax, start, at);
            }
            _ => {}
        }
        at += 1;
    }
    trim(syntax, start, last)
}

/// Leaves marks off the end of content, but for those of a quotation.
fn trim(syntax: &Syntax<'_>, start: usize, mut end: usize) -> usize {
    while end > start + 1
        && matches!(
            syntax.kind(end - 1),
            Some(TokenKind::Comma | TokenKind::Dash | TokenKind::Semicolon | TokenKind::Colon | TokenKind::Stop)
        )
        && !syntax.quoted(end - 1)
    {
        end -= 1;
    }
    end
}

/// Whether the comma at `comma` ends content because the writer turns to something else: an aim goes no
/// further than its own words, and a clause with *but* or *although* is the writer's.
fn turns(syntax: &Syntax<'_>, groups: &[VerbGroup], start: usize, comma: usize, end: usize) -> bool {
    let next = comma + 1;
    if syntax.tag_at(start) == Tag::To {
        return !is_list_comma(syntax, comma, end);
    }
    syntax.is_any(next, &["but", "although", "though", "whereas"])
        && syntax.tag_at(next + 1) != Tag::That
        && has_finite(groups, &(next..end.min(next + 14)))
}

/// Whether content ends at the comma or dash at `at`.
fn breaks_at_mark(syntax: &Syntax<'_>, groups: &[VerbGroup], at: usize, end: usize) -> bool {
    let mut next = at + 1;
    if syntax.is(next, "according") {
        return true;
    }
    while syntax.tag_at(next) == Tag::Adverb {
        next += 1;
    }
    let gerund = syntax.tag_at(next) == Tag::Verb && syntax.forms(next).has(Forms::GERUND);
    if gerund {
        return !syntax.entry(next).verb.is_empty() && is_cue_gerund(syntax, next);
    }
    if syntax.tag_at(next) == Tag::Coordinator || syntax.tag_at(next) == Tag::Subordinator {
        return breaks_at_coordinator(syntax, groups, next) || clause_has_cue(syntax, groups, next + 1, end);
    }
    false
}

/// `adding`, `saying`, `calling`: gerunds that go on with the same source.
fn is_cue_gerund(syntax: &Syntax<'_>, at: usize) -> bool {
    is_strong_cue(syntax, at)
        || syntax.entry(at).verb.iter().any(|&number| {
            lexicon().sense(number).object >= 60 || lexicon().sense(number).frames.has(Frames::COMPLEMENT)
        })
}

/// Whether a verb of the same source follows the coordinator at `at`: `and called for`.
fn breaks_at_coordinator(syntax: &Syntax<'_>, groups: &[VerbGroup], at: usize) -> bool {
    if syntax.is_any(at, &["or", "nor"]) {
        return false;
    }
    let mut next = at + 1;
    while matches!(syntax.tag_at(next), Tag::Adverb) {
        next += 1;
    }
    let Some(group) = group_from(groups, next).filter(|group| group.start == next) else {
        return clause_has_cue(syntax, groups, at + 1, at + 30);
    };
    let past = syntax.forms(group.head).has(Forms::PAST.union(Forms::THIRD)) && group.finite && !group.passive;
    past && syntax
        .entry(group.head)
        .verb
        .iter()
        .any(|&number| lexicon().sense(number).clause.max(lexicon().sense(number).object) >= 60)
        && group.start == group.head
}

/// Whether the clause that begins at `start` gives a source of its own: `but Ruel said`.
fn clause_has_cue(syntax: &Syntax<'_>, groups: &[VerbGroup], start: usize, end: usize) -> bool {
    let Some(group) = group_from(groups, start) else { return false };
    if !group.finite
        || group.start >= end
        || group.start > start + 16
        || !is_strong_cue(syntax, group.head)
        || group.passive
    {
        return false;
    }
    // Only a subject may stand between.
    (start..group.start).all(|at| {
        syntax.is_nominal(at) || matches!(syntax.tag_at(at), Tag::Preposition | Tag::Adverb | Tag::Coordinator)
    }) && syntax.is_nominal(start)
}

/// The end of an object that is the content and begins at `start`, in the sentence that ends at `end`.
pub(super) fn object_end(syntax: &Syntax<'_>, groups: &[VerbGroup], start: usize, end: usize) -> usize {
    let last = end.min(start + LONGEST);
    let mut at = start;
    let mut depth = 0_usize;
    let mut relative = false;
    while at < last {
        let tag = syntax.tag_at(at);
        match syntax.kind(at) {
            Some(TokenKind::OpenBracket) => depth += 1,
            Some(TokenKind::CloseBracket) => depth = depth.saturating_sub(1),
            _ if depth > 0 || syntax.quoted(at) || at == start => {}
            Some(TokenKind::Semicolon | TokenKind::Dash | TokenKind::Stop | TokenKind::Colon) => {
                return trim(syntax, start, at);
            }
            Some(TokenKind::Comma) if !is_list_comma(syntax, at, last) => return trim(syntax, start, at),
            _ if tag == Tag::Subordinator => return trim(syntax, start, at),
            _ if tag == Tag::Relative => relative = true,
            _ if tag == Tag::That && is_relative_that(syntax, at) => relative = true,
            _ if tag == Tag::Coordinator
                && group_from(groups, at + 1).is_some_and(|group| group.start == at + 1 && group.finite)
                && !relative =>
            {
                return trim(syntax, start, at);
            }
            _ if tag == Tag::Coordinator && clause_has_cue(syntax, groups, at + 1, last) => {
                return trim(syntax, start, at);
            }
            _ if tag == Tag::Preposition && is_when_or_where(syntax, at) => return trim(syntax, start, at),
            _ if syntax.has(at, Classes::WEEKDAY)
                && syntax.tag_at(at - 1) != Tag::Preposition
                && !syntax.is_nominal(at - 1) =>
            {
                return trim(syntax, start, at);
            }
            _ => {}
        }
        at += 1;
    }
    trim(syntax, start, last)
}

fn is_relative_that(syntax: &Syntax<'_>, at: usize) -> bool {
    at > 0 && matches!(syntax.tag_at(at - 1), Tag::Noun | Tag::Name)
}

/// A comma between the members of a list, which ends with a coordinator.
fn is_list_comma(syntax: &Syntax<'_>, comma: usize, end: usize) -> bool {
    let mut at = comma + 1;
    while at < end.min(comma + 14) {
        match syntax.tag_at(at) {
            Tag::Name | Tag::Noun | Tag::Number | Tag::Possessive | Tag::Hyphen | Tag::Preposition => {}
            Tag::Determiner if at == comma + 1 || syntax.tag_at(at - 1) == Tag::Preposition => {}
            Tag::Coordinator => return at > comma + 1 && syntax.is_nominal(at + 1),
            Tag::Mark if syntax.is_mark(at, TokenKind::Comma) => {
                return syntax.tag_at(at + 1) == Tag::Coordinator || is_list_comma(syntax, at, end.min(comma + 14));
            }
            _ => return false,
        }
        at += 1;
    }
    false
}

/// Whether the phrase at `at` says when or on what occasion, which is no part of the object: `on Monday`, `in an interview`.
pub(super) fn is_when_or_where(syntax: &Syntax<'_>, at: usize) -> bool {
    if !syntax.is_any(at, &["on", "in", "at", "during", "after", "before", "by", "through", "via"]) {
        return false;
    }
    let mut next = at + 1;
    while matches!(syntax.tag_at(next), Tag::Determiner | Tag::Possessive | Tag::Number)
        || syntax.is_any(next, &["early", "late", "recent", "separate", "brief"])
    {
        next += 1;
    }
    syntax.has(next, Classes::WEEKDAY.union(Classes::TIME)) && !syntax.is_any(next, &["may", "second"])
        || syntax.is_any(
            next,
            &[
                "interview",
                "interviews",
                "statement",
                "speech",
                "tweet",
                "tweets",
                "letter",
                "email",
                "e-mail",
                "press",
                "briefing",
                "news",
                "memo",
                "post",
                "call",
            ],
        )
}

/// The first token of content that stands before a cue, in the sentence that begins at `from`.
pub(super) fn content_start(syntax: &Syntax<'_>, end: usize, from: usize) -> usize {
    let mut start = from;
    while start < end && matches!(syntax.kind(start), Some(TokenKind::Dash | TokenKind::Comma | TokenKind::Symbol)) {
        start += 1;
    }
    start
}

/// Whether the tokens `range` have a verb group with a finite verb, so that they can be a clause.
pub(super) fn has_finite(groups: &[VerbGroup], range: &Range<usize>) -> bool {
    let first = groups.partition_point(|group| group.head < range.start);
    groups.iter().skip(first).take_while(|group| group.head < range.end).any(|group| group.finite)
}
