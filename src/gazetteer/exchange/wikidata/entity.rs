//! Items of Wikidata: of `Special:EntityData`, of the API, of the dumps, and one a line.

use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use crate::calendar::{Date, PartialDate};
use crate::gazetteer::exchange::json::{Record, Step, text, walk};
use crate::gazetteer::exchange::plain::wikidata_item;
use crate::gazetteer::exchange::wikidata::item::{
    Snak, aliases, best, best_value, is_circa, item_of, label, qualifiers, snak, statements, time,
};
use crate::gazetteer::exchange::{ImportedPlace, ImportedTerm, Importer, Source};
use crate::gazetteer::{PlaceKind, TermEnd, TermStatus};

/// "acting" and "interim", as the nature of a statement.
const ACTING: [&str; 2] = ["Q4676846", "Q4895105"];
/// "human".
const HUMAN: &str = "Q5";

/// What is kept of every item, to name offices, bodies and countries by.
#[derive(Debug, Default)]
struct Known {
    label: Option<Box<str>>,
    /// ISO 3166-1 alpha-2.
    code: Option<Box<str>>,
    /// The item it is an office or a part of.
    country: Option<String>,
}

/// Reads items into `importer`. Terms are the statements "position held";
/// an office is called by the label of its item, where that is among the
/// files, and by its number where it is not. Items with coordinates are places.
pub fn import(sources: Vec<Source<'_>>, importer: &mut Importer) {
    let mut known: FxHashMap<String, Known> = FxHashMap::default();
    let mut places: Vec<(ImportedPlace, Option<String>)> = Vec::new();
    for source in sources {
        let file = source.name.clone();
        let mut loose = Map::new();
        let mut newest: Option<Date> = None;
        walk(source, importer, step, |importer, Record { path, line, value }| {
            let entity = match path.as_slice() {
                // A file of one item, or of an item a line, has its keys at the top.
                [] => Value::Object(std::mem::take(&mut loose)),
                [key] if key != super::super::json::ITEM => {
                    loose.insert(key.clone(), value);
                    return;
                }
                _ => value,
            };
            let Some(id) = entity.get("id").and_then(Value::as_str).and_then(wikidata_item).map(str::to_owned) else {
                if !path.is_empty() && entity.get("missing").is_none() {
                    importer.problem(&file, line, "this item has no `id`", None);
                }
                return;
            };
            importer.record();
            known.insert(id.clone(), keep(&entity));
            if is_person(&entity) {
                newest = newest.max(modified(&entity));
                person(&file, &id, &entity, importer);
            } else if let Some(found) = place(&file, &id, &entity) {
                places.push(found);
            }
        });
        // Whoever made the file did so after the last change in it.
        if let Some(newest) = newest {
            importer.says_as_of(newest);
        }
    }
    name_all(&known, importer);
    for (mut place, country) in places {
        place.country = country.and_then(|country| known.get(&country)?.code.clone()).or(place.country);
        importer.place(place);
    }
}

fn step(path: &[String]) -> Step {
    match path {
        [] => Step::Inside,
        [key] if key == "entities" => Step::Inside,
        [key] if key == super::super::json::ITEM => Step::Record,
        [key] if ["id", "labels", "aliases", "claims", "modified"].contains(&key.as_str()) => Step::Record,
        [entities, _] if entities == "entities" => Step::Record,
        _ => Step::Skip,
    }
}

fn modified(entity: &Value) -> Option<Date> {
    entity.get("modified")?.as_str()?.get(..10)?.parse().ok()
}

fn keep(entity: &Value) -> Known {
    let country = ["P1001", "P17"].iter().find_map(|property| best_value(entity, property).and_then(item_of));
    Known { label: label(entity), code: best_value(entity, "P297").and_then(text), country }
}

fn is_person(entity: &Value) -> bool {
    let is_human = statements(entity, "P31")
        .filter_map(|statement| snak(statement.get("mainsnak")?))
        .any(|found| matches!(found, Snak::Value(value) if item_of(value).as_deref() == Some(HUMAN)));
    is_human || statements(entity, "P39").next().is_some()
}

fn person(file: &str, id: &str, entity: &Value, importer: &mut Importer) {
    let terms: Vec<ImportedTerm> = statements(entity, "P39").filter_map(|statement| term(file, statement)).collect();
    let native = best_value(entity, "P1559").and_then(|value| text(value.get("text")?));
    let (name, others) = (label(entity), aliases(entity));
    let person = importer.person(id);
    person.name = name.unwrap_or_else(|| id.into());
    person.native = native.filter(|native| *native != person.name);
    person.aliases.extend(others);
    person.wikidata = Some(id.into());
    person.terms.extend(terms);
}

