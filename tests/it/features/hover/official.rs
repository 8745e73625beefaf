//! Officials as of the document's date.

use dateline::features::hover::hover;
use dateline::features::render;

use expect_test::expect;

use super::{SOURCES, check_hover};
use crate::features::{Laid, laid};

const TREASURY: &str = include_str!("../../../../seeds/briefings/2025-10-17-treasury-talks.txt");

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

            Source: Bloomberg by way of Accounting Today, Scott Bessent is sworn in as 79th US Treasury Secretary; White House, 29 January 2025 to 20 August 2026 · CC0-1.0, with facts from FiveThirtyEight (CC BY 4.0) · embedded record as of 20 August 2026
        "#]],
    );
    check_hover(
        &treasury("2024-10-17", "Yellen"),
        &expect![[r#"
            [Janet Yellen]
            **Janet Yellen**

            - **Secretary of the Treasury**, United States, since 26 January 2021, until 20 January 2025

            *on 17 October 2024, the date in the front matter*

            *before that*

            - **Chair of the Federal Reserve**, Federal Reserve System, United States, held from 3 February 2014 until 3 February 2018
            - **Chair of the Council of Economic Advisers**, United States, held from 18 February 1997 until 3 August 1999

            Source: FiveThirtyEight, cabinet-turnover.csv: Biden, Secretary of the Treasury (start); White House, 20 January 2025: Designation of Acting Leaders (end) · CC0-1.0, with facts from FiveThirtyEight (CC BY 4.0) · embedded record as of 20 August 2026

            Source: Wikidata, holders of posts, 20 July 2022 (CC0-1.0): us-cabinet Q263725 · embedded record as of 3 August 2022

            Source: Cabinet turnover: FiveThirtyEight, 10 February 2023 (CC BY 4.0): line 161 · embedded record as of 10 February 2023
        "#]],
    );
    check_hover(
        &treasury("2025-10-17", "Yellen"),
        &expect![[r#"
            [Janet Yellen]
            **Janet Yellen**

            - **Secretary of the Treasury**, United States, held from 26 January 2021 until 20 January 2025

            *no office on record on 17 October 2025, the date in the front matter*

            *before that*

            - **Chair of the Federal Reserve**, Federal Reserve System, United States, held from 3 February 2014 until 3 February 2018
            - **Chair of the Council of Economic Advisers**, United States, held from 18 February 1997 until 3 August 1999

            Source: FiveThirtyEight, cabinet-turnover.csv: Biden, Secretary of the Treasury (start); White House, 20 January 2025: Designation of Acting Leaders (end) · CC0-1.0, with facts from FiveThirtyEight (CC BY 4.0) · embedded record as of 20 August 2026

            Source: Wikidata, holders of posts, 20 July 2022 (CC0-1.0): us-cabinet Q263725 · embedded record as of 3 August 2022

            Source: Cabinet turnover: FiveThirtyEight, 10 February 2023 (CC BY 4.0): line 161 · embedded record as of 10 February 2023
        "#]],
    );
    check_hover(
        &treasury("2025-10-17", "He Lifeng"),
        &expect![[r#"
            [He Lifeng]
            **He Lifeng** (何立峰)

            - **Vice Premier of the State Council**, China, since 12 March 2023

            *on 17 October 2025, the date in the front matter*

            Source: Xinhua by way of People's Daily Online, 12 March 2023: Four Chinese vice premiers endorsed by national legislature; White House, joint statements of 12 May and 11 August 2025; Ministry of Foreign Affairs of China, 21 January 2026 · CC0-1.0 · embedded record as of 20 January 2026
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

            Source: Bloomberg by way of Accounting Today, Scott Bessent is sworn in as 79th US Treasury Secretary; White House, 29 January 2025 to 20 August 2026 · CC0-1.0, with facts from FiveThirtyEight (CC BY 4.0) · embedded record as of 20 August 2026
        "#]],
    );
    check_hover(
        &treasury("2030-10-17", "Bessent"),
        &expect![[r#"
            [Scott Bessent]
            **Scott Bessent**

            - **Secretary of the Treasury**, United States, since 28 January 2025 · not certain: the record is as of 20 August 2026

            *on 17 October 2030, the date in the front matter*

            Source: Bloomberg by way of Accounting Today, Scott Bessent is sworn in as 79th US Treasury Secretary; White House, 29 January 2025 to 20 August 2026 · CC0-1.0, with facts from FiveThirtyEight (CC BY 4.0) · embedded record as of 20 August 2026
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

            Source: Bloomberg by way of Accounting Today, Scott Bessent is sworn in as 79th US Treasury Secretary; White House, 29 January 2025 to 20 August 2026 · CC0-1.0, with facts from FiveThirtyEight (CC BY 4.0) · embedded record as of 20 August 2026
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

            Source: Bloomberg by way of Accounting Today, Scott Bessent is sworn in as 79th US Treasury Secretary; White House, 29 January 2025 to 20 August 2026 · CC0-1.0, with facts from FiveThirtyEight (CC BY 4.0) · embedded record as of 20 August 2026
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
        before that
        - Chair of the Federal Reserve, Federal Reserve System, United States, held from 3 February 2014 until 3 February 2018
        - Chair of the Council of Economic Advisers, United States, held from 18 February 1997 until 3 August 1999
        Source: FiveThirtyEight, cabinet-turnover.csv: Biden, Secretary of the Treasury (start); White House, 20 January 2025: Designation of Acting Leaders (end) · CC0-1.0, with facts from FiveThirtyEight (CC BY 4.0) · embedded record as of 20 August 2026
        Source: Wikidata, holders of posts, 20 July 2022 (CC0-1.0): us-cabinet Q263725 · embedded record as of 3 August 2022
        Source: Cabinet turnover: FiveThirtyEight, 10 February 2023 (CC BY 4.0): line 161 · embedded record as of 10 February 2023"#]].assert_eq(&render::text(&content));
}
