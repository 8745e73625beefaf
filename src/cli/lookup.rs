//! `dateline who` and `dateline where`: what the gazetteer knows, as of a day, and where it has it from.

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use crate::calendar::{Date, PartialDate, Period};
use crate::cli::CliError;
use crate::cli::output::{print_errors, print_reports, write_out};
use crate::disk::{Folders, read_tables, today};
use crate::gazetteer::{Gazetteer, Held, Official, OfficialId, Place, PlaceId, Provenance, Term, TermEnd};
use crate::text::nearest;

/// Writes who is called `name`, and what they were on a day.
pub(super) fn who(name: &str, on: Option<Date>) -> Result<ExitCode, CliError> {
    let gazetteer = gazetteer_here();
    let found = gazetteer.find_person(name);
    if found.is_empty() {
        let short = || nearest(name, gazetteer.officials().filter_map(|(_, official)| official.short.as_deref()));
        let near = gazetteer.suggest_person(name).or_else(|| short().first().copied());
        return Err(unknown("nobody", name, near));
    }
    let date = on.unwrap_or_else(today);
    let pages: Vec<String> = found.iter().filter_map(|id| official_page(&gazetteer, *id, date)).collect();
    write_out(pages.join("\n").as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Writes which places are called `name`.
pub(super) fn place(name: &str) -> Result<ExitCode, CliError> {
    let gazetteer = gazetteer_here();
    let found = gazetteer.find_place(name);
    if found.is_empty() {
        return Err(unknown("no place", name, gazetteer.suggest_place(name)));
    }
    let pages: Vec<String> = found.iter().filter_map(|id| place_page(&gazetteer, *id)).collect();
    write_out(pages.join("\n").as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The gazetteer that holds in this folder.
fn gazetteer_here() -> Arc<Gazetteer> {
    let mut folders = Folders::default();
    folders.ground_of(Path::new("."));
    let tables = read_tables(&mut folders);
    print_reports(&folders.reports);
    print_errors(&folders.errors);
    tables.gazetteer
}

fn unknown(what: &str, name: &str, near: Option<&str>) -> CliError {
    let help = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    CliError::new(format!("the gazetteer knows {what} called `{name}`{help}"))
}

fn official_page(gazetteer: &Gazetteer, id: OfficialId, date: Date) -> Option<String> {
    let official: &Official = gazetteer.official(id)?;
    let mut page = format!("{} ({})\n", official.name, official.id);
    if !official.aliases.is_empty() {
        let _ = writeln!(page, "  also {}", official.aliases.join(", "));
    }
    let _ = writeln!(page, "  on {}: {}", Period::day(date), held_in_words(gazetteer, official, date));
    for term in official.terms.iter().rev() {
        let title = gazetteer.office(term.office).map_or("an office", |office| office.title());
        let _ = writeln!(page, "  {title}, {}", term_in_words(term));
        let _ = writeln!(page, "    source: {}", source_in_words(&term.provenance, term.as_of));
    }
    Some(page)
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

fn source_in_words(provenance: &Provenance, as_of: Option<Date>) -> String {
    let source = provenance.source_in_words().unwrap_or("no source given".into());
    let as_of = as_of.or(provenance.registry.as_of).map(|date| format!(", as of {}", Period::day(date)));
    format!("{source} ({}:{}{})", provenance.registry.file, provenance.line, as_of.unwrap_or_default())
}

fn place_page(gazetteer: &Gazetteer, id: PlaceId) -> Option<String> {
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
    line("population", place.population.map(|number| number.to_string()));
    line("time zone", place.tz.as_ref().map(ToString::to_string));
    line("source:", Some(source_in_words(&place.provenance, None)));
    Some(page)
}
