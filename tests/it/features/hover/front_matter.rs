//! What a key of the front matter, and a rule it names, are said to mean.

use expect_test::expect;

use super::check_hover;

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

#[test]
fn a_rule_that_is_suppressed_shows_the_start_of_its_page() {
    check_hover(
        "<!-- dateline-ignore-next stale-ti<|>tle: wording agreed -->\nText.\n",
        &expect![[r#"
            [stale-title]
            **stale-title** · warning by default

            A title that its holder had left before the text's date, without *former*, or a title that the office itself had lost by then.

            Only what the records know for certain counts: a known last day, and records that reach to the text's date. It is silent in quotations, where *former*, *then-* or *under* governs the title, and where the sentence tells of a year or a day on which the title was right. It is silent too where the office is named as it was in its time: as that of which somebody was an aide or was appointed by (*a former adviser to Governor Hale*), as an owner (*Governor Hale's policy*), and in a sentence that looks back over years.

            An office that was renamed (*Secretary of Defense*, *Secretary of War* from 5 September 2025) is flagged by its old title, with a name and without, unless the sentence tells of the change.
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
