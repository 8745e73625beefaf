//! Keeps the workspace up with the disk, on a thread of its own: whole folders at the start, then what is said to have changed.

use std::collections::HashSet;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use tower_lsp::ls_types::MessageType;

use crate::disk::{self, DiskErrorKind, Folders, LoadOptions, Loaded};
use crate::document::Format;
use crate::lsp::client::Client;
use crate::lsp::complaints::Complaints;
use crate::lsp::publish::Mailbox;
use crate::lsp::session::Session;
use crate::workspace::{Briefing, DocPath};

/// So many files that cannot be read are named in the log; the others are counted.
const MAX_NAMED: usize = 20;

/// What is to be looked at on the disk.
enum Task {
    /// The folders of the workspace, whole.
    Everything,
    /// These files, which may have changed, come or gone.
    Files(Vec<PathBuf>),
}

/// The way to the thread.
#[derive(Debug, Clone)]
pub(super) struct Index {
    tasks: Sender<Task>,
}

impl Index {
    /// Starts the thread, which does nothing until it is told to.
    ///
    /// # Errors
    ///
    /// When the system gives no thread.
    pub(super) fn start(session: Arc<Session>, client: Client, mailbox: Mailbox) -> io::Result<Self> {
        let (sender, tasks) = channel();
        let complaints = Complaints::default();
        let mut worker = Worker { session, client, mailbox, complaints };
        std::thread::Builder::new().name("index".to_owned()).spawn(move || worker.run(&tasks))?;
        Ok(Self { tasks: sender })
    }

    /// Has the folders of the workspace read, with all their settings.
    pub(super) fn everything(&self) {
        // The thread ends with the process only.
        let _ = self.tasks.send(Task::Everything);
    }

    /// Has `files` looked at.
    pub(super) fn files(&self, files: Vec<PathBuf>) {
        let _ = self.tasks.send(Task::Files(files));
    }
}

struct Worker {
    session: Arc<Session>,
    client: Client,
    mailbox: Mailbox,
    complaints: Complaints,
}

impl Worker {
    fn run(&mut self, tasks: &Receiver<Task>) {
        while let Ok(first) = tasks.recv() {
            // A checkout changes a thousand files at once, and says so one by one.
            let (mut everything, mut files) = (false, Vec::new());
            for task in std::iter::once(first).chain(tasks.try_iter()) {
                match task {
                    Task::Everything => everything = true,
                    Task::Files(more) => files.extend(more),
                }
            }
            everything |= files.iter().any(|file| self.is_ground(file));
            let done = catch_unwind(AssertUnwindSafe(|| if everything { self.read_all() } else { self.read(files) }));
            if done.is_err() {
                self.client.tell_of_panic("the workspace");
            }
            self.mailbox.check_all(self.session.documents());
        }
    }

    /// Whether all briefings stand on what is in `file`.
    fn is_ground(&self, file: &Path) -> bool {
        let is_settings = file.file_name().is_some_and(|name| name == disk::SETTINGS_FILE);
        is_settings || self.session.is_table(&disk::doc_path(file))
    }

    fn read_all(&mut self) {
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
        let options = LoadOptions { surround: true, ..LoadOptions::default() };
        let Loaded { mut workspace, errors, reports, .. } = disk::load(&roots, &options);
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
                    let outside = self.session.outside(&path);
                    self.session.put_file(Briefing::read(path, &read.text, format, &outside));
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
            let found = disk::find_files(&self.session.folders(), &mut Folders::default());
            found.briefings.into_iter().map(|file| file.path).collect()
        });
        listed.contains(path)
    }
}
