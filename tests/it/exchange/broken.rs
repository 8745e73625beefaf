//! No importer and no reader of registries panics, whatever the bytes; and each reads its own file however it is cut up.

use std::io::{self, BufReader, Read};

use dateline::gazetteer::Gazetteer;
use dateline::gazetteer::exchange::csv::{self, Map};
use dateline::gazetteer::exchange::{
    Draft, Import, Importer, Source, congress, factbook, ftm, geonames, popolo, wikidata,
};
use proptest::prelude::*;

use super::importer;

type Read1 = fn(Vec<Source<'_>>, &mut Importer);

fn ifg(sources: Vec<Source<'_>>, importer: &mut Importer) {
    csv::import(sources, Map::known("ifg").as_ref(), importer);
}

fn table(sources: Vec<Source<'_>>, importer: &mut Importer) {
    csv::import(sources, None, importer);
}

fn results(sources: Vec<Source<'_>>, importer: &mut Importer) {
    wikidata::import_results(sources, None, importer);
}

/// Every importer with a small file of its format.
const FORMATS: [(Read1, &str, &str); 9] = [
    (
        table,
        "t.csv",
        "\u{feff}name,office,start,end\n\"Bo, Tarn\",Minister &amp; Clerk,2021-01-26,\nAda,\"Head\nof\",2020,2021-02-30\n",
    ),
    (ifg, "person.csv", "id,name,short_name,start_date,end_date\np,Bo Tarn,Tarn,,\n"),
    (
        results,
        "r.json",
        r#"{"head": {"vars": ["item"]}, "results": {"bindings": [{"itemLabel": {"value": "Bo"}, "position": {"value": "Q1"}, "start": {"value": "2011-01-01T00:00:00Z"}, "end": {"type": "bnode", "value": "t1"}}]}}"#,
    ),
    (
        wikidata::import_entities,
        "e.json",
        r#"{"entities": {"Q1": {"id": "Q1", "labels": {"en": {"value": "Bo"}}, "claims": {"P39": [{"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": "Q2"}}}, "qualifiers": {"P580": [{"snaktype": "value", "datavalue": {"value": {"time": "+2011-05-17T00:00:00Z", "precision": 11}}}]}}]}}}}"#,
    ),
    (
        popolo::import,
        "p.json",
        r#"{"persons": [{"id": "p", "name": {"lang:en": "Bo"}}], "memberships": [{"person_id": "p", "role": "member", "start_date": "2011-05"}]}"#,
    ),
    (
        ftm::import,
        "f.json",
        "{\"id\": \"p\", \"schema\": \"Person\", \"properties\": {\"name\": [\"Bo\"]}}\n{\"id\": \"o\", \"schema\": \"Occupancy\", \"properties\": {\"holder\": [\"p\"], \"post\": [\"s\"], \"endDate\": [\"2011\"]}}\n",
    ),
    (
        congress::import,
        "l.yaml",
        "- id: {bioguide: T1}\n  name: {first: Bo, last: 'Tarn'}\n  terms:\n  - type: sen\n    start: '2019-01-03'\n    end: \"2031-01-03\"\n- name:\n    last: |\n      Levee\n",
    ),
    (
        factbook::import,
        "xa.json",
        r#"{"Government": {"Country name": {"conventional short form": {"text": "Marrow"}}, "Executive branch": {"chief of state": {"text": "King OSWIN III (since 8 September 2022); represented by Sir Bo TARN (since 2020)"}}, "Capital": {"geographic coordinates": {"text": "39 55 N, 116 23 E"}, "name": {"text": "Tarn"}}}}"#,
    ),
    (
        geonames::import,
        "g.txt",
        "1\tTarn\tTarn\t\t1.5\t2.5\tP\tPPLC\tXA\t\tENG\t\t\t\t90000\t\t25\tEurope/Tarn\t2019-09-18\n",
    ),
];

fn import(read: Read1, name: &str, bytes: &[u8]) -> Import {
    let mut importer = importer();
    read(vec![Source::new(name, bytes)], &mut importer);
    importer.finish()
}

/// A reader that hands over one byte at a time, and fails at the end.
struct Trickle<'b> {
    bytes: &'b [u8],
    fails: bool,
}

