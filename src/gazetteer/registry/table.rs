//! The bulk tables of a registry: people, terms and places as rows of comma-separated values, meaning what the TOML rows mean.

use std::str::FromStr;
use std::sync::Arc;

use crate::calendar::Date;
use crate::gazetteer::{BareName, BareShort, Basis, OldName, PlaceKind, Provenance, Registry, TermStatus};
use crate::text::Span;

use super::csv::{Cell, Records};
use super::reader::Reader;
use super::row::{Change, EndRow, PLACE_KEYS, PersonRow, PlaceRow, Reference, TermRow};

/// Columns of a table of people.
const PEOPLE: &[&str] =
    &["id", "name", "short", "bare-short", "aliases", "native", "wikidata", "source", "links", "hide"];

/// Columns of a table of terms.
const TERMS: &[&str] = &[
    "person",
    "office",
    "start",
    "end",
    "status",
    "basis",
    "end-basis",
    "attested",
    "as-of",
    "source",
    "links",
    "hide",
];

/// What a table has.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) people: Vec<PersonRow>,
    /// Terms and whose they are.
    pub(super) terms: Vec<(Reference, TermRow)>,
    pub(super) places: Vec<PlaceRow>,
}

/// Reads a table, whose header says of what it is.
pub(super) fn rows(reader: &mut Reader<'_>, registry: &Arc<Registry>, text: &str) -> Rows {
    let mut records = Records::new(text);
    let mut cells = Vec::new();
    let mut rows = Rows::default();
    let Some(header) = records.next_into(&mut cells) else {
        let help = "the first line names the columns, `id,name,…`, `id,name,kind,…` or `person,office,…`".to_owned();
        reader.problem(Span::at(0), "this table is empty", Some(help));
        return rows;
    };
    let Some(columns) = Columns::read(reader, header, &cells) else { return rows };
    while let Some(span) = records.next_into(&mut cells) {
        check(reader, span, &cells, columns.names.len());
        let row = Row { columns: &columns, cells: &cells, span, registry };
        if columns.known == PLACE_KEYS {
            rows.places.extend(row.place(reader));
        } else if columns.known == TERMS {
            rows.terms.extend(row.term(reader));
        } else {
            rows.people.extend(row.person(reader));
        }
    }
    rows
}

/// Reports what is wrong with a record as a record.
fn check(reader: &mut Reader<'_>, span: Span, cells: &[Cell<'_>], wanted: usize) {
    if cells.len() != wanted {
        let message = format!("this row has {} fields, and the header {wanted}", cells.len());
        let help = "put quotation marks round a field that has a comma in it".to_owned();
        reader.problem(span, message, Some(help));
    }
    for cell in cells {
        if let Some(fault) = cell.fault {
            reader.problem(cell.span, fault, None);
        }
    }
}

/// What the header says.
struct Columns {
    known: &'static [&'static str],
    /// The name of each column; nothing for one that is not known.
    names: Vec<Option<&'static str>>,
}

impl Columns {
    fn read(reader: &mut Reader<'_>, header: Span, cells: &[Cell<'_>]) -> Option<Self> {
        let has = |name: &str| cells.iter().any(|cell| cell.text == name);
        let known = match (has("id"), has("person"), has("office")) {
            (_, true, true) => TERMS,
            (true, ..) if has("kind") => PLACE_KEYS,
            (true, ..) => PEOPLE,
            _ => {
                let message = "this is no table of people, terms or places";
                let help =
                    "the first line has `id` and `name`, `id` and `kind`, or `person` and `office`, among its columns"
                        .to_owned();
                reader.problem(header, message, Some(help));
                return None;
            }
        };
        let names = cells.iter().map(|cell| {
            let name = known.iter().find(|name| **name == cell.text).copied();
            if name.is_none() {
                reader.unknown_column(cell.span, &cell.text, known);
            }
            name
        });
        Some(Self { known, names: names.collect() })
    }
}

/// One record below the header.
struct Row<'r, 't> {
    columns: &'r Columns,
    cells: &'r [Cell<'t>],
    span: Span,
    registry: &'r Arc<Registry>,
}

