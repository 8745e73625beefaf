//! Inlay hints over the wire.

use serde_json::{Value, json};

use super::client::Client;

const URI: &str = "untitled:hints.md";

const TEXT: &str = "---\ndate: 2026-11-20\nplace: Geneva\n---\n\nThe 📈 leaders will meet next week, the ministry said.\n\n\
    They met on Nov. 18. \"We will meet tomorrow,\" Ana Roth said.\n\n```\nnext week\n```\n\nThey will meet on Tuesday.\n";

fn able() -> Value {
    json!({"capabilities": {"textDocument": {"inlayHint": {}}}})
}

fn ask(client: &mut Client, lines: (u32, u32)) -> Value {
    let range = json!({"start": {"line": lines.0, "character": 0}, "end": {"line": lines.1, "character": 0}});
    client.ask("textDocument/inlayHint", &json!({"textDocument": {"uri": URI}, "range": range}))["result"].clone()
}

fn shown(hints: &Value) -> Vec<(u64, u64, &str)> {
    let hints = hints.as_array().map(Vec::as_slice).unwrap_or_default();
    let place = |hint: &Value, field: &str| hint["position"][field].as_u64().unwrap_or_default();
    let label = |hint: &'_ Value| hint["label"].as_str().map(str::to_owned);
    hints
        .iter()
        .map(|hint| {
            assert!(label(hint).is_some(), "{hint}");
            (place(hint, "line"), place(hint, "character"), hint["label"].as_str().unwrap_or_default())
        })
        .collect()
}

#[test]
fn relative_dates_have_their_days_beside_them() {
    let (mut client, offered) = Client::initialized_with(&able());
    assert_eq!(offered["capabilities"]["inlayHintProvider"], json!({"resolveProvider": false}));
    client.open(URI, TEXT);
    let all = ask(&mut client, (0, 20));
    assert_eq!(shown(&all), [(5, 34, "23–29 November"), (13, 25, "24 November")]);
    assert_eq!(all[0]["tooltip"], json!("“next week”, read as of 20 November 2026"));
    let part = ask(&mut client, (10, 20));
    assert_eq!(shown(&part), [(13, 25, "24 November")]);
}

#[test]
fn an_edit_of_the_date_moves_them() {
    let (mut client, _) = Client::initialized_with(&able());
    client.open(URI, TEXT);
    let day = json!({"start": {"line": 1, "character": 6}, "end": {"line": 1, "character": 16}});
    let change = json!({
        "textDocument": {"uri": URI, "version": 2},
        "contentChanges": [{"range": day, "text": "2027-01-04"}],
    });
    client.notify("textDocument/didChange", &change);
    assert_eq!(shown(&ask(&mut client, (0, 20))), [(5, 34, "11–17 January"), (13, 25, "5 January")]);
}

#[test]
fn nothing_is_offered_to_a_client_that_shows_none_and_nothing_shown_where_it_is_switched_off() {
    let (_, offered) = Client::initialized_with(&json!({"capabilities": {}}));
    assert_eq!(offered["capabilities"].get("inlayHintProvider"), None);
    let (mut client, _) = Client::initialized_with(&able());
    client.open(URI, TEXT);
    client.notify("workspace/didChangeConfiguration", &json!({"settings": {"dateline": {"inlayHints": false}}}));
    assert_eq!(ask(&mut client, (0, 20)), json!([]));
}
