//! What surrounds the open documents: folders, settings, tables, and the briefings nobody has open.

use std::path::{Path, PathBuf};
use std::sync::{Arc, MutexGuard, PoisonError};

use crate::analysis::Outside;
use crate::config::{Settings, WrittenSettings};
use crate::disk::{
    ConfigReport, Folders, doc_path, file_path, is_named_registry, is_user_registry, read_tables, unlisted_targets,
};
use crate::gazetteer::Gazetteer;
use crate::lsp::session::Session;
use crate::workspace::{DocPath, Outline, Workspace};

/// So many briefings that nobody has open may be kept whole after somebody asked for them.
const MOST_READ: usize = 200;

impl Session {
    /// The folders the client has open.
    pub(in crate::lsp) fn folders(&self) -> Vec<PathBuf> {
        self.lock_folders().clone()
    }

    /// Adds and takes away folders.
    pub(in crate::lsp) fn change_folders(&self, added: Vec<PathBuf>, removed: &[PathBuf]) {
        let mut folders = self.lock_folders();
        folders.retain(|folder| !removed.contains(folder));
        folders.extend(added);
    }

    /// What the client's own settings say.
    pub(in crate::lsp) fn preferences(&self) -> Arc<WrittenSettings> {
        Arc::clone(&self.lock_preferences())
    }

    /// Keeps what the client's own settings say; whether it is other than before.
    pub(in crate::lsp) fn prefer(&self, preferences: WrittenSettings) -> bool {
        let mut kept = self.lock_preferences();
        let is_other = **kept != preferences;
        if is_other {
            *kept = Arc::new(preferences);
        }
        is_other
    }

    /// No folder looked at yet.
    pub(in crate::lsp) fn no_grounds(&self) -> Folders {
        Folders::new(&Settings::default(), &self.preferences()).with_open(self.open_files())
    }

    /// The registries and source files that are open, whose text there counts.
    pub(in crate::lsp) fn open_files(&self) -> Vec<(PathBuf, Arc<str>)> {
        self.table_texts().into_iter().map(|(path, text)| (file_path(&path), text)).collect()
    }

    /// Reads the registries and source files again, with the texts that are
    /// open, and has briefings read again that can read otherwise for it. What
    /// is wrong with the files comes back, and whether anything is otherwise.
    pub(in crate::lsp) fn read_tables_again(&self) -> (Vec<ConfigReport>, bool) {
        let mut folders = self.no_grounds();
        {
            let workspace = self.workspace();
            for (folder, settings) in workspace.folder_settings() {
                folders.know(file_path(folder), Arc::clone(settings));
            }
        }
        let tables = read_tables(&mut folders);
        // Until it is ready, writers go on with the old one.
        tables.gazetteer.prepare();
        let mut workspace = self.workspace();
        let is_other = workspace.gazetteer.version() != tables.gazetteer.version()
            || workspace.shelf().files() != tables.records.as_slice();
        if is_other {
            workspace.gazetteer = tables.gazetteer;
            workspace.set_records(tables.records);
            workspace.let_go(0);
            drop(workspace);
            // What is open goes on with the tables it was read with, and so wants the new ones in any case.
            self.documents().iter().for_each(|document| document.reread());
        }
        folders.reports.retain(|report| self.is_table(&doc_path(Path::new(&report.path))));
        (folders.reports, is_other)
    }

    /// Puts `surroundings`, read from the disk, in place of those there were;
    /// what is open stays as it is. Documents are read again where they stand
    /// on other ground than before.
    pub(in crate::lsp) fn surround(&self, mut surroundings: Workspace) {
        prepare_aside(&surroundings.gazetteer);
        let mut grounds = self.grounds.lock().unwrap_or_else(PoisonError::into_inner);
        let mut workspace = self.workspace();
        let same_ground = Arc::ptr_eq(&workspace.gazetteer, &surroundings.gazetteer)
            && workspace.outside(&DocPath::new(""), None).source_keys
                == surroundings.outside(&DocPath::new(""), None).source_keys;
        for document in self.documents() {
            let read = workspace.kept(document.path()).filter(|_| same_ground);
            match read.map(Arc::clone) {
                Some(briefing) => surroundings.insert(briefing),
                None => document.reread(),
            }
        }
        *workspace = surroundings;
        drop(workspace);
        *grounds = Some(self.no_grounds());
        drop(grounds);
        for document in self.documents() {
            self.furnish(document.path());
            self.list_targets(document.path());
        }
    }

    /// Puts the briefing at `path` as it is on the disk into the workspace, unless it is
    /// open, in which case its text is the client's.
    pub(in crate::lsp) fn put_file(&self, path: DocPath, outline: Outline) {
        self.unless_open(path.clone().as_str(), |workspace| workspace.insert_closed(path, Arc::new(outline)));
    }

    /// Lets go of what was read of briefings that nobody has open, if that is much.
    pub(in crate::lsp) fn let_go(&self) {
        self.workspace().let_go(MOST_READ);
    }

