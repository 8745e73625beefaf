//! The right answers of `tests/spec/facts`, each asked of the embedded tables as a person would ask: by country and title, and by name.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dateline::calendar::Date;
use dateline::gazetteer::{Gazetteer, Held, OfficeId, OfficialId};

use super::day;

/// A row of a table of facts: its cells, and where it stands.
struct Row {
    cells: Vec<String>,
    place: String,
}

impl Row {
    fn cell(&self, at: usize) -> &str {
        &self.cells[at]
    }

    /// What the row expects, parted by `|`.
    fn expected(&self) -> Vec<&str> {
        self.cells[self.cells.len() - 3].split('|').collect()
    }

    /// The row with what came instead.
    fn wrong(&self, answer: &str) -> String {
        let kind = &self.cells[self.cells.len() - 2];
        let asked = self.cells[..self.cells.len() - 3].join(", ");
        format!("{} ({kind}): {asked}: expected {}, but {answer}", self.place, self.expected().join(" and "))
    }
}

#[test]
fn whoever_held_an_office_is_named_on_the_day_and_nobody_else() {
    let gazetteer = Gazetteer::embedded();
    let rows = rows("holders.csv", 6);
    assert!(rows.len() >= 200, "{} rows", rows.len());
    let wrong: Vec<String> =
        rows.iter().filter_map(|row| holders_answer(&gazetteer, row).err().map(|answer| row.wrong(&answer))).collect();
    assert!(wrong.is_empty(), "{} of {} answers are wrong:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn whatever_a_person_was_is_named_on_the_day_and_nothing_else() {
    let gazetteer = Gazetteer::embedded();
    let rows = rows("offices.csv", 5);
    assert!(rows.len() >= 200, "{} rows", rows.len());
    let wrong: Vec<String> =
        rows.iter().filter_map(|row| offices_answer(&gazetteer, row).err().map(|answer| row.wrong(&answer))).collect();
    assert!(wrong.is_empty(), "{} of {} answers are wrong:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn the_facts_are_of_many_countries_and_every_kind() {
    let holders = rows("holders.csv", 6);
    let countries: BTreeSet<&str> = holders.iter().map(|row| row.cell(0)).collect();
    assert!(countries.len() >= 45, "{} countries and bodies", countries.len());
    let kinds: BTreeSet<&str> = holders.iter().map(|row| row.cell(4)).collect();
    let all = ["plain", "handover", "acting", "return", "unknown", "renamed", "shared", "gap"];
    assert_eq!(kinds, BTreeSet::from(all));
    let offices = rows("offices.csv", 5);
    assert_eq!(offices.iter().map(|row| row.cell(3)).collect::<BTreeSet<&str>>(), BTreeSet::from(all));
    assert!(holders.iter().chain(&offices).all(|row| row.cells.last().is_some_and(|source| !source.is_empty())));
}

/// Whether the right people are certain for country, title and day.
fn holders_answer(gazetteer: &Gazetteer, row: &Row) -> Result<(), String> {
    let date = day(row.cell(2));
    let offices = offices_called(gazetteer, row.cell(1), row.cell(0), date)?;
    let held: Vec<OfficialId> = offices.iter().flat_map(|office| gazetteer.holders_on(*office, date)).collect();
    let named = || held.iter().map(|id| name_of(gazetteer, *id)).collect::<Vec<_>>().join(" and ");
    match row.expected()[..] {
        ["unknown"] if held.is_empty() => Ok(()),
        ["nobody"] if held.is_empty() => {
            let known = offices.iter().flat_map(|office| gazetteer.holders(*office).map(|holder| (holder, *office)));
            let open = known.filter(|(holder, office)| gazetteer.held(*holder, *office, date) != Held::No);
            match open.map(|(holder, _)| name_of(gazetteer, holder)).next() {
                None => Ok(()),
                Some(name) => Err(format!("it may be {name}")),
            }
        }
        ["unknown" | "nobody"] => Err(format!("it is {}", named())),
        ref expected => {
            let fits = |name: &str, id: OfficialId| {
                is_called(gazetteer, id, name) || gazetteer.find_person(name).contains(&id)
            };
            let missing = expected.iter().find(|name| !held.iter().any(|id| fits(name, *id)));
            let extra = held.iter().find(|id| !expected.iter().any(|name| fits(name, **id)));
            match (missing, extra) {
                (None, None) => Ok(()),
                (Some(name), None) if gazetteer.find_person(name).is_empty() => Err(format!("nobody is called {name}")),
                (Some(name), None) => Err(format!("{name} is not certain")),
                (_, Some(_)) => Err(format!("it is {}", named())),
            }
        }
    }
}

/// Whether the right offices are certain for name and day, of one of those so called.
fn offices_answer(gazetteer: &Gazetteer, row: &Row) -> Result<(), String> {
    let date = day(row.cell(1));
    let called: Vec<OfficialId> =
        gazetteer.officials().map(|(id, _)| id).filter(|id| is_called(gazetteer, *id, row.cell(0))).collect();
    let found = if called.is_empty() { gazetteer.find_person(row.cell(0)) } else { called };
    let mut answer = Err("nobody is so called".to_owned());
    for official in found {
        answer = match row.expected()[..] {
            ["none"] => only(gazetteer, official, date, Held::No),
            ["unknown"] => only(gazetteer, official, date, Held::Unknown),
            ref expected => exactly(gazetteer, official, date, expected),
        };
        if answer.is_ok() {
            break;
        }
    }
    answer
}

/// Whether every office of the official is denied for the day, or none is certain and one is open.
fn only(gazetteer: &Gazetteer, official: OfficialId, date: Date, wanted: Held) -> Result<(), String> {
    let terms = gazetteer.official(official).map(|official| &*official.terms).unwrap_or_default();
    let held: Vec<(OfficeId, Held)> =
        terms.iter().map(|term| (term.office, gazetteer.held(official, term.office, date))).collect();
    let fits = match wanted {
        Held::No => held.iter().all(|(_, held)| *held == Held::No),
        _ => held.iter().all(|(_, held)| *held != Held::Yes) && held.iter().any(|(_, held)| *held == Held::Unknown),
    };
    let other = held.iter().find(|(_, held)| *held != wanted);
    let told = other.map(|(office, held)| format!("{} is {held:?}", title_of(gazetteer, *office)));
    if fits { Ok(()) } else { Err(told.unwrap_or_else(|| "every office is denied".to_owned())) }
}

/// Whether the official's certain offices are those of `expected`, each a title with its country.
fn exactly(gazetteer: &Gazetteer, official: OfficialId, date: Date, expected: &[&str]) -> Result<(), String> {
    let held: Vec<OfficeId> = gazetteer.offices_on(official, date).map(|term| term.office).collect();
    let mut meant = Vec::new();
    for title in expected {
        let (title, country) =
            title.strip_suffix(')').and_then(|text| text.rsplit_once(" (")).expect("TITLE (COUNTRY)");
        let offices = offices_called(gazetteer, title, country, date)?;
        if !offices.iter().any(|office| held.contains(office)) {
            let others: Vec<String> = held.iter().map(|office| title_of(gazetteer, *office)).collect();
            return Err(format!("{title} is not certain, only: {}", others.join(" and ")));
        }
        meant.extend(offices);
    }
    match held.iter().find(|office| !meant.contains(office)) {
        None => Ok(()),
        Some(office) => Err(format!("{} is certain too", title_of(gazetteer, *office))),
    }
}

/// The offices of a country or body with a title that is in use on the day.
fn offices_called(gazetteer: &Gazetteer, title: &str, of: &str, date: Date) -> Result<Vec<OfficeId>, String> {
    let called: Vec<_> = gazetteer.places().filter(|(_, place)| *place.name == *of).map(|(id, _)| id).collect();
    let places = if called.is_empty() { gazetteer.find_place(of) } else { called };
    let is_of = |id: &OfficeId| {
        gazetteer.office(*id).is_some_and(|office| {
            let body = office.body.as_deref().is_some_and(|body| body == of);
            office.country.map_or(body, |country| places.contains(&country))
        })
    };
    let found: Vec<OfficeId> = gazetteer.find_office(title).into_iter().filter(is_of).collect();
    if found.is_empty() {
        return Err(format!("{of} has no office called {title}"));
    }
    let dated = |id: &OfficeId| {
        let titles = gazetteer.office(*id).map(|office| &*office.titles).unwrap_or_default();
        let mut so_called = titles.iter().filter(|own| *own.text == *title).peekable();
        so_called.peek().is_none() || so_called.any(|own| own.is_current(date))
    };
    let current: Vec<OfficeId> = found.into_iter().filter(dated).collect();
    if current.is_empty() { Err(format!("{title} is not in use on that day")) } else { Ok(current) }
}

/// Whether a name is one of the official's, letter for letter, which needs no search.
fn is_called(gazetteer: &Gazetteer, id: OfficialId, name: &str) -> bool {
    gazetteer
        .official(id)
        .is_some_and(|official| *official.name == *name || official.aliases.iter().any(|alias| **alias == *name))
}

fn name_of(gazetteer: &Gazetteer, id: OfficialId) -> String {
    gazetteer.official(id).map(|official| official.name.to_string()).unwrap_or_default()
}

fn title_of(gazetteer: &Gazetteer, id: OfficeId) -> String {
    gazetteer.office(id).map(|office| office.id.to_string()).unwrap_or_default()
}

/// The rows of a table below its comments and its line of names.
fn rows(name: &str, columns: usize) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/facts").join(name);
    let text = fs::read_to_string(path).expect("the table can be read");
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')).skip(1);
    let read = lines.map(|(at, line)| Row { cells: cells(line), place: format!("{name}:{}", at + 1) });
    let rows: Vec<Row> = read.collect();
    for row in &rows {
        assert_eq!(row.cells.len(), columns, "{}", row.place);
    }
    rows
}

/// The cells of one line of a table, in which a cell with a comma stands in quotation marks and one inside is doubled.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let last = cells.last_mut().expect("there is a first cell");
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => last.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            letter => last.push(letter),
        }
    }
    cells
}
