//! What is still to be published: each document once, however often it has changed since.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::lsp::session::OpenDocument;
use crate::workspace::DocPath;

/// What the publisher is to do next. A clone is the same mailbox.
#[derive(Debug, Clone, Default)]
pub(in crate::lsp) struct Mailbox {
    shared: Arc<(Mutex<Jobs>, Condvar)>,
}

#[derive(Debug, Default)]
struct Jobs {
    closed: VecDeque<Arc<OpenDocument>>,
    changed: VecDeque<DocPath>,
    /// Documents that did not change themselves: nobody is typing in them.
    concerned: VecDeque<DocPath>,
}

/// One thing to do.
#[derive(Debug)]
pub(super) enum Job {
    /// Take back what was said of a closed document.
    Clear(Arc<OpenDocument>),
    /// Look at the document at this path as it is now.
    Check(DocPath),
}

impl Mailbox {
    /// Has the document at `path`, which has changed, looked at.
    pub(in crate::lsp) fn check(&self, path: DocPath) {
        self.put(|jobs| {
            if !jobs.changed.contains(&path) {
                jobs.changed.push_back(path);
            }
        });
    }

    /// Has all `documents` looked at, but not in front of those that changed.
    pub(in crate::lsp) fn check_all(&self, documents: impl IntoIterator<Item = Arc<OpenDocument>>) {
        self.put(|jobs| {
            for document in documents {
                if !jobs.concerned.contains(document.path()) {
                    jobs.concerned.push_back(document.path().clone());
                }
            }
        });
    }

    /// Has what was said of `document` taken back, which was closed.
    pub(in crate::lsp) fn clear(&self, document: Arc<OpenDocument>) {
        self.put(|jobs| jobs.closed.push_back(document));
    }

    /// The next thing to do; waits for one.
    pub(super) fn take(&self) -> Job {
        let (_, changed) = &*self.shared;
        let mut jobs = self.jobs();
        loop {
            if let Some(document) = jobs.closed.pop_front() {
                return Job::Clear(document);
            }
            if let Some(path) = jobs.changed.pop_front().or_else(|| jobs.concerned.pop_front()) {
                return Job::Check(path);
            }
            jobs = changed.wait(jobs).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn put(&self, add: impl FnOnce(&mut Jobs)) {
        add(&mut self.jobs());
        self.shared.1.notify_one();
    }

    fn jobs(&self) -> MutexGuard<'_, Jobs> {
        // Adding and taking leave the lists whole at every step.
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
