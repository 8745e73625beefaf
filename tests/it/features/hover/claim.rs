//! Claims and quotations: who stands behind them.

use expect_test::{Expect, expect};

use super::{SOURCES, check_hover};

#[test]
fn a_sentence_says_who_stands_behind_it() {
    check_hover(
        &format!("{SOURCES}The delegation lef<|>t, the foreign ministry said on Thursday.\n"),
        &expect![[r#"
            [The delegation left, the foreign ministry said on Thursday.]
            **Attributed** · public event

            - **the foreign ministry** (*“said”*) · 98% sure: The delegation left
        "#]],
    );
    check_hover(
        &format!("{SOURCES}\"We will not si<|>gn a map we have not seen,\" Odile Branca told reporters.\n"),
        &expect![[r#"
            ["We will not sign a map we have not seen,"]
            **Quotation**

            - **Odile Branca** (*“told”*) · 96% sure: "We will not sign a map we have not seen,"
            - on file, not cited: **Remarks to \*reporters\*, Geneva** `branca-remarks` · Odile Branca · November 2026 · on the record · graded B2
              - draws on **Readout of the delegation call** `mfa-norland` · Norland Ministry of Foreign Affairs · 20 November 2026 · official statement or publication
        "#]],
    );
    check_hover(
        &format!("{SOURCES}Exports fell by 4 per c<|>ent [@mfa-norland].\n"),
        &expect![[r#"
            [Exports fell by 4 per cent [@mfa-norland].]
            **Cited** · figure

            - cites **Readout of the delegation call** `mfa-norland` · Norland Ministry of Foreign Affairs · 20 November 2026 · official statement or publication
        "#]],
    );
    check_hover(
        &format!("{SOURCES}We judge that a ban is un<|>likely.{{#no-ban .assessment basis=mfa-norland}}\n"),
        &expect![[r#"
            [We judge that a ban is unlikely.]
            **The author's own assessment** · judgement · `^no-ban`

            - rests on **Readout of the delegation call** `mfa-norland` · Norland Ministry of Foreign Affairs · 20 November 2026 · official statement or publication

            Marked as the author's assessment.
        "#]],
    );
    check_hover(
        &format!("{SOURCES}Relations have col<|>lapsed.\n"),
        &expect![[r#"
            [Relations have collapsed.]
            **No source given** · statement of fact · 71% sure

            No source in the sentence; none carried over.
        "#]],
    );
    check_hover(
        &format!("{SOURCES}The ban is seen<|> as an insult.\n"),
        &expect![[r#"
            [The ban is seen as an insult.]
            **No source given** · statement of fact · 71% sure

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
fn a_quotation_says_whose_words_it_is() {
    check_hover(
        &format!("{SOURCES}\"We will not si<|>gn,\" Odile Branca told reporters. She said that it was late.\n"),
        &expect![[r#"
            ["We will not sign,"]
            **Quotation**

            - **Odile Branca** (*“told”*) · 96% sure: "We will not sign,"
            - on file, not cited: **Remarks to \*reporters\*, Geneva** `branca-remarks` · Odile Branca · November 2026 · on the record · graded B2
              - draws on **Readout of the delegation call** `mfa-norland` · Norland Ministry of Foreign Affairs · 20 November 2026 · official statement or publication
        "#]],
    );
    check_hover(
        &format!("{SOURCES}\"We will not si<|>gn a map we have not seen.\"\n"),
        &expect![[r#"
            ["We will not sign a map we have not seen."]
            **Quotation**

            The text does not say whose words these are.
        "#]],
    );
    check_hover(
        &format!("{SOURCES}\"We will not sign,\" Odile Branca told reporters. \"It is la<|>te.\"\n"),
        &expect![[r#"
            ["It is late."]
            **Quotation**

            - **Odile Branca** (*“told”*) · 96% sure: "We will not sign," … "It is late."
            - on file, not cited: **Remarks to \*reporters\*, Geneva** `branca-remarks` · Odile Branca · November 2026 · on the record · graded B2
              - draws on **Readout of the delegation call** `mfa-norland` · Norland Ministry of Foreign Affairs · 20 November 2026 · official statement or publication
        "#]],
    );
    check_hover(
        "\"We came to see the map,\" Odile Branca told reporters. \"It was late.\n\n\"We were shown no<|>thing, and nobody said why.\"\n",
        &expect![[r#"
            ["We were shown nothing, and nobody said why."]
            **Quotation**

            - **Odile Branca**, carried over from another paragraph: "We were shown nothing, and nobody said why."
        "#]],
    );
    check_hover(
        "The gauge is \"neu<|>tral\" ground.\n",
        &expect![[r#"
            [The gauge is "neutral" ground.]
            **No source given** · statement of fact · 33% sure

            No source in the sentence; none carried over.
        "#]],
    );
}

#[test]
fn a_source_that_says_nothing_is_said_to_think_or_plan() {
    check_hover(
        "Odile Branca plans to lea<|>ve on Friday, and hopes to return.\n",
        &expect![[r#"
            [Odile Branca plans to leave on Friday, and hopes to return.]
            **No source given** · public event · 33% sure

            Odile Branca is said to do something (“hopes”), but nobody reports it.
        "#]],
    );
    check_hover(
        "Talks will fail, sour<|>ces said.\n",
        &expect![[r#"
        [Talks will fail, sources said.]
        **Attributed** · forecast

        - **sources** (*“said”*) · 98% sure · anonymous: Talks will fail
    "#]],
    );
    check_hover(
        "Odile Branca left Geneva. The map was wrong, she sa<|>id.\n",
        &expect![[r#"
        [The map was wrong, she said.]
        **Attributed** · statement of fact

        - **she** (*“said”*) · 98% sure · whom the pronoun means is not clear: The map was wrong
    "#]],
    );
}

const CHAIN: &str = "\
---
date: 2026-11-20
sources:
  log: {title: Gauge log, publisher: River Office, kind: dataset}
  survey: {title: Survey of the reach, publisher: River Office, date: 2024-09-12, derived-from: [log, cable]}
  cable: {title: Cable 7, kind: background, derived-from: [survey]}
  remarks: {title: Remarks in Geneva, speaker: branca, kind: on-record, derived-from: [nobody]}
people:
  branca: {name: Odile Branca, title: water minister, of: Kestria}
---
";

#[test]
fn a_chain_leads_from_the_claim_to_what_its_sources_draw_on() {
    check_hover(
        &format!("{CHAIN}The reach is dr<|>y [@survey, p. 14].\n"),
        &expect![[r#"
        [The reach is dry [@survey, p. 14].]
        **Cited** · statement of fact

        - cites **Survey of the reach** `survey` · p. 14 · River Office · 12 September 2024
          - draws on **Gauge log** `log` · River Office · data set
          - draws on **Cable 7** `cable` · on background
    "#]],
    );
    check_hover(
        &format!("{CHAIN}The reach is dr<|>y.{{src=\"survey log gone\"}}\n"),
        &expect![[r#"
        [The reach is dry.]
        **Cited** · statement of fact

        - cites **Survey of the reach** `survey` · River Office · 12 September 2024
          - draws on **Gauge log** `log` · River Office · data set
          - draws on **Cable 7** `cable` · on background
        - cites `gone`, which has no record
    "#]],
    );
}

#[test]
fn a_source_that_is_named_has_its_record() {
    check_hover(
        &format!("{CHAIN}The reach is dry, Odile Branca sa<|>id.\n"),
        &expect![[r#"
        [The reach is dry, Odile Branca said.]
        **Attributed** · statement of fact

        - **Odile Branca** (*“said”*) · 98% sure: The reach is dry
        - on file, not cited: **Remarks in Geneva** `remarks` · Odile Branca · on the record
          - draws on `nobody`, which has no record
    "#]],
    );
    check_hover(
        &format!("{CHAIN}The reach is dry, the River Office sa<|>id.\n"),
        &expect![[r#"
            [The reach is dry, the River Office said.]
            **Attributed** · statement of fact

            - **the River Office** (*“said”*) · 98% sure: The reach is dry
        "#]],
    );
}

#[test]
fn an_assessment_shows_what_it_rests_on_wherever_that_is() {
    let text = "We judge that a ban is un<|>likely.{#ban .assessment likelihood=unlikely confidence=low basis=\"survey dry other#^level other gone\"}\n\n\
                The reach is dry, the mayor said.{#dry}\n\
                --- other.md\n---\ntitle: The level\nsources:\n  gauge: {title: Readings}\n---\nThe river fell to 3.8 metres [@gauge].{#level}\n";
    check_hover(
        &format!("{CHAIN}{text}"),
        &expect![[r#"
        [We judge that a ban is unlikely.]
        **The author's own assessment** · judgement · `^ban`

        - rests on **Survey of the reach** `survey` · River Office · 12 September 2024
          - draws on **Gauge log** `log` · River Office · data set
          - draws on **Cable 7** `cable` · on background
        - rests on `^dry`: “The reach is dry, the mayor said.” · the mayor
        - rests on `^level` in `other.md`: “The river fell to 3.8 metres.” · cited
          - cites **Readings** `gauge`
        - rests on `other`, which names no source and no claim
        - rests on `gone`, which names no source and no claim

        likelihood: unlikely · confidence: low

        Marked as the author's assessment.
    "#]],
    );
}

#[test]
fn a_chain_that_is_long_is_cut() {
    let keys: Vec<String> = (0..12).map(|n| format!("k{n}")).collect();
    let records: Vec<String> = keys.iter().map(|key| format!("  {key}: {{title: No}}\n")).collect();
    let text = format!("---\nsources:\n{}---\nIt is d<|>ry.{{src=\"{}\"}}\n", records.concat(), keys.join(" "));
    check_hover(
        &text,
        &expect![[r#"
        [It is dry.]
        **Cited** · statement of fact

        - cites **No** `k0`
        - cites **No** `k1`
        - cites **No** `k2`
        - cites **No** `k3`
        - cites **No** `k4`
        - cites **No** `k5`
        - cites **No** `k6`
        - cites **No** `k7`
        - and 4 more
    "#]],
    );
}

#[test]
fn notes_and_annotations_of_a_paragraph_stand_behind_its_claims() {
    check_hover(
        "It is d<|>ry.[^1]\n\n[^1]: The log of 2 October\n",
        &expect![[r#"
        [It is dry.]
        **Cited** · statement of fact

        - cites note 1: The log of 2 October
    "#]],
    );
    check_hover(
        &format!("{CHAIN}{{src=log}}\nIt is dry. It was d<|>ry.\n"),
        &expect![[r#"
        [It was dry.]
        **Cited** · statement of fact

        - cites **Gauge log** `log` · River Office · data set
    "#]],
    );
}

#[test]
fn a_link_is_followed_to_the_claim_it_leads_to() {
    let other = "--- other.md\n---\ntitle: The level\nsources:\n  gauge: {title: Readings}\n---\n\
                 GENEVA, Nov. 20 (Agency) — The river fell to 3.8 metres [@gauge].{#level}\n\n# Reach\n\nNothing.\n";
    let seen = |link: &str, expected: &Expect| {
        check_hover(&format!("The reach is d<|>ry; see {link}.\n{other}"), expected);
    };
    seen(
        "[[other#^level]]",
        &expect![[r#"
        [The reach is dry; see [[other#^level]].]
        **Cited** · statement of fact

        - links to `^level` in `other.md`: “The river fell to 3.8 metres.” · cited
          - cites **Readings** `gauge`
    "#]],
    );
    seen(
        "[[other]]",
        &expect![[r#"
        [The reach is dry; see [[other]].]
        **Cited** · statement of fact

        - links to **The level** `other`
    "#]],
    );
    seen(
        "[it](other.md#reach)",
        &expect![[r#"
        [The reach is dry; see [it](other.md#reach).]
        **Cited** · statement of fact

        - links to **The level** `other.md#reach`
    "#]],
    );
    seen(
        "[it](gone.md)",
        &expect![[r#"
        [The reach is dry; see [it](gone.md).]
        **Cited** · statement of fact

        - links to `gone.md`, which is not there
    "#]],
    );
    seen(
        "[a page](https://example.org/a)",
        &expect![[r#"
        [The reach is dry; see [a page](https://example.org/a).]
        **Cited** · statement of fact

        - links to `https://example.org/a`
    "#]],
    );
}

#[test]
fn what_somebody_wants_stands_behind_no_claim() {
    check_hover(
        "We judge that Kestria wants a break, and it will co<|>me.{.assessment}\n",
        &expect![[r#"
        [We judge that Kestria wants a break, and it will come.]
        **The author's own assessment** · statement of fact

        Marked as the author's assessment.
    "#]],
    );
}

#[test]
fn a_chain_says_what_of_it_no_longer_stands() {
    let front = "---\nsources:\n  cable: {title: Cable 7, retracted: 2026-11-20}\n  wire: {title: Wire, derived-from: cable}\n  old: {title: Old, superseded-by: wire}\n---\n";
    check_hover(
        &format!(
            "{front}A deal is ne<|>ar [@wire; @old].{{#deal .assessment basis=\"gone#^it gone2#^it\"}} See [[gone2]].\n\
             --- gone.md\n---\nstatus: retracted\n---\nIt is so.{{#it}}\n--- gone2.md\n---\nstatus: superseded\n---\nIt was so.{{#it}}\n"
        ),
        &expect![[r#"
            [A deal is near [@wire; @old].]
            **The author's own assessment** · statement of fact · `^deal`

            - cites **Wire** `wire`
              - draws on **Cable 7** `cable` · **withdrawn on 20 November 2026**
            - cites **Old** `old` · **superseded by wire**
            - rests on `^it` in `gone.md`: “It is so.” · no source given · **withdrawn**
            - rests on `^it` in `gone2.md`: “It was so.” · no source given · **superseded**

            Marked as the author's assessment.
        "#]],
    );
}
