//! Registries and dictionaries as they are written.

use expect_test::expect;

use dateline::calendar::Date;
use dateline::gazetteer::exchange::csv;
use dateline::gazetteer::exchange::{Dictionary, Draft, dictionary};
use dateline::gazetteer::{DataSet, Gazetteer, Held};

use super::{importer, source};

const TABLE: &str = "name,office,body,country,start,end,status,wikidata\n\
    Bo Tarn,Minister,Ministry of Levees,CH,2021-05-17,2023-01,,Q901\n\
    Ada Levee,Minister,Ministry of Levees,CH,2023-01,,acting,\n\
    Bo Tarn,President,,CH,2024-02-01,unknown,,Q902\n";

fn source_set() -> DataSet {
    DataSet {
        key: "desk".into(),
        name: "The desk's own list".into(),
        licence: Some("CC0-1.0".into()),
        date: None,
        link: None,
    }
}

fn draft() -> Draft {
    let mut importer = importer();
    csv::import(vec![source("desk.csv", TABLE)], None, &mut importer);
    Draft::of_import(importer.finish(), &source_set(), &Gazetteer::embedded())
}

#[test]
fn an_import_is_a_registry_with_ids_sources_and_a_day() {
    expect![[r#"
        [registry]
        id = "desk"
        as-of = 2024-02-01
        licence = "CC0-1.0"

        [sources]
        "desk" = { name = "The desk's own list", licence = "CC0-1.0", date = 2024-02-01 }

        [[office]]
        id = "ch.ministry-of-levees.minister"
        body = "Ministry of Levees"
        country = "ch"
        class = "other"
        titles = ["Minister"]
        source = "desk"

        [[office]]
        id = "ch.president"
        country = "ch"
        class = "other"
        titles = ["President"]
        source = "desk"

        [[person]]
        id = "ada-levee"
        name = "Ada Levee"
        source = "desk"
        [[person.term]]
        office = "ch.ministry-of-levees.minister"
        start = "2023-01"
        status = "acting"
        source = "desk line 3"

        [[person]]
        id = "bo-tarn"
        name = "Bo Tarn"
        wikidata = "Q901"
        source = "desk Q901"
        [[person.term]]
        office = "ch.ministry-of-levees.minister"
        start = "2021-05-17"
        end = "2023-01"
        source = "desk line 2"

        [[person]]
        id = "bo-tarn-q902"
        name = "Bo Tarn"
        wikidata = "Q902"
        source = "desk Q902"
        [[person.term]]
        office = "ch.president"
        start = "2024-02-01"
        end = "unknown"
        source = "desk line 4"
    "#]]
    .assert_eq(&draft().toml());
}

#[test]
fn what_was_imported_answers_as_of_a_day() {
    let text = draft().toml();
    let (gazetteer, problems) = Gazetteer::load([("desk.toml", text.as_str())]);
    assert_eq!(problems, []);
    let person = gazetteer.find_person("Ada Levee")[0];
    let office = gazetteer.official(person).unwrap().terms[0].office;
    assert_eq!(gazetteer.held(person, office, Date::constant(2023, 6, 1)), Held::Yes);
    assert_eq!(gazetteer.held(person, office, Date::constant(2025, 6, 1)), Held::Unknown);
}

#[test]
fn tables_hold_the_same_in_three_files() {
    let tables = draft().tables();
    expect![[r#"
        id,name,short,bare-short,aliases,native,wikidata,source
        ada-levee,Ada Levee,,,,,,desk
        bo-tarn,Bo Tarn,,,,,Q901,desk Q901
        bo-tarn-q902,Bo Tarn,,,,,Q902,desk Q902
    "#]]
    .assert_eq(&tables.people);
    expect![[r#"
        person,office,start,end,status,basis,end-basis,attested,as-of,source
        ada-levee,ch.ministry-of-levees.minister,2023-01,,acting,,,,,desk line 3
        bo-tarn,ch.ministry-of-levees.minister,2021-05-17,2023-01,,,,,,desk line 2
        bo-tarn-q902,ch.president,2024-02-01,unknown,,,,,,desk line 4
    "#]]
    .assert_eq(&tables.terms);
    assert!(tables.head.contains("[[office]]") && !tables.head.contains("[[person]]"));
}

#[test]
fn people_who_sit_together_give_an_office_its_seats() {
    let table = "name,office,start,end\nA Tarn,Deputy,2020,2024-01-01\nB Tarn,Deputy,2021-01-01,2023\nC Tarn,Deputy,2024-01-01,\n";
    let mut importer = importer();
    csv::import(vec![source("t.csv", table)], None, &mut importer);
    let draft = Draft::of_import(importer.finish(), &source_set(), &Gazetteer::default());
    assert!(draft.toml().contains("seats = 2\n"), "{}", draft.toml());
}

#[test]
fn dictionaries_have_the_words_of_names_in_the_way_of_each_program() {
    let registry = "[registry]\nas-of = 2026-01-01\n\
        [[place]]\nid = \"xa\"\nname = \"Marrow\"\nkind = \"country\"\nadjectives = [\"Marrovian\"]\naliases = [\"U.M.\"]\n\
        [[office]]\nid = \"xa.head\"\ncountry = \"xa\"\ntitles = [\"Taoitar of the Council\"]\n\
        [[person]]\nid = \"a\"\nname = \"Ada McLevée\"\nshort = \"McLevée\"\n\
        [[person.term]]\noffice = \"xa.head\"\nstart = \"2020-01-01\"\nend = \"2022-01-01\"\n\
        [[person]]\nid = \"b\"\nname = \"Bo al-Tarn\"\n[[person.term]]\noffice = \"xa.head\"\nstart = \"2022-01-01\"\n";
    let (gazetteer, problems) = Gazetteer::load_only([("x.toml", registry)]);
    assert_eq!(problems, []);
    let of = |on: Option<Date>, program| dictionary(&gazetteer, on, program);
    expect![[r#"
        Ada
        Bo
        Council
        Marrovian
        Marrow
        McLevée
        Taoitar
        Tarn
        U.M
        al
        al-Tarn
    "#]]
    .assert_eq(&of(None, Dictionary::Ltex));
    // Harper looks up a genitive as it stands, and a place in any letters by the small ones.
    let harper = of(None, Dictionary::Harper);
    let has = |word: &str| harper.lines().any(|line| line == word);
    assert!(["Taoitar", "Tarn's", "McLevée's", "marrow", "marrow's", "u.m."].into_iter().all(has), "{harper}");
    assert!(!["Marrow", "Taoitar's", "of"].into_iter().any(has), "{harper}");
    assert!(of(None, Dictionary::Vale).contains("\nU\\.M\n"));
    let later = of(Some(Date::constant(2024, 1, 1)), Dictionary::Cspell);
    assert!(later.starts_with("# ") && later.contains("\nTarn\n") && !later.contains("McLevée"), "{later}");
    let typos = of(None, Dictionary::Typos);
    assert!(typos.contains("[default.extend-words]\n") && typos.contains("\ntaoitar = \"taoitar\"\n"), "{typos}");
    assert!(typos.parse::<toml::Table>().is_ok(), "{typos}");
}
