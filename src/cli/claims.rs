//! `dateline claims`: the ledger of claims, and what became of them since a revision.

mod csv;
mod diff;
mod json;
mod jsonld;
mod markdown;

use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;

use crate::cli::CliError;
use crate::cli::args::{ClaimsArgs, ClaimsCommand, LedgerFormat};
use crate::cli::output::{print_errors, print_reports, write_out};
use crate::config::Severity;
use crate::disk::{LoadOptions, Loaded, load, write_text};
use crate::features::ledger::{Entry, entries};
use crate::workspace::DocPath;

/// The claims of some briefings, and what a person calls these.
struct Ledger<'w> {
    entries: Vec<Entry<'w>>,
    shown: HashMap<&'w DocPath, String>,
}

impl<'w> Ledger<'w> {
    fn of(loaded: &'w Loaded) -> Self {
        let files = loaded.files.iter();
        Self {
            entries: files.clone().flat_map(|file| entries(&loaded.workspace, &file.path)).collect(),
            shown: files.map(|file| (&file.path, file.shown.display().to_string())).collect(),
        }
    }

    fn shown<'a>(&'a self, path: &'a DocPath) -> &'a str {
        self.shown.get(path).map_or_else(|| path.as_str(), String::as_str)
    }
}

/// Writes the ledger of the briefings that `args` name, or what became of their claims.
pub(super) fn claims(args: &ClaimsArgs) -> Result<ExitCode, CliError> {
    if let Some(ClaimsCommand::Diff(args)) = &args.command {
        return diff::diff(args);
    }
    let loaded = load(&args.paths, &LoadOptions { date: args.date, ..LoadOptions::default() });
    if loaded.files.is_empty() && !loaded.errors.is_empty() {
        // A slip in a path is no empty ledger to put in place of the one that was written last.
        return Ok(code(&loaded, ExitCode::SUCCESS));
    }
    let ledger = Ledger::of(&loaded);
    let written = match args.format {
        LedgerFormat::Csv => csv::rows(&ledger)?,
        LedgerFormat::Json => json::array(&ledger),
        LedgerFormat::Markdown => markdown::tables(&ledger),
        LedgerFormat::Jsonld => jsonld::graph(&ledger),
    };
    write(&written, args.output.as_deref())?;
    Ok(code(&loaded, ExitCode::SUCCESS))
}

fn write(text: &str, output: Option<&Path>) -> Result<(), CliError> {
    match output {
        Some(file) => Ok(write_text(file, text)?),
        None => Ok(write_out(text.as_bytes())?),
    }
}

/// Says what could not be read; `otherwise` if everything could.
fn code(loaded: &Loaded, otherwise: ExitCode) -> ExitCode {
    print_reports(&loaded.reports);
    print_errors(&loaded.errors);
    let is_broken = loaded.reports.iter().any(|report| report.problem.severity == Severity::Error);
    if is_broken || !loaded.errors.is_empty() { ExitCode::from(2) } else { otherwise }
}

/// Keys with the places in them: `mfa-norland, para. 3`.
fn cited(entry: &Entry<'_>) -> Vec<String> {
    let cited = entry.citations.iter().map(|cited| match &cited.locator {
        Some(locator) => format!("{}, {locator}", cited.key),
        None => cited.key.clone(),
    });
    cited.collect()
}
