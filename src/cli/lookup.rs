//! `dateline who` and `dateline where`: what the gazetteer knows, as of a day, and where it has it from.

mod json;
mod page;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use crate::calendar::Date;
use crate::cli::CliError;
use crate::cli::args::{LookupFormat, WhereArgs, WhoArgs};
use crate::cli::output::{print_errors, print_reports, write_out};
use crate::disk::{Folders, read_tables, today};
use crate::gazetteer::{Gazetteer, OfficeId, OfficialId, PlaceId};
use crate::text::nearest;

/// Something that a name was found to mean.
#[derive(Debug, Clone, Copy)]
enum Found {
    Official(OfficialId),
    Office(OfficeId),
    Place(PlaceId),
}

/// Writes who is called by the name, or who held the office of the title, on a day.
pub(super) fn who(asked: &WhoArgs) -> Result<ExitCode, CliError> {
    let (gazetteer, name) = (gazetteer_here(), asked.name.trim());
    let mut found: Vec<Found> = gazetteer.find_person(name).into_iter().map(Found::Official).collect();
    if found.is_empty() {
        found = gazetteer.find_office(name).into_iter().map(Found::Office).collect();
    }
    if found.is_empty() {
        return Err(unknown("nobody and no office", name, nearest_names(&gazetteer, name)));
    }
    let date = asked.on.unwrap_or_else(today);
    write(&gazetteer, &found, date, asked.explain, asked.format)
}

/// Writes which places are called by the name.
pub(super) fn place(asked: &WhereArgs) -> Result<ExitCode, CliError> {
    let (gazetteer, name) = (gazetteer_here(), asked.name.trim());
    let found: Vec<Found> = gazetteer.find_place(name).into_iter().map(Found::Place).collect();
    if found.is_empty() {
        let names = gazetteer.places().flat_map(|(_, place)| place.names());
        return Err(unknown("no place", name, nearest(name, names)));
    }
    write(&gazetteer, &found, today(), asked.explain, asked.format)
}

fn write(
    gazetteer: &Gazetteer,
    found: &[Found],
    date: Date,
    explain: bool,
    format: LookupFormat,
) -> Result<ExitCode, CliError> {
    let text = match format {
        LookupFormat::Json => json::array(gazetteer, found, date, explain),
        LookupFormat::Text => {
            let page = |found: &Found| {
                let page = match *found {
                    Found::Official(id) => page::official_page(gazetteer, id, date),
                    Found::Office(id) => page::office_page(gazetteer, id, date),
                    Found::Place(id) => page::place_page(gazetteer, id),
                }?;
                Some(if explain { page + &page::explained(&found.said(gazetteer)) } else { page })
            };
            found.iter().filter_map(page).collect::<Vec<_>>().join("\n")
        }
    };
    write_out(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

impl Found {
    /// Everything that rows say of it.
    fn said(self, gazetteer: &Gazetteer) -> Vec<crate::gazetteer::Statement> {
        match self {
            Self::Official(id) => gazetteer.said_of_official(id),
            Self::Office(id) => gazetteer.said_of_office(id),
            Self::Place(id) => gazetteer.said_of_place(id),
        }
    }
}

/// The gazetteer that holds in this folder.
pub(super) fn gazetteer_here() -> Arc<Gazetteer> {
    let mut folders = Folders::default();
    folders.ground_of(Path::new("."));
    let tables = read_tables(&mut folders);
    print_reports(&folders.reports);
    print_errors(&folders.errors);
    tables.gazetteer
}

/// The names of people and the titles nearest to `name`, which is none of them.
fn nearest_names<'g>(gazetteer: &'g Gazetteer, name: &str) -> Vec<&'g str> {
    let people = nearest(name, gazetteer.officials().flat_map(|(_, official)| official.names()));
    if !people.is_empty() {
        return people;
    }
    nearest(name, gazetteer.offices().flat_map(|(_, office)| &office.titles).map(|title| &*title.text))
}

fn unknown(what: &str, name: &str, near: Vec<&str>) -> CliError {
    let near: Vec<String> = near.into_iter().map(|near| format!("`{near}`")).collect();
    let help = if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(" or ")) };
    CliError::new(format!("the gazetteer knows {what} called `{name}`{help}"))
}
