//! The chain behind a claim: the sources it cites, the claims it rests on, and what those draw on in turn.

mod evidence;
mod trace;

use crate::analysis::Standing;

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

/// In what way something rests on something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// A citation, or `src`.
    Cites,
    /// Words taken from it: `.quote of=key`.
    Quotes,
    /// `basis` of an assessment.
    RestsOn,
    /// `derived-from` of a source.
    DrawsOn,
    /// A link to another briefing or out of the workspace.
    LinksTo,
    /// The record of whoever is named as the source, where nothing is cited.
    Record,
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
}
