//! Briefings whose sentences are labelled: the files of `tests/labelled`, and the JSON Lines of an evaluation set.

use std::fs;
use std::ops::Range;
use std::path::Path;

use serde_json::Value;

/// What a sentence shows of its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Attributed,
    Sourceless,
    Unattributed,
}

/// One labelled sentence.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Its bytes in the text.
    pub(crate) span: Range<usize>,
    /// `None` in a set that does not say.
    pub(crate) label: Option<Label>,
    /// Whether an editor should be warned; `None` where editors could differ.
    pub(crate) flag: Option<bool>,
    /// The class of the guide, `A` to `S`.
    pub(crate) class: String,
}

/// One labelled briefing.
#[derive(Debug, Clone)]
pub(crate) struct Labelled {
    /// The set it is of.
    pub(crate) set: &'static str,
    /// The whole text.
    pub(crate) text: String,
    /// Whether it is read as Markdown.
    pub(crate) markdown: bool,
    /// Its sentences in the order of the text.
    pub(crate) sentences: Vec<Sentence>,
}

pub(crate) const OWN: &str = "own writing";
pub(crate) const WHITE_HOUSE: &str = "White House";
pub(crate) const HELD: &str = "held out";
pub(crate) const WIKINEWS: &str = "flags/dev";

/// The briefings of `tests/labelled`, in the order of names.
///
/// # Errors
///
/// The file, the line and what is wrong with it.
pub(crate) fn briefings() -> Result<Vec<Labelled>, String> {
    briefings_in("tests/labelled")
}

/// The briefings that nothing is tuned to.
///
/// # Errors
///
/// The file, the line and what is wrong with it.
pub(crate) fn held() -> Result<Vec<Labelled>, String> {
    let held = briefings_in("tests/labelled/held")?;
    Ok(held.into_iter().map(|one| Labelled { set: HELD, ..one }).collect())
}

fn briefings_in(folder: &str) -> Result<Vec<Labelled>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let read = |path: &Path| {
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = fs::read_to_string(path).map_err(|error| format!("{id}: {error}"))?;
        briefing(&file).map_err(|error| format!("{}:{error}", path.display()))
    };
    paths.iter().map(|path| read(path)).collect()
}

/// The briefing that `file` describes: `key: value` lines, an empty line, and
/// then a sentence a line behind its label, its flag and its class.
fn briefing(file: &str) -> Result<Labelled, String> {
    let (mut text, mut sentences, mut set) = (String::new(), Vec::new(), None);
    let mut lines = file.lines().enumerate();
    for (at, line) in lines.by_ref().take_while(|(_, line)| !line.is_empty()) {
        match line.split_once(": ").ok_or(format!("{}: no `key: value`", at + 1))? {
            ("from", from) => set = Some(if from == "own writing" { OWN } else { WHITE_HOUSE }),
            ("front", line) => {
                let fence = if text.is_empty() { "---\n" } else { "" };
                text = [&text, fence, line, "\n"].concat();
            }
            ("about", _) => {}
            (key, _) => return Err(format!("{}: no key `{key}`", at + 1)),
        }
    }
    if !text.is_empty() {
        text += "---\n\n";
    }
    let mut gap = "";
    for (at, line) in lines {
        if line.is_empty() {
            gap = "\n\n";
            continue;
        }
        let read = || {
            let (labels, words) = line.split_once(" | ")?;
            let [label, flag, class] = labels.split_whitespace().collect::<Vec<_>>().try_into().ok()?;
            Some((label_of(label)?, flag_of(flag)?, class, words))
        };
        let (label, flag, class, words) = read().ok_or(format!("{}: no `label flag class | sentence`", at + 1))?;
        text += if words.starts_with("- ") && gap == " " { "\n" } else { gap };
        let bare = words.trim_start_matches('#').trim_start_matches('-').trim_start();
        let start = text.len() + words.len() - bare.len();
        text += words;
        sentences.push(Sentence { span: start..text.len(), label: Some(label), flag, class: class.to_owned() });
        gap = " ";
    }
    text.push('\n');
    let set = set.ok_or("1: no `from:`")?;
    Ok(Labelled { set, text, markdown: true, sentences })
}

fn label_of(word: &str) -> Option<Label> {
    match word {
        "attributed" => Some(Label::Attributed),
        "sourceless" => Some(Label::Sourceless),
        "unattributed" => Some(Label::Unattributed),
        _ => None,
    }
}

#[expect(clippy::option_option, reason = "a flag that cannot be read is not one that editors differ about")]
fn flag_of(word: &str) -> Option<Option<bool>> {
    match word {
        "yes" => Some(Some(true)),
        "no" => Some(Some(false)),
        "unsure" => Some(None),
        _ => None,
    }
}

/// The documents of the file at `path`, of a set that labels flags.
///
/// # Errors
///
/// The file, the line and what is wrong with it.
pub(crate) fn documents(path: &Path) -> Result<Vec<Labelled>, String> {
    let file = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let read = |(at, line): (usize, &str)| {
        let document: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let sentences = document["sentences"].as_array().into_iter().flatten().map(|sentence| {
            let bound = |at: usize| sentence["span"][at].as_u64().and_then(|bound| usize::try_from(bound).ok());
            let span = bound(0).zip(bound(1)).map(|(start, end)| start..end).ok_or("a sentence without a span")?;
            let class = sentence["class"].as_str().unwrap_or_default().to_owned();
            Ok(Sentence { span, label: None, flag: sentence["flag"].as_u64().map(|flag| flag == 1), class })
        });
        Ok(Labelled {
            set: WIKINEWS,
            text: document["text"].as_str().unwrap_or_default().to_owned(),
            markdown: false,
            sentences: sentences.collect::<Result<_, String>>()?,
        })
        .map_err(|error: String| format!("{}:{}: {error}", path.display(), at + 1))
    };
    file.lines().enumerate().map(read).collect()
}
