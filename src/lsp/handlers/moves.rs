//! Files that are about to move, and the edits that go with it.

use std::str::FromStr;

use tower_lsp::ls_types::{RenameFilesParams, Uri, WorkspaceEdit};

use crate::disk;
use crate::features::moves::{Move, edits_for};
use crate::lsp::address::file_of;
use crate::lsp::session::Snapshot;
use crate::workspace::DocPath;

use super::workspace_edit::workspace_edit;

/// The edits after which every link leads where it led; none where no link has to change.
pub(in crate::lsp) fn edit(snapshot: &Snapshot, moves: &[Move]) -> Option<WorkspaceEdit> {
    let workspace = snapshot.workspace();
    let edits = edits_for(&workspace, moves);
    if edits.is_empty() {
        return None;
    }
    workspace_edit(snapshot, &workspace, &edits)
}

/// What a client says moves, but for what is no file.
pub(in crate::lsp) fn moves(params: &RenameFilesParams) -> Vec<Move> {
    let both = params.files.iter().map(|file| Some((file_at(&file.old_uri)?, file_at(&file.new_uri)?)));
    both.flatten().map(|(from, to)| Move { from, to }).collect()
}

/// Where what is at `path` is once `one` has moved.
pub(in crate::lsp) fn moved(one: &Move, path: &DocPath) -> DocPath {
    one.place(path).unwrap_or_else(|| path.clone())
}

/// The file at the address `uri`.
pub(in crate::lsp) fn file_at(uri: &str) -> Option<DocPath> {
    let path = disk::doc_path(&file_of(&Uri::from_str(uri).ok()?)?);
    // A folder may be given with a slash at its end.
    Some(DocPath::new(path.as_str().trim_end_matches('/')))
}
