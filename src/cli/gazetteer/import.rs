//! `dateline gazetteer import`: other people's officials and places, read and written as a registry.

use std::path::Path;
use std::process::ExitCode;

use crate::cli::CliError;
use crate::cli::args::{ImportArgs, ImportFormat};
use crate::cli::gazetteer::write_draft;
use crate::cli::output::{print_error, print_note, print_warning};
use crate::disk::{open_file, read_text, today};
use crate::gazetteer::exchange::csv::{self, Map};
use crate::gazetteer::exchange::{
    AsOf, Draft, Import, ImportOptions, Importer, Source, congress, factbook, ftm, geonames, popolo, wikidata,
};
use crate::gazetteer::{DataSet, Gazetteer};
use crate::text::nearest;

/// A map is written by hand.
const LARGEST_MAP: u64 = 1 << 20;

/// So many problems are shown one by one.
const MOST_SHOWN: usize = 100;

/// Reads the files that `asked` names and writes the registry they give.
pub(super) fn import(asked: &ImportArgs) -> Result<ExitCode, CliError> {
    let map = asked.map.as_deref().map(map_called).transpose()?;
    if map.is_some() && !matches!(asked.format, ImportFormat::Csv | ImportFormat::WikidataResults) {
        return Err(CliError::new(
            "`--map` is for csv and wikidata-results: other formats say themselves what is what",
        ));
    }
    let mut sources = Vec::with_capacity(asked.files.len());
    let mut missing = false;
    for path in &asked.files {
        match open_file(path) {
            Ok(reader) => sources.push(Source::new(path.display().to_string(), reader)),
            Err(error) => {
                missing = true;
                print_error(&error.to_string());
            }
        }
    }
    let import = read(asked, sources, map.as_ref());
    tell(&import);
    if import.people.is_empty() && import.places.is_empty() {
        return Err(CliError::new("nothing could be read"));
    }
    let is_whole = import.problems.is_empty() && !missing;
    let draft = Draft::of_import(import, &data_set(asked, map.as_ref()), &Gazetteer::embedded());
    write_draft(&draft, asked.to, asked.output.as_deref())?;
    Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// The map of this name or file.
fn map_called(name: &str) -> Result<Map, CliError> {
    if let Some(map) = Map::known(name) {
        return Ok(map);
    }
    let path = Path::new(name);
    let text = read_text(path, LARGEST_MAP).map_err(|error| {
        let is_name = !name.contains(['/', '\\', '.']);
        let near = nearest(name, Map::known_names()).first().map(|near| format!("; did you mean `{near}`?"));
        let near = near.filter(|_| is_name).unwrap_or_default();
        CliError::new(format!("{error}{near}"))
    })?;
    Map::parse(&text.text).map_err(|error| CliError::new(format!("{name}:{error}")))
}

fn read(asked: &ImportArgs, sources: Vec<Source<'_>>, map: Option<&Map>) -> Import {
    let mut importer = Importer::new(ImportOptions {
        as_of: asked.as_of,
        today: today(),
        country: asked.country.as_deref().map(|country| country.to_uppercase().into()),
        office: asked.office.as_deref().map(Into::into),
        min_population: asked.min_population,
    });
    match asked.format {
        ImportFormat::Csv => csv::import(sources, map, &mut importer),
        ImportFormat::WikidataResults => wikidata::import_results(sources, map, &mut importer),
        ImportFormat::WikidataEntities => wikidata::import_entities(sources, &mut importer),
        ImportFormat::Popolo => popolo::import(sources, &mut importer),
        ImportFormat::Ftm => ftm::import(sources, &mut importer),
        ImportFormat::Congress => congress::import(sources, &mut importer),
        ImportFormat::Factbook => factbook::import(sources, &mut importer),
        ImportFormat::Geonames => geonames::import(sources, &mut importer),
    }
    importer.finish()
}

/// Says what was read, what was not, and as of when it is.
fn tell(import: &Import) {
    for problem in import.problems.iter().take(MOST_SHOWN) {
        print_warning(&problem.to_string());
    }
    if let Some(more) = import.problems.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
        print_warning(&format!("and {more} more such problems"));
    }
    let terms: usize = import.people.iter().map(|person| person.terms.len()).sum();
    let (people, places, problems) = (import.people.len(), import.places.len(), import.problems.len());
    print_note(&format!("{people} people, {terms} terms, {places} places; {problems} problems"));
    if import.left_out > 0 {
        print_note(&format!("{} places left out for having too few people; see --min-population", import.left_out));
    }
    if terms == 0 {
        return;
    }
    match import.as_of {
        Some(AsOf::Given(_)) => {}
        Some(AsOf::Written(date)) => print_note(&format!("as of {date}, as the source says")),
        Some(AsOf::Newest(date)) => {
            print_note(&format!(
                "as of {date}, the newest start in the data; if the source is newer, say so with --as-of"
            ));
        }
        None => print_note("the source does not say as of when it is; say so with --as-of"),
    }
}

/// What rows are said to be from: what was typed, or the map, or the format.
fn data_set(asked: &ImportArgs, map: Option<&Map>) -> DataSet {
    let (key, name, licence) = match asked.format {
        ImportFormat::Csv => ("table", "an imported table", None),
        ImportFormat::WikidataResults | ImportFormat::WikidataEntities => ("wikidata", "Wikidata", Some("CC0-1.0")),
        ImportFormat::Popolo => ("popolo", "imported Popolo data", None),
        ImportFormat::Ftm => ("ftm", "imported FollowTheMoney data", None),
        ImportFormat::Congress => ("congress-legislators", "@unitedstates, congress-legislators", Some("CC0-1.0")),
        ImportFormat::Factbook => ("factbook", "CIA World Factbook", Some("public domain")),
        ImportFormat::Geonames => ("geonames", "GeoNames (geonames.org)", Some("CC BY 4.0")),
    };
    let head = map.map(|map| &map.source);
    let key = asked.source.as_deref().or(head.and_then(|head| head.id.as_deref())).unwrap_or(key);
    let name = asked.source_name.as_deref().or(head.and_then(|head| head.name.as_deref())).unwrap_or(name);
    let licence = asked.licence.as_deref().or(head.and_then(|head| head.licence.as_deref())).or(licence);
    DataSet {
        // A blank ends the key where a row names it.
        key: key.split_whitespace().collect::<Vec<_>>().join("-").into(),
        name: name.into(),
        licence: licence.map(Into::into),
        date: asked.as_of.or(head.and_then(|head| head.as_of)),
        link: None,
    }
}
