//! Reading one registry file, TOML or a table, to rows, with a problem for everything that does not fit and the rest kept.

mod csv;
mod head;
mod reader;
mod row;
mod table;

use std::borrow::Cow;
use std::sync::Arc;

use toml::de::DeTable;

use crate::calendar::Date;
use crate::config::Severity;
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
    /// How much it matters: [`Severity::Info`] for what may well be meant.
    pub severity: Severity,
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
    /// Terms that do not stand with their person, and whose they are.
    pub terms: Vec<(Reference, TermRow)>,
    pub places: Vec<PlaceRow>,
}

/// A registry file before it is read.
#[derive(Debug, Clone)]
pub(super) struct RegistryText {
    /// What it is shown by.
    pub name: Cow<'static, str>,
    pub text: Cow<'static, str>,
    pub layer: Layer,
}

/// Reads files in their order, each table with the TOML file before it.
pub(super) fn read_all(files: &[RegistryText]) -> (Vec<RegistryFile>, Vec<Problem>) {
    let mut read: Vec<RegistryFile> = Vec::with_capacity(files.len());
    let mut problems = Vec::new();
    for RegistryText { name, text, layer } in files {
        let (file, found) = if is_table(name) {
            read_table(name, text, *layer, read.last().map(|file| &*file.registry))
        } else {
            read_one(name, text, *layer)
        };
        read.push(file);
        problems.extend(found);
    }
    (read, problems)
}

/// Whether `name` is that of a table, which belongs to a TOML file in its folder.
fn is_table(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("csv"))
}

/// Reads a table of people, terms or places, whose registry is that of `head`, the
/// TOML file before it. Any text gives a file and perhaps problems.
fn read_table(name: &str, text: &str, layer: Layer, head: Option<&Registry>) -> (RegistryFile, Vec<Problem>) {
    let mut reader = Reader::new(name, text);
    let registry = match head.filter(|head| folder(&head.file) == folder(name)) {
        Some(head) => Registry { file: name.into(), ..head.clone() },
        None => Registry { id: stem(name).into(), file: name.into(), layer, ..Registry::default() },
    };
    let registry = Arc::new(registry);
    let table::Rows { people, terms, places } = table::rows(&mut reader, &registry, text);
    if registry.as_of.is_none() && !terms.is_empty() {
        let help = "put a TOML file beside it, with `as-of = 2026-01-31` in its `[registry]`: nothing is claimed after that day";
        reader.problem(Span::at(0), "no registry says as of when this table is right", Some(help.to_owned()));
    }
    let file = RegistryFile { registry, covers: Vec::new(), offices: Vec::new(), people, terms, places };
    (file, reader.into_problems())
}

/// Reads a registry file. Any text gives a file and perhaps problems.
fn read_one(name: &str, text: &str, layer: Layer) -> (RegistryFile, Vec<Problem>) {
    let mut reader = Reader::new(name, text);
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        reader.syntax_error(error);
    }
    let table = document.get_ref();
    let head = table.get("registry").and_then(|value| head::registry(&mut reader, value)).unwrap_or_default();
    let data_sets = table.get("sources").map(|value| head::data_sets(&mut reader, value)).unwrap_or_default();
    let registry = Arc::new(Registry {
        id: head.id.unwrap_or_else(|| stem(name).into()),
        file: name.into(),
        as_of: head.as_of,
        licence: head.licence,
        source: head.source,
        data_sets,
        layer,
    });
    let context = row::Context { registry: &registry };
    let mut file = RegistryFile {
        covers: head.covers,
        offices: Vec::new(),
        people: Vec::new(),
        terms: Vec::new(),
        places: Vec::new(),
        registry: Arc::clone(&registry),
    };
    for (key, value) in table {
        match &**key.get_ref() {
            "registry" | "sources" => {}
            "office" => file.offices = reader.rows(value, "office", |reader, row| row::office(reader, &context, row)),
            "person" => file.people = reader.rows(value, "person", |reader, row| row::person(reader, &context, row)),
            "place" => file.places = reader.rows(value, "place", |reader, row| row::place(reader, &context, row)),
            _ => reader.unknown_key(key, &["registry", "sources", "office", "person", "place"]),
        }
    }
    if registry.as_of.is_none() && file.people.iter().any(|person| !person.terms.is_empty()) {
        reader.problem(
            table.get("registry").map_or(Span::at(0), |value| value.span().into()),
            "this registry does not say as of when it is right",
            Some("add `as-of = 2026-01-31` to `[registry]`: nothing is claimed after that day".to_owned()),
        );
    }
    let mut problems = reader.into_problems();
    if !errors.is_empty() {
        // What else seems wrong may only be the half of what is written.
        problems.truncate(errors.len());
    }
    (file, problems)
}

fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

fn folder(name: &str) -> &str {
    name.rfind(['/', '\\']).and_then(|at| name.get(..at)).unwrap_or_default()
}
