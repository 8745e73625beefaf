//! The parts of a document, inside each other or in a row.

use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolResponse, Location, SymbolInformation, SymbolKind as LspSymbolKind, Uri,
};

use crate::features::symbols::{Symbol, SymbolKind, symbols};
use crate::lsp::convert::Places;
use crate::lsp::session::Snapshot;

/// The parts of the document.
pub(in crate::lsp) fn symbols_of(snapshot: &Snapshot) -> Option<DocumentSymbolResponse> {
    let view = snapshot.view()?;
    let found = symbols(&view.briefing);
    if snapshot.abilities().nested_symbols {
        return Some(DocumentSymbolResponse::Nested(nested(found, &view.places())));
    }
    let mut flat = Vec::new();
    flatten(found, None, &snapshot.uri_of(&snapshot.path)?, &view.places(), &mut flat);
    Some(DocumentSymbolResponse::Flat(flat))
}

#[expect(deprecated, reason = "the type has a field that is no longer used and must be given")]
fn nested(symbols: Vec<Symbol>, places: &Places<'_>) -> Vec<DocumentSymbol> {
    let one = |symbol: Symbol| DocumentSymbol {
        name: symbol.name,
        detail: symbol.detail,
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: places.range(symbol.span),
        selection_range: places.range(symbol.selection),
        children: (!symbol.children.is_empty()).then(|| nested(symbol.children, places)),
    };
    symbols.into_iter().map(one).collect()
}

#[expect(deprecated, reason = "the type has a field that is no longer used and must be given")]
fn flatten(
    symbols: Vec<Symbol>,
    container: Option<&str>,
    uri: &Uri,
    places: &Places<'_>,
    flat: &mut Vec<SymbolInformation>,
) {
    for symbol in symbols {
        flat.push(SymbolInformation {
            name: symbol.name.clone(),
            kind: kind(symbol.kind),
            tags: None,
            deprecated: None,
            location: Location::new(uri.clone(), places.range(symbol.span)),
            container_name: container.map(str::to_owned),
        });
        flatten(symbol.children, Some(&symbol.name), uri, places, flat);
    }
}

/// The kinds whose pictures in editors come nearest.
fn kind(kind: SymbolKind) -> LspSymbolKind {
    match kind {
        // Every Markdown server gives sections as strings, and themes follow.
        SymbolKind::Section => LspSymbolKind::STRING,
        SymbolKind::Dateline => LspSymbolKind::EVENT,
        SymbolKind::Claim => LspSymbolKind::CONSTANT,
        SymbolKind::Quotation => LspSymbolKind::FIELD,
    }
}
