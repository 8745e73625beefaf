//! The rows of a registry file: offices, people with their terms, and places, with references still by name.

use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeString, DeValue};

use crate::calendar::{Date, PartialDate};
use crate::gazetteer::{
    BareName, BareShort, Basis, OfficeClass, OldName, PlaceKind, Provenance, Registry, TermStatus, Title,
};
use crate::text::Span;

use super::reader::{Reader, Row, nearest};

/// What every row of a file shares.
pub(super) struct Context<'f> {
    pub(super) registry: &'f Arc<Registry>,
}

/// An id as written, to be looked up when all files are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::gazetteer) struct Reference {
    pub id: Box<str>,
    pub span: Span,
}

/// What is to be done with what earlier layers say of the same id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::gazetteer) enum Change {
    /// Add to it and correct it.
    #[default]
    Amend,
    /// Take it out.
    Hide,
}

/// `[[office]]`.
#[derive(Debug)]
pub(in crate::gazetteer) struct OfficeRow {
    pub id: Reference,
    pub change: Change,
    pub body: Option<Box<str>>,
    pub country: Option<Reference>,
    pub class: Option<OfficeClass>,
    pub seats: Option<u32>,
    pub titles: Vec<Title>,
    pub as_of: Option<Date>,
    pub complete_from: Option<Date>,
    pub known_until: Option<Date>,
    pub provenance: Provenance,
}

/// `[[person]]`.
#[derive(Debug)]
pub(in crate::gazetteer) struct PersonRow {
    pub id: Reference,
    pub change: Change,
    pub name: Option<Box<str>>,
    pub short: Option<Box<str>>,
    pub aliases: Vec<Box<str>>,
    pub native: Option<Box<str>>,
    pub bare_short: Option<BareShort>,
    pub wikidata: Option<Box<str>>,
    pub terms: Vec<TermRow>,
    pub provenance: Provenance,
}

/// `[[person.term]]`.
#[derive(Debug)]
pub(in crate::gazetteer) struct TermRow {
    pub office: Reference,
    pub change: Change,
    pub start: Option<PartialDate>,
    pub end: Option<EndRow>,
    pub status: Option<TermStatus>,
    pub basis: Option<Basis>,
    pub end_basis: Option<Basis>,
    pub attested: Vec<Date>,
    pub as_of: Option<Date>,
    pub provenance: Provenance,
}

/// `end` as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::gazetteer) enum EndRow {
    On(PartialDate),
    Unknown,
}

/// `[[place]]`.
#[derive(Debug)]
pub(in crate::gazetteer) struct PlaceRow {
    pub id: Reference,
    pub change: Change,
    pub name: Option<Box<str>>,
    pub long_name: Option<Box<str>>,
    pub kind: Option<PlaceKind>,
    pub country: Option<Reference>,
    pub within: Option<Reference>,
    pub capital_of: Vec<Reference>,
    pub claimed_by: Vec<Reference>,
    pub namesakes_in: Vec<Reference>,
    pub aliases: Vec<Box<str>>,
    pub demonyms: Vec<Box<str>>,
    pub adjectives: Vec<Box<str>>,
    pub old_names: Vec<OldName>,
    pub bare: Option<BareName>,
    pub metonym_for: Option<Reference>,
    pub tz: Option<Box<str>>,
    pub coordinates: Option<(f64, f64)>,
    pub population: Option<u64>,
    pub population_year: Option<u16>,
    pub provenance: Provenance,
}

impl PlaceRow {
    /// A row with no more than its id.
    pub(in crate::gazetteer) fn new(id: Reference, provenance: Provenance) -> Self {
        Self {
            id,
            change: Change::default(),
            name: None,
            long_name: None,
            kind: None,
            country: None,
            within: None,
            capital_of: Vec::new(),
            claimed_by: Vec::new(),
            namesakes_in: Vec::new(),
            aliases: Vec::new(),
            demonyms: Vec::new(),
            adjectives: Vec::new(),
            old_names: Vec::new(),
            bare: None,
            metonym_for: None,
            tz: None,
            coordinates: None,
            population: None,
            population_year: None,
            provenance,
        }
    }
}

