//! What is found in documents that come as JSON Lines, in the form an evaluation reads.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::analysis::{Attribution, Claim, CueForm, CueKind, Outside, Standing};
use crate::calendar::Date;
use crate::cli::CliError;
use crate::cli::facts::fact::Bytes;
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

/// Relations in the order of the text. A quotation that goes on with a source
/// of another paragraph is content of that one's relation.
#[derive(Default)]
struct Relations {
    all: Vec<Relation>,
    /// The last one that somebody says or thinks.
    speaking: Option<usize>,
    /// Content whose source is named in a paragraph to come.
    waiting: Vec<Bytes>,
}

impl Relations {
    fn add(&mut self, found: &Attribution, bytes: impl Fn(Span) -> Bytes) {
        // What somebody does or plans is told of, and nobody says it.
        if found.cue.as_ref().is_some_and(|cue| matches!(cue.kind, CueKind::Act | CueKind::Intention)) {
            return;
        }
        let mut content: Vec<Bytes> = found.content.iter().map(|span| bytes(*span)).collect();
        if found.carried {
            match self.speaking.and_then(|last| self.all.get_mut(last)) {
                Some(last) => last.content.append(&mut content),
                None => self.waiting.append(&mut content),
            }
            return;
        }
        if found.source.is_some() {
            content.append(&mut self.waiting);
        }
        self.all.push(Relation {
            source: found.source.iter().map(|source| bytes(source.span)).collect(),
            cue: found.cue.iter().filter(|cue| cue.form != CueForm::Credit).map(|cue| bytes(cue.span)).collect(),
            content,
        });
        let speaks = |kind| matches!(kind, CueKind::Speech | CueKind::Document | CueKind::Thought);
        if found.source.is_some() && found.cue.as_ref().is_some_and(|cue| speaks(cue.kind)) {
            self.speaking = Some(self.all.len() - 1);
        }
    }
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
    let mut relations = Relations::default();
    for (placed, passage) in briefing.document().blocks().iter().zip(briefing.reading().passages()) {
        let bytes = |span: Span| [span.start() + placed.start, span.end() + placed.start];
        for attribution in &passage.attributions {
            relations.add(attribution, bytes);
        }
        let bare = passage.claims.iter().filter(|claim| claim.confidence >= Claim::LIKELY);
        prediction.unattributed_claims.extend(bare.map(|claim| bytes(claim.span)));
        let claims = passage.claims.iter().filter(|claim| claim.standing != Standing::NotAClaim);
        prediction
            .claims
            .extend(claims.map(|claim| Scored { span: bytes(claim.span), score: f32::from(claim.confidence) / 100.0 }));
        prediction
            .sentences
            .extend(placed.block.sentences.iter().map(|sentence| Bounds { span: bytes(sentence.span) }));
    }
    prediction.attributions = relations.all;
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
