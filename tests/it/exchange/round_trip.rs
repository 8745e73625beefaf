//! A registry that is written and read again is the same registry.

use dateline::calendar::Date;
use dateline::gazetteer::exchange::Draft;
use dateline::gazetteer::{Gazetteer, Official};
use proptest::prelude::*;

/// Texts with everything in them that a format might trip over.
fn name() -> impl Strategy<Value = String> {
    "[A-ZÁß何а-я][a-zé,\"'|\\\\;:#\\[\\]{}=.%\n\t -]{0,12}[a-z何]"
}

fn date() -> impl Strategy<Value = String> {
    prop_oneof![
        (1950_u32..2030, 1_u32..13, 1_u32..29).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        (1950_u32..2030, 1_u32..13).prop_map(|(year, month)| format!("{year}-{month:02}")),
        (1950_u32..2030).prop_map(|year| format!("{year}")),
        (1950_u32..2030).prop_map(|year| format!("{year}~")),
        (195_u32..203).prop_map(|decade| format!("{decade}X")),
    ]
}

fn day() -> impl Strategy<Value = String> {
    (1990_i16..2026, 1_i8..13, 1_i8..29).prop_map(|(year, month, day)| Date::constant(year, month, day).to_string())
}

fn word(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(words)
}

#[derive(Debug, Clone)]
struct Term {
    office: usize,
    start: Option<String>,
    end: Option<String>,
    status: &'static str,
    basis: &'static str,
    end_basis: Option<&'static str>,
    attested: Vec<String>,
    as_of: Option<String>,
    source: Option<String>,
    links: Vec<String>,
}

#[derive(Debug, Clone)]
struct Person {
    name: String,
    short: Option<String>,
    aliases: Vec<String>,
    native: Option<String>,
    bare: &'static str,
    wikidata: Option<u32>,
    terms: Vec<Term>,
}

fn term() -> impl Strategy<Value = Term> {
    let dates = (
        prop::option::of(date()),
        prop::option::of(prop_oneof![date(), Just("unknown".to_owned())]),
        prop::collection::btree_set(day(), 0..3),
        prop::option::of(day()),
    );
    let words = (
        word(&["full", "acting", "caretaker", "designate", "elect", "nominee"]),
        word(&["official", "published", "inferred", "attested", "memory"]),
        prop::option::of(word(&["official", "inferred", "memory"])),
    );
    (
        0_usize..3,
        dates,
        words,
        prop::option::of(name()),
        prop::collection::vec("https://example\\.org/[a-z]{1,5}", 0..2),
    )
        .prop_map(|(office, (start, end, attested, as_of), (status, basis, end_basis), source, links)| Term {
            office,
            start,
            end,
            status,
            basis,
            end_basis,
            attested: attested.into_iter().collect(),
            as_of,
            source,
            links,
        })
}

