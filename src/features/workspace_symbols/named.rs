//! Whom and what briefings name, each once, where it is named first.

use rustc_hash::FxHashSet;

use crate::analysis::Referent;
use crate::gazetteer::{OfficialId, PlaceId};
use crate::workspace::Workspace;

use super::{Found, WorkspaceSymbolKind};

/// One of the gazetteer that all briefings share, or one that a briefing has to itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Identity<'w> {
    Official(OfficialId),
    Place(PlaceId),
    Other(WorkspaceSymbolKind, &'w str),
}

/// The people and places that the briefings of `workspace` name which are kept
/// whole: to read all others for it would take seconds. Of several that a name
/// may mean none is told.
pub(super) fn people_and_places(workspace: &Workspace) -> Vec<Found<'_>> {
    let shared = workspace.gazetteer.version();
    let mut seen = FxHashSet::default();
    let mut found = Vec::new();
    for briefing in workspace.all_kept() {
        let gazetteer = briefing.reading().gazetteer();
        let is_shared = gazetteer.version() == shared;
        let passages = briefing.reading().passages().iter().zip(briefing.document().blocks());
        for (passage, placed) in passages {
            for mention in &passage.mentions {
                let (kind, identity, name) = match &mention.referent {
                    Referent::Official(id) => {
                        let Some(official) = gazetteer.official(*id) else { continue };
                        let kind = WorkspaceSymbolKind::Person;
                        let own = Identity::Other(kind, &official.id);
                        (kind, if is_shared { Identity::Official(*id) } else { own }, &*official.name)
                    }
                    Referent::Person(name) => {
                        let kind = WorkspaceSymbolKind::Person;
                        (kind, Identity::Other(kind, name), name.as_str())
                    }
                    Referent::Place(id) | Referent::Government(id) => {
                        let Some(place) = gazetteer.place(*id) else { continue };
                        let kind = WorkspaceSymbolKind::Place;
                        let own = Identity::Other(kind, &place.id);
                        (kind, if is_shared { Identity::Place(*id) } else { own }, &*place.name)
                    }
                    Referent::Office(_) | Referent::AmbiguousOfficial(_) | Referent::AmbiguousPlace(_) => continue,
                };
                if seen.insert(identity) {
                    let span = Some(mention.span.shifted(placed.start));
                    found.push(Found { kind, path: briefing.path(), name, words: "", span });
                }
            }
        }
    }
    found
}
