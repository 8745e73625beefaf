//! Speakers given by a mark: `Branca: We will not sign`, `“We will not sign.” — Odile Branca`, `Hawaii, as Ruel put it, …`.

use std::ops::Range;

use crate::analysis::lexicon::{Classes, Frames, Sense};
use crate::analysis::syntax::{Syntax, Tag};
use crate::analysis::{CueForm, CueKind};
use crate::document::{Leaf, TokenKind};

use super::active::Clause;
use super::content::{clause_end, group_from, has_finite};
use super::found::Found;

/// The most words a speaker before a colon has.
const LABEL_WORDS: usize = 5;

/// Words before the colon of a picture's credit.
const CREDITS: [&str; 4] = ["image", "photo", "photograph", "picture"];

/// The most tokens of a credit's name.
const CREDIT_WORDS: usize = 12;

/// The speaker whom a colon behind the leaf's first words gives, with the rest
/// of the leaf as content, or whom a dash behind a quotation gives.
pub(super) fn labelled(syntax: &Syntax<'_>, leaf: &Leaf) -> Option<Found> {
    before_colon(syntax, leaf).or_else(|| behind_dash(syntax, leaf))
}

fn before_colon(syntax: &Syntax<'_>, leaf: &Leaf) -> Option<Found> {
    let mut first = leaf.tokens.start;
    if syntax.is_mark(first, TokenKind::OpenQuote) {
        first += 1;
    }
    let colon =
        (first..leaf.tokens.end.min(first + LABEL_WORDS + 1)).find(|&at| syntax.is_mark(at, TokenKind::Colon))?;
    let name = first..colon;
    if !is_name(syntax, &name) || colon + 2 >= leaf.tokens.end {
        return None;
    }
    // Words of the writer's behind a colon are a heading's, unless the name is set in capitals as in a transcript.
    let shouted = name.clone().all(|at| syntax.text_at(at).chars().all(|letter| !letter.is_lowercase()));
    if !shouted && !syntax.is_mark(colon + 1, TokenKind::OpenQuote) {
        return None;
    }
    let sentence = syntax.sentences.partition_point(|sentence| sentence.tokens.end <= colon);
    Some(Found {
        source: Some(name),
        cue: Some(colon..colon + 1),
        kind: CueKind::Speech,
        form: CueForm::Label,
        strength: 75,
        clausal: true,
        content: std::iter::once(colon + 1..leaf.tokens.end).collect(),
        sentence,
    })
}

/// `“…” — Odile Branca` at the end of a leaf.
fn behind_dash(syntax: &Syntax<'_>, leaf: &Leaf) -> Option<Found> {
    let end = leaf.tokens.end;
    let from = leaf.tokens.start.max(end.saturating_sub(LABEL_WORDS + 8));
    let dash = (from..end).rev().find(|&at| syntax.is_mark(at, TokenKind::Dash))?;
    let quote =
        dash.checked_sub(1).filter(|&quote| syntax.is_mark(quote, TokenKind::CloseQuote) && syntax.quoted(quote))?;
    let mut last = end;
    while last > dash + 1 && syntax.is_mark(last - 1, TokenKind::Stop) {
        last -= 1;
    }
    let core = syntax.noun_phrase_at(dash + 1, last)?;
    if core.is_empty()
        || syntax.tag_at(core.start) == Tag::Determiner
        || !core.clone().any(|at| syntax.tag_at(at) == Tag::Name)
    {
        return None;
    }
    let sentence = syntax.sentences.partition_point(|sentence| sentence.tokens.end <= dash);
    Some(Found {
        source: Some(dash + 1..last),
        cue: Some(dash..dash + 1),
        kind: CueKind::Speech,
        form: CueForm::Label,
        strength: 75,
        clausal: true,
        content: std::iter::once(leaf.tokens.start..quote + 1).collect(),
        sentence,
    })
}

