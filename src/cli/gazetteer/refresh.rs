//! `dateline gazetteer refresh` and `coverage`: open data read as a recipe says, written as the tables beside it or compared with what is embedded.

use std::fmt::Write;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::calendar::Date;
use crate::cli::CliError;
use crate::cli::output::write_out;
use crate::disk::{read_text, today, write_text};
use crate::gazetteer::Gazetteer;
use crate::gazetteer::exchange::{Import, ImportOptions, Importer, Source, congress, csv};
use crate::gazetteer::refresh::{
    DataFile, DataSource, Labels, Recipe, Refreshed, Unreviewed, Verdict, coverage as covered, refresh as refreshed,
    reviewed, unreviewed,
};

/// No data set that a recipe names is larger.
const LARGEST: u64 = 64 << 20;

/// A recipe with all that it wants.
pub(super) struct Kitchen {
    pub(super) recipe: Recipe,
    pub(super) labels: Labels,
    pub(super) offices: Gazetteer,
    /// What was read, by the numbers of the source and of the file there.
    pub(super) imports: Vec<(usize, usize, Import)>,
    folder: PathBuf,
}

/// Reads a recipe and its data, and writes the tables of people and terms
/// beside it. What a person should look at is printed.
pub(super) fn refresh(recipe: &Path, data: &Path) -> Result<ExitCode, CliError> {
    let kitchen = Kitchen::open(recipe, data)?;
    let Refreshed { people, terms, notes } =
        refreshed(&kitchen.recipe, &kitchen.labels, &kitchen.offices, &kitchen.imports);
    let mut out: Vec<String> = kitchen.problems();
    out.extend(notes);
    for (name, text) in [(&kitchen.recipe.people, &people), (&kitchen.recipe.terms, &terms)] {
        write_text(&kitchen.folder.join(name), text)?;
        out.push(format!("{name}: {} rows", text.lines().count().saturating_sub(1)));
    }
    write_out(format!("{}\n", out.join("\n")).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Prints how much of the data of a recipe the embedded registry knows, and
/// every disagreement that was not looked at. Such a one, and an entry of the
/// recipe's table of disagreements that nothing bears out, is a finding.
pub(super) fn coverage(recipe: &Path, data: &Path, since: Date) -> Result<ExitCode, CliError> {
    let kitchen = Kitchen::open(recipe, data)?;
    let embedded = Gazetteer::embedded();
    let coverage = covered(&kitchen.recipe, &kitchen.labels, &embedded, &kitchen.imports, since);
    let looked_at = match &kitchen.recipe.disagreements {
        Some(name) => {
            let path = kitchen.folder.join(name);
            reviewed(&read(&path)?).map_err(|why| CliError::new(format!("{}:{why}", path.display())))?
        }
        None => Vec::new(),
    };
    let Unreviewed { fresh, stale } = unreviewed(&coverage.disagreements, &looked_at);
    let mut out = coverage.table();
    let _ = writeln!(out, "\n{} disagreements looked at:", looked_at.len() - stale.len());
    for verdict in Verdict::ALL {
        let count = looked_at.iter().filter(|entry| entry.verdict == verdict).count();
        let _ = writeln!(out, "- {verdict}: {count}");
    }
    for disagreement in &fresh {
        let _ = writeln!(out, "new: {disagreement}");
    }
    for disagreement in &stale {
        let _ = writeln!(out, "no longer so: {disagreement}");
    }
    write_out(out.as_bytes())?;
    Ok(if fresh.is_empty() && stale.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

impl Kitchen {
    /// Reads a recipe, its registry and labels, and the data it names.
    pub(super) fn open(recipe: &Path, data: &Path) -> Result<Self, CliError> {
        let folder = recipe.parent().unwrap_or(Path::new(".")).to_path_buf();
        let wrong = |file: &Path, why: String| CliError::new(format!("{}: {why}", file.display()));
        let text = read(recipe)?;
        let read_recipe = Recipe::parse(&text).map_err(|why| wrong(recipe, why))?;
        let labels_file = folder.join(&read_recipe.labels);
        let labels = Labels::parse(&read(&labels_file)?).map_err(|why| wrong(&labels_file, why))?;
        let registry = read(&folder.join(&read_recipe.registry))?;
        let (offices, _) = Gazetteer::load_only([(read_recipe.registry.as_str(), &*registry)]);
        let mut imports = Vec::new();
        for (at, source) in read_recipe.source.iter().enumerate() {
            let map = map_of(source, &folder)?;
            for (number, file) in source.files.iter().enumerate() {
                imports.push((at, number, import(file, map.as_ref(), data)?));
            }
        }
        Ok(Self { recipe: read_recipe, labels, offices, imports, folder })
    }

    /// What could not be read of the data.
    pub(super) fn problems(&self) -> Vec<String> {
        self.imports.iter().flat_map(|(.., import)| &import.problems).map(ToString::to_string).collect()
    }
}

pub(super) fn read(path: &Path) -> Result<String, CliError> {
    Ok(read_text(path, LARGEST)?.text)
}

fn map_of(source: &DataSource, folder: &Path) -> Result<Option<csv::Map>, CliError> {
    let Some(name) = source.map.as_deref().filter(|name| name.contains('.')) else { return Ok(source.known_map()) };
    let path = folder.join(name);
    let map = csv::Map::parse(&read(&path)?);
    map.map(Some).map_err(|why| CliError::new(format!("{}: {why}", path.display())))
}

fn import(file: &DataFile, map: Option<&csv::Map>, data: &Path) -> Result<Import, CliError> {
    let names: Vec<&String> = std::iter::once(&file.path).chain(&file.with).collect();
    let texts: Vec<String> = names.iter().map(|name| read(&data.join(name))).collect::<Result<_, _>>()?;
    let sources =
        names.iter().zip(&texts).map(|(name, text)| Source::new(name.as_str(), Cursor::new(text.as_bytes()))).collect();
    let mut importer = Importer::new(ImportOptions { as_of: Some(file.as_of), ..ImportOptions::on(today()) });
    if Path::new(&file.path).extension().is_some_and(|extension| extension == "yaml") {
        congress::import(sources, &mut importer);
    } else {
        csv::import(sources, map, &mut importer);
    }
    Ok(importer.finish())
}