    /// Says that there is a file at `path` that is no briefing, or none that can be read.
    pub(in crate::lsp) fn put_unread(&self, path: DocPath) {
        self.unless_open(path.clone().as_str(), |workspace| {
            workspace.remove(&path);
            workspace.insert_file(path);
        });
    }

    /// Says that there is nothing at `path`, or nothing that concerns us.
    pub(in crate::lsp) fn remove_file(&self, path: &DocPath) {
        self.unless_open(path.as_str(), |workspace| {
            workspace.remove(path);
            workspace.remove_file(path);
        });
    }

    /// Whether the workspace has the briefing at `path`.
    pub(in crate::lsp) fn knows(&self, path: &DocPath) -> bool {
        self.workspace().has_briefing(path)
    }

    /// The briefings and files that are known at `path` or below it.
    pub(in crate::lsp) fn files_within(&self, path: &DocPath) -> Vec<DocPath> {
        let workspace = self.workspace();
        let briefings = workspace.outlines().map(|(path, _)| path);
        briefings.chain(workspace.files()).filter(|known| known.is_within(path)).cloned().collect()
    }

    /// Whether `path` lies in a folder of which every file is to be known.
    pub(in crate::lsp) fn is_inside(&self, path: &DocPath) -> bool {
        self.workspace().roots().iter().any(|root| path.is_within(root))
    }

    /// Whether `path` is a registry or a file of records, of the user's own
    /// or one that settings name.
    pub(in crate::lsp) fn is_table(&self, path: &DocPath) -> bool {
        let file = file_path(path);
        let workspace = self.workspace();
        let is_named = |settings: &Settings| {
            settings.gazetteer_files().iter().any(|named| is_named_registry(named, &file))
                || settings.source_files().iter().any(|file| file == path.as_str())
        };
        is_named(&workspace.settings)
            || workspace.folder_settings().any(|(_, settings)| is_named(settings))
            || is_user_registry(&file)
    }

    /// The largest file that is read at `path`, in bytes.
    pub(in crate::lsp) fn max_file_size(&self, path: &DocPath) -> u64 {
        self.workspace().settings_of(path).max_file_size()
    }

    /// What the briefing at `path` is read with.
    pub(in crate::lsp) fn outside(&self, path: &DocPath) -> Outside {
        self.workspace().outside(path, None)
    }

    /// Sees to it that the settings and tables that hold for `path` are
    /// known. Looks at the disk where that is needed, the first time only.
    pub(super) fn furnish(&self, path: &DocPath) {
        let mut grounds = self.grounds.lock().unwrap_or_else(PoisonError::into_inner);
        let is_first = grounds.is_none();
        let known = grounds.get_or_insert_with(|| self.no_grounds());
        let ground = path.folder().map(|folder| known.ground_of(Path::new(folder)));
        if is_first {
            for folder in self.folders() {
                known.ground_of(&folder);
            }
            let tables = read_tables(known);
            let mut workspace = self.workspace();
            workspace.settings = Arc::clone(&known.outermost().settings);
            prepare_aside(&tables.gazetteer);
            workspace.gazetteer = tables.gazetteer;
            workspace.set_records(tables.records);
        }
        if let Some((folder, ground)) = ground.and_then(|ground| Some((ground.folder.clone()?, ground))) {
            let mut workspace = self.workspace();
            if !Arc::ptr_eq(workspace.settings_of(path), &ground.settings) {
                workspace.set_settings(doc_path(&folder), ground.settings);
            }
        }
    }

    /// Tells the workspace of files that the document at `path` links to and
    /// no walk finds, such as hidden ones; whether there are any.
    pub(in crate::lsp) fn list_targets(&self, path: &DocPath) -> bool {
        let workspace = self.workspace().clone();
        // Without folders no link is judged.
        let found = if workspace.roots().is_empty() { Vec::new() } else { unlisted_targets(&workspace, path) };
        let is_any = !found.is_empty();
        let mut workspace = self.workspace();
        for path in found {
            workspace.insert_file(path);
        }
        is_any
    }

    fn unless_open(&self, path: &str, change: impl FnOnce(&mut Workspace)) {
        // The lock comes first: a document that is opened now is shown to the
        // workspace after this, and so over it.
        let mut workspace = self.workspace();
        if !self.open.contains_key(path) {
            change(&mut workspace);
        }
    }

    fn lock_preferences(&self) -> MutexGuard<'_, Arc<WrittenSettings>> {
        self.preferences.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_folders(&self) -> MutexGuard<'_, Vec<PathBuf>> {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Has the names ready before the first of them is begun, while nothing
/// waits for it. Without a thread whoever begins one makes them.
fn prepare_aside(gazetteer: &Arc<Gazetteer>) {
    let gazetteer = Arc::clone(gazetteer);
    let _ = std::thread::Builder::new().name("names".to_owned()).spawn(move || gazetteer.prepare());
}
