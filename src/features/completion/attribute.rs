//! Annotations: what can stand between their braces.

use crate::document::{ANNOTATION_CLASSES, ANNOTATION_KEYS};
use crate::features::at::At;
use crate::text::Span;

use super::source::keys;
use super::{Completion, CompletionKind, Completions, link};

/// What each class and key says, for the line beside it.
const MEANINGS: [(&str, &str); 13] = [
    ("assessment", "the author's own judgement"),
    ("known", "common knowledge, which wants no source"),
    ("witnessed", "seen by the author"),
    ("person", "the words in brackets name a person"),
    ("place", "the words in brackets name a place"),
    ("quote", "the words in brackets are a quotation"),
    ("src", "the sources it is from"),
    ("likelihood", "how likely it is"),
    ("confidence", "how sure the author is"),
    ("basis", "what the judgement rests on"),
    ("as-of", "the date it holds for"),
    ("ref", "the record of the person or place"),
    ("of", "whose words they are"),
];

/// Confidence in an assessment, as intelligence standards grade it (ICD 203).
const CONFIDENCE: [&str; 3] = ["low", "moderate", "high"];

/// Likelihood in words, from the least (ICD 203, section D.6.e).
const LIKELIHOOD: [&str; 7] =
    ["almost-no-chance", "very-unlikely", "unlikely", "even-chance", "likely", "very-likely", "almost-certain"];

/// What is offered between the braces of an annotation.
pub(super) fn completions(at: &At<'_>) -> Option<Completions> {
    let (start, line) = at.line_before();
    let open = line.rfind('{').filter(|open| line.get(*open..).is_some_and(|rest| !rest.contains('}')))?;
    let before = line.get(..open)?.chars().next_back();
    // A brace inside a word or behind `$` is none of ours.
    if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '$' | '\\' | '{')) {
        return None;
    }
    let inside = line.get(open + 1..)?;
    let piece = piece_start(inside);
    if !inside.get(..piece)?.split_whitespace().all(is_item) {
        return None;
    }
    let typed = inside.get(piece..)?;
    let (from, items) = offered(at, typed)?;
    let span = Span::new(start + open + 1 + piece + from, start + line.len());
    let after = at.line_after();
    let end = span.end() + after.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(after.len());
    (!items.is_empty()).then(|| Completions::of(at, span, end, items))
}

/// Where the item begins that is being typed: behind the last space that is in no quotation marks.
fn piece_start(inside: &str) -> usize {
    let mut start = 0;
    let mut quoted = false;
    for (at, c) in inside.char_indices() {
        quoted ^= c == '"';
        if c.is_whitespace() && !quoted {
            start = at + c.len_utf8();
        }
    }
    start
}

fn is_item(piece: &str) -> bool {
    piece.starts_with(['.', '#']) || piece.contains('=') || piece.ends_with('"')
}

/// What can stand where `typed` does, and from which byte of it on.
fn offered(at: &At<'_>, typed: &str) -> Option<(usize, Vec<Completion>)> {
    if let Some((key, value)) = typed.split_once('=') {
        let word = value.rfind(['"', ' ']).map_or(0, |at| at + 1);
        let typed = value.get(word..)?;
        return Some((key.len() + 1 + word, values(at, key, typed)));
    }
    if typed.starts_with('#') {
        return None;
    }
    let classes = ANNOTATION_CLASSES.iter().map(|class| named(class, format!(".{class}"), None));
    let pairs = ANNOTATION_KEYS.iter().filter(|_| !typed.starts_with('.'));
    let pairs = pairs.map(|key| named(key, format!("{key}="), Some("value")));
    let mut items: Vec<Completion> = classes.chain(pairs).collect();
    items.retain(|item| item.label.trim_start_matches('.').starts_with(typed.trim_start_matches('.')));
    Some((0, items))
}

fn named(name: &str, text: String, blank: Option<&str>) -> Completion {
    let meaning = MEANINGS.iter().find(|(known, _)| *known == name).map(|(_, meaning)| (*meaning).to_owned());
    let mut item = Completion { note: meaning, ..Completion::new(text, CompletionKind::Key) };
    if let Some(blank) = blank {
        let start = item.text.len();
        item.text.push_str(blank);
        item.blanks = vec![Span::new(start, item.text.len())];
    }
    item
}

/// The words that `key` takes, of those that begin as typed.
fn values(at: &At<'_>, key: &str, typed: &str) -> Vec<Completion> {
    let words = |words: &[&str]| -> Vec<Completion> {
        words.iter().map(|word| Completion::new((*word).to_owned(), CompletionKind::Value)).collect()
    };
    let front = at.briefing.document().front_matter();
    let mut items = match key {
        "src" | "of" => return keys(at, typed),
        "basis" if typed.contains('#') => return link::claims_elsewhere(at, typed),
        "basis" => {
            let ids = at.briefing.outline().ids().map(|id| Completion::new(id.to_owned(), CompletionKind::Id));
            return ids.filter(|item| item.label.starts_with(typed)).chain(keys(at, typed)).collect();
        }
        "likelihood" => words(&LIKELIHOOD),
        "confidence" => words(&CONFIDENCE),
        "ref" => {
            let people = front.into_iter().flat_map(|front| front.people.iter().map(|person| &person.id));
            let places = front.into_iter().flat_map(|front| front.places.iter().map(|place| &place.id));
            people.chain(places).map(|id| Completion::new(id.clone(), CompletionKind::Id)).collect()
        }
        "as-of" => at.premises().date.map(|date| words(&[&date.to_string()])).unwrap_or_default(),
        _ => Vec::new(),
    };
    items.retain(|item| item.label.starts_with(typed));
    items
}
