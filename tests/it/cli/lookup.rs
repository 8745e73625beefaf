//! `who` and `where`: people, offices and places, and which layer says what.

use serde_json::{Value, json};

use crate::cli::command::Desk;

const SETTINGS: &[u8] = b"[gazetteer]\nfiles = ['desk.toml']\n";

const REGISTRY: &[u8] =
    b"[registry]\nas-of = 2026-01-01\n\n[[person]]\nid = 'scott-bessent'\naliases = ['Scotty Bessent']\n\n\
    [[person.term]]\noffice = 'us.treasury.secretary'\nstart = '2025-01-28'\nend = '2025-12-31'\nsource = 'the desk'\n";

#[test]
fn an_explanation_says_which_layer_says_what_by_file_and_line() {
    let desk = Desk::new(&[("dateline.toml", SETTINGS), ("desk.toml", REGISTRY)]);
    let run = desk.run(&["who", "Scotty Bessent", "--on", "2025-10-17", "--explain"]);
    assert_eq!(run.code, 0, "{run:?}");
    let explained = run.out.split_once("who says what").expect("it is explained").1;
    let (embedded, own) = explained.split_once("workspace, ").expect("both layers are named");
    assert!(embedded.contains("embedded, seeds/gazetteer/") && embedded.contains("name: Scott Bessent"), "{run:?}");
    assert!(own.contains("desk.toml:4\n      aliases: Scotty Bessent"), "{run:?}");
    assert!(own.contains("to 31 December 2025, which ends the term below"), "{run:?}");
    let place = desk.run(&["where", "Kuala Lumpur", "--explain"]);
    assert!(place.out.contains("name: Kuala Lumpur") && place.out.contains("embedded, "), "{place:?}");
}

#[test]
fn an_office_is_told_with_its_holder_on_the_day() {
    let desk = Desk::new(&[]);
    let run = desk.run(&["who", "U.S. Treasury Secretary", "--on", "2024-05-01"]);
    assert!(run.out.starts_with("Secretary of the Treasury (us.treasury.secretary)\n"), "{run:?}");
    assert!(run.out.contains("on 1 May 2024: Janet Yellen (janet-yellen)"), "{run:?}");
    assert!(!run.out.contains("Bessent"), "{run:?}");
}

#[test]
fn programs_get_an_array_of_objects() {
    let desk = Desk::new(&[("dateline.toml", SETTINGS), ("desk.toml", REGISTRY)]);
    let read = |args: &[&str]| -> Value { serde_json::from_str(&desk.run(args).out).expect("it is JSON") };
    let found = read(&["who", "scott-bessent", "--on", "2025-10-17", "--explain", "--format", "json"]);
    let term = &found[0]["terms"][0];
    assert_eq!([&term["office"], &term["held"], &term["end"]], ["us.treasury.secretary", "yes", "2025-12-31"]);
    assert_eq!([&term["record"]["layer"], &term["record"]["line"]], [&json!("workspace"), &json!(8)]);
    let closes = |said: &&Value| said["effect"] == "closes" && said["stands"] == true;
    assert!(found[0]["statements"].as_array().unwrap().iter().any(|said| closes(&said)), "{found}");
    let office = read(&["who", "U.S. Treasury Secretary", "--on", "2024-05-01", "--format", "json"]);
    assert_eq!(office[0]["holders"][0]["person"], "janet-yellen");
    let place = read(&["where", "Kuala Lumpur", "--format", "json"]);
    assert_eq!([&place[0]["kind"], &place[0]["country"]], ["city", "Malaysia"]);
}

#[test]
fn a_slip_is_answered_with_what_was_meant() {
    let desk = Desk::new(&[]);
    for (args, meant) in [
        (["who", "Bessant"], "`Bessent`"),
        (["who", "treasry secretary"], "`Treasury Secretary`"),
        (["where", "Kuala Lumpr"], "`Kuala Lumpur`"),
    ] {
        let run = desk.run(&args);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains(&format!("did you mean {meant}")), "{run:?}");
    }
    let run = desk.run(&["who", "Bessent", "--on", "yesterday"]);
    assert_eq!(run.code, 2, "{run:?}");
}
