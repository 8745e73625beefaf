//! What in a briefing can be pointed to: headings, claims by their ids, blocks by theirs.

use crate::document::{Annotation, AnnotationItem, AnnotationTarget, Block, Document, LeafKind};
use crate::text::Span;

use super::heading::{heading_text, slug};

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

impl Landmark {
    /// Whether it is a heading.
    #[must_use]
    pub fn is_heading(&self) -> bool {
        matches!(self.kind, LandmarkKind::Heading(_))
    }
}

/// The landmarks of `document`, in the order of the text, in bytes of the document.
pub fn landmarks_of(document: &Document) -> impl Iterator<Item = Landmark> {
    document.blocks().iter().flat_map(|placed| {
        let mut found = landmarks(&placed.block);
        for landmark in &mut found {
            landmark.name_span = landmark.name_span.shifted(placed.start);
            landmark.span = landmark.span.shifted(placed.start);
        }
        found
    })
}

/// The one of `landmarks` that `fragment` points to, as an index: `^id`, an
/// id, or a heading.
#[must_use]
pub fn find_landmark(landmarks: &[Landmark], fragment: &str) -> Option<usize> {
    let id = fragment.strip_prefix('^').unwrap_or(fragment);
    let by_id = landmarks.iter().position(|landmark| !landmark.is_heading() && landmark.name == id);
    if by_id.is_some() || fragment.starts_with('^') {
        return by_id;
    }
    let innermost = || find_heading(landmarks, 0, &slug(fragment.rsplit('#').next().unwrap_or(fragment)));
    // An outer heading that is not there does not hide the inner one.
    find_headings(landmarks, fragment).last().copied().flatten().or_else(innermost)
}

/// For each part of `fragment`, headings one below the other (`Talks#Venue`),
/// the one of `landmarks` it names, as an index.
#[must_use]
pub fn find_headings(landmarks: &[Landmark], fragment: &str) -> Vec<Option<usize>> {
    let mut from = 0;
    let part = |part: &str| {
        let found = find_heading(landmarks, from, &slug(part));
        from = found.map_or(landmarks.len(), |found| found + 1);
        found
    };
    fragment.split('#').map(part).collect()
}

/// The heading from index `from` on whose slug is `wanted`.
fn find_heading(landmarks: &[Landmark], from: usize, wanted: &str) -> Option<usize> {
    // `outlook-1` is the second "Outlook", if no heading is called so itself.
    let (base, nth) = match wanted.rsplit_once('-').and_then(|(base, number)| Some((base, number.parse().ok()?))) {
        Some((base, number)) => (base, number),
        None => (wanted, 0_usize),
    };
    let mut same = 0;
    let mut numbered = None;
    let headings = landmarks.iter().enumerate().skip(from).filter(|(_, landmark)| landmark.is_heading());
    for (at, heading) in headings {
        let own = slug(&heading.name);
        if own == wanted {
            return Some(at);
        }
        if own == base {
            if same == nth {
                numbered.get_or_insert(at);
            }
            same += 1;
        }
    }
    numbered.filter(|_| nth > 0)
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
