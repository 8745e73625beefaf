//! Hover: what a reader is told of the thing under the cursor.

use dateline::features::hover::hover;
use dateline::features::render;

use expect_test::{Expect, expect};

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

#[test]
fn a_citation_shows_the_record_of_its_source() {
    check_hover(
        &format!("{SOURCES}Norland gave no agenda [@mfa-nor<|>land, para. 1].\n"),
        &expect![[r#"
        [mfa-norland]
        **Readout of the delegation call**

        Norland Ministry of Foreign Affairs · 20 November 2026 · official statement or publication

        Cited here: para. 1

        `https://example.org/readout-1120`, read 21 November 2026

        Key `mfa-norland`, from the front matter of this document
    "#]],
    );
    check_hover(
        &format!("{SOURCES}It is over [see @mfa-norland; -@branca-re<|>marks].\n"),
        &expect![[r#"
        [branca-remarks]
        **Remarks to \*reporters\*, Geneva**

        Odile Branca · November 2026 · on the record · graded B2

        Draws on mfa-norland

        Key `branca-remarks`, from the front matter of this document
    "#]],
    );
}

#[test]
fn an_unknown_key_is_said_to_be_unknown() {
    check_hover(
        &format!("{SOURCES}Norland gave no agenda [@mfa-<|>norlan].\n"),
        &expect![[r#"
        [mfa-norlan]
        No source has the key `mfa-norlan`.

        Did you mean `mfa-norland`?
    "#]],
    );
    check_hover(
        "Write to @desk<|>officer about it.\n",
        &expect![[r#"
        nothing
    "#]],
    );
}

#[test]
fn keys_in_annotations_are_citations_too() {
    check_hover(
        &format!("{SOURCES}Talks resume.{{#resume src=\"mfa-norland branca-<|>remarks\"}}\n"),
        &expect![[r#"
        [branca-remarks]
        **Remarks to \*reporters\*, Geneva**

        Odile Branca · November 2026 · on the record · graded B2

        Draws on mfa-norland

        Key `branca-remarks`, from the front matter of this document
    "#]],
    );
    check_hover(
        &format!("{SOURCES}Talks resume.{{#resume}} They will fail.{{#fail .assessment basis=re<|>sume}}\n"),
        &expect![[r#"
            [resume]
            **This document**

            Claim **resume**

            > Talks resume.
        "#]],
    );
}

const OTHER: &str = "\
--- 2026-10-02-dredging.md
---
title: The October order
date: 2026-10-02
status: superseded
---

# Order

A ban on dredging holds for the upper reach [@gov], the ministry said.{#ban}

## What it leaves open

The lower reach is *not* covered.
";

#[test]
fn links_show_what_stands_where_they_lead() {
    for (link, expected) in [
        (
            "[[2026-10-02-dred<|>ging]]",
            expect![[r#"
                [[[2026-10-02-dredging]]]
                **The October order** · 2 October 2026 · **superseded**

                > A ban on dredging holds for the upper reach, the ministry said.

                `2026-10-02-dredging.md`
            "#]],
        ),
        (
            "[[2026-10-02-dredging#^ban|the <|>order]]",
            expect![[r#"
                [[[2026-10-02-dredging#^ban|the order]]]
                **The October order** · 2 October 2026 · **superseded**

                Claim **ban**

                > A ban on dredging holds for the upper reach, the ministry said.

                `2026-10-02-dredging.md`
            "#]],
        ),
        (
            "[the order](2026-10-02-dredging.md#what-it-leaves<|>-open)",
            expect![[r#"
                [[the order](2026-10-02-dredging.md#what-it-leaves-open)]
                **The October order** · 2 October 2026 · **superseded**

                Section **What it leaves open**

                > The lower reach is not covered.

                `2026-10-02-dredging.md`
            "#]],
        ),
        (
            "[[2026-10-02-dregding<|>]]",
            expect![[r#"
            [[[2026-10-02-dregding]]]
            There is no document `2026-10-02-dregding`.

            Did you mean `2026-10-02-dredging`?
        "#]],
        ),
        (
            "[[2026-10-02-dredging#^bann<|>]]",
            expect![[r#"
            [[[2026-10-02-dredging#^bann]]]
            `2026-10-02-dredging.md` has no heading and no claim `^bann`.

            Did you mean `^ban`?
        "#]],
        ),
        (
            "[a page](https://example.org/a<|>_b)",
            expect![[r#"
            [[a page](https://example.org/a_b)]
            Leads out of the workspace: `https://example.org/a_b`
        "#]],
        ),
        (
            "[a map](../../map<|>.pdf)",
            expect![[r#"
            [[a map](../../map.pdf)]
            `../../map.pdf` is outside the workspace, where nobody looks.
        "#]],
        ),
        (
            "[the order][or<|>der]\n\n[order]: 2026-10-02-dredging.md\n",
            expect![[r#"
                [[the order][order]]
                **The October order** · 2 October 2026 · **superseded**

                > A ban on dredging holds for the upper reach, the ministry said.

                `2026-10-02-dredging.md`
            "#]],
        ),
        (
            "a note.[^no<|>te]\n\n[^note]: The ministry's log, 2 October.\n",
            expect![[r#"
            [[^note]]
            > The ministry's log, 2 October..
        "#]],
        ),
    ] {
        check_hover(&format!("See {link}.\n{OTHER}"), &expected);
    }
}

#[test]
fn relations_of_the_front_matter_are_links() {
    check_hover(
        &format!("---\nsupersedes: \"[[2026-10-02-dred<|>ging]]\"\n---\n{OTHER}"),
        &expect![[r#"
            [[[2026-10-02-dredging]]]
            **The October order** · 2 October 2026 · **superseded**

            > A ban on dredging holds for the upper reach, the ministry said.

            `2026-10-02-dredging.md`
        "#]],
    );
}

#[test]
fn keys_of_the_front_matter_say_what_they_mean() {
    check_hover(
        "---\nda<|>te: 2026-11-20T16:00+01:00\n---\n",
        &expect![[r#"
        [date]
        **date**

        The day, or the moment, this was written. Every relative date and every office is read as of it.

        Read as **Friday, 20 November 2026, 16:00 (UTC+01)**.
    "#]],
    );
    check_hover(
        "---\ntype: si<|>trep\n---\n",
        &expect![[r#"
        [type]
        **type**

        What sort of briefing this is, which decides who counts as its source.

        One of `news-brief`, `sitrep`, `market`, `readout`, `assessment`, `memo`, `note`.
    "#]],
    );
    check_hover(
        "---\nsources:\n  a: {ki<|>nd: official}\n---\n",
        &expect![[r#"
        [kind]
        **kind**

        What kind of source it is.

        One of `official`, `on-record`, `background`, `anonymous`, `wire`, `press`, `social`, `document`, `dataset`, `court`, `academic`, `ai`, `own-observation`, `prior-briefing`.
    "#]],
    );
    check_hover(
        "---\npeople:\n  a: {name: Ada Hale, posts: [{ti<|>tle: governor}]}\n---\n",
        &expect![[r#"
        [title]
        **title**

        The office, as it stands before the name.
    "#]],
    );
    check_hover(
        "---\nour-own-k<|>ey: x\n---\n",
        &expect![[r#"
        nothing
    "#]],
    );
}

#[test]
fn a_rule_that_is_not_there_is_said_not_to_be() {
    check_hover(
        "<!-- dateline-ignore-next no-such-th<|>ing: wording agreed -->\nText.\n",
        &expect![[r#"
        [no-such-thing]
        No rule is called `no-such-thing`.
    "#]],
    );
}
