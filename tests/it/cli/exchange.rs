//! `gazetteer import` and `export` as a process: files in, a registry out, and who was who by it.

use crate::cli::command::Desk;

const TABLE: &[u8] = b"name,office,country,start,end\nBo Tarn,Minister of Levees,CH,2021-05-17,2023-01-09\nAda Levee,Minister of Levees,CH,2023-01-09,\n";

const FTM: &[u8] = br#"{"id": "p1", "schema": "Person", "properties": {"name": ["Bo Tarn"]}}
{"id": "s1", "schema": "Position", "properties": {"name": ["Minister of Levees"], "country": ["ch"]}}
{"id": "o1", "schema": "Occupancy", "properties": {"holder": ["p1"], "post": ["s1"], "startDate": ["2021-05-17"], "endDate": ["2023-01-09"]}}
"#;

const RESULTS: &[u8] = br#"[{"item": {"value": "Q990000901", "label": "Bo Tarn"}, "position": {"value": "Q990000077", "label": "Minister of Levees"}, "start": "2021-05-17T00:00:00Z", "end": "2023-01-09T00:00:00Z"}]"#;

const POPOLO: &[u8] = br#"{"persons": [{"id": "p1", "name": "Bo Tarn"}], "organizations": [{"id": "g", "name": "Levee Board"}],
"memberships": [{"person_id": "p1", "organization_id": "g", "role": "Minister of Levees", "start_date": "2021-05-17", "end_date": "2023-01-09"}]}"#;

#[test]
fn what_is_imported_is_known_where_the_settings_name_it() {
    for (format, bytes) in [("csv", TABLE), ("ftm", FTM), ("wikidata-results", RESULTS), ("popolo", POPOLO)] {
        let desk = Desk::new(&[("dateline.toml", b"[gazetteer]\nfiles = ['desk.toml']\n"), ("data", bytes)]);
        let asked =
            ["gazetteer", "import", "--format", format, "data", "--as-of", "2024-01-01", "--output", "desk.toml"];
        let run = desk.run(&asked);
        assert_eq!((run.code, &*run.out), (0, ""), "{format}: {run:?}");
        assert!(run.err.contains(" terms, 0 places; 0 problems"), "{format}: {run:?}");
        let who = desk.run(&["who", "Bo Tarn", "--on", "2022-06-01"]);
        assert!(who.out.contains("on 1 June 2022: Minister of Levees"), "{format}: {who:?}");
        assert!(who.out.contains("17 May 2021 to 9 January 2023"), "{format}: {who:?}");
    }
}

#[test]
fn what_cannot_be_read_is_named_by_line_and_the_rest_is_written() {
    let broken = [FTM, b"{\"id\": broken}\n"].concat();
    let desk = Desk::new(&[("e.json", broken.as_slice())]);
    let run = desk.run(&["gazetteer", "import", "--format", "ftm", "e.json"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.err.contains("e.json:4: this line is not JSON"), "{run:?}");
    assert!(run.out.contains("name = \"Bo Tarn\""), "{run:?}");
    let run = desk.run(&["gazetteer", "import", "--format", "ftm", "nowhere.json"]);
    assert_eq!((run.code, &*run.out), (2, ""), "{run:?}");
}

#[test]
fn tables_are_written_into_a_folder_that_is_made_for_them() {
    let desk = Desk::new(&[("data.csv", TABLE)]);
    let run =
        desk.run(&["gazetteer", "import", "--format", "csv", "data.csv", "--to", "csv", "--output", "registries/desk"]);
    assert_eq!(run.code, 0, "{run:?}");
    desk.write("dateline.toml", b"[gazetteer]\nfiles = ['registries/desk']\n");
    let who = desk.run(&["who", "Ada Levee", "--on", "2023-01-09"]);
    assert!(who.out.contains("on 9 January 2023: Minister of Levees"), "{who:?}");
    let words = desk.run(&["gazetteer", "export", "--format", "cspell"]);
    assert!(words.out.lines().any(|line| line == "Tarn"), "{}", words.code);
}

#[test]
fn people_of_record_files_have_no_line_and_no_last_day() {
    let records = b"people:\n  tarn: {name: Bo Tarn, title: mayor, of: Marrow, from: 2024-05}\n";
    let desk = Desk::new(&[("dateline.toml", b"sources = ['sources.yaml']\n"), ("sources.yaml", records)]);
    let who = desk.run(&["who", "Bo Tarn", "--on", "2025-06-01"]);
    assert!(who.out.contains("mayor, since May 2024") && !who.out.contains("9999"), "{who:?}");
    assert!(who.out.contains("sources.yaml)"), "{who:?}");
    let who = desk.run(&["who", "Bo Tarn", "--on", "2025-06-01", "--explain", "--format", "json"]);
    assert!(who.out.contains("\"as_of\":null") && who.out.contains("\"line\":null"), "{who:?}");
    assert!(!who.out.contains("9999") && !who.out.contains("\"line\":0"), "{who:?}");
}

const ITEMS: &[u8] = br#"{"entities": {
"Q990000901": {"id": "Q990000901", "type": "item", "labels": {"en": {"language": "en", "value": "Bo Tarn"}}, "claims": {"P39": [
  {"rank": "deprecated", "id": "s0", "mainsnak": {"snaktype": "value", "property": "P39", "datavalue": {"value": {"id": "Q990000078"}, "type": "wikibase-entityid"}}},
  {"rank": "normal", "id": "s1", "mainsnak": {"snaktype": "value", "property": "P39", "datavalue": {"value": {"id": "Q990000077"}, "type": "wikibase-entityid"}},
   "qualifiers": {"P580": [{"snaktype": "value", "datavalue": {"value": {"time": "+2021-05-17T00:00:00Z", "precision": 11}, "type": "time"}}],
                  "P582": [{"snaktype": "value", "datavalue": {"value": {"time": "+2023-01-09T00:00:00Z", "precision": 11}, "type": "time"}}]}}]}},
"Q990000077": {"id": "Q990000077", "type": "item", "labels": {"en": {"language": "en", "value": "Minister of Levees"}}},
"Q990000078": {"id": "Q990000078", "type": "item", "labels": {"en": {"language": "en", "value": "Minister of Nothing"}}}}}"#;

