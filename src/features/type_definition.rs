//! What the thing under the cursor is an instance of: the row of a registry that says who or what it is.

use crate::analysis::{Mention, Referent};
use crate::gazetteer::{Layer, Official, PlaceId, Provenance};
use crate::text::Span;
use crate::workspace::{DocPath, Workspace};

use super::at::At;

/// A row, or a record that does for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it stands.
    pub place: RowPlace,
    /// What was asked about, in bytes of the briefing that was asked.
    pub origin: Span,
}

/// Where a row stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowPlace {
    /// In the embedded file of this name, on this line, counted from one.
    Embedded(String, u32),
    /// In a registry file, on this line, counted from one.
    Registry(DocPath, u32),
    /// In a briefing's front matter or a file of records, these bytes of it.
    Record(DocPath, Span),
}

/// The rows of the official, the office or the place at byte `offset` of the
/// briefing at `path`: of each where several may be meant. On a title that
/// stands with a name it is the office, on the name the person. What the
/// document or a file of records adds to a row stands before it.
#[must_use]
pub fn type_definition(workspace: &Workspace, path: &DocPath, offset: usize) -> Vec<Row> {
    let Some(at) = At::new(workspace, path, offset) else { return Vec::new() };
    let mentions = at.passage.map(|passage| passage.mentions.as_slice()).unwrap_or_default();
    if let Some(mention) = at.pick(mentions, |mention| mention.span) {
        return named(&at, mention);
    }
    let titles = mentions.iter().flat_map(|mention| &mention.titles);
    let Some(title) = titles.into_iter().find(|title| title.span.touches(at.offset)) else { return Vec::new() };
    let offices = title.offices.iter().filter_map(|id| at.gazetteer().office(*id));
    rows(&at, title.span, offices.filter_map(|office| registered(&office.provenance)))
}

fn named(at: &At<'_>, mention: &Mention) -> Vec<Row> {
    let gazetteer = at.gazetteer();
    let of_official = |id| gazetteer.official(id).map(|official| official_places(at, official)).unwrap_or_default();
    let places: Vec<RowPlace> = match &mention.referent {
        Referent::Official(id) => of_official(*id),
        Referent::AmbiguousOfficial(ids) => ids.iter().flat_map(|id| of_official(*id)).collect(),
        Referent::Office(id) => {
            gazetteer.office(*id).and_then(|office| registered(&office.provenance)).into_iter().collect()
        }
        Referent::Place(id) | Referent::Government(id) => place_places(at, *id),
        Referent::AmbiguousPlace(ids) => ids.iter().flat_map(|id| place_places(at, *id)).collect(),
        Referent::Person(_) => Vec::new(),
    };
    rows(at, mention.span, places)
}

/// Where the place `id` is recorded, the document first.
fn place_places(at: &At<'_>, id: PlaceId) -> Vec<RowPlace> {
    let Some(place) = at.gazetteer().place(id) else { return Vec::new() };
    let recorded = recorded(at, |records| {
        records.places.iter().filter(|record| record.id == *place.id).map(|record| record.span).collect()
    });
    recorded.into_iter().chain(registered(&place.provenance)).collect()
}

/// Where `official` is recorded, the document first.
fn official_places(at: &At<'_>, official: &Official) -> Vec<RowPlace> {
    let is_of = |name: &str| official.names().any(|known| known == name);
    let recorded = recorded(at, |records| {
        let people = records.people.iter().filter(|record| record.id == *official.id || is_of(&record.name));
        people.map(|record| record.span).collect()
    });
    recorded.into_iter().chain(registered(&official.provenance)).collect()
}

/// People and places of one file.
struct Records<'w> {
    people: &'w [crate::document::PersonRecord],
    places: &'w [crate::document::PlaceRecord],
}

/// The records that `find` finds in the front matter and in the workspace's files of records.
fn recorded(at: &At<'_>, find: impl Fn(&Records<'_>) -> Vec<Span>) -> Vec<RowPlace> {
    let own = at.briefing.document().front_matter();
    let own = own.map(|front| (at.briefing.path(), Records { people: &front.people, places: &front.places }));
    let files = at.workspace.shelf().files().iter();
    let shared = files.map(|file| (&file.path, Records { people: &file.records.people, places: &file.records.places }));
    let all = own.into_iter().chain(shared);
    all.flat_map(|(path, records)| find(&records).into_iter().map(|span| RowPlace::Record(path.clone(), span)))
        .collect()
}

/// The row at `provenance`; none where that is a record and no row of a registry.
fn registered(provenance: &Provenance) -> Option<RowPlace> {
    let (file, line) = (&provenance.registry.file, provenance.line);
    match provenance.registry.layer {
        Layer::Document => None,
        _ if line == 0 => None,
        Layer::Embedded => Some(RowPlace::Embedded(file.to_string(), line)),
        Layer::User | Layer::Workspace => Some(RowPlace::Registry(DocPath::new(file), line)),
    }
}

/// Each place once.
fn rows(at: &At<'_>, origin: Span, places: impl IntoIterator<Item = RowPlace>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for place in places {
        if rows.iter().all(|row| row.place != place) {
            rows.push(Row { place, origin: at.placed(origin) });
        }
    }
    rows
}
