//! Reading one registry file: TOML to rows, with a problem for everything that does not fit and the rest kept.

mod reader;
mod row;

use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::calendar::Date;
use crate::gazetteer::{Layer, Registry};
use crate::text::Span;

use self::reader::Reader;
pub(super) use self::reader::nearest;
pub(super) use self::row::{Change, EndRow, OfficeRow, PersonRow, PlaceRow, Reference, TermRow};

/// Something in a registry file that a person should put right. The file's
/// other rows are used all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file's name, as it was given.
    pub file: Arc<str>,
    /// Bytes of the file.
    pub span: Span,
    /// What is wrong, in the reader's words, lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// One file, read.
#[derive(Debug)]
pub(super) struct RegistryFile {
    pub registry: Arc<Registry>,
    /// Offices, by the beginning of their ids, for which every holder is
    /// listed from this day to the registry's as-of.
    pub covers: Vec<(Box<str>, Date)>,
    pub offices: Vec<OfficeRow>,
    pub people: Vec<PersonRow>,
    pub places: Vec<PlaceRow>,
}

/// Reads a registry file. Any text gives a file and perhaps problems.
pub(super) fn read(name: &str, text: &str, layer: Layer) -> (RegistryFile, Vec<Problem>) {
    let mut reader = Reader::new(name, text);
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        reader.syntax_error(&error);
    }
    let table = document.get_ref();
    let head = table.get("registry").and_then(|value| head(&mut reader, value)).unwrap_or_default();
    let registry = Arc::new(Registry {
        id: head.id.unwrap_or_else(|| stem(name).into()),
        file: name.into(),
        as_of: head.as_of,
        licence: head.licence,
        layer,
    });
    let context = row::Context { registry: &registry, source: head.source.as_deref() };
    let mut file = RegistryFile {
        covers: head.covers,
        offices: Vec::new(),
        people: Vec::new(),
        places: Vec::new(),
        registry: Arc::clone(&registry),
    };
    for (key, value) in table {
        match &**key.get_ref() {
            "registry" => {}
            "office" => file.offices = reader.rows(value, "office", |reader, row| row::office(reader, &context, row)),
            "person" => file.people = reader.rows(value, "person", |reader, row| row::person(reader, &context, row)),
            "place" => file.places = reader.rows(value, "place", |reader, row| row::place(reader, &context, row)),
            _ => reader.unknown_key(key, &["registry", "office", "person", "place"]),
        }
    }
    if head.as_of.is_none() && file.people.iter().any(|person| !person.terms.is_empty()) {
        reader.problem(
            table.get("registry").map_or(Span::at(0), |value| value.span().into()),
            "this registry does not say as of when it is right",
            Some("add `as-of = 2026-01-31` to `[registry]`: nothing is claimed after that day".to_owned()),
        );
    }
    (file, reader.into_problems())
}

/// What `[registry]` says.
#[derive(Debug, Default)]
struct Head {
    id: Option<Box<str>>,
    as_of: Option<Date>,
    covers: Vec<(Box<str>, Date)>,
    licence: Option<Box<str>>,
    source: Option<Box<str>>,
}

fn head(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) -> Option<Head> {
    let table = reader.table(value, "`[registry]`")?;
    let mut head = Head::default();
    let mut covers = Vec::new();
    let mut covers_from = None;
    for (key, value) in table {
        match &**key.get_ref() {
            "id" => head.id = reader.text(value),
            "as-of" => head.as_of = reader.date(value),
            "covers" => covers = reader.texts(value),
            "covers-from" => covers_from = reader.date(value),
            "licence" => head.licence = reader.text(value),
            "source" => head.source = reader.text(value),
            _ => reader.unknown_key(key, &["id", "as-of", "covers", "covers-from", "licence", "source"]),
        }
    }
    match covers_from {
        Some(from) => head.covers = covers.into_iter().map(|prefix| (prefix, from)).collect(),
        None if !covers.is_empty() => reader.problem(
            value.span().into(),
            "`covers` does not say from when",
            Some("add `covers-from = 2021-01-20`, the first day from which every holder is listed".to_owned()),
        ),
        None => {}
    }
    Some(head)
}

fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.strip_suffix(".toml").unwrap_or(file)
}
