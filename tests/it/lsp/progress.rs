//! How far the reading of a workspace is: shown where the client agrees, stopped when it says so, and waited for by nobody.

use std::fmt::Write;
use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::client::Client;

/// A folder of `count` briefings, and a client that shows progress if it `shows` it.
fn desk(count: usize, shows: bool) -> (TempDir, Client) {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..count {
        let mut text = format!("# Note {number}\n\n");
        for day in 1..20 {
            writeln!(text, "The ministry said on {day} May that talks with Torvald Metals had failed.\n").unwrap();
        }
        fs::write(folder.path().join(format!("note-{number:04}.md")), text).unwrap();
    }
    let params = json!({
        "capabilities": {"window": {"workDoneProgress": shows}, "workspace": {"workspaceFolders": true}},
        "workspaceFolders": [{"uri": uri(&folder, ""), "name": "desk"}]
    });
    let (client, _) = Client::initialized_with(&params);
    (folder, client)
}

fn uri(folder: &TempDir, name: &str) -> String {
    let path = folder.path().canonicalize().unwrap().join(name);
    format!("file://{}", path.display())
}

/// Opens a briefing with links to the first and the last of the notes, and one to nothing.
fn open(folder: &TempDir, client: &mut Client) {
    let last = fs::read_dir(folder.path()).unwrap().count() - 1;
    let text = format!("See [[note-0000]], [[note-{last:04}]] and [[gone]].\n");
    let document = json!({"uri": uri(folder, "open.md"), "languageId": "markdown", "version": 1, "text": text});
    client.notify("textDocument/didOpen", &json!({"textDocument": document}));
}

/// Waits until the one broken link is told, and no other.
fn until_links_are_judged(client: &mut Client) {
    let told = client.wait_for(|message| {
        message["method"] == "textDocument/publishDiagnostics"
            && message["params"]["diagnostics"].as_array().is_some_and(|list| !list.is_empty())
    });
    let list = told["params"]["diagnostics"].as_array().unwrap();
    assert!(list.len() == 1 && list[0]["message"].as_str().unwrap().contains("gone"), "{told}");
}

/// The next message on the work that goes by `token`.
fn next(client: &mut Client, token: &Value) -> Value {
    let is_next = |message: &Value| message["method"] == "$/progress" && message["params"]["token"] == *token;
    client.wait_for(is_next)["params"]["value"].clone()
}

#[test]
fn a_client_that_agrees_sees_a_beginning_and_an_end() {
    let (folder, mut client) = desk(300, true);
    let asked = client.asked("window/workDoneProgress/create");
    let token = &asked["params"]["token"];
    client.reply(&asked, &json!({"result": null}));
    let begin = next(&mut client, token);
    assert_eq!(
        (&begin["kind"], &begin["percentage"], &begin["cancellable"]),
        (&json!("begin"), &json!(0), &json!(true))
    );
    let mut percentage = 0;
    let end = loop {
        let said = next(&mut client, token);
        if said["kind"] == "end" {
            break said;
        }
        let now = said["percentage"].as_u64().expect("a report has a percentage");
        assert!((percentage..=100).contains(&now), "{percentage} and then {said}");
        percentage = now;
    };
    assert_eq!(end["message"], "300 read");
    open(&folder, &mut client);
    until_links_are_judged(&mut client);
}

#[test]
fn a_client_that_never_answers_or_refuses_loses_the_sight_of_it_alone() {
    for refuses in [false, true] {
        let (folder, mut client) = desk(20, true);
        let asked = client.asked("window/workDoneProgress/create");
        if refuses {
            client.reply(&asked, &json!({"error": {"code": -32601, "message": "no"}}));
        }
        open(&folder, &mut client);
        until_links_are_judged(&mut client);
        let said = client.rest();
        assert!(said.iter().all(|message| message["method"] != "$/progress"), "{said:#?}");
    }
}

#[test]
fn a_client_that_shows_no_progress_is_not_asked_to() {
    let (folder, mut client) = desk(20, false);
    open(&folder, &mut client);
    until_links_are_judged(&mut client);
    let said = client.rest();
    assert!(said.iter().all(|message| message["method"] != "window/workDoneProgress/create"), "{said:#?}");
}

#[test]
fn a_reading_that_is_cancelled_stops_and_blames_no_link_for_it() {
    let (folder, mut client) = desk(1800, true);
    let asked = client.asked("window/workDoneProgress/create");
    let token = &asked["params"]["token"];
    client.reply(&asked, &json!({"result": null}));
    client.notify("window/workDoneProgress/cancel", &json!({"token": "somebody else's"}));
    client.notify("window/workDoneProgress/cancel", &json!({"token": token}));
    let end = loop {
        let said = next(&mut client, token);
        if said["kind"] == "end" {
            break said;
        }
    };
    let message = end["message"].as_str().expect("the end has a message");
    assert!(message.starts_with("stopped: ") && message.ends_with(" left"), "{message}");
    open(&folder, &mut client);
    until_links_are_judged(&mut client);
}

#[test]
fn a_reading_that_is_out_of_date_is_given_up_for_the_next() {
    let (folder, mut client) = desk(1800, true);
    let first = client.asked("window/workDoneProgress/create");
    let token = &first["params"]["token"];
    client.reply(&first, &json!({"result": null}));
    assert_eq!(next(&mut client, token)["kind"], "begin");
    let other = tempfile::tempdir().unwrap();
    for name in ["note-0000.md", "note-0001.md"] {
        fs::write(other.path().join(name), "The ministry said that talks had failed.\n").unwrap();
    }
    let [there, gone] = [&other, &folder].map(|folder| json!([{"uri": uri(folder, ""), "name": "desk"}]));
    let event = json!({"event": {"added": there, "removed": gone}});
    client.notify("workspace/didChangeWorkspaceFolders", &event);
    let second = client.asked("window/workDoneProgress/create");
    assert_ne!(*token, second["params"]["token"]);
    let end = loop {
        let said = next(&mut client, token);
        if said["kind"] == "end" {
            break said;
        }
    };
    assert!(end["message"].as_str().is_some_and(|message| message.starts_with("given up")), "{end}");
    open(&other, &mut client);
    until_links_are_judged(&mut client);
}