const CONGRESS: &[u8] = b"- id: {bioguide: T000901}\n  name: {first: Bo, last: Tarn, official_full: Bo Tarn}\n  bio: {gender: M}\n  terms:\n\
    \x20   - {type: sen, start: '2021-01-03', end: '2023-01-09', state: OH, party: Independent}\n\
    \x20 leadership_roles:\n    - {title: Minority Leader, chamber: senate, start: '2021-05-17', end: '2023-01-09'}\n";

const FACTBOOK: &[u8] = br#"{"Government": {"Country name": {"conventional short form": {"text": "Norland"}},
"Executive branch": {"head of government": {"text": "Prime Minister Bo TARN (since 17 May 2021)"}},
"Capital": {"name": {"text": "Levee City"}, "geographic coordinates": {"text": "46 12 N, 6 09 E"}}}}"#;

/// `CH`, as the table of GeoNames writes a city.
const GEONAMES: &[u8] = b"990000901\tTarnstad\tTarnstad\tTarn City\t46.2\t6.1\tP\tPPLA\tCH\t\tGE\t\t\t\t201741\t\t375\tEurope/Zurich\t2026-01-01\n";

#[test]
fn items_of_wikidata_members_of_congress_and_the_factbook_are_known_where_the_settings_name_them() {
    let minister = "Minister of Levees";
    for (format, file, bytes, title, stay) in [
        ("wikidata-entities", "items.json", ITEMS, minister, "17 May 2021 to 9 January 2023"),
        ("congress", "legislators.yaml", CONGRESS, "Minority Leader", "17 May 2021 to 9 January 2023"),
        ("factbook", "no.json", FACTBOOK, "Prime Minister", "since 17 May 2021"),
    ] {
        let desk = Desk::new(&[("dateline.toml", b"[gazetteer]\nfiles = ['desk.toml']\n"), (file, bytes)]);
        let asked = ["gazetteer", "import", "--format", format, file, "--as-of", "2024-01-01", "--output", "desk.toml"];
        let run = desk.run(&asked);
        assert_eq!((run.code, &*run.out), (0, ""), "{format}: {run:?}");
        let who = desk.run(&["who", "Bo Tarn", "--on", "2022-06-01"]);
        let now = who.out.lines().find(|line| line.contains("on 1 June 2022:")).unwrap_or_default();
        assert!(now.contains(title), "{format}: {who:?}");
        assert!(who.out.contains(stay) && !who.out.contains("Nothing"), "{format}: {who:?}");
    }
}

#[test]
fn places_of_geonames_and_the_factbook_are_known_where_the_settings_name_them() {
    for (format, file, bytes, place, says) in [
        ("geonames", "cities.txt", GEONAMES, "Tarnstad", ["city in Switzerland", "201741", "Europe/Zurich"]),
        ("factbook", "no.json", FACTBOOK, "Levee City", ["city", "", ""]),
    ] {
        let desk = Desk::new(&[("dateline.toml", b"[gazetteer]\nfiles = ['desk.toml']\n"), (file, bytes)]);
        let run = desk.run(&["gazetteer", "import", "--format", format, file, "--output", "desk.toml"]);
        assert_eq!((run.code, &*run.out), (0, ""), "{format}: {run:?}");
        let found = desk.run(&["where", place]);
        assert!(found.code == 0 && says.iter().all(|words| found.out.contains(words)), "{format}: {found:?}");
        let json = desk.run(&["where", place, "--format", "json"]);
        let read: serde_json::Value = serde_json::from_str(&json.out).expect("it is JSON");
        assert_eq!(read[0]["name"], place, "{format}");
        assert!(desk.run(&["where", place, "--explain"]).out.contains("desk.toml:"), "{format}");
    }
}
