//! A source by its key: where it is defined, and every use of it.

use crate::features::at::At;

use super::{Highlight, HighlightKind};

/// The record and the uses of the source whose key is under the cursor.
pub(super) fn uses(at: &At<'_>) -> Option<Vec<Highlight>> {
    let key = key(at)?;
    let briefing = at.briefing;
    let records = briefing.document().front_matter().into_iter().flat_map(|front_matter| &front_matter.sources);
    let mut found = Vec::new();
    for record in records {
        if record.key == key {
            found.push(Highlight::new(record.key_span, HighlightKind::Write));
        }
        let derived = record.derived_from.iter().filter(|from| from.value == key);
        found.extend(derived.map(|from| Highlight::new(from.span, HighlightKind::Read)));
    }
    for (placed, passage) in briefing.document().blocks().iter().zip(briefing.reading().passages()) {
        let cited = passage.footprint.cited.iter().filter(|(cited, _)| *cited == key);
        found.extend(cited.map(|(_, span)| Highlight::new(span.shifted(placed.start), HighlightKind::Read)));
    }
    Some(found)
}

fn key(at: &At<'_>) -> Option<String> {
    let records = at.block.front_matter.iter().flat_map(|front_matter| &front_matter.sources);
    let record = records.into_iter().find(|record| record.key_span.touches(at.offset));
    if let Some(record) = record {
        return Some(record.key.clone());
    }
    let cited = at.cited()?;
    // `basis` may name a claim instead.
    let is_source = !cited.may_be_claim || at.workspace.source(at.briefing, &cited.key).is_some();
    is_source.then_some(cited.key)
}
