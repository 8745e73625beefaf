//! Makes messages of bodies, and the answers to bodies that are none.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::{Map, Value};
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};

use super::mend::{mend_params, mend_surrogates};

/// A body, understood.
#[derive(Debug)]
pub(super) enum Message {
    /// A request, or a notification where it has no id.
    Call(Request),
    /// What the client says to a request of ours: the result, or none where it refuses.
    Answer {
        /// Which request.
        id: Id,
        /// What came of it.
        result: Option<Value>,
    },
    /// The client wants the process gone.
    Exit,
    /// No message; what is to be answered.
    Refused(Response),
}

/// Reads the message in `body`. Where the body goes on behind the message
/// with what can be another, as it does when a stated length is too large,
/// those bytes come back as well.
pub(super) fn decode(body: &[u8]) -> (Message, &[u8]) {
    if let Ok(value) = serde_json::from_slice(body) {
        return (message(value), &[]);
    }
    if let Some((value, rest)) = decode_first(body) {
        return (message(value), rest);
    }
    // Clients that cut text at UTF-16 units send halves of surrogate pairs.
    let text = String::from_utf8_lossy(body);
    let text: Cow<'_, str> = mend_surrogates(text.trim_start_matches('\u{feff}'));
    let message = match serde_json::from_str(&text) {
        Ok(value) => message(value),
        Err(error) => Message::Refused(refusal(find_id(&text), ErrorCode::ParseError, error.to_string())),
    };
    (message, &[])
}

/// An error to answer with.
pub(super) fn refusal(id: Id, code: ErrorCode, message: impl Into<Cow<'static, str>>) -> Response {
    Response::from_error(id, Error { code, message: message.into(), data: None })
}

fn decode_first(body: &[u8]) -> Option<(Value, &[u8])> {
    let mut values = serde_json::Deserializer::from_slice(body).into_iter();
    let first = values.next()?.ok()?;
    let rest = body.get(values.byte_offset()..)?;
    // `Content-Length` or `Content-Type`, or as much of it as was taken.
    let mut begun = rest.trim_ascii_start().iter().zip(b"content-");
    begun.all(|(byte, wanted)| byte.eq_ignore_ascii_case(wanted)).then_some((first, rest))
}

/// The id of a message that cannot be read whole, such as one nested too
/// deep. What is passed over here is not built, so any depth will do.
fn find_id(text: &str) -> Id {
    #[derive(Deserialize)]
    struct Envelope {
        id: Id,
    }
    serde_json::from_str(text).map_or(Id::Null, |envelope: Envelope| envelope.id)
}

fn message(value: Value) -> Message {
    let Value::Object(mut object) = value else {
        let refused = refusal(Id::Null, ErrorCode::InvalidRequest, "a message is one JSON object");
        return Message::Refused(refused);
    };
    let id = object.remove("id");
    let known_id = id.as_ref().and_then(read_id);
    let refused = |message: &'static str| {
        let id = known_id.clone().unwrap_or_default();
        Message::Refused(refusal(id, ErrorCode::InvalidRequest, message))
    };
    if object.get("jsonrpc").and_then(Value::as_str) != Some("2.0") {
        return refused("`jsonrpc` must be \"2.0\"");
    }
    match object.remove("method") {
        Some(Value::String(method)) if method == "exit" => Message::Exit,
        Some(Value::String(_)) if id.is_some() && known_id.is_none() => refused("`id` must be a string or an integer"),
        Some(Value::String(method)) => Message::Call(call(method, known_id, object)),
        Some(_) => refused("`method` must be a string"),
        None if object.contains_key("error") => Message::Answer { id: known_id.unwrap_or_default(), result: None },
        None if object.contains_key("result") => {
            Message::Answer { id: known_id.unwrap_or_default(), result: object.remove("result") }
        }
        None => refused("there is no `method`"),
    }
}

fn read_id(value: &Value) -> Option<Id> {
    match value {
        Value::String(id) => Some(Id::String(id.clone())),
        Value::Number(id) => id.as_i64().map(Id::Number),
        _ => None,
    }
}

