//! `dateline gazetteer`: registries of officials and places made, checked, measured, and written for other programs.

mod check;
mod credits;
mod export;
mod import;
mod refresh;

use std::path::Path;
use std::process::ExitCode;

use crate::cli::CliError;
use crate::cli::args::{GazetteerCommand, RegistryFormat};
use crate::cli::output::write_out;
use crate::disk::{make_folder, write_text};
use crate::gazetteer::exchange::Draft;

/// Does what was asked of the gazetteer.
pub(super) fn gazetteer(command: &GazetteerCommand) -> Result<ExitCode, CliError> {
    match command {
        GazetteerCommand::Refresh { recipe, data } => refresh::refresh(recipe, data),
        GazetteerCommand::Coverage { recipe, data, since } => refresh::coverage(recipe, data, *since),
        GazetteerCommand::Check { files, collisions } => check::check(files, collisions.as_deref()),
        GazetteerCommand::Credits => credits::credits(),
        GazetteerCommand::Import(asked) => import::import(asked),
        GazetteerCommand::Export(asked) => export::export(asked),
    }
}

/// Writes a registry where it was asked for.
fn write_draft(draft: &Draft, format: RegistryFormat, output: Option<&Path>) -> Result<(), CliError> {
    match (format, output) {
        (RegistryFormat::Toml, output) => write(&draft.toml(), output),
        (RegistryFormat::Csv, None) => {
            Err(CliError::new("tables are three files: say with `--output` in which folder they are to be"))
        }
        (RegistryFormat::Csv, Some(folder)) => {
            let tables = draft.tables();
            make_folder(folder)?;
            write_text(&folder.join("people.toml"), &tables.head)?;
            write_text(&folder.join("people.csv"), &tables.people)?;
            write_text(&folder.join("terms.csv"), &tables.terms)?;
            Ok(())
        }
    }
}

fn write(text: &str, output: Option<&Path>) -> Result<(), CliError> {
    match output {
        Some(path) => write_text(path, text)?,
        None => write_out(text.as_bytes())?,
    }
    Ok(())
}
