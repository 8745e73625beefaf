//! What goes out to the client: a queue without end, and the one thread that writes.

use std::collections::VecDeque;
use std::io::Write;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::frames::header;

/// The way to the client. Sending never waits, so that a client which does
/// not read holds up nobody.
#[derive(Debug, Clone)]
pub(in crate::lsp) struct Outbox {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    queue: VecDeque<Vec<u8>>,
    /// Bytes sent and not yet taken by the client, those being written included.
    backlog: usize,
    /// Whether the client's end is shut, so that nothing need be kept for it.
    closed: bool,
}

impl Outbox {
    /// Starts the writer. `on_closed` is called once, when the client's end is shut.
    pub(super) fn start(output: impl Write + Send + 'static, on_closed: impl FnOnce() + Send + 'static) -> Self {
        let outbox = Self { shared: Arc::default() };
        let shared = Arc::clone(&outbox.shared);
        std::thread::spawn(move || {
            shared.write_all(output);
            on_closed();
        });
        outbox
    }

    /// Sends one message.
    pub(in crate::lsp) fn send(&self, message: &impl Serialize) {
        // Our own types have string keys throughout, which is all serde_json asks of them.
        if let Ok(body) = serde_json::to_string(message) {
            self.send_parts(&[&body]);
        }
    }

    /// Sends one message that is written already, in parts.
    pub(in crate::lsp) fn send_parts(&self, parts: &[&str]) {
        let mut framed = header(parts.iter().map(|part| part.len()).sum());
        for part in parts {
            framed.extend_from_slice(part.as_bytes());
        }
        let mut state = self.shared.lock();
        if !state.closed {
            state.backlog += framed.len();
            state.queue.push_back(framed);
            self.shared.changed.notify_all();
        }
    }

    /// Waits until the client has taken all but `bytes` of what was sent.
    pub(in crate::lsp) fn wait_for_backlog_below(&self, bytes: usize) {
        let state = self.shared.lock();
        let _state = self.shared.changed.wait_while(state, |state| !state.closed && state.backlog > bytes);
    }

    /// Waits until all is written, or `grace` is over.
    pub(super) fn finish(&self, grace: Duration) {
        let until = Instant::now() + grace;
        let state = self.shared.lock();
        let left = until.saturating_duration_since(Instant::now());
        let _state = self.shared.changed.wait_timeout_while(state, left, |state| !state.closed && state.backlog > 0);
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // The state is whole after every statement, so a panic elsewhere does not spoil it.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write_all(&self, mut output: impl Write) {
        loop {
            let batch = self.next_batch();
            let written = output.write_all(&batch).and_then(|()| output.flush());
            let mut state = self.lock();
            state.backlog -= batch.len().min(state.backlog);
            if written.is_err() {
                *state = State { closed: true, ..State::default() };
            }
            self.changed.notify_all();
            if state.closed {
                return;
            }
        }
    }

    /// What is to be written next: a message, with those behind it where they are small.
    fn next_batch(&self) -> Vec<u8> {
        const SMALL: usize = 32 << 10;
        let state = self.lock();
        let mut state =
            self.changed.wait_while(state, |state| state.queue.is_empty()).unwrap_or_else(PoisonError::into_inner);
        let mut batch = state.queue.pop_front().unwrap_or_default();
        while let Some(next) = state.queue.front()
            && batch.len() + next.len() <= SMALL
        {
            batch.extend_from_slice(next);
            state.queue.pop_front();
        }
        batch
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::mpsc;
    use std::time::Duration;

    use super::Outbox;

    /// Hands on what is written to it, and fails when nobody is there.
    struct Pipe(mpsc::SyncSender<Vec<u8>>);

    impl Write for Pipe {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.send(bytes.to_vec()).map_err(|_| io::ErrorKind::BrokenPipe)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn sending_never_waits_for_a_client_that_does_not_read() {
        let (sender, receiver) = mpsc::sync_channel(0);
        let outbox = Outbox::start(Pipe(sender), || {});
        for number in 0..1000 {
            outbox.send(&number);
        }
        let mut all = Vec::new();
        while !all.ends_with(b"\r\n\r\n999") {
            all.extend(receiver.recv().expect("the writer is there"));
        }
        assert_eq!(all.windows(3).filter(|&window| window == b"\n\r\n").count(), 1000);
    }

    #[test]
    fn a_shut_client_is_told_of_once_and_nothing_is_kept_for_it() {
        let (sender, receiver) = mpsc::sync_channel(0);
        let (told, closed) = mpsc::channel();
        let outbox = Outbox::start(Pipe(sender), move || told.send(()).expect("the test waits"));
        drop(receiver);
        outbox.send(&1);
        closed.recv().expect("the writer says that it is over");
        outbox.send(&2);
        outbox.wait_for_backlog_below(0);
        outbox.finish(Duration::from_secs(60));
    }
}
