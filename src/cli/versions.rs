//! Briefings beside what they were at a git revision, renamed ones followed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::CliError;
use crate::disk::{Commit, History, LoadOptions, Loaded, LoadedFile, doc_path, format_of, is_there, load, shown_path};
use crate::document::Format;
use crate::workspace::{Briefing, DocPath, Workspace, renamings};

/// Briefings as they are, and as they were where they are not the same.
#[derive(Debug)]
pub(super) struct Versions {
    /// What is now: the files, or a later revision of them.
    pub(super) loaded: Loaded,
    /// The earlier version of each briefing that has another one, by its path of now.
    pub(super) before: BTreeMap<DocPath, Briefing>,
    /// The briefings that are gone.
    pub(super) gone: Vec<Briefing>,
    /// The briefings that were not there.
    pub(super) fresh: BTreeSet<DocPath>,
}

/// The briefings at `paths` and what they were before by `revisions`.
pub(super) fn versions(paths: &[PathBuf], revisions: &str, options: &LoadOptions<'_>) -> Result<Versions, CliError> {
    let near = paths.first().map_or_else(|| Path::new("."), PathBuf::as_path);
    let history = History::open(near, revisions)?;
    let mut loaded = load(paths, options);
    let roots: Vec<DocPath> = paths.iter().map(|path| doc_path(path)).collect();
    let is_asked = |path: &DocPath| roots.iter().any(|root| path.is_within(root));
    if let Some(now) = &history.now {
        // A path that is gone from the folders may be there at the revision.
        loaded.errors.clear();
        put_commit(&mut loaded, now, &is_asked, options);
    }
    let texts = Texts { workspace: &loaded.workspace, options };
    let was_there: BTreeSet<&DocPath> = history.before.paths().collect();
    let (mut before, mut fresh) = (BTreeMap::new(), BTreeSet::new());
    for file in &loaded.files {
        let Some(now) = loaded.workspace.briefing(&file.path) else { continue };
        match history.before.text(&file.path) {
            Some(past) if past.text != now.document().to_string() => {
                before.insert(file.path.clone(), texts.read(&file.path, &past.text));
            }
            None if !was_there.contains(&file.path) => {
                fresh.insert(file.path.clone());
            }
            Some(_) | None => {}
        }
    }
    let is_there_later: Option<BTreeSet<&DocPath>> = history.now.as_ref().map(|now| now.paths().collect());
    let is_gone = |path: &&DocPath| match &is_there_later {
        Some(later) => !later.contains(*path),
        None => !loaded.workspace.has_briefing(path) && !is_there(path),
    };
    let left = history.before.paths().filter(|path| is_asked(path) || !fresh.is_empty());
    let mut gone: Vec<Briefing> =
        left.filter(is_gone).filter_map(|path| Some(texts.read(path, &history.before.text(path)?.text))).collect();
    follow(&loaded.workspace, &mut gone, &mut fresh, &mut before);
    gone.retain(|briefing| is_asked(briefing.path()));
    Ok(Versions { loaded, before, gone, fresh })
}

/// What earlier texts are read with: the sources, officials and places of now.
struct Texts<'a> {
    workspace: &'a Workspace,
    options: &'a LoadOptions<'a>,
}

impl Texts<'_> {
    fn read(&self, path: &DocPath, text: &str) -> Briefing {
        let format = format_of(Path::new(path.as_str())).unwrap_or(Format::Plain);
        Briefing::read(path.clone(), text, format, &self.workspace.outside(path, self.options.date))
    }
}

/// Puts the briefings of `commit` in place of the files.
fn put_commit(loaded: &mut Loaded, commit: &Commit, is_asked: &impl Fn(&DocPath) -> bool, options: &LoadOptions<'_>) {
    for file in std::mem::take(&mut loaded.files) {
        loaded.workspace.remove(&file.path);
    }
    for path in commit.paths().filter(|path| is_asked(path)) {
        let Some(past) = commit.text(path) else { continue };
        let briefing = Texts { workspace: &loaded.workspace, options }.read(path, &past.text);
        loaded.workspace.insert(Arc::new(briefing));
        loaded.files.push(LoadedFile { path: path.clone(), shown: shown_path(path), before: 0 });
    }
}

/// Takes out of `gone` and `fresh` what is one briefing renamed, and puts what it was into `before`.
fn follow(
    workspace: &Workspace,
    gone: &mut Vec<Briefing>,
    fresh: &mut BTreeSet<DocPath>,
    before: &mut BTreeMap<DocPath, Briefing>,
) {
    let new: Vec<(DocPath, String)> = fresh
        .iter()
        .filter_map(|path| Some((path.clone(), workspace.briefing(path)?.document().to_string())))
        .collect();
    let old: Vec<String> = gone.iter().map(|briefing| briefing.document().to_string()).collect();
    let old_texts: Vec<&str> = old.iter().map(String::as_str).collect();
    let new_texts: Vec<&str> = new.iter().map(|(_, text)| text.as_str()).collect();
    let mut taken = renamings(&old_texts, &new_texts);
    for (from, to) in &taken {
        let (Some(briefing), Some((path, _))) = (gone.get(*from), new.get(*to)) else { continue };
        before.insert(path.clone(), briefing.clone());
        fresh.remove(path);
    }
    taken.sort_by_key(|(from, _)| std::cmp::Reverse(*from));
    for (from, _) in taken {
        gone.remove(from);
    }
}
