//! Keeps the workspace up with the disk, on a thread of its own: whole folders at the start, then what is said to have changed.

use std::collections::{BTreeSet, HashSet};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;
use tower_lsp::ls_types::{MessageType, ProgressToken};

use crate::disk::{self, DiskErrorKind, Follower, LoadOptions, Loaded};
use crate::document::Format;
use crate::lsp::client::Client;
use crate::lsp::complaints::Complaints;
use crate::lsp::preferences;
use crate::lsp::progress::Progress;
use crate::lsp::publish::Mailbox;
use crate::lsp::refresh::refresh;
use crate::lsp::session::Session;
use crate::workspace::{DocPath, Outline};

/// So many files that cannot be read are named in the log; the others are counted.
const MAX_NAMED: usize = 20;

/// What is to be looked at on the disk.
enum Task {
    /// The folders of the workspace, unless they were looked at already.
    Begin,
    /// The folders once more if the client's own settings are not what they were.
    Prefer(Value),
    /// The folders of the workspace, whole.
    Everything,
    /// The registries and source files, of which an open one has changed.
    Tables,
    /// These files, which may have changed, come or gone.
    Files(Vec<PathBuf>),
}

/// The way to the thread.
#[derive(Debug, Clone)]
pub(super) struct Index {
    tasks: Sender<Task>,
    walk: Arc<Walk>,
}

/// The reading of whole folders, as others can see it.
#[derive(Debug, Default)]
struct Walk {
    /// How often it was asked for.
    wanted: AtomicU64,
    /// The one under way.
    progress: Mutex<Option<Arc<Progress>>>,
}

impl Walk {
    fn wanted(&self) -> u64 {
        self.wanted.load(Ordering::SeqCst)
    }

    fn set(&self, progress: Option<Arc<Progress>>) {
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = progress;
    }

    fn get(&self) -> Option<Arc<Progress>> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Index {
    /// Starts the thread, which does nothing until it is told to.
    ///
    /// # Errors
    ///
    /// When the system gives no thread.
    pub(super) fn start(session: Arc<Session>, client: Client, mailbox: Mailbox) -> io::Result<Self> {
        let (sender, tasks) = channel();
        let walk = Arc::new(Walk::default());
        let mut worker = Worker {
            session,
            client,
            mailbox,
            walk: Arc::clone(&walk),
            has_begun: false,
            complaints: Complaints::default(),
            told: BTreeSet::new(),
        };
        std::thread::Builder::new().name("index".to_owned()).spawn(move || worker.run(&tasks))?;
        Ok(Self { tasks: sender, walk })
    }

    /// Has the folders of the workspace read for the first time.
    pub(super) fn begin(&self) {
        self.send(Task::Begin);
    }

    /// Has what the client's settings say followed.
    pub(super) fn prefer(&self, said: Value) {
        self.send(Task::Prefer(said));
    }

    /// Has the folders of the workspace read again, with all their settings.
    /// A reading that is under way is of no use any more, and is given up.
    pub(super) fn everything(&self) {
        self.walk.wanted.fetch_add(1, Ordering::SeqCst);
        self.send(Task::Everything);
    }

    /// Has the registries and source files read again, as they are open.
    pub(super) fn tables(&self) {
        self.send(Task::Tables);
    }

    /// Has `files` looked at.
    pub(super) fn files(&self, files: Vec<PathBuf>) {
        self.send(Task::Files(files));
    }

    /// Has the reading stopped that the client shows as `token`.
    pub(super) fn cancel(&self, token: &ProgressToken) {
        if let Some(progress) = self.walk.get() {
            progress.cancel(token);
        }
    }

    fn send(&self, task: Task) {
        // The thread ends with the process only.
        let _ = self.tasks.send(task);
    }
}

/// Follows one reading of whole folders.
#[derive(Debug)]
struct Reader<'a> {
    walk: &'a Walk,
    /// What it was asked for.
    asked: u64,
    progress: &'a Progress,
}

impl Reader<'_> {
    /// Whether another one was asked for since.
    fn is_outdated(&self) -> bool {
        self.walk.wanted() != self.asked
    }
}

impl Follower for Reader<'_> {
    fn reached(&self, done: usize, all: usize) {
        self.progress.report(done, all);
    }

    fn is_done(&self) -> bool {
        self.progress.is_cancelled() || self.is_outdated()
    }
}

struct Worker {
    session: Arc<Session>,
    client: Client,
    mailbox: Mailbox,
    walk: Arc<Walk>,
    /// Whether the folders were looked at.
    has_begun: bool,
    complaints: Complaints,
    /// What was said of the client's own settings, to say it once.
    told: BTreeSet<String>,
}

impl Worker {
    fn run(&mut self, tasks: &Receiver<Task>) {
        while let Ok(first) = tasks.recv() {
            // A checkout changes a thousand files at once, and says so one by one.
            let (mut everything, mut tables, mut files) = (false, false, Vec::new());
            for task in std::iter::once(first).chain(tasks.try_iter()) {
                match task {
                    Task::Begin => everything |= self.is_to_begin(),
                    Task::Prefer(said) => everything |= self.prefer(&said) || self.is_to_begin(),
                    Task::Everything => everything = true,
                    Task::Tables => tables = true,
                    Task::Files(more) => files.extend(more),
                }
            }
            everything |= files.iter().any(|file| is_settings(file));
            tables |= files.iter().any(|file| self.session.is_table(&disk::doc_path(file)));
            let mut is_other = everything || !files.is_empty();
            let done = catch_unwind(AssertUnwindSafe(|| {
                if everything {
                    return self.read_all();
                }
                is_other |= tables && self.read_tables();
                self.read(files);
            }));
            if done.is_err() {
                self.client.tell_of_panic("the workspace");
            }
            if is_other || !tables {
                self.mailbox.check_all(self.session.documents());
            }
            self.session.let_go();
            if is_other {
                refresh(&self.client, &self.session.abilities());
            }
        }
    }

