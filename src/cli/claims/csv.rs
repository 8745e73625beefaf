//! The ledger as rows for a spreadsheet.

use crate::cli::CliError;
use crate::cli::claims::{Ledger, cited};
use crate::cli::facts::words;
use crate::features::ledger::Entry;

const HEAD: [&str; 16] = [
    "document",
    "line",
    "id",
    "date",
    "text",
    "kind",
    "standing",
    "speakers",
    "sources",
    "references",
    "likelihood",
    "confidence",
    "as_of",
    "basis",
    "withdrawn",
    "reason",
];

/// A row a claim, under a head. What one cell has several of has semicolons between.
pub(super) fn rows(ledger: &Ledger<'_>) -> Result<String, CliError> {
    let fails = |error: &dyn std::fmt::Display| CliError::new(format!("cannot write a row: {error}"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEAD).map_err(|error| fails(&error))?;
    for entry in &ledger.entries {
        writer.write_record(row(ledger, entry)).map_err(|error| fails(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| fails(&error))?;
    String::from_utf8(bytes).map_err(|error| fails(&error))
}

fn row(ledger: &Ledger<'_>, entry: &Entry<'_>) -> [String; 16] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let speakers: Vec<&str> = entry.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    [
        ledger.shown(entry.document).to_owned(),
        entry.line.to_string(),
        text(&entry.id),
        entry.date.map(|date| date.to_string()).unwrap_or_default(),
        entry.text.clone(),
        words::claim_kind(entry.kind).to_owned(),
        words::standing(entry.standing).to_owned(),
        speakers.join("; "),
        cited(entry).join("; "),
        entry.references.join("; "),
        text(&entry.likelihood),
        text(&entry.confidence),
        text(&entry.as_of),
        entry.basis.join("; "),
        text(&entry.withdrawn),
        entry.reason.to_owned(),
    ]
    .map(harmless)
}

/// A cell that a spreadsheet would take for a formula, made text by an
/// apostrophe in front (OWASP, "CSV Injection"): claims quote other people's words.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(harmless("=HYPERLINK(\"https://example.org\")".into()), "'=HYPERLINK(\"https://example.org\")");
        assert_eq!(harmless("@aide".into()), "'@aide");
        assert_eq!(harmless("The gates are shut.".into()), "The gates are shut.");
    }
}
