//! Everything that refers to the thing under the cursor, in whichever file.

use tower_lsp::ls_types::{Location, Position};

use crate::features::references::references;
use crate::lsp::convert::{Places, ranges_in_text};
use crate::lsp::session::Snapshot;

/// What refers to the thing at `position`, and where it is declared if `with_declaration`.
pub(in crate::lsp) fn references_of(
    snapshot: &Snapshot,
    position: Position,
    with_declaration: bool,
) -> Option<Vec<Location>> {
    let view = snapshot.view()?;
    let found = references(&view.workspace, &snapshot.path, view.places().offset(position), with_declaration);
    let mut told = Vec::with_capacity(found.len());
    for in_one in found.chunk_by(|one, other| one.path == other.path) {
        let Some(path) = in_one.first().map(|reference| &reference.path) else { continue };
        let Some(uri) = snapshot.uri_of(path) else { continue };
        let briefing = view.workspace.briefing(path);
        let places = briefing.map(|briefing| Places { document: briefing.document(), encoding: view.encoding });
        let text = if places.is_some() { None } else { snapshot.text_of(&view.workspace, path) };
        for reference in in_one {
            let range = match (&places, &text) {
                (Some(places), _) => places.range(reference.span),
                (None, Some(text)) => ranges_in_text(text, [reference.span], view.encoding)[0],
                (None, None) => continue,
            };
            told.push(Location::new(uri.clone(), range));
        }
    }
    Some(told)
}
