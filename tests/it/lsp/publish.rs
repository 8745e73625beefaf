//! What is wrong is told once, of the newest state, and taken back when the document is closed.

use serde_json::{Value, json};

use super::client::Client;

const PUBLISH: &str = "textDocument/publishDiagnostics";

fn open(client: &mut Client, uri: &str, text: &str) {
    client.open(uri, text);
}

fn replace(client: &mut Client, uri: &str, version: i32, text: &str) {
    let document = json!({"uri": uri, "version": version});
    client.notify("textDocument/didChange", &json!({"textDocument": document, "contentChanges": [{"text": text}]}));
}

fn close(client: &mut Client, uri: &str) {
    client.notify("textDocument/didClose", &json!({"textDocument": {"uri": uri}}));
}

fn published(client: &mut Client, uri: &str) -> Value {
    client.wait_for(|message| message["method"] == PUBLISH && message["params"]["uri"] == uri)["params"].clone()
}

/// Waits for what is published of `version`, with whatever was published before it.
fn published_until(client: &mut Client, uri: &str, version: i64) -> Vec<Value> {
    let mut all = vec![published(client, uri)];
    while all.last().expect("there is one")["version"] != version {
        all.push(published(client, uri));
    }
    all
}

fn codes(publication: &Value) -> Vec<&str> {
    let list = publication["diagnostics"].as_array().expect("diagnostics are a list");
    list.iter().map(|found| found["code"].as_str().unwrap_or_default()).collect()
}

/// A text whose one mistake is in it `count` times.
fn cited(count: usize) -> String {
    "The port reopened, the ministry said [@nobody].\n\n".repeat(count)
}

#[test]
fn what_is_wrong_is_told_with_its_version_place_rule_and_reason() {
    let mut client = Client::initialized(&json!({}));
    open(&mut client, "untitled:a", "# é 📈\n\nThe port reopened, the 📈 ministry said [@nobody].\n");
    let told = published(&mut client, "untitled:a");
    assert_eq!((&told["version"], codes(&told)), (&json!(1), vec!["undefined-citation"]));
    let found = &told["diagnostics"][0];
    let place = json!({"start": {"line": 2, "character": 42}, "end": {"line": 2, "character": 48}});
    assert_eq!((&found["range"], &found["source"]), (&place, &json!("dateline")));
    assert!(found["message"].as_str().is_some_and(|message| message.contains("nobody")), "{found}");
    // Nothing that the client did not ask for.
    for unasked in ["relatedInformation", "codeDescription", "tags", "data"] {
        assert_eq!(found.get(unasked), None);
    }
}

#[test]
fn a_document_without_mistakes_is_said_to_have_none() {
    let mut client = Client::initialized(&json!({}));
    open(&mut client, "untitled:a", "The ministry said that talks had failed.\n");
    assert_eq!(published(&mut client, "untitled:a"), json!({"uri": "untitled:a", "version": 1, "diagnostics": []}));
}

#[test]
fn versions_published_rise_and_the_last_is_of_the_last_text() {
    let mut client = Client::initialized(&json!({}));
    open(&mut client, "untitled:a", &cited(1));
    for version in 2..=2000 {
        replace(&mut client, "untitled:a", version, &cited(usize::try_from(version).unwrap() % 7));
    }
    replace(&mut client, "untitled:a", 2001, &cited(9));
    let all = published_until(&mut client, "untitled:a", 2001);
    let versions: Vec<_> = all.iter().map(|told| told["version"].as_i64().expect("it has one")).collect();
    assert!(versions.is_sorted_by(|one, next| one < next), "{versions:?}");
    for told in &all[1..] {
        let version = usize::try_from(told["version"].as_i64().expect("it has one")).unwrap();
        let expected = if version == 2001 { 9 } else { version % 7 };
        assert_eq!(codes(told).len(), expected, "of version {version}");
    }
}

