//! Links, footnotes and claim references: where they lead, and what stands there.

use crate::document::{Format, LinkKind, LinkTarget, Status};
use crate::features::at::At;
use crate::features::excerpt::{footnote_text, landmark_text, opening};
use crate::text::Span;
use crate::workspace::{Briefing, DocPath, LandmarkKind, Resolution};

use super::{Hover, HoverContent};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkFacts {
    /// The target as written.
    pub written: String,
    /// What is there.
    pub goal: LinkGoal,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkGoal {
    /// A briefing, or a place in it.
    Briefing {
        /// The way to it from the linking briefing; empty for the same one.
        path: String,
        /// Its title.
        title: Option<String>,
        /// Its date, as it is known.
        date: Option<String>,
        /// Whether it still stands, where it says so.
        status: Option<Status>,
        /// What kind of place is meant, and its name.
        place: Option<(LandmarkKind, String)>,
        /// How the place, or the briefing, begins.
        excerpt: String,
    },
    /// A file that is no briefing, by the way to it.
    File(String),
    /// An address outside.
    External(String),
    /// No document of the name; what may have been meant.
    MissingDocument(Vec<String>),
    /// No such heading or id in the briefing; what may have been meant.
    MissingFragment(String, Vec<String>),
    /// A place nobody looks at.
    Outside,
}

/// The link, footnote or claim reference under the cursor.
pub(super) fn hover(at: &At<'_>) -> Option<Hover> {
    let (span, kind, target) = target_at(at)?;
    if let Some(label) = footnote_at(at).filter(|_| kind.is_none()) {
        let text = footnote_text(at.briefing, at.text(label))?;
        return Some(at.hover(span, HoverContent::Footnote(text)));
    }
    let target = target?;
    let goal = goal(at, kind?, &target);
    let written = at.text(target.span).trim().to_owned();
    Some(at.hover(span, HoverContent::Link(LinkFacts { written, goal })))
}

type Found = (Span, Option<LinkKind>, Option<LinkTarget>);

/// What is under the cursor that leads somewhere: its span, and for a link
/// how it is written and its target.
fn target_at(at: &At<'_>) -> Option<Found> {
    // An image in a link is the inner one.
    let inside = at.block.links.iter().filter(|link| link.span.touches(at.offset));
    if let Some(link) = inside.min_by_key(|link| link.span.len()) {
        return Some((link.span, Some(link.kind), Some(link.target.clone())));
    }
    if let Some(definition) = at.pick(&at.block.definitions, |definition| definition.span) {
        return Some((definition.span, Some(LinkKind::Inline), Some(definition.target.clone())));
    }
    if let Some(footnote) = at.block.footnotes.iter().find(|note| !note.definition && note.span.touches(at.offset)) {
        return Some((footnote.span, None, None));
    }
    claim_reference(at)
}

/// A claim that `basis` names: `no-ban`, `other-doc#^ban`.
fn claim_reference(at: &At<'_>) -> Option<Found> {
    let cited = at.cited().filter(|cited| cited.may_be_claim)?;
    let written = if cited.key.contains('#') { cited.key.clone() } else { format!("#^{}", cited.key) };
    let target = LinkTarget { span: cited.span, ..LinkTarget::parse(&written, cited.span, LinkKind::Wiki) };
    Some((cited.span, Some(LinkKind::Wiki), Some(target)))
}

fn footnote_at(at: &At<'_>) -> Option<Span> {
    let footnote = at.block.footnotes.iter().find(|note| !note.definition && note.span.touches(at.offset))?;
    Some(footnote.label)
}

fn goal(at: &At<'_>, kind: LinkKind, target: &LinkTarget) -> LinkGoal {
    let from = at.briefing.path();
    match at.workspace.resolve(from, kind, target) {
        Resolution::Found { path, fragment } => match at.workspace.briefing(&path) {
            Some(briefing) => briefing_goal(from, briefing, fragment.as_deref()),
            None => LinkGoal::Outside,
        },
        Resolution::File(path) => LinkGoal::File(path.relative_to(from)),
        Resolution::MissingDocument { nearest } => LinkGoal::MissingDocument(nearest),
        Resolution::MissingFragment { path, nearest } => LinkGoal::MissingFragment(path.relative_to(from), nearest),
        Resolution::External => LinkGoal::External(target.path.clone()),
        Resolution::Outside => LinkGoal::Outside,
    }
}

/// The briefing at `to`, or the place `fragment` in it, as a link there shows it.
pub(super) fn describe(at: &At<'_>, to: &DocPath, fragment: Option<&str>) -> Option<HoverContent> {
    let from = at.briefing.path();
    let goal = briefing_goal(from, at.workspace.briefing(to)?, fragment);
    let place = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
    Some(HoverContent::Link(LinkFacts { written: format!("{}{place}", to.name()), goal }))
}

fn briefing_goal(from: &DocPath, briefing: &Briefing, fragment: Option<&str>) -> LinkGoal {
    let landmark = fragment.and_then(|fragment| briefing.find_landmark(fragment));
    let excerpt = landmark.as_ref().map_or_else(|| opening(briefing), |landmark| landmark_text(briefing, landmark));
    let path = if briefing.path() == from { String::new() } else { briefing.path().relative_to(from) };
    let date = briefing.reading().premises().date;
    LinkGoal::Briefing {
        path,
        title: briefing.outline().title.clone().filter(|_| briefing.document().format() == Format::Markdown),
        date: date.map(|date| crate::calendar::Period::day(date).to_string()),
        status: briefing.outline().status,
        place: landmark.map(|landmark| (landmark.kind, landmark.name)),
        excerpt,
    }
}
