//! `dateline gazetteer export`: what is known here as a registry, or its names as a dictionary.

use std::process::ExitCode;

use crate::cli::CliError;
use crate::cli::args::{ExportArgs, ExportFormat, RegistryFormat};
use crate::cli::gazetteer::{write, write_draft};
use crate::cli::lookup::gazetteer_here;
use crate::gazetteer::exchange::{Dictionary, Draft, dictionary};

/// Writes what the gazetteer of this folder knows.
pub(super) fn export(asked: &ExportArgs) -> Result<ExitCode, CliError> {
    let gazetteer = gazetteer_here();
    let output = asked.output.as_deref();
    let of = match asked.format {
        ExportFormat::Toml | ExportFormat::Csv if asked.on.is_some() => {
            return Err(CliError::new("`--on` is for dictionaries: a registry holds all terms, whenever they were"));
        }
        ExportFormat::Toml | ExportFormat::Csv => {
            let draft = Draft::of_gazetteer(&gazetteer, "export");
            let is_toml = asked.format == ExportFormat::Toml;
            write_draft(&draft, if is_toml { RegistryFormat::Toml } else { RegistryFormat::Csv }, output)?;
            return Ok(ExitCode::SUCCESS);
        }
        ExportFormat::Harper => Dictionary::Harper,
        ExportFormat::Vale => Dictionary::Vale,
        ExportFormat::Ltex => Dictionary::Ltex,
        ExportFormat::Cspell => Dictionary::Cspell,
        ExportFormat::Typos => Dictionary::Typos,
    };
    write(&dictionary(&gazetteer, asked.on, of), output)?;
    Ok(ExitCode::SUCCESS)
}
