//! Which member stands under the cursor.

use crate::document::{AnnotationItem, AnnotationTarget, Link, LinkKind};
use crate::features::at::At;
use crate::workspace::{DocPath, LandmarkKind, Node, Pointer, Workspace};

use super::item::title_place;
use super::tie::sentence_at;
use super::{Item, Member};

/// The member at byte `offset` of the briefing at `path`: the source that is
/// cited or recorded there, the goal of a link, the briefing on its title and
/// its front matter, the claim on its id or anywhere in its sentence.
#[must_use]
pub fn prepare(workspace: &Workspace, path: &DocPath, offset: usize) -> Option<Item> {
    let at = At::new(workspace, path, offset)?;
    let kinds = [cited, claim_id, record, link, briefing, sentence];
    kinds.iter().find_map(|kind| kind(&at)).map(|member| Item::of(workspace, &member))
}

fn cited(at: &At<'_>) -> Option<Member> {
    let cited = at.cited()?;
    let key = cited.key.as_str().into();
    let on = if cited.may_be_claim { Pointer::Basis(key) } else { Pointer::Source(key) };
    at.workspace.pointed_to(at.briefing.path(), &on).map(Member::Named)
}

fn claim_id(at: &At<'_>) -> Option<Member> {
    let items = at.block.annotations.iter().flat_map(|annotation| &annotation.items);
    let ids = items.filter_map(|item| if let AnnotationItem::Id(id) = item { Some(*id) } else { None });
    let id = ids.chain(at.block.anchors.iter().copied()).find(|id| id.touches(at.offset))?;
    Some(claim(at, at.text(id)))
}

fn claim(at: &At<'_>, id: &str) -> Member {
    Member::Named(Node::Claim(at.briefing.path().clone(), id.into()))
}

/// A record under `sources`, anywhere in it.
fn record(at: &At<'_>) -> Option<Member> {
    let mut records = at.block.front_matter.iter().flat_map(|front_matter| &front_matter.sources);
    let record = records.find(|record| record.span.touches(at.offset))?;
    Some(Member::Named(Node::Source(at.briefing.path().clone(), record.key.as_str().into())))
}

fn link(at: &At<'_>) -> Option<Member> {
    let relations = at.block.front_matter.iter().flat_map(|front_matter| &front_matter.relations);
    let links = at.block.links.iter().chain(relations.map(|relation| &relation.link));
    let inside = links.filter(|link| link.span.touches(at.offset)).min_by_key(|link| link.span.len());
    let on = if let Some(link) = inside {
        goal(at, link)?
    } else {
        let definition = at.pick(&at.block.definitions, |definition| definition.span)?;
        Pointer::Link(LinkKind::Inline, at.text(definition.target.span).trim().into())
    };
    at.workspace.pointed_to(at.briefing.path(), &on).map(Member::Named)
}

fn goal(at: &At<'_>, link: &Link) -> Option<Pointer> {
    if link.kind != LinkKind::Reference {
        return Some(Pointer::of_link(link, &at.block.text));
    }
    let (start, definition) = at.briefing.find_reference(&link.target.path)?;
    let (_, block) = at.briefing.block_at(start)?;
    Some(Pointer::Link(LinkKind::Inline, definition.target.span.of(&block.text).trim().into()))
}

/// The briefing, on what it is called and on what it says of itself.
fn briefing(at: &At<'_>) -> Option<Member> {
    let offset = at.start + at.offset;
    let is_title = || title_place(at.briefing).0.touches(offset);
    let is_top = || at.briefing.landmarks().any(|one| one.kind == LandmarkKind::Heading(1) && one.span.touches(offset));
    let is_it = at.block.front_matter.is_some() || is_title() || is_top();
    is_it.then(|| Member::Named(Node::Briefing(at.briefing.path().clone())))
}

/// The claim the sentence is, by its id where it has one; of several the innermost.
fn sentence(at: &At<'_>) -> Option<Member> {
    let annotation = at.block.annotations.iter().find(|annotation| annotation.span.touches(at.offset));
    let offset = match annotation.map(|annotation| &annotation.target) {
        Some(AnnotationTarget::Sentence(sentence)) => at.block.sentences.get(*sentence)?.span.start(),
        Some(AnnotationTarget::Bracketed(span)) => span.start(),
        Some(AnnotationTarget::Block) | None => at.offset,
    };
    let placed = at.start + offset;
    let named = at
        .briefing
        .landmarks()
        .filter(|one| matches!(one.kind, LandmarkKind::Claim | LandmarkKind::Block) && one.span.contains(placed));
    if let Some(innermost) = named.min_by_key(|one| one.span.len()) {
        return Some(claim(at, &innermost.name));
    }
    let sentence = sentence_at(at.briefing, placed)?;
    Some(Member::Unnamed(at.briefing.path().clone(), sentence.start()))
}
