//! Registry files of a workspace over the embedded tables, right and broken.

use dateline::gazetteer::{Gazetteer, Held, Layer, Problem, TermEnd};
use proptest::prelude::*;

use super::{day, office, official, place};

fn problems(text: &str) -> Vec<String> {
    let (_, problems) = Gazetteer::load([("desk.toml", text)]);
    problems.iter().map(|problem| shown(problem, text)).collect()
}

/// The bytes of the problem, its message and what to do.
fn shown(problem: &Problem, text: &str) -> String {
    assert_eq!(&*problem.file, "desk.toml");
    let help = problem.help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default();
    format!("{:?}: {}{help}", problem.span.of(text), problem.message)
}

const HEAD: &str = "[registry]\nid = \"desk\"\nas-of = 2026-11-01\n";

#[test]
fn a_later_file_closes_a_term_and_the_rest_of_the_row_stays() {
    let text = format!(
        "{HEAD}[[person]]\nid = \"scott-bessent\"\naliases = [\"Scott K. H. Bessent\"]\n[[person.term]]\noffice = \"us.treasury.secretary\"\nend = \"2026-10-01\"\nsource = \"a test\"\n"
    );
    let (gazetteer, problems) = Gazetteer::load([("desk.toml", text.as_str())]);
    assert_eq!(problems, []);
    let bessent = official(&gazetteer, "scott-bessent");
    let row = gazetteer.official(bessent).unwrap();
    assert_eq!(&*row.name, "Scott Bessent");
    assert!(row.aliases.iter().any(|alias| &**alias == "Scott K. H. Bessent"));
    let [term] = &*row.terms else { panic!("{:?}", row.terms) };
    assert_eq!(term.start.unwrap().earliest(), day("2025-01-28"));
    assert!(matches!(term.end, TermEnd::On(end) if end.latest() == day("2026-10-01")));
    assert_eq!(term.provenance.registry.layer, Layer::Workspace);
    assert_eq!((term.provenance.line, &*term.provenance.registry.file), (7, "desk.toml"));
    let treasury = office(&gazetteer, "us.treasury.secretary");
    assert_eq!(gazetteer.held(bessent, treasury, day("2026-10-15")), Held::No);
    assert_ne!(gazetteer.version(), Gazetteer::embedded().version());
}

#[test]
fn a_later_file_may_vouch_for_an_office_until_a_later_day() {
    let text = format!("{HEAD}[[office]]\nid = \"us.treasury.secretary\"\nas-of = 2026-11-01\n");
    let (gazetteer, _) = Gazetteer::load([("desk.toml", text.as_str())]);
    let bessent = official(&gazetteer, "scott-bessent");
    let treasury = office(&gazetteer, "us.treasury.secretary");
    assert_eq!(gazetteer.held(bessent, treasury, day("2026-10-15")), Held::Yes);
    assert_eq!(Gazetteer::embedded().held(bessent, treasury, day("2026-10-15")), Held::Unknown);
}

#[test]
fn a_later_file_takes_out_a_row_and_its_names() {
    let text =
        format!("{HEAD}[[person]]\nid = \"scott-bessent\"\nhide = true\n[[place]]\nid = \"geneva\"\nhide = true\n");
    let (gazetteer, problems) = Gazetteer::load([("desk.toml", text.as_str())]);
    assert_eq!(problems, []);
    assert!(gazetteer.find_person("Scott Bessent").is_empty());
    assert!(gazetteer.places().all(|(_, place)| &*place.id != "geneva"));
    let text = "Scott Bessent in Geneva";
    let tokens = dateline::document::tokenize(text, (0..text.len()).into(), &[]);
    assert_eq!(gazetteer.recognise(text, &tokens), []);
}

#[test]
fn a_desk_may_have_only_its_own() {
    let text = format!("{HEAD}[[place]]\nid = \"dovrin\"\nname = \"Dovrin\"\n");
    let (gazetteer, problems) = Gazetteer::load_only([("desk.toml", text.as_str())]);
    assert_eq!(problems, []);
    assert_eq!(gazetteer.places().count(), 1);
    assert_eq!(gazetteer.officials().count(), 0);
}

