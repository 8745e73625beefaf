//! Front matter: the keys that can stand at a place, the values they take, and the links and source keys in them.

use crate::document::{KeyMeaning, Section, find_key, vocabulary};
use crate::features::at::At;
use crate::text::Span;

use super::source::keys;
use super::{Completion, CompletionKind, Completions, link};

/// What is offered in front matter.
pub(super) fn completions(at: &At<'_>) -> Option<Completions> {
    if let Some(found) = link::completions(at) {
        return Some(found);
    }
    let (start, line) = at.line_before();
    let above = at.block.text.get(..start)?;
    let section = section(above, line)?;
    let from = line.rfind(['{', ',']).map_or(0, |open| open + 1);
    let piece = line.get(from..)?;
    let Some((key, value)) = piece.split_once(':') else { return key_names(at, section, piece, start + line.len()) };
    let typed = value.trim_start().trim_start_matches(['[', '"', '\'']);
    let key = find_key(section, key.trim())?;
    let items = match key.name {
        "derived-from" | "superseded-by" if section == Section::Source => keys(at, typed),
        _ => {
            let values = key.values.iter().filter(|value| value.starts_with(typed));
            values.map(|value| Completion::new((*value).to_owned(), CompletionKind::Value)).collect()
        }
    };
    offer(at, typed, start + line.len(), items)
}

/// The keys that begin as `piece`, which ends at byte `end` of the block, and are not there yet.
fn key_names(at: &At<'_>, section: Section, piece: &str, end: usize) -> Option<Completions> {
    let typed = piece.trim_start();
    let written = at.block.front_matter.iter().flat_map(|front| &front.keys);
    let top: Vec<&str> = if section == Section::Document {
        written.map(|key| key.name.value.as_str()).filter(|name| *name != typed).collect()
    } else {
        Vec::new()
    };
    let has_value = at.line_after().trim_start().starts_with(':');
    let item = |key: &KeyMeaning| {
        let name = if has_value { key.name.to_owned() } else { format!("{}: ", key.name) };
        Completion {
            label: key.name.to_owned(),
            detail: Some(key.meaning.to_owned()),
            filter: key.name.to_owned(),
            ..Completion::new(name, CompletionKind::Key)
        }
    };
    let keys = vocabulary(section).iter().filter(|key| key.name.starts_with(typed) && !top.contains(&key.name));
    offer(at, typed, end, keys.map(item).collect())
}

fn offer(at: &At<'_>, typed: &str, end: usize, items: Vec<Completion>) -> Option<Completions> {
    let span = Span::new(end - typed.len(), end);
    (!items.is_empty()).then(|| Completions::of(at, span, end, items))
}

/// The section whose keys can stand on `line`, below `above`: the document's
/// own at its margin, a record's inside the record.
fn section(above: &str, line: &str) -> Option<Section> {
    if above.is_empty() {
        return None;
    }
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
    if indent(line) == 0 {
        return (!line.starts_with('{')).then_some(Section::Document);
    }
    let opener = above.lines().rev().find(|line| line.starts_with(|c: char| c.is_alphabetic()))?;
    let section = match opener.split(':').next()? {
        "sources" => Section::Source,
        "places" => Section::Place,
        "lint" => return Some(Section::Lint),
        _ => return None,
    };
    // The key of the record itself is nobody's to offer.
    let depth = above.lines().skip_while(|line| *line != opener).skip(1).find(|line| !line.trim().is_empty());
    let is_inside = line.contains('{') || depth.is_some_and(|first| indent(line) > indent(first));
    is_inside.then_some(section)
}
