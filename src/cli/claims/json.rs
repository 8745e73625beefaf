//! The ledger as one array of objects, whose fields `docs/claims.md` explains.

use serde::Serialize;

use crate::cli::claims::Ledger;
use crate::cli::facts::words;
use crate::features::ledger::Entry;

#[derive(Serialize)]
struct Object<'a> {
    document: &'a str,
    line: usize,
    id: Option<&'a str>,
    title: Option<&'a str>,
    date: Option<String>,
    text: &'a str,
    kind: &'a str,
    standing: &'a str,
    reason: &'a str,
    speakers: Vec<SpeakerObject<'a>>,
    sources: Vec<SourceObject<'a>>,
    references: &'a [String],
    likelihood: Option<&'a str>,
    confidence: Option<&'a str>,
    as_of: Option<&'a str>,
    basis: &'a [String],
    withdrawn: Option<&'a str>,
}

#[derive(Serialize)]
struct SpeakerObject<'a> {
    name: &'a str,
    grade: &'a str,
}

#[derive(Serialize)]
struct SourceObject<'a> {
    key: &'a str,
    locator: Option<&'a str>,
    quoted: bool,
    known: bool,
    title: Option<&'a str>,
}

/// An object a claim, a line each.
pub(super) fn array(ledger: &Ledger<'_>) -> String {
    let lines: Vec<String> = ledger.entries.iter().map(|entry| line(&object(ledger, entry))).collect();
    if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
}

fn line(object: &impl Serialize) -> String {
    serde_json::to_string(object).expect("strings and numbers always become JSON")
}

fn object<'a>(ledger: &'a Ledger<'_>, entry: &'a Entry<'_>) -> Object<'a> {
    let speakers = entry.speakers.iter();
    let sources = entry.citations.iter().map(|cited| SourceObject {
        key: &cited.key,
        locator: cited.locator.as_deref(),
        quoted: cited.quoted,
        known: cited.record.is_some(),
        title: cited.record.and_then(|record| record.title.as_deref()),
    });
    Object {
        document: ledger.shown(entry.document),
        line: entry.line,
        id: entry.id.as_deref(),
        title: entry.title,
        date: entry.date.map(|date| date.to_string()),
        text: &entry.text,
        kind: words::claim_kind(entry.kind),
        standing: words::standing(entry.standing),
        reason: entry.reason,
        speakers: speakers
            .map(|speaker| SpeakerObject { name: &speaker.name, grade: words::source_grade(speaker.grade) })
            .collect(),
        sources: sources.collect(),
        references: &entry.references,
        likelihood: entry.likelihood.as_deref(),
        confidence: entry.confidence.as_deref(),
        as_of: entry.as_of.as_deref(),
        basis: &entry.basis,
        withdrawn: entry.withdrawn.as_deref(),
    }
}
