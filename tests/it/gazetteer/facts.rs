//! Right answers on who held what and when, written down from the sources, against the tables of the program.

use std::collections::{BTreeSet, HashMap};

use dateline::calendar::Date;
use dateline::gazetteer::{Gazetteer, Held, Office, OfficeId, Official, OfficialId};

const HOLDERS: &str = include_str!("../../spec/facts/holders.csv");
const OFFICES: &str = include_str!("../../spec/facts/offices.csv");

/// So many facts of each table must be about offices that we have.
const LEAST: usize = 200;

fn rows(table: &'static str) -> Vec<Vec<String>> {
    let lines = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(cells).collect()
}

fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => cells.last_mut().unwrap().push(c),
        }
    }
    cells
}

/// A name without marks, case, order and initials.
fn plain(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let lower: String = name.to_lowercase().nfd().filter(char::is_ascii).collect();
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '\'');
    let words: BTreeSet<&str> = words.filter(|word| word.len() > 1).collect();
    words.into_iter().collect::<Vec<_>>().join(" ")
}

fn is_called(official: &Official, name: &str) -> bool {
    let wanted = plain(name);
    std::iter::once(&official.name).chain(&official.aliases).any(|own| plain(own) == wanted)
}

/// Everybody by every name.
fn by_name(gazetteer: &Gazetteer) -> HashMap<String, Vec<OfficialId>> {
    let mut by_name: HashMap<String, Vec<OfficialId>> = HashMap::new();
    for (id, official) in gazetteer.officials() {
        let names: BTreeSet<String> =
            std::iter::once(&official.name).chain(&official.aliases).map(|name| plain(name)).collect();
        for name in names {
            by_name.entry(name).or_default().push(id);
        }
    }
    by_name
}

/// The offices of a country or body with this title.
fn offices(gazetteer: &Gazetteer, of: &str, title: &str, date: Date) -> Vec<OfficeId> {
    let places = gazetteer.find_place(of);
    let is_of = |office: &Office| {
        office.country.is_some_and(|country| places.contains(&country)) || office.body.as_deref() == Some(of)
    };
    let is_called = |office: &Office| {
        office.titles.iter().any(|known| known.text.eq_ignore_ascii_case(title) && known.is_current(date))
    };
    gazetteer.offices().filter(|(_, office)| is_of(office) && is_called(office)).map(|(id, _)| id).collect()
}

/// What is wrong with the answer to one row; nothing where we do not have the office.
fn holders_differ(gazetteer: &Gazetteer, row: &[String]) -> Option<Result<(), String>> {
    let [country, title, date, expected, ..] = row else { panic!("{row:?}") };
    let date: Date = date.parse().unwrap();
    let offices = offices(gazetteer, country, title, date);
    if offices.is_empty() {
        return None;
    }
    let found: Vec<&Official> = offices
        .iter()
        .flat_map(|office| gazetteer.holders_on(*office, date))
        .filter_map(|holder| gazetteer.official(holder))
        .collect();
    let expected: Vec<&str> = match expected.as_str() {
        "nobody" | "unknown" => Vec::new(),
        names => names.split('|').collect(),
    };
    let right = expected.iter().all(|name| found.iter().any(|official| is_called(official, name)))
        && found.iter().all(|official| expected.iter().any(|name| is_called(official, name)));
    let names: Vec<&str> = found.iter().map(|official| &*official.name).collect();
    Some(if right { Ok(()) } else { Err(format!("{}: {names:?}", row.join(","))) })
}

fn report(what: &str, tried: usize, wrong: &[String]) {
    assert!(tried >= LEAST, "only {tried} facts are about {what} that we have");
    assert!(wrong.is_empty(), "{} of {tried} are answered otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn whoever_held_an_office_on_a_day_is_named_and_nobody_else() {
    let gazetteer = Gazetteer::embedded();
    let answers: Vec<Result<(), String>> =
        rows(HOLDERS).iter().filter_map(|row| holders_differ(&gazetteer, row)).collect();
    let wrong: Vec<String> = answers.iter().filter_map(|answer| answer.clone().err()).collect();
    report("offices", answers.len(), &wrong);
}

/// `Prime Minister (Djibouti)` as title and country.
fn title_and_country(text: &str) -> (&str, &str) {
    let (title, rest) = text.rsplit_once(" (").unwrap_or((text, ""));
    (title, rest.trim_end_matches(')'))
}

fn offices_differ(
    gazetteer: &Gazetteer,
    by_name: &HashMap<String, Vec<OfficialId>>,
    row: &[String],
) -> Option<Result<(), String>> {
    let [person, date, expected, ..] = row else { panic!("{row:?}") };
    let date: Date = date.parse().unwrap();
    let called = by_name.get(&plain(person)).cloned().unwrap_or_default();
    let held: Vec<OfficeId> =
        called.iter().flat_map(|id| gazetteer.offices_on(*id, date)).map(|term| term.office).collect();
    let names = || -> Vec<String> {
        held.iter().filter_map(|id| gazetteer.office(*id)).map(|office| office.id.to_string()).collect()
    };
    let wrong = || Err(format!("{}: {:?}", row.join(","), names()));
    if matches!(expected.as_str(), "none" | "unknown") {
        if called.is_empty() {
            return None;
        }
        return Some(if held.is_empty() { Ok(()) } else { wrong() });
    }
    let mut ours = false;
    for one in expected.split('|') {
        let (title, country) = title_and_country(one);
        let offices = offices(gazetteer, country, title, date);
        if offices.is_empty() {
            continue;
        }
        ours = true;
        let is_held = |office: &OfficeId| called.iter().any(|id| gazetteer.held(*id, *office, date) == Held::Yes);
        if !offices.iter().any(is_held) {
            return Some(wrong());
        }
    }
    ours.then_some(Ok(()))
}

#[test]
fn whatever_somebody_was_on_a_day_is_said_and_nothing_where_it_is_not_known() {
    let gazetteer = Gazetteer::embedded();
    let by_name = by_name(&gazetteer);
    let answers: Vec<Result<(), String>> =
        rows(OFFICES).iter().filter_map(|row| offices_differ(&gazetteer, &by_name, row)).collect();
    let wrong: Vec<String> = answers.iter().filter_map(|answer| answer.clone().err()).collect();
    report("people", answers.len(), &wrong);
}