const OFFICE_KEYS: &[&str] = &[
    "id",
    "body",
    "country",
    "class",
    "seats",
    "titles",
    "as-of",
    "complete-from",
    "known-until",
    "source",
    "links",
    "hide",
];
const PERSON_KEYS: &[&str] =
    &["id", "name", "short", "aliases", "native", "bare-short", "wikidata", "term", "source", "links", "hide"];
const TERM_KEYS: &[&str] =
    &["office", "start", "end", "status", "basis", "end-basis", "attested", "as-of", "source", "links", "hide"];
/// What a place may have, in TOML and as columns of a table.
pub(super) const PLACE_KEYS: &[&str] = &[
    "id",
    "name",
    "long-name",
    "kind",
    "country",
    "in",
    "capital-of",
    "claimed-by",
    "namesakes-in",
    "aliases",
    "demonyms",
    "adjectives",
    "old-names",
    "bare",
    "metonym-for",
    "tz",
    "coordinates",
    "population",
    "population-year",
    "source",
    "links",
    "hide",
];

pub(super) fn office(reader: &mut Reader<'_>, context: &Context<'_>, row: Row<'_, '_>) -> Option<OfficeRow> {
    let mut office = OfficeRow {
        id: id(reader, row, "id", "office", OFFICE_KEYS)?,
        change: Change::default(),
        body: None,
        country: None,
        class: None,
        seats: None,
        titles: Vec::new(),
        as_of: None,
        complete_from: None,
        known_until: None,
        provenance: provenance(reader, context, row),
    };
    for (key, value) in row.table {
        match &**key.get_ref() {
            "id" | "source" | "links" => {}
            "body" => office.body = reader.text(value),
            "country" => office.country = reference(reader, value),
            "class" => office.class = reader.word(value, &OfficeClass::ALL, OfficeClass::name),
            "seats" => office.seats = reader.count(value).and_then(|seats| u32::try_from(seats).ok()),
            "titles" => office.titles = dated_names(reader, value, &["text", "from", "to"], day, title),
            "as-of" => office.as_of = reader.date(value),
            "complete-from" => office.complete_from = reader.date(value),
            "known-until" => office.known_until = reader.date(value),
            "hide" => office.change = hide(reader, value),
            _ => reader.unknown_key(key, OFFICE_KEYS),
        }
    }
    Some(office)
}

pub(super) fn person(reader: &mut Reader<'_>, context: &Context<'_>, row: Row<'_, '_>) -> Option<PersonRow> {
    let mut person = PersonRow {
        id: id(reader, row, "id", "person", PERSON_KEYS)?,
        change: Change::default(),
        name: None,
        short: None,
        aliases: Vec::new(),
        native: None,
        bare_short: None,
        wikidata: None,
        terms: Vec::new(),
        provenance: provenance(reader, context, row),
    };
    for (key, value) in row.table {
        match &**key.get_ref() {
            "id" | "source" | "links" => {}
            "name" => person.name = reader.text(value),
            "short" => person.short = reader.text(value),
            "aliases" => person.aliases = reader.texts(value),
            "native" => person.native = reader.text(value),
            "bare-short" => person.bare_short = reader.word(value, &BareShort::ALL, BareShort::name),
            "wikidata" => person.wikidata = reader.text(value),
            "term" => person.terms = reader.rows(value, "person.term", |reader, row| term(reader, context, row)),
            "hide" => person.change = hide(reader, value),
            _ => reader.unknown_key(key, PERSON_KEYS),
        }
    }
    Some(person)
}

fn term(reader: &mut Reader<'_>, context: &Context<'_>, row: Row<'_, '_>) -> Option<TermRow> {
    let mut term = TermRow {
        office: id(reader, row, "office", "term", TERM_KEYS)?,
        change: Change::default(),
        start: None,
        end: None,
        status: None,
        basis: None,
        end_basis: None,
        attested: Vec::new(),
        as_of: None,
        provenance: provenance(reader, context, row),
    };
    for (key, value) in row.table {
        match &**key.get_ref() {
            "office" | "source" | "links" => {}
            "start" => term.start = reader.partial_date(value),
            "end" if value.get_ref().as_str() == Some("unknown") => term.end = Some(EndRow::Unknown),
            "end" => term.end = reader.partial_date(value).map(EndRow::On),
            "status" => term.status = reader.word(value, &TermStatus::ALL, TermStatus::name),
            "basis" => term.basis = reader.word(value, &Basis::ALL, Basis::name),
            "end-basis" => term.end_basis = reader.word(value, &Basis::ALL, Basis::name),
            "attested" => term.attested = reader.dates(value),
            "as-of" => term.as_of = reader.date(value),
            "hide" => term.change = hide(reader, value),
            _ => reader.unknown_key(key, TERM_KEYS),
        }
    }
    term.check_order(reader, row.span);
    Some(term)
}

