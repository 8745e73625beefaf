//! From a name to the row of the registry that has it, over the wire.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::client::Client;

/// A server for a person at `home`, with the folder `desk` open, which has `files`.
fn client(home: &Path, desk: &Path, files: &[(&str, &str)]) -> Client {
    for (name, text) in files {
        fs::write(desk.join(name), text).unwrap();
    }
    let uri = format!("file://{}", desk.display());
    let capabilities = json!({"textDocument": {"typeDefinition": {"linkSupport": true}}});
    let params = json!({
        "processId": null, "rootUri": uri, "capabilities": capabilities,
        "workspaceFolders": [{"uri": uri, "name": "desk"}],
    });
    let (client, told) = Client::initialized_at_home(&params, home);
    assert_eq!(told["capabilities"]["typeDefinitionProvider"], true);
    client
}

/// Where the thing at a place of the only line of `text` leads: the file and the text there.
fn leads(client: &mut Client, text: &str, character: u32) -> Vec<(String, String)> {
    const URI: &str = "untitled:a.md";
    client.open(URI, text);
    let at = json!({"textDocument": {"uri": URI}, "position": {"line": 0, "character": character}});
    let answer = client.ask("textDocument/typeDefinition", &at)["result"].clone();
    let links = answer.as_array().unwrap().iter();
    links.map(|link| (link["targetUri"].as_str().unwrap().to_owned(), text_at(link))).collect()
}

/// The text that a link leads to, with the line behind it.
fn text_at(link: &Value) -> String {
    let path = link["targetUri"].as_str().unwrap().strip_prefix("file://").unwrap();
    let skipped = usize::try_from(link["targetRange"]["start"]["line"].as_u64().unwrap()).unwrap();
    let text = fs::read_to_string(path).unwrap();
    text.lines().skip(skipped).take(2).collect::<Vec<_>>().join(" / ")
}

#[test]
#[cfg(unix)]
fn an_embedded_row_is_opened_in_a_read_only_copy() {
    let (home, desk) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut client = client(home.path(), desk.path(), &[]);
    let found = leads(&mut client, "Treasury Secretary Scott Bessent met reporters in Geneva.", 22);
    let [(file, text)] = found.as_slice() else { panic!("{found:?}") };
    assert!(file.starts_with(&format!("file://{}/.cache/dateline/", home.path().display())), "{file}");
    assert!(text.contains("scott-bessent"), "{text}");
    let copy = Path::new(file.strip_prefix("file://").unwrap());
    assert!(fs::metadata(copy).unwrap().permissions().readonly());
    // The title is the office's, and the place has a row as well.
    assert!(
        leads(&mut client, "Treasury Secretary Scott Bessent met reporters in Geneva.", 3)[0]
            .1
            .contains("us.treasury.secretary")
    );
    assert!(
        leads(&mut client, "Treasury Secretary Scott Bessent met reporters in Geneva.", 52)[0].1.contains("geneva")
    );
    assert_eq!(leads(&mut client, "Treasury Secretary Scott Bessent met reporters in Geneva.", 35), []);
    // A copy that somebody changed is made again.
    fs::remove_file(copy).unwrap();
    fs::write(copy, "other").unwrap();
    leads(&mut client, "Treasury Secretary Scott Bessent met reporters in Geneva.", 22);
    assert!(fs::read_to_string(copy).unwrap().len() > 5);
}

#[test]
#[cfg(unix)]
fn a_row_of_the_workspace_is_opened_where_it_is() {
    let (home, desk) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let registry = "[registry]\nas-of = 2026-01-01\n\n[[office]]\nid = \"kestria.water\"\ntitles = [\"Water Minister\"]\n\n\
        [[person]]\nid = \"odile-branca\"\nname = \"Odile Branca\"\nshort = \"Branca\"\n\n[[person.term]]\noffice = \"kestria.water\"\nstart = \"2024\"\n";
    let files = [("dateline.toml", "[gazetteer]\nfiles = [\"desk.toml\"]\n"), ("desk.toml", registry)];
    let mut client = client(home.path(), desk.path(), &files);
    let uri = format!("file://{}/a.md", desk.path().display());
    client.open(&uri, "Water Minister Odile Branca spoke.\n");
    for (character, wanted) in [(17, "odile-branca"), (3, "kestria.water")] {
        let at = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": character}});
        let links = client.ask("textDocument/typeDefinition", &at)["result"].clone();
        assert_eq!(links[0]["targetUri"], format!("file://{}/desk.toml", desk.path().display()), "{links}");
        assert!(text_at(&links[0]).contains(wanted), "{links}");
    }
}

#[test]
fn a_record_of_the_document_is_in_the_document() {
    let home = tempfile::tempdir().unwrap();
    let params = json!({
        "processId": null, "rootUri": null, "capabilities": {"textDocument": {"typeDefinition": {}}},
    });
    let (mut client, _) = Client::initialized_at_home(&params, home.path());
    let uri = "untitled:b.md";
    client.open(uri, "---\npeople:\n  branca: {name: Odile Branca, title: water minister}\n---\nOdile Branca spoke.\n");
    let at = json!({"textDocument": {"uri": uri}, "position": {"line": 4, "character": 3}});
    let found = client.ask("textDocument/typeDefinition", &at)["result"].clone();
    let range = json!({"start": {"line": 2, "character": 2}, "end": {"line": 2, "character": 8}});
    assert_eq!(found, json!([{"uri": uri, "range": range}]));
}
