//! What is wrong: one rule, one file, one page, and the page's examples are its tests.

mod context;
mod diagnostic;
mod prose;
mod rule;

pub use self::context::{
    DocumentContext, Found, Marks, Neighbour, PassageContext, SuppressionContext, WorkspaceContext, WrittenSuppression,
};
pub use self::diagnostic::{Diagnostic, Fix, Related};
pub use self::prose::Prose;
pub use self::rule::{Check, Family, Rule, Specificity, Trait};
pub use crate::config::Severity;

/// Every rule, in the order of names.
pub static RULES: &[&Rule] = &[];

/// The rule called `name`.
#[must_use]
pub fn find_rule(name: &str) -> Option<&'static Rule> {
    let at = RULES.binary_search_by(|rule| rule.name.cmp(name)).ok()?;
    RULES.get(at).copied()
}
