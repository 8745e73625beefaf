//! Declaration, implementation and workspace symbols over the wire.

use serde_json::json;

use super::client::Client;

const BASE: &str = "untitled:base.md";

#[test]
fn declaration_and_implementation_are_links_where_these_are_taken() {
    let capabilities =
        json!({"textDocument": {"declaration": {"linkSupport": true}, "implementation": {"linkSupport": false}}});
    let params = json!({"processId": null, "rootUri": null, "capabilities": capabilities});
    let (mut client, told) = Client::initialized_with(&params);
    assert_eq!(told["capabilities"]["declarationProvider"], true);
    assert_eq!(told["capabilities"]["implementationProvider"], true);
    client.open(BASE, "---\nsources:\n  a: {title: A}\n---\nOne [@a].{#one} So.{#so basis=one}\n");
    let at = |character| json!({"textDocument": {"uri": BASE}, "position": {"line": 4, "character": character}});
    let found = client.ask("textDocument/declaration", &at(6))["result"].clone();
    assert_eq!(found[0]["targetSelectionRange"]["start"], json!({"line": 2, "character": 2}));
    let found = client.ask("textDocument/implementation", &at(11))["result"].clone();
    assert_eq!(found[0]["range"]["start"], json!({"line": 4, "character": 21}), "{found}");
}

#[test]
fn symbols_of_the_workspace_follow_what_is_typed() {
    let params = json!({"processId": null, "rootUri": null, "capabilities": {"workspace": {"symbol": {}}}});
    let (mut client, told) = Client::initialized_with(&params);
    assert_eq!(told["capabilities"]["workspaceSymbolProvider"], true);
    let names = |client: &mut Client, query: &str| {
        let answer = client.ask("workspace/symbol", &json!({"query": query}));
        let symbols = answer["result"].as_array().unwrap().clone();
        symbols
            .iter()
            .map(|one| (one["name"].as_str().unwrap().to_owned(), one["location"]["range"]["start"].clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&mut client, "outlook"), []);
    client.open(BASE, "Text.\n\n## Outlook\n");
    // The first heading is what the briefing is called.
    let expected = ("Outlook".to_owned(), json!({"line": 0, "character": 0}));
    assert_eq!(names(&mut client, "otlk"), [expected]);
    client.change(BASE, 2, &json!([{"text": "# Base\n\nText.{#here}\n\n## Outlook\n"}]));
    assert_eq!(names(&mut client, "outlook"), [("Outlook".to_owned(), json!({"line": 4, "character": 3}))]);
    assert_eq!(names(&mut client, "here"), [("^here Text.".to_owned(), json!({"line": 2, "character": 0}))]);
}

#[test]
fn nothing_is_offered_to_a_client_that_does_not_ask() {
    let params = json!({"processId": null, "rootUri": null, "capabilities": {}});
    let told = Client::initialized_with(&params).1;
    for name in ["declarationProvider", "implementationProvider", "workspaceSymbolProvider"] {
        assert_eq!(told["capabilities"].get(name), None, "{name}");
    }
}
