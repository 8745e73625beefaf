//! The first words of a part of a briefing, as a reader of another one is shown them.

use crate::document::{BlockKind, Placed};
use crate::text::Span;
use crate::workspace::{Briefing, Landmark, LandmarkKind, shown_text};

/// An excerpt is cut after so many characters.
const LONGEST: usize = 280;

/// How the briefing begins: its first running text.
pub(super) fn opening(briefing: &Briefing) -> String {
    let blocks = briefing.document().blocks().iter();
    let mut prose = blocks.filter(|placed| !matches!(placed.block.kind, BlockKind::Heading | BlockKind::FrontMatter));
    shortened(&prose.find_map(prose_of).unwrap_or_default())
}

/// What stands at `landmark`: the claim, the block, or the text under the heading.
pub(super) fn landmark_text(briefing: &Briefing, landmark: &Landmark) -> String {
    if let LandmarkKind::Heading(_) = landmark.kind {
        return shortened(&below_heading(briefing, landmark.span));
    }
    let Some((start, block)) = briefing.block_at(landmark.span.start()) else { return String::new() };
    shortened(&shown_text(block, landmark.span.relative_to(start)))
}

/// The text of the footnote `label`.
pub(super) fn footnote_text(briefing: &Briefing, label: &str) -> Option<String> {
    briefing.document().blocks().iter().find_map(|placed| {
        let block = &placed.block;
        let is_it = |note: &&crate::document::Footnote| note.definition && note.label.of(&block.text) == label;
        let note = block.footnotes.iter().find(is_it)?;
        let text = shown_text(block, note.span);
        let marker = format!("[^{label}]:");
        Some(shortened(text.strip_prefix(&marker).unwrap_or(&text).trim()))
    })
}

/// The running text from the heading at `span` to the next one.
fn below_heading(briefing: &Briefing, span: Span) -> String {
    let blocks = briefing.document().blocks();
    let Some(index) = briefing.document().block_at(span.start()) else { return String::new() };
    let mut below = blocks.iter().skip(index + 1).take_while(|placed| placed.block.kind != BlockKind::Heading);
    below.find_map(prose_of).unwrap_or_default()
}

fn prose_of(placed: &Placed) -> Option<String> {
    let leaf = placed.block.leaves.first()?;
    let text = shown_text(&placed.block, leaf.span);
    (!text.is_empty()).then_some(text)
}

/// `text` cut at a word, if it is too long for an excerpt.
pub(super) fn shortened(text: &str) -> String {
    shortened_to(text, LONGEST)
}

/// `text` cut at a word, if it has more than `longest` characters.
pub(super) fn shortened_to(text: &str, longest: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(longest) else { return text.to_owned() };
    let cut = text.get(..end).unwrap_or_default();
    let word = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", cut.get(..word).unwrap_or(cut))
}
