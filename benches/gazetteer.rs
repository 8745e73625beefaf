//! What the gazetteer costs at start-up: the embedded tables, and what a desk's own of 2,200 people and 1,500 places would.
//!
//! The made-up tables are once all in TOML, and once with people and terms as comma-separated tables.
//! Run with `cargo bench --bench gazetteer`.

use std::fmt::Write;

use dateline::gazetteer::Gazetteer;

fn main() {
    divan::main();
}

const PEOPLE: usize = 2200;
const OFFICES: usize = 900;
const PLACES: usize = 1500;

/// The embedded tables, read, merged, and their names laid out.
#[divan::bench]
fn embedded(bencher: divan::Bencher<'_, '_>) {
    bencher.bench(|| Gazetteer::load([]));
}

/// Full size, with everything in TOML.
#[divan::bench]
fn all_in_toml(bencher: divan::Bencher<'_, '_>) {
    let files = [("offices.toml", offices()), ("places.toml", places()), ("people.toml", people_in_toml())];
    bencher.bench(|| Gazetteer::load_only(files.iter().map(|(name, text)| (*name, text.as_str()))));
}

/// Full size, with people and terms in tables.
#[divan::bench]
fn people_in_tables(bencher: divan::Bencher<'_, '_>) {
    let (people, terms) = people_in_csv();
    let files = [("places.toml", places()), ("people.toml", offices()), ("people.csv", people), ("terms.csv", terms)];
    bencher.bench(|| Gazetteer::load_only(files.iter().map(|(name, text)| (*name, text.as_str()))));
}

/// A made-up word, which differs for every number.
fn word(number: usize) -> String {
    const HEADS: [&str; 12] = ["Bra", "Ke", "Do", "Vri", "Sta", "Ne", "Lor", "Mi", "Tza", "Pel", "Gu", "Ha"];
    const TAILS: [&str; 10] = ["ntov", "lin", "mar", "sk", "vane", "der", "ko", "bray", "thes", "nic"];
    let (head, rest) = (number % HEADS.len(), number / HEADS.len());
    let (tail, rest) = (rest % TAILS.len(), rest / TAILS.len());
    let middle = if rest == 0 { String::new() } else { word(rest - 1).to_lowercase() };
    format!("{}{middle}{}", HEADS[head], TAILS[tail])
}

fn head(id: &str) -> String {
    format!(
        "[registry]\nid = \"{id}\"\nas-of = 2026-06-12\nlicence = \"CC0-1.0\"\n[sources]\nfb = \"A book of facts\"\n"
    )
}

fn offices() -> String {
    let mut text = head("offices");
    for office in 0..OFFICES {
        let body = word(office);
        let _ = write!(
            text,
            "[[office]]\nid = \"x{}.{}.minister\"\nbody = \"Ministry of {body}\"\nclass = \"minister\"\n\
             titles = [\"Minister of {body}\", \"{body} Minister\", \"{body} Secretary\", \"Minister\"]\nsource = \"fb {office}\"\n",
            office / 10,
            office % 10,
        );
    }
    text
}

fn places() -> String {
    let mut text = head("places");
    for place in 0..PLACES {
        let name = word(place + 3000);
        let _ = write!(
            text,
            "[[place]]\nid = \"p{place}\"\nname = \"{name}\"\nkind = \"city\"\naliases = [\"{name} City\", \"Port {name}\"]\n\
             demonyms = [\"{name}er\", \"{name}ers\"]\nadjectives = [\"{name}an\"]\ncoordinates = [46.202, 6.146]\n\
             population = 201741\ntz = \"Europe/Zurich\"\nsource = \"fb {place}\"\n",
        );
    }
    text
}

/// The names of a person: the whole, the one used alone, another.
fn names(person: usize) -> (String, String, String) {
    let (given, family) = (word(person * 7 % 400), word(person));
    (format!("{given} {family}"), family.clone(), format!("{given} B. {family}"))
}

/// The terms of a person, as an office, a start and an end.
fn terms(person: usize) -> Vec<(String, String, String)> {
    let term = |term: usize| {
        let office = (person * 2 + term * 5) % OFFICES;
        let start = format!("20{:02}-0{}-1{}", 5 + term * 8 + person % 8, 1 + person % 9, person % 9);
        let end = if term == 0 { format!("20{:02}-11-05", 13 + person % 8) } else { String::new() };
        (format!("x{}.{}.minister", office / 10, office % 10), start, end)
    };
    (0..=usize::from(person % 5 < 3)).map(term).collect()
}

fn people_in_toml() -> String {
    let mut text = head("people");
    for person in 0..PEOPLE {
        let (name, short, alias) = names(person);
        let _ = write!(
            text,
            "[[person]]\nid = \"person-{person}\"\nname = \"{name}\"\nshort = \"{short}\"\naliases = [\"{alias}\"]\nwikidata = \"Q{person}\"\n"
        );
        for (office, start, end) in terms(person) {
            let _ =
                write!(text, "[[person.term]]\noffice = \"{office}\"\nstart = \"{start}\"\nsource = \"fb {person}\"\n");
            if !end.is_empty() {
                let _ = writeln!(text, "end = \"{end}\"\nend-basis = \"inferred\"");
            }
        }
    }
    text
}

fn people_in_csv() -> (String, String) {
    let mut people = "id,name,short,bare-short,aliases,native,wikidata\n".to_owned();
    let mut rows = "person,office,start,end,status,basis,end-basis,attested,as-of,source\n".to_owned();
    for person in 0..PEOPLE {
        let (name, short, alias) = names(person);
        let _ = writeln!(people, "person-{person},{name},{short},,{alias},,Q{person}");
        for (office, start, end) in terms(person) {
            let basis = if end.is_empty() { "" } else { "inferred" };
            let _ = writeln!(rows, "person-{person},{office},{start},{end},,,{basis},,,fb {person}");
        }
    }
    (people, rows)
}
