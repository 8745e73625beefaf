//! Tables as they are read: header and rows with their lines, and the joined ones, kept by key.

use std::io::BufRead;

use csv::{ByteRecord, ReaderBuilder, StringRecord};
use rustc_hash::FxHashMap;

use crate::gazetteer::exchange::csv::Join;
use crate::gazetteer::exchange::plain::plain;
use crate::gazetteer::exchange::{Importer, Source};

/// A cell longer than this holds many rows: a quote was not closed.
const LONGEST_CELL: usize = 20_000;

/// A table from its header on.
pub(super) struct Reading<'r> {
    file: String,
    reader: csv::Reader<Box<dyn BufRead + 'r>>,
    header: Vec<String>,
    record: ByteRecord,
}

impl<'r> Reading<'r> {
    /// Reads the header; a file without one is a problem.
    pub(super) fn begin(source: Source<'r>, delimiter: char, importer: &mut Importer) -> Option<Self> {
        let Source { name: file, mut reader } = source;
        let start = match reader.fill_buf() {
            Ok(start) => start,
            Err(error) => {
                importer.problem(&file, 0, format!("cannot be read: {}", error.to_string().to_lowercase()), None);
                return None;
            }
        };
        if start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]) {
            importer.problem(&file, 1, "this is UTF-16 text", Some("save the file as UTF-8"));
            return None;
        }
        let delimiter = u8::try_from(delimiter).unwrap_or(b',');
        let mut reader = ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(reader);
        let header = match reader.byte_headers() {
            Ok(header) => header.iter().map(|cell| plain(&String::from_utf8_lossy(cell))).collect::<Vec<_>>(),
            Err(error) => {
                importer.problem(&file, 1, in_words(&error), None);
                return None;
            }
        };
        if header.iter().all(String::is_empty) {
            importer.problem(&file, 1, "this table is empty", Some("its first line must name the columns"));
            return None;
        }
        Some(Self { file, reader, header, record: ByteRecord::new() })
    }

    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    /// The next row that can be read, with its first line. Others are problems.
    pub(super) fn next(&mut self, importer: &mut Importer) -> Option<(u64, StringRecord)> {
        loop {
            match self.reader.read_byte_record(&mut self.record) {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    importer.problem(&self.file, line, in_words(&error), None);
                    return None;
                }
            }
            let line = self.record.position().map_or(0, csv::Position::line);
            if self.record.iter().any(|cell| cell.len() > LONGEST_CELL) {
                let help = Some("close the quotation mark that stands open from here on");
                importer.problem(&self.file, line, "a cell of this row runs over many lines", help);
                continue;
            }
            let Ok(record) = StringRecord::from_byte_record(std::mem::take(&mut self.record)) else {
                importer.problem(&self.file, line, "this row is not UTF-8 text", Some("save the file as UTF-8"));
                continue;
            };
            // Programs that write tables end them with rows of nothing but commas.
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            return Some((line, record));
        }
    }
}

fn in_words(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Io(error) => format!("cannot be read on: {}", error.to_string().to_lowercase()),
        _ => error.to_string().to_lowercase(),
    }
}

/// The joined tables.
#[derive(Debug, Default)]
pub(super) struct Joined {
    tables: Vec<JoinedTable>,
}

/// One of them.
#[derive(Debug)]
pub(super) struct JoinedTable {
    file: String,
    pub(super) header: Vec<String>,
    rows: Vec<StringRecord>,
    /// For each join that uses the file, the rows of each key.
    by_key: FxHashMap<String, FxHashMap<Box<str>, Vec<usize>>>,
}

impl Joined {
    pub(super) fn has(&self, file: &str) -> bool {
        self.table(file).is_some()
    }

    pub(super) fn table(&self, file: &str) -> Option<&JoinedTable> {
        self.tables.iter().find(|table| table.file == file)
    }

    /// Reads one whole, and orders it by the keys of all joins that use it.
    pub(super) fn read(&mut self, source: Source<'_>, joins: &[Join], importer: &mut Importer) {
        let (name, file) = (source.name.clone(), source.file_name().to_owned());
        let Some(mut reading) = Reading::begin(source, ',', importer) else { return };
        let mut table = JoinedTable {
            file: file.clone(),
            header: reading.header().to_vec(),
            rows: Vec::new(),
            by_key: FxHashMap::default(),
        };
        while let Some((_, record)) = reading.next(importer) {
            table.rows.push(record);
        }
        for join in joins.iter().filter(|join| join.file == file) {
            let Some(at) = table.header.iter().position(|heading| *heading == join.key) else {
                let message = format!("no column is called `{}`, by which the map joins this file", join.key);
                importer.problem(&name, 1, message, Some(&format!("its columns are: {}", table.header.join(", "))));
                continue;
            };
            let rows = table.by_key.entry(join.key.clone()).or_default();
            if rows.is_empty() {
                for (row, record) in table.rows.iter().enumerate() {
                    rows.entry(record.get(at).unwrap_or_default().trim().into()).or_default().push(row);
                }
            }
        }
        self.tables.push(table);
    }
}

impl JoinedTable {
    /// The rows whose column `key` is `value`, in the order of the file.
    pub(super) fn rows<'t>(&'t self, key: &str, value: &str) -> impl Iterator<Item = &'t StringRecord> {
        let rows = self.by_key.get(key).and_then(|rows| rows.get(value.trim()));
        rows.into_iter().flatten().filter_map(|row| self.rows.get(*row))
    }
}
