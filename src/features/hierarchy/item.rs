//! Members in words, each with the place where a reader finds it.

use crate::document::{SourceRecord, Status};
use crate::features::excerpt::shortened_to;
use crate::features::hover::kind_in_words;
use crate::features::render::readable;
use crate::features::said::said;
use crate::text::Span;
use crate::workspace::{Briefing, DocPath, Landmark, Node, Pointer, Workspace, shown_text};

use super::tie::{records, sentence_at};
use super::{Item, ItemKind, Member};

/// A name is cut after so many characters.
const LONGEST_NAME: usize = 80;

impl Item {
    /// `member` as a reader is shown it; one that is not there, at the start of where it should be.
    pub(super) fn of(workspace: &Workspace, member: &Member) -> Self {
        match member {
            Member::Named(Node::Briefing(path)) => briefing(workspace, path),
            Member::Named(Node::Claim(path, id)) => claim(workspace, path, id),
            Member::Named(Node::Source(path, key)) => source(workspace, path, key),
            Member::Unnamed(path, offset) => sentence(workspace, path, *offset),
        }
        .with_fall(workspace)
    }

    fn new(member: Member, kind: ItemKind, name: String, place: (Span, Span)) -> Self {
        let path = member.path().clone();
        let (span, selection) = place;
        Self { member, kind, name, detail: String::new(), path, span: span.join(selection), selection, outdated: false }
    }

    fn described(mut self, parts: impl IntoIterator<Item = Option<String>>, standing: Standing) -> Self {
        let parts = parts.into_iter().chain([standing.words]).flatten().filter(|part| !part.is_empty());
        self.detail = parts.collect::<Vec<_>>().join(" · ");
        self.outdated = standing.outdated;
        self
    }

    /// Says so where it rests on something that was withdrawn.
    fn with_fall(mut self, workspace: &Workspace) -> Self {
        let Member::Named(node) = &self.member else { return self };
        let graph = workspace.provenance();
        let Some(fall) = graph.id(node).and_then(|id| graph.fall(workspace, id)) else { return self };
        if fall.steps.is_empty() {
            return self;
        }
        let withdrawn = match graph.node(fall.withdrawn) {
            Node::Briefing(path) => path.name().to_owned(),
            Node::Claim(path, id) => format!("{}#^{id}", path.name()),
            Node::Source(_, key) => format!("@{key}"),
        };
        let separator = if self.detail.is_empty() { "" } else { " · " };
        self.detail = format!("{}{separator}rests on {withdrawn}, which is retracted", self.detail);
        self
    }
}

/// Whether something still stands, and how that is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Standing {
    words: Option<String>,
    outdated: bool,
}

impl Standing {
    fn new(status: Option<Status>, retracted: Option<&str>) -> Self {
        let words = match (status, retracted) {
            (_, Some(date)) => format!("retracted on {}", readable(date)),
            (Some(Status::Retracted), None) => "retracted".to_owned(),
            (Some(Status::Superseded), None) => "superseded".to_owned(),
            (Some(Status::Draft), None) => return Self { words: Some("draft".to_owned()), outdated: false },
            (Some(Status::Published) | None, None) => return Self::default(),
        };
        Self { words: Some(words), outdated: true }
    }

    fn of_briefing(workspace: &Workspace, path: &DocPath) -> Self {
        let outline = workspace.outline(path);
        outline.map(|outline| Self::new(outline.status, outline.retracted.as_deref())).unwrap_or_default()
    }

    fn of_source(record: &SourceRecord) -> Self {
        let standing = Self::new(record.status, record.retracted.as_deref());
        match &record.superseded_by {
            Some(key) if !record.is_retracted() => {
                Self { words: Some(format!("superseded by {}", key.value)), outdated: true }
            }
            _ => standing,
        }
    }
}

fn briefing(workspace: &Workspace, path: &DocPath) -> Item {
    let member = Member::Named(Node::Briefing(path.clone()));
    let title = workspace.outline(path).and_then(|outline| outline.title.clone());
    let date = workspace.briefing(path).and_then(|briefing| briefing.reading().premises().date);
    let place = workspace.briefing(path).map_or_else(start, |briefing| title_place(briefing));
    let name = title.map_or_else(|| path.file_name().to_owned(), |title| shortened_to(&title, LONGEST_NAME));
    let date = date.map(|date| readable(&date.to_string()));
    let item = Item::new(member, ItemKind::Briefing, name, place);
    let file = (item.name != path.file_name()).then(|| path.file_name().to_owned());
    item.described([file, date], Standing::of_briefing(workspace, path))
}

