//! What can be typed behind `dateline claims`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use crate::calendar::Date;
use crate::cli::args::parse_date;

/// What `claims` is asked.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct ClaimsArgs {
    /// What is to be done instead of writing the ledger.
    #[command(subcommand)]
    pub command: Option<ClaimsCommand>,
    /// Files and folders. A file called `diff` is `./diff`.
    #[arg(default_value = ".", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How it is written.
    #[arg(long, value_enum, default_value_t = LedgerFormat::Markdown)]
    pub format: LedgerFormat,
    /// The file it is written to, over what is there; standard output if none is given.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The date of briefings that do not say theirs, such as 2025-10-17.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub date: Option<Date>,
}

/// What can be done with the ledger of claims.
#[derive(Debug, Subcommand)]
pub enum ClaimsCommand {
    /// Show what became of claims since a git revision: 1 if one lost its source and stayed, 0 if none did.
    Diff(ClaimsDiffArgs),
}

/// What `claims diff` is asked.
#[derive(Debug, clap::Args)]
pub struct ClaimsDiffArgs {
    /// An earlier revision, compared with the files as they are; or two, `A..B`, or `A...B` from where they part.
    #[arg(value_name = "REV")]
    pub revisions: String,
    /// Files and folders.
    #[arg(default_value = ".", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How it is written.
    #[arg(long, value_enum, default_value_t = ChangesFormat::Text)]
    pub format: ChangesFormat,
    /// The file it is written to, over what is there; standard output if none is given.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The date of briefings that do not say theirs, such as 2025-10-17.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub date: Option<Date>,
}

/// How the ledger is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LedgerFormat {
    /// A row a claim, for spreadsheets.
    Csv,
    /// One array of objects.
    Json,
    /// A table for each briefing.
    Markdown,
    /// `Claim`s of schema.org.
    Jsonld,
}

/// How changes of claims are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChangesFormat {
    /// For people.
    Text,
    /// One array of objects.
    Json,
    /// For a comment under a change.
    Markdown,
}
