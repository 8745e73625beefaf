//! Edits of several files as the client takes them: for the versions it has, where it can tell.

use std::collections::HashMap;

use tower_lsp::ls_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use crate::document::read_records;
use crate::features::rename::Edits;
use crate::lsp::convert::{Places, text_edits_in};
use crate::lsp::session::Snapshot;
use crate::text::Edit;
use crate::workspace::{DocPath, Workspace};

/// `edits` of `workspace`; none if one of the files is no longer what was
/// read of it, so that nothing is written over what somebody else has done.
pub(super) fn workspace_edit(snapshot: &Snapshot, workspace: &Workspace, edits: &Edits) -> Option<WorkspaceEdit> {
    let mut changes: Vec<(Uri, Option<i32>, Vec<TextEdit>)> = Vec::with_capacity(edits.len());
    for (path, edits) in edits {
        let uri = snapshot.uri_of(path)?;
        changes.push((uri, snapshot.version_of(path), text_edits(snapshot, workspace, path, edits)?));
    }
    if !snapshot.abilities().versioned_edits {
        let changes: HashMap<Uri, Vec<TextEdit>> = changes.into_iter().map(|(uri, _, edits)| (uri, edits)).collect();
        return Some(WorkspaceEdit::new(changes));
    }
    let changes = changes.into_iter().map(|(uri, version, edits)| TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
        edits: edits.into_iter().map(OneOf::Left).collect(),
    });
    let document_changes = Some(DocumentChanges::Edits(changes.collect()));
    Some(WorkspaceEdit { document_changes, ..WorkspaceEdit::default() })
}

fn text_edits(snapshot: &Snapshot, workspace: &Workspace, path: &DocPath, edits: &[Edit]) -> Option<Vec<TextEdit>> {
    let encoding = snapshot.abilities().encoding;
    if let Some(briefing) = workspace.briefing(path) {
        return Some(Places { document: briefing.document(), encoding }.text_edits(edits));
    }
    let text = snapshot.text_of(workspace, path)?;
    let file = workspace.shelf().files().iter().find(|file| file.path == *path)?;
    (read_records(&text).0 == file.records).then(|| text_edits_in(&text, edits, encoding))
}
