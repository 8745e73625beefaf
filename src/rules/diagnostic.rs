//! A diagnostic: what is wrong, where, why, and what to do.

use crate::config::Severity;
use crate::text::{Edit, Span};
use crate::workspace::DocPath;

/// Another place that has to do with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The briefing, where it is not the same one.
    pub path: Option<DocPath>,
    /// Bytes of that briefing (of the block, while a rule looks at a block).
    pub span: Span,
    /// What is to be seen there.
    pub message: String,
}

/// A change that would mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an instruction: `insert "former"`.
    pub title: String,
    /// Whether it can be made without a person looking.
    pub safe: bool,
    /// The edits, none overlapping, each in bytes of the text before all of them.
    pub edits: Vec<Edit>,
}

/// What a rule says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule.
    pub rule: &'static str,
    /// How much it matters here, settings considered.
    pub severity: Severity,
    /// Bytes of the document (of the block, while a rule looks at a block).
    pub span: Span,
    /// What is wrong, in the reader's words, lower case, no full stop.
    pub message: String,
    /// Why it was said, and what would do instead.
    pub notes: Vec<String>,
    /// Other places.
    pub related: Vec<Related>,
    /// What would mend it, best first.
    pub fixes: Vec<Fix>,
}
