//! Gives quotations without a cue of their own to the source that was speaking.

use std::ops::Range;

use crate::analysis::syntax::Syntax;
use crate::analysis::{CueForm, CueKind};
use crate::document::{Block, Leaf, Quotation, TokenKind};

use super::found::Found;

/// The fewest words a quotation has that is taken for speech without a cue.
const SPEECH_WORDS: usize = 4;

/// How many attributions behind a quotation are looked at for its speaker.
const SPEAKER_REACH: usize = 12;

/// Widens content to whole quotations and joins quotations that no cue reaches to
/// the attribution before them in the leaf, or to the next one behind. What is
/// left is pushed with neither source nor cue, for the document to settle.
pub(super) fn link(syntax: &Syntax<'_>, block: &Block, leaf: &Leaf, found: &mut Vec<Found>) {
    let quotations: Vec<Range<usize>> = block
        .quotations
        .iter()
        .filter(|quotation| {
            quotation.depth == 0
                && quotation.opened
                && !quotation.scare
                && leaf.tokens.contains(&quotation.tokens.start.saturating_sub(1))
        })
        .map(marks)
        .collect();
    for marks in &quotations {
        let range = touching(syntax, found, marks);
        widen(marks, found.get_mut(range).unwrap_or_default());
    }
    let mut speakers = Speakers { before: None, next: 0 };
    let mut left = Vec::new();
    for marks in quotations {
        let near = found.get(touching(syntax, found, &marks)).unwrap_or_default();
        let covered = near.iter().any(|found| found.content.iter().any(|content| overlaps(content, &marks)));
        if covered || marks.len() < SPEECH_WORDS + 2 {
            continue;
        }
        let sentence = sentence_of(syntax, &marks);
        if !stands_alone(syntax, &marks, sentence) || is_title(syntax, &marks) {
            continue;
        }
        match speakers.of(found, &marks).and_then(|index| found.get_mut(index)) {
            Some(found) => add(&mut found.content, marks),
            None => left.push(Found {
                source: None,
                cue: None,
                kind: CueKind::Speech,
                form: CueForm::None,
                strength: 60,
                clausal: true,
                content: std::iter::once(marks).collect(),
                sentence,
            }),
        }
    }
    found.append(&mut left);
}

/// The attributions, which are in the order of their sentences, whose sentence
/// `marks` reaches into, or ends before (`“Is it over?” Ruel asked.`).
fn touching(syntax: &Syntax<'_>, found: &[Found], marks: &Range<usize>) -> Range<usize> {
    let first = sentence_of(syntax, marks);
    let last = syntax.sentences.partition_point(|sentence| sentence.tokens.start <= marks.end);
    found.partition_point(|found| found.sentence < first)..found.partition_point(|found| found.sentence < last)
}

/// Who speaks before and behind a quotation, asked for from left to right.
struct Speakers {
    /// The last speech with a source before the quotation.
    before: Option<usize>,
    /// The first attribution that has not been looked at.
    next: usize,
}

impl Speakers {
    /// The speech the quotation at `marks` goes on with, or the next one behind it.
    fn of(&mut self, found: &[Found], marks: &Range<usize>) -> Option<usize> {
        let speaks = |found: &Found| {
            found.source.is_some()
                && matches!(found.kind, CueKind::Speech | CueKind::Document | CueKind::Thought)
                && found.form != CueForm::Noun
        };
        while let Some(candidate) = found.get(self.next) {
            if candidate.cue.as_ref().is_some_and(|cue| cue.start >= marks.start) {
                break;
            }
            if speaks(candidate) {
                self.before = Some(self.next);
            }
            self.next += 1;
        }
        self.before.or_else(|| {
            let behind = found.iter().enumerate().skip(self.next).take(SPEAKER_REACH);
            behind.into_iter().find(|(_, found)| speaks(found)).map(|(index, _)| index)
        })
    }
}

/// The quotation's tokens with its marks.
fn marks(quotation: &Quotation) -> Range<usize> {
    quotation.tokens.start.saturating_sub(1)..quotation.tokens.end + usize::from(quotation.closed)
}

fn overlaps(left: &Range<usize>, right: &Range<usize>) -> bool {
    left.start < right.end && right.start < left.end
}

/// Content that begins or ends inside a quotation takes in all of it.
fn widen(marks: &Range<usize>, found: &mut [Found]) {
    for content in found.iter_mut().flat_map(|found| found.content.iter_mut()) {
        if overlaps(content, marks) {
            content.start = content.start.min(marks.start);
            content.end = content.end.max(marks.end);
        }
    }
}

/// Whether a quotation is a sentence or more by itself, or opens one.
fn stands_alone(syntax: &Syntax<'_>, marks: &Range<usize>, sentence: usize) -> bool {
    syntax.sentences.get(sentence).is_some_and(|sentence| sentence.tokens.start >= marks.start || marks.len() > 8)
}

/// Whether nearly all words are capitalised, so that the quotation is the title of a work.
fn is_title(syntax: &Syntax<'_>, marks: &Range<usize>) -> bool {
    let words = || marks.clone().filter(|&at| syntax.kind(at) == Some(TokenKind::Word) && syntax.text_at(at).len() > 3);
    let capital = words().filter(|&at| syntax.case(at).is_capital()).count();
    capital > 2 && capital * 4 >= words().count() * 3
}

fn sentence_of(syntax: &Syntax<'_>, marks: &Range<usize>) -> usize {
    syntax.sentences.partition_point(|sentence| sentence.tokens.end <= marks.start)
}

/// Adds a piece of content, joined to the last one where they touch.
fn add(content: &mut Vec<Range<usize>>, piece: Range<usize>) {
    match content.last_mut() {
        Some(last) if last.end == piece.start => last.end = piece.end,
        Some(last) if last.start > piece.start => {
            content.push(piece);
            content.sort_by_key(|piece| piece.start);
        }
        _ => content.push(piece),
    }
}
