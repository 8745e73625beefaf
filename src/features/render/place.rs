//! Places in words.

use crate::calendar::{PartialDate, Period};
use crate::features::hover::{Clock, PlaceFacts, place_facts};
use crate::gazetteer::{Gazetteer, OldName, PlaceId, PlaceKind};

use super::official::records;
use super::page::{Page, Run, code, plain, strong};

/// What a place is and where, on one line without marks.
pub(in crate::features) fn place_in_words(gazetteer: &Gazetteer, id: PlaceId) -> Option<String> {
    let facts = place_facts(gazetteer, id, "", false)?;
    Some(what(&facts))
}

/// A place.
pub(super) fn place(facts: &PlaceFacts) -> Page {
    let name = [strong(&*facts.name), plain(format!(" · {}", what(facts)))];
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
    if let Some(long) = &facts.long_name {
        page = page.line([plain(format!("In full {long}"))]);
    }
    if !facts.aliases.is_empty() {
        page = page.line([plain(format!("Also {}", facts.aliases.join("; ")))]);
    }
    if !facts.claimed_by.is_empty() {
        page = page.line([plain(format!("Claimed by {}", facts.claimed_by.join(" and ")))]);
    }
    for old in &facts.old_names {
        page = page.line([plain(old_name(old))]);
    }
    records(page, [&facts.record])
}

/// Places any of which may be meant.
pub(super) fn several(facts: &[PlaceFacts]) -> Page {
    let page = Page::default().line([plain("The text does not tell which of these is meant.")]);
    facts.iter().fold(page, |page, facts| page.then(place(facts)))
}

/// When it had the name: "Called Nur-Sultan from 23 March 2019 until 17 September 2022".
fn old_name(old: &OldName) -> String {
    let when = |date: PartialDate| Period { first: date.earliest(), last: date.latest() }.to_string();
    match (old.from, old.until) {
        (Some(from), Some(until)) => format!("Called {} from {} until {}", old.text, when(from), when(until)),
        (Some(from), None) => format!("Called {} from {} on, and no longer", old.text, when(from)),
        (None, Some(until)) => format!("Called {} until {}", old.text, when(until)),
        (None, None) => format!("Once called {}", old.text),
    }
}

/// Kind, what it lies in, and what it is the capital of.
fn what(facts: &PlaceFacts) -> String {
    let within = if facts.within.is_empty() { String::new() } else { format!(" in {}", facts.within.join(", ")) };
    let capital = (!facts.capital_of.is_empty()).then(|| format!("capital of {}", facts.capital_of.join(" and ")));
    match (&capital, facts.within.as_slice()) {
        // "capital of China" says that it is in China.
        (Some(capital), [only]) if capital.ends_with(only.as_str()) => capital.clone(),
        (Some(capital), _) => format!("{}{within}, {capital}", kind(facts.kind)),
        (None, _) => format!("{}{within}", kind(facts.kind)),
    }
}

fn figures(page: Page, facts: &PlaceFacts) -> Page {
    let capital = facts.capital.as_ref().map(|capital| vec![plain(format!("capital {capital}"))]);
    let population = facts.population.filter(|people| *people > 0);
    let population = population.map(|people| {
        let year = facts.population_year.map_or_else(|| "undated".to_owned(), |year| year.to_string());
        vec![plain(format!("population {} ({year})", grouped(people)))]
    });
    let tz = facts.tz.as_ref().map(|tz| {
        let mut runs = vec![plain("time zone "), code(tz)];
        runs.extend(facts.clock.map(|clock| plain(clock_in_words(clock))));
        runs
    });
    let parts: Vec<Vec<Run>> = capital.into_iter().chain(population).chain(tz).collect();
    if parts.is_empty() { page } else { page.line(parts.join(&plain(" · "))) }
}

/// `, UTC+8 on 17 October 2025`, and what its clocks show.
fn clock_in_words(clock: Clock) -> String {
    let seconds = clock.offset.seconds();
    let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() / 60 % 60);
    let sign = if seconds < 0 { '−' } else { '+' };
    let offset = match (hours, minutes) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    };
    let local = clock.local.map(|(date, time)| {
        let day = if date == clock.date { String::new() } else { format!(" on {}", Period::day(date)) };
        format!(", where it was {:02}:{:02}{day}", time.hour(), time.minute())
    });
    format!(", {offset} on {}{}", Period::day(clock.date), local.unwrap_or_default())
}

fn kind(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Other => "place",
        PlaceKind::State => "state or province",
        PlaceKind::Water => "body of water",
        PlaceKind::Mountains => "mountains",
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