/// `A lock at Dovrin. Image: River Board.`: the caption is whose the credit
/// behind it names, which is the sentence at `index`.
pub(super) fn credited(syntax: &Syntax<'_>, leaf: &Leaf, index: usize) -> Option<Found> {
    let credit = &syntax.sentences.get(index)?.tokens;
    let colon = credit.start + 1;
    if !syntax.is_any(credit.start, &CREDITS) || !syntax.is_mark(colon, TokenKind::Colon) {
        return None;
    }
    let caption = &syntax.sentences.get(index.checked_sub(1).filter(|before| leaf.sentences.contains(before))?)?.tokens;
    let mut end = credit.end;
    while end > colon + 1 && syntax.is_mark(end - 1, TokenKind::Stop) {
        end -= 1;
    }
    (end > colon + 1 && end - colon <= CREDIT_WORDS).then(|| Found {
        source: Some(colon + 1..end),
        cue: Some(credit.start..colon + 1),
        kind: CueKind::Document,
        form: CueForm::Credit,
        strength: 60,
        clausal: true,
        content: std::iter::once(caption.clone()).collect(),
        sentence: index,
    })
}

fn is_name(syntax: &Syntax<'_>, name: &Range<usize>) -> bool {
    let other = Classes::DOCUMENT.union(Classes::EVENT).union(Classes::TIME).union(Classes::WEEKDAY);
    !name.is_empty()
        && name.clone().all(|at| syntax.tag_at(at) == Tag::Name && !syntax.has(at, other))
        && !syntax.is_any(
            name.start,
            &[
                "image",
                "photo",
                "note",
                "update",
                "correction",
                "source",
                "credit",
                "video",
                "file",
                "related",
                "watch",
                "read",
            ],
        )
}

impl Clause<'_, '_> {
    /// The content round a tag set between commas (`The plan, Ruel said, is dead`) or led by *as*.
    pub(super) fn interposed(&self, source: &Range<usize>, sense: &Sense, end: usize) -> Option<Vec<Range<usize>>> {
        let syntax = self.syntax;
        if sense.clause < 60 || !sense.frames.has(Frames::CLAUSE.union(Frames::QUOTATION)) {
            return None;
        }
        let before = source.start.checked_sub(1).filter(|&before| before >= self.tokens.start)?;
        let led = syntax.is(before, "as");
        let open = if led { before } else { source.start };
        let left_end =
            open.checked_sub(1).filter(|&comma| comma > self.tokens.start && syntax.is_mark(comma, TokenKind::Comma));
        if left_end.is_none() && !(led && open <= self.tokens.start + 1) {
            return None;
        }
        let close = self.tag_end(end)?;
        let right = close + 1..clause_end(syntax, self.groups, close + 1, self.tokens.end);
        // Without *as* the verb of what is said has to stand behind the tag.
        let resumes = group_from(self.groups, close + 1).is_some_and(|group| group.start <= close + 2 && group.finite);
        // `In the end, Ruel said, the lock is shut`: all of the clause does, where what stands before is none.
        let fronted = || {
            left_end.is_some_and(|comma| !has_finite(self.groups, &(self.tokens.start..comma)))
                && self.opens_bare_clause(close + 1)
        };
        if right.is_empty() || !(led || resumes || fronted()) {
            return None;
        }
        Some(left_end.map(|comma| self.tokens.start..comma).into_iter().chain(std::iter::once(right)).collect())
    }

    /// The comma that ends a tag whose cue ends before `at`.
    fn tag_end(&self, at: usize) -> Option<usize> {
        let syntax = self.syntax;
        let mut next = at;
        while next < self.tokens.end.min(at + 14) {
            if syntax.is_mark(next, TokenKind::Comma) {
                return Some(next);
            }
            if !(syntax.is_nominal(next) || matches!(syntax.tag_at(next), Tag::Preposition | Tag::Adverb)) {
                return None;
            }
            next += 1;
        }
        None
    }
}
