//! What can be typed behind `dateline`.

mod claims;
mod exchange;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::calendar::{Date, Moment};
use crate::config::Severity;

pub(super) use self::claims::{ChangesFormat, ClaimsArgs, ClaimsCommand, ClaimsDiffArgs, LedgerFormat};
pub(super) use self::exchange::{ExportArgs, ExportFormat, ImportArgs, ImportFormat, RegistryFormat};

/// Language server and linter for annotated briefing documents, read as of their dateline.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, arg_required_else_help = true)]
pub struct Args {
    /// What is to be done.
    #[command(subcommand)]
    pub command: Command,
    /// Write without colours, as with `NO_COLOR` in the environment.
    #[arg(long, global = true)]
    pub no_color: bool,
}

/// What is to be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check briefings: 0 if they are clean, 1 if not, 2 if something could not be read.
    Lint(LintArgs),
    /// Serve an editor on standard input and output.
    Server(ServerArgs),
    /// Show what a rule flags and why, or list all rules.
    Explain {
        /// The rule, such as `vague-group`.
        rule: Option<String>,
    },
    /// Write everything the analysis knows of briefings, a line of JSON a fact.
    Facts(FactsArgs),
    /// Write the ledger of claims: what is asserted, who says it, and what it rests on.
    Claims(ClaimsArgs),
    /// Look up an official, or who holds an office, as of a day.
    Who(WhoArgs),
    /// Look up a place.
    Where(WhereArgs),
    /// Write what rests on what: briefings, claims and sources as a graph.
    Graph(GraphArgs),
    /// Make, check and measure registries of officials.
    Gazetteer {
        /// What is to be done.
        #[command(subcommand)]
        command: GazetteerCommand,
    },
    /// Write completions for a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
}

/// What is to be done with registries of officials.
#[derive(Debug, Subcommand)]
pub enum GazetteerCommand {
    /// Read open data as a recipe says, and write the tables of people and terms beside the recipe.
    Refresh {
        /// The recipe, such as seeds/gazetteer/recipe.toml.
        recipe: PathBuf,
        /// The folder of the data sets.
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
    },
    /// Say how much of the data of a recipe is known, and list every disagreement.
    Coverage {
        /// The recipe, such as seeds/gazetteer/recipe.toml.
        recipe: PathBuf,
        /// The folder of the data sets.
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// Terms that were over by this day are not counted.
        #[arg(long, value_name = "DATE", value_parser = parse_date, default_value = "2000-01-01")]
        since: Date,
    },
    /// Check registries: one holder a seat, a source at every term, dates in order, names written in one way.
    Check {
        /// Registry files; the embedded one if none is named.
        files: Vec<PathBuf>,
        /// A list of names that several people have, already looked at; others are faults then.
        #[arg(long, value_name = "FILE")]
        collisions: Option<PathBuf>,
    },
    /// Name whose data the program carries, and under which licence.
    Credits,
    /// Read officials or places of other formats, and write them as a registry: 0 if all was read, 1 if a part was not, 2 if nothing was.
    Import(ImportArgs),
    /// Write all that is known here as a registry, or its names as a dictionary for a spell checker.
    Export(ExportArgs),
}

/// What `lint` is asked.
#[derive(Debug, clap::Args)]
pub struct LintArgs {
    /// Files and folders. A file that is named is read whatever its ending; in
    /// folders those that end in .txt, .md, .markdown and .brief.
    #[arg(default_value = ".", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How it is written.
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    pub format: OutputFormat,
    /// The least severity that makes the exit code 1.
    #[arg(long, value_enum, default_value_t = FailOn::Warning, value_name = "SEVERITY")]
    pub fail_on: FailOn,
    /// The date of briefings that do not say theirs, such as 2025-10-17.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub date: Option<Date>,
    /// Check these rules and no others, with commas between.
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    pub select: Vec<String>,
    /// Check all but these rules, with commas between.
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    pub ignore: Vec<String>,
    /// Also check what was done to the briefings since this git revision:
    /// claims that stayed while their source was taken out.
    #[arg(long, value_name = "REV")]
    pub since: Option<String>,
}

