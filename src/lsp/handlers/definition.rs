//! Where the thing under the cursor is defined, in whichever file.

use tower_lsp::ls_types::{GotoDefinitionResponse, Location, LocationLink, Position, Range, Uri};

use crate::features::definition;
use crate::lsp::session::{Snapshot, View};

/// Where the thing at `position` is defined.
pub(in crate::lsp) fn definition(snapshot: &Snapshot, position: Position) -> Option<GotoDefinitionResponse> {
    let view = snapshot.view()?;
    let found = definition::definition(&view.workspace, &snapshot.path, view.places().offset(position));
    Some(told(snapshot, &view, &found, snapshot.abilities().definition_links))
}

/// `found` as the client takes it: with the range it was asked from if it takes `links`.
pub(super) fn told(
    snapshot: &Snapshot,
    view: &View,
    found: &[definition::Location],
    links: bool,
) -> GotoDefinitionResponse {
    let targets = found.iter().filter_map(|location| Target::of(snapshot, view, location));
    if links {
        GotoDefinitionResponse::Link(targets.map(Target::link).collect())
    } else {
        GotoDefinitionResponse::Array(targets.map(|target| Location::new(target.uri, target.selection)).collect())
    }
}

struct Target {
    uri: Uri,
    origin: Range,
    whole: Range,
    selection: Range,
}

impl Target {
    fn of(snapshot: &Snapshot, view: &View, location: &definition::Location) -> Option<Self> {
        let uri = snapshot.uri_of(&location.path)?;
        let [whole, selection] = view.ranges_in(&location.path, [location.span, location.selection])?;
        Some(Self { uri, origin: view.places().range(location.origin), whole, selection })
    }

    fn link(self) -> LocationLink {
        LocationLink {
            origin_selection_range: Some(self.origin),
            target_uri: self.uri,
            target_range: self.whole,
            target_selection_range: self.selection,
        }
    }
}
