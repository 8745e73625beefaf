//! The client as the server speaks to it: what it is told and asked, none of which waits for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use serde::Serialize;
use tower_lsp::ls_types::notification::{LogMessage, Notification, ShowMessage};
use tower_lsp::ls_types::request::Request;
use tower_lsp::ls_types::{LogMessageParams, MessageType, ShowMessageParams};

use crate::lsp::wire::Outbox;

/// The client. A clone is the same client.
///
/// The framework has a handle of its own, which passes every message through
/// a generic value and a channel of one place; this one writes straight into
/// the queue and so never waits.
#[derive(Debug, Clone)]
pub(super) struct Client {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    outbox: Outbox,
    next_id: AtomicI64,
    has_told_of_panic: AtomicBool,
}

#[derive(Serialize)]
struct Outgoing<P> {
    jsonrpc: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    method: &'static str,
    params: P,
}

impl Client {
    /// The client at the other end of `outbox`.
    pub(super) fn new(outbox: Outbox) -> Self {
        let shared = Shared { outbox, next_id: AtomicI64::new(1), has_told_of_panic: AtomicBool::new(false) };
        Self { shared: Arc::new(shared) }
    }

    /// The queue itself, for messages that are written already.
    pub(super) fn outbox(&self) -> &Outbox {
        &self.shared.outbox
    }

    /// Sends a notification.
    pub(super) fn notify<N: Notification>(&self, params: N::Params) {
        self.shared.outbox.send(&Outgoing { jsonrpc: "2.0", id: None, method: N::METHOD, params });
    }

    /// Makes a request whose answer is of no consequence, and may never come.
    pub(super) fn ask_and_forget<R: Request>(&self, params: R::Params) {
        let id = self.shared.next_id.fetch_add(1, Ordering::Relaxed);
        self.shared.outbox.send(&Outgoing { jsonrpc: "2.0", id: Some(id), method: R::METHOD, params });
    }

    /// Writes to the client's log.
    pub(super) fn log(&self, typ: MessageType, message: impl Into<String>) {
        self.notify::<LogMessage>(LogMessageParams { typ, message: message.into() });
    }

    /// Says that a defect of ours was met while doing `what`: in the log each
    /// time, to the person once.
    pub(super) fn tell_of_panic(&self, what: &str) {
        let message = format!(
            "dateline {} failed in {what} and carries on; what it prints to standard error says where",
            env!("CARGO_PKG_VERSION")
        );
        self.log(MessageType::ERROR, &message);
        if !self.shared.has_told_of_panic.swap(true, Ordering::Relaxed) {
            self.notify::<ShowMessage>(ShowMessageParams { typ: MessageType::ERROR, message });
        }
    }
}
