//! Attributions: who, by which words, and what.

use crate::analysis::{Attribution, CueKind, Passage};
use crate::document::{Block, Placed};
use crate::features::at::At;
use crate::features::said::said;
use crate::text::Span;
use crate::workspace::shown_text;

use super::{Highlight, HighlightKind};

/// So many blocks above are looked at for who goes on speaking.
const SPEAKER_REACH: usize = 8;

/// The parts of the attribution one of whose parts is under the cursor. On
/// its source, also what else in the text refers to that source: *it*, *the ministry*.
pub(super) fn parts(at: &At<'_>) -> Option<Vec<Highlight>> {
    let attributions = &at.passage?.attributions;
    let spans = |found| spans(at.block, found);
    let parts = attributions.iter().flat_map(|found| spans(found).map(move |(span, kind)| (found, span, kind)));
    let under = parts.filter(|(_, span, _)| span.touches(at.offset));
    // The part that has the byte goes before one that ends there, and of two the narrower.
    let (found, _, kind) = under.min_by_key(|(_, span, _)| (!span.contains(at.offset), span.len()))?;
    let mut all: Vec<Highlight> = spans(found).map(|(span, kind)| Highlight::new(at.placed(span), kind)).collect();
    if kind == HighlightKind::Write {
        all.extend(references(at, found));
    }
    if found.carried {
        all.extend(speaker(at));
    }
    Some(all)
}

/// The source and cue above from which words without their own go on.
fn speaker(at: &At<'_>) -> Vec<Highlight> {
    let Some(index) = at.briefing.document().block_at(at.start) else { return Vec::new() };
    let both = at.briefing.document().blocks().iter().zip(at.briefing.reading().passages());
    let above = both.take(index).rev().take(SPEAKER_REACH);
    let speaks = |found: &&Attribution| {
        let is_plan = found.cue.as_ref().is_some_and(|cue| cue.kind == CueKind::Intention);
        found.source.is_some() && !is_plan
    };
    let last = above.into_iter().find_map(|(placed, passage)| {
        let found = passage.attributions.iter().rev().find(speaks)?;
        Some((placed, found))
    });
    let Some((placed, found)) = last else { return Vec::new() };
    let parts = spans(&placed.block, found).filter(|(_, kind)| *kind != HighlightKind::Text);
    parts.map(|(span, kind)| Highlight::new(span.shifted(placed.start), kind)).collect()
}

fn spans<'a>(block: &'a Block, found: &'a Attribution) -> impl Iterator<Item = (Span, HighlightKind)> + 'a {
    let source = found.source.iter().map(|source| (source.span, HighlightKind::Write));
    let cue = found.cue.iter().map(|cue| (cue.span, HighlightKind::Read));
    let content = found.content.iter().map(|span| (said(block, *span), HighlightKind::Text));
    source.chain(cue).chain(content)
}

/// Where the source of `found` is named again by a word that was found to mean it, and where that word is from.
fn references(at: &At<'_>, found: &Attribution) -> Vec<Highlight> {
    let Some(source) = &found.source else { return Vec::new() };
    let name = source.antecedent.clone().unwrap_or_else(|| shown_text(at.block, source.span));
    let placed = at.briefing.document().blocks().iter().zip(at.briefing.reading().passages());
    placed.flat_map(|(placed, passage)| named(placed, passage, &name)).collect()
}

/// The sources of a passage that are called `name` or mean who is.
fn named<'a>(placed: &'a Placed, passage: &'a Passage, name: &'a str) -> impl Iterator<Item = Highlight> + 'a {
    let sources = passage.attributions.iter().filter_map(|found| found.source.as_ref());
    let is_it = move |source: &&crate::analysis::Source| match &source.antecedent {
        Some(antecedent) => antecedent == name,
        None => source.span.len() >= name.len() && shown_text(&placed.block, source.span) == name,
    };
    sources.filter(is_it).map(move |source| Highlight::new(source.span.shifted(placed.start), HighlightKind::Read))
}
