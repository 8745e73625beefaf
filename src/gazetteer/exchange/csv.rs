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

/// Reads rows that are no CSV but have a header like one, with their lines.
pub(super) fn read_records(
    file: &str,
    header: &[String],
    records: impl Iterator<Item = (u64, StringRecord)>,
    map: Option<&Map>,
    importer: &mut Importer,
) {
    let tables = Joined::default();
    if let Some(as_of) = map.and_then(|map| map.source.as_of) {
        importer.says_as_of(as_of);
    }
    let Some(map) = map_of(file, header, map, importer) else { return };
    let Some(bound) = bind(file, header, &map, &tables, importer) else { return };
    let rows = Rows { file, map: &map, bound: &bound, tables: &tables };
    for (line, record) in records {
        importer.record();
        rows.read(line, &record, importer);
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
