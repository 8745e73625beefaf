//! Whatever bytes come, the very next good message is answered.

use serde_json::{Value, json};

use super::client::Client;

/// Writes `bytes` to an initialized server and checks that it still answers;
/// what it said to the bytes.
fn survives(bytes: &[u8]) -> Vec<Value> {
    let mut client = Client::initialized(&json!({}));
    client.write(bytes);
    let answer = client.ask("dateline/nothing", &json!({}));
    assert_eq!(answer["error"]["code"], -32601, "after {:?}", String::from_utf8_lossy(bytes));
    client.rest()
}

fn framed(body: &[u8]) -> Vec<u8> {
    [format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat()
}

fn errors(messages: &[Value]) -> Vec<(Value, Value)> {
    messages.iter().map(|message| (message["id"].clone(), message["error"]["code"].clone())).collect()
}

#[test]
fn malformed_json_is_a_parse_error() {
    for body in [&b"{"[..], b"}", b"", b"\0", b"nothing", b"{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":}"] {
        assert_eq!(errors(&survives(&framed(body))), [(json!(null), json!(-32700))]);
    }
}

#[test]
fn json_that_is_no_message_is_an_invalid_request_with_its_id() {
    let said = survives(&framed(br#"{"jsonrpc":"2.0","id":"x","method":5}"#));
    assert_eq!(errors(&said), [(json!("x"), json!(-32600))]);
    let said = survives(&framed(br#"[{"jsonrpc":"2.0","id":900,"method":"shutdown"}]"#));
    assert_eq!(errors(&said), [(json!(null), json!(-32600))]);
}

#[test]
fn json_nested_a_hundred_thousand_deep_is_refused_under_its_id() {
    let deep = "{\"a\":".repeat(100_000) + "1" + &"}".repeat(100_000);
    let body = format!(r#"{{"jsonrpc":"2.0","id":901,"method":"textDocument/hover","params":{deep}}}"#);
    assert_eq!(errors(&survives(&framed(body.as_bytes()))), [(json!(901), json!(-32700))]);
}

#[test]
fn parameters_of_another_shape_are_invalid_parameters() {
    for params in ["7", "\"x\"", "[1,2]", "{}", r#"{"textDocument":{"uri":5},"position":{"line":0,"character":0}}"#] {
        let body = format!(r#"{{"jsonrpc":"2.0","id":902,"method":"textDocument/hover","params":{params}}}"#);
        assert_eq!(errors(&survives(&framed(body.as_bytes()))), [(json!(902), json!(-32602))], "{params}");
    }
}

#[test]
fn lone_surrogates_and_bytes_that_are_no_utf8_are_read_as_replacement_characters() {
    assert_eq!(survives(&framed(br#"{"jsonrpc":"2.0","method":"$/x","params":["\ud83d"]}"#)), [] as [Value; 0]);
    assert_eq!(
        survives(&framed(b"{\"jsonrpc\":\"2.0\",\"method\":\"$/x\",\"params\":[\"\xff\xc3\"]}")),
        [] as [Value; 0]
    );
}

#[test]
fn headers_may_be_in_any_case_and_have_company() {
    let body = br#"{"jsonrpc":"2.0","id":903,"method":"dateline/none"}"#;
    for header in [
        "content-length: #\r\n\r\n",
        "CONTENT-LENGTH:#\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n",
        "Content-Type: application/vscode-jsonrpc\r\nX-One: 1\r\nX-Two: 2\r\nContent-Length: # \r\n\r\n",
        "\r\n\r\nContent-Length: #\n\n",
    ] {
        let header = header.replace('#', &body.len().to_string());
        let said = survives(&[header.as_bytes(), body].concat());
        assert_eq!(errors(&said), [(json!(903), json!(-32601))], "{header}");
    }
}

#[test]
fn packets_may_be_cut_anywhere_and_hold_many_messages() {
    let mut client = Client::initialized(&json!({}));
    let mut bytes = Vec::new();
    for id in 1000..1020 {
        bytes.extend(framed(json!({"jsonrpc": "2.0", "id": id, "method": "dateline/é📈"}).to_string().as_bytes()));
    }
    client.write(&bytes);
    for id in 1000..1020 {
        assert_eq!(client.answer(id)["error"]["code"], -32601);
    }
    for byte in &bytes {
        client.write(&[*byte]);
    }
    for id in 1000..1020 {
        assert_eq!(client.answer(id)["error"]["code"], -32601);
    }
}

#[test]
fn a_length_that_lies_costs_no_more_than_its_own_message() {
    let body = br#"{"jsonrpc":"2.0","id":904,"method":"dateline/none"}"#;
    let with_length = |length: usize| [format!("Content-Length: {length}\r\n\r\n").as_bytes(), body].concat();
    // Too small: the message is cut, and what is left of it is passed over.
    assert_eq!(errors(&survives(&with_length(body.len() - 9))), [(json!(null), json!(-32700))]);
    // Too large: it reaches into the next header, which is found again.
    assert_eq!(errors(&survives(&with_length(body.len() + 9))), [(json!(904), json!(-32601))]);
    // Beyond all reason: refused before a byte of it is read.
    assert_eq!(errors(&survives(&with_length(1_000_000_000_000))), [(json!(null), json!(-32700))]);
    assert_eq!(errors(&survives(b"Content-Length: -5\r\n\r\n")), [(json!(null), json!(-32700))]);
}

#[test]
fn bytes_that_are_no_messages_are_passed_over() {
    let mut noise: Vec<u8> =
        (0_u32..300_000).map(|number| number.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
    noise.extend(b"\r\n\r\n");
    let said = survives(&noise);
    assert!(errors(&said).iter().all(|error| *error == (json!(null), json!(-32700))), "{said:?}");
}
