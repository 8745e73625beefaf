//! The links of a document; where one points into another document, that place is looked up when it is followed.

use std::str::FromStr;

use serde_json::json;
use tower_lsp::ls_types::{DocumentLink, Uri};

use crate::features::document_links::{DocumentLink as Found, Goal, document_links, place};
use crate::lsp::session::Snapshot;
use crate::workspace::DocPath;

/// The links of a document.
pub(in crate::lsp) fn links(snapshot: &Snapshot) -> Option<Vec<DocumentLink>> {
    let view = snapshot.view()?;
    let own = snapshot.uri_of(&snapshot.path)?;
    let told = |found: Found| {
        let range = view.places().range(found.span);
        let (target, data) = match found.goal {
            Goal::File(path) => (Some(snapshot.uri_of(&path)?), None),
            Goal::Address(address) => (Some(Uri::from_str(&address).ok()?), None),
            Goal::Place(path, fragment) => {
                let data = json!({ "in": own.as_str(), "path": path.as_str(), "fragment": fragment });
                (None, Some(data))
            }
        };
        Some(DocumentLink { range, target, tooltip: None, data })
    };
    Some(document_links(&view.workspace, &snapshot.path).into_iter().filter_map(told).collect())
}

/// The document that a link stands in, if it is still to be said where it leads.
pub(in crate::lsp) fn document_of(link: &DocumentLink) -> Option<Uri> {
    Uri::from_str(link.data.as_ref()?.get("in")?.as_str()?).ok()
}

/// `link` with the line it leads to, as editors take it: `file.md#L12`.
pub(in crate::lsp) fn resolved(snapshot: &Snapshot, link: DocumentLink) -> DocumentLink {
    let target = target(snapshot, &link);
    DocumentLink { target, data: None, ..link }
}

fn target(snapshot: &Snapshot, link: &DocumentLink) -> Option<Uri> {
    let said = |name: &str| link.data.as_ref()?.get(name)?.as_str();
    let path = DocPath::new(said("path")?);
    let uri = snapshot.uri_of(&path)?;
    let view = snapshot.view()?;
    let number = place(&view.workspace, &path, said("fragment")?)
        .and_then(|span| Some(view.ranges_in(&path, [span])?[0].start.line + 1));
    match number {
        Some(number) => Uri::from_str(&format!("{}#L{number}", uri.as_str())).ok(),
        None => Some(uri),
    }
}
