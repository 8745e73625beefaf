//! How the claims of each section stand, above it.

use tower_lsp::ls_types::{CodeLens, Command};

use crate::features::code_lenses::code_lenses;
use crate::lsp::session::Snapshot;

/// A lens for each section that claims anything. They are counted at once,
/// which is no more work than finding the sections, so that none is left to
/// be resolved.
pub(in crate::lsp) fn lenses(snapshot: &Snapshot) -> Option<Vec<CodeLens>> {
    let view = snapshot.view()?;
    let places = view.places();
    let told = code_lenses(&view.briefing).into_iter().map(|lens| CodeLens {
        range: places.range(lens.span),
        // A command without a name is shown and cannot be chosen, in every editor that has lenses.
        command: Some(Command { title: lens.title(), command: String::new(), arguments: None }),
        data: None,
    });
    Some(told.collect())
}
