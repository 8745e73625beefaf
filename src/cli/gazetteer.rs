//! `dateline gazetteer`: the embedded officials made from open data, and looked at.

mod refresh;

use std::process::ExitCode;

use crate::cli::CliError;
use crate::cli::args::GazetteerCommand;

/// Does what was asked of the gazetteer.
pub(super) fn gazetteer(command: &GazetteerCommand) -> Result<ExitCode, CliError> {
    match command {
        GazetteerCommand::Refresh { recipe, data } => refresh::refresh(recipe, data),
    }
}