/// What `facts` is asked.
#[derive(Debug, clap::Args)]
pub struct FactsArgs {
    /// Files and folders.
    #[arg(value_name = "FILE", required_unless_present = "documents")]
    pub paths: Vec<PathBuf>,
    /// Read documents from lines `{"id": …, "text": …}` instead, as plain
    /// text, and write for each a line with its attributions and claims.
    #[arg(long, value_name = "FILE.jsonl", conflicts_with = "paths")]
    pub documents: Option<PathBuf>,
    /// The date of briefings that do not say theirs, such as 2025-10-17.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub date: Option<Date>,
}

/// What `who` is asked.
#[derive(Debug, clap::Args)]
pub struct WhoArgs {
    /// A name, whole or in part, or a title, with its country where others have it too.
    pub name: String,
    /// The day, such as 2025-10-17; today if none is given.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub on: Option<Date>,
    /// Say which layer says what, by file and line, and what a later one changes.
    #[arg(long)]
    pub explain: bool,
    /// How it is written.
    #[arg(long, value_enum, default_value_t = LookupFormat::Text)]
    pub format: LookupFormat,
}

/// What `where` is asked.
#[derive(Debug, clap::Args)]
pub struct WhereArgs {
    /// A name.
    pub name: String,
    /// Say which layer says what, by file and line, and what a later one changes.
    #[arg(long)]
    pub explain: bool,
    /// How it is written.
    #[arg(long, value_enum, default_value_t = LookupFormat::Text)]
    pub format: LookupFormat,
}

/// How people, offices and places are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LookupFormat {
    /// For people.
    Text,
    /// One array of objects.
    Json,
}

/// What `graph` is asked.
#[derive(Debug, clap::Args)]
pub struct GraphArgs {
    /// Files and folders. What they rest on is in the graph too.
    #[arg(default_value = ".", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How it is written.
    #[arg(long, value_enum, default_value_t = GraphFormat::Dot)]
    pub format: GraphFormat,
    /// The file it is written to, in place of the terminal.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// One node, with all it rests on and all that relies on it: `talks.md`, `talks#^claim`, `@key`.
    #[arg(long, value_name = "NODE")]
    pub from: Option<String>,
    /// How many steps away from that node, or from the briefings, others may be.
    #[arg(long, value_name = "N")]
    pub depth: Option<usize>,
}

/// How the graph is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GraphFormat {
    /// For Graphviz.
    Dot,
    /// A flowchart for Markdown.
    Mermaid,
    /// One object, as docs/graph.md describes it.
    Json,
    /// One page to look at, which needs nothing else.
    Html,
}

/// What `server` is asked.
#[derive(Debug, clap::Args)]
pub struct ServerArgs {
    /// Said by many editors; there is no other way yet.
    #[arg(long, hide = true)]
    pub stdio: bool,
}

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// With excerpts, for people.
    Text,
    /// A line each.
    Concise,
    /// One array of objects.
    Json,
}

/// The least severity that makes `lint` fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Anything.
    Hint,
    /// What is worth knowing, and more.
    Info,
    /// What should be mended, and more.
    Warning,
    /// Only what is wrong.
    Error,
    /// Nothing.
    Never,
}

impl FailOn {
    /// The severity, if anything fails.
    pub(super) fn severity(self) -> Option<Severity> {
        match self {
            Self::Hint => Some(Severity::Hint),
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
            Self::Never => None,
        }
    }
}

fn parse_date(text: &str) -> Result<Date, String> {
    Moment::parse(text).map(|moment| moment.date).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Args;

    #[test]
    fn the_arguments_do_not_contradict_each_other() {
        Args::command().debug_assert();
    }
}
