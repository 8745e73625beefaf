//! An answer belongs to its moment: each reflects exactly the messages before it.

use serde_json::{Value, json};

use super::client::Client;
use super::text::{Numbers, Unit, position};

const URI: &str = "untitled:order.md";

fn open(client: &mut Client, text: &str) {
    client.open(URI, text);
}

fn change(client: &mut Client, version: i32, changes: &Value) {
    client.change(URI, version, changes);
}

fn ask_symbols(client: &mut Client) -> i64 {
    client.send("textDocument/documentSymbol", &json!({"textDocument": {"uri": URI}}))
}

/// The headings an answer names, one behind the other.
fn headings(answer: &Value) -> Vec<String> {
    let symbols = answer["result"].as_array().unwrap_or_else(|| panic!("no symbols: {answer}"));
    symbols.iter().map(|symbol| symbol["name"].as_str().expect("a symbol has a name").to_owned()).collect()
}

#[test]
fn two_thousand_changes_and_as_many_requests_keep_their_order() {
    let mut client = Client::initialized(&json!({}));
    open(&mut client, "# 1\n\nThe port reopened.\n");
    let mut asked = Vec::new();
    for version in 2..=2000_usize {
        let (before, now) = ((version - 1).to_string(), version.to_string());
        let range = json!({"start": {"line": 0, "character": 2}, "end": {"line": 0, "character": 2 + before.len()}});
        change(&mut client, i32::try_from(version).unwrap(), &json!([{"range": range, "text": now}]));
        asked.push((ask_symbols(&mut client), now));
    }
    for (id, expected) in asked {
        assert_eq!(headings(&client.answer(id)), [expected]);
    }
}

#[test]
fn hovers_between_changes_are_of_their_own_moment() {
    let mut client = Client::initialized(&json!({}));
    open(&mut client, "The port reopened[^1].\n\n[^1]: 1\n");
    let mut asked = Vec::new();
    for version in 2..=300_usize {
        let (before, now) = ((version - 1).to_string(), version.to_string());
        let range = json!({"start": {"line": 2, "character": 6}, "end": {"line": 2, "character": 6 + before.len()}});
        change(&mut client, i32::try_from(version).unwrap(), &json!([{"range": range, "text": now}]));
        let at = json!({"textDocument": {"uri": URI}, "position": {"line": 0, "character": 19}});
        asked.push((client.send("textDocument/hover", &at), now));
    }
    for (id, expected) in asked {
        let answer = client.answer(id);
        let said = answer["result"]["contents"]["value"].as_str().unwrap_or_else(|| panic!("no hover: {answer}"));
        assert_eq!(said.trim(), expected);
    }
}

#[test]
fn random_edits_in_every_unit_leave_the_text_the_editor_has() {
    for unit in Unit::ALL {
        let mut client = Client::initialized(&json!({"general": {"positionEncodings": [unit.name()]}}));
        let mut text = "# Zürich\r\n\r\nOne 📈 two.\r\rThree é four.\n".to_owned();
        open(&mut client, &text);
        let mut numbers = Numbers(7);
        let pieces =
            ["", "é", "📈", "\r\n", "\n", "\r", "# ", "x", "two words", "\n\n# Head 📈 ", "\u{2028}", "\0", "```\n"];
        for version in 2..600 {
            let (one, other) = (numbers.place(&text), numbers.place(&text));
            let (start, mut end) = (one.min(other), one.max(other));
            if end - start > 12 {
                end = start;
            }
            let piece = pieces[numbers.below(pieces.len())];
            let mut ends = [position(&text, start, unit), position(&text, end, unit)];
            if version % 5 == 0 {
                // A range written backwards is the same range.
                ends.reverse();
            }
            change(&mut client, version, &json!([{"range": {"start": ends[0], "end": ends[1]}, "text": piece}]));
            text.replace_range(start..end, piece);
        }
        assert_same_text(&mut client, &text, unit);
    }
}

