//! The settings that a person's editor has: asked for, told, changed, of any shape, or never coming.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::client::Client;

/// What `strict` warns of and the default profile leaves alone.
const STRICT: &str = "The plant in Torvald is scheduled to close in May.\n";

/// A folder with this `dateline.toml`, open in a client that can do `workspace` things.
fn desk(settings: &str, workspace: &Value) -> (TempDir, Client) {
    let folder = tempfile::tempdir().unwrap();
    if !settings.is_empty() {
        fs::write(folder.path().join("dateline.toml"), settings).unwrap();
    }
    let root = format!("file://{}", folder.path().canonicalize().unwrap().display());
    let params =
        json!({"capabilities": {"workspace": workspace}, "workspaceFolders": [{"uri": root.clone(), "name": "desk"}]});
    let (mut client, _) = Client::initialized_with(&params);
    let uri = format!("{root}/note.md");
    client.open(&uri, STRICT);
    (folder, client)
}

fn pulling() -> Value {
    json!({"configuration": true, "workspaceFolders": true})
}

/// Waits until the note is said to break exactly `rules`.
fn until(client: &mut Client, rules: &[&str]) {
    client.wait_for(|message| {
        message["method"] == "textDocument/publishDiagnostics"
            && message["params"]["diagnostics"].as_array().is_some_and(|list| {
                list.iter().map(|found| found["code"].as_str().unwrap_or_default()).eq(rules.iter().copied())
            })
    });
}

#[test]
fn settings_are_asked_for_and_hold_from_when_they_come() {
    let (_folder, mut client) = desk("", &pulling());
    let asked = client.asked("workspace/configuration");
    assert_eq!(asked["params"]["items"], json!([{"section": "dateline"}]));
    client.reply(&asked, &json!({"result": [{"profile": ["strict"], "server": {"path": "dateline"}}]}));
    until(&mut client, &["agentless-attribution"]);
    client.notify("workspace/didChangeConfiguration", &json!({"settings": null}));
    let asked = client.asked("workspace/configuration");
    client.reply(&asked, &json!({"result": [null]}));
    until(&mut client, &[]);
}

#[test]
fn a_folder_s_own_settings_go_over_the_editor_s() {
    let (_folder, mut client) = desk("[rules]\nagentless-attribution = 'off'\n", &pulling());
    let asked = client.asked("workspace/configuration");
    let said = json!({"profile": "strict", "rules": {"missing-document-date": "error"}});
    client.reply(&asked, &json!({"result": [said]}));
    let text = format!("{STRICT}\nThe minister left this evening, she said.\n");
    let path = client.wait_for(|message| message["method"] == "textDocument/publishDiagnostics");
    let document = json!({"uri": path["params"]["uri"], "version": 2});
    client.notify("textDocument/didChange", &json!({"textDocument": document, "contentChanges": [{"text": text}]}));
    until(&mut client, &["missing-document-date"]);
}

#[test]
fn a_client_that_never_answers_or_refuses_is_served_as_it_is() {
    for refuses in [false, true] {
        let (folder, mut client) = desk("profile = 'strict'\n", &pulling());
        let asked = client.asked("workspace/configuration");
        if refuses {
            client.reply(&asked, &json!({"error": {"code": -32601, "message": "no"}}));
        }
        until(&mut client, &["agentless-attribution"]);
        // The folders are read all the same, and so a link is judged.
        let uri = format!("file://{}/other.md", folder.path().canonicalize().unwrap().display());
        let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": "See [[gone]].\n"});
        client.notify("textDocument/didOpen", &json!({"textDocument": document}));
        until(&mut client, &["broken-link"]);
    }
}

#[test]
fn an_answer_that_is_late_holds_from_then_on() {
    let (_folder, mut client) = desk("", &pulling());
    let asked = client.asked("workspace/configuration");
    until(&mut client, &[]);
    std::thread::sleep(std::time::Duration::from_millis(700));
    client.reply(&asked, &json!({"result": [{"profile": "strict"}]}));
    until(&mut client, &["agentless-attribution"]);
}

#[test]
fn what_cannot_be_followed_is_said_once_and_the_rest_holds() {
    let (_folder, mut client) = desk("", &pulling());
    for _ in 0..3 {
        let asked = client.asked("workspace/configuration");
        client.reply(&asked, &json!({"result": [{"profile": "strict", "rules": {"vague-grup": "off"}}]}));
        client.notify("workspace/didChangeConfiguration", &json!({"settings": {}}));
    }
    for shape in [json!(7), json!("x"), json!([[1]]), json!({"dateline": true}), json!([{"profile": {"a": [null]}}])] {
        let asked = client.asked("workspace/configuration");
        client.reply(&asked, &json!({"result": shape}));
        client.notify("workspace/didChangeConfiguration", &json!({}));
        client.notify("workspace/didChangeConfiguration", &json!({"settings": {}}));
    }
    let asked = client.asked("workspace/configuration");
    client.reply(&asked, &json!({"result": [{"profile": "strict", "rules": {"vague-grup": "off"}}]}));
    until(&mut client, &["agentless-attribution"]);
    let told = client.rest();
    let of_it =
        |message: &&Value| message["params"]["message"].as_str().is_some_and(|text| text.contains("vague-group"));
    assert_eq!(told.iter().filter(of_it).count(), 1, "{told:#?}");
}

#[test]
fn a_client_that_cannot_be_asked_tells_and_is_not_asked() {
    let (_folder, mut client) = desk("", &json!({"didChangeConfiguration": {"dynamicRegistration": true}}));
    until(&mut client, &[]);
    let registered = client.asked("client/registerCapability");
    let registration = &registered["params"]["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeConfiguration");
    client.notify("workspace/didChangeConfiguration", &json!({"settings": {"dateline": {"profile": "strict"}}}));
    until(&mut client, &["agentless-attribution"]);
    let said = client.rest();
    assert!(said.iter().all(|message| message["method"] != "workspace/configuration"), "{said:#?}");
}
