//! What belongs together with the thing under the cursor.

use tower_lsp::ls_types::{DocumentHighlight, DocumentHighlightKind, Position};

use crate::features::highlights::{HighlightKind, highlights};
use crate::lsp::session::Snapshot;

/// The occurrences, in the document, of the thing at `position`.
pub(in crate::lsp) fn highlights_at(snapshot: &Snapshot, position: Position) -> Option<Vec<DocumentHighlight>> {
    let view = snapshot.view()?;
    let places = view.places();
    let found = highlights(&view.workspace, &snapshot.path, places.offset(position));
    let told =
        found.into_iter().map(|one| DocumentHighlight { range: places.range(one.span), kind: Some(kind(one.kind)) });
    Some(told.collect())
}

fn kind(kind: HighlightKind) -> DocumentHighlightKind {
    match kind {
        HighlightKind::Write => DocumentHighlightKind::WRITE,
        HighlightKind::Read => DocumentHighlightKind::READ,
        HighlightKind::Text => DocumentHighlightKind::TEXT,
    }
}
