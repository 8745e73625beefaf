//! The client as the server speaks to it: what it is told and asked, none of which waits for it.

use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use serde_json::Value;
use tower_lsp::jsonrpc::Id;
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
    waiting: Mutex<HashMap<i64, Waiting>>,
    has_told_of_panic: AtomicBool,
}

/// Who waits for an answer.
struct Waiting(Box<dyn FnOnce(Option<Value>) + Send>);

impl fmt::Debug for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Waiting")
    }
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
        let shared = Shared {
            outbox,
            next_id: AtomicI64::new(1),
            waiting: Mutex::default(),
            has_told_of_panic: AtomicBool::new(false),
        };
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
        self.request::<R>(self.next_id(), params);
    }

    /// Makes a request. `answered` is given the result, or nothing where the
    /// client refuses, and is never called where the client never answers. It
    /// runs on the thread that takes messages, and so must not take long.
    pub(super) fn ask<R: Request>(&self, params: R::Params, answered: impl FnOnce(Option<Value>) + Send + 'static) {
        let id = self.next_id();
        // It waits before it is sent: the answer may be here at once.
        self.waiting().insert(id, Waiting(Box::new(answered)));
        self.request::<R>(id, params);
    }

    /// Gives the client's answer to the request `id` to whoever waits for it.
    pub(super) fn answered(&self, id: &Id, result: Option<Value>) {
        let Id::Number(id) = id else { return };
        let waiting = self.waiting().remove(id);
        if let Some(Waiting(answered)) = waiting {
            answered(result);
        }
    }

    fn request<R: Request>(&self, id: i64, params: R::Params) {
        self.shared.outbox.send(&Outgoing { jsonrpc: "2.0", id: Some(id), method: R::METHOD, params });
    }

    fn next_id(&self) -> i64 {
        self.shared.next_id.fetch_add(1, Ordering::Relaxed)
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<i64, Waiting>> {
        self.shared.waiting.lock().unwrap_or_else(PoisonError::into_inner)
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