fn person() -> impl Strategy<Value = Person> {
    (
        name(),
        prop::option::of(name()),
        prop::collection::vec(name(), 0..3),
        prop::option::of(name()),
        word(&["never", "after-title", "after-full-name", "always"]),
        prop::option::of(1_u32..99),
        prop::collection::vec(term(), 0..4),
    )
        .prop_map(|(name, short, aliases, native, bare, wikidata, terms)| Person {
            name,
            short,
            aliases,
            native,
            bare,
            wikidata,
            terms,
        })
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A registry written by hand, as unlike ours in its order and quoting as TOML allows.
fn registry(people: &[Person], titles: &[String], places: &[(String, String)]) -> String {
    use std::fmt::Write;
    let mut out = "[sources]\nset = { name = \"A set\", licence = \"CC0-1.0\", date = 2025-01-02, link = \"https://example.org\" }\n\
        [registry]\nas-of = 2025-06-07\nid = \"x\"\nlicence = \"CC BY 4.0\"\nsource = \"set\"\n"
        .to_owned();
    for (at, title) in titles.iter().enumerate() {
        let seats = at + 1;
        let _ = write!(
            out,
            "[[office]]\nid = \"o{at}\"\ntitles = [{}, {{ text = \"Head\", from = 2020-01-02, to = 2021-01-02 }}]\nseats = {seats}\nbody = {}\nclass = \"minister\"\ncomplete-from = 2001-02-03\n",
            quoted(title),
            quoted(title)
        );
    }
    for (at, (name, old)) in places.iter().enumerate() {
        let _ = write!(
            out,
            "[[place]]\nid = \"p{at}\"\nname = {}\nlong-name = {}\nkind = \"city\"\ncountry = \"p0\"\nin = \"p0\"\ncapital-of = [\"p0\"]\n\
             claimed-by = [\"p0\"]\nnamesakes-in = [\"p0\"]\nbare = \"located\"\nmetonym-for = \"{}\"\npopulation = 7\npopulation-year = 2020\n\
             old-names = [{{ text = {}, from = \"1901\", until = \"1950-05\" }}]\ntz = \"Europe/Zurich\"\ncoordinates = [-1.5, 2]\n\
             demonyms = [{}]\nadjectives = [{}]\naliases = [{}]\n",
            quoted(name),
            quoted(old),
            if at == 0 { "gov.p0" } else { "o0" },
            quoted(old),
            quoted(old),
            quoted(name),
            quoted(old)
        );
    }
    for (at, person) in people.iter().enumerate() {
        let _ = write!(
            out,
            "[[person]]\nid = \"n{at}\"\nname = {}\nbare-short = \"{}\"\n",
            quoted(&person.name),
            person.bare
        );
        for (key, value) in [("short", &person.short), ("native", &person.native)] {
            if let Some(value) = value {
                let _ = writeln!(out, "{key} = {}", quoted(value));
            }
        }
        if let Some(number) = person.wikidata {
            let _ = writeln!(out, "wikidata = 'Q{number}'");
        }
        let aliases: Vec<String> = person.aliases.iter().map(|alias| quoted(alias)).collect();
        let _ = writeln!(out, "aliases = [{}]", aliases.join(",\n"));
        for term in &person.terms {
            let _ = write!(
                out,
                "[[person.term]]\noffice = \"o{}\"\nstatus = \"{}\"\nbasis = \"{}\"\nattested = {:?}\nlinks = {:?}\n",
                term.office, term.status, term.basis, term.attested, term.links
            );
            let texts = [("start", &term.start), ("end", &term.end), ("as-of", &term.as_of), ("source", &term.source)];
            for (key, value) in texts {
                if let Some(value) = value {
                    let _ = writeln!(out, "{key} = {}", quoted(value));
                }
            }
            if let Some(basis) = term.end_basis {
                let _ = writeln!(out, "end-basis = \"{basis}\"");
            }
        }
    }
    out
}

/// A second registry: offices of its own, and words on those of the first.
fn later_registry(as_of: Option<&str>, raised: Option<&str>, until: Option<&str>) -> String {
    let line = |key: &str, day: Option<&str>| day.map_or_else(String::new, |day| format!("{key} = {day}\n"));
    format!(
        "[registry]\nid = \"later\"\nsource = \"x\"\n{}[[office]]\nid = \"o0\"\n{}\n[[office]]\nid = \"o1\"\nclass = \"judge\"\n\
         [[office]]\nid = \"o2\"\ncomplete-from = 2002-03-04\n[[office]]\nid = \"o3\"\ntitles = [\"Own\"]\n{}",
        line("as-of", as_of),
        line("as-of", raised),
        line("known-until", until)
    )
}

/// All a gazetteer knows, without the lines and files on which it stood.
fn known(gazetteer: &Gazetteer) -> Vec<String> {
    let words = |provenance: &dateline::gazetteer::Provenance| {
        (provenance.source_in_words().map(std::borrow::Cow::into_owned), provenance.links.clone())
    };
    let person = |official: &Official| {
        let terms: Vec<String> = official
            .terms
            .iter()
            .map(|term| {
                format!(
                    "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
                    gazetteer.office(term.office).unwrap().id,
                    term.start,
                    term.end,
                    term.status,
                    term.basis,
                    term.end_basis,
                    term.attested,
                    term.as_of,
                    words(&term.provenance)
                )
            })
            .collect();
        format!(
            "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {terms:#?} {:?}",
            official.id,
            official.name,
            official.short,
            official.given,
            official.aliases,
            official.native,
            official.bare_short,
            official.wikidata,
            words(&official.provenance)
        )
    };
    let mut known: Vec<String> = gazetteer.officials().map(|(_, official)| person(official)).collect();
    let place_id = |id: &dateline::gazetteer::PlaceId| gazetteer.place(*id).map(|place| place.id.clone());
    known.extend(gazetteer.offices().map(|(_, office)| {
        format!(
            "{} {:?} {:?} {:?} {} {:?} {:?} {:?} {:?} {:?}",
            office.id,
            office.body,
            office.country.as_ref().map(place_id),
            office.class,
            office.seats,
            office.titles,
            office.complete_from,
            office.known_until,
            office.as_of,
            words(&office.provenance)
        )
    }));
    known.extend(gazetteer.places().map(|(_, place)| {
        let all = |ids: &[dateline::gazetteer::PlaceId]| ids.iter().map(place_id).collect::<Vec<_>>();
        let metonym = place.stands_for.map(|metonym| match metonym {
            dateline::gazetteer::Metonym::Government(id) => place_id(&id),
            dateline::gazetteer::Metonym::Office(id) => gazetteer.office(id).map(|office| office.id.clone()),
        });
        let ids = (place.country.as_ref().map(place_id), place.within.as_ref().map(place_id));
        let lists = (all(&place.capital_of), all(&place.claimed_by), all(&place.namesakes_in));
        let names =
            (&place.name, &place.long_name, &place.aliases, &place.demonyms, &place.adjectives, &place.old_names);
        let rest = (place.kind, place.bare, &place.tz, place.coordinates, place.population, place.population_year);
        format!("{} {names:?} {ids:?} {lists:?} {rest:?} {metonym:?} {:?}", place.id, words(&place.provenance))
    }));
    known.sort();
    known
}

fn read_again(draft: &Draft) -> [(Gazetteer, Vec<dateline::gazetteer::Problem>); 2] {
    let (text, tables) = (draft.toml(), draft.tables());
    [
        Gazetteer::load_only([("x.toml", text.as_str())]),
        Gazetteer::load_only([
            ("d/people.toml", tables.head.as_str()),
            ("d/people.csv", &tables.people),
            ("d/terms.csv", &tables.terms),
        ]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_is_lost_between_writing_and_reading(
        people in prop::collection::vec(person(), 0..4),
        titles in prop::collection::vec(name(), 3),
        places in prop::collection::vec((name(), name()), 1..3),
        days in (prop::option::of(day()), prop::option::of(day()), prop::option::of(day())),
    ) {
        let text = registry(&people, &titles, &places);
        let later = later_registry(days.0.as_deref(), days.1.as_deref(), days.2.as_deref());
        let (gazetteer, _) = Gazetteer::load_only([("hand.toml", text.as_str()), ("later.toml", later.as_str())]);
        let draft = Draft::of_gazetteer(&gazetteer, "x");
        for (again, problems) in read_again(&draft) {
            // Both stand in what was written by hand, too.
            let is_known = |message: &str| message.contains("before it starts") || message.contains("as of when");
            let odd: Vec<_> = problems.iter().filter(|problem| !is_known(&problem.message)).collect();
            prop_assert!(odd.is_empty(), "{odd:#?}\n{}", draft.toml());
            prop_assert_eq!(known(&again), known(&gazetteer));
            // What is read again is written as before, but for the keys of sources.
            let rows = |draft: &Draft| {
                let text = draft.toml();
                let rows = text.split_once("\n\n[[").map_or("", |(_, rows)| rows);
                rows.lines().filter(|line| !line.starts_with("source")).map(str::to_owned).collect::<Vec<_>>()
            };
            prop_assert_eq!(rows(&Draft::of_gazetteer(&again, "x")), rows(&draft));
        }
    }
}

#[test]
fn the_embedded_gazetteer_is_the_same_when_it_is_written_and_read() {
    let embedded = Gazetteer::embedded();
    let draft = Draft::of_gazetteer(&embedded, "all");
    for (again, problems) in read_again(&draft) {
        assert_eq!(problems, []);
        let (before, after) = (known(&embedded), known(&again));
        assert_eq!(before.len(), after.len());
        let lost: Vec<_> = before.iter().zip(&after).filter(|(before, after)| before != after).take(3).collect();
        assert!(lost.is_empty(), "{lost:#?}");
    }
}
