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
}