    /// Whether there are folders that nobody looked at yet.
    fn is_to_begin(&self) -> bool {
        !self.has_begun && !self.session.folders().is_empty()
    }

    /// Follows what the client's settings say; whether that is other than before.
    fn prefer(&mut self, said: &Value) -> bool {
        let (preferences, complaints) = preferences::read(said);
        for complaint in complaints {
            if self.told.insert(complaint.clone()) {
                self.client.log(MessageType::WARNING, complaint);
            }
        }
        self.session.prefer(preferences)
    }

    /// Reads the registries and source files again, and nothing else; whether
    /// they say anything else than before.
    fn read_tables(&mut self) -> bool {
        let (reports, is_other) = self.session.read_tables_again();
        let is_table = |file: &DocPath| self.session.is_table(file);
        self.complaints.publish_of(is_table, reports, &self.client, self.session.abilities().encoding);
        is_other
    }

    fn read_all(&mut self) {
        self.has_begun = true;
        let asked = self.walk.wanted();
        let roots = self.roots();
        let progress = Progress::new(&self.client);
        // It can be cancelled from the moment that the client knows of it.
        self.walk.set(Some(Arc::clone(&progress)));
        if self.session.abilities().progress && !roots.is_empty() {
            progress.ask_to_show("Reading briefings");
        }
        let reader = Reader { walk: &self.walk, asked, progress: &progress };
        let preferences = self.session.preferences();
        let options = LoadOptions {
            surround: true,
            closed: true,
            preferences: (*preferences).clone(),
            open: self.session.open_files(),
            follower: Some(&reader),
            ..LoadOptions::default()
        };
        let loaded = disk::load(&roots, &options);
        self.walk.set(None);
        if reader.is_outdated() {
            return progress.end("given up, since the workspace is other now".to_owned());
        }
        let (read, left) = (loaded.files.len(), loaded.left);
        self.take(loaded, &roots);
        progress.end(if left == 0 { format!("{read} read") } else { format!("stopped: {read} read, {left} left") });
        if left > 0 {
            let message = format!(
                "reading the workspace was stopped at {read} of {} briefings; what links to the others is not checked until they are opened or the server is started again",
                read + left
            );
            self.client.log(MessageType::INFO, message);
        }
    }

    /// The folders to read: those that are no home and no whole disk, which the log is told of.
    fn roots(&self) -> Vec<PathBuf> {
        let (wide, roots): (Vec<_>, Vec<_>) =
            self.session.folders().into_iter().partition(|folder| {
                disk::is_too_wide(folder) && disk::workspace_root(folder).as_deref() != Some(folder)
            });
        for folder in wide {
            let message = format!(
                "{} is a home folder or a whole disk, and is not read; open a folder inside it, or put a {} there",
                folder.display(),
                disk::SETTINGS_FILE
            );
            self.client.log(MessageType::WARNING, message);
        }
        roots
    }

    /// Takes what was read in place of what there was.
    fn take(&mut self, loaded: Loaded, roots: &[PathBuf]) {
        let Loaded { mut workspace, errors, reports, .. } = loaded;
        if roots.is_empty() {
            workspace.set_roots([]);
        }
        self.session.surround(workspace);
        self.complaints.publish(reports, &self.client, self.session.abilities().encoding);
        for error in errors.iter().take(MAX_NAMED) {
            self.client.log(MessageType::WARNING, error.to_string());
        }
        if let Some(more @ 1..) = errors.len().checked_sub(MAX_NAMED) {
            self.client.log(MessageType::WARNING, format!("{more} more files could not be read"));
        }
    }

    fn read(&self, files: Vec<PathBuf>) {
        let mut files: Vec<_> = files.into_iter().map(|file| (disk::doc_path(&file), file)).collect();
        files.sort();
        files.dedup();
        let mut listed = None;
        for (path, file) in files {
            if !self.session.is_inside(&path) {
                self.session.remove_file(&path);
                continue;
            }
            match disk::read_text(&file, self.session.max_file_size(&path)) {
                Ok(read) if self.is_listed(&path, &mut listed) => {
                    let format = disk::format_of(&file).unwrap_or(Format::Plain);
                    self.session.put_file(path, Outline::read(&read.text, format));
                }
                Err(error) if matches!(error.kind, DiskErrorKind::Missing) => self.session.remove_file(&path),
                // It is there, though not as a briefing that can be read.
                Ok(_) | Err(_) => self.session.put_unread(path),
            }
        }
    }

    /// Whether the file at `path` is one of the workspace's briefings. One
    /// that is new is looked for among those that a walk finds, which passes
    /// over what is hidden or excluded.
    fn is_listed(&self, path: &DocPath, listed: &mut Option<HashSet<DocPath>>) -> bool {
        if !path.is_briefing() || self.session.knows(path) {
            return path.is_briefing();
        }
        let listed = listed.get_or_insert_with(|| {
            let found = disk::find_files(&self.session.folders(), &mut self.session.no_grounds());
            found.briefings.into_iter().map(|file| file.path).collect()
        });
        listed.contains(path)
    }
}

/// Whether all briefings stand on what is in `file`, and which others there are.
fn is_settings(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name == disk::SETTINGS_FILE)
}
