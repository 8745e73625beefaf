//! Claims and quotations: who stands behind them.

use expect_test::expect;

use super::{SOURCES, check_hover};

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