#[test]
fn a_list_that_has_not_changed_is_not_told_again() {
    let mut client = Client::initialized(&json!({}));
    open(&mut client, "untitled:a", &cited(1));
    published(&mut client, "untitled:a");
    for version in 2..50 {
        replace(&mut client, "untitled:a", version, &format!("{}The minister said {version}.\n", cited(1)));
    }
    replace(&mut client, "untitled:a", 50, &cited(2));
    assert_eq!(published(&mut client, "untitled:a")["version"], 50);
}

#[test]
fn a_closed_document_is_cleared_and_never_spoken_of_again() {
    let mut client = Client::initialized(&json!({}));
    for round in 0..30 {
        open(&mut client, "untitled:a", &cited(40));
        if round % 3 == 0 {
            published(&mut client, "untitled:a");
        }
        for version in 2..5 {
            replace(&mut client, "untitled:a", version, &cited(40 + usize::try_from(version).unwrap()));
        }
        close(&mut client, "untitled:a");
    }
    // What is said of another document now is said after all of that.
    open(&mut client, "untitled:b", &cited(1));
    published(&mut client, "untitled:b");
    let of_a: Vec<Value> =
        client.rest().into_iter().filter(|message| message["params"]["uri"] == "untitled:a").collect();
    let last = of_a.last().expect("something was said");
    assert_eq!(last["params"], json!({"uri": "untitled:a", "diagnostics": []}));
}

#[test]
fn a_document_opened_again_is_spoken_of_anew() {
    let mut client = Client::initialized(&json!({}));
    open(&mut client, "untitled:a", &cited(2));
    assert_eq!(codes(&published(&mut client, "untitled:a")).len(), 2);
    // Without closing it, as some clients do.
    open(&mut client, "untitled:a", &cited(2));
    assert_eq!(codes(&published(&mut client, "untitled:a")).len(), 2);
    close(&mut client, "untitled:a");
    open(&mut client, "untitled:a", &cited(2));
    while codes(&published(&mut client, "untitled:a")).len() != 2 {}
}

#[test]
fn the_address_is_the_clients_own_letter_for_letter() {
    let mut client = Client::initialized(&json!({}));
    for uri in [
        "file:///c%3A/desk/a%20b.md",
        "file://localhost/nowhere/../desk/a.md",
        "git:/desk/a.md?ref=HEAD",
        "FILE:///x.md",
    ] {
        open(&mut client, uri, &cited(1));
        assert_eq!(published(&mut client, uri)["version"], 1);
        close(&mut client, uri);
        assert_eq!(published(&mut client, uri)["diagnostics"], json!([]));
    }
}

#[test]
fn too_many_are_counted() {
    let mut client = Client::initialized(&json!({}));
    open(&mut client, "untitled:a", &cited(1200));
    let told = published(&mut client, "untitled:a");
    assert_eq!(codes(&told).len(), 1001);
    let last = &told["diagnostics"][1000]["message"];
    assert_eq!(last, "200 more are not shown here; `dateline lint` lists them all");
}

#[test]
fn a_client_that_does_not_read_is_waited_for_by_nobody() {
    let mut client = Client::initialized(&json!({}));
    client.stop_reading();
    open(&mut client, "untitled:a", &cited(900));
    for version in 2..=400 {
        replace(&mut client, "untitled:a", version, &cited(900 + usize::try_from(version).unwrap() % 2));
    }
    let id = client.send("textDocument/documentSymbol", &json!({"textDocument": {"uri": "untitled:a"}}));
    replace(&mut client, "untitled:a", 401, &cited(3));
    client.read_on();
    assert!(client.answer(id)["result"].is_array());
    let all = published_until(&mut client, "untitled:a", 401);
    assert_eq!(codes(all.last().expect("there is one")).len(), 3);
    // What was out of date was not kept for it: 400 such lists are 100 MB.
    assert!(all.len() < 50, "{} publications", all.len());
}
