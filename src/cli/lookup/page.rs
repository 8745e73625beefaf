//! What the gazetteer knows of a person, an office or a place, for people to read.

use std::fmt::Write;

use crate::calendar::{Date, PartialDate, Period};
use crate::gazetteer::{
    Effect, Gazetteer, Held, Office, OfficeId, Official, OfficialId, Place, PlaceId, Provenance, Statement, Term,
    TermEnd, TermStatus,
};

/// An official: what they were on the day, and every term.
pub(super) fn official_page(gazetteer: &Gazetteer, id: OfficialId, date: Date) -> Option<String> {
    let official: &Official = gazetteer.official(id)?;
    let mut page = format!("{} ({})\n", official.name, official.id);
    if !official.aliases.is_empty() {
        let _ = writeln!(page, "  also {}", official.aliases.join(", "));
    }
    let _ = writeln!(page, "  on {}: {}", Period::day(date), held_in_words(gazetteer, official, date));
    for term in official.terms.iter().rev() {
        let title = gazetteer.office(term.office).map_or("an office", |office| office.title());
        let _ = writeln!(page, "  {title}{}, {}", capacity(term.status), term_in_words(term));
        let _ = writeln!(page, "    source: {}", source_in_words(&term.provenance, term.as_of));
    }
    Some(page)
}

/// An office: who held it on the day, for certain or perhaps.
pub(super) fn office_page(gazetteer: &Gazetteer, id: OfficeId, date: Date) -> Option<String> {
    let office: &Office = gazetteer.office(id)?;
    let country = office.country.and_then(|country| gazetteer.place(country)).map(|country| country.name.to_string());
    let of: Vec<String> = office.body.as_deref().map(str::to_owned).into_iter().chain(country).collect();
    let mut page = format!("{} ({})\n", office.title_on(date), office.id);
    if !of.is_empty() {
        let _ = writeln!(page, "  {}", of.join(", "));
    }
    let holders = holders(gazetteer, id, date);
    if holders.is_empty() {
        let _ = writeln!(page, "  on {}: no holder on record", Period::day(date));
    }
    for (official, term, held) in holders {
        let doubt = if held == Held::Yes { "" } else { ", not certain" };
        let day = Period::day(date);
        let _ = writeln!(
            page,
            "  on {day}: {} ({}){}, {}{doubt}",
            official.name,
            official.id,
            capacity(term.status),
            term_in_words(term)
        );
        let _ = writeln!(page, "    source: {}", source_in_words(&term.provenance, term.as_of));
    }
    Some(page)
}

/// Who held the office on the day; where nobody certainly did, who may have.
pub(super) fn holders(gazetteer: &Gazetteer, id: OfficeId, date: Date) -> Vec<(&Official, &Term, Held)> {
    let officials = gazetteer.holders(id).filter_map(|holder| gazetteer.official(holder));
    let terms = officials.flat_map(|official| official.terms.iter().map(move |term| (official, term)));
    let terms = terms.filter(|(_, term)| term.office == id).map(|(official, term)| (official, term, term.held(date)));
    let mut found: Vec<_> = terms.filter(|(.., held)| *held != Held::No).collect();
    if found.iter().any(|(.., held)| *held == Held::Yes) {
        found.retain(|(.., held)| *held == Held::Yes);
    }
    found
}

/// Everything that rows say of one thing, the lowest layer first.
pub(super) fn explained(said: &[Statement]) -> String {
    let mut page = String::from("  who says what, the lowest layer first:\n");
    let mut last = None;
    for statement in said {
        let provenance = &statement.provenance;
        let place = (&provenance.registry.file, provenance.line);
        if last != Some(place) {
            last = Some(place);
            let line = if provenance.line > 0 { format!(":{}", provenance.line) } else { String::new() };
            let source = provenance.source_in_words().map(|source| format!(" · {source}")).unwrap_or_default();
            let layer = provenance.registry.layer.name();
            let _ = writeln!(page, "    {layer}, {}{line}{source}", provenance.registry.file);
        }
        let effect = match statement.effect {
            Effect::Adds => "",
            Effect::Confirms => ", as below it",
            Effect::Replaces => ", in place of what is below",
            Effect::Closes => ", which ends the term below",
            Effect::Hides => ", which takes out what is below",
        };
        let fallen = if statement.stands { "" } else { ", which a later layer changes" };
        let _ = writeln!(page, "      {}: {}{effect}{fallen}", statement.key, statement.value);
    }
    page
}