#[test]
fn unknown_keys_words_and_ids_are_named_with_what_was_meant() {
    let text = format!(
        "{HEAD}[[office]]\nid = \"x.y\"\ntitels = [\"Y\"]\nclass = \"ministr\"\ntitles = [\"Y\"]\ncountry = \"ZZ\"\n[[person]]\nid = \"p\"\nname = \"P Q\"\n[[person.term]]\noffice = \"us.treasury.secretry\"\nstart = \"2025-02-30\"\n"
    );
    assert_eq!(
        problems(&text),
        [
            "\"\\\"ministr\\\"\": unknown word `ministr` (did you mean `minister`?)",
            "\"titels\": unknown key `titels` (did you mean `titles`?)",
            "\"\\\"2025-02-30\\\"\": `2025-02-30` is not a date (write a day, month or year that the calendar has: `2025-01-28`, `2025-01`, `2025`)",
            "\"\\\"ZZ\\\"\": no place has the id `ZZ`",
            "\"\\\"us.treasury.secretry\\\"\": no office has the id `us.treasury.secretry` (did you mean `us.treasury.secretary`?)",
        ]
    );
}

#[test]
fn what_is_missing_is_said_and_what_is_there_is_used() {
    assert_eq!(
        problems("[[person]]\nname = \"A B\"\n[[person]]\nid = \"c\"\n[[office]]\nid = \"o\"\n"),
        [
            "\"[[person]]\": this person has no `id` (add `id = \"…\"`)",
            "\"\\\"o\\\"\": the office `o` has no title (add `titles = [\"…\"]`, the full one first)",
            "\"\\\"c\\\"\": the person `c` has no name (add `name = \"…\"`)",
        ]
    );
    // What is there and misspelt is not said to be missing.
    let misspelt = "[[person]]\nid = \"p\"\nname = \"P Q\"\n[[person.term]]\nofice = \"us.treasury.secretary\"\n";
    assert_eq!(problems(misspelt), ["\"ofice\": unknown key `ofice` (did you mean `office`?)"]);
    let text = "[[place]]\nid = \"dovrin\"\nname = \"Dovrin\"\nkind = 7\n";
    assert_eq!(problems(text), ["\"7\": expected a string, found a whole number"]);
    let (gazetteer, _) = Gazetteer::load([("desk.toml", text)]);
    assert_eq!(gazetteer.find_place("dovrin"), [place(&gazetteer, "dovrin")]);
}

#[test]
fn a_registry_with_terms_says_as_of_when_it_is_right() {
    let text = "[registry]\nid = \"d\"\n[[office]]\nid = \"o\"\ntitles = [\"O\"]\n[[person]]\nid = \"p\"\nname = \"P Q\"\n[[person.term]]\noffice = \"o\"\nstart = \"2025\"\n";
    let found = problems(text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("does not say as of when"), "{found:?}");
}

#[test]
fn broken_toml_is_a_problem_at_its_place_and_other_files_are_read() {
    let good = format!("{HEAD}[[place]]\nid = \"dovrin\"\nname = \"Dovrin\"\n");
    let (gazetteer, found) = Gazetteer::load([("broken.toml", "[[place]\nid = \n"), ("good.toml", good.as_str())]);
    assert!(!found.is_empty() && found.iter().all(|problem| &*problem.file == "broken.toml"), "{found:?}");
    assert!(found[0].message.starts_with("this is not TOML"), "{found:?}");
    assert_eq!(gazetteer.find_place("Dovrin").len(), 1);
}

#[test]
fn a_term_that_ends_before_it_starts_is_a_problem() {
    let text = format!(
        "{HEAD}[[person]]\nid = \"p\"\nname = \"P Q\"\n[[person.term]]\noffice = \"us.ustr\"\nstart = \"2025\"\nend = \"2024\"\nsource = \"a test\"\n"
    );
    let found = problems(&text);
    assert!(found.len() == 1 && found[0].contains("before it starts"), "{found:?}");
}

