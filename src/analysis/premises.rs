//! What the whole document says of itself and every block is read under.

use std::collections::BTreeSet;

use crate::calendar::Date;
use crate::document::DocumentType;

/// Where the document's date is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrigin {
    /// `date` in the front matter.
    FrontMatter,
    /// The dateline, with a year.
    Dateline,
    /// A date in the file's name.
    FileName,
    /// The command line or the settings.
    Settings,
}

/// What every block is read under. A change here reads every block's place again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Premises {
    /// The day the text was written, if it can be known.
    pub date: Option<Date>,
    /// Where that is from.
    pub date_origin: Option<DateOrigin>,
    /// Where it was written.
    pub place: Option<String>,
    /// What sort of briefing it is.
    pub document_type: DocumentType,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Source keys the document can cite: its own and the workspace's.
    pub source_keys: BTreeSet<String>,
    /// Whether a bibliography is named that may hold further keys.
    pub open_bibliography: bool,
    /// Whether the text is in English, the one language that is judged.
    pub english: bool,
}
