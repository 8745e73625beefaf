//! A desk's own registries under the server: what documents are read with follows them, and what is wrong with them shows in them.

use serde_json::{Value, json};

use super::workspace::Desk;

const SETTINGS: &str = "registry = [\"own/*.toml\"]\n";
const BRIEFING: &str =
    "---\ndate: 2026-03-01\n---\n\nPort Minister Ida Holmquist opened the port, the ministry said.\n";
const OTHER: &str = "---\ndate: 2026-03-01\n---\n\nThe harbour reopened, the ministry said.\n";

/// A registry in which she has left the office on `end`.
fn registry(end: &str) -> String {
    format!(
        "[registry]\nid = \"own\"\nas-of = 2026-11-01\nsource = \"a test\"\n[[office]]\nid = \"nl.port\"\nbody = \"Norland\"\n\
         titles = [\"Port Minister\"]\n[[person]]\nid = \"ida\"\nname = \"Ida Holmquist\"\nshort = \"Holmquist\"\n\
         [[person.term]]\noffice = \"nl.port\"\nstart = \"2020-01-01\"\n{end}\n"
    )
}

/// Waits until exactly `messages` are said of the file `name`, none of them more than in part.
fn until_said(desk: &mut Desk, name: &str, messages: &[&str]) -> Value {
    let uri = desk.uri(name);
    desk.client.wait_for(|message| {
        let found = message["params"]["diagnostics"].as_array();
        message["method"] == "textDocument/publishDiagnostics"
            && message["params"]["uri"] == uri.as_str()
            && found.is_some_and(|found| {
                let said = |(found, wanted): (&Value, &&str)| found["message"].as_str().unwrap().contains(wanted);
                found.len() == messages.len() && found.iter().zip(messages).all(said)
            })
    })
}

#[test]
fn documents_follow_a_registry_on_the_disk_and_in_its_buffer() {
    let (open, left) = (registry(""), registry("end = \"2026-02-01\""));
    let files = [("dateline.toml", SETTINGS), ("own/people.toml", &*open), ("a.md", BRIEFING), ("b.md", OTHER)];
    let mut desk = Desk::new(&files);
    desk.open_file("a.md");
    desk.open_file("b.md");
    desk.until("a.md", &[]);
    desk.until("b.md", &[]);
    // On the disk.
    desk.write("own/people.toml", &left);
    desk.until("a.md", &["stale-title"]);
    // In a buffer, which nobody has saved.
    desk.open("own/people.toml", &open);
    desk.until("a.md", &[]);
    desk.change("own/people.toml", 2, &left);
    desk.until("a.md", &["stale-title"]);
    desk.change("own/people.toml", 3, &open);
    desk.until("a.md", &[]);
    // What is open counts for as long as it is open.
    desk.write("own/people.toml", &left);
    let close = json!({"textDocument": {"uri": desk.uri("own/people.toml")}});
    desk.client.notify("textDocument/didClose", &close);
    desk.until("a.md", &["stale-title"]);
    // A file that a glob takes in.
    desk.write("own/again.toml", "[registry]\nas-of = 2026-11-01\n[[person]]\nid = \"ida\"\nhide = true\n");
    desk.remove("own/people.toml");
    desk.until("a.md", &[]);
    // Nothing was said again of what does not depend on it.
    let again = desk.client.rest();
    let of_other = again.iter().filter(|message| message["params"]["uri"] == desk.uri("b.md").as_str());
    assert_eq!(of_other.count(), 0, "{again:#?}");
}

#[test]
fn what_is_wrong_with_a_registry_is_said_in_it_as_it_is_typed() {
    let files = [("dateline.toml", SETTINGS), ("own/people.toml", "[[plce]]\nid = \"x\"\n"), ("a.md", BRIEFING)];
    let mut desk = Desk::new(&files);
    // Of a file that nobody has open.
    let told = until_said(&mut desk, "own/people.toml", &["did you mean `place`?"]);
    assert_eq!(told["params"]["diagnostics"][0]["range"]["start"], json!({"line": 0, "character": 2}));
    // As it is typed.
    let mistyped = registry("statsu = \"acting\"");
    desk.open("own/people.toml", &mistyped);
    let told = until_said(&mut desk, "own/people.toml", &["did you mean `status`?"]);
    let line = mistyped.lines().position(|line| line.starts_with("statsu")).unwrap();
    assert_eq!(told["params"]["diagnostics"][0]["range"]["start"], json!({"line": line, "character": 0}));
    assert_eq!(told["params"]["diagnostics"][0]["severity"], 2);
    desk.change("own/people.toml", 2, &registry("status = \"acting\""));
    until_said(&mut desk, "own/people.toml", &[]);
    desk.change("own/people.toml", 3, "[[person]\n");
    until_said(&mut desk, "own/people.toml", &["this is not TOML"]);
    // On closing, what is on the disk counts.
    let close = json!({"textDocument": {"uri": desk.uri("own/people.toml")}});
    desk.client.notify("textDocument/didClose", &close);
    until_said(&mut desk, "own/people.toml", &["did you mean `place`?"]);
}

#[test]
fn a_table_in_a_folder_is_a_registry_too_and_no_text_of_its_kind_is_a_briefing() {
    let head = "[registry]\nid = \"own\"\nas-of = 2026-11-01\nsource = \"a test\"\n[[office]]\nid = \"nl.port\"\n\
                body = \"Norland\"\ntitles = [\"Port Minister\"]\n";
    let people = "id,name,short\nida,Ida Holmquist,Holmquist\n";
    let files = [
        ("dateline.toml", "registry = \"own\"\n"),
        ("own/people.toml", head),
        ("own/people.csv", people),
        ("own/terms.csv", "person,office,start,end\nida,nl.port,2020-01-01,\n"),
        ("a.md", BRIEFING),
    ];
    let mut desk = Desk::new(&files);
    desk.open_file("a.md");
    desk.until("a.md", &[]);
    desk.open("own/terms.csv", "person,office,start,end\nida,nl.port,2020-01-01,2026-02-01\n");
    desk.until("a.md", &["stale-title"]);
    desk.change("own/terms.csv", 2, "person,office,start,end\nidda,nl.port,2020-01-01,2026-02-01\n");
    let told = until_said(&mut desk, "own/terms.csv", &["no person has the id `idda`\ndid you mean `ida`?"]);
    let range = json!({"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 4}});
    assert_eq!(told["params"]["diagnostics"][0]["range"], range);
    // It is asked about like any text, and there is nothing to say of it.
    let at = json!({"textDocument": {"uri": desk.uri("own/terms.csv")}, "position": {"line": 1, "character": 1}});
    assert_eq!(desk.client.ask("textDocument/hover", &at)["result"], Value::Null);
}
