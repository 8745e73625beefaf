//! Prints the weights by which the analysis tells how surely a sentence needs somebody behind it, fitted to the labelled sentences.
//!
//! `cargo run --release --example weigh -- EVAL_DIR` reads `tests/labelled` and `EVAL_DIR/flags/dev.jsonl`; both are
//! texts and labels that may be trained on. What it prints stands in `src/analysis/claim/form/need.rs`.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it is a command")]
#![expect(clippy::disallowed_methods, reason = "it reads the evaluation files, which are no briefings")]

#[expect(dead_code, reason = "the page on accuracy asks more of a labelled sentence")]
mod labelled;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use dateline::analysis::{Standing, Traits};
use dateline::document::Format;
use dateline::gazetteer::Gazetteer;
use dateline::workspace::{Briefing, DocPath, Workspace};

use crate::labelled::{Labelled, OWN, WHITE_HOUSE};

/// How much each weight is held to nothing.
const RIDGE: f64 = 4.0;

/// How often all sentences are gone through, and how far a step goes.
const ROUNDS: usize = 600;
const STEP: f64 = 0.5;

/// A sentence that nobody stands behind.
struct Example {
    /// Its traits, as indices into [`Traits::ALL`].
    traits: Vec<usize>,
    /// 1 where an editor should be warned, else 0.
    flag: f64,
    /// How much it counts.
    weight: f64,
}

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("error: name the folder of the evaluation sets: cargo run --release --example weigh -- EVAL_DIR");
        return ExitCode::from(2);
    };
    let read = labelled::briefings().and_then(|mut all| {
        all.extend(labelled::documents(&folder.join("flags/dev.jsonl"))?);
        Ok(all)
    });
    match read {
        Ok(all) => {
            let examples: Vec<Example> = all.iter().flat_map(examples).collect();
            let (start, weights) = fit(&examples);
            println!("{} sentences; start {:.0}", examples.len(), start * 10.0);
            for ((_, name, shipped), weight) in Traits::ALL.iter().zip(&weights) {
                println!("{name}: {:.0} (shipped: {shipped})", weight * 10.0);
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// The labelled sentences of one text that nobody stands behind.
fn examples(labelled: &Labelled) -> Vec<Example> {
    let path = DocPath::new("/briefing.md");
    let mut workspace = Workspace::default();
    workspace.gazetteer = Gazetteer::embedded();
    let format = if labelled.markdown { Format::Markdown } else { Format::Plain };
    let briefing = Arc::new(Briefing::read(path.clone(), &labelled.text, format, &workspace.outside(&path, None)));
    // The White House texts divide editors; the articles are few.
    let weight = match labelled.set {
        OWN => 1.0,
        WHITE_HOUSE => 0.5,
        _ => 2.0,
    };
    let mut found = Vec::new();
    for (placed, passage) in briefing.document().blocks().iter().zip(briefing.reading().passages()) {
        for claim in passage.claims.iter().filter(|claim| claim.standing == Standing::Unattributed) {
            let span = placed.start + claim.span.start()..placed.start + claim.span.end();
            let flag = labelled.sentences.iter().find_map(|sentence| {
                let shared = sentence.span.end.min(span.end).saturating_sub(sentence.span.start.max(span.start));
                (shared * 2 > sentence.span.len()).then_some(sentence.flag).flatten()
            });
            let traits = (0..Traits::ALL.len()).filter(|&at| claim.traits.has(Traits::ALL[at].0)).collect();
            found.extend(flag.map(|flag| Example { traits, flag: f64::from(u8::from(flag)), weight }));
        }
    }
    found
}

/// The start and the weight of each trait, by logistic regression with steps that grow smaller where they were large.
fn fit(examples: &[Example]) -> (f64, Vec<f64>) {
    let total: f64 = examples.iter().map(|example| example.weight).sum();
    let n = Traits::ALL.len();
    // The last one is the start, which is not held to nothing.
    let (mut weights, mut squares) = (vec![0.0; n + 1], vec![1e-8; n + 1]);
    for _ in 0..ROUNDS {
        let mut slope: Vec<f64> = weights.iter().map(|weight| RIDGE * weight / total).collect();
        slope[n] = 0.0;
        for example in examples {
            let sum: f64 = weights[n] + example.traits.iter().map(|&at| weights[at]).sum::<f64>();
            let error = (1.0 / (1.0 + (-sum).exp()) - example.flag) * example.weight / total;
            slope[n] += error;
            for &at in &example.traits {
                slope[at] += error;
            }
        }
        for (at, slope) in slope.iter().enumerate() {
            squares[at] += slope * slope;
            weights[at] -= STEP * slope / f64::sqrt(squares[at]);
        }
    }
    let start = weights.pop().unwrap_or_default();
    (start, weights)
}
