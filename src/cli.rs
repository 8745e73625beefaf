//! The terminal: what was typed, what is done, and how it is shown.

mod args;
mod claims;
mod completions;
mod error;
mod explain;
mod facts;
mod gazetteer;
mod graph;
mod lint;
mod lookup;
mod output;
mod versions;

use std::process::ExitCode;

pub use self::args::{Args, Command};
pub use self::error::CliError;

/// Does what `args` ask. The code is 0 if all is well, 1 if something was
/// found that is not, 2 if part of it could not be done.
///
/// # Errors
///
/// Where nothing could be done. [`Command::Server`] is not done here, since
/// the terminal knows nothing of the wire.
pub fn run(args: Args) -> Result<ExitCode, CliError> {
    match args.command {
        Command::Lint(asked) => lint::lint(&asked, args.no_color),
        Command::Explain { rule } => explain::explain(rule.as_deref()),
        Command::Facts(asked) => facts::facts(&asked),
        Command::Claims(asked) => claims::claims(&asked),
        Command::Who(asked) => lookup::who(&asked),
        Command::Where(asked) => lookup::place(&asked),
        Command::Gazetteer { command } => gazetteer::gazetteer(&command),
        Command::Graph(asked) => graph::graph(&asked),
        Command::Completions { shell } => completions::completions(shell),
        Command::Server(_) => Err(CliError::new("the server is not run from here")),
    }
}
