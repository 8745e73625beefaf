//! Country files of the CIA World Factbook: heads of state and government, capitals, and what people are called.

mod leader;

use serde_json::Value;

use crate::gazetteer::exchange::json::{Record, Step, walk};
use crate::gazetteer::exchange::plain::{plain, some_plain, without_tags};
use crate::gazetteer::exchange::{ImportedPlace, ImportedTerm, Importer, Source};
use crate::gazetteer::{OfficeClass, PlaceKind};

use self::leader::{Leader, leaders};

/// What is kept of a country file.
#[derive(Debug, Default)]
struct Country {
    line: u64,
    conventional: Option<Box<str>>,
    long: Option<Box<str>>,
    former: Option<Box<str>>,
    capital: Option<Box<str>>,
    position: Option<Box<str>>,
    noun: Option<Box<str>>,
    adjective: Option<Box<str>>,
    state: Option<(u64, Box<str>)>,
    government: Option<(u64, Box<str>)>,
}

/// Reads country files into `importer`. A file says nowhere as of when it
/// is, and it names the country by its short name; capitals in a leader's
/// name mark the part that is used alone.
pub fn import(sources: Vec<Source<'_>>, importer: &mut Importer) {
    for source in sources {
        let file = source.name.clone();
        let key = source.file_name().split('.').next().unwrap_or_default().to_owned();
        let mut country = Country::default();
        walk(source, importer, step, |_, Record { path, line, value }| {
            let keys: Vec<&str> = path.iter().map(String::as_str).collect();
            let text = value.get("text").and_then(Value::as_str).and_then(|text| some_plain(&without_tags(text)));
            match (keys.last().copied(), text) {
                (Some("conventional short form"), text) => country.conventional = text.filter(|text| &**text != "none"),
                (Some("conventional long form"), text) => country.long = text.filter(|text| &**text != "none"),
                (Some("former"), text) => country.former = text,
                (Some("name"), text) => country.capital = text,
                (Some("geographic coordinates"), text) => country.position = text,
                (Some("noun"), text) => country.noun = text,
                (Some("adjective"), text) => country.adjective = text,
                (Some(key), Some(text)) if key.eq_ignore_ascii_case("chief of state") => {
                    country.state = Some((line, text));
                }
                (Some(key), Some(text)) if key.eq_ignore_ascii_case("head of government") => {
                    country.government = Some((line, text));
                }
                _ => {}
            }
            country.line = line;
        });
        importer.record();
        let Some(name) = country.conventional.clone().or_else(|| country.long.clone()) else { continue };
        for (office, class, role) in [
            (&country.state, OfficeClass::HeadOfState, "chief of state"),
            (&country.government, OfficeClass::HeadOfGovernment, "head of government"),
        ] {
            let Some((line, text)) = office else { continue };
            let found = leaders(text);
            if found.is_empty() && text.contains("since") {
                importer.problem(&file, *line, format!("no name is marked by capitals in `{text}`"), None);
            }
            for (at, leader) in found.into_iter().enumerate() {
                // Who represents a chief of state is none.
                let class = (at == 0).then_some(class);
                term(&file, &format!("{key} {role}"), &name, class, leader, importer);
            }
        }
        places(&file, &key, &name, &country, importer);
    }
}

fn step(path: &[String]) -> Step {
    const SECTIONS: [&str; 2] = ["Government", "People and Society"];
    const GROUPS: [&str; 4] = ["Executive branch", "Country name", "Capital", "Nationality"];
    const FIELDS: [&str; 10] = [
        "chief of state",
        "head of government",
        "Chief of state",
        "Head of government",
        "conventional short form",
        "conventional long form",
        "former",
        "name",
        "noun",
        "adjective",
    ];
    match path {
        [] => Step::Inside,
        [section] if SECTIONS.contains(&section.as_str()) => Step::Inside,
        [_, group] if GROUPS.contains(&group.as_str()) => Step::Inside,
        [_, group, field] if field == "geographic coordinates" && group == "Capital" => Step::Record,
        [_, _, field] if FIELDS.contains(&field.as_str()) => Step::Record,
        _ => Step::Skip,
    }
}

fn term(file: &str, row: &str, country: &str, class: Option<OfficeClass>, leader: Leader, importer: &mut Importer) {
    let Leader { title, name, short, status, start } = leader;
    // The Factbook has no ids: one name in one country is one person.
    let person = importer.person(&format!("{country}: {name}"));
    person.name = name.into();
    person.short = short.map(Into::into);
    person.terms.push(ImportedTerm {
        row: row.into(),
        file: file.into(),
        office: if title.is_empty() { row.split_once(' ').map_or(row, |(_, role)| role).into() } else { title.into() },
        country: Some(country.into()),
        class,
        start,
        status,
        ..ImportedTerm::default()
    });
}

