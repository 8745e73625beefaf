//! Tables with a map that says which column is what: published lists of office holders, and anybody's spreadsheet.

mod columns;
mod map;
mod row;
mod table;

use crate::gazetteer::exchange::{Importer, Source};

pub use self::map::{Cell, Columns, Join, Map, MapError, Names, SourceHead};

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

fn read_main(source: Source<'_>, map: Option<&Map>, tables: &Joined, importer: &mut Importer) {
    let file = source.name.clone();
    let Some(mut reading) = Reading::begin(source, map.map_or(',', |map| map.delimiter), importer) else { return };
    let guessed = if map.is_none() { Map::guess(reading.header()) } else { None };
    let Some(map) = map.or(guessed.as_ref()) else {
        let message = format!("no column is plainly a name and none an office, among: {}", reading.header().join(", "));
        importer.problem(&file, 1, message, Some("say which is which with `--map`"));
        return;
    };
    let bound = match columns::Bound::new(map, reading.header(), tables) {
        Ok(bound) => bound,
        Err(missing) => {
            for missing in missing {
                importer.problem(&file, 1, missing.message, missing.help.as_deref());
            }
            return;
        }
    };
    let rows = Rows { file: &file, map, bound: &bound, tables };
    while let Some((line, record)) = reading.next(importer) {
        importer.record();
        rows.read(line, &record, importer);
    }
}
