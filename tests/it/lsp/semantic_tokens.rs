//! Words to paint over the wire: whole, in part, and what has changed of them.

use serde_json::{Value, json};

use super::client::Client;
use super::text::{Numbers, Unit, position};

const URI: &str = "untitled:tokens.md";

/// Capabilities of a client that paints everything it can ask for.
fn painter() -> Value {
    json!({"textDocument": {"semanticTokens": {
        "requests": {"range": true, "full": {"delta": true}},
        "tokenTypes": ["string", "keyword"], "tokenModifiers": [], "formats": ["relative"]
    }}})
}

fn open(client: &mut Client, text: &str) {
    client.open(URI, text);
}

fn change(client: &mut Client, version: i32, changes: &Value) {
    client.change(URI, version, changes);
}

fn full(client: &mut Client) -> Value {
    client.ask("textDocument/semanticTokens/full", &json!({"textDocument": {"uri": URI}}))["result"].clone()
}

fn delta(client: &mut Client, before: &Value) -> Value {
    let params = json!({"textDocument": {"uri": URI}, "previousResultId": before});
    client.ask("textDocument/semanticTokens/full/delta", &params)["result"].clone()
}

fn numbers(list: &Value) -> Vec<u64> {
    list.as_array().expect("there is a list").iter().map(|number| number.as_u64().expect("it is of numbers")).collect()
}

/// `data` since `edits`, all of which speak of places in `data`.
fn edited(data: &[u64], edits: &Value) -> Vec<u64> {
    let mut data = data.to_vec();
    let mut last = usize::MAX;
    for edit in edits.as_array().expect("edits are a list").iter().rev() {
        let number = |key: &str| usize::try_from(edit[key].as_u64().unwrap()).unwrap();
        let (start, end) = (number("start"), number("start") + number("deleteCount"));
        assert!(end <= last && start % 5 == 0 && end % 5 == 0, "{edits}");
        let put = edit.get("data").map(numbers).unwrap_or_default();
        data.splice(start..end, put);
        last = start;
    }
    data
}

const TEXT: &str = "# 📈\n\n📈 The reach 📈 is dry, the mayor said.\n\nIt is dry in Geneva.\n";

#[test]
fn tokens_count_from_the_one_before_in_units_of_the_client() {
    let (mut client, offered) = Client::initialized_with(&json!({"capabilities": painter()}));
    let offered = &offered["capabilities"]["semanticTokensProvider"];
    assert_eq!((&offered["range"], &offered["full"]), (&json!(true), &json!({"delta": true})));
    let types = offered["legend"]["tokenTypes"].as_array().expect("a legend has types");
    let kind = |name: &str| types.iter().position(|known| known == name).expect("it is in the legend");
    open(&mut client, TEXT);
    let found = full(&mut client);
    let rows: Vec<Vec<u64>> = numbers(&found["data"]).chunks(5).map(<[u64]>::to_vec).collect();
    let unattributed = 1 << 5;
    let expected = [
        [2, 3, 19, kind("content"), 1],
        [0, 21, 9, kind("source"), 1],
        [0, 10, 4, kind("keyword"), 1],
        [2, 0, 12, kind("claim"), unattributed],
        [0, 13, 6, kind("place"), unattributed],
    ];
    assert_eq!(rows, expected.map(|row| row.map(|number| number as u64).to_vec()));
    assert!(found["resultId"].is_string(), "{found}");
}

#[test]
fn a_part_has_the_tokens_that_it_touches() {
    let mut client = Client::initialized(&painter());
    open(&mut client, TEXT);
    let mut range = |start: (u32, u32), end: (u32, u32)| {
        let place = |(line, character)| json!({"line": line, "character": character});
        let params = json!({"textDocument": {"uri": URI}, "range": {"start": place(start), "end": place(end)}});
        let found = client.ask("textDocument/semanticTokens/range", &params)["result"].clone();
        numbers(&found["data"]).chunks(5).map(|row| (row[0], row[1], row[2])).collect::<Vec<_>>()
    };
    assert_eq!(range((2, 24), (2, 40)), [(2, 24, 9), (0, 10, 4)]);
    assert_eq!(range((4, 0), (9, 0)), [(4, 0, 12), (0, 13, 6)]);
    assert_eq!(range((0, 0), (1, 0)), []);
}

