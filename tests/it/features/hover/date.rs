//! Dates, worked out.

use expect_test::expect;

use super::check_hover;

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
