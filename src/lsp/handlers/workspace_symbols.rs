//! Everything in the workspace that has a name.

use tower_lsp::ls_types::{Location, SymbolInformation, SymbolKind, SymbolTag, WorkspaceSymbolResponse};

use crate::features::workspace_symbols::{WorkspaceSymbol, WorkspaceSymbolKind, workspace_symbols};
use crate::lsp::session::{Snapshot, Whole};

/// What is called as `typed` says, the best first.
pub(in crate::lsp) fn symbols(snapshot: &Snapshot, typed: &str) -> WorkspaceSymbolResponse {
    let whole = snapshot.whole();
    let found = workspace_symbols(&whole.workspace, typed);
    let told = found.into_iter().filter_map(|symbol| told(snapshot, &whole, symbol));
    WorkspaceSymbolResponse::Flat(told.collect())
}

#[expect(deprecated, reason = "the type has a field that is no longer used and must be given")]
fn told(snapshot: &Snapshot, whole: &Whole, symbol: WorkspaceSymbol) -> Option<SymbolInformation> {
    let [range] = whole.ranges_in(&symbol.path, [symbol.span])?;
    Some(SymbolInformation {
        name: symbol.name,
        kind: kind(symbol.kind),
        tags: symbol.retracted.then(|| vec![SymbolTag::DEPRECATED]),
        deprecated: None,
        location: Location::new(snapshot.uri_of(&symbol.path)?, range),
        container_name: Some(symbol.container),
    })
}

/// The kinds whose pictures in editors come nearest, the same as for the parts of one document.
fn kind(kind: WorkspaceSymbolKind) -> SymbolKind {
    match kind {
        WorkspaceSymbolKind::Document => SymbolKind::FILE,
        WorkspaceSymbolKind::Claim => SymbolKind::CONSTANT,
        WorkspaceSymbolKind::Heading => SymbolKind::STRING,
        WorkspaceSymbolKind::Source => SymbolKind::KEY,
        WorkspaceSymbolKind::Person => SymbolKind::CLASS,
        WorkspaceSymbolKind::Place => SymbolKind::NAMESPACE,
    }
}
