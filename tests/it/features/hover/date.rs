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

#[test]
fn dates_count_from_when_it_was_said_or_from_what_was_told() {
    let on = |text: &str| format!("---\ndate: 2026-11-20\nplace: Geneva\n---\n{text}\n");
    check_hover(
        &on("\"We will meet tom<|>orrow,\" Branca said on Tuesday."),
        &expect![[r#"
        [tomorrow]
        **Wednesday, 18 November 2026**

        “tomorrow”, counted from “Tuesday”, when it was said
    "#]],
    );
    check_hover(
        &on("\"We will meet tom<|>orrow,\" Branca said."),
        &expect![[r#"
        [tomorrow]
        “tomorrow” stands in a quotation, and the text does not say on which day it was said.
    "#]],
    );
    check_hover(
        &on("The ferry sank on Nov. 3. Two days la<|>ter the search ended."),
        &expect![[r#"
        [Two days later]
        **Thursday, 5 November 2026**

        “Two days later”, counted from “Nov. 3” before it
    "#]],
    );
    check_hover(
        &on("Two days la<|>ter the search ended."),
        &expect![[r#"
        [Two days later]
        “Two days later” counts from something else, and no day is told right before it.
    "#]],
    );
    check_hover(
        &on("The fair will run from Monday t<|>o Thursday."),
        &expect![[r#"
        [Monday to Thursday]
        **23–26 November 2026** · Monday to Thursday

        “Monday to Thursday”, read as of Friday, 20 November 2026, the date in the front matter
    "#]],
    );
    check_hover(
        &on("The deal will be signed early next y<|>ear."),
        &expect![[r#"
        [early next year]
        **about January–April 2027**

        “early next year”, read as of Friday, 20 November 2026, the date in the front matter
    "#]],
    );
}

#[test]
fn times_of_day_are_shown_by_the_clocks_of_the_place() {
    let on = |text: &str| format!("---\ndate: 2026-11-20\nplace: Geneva\n---\n{text}\n");
    check_hover(
        &on("Polls will close at 2 p<|>.m. EST on Tuesday."),
        &expect![[r#"
        [2 p.m. EST]
        **14:00 on Tuesday, 24 November 2026** · UTC−5 · 20:00 in Geneva

        “2 p.m. EST”, read as of Friday, 20 November 2026, the date in the front matter · 4 days on
    "#]],
    );
    check_hover(
        &on("Polls will close at 8 p<|>.m. PT on Tuesday."),
        &expect![[r#"
        [8 p.m. PT]
        **20:00 on Tuesday, 24 November 2026** · UTC−8 · 05:00 on Wednesday in Geneva

        “8 p.m. PT”, read as of Friday, 20 November 2026, the date in the front matter · 4 days on
    "#]],
    );
    check_hover(
        &on("Polls will close at 10 a<|>.m."),
        &expect![[r#"
        [10 a.m.]
        **10:00 on Friday, 20 November 2026** · UTC+1

        “10 a.m.”, read as of Friday, 20 November 2026, the date in the front matter
    "#]],
    );
    check_hover(
        "---\ndate: 2026-11-20\n---\nPolls will close at 10 a<|>.m.\n",
        &expect![[r#"
        [10 a.m.]
        **10:00 on Friday, 20 November 2026** · the text says in no zone

        “10 a.m.”, read as of Friday, 20 November 2026, the date in the front matter
    "#]],
    );
    check_hover(
        &on("Polls will close at mid<|>night."),
        &expect![[r#"
        [midnight]
        “midnight” leaves open which days are meant.
    "#]],
    );
    let tokyo = "---\ndate: 2026-11-20T20:00Z\nplace: Tokyo\n---\nTalks opened tod<|>ay.\n";
    check_hover(
        tokyo,
        &expect![[r#"
        [today]
        **Saturday, 21 November 2026**

        “today”, read as of Saturday, 21 November 2026 in Tokyo, the date in the front matter · the same day
    "#]],
    );
}
