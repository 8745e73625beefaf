//! What one block hands to the next: who was introduced, and who spoke last.

use std::sync::Arc;

use crate::gazetteer::OfficialId;

use super::SourceGrade;

/// How many people a document can have introduced at a time. Whoever came
/// first is forgotten where there are more, so that a block costs the same
/// however long the document is.
pub(super) const MOST_INTRODUCED: usize = 200;

/// A person introduced earlier in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Introduced {
    /// The name used alone from here on.
    pub short: String,
    /// The official, if the gazetteer knows the person.
    pub official: Option<OfficialId>,
    /// The name as introduced.
    pub full: String,
}

/// The last source a block leaves behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastSource {
    /// As a reader would say it.
    pub name: String,
    /// How well it is known.
    pub grade: SourceGrade,
    /// Whether it is one person, so that *he* and *she* can mean it.
    pub person: bool,
    /// Whether a quotation of its is still open.
    pub speaking: bool,
    /// How many paragraphs have come since in which nobody spoke.
    pub paragraphs_ago: u8,
}

/// All that a block's reading depends on beside its own text, the premises
/// and the block after it. Holds no offsets, so that two blocks that hand on
/// the same compare equal wherever they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carry {
    /// Who was introduced, in order.
    pub introduced: Arc<Vec<Arc<Introduced>>>,
    /// Who spoke last, if that still holds.
    pub last_source: Option<LastSource>,
    /// Whether a suppression region is open.
    pub ignoring: Arc<Vec<String>>,
}
