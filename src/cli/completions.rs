//! Completions for shells.

use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use crate::cli::output::write_out;
use crate::cli::{Args, CliError};

/// Writes the script that completes `dateline` in `shell`.
pub(super) fn completions(shell: Shell) -> Result<ExitCode, CliError> {
    let mut script = Vec::new();
    generate(shell, &mut Args::command(), "dateline", &mut script);
    write_out(&script)?;
    Ok(ExitCode::SUCCESS)
}