impl TermRow {
    /// Reports a term that ends before it starts.
    pub(super) fn check_order(&self, reader: &mut Reader<'_>, span: Span) {
        if let (Some(start), Some(EndRow::On(end))) = (&self.start, &self.end)
            && start.earliest() > end.latest()
        {
            let message = format!("this term ends ({end}) before it starts ({start})");
            reader.problem(span, message, Some("check `start` and `end`".to_owned()));
        }
    }
}

pub(super) fn place(reader: &mut Reader<'_>, context: &Context<'_>, row: Row<'_, '_>) -> Option<PlaceRow> {
    let mut place = PlaceRow::new(id(reader, row, "id", "place", PLACE_KEYS)?, provenance(reader, context, row));
    for (key, value) in row.table {
        match &**key.get_ref() {
            "id" | "source" | "links" => {}
            "name" => place.name = reader.text(value),
            "long-name" => place.long_name = reader.text(value),
            "kind" => place.kind = reader.word(value, &PlaceKind::ALL, PlaceKind::name),
            "country" => place.country = reference(reader, value),
            "in" => place.within = reference(reader, value),
            "capital-of" => place.capital_of = references(reader, value),
            "claimed-by" => place.claimed_by = references(reader, value),
            "namesakes-in" => place.namesakes_in = references(reader, value),
            "aliases" => place.aliases = reader.texts(value),
            "demonyms" => place.demonyms = reader.texts(value),
            "adjectives" => place.adjectives = reader.texts(value),
            "old-names" => {
                place.old_names = dated_names(reader, value, &["text", "from", "until"], partial_date, old_name);
            }
            "bare" => place.bare = reader.word(value, &BareName::ALL, BareName::name),
            "metonym-for" => place.metonym_for = reference(reader, value),
            "tz" => place.tz = reader.text(value),
            "coordinates" => place.coordinates = reader.coordinates(value),
            "population" => place.population = reader.count(value),
            "population-year" => {
                place.population_year = reader.count(value).and_then(|year| u16::try_from(year).ok());
            }
            "hide" => place.change = hide(reader, value),
            _ => reader.unknown_key(key, PLACE_KEYS),
        }
    }
    Some(place)
}

/// The row's own id, without which nothing can be done with it.
fn id(reader: &mut Reader<'_>, row: Row<'_, '_>, key: &str, what: &str, known: &[&'static str]) -> Option<Reference> {
    let Some(value) = row.table.get(key) else {
        // Where the key is there but misspelt, that is what is wrong.
        let mut unknown = row.table.keys().filter(|other| !known.contains(&&**other.get_ref()));
        let meant = |other: &&Spanned<DeString<'_>>| nearest(other.get_ref(), known.iter().copied()) == Some(key);
        if let Some(misspelt) = unknown.find(meant) {
            reader.unknown_key(misspelt, known);
            return None;
        }
        reader.problem(row.span, format!("this {what} has no `{key}`"), Some(format!("add `{key} = \"…\"`")));
        return None;
    };
    reference(reader, value)
}

fn reference(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) -> Option<Reference> {
    reader.text(value).map(|id| Reference { id, span: value.span().into() })
}

/// One id or a list of them.
fn references(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) -> Vec<Reference> {
    match value.get_ref().as_array() {
        Some(array) => array.iter().filter_map(|item| reference(reader, item)).collect(),
        None => reference(reader, value).into_iter().collect(),
    }
}

fn hide(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) -> Change {
    if reader.flag(value) { Change::Hide } else { Change::Amend }
}

fn provenance(reader: &mut Reader<'_>, context: &Context<'_>, row: Row<'_, '_>) -> Provenance {
    let own = row.table.get("source").and_then(|value| reader.text(value));
    Provenance {
        registry: Arc::clone(context.registry),
        line: reader.line(row.span.start()),
        source: own.or_else(|| context.registry.source.clone()),
        links: row.table.get("links").map(|value| reader.texts(value)).unwrap_or_default(),
    }
}

