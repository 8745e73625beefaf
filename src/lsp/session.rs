//! What is open and what surrounds it: the state that messages change and answers are worked out from.

mod document;
mod revision;
mod snapshot;
mod surroundings;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use dashmap::DashMap;
use tower_lsp::ls_types::{DidChangeTextDocumentParams, TextDocumentItem, Uri};

pub(super) use self::document::OpenDocument;
pub(super) use self::revision::{Revision, TextChange};
pub(super) use self::snapshot::{Snapshot, View, Whole};

use self::revision::apply;

use crate::config::{DEFAULT_MAX_FILE_SIZE, WrittenSettings};
use crate::disk::Folders;
use crate::lsp::abilities::Abilities;
use crate::lsp::address::{format_of, path_of};
use crate::lsp::convert::text_change;
use crate::text::Text;
use crate::workspace::{Briefing, DocPath, Workspace};

/// One client's documents and workspace.
///
/// Messages change it before anything is awaited, so that the state is
/// always that of the last message. No guard of its map leaves this file:
/// what is handed out is shared and does not change.
#[derive(Debug, Default)]
pub(super) struct Session {
    open: DashMap<DocPath, Arc<OpenDocument>>,
    /// The open texts that are no briefings: registries and source files.
    tables: DashMap<DocPath, Arc<OpenDocument>>,
    workspace: Mutex<Workspace>,
    /// The folders the client has open.
    folders: Mutex<Vec<PathBuf>>,
    /// The settings of folders, as far as they were looked for. Locked before the workspace.
    grounds: Mutex<Option<Folders>>,
    /// What the client's own settings say.
    preferences: Mutex<Arc<WrittenSettings>>,
    abilities: OnceLock<Abilities>,
    /// How many results were given that the client may refer to.
    results: AtomicU64,
}

impl Session {
    /// What the client can do. Before it has said so, nothing.
    pub(super) fn abilities(&self) -> Abilities {
        self.abilities.get().copied().unwrap_or_default()
    }

    /// Keeps what the client says it can do.
    pub(super) fn agree(&self, abilities: Abilities) {
        // The framework lets a client initialize once.
        let _ = self.abilities.set(abilities);
    }

    /// The number of a result that the client may refer to. None is given
    /// twice, so that a document that is opened again has no part in what it was.
    pub(super) fn next_result(&self) -> u64 {
        self.results.fetch_add(1, Ordering::Relaxed)
    }

    /// Opens a document. One that was open under its path gives way to it and comes back.
    pub(super) fn open(&self, item: TextDocumentItem) -> (DocPath, Option<Arc<OpenDocument>>) {
        let path = path_of(&item.uri);
        let format = format_of(&item.uri, &item.language_id);
        let text = Text::new(&item.text);
        let document = OpenDocument::new(item.uri, path.clone(), format, Revision::new(item.version, text));
        let texts = if document.is_table() { &self.tables } else { &self.open };
        let before = texts.insert(path.clone(), Arc::new(document));
        if let Some(before) = &before {
            before.close();
        }
        (path, before)
    }

    /// Changes a document; none if it is not open.
    pub(super) fn edit(&self, params: DidChangeTextDocumentParams) -> Option<DocPath> {
        let path = path_of(&params.text_document.uri);
        let encoding = self.abilities().encoding;
        let document = self.document(&path).or_else(|| self.open_table(&path))?;
        let in_bytes = |text: &Text, event| text_change(text, event, encoding);
        document.edit(params.text_document.version, params.content_changes, in_bytes);
        Some(path)
    }

    /// Closes a document; what it was, if it was open.
    pub(super) fn close(&self, uri: &Uri) -> Option<Arc<OpenDocument>> {
        let path = path_of(uri);
        let (_, document) = self.open.remove(&path).or_else(|| self.tables.remove(&path))?;
        document.close();
        Some(document)
    }

    /// The document that is open at `path`.
    pub(super) fn document(&self, path: &DocPath) -> Option<Arc<OpenDocument>> {
        self.open.get(path).map(|entry| Arc::clone(entry.value()))
    }

    /// The registry or source file that is open at `path`.
    pub(super) fn open_table(&self, path: &DocPath) -> Option<Arc<OpenDocument>> {
        self.tables.get(path).map(|entry| Arc::clone(entry.value()))
    }

    /// The texts of registries and source files as they are open.
    fn table_texts(&self) -> Vec<(DocPath, Arc<str>)> {
        let tables: Vec<_> = self.tables.iter().map(|entry| Arc::clone(entry.value())).collect();
        let now = |table: &Arc<OpenDocument>| Some((table.path().clone(), table.current()?.text.to_string().into()));
        tables.iter().filter_map(now).collect()
    }

    /// Every open document.
    pub(super) fn documents(&self) -> Vec<Arc<OpenDocument>> {
        self.open.iter().map(|entry| Arc::clone(entry.value())).collect()
    }

    /// What is asked about, as it stands now: to be taken when a request
    /// arrives, and worked with wherever there is time.
    pub(super) fn snapshot(self: &Arc<Self>, uri: &Uri) -> Snapshot {
        self.snapshot_at(path_of(uri))
    }

    /// The same where nothing in particular is asked about.
    pub(super) fn snapshot_of_all(self: &Arc<Self>) -> Snapshot {
        self.snapshot_at(DocPath::new(""))
    }

    /// The same for the document at `path`.
    pub(super) fn snapshot_at(self: &Arc<Self>, path: DocPath) -> Snapshot {
        let now = |document: Arc<OpenDocument>| document.current().map(|revision| (document, revision));
        let open = self.documents().into_iter().filter_map(now).collect();
        Snapshot::new(Arc::clone(self), path, open)
    }

    /// The most bytes that are read of `document`, where it has more than that at `revision`.
    pub(super) fn excess(&self, document: &OpenDocument, revision: &Revision) -> Option<u64> {
        let size = u64::try_from(revision.text.len()).unwrap_or(u64::MAX);
        if size > DEFAULT_MAX_FILE_SIZE {
            // Settings may allow more.
            self.furnish(document.path());
        }
        Some(self.max_file_size(document.path())).filter(|limit| size > *limit)
    }

    /// The briefing that `document` is at `revision`, and the workspace that
    /// has it. Not for what is too large, which [`Self::excess`] tells.
    pub(super) fn read(&self, document: &OpenDocument, revision: &Arc<Revision>) -> (Workspace, Arc<Briefing>) {
        let path = document.path();
        // Whoever needs it meanwhile is at an open document too, and waits for its turn.
        let let_go = || self.workspace().lend(path);
        let limit = usize::try_from(self.max_file_size(path)).unwrap_or(usize::MAX);
        let briefing = document.briefing(revision, limit, let_go, |text| {
            self.furnish(path);
            Briefing::read(path.clone(), text, document.format(), &self.outside(path))
        });
        let mut workspace = self.workspace();
        let known = workspace.kept(path);
        if known.is_some_and(|known| Arc::ptr_eq(known, &briefing)) {
            return (workspace.clone(), briefing);
        }
        if document.may_show(revision) {
            workspace.insert(Arc::clone(&briefing));
            return (workspace.clone(), briefing);
        }
        // The workspace has moved on from what this answer is about.
        let mut then = workspace.clone();
        drop(workspace);
        then.insert(Arc::clone(&briefing));
        (then, briefing)
    }

    fn workspace(&self) -> MutexGuard<'_, Workspace> {
        // A workspace is changed by single calls, each of which leaves it whole.
        self.workspace.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
