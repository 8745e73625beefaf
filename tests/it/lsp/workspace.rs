//! Folders, settings and the files that nobody has open.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::client::Client;

/// A folder of files and a client that has it open.
pub(super) struct Desk {
    folder: TempDir,
    pub(super) client: Client,
}

impl Desk {
    /// A folder with `files`, open in a client that can do everything here used.
    pub(super) fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            write(folder.path(), name, text);
        }
        let capabilities = json!({
            "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}, "workspaceFolders": true,
                "workspaceEdit": {"documentChanges": true}},
            "textDocument": {
                "hover": {"contentFormat": ["markdown", "plaintext"]},
                "definition": {"linkSupport": true},
                "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
                "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source"]}},
                    "isPreferredSupport": true},
                "publishDiagnostics": {"relatedInformation": true}
            }
        });
        let root = uri(folder.path(), "");
        let params = json!({"capabilities": capabilities, "workspaceFolders": [{"uri": root, "name": "desk"}]});
        let (client, _) = Client::initialized_with(&params);
        Self { folder, client }
    }

    pub(super) fn uri(&self, name: &str) -> String {
        uri(self.folder.path(), name)
    }

    pub(super) fn open(&mut self, name: &str, text: &str) {
        let document = json!({"uri": self.uri(name), "languageId": "markdown", "version": 1, "text": text});
        self.client.notify("textDocument/didOpen", &json!({"textDocument": document}));
    }

    /// Opens the file `name` as it is on the disk.
    pub(super) fn open_file(&mut self, name: &str) {
        let text = fs::read_to_string(self.folder.path().join(name)).unwrap();
        self.open(name, &text);
    }

    pub(super) fn change(&mut self, name: &str, version: i32, text: &str) {
        let document = json!({"uri": self.uri(name), "version": version});
        self.client
            .notify("textDocument/didChange", &json!({"textDocument": document, "contentChanges": [{"text": text}]}));
    }

    pub(super) fn write(&mut self, name: &str, text: &str) {
        write(self.folder.path(), name, text);
        self.tell_of(name, 2);
    }

    pub(super) fn remove(&mut self, name: &str) {
        fs::remove_file(self.folder.path().join(name)).unwrap();
        self.tell_of(name, 3);
    }

    fn tell_of(&mut self, name: &str, kind: i32) {
        let changes = json!({"changes": [{"uri": self.uri(name), "type": kind}]});
        self.client.notify("workspace/didChangeWatchedFiles", &changes);
    }

    /// Waits until the file `name` is said to break exactly `rules`,
    /// whatever was said of it before.
    pub(super) fn until(&mut self, name: &str, rules: &[&str]) -> Value {
        let uri = self.uri(name);
        loop {
            let is_of_it = |message: &Value| {
                message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri.as_str()
            };
            let diagnostics = self.client.wait_for(is_of_it)["params"]["diagnostics"].clone();
            let list = diagnostics.as_array().expect("diagnostics are a list");
            if list.iter().map(|found| found["code"].as_str().unwrap_or_default()).eq(rules.iter().copied()) {
                return diagnostics;
            }
        }
    }

    fn definition(&mut self, name: &str, line: u32, character: u32) -> Value {
        let params =
            json!({"textDocument": {"uri": self.uri(name)}, "position": {"line": line, "character": character}});
        self.client.ask("textDocument/definition", &params)["result"].clone()
    }
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    // In one step, as editors save: the server may be reading the folder just now, and would read half a file.
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file.persist(path).unwrap();
}

fn uri(folder: &Path, name: &str) -> String {
    let path = folder.canonicalize().unwrap().join(name);
    format!("file://{}", path.display().to_string().trim_end_matches('/').replace(' ', "%20"))
}

const BODY: &str = "The ministry said on Tuesday that talks had failed.\n";

#[test]
fn a_wikilink_leads_into_a_file_that_nobody_has_open() {
    let target = format!("# First\n\n{BODY}\n## Sec ond é\n\n{BODY}");
    let mut desk = Desk::new(&[("a.md", "See [[b rief#Sec ond é]] and [[gone]].\n"), ("in/b rief.md", &target)]);
    desk.open_file("a.md");
    desk.until("a.md", &["broken-link"]);
    let found = desk.definition("a.md", 0, 8);
    let heading = json!({"start": {"line": 4, "character": 3}, "end": {"line": 4, "character": 12}});
    assert_eq!(
        (&found[0]["targetUri"], &found[0]["targetSelectionRange"]),
        (&json!(desk.uri("in/b rief.md")), &heading)
    );
    let origin = json!({"start": {"line": 0, "character": 4}, "end": {"line": 0, "character": 24}});
    assert_eq!(found[0]["originSelectionRange"], origin);
}

