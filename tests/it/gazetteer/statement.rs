//! Which layer said what of a merged row.

use dateline::document::read_records;
use dateline::gazetteer::{Effect, Gazetteer, Layer, Statement};

use super::official;

const BASE: &str = "[registry]\nas-of = 2026-06-01\n[[office]]\nid = \"ks.premier\"\ntitles = [\"Premier\"]\n\
    [[person]]\nid = \"odile-branca\"\nname = \"Odile Branca\"\nshort = \"Branca\"\n\
    [[person.term]]\noffice = \"ks.premier\"\nstart = \"2020-01-02\"\n";
const OVER: &str = "[registry]\nas-of = 2026-09-01\n[[person]]\nid = \"odile-branca\"\nname = \"Odile B. Branca\"\n\
    aliases = [\"O. Branca\"]\n[[person.term]]\noffice = \"ks.premier\"\nend = \"2026-08-05\"\n";

fn lines(said: &[Statement]) -> Vec<String> {
    let line = |said: &Statement| {
        let at = format!("{}:{}", said.provenance.registry.file, said.provenance.line);
        let stands = if said.stands { "" } else { ", no longer" };
        format!("{at} {}: {} ({:?}{stands})", said.key, said.value, said.effect)
    };
    said.iter().map(line).collect()
}

#[test]
fn every_value_of_a_merged_person_is_told_with_its_file_and_line() {
    let (gazetteer, problems) = Gazetteer::load_only([("base.toml", BASE), ("desk/own.toml", OVER)]);
    assert_eq!(problems, []);
    let said = gazetteer.said_of_official(official(&gazetteer, "odile-branca"));
    assert_eq!(
        lines(&said),
        [
            "base.toml:6 name: Odile Branca (Adds, no longer)",
            "base.toml:6 short: Branca (Adds)",
            "base.toml:10 term: ks.premier, from 2 January 2020 (Adds)",
            "desk/own.toml:3 name: Odile B. Branca (Replaces)",
            "desk/own.toml:3 aliases: O. Branca (Adds)",
            "desk/own.toml:7 term: ks.premier, to 5 August 2026 (Closes)",
        ]
    );
}

#[test]
fn what_is_taken_out_no_longer_stands_and_a_document_speaks_last() {
    let hide = "[registry]\nas-of = 2026-09-01\n[[person]]\nid = \"odile-branca\"\n[[person.term]]\noffice = \"ks.premier\"\nhide = true\n";
    let (gazetteer, _) = Gazetteer::load_only([("base.toml", BASE), ("hide.toml", hide)]);
    let records = read_records("people: {odile-branca: {name: Odile Branca, title: envoy, of: Kestria, from: 2026}}").0;
    let document = gazetteer.with_local(&records.people, &[]);
    let said = document.said_of_official(official(&document, "odile-branca"));
    let found = lines(&said);
    assert!(found.contains(&"base.toml:10 term: ks.premier, from 2 January 2020 (Adds, no longer)".to_owned()));
    assert!(found.contains(&"hide.toml:5 hide: ks.premier (Hides)".to_owned()), "{found:#?}");
    let last = said.last().unwrap();
    assert_eq!((last.key, last.provenance.registry.layer), ("term", Layer::Document));
    assert_eq!(last.value, "envoy, Kestria, from 2026");
    assert!(said.iter().any(|said| said.key == "name" && said.effect == Effect::Confirms));
}

#[test]
fn the_embedded_tables_tell_of_offices_and_places_too() {
    let gazetteer = Gazetteer::embedded();
    let said = gazetteer.said_of_office(super::office(&gazetteer, "us.treasury.secretary"));
    assert!(said.iter().any(|said| said.key == "titles" && said.value == "Treasury Secretary" && said.stands));
    let said = gazetteer.said_of_place(super::place(&gazetteer, "geneva"));
    assert!(said.iter().any(|said| said.key == "name" && said.value == "Geneva"));
    assert!(said.iter().all(|said| said.provenance.registry.layer == Layer::Embedded && said.provenance.line > 1));
}
