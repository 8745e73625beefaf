//! The rows of registries behind the thing under the cursor, each in a file that an editor can open.

use tower_lsp::ls_types::{GotoDefinitionResponse, Location, LocationLink, MessageType, Position, Range, Uri};

use crate::disk;
use crate::features::type_definition::{Row, RowPlace, type_definition};
use crate::gazetteer::Gazetteer;
use crate::lsp::address::uri_of;
use crate::lsp::client::Client;
use crate::lsp::convert::ranges_in_text;
use crate::lsp::session::{Snapshot, View};
use crate::text::{LineIndex, Span};
use crate::workspace::DocPath;

/// The rows behind the thing at `position`. A row of the embedded tables is
/// in a copy that is written for it; where it cannot be written, `client` is told.
pub(in crate::lsp) fn type_definition_of(
    snapshot: &Snapshot,
    position: Position,
    client: &Client,
) -> Option<GotoDefinitionResponse> {
    let view = snapshot.view()?;
    let rows = type_definition(&view.workspace, &snapshot.path, view.places().offset(position));
    let found: Vec<(Uri, Range, Range)> = rows
        .iter()
        .filter_map(|row| {
            let (uri, range) = place(snapshot, &view, row, client)?;
            Some((uri, range, view.places().range(row.origin)))
        })
        .collect();
    Some(if snapshot.abilities().type_definition_links {
        GotoDefinitionResponse::Link(found.into_iter().map(link).collect())
    } else {
        GotoDefinitionResponse::Array(found.into_iter().map(|(uri, range, _)| Location::new(uri, range)).collect())
    })
}

fn place(snapshot: &Snapshot, view: &View, row: &Row, client: &Client) -> Option<(Uri, Range)> {
    match &row.place {
        RowPlace::Embedded(name, line) => {
            let text = Gazetteer::embedded_file(name)?;
            let copy = disk::read_only_copy(name, &text).inspect_err(|error| {
                client.log(MessageType::WARNING, format!("the registry cannot be shown: {error}"));
            });
            Some((uri_of(&disk::doc_path(&copy.ok()?))?, line_of(view, &text, *line)))
        }
        RowPlace::Registry(path, line) => {
            let text = text_of(view, path)?;
            Some((snapshot.uri_of(path)?, line_of(view, &text, *line)))
        }
        RowPlace::Record(path, span) => Some((snapshot.uri_of(path)?, view.ranges_in(path, [*span])?[0])),
    }
}

fn text_of(view: &View, path: &DocPath) -> Option<String> {
    let limit = view.workspace.settings_of(path).max_file_size();
    Some(disk::read_text(&disk::file_path(path), limit).ok()?.text)
}

/// The line `line`, counted from one, without its line break.
fn line_of(view: &View, text: &str, line: u32) -> Range {
    let lines = LineIndex::new(text);
    let at = usize::try_from(line).unwrap_or(usize::MAX).saturating_sub(1).min(lines.line_count().saturating_sub(1));
    let span = lines.line_span(at);
    let content = span.of(text).trim_end_matches(['\n', '\r']);
    let [range] = ranges_in_text(text, [Span::new(span.start(), span.start() + content.len())], view.encoding);
    range
}

fn link((target_uri, target_range, origin): (Uri, Range, Range)) -> LocationLink {
    LocationLink {
        origin_selection_range: Some(origin),
        target_uri,
        target_range,
        target_selection_range: target_range,
    }
}
