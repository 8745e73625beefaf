//! Links and notes: other briefings, their headings and claims, and the notes of this one.

use crate::document::{LinkKind, LinkTarget};
use crate::features::at::At;
use crate::text::Span;
use crate::workspace::{DocPath, Outline, slug};

use super::{Completion, CompletionKind, Completions, MOST_OFFERED, Subject};

/// What is offered behind `[[`, `](` and `[^`.
pub(super) fn completions(at: &At<'_>) -> Option<Completions> {
    let (start, line) = at.line_before();
    if let Some(open) = line.rfind("[[").filter(|open| line.get(*open..).is_some_and(|rest| !rest.contains("]]"))) {
        return wikilink(at, start + open + 2, line.get(open + 2..)?);
    }
    if let Some(open) = line.rfind("](").filter(|open| line.get(*open..).is_some_and(|rest| !rest.contains(')'))) {
        return inline(at, start + open + 2, line.get(open + 2..)?);
    }
    let open = line.rfind("[^")?;
    let typed = line.get(open + 2..).filter(|typed| !typed.contains([']', ' ']))?;
    let items = notes(at, typed);
    let span = Span::new(start + open + 2, start + line.len());
    (!items.is_empty()).then(|| Completions::of(at, span, end(at, &[']', ' ']), closed(at, items, "]")))
}

/// `typed` stands from byte `start` of the block behind `[[`.
fn wikilink(at: &At<'_>, start: usize, typed: &str) -> Option<Completions> {
    if typed.contains('|') {
        return None;
    }
    let Some((target, fragment)) = typed.split_once('#') else {
        let items = documents(at, typed);
        let span = Span::new(start, start + typed.len());
        return (!items.is_empty())
            .then(|| Completions::of(at, span, end(at, &[']', '|', '#']), closed(at, items, "]]")));
    };
    let own = at.briefing.path().clone();
    let parsed = LinkTarget::parse(target, Span::at(start), LinkKind::Wiki);
    let path = if target.is_empty() { own } else { at.workspace.find_document(&own, LinkKind::Wiki, &parsed)? };
    let items = places(at.workspace.outline(&path)?, &path, fragment);
    let span = Span::new(start + target.len() + 1, start + typed.len());
    (!items.is_empty()).then(|| Completions::of(at, span, end(at, &[']', '|']), closed(at, items, "]]")))
}

/// `typed` stands from byte `start` of the block behind `](`.
fn inline(at: &At<'_>, start: usize, typed: &str) -> Option<Completions> {
    let own = at.briefing.path();
    let after = at.line_after();
    let end = |closing: &[char]| at.offset + after.find(closing).filter(|_| after.contains(')')).unwrap_or_default();
    let closed = |mut items: Vec<Completion>| {
        if !after.contains(')') {
            for item in &mut items {
                item.text.push(')');
            }
        }
        items
    };
    let Some((target, fragment)) = typed.split_once('#') else {
        let mut items = documents(at, typed.rsplit('/').next()?.trim_start_matches('.'));
        for item in &mut items {
            let Some(Subject::Document(path, _)) = &item.subject else { continue };
            item.text = encoded_path(&path.relative_to(own));
            // Whoever has begun a path goes on with it.
            item.filter = if typed.contains('/') { item.text.clone() } else { item.filter.clone() };
        }
        let span = Span::new(start, start + typed.len());
        return (!items.is_empty()).then(|| Completions::of(at, span, end(&[')', '#', ' ']), closed(items)));
    };
    let parsed = LinkTarget::parse(target, Span::at(start), LinkKind::Inline);
    let path =
        if target.is_empty() { own.clone() } else { at.workspace.find_document(own, LinkKind::Inline, &parsed)? };
    let mut items = places(at.workspace.outline(&path)?, &path, fragment);
    for item in items.iter_mut().filter(|item| item.kind == CompletionKind::Heading) {
        item.text = slug(&item.label);
    }
    let span = Span::new(start + target.len() + 1, start + typed.len());
    (!items.is_empty()).then(|| Completions::of(at, span, end(&[')', ' ']), closed(items)))
}

