//! Requests that nobody waits for any more, and clients that never answer.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::client::Client;

fn open(client: &mut Client, text: &str) {
    client.open("untitled:a", text);
}

#[test]
fn a_cancelled_request_gets_exactly_one_answer() {
    let mut client = Client::initialized(&json!({}));
    open(&mut client, &"# Head\n\nThe minister said on Tuesday that talks had failed.\n\n".repeat(200));
    let params = json!({"textDocument": {"uri": "untitled:a"}});
    let mut asked = Vec::new();
    for _ in 0..200 {
        let id = client.send("textDocument/documentSymbol", &params);
        client.notify("$/cancelRequest", &json!({"id": id}));
        // Once more, and of a request that never was.
        client.notify("$/cancelRequest", &json!({"id": id}));
        client.notify("$/cancelRequest", &json!({"id": "never"}));
        asked.push(id);
    }
    let last = client.send("textDocument/documentSymbol", &params);
    assert!(client.answer(last)["result"].is_array());
    let mut answers: HashMap<i64, Vec<Value>> = HashMap::new();
    while answers.len() < asked.len() {
        let answer = client.wait_for(|message| message["id"].is_i64());
        answers.entry(answer["id"].as_i64().expect("it is a number")).or_default().push(answer);
    }
    for answer in client.rest() {
        assert!(answer["id"].is_null(), "answered twice: {answer}");
    }
    for id in asked {
        let [answer] = &answers[&id][..] else { panic!("{id} was answered more than once: {:?}", answers[&id]) };
        assert!(answer["result"].is_array() || answer["error"]["code"] == -32800, "{answer}");
    }
}

#[test]
fn two_hundred_requests_at_once_are_all_answered() {
    let mut client = Client::initialized(&json!({}));
    open(&mut client, "# Head\n\nThe minister said on Tuesday that talks had failed.\n");
    let at = json!({"textDocument": {"uri": "untitled:a"}, "position": {"line": 2, "character": 26}});
    let asked: Vec<i64> = (0..200).map(|_| client.send("textDocument/hover", &at)).collect();
    let answers: Vec<Value> = asked.into_iter().map(|id| client.answer(id)["result"].clone()).collect();
    assert!(
        answers.iter().all(|answer| *answer == answers[0] && answer["contents"]["value"].is_string()),
        "{answers:?}"
    );
}

#[test]
fn a_client_that_never_answers_is_served_all_the_same() {
    let everything = json!({
        "workspace": {
            "configuration": true,
            "didChangeWatchedFiles": {"dynamicRegistration": true},
            "workspaceFolders": true
        },
        "window": {"workDoneProgress": true}
    });
    let mut client = Client::initialized(&everything);
    let asked = client.wait_for(|message| message["method"] == "client/registerCapability");
    assert_eq!(asked["params"]["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
    open(&mut client, "# Head\n");
    let answer = client.ask("textDocument/documentSymbol", &json!({"textDocument": {"uri": "untitled:a"}}));
    assert_eq!(answer["result"][0]["name"], "Head");
    // An answer late, wrong, or to nothing at all does no harm.
    for answer in [
        json!({"jsonrpc": "2.0", "id": asked["id"], "error": {"code": -1, "message": "no"}}),
        json!({"jsonrpc": "2.0", "id": asked["id"], "result": [1, 2]}),
        json!({"jsonrpc": "2.0", "id": "unheard of", "result": null}),
    ] {
        client.send_body(answer.to_string().as_bytes());
    }
    let answer = client.ask("textDocument/documentSymbol", &json!({"textDocument": {"uri": "untitled:a"}}));
    assert_eq!(answer["result"][0]["name"], "Head");
}

#[test]
fn a_client_that_announces_nothing_is_asked_nothing() {
    let (mut client, result) = Client::initialized_with(&json!({"capabilities": {}}));
    let offered = result["capabilities"].as_object().expect("capabilities are an object");
    let names: Vec<&str> = offered.keys().map(String::as_str).collect();
    assert_eq!(names, ["definitionProvider", "documentSymbolProvider", "hoverProvider", "textDocumentSync"]);
    open(&mut client, "# Head\n");
    client.wait_for(|message| message["method"] == "textDocument/publishDiagnostics");
    assert_eq!(client.rest(), [] as [Value; 0]);
}
