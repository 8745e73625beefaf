//! One item of Wikidata as far as we read it: labels, and statements with rank, precision, and what is unknown.

use serde_json::Value;

use crate::calendar::PartialDate;
use crate::gazetteer::exchange::json::{at, each, text};

/// The Gregorian calendar among calendar models.
const GREGORIAN: &str = "Q1985727";
/// "circa", among sourcing circumstances.
const CIRCA: &str = "Q5727902";

/// What a snak says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Snak<'v> {
    /// This.
    Value(&'v Value),
    /// Something that is not known.
    Some,
    /// Nothing, and that is known.
    None,
}

/// Reads a snak (`mainsnak`, or an element of a qualifier).
pub(super) fn snak(value: &Value) -> Option<Snak<'_>> {
    match value.get("snaktype").and_then(Value::as_str)? {
        "value" => Some(Snak::Value(at(value, &["datavalue", "value"]))),
        "somevalue" => Some(Snak::Some),
        "novalue" => Some(Snak::None),
        _ => None,
    }
}

/// The item a value names.
pub(super) fn item_of(value: &Value) -> Option<String> {
    if let Some(id) = value.get("id").and_then(Value::as_str) {
        return Some(id.to_owned());
    }
    // Dumps from before 2016 have the number alone.
    value.get("numeric-id").and_then(Value::as_u64).map(|number| format!("Q{number}"))
}

/// The statements of a property that count: those of rank `deprecated` do
/// not; `preferred` is not "only", a term that is over is `normal`.
pub(super) fn statements<'v>(entity: &'v Value, property: &str) -> impl Iterator<Item = &'v Value> {
    each(at(entity, &["claims", property]))
        .iter()
        .filter(|statement| statement.get("rank").and_then(Value::as_str) != Some("deprecated"))
}

/// The statements of a property of the best rank there is, for facts of
/// which only the newest is wanted.
pub(super) fn best<'v>(entity: &'v Value, property: &str) -> Option<&'v Value> {
    let preferred = statements(entity, property)
        .find(|statement| statement.get("rank").and_then(Value::as_str) == Some("preferred"));
    preferred.or_else(|| statements(entity, property).next())
}

/// The value of a property of which one is wanted.
pub(super) fn best_value<'v>(entity: &'v Value, property: &str) -> Option<&'v Value> {
    match snak(best(entity, property)?.get("mainsnak")?)? {
        Snak::Value(value) => Some(value),
        Snak::Some | Snak::None => None,
    }
}

/// What the qualifiers of a property say.
pub(super) fn qualifiers<'v>(statement: &'v Value, property: &str) -> impl Iterator<Item = Snak<'v>> {
    each(at(statement, &["qualifiers", property])).iter().filter_map(snak)
}

/// Whether a statement's dates are only about right.
pub(super) fn is_circa(statement: &Value) -> bool {
    qualifiers(statement, "P1480")
        .any(|found| matches!(found, Snak::Value(value) if item_of(value).as_deref() == Some(CIRCA)))
}

/// A time value with the precision it has: 11 is a day, 10 a month, 9 a
/// year, 8 a decade. Coarser ones say nothing of a term. A day of another
/// calendar is only about right in ours.
pub(super) fn time(value: &Value, is_circa: bool) -> Option<PartialDate> {
    let written = value.get("time").and_then(Value::as_str)?.strip_prefix('+')?;
    let precision = value.get("precision").and_then(Value::as_u64)?;
    let date = written.split('T').next()?;
    let cut = match precision {
        11.. => date.get(..10)?.to_owned(),
        10 => date.get(..7)?.to_owned(),
        9 => date.get(..4)?.to_owned(),
        8 => format!("{}X", date.get(..3)?),
        _ => return None,
    };
    let calendar = value.get("calendarmodel").and_then(Value::as_str).unwrap_or(GREGORIAN);
    let is_circa = is_circa || !calendar.ends_with(GREGORIAN);
    PartialDate::parse(&if is_circa { format!("{cut}~") } else { cut })
}

/// The label: English, or the one for all languages, or any.
pub(super) fn label(entity: &Value) -> Option<Box<str>> {
    let labels = entity.get("labels")?;
    let named = |language: &str| labels.get(language).and_then(|label| label.get("value")).and_then(text);
    let preferred = ["en", "mul", "en-gb", "en-us", "en-ca"].into_iter().find_map(named);
    preferred.or_else(|| labels.as_object()?.values().find_map(|label| label.get("value").and_then(text)))
}

/// English and language-less aliases.
pub(super) fn aliases(entity: &Value) -> Vec<Box<str>> {
    let lists = ["en", "mul"].iter().map(|language| at(entity, &["aliases", language]));
    lists.flat_map(each).filter_map(|alias| alias.get("value").and_then(text)).collect()
}
