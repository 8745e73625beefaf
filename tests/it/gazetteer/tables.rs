//! What must hold of every row of the embedded tables.

use dateline::gazetteer::{Basis, Collisions, Entity, Gazetteer, Held, Layer, NameForm, TermEnd, check, collisions};

use super::{day, office, official};

#[test]
fn the_embedded_tables_have_nothing_to_put_right() {
    let (_, problems) = Gazetteer::compile();
    assert_eq!(problems, []);
}

#[test]
fn there_is_enough_to_work_with() {
    let gazetteer = Gazetteer::embedded();
    assert!(gazetteer.officials().count() >= 60, "{}", gazetteer.officials().count());
    assert!(gazetteer.places().count() >= 80, "{}", gazetteer.places().count());
}

#[test]
fn every_row_says_where_it_is_from_and_as_of_when() {
    let gazetteer = Gazetteer::embedded();
    let mut rows = Vec::new();
    for (_, place) in gazetteer.places() {
        rows.push((&place.id, &place.provenance));
    }
    for (_, office) in gazetteer.offices() {
        rows.push((&office.id, &office.provenance));
    }
    for (_, official) in gazetteer.officials() {
        rows.extend(official.terms.iter().map(|term| (&official.id, &term.provenance)));
        assert!(!official.terms.is_empty(), "{} holds no office", official.id);
    }
    for (id, provenance) in rows {
        let source = provenance.source.as_deref().unwrap_or_default();
        assert!(source.len() > 5, "{id} has no source");
        assert!(provenance.registry.as_of.is_some(), "{id} is as of no day");
        assert!(provenance.registry.licence.is_some(), "{id} has no licence");
        assert_eq!(provenance.registry.layer, Layer::Embedded);
        assert!(provenance.line > 1, "{id} has no line");
    }
}

#[test]
fn the_check_of_registries_finds_nothing() {
    let faults: Vec<String> = check(&Gazetteer::embedded()).iter().map(ToString::to_string).collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn a_term_without_a_start_was_seen_on_a_day() {
    let gazetteer = Gazetteer::embedded();
    for (_, official) in gazetteer.officials() {
        for term in official.terms.iter().filter(|term| term.start.is_none()) {
            let shown = !term.attested.is_empty() || term.basis == Basis::Memory || term.end != TermEnd::Open;
            assert!(shown, "{} has neither a start nor a day on which the title was seen", official.id);
        }
    }
}

#[test]
fn names_that_several_people_have_were_looked_at() {
    let reviewed = Collisions::parse(include_str!("../../../seeds/gazetteer/recipe/collisions.csv"));
    let fresh = collisions(&Gazetteer::embedded(), &reviewed);
    assert_eq!(fresh, Vec::<String>::new(), "look at these, then add the lines to recipe/collisions.csv");
}

#[test]
fn every_short_name_is_part_of_the_name() {
    for (_, official) in Gazetteer::embedded().officials() {
        let short = official.short.as_deref().unwrap_or_default();
        assert!(official.name.contains(short), "{short} is no part of {}", official.name);
    }
}

#[test]
fn every_name_of_every_row_is_found_in_a_text_and_means_that_row() {
    let gazetteer = Gazetteer::embedded();
    let means = |name: &str, wanted: &dyn Fn(&Entity) -> bool| {
        let tokens = dateline::document::tokenize(name, (0..name.len()).into(), &[]);
        let found = gazetteer.recognise(name, &tokens);
        let whole = found.iter().find(|found| found.tokens == (0..tokens.len()));
        whole.is_some_and(|found| found.entities.iter().any(wanted))
    };
    for (wanted, official) in gazetteer.officials() {
        for name in official.aliases.iter().chain([&official.name]) {
            let full = |entity: &Entity| matches!(entity, Entity::Official { id, form: NameForm::Full | NameForm::Alias } if *id == wanted);
            assert!(means(name, &full), "{name}");
        }
    }
    for (wanted, office) in gazetteer.offices() {
        for title in &office.titles {
            let same = |entity: &Entity| matches!(entity, Entity::Office { id, .. } if *id == wanted);
            assert!(means(&title.text, &same), "{}", title.text);
        }
    }
    for (wanted, place) in gazetteer.places() {
        let old = place.old_names.iter().map(|old| &old.text);
        let people = place.demonyms.iter().chain(&place.adjectives);
        for name in place.aliases.iter().chain([&place.name]).chain(old).chain(people) {
            let same = |entity: &Entity| matches!(entity, Entity::Place { id, .. } if *id == wanted);
            assert!(means(name, &same), "{name}");
        }
    }
}

#[test]
fn the_pronoun_he_is_nobody() {
    let gazetteer = Gazetteer::embedded();
    for pronoun in ["He", "HE", "he"] {
        let tokens = dateline::document::tokenize(pronoun, (0..pronoun.len()).into(), &[]);
        assert_eq!(gazetteer.recognise(pronoun, &tokens), []);
    }
}

#[test]
fn the_treasury_secretaries_are_those_of_the_public_record() {
    let gazetteer = Gazetteer::embedded();
    let treasury = office(&gazetteer, "us.treasury.secretary");
    let bessent = official(&gazetteer, "scott-bessent");
    let yellen = official(&gazetteer, "janet-yellen");
    let holders = |date| gazetteer.holders_on(treasury, day(date)).collect::<Vec<_>>();
    assert_eq!(holders("2024-10-17"), [yellen]);
    assert_eq!(holders("2025-10-17"), [bessent]);
    assert_eq!(gazetteer.held(bessent, treasury, day("2024-10-17")), Held::No);
    assert_eq!(gazetteer.held(yellen, treasury, day("2025-10-17")), Held::No);
    let term = gazetteer.offices_on(bessent, day("2025-10-17")).next().unwrap();
    assert_eq!(term.start.unwrap().earliest(), day("2025-01-28"));
    let left = gazetteer.last_term(yellen, treasury, day("2025-10-17")).unwrap();
    assert_eq!(left.start.unwrap().earliest(), day("2021-01-26"));
    assert!(matches!(left.end, TermEnd::On(end) if end.latest() == day("2025-01-20")));
}

#[test]
fn a_title_that_many_countries_have_is_denied_to_nobody_of_another() {
    let gazetteer = Gazetteer::embedded();
    let vice_president = office(&gazetteer, "us.vice-president");
    let date = day("2026-01-04");
    assert_eq!(gazetteer.held(official(&gazetteer, "delcy-rodriguez"), vice_president, date), Held::Unknown);
    assert_eq!(gazetteer.held(official(&gazetteer, "marco-rubio"), vice_president, date), Held::No);
}

#[test]
fn every_dated_old_name_says_where_its_date_can_be_read() {
    let table = include_str!("../../../seeds/gazetteer/recipe/renamings.csv");
    let rows = csv::Reader::from_reader(table.as_bytes()).into_records().map(Result::unwrap);
    let cited: Vec<_> = rows.map(|row| (row[0].to_owned(), row[1].to_owned(), row[2].to_owned())).collect();
    let gazetteer = Gazetteer::embedded();
    let mut known = Vec::new();
    for (_, place) in gazetteer.places() {
        for old in place.old_names.iter().filter(|old| old.from.is_some() || old.until.is_some()) {
            let day = |date: Option<dateline::calendar::PartialDate>| date.map_or("..".to_owned(), |date| date.edtf());
            let from = day(old.from);
            known.push((place.id.to_string(), old.text.to_string(), format!("{from}/{}", day(old.until))));
        }
    }
    known.sort();
    assert_eq!(known, cited);
}
