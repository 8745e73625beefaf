//! Tables with a map that says which column is what: published lists of office holders, and anybody's spreadsheet.

mod columns;
mod map;
mod row;
mod table;

use std::borrow::Cow;

use csv::StringRecord;

use crate::gazetteer::exchange::{Importer, Source};

pub use self::map::{Cell, Columns, Join, Map, MapError, Names, SourceHead};

use self::columns::Bound;
use self::row::Rows;
use self::table::{Joined, Reading};

/// Reads tables into `importer`. The main table is the first of `sources`
/// that is no joined one, and is read row by row; joined ones are kept.
/// Without a map the columns are found by what their headings usually are.
/// What cannot be read is a problem of the importer's, and the rest is read.
pub fn import(sources: Vec<Source<'_>>, map: Option<&Map>, importer: &mut Importer) {
    let joins = map.map(|map| &*map.join).unwrap_or_default();
    let is_joined = |source: &Source<'_>| joins.iter().any(|join| join.file == source.file_name());
    let (joined, mains): (Vec<_>, Vec<_>) = sources.into_iter().partition(is_joined);
    let mut tables = Joined::default();
    for source in joined {
        tables.read(source, joins, importer);
    }
    for join in joins.iter().filter(|join| !tables.has(&join.file)) {
        let help = "name that file too, or take the join out of the map";
        importer.problem(&join.file, 0, "the map joins this file, which was not given", Some(help));
    }
    if let Some(as_of) = map.and_then(|map| map.source.as_of) {
        importer.says_as_of(as_of);
    }
    for main in mains {
        read_main(main, map, &tables, importer);
    }
}

/// Rows that are no CSV but have headings like one, which become known as
/// the rows come. They are read at once, but for the first, which wait until
/// it is plain which heading is what.
pub(super) struct Records<'m> {
    file: String,
    given: Option<&'m Map>,
    header: Vec<String>,
    /// Whether the headings were named before the rows, so that no more come.
    is_whole: bool,
    tables: Joined,
    bound: Option<(Cow<'m, Map>, Bound)>,
    /// Whether these headings were looked at and do not do.
    is_tried: bool,
    waiting: Vec<Record>,
}

/// A row: its line, and cells by heading.
type Record = (u64, Vec<(String, String)>);

/// So many rows are looked at before it is guessed which heading is what.
const LOOKED_AT: usize = 512;

impl<'m> Records<'m> {
    pub(super) fn new(file: &str, given: Option<&'m Map>, importer: &mut Importer) -> Self {
        if let Some(as_of) = given.and_then(|map| map.source.as_of) {
            importer.says_as_of(as_of);
        }
        Self {
            file: file.to_owned(),
            given,
            header: Vec::new(),
            is_whole: false,
            tables: Joined::default(),
            bound: None,
            is_tried: false,
            waiting: Vec::new(),
        }
    }

    /// All headings, where the file names them.
    pub(super) fn headings(&mut self, header: impl Iterator<Item = String>) {
        self.header.extend(header);
        self.is_whole = true;
    }

    pub(super) fn row(&mut self, line: u64, row: Vec<(String, String)>, importer: &mut Importer) {
        let known = self.header.len();
        for (key, _) in &row {
            if !self.header.contains(key) {
                self.header.push(key.clone());
            }
        }
        if self.header.len() > known {
            // What is bound stands where it stood: a heading only joins behind the others.
            (self.bound, self.is_tried) = (None, false);
        }
        self.waiting.push((line, row));
        if self.bound.is_some() || self.is_whole || self.waiting.len() >= LOOKED_AT {
            self.bind(importer);
            self.flush(importer);
        }
    }

    /// Reads what still waits; false if there was no row at all.
    pub(super) fn end(mut self, importer: &mut Importer) -> bool {
        if self.header.is_empty() || (self.bound.is_none() && self.waiting.is_empty()) {
            return false;
        }
        if self.bound.is_none() {
            // It is said now what is missing.
            let map = map_of(&self.file, &self.header, self.given, importer);
            self.bound = map.and_then(|map| {
                let bound = bind(&self.file, &self.header, &map, &self.tables, importer)?;
                Some((map, bound))
            });
        }
        self.flush(importer);
        true
    }

    /// Finds the columns among the headings so far, if they are there.
    fn bind(&mut self, importer: &Importer) {
        if self.bound.is_some() || std::mem::replace(&mut self.is_tried, true) {
            return;
        }
        let office = importer.options().office.as_deref();
        let map = self.given.map(Cow::Borrowed).or_else(|| Map::guess(&self.header, office).map(Cow::Owned));
        self.bound = map.and_then(|map| {
            let bound = Bound::new(&map, &self.header, &self.tables).ok()?;
            Some((map, bound))
        });
    }

    fn flush(&mut self, importer: &mut Importer) {
        let Some((map, bound)) = &self.bound else { return };
        let rows = Rows { file: &self.file, map, bound, tables: &self.tables };
        for (line, row) in self.waiting.drain(..) {
            let cell = |name: &String| row.iter().find(|(key, _)| key == name).map_or("", |(_, text)| text.as_str());
            importer.record();
            rows.read(line, &self.header.iter().map(cell).collect::<StringRecord>(), importer);
        }
    }
}

/// The map that was given, or one that the headings suggest.
fn map_of<'m>(file: &str, header: &[String], map: Option<&'m Map>, importer: &mut Importer) -> Option<Cow<'m, Map>> {
    if let Some(map) = map {
        return Some(Cow::Borrowed(map));
    }
    let guessed = Map::guess(header, importer.options().office.as_deref());
    if guessed.is_none() {
        let message = format!("no column is plainly a name and none an office, among: {}", header.join(", "));
        importer.problem(file, 1, message, Some("say which is which with `--map`"));
    }
    guessed.map(Cow::Owned)
}

/// The columns of a map; those that are missing are problems.
fn bind(file: &str, header: &[String], map: &Map, tables: &Joined, importer: &mut Importer) -> Option<Bound> {
    match Bound::new(map, header, tables) {
        Ok(bound) => Some(bound),
        Err(missing) => {
            for missing in missing {
                importer.problem(file, 1, missing.message, missing.help.as_deref());
            }
            None
        }
    }
}

fn read_main(source: Source<'_>, map: Option<&Map>, tables: &Joined, importer: &mut Importer) {
    let file = source.name.clone();
    let Some(mut reading) = Reading::begin(source, map.map_or(',', |map| map.delimiter), importer) else { return };
    let Some(map) = map_of(&file, reading.header(), map, importer) else { return };
    let Some(bound) = bind(&file, reading.header(), &map, tables, importer) else { return };
    let rows = Rows { file: &file, map: &map, bound: &bound, tables };
    while let Some((line, record)) = reading.next(importer) {
        importer.record();
        rows.read(line, &record, importer);
    }
}
