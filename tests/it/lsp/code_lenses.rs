//! Code lenses over the wire.

use serde_json::{Value, json};

use super::client::Client;

const URI: &str = "untitled:lenses.md";

fn ask(client: &mut Client) -> Value {
    client.ask("textDocument/codeLens", &json!({"textDocument": {"uri": URI}}))["result"].clone()
}

#[test]
fn each_section_has_a_line_that_is_shown_and_not_chosen() {
    let (mut client, offered) = Client::initialized_with(&json!({"capabilities": {"textDocument": {"codeLens": {}}}}));
    assert_eq!(offered["capabilities"]["codeLensProvider"], json!({"resolveProvider": false}));
    let text = "The dam holds.\n\n## 📈 Roads\n\nThe road is shut, the mayor said. Geneva is dry.\n\n## Empty\n";
    client.open(URI, text);
    let lens = |line: u32, start: u32, end: u32, title: &str| {
        let range = json!({"start": {"line": line, "character": start}, "end": {"line": line, "character": end}});
        json!({"range": range, "command": {"title": title, "command": ""}})
    };
    let expected =
        json!([lens(0, 0, 14, "1 claim, none attributed"), lens(2, 3, 11, "2 claims, 1 attributed, 1 source")]);
    assert_eq!(ask(&mut client), expected);
}

#[test]
fn nothing_is_offered_to_a_client_that_shows_none() {
    let (mut client, offered) = Client::initialized_with(&json!({"capabilities": {}}));
    assert_eq!(offered["capabilities"].get("codeLensProvider"), None);
    assert_eq!(ask(&mut client), Value::Null);
}
