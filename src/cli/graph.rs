//! `dateline graph`: what rests on what, for other programs and for people to look at.

mod dot;
mod html;
mod json;
mod mermaid;

use std::process::ExitCode;

use crate::cli::CliError;
use crate::cli::args::{GraphArgs, GraphFormat};
use crate::cli::output::{print_errors, print_note, print_reports, write_out};
use crate::config::Severity;
use crate::disk::{LoadOptions, load, write_text};
use crate::features::graph::{Graph, Wanted, find_node, graph as graph_of};

/// Viewers of Mermaid refuse more edges than these unless they are told otherwise.
const MOST_MERMAID_EDGES: usize = 500;

/// Writes the graph of the briefings that `args` name.
pub(super) fn graph(args: &GraphArgs) -> Result<ExitCode, CliError> {
    let loaded = load(&args.paths, &LoadOptions::default());
    print_reports(&loaded.reports);
    print_errors(&loaded.errors);
    let from = args.from.as_deref().map(|typed| find_node(&loaded.workspace, typed));
    let from = from.transpose().map_err(CliError::new)?;
    let paths = loaded.files.iter().map(|file| file.path.clone()).collect();
    let found = graph_of(&loaded.workspace, &Wanted { paths, from, depth: args.depth });
    let text = match args.format {
        GraphFormat::Dot => dot::dot(&found),
        GraphFormat::Mermaid => mermaid::mermaid(&found),
        GraphFormat::Json => json::json(&found),
        GraphFormat::Html => html::html(&found),
    };
    match &args.output {
        Some(path) => write_text(path, &text)?,
        None => write_out(text.as_bytes())?,
    }
    tell(&found, args);
    let is_broken = loaded.reports.iter().any(|report| report.problem.severity == Severity::Error);
    Ok(if is_broken || !loaded.errors.is_empty() { ExitCode::from(2) } else { ExitCode::SUCCESS })
}

/// Says what a reader of the graph may miss.
fn tell(found: &Graph, args: &GraphArgs) {
    if found.nodes.is_empty() {
        print_note("nothing here cites, links to or rests on anything, so that the graph is empty");
    }
    if args.format == GraphFormat::Mermaid && found.edges.len() > MOST_MERMAID_EDGES {
        print_note(&format!(
            "{} edges: Mermaid draws {MOST_MERMAID_EDGES} unless its `maxEdges` is raised; `--from` and `--depth` take a part, `--format html` shows all",
            found.edges.len()
        ));
    }
}
