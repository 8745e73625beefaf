//! Definition: where a reader is taken from the thing under the cursor.

use std::fmt::Write;

use dateline::features::definition::definition;
use dateline::text::Span;
use expect_test::{Expect, expect};

use super::{Laid, laid};

/// What was asked about, and for each answer the file, its words, and in
/// braces those the cursor is put on.
fn check_definition(texts: &str, expected: &Expect) {
    let Laid { workspace, path, offset, .. } = laid(texts);
    let mut shown = String::new();
    for found in definition(&workspace, &path, offset) {
        let asked = workspace.briefing(&path).unwrap().document().slice(found.origin);
        write!(shown, "[{asked}] {}", found.path).unwrap();
        assert!(found.span.covers(found.selection) && found.origin.touches(offset));
        if let Some(briefing) = workspace.briefing(&found.path) {
            let (all, selected) = (briefing.document().slice(found.span), briefing.document().slice(found.selection));
            let line = briefing.document().slice(Span::new(0, found.selection.start())).matches('\n').count() + 1;
            write!(shown, ":{line} {:?} {{{selected}}}", all.lines().next().unwrap_or_default()).unwrap();
        }
        shown.push('\n');
    }
    expected.assert_eq(&shown);
}

const OTHER: &str = "\
--- sub/2026-10-02-dredging.md
# Order

A ban on dredging holds.{#ban} It is the last one.

## What it leaves open

The gauge is neutral ground. ^gauge
";

#[test]
fn links_lead_to_headings_claims_blocks_and_documents() {
    for (link, expected) in [
        (
            "[[2026-10-02-dred<|>ging]]",
            expect![[r#"
                [[[2026-10-02-dredging]]] /sub/2026-10-02-dredging.md:1 "" {}
            "#]],
        ),
        (
            "[[2026-10-02-dredging#^b<|>an]]",
            expect![[r#"
                [[[2026-10-02-dredging#^ban]]] /sub/2026-10-02-dredging.md:3 "A ban on dredging holds.{#ban" {ban}
            "#]],
        ),
        (
            "[[2026-10-02-dredging#^gau<|>ge|label]]",
            expect![[r#"
                [[[2026-10-02-dredging#^gauge|label]]] /sub/2026-10-02-dredging.md:7 "The gauge is neutral ground. ^gauge" {gauge}
            "#]],
        ),
        (
            "[a](sub/2026-10-02-dredging.md#what-it-le<|>aves-open)",
            expect![[r#"
                [[a](sub/2026-10-02-dredging.md#what-it-leaves-open)] /sub/2026-10-02-dredging.md:5 "What it leaves open" {What it leaves open}
            "#]],
        ),
        (
            "[a](sub/2026-10-02-dredging.md#g<|>one)",
            expect![[r#"
                [[a](sub/2026-10-02-dredging.md#gone)] /sub/2026-10-02-dredging.md:1 "" {}
            "#]],
        ),
        (
            "[[#^he<|>re]] and this.{#here}",
            expect![[r#"
                [[[#^here]]] /main.md:1 "See [[#^here]] and this.{#here" {here}
            "#]],
        ),
        ("[a](https://exa<|>mple.org)", expect![""]),
        ("[[no<|>where]]", expect![""]),
    ] {
        check_definition(&format!("See {link}\n{OTHER}"), &expected);
    }
}

#[test]
fn references_and_footnotes_lead_to_their_text_and_back() {
    check_definition(
        "See [the order][or<|>der].\n\n[Order]: x.md\n",
        &expect![[r#"
            [[the order][order]] /main.md:3 "[Order]: x.md" {Order}
        "#]],
    );
    check_definition(
        "See.[^a<|>]\n\n[^a]: A note.\n",
        &expect![[r#"
            [[^a]] /main.md:3 "[^a]: A note." {a}
        "#]],
    );
    check_definition(
        "See.[^a]\n\n[^a<|>]: A note.\n",
        &expect![[r#"
            [a] /main.md:1 "[^a]" {a}
        "#]],
    );
}

#[test]
fn citations_lead_to_the_record_of_the_source() {
    let front = "---\nsources:\n  mfa:\n    title: Readout\n    speaker: branca\n  wire: {derived-from: [mfa]}\npeople:\n  branca: {name: Odile Branca}\n---\n";
    for (text, expected) in [
        (
            "Said [@m<|>fa, para. 1].",
            expect![[r#"
                [mfa] /main.md:3 "mfa:" {mfa}
            "#]],
        ),
        (
            "Said.{#a src=\"wire m<|>fa\"}",
            expect![[r#"
                [mfa] /main.md:3 "mfa:" {mfa}
            "#]],
        ),
        (
            "Said.{#a} So.{#b .assessment basis=\"mfa <|>a\"}",
            expect![[r#"
                [a] /main.md:10 "Said.{#a" {a}
            "#]],
        ),
        (
            "[Ms Branca]{.person ref=bra<|>nca} spoke.",
            expect![[r#"
                [branca] /main.md:8 "branca" {branca}
            "#]],
        ),
        ("Said [@no<|>ne].", expect![""]),
    ] {
        check_definition(&format!("{front}{text}\n"), &expected);
    }
    check_definition(
        &front.replace("speaker: branca", "speaker: bra<|>nca"),
        &expect![[r#"
            [branca] /main.md:8 "branca" {branca}
        "#]],
    );
    check_definition(
        &front.replace("[mfa]", "[m<|>fa]"),
        &expect![[r#"
            [mfa] /main.md:3 "mfa:" {mfa}
        "#]],
    );
}

#[test]
fn an_id_is_its_own_definition() {
    check_definition(
        "A ban holds.{#b<|>an .known}\n",
        &expect![[r#"
            [ban] /main.md:1 "A ban holds.{#ban" {ban}
        "#]],
    );
    check_definition(
        "A ban holds. ^b<|>an\n",
        &expect![[r#"
            [ban] /main.md:1 "A ban holds. ^ban" {ban}
        "#]],
    );
}

#[test]
fn a_surname_leads_to_the_first_full_mention() {
    let people = "---\npeople:\n  branca: {name: Odile Branca, family: Branca, title: water minister, of: Kestria, from: 2024}\n  rossa: {name: Mira Branca, family: Branca}\n---\n";
    check_definition(
        "Treasury Secretary Scott Bessent spoke.\n\nHe left. Scott Bessent returned, and Bes<|>sent spoke.\n",
        &expect![[r#"
            [Bessent] /main.md:1 "Scott Bessent" {Scott Bessent}
        "#]],
    );
    check_definition(
        &format!("{people}Odile Branca spoke.\n\nBran<|>ca left.\n"),
        &expect![[r#"
            [Branca] /main.md:6 "Odile Branca" {Odile Branca}
        "#]],
    );
    check_definition(
        &format!("{people}Odile Branca spoke, and Mira Branca spoke.\n\nBran<|>ca left.\n"),
        &expect![[r#"
            [Branca] /main.md:6 "Odile Branca" {Odile Branca}
            [Branca] /main.md:6 "Mira Branca" {Mira Branca}
        "#]],
    );
    check_definition(
        "They met in Beijing.\n\nBei<|>jing said so.\n",
        &expect![[r#"
            [Beijing] /main.md:1 "Beijing" {Beijing}
        "#]],
    );
}
