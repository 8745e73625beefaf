//! Keys of sources, behind `@`.

use crate::document::SourceRecord;
use crate::features::at::At;
use crate::text::Span;

use super::{Completion, CompletionKind, Completions, Subject};

/// The keys that can be cited where a citation is begun.
pub(super) fn completions(at: &At<'_>) -> Option<Completions> {
    let (start, line) = at.line_before();
    let key = line.len() - line.chars().rev().take_while(|c| is_key(*c)).map(char::len_utf8).sum::<usize>();
    let before = line.get(..key)?;
    let before = before.strip_suffix('{').unwrap_or(before).strip_suffix('@')?;
    // Behind a letter it is an address of somebody's.
    if before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '@' | '`' | '\\')) {
        return None;
    }
    let typed = line.get(key..)?;
    let span = Span::new(start + key, start + line.len());
    let end = span.end() + at.line_after().find(|c| !is_key(c)).unwrap_or(at.line_after().len());
    let items = keys(at, typed);
    (!items.is_empty()).then(|| Completions::of(at, span, end, items))
}

/// The keys that begin as `typed` or have it inside, in their order: the
/// document's own first.
pub(super) fn keys(at: &At<'_>, typed: &str) -> Vec<Completion> {
    let own = at.briefing.document().front_matter().into_iter().flat_map(|front| &front.sources);
    let mut keys: Vec<(&str, &SourceRecord)> = own.map(|source| (source.key.as_str(), source)).collect();
    let shelf = at.workspace.shelf();
    let mut shared: Vec<&str> = shelf.keys().filter(|key| keys.iter().all(|(own, _)| own != key)).collect();
    shared.sort_unstable();
    keys.extend(shared.into_iter().filter_map(|key| Some((key, shelf.source(key)?.1))));
    let wanted = typed.to_lowercase();
    keys.retain(|(key, _)| key.to_lowercase().contains(&wanted));
    keys.sort_by_key(|(key, _)| !key.to_lowercase().starts_with(&wanted));
    keys.into_iter().map(|(key, record)| item(key, record).found_by(typed, None)).collect()
}

fn item(key: &str, record: &SourceRecord) -> Completion {
    let parts = [&record.speaker, &record.publisher, &record.date];
    let from: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    Completion {
        note: (!from.is_empty()).then(|| from.join(", ")),
        detail: record.title.clone(),
        subject: Some(Subject::Source(key.to_owned())),
        ..Completion::new(key.to_owned(), CompletionKind::Source)
    }
}

fn is_key(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '_' | ':' | '.' | '#' | '$' | '%' | '&' | '-' | '+' | '?' | '<' | '>' | '~' | '/')
}
