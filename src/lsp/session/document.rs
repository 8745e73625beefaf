//! One open document: its current state, and whose turn it is to read it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tower_lsp::ls_types::Uri;

use crate::document::Format;
use crate::features::diagnostics::Diagnostics;
use crate::lsp::painting::Painting;
use crate::lsp::session::{Revision, TextChange, apply};
use crate::text::Text;
use crate::workspace::{Briefing, DocPath, Workspace};

/// A document from its opening to its closing.
#[derive(Debug)]
pub(in crate::lsp) struct OpenDocument {
    uri: Uri,
    path: DocPath,
    format: Format,
    /// None once it is closed.
    current: Mutex<Option<Arc<Revision>>>,
    /// Held by whoever reads one of its states.
    turn: Mutex<()>,
    /// What is wrong with it, as it was last looked at.
    checked: Mutex<Option<Diagnostics>>,
    /// One more than the order of the latest state the workspace was shown.
    shown: AtomicU64,
    /// The words to paint that its client was given last, and under which number.
    painted: Mutex<Option<(u64, Arc<Painting>)>>,
}

impl OpenDocument {
    pub(super) fn new(uri: Uri, path: DocPath, format: Format, first: Revision) -> Self {
        Self {
            uri,
            path,
            format,
            current: Mutex::new(Some(Arc::new(first))),
            turn: Mutex::new(()),
            checked: Mutex::new(None),
            shown: AtomicU64::new(0),
            painted: Mutex::new(None),
        }
    }

    /// The address its client gave it, letter for letter.
    pub(in crate::lsp) fn uri(&self) -> &Uri {
        &self.uri
    }

    /// Where the workspace has it.
    pub(in crate::lsp) fn path(&self) -> &DocPath {
        &self.path
    }

    /// Whether a text of its name is data for briefings, and no briefing.
    pub(in crate::lsp) fn is_table(&self) -> bool {
        let extension = self.path.as_str().rsplit_once('.').map_or("", |(_, extension)| extension);
        ["toml", "csv", "yaml", "yml"].iter().any(|known| extension.eq_ignore_ascii_case(known))
    }

    /// How it is read.
    pub(in crate::lsp) fn format(&self) -> Format {
        self.format
    }

    /// Its state now; none once it is closed.
    pub(in crate::lsp) fn current(&self) -> Option<Arc<Revision>> {
        self.state().clone()
    }

    /// Does `action` with its state, and lets nothing happen to it meanwhile;
    /// nothing once it is closed. `action` must not take long.
    pub(in crate::lsp) fn while_open(&self, action: impl FnOnce(&Arc<Revision>)) {
        self.state().as_ref().map(action);
    }

    /// Makes `changes`, each of which `in_bytes` works out on the text that
    /// the one before it left.
    pub(super) fn edit<C>(
        &self,
        version: i32,
        changes: impl IntoIterator<Item = C>,
        in_bytes: impl Fn(&Text, C) -> TextChange,
    ) {
        let mut state = self.state();
        let Some((text, edits)) = state.as_ref().map(|current| apply(&current.text, changes, in_bytes)) else { return };
        let current = state.take();
        *state = current.map(|current| Arc::new(current.followed_by(version, text, edits)));
    }

    /// Has it read afresh, with whatever surrounds it now.
    pub(in crate::lsp) fn reread(&self) {
        let mut state = self.state();
        *state = state.take().map(|current| Arc::new(current.again()));
    }

    pub(super) fn close(&self) {
        *self.state() = None;
    }

    /// The briefing that it was at `revision`, which has no more than `limit` bytes. `let_go` is called before it is
    /// worked out, if the workspace will be shown it: a briefing that nobody
    /// else holds is changed where it is, and not copied first.
    pub(super) fn briefing(
        &self,
        revision: &Arc<Revision>,
        limit: usize,
        let_go: impl FnOnce(),
        read: impl FnOnce(&str) -> Briefing,
    ) -> Arc<Briefing> {
        if let Some(briefing) = revision.read_already() {
            return briefing;
        }
        // After a panic in here the state is to be read again, which is a whole state.
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if self.shown.load(Ordering::Relaxed) <= revision.order {
            let_go();
        }
        revision.briefing(limit, read)
    }

    /// Gives `ask` what is wrong with `briefing`, which it was at one time or
    /// is, in `workspace`. Costs what has changed since it was last looked at.
    pub(in crate::lsp) fn check<R>(
        &self,
        workspace: &Workspace,
        briefing: &Briefing,
        ask: impl FnOnce(&Diagnostics) -> R,
    ) -> R {
        let mut checked = self.checked.lock().unwrap_or_else(|poisoned| {
            // What a panic left may be half changed; it is made again.
            self.checked.clear_poison();
            let mut checked = poisoned.into_inner();
            *checked = None;
            checked
        });
        let diagnostics = match checked.take() {
            Some(mut diagnostics) => {
                diagnostics.update(workspace, briefing);
                checked.insert(diagnostics)
            }
            None => checked.insert(Diagnostics::of(workspace, briefing)),
        };
        ask(diagnostics)
    }

    /// The words to paint that its client was given last, and under which number.
    pub(super) fn painted(&self) -> Option<(u64, Arc<Painting>)> {
        self.painted.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps the words to paint that its client is given as `number`.
    pub(super) fn keep_painted(&self, number: u64, painting: Arc<Painting>) {
        *self.painted.lock().unwrap_or_else(PoisonError::into_inner) = Some((number, painting));
    }

    /// Whether the workspace may be shown `revision`: if the document is
    /// open, and it was not shown a later state before.
    pub(super) fn may_show(&self, revision: &Revision) -> bool {
        let state = self.state();
        let latest = revision.order + 1;
        state.is_some() && self.shown.fetch_max(latest, Ordering::Relaxed) <= latest
    }

    fn state(&self) -> MutexGuard<'_, Option<Arc<Revision>>> {
        // Whatever can fail is done before the state is touched.
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
