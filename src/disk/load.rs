//! Reads the briefings that were asked for, and round them what they can refer to, into a workspace.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::calendar::Date;
use crate::config::Settings;
use crate::disk::path::absolute;
use crate::disk::{
    ConfigReport, DiskError, Folders, Found, FoundFile, doc_path, file_path, find_files, format_of, in_parallel,
    read_tables, read_text, workspace_root,
};
use crate::document::{Format, LinkKind, LinkTarget};
use crate::workspace::{Briefing, DocPath, Resolution, Workspace};

/// What is asked beside the paths.
#[derive(Debug, Clone, Default)]
pub struct LoadOptions {
    /// The date of briefings that have none.
    pub date: Option<Date>,
    /// The settings that all others go over.
    pub settings: Settings,
    /// Whether to read what lies round the paths even where nothing refers to
    /// it: in an editor the reference may be typed next.
    pub surround: bool,
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
    let found = find_files(paths, &mut folders);
    let sizes = limits(&found, &mut folders);
    let tables = read_tables(&mut folders);
    let mut workspace = Workspace::default();
    workspace.settings = Arc::clone(&folders.outermost().settings);
    workspace.gazetteer = tables.gazetteer;
    workspace.set_records(tables.records);
    let (read, unread) = read_all(&sizes, &workspace, options.date);
    let files: Vec<LoadedFile> = read.iter().map(|(file, _)| file.clone()).collect();
    let refers = read.iter().any(|(_, briefing)| refers_elsewhere(briefing));
    for (_, briefing) in read {
        workspace.insert(Arc::new(briefing));
    }
    if refers || options.surround {
        surround(&mut workspace, paths, &mut folders, options.date);
        find_targets(&mut workspace, &files);
    }
    set_folders(&mut workspace, &mut folders);
    let mut errors = [found.errors, unread, folders.errors].concat();
    errors.sort_by(|one, other| one.path.cmp(&other.path));
    Loaded { workspace, files, errors, reports: folders.reports }
}

/// The briefings of `found`, each with the most bytes it may have.
fn limits(found: &Found, folders: &mut Folders) -> Vec<(FoundFile, u64)> {
    let mut limit = |file: &FoundFile| folders.ground_of(parent(&file.shown)).settings.max_file_size();
    found.briefings.iter().map(|file| (file.clone(), limit(file))).collect()
}

/// Reads `files`, each on whichever core is free; what comes back is in their order.
fn read_all(
    files: &[(FoundFile, u64)],
    workspace: &Workspace,
    date: Option<Date>,
) -> (Vec<(LoadedFile, Briefing)>, Vec<DiskError>) {
    let results = in_parallel(files, |(file, limit)| read_one(file, *limit, workspace, date));
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

fn read_one(
    file: &FoundFile,
    limit: u64,
    workspace: &Workspace,
    date: Option<Date>,
) -> Result<(LoadedFile, Briefing), DiskError> {
    let read = read_text(&file.shown, limit)?;
    // A file of any ending can be named; what is not ours is read as plain text.
    let format = format_of(&file.shown).unwrap_or(Format::Plain);
    let outside = workspace.outside(&file.path, date);
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
            let is_elsewhere = |target: &LinkTarget| !target.external && !target.path.is_empty();
            links.chain(definitions).any(is_elsewhere) || !placed.block.annotations.is_empty()
        })
}

/// Adds the other files of the workspaces that `paths` are in, and says
/// which these are. What cannot be read there was not asked for, and so is
/// nobody's error.
fn surround(workspace: &mut Workspace, paths: &[PathBuf], folders: &mut Folders, date: Option<Date>) {
    let mut roots: Vec<PathBuf> = paths.iter().filter_map(|path| root_round(&absolute(path))).collect();
    roots.sort();
    // A root inside another one adds nothing.
    roots.dedup_by(|inner, outer| inner.starts_with(outer));
    workspace.set_roots(roots.iter().map(|root| doc_path(root)));
    let mut found = find_files(&roots, folders);
    found.briefings.retain(|file| workspace.briefing(&file.path).is_none());
    let files = limits(&found, folders);
    let (read, _) = read_all(&files, workspace, date);
    for (_, briefing) in read {
        workspace.insert(Arc::new(briefing));
    }
    // A briefing that could not be read is a file all the same.
    let unread = found.briefings.into_iter().map(|file| file.path);
    for path in unread.chain(found.others) {
        if workspace.briefing(&path).is_none() {
            workspace.insert_file(path);
        }
    }
}

/// Adds the files that links of `files` name and no walk finds: hidden ones,
/// and those that `.gitignore` or settings pass over.
fn find_targets(workspace: &mut Workspace, files: &[LoadedFile]) {
    let found = in_parallel(files, |file| unlisted_targets(workspace, &file.path));
    for path in found.into_iter().flatten() {
        workspace.insert_file(path);
    }
}

/// The files that are there though the workspace does not know them, and the briefing at `path` links to.
#[must_use]
pub fn unlisted_targets(workspace: &Workspace, path: &DocPath) -> Vec<DocPath> {
    let (Some(briefing), Some(folder)) = (workspace.briefing(path), path.folder()) else { return Vec::new() };
    let targets = briefing.document().blocks().iter().flat_map(|placed| {
        let links = placed.block.links.iter().map(|link| (link.kind, &link.target));
        links.chain(placed.block.definitions.iter().map(|definition| (LinkKind::Inline, &definition.target)))
    });
    let is_missing = |(kind, target): &(LinkKind, &LinkTarget)| {
        matches!(workspace.resolve(path, *kind, target), Resolution::MissingDocument { .. })
    };
    let missing = targets.filter(is_missing);
    let named = missing.filter_map(|(_, target)| DocPath::joined(folder.trim_end_matches('/'), &target.path));
    named.filter(|path| is_there(&file_path(path))).collect()
}

/// The folder whose briefings `path` can refer to. Neither a whole disk nor
/// somebody's home is one, unless settings in it say so.
fn root_round(path: &Path) -> Option<PathBuf> {
    let folder = if is_folder(path) { path } else { path.parent()? };
    if let Some(root) = workspace_root(folder) {
        return Some(root);
    }
    (!is_too_wide(folder)).then(|| folder.to_owned())
}

/// Whether `folder` is a whole disk or somebody's home, in which nobody keeps
/// briefings alone and everything would be read.
#[must_use]
pub fn is_too_wide(folder: &Path) -> bool {
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).map(PathBuf::from);
    folder.parent().is_none() || home.is_some_and(|home| folder == home)
}

#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
fn is_there(path: &Path) -> bool {
    path.exists()
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
            workspace.set_settings(doc_path(&folder), ground.settings);
        }
    }
}
