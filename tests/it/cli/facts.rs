//! `facts`: what it writes and for whom.

use serde_json::Value;

use crate::cli::command::Desk;

fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn facts_are_lines_whose_bytes_are_those_of_the_file() {
    let text = "\u{feff}---\ndate: 2026-11-20\n---\n\nNobody knew. Talks resume next week.\n";
    let desk = Desk::new(&[("a.md", text.as_bytes())]);
    let run = desk.run(&["facts", "a.md"]);
    assert_eq!(run.code, 0, "{run:?}");
    let facts = json_lines(&run.out);
    assert_eq!(facts[0]["fact"], "document");
    assert_eq!(facts[0]["path"], "a.md");
    let sentences: Vec<&str> = facts
        .iter()
        .filter(|fact| fact["fact"] == "sentence")
        .map(|fact| {
            let bound = |at: usize| usize::try_from(fact["span"][at].as_u64().unwrap()).unwrap();
            &text[bound(0)..bound(1)]
        })
        .collect();
    assert_eq!(sentences, ["Nobody knew.", "Talks resume next week."]);
}

#[test]
fn documents_come_and_go_as_json_lines() {
    let lines = "{\"id\": \"one\", \"text\": \"The mill is closed, the board said.\"}\n\n\
                 {\"id\": \"two\"}\n\
                 {\"id\": \"three\", \"text\": \"\", \"more\": [1]}\n";
    let desk = Desk::new(&[("documents.jsonl", lines.as_bytes())]);
    let run = desk.run(&["facts", "--documents", "documents.jsonl"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.starts_with("error: documents.jsonl:3: "), "{run:?}");
    let predictions = json_lines(&run.out);
    let ids: Vec<&Value> = predictions.iter().map(|prediction| &prediction["id"]).collect();
    assert_eq!(ids, ["one", "three"]);
    assert_eq!(predictions[0]["offsets"], "utf8");
    assert_eq!(predictions[0]["sentences"][0]["span"], serde_json::json!([0, 35]));
    for key in ["attributions", "unattributed_claims", "claims"] {
        assert!(predictions[0][key].is_array(), "{key}");
    }
}
