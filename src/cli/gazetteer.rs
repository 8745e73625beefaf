//! `dateline gazetteer`: the embedded officials made from open data, checked and measured.

mod check;
mod credits;
mod refresh;

use std::process::ExitCode;

use crate::cli::CliError;
use crate::cli::args::GazetteerCommand;

/// Does what was asked of the gazetteer.
pub(super) fn gazetteer(command: &GazetteerCommand) -> Result<ExitCode, CliError> {
    match command {
        GazetteerCommand::Refresh { recipe, data } => refresh::refresh(recipe, data),
        GazetteerCommand::Coverage { recipe, data, since } => refresh::coverage(recipe, data, *since),
        GazetteerCommand::Check { files, collisions } => check::check(files, collisions.as_deref()),
        GazetteerCommand::Credits => credits::credits(),
    }
}
