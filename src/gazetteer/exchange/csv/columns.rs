//! The columns of a map found in the headers of its tables.

use csv::StringRecord;

use crate::gazetteer::exchange::csv::table::Joined;
use crate::gazetteer::exchange::csv::{Cell, Map};
use crate::gazetteer::exchange::plain::plain;
use crate::text::nearest;

/// Where a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    /// 0 for the main table, 1 for the first join and so on.
    pub(super) table: usize,
    pub(super) at: usize,
}

/// A cell of the map, found.
#[derive(Debug, Clone)]
pub(super) enum Found {
    Columns(Vec<Column>),
    First(Vec<Column>),
    Text(String),
}

/// A join, found.
#[derive(Debug)]
pub(super) struct FoundJoin {
    pub(super) on: Column,
    pub(super) start: Option<usize>,
    pub(super) end: Option<usize>,
}

/// The columns of a map.
#[derive(Debug)]
pub(super) struct Bound {
    pub(super) joins: Vec<Option<FoundJoin>>,
    pub(super) person: Option<Found>,
    pub(super) row: Option<Found>,
    pub(super) name: Option<Found>,
    pub(super) short: Option<Found>,
    pub(super) native: Option<Found>,
    pub(super) aliases: Option<Found>,
    pub(super) wikidata: Option<Found>,
    pub(super) office: Option<Found>,
    pub(super) office_key: Option<Found>,
    pub(super) body: Option<Found>,
    pub(super) country: Option<Found>,
    pub(super) area: Option<Found>,
    pub(super) class: Option<Found>,
    pub(super) start: Option<Found>,
    pub(super) end: Option<Found>,
    pub(super) status: Option<Found>,
    pub(super) as_of: Option<Found>,
    pub(super) attested: Option<Found>,
    pub(super) links: Option<Found>,
}

/// A column that the map names and no table has.
#[derive(Debug)]
pub(super) struct Missing {
    pub(super) message: String,
    pub(super) help: Option<String>,
}

/// A row of the main table with the rows joined to it.
pub(super) struct Joint<'r> {
    pub(super) main: &'r StringRecord,
    /// For each join, its rows, the one that holds now first.
    pub(super) joined: Vec<Vec<&'r StringRecord>>,
}

impl<'r> Joint<'r> {
    /// What stands in a column, of the first row where several are joined.
    pub(super) fn get(&self, column: Column) -> &'r str {
        self.record(column.table).and_then(|record| record.get(column.at)).unwrap_or_default()
    }

    fn record(&self, table: usize) -> Option<&'r StringRecord> {
        match table.checked_sub(1) {
            None => Some(self.main),
            Some(join) => self.joined.get(join)?.first().copied(),
        }
    }

    /// A value made plain; empty where there is none.
    pub(super) fn text(&self, found: Option<&Found>) -> String {
        match found {
            None => String::new(),
            Some(Found::Text(text)) => text.clone(),
            Some(Found::First(columns)) => {
                columns.iter().map(|column| plain(self.get(*column))).find(|text| !text.is_empty()).unwrap_or_default()
            }
            Some(Found::Columns(columns)) => match columns.as_slice() {
                [column] => plain(self.get(*column)),
                columns => {
                    let parts: Vec<String> = columns.iter().map(|column| plain(self.get(*column))).collect();
                    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
                    parts.join(" ")
                }
            },
        }
    }

    /// The same, or nothing where there is none.
    pub(super) fn some(&self, found: Option<&Found>) -> Option<Box<str>> {
        let text = self.text(found);
        (!text.is_empty()).then(|| text.into())
    }

    /// A value of every row that is joined, the one that holds now first.
    pub(super) fn all(&self, found: Option<&Found>) -> Vec<String> {
        let first = self.text(found);
        let mut all: Vec<String> = Some(first).filter(|first| !first.is_empty()).into_iter().collect();
        if let Some(Found::Columns(columns)) = found
            && let [Column { table, at }] = columns.as_slice()
            && let Some(rows) = table.checked_sub(1).and_then(|join| self.joined.get(join))
        {
            let others = rows.iter().filter_map(|record| record.get(*at)).map(plain);
            for other in others.filter(|other| !other.is_empty()) {
                if !all.contains(&other) {
                    all.push(other);
                }
            }
        }
        all
    }

    /// What stands in each of several columns, without those that are empty.
    pub(super) fn each(&self, found: Option<&Found>) -> Vec<String> {
        let Some(Found::Columns(columns)) = found else { return Vec::new() };
        columns.iter().map(|column| plain(self.get(*column))).filter(|text| !text.is_empty()).collect()
    }
}