impl Read for Trickle<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match (self.bytes.split_first(), buffer.first_mut()) {
            (Some((byte, rest)), Some(slot)) => {
                *slot = *byte;
                self.bytes = rest;
                Ok(1)
            }
            (None, Some(_)) if self.fails => Err(io::Error::other("the line went dead")),
            _ => Ok(0),
        }
    }
}

#[test]
fn each_reads_its_own_file_and_a_reader_that_trickles_is_no_other() {
    for (read, name, text) in FORMATS {
        let whole = import(read, name, text.as_bytes());
        let mut importer = importer();
        let reader = BufReader::with_capacity(3, Trickle { bytes: text.as_bytes(), fails: false });
        read(vec![Source::new(name, reader)], &mut importer);
        assert_eq!(importer.finish(), whole, "{name}");
        if name != "person.csv" {
            assert!(!whole.people.is_empty() || !whole.places.is_empty(), "{name} gave nothing: {:?}", whole.problems);
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_on_is_said_to() {
    for (read, name, text) in FORMATS {
        let mut importer = importer();
        let reader = BufReader::with_capacity(3, Trickle { bytes: text.as_bytes(), fails: true });
        read(vec![Source::new(name, reader)], &mut importer);
        let problems: Vec<String> = importer.finish().problems.iter().map(ToString::to_string).collect();
        assert!(problems.iter().any(|problem| problem.contains("the line went dead")), "{name}: {problems:?}");
    }
}

#[test]
fn an_empty_file_and_utf_16_are_said_to_be_so() {
    for (read, name, _) in FORMATS {
        assert!(!import(read, name, b"").problems.is_empty(), "{name}");
        let problems = import(read, name, b"\xff\xfe{\0}\0").problems;
        assert!(problems.iter().any(|problem| problem.message.contains("UTF-16")), "{name}: {problems:?}");
    }
}

#[test]
fn nesting_without_end_ends() {
    let deep = "[".repeat(100_000);
    let objects = "{\"entities\":".repeat(50_000);
    let yaml = format!("- {}", "[".repeat(50_000));
    let blocks: String = (0..2_000).flat_map(|depth| [" ".repeat(depth), "- \n".to_owned()]).collect();
    for (read, name, _) in FORMATS {
        for text in [&deep, &objects, &yaml, &blocks] {
            import(read, name, text.as_bytes());
        }
    }
}

/// A fixture with some bytes cut out, doubled or replaced.
fn mutated() -> impl Strategy<Value = (usize, Vec<u8>)> {
    let change = (any::<prop::sample::Index>(), any::<u8>(), 0_u8..4, 1_usize..20);
    (0..FORMATS.len(), prop::collection::vec(change, 1..8)).prop_map(|(format, changes)| {
        let mut bytes = FORMATS[format].2.as_bytes().to_vec();
        for (at, byte, kind, length) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            let end = (at + length).min(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => drop(bytes.drain(at..end)),
                2 => bytes.insert(at, byte),
                _ => {
                    let part = bytes[at..end].to_vec();
                    bytes.splice(at..at, part);
                }
            }
        }
        (format, bytes)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn mutated_files_never_panic_and_what_is_read_can_be_written((format, bytes) in mutated()) {
        let (read, name, _) = FORMATS[format];
        let import = import(read, name, &bytes);
        let source = dateline::gazetteer::DataSet { key: "x".into(), name: "X".into(), licence: None, date: None, link: None };
        let draft = Draft::of_import(import, &source, &Gazetteer::default());
        let (_, problems) = Gazetteer::load_only([("x.toml", draft.toml().as_str())]);
        let broken = problems.iter().find(|problem| problem.message.contains("not TOML"));
        prop_assert!(broken.is_none(), "{broken:?}");
    }

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for (read, name, _) in FORMATS {
            import(read, name, &bytes);
        }
        let text = String::from_utf8_lossy(&bytes);
        for name in ["x.toml", "people.csv"] {
            let _ = Gazetteer::load_only([("head.toml", "[registry]\nas-of = 2026-01-01\n"), (name, &*text)]);
        }
        let _ = Map::parse(&text);
    }
}
