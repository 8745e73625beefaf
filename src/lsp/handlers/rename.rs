//! Another name for the thing under the cursor and all that refers to it.

use std::borrow::Cow;

use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{Position, PrepareRenameResponse, WorkspaceEdit};

use crate::features::rename::{self, Refusal, Renamable};
use crate::lsp::session::Snapshot;

use super::workspace_edit::workspace_edit;

/// `RequestFailed` of the protocol (3.17): all was well with the request, and it cannot be done.
const REQUEST_FAILED: i64 = -32803;

/// What at `position` can be renamed, and the name it has.
pub(in crate::lsp) fn prepare(snapshot: &Snapshot, position: Position) -> Result<Option<PrepareRenameResponse>> {
    let Some(view) = snapshot.view() else { return Ok(None) };
    let places = view.places();
    let found = rename::prepare(&view.workspace, &snapshot.path, places.offset(position)).map_err(refused)?;
    Ok(found.map(|Renamable { span, name }| PrepareRenameResponse::RangeWithPlaceholder {
        range: places.range(span),
        placeholder: name,
    }))
}

/// The edits that give the thing at `position` the name `name`.
pub(in crate::lsp) fn rename(snapshot: &Snapshot, position: Position, name: &str) -> Result<Option<WorkspaceEdit>> {
    let Some(view) = snapshot.view() else { return Ok(None) };
    let offset = view.places().offset(position);
    let edits = rename::rename(&view.workspace, &snapshot.path, offset, name).map_err(refused)?;
    let edit = workspace_edit(snapshot, &view.workspace, &edits);
    edit.map(Some).ok_or_else(Error::content_modified)
}

fn refused(refusal: Refusal) -> Error {
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: Cow::Owned(refusal.0), data: None }
}