fn claim(workspace: &Workspace, path: &DocPath, id: &str) -> Item {
    let member = Member::Named(Node::Claim(path.clone(), id.into()));
    let briefing = workspace.briefing(path);
    let found = briefing.and_then(|briefing| Some((briefing, briefing.find_landmark(&format!("^{id}"))?)));
    let Some((briefing, landmark)) = found else {
        let item = Item::new(member, ItemKind::Claim, format!("^{id}"), start());
        return item.described([Some(format!("{} has no such claim", path.file_name()))], Standing::default());
    };
    let grades = workspace.outline(path).and_then(|outline| outline.claim(id)).map(|claim| {
        let grades = claim
            .grades
            .iter()
            .map(|(key, value)| if &**key == "as-of" { format!("as of {value}") } else { value.to_string() });
        grades.collect::<Vec<_>>().join(", ")
    });
    let item = Item::new(member, ItemKind::Claim, words_of(briefing, &landmark), (landmark.span, landmark.name_span));
    let whence = format!("^{id} in {}", path.file_name());
    item.described([Some(whence), grades], Standing::of_briefing(workspace, path))
}

fn source(workspace: &Workspace, path: &DocPath, key: &str) -> Item {
    let member = Member::Named(Node::Source(path.clone(), key.into()));
    let Some(record) = records(workspace, path).iter().find(|record| record.key == key) else {
        let item = Item::new(member, ItemKind::Source, key.to_owned(), first_use(workspace, path, key));
        return item.described([Some("no record".to_owned())], Standing::default());
    };
    let name = record.title.as_deref().map_or_else(|| key.to_owned(), |title| shortened_to(title, LONGEST_NAME));
    let item = Item::new(member, ItemKind::Source, name, (record.span, record.key_span));
    let parts = [
        Some(format!("@{key}")),
        record.publisher.clone(),
        record.kind.map(|kind| kind_in_words(kind).to_owned()),
        record.date.as_deref().map(readable),
    ];
    item.described(parts, Standing::of_source(record))
}

fn sentence(workspace: &Workspace, path: &DocPath, offset: usize) -> Item {
    let member = Member::Unnamed(path.clone(), offset);
    let found = workspace.briefing(path).and_then(|briefing| {
        let (start, block) = briefing.block_at(offset)?;
        let whole = Span::new(start, start + block.text.trim_end().len());
        let span = sentence_at(briefing, offset).unwrap_or(whole);
        Some((span, shown_text(block, said(block, span.relative_to(start)))))
    });
    let (span, words) = found.unwrap_or_else(|| (Span::at(0), String::new()));
    let name = if words.is_empty() { path.file_name().to_owned() } else { shortened_to(&words, LONGEST_NAME) };
    let item = Item::new(member, ItemKind::Claim, name, (span, span));
    item.described([Some(format!("in {}", path.file_name()))], Standing::of_briefing(workspace, path))
}

/// What the claim at `landmark` says.
fn words_of(briefing: &Briefing, landmark: &Landmark) -> String {
    let Some((start, block)) = briefing.block_at(landmark.span.start()) else { return landmark.name.clone() };
    let words = shown_text(block, said(block, landmark.span.relative_to(start)));
    if words.is_empty() { landmark.name.clone() } else { shortened_to(&words, LONGEST_NAME) }
}

/// Where a briefing says what it is called.
pub(super) fn title_place(briefing: &Briefing) -> (Span, Span) {
    let front_matter = briefing.document().front_matter();
    if let Some(title) = front_matter.and_then(|front_matter| front_matter.title.as_ref()) {
        return (title.span, title.span);
    }
    let heading =
        briefing.landmarks().find(|landmark| matches!(landmark.kind, crate::workspace::LandmarkKind::Heading(_)));
    heading.map_or_else(start, |heading| (heading.span, heading.name_span))
}

/// Where a source without a record is cited first.
fn first_use(workspace: &Workspace, path: &DocPath, key: &str) -> (Span, Span) {
    let Some(briefing) = workspace.briefing(path) else { return start() };
    let is_it = |on: &Pointer| matches!(on, Pointer::Source(cited) if **cited == *key);
    briefing.sayings().find(|saying| is_it(&saying.reliance.on)).map_or_else(start, |saying| (saying.span, saying.span))
}

fn start() -> (Span, Span) {
    (Span::at(0), Span::at(0))
}
