//! Code lenses: how the claims of each section stand.

use std::fmt::Write;

use dateline::features::code_lenses::code_lenses;
use expect_test::{Expect, expect};

use crate::desk::{read, workspace_of};

fn check_lenses(text: &str, expected: &Expect) {
    let briefing = read(&workspace_of([]), "a.md", text);
    let mut shown = String::new();
    for lens in code_lenses(&briefing) {
        writeln!(shown, "[{}] {}", briefing.document().slice(lens.span), lens.title()).unwrap();
        assert!(lens.attributed <= lens.claims && lens.claims > 0, "{lens:?}");
    }
    expected.assert_eq(&shown);
}

#[test]
fn a_section_counts_what_stands_in_it_and_below_it() {
    check_lenses(
        "\
The road is shut, the mayor said.

# Talks

Talks resumed in Geneva [@log]. Late [@none]. The dam holds, Odile Branca said. Branca said that it was late.

## Outlook

The road is shut. The mayor said the bridge was, too.

Questions
=========

Why did they leave?

# Rest

The crane fell, analysts said.
",
        &expect![[r#"
            [The road is shut, the mayor said.] 1 claim, 1 attributed, 1 source
            [Talks] 5 claims, 4 attributed, 3 sources
            [Outlook] 2 claims, 1 attributed, 1 source
            [Rest] 1 claim, 1 attributed, no source
        "#]],
    );
}

#[test]
fn a_text_without_headings_is_told_of_on_its_first_line() {
    check_lenses(
        "---\ndate: 2026-11-20\n---\nThe road is shut, the mayor said.\n",
        &expect![[r#"
        [---] 1 claim, 1 attributed, 1 source
    "#]],
    );
    check_lenses(
        "The road is shut.\n\nThe dam holds.\n",
        &expect![[r#"
        [The road is shut.] 2 claims, none attributed
    "#]],
    );
    check_lenses("Why?\n", &expect![[""]]);
    check_lenses("", &expect![[""]]);
}

#[test]
fn a_source_is_counted_once_however_it_is_given() {
    check_lenses(
        "# A\n\nThe river fell [@log, p. 1; @cable]. It rose, the mayor said [@log].{src=cable}\n",
        &expect![[r#"
            [A] 2 claims, 2 attributed, 2 sources
        "#]],
    );
    check_lenses(
        "# A\n\nThe road is shut; see [the log](log.md#x) and [[log.md]].\n\nThe dam holds.[^1] It will fall.{.assessment}\n",
        &expect![[r#"
            [A] 3 claims, 2 attributed, 2 sources, 1 assessment
        "#]],
    );
    check_lenses(
        "# A\n\nWe judge that the dam will fall.\n",
        &expect![[r#"
        [A] 1 claim, 1 assessment
    "#]],
    );
    check_lenses(
        "# A\n\n{src=log}\nThe river fell. It rose, the mayor said.\n\nThe mayor said it stood. \"It stood,\" the mayor said.\n",
        &expect![[r#"
            [A] 4 claims, 4 attributed, 2 sources
        "#]],
    );
    check_lenses(
        "# A\n\nThe port authority said it was shut. It said the crane had fallen.\n\n@nobody was there, and the dam holds.\n",
        &expect![[r#"
            [A] 3 claims, 2 attributed, 1 source
        "#]],
    );
}
