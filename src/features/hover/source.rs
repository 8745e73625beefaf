//! Citations: the record of the source, and whether there is one.

use crate::document::{SourceKind, SourceRecord};
use crate::features::at::{At, Cited};
use crate::text::nearest;
use crate::workspace::DocPath;

use super::{Hover, HoverContent};

/// A source as it is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFacts {
    /// The key it is cited by.
    pub key: String,
    /// The place in it that is cited: `para. 2`.
    pub locator: Option<String>,
    /// The record; none if nobody defines the key.
    pub record: Option<Box<SourceRecord>>,
    /// The name of the speaker, where the record gives a person's id.
    pub speaker: Option<String>,
    /// The file of the workspace that has the record, where it is not the briefing.
    pub file: Option<DocPath>,
    /// Keys that may have been meant where there is no record.
    pub nearest: Vec<String>,
    /// Whether a bibliography is named that may have the key.
    pub open_bibliography: bool,
}

/// The source whose key is under the cursor.
pub(super) fn hover(at: &At<'_>) -> Option<Hover> {
    let cited = at.cited()?;
    let found = at.workspace.source(at.briefing, &cited.key);
    // `basis` may name a claim instead, which is a link.
    if found.is_none() && cited.may_be_claim {
        return None;
    }
    let record = found.map(|(_, record)| Box::new(record.clone()));
    let speaker = record.as_ref().and_then(|record| speaker(at, record));
    let file = found.map(|(path, _)| path.clone()).filter(|path| path != at.briefing.path());
    let nearest = if found.is_some() { Vec::new() } else { nearest_keys(at, &cited.key) };
    let open_bibliography = at.premises().open_bibliography;
    let Cited { key, span, locator, .. } = cited;
    let facts = SourceFacts { key, locator, record, speaker, file, nearest, open_bibliography };
    Some(at.hover(span, HoverContent::Source(facts)))
}

fn speaker(at: &At<'_>, record: &SourceRecord) -> Option<String> {
    let id = record.speaker.as_deref()?;
    let people = &at.briefing.document().front_matter()?.people;
    Some(people.iter().find(|person| person.id == id)?.name.clone())
}

/// The keys nearest to `key` that can be cited.
pub(in crate::features) fn nearest_keys(at: &At<'_>, key: &str) -> Vec<String> {
    let front_matter = at.briefing.document().front_matter();
    let own = front_matter.into_iter().flat_map(|front_matter| &front_matter.sources).map(|source| source.key.as_str());
    nearest(key, own.chain(at.workspace.shelf().keys())).into_iter().map(str::to_owned).collect()
}

/// What `kind` tells a reader of a source.
pub(in crate::features) fn kind_in_words(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Official => "official statement or publication",
        SourceKind::OnRecord => "on the record",
        SourceKind::Background => "on background",
        SourceKind::Anonymous => "anonymous",
        SourceKind::Wire => "news agency",
        SourceKind::Press => "press report",
        SourceKind::Social => "social media",
        SourceKind::Document => "document",
        SourceKind::Dataset => "data set",
        SourceKind::Court => "court record",
        SourceKind::Academic => "academic work",
        SourceKind::Ai => "written by a machine",
        SourceKind::OwnObservation => "the author's own observation",
        SourceKind::PriorBriefing => "an earlier briefing",
    }
}
