//! The diagnostics of a document as JSON, of which only what has changed is written again.

use std::collections::HashMap;
use std::sync::Arc;

use tower_lsp::ls_types::{Diagnostic as LspDiagnostic, DiagnosticSeverity};

use crate::config::Severity;
use crate::document::{Block, Placed};
use crate::features::diagnostics::Diagnostics;
use crate::lsp::diagnostic::Teller;
use crate::rules::Diagnostic;

/// More diagnostics of one document than this are counted and not shown. VS
/// Code keeps a thousand of a file and drops the rest without a word.
const MAX_SHOWN: usize = 1000;

/// What was written of each block that has diagnostics, in their order.
#[derive(Debug, Default)]
pub(super) struct List {
    fragments: Vec<Fragment>,
}

/// The diagnostics of one block as JSON objects.
#[derive(Debug)]
struct Fragment {
    block: Arc<Block>,
    diagnostics: Arc<[Diagnostic]>,
    /// The line of the document that the block began in.
    first_line: usize,
    objects: Vec<String>,
}

impl List {
    /// The diagnostics as the elements of a JSON array. What was written of
    /// a block before is used again where block and diagnostics are the same
    /// and it still begins in the same line.
    pub(super) fn write(&mut self, diagnostics: &Diagnostics, teller: &Teller<'_>) -> String {
        let blocks = teller.places.document.blocks().iter().zip(diagnostics.by_block());
        let now: Vec<_> = blocks.filter(|(_, list)| !list.is_empty()).collect();
        let is_same = |(fragment, (placed, list)): &(&Fragment, &(&Placed, &Arc<[Diagnostic]>))| {
            Arc::ptr_eq(&fragment.diagnostics, list) && Arc::ptr_eq(&fragment.block, &placed.block)
        };
        let room = now.len().min(self.fragments.len());
        let head = self.fragments.iter().zip(&now).take_while(is_same).count();
        let tail = self.fragments.iter().rev().zip(now.iter().rev()).take(room - head).take_while(is_same).count();
        let changed = now.iter().take(now.len() - tail).skip(head);
        let written: Vec<_> = changed.map(|(placed, list)| Fragment::write(placed, list, teller)).collect();
        self.fragments.splice(head..self.fragments.len() - tail, written);
        for (fragment, (placed, list)) in self.fragments.iter_mut().zip(now) {
            if !fragment.holds_at(placed.first_line) {
                *fragment = Fragment::write(placed, list, teller);
            }
        }
        let of_document: Vec<_> = diagnostics.of_document().iter().map(|found| object(teller, found, 0)).collect();
        let wide = diagnostics.of_document().iter().zip(&of_document);
        let local = self.fragments.iter().flat_map(|fragment| fragment.diagnostics.iter().zip(&fragment.objects));
        let all: Vec<_> = wide.chain(local).map(|(found, object)| (found.severity, object.as_str())).collect();
        joined(&all)
    }
}

impl Fragment {
    fn write(placed: &Placed, list: &Arc<[Diagnostic]>, teller: &Teller<'_>) -> Self {
        Self {
            block: Arc::clone(&placed.block),
            diagnostics: Arc::clone(list),
            first_line: placed.first_line,
            objects: list.iter().map(|found| object(teller, found, placed.start)).collect(),
        }
    }

    fn holds_at(&self, first_line: usize) -> bool {
        // Places in other briefings move with those.
        let points_away = |found: &Diagnostic| found.related.iter().any(|related| related.path.is_some());
        self.first_line == first_line && !self.diagnostics.iter().any(points_away)
    }
}

fn object(teller: &Teller<'_>, found: &Diagnostic, base: usize) -> String {
    // The protocol's types have string keys throughout, which is all serde_json asks.
    serde_json::to_string(&teller.tell(found, base)).unwrap_or_default()
}

/// The objects with commas between them; where there are too many, the
/// gravest and of those the first, and how many are left out.
fn joined(all: &[(Severity, &str)]) -> String {
    if all.len() <= MAX_SHOWN {
        return all.iter().map(|(_, object)| *object).collect::<Vec<_>>().join(",");
    }
    let mut room = MAX_SHOWN;
    let room_for = [Severity::Error, Severity::Warning, Severity::Info, Severity::Hint].map(|level| {
        let wanted = all.iter().filter(|(severity, _)| *severity == level).count();
        let granted = wanted.min(room);
        room -= granted;
        (level, granted)
    });
    let mut left: HashMap<Severity, usize> = room_for.into_iter().collect();
    let fits = |(severity, _): &&(Severity, &str)| {
        left.get_mut(severity).is_some_and(|left| left.checked_sub(1).map(|less| *left = less).is_some())
    };
    let mut shown: Vec<_> = all.iter().filter(fits).map(|(_, object)| *object).collect();
    let more = LspDiagnostic {
        severity: Some(DiagnosticSeverity::INFORMATION),
        source: Some("dateline".to_owned()),
        message: format!("{} more are not shown here; `dateline lint` lists them all", all.len() - MAX_SHOWN),
        ..LspDiagnostic::default()
    };
    let more = serde_json::to_string(&more).unwrap_or_default();
    shown.push(&more);
    shown.join(",")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{MAX_SHOWN, Severity, joined};

    #[test]
    fn what_is_left_out_is_counted_and_the_gravest_is_not_left_out() {
        let mut all = vec![(Severity::Info, r#"{"severity":3}"#); MAX_SHOWN];
        all.extend([(Severity::Error, r#"{"severity":1}"#), (Severity::Hint, r#"{"severity":4}"#)]);
        let array: Vec<Value> = serde_json::from_str(&format!("[{}]", joined(&all))).expect("it is JSON");
        assert_eq!(array.len(), MAX_SHOWN + 1);
        let of = |severity: i64| array.iter().filter(|object| object["severity"] == severity).count();
        assert_eq!((of(1), of(3), of(4)), (1, MAX_SHOWN, 0));
        assert_eq!(array[MAX_SHOWN]["message"], "2 more are not shown here; `dateline lint` lists them all");
    }

    #[test]
    fn few_are_shown_as_they_are() {
        assert_eq!(joined(&[]), "");
        assert_eq!(joined(&[(Severity::Hint, "1"), (Severity::Error, "2")]), "1,2");
    }
}
