//! The ledger as tables for people, one for each briefing.

use std::fmt::Write as _;

use crate::cli::claims::{Ledger, cited};
use crate::cli::facts::words;
use crate::features::ledger::Entry;

/// A heading and a table for each briefing that claims something.
pub(super) fn tables(ledger: &Ledger<'_>) -> String {
    let mut out = String::from("# Claims\n");
    let mut document = None;
    for entry in &ledger.entries {
        if document != Some(entry.document) {
            document = Some(entry.document);
            out.push_str(&head(ledger, entry));
        }
        out.push_str(&row(entry));
    }
    if ledger.entries.is_empty() {
        out.push_str("\nNothing is claimed.\n");
    }
    out
}

fn head(ledger: &Ledger<'_>, entry: &Entry<'_>) -> String {
    let mut head = format!("\n## {}\n\n", cell(ledger.shown(entry.document)));
    let title = entry.title.map(cell);
    let date = entry.date.map(|date| date.to_string());
    let about: Vec<String> = title.into_iter().chain(date).collect();
    if !about.is_empty() {
        write!(head, "{}\n\n", about.join(", ")).expect("a string takes all that is written to it");
    }
    head + "| line | claim | kind | standing | who says it | sources | graded | rests on |\n|---|---|---|---|---|---|---|---|\n"
}

fn row(entry: &Entry<'_>) -> String {
    let speakers: Vec<&str> = entry.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    let graded = [("likelihood", &entry.likelihood), ("confidence", &entry.confidence), ("as of", &entry.as_of)];
    let graded = graded.iter().filter_map(|(name, value)| Some(format!("{name} {}", value.as_ref()?)));
    let withdrawn = entry.withdrawn.iter().map(|withdrawn| format!("**withdrawn: {withdrawn}**"));
    let id = entry.id.as_ref().map_or_else(String::new, |id| format!(" `^{id}`"));
    let cells = [
        entry.line.to_string(),
        cell(&entry.text) + &id,
        words::claim_kind(entry.kind).to_owned(),
        words::standing(entry.standing).to_owned(),
        cell(&speakers.join("; ")),
        cell(&cited(entry).into_iter().chain(entry.references.iter().cloned()).collect::<Vec<_>>().join("; ")),
        cell(&graded.collect::<Vec<_>>().join(", ")),
        cell(&entry.basis.iter().cloned().chain(withdrawn).collect::<Vec<_>>().join("; ")),
    ];
    format!("| {} |\n", cells.join(" | "))
}

/// Text that stays in its cell.
pub(super) fn cell(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;").replace(['\n', '\r'], " ")
}
