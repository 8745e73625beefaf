//! What has come of the thing under the cursor: what took its place, and who relies on it.

use tower_lsp::ls_types::{GotoDefinitionResponse, Position};

use crate::features::implementation;
use crate::lsp::session::Snapshot;

use super::definition::told;

/// What has come of the thing under the cursor: what took its place, and who relies on it.
pub(in crate::lsp) fn implementation(snapshot: &Snapshot, position: Position) -> Option<GotoDefinitionResponse> {
    let view = snapshot.view()?;
    let found = implementation::implementation(&view.workspace, &snapshot.path, view.places().offset(position));
    Some(told(snapshot, &view, &found, snapshot.abilities().implementation_links))
}
