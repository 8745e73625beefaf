//! Citations: the record of the source, and whether there is one.

use crate::document::{SourceKind, SourceRecord};
use crate::features::at::{At, Cited};
use crate::text::nearest;
use crate::workspace::{Briefing, DocPath, Workspace};

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
    let Cited { key, span, locator, may_be_claim } = at.cited()?;
    let facts = SourceFacts::of(at.workspace, at.briefing, &key, locator);
    // `basis` may name a claim instead, which is a link.
    if facts.record.is_none() && may_be_claim {
        return None;
    }
    Some(at.hover(span, HoverContent::Source(facts)))
}

impl SourceFacts {
    /// What is known of the source that `briefing` cites as `key`.
    pub(in crate::features) fn of(
        workspace: &Workspace,
        briefing: &Briefing,
        key: &str,
        locator: Option<String>,
    ) -> Self {
        let found = workspace.source(briefing, key);
        Self {
            key: key.to_owned(),
            locator,
            record: found.map(|(_, record)| Box::new(record.clone())),
            speaker: found.and_then(|(_, record)| speaker(briefing, record)),
            file: found.map(|(path, _)| path.clone()).filter(|path| path != briefing.path()),
            nearest: if found.is_some() { Vec::new() } else { nearest_keys(workspace, briefing, key) },
            open_bibliography: briefing.reading().premises().open_bibliography,
        }
    }
}

fn speaker(briefing: &Briefing, record: &SourceRecord) -> Option<String> {
    let id = record.speaker.as_deref()?;
    let people = &briefing.document().front_matter()?.people;
    Some(people.iter().find(|person| person.id == id)?.name.clone())
}

/// The keys nearest to `key` that `briefing` can cite.
fn nearest_keys(workspace: &Workspace, briefing: &Briefing, key: &str) -> Vec<String> {
    let front_matter = briefing.document().front_matter();
    let own = front_matter.into_iter().flat_map(|front_matter| &front_matter.sources).map(|source| source.key.as_str());
    nearest(key, own.chain(workspace.shelf().keys())).into_iter().map(str::to_owned).collect()
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
