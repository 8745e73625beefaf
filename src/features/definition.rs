//! Where the thing under the cursor is defined: the goal of a link, the record of a source, the first full mention of a name.

use crate::analysis::{Mention, Referent};
use crate::document::{AnnotationItem, LinkKind, LinkTarget};
use crate::text::Span;
use crate::workspace::{DocPath, Resolution, Workspace};

use super::at::At;
use super::identity::{Identity, introduction};

/// A place something is defined at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The briefing or file.
    pub path: DocPath,
    /// All of the definition, in bytes of that file; it covers `selection`.
    pub span: Span,
    /// What of it to put the cursor on.
    pub selection: Span,
    /// What was asked about, in bytes of the briefing that was asked.
    pub origin: Span,
}

/// Where the thing at byte `offset` of the briefing at `path` is defined;
/// several places if the text does not tell which.
#[must_use]
pub fn definition(workspace: &Workspace, path: &DocPath, offset: usize) -> Vec<Location> {
    let Some(at) = At::new(workspace, path, offset) else { return Vec::new() };
    let subjects = [source, claim_id, record, reference, footnote, link, mention];
    subjects.iter().map(|subject| subject(&at)).find(|found| !found.is_empty()).unwrap_or_default()
}

impl At<'_> {
    /// A definition in the same briefing, `span` and `selection` in bytes of the document.
    fn here(&self, origin: Span, span: Span, selection: Span) -> Location {
        Location { path: self.briefing.path().clone(), span, selection, origin: self.placed(origin) }
    }
}

/// The record of a source that is cited.
fn source(at: &At<'_>) -> Vec<Location> {
    let Some(cited) = at.cited() else { return Vec::new() };
    if let Some((path, record)) = at.workspace.source(at.briefing, &cited.key) {
        let (path, origin) = (path.clone(), at.placed(cited.span));
        return vec![Location { path, span: record.span, selection: record.key_span, origin }];
    }
    if !cited.may_be_claim {
        return Vec::new();
    }
    let written = if cited.key.contains('#') { cited.key } else { format!("#^{}", cited.key) };
    let target = LinkTarget::parse(&written, cited.span, LinkKind::Wiki);
    goal(at, cited.span, LinkKind::Wiki, &target)
}

/// The id of a claim or a block, which is its own definition.
fn claim_id(at: &At<'_>) -> Vec<Location> {
    let items = at.block.annotations.iter().flat_map(|annotation| &annotation.items);
    let ids = items.filter_map(|item| if let AnnotationItem::Id(id) = item { Some(*id) } else { None });
    let Some(id) = ids.chain(at.block.anchors.iter().copied()).find(|id| id.touches(at.offset)) else {
        return Vec::new();
    };
    let landmark = at.briefing.find_landmark(&format!("^{}", at.text(id)));
    landmark
        .map(|landmark| at.here(id, landmark.span.join(landmark.name_span), landmark.name_span))
        .into_iter()
        .collect()
}

/// The record of a person or place that `ref`, `speaker` or `place` names.
fn record(at: &At<'_>) -> Vec<Location> {
    let Some((id, origin)) = named_record(at) else { return Vec::new() };
    let Some(front_matter) = at.briefing.document().front_matter() else { return Vec::new() };
    let people = front_matter.people.iter().map(|person| (&person.id, person.span));
    let places = front_matter.places.iter().map(|place| (&place.id, place.span));
    let found = people.chain(places).find(|(known, _)| **known == id);
    found.map(|(_, span)| at.here(origin, span, span)).into_iter().collect()
}

fn named_record(at: &At<'_>) -> Option<(String, Span)> {
    if let Some(front_matter) = at.block.front_matter.as_deref() {
        let mut keys = front_matter.keys.iter().filter(|key| matches!(key.name.value.as_str(), "speaker" | "place"));
        let value = keys.find(|key| key.value.touches(at.offset) && !key.value.is_empty())?.value;
        return Some((at.text(value).trim_matches(['"', '\'']).to_owned(), value));
    }
    let annotation = at.pick(&at.block.annotations, |annotation| annotation.span)?;
    annotation.items.iter().find_map(|item| match item {
        AnnotationItem::Pair { key, value } if at.text(*key) == "ref" && value.touches(at.offset) => {
            Some((at.text(*value).to_owned(), *value))
        }
        _ => None,
    })
}

