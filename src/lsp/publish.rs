//! Tells the client what is wrong with its open documents: one thread, and the newest state wins.

mod list;
mod mailbox;

use std::collections::HashMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tower_lsp::ls_types::notification::PublishDiagnostics;
use tower_lsp::ls_types::{Diagnostic, DiagnosticSeverity, PublishDiagnosticsParams, Uri};

pub(super) use self::mailbox::Mailbox;

use self::list::List;
use self::mailbox::Job;
use crate::config::size_in_words;
use crate::disk::SETTINGS_FILE;
use crate::lsp::client::Client;
use crate::lsp::convert::Places;
use crate::lsp::diagnostic::Teller;
use crate::lsp::session::{OpenDocument, Revision, Session};
use crate::workspace::DocPath;

/// While the client has this much still to read, nothing is added to it: what
/// would be said now will be out of date when it is read.
const MAX_BACKLOG: usize = 256 << 10;

/// Somebody who types without a pause for this long is shown the state before
/// the last key, where each key would otherwise put off the next publication.
const MAX_SILENCE: Duration = Duration::from_secs(1);

/// Starts the thread. What is put into `mailbox` is published by it.
///
/// # Errors
///
/// When the system gives no thread.
pub(super) fn start(session: Arc<Session>, client: Client, mailbox: Mailbox) -> io::Result<()> {
    let publisher = Publisher { session, client, mailbox, shown: HashMap::new(), outlook: 0 };
    std::thread::Builder::new().name("publisher".to_owned()).spawn(move || publisher.run())?;
    Ok(())
}

struct Publisher {
    session: Arc<Session>,
    client: Client,
    mailbox: Mailbox,
    shown: HashMap<DocPath, Shown>,
    /// What the briefings could see of each other when last they were all looked at.
    outlook: u64,
}

/// A document, and what its client was told of it.
struct Shown {
    document: Arc<OpenDocument>,
    list: List,
    /// The list as it was last sent.
    sent: Option<String>,
    at: Instant,
}

impl Publisher {
    fn run(mut self) {
        loop {
            match self.mailbox.take() {
                Job::Clear(document) => self.clear(&document),
                Job::Check(path) => {
                    self.client.outbox().wait_for_backlog_below(MAX_BACKLOG);
                    let check = catch_unwind(AssertUnwindSafe(|| self.check(&path)));
                    if check.is_err() {
                        // What was kept may be half changed; the text is whole.
                        self.shown.remove(&path);
                        self.client.tell_of_panic("diagnostics");
                    }
                }
            }
        }
    }

    /// Takes back what was said of a closed document, unless it was opened
    /// again under the same name and is to be spoken of anew.
    fn clear(&mut self, document: &Arc<OpenDocument>) {
        let again = self.session.document(document.path());
        if again.is_none_or(|again| again.uri() != document.uri()) {
            self.client.notify::<PublishDiagnostics>(PublishDiagnosticsParams {
                uri: document.uri().clone(),
                diagnostics: Vec::new(),
                version: None,
            });
        }
        if self.shown.get(document.path()).is_some_and(|shown| Arc::ptr_eq(&shown.document, document)) {
            self.shown.remove(document.path());
        }
    }

    fn check(&mut self, path: &DocPath) {
        let Some(document) = self.session.document(path) else { return };
        let Some(revision) = document.current() else { return };
        let shown = self.shown.entry(path.clone()).or_insert_with(|| Shown::new(&document));
        if !Arc::ptr_eq(&shown.document, &document) {
            *shown = Shown::new(&document);
        }
        if let Some(limit) = self.session.excess(&document, &revision) {
            return shown.send(too_large(limit), &revision, &self.client);
        }
        let (mut workspace, briefing) = self.session.read(&document, &revision);
        if shown.sent.is_none() && self.session.list_targets(path) {
            workspace = self.session.read(&document, &revision).0;
        }
        let abilities = self.session.abilities();
        let places = Places { document: briefing.document(), encoding: abilities.encoding };
        let teller = Teller { places, uri: document.uri(), abilities: &abilities, workspace: &workspace };
        let list = document.check(&workspace, &briefing, |diagnostics| shown.list.write(diagnostics, &teller));
        shown.send(list, &revision, &self.client);
        let outlook = workspace.outlook();
        if self.outlook != outlook {
            self.outlook = outlook;
            let others = self.session.documents().into_iter().filter(|other| other.path() != path);
            self.mailbox.check_all(others);
        }
    }
}

impl Shown {
    fn new(document: &Arc<OpenDocument>) -> Self {
        Self { document: Arc::clone(document), list: List::default(), sent: None, at: Instant::now() }
    }

    /// Sends `list` as what is wrong at `revision`, if it is not what was sent
    /// last, and unless the document has been changed or closed since.
    /// Nothing can happen to it in between.
    fn send(&mut self, list: String, revision: &Arc<Revision>, client: &Client) {
        if self.sent.as_ref() == Some(&list) {
            return;
        }
        let is_overdue = self.at.elapsed() > MAX_SILENCE;
        let document = Arc::clone(&self.document);
        document.while_open(|current| {
            if Arc::ptr_eq(current, revision) || is_overdue {
                client.outbox().send_parts(&[&opening(document.uri(), revision.version), &list, "]}}"]);
                self.sent = Some(list);
                self.at = Instant::now();
            }
        });
    }
}

/// The notification up to its list, which is most of it and is text already.
fn opening(uri: &Uri, version: i32) -> String {
    // An address has no character that JSON would escape (RFC 3986, 2).
    let uri = uri.as_str();
    format!(
        r#"{{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{{"uri":"{uri}","version":{version},"diagnostics":["#
    )
}

/// What is said of a text that is not read, at its first character.
fn too_large(limit: u64) -> String {
    let told = Diagnostic {
        severity: Some(DiagnosticSeverity::WARNING),
        source: Some("dateline".to_owned()),
        message: format!(
            "this text is larger than {}, and is not read\nsplit it, or raise `max-file-size` in {}",
            size_in_words(limit),
            SETTINGS_FILE
        ),
        ..Diagnostic::default()
    };
    // The protocol's types have string keys throughout, which is all serde_json asks.
    serde_json::to_string(&told).unwrap_or_default()
}
