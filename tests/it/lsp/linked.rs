//! Through a folder of linked briefings: what refers to a thing, another name for it, files that move.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::client::Client;

/// A folder of briefings and a client that has it open.
struct Folder {
    home: TempDir,
    client: Client,
    told: Value,
}

impl Folder {
    /// A folder with `files`, all of them read, open in a client that can do all that is used here.
    fn new(files: &[(&str, &str)]) -> Self {
        Self::with(files, &json!({"documentChanges": true}))
    }

    /// The same for a client that takes edits in this way.
    fn with(files: &[(&str, &str)], workspace_edit: &Value) -> Self {
        let home = tempfile::tempdir().unwrap();
        for (name, text) in files {
            write(&home.path().join(name), text);
        }
        let capabilities = json!({
            "workspace": {"workspaceEdit": workspace_edit,
                "fileOperations": {"willRename": true, "didRename": true, "didCreate": true, "didDelete": true}},
            "textDocument": {"references": {}, "rename": {"prepareSupport": true}, "documentLink": {},
                "publishDiagnostics": {}},
        });
        let root = format!("file://{}", home.path().canonicalize().unwrap().display());
        let params = json!({"capabilities": capabilities, "workspaceFolders": [{"uri": root, "name": "desk"}]});
        let (client, told) = Client::initialized_with(&params);
        let mut folder = Self { home, client, told };
        // A link is judged only once all files are known.
        folder.open("probe.md", 1, "[[nothing like it]]\n");
        folder.until("probe.md", &["broken-link"]);
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().canonicalize().unwrap().join(name)
    }

    fn uri(&self, name: &str) -> String {
        format!("file://{}", self.path(name).display().to_string().replace(' ', "%20"))
    }

    fn open(&mut self, name: &str, version: i32, text: &str) {
        let document = json!({"uri": self.uri(name), "languageId": "markdown", "version": version, "text": text});
        self.client.notify("textDocument/didOpen", &json!({"textDocument": document}));
    }

    /// Waits until the file `name` is said to break exactly `rules`.
    fn until(&mut self, name: &str, rules: &[&str]) {
        let uri = self.uri(name);
        self.client.wait_for(|message| {
            let of_it =
                message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri.as_str();
            let list = message["params"]["diagnostics"].as_array();
            of_it
                && list.is_some_and(|list| {
                    list.iter().map(|found| found["code"].as_str().unwrap_or_default()).eq(rules.iter().copied())
                })
        });
    }

    fn ask(&mut self, method: &str, name: &str, (line, character): (u32, u32), more: &Value) -> Value {
        let mut params =
            json!({"textDocument": {"uri": self.uri(name)}, "position": {"line": line, "character": character}});
        params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.client.ask(method, &params)
    }

    /// The places of an answer, by file, line and column.
    fn places(&self, answer: &Value) -> Vec<String> {
        let root = self.uri("");
        let list = answer["result"].as_array().unwrap_or_else(|| panic!("{answer}")).iter();
        let shown = list.map(|place| {
            let file = place["uri"].as_str().unwrap();
            let start = &place["range"]["start"];
            format!("{}:{}:{}", file.strip_prefix(&*root).unwrap_or(file), start["line"], start["character"])
        });
        shown.collect()
    }
}

