//! Gives quotations without a cue of their own to the source that was speaking.

use std::ops::Range;

use crate::analysis::syntax::Syntax;
use crate::analysis::{CueForm, CueKind};
use crate::document::{Block, Leaf, Quotation};

use super::found::Found;

/// The fewest words a quotation has that is taken for speech without a cue.
const SPEECH_WORDS: usize = 4;

/// Widens content to whole quotations and joins quotations that no cue reaches to
/// the attribution before them in the leaf, or to the next one behind. What is
/// left is pushed with neither source nor cue, for the document to settle.
pub(super) fn link(syntax: &Syntax<'_>, block: &Block, leaf: &Leaf, found: &mut Vec<Found>) {
    let quotations: Vec<&Quotation> = block
        .quotations
        .iter()
        .filter(|quotation| {
            quotation.depth == 0
                && quotation.opened
                && !quotation.scare
                && leaf.tokens.contains(&quotation.tokens.start.saturating_sub(1))
        })
        .collect();
    for quotation in &quotations {
        widen(&marks(quotation), found);
    }
    for quotation in quotations {
        let marks = marks(quotation);
        let covered = found.iter().any(|found| found.content.iter().any(|content| overlaps(content, &marks)));
        if covered || quotation.tokens.len() < SPEECH_WORDS {
            continue;
        }
        let sentence = sentence_of(syntax, &marks);
        if !stands_alone(syntax, &marks, sentence) {
            continue;
        }
        match speaker_before(found, &marks).or_else(|| speaker_behind(found, &marks)) {
            Some(index) => {
                if let Some(found) = found.get_mut(index) {
                    add(&mut found.content, marks);
                }
            }
            None => found.push(Found {
                source: None,
                cue: None,
                kind: CueKind::Speech,
                form: CueForm::None,
                strength: 60,
                content: vec![marks],
                sentence,
            }),
        }
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

fn sentence_of(syntax: &Syntax<'_>, marks: &Range<usize>) -> usize {
    syntax.sentences.partition_point(|sentence| sentence.tokens.end <= marks.start)
}

/// The last speech with a source before the quotation.
fn speaker_before(found: &[Found], marks: &Range<usize>) -> Option<usize> {
    found
        .iter()
        .enumerate()
        .filter(|(_, found)| {
            found.source.is_some() && speaks(found) && found.cue.as_ref().is_some_and(|cue| cue.start < marks.start)
        })
        .max_by_key(|(_, found)| found.cue.as_ref().map_or(0, |cue| cue.start))
        .map(|(index, _)| index)
}

/// The first speech with a source behind it.
fn speaker_behind(found: &[Found], marks: &Range<usize>) -> Option<usize> {
    found
        .iter()
        .enumerate()
        .filter(|(_, found)| {
            found.source.is_some() && speaks(found) && found.cue.as_ref().is_some_and(|cue| cue.start >= marks.end)
        })
        .min_by_key(|(_, found)| found.cue.as_ref().map_or(usize::MAX, |cue| cue.start))
        .map(|(index, _)| index)
}

fn speaks(found: &Found) -> bool {
    matches!(found.kind, CueKind::Speech | CueKind::Document | CueKind::Thought) && found.form != CueForm::Noun
}

/// Adds a piece of content, joined to the last one where they touch.
fn add(content: &mut Vec<Range<usize>>, piece: Range<usize>) {
    match content.iter_mut().find(|before| before.end == piece.start) {
        Some(before) => before.end = piece.end,
        None => content.push(piece),
    }
    content.sort_by_key(|piece| piece.start);
}
