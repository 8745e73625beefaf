//! Reads the briefings that were asked for, and round them what they can refer to, into a workspace.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::calendar::Date;
use crate::config::Settings;
use crate::disk::path::absolute;
use crate::disk::{
    ConfigReport, DiskError, Folders, FoundFile, Ground, doc_path, find_briefings, format_of, in_parallel, read_text,
    workspace_root,
};
use crate::document::Format;
use crate::workspace::{Briefing, DocPath, Workspace};

/// What is asked beside the paths.
#[derive(Debug, Clone, Default)]
pub struct LoadOptions {
    /// The date of briefings that have none.
    pub date: Option<Date>,
    /// The settings that all others go over.
    pub settings: Settings,
}

/// What was read.
#[derive(Debug)]
pub struct Loaded {
    /// All briefings.
    pub workspace: Workspace,
    /// The briefings that were asked for, in the order of their paths.
    pub files: Vec<LoadedFile>,
    /// What could not be read, in the order of paths.
    pub errors: Vec<DiskError>,
    /// What is wrong with settings, registries and source files.
    pub reports: Vec<ConfigReport>,
}

/// A briefing that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadedFile {
    /// What the workspace calls it.
    pub path: DocPath,
    /// The way to it from what was named.
    pub shown: PathBuf,
    /// How many bytes of the file stand before the text: a byte order mark.
    pub before: usize,
}

/// Reads the briefings at and under `paths`. What cannot be read is an
/// error, and the rest is read all the same. Where they refer to others,
/// those of their workspace are read too: of the nearest folder above with a
/// `dateline.toml`, otherwise of their own folder.
#[must_use]
pub fn load(paths: &[PathBuf], options: &LoadOptions) -> Loaded {
    let mut folders = Folders::new(&options.settings);
    let (found, mut errors) = find_briefings(paths, &mut folders);
    let (read, unread) = read_all(&found, &mut folders, options.date);
    errors.extend(unread);
    let mut workspace = Workspace::default();
    let outermost = folders.outermost();
    workspace.settings = Arc::clone(&outermost.settings);
    workspace.gazetteer = Arc::clone(&outermost.gazetteer);
    let files = read.iter().map(|(file, _)| file.clone()).collect();
    let refers = read.iter().any(|(_, briefing)| refers_elsewhere(briefing));
    for (_, briefing) in read {
        workspace.insert(Arc::new(briefing));
    }
    if refers {
        for briefing in surroundings(paths, &workspace, &mut folders, options.date) {
            workspace.insert(Arc::new(briefing));
        }
    }
    set_folders(&mut workspace, &mut folders);
    errors.append(&mut folders.errors);
    errors.sort_by(|one, other| one.path.cmp(&other.path));
    Loaded { workspace, files, errors, reports: folders.reports }
}

/// Reads `found`, each file on whichever core is free; what comes back is in the order of `found`.
fn read_all(
    found: &[FoundFile],
    folders: &mut Folders,
    date: Option<Date>,
) -> (Vec<(LoadedFile, Briefing)>, Vec<DiskError>) {
    let grounded: Vec<(&FoundFile, Ground)> =
        found.iter().map(|file| (file, folders.ground_of(parent(&file.shown)))).collect();
    let results = in_parallel(&grounded, |(file, ground)| read_one(file, ground, date));
    let mut briefings = Vec::with_capacity(results.len());
    let mut errors = Vec::new();
    for result in results {
        match result {
            Ok(briefing) => briefings.push(briefing),
            Err(error) => errors.push(error),
        }
    }
    (briefings, errors)
}

fn read_one(file: &FoundFile, ground: &Ground, date: Option<Date>) -> Result<(LoadedFile, Briefing), DiskError> {
    let read = read_text(&file.shown, ground.settings.max_file_size())?;
    // A file of any ending can be named; what is not ours is read as plain text.
    let format = format_of(&file.shown).unwrap_or(Format::Plain);
    let outside = ground.outside(&file.path, date);
    let briefing = Briefing::read(file.path.clone(), &read.text, format, &outside);
    Ok((LoadedFile { path: file.path.clone(), shown: file.shown.clone(), before: read.before }, briefing))
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => path,
    }
}

/// Whether `briefing` has anything that points into another one.
fn refers_elsewhere(briefing: &Briefing) -> bool {
    let document = briefing.document();
    let front_matter = document.front_matter();
    front_matter.is_some_and(|front| !front.relations.is_empty())
        || document.blocks().iter().any(|placed| {
            let links = placed.block.links.iter().map(|link| &link.target);
            let definitions = placed.block.definitions.iter().map(|definition| &definition.target);
            let is_elsewhere = |target: &crate::document::LinkTarget| !target.external && !target.path.is_empty();
            links.chain(definitions).any(is_elsewhere) || !placed.block.annotations.is_empty()
        })
}

/// The other briefings of the workspaces that `paths` are in. What cannot be
/// read there was not asked for, and so is nobody's error.
fn surroundings(paths: &[PathBuf], workspace: &Workspace, folders: &mut Folders, date: Option<Date>) -> Vec<Briefing> {
    let asked: HashSet<PathBuf> = paths.iter().map(|path| absolute(path)).collect();
    let mut roots: Vec<PathBuf> = paths.iter().filter_map(|path| root_round(&absolute(path))).collect();
    roots.sort();
    roots.dedup();
    roots.retain(|root| !asked.contains(root));
    let (mut found, _) = find_briefings(&roots, folders);
    found.retain(|file| workspace.briefing(&file.path).is_none());
    let (read, _) = read_all(&found, folders, date);
    read.into_iter().map(|(_, briefing)| briefing).collect()
}

/// The folder whose briefings `path` can refer to. Neither a whole disk nor
/// somebody's home is one, unless settings in it say so.
fn root_round(path: &Path) -> Option<PathBuf> {
    let folder = if is_folder(path) { path } else { path.parent()? };
    if let Some(root) = workspace_root(folder) {
        return Some(root);
    }
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let is_too_wide = folder.parent().is_none() || Some(folder) == home.as_deref();
    (!is_too_wide).then(|| folder.to_owned())
}

#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Tells the workspace which settings hold in which folder.
fn set_folders(workspace: &mut Workspace, folders: &mut Folders) {
    let paths: Vec<DocPath> = workspace.briefings().map(|briefing| briefing.path().clone()).collect();
    for path in paths {
        let ground = folders.ground_of(parent(Path::new(path.as_str())));
        if let Some(folder) = ground.folder {
            workspace.set_settings(doc_path(Path::new(folder.as_ref())), ground.settings);
        }
    }
}
