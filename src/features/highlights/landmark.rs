//! Claims and headings: where they stand, and what in the same briefing refers to them.

use rustc_hash::FxHashMap;

use crate::document::{AnnotationItem, Link, LinkKind, LinkTarget, Placed};
use crate::features::at::At;
use crate::text::Span;
use crate::workspace::{Landmark, LandmarkKind, Resolution, slug};

use super::{Highlight, HighlightKind};

/// The claim whose id is under the cursor, given or named in `basis`, and all that refers to it.
pub(super) fn references(at: &At<'_>) -> Option<Vec<Highlight>> {
    let items = at.block.annotations.iter().flat_map(|annotation| &annotation.items);
    let ids = items.filter_map(|item| if let AnnotationItem::Id(id) = item { Some(*id) } else { None });
    let given = ids.chain(at.block.anchors.iter().copied()).find(|id| id.touches(at.offset));
    let fragment = match given {
        Some(id) => format!("^{}", at.text(id)),
        None => own_fragment(&at.cited().filter(|cited| cited.may_be_claim)?.key)?,
    };
    Some(Goal::of(at, &fragment)?.highlights())
}

/// What the link under the cursor leads to, if that is in the same briefing.
pub(super) fn link_goal(at: &At<'_>) -> Option<Vec<Highlight>> {
    let inside = at.block.links.iter().filter(|link| link.span.touches(at.offset));
    let link = inside.min_by_key(|link| link.span.len())?;
    let fragment = link.target.fragment.as_deref()?;
    if !leads_here(at, link) {
        return None;
    }
    Some(Goal::of(at, fragment)?.highlights())
}

/// The heading under the cursor, if anything refers to it.
pub(super) fn heading(at: &At<'_>) -> Option<Vec<Highlight>> {
    let under = |landmark: &Landmark| {
        matches!(landmark.kind, LandmarkKind::Heading(_)) && landmark.span.touches(at.start + at.offset)
    };
    let heading = at.briefing.landmarks().find(under)?;
    let found = Goal { at, landmark: heading }.highlights();
    (found.len() > 1).then_some(found)
}

/// A landmark that is referred to.
struct Goal<'a, 'w> {
    at: &'a At<'w>,
    landmark: Landmark,
}

impl<'a, 'w> Goal<'a, 'w> {
    fn of(at: &'a At<'w>, fragment: &str) -> Option<Self> {
        Some(Self { at, landmark: at.briefing.find_landmark(fragment)? })
    }

    fn highlights(&self) -> Vec<Highlight> {
        let mut found = vec![Highlight::new(self.name(), HighlightKind::Write)];
        let mut known = FxHashMap::default();
        for placed in self.at.briefing.document().blocks() {
            let links = placed.block.links.iter().filter(|link| self.is_meant_by(link, &mut known));
            let fragments = links.filter_map(|link| link.target.fragment_span);
            let named = fragments.chain(self.basis(placed)).map(|span| span.shifted(placed.start));
            found.extend(named.map(|span| Highlight::new(span, HighlightKind::Read)));
        }
        found
    }

    /// The bytes of the id, or of the heading's words.
    fn name(&self) -> Span {
        let span = self.landmark.name_span;
        let Some((start, block)) = self.at.briefing.block_at(span.start()) else { return span };
        if !matches!(self.landmark.kind, LandmarkKind::Heading(_)) {
            return span;
        }
        let line = span.relative_to(start).of(&block.text);
        let words = line.trim_start_matches(['#', ' ', '\t']);
        let first = span.start() + line.len() - words.len();
        let end = words.find(['\n', '\r']).unwrap_or(words.len());
        Span::new(first, first + words.get(..end).unwrap_or(words).trim_end().len())
    }

    /// Whether `link` leads to the landmark. What fragments lead to is kept in `known`, so that each is followed once.
    fn is_meant_by(&self, link: &Link, known: &mut FxHashMap<String, bool>) -> bool {
        let Some(fragment) = link.target.fragment.as_deref() else { return false };
        if !self.may_be(fragment) || !leads_here(self.at, link) {
            return false;
        }
        *known.entry(fragment.to_owned()).or_insert_with(|| {
            let goal = self.at.briefing.find_landmark(fragment);
            goal.is_some_and(|goal| goal.name_span == self.landmark.name_span)
        })
    }

    /// Whether `fragment` looks like one that leads to the landmark.
    fn may_be(&self, fragment: &str) -> bool {
        if !matches!(self.landmark.kind, LandmarkKind::Heading(_)) {
            return fragment.strip_prefix('^').unwrap_or(fragment) == self.landmark.name;
        }
        let innermost = fragment.rsplit('#').next().unwrap_or(fragment);
        slug(innermost).starts_with(&slug(&self.landmark.name))
    }

    /// Where `basis` in `placed` names the claim, in bytes of the block.
    fn basis(&self, placed: &Placed) -> Vec<Span> {
        let text = &placed.block.text;
        let mut found = Vec::new();
        if matches!(self.landmark.kind, LandmarkKind::Heading(_)) {
            return found;
        }
        for item in placed.block.annotations.iter().flat_map(|annotation| &annotation.items) {
            let AnnotationItem::Pair { key, value } = item else { continue };
            if key.of(text) != "basis" {
                continue;
            }
            let mut start = value.start();
            for word in value.of(text).split(char::is_whitespace) {
                let is_it = own_fragment(word).is_some_and(|fragment| fragment.get(1..) == Some(&*self.landmark.name));
                let is_source = || self.at.workspace.source(self.at.briefing, word).is_some();
                found.extend((is_it && !is_source()).then(|| Span::new(start, start + word.len())));
                start += word.len() + 1;
            }
        }
        found
    }
}

/// What a word of `basis` points to in its own document: `^id`.
fn own_fragment(word: &str) -> Option<String> {
    let id = word.strip_prefix('#').unwrap_or(word).trim_start_matches('^');
    (!id.is_empty() && !id.contains('#')).then(|| format!("^{id}"))
}

/// Whether `link` leads to a place in the briefing it stands in.
fn leads_here(at: &At<'_>, link: &Link) -> bool {
    if matches!(link.kind, LinkKind::Reference | LinkKind::Image) || link.target.external {
        return false;
    }
    let LinkTarget { path, .. } = &link.target;
    let own = at.briefing.path();
    path.is_empty()
        || matches!(at.workspace.resolve(own, link.kind, &link.target), Resolution::Found { path, .. } if path == *own)
}
