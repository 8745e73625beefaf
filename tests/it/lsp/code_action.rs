//! Fixes with something to fill in, as clients of two kinds get them.

use serde_json::{Value, json};

use super::client::Client;

const URI: &str = "file:///desk/a.md";

/// The edit of the fix called `title` of a flagged sentence, in a client whose `workspaceEdit` is `can`.
fn edit(can: &Value, title: &str) -> Value {
    let capabilities = json!({
        "workspace": {"workspaceEdit": can},
        "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}}
    });
    let mut client = Client::initialized(&capabilities);
    let document =
        json!({"uri": URI, "languageId": "markdown", "version": 4, "text": "Analysts say the calm will not last.\n"});
    client.notify("textDocument/didOpen", &json!({"textDocument": document}));
    let place = json!({"start": {"line": 0, "character": 2}, "end": {"line": 0, "character": 2}});
    let params = json!({"textDocument": {"uri": URI}, "range": place, "context": {"diagnostics": []}});
    let actions = client.ask("textDocument/codeAction", &params)["result"].clone();
    let all = actions.as_array().expect("there are actions");
    let action = all.iter().find(|action| action["title"] == title);
    let action = action.unwrap_or_else(|| panic!("no such action among {actions}"));
    assert_eq!(action.get("data"), None, "{action}");
    assert_eq!(action["kind"], "quickfix");
    action["edit"].clone()
}

const NAME: &str = "name one of them, to be filled in";

#[test]
fn a_client_that_takes_snippets_goes_through_the_blanks() {
    let edit = edit(&json!({"documentChanges": true, "snippetEditSupport": true}), NAME);
    let place = json!({"line": 0, "character": 8});
    let snippet = json!({"kind": "snippet", "value": ", including ${1:[who]},$0"});
    assert_eq!(
        edit["documentChanges"],
        json!([{
            "textDocument": {"uri": URI, "version": 4},
            "edits": [{"range": {"start": place, "end": place}, "snippet": snippet}],
        }])
    );
}

#[test]
fn any_other_client_gets_the_words_with_the_blanks_in_them() {
    let place = json!({"line": 0, "character": 8});
    let edits = json!([{"range": {"start": place, "end": place}, "newText": ", including [who],"}]);
    for can in [json!({"documentChanges": true}), json!({"documentChanges": true, "snippetEditSupport": false})] {
        assert_eq!(edit(&can, NAME)["documentChanges"][0]["edits"], edits, "{can}");
    }
    // A snippet needs the version of the document it is for.
    assert_eq!(edit(&json!({"snippetEditSupport": true}), NAME)["changes"][URI], edits);
}
