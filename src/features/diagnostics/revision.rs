//! What is said of what was done to a document since an earlier version of it.

use crate::features::diagnostics::passage::Slot;
use crate::features::diagnostics::{Shared, document};
use crate::rules::{Check, Diagnostic, Found, RevisionContext, Trait};
use crate::workspace::{Briefing, Comparison};

/// The diagnostics of rules about revisions, in bytes of the document as it is now.
pub(super) fn check(shared: &Shared<'_>, slots: &[Slot], before: &Briefing) -> Vec<Diagnostic> {
    let comparison = Comparison::of(before, shared.briefing);
    let english = shared.briefing.reading().premises().english;
    let mut all = Vec::new();
    for (rule, severity) in shared.policy.active() {
        let Check::Revision(check) = rule.check else { continue };
        if english || rule.has(Trait::AnyLanguage) {
            let found = Found { rule, severity, diagnostics: Vec::new() };
            let mut cx = RevisionContext { before, briefing: shared.briefing, comparison: &comparison, found };
            check(&mut cx);
            all.append(&mut cx.found.diagnostics);
        }
    }
    document::heard(shared, slots, all)
}