#[test]
fn an_edit_changes_the_tokens_of_its_paragraph() {
    let mut client = Client::initialized(&painter());
    open(&mut client, &"The reach is dry, the mayor said.\n\n".repeat(50));
    let before = full(&mut client);
    let same = delta(&mut client, &before["resultId"]);
    assert_eq!(same["edits"], json!([]));
    let at = json!({"line": 40, "character": 0});
    change(&mut client, 2, &json!([{"range": {"start": at, "end": at}, "text": "So it is. "}]));
    let found = delta(&mut client, &same["resultId"]);
    let edits = found["edits"].as_array().expect("there are edits");
    assert_eq!(edits.len(), 1, "{found}");
    assert!(edits[0]["deleteCount"].as_u64().unwrap() <= 15 && numbers(&edits[0]["data"]).len() <= 20, "{found}");
    let after = full(&mut client);
    assert_eq!(edited(&numbers(&before["data"]), &found["edits"]), numbers(&after["data"]));
    // What is no longer known is told whole.
    for id in [&before["resultId"], &json!("nothing")] {
        assert_eq!(delta(&mut client, id)["data"], after["data"]);
    }
    let id = full(&mut client)["resultId"].clone();
    client.notify("textDocument/didClose", &json!({"textDocument": {"uri": URI}}));
    open(&mut client, "It is dry.\n");
    assert!(delta(&mut client, &id)["data"].is_array());
}

#[test]
fn deltas_follow_any_edit() {
    for unit in Unit::ALL {
        let mut capabilities = painter();
        capabilities["general"] = json!({"positionEncodings": [unit.name()]});
        let mut client = Client::initialized(&capabilities);
        let mut text = TEXT.repeat(4);
        open(&mut client, &text);
        let mut known = full(&mut client);
        let mut data = numbers(&known["data"]);
        let mut random = Numbers(11);
        let pieces =
            ["", "é", "📈", "\r\n", "\n\n", "# ", " the mayor said.", "\"", "It is dry in Geneva. ", "```\n", "> "];
        for version in 2..150 {
            let (one, other) = (random.place(&text), random.place(&text));
            let start = one.min(other);
            let end = if one.max(other) - start > 30 { start } else { one.max(other) };
            let piece = pieces[random.below(pieces.len())];
            let range = json!({"start": position(&text, start, unit), "end": position(&text, end, unit)});
            change(&mut client, version, &json!([{"range": range, "text": piece}]));
            text.replace_range(start..end, piece);
            known = delta(&mut client, &known["resultId"]);
            data = edited(&data, &known["edits"]);
        }
        let mut fresh = Client::initialized(&capabilities);
        open(&mut fresh, &text);
        assert_eq!(data, numbers(&full(&mut fresh)["data"]), "{unit:?} {text:?}");
    }
}

#[test]
fn a_client_is_offered_what_it_asks_for() {
    let offered = |semantic: Value| {
        let capabilities = json!({"textDocument": {"semanticTokens": semantic}});
        let (_, offered) = Client::initialized_with(&json!({"capabilities": capabilities}));
        let found = &offered["capabilities"]["semanticTokensProvider"];
        [found["range"].clone(), found["full"].clone()]
    };
    let asks = |requests: Value| json!({"requests": requests, "tokenTypes": [], "tokenModifiers": [], "formats": ["relative"]});
    assert_eq!(offered(asks(json!({"range": true}))), [json!(true), Value::Null]);
    assert_eq!(offered(asks(json!({"full": true}))), [Value::Null, json!(true)]);
    assert_eq!(offered(asks(json!({}))), [Value::Null, Value::Null]);
    let mut other = asks(json!({"full": true}));
    other["formats"] = json!(["absolute"]);
    assert_eq!(offered(other), [Value::Null, Value::Null]);
    let (_, offered) = Client::initialized_with(&json!({"capabilities": {}}));
    assert_eq!(offered["capabilities"].get("semanticTokensProvider"), None);
}

#[test]
fn what_surrounds_a_text_has_its_words_painted_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut capabilities = painter();
    capabilities["workspace"] = json!({"semanticTokens": {"refreshSupport": true}});
    let root = format!("file://{}", folder.path().canonicalize().unwrap().display());
    let params = json!({"capabilities": capabilities, "workspaceFolders": [{"uri": root, "name": "desk"}]});
    let (mut client, _) = Client::initialized_with(&params);
    client.wait_for(|message| message["method"] == "workspace/semanticTokens/refresh");
}

#[test]
fn a_long_line_is_painted_to_its_end() {
    let mut client = Client::initialized(&painter());
    open(&mut client, &"Zürich is dry in Geneva, the mayor said. ".repeat(2000));
    let found = numbers(&full(&mut client)["data"]);
    let width = |row: &[u64]| row[1];
    assert_eq!(found.chunks(5).map(width).sum::<u64>(), 41 * 2000 - 1 - "said.".len() as u64);
}
