//! Puts right what clients are known to get wrong, where what they meant is plain.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::str::FromStr as _;

use serde_json::{Map, Value, json};
use tower_lsp::ls_types::Uri;

use super::newer;

/// The parameters of a call as the framework reads them without complaint.
///
/// A change that is refused leaves its document wrong for good, so numbers
/// outside their range are held at its ends and addresses with bare spaces or
/// letters beyond ASCII are encoded, rather than the whole call dropped.
pub(super) fn mend_params(method: &str, params: Option<Value>) -> Option<Value> {
    let params = params.filter(|params| !params.is_null());
    match method {
        // Clients send `null`, `{}` and `[]`, and mean nothing by them.
        "shutdown" => return None,
        "initialized" => return Some(params.filter(Value::is_object).unwrap_or_else(|| json!({}))),
        _ => {}
    }
    let mut params = params?;
    if method == "initialize" {
        newer::announce(&mut params);
    }
    if let Some(Value::Object(document)) = params.get_mut("textDocument") {
        mend_document(method, document);
    }
    if let Some(position) = params.get_mut("position") {
        mend_position(position);
    }
    if let Some(range) = params.get_mut("range") {
        mend_range(range);
    }
    if let Some(Value::Array(changes)) = params.get_mut("contentChanges") {
        changes.iter_mut().for_each(mend_change);
    }
    Some(params)
}

/// Text with every `\ud800` to `\udfff` that is not half of a pair replaced by `\ufffd`.
pub(super) fn mend_surrogates(text: &str) -> Cow<'_, str> {
    if !text.contains("\\u") {
        return Cow::Borrowed(text);
    }
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        let escape = rest.get(at..).unwrap_or_default();
        let (keep, replace) = match (surrogate(escape), escape.get(6..).and_then(surrogate)) {
            (Some(Half::High), Some(Half::Low)) => (12, false),
            (Some(_), _) => (6, true),
            // A backslash and what it escapes, which may be a backslash.
            (None, _) => (1 + escape.chars().nth(1).map_or(0, char::len_utf8), false),
        };
        let kept = if replace { at } else { at + keep };
        mended.push_str(rest.get(..kept).unwrap_or_default());
        if replace {
            mended.push_str("\\ufffd");
        }
        rest = rest.get(at + keep..).unwrap_or_default();
    }
    mended.push_str(rest);
    Cow::Owned(mended)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    High,
    Low,
}

/// Which half of a pair the escape at the start of `text` is, if it is one.
fn surrogate(text: &str) -> Option<Half> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    match u16::from_str_radix(digits, 16).ok()? {
        0xd800..=0xdbff => Some(Half::High),
        0xdc00..=0xdfff => Some(Half::Low),
        _ => None,
    }
}

fn mend_document(method: &str, document: &mut Map<String, Value>) {
    if let Some(Value::String(uri)) = document.get_mut("uri")
        && Uri::from_str(uri).is_err()
    {
        *uri = encode(uri);
    }
    if method == "textDocument/didOpen" {
        document.entry("languageId").or_insert_with(|| json!(""));
    }
    if matches!(method, "textDocument/didOpen" | "textDocument/didChange") {
        let version = document.get("version").and_then(Value::as_i64);
        if version.is_none_or(|version| i32::try_from(version).is_err()) {
            document.insert("version".to_owned(), json!(0));
        }
    }
}

fn mend_change(change: &mut Value) {
    if let Value::Object(change) = change {
        // Deprecated, never needed, and a reason to fail where it is negative.
        change.remove("rangeLength");
        if let Some(range) = change.get_mut("range") {
            mend_range(range);
        }
    }
}

fn mend_range(range: &mut Value) {
    for end in ["start", "end"] {
        if let Some(position) = range.get_mut(end) {
            mend_position(position);
        }
    }
}

fn mend_position(position: &mut Value) {
    let Value::Object(position) = position else { return };
    for key in ["line", "character"] {
        if let Some(Value::Number(number)) = position.get(key)
            && number.as_u64().is_none_or(|number| number > u64::from(u32::MAX))
        {
            let held = number.as_f64().unwrap_or_default().clamp(0.0, f64::from(u32::MAX));
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is held inside the range")]
            let held = held as u32;
            position.insert(key.to_owned(), json!(held));
        }
    }
}

/// Percent-encodes what an address cannot have bare (RFC 3986, 2.2 and 2.3).
fn encode(uri: &str) -> String {
    let mut encoded = String::with_capacity(uri.len() + 16);
    let bytes = uri.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let is_escape =
            byte == b'%' && bytes.get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        if is_escape || byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{mend_params, mend_surrogates};

    #[test]
    fn positions_outside_their_range_are_held_at_its_ends() {
        let range = |start: Value, end: Value| json!({"contentChanges": [{"range": {"start": {"line": start, "character": 0}, "end": {"line": end, "character": 1}}, "text": ""}]});
        let mended = mend_params("textDocument/didChange", Some(range(json!(-3), json!(9_999_999_999_u64))));
        assert_eq!(mended, Some(range(json!(0), json!(u32::MAX))));
        let mended = mend_params("textDocument/didChange", Some(range(json!(2.0), json!(1e99))));
        assert_eq!(mended, Some(range(json!(2), json!(u32::MAX))));
    }

    #[test]
    fn an_address_with_bare_letters_is_encoded_and_a_good_one_kept() {
        let mend = |uri: &str| {
            let params = json!({"textDocument": {"uri": uri}});
            mend_params("textDocument/hover", Some(params)).expect("there are params")["textDocument"]["uri"].clone()
        };
        assert_eq!(mend("file:///a b/é%20[1]%.md"), "file:///a%20b/%C3%A9%20%5B1%5D%25.md");
        assert_eq!(mend("file:///c%3A/x%2fy.md"), "file:///c%3A/x%2fy.md");
        assert_eq!(mend("untitled:Untitled-1"), "untitled:Untitled-1");
    }

    #[test]
    fn params_that_mean_nothing_are_dropped_or_filled_in() {
        assert_eq!(mend_params("shutdown", Some(json!([]))), None);
        assert_eq!(mend_params("initialized", None), Some(json!({})));
        assert_eq!(mend_params("x", Some(Value::Null)), None);
    }

    #[test]
    fn a_version_that_is_no_number_does_not_cost_the_change() {
        let params = json!({"textDocument": {"uri": "file:///a", "version": null}, "contentChanges": []});
        let mended = mend_params("textDocument/didChange", Some(params)).expect("there are params");
        assert_eq!(mended["textDocument"]["version"], 0);
    }

    #[test]
    fn pairs_and_escaped_backslashes_are_left_alone() {
        for text in [r#""\ud83d\ude00""#, r#""\\ud83d""#, "plain", r#""\u00e9\n""#] {
            assert_eq!(mend_surrogates(text), text);
        }
        assert_eq!(mend_surrogates(r"\ud83d\ud83d\ude00\ude00"), r"\ufffd\ud83d\ude00\ufffd");
        assert_eq!(mend_surrogates("\\ud83"), "\\ud83");
        assert_eq!(mend_surrogates("\\é\\"), "\\é\\");
    }
}
