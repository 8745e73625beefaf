//! Hover: what a reader is told of the thing under the cursor.

mod claim;
mod date;
mod front_matter;
mod link;
mod official;
mod place;
mod source;

use dateline::features::hover::hover;
use dateline::features::render;

use expect_test::Expect;

use super::{Laid, laid};

/// The words the hover at the cursor is about, and its text.
fn check_hover(texts: &str, expected: &Expect) {
    let Laid { workspace, path, offset, .. } = laid(texts);
    let shown = match hover(&workspace, &path, offset) {
        Some(hover) => {
            let document = workspace.briefing(&path).unwrap().document();
            format!("[{}]\n{}\n", document.slice(hover.span), render::markdown(&hover.content))
        }
        None => "nothing\n".to_owned(),
    };
    expected.assert_eq(&shown);
    assert!(hover(&workspace, &path, usize::MAX).is_none());
}

const SOURCES: &str = "\
---
date: 2026-11-20
sources:
  mfa-norland:
    title: Readout of the delegation call
    publisher: Norland Ministry of Foreign Affairs
    date: 2026-11-20
    url: https://example.org/readout-1120
    accessed: 2026-11-21
    kind: official
  branca-remarks:
    title: Remarks to *reporters*, Geneva
    speaker: branca
    date: 2026-11
    kind: on-record
    reliability: B
    credibility: 2
    derived-from: [mfa-norland]
people:
  branca: {name: Odile Branca, title: water minister, of: Kestria, from: 2024-05-01}
---
";
