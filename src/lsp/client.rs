//! The client as the server speaks to it: what it is told, and what it is asked and may never answer.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;
use serde_json::Value;
use tokio::sync::oneshot;
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
    asked: Mutex<HashMap<i64, oneshot::Sender<Value>>>,
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
        let shared = Shared {
            outbox,
            asked: Mutex::default(),
            next_id: AtomicI64::new(1),
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

    /// Makes a request whose answer is of no consequence.
    pub(super) fn ask_and_forget<R: Request>(&self, params: R::Params) {
        let id = self.shared.next_id.fetch_add(1, Ordering::Relaxed);
        self.shared.outbox.send(&Outgoing { jsonrpc: "2.0", id: Some(id), method: R::METHOD, params });
    }

    /// Makes a request and waits for its answer, for as long as `patience`
    /// and no longer. An error, or an answer of another shape, is none.
    ///
    /// Only ever awaited in a task of its own, so that a client which answers
    /// late or never holds up nothing.
    pub(super) async fn ask<R: Request>(&self, params: R::Params, patience: Duration) -> Option<R::Result> {
        let (sender, receiver) = oneshot::channel();
        let id = self.shared.next_id.fetch_add(1, Ordering::Relaxed);
        self.asked().insert(id, sender);
        self.shared.outbox.send(&Outgoing { jsonrpc: "2.0", id: Some(id), method: R::METHOD, params });
        let answer = tokio::time::timeout(patience, receiver).await;
        self.asked().remove(&id);
        serde_json::from_value(answer.ok()?.ok()?).ok()
    }

    /// Takes the client's answer to the request `id`. What was not asked, or
    /// was asked too long ago, is passed over.
    pub(super) fn answered(&self, id: i64, result: Result<Value, Value>) {
        let waiting = self.asked().remove(&id);
        if let (Some(waiting), Ok(result)) = (waiting, result) {
            // The one who asked may have lost patience this moment.
            let _ = waiting.send(result);
        }
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

    fn asked(&self) -> MutexGuard<'_, HashMap<i64, oneshot::Sender<Value>>> {
        // Every change to the map is one call, so a panic cannot leave it half made.
        self.shared.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
