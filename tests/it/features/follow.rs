//! Declaration and implementation: where a thing comes into a text, and what has come of it.

use std::fmt::Write;

use dateline::features::declaration::declaration;
use dateline::features::definition::Location;
use dateline::features::implementation::implementation;
use dateline::workspace::Workspace;
use expect_test::{Expect, expect};

use super::{Laid, laid};

fn told(workspace: &Workspace, found: Vec<Location>) -> String {
    let mut shown = String::new();
    for location in found {
        let text = workspace.briefing(&location.path).unwrap().document().slice(location.selection);
        assert!(location.span.covers(location.selection));
        writeln!(shown, "{} {:?} at {}", location.path, text, location.selection.start()).unwrap();
    }
    shown
}

fn check_declaration(texts: &str, expected: &Expect) {
    let Laid { workspace, path, offset, .. } = laid(texts);
    expected.assert_eq(&told(&workspace, declaration(&workspace, &path, offset)));
}

fn check_implementation(texts: &str, expected: &Expect) {
    let Laid { workspace, path, offset, .. } = laid(texts);
    expected.assert_eq(&told(&workspace, implementation(&workspace, &path, offset)));
}

#[test]
fn a_thing_is_declared_where_it_comes_into_the_text() {
    check_declaration(
        "Treasury Secretary Scott Bessent spoke. Then Bess<|>ent left.\n",
        &expect![[r#"
        /main.md "Scott Bessent" at 19
    "#]],
    );
    check_declaration(
        "---\nsources:\n  a: {title: A}\n---\nOne [@a]. Two [@<|>a].\n",
        &expect![[r#"
        /main.md "a" at 15
    "#]],
    );
    check_declaration(
        "One [@a]. Two [@<|>a].\n",
        &expect![[r#"
        /main.md "a" at 6
    "#]],
    );
    check_declaration(
        "So.{#a} Thus.{#b basis=<|>a}\n",
        &expect![[r#"
        /main.md "a" at 5
    "#]],
    );
    check_declaration(
        "See [[other]]. And [it](oth<|>er.md).\n--- other.md\n# Other\n",
        &expect![[r#"
        /main.md "[[other]]" at 4
    "#]],
    );
    check_declaration("Nothing h<|>ere.\n", &expect![[""]]);
}

#[test]
fn what_took_its_place_comes_before_who_relies_on_it_and_that_before_later_reports() {
    let old = "---\ndate: 2026-11-01\n---\n# Old\n\nThe talks resume on 24 Nov<|>ember.{#resume}\n";
    check_implementation(
        &format!(
            "{old}--- new.md\n---\ndate: 2026-11-02\nsupersedes: \"[[main]]\"\n---\n# New\n--- user.md\nSo.{{#so basis=\"main#^resume\"}}\n"
        ),
        &expect![[r#"
            /new.md "New" at 50
        "#]],
    );
    check_implementation(
        &format!("{old}--- user.md\nSo.{{#so basis=\"main#^resume\"}}\n"),
        &expect![[r#"
        /user.md "so" at 5
    "#]],
    );
    check_implementation(
        &format!(
            "{old}--- report.md\n---\ndate: 2026-11-25\n---\nThe talks, [announced](main.md), were held.\n\
             --- earlier.md\n---\ndate: 2026-10-25\n---\nSee [[main]].\n"
        ),
        &expect![[r#"
            /report.md "The talks, [announced](main.md), were held." at 25
        "#]],
    );
    check_implementation(
        "---\nsources:\n  a: {superseded-by: b}\n  b: {title: B}\n---\nSo [@<|>a].\n",
        &expect![[r#"
        /main.md "b" at 39
    "#]],
    );
    check_implementation("Nothing came of th<|>is.\n", &expect![[""]]);
}