/// The claims of the briefing that `typed`, a word of `basis`, names before its number sign.
pub(super) fn claims_elsewhere(at: &At<'_>, typed: &str) -> Vec<Completion> {
    let Some((target, fragment)) = typed.split_once('#') else { return Vec::new() };
    let own = at.briefing.path();
    let parsed = LinkTarget::parse(target, Span::at(0), LinkKind::Wiki);
    let path =
        if target.is_empty() { Some(own.clone()) } else { at.workspace.find_document(own, LinkKind::Wiki, &parsed) };
    let found = path.and_then(|path| Some((at.workspace.outline(&path)?, path)));
    let mut items = found
        .map(|(outline, path)| places(outline, &path, &format!("^{}", fragment.trim_start_matches('^'))))
        .unwrap_or_default();
    for item in &mut items {
        item.text = format!("{target}#{}", item.label);
        item.filter.clone_from(&item.text);
    }
    items
}

/// A path as it can stand in a link.
fn encoded_path(path: &str) -> String {
    path.replace('%', "%25").replace(' ', "%20").replace('#', "%23").replace('(', "%28").replace(')', "%29")
}

/// The briefings whose names or titles have what is typed, those whose name begins so first.
fn documents(at: &At<'_>, typed: &str) -> Vec<Completion> {
    let wanted = typed.to_lowercase();
    let own = at.briefing.path();
    let others = at.workspace.outlines().filter(|(path, _)| *path != own);
    let mut found: Vec<(bool, &DocPath, &Outline)> = Vec::new();
    for (path, outline) in others {
        let begins = path.name().to_lowercase().starts_with(&wanted);
        let has = |text: &str| text.to_lowercase().contains(&wanted);
        if begins || has(path.name()) || outline.title.as_deref().is_some_and(has) {
            found.push((!begins, path, outline));
            // Of however many that begin alike nobody reads all.
            if found.len() > 4 * MOST_OFFERED && wanted.is_empty() {
                break;
            }
        }
    }
    // The latest first, since their names begin with their date.
    found.sort_by(|one, other| one.0.cmp(&other.0).then_with(|| other.1.name().cmp(one.1.name())));
    let item = |path: &DocPath, outline: &Outline| {
        let name = path.name().to_owned();
        let title = outline.title.clone();
        let item = Completion::new(name, CompletionKind::Document).found_by(typed, title.as_deref());
        Completion {
            detail: Some(path.relative_to(own)),
            note: title,
            subject: Some(Subject::Document(path.clone(), None)),
            ..item
        }
    };
    found.into_iter().map(|(_, path, outline)| item(path, outline)).collect()
}

/// The headings and ids of the briefing at `path` that have what is typed.
fn places(outline: &Outline, path: &DocPath, typed: &str) -> Vec<Completion> {
    let wanted = typed.trim_start_matches('^').to_lowercase();
    let has = |name: &&str| name.to_lowercase().contains(&wanted);
    let item = |name: String, kind| Completion {
        subject: Some(Subject::Document(path.clone(), Some(name.clone()))),
        ..Completion::new(name, kind).found_by(typed, None)
    };
    let ids = outline.ids().filter(has).map(|id| item(format!("^{id}"), CompletionKind::Id));
    let headings = outline.headings().filter(|_| !typed.starts_with('^')).filter(has);
    headings.map(|heading| item(heading.to_owned(), CompletionKind::Heading)).chain(ids).collect()
}

/// The labels of the document's notes that begin as typed.
fn notes(at: &At<'_>, typed: &str) -> Vec<Completion> {
    let blocks = at.briefing.document().blocks().iter();
    let notes = blocks.flat_map(|placed| placed.block.footnotes.iter().map(move |note| (placed, note)));
    let labels = notes.filter(|(_, note)| note.definition).map(|(placed, note)| note.label.of(&placed.block.text));
    let item = |label: &str| Completion {
        subject: Some(Subject::Footnote(label.to_owned())),
        ..Completion::new(label.to_owned(), CompletionKind::Id)
    };
    labels.filter(|label| label.starts_with(typed)).map(item).collect()
}

/// Where what is typed ends behind the cursor; at the cursor, if it is not closed on the line.
fn end(at: &At<'_>, closing: &[char]) -> usize {
    let after = at.line_after();
    let word = after.find(|c: char| closing.contains(&c));
    at.offset + word.filter(|_| after.contains(']')).unwrap_or_default()
}

/// `items` with the brackets behind them that are not there.
fn closed(at: &At<'_>, mut items: Vec<Completion>, brackets: &str) -> Vec<Completion> {
    if !at.line_after().contains(']') {
        for item in &mut items {
            item.text.push_str(brackets);
        }
    }
    items
}