/// One stay in one position; nothing where the position is not known.
fn term(file: &str, statement: &Value) -> Option<ImportedTerm> {
    let Snak::Value(office) = snak(statement.get("mainsnak")?)? else { return None };
    let office = item_of(office)?;
    let circa = is_circa(statement);
    let date = |found: Snak<'_>| match found {
        Snak::Value(value) => time(value, circa),
        Snak::Some | Snak::None => None,
    };
    // Of several starts the first and of several ends the last leaves most open.
    let start = qualifiers(statement, "P580").filter_map(date).min_by_key(PartialDate::earliest);
    let end = qualifiers(statement, "P582").filter_map(date).max_by_key(PartialDate::latest);
    let left_unsaid = qualifiers(statement, "P582").any(|found| found != Snak::None);
    // Who was followed by somebody has left, whether or not it says when.
    let was_followed = qualifiers(statement, "P1366").any(|found| matches!(found, Snak::Value(_)))
        && qualifiers(statement, "P582").next().is_none();
    let end = match end {
        Some(end) => TermEnd::On(end),
        None if left_unsaid || was_followed => TermEnd::Unknown,
        None => TermEnd::Open,
    };
    let names = |property: &str| {
        qualifiers(statement, property).find_map(|found| match found {
            Snak::Value(value) => item_of(value),
            Snak::Some | Snak::None => None,
        })
    };
    let is_acting = ["P5102", "P3831", "P794"]
        .iter()
        .any(|property| names(property).is_some_and(|nature| ACTING.contains(&nature.as_str())));
    let body = ["P2389", "P642", "P108"].iter().find_map(|property| names(property));
    Some(ImportedTerm {
        row: statement.get("id").and_then(text).unwrap_or_default(),
        file: file.into(),
        office: office.as_str().into(),
        office_key: Some(office.as_str().into()),
        body: body.map(Into::into),
        area: names("P768").map(Into::into),
        start,
        end,
        status: if is_acting { TermStatus::Acting } else { TermStatus::Full },
        ..ImportedTerm::default()
    })
}

/// An item that lies somewhere, with the item of its country.
fn place(file: &str, id: &str, entity: &Value) -> Option<(ImportedPlace, Option<String>)> {
    let position = best_value(entity, "P625")?;
    let degrees = |key: &str| position.get(key).and_then(Value::as_f64);
    let coordinates = degrees("latitude").zip(degrees("longitude"));
    let population = statements(entity, "P1082").last().and(best(entity, "P1082"));
    let amount = population.and_then(|statement| statement.pointer("/mainsnak/datavalue/value/amount")?.as_str());
    let demonyms = statements(entity, "P1549").filter_map(|statement| {
        let value = statement.pointer("/mainsnak/datavalue/value")?;
        (value.get("language")?.as_str()? == "en").then(|| text(value.get("text")?)).flatten()
    });
    let code = best_value(entity, "P297").and_then(text);
    let place = ImportedPlace {
        key: id.into(),
        file: file.into(),
        name: label(entity)?,
        kind: code.is_some().then_some(PlaceKind::Country),
        country: code,
        aliases: aliases(entity),
        demonyms: demonyms.collect(),
        coordinates,
        population: amount.and_then(|amount| amount.trim_start_matches('+').parse().ok()),
        ..ImportedPlace::default()
    };
    Some((place, best_value(entity, "P17").and_then(item_of)))
}

/// Puts labels where items are named by number.
fn name_all(known: &FxHashMap<String, Known>, importer: &mut Importer) {
    let label_of = |id: &str| known.get(id).and_then(|known| known.label.clone());
    let mut nameless: Vec<Box<str>> = Vec::new();
    for term in importer.terms() {
        let office = term.office_key.as_deref().and_then(|key| known.get(key));
        match office.and_then(|office| office.label.clone()) {
            Some(label) => term.office = label,
            None if !nameless.contains(&term.office) => nameless.push(term.office.clone()),
            None => {}
        }
        let country = office.and_then(|office| office.country.as_ref()).and_then(|country| known.get(country));
        term.country = term.country.take().or_else(|| country?.code.clone());
        term.body = term.body.take().map(|body| label_of(&body).unwrap_or(body));
        term.area = term.area.take().map(|area| label_of(&area).unwrap_or(area));
    }
    if let Some(first) = nameless.first() {
        let message = format!("{} offices have only a number, such as {first}", nameless.len());
        importer.problem(
            "Wikidata",
            0,
            message,
            Some("give the files of these items too, and they will be called by their labels"),
        );
    }
}
