//! Front matter: under `people` the names, titles and countries of their records.

use crate::features::at::At;
use crate::features::hover::AsOf;
use crate::gazetteer::{Beginning, Gazetteer, Layer, Named};
use crate::text::Span;

use super::order::Order;
use super::role::Role;
use super::{Completion, CompletionKind, Completions, Subject};

/// What is offered for a record of `people`, and nowhere else in front matter.
pub(super) fn completions(at: &At<'_>) -> Option<Completions> {
    let (start, line) = at.line_before();
    if !is_under_people(at.block.text.get(..start)?, line) {
        return None;
    }
    let value = line.rfind(['{', ',']).map_or(0, |open| open + 1);
    let (key, written) = line.get(value..)?.split_once(':').unwrap_or(("", line.get(value..)?));
    let from = line.len() - written.trim_start().trim_start_matches(['"', '\'']).len();
    let typed = line.get(from..)?;
    if typed.chars().count() < 2 {
        return None;
    }
    let key = key.trim().trim_start_matches("- ");
    let wanted = |named: Named| match named {
        Named::Official(_) => matches!(key, "name" | ""),
        Named::Office(_) => key == "title",
        Named::Place(_) => key == "of",
    };
    let mut found: Vec<Beginning> = at.gazetteer().beginning(typed);
    found.retain(|found| wanted(found.named));
    found.sort_by_cached_key(|found| order(at, *found));
    let whole = key.is_empty();
    let items: Vec<Completion> = found.iter().filter_map(|found| item(at, found.named, typed, whole)).collect();
    let span = Span::new(start + from, start + line.len());
    (!items.is_empty()).then(|| Completions::of(at, span, span.end(), items))
}

/// Where what was found stands among others. Who can be typed here is not yet named above.
fn order<'w>(at: &At<'w>, found: Beginning) -> Option<Order<'w>> {
    let gazetteer = at.gazetteer();
    Some(match found.named {
        Named::Official(id) => {
            let official = gazetteer.official(id)?;
            let role = Role::of(gazetteer, official, AsOf::of(at), &[]);
            Order::of_official(gazetteer, official, role.as_ref(), AsOf::of(at), (false, !found.first))
        }
        Named::Office(id) => Order::of_office(gazetteer, gazetteer.office(id)?, true),
        Named::Place(id) => Order::of_place(gazetteer.place(id)?),
    })
}

/// Whether `line`, which stands below `above`, is in the map of `people`.
fn is_under_people(above: &str, line: &str) -> bool {
    let opener =
        above.lines().rev().find(|line| line.starts_with(|c: char| !c.is_whitespace() && c != '#' && c != '-'));
    line.starts_with([' ', '\t', '-']) && opener.is_some_and(|opener| opener.trim_end() == "people:")
}

fn item(at: &At<'_>, named: Named, typed: &str, whole: bool) -> Option<Completion> {
    let gazetteer = at.gazetteer();
    match named {
        Named::Official(id) => {
            // What stands here already is what is being typed.
            let official = gazetteer.official(id).filter(|known| known.provenance.registry.layer != Layer::Document)?;
            let role = Role::of(gazetteer, official, AsOf::of(at), &[]);
            let title =
                role.map(|role| at.premises().date.map_or(role.office.title(), |date| role.office.title_on(date)));
            let item = Completion {
                note: title.map(str::to_owned),
                subject: Some(Subject::Official(id)),
                filter: Gazetteer::as_typed(typed, official.names()).unwrap_or_else(|| official.name.to_string()),
                ..Completion::new(official.name.to_string(), CompletionKind::Person)
            };
            let country = role.and_then(|role| role.office.country).and_then(|country| gazetteer.place(country));
            let title = title.map(|title| format!(", title: {}", yaml(title))).unwrap_or_default();
            let of = country.map(|country| format!(", of: {}", yaml(&country.name))).unwrap_or_default();
            let record = || format!("{}: {{name: {}{title}{of}}}", official.id, yaml(&official.name));
            Some(if whole { Completion { text: record(), ..item } } else { item })
        }
        Named::Office(id) => {
            let office = gazetteer.office(id)?;
            let country = office.country.and_then(|country| gazetteer.place(country));
            let label =
                office.titles.iter().find(|title| crate::gazetteer::begins_as(&title.text, typed))?.text.to_string();
            let note = country.map(|country| country.name.to_string());
            Some(Completion {
                note,
                subject: Some(Subject::Office(id)),
                ..Completion::new(label, CompletionKind::Office)
            })
        }
        Named::Place(id) => {
            let place = gazetteer.place(id)?;
            let filter = Gazetteer::as_typed(typed, place.names()).unwrap_or_else(|| place.name.to_string());
            let label = place.name.to_string();
            Some(Completion {
                filter,
                subject: Some(Subject::Place(id)),
                ..Completion::new(label, CompletionKind::Place)
            })
        }
    }
}

/// `text` as a value between braces.
fn yaml(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '\'' | '’');
    if text.chars().all(plain) && text.starts_with(char::is_alphabetic) { text.to_owned() } else { format!("{text:?}") }
}