/// Compares the server's text with `text` by what it says of it and of edits
/// at its start and end: parts, mistakes, ranges and all.
fn assert_same_text(client: &mut Client, text: &str, unit: Unit) {
    let mut fresh = Client::initialized(&json!({"general": {"positionEncodings": [unit.name()]}}));
    open(&mut fresh, text);
    let end = position(text, text.len(), unit);
    let marks = json!([
        {"range": {"start": end, "end": end}, "text": "\n```\n\n# The end\n"},
        {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "# The start [@nobody]\n\n"},
    ]);
    for (at, changes) in [json!([]), json!([marks[0]]), json!([marks[1]])].iter().enumerate() {
        let [ours, theirs] = [&mut *client, &mut fresh].map(|client| {
            change(client, 10_000 + i32::try_from(at).unwrap(), changes);
            let id = ask_symbols(client);
            client.answer(id)["result"].clone()
        });
        assert_eq!(ours, theirs, "in {unit:?}");
        assert!(at == 0 || !ours.as_array().unwrap().is_empty());
    }
    // The last edit changes what is wrong, and so is spoken of.
    let [ours, theirs] = [client, &mut fresh].map(|client| {
        let is_last = |message: &Value| message["params"]["version"] == 10_002;
        client.wait_for(is_last)["params"]["diagnostics"].clone()
    });
    assert_eq!(ours, theirs, "in {unit:?}");
    assert!(ours.as_array().is_some_and(|list| !list.is_empty()));
}

#[test]
fn positions_past_an_end_are_held_at_it() {
    let mut client = Client::initialized(&json!({}));
    open(&mut client, "# One\n\ntext");
    let far = json!({"line": 900, "character": 900});
    change(&mut client, 2, &json!([{"range": {"start": far, "end": far}, "text": "\n\n# Two"}]));
    let past = json!({"line": 0, "character": 900});
    change(&mut client, 3, &json!([{"range": {"start": past, "end": past}, "text": " and a half"}]));
    let negative = json!({"line": -1, "character": -1});
    change(&mut client, 4, &json!([{"range": {"start": negative, "end": negative}, "text": "# Nought\n\n"}]));
    let id = ask_symbols(&mut client);
    assert_eq!(headings(&client.answer(id)), ["Nought", "One and a half", "Two"]);
}

#[test]
fn a_position_inside_a_character_is_its_start() {
    let mut client = Client::initialized(&json!({}));
    open(&mut client, "# 📈 up\n");
    let inside = json!({"line": 0, "character": 3});
    change(&mut client, 2, &json!([{"range": {"start": inside, "end": inside}, "text": "x"}]));
    let id = ask_symbols(&mut client);
    assert_eq!(headings(&client.answer(id)), ["x📈 up"]);
}

#[test]
fn several_changes_in_one_message_are_made_one_after_the_other() {
    let mut client = Client::initialized(&json!({}));
    open(&mut client, "# a\n");
    let at = |character: u32| json!({"start": {"line": 0, "character": character}, "end": {"line": 0, "character": character}});
    change(
        &mut client,
        2,
        &json!([{"range": at(3), "text": "b"}, {"range": at(4), "text": "c"}, {"text": "# whole\n"}, {"range": at(2), "text": "the "}]),
    );
    let id = ask_symbols(&mut client);
    assert_eq!(headings(&client.answer(id)), ["the whole"]);
}

#[test]
fn a_change_that_cannot_be_read_is_said_to_be_lost() {
    let mut client = Client::initialized(&json!({}));
    open(&mut client, "# a\n");
    change(&mut client, 2, &json!([{"range": "none", "text": "# b\n"}]));
    let told = client.wait_for(|message| message["method"] == "window/logMessage");
    assert!(told["params"]["message"].as_str().is_some_and(|message| message.contains("didChange")), "{told}");
    change(&mut client, 3, &json!([{"text": "# c\n"}]));
    let id = ask_symbols(&mut client);
    assert_eq!(headings(&client.answer(id)), ["c"]);
}

#[test]
fn a_text_that_is_too_large_is_refused_until_it_is_smaller() {
    let mut client = Client::initialized(&json!({}));
    open(&mut client, &"word ".repeat(4 << 20));
    let told = client.wait_for(|message| message["method"] == "textDocument/publishDiagnostics");
    let message = told["params"]["diagnostics"][0]["message"].as_str().expect("there is a message");
    assert!(message.contains("16 MiB") && message.contains("max-file-size"), "{message}");
    let id = ask_symbols(&mut client);
    assert_eq!(client.answer(id)["result"], Value::Null);
    let all = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}});
    change(&mut client, 2, &json!([{"range": all, "text": "# Small\n"}]));
    let id = ask_symbols(&mut client);
    assert_eq!(headings(&client.answer(id)), ["Small"]);
}

#[test]
fn a_change_of_what_is_not_open_is_passed_over() {
    let mut client = Client::initialized(&json!({}));
    change(&mut client, 2, &json!([{"text": "# a\n"}]));
    let id = ask_symbols(&mut client);
    assert_eq!(client.answer(id)["result"], Value::Null);
    client.wait_for(|message| message["method"] == "window/logMessage");
}
