//! Highlights over the wire.

use serde_json::{Value, json};

use super::client::Client;

const URI: &str = "untitled:highlights.md";

fn open(client: &mut Client, text: &str) {
    client.open(URI, text);
}

fn ask(client: &mut Client, line: u32, character: u32) -> Value {
    let at = json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}});
    client.ask("textDocument/documentHighlight", &at)["result"].clone()
}

#[test]
fn the_parts_of_an_attribution_have_kinds_and_utf16_places() {
    let (mut client, offered) =
        Client::initialized_with(&json!({"capabilities": {"textDocument": {"documentHighlight": {}}}}));
    assert_eq!(offered["capabilities"]["documentHighlightProvider"], true);
    open(&mut client, "# 📈\n\n📈 The harbour will reopen on Friday, the port authority said.\n");
    let part = |from: u32, to: u32, kind: u32| json!({"range": {"start": {"line": 2, "character": from}, "end": {"line": 2, "character": to}}, "kind": kind});
    let expected = json!([part(3, 36, 1), part(38, 56, 3), part(57, 61, 2)]);
    assert_eq!(ask(&mut client, 2, 59), expected);
    assert_eq!(ask(&mut client, 0, 0), json!([]));
}

#[test]
fn nothing_is_offered_to_a_client_that_marks_nothing() {
    let (mut client, offered) = Client::initialized_with(&json!({"capabilities": {}}));
    assert_eq!(offered["capabilities"].get("documentHighlightProvider"), None);
    assert_eq!(ask(&mut client, 0, 0), Value::Null);
}