#[test]
fn a_person_is_found_by_full_name_then_by_the_name_used_alone() {
    let gazetteer = Gazetteer::embedded();
    let found = |name: &str| {
        let ids = gazetteer.find_person(name);
        ids.into_iter()
            .filter_map(|id| gazetteer.official(id))
            .map(|official| official.id.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(found("scott bessent"), ["scott-bessent"]);
    assert_eq!(found("Lecornu"), ["sebastien-lecornu"]);
    assert_eq!(found("sebastien lecornu"), ["sebastien-lecornu"]);
    assert_eq!(found("何立峰"), ["he-lifeng"]);
    assert_eq!(found("Lifeng"), ["he-lifeng"]);
    assert!(found("wang").len() > 1, "a family name of several people finds them all");
    assert_eq!(found("Nobody Atall"), [""; 0]);
    assert_eq!(found(""), [""; 0]);
    assert_eq!(gazetteer.suggest_person("Scot Bessent"), Some("Scott Bessent"));
    assert_eq!(gazetteer.suggest_place("Genva"), Some("Geneva"));
    let treasury = office(&gazetteer, "us.treasury.secretary");
    assert_eq!(gazetteer.find_office("U.S. Treasury secretary"), [treasury]);
    assert_eq!(gazetteer.find_office("us.treasury.secretary"), [treasury]);
}

/// Lines of a registry, each of which may be anything.
fn registry() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("[registry]".to_owned()),
        Just("[[office]]".to_owned()),
        Just("[[person]]".to_owned()),
        Just("[[person.term]]".to_owned()),
        Just("[[place]]".to_owned()),
        Just("covers = [\"us\"]".to_owned()),
        Just("hide = true".to_owned()),
        Just("end = \"unknown\"".to_owned()),
        Just("old-names = [{ text = \"A\", until = 2020-01-01 }, { txt = 1 }, \"B\"]".to_owned()),
        Just("coordinates = [400, \"x\"]".to_owned()),
        Just("seats = 99999999999999999999".to_owned()),
        "(id|name|short|office|start|end|as-of|aliases|titles|country|in|kind|basis|attested|metonym-for|source) = (\"\"|\"[a-zA-Z. -]{0,12}\"|[0-9]{1,4}|20[0-9]{2}-[01][0-9]-[0-3][0-9]|\\[\"x\", 3\\]|\"us\\.president\"|\"gov\\.cn\"|true)",
        "\\PC{0,20}",
    ];
    proptest::collection::vec(line, 0..24).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn no_registry_brings_the_program_down(text in registry(), prose in "\\PC{0,60}") {
        let (gazetteer, problems) = Gazetteer::load_only([("desk.toml", text.as_str())]);
        for problem in &problems {
            prop_assert!(problem.span.end() <= text.len(), "{problem:?}");
            prop_assert!(!problem.message.is_empty());
        }
        let tokens = dateline::document::tokenize(&prose, (0..prose.len()).into(), &[]);
        let mut last = 0;
        for name in gazetteer.recognise(&prose, &tokens) {
            prop_assert!(name.tokens.start < name.tokens.end && name.tokens.end <= tokens.len());
            prop_assert!(!name.entities.is_empty());
            prop_assert!(name.tokens.end >= last);
            last = name.tokens.end;
        }
        for (id, official) in gazetteer.officials() {
            for term in &official.terms {
                let _ = gazetteer.held(id, term.office, day("2025-01-01"));
            }
        }
        let _ = gazetteer.find_person(&prose);
    }

    #[test]
    fn names_are_found_wherever_they_stand(before in "[a-z ,.]{0,20}", after in "[ ,;:!?][a-z ]{0,20}") {
        let gazetteer = Gazetteer::embedded();
        let text = format!("{before} Scott Bessent{after}");
        let tokens = dateline::document::tokenize(&text, (0..text.len()).into(), &[]);
        let bessent = official(&gazetteer, "scott-bessent");
        let found = gazetteer.recognise(&text, &tokens);
        prop_assert!(found.iter().any(|name| name.officials().any(|(id, _)| id == bessent)), "{text:?}");
    }
}
