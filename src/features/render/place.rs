//! Places in words.

use crate::calendar::Period;
use crate::features::hover::PlaceFacts;
use crate::gazetteer::PlaceKind;

use super::official::records;
use super::page::{Page, Run, code, plain, strong};

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
    let name = [strong(&*facts.name), plain(what)];
    let mut page = match &facts.stands_for {
        Some(whom) if facts.as_government => {
            let stands = format!(" · stands here for {whom}");
            let page = Page::default().line([strong(&*facts.written), plain(stands)]);
            if facts.written == facts.name { page } else { page.line(name) }
        }
        Some(whom) => {
            Page::default().line(name).line([plain(format!("Where it speaks or acts, it stands for {whom}."))])
        }
        None => Page::default().line(name),
    };
    page = figures(page, facts);
    if !facts.aliases.is_empty() {
        page = page.line([plain(format!("Also {}", facts.aliases.join("; ")))]);
    }
    for (name, until) in &facts.old_names {
        page = page.line([plain(match until {
            Some(until) => format!("Called {name} until {}", Period::day(*until)),
            None => format!("Once called {name}"),
        })]);
    }
    records(page, [&facts.record])
}

fn figures(page: Page, facts: &PlaceFacts) -> Page {
    let capital = facts.capital.as_ref().map(|capital| vec![plain(format!("capital {capital}"))]);
    let population = facts.population.filter(|people| *people > 0);
    let population = population.map(|people| vec![plain(format!("population {}", grouped(people)))]);
    let tz = facts.tz.as_ref().map(|tz| vec![plain("time zone "), code(tz)]);
    let parts: Vec<Vec<Run>> = capital.into_iter().chain(population).chain(tz).collect();
    if parts.is_empty() { page } else { page.line(parts.join(&plain(" · "))) }
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
