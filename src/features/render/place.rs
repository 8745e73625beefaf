//! Places in words.

use crate::calendar::Period;
use crate::features::hover::PlaceFacts;
use crate::gazetteer::PlaceKind;

use super::official::records;
use super::page::{Page, plain, strong};

/// A place.
pub(super) fn place(facts: &PlaceFacts) -> Page {
    let within = if facts.within.is_empty() { String::new() } else { format!(" in {}", facts.within.join(", ")) };
    let capital = facts.capital_of.as_ref().map(|of| format!("capital of {of}"));
    let what = match (&capital, facts.within.as_slice()) {
        // "capital of China" says that it is in China.
        (Some(capital), [only]) if capital.ends_with(only.as_str()) => format!(" · {capital}"),
        (Some(capital), _) => format!(" · {}{within}, {capital}", kind(facts.kind)),
        (None, _) => format!(" · {}{within}", kind(facts.kind)),
    };
    let mut page = Page::default().line([strong(&*facts.name), plain(what)]);
    if let Some(whom) = &facts.stands_for {
        let sentence =
            if facts.as_government { "Here it stands for" } else { "Where it speaks or acts, it stands for" };
        page = page.line([plain(format!("{sentence} {whom}."))]);
    }
    let population =
        facts.population.filter(|people| *people > 0).map(|people| format!("population {}", grouped(people)));
    let tz = facts.tz.as_ref().map(|tz| format!("time zone {tz}"));
    let figures: Vec<String> = population.into_iter().chain(tz).collect();
    if !figures.is_empty() {
        page = page.line([plain(capitalised(&figures.join(" · ")))]);
    }
    if !facts.aliases.is_empty() {
        page = page.line([plain(format!("Also {}", facts.aliases.join(", ")))]);
    }
    for (name, until) in &facts.old_names {
        let until = until.map(|until| format!(" until {}", Period::day(until))).unwrap_or_default();
        page = page.line([plain(format!("Called {name}{until}"))]);
    }
    records(page, [&facts.record])
}

fn kind(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Other => "place",
        PlaceKind::State => "state or province",
        PlaceKind::Water => "body of water",
        PlaceKind::Seat => "seat of an office",
        other => other.name(),
    }
}

/// 21,893,095.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (idx, digit) in digits.chars().enumerate() {
        if idx > 0 && (digits.len() - idx).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
