//! What stands under the cursor, in words.

use tower_lsp::ls_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use crate::features::{hover, render};
use crate::lsp::session::Snapshot;

/// What is known of the thing at `position`.
pub(in crate::lsp) fn hover(snapshot: &Snapshot, position: Position) -> Option<Hover> {
    let view = snapshot.view()?;
    let found = hover::hover(&view.workspace, &snapshot.path, view.places().offset(position))?;
    let (kind, value) = if snapshot.abilities().markdown_hover {
        (MarkupKind::Markdown, render::markdown(&found.content))
    } else {
        (MarkupKind::PlainText, render::text(&found.content))
    };
    let range = Some(view.places().range(found.span));
    Some(Hover { contents: HoverContents::Markup(MarkupContent { kind, value }), range })
}