#[test]
fn a_link_is_right_and_wrong_as_the_other_document_changes_under_it() {
    let mut desk = Desk::new(&[("a.md", "See [[b#Head]].\n"), ("b.md", "# Head\n")]);
    desk.open_file("a.md");
    desk.until("a.md", &[]);
    // In a buffer.
    desk.open("b.md", "# Other\n");
    desk.until("a.md", &["broken-link"]);
    desk.change("b.md", 2, "# Head\n");
    desk.until("a.md", &[]);
    desk.change("b.md", 3, "# Other\n");
    desk.until("a.md", &["broken-link"]);
    // The buffer is gone, and what is on the disk counts again.
    let close = json!({"textDocument": {"uri": desk.uri("b.md")}});
    desk.client.notify("textDocument/didClose", &close);
    desk.until("a.md", &[]);
    // On the disk.
    desk.write("b.md", "# Third\n");
    desk.until("a.md", &["broken-link"]);
    desk.write("b.md", "# Head\n");
    desk.until("a.md", &[]);
    desk.remove("b.md");
    desk.until("a.md", &["broken-link"]);
    desk.write("b.md", "# Head\n");
    desk.until("a.md", &[]);
}

#[test]
fn what_is_open_wins_over_what_is_on_the_disk() {
    let mut desk = Desk::new(&[("a.md", "See [[b#Head]].\n"), ("b.md", "# Disk\n")]);
    desk.open("b.md", "# Head\n");
    desk.open_file("a.md");
    desk.write("b.md", "# Disk again\n");
    desk.write("c.md", BODY);
    desk.open("d.md", "See [[c]] and [[b#Disk again]].\n");
    desk.until("d.md", &["broken-link"]);
    let found = desk.definition("a.md", 0, 8);
    assert_eq!(found[0]["targetUri"], desk.uri("b.md"));
    assert_eq!(found[0]["targetSelectionRange"]["end"]["character"], 6);
}

#[test]
fn settings_hold_from_the_first_publication_and_are_read_again_when_they_change() {
    let text = "The port reopened, the ministry said [@nobody].\n";
    let mut desk = Desk::new(&[("dateline.toml", "[rules]\nundefined-citation = \"off\"\n"), ("in/a.md", text)]);
    desk.open_file("in/a.md");
    desk.until("in/a.md", &[]);
    desk.write("dateline.toml", "[rules]\nundefined-citation = \"hint\"\n");
    assert_eq!(desk.until("in/a.md", &["undefined-citation"])[0]["severity"], 4);
    desk.remove("dateline.toml");
    assert_eq!(desk.until("in/a.md", &["undefined-citation"])[0]["severity"], 1);
}

#[test]
fn mistakes_in_settings_are_shown_in_their_own_file() {
    let mut desk = Desk::new(&[("dateline.toml", "[rules]\nno-such-rule = \"off\"\n"), ("a.md", BODY)]);
    let uri = desk.uri("dateline.toml");
    let told = desk.client.wait_for(|message| message["params"]["uri"] == uri.as_str());
    let found = &told["params"]["diagnostics"][0];
    assert_eq!(found["range"]["start"], json!({"line": 1, "character": 0}));
    assert!(found["message"].as_str().is_some_and(|message| message.contains("no-such-rule")), "{found}");
    desk.write("dateline.toml", "[rules]\n");
    let told = desk.client.wait_for(|message| message["params"]["uri"] == uri.as_str());
    assert_eq!(told["params"]["diagnostics"], json!([]));
}

#[test]
fn a_source_of_a_shared_file_is_known_and_leads_to_its_record() {
    let sources = "sources:\n  é:\n    title: Nothing\n";
    let settings = "sources = [\"shared.yaml\"]\n";
    let files = [("dateline.toml", settings), ("shared.yaml", sources), ("a.md", "Spending rose [@missing].\n")];
    let mut desk = Desk::new(&files);
    desk.open_file("a.md");
    desk.until("a.md", &["undefined-citation"]);
    desk.write("shared.yaml", &format!("{sources}  missing:\n    title: There after all\n"));
    desk.until("a.md", &[]);
    let found = desk.definition("a.md", 0, 18);
    assert_eq!(
        (&found[0]["targetUri"], &found[0]["targetSelectionRange"]["start"]["line"]),
        (&json!(desk.uri("shared.yaml")), &json!(3))
    );
}

