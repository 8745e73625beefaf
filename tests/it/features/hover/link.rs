//! What a link shows of where it leads.

use expect_test::expect;

use super::check_hover;

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

                Claim `^ban`

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
fn what_a_revision_leaves_standing_is_what_is_quoted() {
    check_hover(
        "See [[revi<|>sed]].\n--- revised.md\nIt {~~stood~>fell~~} to{-- about--} 3.8 metres{>>sure?<<}.\n",
        &expect![[r#"
            [[[revised]]]
            **revised.md**

            > It fell to 3.8 metres.
        "#]],
    );
}