fn title(text: Box<str>, from: Option<Date>, to: Option<Date>) -> Title {
    Title { text, from, to }
}

fn old_name(text: Box<str>, from: Option<PartialDate>, until: Option<PartialDate>) -> OldName {
    OldName { text, from, until }
}

fn day(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) -> Option<Date> {
    reader.date(value)
}

fn partial_date(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) -> Option<PartialDate> {
    reader.partial_date(value)
}

/// A list whose items are names, or tables of a name and the days it is for.
fn dated_names<T, D>(
    reader: &mut Reader<'_>,
    value: &Spanned<DeValue<'_>>,
    keys: &[&'static str],
    date: impl Fn(&mut Reader<'_>, &Spanned<DeValue<'_>>) -> Option<D>,
    make: impl Fn(Box<str>, Option<D>, Option<D>) -> T,
) -> Vec<T> {
    let Some(array) = value.get_ref().as_array() else {
        return reader.text(value).map(|text| make(text, None, None)).into_iter().collect();
    };
    let mut names = Vec::with_capacity(array.len());
    for item in array {
        let Some(table) = item.get_ref().as_table() else {
            names.extend(reader.text(item).map(|text| make(text, None, None)));
            continue;
        };
        let (mut text, mut from, mut to) = (None, None, None);
        for (key, value) in table {
            match &**key.get_ref() {
                "text" => text = reader.text(value),
                "from" if keys.contains(&"from") => from = date(reader, value),
                "to" | "until" if keys.contains(&&**key.get_ref()) => to = date(reader, value),
                _ => reader.unknown_key(key, keys),
            }
        }
        match text {
            Some(text) => names.push(make(text, from, to)),
            None => reader.problem(item.span().into(), "this name has no `text`", None),
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::{OFFICE_KEYS, PERSON_KEYS, PLACE_KEYS, TERM_KEYS};
    use crate::gazetteer::registry::head::{DATA_SET_KEYS, REGISTRY_KEYS};
    use crate::gazetteer::{BareName, BareShort, Basis, OfficeClass, PlaceKind, TermStatus};

    fn schema() -> Value {
        serde_json::from_str(include_str!("../../../seeds/gazetteer/registry.schema.json")).unwrap()
    }

    fn words<'s>(words: impl IntoIterator<Item = &'s str>) -> BTreeSet<String> {
        words.into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn the_schema_has_the_keys_that_are_read() {
        let schema = schema();
        let definitions = &schema["definitions"];
        for (table, keys) in [
            (&definitions["registry"], REGISTRY_KEYS),
            (&definitions["data-set"]["anyOf"][1], DATA_SET_KEYS),
            (&definitions["office"], OFFICE_KEYS),
            (&definitions["person"], PERSON_KEYS),
            (&definitions["term"], TERM_KEYS),
            (&definitions["place"], PLACE_KEYS),
            (&schema, &["registry", "sources", "office", "person", "place"]),
        ] {
            let known = table["properties"].as_object().unwrap().keys();
            assert_eq!(
                words(known.map(String::as_str)),
                words(keys.iter().copied()),
                "seeds/gazetteer/registry.schema.json"
            );
            assert_eq!(table["additionalProperties"], false);
        }
    }

    #[test]
    fn the_schema_has_the_words_that_are_read() {
        let definitions = &schema()["definitions"];
        let of = |table: &str, key: &str| {
            let known = definitions[table]["properties"][key]["enum"].as_array().unwrap();
            words(known.iter().map(|word| word.as_str().unwrap()))
        };
        assert_eq!(of("office", "class"), words(OfficeClass::ALL.map(OfficeClass::name)));
        assert_eq!(of("person", "bare-short"), words(BareShort::ALL.map(BareShort::name)));
        assert_eq!(of("term", "status"), words(TermStatus::ALL.map(TermStatus::name)));
        assert_eq!(of("term", "basis"), words(Basis::ALL.map(Basis::name)));
        assert_eq!(of("term", "end-basis"), words(Basis::ALL.map(Basis::name)));
        assert_eq!(of("place", "kind"), words(PlaceKind::ALL.map(PlaceKind::name)));
        assert_eq!(of("place", "bare"), words(BareName::ALL.map(BareName::name)));
    }
}
