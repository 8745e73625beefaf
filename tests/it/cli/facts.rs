//! `facts`: what it writes and for whom.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::{Value, json};

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

const RICH: &str = "\
---
date: 2025-10-17
sources:
  log: {title: Gauge log}
---

# Talks

WASHINGTON, Oct. 17 — The talks will go on next week, Treasury Secretary Scott Bessent said [@log, p. 2]. \"It is late,\" he said.

We judge that a ban is unlikely.{#ban .assessment basis=log}
";

/// The fields of each kind of fact that the page on them names.
fn documented() -> BTreeMap<String, BTreeSet<String>> {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/facts.md")).unwrap();
    let mut facts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut kind = None;
    for line in page.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            kind = Some(facts.entry(name.to_owned()).or_default());
        } else if let (Some(fields), Some(row)) = (&mut kind, line.strip_prefix("| `")) {
            let cell = row.split('|').next().unwrap_or_default();
            fields.extend(cell.split(',').map(|name| name.trim().trim_matches('`').to_owned()));
        }
    }
    facts
}

#[test]
fn every_field_of_every_fact_is_explained_and_every_explained_field_is_there() {
    let desk = Desk::new(&[("a.md", RICH.as_bytes())]);
    let run = desk.run(&["facts", "a.md"]);
    assert_eq!(run.code, 0, "{run:?}");
    let mut written: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for fact in json_lines(&run.out) {
        let fields = fact.as_object().unwrap().keys().filter(|key| *key != "fact" && *key != "path").cloned();
        let kind = fact["fact"].as_str().unwrap().to_owned();
        let fields: BTreeSet<String> = fields.collect();
        let known = written.entry(kind).or_insert_with(|| fields.clone());
        assert_eq!(*known, fields, "facts of a kind have the same fields");
    }
    assert_eq!(written, documented());
}

#[test]
fn facts_say_what_the_analysis_knows() {
    let desk = Desk::new(&[("a.md", RICH.as_bytes())]);
    let facts = json_lines(&desk.run(&["facts", "a.md"]).out);
    let of = |kind: &str| facts.iter().filter(|fact| fact["fact"] == kind).collect::<Vec<_>>();
    let text = |span: &Value| {
        let bound = |at: usize| usize::try_from(span[at].as_u64().unwrap()).unwrap();
        &RICH[bound(0)..bound(1)]
    };
    let by = |name: &str| of("attribution").into_iter().find(|said| text(&said["source"]) == name).expect("it is said");
    let said = by("Treasury Secretary Scott Bessent");
    assert_eq!(text(&said["mention"]), "Scott Bessent");
    assert_eq!((&said["cue_kind"], &said["cue_form"]), (&json!("speech"), &json!("verb")));
    assert_eq!(said["grade"], "named");
    assert!(said["strength"].as_u64().is_some_and(|strength| strength > 80), "{said:?}");
    assert_eq!(by("he")["antecedent"], "Scott Bessent");
    let named = of("mention").into_iter().find(|mention| mention["text"] == "Scott Bessent").unwrap();
    assert_eq!(named["introduces"], true);
    assert!(!named["title_uses"][0]["offices"].as_array().unwrap().is_empty());
    let week = of("date").into_iter().find(|date| date["text"] == "next week").unwrap();
    assert_eq!((&week["tense"], &week["days"]), (&json!("future"), &json!(["2025-10-20", "2025-10-26"])));
    let cited = of("citation")[0];
    assert_eq!(cited["sources"], json!([{"key": "log", "locator": "p. 2", "known": true}]));
    let claims = of("claim");
    let standings: Vec<&Value> = claims.iter().map(|claim| &claim["standing"]).collect();
    assert_eq!(standings, ["not-a-claim", "cited", "attributed", "assessment"]);
    assert_eq!(
        (&claims[1]["cites"], &claims[3]["basis"], &claims[3]["id"]),
        (&json!(["log"]), &json!(["log"]), &json!("ban"))
    );
    assert_eq!(of("sentence")[0]["stands_in"], "heading");
    assert_eq!((&facts[0]["type"], &facts[0]["english"]), (&json!("news-brief"), &json!(true)));
}
