//! The chain behind a claim: the sources it cites, the claims it rests on, and what those draw on in turn.

mod evidence;
mod trace;

use crate::analysis::Standing;
use crate::document::{SourceRecord, Status};
use crate::workspace::{Outline, Relation};

use super::hover::SourceFacts;

pub use self::evidence::Evidence;
pub(super) use self::evidence::{annotations, attributions_of, speakers};
pub(super) use self::trace::Tracer;

/// What a claim rests on, each thing before what it rests on in turn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chain {
    /// The things, those of depth 0 belonging to the claim itself.
    pub links: Vec<ChainLink>,
    /// How many further ones there are that are not listed.
    pub more: usize,
}

/// One thing that something rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainLink {
    /// How many things stand between it and the claim.
    pub depth: usize,
    /// In what way the thing before it rests on it.
    pub relation: Relation,
    /// What it is.
    pub ground: Ground,
}

/// That something no longer stands as it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outdated {
    /// Whether it was withdrawn; otherwise something else has taken its place.
    pub retracted: bool,
    /// When it was withdrawn, as written.
    pub on: Option<String>,
    /// What has taken its place, where that is said.
    pub successor: Option<String>,
}

/// What something rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// A source, which may have no record.
    Source(Box<SourceFacts>),
    /// A claim, here or in another briefing.
    Claim(ClaimGround),
    /// A whole briefing, or a section of one: its title, and how it was written.
    Briefing {
        /// As it was named.
        written: String,
        /// Its title.
        title: Option<String>,
        /// Whether it still stands.
        outdated: Option<Outdated>,
    },
    /// A footnote: its label and how it begins.
    Note {
        /// The label.
        label: String,
        /// The text.
        text: String,
    },
    /// What is outside the workspace, or is no briefing, as it was written.
    Elsewhere(String),
    /// A name that means nothing.
    Missing(String),
}

/// A claim that another rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimGround {
    /// The id.
    pub id: String,
    /// The way to its briefing; none where it is the same.
    pub document: Option<String>,
    /// How it begins.
    pub excerpt: String,
    /// What stands behind it, where the text has a sentence there.
    pub standing: Option<Standing>,
    /// Who is named as saying it.
    pub speakers: Vec<String>,
    /// Whether its briefing still stands.
    pub outdated: Option<Outdated>,
}

impl Outdated {
    /// What the record of a source says of it.
    #[must_use]
    pub fn of_source(record: &SourceRecord) -> Option<Self> {
        let successor = record.superseded_by.as_ref().map(|key| key.value.clone());
        let is_superseded = record.status == Some(Status::Superseded) || successor.is_some();
        let retracted = record.is_retracted();
        (retracted || is_superseded).then(|| Self { retracted, on: record.retracted.clone(), successor })
    }

    /// What a briefing says of itself.
    #[must_use]
    pub fn of_briefing(outline: &Outline) -> Option<Self> {
        let retracted = outline.status == Some(Status::Retracted);
        let is_superseded = outline.status == Some(Status::Superseded);
        (retracted || is_superseded).then(|| Self { retracted, on: outline.retracted.clone(), successor: None })
    }
}
