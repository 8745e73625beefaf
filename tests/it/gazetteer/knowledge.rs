//! What must hold of every look-up as of a day, whatever the rows: knowing more never unsays what was certain.

use std::fmt::Write;

use dateline::calendar::Date;
use dateline::gazetteer::{Gazetteer, Held, Problem, TermEnd};
use proptest::prelude::*;

use super::{day, office, official};

/// A term as a registry writes it.
#[derive(Debug, Clone)]
struct Row {
    person: usize,
    office: usize,
    start: Option<String>,
    end: Option<String>,
    status: &'static str,
    basis: &'static str,
    attested: Option<String>,
}

const PEOPLE: usize = 4;
const OFFICES: usize = 3;

fn date() -> impl Strategy<Value = String> {
    (2000..2012_i32, 1..=12_u8, 1..=28_u8, 0..6_u8).prop_map(|(year, month, day, precision)| match precision {
        0 => format!("{year}"),
        1 => format!("{year}-{month:02}"),
        2 => format!("{year}-{month:02}-{day:02}?"),
        _ => format!("{year}-{month:02}-{day:02}"),
    })
}

fn exact_day() -> impl Strategy<Value = String> {
    (1999..2014_i32, 1..=12_u8, 1..=28_u8).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
}

fn row() -> impl Strategy<Value = Row> {
    let end = prop_oneof![Just(None), Just(Some("unknown".to_owned())), date().prop_map(Some), date().prop_map(Some)];
    let status = prop_oneof![4 => Just("full"), 1 => Just("acting"), 1 => Just("nominee")];
    let basis = prop_oneof![4 => Just("published"), 1 => Just("memory"), 1 => Just("attested"), 1 => Just("inferred")];
    let parts = (0..PEOPLE, 0..OFFICES, proptest::option::weighted(0.9, date()), end, status, basis);
    (parts, proptest::option::weighted(0.2, exact_day())).prop_map(
        |((person, office, start, end, status, basis), attested)| {
            // A term that ends before it starts is a problem of its own.
            let end = end.filter(|end| *end == "unknown" || start.as_ref().is_none_or(|start| end[..4] > start[..4]));
            Row { person, office, start, end, status, basis, attested }
        },
    )
}

fn head(as_of: &str) -> String {
    let mut text =
        format!("[registry]\nid = \"made-up\"\nas-of = {as_of}\ncovers = [\"o.0\"]\ncovers-from = 2004-01-01\n");
    for office in 0..OFFICES {
        let seats = 1 + office % 2;
        let _ = writeln!(
            text,
            "[[office]]\nid = \"o.{office}\"\nbody = \"Works\"\nseats = {seats}\ntitles = [\"Title {office}\"]"
        );
    }
    text
}

fn people(rows: &[Row]) -> String {
    let mut text = String::new();
    for person in 0..PEOPLE {
        let _ = writeln!(text, "[[person]]\nid = \"p{person}\"\nname = \"Person {person}\"");
        for row in rows.iter().filter(|row| row.person == person) {
            let _ = writeln!(text, "[[person.term]]\noffice = \"o.{}\"", row.office);
            let fields = [("start", &row.start), ("end", &row.end), ("attested", &row.attested)];
            for (key, value) in fields {
                if let Some(value) = value {
                    let _ = writeln!(text, "{key} = \"{value}\"");
                }
            }
            let _ = writeln!(text, "status = \"{}\"\nbasis = \"{}\"", row.status, row.basis);
        }
    }
    text
}

fn in_toml(rows: &[Row], as_of: &str) -> Gazetteer {
    let text = head(as_of) + &people(rows);
    let (gazetteer, problems) = Gazetteer::load_only([("made-up.toml", text.as_str())]);
    assert_eq!(problems, []);
    gazetteer
}

fn in_tables(rows: &[Row], as_of: &str) -> Gazetteer {
    let people: Vec<String> = (0..PEOPLE).map(|person| format!("p{person},Person {person}")).collect();
    let mut terms = "person,office,start,end,status,basis,attested\n".to_owned();
    for row in rows {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let (start, end, attested) = (text(&row.start), text(&row.end), text(&row.attested));
        let Row { person, office, status, basis, .. } = row;
        let _ = writeln!(terms, "p{person},o.{office},{start},{end},{status},{basis},{attested}");
    }
    let (head, people) = (head(as_of), format!("id,name\n{}\n", people.join("\n")));
    let files = [("made-up.toml", head.as_str()), ("people.csv", &people), ("terms.csv", &terms)];
    let (gazetteer, problems) = Gazetteer::load_only(files);
    assert_eq!(problems, []);
    gazetteer
}

/// Whether each of the people held each of the offices on `date`.
fn answers(gazetteer: &Gazetteer, date: Date) -> Vec<Held> {
    let mut answers = Vec::new();
    for person in 0..PEOPLE {
        for post in 0..OFFICES {
            let who = official(gazetteer, &format!("p{person}"));
            answers.push(gazetteer.held(who, office(gazetteer, &format!("o.{post}")), date));
        }
    }
    answers
}

