//! Where the thing under the cursor comes into this document.

use tower_lsp::ls_types::{GotoDefinitionResponse, Position};

use crate::features::declaration;
use crate::lsp::session::Snapshot;

use super::definition::told;

/// Where the thing under the cursor comes into this document.
pub(in crate::lsp) fn declaration(snapshot: &Snapshot, position: Position) -> Option<GotoDefinitionResponse> {
    let view = snapshot.view()?;
    let found = declaration::declaration(&view.workspace, &snapshot.path, view.places().offset(position));
    Some(told(snapshot, &view, &found, snapshot.abilities().declaration_links))
}
