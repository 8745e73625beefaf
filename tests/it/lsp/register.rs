//! The action that adds a person to the registry, as clients of several kinds get it.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::client::Client;

const TEXT: &str = "---\ndate: 2026-11-20\n---\nThe water minister Odile Branca said the dam holds.\n";

/// What a client whose `workspaceEdit` is `can` is offered for the name in `a.md`, in a folder with `files`.
fn offered(can: &Value, files: &[(&str, &str)], text: &str) -> (TempDir, String, Option<Value>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let root = format!("file://{}", folder.path().display());
    let capabilities = json!({
        "workspace": {"workspaceEdit": can, "workspaceFolders": true},
        "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}}
    });
    let params = json!({"capabilities": capabilities, "workspaceFolders": [{"uri": root, "name": "desk"}]});
    let (mut client, _) = Client::initialized_with(&params);
    let uri = format!("{root}/a.md");
    client.open(&uri, text);
    client.wait_for(|message| message["method"] == "textDocument/publishDiagnostics");
    let place = json!({"line": 3, "character": 22});
    let params =
        json!({"textDocument": {"uri": uri}, "range": {"start": place, "end": place}, "context": {"diagnostics": []}});
    let mut ask = || {
        let actions = client.ask("textDocument/codeAction", &params)["result"].clone();
        let mut actions = actions.as_array().unwrap().iter();
        actions.find(|action| action["title"].as_str().unwrap().starts_with("add ")).cloned()
    };
    let mut found = ask();
    // The folder may be read a moment after the document in it is judged.
    for _ in 0..25 {
        if found.as_ref().is_some_and(|action| action["title"].as_str().unwrap().ends_with("of this document")) {
            std::thread::sleep(std::time::Duration::from_millis(20));
            found = ask();
        }
    }
    (folder, root, found)
}

const ROWS: &str = "[[office]]\nid = \"desk.water-minister\"\ntitles = [\"water minister\"]\n\n[[person]]\nid = \"odile-branca\"\n\
    name = \"Odile Branca\"\nshort = \"Branca\"\n\n[[person.term]]\noffice = \"desk.water-minister\"\nbasis = \"attested\"\n\
    attested = [2026-11-20]\nas-of = 2026-11-20\nsource = \"title as used in a.md\"\n";

#[test]
#[cfg(unix)]
fn the_row_goes_to_the_end_of_the_workspaces_registry() {
    let registry = "[registry]\nid = \"desk\"\nas-of = 2026-01-01\n";
    let files = [("dateline.toml", "[gazetteer]\nfiles = [\"own.toml\"]\n"), ("own.toml", registry)];
    let (_folder, root, action) = offered(&json!({"documentChanges": true}), &files, TEXT);
    let action = action.unwrap();
    assert_eq!(action["title"], "add water minister Odile Branca to own.toml");
    let change = &action["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"]["uri"], format!("{root}/own.toml"));
    let end = json!({"line": 3, "character": 0});
    assert_eq!(change["edits"], json!([{"range": {"start": end, "end": end}, "newText": format!("\n{ROWS}")}]));
    // What is added is read without a complaint, and makes the person known.
    let (gazetteer, problems) =
        dateline::gazetteer::Gazetteer::load([("own.toml", format!("{registry}\n{ROWS}").as_str())]);
    assert_eq!(problems, []);
    assert_eq!(gazetteer.find_person("Odile Branca").len(), 1);
}

#[test]
#[cfg(unix)]
fn a_workspace_without_a_registry_gets_one_that_its_settings_name() {
    let can = json!({"documentChanges": true, "resourceOperations": ["create"]});
    let (_folder, root, action) = offered(&can, &[("dateline.toml", "profile = 'strict'\n")], TEXT);
    let action = action.unwrap();
    assert_eq!(action["title"], "add water minister Odile Branca to a registry, gazetteer.toml");
    let operations = action["edit"]["documentChanges"].as_array().unwrap();
    assert_eq!(operations[0]["textDocument"]["uri"], format!("{root}/dateline.toml"));
    assert_eq!(operations[0]["edits"][0]["newText"], "\n[gazetteer]\nfiles = [\"gazetteer.toml\"]\n");
    assert_eq!([&operations[1]["kind"], &operations[1]["uri"]], ["create", &*format!("{root}/gazetteer.toml")]);
    let written = operations[2]["edits"][0]["newText"].as_str().unwrap();
    assert_eq!(written, format!("[registry]\nid = \"desk\"\nas-of = 2026-11-20\n\n{ROWS}"));
}

#[test]
#[cfg(unix)]
fn where_no_file_can_be_made_the_document_keeps_the_person() {
    let (_folder, root, action) = offered(&json!({}), &[], TEXT);
    let action = action.unwrap();
    assert_eq!(action["title"], "add water minister Odile Branca to the people of this document");
    let edit = &action["edit"]["changes"][format!("{root}/a.md")][0];
    assert_eq!(edit["newText"], "people:\n  odile-branca: {name: \"Odile Branca\", title: \"water minister\"}\n");
    assert_eq!(edit["range"]["start"], json!({"line": 2, "character": 0}));
}

#[test]
#[cfg(unix)]
fn whoever_is_known_or_has_no_title_is_not_offered() {
    for text in [
        "---\ndate: 2026-11-20\n---\nTreasury Secretary Scott Bessent said so.\n",
        "---\ndate: 2026-11-20\n---\nOn that morning Odile Branca said the dam holds.\n",
    ] {
        assert_eq!(offered(&json!({}), &[], text).2, None, "{text}");
    }
}
