//! What was asked of us: settings as written, settings as meant.

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Seen in an editor, if at all.
    Hint,
    /// Worth knowing.
    Info,
    /// An editor would want it mended.
    Warning,
    /// Wrong.
    Error,
}

/// Settings, checked and complete.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {}
