//! `dateline gazetteer credits`: whose data the program carries.

use std::collections::BTreeSet;
use std::process::ExitCode;

use crate::cli::CliError;
use crate::cli::output::write_out;
use crate::gazetteer::{Gazetteer, Registry};

/// Names every data set that a row of the embedded registry is from, with its licence and where it can be had.
pub(super) fn credits() -> Result<ExitCode, CliError> {
    let gazetteer = Gazetteer::embedded();
    let people = gazetteer.officials().map(|(_, official)| &official.provenance);
    let places = gazetteer.places().map(|(_, place)| &place.provenance);
    let offices = gazetteer.offices().map(|(_, office)| &office.provenance);
    let mut lines = BTreeSet::new();
    for provenance in people.chain(places).chain(offices) {
        lines.extend(credited(&provenance.registry));
    }
    let lines: Vec<String> = lines.into_iter().collect();
    write_out(format!("Contains data from:\n{}\n", lines.join("\n")).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn credited(registry: &Registry) -> Vec<String> {
    let sets = registry.data_sets.iter().map(|set| {
        let licence = set.licence.as_deref().unwrap_or("licence not said");
        let link = set.link.as_deref().map(|link| format!(", {link}")).unwrap_or_default();
        format!("- {} ({licence}){link}", set.name)
    });
    sets.collect()
}