/// What was certain stays as it was.
fn keeps(before: &[Held], after: &[Held]) -> bool {
    before.iter().zip(after).all(|(before, after)| *before == Held::Unknown || before == after)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn a_row_about_somebody_else_unsays_nothing(rows in proptest::collection::vec(row(), 0..8), more in row(), date in exact_day()) {
        let before = in_toml(&rows, "2013-01-01");
        let after = in_toml(&[rows.clone(), vec![more.clone()]].concat(), "2013-01-01");
        let (before, after) = (answers(&before, day(&date)), answers(&after, day(&date)));
        let own = more.person * OFFICES..(more.person + 1) * OFFICES;
        // A row that closes a term may leave its own person less certain, and
        // then what followed from it, that nobody else sat there; nothing else.
        let unseated = before[own.start + more.office] == Held::Yes && after[own.start + more.office] != Held::Yes;
        for (at, (before, after)) in before.iter().zip(&after).enumerate().filter(|(at, _)| !own.contains(at)) {
            let followed = unseated && at % OFFICES == more.office && *before == Held::No;
            prop_assert!(*before == Held::Unknown || before == after || followed, "{at}: {before:?} {after:?}");
        }
        // Of an office of which it does not speak nothing changes at all, but for what its holder is known to have served.
        for post in (0..OFFICES).filter(|post| *post != more.office) {
            for person in (0..PEOPLE).filter(|person| *person != more.person) {
                prop_assert_eq!(before[person * OFFICES + post], after[person * OFFICES + post]);
            }
        }
    }

    #[test]
    fn to_know_until_a_later_day_unsays_nothing(rows in proptest::collection::vec(row(), 0..8), date in exact_day()) {
        let early = answers(&in_toml(&rows, "2010-06-01"), day(&date));
        let late = answers(&in_toml(&rows, "2013-06-01"), day(&date));
        prop_assert!(keeps(&early, &late), "{early:?} {late:?}");
    }

    #[test]
    fn tables_and_toml_say_the_same(rows in proptest::collection::vec(row(), 0..8), date in exact_day()) {
        let (toml, tables) = (in_toml(&rows, "2013-01-01"), in_tables(&rows, "2013-01-01"));
        prop_assert_eq!(answers(&toml, day(&date)), answers(&tables, day(&date)));
    }

    #[test]
    fn a_term_holds_on_a_day_if_it_does_however_its_dates_are_taken(row in row(), date in exact_day()) {
        let gazetteer = in_toml(std::slice::from_ref(&row), "2013-01-01");
        let who = gazetteer.official(official(&gazetteer, &format!("p{}", row.person))).unwrap();
        let [term] = &*who.terms else { panic!("{:?}", who.terms) };
        let date = day(&date);
        let answer = term.held(date);
        // Every day on which it can have begun and ended, where the rows let dates decide at all.
        let decides = row.basis != "memory" && row.attested.is_none() && row.status != "nominee";
        let exact = |written: &Option<String>| written.as_ref().is_some_and(|written| !written.ends_with('?'));
        if decides && exact(&row.start) && let (Some(start), TermEnd::On(end)) = (&term.start, &term.end) && exact(&row.end) {
            let starts = [start.earliest(), start.latest()];
            let ends = [end.earliest(), end.latest()];
            let every = |is: &dyn Fn(Date, Date) -> bool| starts.iter().all(|start| ends.iter().all(|end| is(*start, *end)));
            prop_assert_eq!(answer == Held::Yes, every(&|start, end| start <= date && date < end));
            prop_assert_eq!(answer == Held::No, every(&|start, end| date < start || end < date));
        }
        if row.basis == "memory" && row.attested.is_none() {
            prop_assert_eq!(answer, Held::Unknown);
        }
    }

    #[test]
    fn no_table_brings_the_program_down(people in table(), terms in table()) {
        let head = head("2013-01-01");
        let files = [("d/head.toml", head.as_str()), ("d/people.csv", &people), ("d/terms.csv", &terms)];
        let (gazetteer, problems) = Gazetteer::load_only(files);
        for Problem { file, span, message, .. } in &problems {
            let text = if file.ends_with("people.csv") { &people } else if file.ends_with("terms.csv") { &terms } else { &head };
            prop_assert!(text.get(span.range()).is_some() && !message.is_empty(), "{file} {span:?}");
        }
        for (id, _) in gazetteer.officials() {
            let _ = gazetteer.said_of_official(id);
        }
    }
}

/// Text that is nearly a table.
fn table() -> impl Strategy<Value = String> {
    let header = prop_oneof![
        Just("id,name,short,aliases,source\n"),
        Just("person,office,start,end,status,attested,source\r\n"),
        Just("id,nam\n"),
        Just(""),
    ];
    let field = prop_oneof![
        Just("p1".to_owned()),
        Just("o.1".to_owned()),
        Just("unknown".to_owned()),
        Just("\"a, \"\"b\"\"\"".to_owned()),
        Just("\"open".to_owned()),
        Just("x|y|".to_owned()),
        date(),
        "\\PC{0,8}",
    ];
    let line = proptest::collection::vec(field, 0..9).prop_map(|fields| fields.join(","));
    let lines = proptest::collection::vec((line, prop_oneof![Just("\n"), Just("\r\n"), Just("\r")]), 0..12);
    (header, lines).prop_map(|(header, lines)| {
        let body: String = lines.into_iter().map(|(line, end)| line + end).collect();
        format!("{header}{body}")
    })
}
