//! What is found in documents that come as JSON Lines, in the form an evaluation reads.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::analysis::{Outside, Standing};
use crate::calendar::Date;
use crate::cli::CliError;
use crate::cli::facts::document::Bytes;
use crate::cli::output::{print_error, write_out};
use crate::config::Severity;
use crate::disk::{in_parallel, read_text};
use crate::document::Format;
use crate::features::diagnostics::diagnostics;
use crate::gazetteer::Gazetteer;
use crate::rules::{Family, Specificity, find_rule};
use crate::text::Span;
use crate::workspace::{Briefing, DocPath, Workspace};

/// A file of documents may be this large.
const LARGEST: u64 = 1 << 30;

#[derive(Deserialize)]
struct Document {
    id: String,
    text: String,
}

/// All offsets are bytes of the document's text, half open.
#[derive(Serialize)]
struct Prediction<'a> {
    id: &'a str,
    offsets: &'static str,
    attributions: Vec<Relation>,
    /// What a writer is warned of.
    unattributed_claims: Vec<Bytes>,
    claims: Vec<Scored>,
    sentences: Vec<Bounds>,
}

#[derive(Serialize)]
struct Relation {
    source: Vec<Bytes>,
    cue: Vec<Bytes>,
    content: Vec<Bytes>,
}

#[derive(Serialize)]
struct Scored {
    span: Bytes,
    score: f32,
}

#[derive(Serialize)]
struct Bounds {
    span: Bytes,
}

/// Reads the documents of `file`, a line each, and writes a prediction for
/// each. A line that is no document is an error, and the others are read.
pub(super) fn predict(file: &Path, date: Option<Date>) -> Result<ExitCode, CliError> {
    let read = read_text(file, LARGEST)?;
    let lines: Vec<(usize, &str)> = read.text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).collect();
    let outside =
        Outside { gazetteer: Gazetteer::embedded(), source_keys: Arc::default(), file_date: None, given_date: date };
    let written = in_parallel(&lines, |(number, line)| {
        let document: Document = serde_json::from_str(line).map_err(|error| (*number + 1, error.to_string()))?;
        Ok::<_, (usize, String)>(prediction(&document, &outside))
    });
    let mut output = String::new();
    let mut is_whole = true;
    for result in written {
        match result {
            Ok(line) => output.push_str(&line),
            Err((number, error)) => {
                is_whole = false;
                print_error(&format!("{}:{number}: not a document `{{\"id\", \"text\"}}`: {error}", file.display()));
            }
        }
    }
    write_out(output.as_bytes())?;
    Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

fn prediction(document: &Document, outside: &Outside) -> String {
    let path = DocPath::new(&document.id);
    let briefing = Arc::new(Briefing::read(path.clone(), &document.text, Format::Plain, outside));
    let mut workspace = Workspace::default();
    workspace.gazetteer = Arc::clone(&outside.gazetteer);
    workspace.insert(Arc::clone(&briefing));
    let mut prediction = Prediction {
        id: &document.id,
        offsets: "utf8",
        attributions: Vec::new(),
        unattributed_claims: warnings(&workspace, &path),
        claims: Vec::new(),
        sentences: Vec::new(),
    };
    for (placed, passage) in briefing.document().blocks().iter().zip(briefing.reading().passages()) {
        let bytes = |span: Span| [span.start() + placed.start, span.end() + placed.start];
        prediction.attributions.extend(passage.attributions.iter().map(|attribution| Relation {
            source: attribution.source.iter().map(|source| bytes(source.span)).collect(),
            cue: attribution.cue.iter().map(|cue| bytes(cue.span)).collect(),
            content: attribution.content.iter().map(|span| bytes(*span)).collect(),
        }));
        let claims = passage.claims.iter().filter(|claim| claim.standing != Standing::NotAClaim);
        prediction
            .claims
            .extend(claims.map(|claim| Scored { span: bytes(claim.span), score: f32::from(claim.confidence) / 100.0 }));
        prediction
            .sentences
            .extend(placed.block.sentences.iter().map(|sentence| Bounds { span: bytes(sentence.span) }));
    }
    let mut line = serde_json::to_string(&prediction).expect("strings and numbers always become JSON");
    line.push('\n');
    line
}

/// The places a writer is told of because nobody, or nobody known, stands
/// behind them. What is said of a document as a whole is said of no claim.
fn warnings(workspace: &Workspace, path: &DocPath) -> Vec<Bytes> {
    let speaks_of_claims = |name: &str| {
        find_rule(name).is_some_and(|rule| {
            matches!(rule.family, Family::Attribution | Family::Anonymity) && rule.specificity != Specificity::Document
        })
    };
    diagnostics(workspace, path)
        .iter()
        .filter(|diagnostic| diagnostic.severity >= Severity::Info && speaks_of_claims(diagnostic.rule))
        .map(|diagnostic| [diagnostic.span.start(), diagnostic.span.end()])
        .collect()
}