/// Makes the changes of a versioned edit to the files, as an editor does.
fn apply(edit: &Value) {
    for change in edit["documentChanges"].as_array().unwrap_or_else(|| panic!("{edit}")) {
        let path = PathBuf::from(
            change["textDocument"]["uri"].as_str().unwrap().strip_prefix("file://").unwrap().replace("%20", " "),
        );
        let mut lines: Vec<String> = fs::read_to_string(&path).unwrap().split('\n').map(str::to_owned).collect();
        for edit in change["edits"].as_array().unwrap().iter().rev() {
            let at = |end: &str, unit: &str| usize::try_from(edit["range"][end][unit].as_u64().unwrap()).unwrap();
            assert_eq!(at("start", "line"), at("end", "line"));
            let line = &mut lines[at("start", "line")];
            line.replace_range(at("start", "character")..at("end", "character"), edit["newText"].as_str().unwrap());
        }
        write(&path, &lines.join("\n"));
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    // In one step: the server may be reading the folder just now.
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file.persist(path).unwrap();
}

const MAIN: &str = "# Talks\n\nThe ban holds.{#ban} It is [the last](sub/order.md#order).\n";
const ORDER: &str = "# Order\n\nSee [[main#^ban]] and [it](../main.md#talks).\n";
const LAST: &str = "See [[sub/order]], [[order#Order|it]].\n";

#[test]
fn references_are_those_of_all_files_open_or_not() {
    let mut desk = Folder::new(&[("main.md", MAIN), ("sub/order.md", ORDER), ("z.md", LAST)]);
    desk.open("main.md", 1, MAIN);
    let all =
        desk.ask("textDocument/references", "main.md", (2, 18), &json!({"context": {"includeDeclaration": true}}));
    assert_eq!(desk.places(&all), ["main.md:2:16", "sub/order.md:2:11"]);
    let uses =
        desk.ask("textDocument/references", "main.md", (2, 18), &json!({"context": {"includeDeclaration": false}}));
    assert_eq!(desk.places(&uses), ["sub/order.md:2:11"]);
    // A buffer wins over the disk, and what nobody has open is asked as well.
    desk.open("z.md", 1, "Nothing.\n");
    let heading =
        desk.ask("textDocument/references", "sub/order.md", (0, 3), &json!({"context": {"includeDeclaration": false}}));
    assert_eq!(desk.places(&heading), ["main.md:2:51"]);
    let nothing =
        desk.ask("textDocument/references", "z.md", (0, 2), &json!({"context": {"includeDeclaration": true}}));
    assert_eq!(nothing["result"], json!([]));
}

#[test]
fn a_rename_is_for_the_versions_that_are_open() {
    let mut desk = Folder::new(&[("main.md", MAIN), ("sub/order.md", ORDER), ("z.md", LAST)]);
    desk.open("main.md", 7, MAIN);
    let asked = desk.ask("textDocument/prepareRename", "main.md", (2, 18), &json!({}));
    let range = json!({"start": {"line": 2, "character": 16}, "end": {"line": 2, "character": 19}});
    assert_eq!(asked["result"], json!({"range": range, "placeholder": "ban"}));
    assert_eq!(desk.ask("textDocument/prepareRename", "main.md", (2, 2), &json!({}))["result"], Value::Null);
    let renamed = desk.ask("textDocument/rename", "main.md", (2, 18), &json!({"newName": "dredging-ban"}));
    let changes = renamed["result"]["documentChanges"].as_array().unwrap().clone();
    let versions: Vec<&Value> = changes.iter().map(|change| &change["textDocument"]["version"]).collect();
    assert_eq!(versions, [&json!(7), &Value::Null]);
    apply(&renamed["result"]);
    assert_eq!(fs::read_to_string(desk.path("sub/order.md")).unwrap(), ORDER.replace("^ban", "^dredging-ban"));
    assert_eq!(fs::read_to_string(desk.path("main.md")).unwrap(), MAIN.replace("#ban", "#dredging-ban"));
}

#[test]
fn a_name_that_cannot_be_is_refused_with_the_reason() {
    let mut desk = Folder::new(&[("main.md", MAIN), ("sub/order.md", ORDER), ("z.md", LAST)]);
    for (place, name, reason) in [
        ((2, 18), "two words", "cannot be an id"),
        ((2, 18), "talks", "a heading of main.md is called"),
        ((0, 3), " ", "at least one letter"),
        ((2, 2), "x", "nothing here that can be renamed"),
    ] {
        let answer = desk.ask("textDocument/rename", "main.md", place, &json!({"newName": name}));
        assert_eq!(answer["error"]["code"], -32803, "{answer}");
        assert!(answer["error"]["message"].as_str().unwrap().contains(reason), "{answer}");
    }
}

#[test]
fn a_client_without_versions_is_given_plain_changes() {
    let mut desk = Folder::with(&[("main.md", MAIN), ("sub/order.md", ORDER), ("z.md", LAST)], &json!({}));
    let renamed = desk.ask("textDocument/rename", "main.md", (0, 3), &json!({"newName": "Talks again"}));
    let changes = renamed["result"]["changes"].as_object().unwrap();
    assert_eq!(changes[&desk.uri("main.md")][0]["newText"], "Talks again");
    assert_eq!(changes[&desk.uri("sub/order.md")][0]["newText"], "talks-again");
}

#[test]
fn a_key_is_renamed_in_the_file_of_sources_too() {
    let settings = "sources = [\"sources.yaml\"]\n";
    let sources = "# Ünïcode\nsources:\n  wire: {title: Wire}\n";
    let mut desk = Folder::new(&[
        ("dateline.toml", settings),
        ("sources.yaml", sources),
        ("a.md", "Said [@wire].\n"),
        ("b.md", "So.{#b src=wire}\n"),
    ]);
    let renamed = desk.ask("textDocument/rename", "a.md", (0, 8), &json!({"newName": "agency"}));
    apply(&renamed["result"]);
    assert_eq!(fs::read_to_string(desk.path("sources.yaml")).unwrap(), sources.replace("wire", "agency"));
    assert_eq!(fs::read_to_string(desk.path("b.md")).unwrap(), "So.{#b src=agency}\n");
}

#[test]
fn links_follow_files_and_folders_that_move() {
    let mut desk = Folder::new(&[("main.md", MAIN), ("sub/order.md", ORDER), ("z.md", LAST)]);
    let filters = &desk.told["capabilities"]["workspace"]["fileOperations"]["willRename"]["filters"];
    assert_eq!(filters[0]["pattern"]["glob"], "**/*");
    let moves = json!({"files": [{"oldUri": desk.uri("sub"), "newUri": desk.uri("old orders")}]});
    let edit = desk.client.ask("workspace/willRenameFiles", &moves);
    apply(&edit["result"]);
    fs::rename(desk.path("sub"), desk.path("old orders")).unwrap();
    desk.client.notify("workspace/didRenameFiles", &moves);
    assert_eq!(fs::read_to_string(desk.path("main.md")).unwrap(), MAIN.replace("sub/", "old%20orders/"));
    let last = fs::read_to_string(desk.path("z.md")).unwrap();
    assert_eq!(last, LAST.replace("sub/", "old orders/"));
    desk.open("z.md", 1, &last);
    desk.until("z.md", &[]);
    desk.open("y.md", 1, "See [[sub/order]] and [new](<old orders/order.md#order>).\n");
    desk.until("y.md", &["broken-link"]);
    // A file that leads nowhere and that nothing leads to needs no edit.
    let none = json!({"files": [{"oldUri": desk.uri("w.md"), "newUri": desk.uri("v.md")}]});
    assert_eq!(desk.client.ask("workspace/willRenameFiles", &none)["result"], Value::Null);
}

#[test]
fn files_that_come_and_go_are_followed_when_the_client_says_so() {
    let mut desk = Folder::new(&[("main.md", "See [[later]].\n")]);
    desk.open("main.md", 1, "See [[later]].\n");
    desk.until("main.md", &["broken-link"]);
    let files = json!({"files": [{"uri": desk.uri("in/later.md")}]});
    write(&desk.path("in/later.md"), "Later.\n");
    desk.client.notify("workspace/didCreateFiles", &files);
    desk.until("main.md", &[]);
    fs::remove_dir_all(desk.path("in")).unwrap();
    desk.client.notify("workspace/didDeleteFiles", &json!({"files": [{"uri": desk.uri("in")}]}));
    desk.until("main.md", &["broken-link"]);
}

#[test]
fn links_lead_to_files_at_once_and_to_places_when_they_are_followed() {
    let mut desk = Folder::new(&[("main.md", MAIN), ("sub/order.md", ORDER), ("z.md", LAST)]);
    let text = json!({"textDocument": {"uri": desk.uri("z.md")}});
    let links = desk.client.ask("textDocument/documentLink", &text)["result"].clone();
    assert_eq!(links[0]["target"], desk.uri("sub/order.md"));
    assert_eq!(links[1].get("target"), None);
    let resolved = desk.client.ask("documentLink/resolve", &links[1])["result"].clone();
    assert_eq!(resolved["target"], format!("{}#L1", desk.uri("sub/order.md")));
    let text = json!({"textDocument": {"uri": desk.uri("sub/order.md")}});
    let links = desk.client.ask("textDocument/documentLink", &text)["result"].clone();
    let resolved = desk.client.ask("documentLink/resolve", &links[0])["result"].clone();
    assert_eq!(resolved["target"], format!("{}#L3", desk.uri("main.md")));
}

#[test]
fn nothing_is_offered_to_a_client_that_says_nothing() {
    let (_, told) = Client::initialized_with(&json!({"processId": null, "rootUri": null, "capabilities": {}}));
    for ability in ["referencesProvider", "renameProvider", "documentLinkProvider", "workspace"] {
        assert_eq!(told["capabilities"].get(ability), None, "{ability}");
    }
    let capabilities = json!({"textDocument": {"rename": {}, "references": {}}});
    let (_, told) = Client::initialized_with(&json!({"rootUri": null, "capabilities": capabilities}));
    assert_eq!(told["capabilities"]["renameProvider"], true);
    assert_eq!(told["capabilities"]["referencesProvider"], true);
}