impl Row<'_, '_> {
    /// The fields with something in them, each with its column.
    fn fields(&self) -> impl Iterator<Item = (&'static str, &Cell<'_>)> {
        let named = self.columns.names.iter().zip(self.cells);
        named.filter(|(_, cell)| !cell.text.is_empty()).filter_map(|(name, cell)| Some(((*name)?, cell)))
    }

    fn reference(&self, reader: &mut Reader<'_>, column: &str) -> Option<Reference> {
        let found = self.fields().find(|(name, _)| *name == column);
        if found.is_none() {
            reader.problem(self.span, format!("this row has no `{column}`"), None);
        }
        found.map(|(_, cell)| Reference { id: (*cell.text).into(), span: cell.span })
    }

    fn person(&self, reader: &mut Reader<'_>) -> Option<PersonRow> {
        let mut person = PersonRow {
            id: self.reference(reader, "id")?,
            change: Change::default(),
            name: None,
            short: None,
            aliases: Vec::new(),
            native: None,
            bare_short: None,
            wikidata: None,
            terms: Vec::new(),
            provenance: self.provenance(reader),
        };
        for (name, cell) in self.fields() {
            let text = || Some((*cell.text).into());
            match name {
                "name" => person.name = text(),
                "short" => person.short = text(),
                "bare-short" => {
                    person.bare_short = reader.word_of(&cell.text, cell.span, &BareShort::ALL, BareShort::name);
                }
                "aliases" => person.aliases = parts(cell).map(|(part, _)| part.into()).collect(),
                "native" => person.native = text(),
                "wikidata" => person.wikidata = text(),
                "hide" => person.change = hide(reader, cell),
                _ => {}
            }
        }
        Some(person)
    }

    fn term(&self, reader: &mut Reader<'_>) -> Option<(Reference, TermRow)> {
        let mut term = TermRow {
            office: self.reference(reader, "office")?,
            change: Change::default(),
            start: None,
            end: None,
            status: None,
            basis: None,
            end_basis: None,
            attested: Vec::new(),
            as_of: None,
            provenance: self.provenance(reader),
        };
        let person = self.reference(reader, "person")?;
        for (name, cell) in self.fields() {
            match name {
                "start" => term.start = reader.partial_date_of(&cell.text, cell.span),
                "end" if cell.text == "unknown" => term.end = Some(EndRow::Unknown),
                "end" => term.end = reader.partial_date_of(&cell.text, cell.span).map(EndRow::On),
                "status" => term.status = reader.word_of(&cell.text, cell.span, &TermStatus::ALL, TermStatus::name),
                "basis" => term.basis = reader.word_of(&cell.text, cell.span, &Basis::ALL, Basis::name),
                "end-basis" => term.end_basis = reader.word_of(&cell.text, cell.span, &Basis::ALL, Basis::name),
                "attested" => term.attested = days(reader, cell),
                "as-of" => term.as_of = reader.date_of(&cell.text, cell.span),
                "hide" => term.change = hide(reader, cell),
                _ => {}
            }
        }
        term.check_order(reader, self.span);
        Some((person, term))
    }

    fn place(&self, reader: &mut Reader<'_>) -> Option<PlaceRow> {
        let mut place = PlaceRow::new(self.reference(reader, "id")?, self.provenance(reader));
        for (name, cell) in self.fields() {
            let text = || Some((*cell.text).into());
            let texts = || parts(cell).map(|(part, _)| part.into()).collect();
            let reference = |part: &str| Reference { id: part.into(), span: cell.span };
            let references = || parts(cell).map(|(part, _)| reference(part)).collect();
            match name {
                "name" => place.name = text(),
                "long-name" => place.long_name = text(),
                "kind" => place.kind = reader.word_of(&cell.text, cell.span, &PlaceKind::ALL, PlaceKind::name),
                "country" => place.country = Some(reference(&cell.text)),
                "in" => place.within = Some(reference(&cell.text)),
                "capital-of" => place.capital_of = references(),
                "claimed-by" => place.claimed_by = references(),
                "namesakes-in" => place.namesakes_in = references(),
                "aliases" => place.aliases = texts(),
                "demonyms" => place.demonyms = texts(),
                "adjectives" => place.adjectives = texts(),
                "old-names" => place.old_names = parts(cell).map(|(part, span)| old_name(reader, part, span)).collect(),
                "bare" => place.bare = reader.word_of(&cell.text, cell.span, &BareName::ALL, BareName::name),
                "metonym-for" => place.metonym_for = Some(reference(&cell.text)),
                "tz" => place.tz = text(),
                "coordinates" => place.coordinates = coordinates(reader, cell),
                "population" => place.population = number(reader, cell),
                "population-year" => place.population_year = number(reader, cell),
                "hide" => place.change = hide(reader, cell),
                _ => {}
            }
        }
        Some(place)
    }

