//! Results of queries: SPARQL 1.1 Query Results JSON, and the simplified list of objects that wikibase-cli writes.

use serde_json::Value;

use crate::gazetteer::exchange::csv::{Map, Records};
use crate::gazetteer::exchange::json::{ITEM, Record, Step, each, text, walk};
use crate::gazetteer::exchange::{Importer, Source};

/// Reads results into `importer`. What a table's headings are, the
/// variables of the query are here: without a map they are known by what
/// they are usually called (`item`, `itemLabel`, `position`, `start`, `end`).
///
/// A simple value has no precision: Wikidata writes the year 2011 as 1 January
/// 2011. So a first of January is read as the year and a first of a month as
/// the month, unless the query asks for `startPrecision` and `endPrecision`.
pub fn import(sources: Vec<Source<'_>>, map: Option<&Map>, importer: &mut Importer) {
    for source in sources {
        let file = source.name.clone();
        let mut records = Records::new(&file, map, importer);
        walk(source, importer, step, |importer, Record { path, line, value }| match path.as_slice() {
            [] => {}
            [_, variables] if variables == "vars" => {
                records.headings(each(&value).iter().filter_map(Value::as_str).map(str::to_owned));
            }
            _ => match value {
                Value::Object(object) => {
                    let mut row = object.iter().flat_map(|(key, value)| cells(key, value)).collect::<Vec<_>>();
                    soften(&mut row);
                    records.row(line, row, importer);
                }
                _ => importer.problem(&file, line, "this result is no object", None),
            },
        });
        if !records.end(importer) {
            let help = "expected `{\"results\": {\"bindings\": […]}}` or a list of objects";
            importer.problem(&file, 0, "no results of a query are in this file", Some(help));
        }
    }
}

fn step(path: &[String]) -> Step {
    match path {
        [] => Step::Inside,
        [first] if first == "head" || first == "results" => Step::Inside,
        [first] if first == ITEM => Step::Record,
        [head, vars] if head == "head" && vars == "vars" => Step::Record,
        [results, bindings] if results == "results" && bindings == "bindings" => Step::Inside,
        [results, bindings, item] if results == "results" && bindings == "bindings" && item == ITEM => Step::Record,
        _ => Step::Skip,
    }
}

/// One binding as cells: `{"type": "uri", "value": …}`, or `{"value": …,
/// "label": …}` of the simplified form, whose label is a cell of its own.
fn cells(key: &str, value: &Value) -> Vec<(String, String)> {
    let cell = |key: String, value: &Value| (key, text(value).map(String::from).unwrap_or_default());
    let Value::Object(binding) = value else { return vec![cell(key.to_owned(), value)] };
    // What is known to be, but not known, is an unnamed node.
    if binding.get("type").and_then(Value::as_str) == Some("bnode") {
        return vec![(key.to_owned(), UNKNOWN.to_owned())];
    }
    let own = cell(key.to_owned(), binding.get("value").unwrap_or(&Value::Null));
    let own = if own.1.contains("/.well-known/genid/") { (own.0, UNKNOWN.to_owned()) } else { own };
    let label = binding.get("label").map(|label| cell(format!("{key}Label"), label));
    std::iter::once(own).chain(label).collect()
}

/// What a table writes for a day that is not known.
const UNKNOWN: &str = "unknown";

/// Takes from dates the precision that they do not have.
fn soften(row: &mut [(String, String)]) {
    let precision_of = |key: &str| {
        let names = [format!("{key}Precision"), format!("{key}_precision")];
        let found = row.iter().find(|(known, _)| names.contains(known))?;
        found.1.parse::<u8>().ok()
    };
    let softened: Vec<Option<String>> = row
        .iter()
        .map(|(key, text)| {
            let day = text.strip_suffix("T00:00:00Z").map(|day| day.trim_start_matches('+'))?;
            let precision = precision_of(key).unwrap_or_else(|| match day.get(4..) {
                Some("-01-01") => 9,
                Some(rest) if rest.ends_with("-01") => 10,
                _ => 11,
            });
            let length = match precision {
                11.. => 10,
                10 => 7,
                9 => 4,
                _ => return Some(UNKNOWN.to_owned()),
            };
            day.get(..length).map(str::to_owned)
        })
        .collect();
    for ((_, text), softened) in row.iter_mut().zip(softened) {
        if let Some(softened) = softened {
            *text = softened;
        }
    }
}
