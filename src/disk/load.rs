//! Reads the briefings that were asked for, and round them what they can refer to, into a workspace.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::calendar::Date;
use crate::config::Settings;
use crate::disk::surroundings::surround;
use crate::disk::{
    ConfigReport, DiskError, Folders, FoundFile, doc_path, find_files, format_of, in_parallel, read_tables, read_text,
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
/// error, and the rest is read all the same. What they refer to in their
/// workspace is read too: in the nearest folder above with a
/// `dateline.toml`, otherwise in their own folder.
#[must_use]
pub fn load(paths: &[PathBuf], options: &LoadOptions) -> Loaded {
    let mut folders = Folders::new(&options.settings);
    let found = find_files(paths, &mut folders);
    let sizes = limits(&found.briefings, &mut folders);
    let tables = read_tables(&mut folders);
    let mut workspace = Workspace::default();
    workspace.settings = Arc::clone(&folders.outermost().settings);
    workspace.gazetteer = tables.gazetteer;
    workspace.set_records(tables.records);
    let (read, unread) = read_all(&sizes, &workspace, options.date);
    let files: Vec<LoadedFile> = read.iter().map(|(file, _)| file.clone()).collect();
    for (_, briefing) in read {
        workspace.insert(Arc::new(briefing));
    }
    surround(&mut workspace, &files, paths, &mut folders, options);
    set_folders(&mut workspace, &mut folders);
    let mut errors = [found.errors, unread, folders.errors].concat();
    errors.sort_by(|one, other| one.path.cmp(&other.path));
    Loaded { workspace, files, errors, reports: folders.reports }
}

/// `found`, each with the most bytes it may have.
pub(super) fn limits(found: &[FoundFile], folders: &mut Folders) -> Vec<(FoundFile, u64)> {
    let mut limit = |file: &FoundFile| folders.ground_of(parent(&file.shown)).settings.max_file_size();
    found.iter().map(|file| (file.clone(), limit(file))).collect()
}

/// Reads `files`, each on whichever core is free; what comes back is in their order.
pub(super) fn read_all(
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

/// The folder of `path`.
pub(super) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => path,
    }
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
