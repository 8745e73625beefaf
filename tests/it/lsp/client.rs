//! A client that says exactly what a test wants said, and waits for messages, never for time.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long a message may take on the busiest machine before the test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server process and what it has said.
pub(super) struct Client {
    process: Child,
    input: Option<ChildStdin>,
    output: Receiver<Value>,
    /// Whether it reads what the server says.
    reads: Arc<(Mutex<bool>, Condvar)>,
    /// Messages received and not yet asked for.
    inbox: VecDeque<Value>,
    last_id: i64,
}

impl Client {
    /// Starts a server and says nothing to it.
    pub(super) fn start() -> Self {
        Self::start_at_home(Path::new(env!("CARGO_TARGET_TMPDIR")))
    }

    /// Starts a server for a person whose home folder is `home`, and says nothing to it.
    fn start_at_home(home: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .arg("server")
            // Nobody's own settings count in a test.
            .env("HOME", home)
            .env("USERPROFILE", home)
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("APPDATA")
            .env_remove("XDG_CACHE_HOME")
            .env_remove("LOCALAPPDATA")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let input = process.stdin.take();
        let stdout = process.stdout.take().expect("its output is a pipe");
        let (sender, output) = channel();
        let reads = Arc::new((Mutex::new(true), Condvar::new()));
        let gate = Arc::clone(&reads);
        std::thread::spawn(move || {
            let mut stdout = BufReader::new(stdout);
            loop {
                drop(gate.1.wait_while(gate.0.lock().unwrap(), |reads| !*reads));
                let Some(message) = read_message(&mut stdout) else { return };
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Self { process, input, output, reads, inbox: VecDeque::new(), last_id: 0 }
    }

    /// Starts a server and initializes it as a client with these capabilities.
    pub(super) fn initialized(capabilities: &Value) -> Self {
        Self::initialized_with(&json!({"processId": null, "rootUri": null, "capabilities": capabilities})).0
    }

    /// Starts a server and initializes it with these parameters; what it answered.
    pub(super) fn initialized_with(params: &Value) -> (Self, Value) {
        Self::start().initialize(params)
    }

    /// The same for a person whose home folder is `home`.
    pub(super) fn initialized_at_home(params: &Value, home: &Path) -> (Self, Value) {
        Self::start_at_home(home).initialize(params)
    }

    fn initialize(mut self, params: &Value) -> (Self, Value) {
        let answer = self.ask("initialize", params);
        self.notify("initialized", &json!({}));
        (self, answer["result"].clone())
    }

    /// Writes bytes as they are.
    pub(super) fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("the input is open");
        input.write_all(bytes).and_then(|()| input.flush()).expect("the server reads");
    }

    /// Sends a body in a proper frame.
    pub(super) fn send_body(&mut self, body: &[u8]) {
        let framed = [format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat();
        self.write(&framed);
    }

    /// Sends a notification.
    pub(super) fn notify(&mut self, method: &str, params: &Value) {
        self.send_body(json!({"jsonrpc": "2.0", "method": method, "params": params}).to_string().as_bytes());
    }

    /// Sends a request and returns its id.
    pub(super) fn send(&mut self, method: &str, params: &Value) -> i64 {
        self.last_id += 1;
        let message = json!({"jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params});
        self.send_body(message.to_string().as_bytes());
        self.last_id
    }

    /// Opens the document at `uri` as Markdown.
    pub(super) fn open(&mut self, uri: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
        self.notify("textDocument/didOpen", &json!({"textDocument": document}));
    }

    /// Makes `changes` to the document at `uri`, which makes it `version`.
    pub(super) fn change(&mut self, uri: &str, version: i32, changes: &Value) {
        let document = json!({"uri": uri, "version": version});
        self.notify("textDocument/didChange", &json!({"textDocument": document, "contentChanges": changes}));
    }

    /// Answers a request of the server's with `outcome`, which has a `result` or an `error`.
    pub(super) fn reply(&mut self, request: &Value, outcome: &Value) {
        let mut message = json!({"jsonrpc": "2.0", "id": request["id"]});
        let outcome = outcome.as_object().expect("an outcome is an object").clone();
        message.as_object_mut().expect("a message is an object").extend(outcome);
        self.send_body(message.to_string().as_bytes());
    }

    /// Waits for the request `method` of the server's.
    pub(super) fn asked(&mut self, method: &str) -> Value {
        self.wait_for(|message| message["method"] == method && message.get("id").is_some())
    }

    /// Sends a request and waits for the whole of its answer.
    pub(super) fn ask(&mut self, method: &str, params: &Value) -> Value {
        let id = self.send(method, params);
        self.answer(id)
    }

    /// Waits for the answer to the request `id`.
    pub(super) fn answer(&mut self, id: i64) -> Value {
        self.wait_for(|message| message["id"] == id && message.get("method").is_none())
    }

    /// Waits for a message that `is_wanted`, and takes it out of those
    /// received. The others stay for later.
    pub(super) fn wait_for(&mut self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.inbox.iter().position(&is_wanted) {
            return self.inbox.remove(at).expect("it was found there");
        }
        let until = Instant::now() + PATIENCE;
        loop {
            match self.output.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(message) if is_wanted(&message) => return message,
                Ok(message) => self.inbox.push_back(message),
                Err(why) => panic!("no such message ({why}); received: {:#?}", self.inbox),
            }
        }
    }

    /// Every message received and not asked for, once the server has
    /// answered a last request and so has nothing older to say.
    pub(super) fn rest(&mut self) -> Vec<Value> {
        self.ask("dateline/nothing", &json!({}));
        self.inbox.drain(..).collect()
    }

    /// Reads nothing more, one message apart that is under way.
    pub(super) fn stop_reading(&mut self) {
        *self.reads.0.lock().unwrap() = false;
    }

    /// Reads again.
    pub(super) fn read_on(&mut self) {
        *self.reads.0.lock().unwrap() = true;
        self.reads.1.notify_all();
    }

    /// Shuts the server's input.
    pub(super) fn close_input(&mut self) {
        self.input = None;
    }

    /// Waits for the process to end: its exit code and what it said last.
    pub(super) fn ended(mut self) -> (Option<i32>, Vec<Value>) {
        let until = Instant::now() + PATIENCE;
        loop {
            match self.output.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(message) => self.inbox.push_back(message),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("the server does not end; received: {:#?}", self.inbox),
            }
        }
        let code = self.process.wait().expect("it can be waited for").code();
        (code, self.inbox.drain(..).collect())
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // It may have ended already, which is as good.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The next message of a server; none at its end. Only what the protocol
/// allows on standard output is accepted.
fn read_message(output: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).expect("headers are text") == 0 {
            return None;
        }
        match line.trim_end_matches("\r\n") {
            "" => break,
            header => length = Some(header.strip_prefix("Content-Length: ")?.parse().expect("a length is a number")),
        }
    }
    let mut body = vec![0; length.expect("a header has the length")];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("a body is JSON"))
}
