//! The ledger as `Claim`s of schema.org.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::analysis::SourceGrade;
use crate::cli::claims::Ledger;
use crate::features::ledger::{CitedRecord, Entry, Speaker};

/// One graph. A claim that several briefings make in the same words has the
/// earliest of them as `firstAppearance`; each is an `appearance` of its own.
pub(super) fn graph(ledger: &Ledger<'_>) -> String {
    let first = first_appearances(ledger);
    let claims: Vec<Value> = ledger.entries.iter().map(|entry| claim(ledger, entry, &first)).collect();
    let graph = json!({ "@context": "https://schema.org", "@graph": claims });
    let written = serde_json::to_string_pretty(&graph).expect("strings and numbers always become JSON");
    written + "\n"
}

/// For each wording the claim that was first to use it; of one day the first in order.
fn first_appearances<'a>(ledger: &'a Ledger<'_>) -> HashMap<&'a str, &'a Entry<'a>> {
    let mut first: HashMap<&str, &Entry<'_>> = HashMap::new();
    for entry in &ledger.entries {
        let held = first.entry(&entry.text).or_insert(entry);
        if entry.date.is_some_and(|date| held.date.is_none_or(|earliest| date < earliest)) {
            *held = entry;
        }
    }
    first
}

fn claim(ledger: &Ledger<'_>, entry: &Entry<'_>, first: &HashMap<&str, &Entry<'_>>) -> Value {
    let mut claim = Map::new();
    claim.insert("@type".into(), "Claim".into());
    if let Some(id) = &entry.id {
        claim.insert("@id".into(), format!("{}#^{id}", encoded(ledger.shown(entry.document))).into());
        claim.insert("identifier".into(), id.as_str().into());
    }
    claim.insert("text".into(), entry.text.as_str().into());
    claim.insert("appearance".into(), briefing(ledger, entry));
    if let Some(first) = first.get(entry.text.as_str()) {
        claim.insert("firstAppearance".into(), briefing(ledger, first));
    }
    let authors: Vec<Value> = entry.speakers.iter().filter_map(author).collect();
    if !authors.is_empty() {
        claim.insert("author".into(), authors.into());
    }
    let citations: Vec<Value> = entry.citations.iter().map(citation).collect();
    if !citations.is_empty() {
        claim.insert("citation".into(), citations.into());
    }
    if !entry.basis.is_empty() {
        claim.insert("isBasedOn".into(), entry.basis.clone().into());
    }
    Value::Object(claim)
}

fn briefing(ledger: &Ledger<'_>, entry: &Entry<'_>) -> Value {
    let mut briefing = Map::new();
    briefing.insert("@type".into(), "CreativeWork".into());
    briefing.insert("url".into(), encoded(ledger.shown(entry.document)).into());
    if let Some(title) = entry.title {
        briefing.insert("name".into(), title.into());
    }
    if let Some(date) = entry.date {
        briefing.insert("datePublished".into(), date.to_string().into());
    }
    Value::Object(briefing)
}

/// Somebody schema.org can call an author: people and bodies, and no "analysts".
fn author(speaker: &Speaker) -> Option<Value> {
    let kind = match speaker.grade {
        SourceGrade::Named | SourceGrade::Role | SourceGrade::Anonymous => "Person",
        SourceGrade::Body => "Organization",
        SourceGrade::Document | SourceGrade::Vague | SourceGrade::Pronoun => return None,
    };
    Some(json!({ "@type": kind, "name": speaker.name }))
}

fn citation(cited: &CitedRecord<'_>) -> Value {
    let mut work = Map::new();
    work.insert("@type".into(), "CreativeWork".into());
    work.insert("identifier".into(), cited.key.as_str().into());
    let mut put = |key: &str, value: Option<&String>| {
        if let Some(value) = value {
            work.insert(key.into(), value.as_str().into());
        }
    };
    put("pagination", cited.locator.as_ref());
    if let Some(record) = cited.record {
        put("name", record.title.as_ref());
        put("datePublished", record.date.as_ref());
        put("url", record.url.as_ref());
        if let Some(publisher) = &record.publisher {
            work.insert("publisher".into(), json!({ "@type": "Organization", "name": publisher }));
        }
    }
    Value::Object(work)
}

/// A path as it can stand in an address.
fn encoded(path: &str) -> String {
    path.replace('\\', "/").replace('%', "%25").replace(' ', "%20").replace('#', "%23").replace('?', "%3F")
}