/// The definition of a reference's label.
fn reference(at: &At<'_>) -> Vec<Location> {
    let Some(link) = at.pick(&at.block.links, |link| link.span).filter(|link| link.kind == LinkKind::Reference) else {
        return Vec::new();
    };
    let found = at.briefing.find_reference(&link.target.path);
    let place = |(start, definition): (usize, &crate::document::ReferenceDefinition)| {
        at.here(link.span, definition.span.shifted(start), definition.label_span.shifted(start))
    };
    found.map(place).into_iter().collect()
}

/// The text of a footnote; from there, where the text calls for it first.
fn footnote(at: &At<'_>) -> Vec<Location> {
    let under =
        |note: &&crate::document::Footnote| if note.definition { note.label } else { note.span }.touches(at.offset);
    let Some(note) = at.block.footnotes.iter().find(under) else { return Vec::new() };
    let label = at.text(note.label);
    let blocks = at.briefing.document().blocks().iter();
    let mut notes = blocks.flat_map(|placed| placed.block.footnotes.iter().map(move |other| (placed, other)));
    let found = notes
        .find(|(placed, other)| other.definition != note.definition && other.label.of(&placed.block.text) == label);
    let place = |(placed, other): (&crate::document::Placed, &crate::document::Footnote)| {
        let origin = if note.definition { note.label } else { note.span };
        at.here(origin, other.span.shifted(placed.start), other.label.shifted(placed.start))
    };
    found.map(place).into_iter().collect()
}

/// Where a link leads.
fn link(at: &At<'_>) -> Vec<Location> {
    let inside = at.block.links.iter().filter(|link| link.span.touches(at.offset));
    if let Some(link) = inside.min_by_key(|link| link.span.len()) {
        return goal(at, link.span, link.kind, &link.target);
    }
    let definition = at.pick(&at.block.definitions, |definition| definition.span);
    definition.map(|found| goal(at, found.span, LinkKind::Inline, &found.target)).unwrap_or_default()
}

fn goal(at: &At<'_>, origin: Span, kind: LinkKind, target: &LinkTarget) -> Vec<Location> {
    let origin = at.placed(origin);
    let start = |path: DocPath| Location { path, span: Span::at(0), selection: Span::at(0), origin };
    match at.workspace.resolve(at.briefing.path(), kind, target) {
        Resolution::Found { path, fragment } => {
            let briefing = at.workspace.briefing(&path);
            let landmark = briefing.zip(fragment).and_then(|(briefing, fragment)| briefing.find_landmark(&fragment));
            vec![match landmark {
                Some(landmark) => {
                    let (span, selection) = (landmark.span.join(landmark.name_span), landmark.name_span);
                    Location { path, span, selection, origin }
                }
                None => start(path),
            }]
        }
        // The document is there, which is nearer than nothing.
        Resolution::MissingFragment { path, .. } | Resolution::File(path) => vec![start(path)],
        Resolution::MissingDocument { .. } | Resolution::External | Resolution::Outside => Vec::new(),
    }
}

/// The first full mention of the person or place that is named; of each, where several may be meant.
fn mention(at: &At<'_>) -> Vec<Location> {
    let mentions = at.passage.map(|passage| passage.mentions.as_slice()).unwrap_or_default();
    let Some(mention) = at.pick(mentions, |mention| mention.span) else { return Vec::new() };
    let written = at.text(mention.span);
    let one = |referent: &Referent| {
        let meant = Mention { referent: referent.clone(), ..mention.clone() };
        introduction(at.briefing, &Identity::of(&meant, written, at.gazetteer()))
    };
    let mut places: Vec<Span> = match &mention.referent {
        Referent::AmbiguousOfficial(ids) => ids.iter().filter_map(|id| one(&Referent::Official(*id))).collect(),
        Referent::AmbiguousPlace(ids) => ids.iter().filter_map(|id| one(&Referent::Place(*id))).collect(),
        referent => one(referent).into_iter().collect(),
    };
    places.sort_unstable();
    places.into_iter().map(|span| at.here(mention.span, span, span)).collect()
}