    fn provenance(&self, reader: &mut Reader<'_>) -> Provenance {
        let mut provenance = Provenance {
            registry: Arc::clone(self.registry),
            line: reader.line(self.span.start()),
            source: self.registry.source.clone(),
            links: Vec::new(),
        };
        for (name, cell) in self.fields() {
            match name {
                "source" => {
                    let key = cell.text.split(' ').next().unwrap_or_default();
                    if self.registry.data_set(key).is_none() {
                        reader.unknown_data_set(cell.span, key, &self.registry.data_sets);
                    }
                    provenance.source = Some((*cell.text).into());
                }
                "links" => provenance.links = parts(cell).map(|(part, _)| part.into()).collect(),
                _ => {}
            }
        }
        provenance
    }
}

/// The parts of a cell between `|`, each with the bytes of the cell: what
/// doubled quotation marks a part had cannot be told.
fn parts<'c>(cell: &'c Cell<'_>) -> impl Iterator<Item = (&'c str, Span)> {
    cell.text.split('|').map(str::trim).filter(|part| !part.is_empty()).map(|part| (part, cell.span))
}

/// `Peking`, or with an EDTF interval behind it: `Nur-Sultan 2019-03-23/2022-09-16`, `Bombay ../1995`.
fn old_name(reader: &mut Reader<'_>, written: &str, span: Span) -> OldName {
    let dated = written.rsplit_once(' ').and_then(|(text, days)| Some((text, days.split_once('/')?)));
    let Some((text, (from, until))) = dated else {
        return OldName { text: written.into(), from: None, until: None };
    };
    let mut date = |end: &str| {
        let is_open = matches!(end, "" | "..");
        if is_open { None } else { reader.partial_date_of(end, span) }
    };
    OldName { text: text.into(), from: date(from), until: date(until) }
}

/// Degrees north and east: `46.202 6.146`.
fn coordinates(reader: &mut Reader<'_>, cell: &Cell<'_>) -> Option<(f64, f64)> {
    let numbers: Vec<f64> = cell.text.split(' ').filter_map(|number| number.parse().ok()).collect();
    match *numbers {
        [north, east] if (-90.0..=90.0).contains(&north) && (-180.0..=180.0).contains(&east) => Some((north, east)),
        _ => {
            let help = Some("write degrees north and east with a blank between them: `46.2 6.15`".to_owned());
            reader.problem(cell.span, format!("`{}` is no place on the globe", cell.text), help);
            None
        }
    }
}

fn number<T: FromStr>(reader: &mut Reader<'_>, cell: &Cell<'_>) -> Option<T> {
    let number = cell.text.parse().ok();
    if number.is_none() {
        reader.problem(cell.span, format!("`{}` is no whole number", cell.text), None);
    }
    number
}

fn days(reader: &mut Reader<'_>, cell: &Cell<'_>) -> Vec<Date> {
    let mut days: Vec<Date> = parts(cell).filter_map(|(part, span)| reader.date_of(part, span)).collect();
    days.sort_unstable();
    days
}

fn hide(reader: &mut Reader<'_>, cell: &Cell<'_>) -> Change {
    match &*cell.text {
        "true" => Change::Hide,
        "false" => Change::Amend,
        other => {
            let help = Some("write `true`, or leave the field empty".to_owned());
            reader.problem(cell.span, format!("`{other}` is neither true nor false"), help);
            Change::Amend
        }
    }
}
