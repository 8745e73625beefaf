//! What in a briefing can be pointed to: headings, claims by their ids, blocks by theirs.

use crate::document::{Annotation, AnnotationItem, AnnotationTarget, Block, LeafKind};
use crate::text::Span;

use super::heading::heading_text;

/// How a landmark is pointed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LandmarkKind {
    /// By its words or their slug; the level is 1 to 6.
    Heading(u8),
    /// By the id `{#id}` gives a claim or a span.
    Claim,
    /// By the ` ^id` at the end of a block.
    Block,
    /// By the `id` or `name` of an HTML tag.
    Html,
}

/// A place that links can point to. Spans are bytes from the start of the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Landmark {
    /// How it is pointed to.
    pub kind: LandmarkKind,
    /// The heading's words, or the id.
    pub name: String,
    /// Bytes of the heading, or of the id alone.
    pub name_span: Span,
    /// Bytes of what is meant: the heading, the sentence or span, the block.
    pub span: Span,
}

/// The landmarks of `block`, in the order of the text.
pub(super) fn landmarks(block: &Block) -> Vec<Landmark> {
    let mut landmarks = Vec::new();
    for leaf in &block.leaves {
        if let LeafKind::Heading(level) = leaf.kind {
            let name = heading_text(block, leaf);
            landmarks.push(Landmark {
                kind: LandmarkKind::Heading(level),
                name,
                name_span: leaf.span,
                span: leaf.span,
            });
        }
    }
    for annotation in &block.annotations {
        for item in &annotation.items {
            if let AnnotationItem::Id(id) = item {
                landmarks.push(named(block, LandmarkKind::Claim, *id, annotated(block, annotation)));
            }
        }
    }
    let whole = Span::new(0, block.text.trim_end().len());
    landmarks.extend(block.anchors.iter().map(|anchor| named(block, LandmarkKind::Block, *anchor, whole)));
    html_ids(block, &mut landmarks);
    landmarks.sort_by_key(|landmark| landmark.name_span);
    landmarks
}

fn named(block: &Block, kind: LandmarkKind, id: Span, span: Span) -> Landmark {
    Landmark { kind, name: id.of(&block.text).to_owned(), name_span: id, span }
}

/// The bytes an annotation speaks of.
fn annotated(block: &Block, annotation: &Annotation) -> Span {
    match annotation.target {
        AnnotationTarget::Sentence(at) => block.sentences.get(at).map_or(annotation.span, |sentence| sentence.span),
        AnnotationTarget::Bracketed(span) => span,
        AnnotationTarget::Block => Span::new(0, block.text.trim_end().len()),
    }
}

/// `<a id="x">` and `<a name="x">`, which Markdown leaves to the browser.
fn html_ids(block: &Block, landmarks: &mut Vec<Landmark>) {
    for attribute in [" id=\"", " name=\""] {
        for at in memchr::memmem::find_iter(block.text.as_bytes(), attribute) {
            let start = at + attribute.len();
            let before = block.text.get(..at).unwrap_or_default();
            let rest = block.text.get(start..).unwrap_or_default();
            let in_tag = before.rfind('<').is_some_and(|open| !before.get(open..).unwrap_or_default().contains('>'));
            if let Some(length) = rest.find('"').filter(|length| in_tag && *length < 200) {
                let id = Span::new(start, start + length);
                landmarks.push(named(block, LandmarkKind::Html, id, id));
            }
        }
    }
}
