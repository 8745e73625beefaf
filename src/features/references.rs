//! Everything in the workspace that refers to the thing under the cursor.

use crate::document::{LinkKind, LinkTarget};
use crate::text::Span;
use crate::workspace::{Briefing, DocPath, Landmark, Use, Used, Workspace, find_landmark};

use super::at::At;
use super::heading::words_span;
use super::identity::{Identity, introduction};
use super::subject::{Known, Subject, subject, unquoted};

/// A place that refers to something, or where it is declared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// The briefing or file it is in.
    pub path: DocPath,
    /// Its bytes there.
    pub span: Span,
    /// Whether the thing is declared here: the record of a source, the words
    /// of a heading, the id of a claim, the first line of a document, the
    /// definition of a label, the introduction of a name in the briefing that was asked.
    pub declaration: bool,
}

/// What refers to the thing at byte `offset` of the briefing at `path`, in
/// the order of paths and of the text.
///
/// A person or place is told by identity, whatever words name it; a source,
/// a claim, a heading and a document by what keys and links lead to. The
/// declaration is among them if `with_declaration`.
#[must_use]
pub fn references(workspace: &Workspace, path: &DocPath, offset: usize, with_declaration: bool) -> Vec<Reference> {
    let Some(at) = At::new(workspace, path, offset) else { return Vec::new() };
    let Some(under) = subject(&at) else { return Vec::new() };
    let mut found = match &under.subject {
        Subject::Source(key, file) => of_source(workspace, key, file),
        Subject::Landmark(path, landmark) => of_landmark(workspace, path, landmark),
        Subject::Document(path) => of_document(workspace, path),
        Subject::Label(label) => of_label(at.briefing, label),
        Subject::Named(known) => of_named(&at, known),
    };
    found.retain(|reference| with_declaration || !reference.declaration);
    found.sort_unstable_by(|one, other| {
        (&one.path, one.span, other.declaration).cmp(&(&other.path, other.span, one.declaration))
    });
    found.dedup_by(|later, earlier| later.path == earlier.path && later.span == earlier.span);
    found
}

/// The record and every use of the source `key` that `file` has the record of.
pub(super) fn of_source(workspace: &Workspace, key: &str, file: &DocPath) -> Vec<Reference> {
    let mut found = Vec::new();
    if let Some(briefing) = workspace.briefing(file) {
        in_briefing(workspace, briefing, key, &mut found);
        if briefing.source(key).is_some() {
            return found;
        }
    }
    for record_file in workspace.shelf().files() {
        let mut push = |span, declaration| found.push(Reference { path: record_file.path.clone(), span, declaration });
        for record in &record_file.records.sources {
            if record.key == key && record_file.path == *file {
                push(unquoted(record.key_span, key), true);
            }
            record
                .derived_from
                .iter()
                .chain(&record.superseded_by)
                .filter(|used| used.value == key)
                .for_each(|used| push(used.span, false));
        }
    }
    for (path, outline) in workspace.outlines().filter(|(path, _)| *path != file) {
        // Whoever has a record of its own under the key means another source.
        if outline.source(key).is_some() {
            continue;
        }
        if let Some(briefing) = workspace.briefing_if(path, |text| text.contains(key)) {
            in_briefing(workspace, briefing, key, &mut found);
        }
    }
    found
}

fn in_briefing(workspace: &Workspace, briefing: &Briefing, key: &str, found: &mut Vec<Reference>) {
    let is_known = || workspace.find_source(briefing.path(), key).is_some();
    let mut push = |span, declaration| found.push(Reference { path: briefing.path().clone(), span, declaration });
    let records = briefing.document().front_matter().into_iter().flat_map(|front_matter| &front_matter.sources);
    records.filter(|record| record.key == key).for_each(|record| push(unquoted(record.key_span, key), true));
    for used in briefing.uses() {
        let is_it = match &used.what {
            Used::Source(other) => **other == *key,
            Used::Bare(other) | Used::Basis(other) => **other == *key && is_known(),
            _ => false,
        };
        if is_it {
            push(used.span, false);
        }
    }
}

/// The heading or claim and all that leads to it.
pub(super) fn of_landmark(workspace: &Workspace, path: &DocPath, landmark: &Landmark) -> Vec<Reference> {
    let Some(briefing) = workspace.briefing(path) else { return Vec::new() };
    let name = if landmark.is_heading() { words_span(briefing.document(), landmark) } else { landmark.name_span };
    let mut found = vec![Reference { path: path.clone(), span: name, declaration: true }];
    let landmarks: Vec<Landmark> = briefing.landmarks().collect();
    links_to(workspace, path, |from, used, target| {
        let fragment = target.fragment.as_deref().filter(|fragment| !fragment.is_empty());
        let goal = fragment.and_then(|fragment| landmarks.get(find_landmark(&landmarks, fragment)?));
        if goal.is_some_and(|goal| goal.name_span == landmark.name_span) {
            let span = target.fragment_span.unwrap_or(used.span);
            found.push(Reference { path: from.path().clone(), span, declaration: false });
        }
    });
    found
}

