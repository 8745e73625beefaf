//! Hover over the wire.

use serde_json::{Value, json};

use super::client::Client;

const URI: &str = "untitled:hover.md";

const TEXT: &str = "---\nsources:\n  log: {title: Gauge *log*}\n---\n📈 The reach is dry, the mayor said [@log].\n";

/// What is said of the cue in [`TEXT`].
fn hover(formats: &Value) -> Value {
    let capabilities = json!({"textDocument": {"hover": {"contentFormat": formats}}});
    let mut client = Client::initialized(&capabilities);
    client.open(URI, TEXT);
    let at = json!({"textDocument": {"uri": URI}, "position": {"line": 4, "character": 33}});
    client.ask("textDocument/hover", &at)["result"].clone()
}

#[test]
fn a_cue_tells_who_stands_behind_its_sentence() {
    let shown = hover(&json!(["markdown", "plaintext"]));
    assert_eq!(shown["range"], json!({"start": {"line": 4, "character": 0}, "end": {"line": 4, "character": 43}}));
    assert_eq!(shown["contents"]["kind"], "markdown");
    assert_eq!(
        shown["contents"]["value"],
        "**Cited** · statement of fact\n\n- **the mayor** (*“said”*) · 98% sure: The reach is dry\n\
         - cites **Gauge \\*log\\*** `log`"
    );
    let plain = hover(&json!(["plaintext"]));
    assert_eq!(plain["contents"]["kind"], "plaintext");
    assert_eq!(
        plain["contents"]["value"],
        "Cited · statement of fact\n- the mayor (“said”) · 98% sure: The reach is dry\n- cites Gauge *log* log"
    );
}
