//! The days behind relative dates, beside them.

use tower_lsp::ls_types::{InlayHint, InlayHintKind, InlayHintLabel, InlayHintTooltip, Range};

use crate::features::inlay_hints::inlay_hints;
use crate::lsp::session::Snapshot;

/// The hints of the lines that are on the screen. Each is whole, so that none
/// is left to be resolved.
pub(in crate::lsp) fn hints(snapshot: &Snapshot, range: Range) -> Option<Vec<InlayHint>> {
    let view = snapshot.view()?;
    if !view.workspace.settings_of(&snapshot.path).inlay_hints() {
        return Some(Vec::new());
    }
    let places = view.places();
    let found = inlay_hints(&view.briefing, places.span(range)).into_iter().map(|hint| InlayHint {
        position: places.position(hint.offset),
        label: InlayHintLabel::String(hint.label),
        kind: Some(InlayHintKind::PARAMETER),
        text_edits: None,
        tooltip: Some(InlayHintTooltip::String(hint.tooltip)),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    });
    Some(found.collect())
}
