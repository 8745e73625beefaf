//! How much a diagnostic matters, and how a rule is told to make it matter more or less.

use std::fmt;

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

/// What settings say of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// It does not speak.
    Off,
    /// It speaks with this severity.
    On(Severity),
}

impl Severity {
    /// The least of them first.
    pub const ALL: [Self; 4] = [Self::Hint, Self::Info, Self::Warning, Self::Error];

    /// The word a person writes for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity called `name`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.name() == name)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Level {
    /// Every word that [`Level::parse`] knows.
    pub const NAMES: [&str; 5] = ["off", "hint", "info", "warning", "error"];

    /// The level called `name`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        if name == "off" { Some(Self::Off) } else { Severity::parse(name).map(Self::On) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, Severity};

    #[test]
    fn every_name_has_its_level() {
        assert!(Level::NAMES.iter().all(|name| Level::parse(name).is_some()));
        assert_eq!(Level::parse("Warning"), None);
        assert!(Severity::Hint < Severity::Info && Severity::Warning < Severity::Error);
    }
}
