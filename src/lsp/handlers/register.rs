//! The action that makes a person known whom no registry has.

use std::collections::HashMap;

use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CreateFile, CreateFileOptions, DocumentChangeOperation, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, ResourceOp, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use crate::disk::{self, DiskErrorKind, SETTINGS_FILE};
use crate::features::register::{Unregistered, naming, unregistered};
use crate::lsp::convert::ranges_in_text;
use crate::lsp::handlers::code_action::edit;
use crate::lsp::session::{Snapshot, View};
use crate::text::{Edit, Span};
use crate::workspace::DocPath;

/// What a workspace's registry is called where it has none, and what else if that is taken.
const NAMES: [&str; 2] = ["gazetteer.toml", "dateline-gazetteer.toml"];

/// Adds the person named at the bytes `span`: to the workspace's registry;
/// to a new one, where there is none and the client makes files; else to the
/// document's own `people`.
pub(super) fn action(snapshot: &Snapshot, view: &View, span: Span) -> Option<CodeAction> {
    let person = unregistered(&view.workspace, &snapshot.path, span)?;
    let to_registry = in_registry(snapshot, view, &person).or_else(|| in_new_registry(snapshot, view, &person));
    let (place, edit) = to_registry.or_else(|| {
        let edit = person.record(&view.workspace, &snapshot.path)?;
        let edits = view.places().text_edits(&[edit]);
        Some(("the people of this document".to_owned(), self::edit(snapshot, &snapshot.uri_of(&snapshot.path)?, edits)))
    })?;
    Some(CodeAction {
        title: format!("add {} {} to {place}", person.title, person.name),
        kind: Some(CodeActionKind::QUICKFIX),
        edit: Some(edit),
        ..CodeAction::default()
    })
}

/// At the end of the last registry file that settings name and the workspace has.
fn in_registry(snapshot: &Snapshot, view: &View, person: &Unregistered) -> Option<(String, WorkspaceEdit)> {
    let settings = view.workspace.settings_of(&snapshot.path);
    let is_toml = |path: &DocPath| path.file_name().rsplit('.').next() == Some("toml");
    let inside = |path: &DocPath| view.workspace.roots().iter().any(|root| path.is_within(root));
    let named = settings.gazetteer_files().iter().rev().map(|file| DocPath::new(file));
    let (path, text) =
        named.filter(|path| is_toml(path) && inside(path)).find_map(|path| text_of(&path).map(|text| (path, text)))?;
    let gap = if text.is_empty() || text.ends_with("\n\n") {
        ""
    } else if text.ends_with('\n') {
        "\n"
    } else {
        "\n\n"
    };
    let added = Edit { span: Span::at(text.len()), replacement: format!("{gap}{}", person.rows()) };
    let (uri, edits) = (snapshot.uri_of(&path)?, vec![text_edit(view, &text, added)]);
    let edit = if snapshot.abilities().versioned_edits {
        let changes = DocumentChanges::Edits(vec![changed(uri, edits)]);
        WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
    } else {
        WorkspaceEdit::new(HashMap::from([(uri, edits)]))
    };
    Some((path.file_name().to_owned(), edit))
}

/// In a file of its own beside the settings, which are made to name it.
fn in_new_registry(snapshot: &Snapshot, view: &View, person: &Unregistered) -> Option<(String, WorkspaceEdit)> {
    let abilities = snapshot.abilities();
    if !abilities.creates_files || !abilities.versioned_edits {
        return None;
    }
    let root = view.workspace.roots().iter().find(|root| snapshot.path.is_within(root))?;
    let within = |name: &str| DocPath::joined(root.as_str().trim_end_matches('/'), name);
    let (name, registry) =
        NAMES.iter().filter_map(|name| Some((*name, within(name)?))).find(|(_, path)| is_missing(path))?;
    let settings = within(SETTINGS_FILE)?;
    let mut operations = Vec::new();
    let written = if is_missing(&settings) {
        operations.push(create(snapshot.uri_of(&settings)?));
        String::new()
    } else {
        // What cannot be read is not to be written over.
        text_of(&settings)?
    };
    let naming = text_edit(view, &written, naming(&written, name));
    operations.push(DocumentChangeOperation::Edit(changed(snapshot.uri_of(&settings)?, vec![naming])));
    let uri = snapshot.uri_of(&registry)?;
    operations.push(create(uri.clone()));
    let rows = Edit { span: Span::at(0), replacement: format!("{}\n{}", person.head(), person.rows()) };
    operations.push(DocumentChangeOperation::Edit(changed(uri, vec![text_edit(view, "", rows)])));
    let changes = DocumentChanges::Operations(operations);
    Some((format!("a registry, {name}"), WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }))
}

fn create(uri: Uri) -> DocumentChangeOperation {
    // Who made it meanwhile keeps what is in it.
    let options = CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(true) };
    DocumentChangeOperation::Op(ResourceOp::Create(CreateFile { uri, options: Some(options), annotation_id: None }))
}

fn changed(uri: Uri, edits: Vec<TextEdit>) -> TextDocumentEdit {
    let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: None };
    TextDocumentEdit { text_document, edits: edits.into_iter().map(OneOf::Left).collect() }
}

fn text_edit(view: &View, text: &str, edit: Edit) -> TextEdit {
    let [range] = ranges_in_text(text, [edit.span], view.encoding);
    TextEdit::new(range, edit.replacement)
}

fn text_of(path: &DocPath) -> Option<String> {
    disk::read_text(&disk::file_path(path), disk::LARGEST_TABLE).ok().map(|file| file.text)
}

fn is_missing(path: &DocPath) -> bool {
    let read = disk::read_text(&disk::file_path(path), disk::LARGEST_TABLE);
    read.is_err_and(|error| matches!(error.kind, DiskErrorKind::Missing))
}
