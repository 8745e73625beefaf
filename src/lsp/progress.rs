//! How far long work is, shown by a client that can show it and stopped when the person has enough.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tower_lsp::ls_types::notification::Progress as ProgressNotification;
use tower_lsp::ls_types::request::WorkDoneProgressCreate;
use tower_lsp::ls_types::{
    ProgressParams, ProgressParamsValue, ProgressToken, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressCreateParams, WorkDoneProgressEnd, WorkDoneProgressReport,
};

use crate::lsp::client::Client;

/// The least time between two reports: nobody reads faster.
const PAUSE: Duration = Duration::from_millis(100);

/// One piece of long work.
#[derive(Debug)]
pub(super) struct Progress {
    client: Client,
    token: ProgressToken,
    stage: Mutex<Stage>,
    is_cancelled: AtomicBool,
}

#[derive(Debug)]
enum Stage {
    /// The client was asked to show it, and has not answered; or it cannot show it.
    Hidden,
    /// The client shows it.
    Shown { percentage: u32, since: Instant },
    /// The work is done.
    Over,
}

impl Progress {
    /// Work that begins, and that nobody sees yet.
    pub(super) fn new(client: &Client) -> Arc<Self> {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Arc::new(Self {
            client: client.clone(),
            token: ProgressToken::String(format!("dateline/{}", NEXT.fetch_add(1, Ordering::Relaxed))),
            stage: Mutex::new(Stage::Hidden),
            is_cancelled: AtomicBool::new(false),
        })
    }

    /// Asks the client to show the work as `title`. The work does not wait
    /// for that: until the client agrees it is hidden, and one that never
    /// does loses the sight of it and nothing else.
    pub(super) fn ask_to_show(self: &Arc<Self>, title: &'static str) {
        let asked = Arc::clone(self);
        let params = WorkDoneProgressCreateParams { token: self.token.clone() };
        self.client.ask::<WorkDoneProgressCreate>(params, move |answer| {
            if answer.is_some() {
                asked.show(title);
            }
        });
    }

    /// Says that `done` of `all` are done.
    pub(super) fn report(&self, done: usize, all: usize) {
        let mut stage = self.stage();
        let Stage::Shown { percentage, since } = &mut *stage else { return };
        if since.elapsed() < PAUSE {
            return;
        }
        let reached = done.saturating_mul(100).checked_div(all).and_then(|reached| u32::try_from(reached).ok());
        // A client may be shown no smaller percentage than before.
        *percentage = reached.unwrap_or_default().clamp(*percentage, 100);
        *since = Instant::now();
        let report = WorkDoneProgressReport {
            cancellable: Some(true),
            message: Some(format!("{done} of {all}")),
            percentage: Some(*percentage),
        };
        self.say(WorkDoneProgress::Report(report));
    }

    /// Says that the work is over, and what came of it.
    pub(super) fn end(&self, message: String) {
        let before = std::mem::replace(&mut *self.stage(), Stage::Over);
        if matches!(before, Stage::Shown { .. }) {
            self.say(WorkDoneProgress::End(WorkDoneProgressEnd { message: Some(message) }));
        }
    }

    /// Has the work stopped, if it is the one that goes by `token`.
    pub(super) fn cancel(&self, token: &ProgressToken) {
        if *token == self.token {
            self.is_cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// Whether the person has had enough.
    pub(super) fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }

    fn show(&self, title: &str) {
        let mut stage = self.stage();
        if !matches!(*stage, Stage::Hidden) {
            return;
        }
        *stage = Stage::Shown { percentage: 0, since: Instant::now() };
        let begin = WorkDoneProgressBegin {
            title: title.to_owned(),
            cancellable: Some(true),
            message: None,
            percentage: Some(0),
        };
        self.say(WorkDoneProgress::Begin(begin));
    }

    fn say(&self, value: WorkDoneProgress) {
        let value = ProgressParamsValue::WorkDone(value);
        self.client.notify::<ProgressNotification>(ProgressParams { token: self.token.clone(), value });
    }

    fn stage(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
