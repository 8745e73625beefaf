//! The name a briefing goes by inside the workspace.

use std::fmt;
use std::sync::Arc;

/// An absolute path with `/` between its parts and no `.` or `..`, or, for a
/// text that has no file, the address its editor gave it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocPath(Arc<str>);

impl DocPath {
    /// The path `path`, which is taken as it is.
    #[must_use]
    pub fn new(path: &str) -> Self {
        Self(path.into())
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