#[test]
fn a_folder_that_comes_is_read_and_one_that_goes_is_forgotten() {
    let mut desk = Desk::new(&[("a.md", "See [[other]].\n")]);
    desk.open_file("a.md");
    desk.until("a.md", &["broken-link"]);
    let more = tempfile::tempdir().unwrap();
    write(more.path(), "other.md", BODY);
    let folder = json!({"uri": uri(more.path(), ""), "name": "more"});
    let event = |added: &[&Value], removed: &[&Value]| json!({"event": {"added": added, "removed": removed}});
    desk.client.notify("workspace/didChangeWorkspaceFolders", &event(&[&folder], &[]));
    desk.until("a.md", &[]);
    desk.client.notify("workspace/didChangeWorkspaceFolders", &event(&[], &[&folder]));
    desk.until("a.md", &["broken-link"]);
}

#[test]
fn a_home_folder_is_not_read_and_its_documents_are_served() {
    let home = tempfile::tempdir().unwrap();
    write(home.path(), "b.md", "# Head\n");
    let root = home.path().canonicalize().unwrap();
    let params = json!({"capabilities": {}, "rootUri": uri(home.path(), "")});
    let (mut client, _) = Client::initialized_at_home(&params, &root);
    let told = client.wait_for(|message| message["method"] == "window/logMessage");
    assert!(told["params"]["message"].as_str().is_some_and(|message| message.contains("home folder")), "{told}");
    let here = uri(home.path(), "a.md");
    let document = json!({"uri": here, "languageId": "markdown", "version": 1, "text": "# Here\n\nSee [[b]].\n"});
    client.notify("textDocument/didOpen", &json!({"textDocument": document}));
    let told = client.wait_for(|message| message["method"] == "textDocument/publishDiagnostics");
    assert_eq!(told["params"]["diagnostics"], json!([]));
    let at = json!({"textDocument": {"uri": here}, "position": {"line": 2, "character": 7}});
    assert_eq!(client.ask("textDocument/definition", &at)["result"], json!([]));
    assert_eq!(client.ask("textDocument/documentSymbol", &at)["result"][0]["name"], "Here");
}

#[test]
#[cfg(unix)]
fn odd_files_and_loops_of_folders_keep_nobody_waiting() {
    let mut desk = Desk::new(&[("a.md", "See [[loop/b]] and [[big]] and [[bad]].\n"), ("in/b.md", BODY)]);
    std::os::unix::fs::symlink(desk.folder.path(), desk.folder.path().join("in/loop")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", desk.folder.path().join("zero.md")).unwrap();
    let pipe = desk.folder.path().join("pipe.md");
    std::process::Command::new("mkfifo").arg(pipe).status().unwrap();
    fs::write(desk.folder.path().join("bad.md"), b"\xff\xfe").unwrap();
    let big = fs::File::create(desk.folder.path().join("big.md")).unwrap();
    big.set_len(100 << 20).unwrap();
    for name in ["zero.md", "pipe.md", "bad.md", "big.md"] {
        desk.tell_of(name, 1);
    }
    desk.open_file("a.md");
    desk.until("a.md", &["broken-link"]);
}

#[test]
fn a_quick_fix_is_for_the_version_it_was_worked_out_on() {
    let text = "The port reopened, the ministry said [@budgit].\n";
    let front = "---\ndate: 2026-03-01\nsources:\n  budget:\n    title: The budget\n---\n\n";
    let mut desk = Desk::new(&[]);
    desk.open("a.md", &format!("{front}{text}"));
    let place = json!({"start": {"line": 7, "character": 40}, "end": {"line": 7, "character": 40}});
    let params = json!({"textDocument": {"uri": desk.uri("a.md")}, "range": place, "context": {"diagnostics": []}});
    let actions = desk.client.ask("textDocument/codeAction", &params)["result"].clone();
    let all = actions.as_array().expect("there are actions");
    let fix = all.iter().find(|action| action["title"].as_str().is_some_and(|title| title.contains("budget")));
    let fix = fix.unwrap_or_else(|| panic!("no fix among {actions}"));
    assert_eq!((&fix["kind"], &fix["diagnostics"][0]["code"]), (&json!("quickfix"), &json!("undefined-citation")));
    let change = &fix["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({"uri": desk.uri("a.md"), "version": 1}));
    let range = json!({"start": {"line": 7, "character": 39}, "end": {"line": 7, "character": 45}});
    assert_eq!(change["edits"], json!([{"range": range, "newText": "budget"}]));
    // Only what is asked for.
    let only = json!({"textDocument": {"uri": desk.uri("a.md")}, "range": place, "context": {"diagnostics": [], "only": ["source"]}});
    let only = desk.client.ask("textDocument/codeAction", &only)["result"].clone();
    assert!(only.as_array().is_some_and(|only| only.iter().all(|action| action["kind"] == "source.fixAll.dateline")));
}
