//! Between the client's bytes and the framework's service: framing, order, panics and the end of the process.

mod frames;
mod mend;
mod message;
mod newer;
mod outbox;
mod parent;

use std::io::{self, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::mpsc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Handle, Runtime};
use tower::Service;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};
use tower_lsp::ls_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, MessageType,
};
use tower_lsp::{ExitedError, LanguageServer, LspService};

pub(super) use self::newer::takes_snippets;
pub(super) use self::outbox::Outbox;

use self::frames::{Frame, Frames};
use self::message::{Message, decode, refusal};
use crate::lsp::client::Client;

/// How long what is still to be written may take when the process ends.
const GRACE: Duration = Duration::from_millis(150);

/// Requests that are worked on at once; more wait their turn.
const MAX_WORKERS: usize = 16;

/// A served request or notification.
type Call = Pin<Box<dyn Future<Output = Result<Option<Response>, ExitedError>> + Send>>;

/// Serves `input` and `output` until the client says `exit`, shuts its end or
/// dies. The code is 0 if it asked for a shutdown before, else 1.
///
/// # Errors
///
/// When the system gives no threads to work with.
pub(super) fn serve<S: LanguageServer>(
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
    service: impl FnOnce(&Client) -> io::Result<LspService<S>>,
) -> io::Result<ExitCode> {
    let (ended, end) = mpsc::channel();
    let on_closed = ended.clone();
    let outbox = Outbox::start(output, move || {
        // Nobody waits for this any more if the process is ending already.
        let _ = on_closed.send(ExitCode::FAILURE);
    });
    let client = Client::new(outbox.clone());
    let runtime = runtime()?;
    let mut wire = Wire {
        service: service(&client)?,
        client,
        runtime: runtime.handle().clone(),
        ended: ended.clone(),
        is_watching: false,
        shut_down: false,
    };
    std::thread::Builder::new().name("wire".to_owned()).spawn(move || {
        wire.run(input);
        // Nobody waits for this any more if the process is ending already.
        let _ = ended.send(if wire.shut_down { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    })?;
    let code = end.recv().unwrap_or(ExitCode::FAILURE);
    outbox.finish(GRACE);
    // Work that is under way has nobody left to answer to.
    runtime.shutdown_background();
    Ok(code)
}

fn runtime() -> io::Result<Runtime> {
    Builder::new_multi_thread()
        .worker_threads(1)
        .max_blocking_threads(MAX_WORKERS)
        // A thread kept is 50 µs saved on the first hover after a pause.
        .thread_keep_alive(Duration::from_secs(600))
        .enable_time()
        .build()
}

struct Wire<S> {
    service: LspService<S>,
    client: Client,
    runtime: Handle,
    ended: mpsc::Sender<ExitCode>,
    is_watching: bool,
    shut_down: bool,
}

impl<S: LanguageServer> Wire<S> {
    /// Takes one message after the other until there are no more to take.
    fn run(&mut self, input: impl Read) {
        let runtime = self.runtime.clone();
        let _entered = runtime.enter();
        let mut frames = Frames::new(input);
        loop {
            let body = match frames.next() {
                Frame::Body(body) => body,
                Frame::Lost(why) => {
                    self.client.outbox().send(&refusal(Id::Null, ErrorCode::ParseError, why));
                    continue;
                }
                Frame::End => return,
            };
            let (message, rest) = decode(&body);
            if !rest.is_empty() {
                frames.put_back(rest);
            }
            match message {
                Message::Call(request) => self.call(request),
                Message::Answer { id, result } => self.answered(&id, result),
                Message::Refused(response) => self.client.outbox().send(&response),
                Message::Exit => return,
            }
        }
    }

    /// Carries `request` up to its first wait, here and now, and the rest of
    /// the way in a task of its own. So whatever a handler does before it
    /// awaits is done in the order in which the messages came.
    fn call(&mut self, request: Request) {
        let id = request.id().cloned();
        let method = request.method().to_owned();
        match (method.as_str(), &id) {
            ("initialize", _) if !self.is_watching => {
                parent::watch(request.params(), self.ended.clone());
                self.is_watching = true;
            }
            ("shutdown", Some(_)) => self.shut_down = true,
            (method, Some(id)) if method.starts_with("$/") => {
                let message = format!("`{method}` is not known here");
                return self.client.outbox().send(&refusal(id.clone(), ErrorCode::MethodNotFound, message));
            }
            _ => {}
        }
        if let Some(why) = unreadable(&method, request.params()) {
            let message = format!(
                "`{method}` could not be read ({why}); what was said of that document may be wrong until it is opened again"
            );
            self.client.log(MessageType::WARNING, message);
        }
        let call = catch_unwind(AssertUnwindSafe(|| self.start(request)));
        let mut answering = Box::pin(answer(call.ok(), method, id, self.client.clone()));
        if answering.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending() {
            self.runtime.spawn(answering);
        }
    }

    /// Hands an answer of the client's to whoever asked for it.
    fn answered(&self, id: &Id, result: Option<Value>) {
        let handed = catch_unwind(AssertUnwindSafe(|| self.client.answered(id, result)));
        if handed.is_err() {
            self.client.tell_of_panic("an answer");
        }
    }

    fn start(&mut self, request: Request) -> Call {
        // The service is always ready: it says so before every call, as the trait asks.
        match self.service.poll_ready(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Ok(())) => self.service.call(request),
            _ => Box::pin(async { Ok(None) }),
        }
    }
}

/// Why the framework will drop a notification that text depends on, if it
/// will: it does so without a word, and the document is wrong from there on.
fn unreadable(method: &str, params: Option<&Value>) -> Option<String> {
    fn check<'a, T: Deserialize<'a>>(params: Option<&'a Value>) -> Option<String> {
        let Some(params) = params else { return Some("it has no parameters".to_owned()) };
        T::deserialize(params).err().map(|error| error.to_string())
    }
    match method {
        "textDocument/didOpen" => check::<DidOpenTextDocumentParams>(params),
        "textDocument/didChange" => check::<DidChangeTextDocumentParams>(params),
        "textDocument/didClose" => check::<DidCloseTextDocumentParams>(params),
        _ => None,
    }
}

/// Sends the answer to a call when there is one; an error where it panicked.
async fn answer(call: Option<Call>, method: String, id: Option<Id>, client: Client) {
    let outcome = match call {
        Some(call) => Fenced(call).await,
        None => Err(Panicked),
    };
    let response = match (outcome, id) {
        (Ok(Ok(response)), id) => response.map(|response| or_empty(&method, response, id)),
        (Ok(Err(ExitedError { .. })), id) => id.map(|id| Response::from_error(id, Error::invalid_request())),
        (Err(Panicked), id) => {
            client.tell_of_panic(&method);
            id.map(|id| refusal(id, ErrorCode::InternalError, format!("`{method}` failed inside Dateline")))
        }
    };
    if let Some(response) = response {
        client.outbox().send(&response);
    }
}

/// What the protocol knows and we do not offer is answered with nothing
/// rather than an error, since some clients show errors to people.
fn or_empty(method: &str, response: Response, id: Option<Id>) -> Response {
    // The framework attaches the name of a method only where it does not know it.
    let is_not_offered =
        response.error().is_some_and(|error| error.code == ErrorCode::MethodNotFound && error.data.is_none());
    let empty = match method {
        "textDocument/documentColor" | "textDocument/colorPresentation" => json!([]),
        "textDocument/codeAction" => return newer::with_edits(response),
        "textDocument/diagnostic" | "workspace/diagnostic" => return response,
        method if method.ends_with("/resolve") => return response,
        _ => Value::Null,
    };
    match id {
        Some(id) if is_not_offered => Response::from_ok(id, empty),
        _ => response,
    }
}

/// A call that panicked.
struct Panicked;

/// A call whose panics go no further.
struct Fenced(Call);

impl Future for Fenced {
    type Output = Result<Result<Option<Response>, ExitedError>, Panicked>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match catch_unwind(AssertUnwindSafe(|| self.0.as_mut().poll(cx))) {
            Ok(poll) => poll.map(Ok),
            Err(_) => Poll::Ready(Err(Panicked)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, PipeReader, Read, Write, pipe};
    use std::process::ExitCode;

    use serde_json::{Value, json};
    use tower_lsp::jsonrpc::Result;
    use tower_lsp::ls_types::{
        DidOpenTextDocumentParams, DocumentLink, DocumentLinkParams, Hover, HoverParams, InitializeParams,
        InitializeResult,
    };
    use tower_lsp::{LanguageServer, LspService};

    use super::serve;

    /// Fails at whatever it is asked, before its first wait or behind it.
    struct Failing;

    impl LanguageServer for Failing {
        async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
            Ok(InitializeResult::default())
        }

        async fn shutdown(&self) -> Result<()> {
            Ok(())
        }

        async fn did_open(&self, _: DidOpenTextDocumentParams) {
            panic!("a notification failed, as it should in this test");
        }

        async fn hover(&self, _: HoverParams) -> Result<Option<Hover>> {
            panic!("a request failed, as it should in this test");
        }

        async fn document_link(&self, _: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
            tokio::task::yield_now().await;
            panic!("a request failed late, as it should in this test");
        }
    }

    fn message(output: &mut BufReader<PipeReader>) -> Value {
        let mut header = String::new();
        while !header.ends_with("\r\n\r\n") {
            output.read_line(&mut header).expect("the server writes");
        }
        let length = header.trim().rsplit(' ').next().and_then(|length| length.parse().ok());
        let mut body = vec![0; length.expect("there is a length")];
        output.read_exact(&mut body).expect("the server writes on");
        serde_json::from_slice(&body).expect("the server writes JSON")
    }

    #[test]
    fn a_call_that_fails_is_an_error_and_costs_nothing_but_itself() {
        let ((input, mut to_server), (from_server, output)) = (pipe().unwrap(), pipe().unwrap());
        let server = std::thread::spawn(|| serve(input, output, |_| Ok(LspService::new(|_| Failing).0)));
        let mut send = |message: Value| {
            let body = message.to_string();
            write!(to_server, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("the server reads");
        };
        let at = json!({"textDocument": {"uri": "untitled:a"}, "position": {"line": 0, "character": 0}});
        let document = json!({"uri": "untitled:a", "languageId": "", "version": 1, "text": ""});
        send(json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}));
        send(json!({"jsonrpc": "2.0", "id": 2, "method": "textDocument/hover", "params": at}));
        send(json!({"jsonrpc": "2.0", "id": 3, "method": "textDocument/documentLink", "params": at}));
        send(json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": document}}));
        send(json!({"jsonrpc": "2.0", "id": 4, "method": "textDocument/documentColor", "params": at}));
        let mut output = BufReader::new(from_server);
        let (mut answers, mut logs, mut boxes) = (vec![], 0, 0);
        while answers.len() < 4 || logs < 3 {
            let message = message(&mut output);
            match message["method"].as_str() {
                Some("window/logMessage") => logs += 1,
                Some("window/showMessage") => boxes += 1,
                _ => answers.push((message["id"].clone(), message["error"]["code"].clone())),
            }
        }
        answers.sort_by_key(|(id, _)| id.as_i64());
        let expected = [(1, Value::Null), (2, json!(-32603)), (3, json!(-32603)), (4, Value::Null)];
        assert_eq!(answers, expected.map(|(id, code)| (json!(id), code)));
        // The log has each of them; the person is told once.
        assert_eq!((logs, boxes), (3, 1));
        send(json!({"jsonrpc": "2.0", "id": 5, "method": "shutdown"}));
        send(json!({"jsonrpc": "2.0", "method": "exit"}));
        let code = server.join().expect("it does not fail itself").expect("the system has threads");
        assert_eq!(code, ExitCode::SUCCESS);
    }
}
