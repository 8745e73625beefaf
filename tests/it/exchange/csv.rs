//! Tables with a column map.

use expect_test::expect;

use dateline::gazetteer::exchange::csv::{self, Map};
use dateline::gazetteer::exchange::{AsOf, Import, Source};

use super::{importer, problems, shown, source};

fn import(map: Option<&str>, files: &[(&str, &str)]) -> Import {
    let map = map.map(|map| Map::known(map).unwrap_or_else(|| Map::parse(map).unwrap()));
    let sources: Vec<Source<'_>> = files.iter().map(|(name, text)| source(name, text)).collect();
    let mut importer = importer();
    csv::import(sources, map.as_ref(), &mut importer);
    importer.finish()
}

#[test]
fn two_digit_years_open_words_entities_and_a_byte_order_mark() {
    let table = "\u{feff}president,position,appointee,start_date,end_date,length,,\n\
        Example,\"Secretary of Health, Education &amp; Welfare\",Della Marrow,1/21/77,9/23/79,1,,\n\
        Example,Secretary of Levees,Bo Tarn,1/26/21,Still in office,,,\n\
        ,,,,,,,\n";
    let import = import(Some("fivethirtyeight"), &[("cabinet-turnover.csv", table)]);
    expect![[r#"
        Della Marrow [Della Marrow]
          line 2: Secretary of Health, Education & Welfare country=US from 21 January 1977 to 23 September 1979 full
        Bo Tarn [Bo Tarn]
          line 3: Secretary of Levees country=US from 26 January 2021 to open full
    "#]]
    .assert_eq(&shown(&import.people));
    assert_eq!(problems(&import.problems), "");
    assert_eq!(import.as_of.map(|as_of| as_of.date().to_string()).as_deref(), Some("2023-02-10"));
}

const PERSON: &str = "id,name,short_name,start_date,end_date\n\
    p1,Lord Tarn of Marrow,Tarn,2008-10-03,\n\
    p1,Peter Tarn,Tarn,,2008-10-03\n\
    p2,Ada Levee,Levee,,\n";
const POST: &str = "id,organisation_id,name\nq1,o1,Secretary of State\nq2,o2,Minister for Levees\n";
const ORGANISATION: &str = "id,name,short_name,start_date,end_date\no1,Department of Rivers,DR,1988-07-25,\n";

#[test]
fn joined_tables_give_former_names_bodies_and_acting_parts() {
    let appointments = "id,person_id,post_id,start_date,end_date\n\
        a1,p1,q1,2005-05-06,2009-06-05\n\
        a2,p2,q1,2024-07-05,\n\
        a3,p3,q2,2024-07-05,\n";
    let characteristics = "id,appointment_id,is_acting,start_date,end_date\n\
        c2,a2,False,2024-09-01,2025-01-01\n\
        c1,a2,True,2024-07-05,2024-09-01\n\
        c3,a2,False,2025-01-01,\n";
    let import = import(
        Some("ifg"),
        &[
            ("data/post.csv", POST),
            ("data/appointment.csv", appointments),
            ("data/person.csv", PERSON),
            ("data/organisation.csv", ORGANISATION),
            ("data/appointment_characteristics.csv", characteristics),
        ],
    );
    expect![[r#"
        Lord Tarn of Marrow [p1] short=Tarn also=Peter Tarn
          a1: Secretary of State key=q1 body=Department of Rivers country=GB from 6 May 2005 to 5 June 2009 full
        Ada Levee [p2] short=Levee
          a2 part 1: Secretary of State key=q1 body=Department of Rivers country=GB from 5 July 2024 to 1 September 2024 acting
          a2 part 2: Secretary of State key=q1 body=Department of Rivers country=GB from 1 September 2024 to open full
    "#]]
    .assert_eq(&shown(&import.people));
    expect![[r#"
        data/appointment.csv:4: this row has no name; fill it in, or take the row out
    "#]]
    .assert_eq(&problems(&import.problems));
    assert_eq!(import.as_of.map(AsOf::date).unwrap().to_string(), "2024-09-01");
}

#[test]
fn a_join_that_was_not_given_and_a_column_that_is_not_there_are_said() {
    let import = import(Some("ifg"), &[("appointment.csv", "id,person,post_id,start_date,end_date\na,p,q,,\n")]);
    assert!(import.people.is_empty());
    expect![[r#"
        person.csv: the map joins this file, which was not given; name that file too, or take the join out of the map
        post.csv: the map joins this file, which was not given; name that file too, or take the join out of the map
        organisation.csv: the map joins this file, which was not given; name that file too, or take the join out of the map
        appointment_characteristics.csv: the map joins this file, which was not given; name that file too, or take the join out of the map
        appointment.csv:1: the map names the column `person_id`, which is not there; did you mean `person`?
    "#]]
    .assert_eq(&problems(&import.problems));
}

#[test]
fn dates_keep_the_precision_that_the_table_gives_them() {
    let table = "position,person,personID,start,end\n\
        Minister of Levees,Bo Tarn,Q101,2011,2011-05\n\
        Minister of Levees,Bo Tarn,Q101,2014-02-01,2016-02-30\n\
        Minister of Levees,Bo Tarn,Q101,2017,2016\n\
        Minister of Levees,Ada Levee,Q102,2022-06-01,\n";
    let import = import(Some("holders21"), &[("x-holders21.csv", table)]);
    expect![[r#"
        Bo Tarn [Q101] wikidata=Q101
          line 2: Minister of Levees from 2011 to May 2011 full
        Ada Levee [Q102] wikidata=Q102
          line 5: Minister of Levees from 1 June 2022 to open full
    "#]]
    .assert_eq(&shown(&import.people));
    expect![[r#"
        x-holders21.csv:3: `2016-02-30` is not a date; say under `[dates]` of the map in which order day, month and year stand, or which word is `open` or `unknown`
        x-holders21.csv:4: this term ends (2016) before it starts (2017); check both dates, and their order in the map
    "#]]
    .assert_eq(&problems(&import.problems));
}

#[test]
fn capitals_mark_the_short_name_and_a_row_speaks_until_it_was_last_seen() {
    let table = "gec,iso2,country,role,title,name_printed,family_caps,since,since_text,first_seen,last_seen\n\
        xa,XA,Marrow,chief of state,President,MA Tesang,MA,2013-03-14,14 March 2013,2015-10-26,2020-11-23\n";
    let import = import(Some("factbook-leaders"), &[("factbook-leaders.csv", table)]);
    expect![[r#"
        Ma Tesang [Ma Tesang] short=Ma
          line 2: President country=XA from 14 March 2013 to open full head-of-state seen 2015-10-26,2020-11-23 as of 2020-11-23
    "#]]
    .assert_eq(&shown(&import.people));
}

#[test]
fn words_before_a_title_are_a_status_a_part_of_it_or_a_reason_to_leave_it_out() {
    let table = "modifier,title,name,first_attested,last_attested,docs,first_url,last_url\n\
        former,Secretary of Levees,Bo Tarn,2021-01-01,2021-01-02,1,,\n\
        deputy,Secretary of Levees,Ada Levee,2022-01-01,2022-01-02,1,https://example.org/1,\n\
        acting,Secretary of Levees,Ada Levee,2023-01-01,2023-01-02,1,,\n\
        retired,Secretary of Levees,Ada Levee,2024-01-01,2024-01-02,1,,\n";
    let import = import(Some("attested-titles"), &[("titles.csv", table)]);
    expect![[r#"
        Ada Levee [Ada Levee]
          line 3: Deputy Secretary of Levees country=US from ? to open full seen 2022-01-01,2022-01-02 as of 2022-01-02
          line 4: Secretary of Levees country=US from ? to open acting seen 2023-01-01,2023-01-02 as of 2023-01-02
    "#]]
    .assert_eq(&shown(&import.people));
    assert!(problems(&import.problems).starts_with("titles.csv:5: the status `retired` is not known; say under"));
    assert_eq!(import.records, 4);
}

#[test]
fn a_spreadsheet_with_plain_headings_needs_no_map() {
    let table = "Name;Title;Ministry;Start date;End date;Aliases\n\
        Bo Tarn;Minister;Ministry of Levees;17 May 2021;;B. Tarn|Bohumil Tarn\n";
    let map = "delimiter = \";\"\n[columns]\nname = \"Name\"\noffice = \"Title\"\nbody = \"Ministry\"\nstart = \"Start date\"\naliases = \"Aliases\"";
    let with_map = import(Some(map), &[("desk.csv", table)]);
    let guessed = import(None, &[("desk.csv", &table.replace(';', ","))]);
    expect![[r#"
        Bo Tarn [Bo Tarn] also=B. Tarn|Bohumil Tarn
          line 2: Minister body=Ministry of Levees from 17 May 2021 to open full
    "#]]
    .assert_eq(&shown(&with_map.people));
    assert_eq!(shown(&with_map.people), shown(&guessed.people));
    let unclear = import(None, &[("desk.csv", "a,b\n1,2\n")]);
    assert!(problems(&unclear.problems).contains("no column is plainly a name"));
}

#[test]
fn a_planned_end_is_no_end_and_bytes_that_are_no_text_cost_one_row() {
    let map = "[source]\nas-of = 2026-06-10\n[columns]\nname = \"n\"\noffice = \"o\"\nend = \"e\"\n";
    let planned = import(Some(map), &[("t.csv", "n,o,e\nBo Tarn,Minister,2029-01-20\nAda Levee,Minister,2026-01\n")]);
    expect![[r#"
        Bo Tarn [Bo Tarn]
          line 2: Minister from ? to open full
        Ada Levee [Ada Levee]
          line 3: Minister from ? to January 2026 full
    "#]]
    .assert_eq(&shown(&planned.people));

    let mut reading = importer();
    let bytes: &[u8] = b"n,o,e\nBo \xff,Minister,\nAda Levee,Minister,\n";
    csv::import(vec![Source::new("t.csv", bytes)], Some(&Map::parse(map).unwrap()), &mut reading);
    let import = reading.finish();
    assert_eq!(import.people.len(), 1);
    assert_eq!(problems(&import.problems), "t.csv:2: this row is not UTF-8 text; save the file as UTF-8\n");

    let mut utf16 = importer();
    csv::import(vec![Source::new("t.csv", &b"\xff\xfen\0"[..])], None, &mut utf16);
    assert_eq!(problems(&utf16.finish().problems), "t.csv:1: this is UTF-16 text; save the file as UTF-8\n");
}
