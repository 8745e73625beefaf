//! The diagnostics of a document as JSON, of which only what has changed is written again.

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

/// How many diagnostics there are of each severity, the gravest first.
type Counts = [usize; 4];

/// What was written of each block that has diagnostics, in their order.
#[derive(Debug, Default)]
pub(super) struct List {
    fragments: Vec<Fragment>,
}

/// The diagnostics of one block, or of the whole document, as JSON objects.
#[derive(Debug)]
struct Fragment {
    block: Option<Arc<Block>>,
    diagnostics: Arc<[Diagnostic]>,
    /// The line of the document that the block began in.
    first_line: usize,
    objects: Vec<String>,
    counts: Counts,
    /// Whether a place in another briefing is named, which moves with that.
    points_away: bool,
}

impl List {
    /// The diagnostics as the elements of a JSON array. What was written of
    /// a block before is used again where block and diagnostics are the same
    /// and it still begins in the same line.
    pub(super) fn write(&mut self, diagnostics: &Diagnostics, teller: &Teller<'_>) -> String {
        let blocks = teller.places.document.blocks().iter().zip(diagnostics.by_block());
        let now: Vec<_> = blocks.filter(|(_, list)| !list.is_empty()).collect();
        let is_same = |(fragment, (placed, list)): &(&Fragment, &(&Placed, &Arc<[Diagnostic]>))| {
            Arc::ptr_eq(&fragment.diagnostics, list)
                && fragment.block.as_ref().is_some_and(|block| Arc::ptr_eq(block, &placed.block))
        };
        let room = now.len().min(self.fragments.len());
        let head = self.fragments.iter().zip(&now).take_while(is_same).count();
        let tail = self.fragments.iter().rev().zip(now.iter().rev()).take(room - head).take_while(is_same).count();
        let changed = now.iter().take(now.len() - tail).skip(head);
        let written: Vec<_> = changed.map(|(placed, list)| Fragment::of_block(placed, list, teller)).collect();
        self.fragments.splice(head..self.fragments.len() - tail, written);
        for (fragment, (placed, list)) in self.fragments.iter_mut().zip(now) {
            if fragment.first_line != placed.first_line || fragment.points_away {
                *fragment = Fragment::of_block(placed, list, teller);
            }
        }
        let of_document = Fragment::write(None, diagnostics.of_document(), (0, 0), teller);
        joined(&of_document, &self.fragments)
    }
}

impl Fragment {
    fn of_block(placed: &Placed, list: &Arc<[Diagnostic]>, teller: &Teller<'_>) -> Self {
        Self::write(Some(Arc::clone(&placed.block)), list, (placed.start, placed.first_line), teller)
    }

    fn write(
        block: Option<Arc<Block>>,
        diagnostics: &Arc<[Diagnostic]>,
        (start, first_line): (usize, usize),
        teller: &Teller<'_>,
    ) -> Self {
        let mut counts = Counts::default();
        for found in diagnostics.iter() {
            counts[rank(found.severity)] += 1;
        }
        // The protocol's types have string keys throughout, which is all serde_json asks.
        let object = |found| serde_json::to_string(&teller.tell(found, start)).unwrap_or_default();
        Self {
            block,
            diagnostics: Arc::clone(diagnostics),
            first_line,
            objects: diagnostics.iter().map(object).collect(),
            counts,
            points_away: diagnostics.iter().any(|found| found.related.iter().any(|related| related.path.is_some())),
        }
    }
}

fn rank(severity: Severity) -> usize {
    match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
        Severity::Hint => 3,
    }
}

/// The objects with commas between them, those of the document first; where
/// there are too many, the gravest and of those the first, and how many are
/// left out.
fn joined(of_document: &Fragment, blocks: &[Fragment]) -> String {
    let fragments = || std::iter::once(of_document).chain(blocks);
    let mut all = Counts::default();
    for fragment in fragments() {
        for (sum, count) in all.iter_mut().zip(fragment.counts) {
            *sum += count;
        }
    }
    let mut room = MAX_SHOWN;
    let mut left = all.map(|count| {
        let granted = count.min(room);
        room -= granted;
        granted
    });
    let mut list = String::new();
    for fragment in fragments() {
        for (found, object) in fragment.diagnostics.iter().zip(&fragment.objects) {
            if let Some(left @ 1..) = left.get_mut(rank(found.severity)) {
                *left -= 1;
                push(&mut list, object);
            }
        }
    }
    if let Some(more @ 1..) = all.iter().sum::<usize>().checked_sub(MAX_SHOWN) {
        push(&mut list, &count_of(more));
    }
    list
}

fn push(list: &mut String, object: &str) {
    if !list.is_empty() {
        list.push(',');
    }
    list.push_str(object);
}

fn count_of(more: usize) -> String {
    let told = LspDiagnostic {
        severity: Some(DiagnosticSeverity::INFORMATION),
        source: Some("dateline".to_owned()),
        message: format!("{more} more are not shown here; `dateline lint` lists them all"),
        ..LspDiagnostic::default()
    };
    serde_json::to_string(&told).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{Counts, Diagnostic, Fragment, MAX_SHOWN, Severity, joined, rank};

    fn fragment(severities: &[Severity]) -> Fragment {
        let found = |severity: &Severity| Diagnostic {
            rule: "a-rule",
            severity: *severity,
            span: crate::text::Span::at(0),
            message: String::new(),
            notes: Vec::new(),
            related: Vec::new(),
            fixes: Vec::new(),
        };
        let mut counts = Counts::default();
        for severity in severities {
            counts[rank(*severity)] += 1;
        }
        Fragment {
            block: None,
            diagnostics: severities.iter().map(found).collect::<Vec<_>>().into(),
            first_line: 0,
            objects: severities.iter().map(|severity| format!("{{\"severity\":{}}}", rank(*severity) + 1)).collect(),
            counts,
            points_away: false,
        }
    }

    #[test]
    fn what_is_left_out_is_counted_and_the_gravest_is_not_left_out() {
        let blocks = [fragment(&[Severity::Info; MAX_SHOWN]), fragment(&[Severity::Error, Severity::Hint])];
        let list = joined(&fragment(&[]), &blocks);
        let array: Vec<Value> = serde_json::from_str(&format!("[{list}]")).expect("it is JSON");
        assert_eq!(array.len(), MAX_SHOWN + 1);
        let of = |severity: i64| array.iter().filter(|object| object["severity"] == severity).count();
        // One less of the third kind, whose place the last object has, which is of that kind too.
        assert_eq!((of(1), of(3), of(4)), (1, MAX_SHOWN, 0));
        assert_eq!(array[MAX_SHOWN]["message"], "2 more are not shown here; `dateline lint` lists them all");
    }

    #[test]
    fn few_are_shown_as_they_are() {
        assert_eq!(joined(&fragment(&[]), &[]), "");
        let list = joined(&fragment(&[Severity::Hint]), &[fragment(&[]), fragment(&[Severity::Error])]);
        assert_eq!(list, "{\"severity\":4},{\"severity\":1}");
    }
}
