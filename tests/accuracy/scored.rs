//! The rows of the outside scorer over the development parts of the evaluation sets.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// A row of the scorer, shares out of 100.
pub(crate) struct Row {
    pub(crate) set: &'static str,
    pub(crate) documents: usize,
    pub(crate) name: &'static str,
    /// What it is of, in plain words.
    pub(crate) meaning: &'static str,
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub(crate) f1: f64,
    /// How many there are to find.
    pub(crate) gold: u64,
}

/// A set: its name, its folder, what is kept of it, and the rows that are looked at.
type Set = (&'static str, &'static str, &'static [&'static str], &'static [&'static str]);

const SPANS: &[&str] = &[
    "sentence: names a source",
    "sentence: names no source",
    "sentence: sourceless cue",
    "span exact: source",
    "span exact: cue",
    "span exact: content",
    "span exact: all",
    "relation: usable (source overlaps, content IoU >= .5)",
    "segmentation: sentence spans",
];

/// What the scorer's rows mean.
const MEANINGS: &[(&str, &str)] = &[
    ("sentence: names a source", "a sentence names who says it, or not"),
    ("sentence: accuracy (names a source or not)", "the same, both answers counted alike"),
    ("sentence: names no source", "a sentence names nobody: what a linter hunts"),
    ("sentence: sourceless cue", "a sentence says “reportedly” or “is expected”, and by whom it does not say"),
    ("span exact: source", "the source, to the word"),
    ("span exact: cue", "the cue, to the word"),
    ("span exact: content", "what is said, to the word"),
    ("span exact: all", "the three together, to the word"),
    ("relation: usable (source overlaps, content IoU >= .5)", "the right source for at least half of the right words"),
    ("segmentation: sentence spans", "where sentences begin and end"),
    ("flag: unattributed claim", "a sentence that an editor should be warned of"),
];

const SETS: &[Set] = &[
    ("PolNeAR dev", "polnear", &[], SPANS),
    (
        "NewsDiscourse dev",
        "newsdiscourse",
        &[],
        &[
            "sentence: names a source",
            "sentence: accuracy (names a source or not)",
            "sentence: names no source",
            "segmentation: sentence spans",
        ],
    ),
    ("GUM dev", "gum", &[], SPANS),
    ("GUM dev, news", "gum", &["--filter", "genre=news"], SPANS),
    ("flags dev", "flags", &[], &["flag: unattributed claim"]),
];

/// Runs the analysis of this very program over the sets in `folder` and scores it.
///
/// # Errors
///
/// What could not be run or read.
pub(crate) fn rows(folder: &Path) -> Result<Vec<Row>, String> {
    let scratch = tempfile::tempdir().map_err(|error| error.to_string())?;
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut rows = Vec::new();
    for (set, name, filter, wanted) in SETS {
        let gold = folder.join(name).join("dev.jsonl");
        let (predicted, scores) = (scratch.path().join("predicted.jsonl"), scratch.path().join("scores.json"));
        let found = ran(Command::new(&own).args(["facts", "--documents"]).arg(&gold))?;
        fs::write(&predicted, found).map_err(|error| error.to_string())?;
        let mut command = Command::new("python3");
        command.arg(folder.join("score.py")).arg("--gold").arg(&gold).arg("--pred").arg(&predicted);
        ran(command.args(*filter).arg("--json").arg(&scores))?;
        let text = fs::read_to_string(&scores).map_err(|error| error.to_string())?;
        let scores: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        let kept = fs::read_to_string(&gold).map_err(|error| error.to_string())?;
        let is_kept = |line: &&str| filter.is_empty() || line.contains("\"genre\":\"news\"");
        let documents = kept.lines().filter(is_kept).count();
        let share = |name: &str, key: &str| scores[name][key].as_f64().map(|share| 100.0 * share);
        rows.extend(wanted.iter().filter_map(|name| {
            let (precision, recall, f1) = (share(name, "p")?, share(name, "r")?, share(name, "f1")?);
            let meaning = MEANINGS.iter().find(|(of, _)| of == name).map_or("", |(_, meaning)| *meaning);
            Some(Row { set, documents, name, meaning, precision, recall, f1, gold: scores[name]["gold"].as_u64()? })
        }));
    }
    Ok(rows)
}

/// What `command` writes, if it ends well.
fn ran(command: &mut Command) -> Result<Vec<u8>, String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)))
}
