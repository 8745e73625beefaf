//! Symbols: the outline an editor shows.

use std::fmt::Write;

use dateline::features::symbols::{Symbol, symbols};
use dateline::text::Span;
use expect_test::{Expect, expect};

use super::{Laid, laid};

fn check_symbols(text: &str, expected: &Expect) {
    let Laid { workspace, path, .. } = laid(text);
    let briefing = workspace.briefing(&path).unwrap();
    let found = symbols(briefing);
    let mut shown = String::new();
    show(&found, 0, Span::new(0, briefing.document().len()), &mut shown);
    expected.assert_eq(&shown);
}

fn show(symbols: &[Symbol], depth: usize, outer: Span, shown: &mut String) {
    for symbol in symbols {
        assert!(outer.covers(symbol.span) && symbol.span.covers(symbol.selection), "{symbol:?}");
        let detail = symbol.detail.as_ref().map(|detail| format!(" ({detail})")).unwrap_or_default();
        writeln!(shown, "{}{:?} {}{detail} {:?}", "  ".repeat(depth), symbol.kind, symbol.name, symbol.span.range())
            .unwrap();
        show(&symbol.children, depth + 1, symbol.span, shown);
    }
}

#[test]
fn sections_hold_each_other_and_what_stands_in_them() {
    check_symbols(
        "<|>\
GENEVA, Nov. 20 (Agency) — Talks resume on Tuesday, the ministry said.{#resume}

# River *talks*

\"We will not sign a map we have not seen,\" Odile Branca told reporters.

### Too deep

The gauge is \"neutral\" ground. ^gauge

## The lower reach

[Nothing is covered]{#nothing .known}, and nobody minds.

# Outlook
",
        &expect![[r#"
            Claim ^resume (GENEVA, Nov. 20 (Agency) — Talks resume on Tuesday, the …) 0..80
            Dateline GENEVA (Nov. 20) 0..28
            Section River talks 85..306
              Quotation “We will not sign a map we have not seen,” (Odile Branca) 100..142
              Section Too deep 177..229
                Claim ^gauge (The gauge is "neutral" ground.) 187..224
              Section The lower reach 229..306
                Claim ^nothing (Nothing is covered) 247..275
            Section Outlook 306..314
        "#]],
    );
}

#[test]
fn a_plain_text_has_no_sections() {
    let Laid { workspace, path, .. } = laid("--- a.txt\n<|># not a heading\n\nNothing.\n");
    assert_eq!(symbols(workspace.briefing(&path).unwrap()), []);
}
