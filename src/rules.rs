//! What is wrong: one rule, one file, one page, and the page's examples are its tests.

mod context;
mod diagnostic;

pub use self::context::{DocumentContext, PassageContext, WorkspaceContext};
pub use self::diagnostic::{Diagnostic, Fix, Related};
pub use crate::config::Severity;

/// What a rule has to see, and so when it has to look again.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// One block in its place; looked at again when the block or what it was handed changes.
    Passage(fn(&mut PassageContext<'_>)),
    /// The footprints of the document; looked at again when one of them changes.
    Document(fn(&mut DocumentContext<'_>)),
    /// Other briefings; looked at again when one that matters changes.
    Workspace(fn(&mut WorkspaceContext<'_>)),
}

/// A rule, whole.
#[derive(Debug)]
pub struct Rule {
    /// What it flags, so that it reads after "allow".
    pub name: &'static str,
    /// How much it matters in the default profile; `None` where it is off there.
    pub severity: Option<Severity>,
    /// What it looks at.
    pub check: Check,
    /// The page `dateline explain` shows.
    pub page: &'static str,
}

/// Every rule, in the order of names.
pub static RULES: &[&Rule] = &[];

/// The rule called `name`.
#[must_use]
pub fn find_rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