fn places(file: &str, key: &str, name: &str, country: &Country, importer: &mut Importer) {
    importer.place(ImportedPlace {
        key: key.into(),
        file: file.into(),
        name: name.into(),
        kind: Some(PlaceKind::Country),
        country: Some(name.into()),
        aliases: country.long.iter().filter(|long| &***long != name).cloned().collect(),
        demonyms: country.noun.as_deref().map(people).unwrap_or_default(),
        adjectives: country.adjective.as_deref().map(words).unwrap_or_default(),
        old_names: country.former.as_deref().map(former).unwrap_or_default(),
        ..ImportedPlace::default()
    });
    let Some(capital) = country.capital.as_deref().map(|capital| capital.split(['(', ';']).next().unwrap_or_default())
    else {
        return;
    };
    let capital = plain(capital);
    if capital.is_empty() || capital.starts_with("none") || capital.contains("capital") {
        return;
    }
    importer.place(ImportedPlace {
        key: format!("{key} capital").into(),
        file: file.into(),
        name: capital.into(),
        kind: Some(PlaceKind::City),
        country: Some(name.into()),
        capital_of: Some(name.into()),
        coordinates: country.position.as_deref().and_then(degrees),
        ..ImportedPlace::default()
    });
}

/// `Briton(s), British (collective plural)`: every word, and its plural
/// where the source marks it.
fn people(text: &str) -> Vec<Box<str>> {
    let mut found: Vec<Box<str>> = Vec::new();
    for part in text.split([',', ';', '/']).flat_map(|part| part.split(" or ")) {
        let part = part.trim();
        let word = part.split('(').next().unwrap_or_default().trim();
        if !word.chars().next().is_some_and(char::is_uppercase) {
            continue;
        }
        let plural = part.contains("(s)").then(|| format!("{word}s").into());
        found.extend(std::iter::once(word.into()).chain(plural));
    }
    found
}

fn words(text: &str) -> Vec<Box<str>> {
    let mut found = people(text);
    found.retain(|word| !word.ends_with(')'));
    found
}

/// Former names that stand alone; explanations in brackets go.
fn former(text: &str) -> Vec<Box<str>> {
    let mut depth = 0_i32;
    let outside: String = text
        .chars()
        .filter(|c| {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => {
                    depth -= 1;
                    return false;
                }
                _ => {}
            }
            depth <= 0
        })
        .collect();
    let names = outside.split([',', ';']).map(plain);
    names.filter(|name| name.chars().next().is_some_and(char::is_uppercase)).map(Into::into).collect()
}

/// `39 55 N, 116 23 E` in degrees.
fn degrees(text: &str) -> Option<(f64, f64)> {
    let one = |text: &str, plus: char, minus: char| {
        let text = text.trim();
        let sign = match text.chars().next_back()? {
            c if c == plus => 1.0,
            c if c == minus => -1.0,
            _ => return None,
        };
        let mut numbers = text.get(..text.len() - 1)?.split_whitespace().map(str::parse::<f64>);
        let (degrees, minutes) = (numbers.next()?.ok()?, numbers.next().and_then(Result::ok).unwrap_or(0.0));
        let value: f64 = sign * (degrees + minutes / 60.0);
        Some((value * 1000.0).round() / 1000.0)
    };
    let (north, east) = text.split_once(',')?;
    let (north, east) = (one(north, 'N', 'S')?, one(east.split([';', '(']).next()?, 'E', 'W')?);
    ((-90.0..=90.0).contains(&north) && (-180.0..=180.0).contains(&east)).then_some((north, east))
}

#[cfg(test)]
mod tests {
    use super::{degrees, former, people};

    #[test]
    fn lists_of_names_are_taken_apart() {
        assert_eq!(
            people("Briton(s), British (collective plural)"),
            ["Briton".into(), "Britons".into(), "British".into()] as [Box<str>; 3]
        );
        assert_eq!(people("Monegasque(s) or Monacan(s)").len(), 4);
        assert_eq!(
            former("Senegambia (along with The Gambia), Mali Federation"),
            ["Senegambia".into(), "Mali Federation".into()] as [Box<str>; 2]
        );
    }

    #[test]
    fn degrees_and_minutes_become_decimals() {
        assert_eq!(degrees("39 55 N, 116 23 E"), Some((39.917, 116.383)));
        assert_eq!(degrees("34 36 S, 58 22 W"), Some((-34.6, -58.367)));
        for text in ["", "N, E", "99 00 N, 0 0 E", "39 55 N"] {
            assert_eq!(degrees(text), None, "{text}");
        }
    }
}
