//! The same for programs: one object for each person, office or place that was found.

use serde_json::{Map, Value, json};

use crate::calendar::{Date, PartialDate};
use crate::cli::lookup::Found;
use crate::cli::lookup::page::holders;
use crate::gazetteer::{
    Effect, Gazetteer, Held, Office, Official, Place, PlaceId, Provenance, Statement, Term, TermEnd,
};

/// One array, an object a line. Names and meanings of keys stay; new ones may
/// be added. Dates known to the day are written as such, others as an EDTF
/// interval of the days that they can be.
pub(super) fn array(gazetteer: &Gazetteer, found: &[Found], date: Date, explain: bool) -> String {
    let object = |found: &Found| {
        let mut object = match *found {
            Found::Official(id) => official(gazetteer, gazetteer.official(id)?, date),
            Found::Office(id) => {
                let mut object = office(gazetteer, gazetteer.office(id)?, date);
                let holders = holders(gazetteer, id, date).into_iter().map(|(official, term, held)| {
                    let mut object = term_object(term, held);
                    object.insert("person".to_owned(), json!(official.id));
                    object.insert("name".to_owned(), json!(official.name));
                    object
                });
                object.insert("holders".to_owned(), holders.collect());
                object
            }
            Found::Place(id) => place(gazetteer, gazetteer.place(id)?),
        };
        if explain {
            object.insert("statements".to_owned(), found.said(gazetteer).iter().map(statement).collect());
        }
        Some(Value::Object(object).to_string())
    };
    let lines: Vec<String> = found.iter().filter_map(object).collect();
    format!("[{}]\n", lines.join(",\n "))
}

fn official(gazetteer: &Gazetteer, official: &Official, date: Date) -> Map<String, Value> {
    let terms = official.terms.iter().map(|term| {
        let mut object = term_object(term, term.held(date));
        if let Some(held) = gazetteer.office(term.office) {
            object.extend(office(gazetteer, held, date).into_iter().filter(|(key, _)| key != "kind" && key != "date"));
            object.insert("office".to_owned(), json!(held.id));
            object.remove("id");
        }
        object
    });
    object(json!({
        "kind": "person",
        "id": official.id,
        "name": official.name,
        "short": official.short,
        "aliases": official.aliases,
        "native": official.native,
        "wikidata": official.wikidata,
        "date": date.to_string(),
        "terms": terms.collect::<Vec<_>>(),
    }))
}

fn office(gazetteer: &Gazetteer, office: &Office, date: Date) -> Map<String, Value> {
    object(json!({
        "kind": "office",
        "id": office.id,
        "title": office.title_on(date),
        "body": office.body,
        "country": name_of(gazetteer, office.country),
        "date": date.to_string(),
    }))
}

fn place(gazetteer: &Gazetteer, place: &Place) -> Map<String, Value> {
    let names = |ids: &[PlaceId]| ids.iter().filter_map(|id| name_of(gazetteer, Some(*id))).collect::<Vec<_>>();
    let old = place.old_names.iter().map(|old| json!({"name": old.text, "until": old.until.map(edtf)}));
    let mut place = object(json!({
        "kind": place.kind.name(),
        "id": place.id,
        "name": place.name,
        "in": name_of(gazetteer, place.within),
        "country": name_of(gazetteer, place.country),
        "capital_of": names(&place.capital_of),
        "aliases": place.aliases,
        "demonyms": place.demonyms,
        "adjectives": place.adjectives,
        "old_names": old.collect::<Vec<_>>(),
        "population": place.population,
        "population_year": place.population_year,
        "time_zone": place.tz,
        "coordinates": place.coordinates.map(|(north, east)| [north, east]),
        "record": record(&place.provenance, None),
    }));
    place.retain(|_, value| !value.is_null());
    place
}

fn term_object(term: &Term, held: Held) -> Map<String, Value> {
    let end = match &term.end {
        TermEnd::Open => Value::Null,
        TermEnd::On(end) => json!(edtf(*end)),
        TermEnd::Unknown => json!("unknown"),
    };
    object(json!({
        "held": match held {
            Held::Yes => "yes",
            Held::No => "no",
            Held::Unknown => "unknown",
        },
        "status": term.status.name(),
        "start": term.start.map(edtf),
        "end": end,
        "basis": term.basis.name(),
        "end_basis": term.end_basis.name(),
        "attested": term.attested.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "record": record(&term.provenance, term.as_of),
    }))
}

fn statement(said: &Statement) -> Value {
    json!({
        "key": said.key,
        "value": said.value,
        "effect": match said.effect {
            Effect::Adds => "adds",
            Effect::Confirms => "confirms",
            Effect::Replaces => "replaces",
            Effect::Closes => "closes",
            Effect::Hides => "hides",
        },
        "stands": said.stands,
        "record": record(&said.provenance, None),
    })
}

/// Where a row is. What a document or a record file says of itself has neither a line nor a last day.
fn record(provenance: &Provenance, as_of: Option<Date>) -> Value {
    let registry = &provenance.registry;
    let as_of = as_of.or(registry.as_of).filter(|date| *date < Date::MAX);
    json!({
        "layer": registry.layer.name(),
        "file": registry.file,
        "line": (provenance.line > 0).then_some(provenance.line),
        "source": provenance.source_in_words(),
        "licence": registry.licence,
        "as_of": as_of.map(|date| date.to_string()),
    })
}

fn name_of(gazetteer: &Gazetteer, id: Option<PlaceId>) -> Option<&str> {
    id.and_then(|id| gazetteer.place(id)).map(|place| &*place.name)
}

fn edtf(date: PartialDate) -> String {
    let (first, last) = (date.earliest(), date.latest());
    let mark = if date.is_qualified() { "~" } else { "" };
    if first == last { format!("{first}{mark}") } else { format!("{first}{mark}/{last}{mark}") }
}

/// The object that a `json!` of braces is.
fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(object) = value { object } else { Map::new() }
}
