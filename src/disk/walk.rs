//! Finds the briefings under files and folders.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::config::Exclusion;
use crate::disk::path::absolute;
use crate::disk::{DiskError, DiskErrorKind, Folders, doc_path};
use crate::document::Format;
use crate::workspace::DocPath;

/// A briefing that was named or found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFile {
    /// What the workspace calls it.
    pub path: DocPath,
    /// The way to it from what was named, as a person would write it.
    pub shown: PathBuf,
}

/// How a file of this name is read; a name without one of our endings is no briefing unless somebody names it.
#[must_use]
pub fn format_of(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "md" | "markdown" | "brief" => Some(Format::Markdown),
        "txt" => Some(Format::Plain),
        _ => None,
    }
}

/// What is at and under some paths.
#[derive(Debug, Default)]
pub struct Found {
    /// The briefings, in the order of their names, each once.
    pub briefings: Vec<FoundFile>,
    /// Every other file, which a briefing may link to.
    pub others: Vec<DocPath>,
    /// What could not be looked at, in the order of paths.
    pub errors: Vec<DiskError>,
}

/// Looks for briefings at and under `paths`.
///
/// A file that is named counts whatever its ending. In folders only regular
/// files with our endings count, without those that are hidden, that
/// `.gitignore` or `.ignore` names, or that settings exclude; links are not
/// followed, so that no loop of folders is one.
pub fn find_files(paths: &[PathBuf], folders: &mut Folders) -> Found {
    let mut found = Found::default();
    for path in paths {
        match kind_of(path) {
            Ok(Kind::File) => found.briefings.push(FoundFile { path: doc_path(path), shown: shown(path) }),
            Ok(Kind::Folder) => walk(path, folders, &mut found),
            Err(error) => found.errors.push(error),
        }
    }
    found.briefings.sort_by(|one, other| one.path.cmp(&other.path));
    found.briefings.dedup_by(|one, other| one.path == other.path);
    found.errors.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

enum Kind {
    File,
    Folder,
}

#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
fn kind_of(path: &Path) -> Result<Kind, DiskError> {
    let metadata = std::fs::metadata(path).map_err(|error| DiskError::of_io(path, &error))?;
    match (metadata.is_dir(), metadata.is_file()) {
        (true, _) => Ok(Kind::Folder),
        (_, true) => Ok(Kind::File),
        _ => Err(DiskError::new(path, DiskErrorKind::NotAFile)),
    }
}

/// `path` without a leading `./`.
fn shown(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_owned()
}

fn walk(root: &Path, folders: &mut Folders, found: &mut Found) {
    let mut exclusions = Exclusions::default();
    for entry in WalkBuilder::new(root).follow_links(false).build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.errors.push(DiskError::of_walk(root, &error));
                continue;
            }
        };
        let path = entry.path();
        if !entry.file_type().is_some_and(|kind| kind.is_file()) {
            continue;
        }
        let is_briefing = format_of(path).is_some() && {
            let settings = folders.ground_of(path.parent().unwrap_or(root)).settings;
            !exclusions.cover(settings.exclude(), path)
        };
        if is_briefing {
            found.briefings.push(FoundFile { path: doc_path(path), shown: shown(path) });
        } else {
            found.others.push(doc_path(path));
        }
    }
}

/// The globs of each folder that has some, made ready once.
#[derive(Default)]
struct Exclusions {
    by_folder: HashMap<String, Gitignore>,
}

impl Exclusions {
    fn cover(&mut self, exclusions: &[Exclusion], path: &Path) -> bool {
        if exclusions.is_empty() {
            return false;
        }
        let path = absolute(path);
        exclusions.iter().any(|exclusion| {
            let globs =
                self.by_folder.entry(exclusion.folder.clone()).or_insert_with(|| globs_of(exclusion, exclusions));
            path.starts_with(&exclusion.folder) && globs.matched_path_or_any_parents(&path, false).is_ignore()
        })
    }
}

fn globs_of(exclusion: &Exclusion, exclusions: &[Exclusion]) -> Gitignore {
    let mut builder = GitignoreBuilder::new(&exclusion.folder);
    for same in exclusions.iter().filter(|other| other.folder == exclusion.folder) {
        // A glob that is none was reported when its file was read.
        let _ = builder.add_line(None, &same.glob);
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}
