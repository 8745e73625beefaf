//! Completion over the wire, as clients of several kinds get it.

use serde_json::{Value, json};

use super::client::Client;

const URI: &str = "untitled:completion.md";

const TEXT: &str = "---\ndate: 2025-10-17\n---\n📈 On Friday Bess\n\nIt is dry.{\n";

fn at(line: u32, character: u32) -> Value {
    json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}})
}

fn client(item: &Value) -> Client {
    let mut client = Client::initialized(&json!({"textDocument": {"completion": {"completionItem": item}}}));
    client.open(URI, TEXT);
    client
}

#[test]
fn who_offers_completions_is_told_what_calls_for_them_and_others_are_not() {
    let offered = |capabilities: Value| {
        let params = json!({"processId": null, "rootUri": null, "capabilities": capabilities});
        Client::initialized_with(&params).1["capabilities"]["completionProvider"].clone()
    };
    let provider = offered(json!({"textDocument": {"completion": {}}}));
    assert_eq!(provider["resolveProvider"], true);
    assert!(provider["triggerCharacters"].as_array().unwrap().contains(&json!("@")), "{provider}");
    assert_eq!(offered(json!({})), Value::Null);
}

#[test]
fn an_official_comes_with_the_title_of_the_day_and_more_on_request() {
    let mut client = client(&json!({
        "insertReplaceSupport": true, "labelDetailsSupport": true, "documentationFormat": ["markdown", "plaintext"],
    }));
    let list = client.ask("textDocument/completion", &at(3, 16))["result"].clone();
    assert_eq!(list["isIncomplete"], false);
    let item = &list["items"][0];
    assert_eq!(item["label"], "Treasury Secretary Scott Bessent");
    assert_eq!(item["labelDetails"], json!({"description": "since 28 January 2025"}));
    assert_eq!(item["detail"], "Secretary of the Treasury, United States, since 28 January 2025");
    assert_eq!(item["filterText"], "Bessent Treasury Secretary Scott Bessent");
    assert_eq!(item["sortText"], "0000");
    let start = json!({"line": 3, "character": 13});
    assert_eq!(
        item["textEdit"],
        json!({
            "newText": "Treasury Secretary Scott Bessent",
            "insert": {"start": start, "end": {"line": 3, "character": 16}},
            "replace": {"start": start, "end": {"line": 3, "character": 17}},
        })
    );
    assert_eq!(item["documentation"], Value::Null);
    let resolved = client.ask("completionItem/resolve", item)["result"].clone();
    assert_eq!(resolved["label"], item["label"]);
    assert_eq!(resolved["documentation"]["kind"], "markdown");
    let told = resolved["documentation"]["value"].as_str().unwrap();
    assert!(told.contains("**Secretary of the Treasury**, United States, since 28 January 2025"), "{told}");
}

#[test]
fn a_client_that_says_nothing_more_gets_plain_edits_and_plain_text() {
    let mut client = client(&json!({}));
    let item = client.ask("textDocument/completion", &at(3, 17))["result"]["items"][0].clone();
    assert_eq!(item["labelDetails"], Value::Null);
    let range = json!({"start": {"line": 3, "character": 13}, "end": {"line": 3, "character": 17}});
    assert_eq!(item["textEdit"], json!({"newText": "Treasury Secretary Scott Bessent", "range": range}));
    let resolved = client.ask("completionItem/resolve", &item)["result"].clone();
    assert_eq!(resolved["documentation"]["kind"], "plaintext");
    // What was offered in a document that is gone, or by another server, is given back as it came.
    let mut foreign = item.clone();
    foreign["data"]["gazetteer"] = json!("17");
    assert_eq!(client.ask("completionItem/resolve", &foreign)["result"]["documentation"], Value::Null);
    let bare = json!({"label": "x"});
    assert_eq!(client.ask("completionItem/resolve", &bare)["result"]["label"], "x");
}

#[test]
fn only_who_takes_snippets_gets_blanks() {
    for (takes, text, format) in [(true, "src=${1:value}$0", json!(2)), (false, "src=", Value::Null)] {
        let mut client = client(&json!({"snippetSupport": takes}));
        let list = client.ask("textDocument/completion", &at(5, 11))["result"].clone();
        let items = list["items"].as_array().unwrap();
        let item = items.iter().find(|item| item["label"] == "src=").unwrap();
        assert_eq!(item["textEdit"]["newText"], text);
        assert_eq!(item["insertTextFormat"], format);
    }
}

#[test]
fn prose_is_answered_with_nothing_and_a_first_letter_with_a_list_to_come() {
    let mut client = client(&json!({}));
    assert_eq!(client.ask("textDocument/completion", &at(5, 5))["result"], Value::Null);
    let first = client.ask("textDocument/completion", &at(3, 14))["result"].clone();
    assert_eq!(first, json!({"isIncomplete": true, "items": []}));
}