/// The document and every link to it or to something in it, but for its own.
fn of_document(workspace: &Workspace, path: &DocPath) -> Vec<Reference> {
    let mut found = vec![Reference { path: path.clone(), span: Span::at(0), declaration: true }];
    links_to(workspace, path, |from, used, target| {
        if !target.path.is_empty() {
            let span = if target.path_span.is_empty() { used.span } else { target.path_span };
            found.push(Reference { path: from.path().clone(), span, declaration: false });
        }
    });
    found
}

/// The definition of a label and the links by it.
pub(super) fn of_label(briefing: &Briefing, label: &str) -> Vec<Reference> {
    let path = briefing.path();
    let defined = briefing.document().blocks().iter().flat_map(|placed| {
        let same = placed.block.definitions.iter().filter(|definition| definition.label == label);
        same.map(|definition| placed.absolute(definition.label_span))
    });
    let defined = defined.map(|span| Reference { path: path.clone(), span, declaration: true });
    let uses = briefing.uses().filter(|used| matches!(&used.what, Used::Label(other) if **other == *label));
    defined.chain(uses.map(|used| Reference { path: path.clone(), span: used.span, declaration: false })).collect()
}

/// Every mention of whom or what is named, and every use of its id.
fn of_named(at: &At<'_>, known: &[Known]) -> Vec<Reference> {
    let workspace = at.workspace;
    let first = introduction_here(at);
    let ids: Vec<&str> = known.iter().filter_map(|one| one.id(workspace)).collect();
    let mut found = Vec::new();
    let words: Vec<String> = known.iter().flat_map(|one| one.words(workspace)).collect();
    let names_it =
        |text: &str| words.iter().map(String::as_str).chain(ids.iter().copied()).any(|word| text.contains(word));
    for (path, _) in workspace.outlines() {
        let Some(briefing) = workspace.briefing_if(path, names_it) else { continue };
        let is_own = path == at.briefing.path();
        for (span, named) in briefing.named() {
            if known.iter().any(|one| one.is(named, workspace, briefing)) {
                let declaration = is_own && first == Some(span);
                found.push(Reference { path: path.clone(), span, declaration });
            }
        }
        let uses = briefing
            .uses()
            .filter(|used| matches!(&used.what, Used::Entity(id) if ids.iter().any(|one| **one == **id)));
        found.extend(uses.map(|used| Reference { path: path.clone(), span: used.span, declaration: false }));
    }
    found
}

/// Where whom the cursor is on is introduced in the briefing that was asked.
fn introduction_here(at: &At<'_>) -> Option<Span> {
    let mention = at.pick(&at.passage?.mentions, |mention| mention.span)?;
    introduction(at.briefing, &Identity::of(mention, at.text(mention.span), at.gazetteer()))
}

/// Hands on every link of the workspace that leads to the document at `path`
/// or to something in it, with the briefing it stands in; links by label are
/// told at their definition. Only links whose name could be the document's are followed.
pub(super) fn links_to(workspace: &Workspace, path: &DocPath, mut each: impl FnMut(&Briefing, &Use, &LinkTarget)) {
    let name = path.name().to_lowercase();
    for (from, outline) in workspace.outlines() {
        let leads = |kind: LinkKind, target: &LinkTarget| {
            may_lead(from, path, &name, kind, target)
                && workspace.find_target(from, kind, target).as_ref() == Some(path)
        };
        let copies = outline.sources.iter().filter_map(|source| source.text.as_deref());
        let has_any = outline.reliances().filter_map(|one| one.on.as_link()).any(|(kind, target)| leads(kind, &target))
            || copies
                .map(|copy| LinkTarget::parse(copy, Span::at(0), LinkKind::Inline))
                .any(|copy| leads(LinkKind::Inline, &copy));
        let Some(briefing) = Some(from).filter(|_| has_any).and_then(|from| workspace.briefing(from)) else { continue };
        for used in briefing.uses() {
            let Some((kind, target)) = used.link() else { continue };
            let is_source = || matches!(&used.what, Used::Basis(word) if workspace.find_source(from, word).is_some());
            if leads(kind, &target) && !is_source() {
                each(briefing, &used, &target);
            }
        }
    }
}

fn may_lead(from: &DocPath, path: &DocPath, name: &str, kind: LinkKind, target: &LinkTarget) -> bool {
    if target.external || kind == LinkKind::Reference {
        return false;
    }
    if target.path.is_empty() {
        return from == path;
    }
    let last = target.path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    // "doc" and "doc.md" both may mean "doc.md"; "." and ".." mean folders.
    matches!(last, "." | "..")
        || last.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        || last.to_lowercase().starts_with(name)
}
