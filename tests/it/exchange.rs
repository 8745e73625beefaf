//! Reading other people's officials and places, and writing ours for other programs.

mod broken;
mod csv;
mod export;
mod formats;
mod round_trip;

use std::io::Cursor;

use dateline::calendar::Date;
use dateline::gazetteer::exchange::{ImportOptions, ImportedPerson, Importer, Source};

/// Nothing of the fixtures is younger.
fn today() -> Date {
    Date::constant(2026, 11, 24)
}

fn importer() -> Importer {
    Importer::new(ImportOptions::on(today()))
}

fn source<'t>(name: &str, text: &'t str) -> Source<'t> {
    Source::new(name, Cursor::new(text.as_bytes()))
}

/// A line for every person and every term, as a test can read them.
fn shown(people: &[ImportedPerson]) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    for person in people {
        let _ = write!(out, "{} [{}]", person.name, person.key);
        for (what, value) in [("short", &person.short), ("native", &person.native), ("wikidata", &person.wikidata)] {
            if let Some(value) = value {
                let _ = write!(out, " {what}={value}");
            }
        }
        if !person.aliases.is_empty() {
            let _ = write!(out, " also={}", person.aliases.join("|"));
        }
        out.push('\n');
        for term in &person.terms {
            let _ = write!(out, "  {}: {}", term.row, term.office);
            for (what, value) in
                [("key", &term.office_key), ("body", &term.body), ("country", &term.country), ("area", &term.area)]
            {
                if let Some(value) = value {
                    let _ = write!(out, " {what}={value}");
                }
            }
            let start = term.start.as_ref().map_or("?".to_owned(), ToString::to_string);
            let end = match &term.end {
                dateline::gazetteer::TermEnd::Open => "open".to_owned(),
                dateline::gazetteer::TermEnd::Unknown => "unknown".to_owned(),
                dateline::gazetteer::TermEnd::On(date) => date.to_string(),
            };
            let _ = write!(out, " from {start} to {end} {}", term.status.name());
            if let Some(class) = term.class {
                let _ = write!(out, " {}", class.name());
            }
            if !term.attested.is_empty() {
                let days: Vec<String> = term.attested.iter().map(ToString::to_string).collect();
                let _ = write!(out, " seen {}", days.join(","));
            }
            if let Some(as_of) = term.as_of {
                let _ = write!(out, " as of {as_of}");
            }
            out.push('\n');
        }
    }
    out
}

fn problems(problems: &[dateline::gazetteer::exchange::ImportProblem]) -> String {
    let mut lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.push(String::new());
    lines.join("\n")
}
