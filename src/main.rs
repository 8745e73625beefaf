//! The command `dateline`.

use std::process::ExitCode;

use clap::Parser;
use dateline::cli::{Args, CliError, Command, run};

fn main() -> ExitCode {
    let args = Args::parse();
    let outcome = match args.command {
        Command::Server(_) => dateline::lsp::serve().map_err(CliError::from),
        _ => run(args),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::from(2)
    })
}
