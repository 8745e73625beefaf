//! What a rule is shown.

use crate::analysis::{Passage, Premises};
use crate::document::Block;
use crate::gazetteer::Gazetteer;
use crate::workspace::{Briefing, Workspace};

use super::Diagnostic;

/// One block in its place. What is reported has spans from the start of the block.
#[derive(Debug)]
pub struct PassageContext<'a> {
    /// The block.
    pub block: &'a Block,
    /// The block, understood.
    pub passage: &'a Passage,
    /// The block after it.
    pub next: Option<&'a Block>,
    /// What the document says of itself.
    pub premises: &'a Premises,
    /// Officials and places as the document knows them.
    pub gazetteer: &'a Gazetteer,
    /// What was found.
    pub found: Vec<Diagnostic>,
}

/// A document by its footprints. What is reported has spans from the start of the document.
#[derive(Debug)]
pub struct DocumentContext<'a> {
    /// The briefing.
    pub briefing: &'a Briefing,
    /// What was found.
    pub found: Vec<Diagnostic>,
}

/// A document among the others. What is reported has spans from the start of the document.
#[derive(Debug)]
pub struct WorkspaceContext<'a> {
    /// All briefings.
    pub workspace: &'a Workspace,
    /// The one that is looked at.
    pub briefing: &'a Briefing,
    /// What was found.
    pub found: Vec<Diagnostic>,
}
