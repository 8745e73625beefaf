//! Reads the briefings that were asked for, and round them what they can refer to, into a workspace.

use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::calendar::Date;
use crate::config::{Settings, WrittenSettings};
use crate::disk::surroundings::{is_folder, surround};
use crate::disk::{
    ConfigReport, DiskError, FileTexts, Folders, FoundFile, doc_path, find_files, format_of, in_parallel, read_tables,
    read_text,
};
use crate::document::Format;
use crate::workspace::{Briefing, DocPath, Outline, Workspace};

/// Who follows a long load, from whichever thread is at work.
pub trait Follower: Debug + Sync {
    /// Hears that `done` of `all` briefings are read.
    fn reached(&self, done: usize, all: usize);

    /// Whether it has had enough: briefings that are not begun by then are left unread.
    fn is_done(&self) -> bool;
}

/// What is asked beside the paths.
#[derive(Debug, Clone, Default)]
pub struct LoadOptions<'a> {
    /// The date of briefings that have none.
    pub date: Option<Date>,
    /// The settings that all others go over.
    pub settings: Settings,
    /// What the person's editor says, over the settings file of the person's own.
    pub preferences: WrittenSettings,
    /// Whether to read what lies round the paths even where nothing refers to
    /// it: in an editor the reference may be typed next.
    pub surround: bool,
    /// Whether only what others see of the briefings is kept, and the rest is
    /// read from the files when somebody asks for it.
    pub closed: bool,
    /// Registries and source files whose text is another than on the disk, as an editor has it.
    pub open: Vec<(PathBuf, Arc<str>)>,
    /// Who follows, if anybody does.
    pub follower: Option<&'a dyn Follower>,
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
    /// How many briefings were left unread because the follower had enough.
    pub left: usize,
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
pub fn load(paths: &[PathBuf], options: &LoadOptions<'_>) -> Loaded {
    let mut folders = Folders::new(&options.settings, &options.preferences).with_open(options.open.iter().cloned());
    let found = find_files(paths, &mut folders);
    let sizes = limits(&found.briefings, &mut folders);
    for path in paths {
        // A folder without briefings has settings and registries all the same.
        folders.ground_of(if is_folder(path) { path } else { parent(path) });
    }
    let tables = read_tables(&mut folders);
    let mut workspace = Workspace::default();
    workspace.settings = Arc::clone(&folders.outermost().settings);
    workspace.gazetteer = tables.gazetteer;
    workspace.set_records(tables.records);
    let ReadFiles { read, unread, left } = read_all(&sizes, &workspace, options);
    let files: Vec<LoadedFile> = read.iter().map(|(file, _)| file.clone()).collect();
    workspace.set_texts(Arc::new(FileTexts));
    insert_all(&mut workspace, read);
    surround(&mut workspace, &files, paths, &mut folders, options);
    set_folders(&mut workspace, &mut folders);
    let mut errors = [found.errors, unread, folders.errors].concat();
    errors.sort_by(|one, other| one.path.cmp(&other.path));
    Loaded { workspace, files, errors, reports: folders.reports, left }
}

/// `found`, each with the most bytes it may have.
pub(super) fn limits(found: &[FoundFile], folders: &mut Folders) -> Vec<(FoundFile, u64)> {
    let mut limit = |file: &FoundFile| folders.ground_of(parent(&file.shown)).settings.max_file_size();
    found.iter().map(|file| (file.clone(), limit(file))).collect()
}

/// What came of some files, in their order.
pub(super) struct ReadFiles {
    pub(super) read: Vec<(LoadedFile, Read)>,
    /// Those that could not be read.
    pub(super) unread: Vec<DiskError>,
    /// How many were not begun.
    pub(super) left: usize,
}

/// What was made of a file.
pub(super) enum Read {
    Whole(Box<Briefing>),
    Closed(Outline),
}

/// Puts what was `read` into `workspace`.
pub(super) fn insert_all(workspace: &mut Workspace, read: Vec<(LoadedFile, Read)>) {
    for (file, read) in read {
        match read {
            Read::Whole(briefing) => workspace.insert(Arc::from(briefing)),
            Read::Closed(outline) => workspace.insert_closed(file.path, Arc::new(outline)),
        }
    }
}

/// Reads `files`, each on whichever core is free.
pub(super) fn read_all(files: &[(FoundFile, u64)], workspace: &Workspace, options: &LoadOptions<'_>) -> ReadFiles {
    let done = AtomicUsize::new(0);
    let results = in_parallel(files, |(file, limit)| {
        if options.follower.is_some_and(Follower::is_done) {
            return None;
        }
        let result = read_one(file, *limit, workspace, options);
        if let Some(follower) = options.follower {
            follower.reached(done.fetch_add(1, Ordering::Relaxed) + 1, files.len());
        }
        Some(result)
    });
    let mut files = ReadFiles { read: Vec::with_capacity(results.len()), unread: Vec::new(), left: 0 };
    for result in results {
        match result {
            Some(Ok(briefing)) => files.read.push(briefing),
            Some(Err(error)) => files.unread.push(error),
            None => files.left += 1,
        }
    }
    files
}

fn read_one(
    file: &FoundFile,
    limit: u64,
    workspace: &Workspace,
    options: &LoadOptions<'_>,
) -> Result<(LoadedFile, Read), DiskError> {
    let read = read_text(&file.shown, limit)?;
    // A file of any ending can be named; what is not ours is read as plain text.
    let format = format_of(&file.shown).unwrap_or(Format::Plain);
    let loaded = LoadedFile { path: file.path.clone(), shown: file.shown.clone(), before: read.before };
    if options.closed {
        return Ok((loaded, Read::Closed(Outline::read(&read.text, format))));
    }
    let outside = workspace.outside(&file.path, options.date);
    let briefing = Briefing::read(file.path.clone(), &read.text, format, &outside);
    Ok((loaded, Read::Whole(Box::new(briefing))))
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
    let paths: Vec<DocPath> = workspace.outlines().map(|(path, _)| path.clone()).collect();
    for path in paths {
        let ground = folders.ground_of(parent(Path::new(path.as_str())));
        if let Some(folder) = ground.folder {
            workspace.set_settings(doc_path(&folder), ground.settings);
        }
    }
}
