//! The parts of a briefing: its sections, and in them datelines, claims with an id, and quotations.

use std::sync::Arc;

use crate::analysis::Passage;
use crate::document::Placed;
use crate::text::Span;
use crate::workspace::{Briefing, LandmarkKind, shown_text};

use super::excerpt::shortened_to;

/// A name is cut after so many characters.
const LONGEST_NAME: usize = 60;

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SymbolKind {
    /// A heading with all that stands under it.
    Section,
    /// Where and when the text was written.
    Dateline,
    /// A sentence, span or block with an id.
    Claim,
    /// Somebody's words.
    Quotation,
}

/// A part of a briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// The heading, the id, the words.
    pub name: String,
    /// What more there is to say in a few words: the claim, the speaker.
    pub detail: Option<String>,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it, in bytes of the document.
    pub span: Span,
    /// What to put the cursor on, inside `span`.
    pub selection: Span,
    /// The parts in it, in the order of the text.
    pub children: Vec<Symbol>,
}

/// The parts of `briefing`, in the order of the text. Sections hold each
/// other by the level of their headings.
#[must_use]
pub fn symbols(briefing: &Briefing) -> Vec<Symbol> {
    let mut found = headings_and_ids(briefing);
    let passages = briefing.reading().passages();
    for (idx, placed) in briefing.document().blocks().iter().enumerate() {
        found.extend(dateline(placed));
        found.extend(quotations(placed, passages.get(idx).map(Arc::as_ref)));
    }
    found.sort_by_key(|(level, symbol)| (symbol.span.start(), level.is_none()));
    nested(found, briefing.document().len())
}

/// A symbol, with its level if it is a section.
type Levelled = (Option<u8>, Symbol);

fn headings_and_ids(briefing: &Briefing) -> Vec<Levelled> {
    let landmarks = briefing.landmarks().filter_map(|landmark| {
        let (level, kind, detail) = match landmark.kind {
            LandmarkKind::Heading(level) => (Some(level), SymbolKind::Section, None),
            LandmarkKind::Claim | LandmarkKind::Block => {
                let (start, block) = briefing.block_at(landmark.span.start())?;
                let claim = shown_text(block, landmark.span.relative_to(start));
                (None, SymbolKind::Claim, Some(shortened_to(&claim, LONGEST_NAME)))
            }
            LandmarkKind::Html => return None,
        };
        let name = match level {
            Some(_) if landmark.name.is_empty() => "(no heading)".to_owned(),
            Some(_) => landmark.name,
            None => format!("^{}", landmark.name),
        };
        let span = landmark.span.join(landmark.name_span);
        let symbol = Symbol { name, detail, kind, span, selection: landmark.name_span, children: Vec::new() };
        Some((level, symbol))
    });
    landmarks.collect()
}

fn dateline(placed: &Placed) -> Option<Levelled> {
    let dateline = placed.block.dateline.as_ref()?;
    let place = dateline.place.of(&placed.block.text).to_owned();
    let date = dateline.date.map(|date| date.of(&placed.block.text).to_owned());
    let span = dateline.span.shifted(placed.start);
    let selection = dateline.place.shifted(placed.start);
    Some((
        None,
        Symbol { name: place, detail: date, kind: SymbolKind::Dateline, span, selection, children: Vec::new() },
    ))
}

/// Direct speech; words held at arm's length and quotations in quotations are none.
fn quotations<'a>(placed: &'a Placed, passage: Option<&'a Passage>) -> impl Iterator<Item = Levelled> + 'a {
    let quoted = placed.block.quotations.iter().filter(|quotation| quotation.depth == 0 && !quotation.scare);
    quoted.map(move |quotation| {
        let words = shortened_to(&shown_text(&placed.block, quotation.inner), LONGEST_NAME);
        let attributions = passage.map(|passage| passage.attributions.as_slice()).unwrap_or_default();
        let speaker = attributions.iter().find_map(|attribution| {
            let is_content = attribution.content.iter().any(|content| content.overlaps(quotation.inner));
            attribution.source.as_ref().filter(|_| is_content)
        });
        let symbol = Symbol {
            name: format!("“{words}”"),
            detail: speaker.map(|source| shown_text(&placed.block, source.span)),
            kind: SymbolKind::Quotation,
            span: quotation.span.shifted(placed.start),
            selection: quotation.span.shifted(placed.start),
            children: Vec::new(),
        };
        (None, symbol)
    })
}

/// Puts each symbol into the section it stands in, and lets a section reach
/// to the next heading of its level or above.
fn nested(found: Vec<Levelled>, end: usize) -> Vec<Symbol> {
    let mut top = Vec::new();
    // Levels rise from the bottom, so that there are never more than six.
    let mut open: Vec<(u8, Symbol)> = Vec::new();
    for (level, symbol) in found {
        let Some(level) = level else {
            open.last_mut().map_or(&mut top, |(_, section)| &mut section.children).push(symbol);
            continue;
        };
        while open.last().is_some_and(|(outer, _)| *outer >= level) {
            close(&mut open, &mut top, symbol.span.start());
        }
        open.push((level, symbol));
    }
    while !open.is_empty() {
        close(&mut open, &mut top, end);
    }
    top
}

fn close(open: &mut Vec<(u8, Symbol)>, top: &mut Vec<Symbol>, end: usize) {
    let Some((_, mut section)) = open.pop() else { return };
    section.span = Span::new(section.span.start(), end.max(section.span.end()));
    open.last_mut().map_or(top, |(_, outer)| &mut outer.children).push(section);
}
