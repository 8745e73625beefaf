//! How the server begins and how it ends.

use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::client::Client;

#[test]
fn exit_after_shutdown_is_success_and_does_not_wait_for_the_input_to_end() {
    let mut client = Client::initialized(&json!({}));
    let answer = client.ask("shutdown", &Value::Null);
    assert_eq!(answer["result"], Value::Null);
    client.notify("exit", &Value::Null);
    assert_eq!(client.ended().0, Some(0));
}

#[test]
fn exit_without_shutdown_is_failure() {
    let mut client = Client::initialized(&json!({}));
    client.notify("exit", &json!({}));
    assert_eq!(client.ended().0, Some(1));
    let mut client = Client::start();
    client.notify("exit", &json!([]));
    assert_eq!(client.ended().0, Some(1));
}

#[test]
fn messages_behind_exit_do_not_keep_the_server() {
    let mut client = Client::initialized(&json!({}));
    client.ask("shutdown", &Value::Null);
    let exit = r#"{"jsonrpc":"2.0","method":"exit"}"#;
    let more = r#"{"jsonrpc":"2.0","id":77,"method":"shutdown"}"#;
    let bytes = [exit, more].map(|body| format!("Content-Length: {}\r\n\r\n{body}", body.len())).concat();
    client.write(bytes.as_bytes());
    let (code, last) = client.ended();
    assert_eq!((code, last.iter().any(|message| message["id"] == 77)), (Some(0), false));
}

#[test]
fn the_end_of_the_input_ends_the_server() {
    let mut client = Client::initialized(&json!({}));
    client.close_input();
    assert_eq!(client.ended().0, Some(1));
    let mut client = Client::initialized(&json!({}));
    client.ask("shutdown", &Value::Null);
    client.close_input();
    assert_eq!(client.ended().0, Some(0));
    let mut client = Client::start();
    client.write(b"Content-Length: 500\r\n\r\n{");
    client.close_input();
    assert_eq!(client.ended().0, Some(1));
}

#[test]
fn shutdown_takes_any_parameters_and_may_be_said_twice() {
    for params in ["null", "{}", "[]"] {
        let mut client = Client::initialized(&json!({}));
        let body = format!(r#"{{"jsonrpc":"2.0","id":50,"method":"shutdown","params":{params}}}"#);
        client.send_body(body.as_bytes());
        let answer = client.answer(50);
        assert_eq!((answer.get("result"), answer.get("error")), (Some(&Value::Null), None), "{params}");
        client.send_body(br#"{"jsonrpc":"2.0","id":51,"method":"shutdown"}"#);
        assert_eq!(client.answer(51)["error"]["code"], -32600);
        client.notify("exit", &Value::Null);
        assert_eq!(client.ended().0, Some(0));
    }
}

#[test]
fn requests_out_of_season_get_the_errors_of_the_specification() {
    let mut client = Client::start();
    let hover = json!({"textDocument": {"uri": "untitled:x"}, "position": {"line": 0, "character": 0}});
    assert_eq!(client.ask("textDocument/hover", &hover)["error"]["code"], -32002);
    // Notifications before `initialize` are dropped.
    client.notify("textDocument/didOpen", &json!({}));
    let minimal = json!({"capabilities": {}});
    assert!(client.ask("initialize", &minimal)["result"]["capabilities"].is_object());
    assert_eq!(client.ask("initialize", &minimal)["error"]["code"], -32600);
    client.notify("initialized", &json!({}));
    client.ask("shutdown", &Value::Null);
    assert_eq!(client.ask("textDocument/hover", &hover)["error"]["code"], -32600);
}

#[test]
fn unknown_methods_are_errors_and_unknown_notifications_are_nothing() {
    let mut client = Client::initialized(&json!({}));
    client.notify("dateline/unknown", &json!({"a": 1}));
    client.notify("$/unknown", &json!({}));
    client.notify("$/setTrace", &json!({"value": "verbose"}));
    assert_eq!(client.ask("dateline/unknown", &json!({}))["error"]["code"], -32601);
    assert_eq!(client.ask("$/unknown", &json!({}))["error"]["code"], -32601);
    assert_eq!(client.rest(), [] as [Value; 0]);
}

#[test]
fn what_is_not_offered_is_answered_with_nothing() {
    let mut client = Client::initialized(&json!({}));
    let params = json!({"textDocument": {"uri": "untitled:x"}, "position": {"line": 0, "character": 0}});
    let answer = client.ask("textDocument/moniker", &params);
    assert_eq!((answer.get("result"), answer.get("error")), (Some(&Value::Null), None));
    let answer = client.ask("textDocument/documentColor", &json!({"textDocument": {"uri": "untitled:x"}}));
    assert_eq!(answer["result"], json!([]));
}

#[test]
fn ids_come_back_as_they_were_given() {
    let mut client = Client::initialized(&json!({}));
    for id in [json!("a string"), json!(0), json!(-4), json!(4_000_000_000_u64)] {
        client.send_body(json!({"jsonrpc": "2.0", "id": id, "method": "dateline/x"}).to_string().as_bytes());
        client.wait_for(|message| message["id"] == id);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn the_server_does_not_outlive_the_process_it_was_started_for() {
    let mut parent = Command::new("cat").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("there is a cat");
    let params = json!({"processId": parent.id(), "capabilities": {}});
    let (client, _) = Client::initialized_with(&params);
    // Its input stays open: only the death of the process can end the server.
    drop(parent.stdin.take());
    parent.wait().expect("cat ends with its input");
    assert_eq!(client.ended().0, Some(1));
}