impl Bound {
    /// Finds all columns, or says which are missing.
    pub(super) fn new(map: &Map, header: &[String], tables: &Joined) -> Result<Self, Vec<Missing>> {
        let mut finder = Finder { map, header, tables, missing: Vec::new() };
        let joins = map.join.iter().enumerate().map(|(at, _)| finder.join(at)).collect();
        let columns = &map.columns;
        let bound = Self {
            joins,
            person: finder.cell(columns.person.as_ref()),
            row: finder.cell(columns.row.as_ref()),
            name: finder.cell(columns.name.as_ref()),
            short: finder.cell(columns.short.as_ref()),
            native: finder.cell(columns.native.as_ref()),
            aliases: finder.cell(columns.aliases.as_ref()),
            wikidata: finder.cell(columns.wikidata.as_ref()),
            office: finder.cell(columns.office.as_ref()),
            office_key: finder.cell(columns.office_key.as_ref()),
            body: finder.cell(columns.body.as_ref()),
            country: finder.cell(columns.country.as_ref()),
            area: finder.cell(columns.area.as_ref()),
            class: finder.cell(columns.class.as_ref()),
            start: finder.cell(columns.start.as_ref()),
            end: finder.cell(columns.end.as_ref()),
            status: finder.cell(columns.status.as_ref()),
            as_of: finder.cell(columns.as_of.as_ref()),
            attested: finder.cell(columns.attested.as_ref()),
            links: finder.cell(columns.links.as_ref()),
        };
        if finder.missing.is_empty() { Ok(bound) } else { Err(finder.missing) }
    }
}

struct Finder<'m> {
    map: &'m Map,
    header: &'m [String],
    tables: &'m Joined,
    missing: Vec<Missing>,
}

impl Finder<'_> {
    fn cell(&mut self, cell: Option<&Cell>) -> Option<Found> {
        match cell? {
            Cell::Text { text } => Some(Found::Text(text.clone())),
            cell => {
                let columns = cell.columns().iter().filter_map(|name| self.column(name)).collect();
                Some(if matches!(cell, Cell::First { .. }) { Found::First(columns) } else { Found::Columns(columns) })
            }
        }
    }

    /// A join whose file was given; one that was not has been reported.
    fn join(&mut self, at: usize) -> Option<FoundJoin> {
        let join = self.map.join.get(at)?;
        let table = self.tables.table(&join.file)?;
        let column = |name: Option<&str>| name.and_then(|name| table.header.iter().position(|known| known == name));
        let (start, end) = (column(join.start.as_deref()), column(join.end.as_deref()));
        let on = self.column(&join.on)?;
        Some(FoundJoin { on, start, end })
    }

    /// `column` of the main table, or `join.column`.
    fn column(&mut self, name: &str) -> Option<Column> {
        if let Some(at) = self.header.iter().position(|known| known == name) {
            return Some(Column { table: 0, at });
        }
        let joined = name.split_once('.').and_then(|(prefix, column)| {
            let join = self.map.join.iter().position(|join| join.name() == prefix)?;
            Some((join, column))
        });
        let Some((join, column)) = joined else {
            let known: Vec<&str> = self.header.iter().map(String::as_str).collect();
            self.miss(name, &known);
            return None;
        };
        // A file that was not given has been reported; its cells are empty.
        let file = self.map.join.get(join).map(|join| &*join.file)?;
        let table = self.tables.table(file)?;
        let at = table.header.iter().position(|known| known == column);
        if at.is_none() {
            let known: Vec<&str> = table.header.iter().map(String::as_str).collect();
            self.miss(name, &known);
        }
        at.map(|at| Column { table: join + 1, at })
    }

    fn miss(&mut self, name: &str, known: &[&str]) {
        let help = match nearest(name, known.iter().copied()).first() {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("its columns are: {}", known.join(", ")),
        };
        let message = format!("the map names the column `{name}`, which is not there");
        if !self.missing.iter().any(|missing| missing.message == message) {
            self.missing.push(Missing { message, help: Some(help) });
        }
    }
}