fn call(method: String, id: Option<Id>, mut object: Map<String, Value>) -> Request {
    let params = mend_params(&method, object.remove("params"));
    let mut request = Request::build(method);
    if let Some(params) = params {
        request = request.params(params);
    }
    if let Some(id) = id {
        request = request.id(id);
    }
    request.finish()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use tower_lsp::jsonrpc::Id;

    use super::{Message, decode};

    fn refused(body: &str) -> Value {
        match decode(body.as_bytes()).0 {
            Message::Refused(response) => serde_json::to_value(response).expect("a response is JSON"),
            other => panic!("{body} was taken for {other:?}"),
        }
    }

    fn called(body: &[u8]) -> Value {
        match decode(body).0 {
            Message::Call(request) => serde_json::to_value(request).expect("a request is JSON"),
            other => panic!("taken for {other:?}"),
        }
    }

    #[test]
    fn what_is_no_json_is_a_parse_error_without_an_id() {
        for body in ["", "{", "nonsense", "{\"id\":1,}", "{\"jsonrpc\":\"2.0\",\"method\":\"m\"} more"] {
            let answer = refused(body);
            assert_eq!((&answer["error"]["code"], &answer["id"]), (&json!(-32700), &json!(null)), "{body}");
        }
    }

    #[test]
    fn json_nested_too_deep_is_a_parse_error_with_its_id() {
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        let answer = refused(&format!(r#"{{"jsonrpc":"2.0","method":"m","params":{deep},"id":"seven"}}"#));
        assert_eq!((&answer["error"]["code"], &answer["id"]), (&json!(-32700), &json!("seven")));
    }

    #[test]
    fn json_that_is_no_message_is_an_invalid_request() {
        for (body, id) in [
            (r#"[{"jsonrpc":"2.0","id":1,"method":"m"}]"#, json!(null)),
            (r#"{"id":1,"method":"m"}"#, json!(1)),
            (r#"{"jsonrpc":"1.0","id":"a","method":"m"}"#, json!("a")),
            (r#"{"jsonrpc":"2.0","id":1.5,"method":"m"}"#, json!(null)),
            (r#"{"jsonrpc":"2.0","id":null,"method":"m"}"#, json!(null)),
            (r#"{"jsonrpc":"2.0","id":2,"method":7}"#, json!(2)),
            (r#"{"jsonrpc":"2.0","id":3}"#, json!(3)),
            ("7", json!(null)),
        ] {
            let answer = refused(body);
            assert_eq!((&answer["error"]["code"], &answer["id"]), (&json!(-32600), &id), "{body}");
        }
    }

    #[test]
    fn lone_surrogates_and_bytes_that_are_no_utf8_become_replacement_characters() {
        let request =
            called(br#"{"jsonrpc":"2.0","method":"m","params":["\ud83d","\ud83d\ude00","\\ud83d","\udc00x"]}"#);
        assert_eq!(request["params"], json!(["\u{fffd}", "😀", "\\ud83d", "\u{fffd}x"]));
        let request = called(b"{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":[\"a\xff\"]}");
        assert_eq!(request["params"], json!(["a\u{fffd}"]));
    }

    #[test]
    fn a_body_with_a_second_message_in_it_gives_the_first_and_the_rest() {
        let body = b"{\"jsonrpc\":\"2.0\",\"method\":\"m\"}Content-Length: 2\r\n\r\n{";
        let (message, rest) = decode(body);
        assert!(matches!(message, Message::Call(_)));
        assert_eq!(rest, b"Content-Length: 2\r\n\r\n{");
    }

    #[test]
    fn answers_are_told_from_calls() {
        for (body, expected_id, expected) in [
            (r#"{"jsonrpc":"2.0","id":4,"result":null}"#, Id::Number(4), Some(Value::Null)),
            (r#"{"jsonrpc":"2.0","id":"x","result":null,"error":{"code":1}}"#, Id::String("x".to_owned()), None),
            (r#"{"jsonrpc":"2.0","id":null,"error":{"code":1}}"#, Id::Null, None),
        ] {
            let Message::Answer { id, result } = decode(body.as_bytes()).0 else { panic!("{body} is no answer") };
            assert_eq!((id, result), (expected_id, expected), "{body}");
        }
    }
}
