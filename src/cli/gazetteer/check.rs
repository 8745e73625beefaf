//! `dateline gazetteer check`: what must be true of a registry, said where it is not.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use crate::cli::CliError;
use crate::cli::output::write_out;
use crate::gazetteer::{Collisions, Gazetteer, check as faults, collisions as shared};

use super::refresh::read;

/// Checks registry files over the embedded registry, or that alone. The code is 1 if something is wrong.
pub(super) fn check(files: &[PathBuf], collisions: Option<&Path>) -> Result<ExitCode, CliError> {
    let mut lines = Vec::new();
    let gazetteer = if files.is_empty() {
        Gazetteer::embedded()
    } else {
        let texts: Vec<(String, String)> =
            files.iter().map(|file| Ok((file.display().to_string(), read(file)?))).collect::<Result<_, CliError>>()?;
        let (gazetteer, problems) = Gazetteer::load(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        for problem in problems {
            let text = texts.iter().find(|(name, _)| **name == *problem.file).map_or("", |(_, text)| text);
            let line = 1 + text.get(..problem.span.start()).unwrap_or_default().matches('\n').count();
            lines.push(format!("{}:{line}: {}", problem.file, problem.message));
        }
        Arc::new(gazetteer)
    };
    lines.extend(faults(&gazetteer).iter().map(ToString::to_string));
    if let Some(list) = collisions {
        let reviewed = Collisions::parse(&read(list)?);
        let fresh = shared(&gazetteer, &reviewed);
        lines.extend(fresh.iter().map(|line| format!("{}: several people have this name: {line}", list.display())));
    }
    let count = gazetteer.officials().count();
    let terms: usize = gazetteer.officials().map(|(_, official)| official.terms.len()).sum();
    lines.push(format!(
        "{count} people, {terms} terms, {} offices: {}",
        gazetteer.offices().count(),
        match lines.len() {
            0 => "nothing is wrong".to_owned(),
            1 => "1 fault".to_owned(),
            many => format!("{many} faults"),
        }
    ));
    write_out(format!("{}\n", lines.join("\n")).as_bytes())?;
    Ok(if lines.len() == 1 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
