//! What must stay true of the source itself: the order of the layers, the doors, the heads of files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::rules::RULES;

/// Files beside the rules in `src/rules` that are the frame rules stand in.
const FRAME: [&str; 12] = [
    "context",
    "dating",
    "diagnostic",
    "pointing",
    "prose",
    "remedy",
    "rule",
    "subject",
    "support",
    "bygone",
    "tenure",
    "unnamed",
];

struct SourceFile {
    /// Path below `src`, with `/`.
    path: String,
    text: String,
}

impl SourceFile {
    /// The layer it belongs to: the first part of its path.
    fn layer(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Its lines of code with their numbers, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let numbered = self.text.lines().enumerate().map(|(at, line)| (at + 1, line));
        numbered.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The lines that have `word` as a whole word.
    fn lines_with<'a>(&'a self, word: &'a str) -> impl Iterator<Item = String> + 'a {
        let has = move |line: &str| line.match_indices(word).any(|(at, _)| stands_alone(line, at, word.len()));
        self.code()
            .filter(move |(_, line)| has(line))
            .map(|(at, line)| format!("src/{}:{at}: {}", self.path, line.trim()))
    }
}

fn stands_alone(line: &str, at: usize, length: usize) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    let before = line[..at].chars().next_back();
    let after = line[at + length..].chars().next();
    !before.is_some_and(is_part) && !after.is_some_and(is_part)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources() -> Vec<SourceFile> {
    let mut folders = vec![root()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the source is there") {
            let path = entry.expect("the source can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("the source is UTF-8");
                let below = path.strip_prefix(root()).expect("it was found below the root");
                files.push(SourceFile { path: below.to_string_lossy().replace('\\', "/"), text });
            }
        }
    }
    assert!(files.len() > 20, "the walk found {} files only", files.len());
    files
}

/// The layers in the order of `lib.rs`, the first of which uses none of the others.
fn layers() -> Vec<String> {
    let lib = fs::read_to_string(root().join("lib.rs")).expect("there is a library");
    let named = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    named.map(str::to_owned).collect()
}

/// The layers that a line of code names by `crate::`, groups in braces included.
fn named_layers(line: &str) -> Vec<&str> {
    let mut named = Vec::new();
    for (at, found) in line.match_indices("crate::") {
        let rest = &line[at + found.len()..];
        let group = rest.strip_prefix('{').map(|inside| inside.split('}').next().unwrap_or(inside));
        for path in group.unwrap_or(rest).split(',').take(if group.is_some() { usize::MAX } else { 1 }) {
            let path = path.trim();
            let end = path.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(path.len());
            named.push(&path[..end]);
        }
    }
    named
}

#[test]
fn a_layer_uses_only_what_stands_above_it() {
    let layers = layers();
    let rank = |layer: &str| layers.iter().position(|name| name == layer);
    let mut wrong = Vec::new();
    for file in sources() {
        let Some(own) = rank(file.layer()) else { continue };
        for (at, line) in file.code() {
            for named in named_layers(line) {
                let below = rank(named).is_some_and(|named| named > own);
                let across = file.layer() == "cli" && named == "lsp";
                if below || across {
                    wrong.push(format!("src/{}:{at}: {} uses {named}", file.path, file.layer()));
                }
            }
        }
    }
    assert_eq!(layers.len(), 12, "{layers:?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_path_is_held_against_the_layers_wherever_it_stands() {
    assert_eq!(named_layers("use crate::text::Span;"), ["text"]);
    assert_eq!(named_layers("let x: crate::rules::Rule = crate::lsp::y();"), ["rules", "lsp"]);
    assert_eq!(named_layers("use crate::{rules::Rule, lsp};"), ["rules", "lsp"]);
}

#[test]
fn every_file_opens_with_one_sentence_on_what_it_is_for() {
    for SourceFile { path, text } in sources() {
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default();
        assert!(first.starts_with("//! ") && first.ends_with('.'), "src/{path} opens with {first:?}");
        assert!(!lines.next().unwrap_or_default().starts_with("//!"), "src/{path} opens with more than a line");
    }
}

#[test]
fn no_file_is_over_600_lines() {
    for SourceFile { path, text } in sources() {
        assert!(text.lines().count() <= 600, "src/{path} has {} lines", text.lines().count());
    }
}

#[test]
fn every_rule_has_a_file_and_a_page_and_every_file_a_rule() {
    let stems = |extension: &str| -> BTreeSet<String> {
        let entries = fs::read_dir(root().join("rules")).expect("there are rules");
        let paths = entries.map(|entry| entry.expect("the folder can be listed").path());
        let wanted = paths.filter(|path| path.extension().is_some_and(|found| found == extension));
        wanted.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect()
    };
    let listed: BTreeSet<_> = RULES.iter().map(|rule| rule.name.replace('-', "_")).collect();
    let mut files = stems("rs");
    for frame in FRAME {
        assert!(files.remove(frame), "src/rules/{frame}.rs is gone: take it off the list of this test");
    }
    assert_eq!(files, listed, "left: files, right: the list in src/rules.rs");
    assert_eq!(stems("md"), listed, "left: pages, right: the list in src/rules.rs");
}

/// A word and the parts of the source that may use it.
struct Door {
    words: &'static [&'static str],
    open_to: fn(&SourceFile) -> bool,
}

const DOORS: [Door; 5] = [
    Door { words: &["ropey"], open_to: |file| file.layer() == "text" },
    Door {
        words: &["dashmap", "DashMap"],
        open_to: |file| file.path == "lsp/session.rs" || file.path.starts_with("workspace/index"),
    },
    Door {
        words: &["std::fs", "SystemTime", "Zoned::now", "Timestamp::now", "File::open", "read_to_string"],
        open_to: |file| matches!(file.layer(), "disk" | "build"),
    },
    Door {
        words: &["println", "print", "eprintln", "eprint", "dbg"],
        open_to: |file| matches!(file.layer(), "cli" | "main" | "build"),
    },
    Door { words: &["tower_lsp", "tokio", "async", "await"], open_to: |file| file.layer() == "lsp" },
];

#[test]
fn each_outside_thing_has_one_door() {
    let sources = sources();
    let mut wrong = Vec::new();
    for Door { words, open_to } in DOORS {
        for file in sources.iter().filter(|file| !open_to(file)) {
            let is_macro = words.contains(&"println");
            let found = words.iter().flat_map(|word| file.lines_with(word));
            wrong.extend(found.filter(|line| !is_macro || words.iter().any(|word| line.contains(&format!("{word}!")))));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
