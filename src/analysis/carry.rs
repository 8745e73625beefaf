//! What one block hands to the next: who spoke last, and what is switched off.

use std::sync::Arc;

use super::SourceGrade;

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

/// All that a block's reading depends on beside its own text, the premises,
/// the block after it and the people it names. Holds no offsets, so that two blocks that hand on
/// the same compare equal wherever they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carry {
    /// Who spoke last, if that still holds.
    pub last_source: Option<LastSource>,
    /// Whether the text has begun: a heading or prose stands above.
    pub begun: bool,
    /// Whether a suppression region is open.
    pub ignoring: Arc<Vec<String>>,
}
