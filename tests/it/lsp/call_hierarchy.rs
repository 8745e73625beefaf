//! Call hierarchy over the wire: into closed files and source files, and back with an item whose text has moved.

use std::fs;

use serde_json::{Value, json};

use super::client::Client;

fn client(files: &[(&str, &str)]) -> (Client, tempfile::TempDir) {
    let desk = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(desk.path().join(name), text).unwrap();
    }
    let uri = format!("file://{}", desk.path().display());
    let capabilities = json!({"textDocument": {"callHierarchy": {}}, "window": {"workDoneProgress": true}});
    let params = json!({
        "processId": null, "rootUri": uri, "capabilities": capabilities,
        "workspaceFolders": [{"uri": uri, "name": "desk"}],
    });
    let (mut client, told) = Client::initialized_with(&params);
    assert_eq!(told["capabilities"]["callHierarchyProvider"], true);
    // The folder is read when its progress ends.
    let create = client.asked("window/workDoneProgress/create");
    client.reply(&create, &json!({"result": null}));
    client.wait_for(|message| message["params"]["value"]["kind"] == "end");
    (client, desk)
}

fn names(answer: &Value, end: &str) -> Vec<String> {
    let steps = answer["result"].as_array().unwrap().iter();
    steps
        .map(|step| format!("{} ({})", step[end]["name"].as_str().unwrap(), step[end]["detail"].as_str().unwrap()))
        .collect()
}

#[test]
fn a_claim_is_followed_down_to_a_source_file_and_up_to_a_closed_briefing() {
    let (mut client, desk) = client(&[
        ("dateline.toml", "sources = 'sources.yaml'\n"),
        (
            "sources.yaml",
            "sources:\n  cable: {title: Cable 7, kind: official, retracted: 2026-11-20}\n  wire: {title: Wire, derived-from: cable}\n",
        ),
        ("next.md", "# Next\n\nA deal is near, we judge.{#deal .assessment basis=\"base#^talks\"}\n"),
        ("base.md", ""),
    ]);
    let uri = format!("file://{}/base.md", desk.path().display());
    client.open(&uri, "Talks go on.{#talks src=wire}\n");
    let at = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 3}});
    let item = client.ask("textDocument/prepareCallHierarchy", &at)["result"][0].clone();
    assert_eq!((&item["name"], &item["data"]), (&json!("Talks go on."), &json!({"claim": "talks"})));
    // The claim moves, and the item still means it.
    client.change(&uri, 2, &json!([{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "# Base\n\n"}]));
    let up = client.ask("callHierarchy/incomingCalls", &json!({"item": item}));
    assert_eq!(
        names(&up, "from"),
        [
            "A deal is near, we judge. (rests on · ^deal in next.md · rests on @cable, which is retracted)",
            "Base (holds · base.md · rests on @cable, which is retracted)"
        ]
    );
    assert_eq!(up["result"][0]["from"]["uri"], format!("file://{}/next.md", desk.path().display()));
    let said = json!([{"start": {"line": 2, "character": 51}, "end": {"line": 2, "character": 62}}]);
    assert_eq!(up["result"][0]["fromRanges"], said);
    let down = client.ask("callHierarchy/outgoingCalls", &json!({"item": item}));
    assert_eq!(names(&down, "to"), ["Wire (cites · @wire · rests on @cable, which is retracted)"]);
    let said = json!([{"start": {"line": 2, "character": 24}, "end": {"line": 2, "character": 28}}]);
    assert_eq!(down["result"][0]["fromRanges"], said);
    let wire = &down["result"][0]["to"];
    assert_eq!(wire["uri"], format!("file://{}/sources.yaml", desk.path().display()));
    assert_eq!(
        wire["selectionRange"],
        json!({"start": {"line": 2, "character": 2}, "end": {"line": 2, "character": 6}})
    );
    // From the source file itself one goes on, though it is no briefing and not open.
    let down = client.ask("callHierarchy/outgoingCalls", &json!({"item": wire}));
    assert_eq!(
        names(&down, "to"),
        ["Cable 7 (draws on · @cable · official statement or publication · retracted on 20 November 2026)"]
    );
    assert_eq!(down["result"][0]["to"]["tags"], json!([1]));
    let said = json!([{"start": {"line": 2, "character": 36}, "end": {"line": 2, "character": 41}}]);
    assert_eq!(down["result"][0]["fromRanges"], said);
}

#[test]
fn a_sentence_without_an_id_is_asked_about_by_its_place() {
    let mut client = Client::initialized(&json!({"textDocument": {"callHierarchy": {}}}));
    let uri = "untitled:a.md";
    client.open(uri, "---\nsources:\n  a: {title: A}\n---\nOne [@a]. Two.\n");
    let at =
        |line, character| json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}});
    let item = client.ask("textDocument/prepareCallHierarchy", &at(4, 1))["result"][0].clone();
    let down = client.ask("callHierarchy/outgoingCalls", &json!({"item": item}));
    assert_eq!(names(&down, "to"), ["A (cites · @a)"]);
    let source = client.ask("textDocument/prepareCallHierarchy", &at(2, 3))["result"][0].clone();
    let up = client.ask("callHierarchy/incomingCalls", &json!({"item": source}));
    assert_eq!(names(&up, "from"), ["One. (cites · in untitled:a.md)"]);
    assert_eq!(client.ask("textDocument/prepareCallHierarchy", &at(9, 9))["result"], json!(null));
}

#[test]
fn it_is_not_offered_to_a_client_without_it() {
    let params = json!({"processId": null, "rootUri": null, "capabilities": {}});
    assert_eq!(Client::initialized_with(&params).1["capabilities"].get("callHierarchyProvider"), None);
}
