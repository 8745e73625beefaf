//! `dateline facts`: everything the analysis knows, as JSON Lines.

mod document;
mod fact;
mod prediction;
pub(in crate::cli) mod words;

use std::process::ExitCode;

use crate::cli::CliError;
use crate::cli::args::FactsArgs;
use crate::cli::output::{print_errors, print_reports, write_out};
use crate::config::Severity;
use crate::disk::{LoadOptions, in_parallel, load};

/// Writes the facts of the briefings, or of the documents, that `args` name.
pub(super) fn facts(args: &FactsArgs) -> Result<ExitCode, CliError> {
    if let Some(file) = &args.documents {
        return prediction::predict(file, args.date);
    }
    let loaded = load(&args.paths, &LoadOptions { date: args.date, ..LoadOptions::default() });
    let written = in_parallel(&loaded.files, |file| {
        let briefing = loaded.workspace.briefing(&file.path);
        briefing.map(|briefing| document::facts_of(file, &loaded.workspace, briefing)).unwrap_or_default()
    });
    write_out(written.concat().as_bytes())?;
    print_reports(&loaded.reports);
    print_errors(&loaded.errors);
    let is_broken = loaded.reports.iter().any(|report| report.problem.severity == Severity::Error);
    Ok(if is_broken || !loaded.errors.is_empty() { ExitCode::from(2) } else { ExitCode::SUCCESS })
}