fn capacity(status: TermStatus) -> String {
    if status == TermStatus::Full { String::new() } else { format!(" ({})", status.name()) }
}

/// What the official certainly was on the day, or that nobody knows.
fn held_in_words(gazetteer: &Gazetteer, official: &Official, date: Date) -> String {
    let title = |term: &&Term| {
        let office = gazetteer.office(term.office)?;
        let country = office.country.and_then(|country| gazetteer.place(country));
        let of = country.map(|country| format!(" ({})", country.name)).unwrap_or_default();
        Some(format!("{}{of}", office.title_on(date)))
    };
    let held: Vec<String> =
        official.terms.iter().filter(|term| term.held(date) == Held::Yes).filter_map(|term| title(&term)).collect();
    if !held.is_empty() {
        return held.join("; ");
    }
    // Of terms that may still run, the one that is vouched for longest says most.
    let open = official.terms.iter().filter(|term| term.held(date) == Held::Unknown);
    let known_to = open.clone().filter_map(|term| term.as_of.or(term.provenance.registry.as_of)).max();
    match known_to.filter(|known_to| *known_to < date) {
        Some(known_to) => format!("not known, since the records end on {}", Period::day(known_to)),
        None if open.count() > 0 => "not known".to_owned(),
        None => "no office on record".to_owned(),
    }
}

fn term_in_words(term: &Term) -> String {
    let start = term.start.as_ref().map(PartialDate::to_string);
    let since =
        |start: Option<String>| start.map_or("since an unknown day".to_owned(), |start| format!("since {start}"));
    match &term.end {
        TermEnd::Open => since(start),
        TermEnd::On(end) => {
            format!("{} to {end}", start.unwrap_or_else(|| "until".to_owned())).replace("until to", "until")
        }
        TermEnd::Unknown => format!("{}, since ended", since(start)),
    }
}

/// The source of a row, where the row stands, and until when it speaks:
/// records of a workspace's own have no line, and no day after which they are silent.
fn source_in_words(provenance: &Provenance, as_of: Option<Date>) -> String {
    let source = provenance.source_in_words().unwrap_or("no source given".into());
    let line = if provenance.line > 0 { format!(":{}", provenance.line) } else { String::new() };
    let as_of = as_of.or(provenance.registry.as_of).filter(|date| *date < Date::MAX);
    let as_of = as_of.map(|date| format!(", as of {}", Period::day(date))).unwrap_or_default();
    format!("{source} ({}{line}{as_of})", provenance.registry.file)
}

/// A place.
pub(super) fn place_page(gazetteer: &Gazetteer, id: PlaceId) -> Option<String> {
    let place: &Place = gazetteer.place(id)?;
    let name_of = |id: Option<PlaceId>| id.and_then(|id| gazetteer.place(id)).map(|place| place.name.to_string());
    let mut page = format!("{} ({})\n", place.name, place.id);
    let within = name_of(place.within);
    let country = name_of(place.country).filter(|country| **country != *place.name && Some(country) != within.as_ref());
    let lies_in: Vec<String> = within.into_iter().chain(country).collect();
    let lies_in = if lies_in.is_empty() { String::new() } else { format!(" in {}", lies_in.join(", ")) };
    let _ = writeln!(page, "  {}{lies_in}", place.kind.name());
    let mut line = |what: &str, text: Option<String>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            let _ = writeln!(page, "  {what} {text}");
        }
    };
    let all_of = |ids: &[PlaceId]| Some(ids.iter().filter_map(|id| name_of(Some(*id))).collect::<Vec<_>>().join(", "));
    line("in full", place.long_name.as_ref().map(ToString::to_string));
    line("capital of", all_of(&place.capital_of));
    line("claimed by", all_of(&place.claimed_by));
    line("also", Some(place.aliases.join(", ")));
    line("its people:", Some(place.demonyms.join(", ")));
    line("what is of it:", Some(place.adjectives.join(", ")));
    line("formerly", Some(place.old_names.iter().map(|old| &*old.text).collect::<Vec<_>>().join(", ")));
    let year = place.population_year.map_or_else(|| "undated".to_owned(), |year| year.to_string());
    line("population", place.population.map(|number| format!("{number} ({year})")));
    line("time zone", place.tz.as_ref().map(ToString::to_string));
    line("source:", Some(source_in_words(&place.provenance, None)));
    Some(page)
}
