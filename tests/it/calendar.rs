//! Date expressions as whole sentences have them, and what they mean as of Friday, 20 November 2026.

use dateline::calendar::{Date, DateExpression, Tense, expressions};
use proptest::prelude::*;

fn anchor() -> Date {
    Date::constant(2026, 11, 20)
}

fn reading(text: &str, tense: Tense) -> Vec<String> {
    let show = |found: DateExpression| {
        let meant = found.resolve(anchor(), tense).map_or("-".to_owned(), |period| period.to_string());
        format!("{} = {meant}", found.span.of(text))
    };
    expressions(text).into_iter().map(show).collect()
}

/// Each sentence, and what is found in it.
fn check(tense: Tense, cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for &(text, expected) in cases {
        let found = reading(text, tense);
        if found != expected {
            wrong.push(format!("{text}\n   expected {expected:?}\n   found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn days_counted_from_today() {
    check(
        Tense::Past,
        &[
            ("Talks opened today.", &["today = 20 November 2026"]),
            ("Talks opened late yesterday evening, she said.", &["late yesterday evening = 19 November 2026"]),
            ("The day before yesterday it rained.", &["The day before yesterday = 18 November 2026"]),
            ("The vote is the day after tomorrow.", &["the day after tomorrow = 22 November 2026"]),
            ("They will meet this evening.", &["this evening = 20 November 2026"]),
            ("They met earlier this morning", &["earlier this morning = 20 November 2026"]),
            (
                "It fell last night, and tonight it rose.",
                &["last night = 19 November 2026", "tonight = 20 November 2026"],
            ),
            ("TALKS RESUME TOMORROW", &["TOMORROW = 21 November 2026"]),
            ("Today, the bank said nothing.", &["Today = 20 November 2026"]),
            ("Today's meeting was short.", &["Today = 20 November 2026"]),
            ("He told USA Today that in today's world all is well.", &[]),
        ],
    );
}

#[test]
fn weekdays_in_the_past() {
    check(
        Tense::Past,
        &[
            ("Branca told reporters on Thursday.", &["Thursday = 19 November 2026"]),
            ("They met on Friday.", &["Friday = 20 November 2026"]),
            ("They met last Friday.", &["last Friday = 13 November 2026"]),
            ("They met early Monday.", &["early Monday = 16 November 2026"]),
            ("They met Monday night in Geneva.", &["Monday night = 16 November 2026"]),
            ("He left this past Sunday.", &["this past Sunday = 15 November 2026"]),
            ("She spoke on Tuesday last week.", &["Tuesday last week = 10 November 2026"]),
            ("It ran Monday-Wednesday.", &["Monday = 16 November 2026", "Wednesday = 18 November 2026"]),
            ("Wednesday's vote failed.", &["Wednesday = 18 November 2026"]),
            ("The Sunday Times and a Black Friday sale; on Mondays he rests; a Thursday-night game", &[]),
        ],
    );
}

#[test]
fn weekdays_to_come() {
    check(
        Tense::Future,
        &[
            ("Talks will resume on Tuesday.", &["Tuesday = 24 November 2026"]),
            ("Talks will resume next Friday.", &["next Friday = 27 November 2026"]),
            ("Talks will resume Friday.", &["Friday = 20 November 2026"]),
            ("The vote is this Sunday.", &["this Sunday = 22 November 2026"]),
            ("The vote is this coming Monday.", &["this coming Monday = 23 November 2026"]),
            ("They meet on Wednesday of next week.", &["Wednesday of next week = 25 November 2026"]),
            ("They will rest over the weekend.", &["the weekend = 21–22 November 2026"]),
            ("They will rest next weekend.", &["next weekend = 28–29 November 2026"]),
        ],
    );
}

#[test]
fn units_of_the_calendar() {
    check(
        Tense::Future,
        &[
            ("A meeting in Malaysia next week.", &["next week = 23–29 November 2026"]),
            ("It fell last week.", &["last week = 9–15 November 2026"]),
            ("It is due later this week.", &["later this week = 20–22 November 2026"]),
            ("It began earlier this month.", &["earlier this month = 1–20 November 2026"]),
            ("It began late last month.", &["late last month = 21–31 October 2026"]),
            ("It ends in early next year.", &["early next year = January–April 2027"]),
            ("It ends this quarter.", &["this quarter = October–December 2026"]),
            ("Last quarter was better.", &["Last quarter = July–September 2026"]),
            ("This year's harvest, last year's harvest", &["This year = 2026", "last year = 2025"]),
            ("By the end of the year it is over.", &["the end of the year = 31 December 2026"]),
            ("By the end of next month it is over.", &["the end of next month = 31 December 2026"]),
            ("It was busier later in the week.", &["later in the week = 20–22 November 2026"]),
            ("the last week of the campaign; in the last year of his life; a week-long strike; year-end", &[]),
        ],
    );
}

#[test]
fn distances() {
    check(
        Tense::Past,
        &[
            ("It opened two days ago.", &["two days ago = 18 November 2026"]),
            ("It opened 3 weeks ago.", &["3 weeks ago = 26 October – 1 November 2026"]),
            ("It opened a month ago.", &["a month ago = October 2026"]),
            ("It opened twenty-five years ago.", &["twenty-five years ago = 2001"]),
            ("It opened only a few days ago.", &["only a few days ago = -"]),
            ("It opened a couple of weeks ago.", &["a couple of weeks ago = -"]),
            ("It opened two hours ago.", &["two hours ago = -"]),
            ("It opened 2.5 years ago.", &["2.5 years ago = -"]),
            ("Prices rose 4% from a year earlier.", &["a year earlier = -"]),
            ("Two days later they met.", &["Two days later = -"]),
            ("Just days prior, Bessent spoke.", &["Just days prior = -"]),
            (
                "The following day they met; the previous week they had not.",
                &["The following day = -", "the previous week = -"],
            ),
            ("Over the past two weeks it fell.", &["the past two weeks = 6–20 November 2026"]),
            ("Over the past year it fell.", &["the past year = 20 November 2025 – 20 November 2026"]),
            ("The two-day visit, a day-to-day matter, 20-year-olds, half past two, the days of old.", &[]),
            ("Its lowest in two weeks, for the first time in 20 years, in three years of war.", &[]),
        ],
    );
    check(
        Tense::Future,
        &[
            ("They will meet in two days.", &["in two days = 22 November 2026"]),
            ("In three weeks, the term will end.", &["In three weeks = 7–13 December 2026"]),
            ("They meet in two weeks' time.", &["in two weeks' time = 30 November – 6 December 2026"]),
            ("They meet in two weeks’ time.", &["in two weeks’ time = 30 November – 6 December 2026"]),
            ("An answer is due within 10 days.", &["within 10 days = 20–30 November 2026"]),
            ("Over the next three months it stays.", &["the next three months = 20 November 2026 – 20 February 2027"]),
            ("More will come in the coming days.", &["the coming days = -"]),
            ("Two years from now it will be over.", &["Two years from now = 2028"]),
        ],
    );
}

#[test]
fn dates_of_the_calendar() {
    check(
        Tense::Past,
        &[
            ("GENEVA, Nov. 20 (Agency) —", &["Nov. 20 = 20 November 2026"]),
            ("On 20 November 2026 they met.", &["20 November 2026 = 20 November 2026"]),
            ("On November 20, 2026, they met.", &["November 20, 2026 = 20 November 2026"]),
            ("On Monday, 24 November, they met.", &["Monday, 24 November = 24 November 2026"]),
            ("On Mon., Nov. 23, 2026, they met.", &["Mon., Nov. 23, 2026 = 23 November 2026"]),
            ("On the 20th of November they met.", &["the 20th of November = 20 November 2026"]),
            ("On November 3rd they met.", &["November 3rd = 3 November 2026"]),
            ("On 2026-11-18 they met.", &["2026-11-18 = 18 November 2026"]),
            ("At 2026-11-18T16:00 they met.", &["2026-11-18 = 18 November 2026"]),
            ("In November 2026 they met.", &["November 2026 = November 2026"]),
            ("In September they met.", &["September = September 2026"]),
            ("In December they met.", &["December = December 2025"]),
            ("In late October they met.", &["late October = 21–31 October 2026"]),
            ("In mid-November they met.", &["mid-November = 11–20 November 2026"]),
            ("From 16–18 November they met.", &["16–18 November = 16–18 November 2026"]),
            ("From Nov. 16-18 they met.", &["Nov. 16-18 = 16–18 November 2026"]),
            ("From Oct. 30 to Nov. 2 they met.", &["Oct. 30 = 30 October 2026", "Nov. 2 = 2 November 2026"]),
            ("On 5 May they met.", &["5 May = 5 May 2026"]),
            ("In May 2024 they met.", &["May 2024 = May 2024"]),
            ("In early May they met.", &["early May = 1–10 May 2026"]),
            ("Last May they met.", &["Last May = May 2026"]),
            ("Last December they met.", &["Last December = December 2025"]),
            ("In March they met.", &["March = March 2026"]),
            ("In November last year they met.", &["November last year = November 2025"]),
            ("On 30 February they met.", &["30 February = -"]),
            ("In 2024, they met.", &["2024 = 2024"]),
            ("In early 2024 they met.", &["early 2024 = January–April 2024"]),
            ("On Dec. 5 they met.", &["Dec. 5 = 5 December 2025"]),
            ("On Sept. 5 they met.", &["Sept. 5 = 5 September 2026"]),
        ],
    );
}

#[test]
fn weeks_and_quarters_by_date() {
    check(
        Tense::Past,
        &[
            ("In the week of Oct. 20 it fell.", &["the week of Oct. 20 = 19–25 October 2026"]),
            ("The week ending 25 October 2026 was bad.", &["The week ending 25 October 2026 = 19–25 October 2026"]),
            ("It fell in the third quarter.", &["the third quarter = July–September 2026"]),
            ("It fell in the first quarter of 2025.", &["the first quarter of 2025 = January–March 2025"]),
            ("Third-quarter earnings fell.", &["Third-quarter = July–September 2026"]),
            ("It fell in the first half of the year.", &["the first half of the year = January–June 2026"]),
            ("It fell in Q3 2025.", &["Q3 2025 = July–September 2025"]),
            ("They scored in the second half, after a quarter of an hour.", &[]),
        ],
    );
}

#[test]
fn ordinary_words_are_no_dates() {
    check(
        Tense::Past,
        &[
            ("They may march in the second round, and prices fall.", &[]),
            ("Theresa May said so. May I? March on. The Long March was long.", &[]),
            ("April Ryan and August Wilson met June Smith.", &[]),
            ("He sat in the sun, wed, and had a mar on his face.", &[]),
            ("In November 12 people died.", &["November = November 2026"]),
            (
                "It weighs 20 may be 30; in 2000 villages; 1,020 Novembers; at 4:20 November",
                &["November = November 2026"],
            ),
            ("See [[2026-11-18-river-talks]] and https://example.org/2026-11-20/a.", &[]),
            ("", &[]),
            ("é – “Dienstag” 📈 \u{a0}", &[]),
        ],
    );
}

#[test]
fn what_needs_the_documents_date_says_so() {
    let kinds = |text: &str| {
        let found = expressions(text);
        assert_eq!(found.len(), 1, "{text}");
        (found[0].is_relative(), found[0].is_partial(), found[0].is_narrative())
    };
    assert_eq!(kinds("this evening"), (true, false, false));
    assert_eq!(kinds("on Tuesday"), (true, false, false));
    assert_eq!(kinds("this summer"), (true, false, false));
    assert_eq!(kinds("days ago"), (true, false, false));
    assert_eq!(kinds("November of last year"), (true, false, false));
    assert_eq!(kinds("Nov. 20"), (false, true, false));
    assert_eq!(kinds("the third quarter"), (false, true, false));
    assert_eq!(kinds("20 November 2026"), (false, false, false));
    assert_eq!(kinds("Just days prior"), (false, false, true));
}

#[test]
fn a_date_beside_the_anchor_is_not_moved_a_year_by_a_wrong_tense() {
    assert_eq!(reading("He will travel on 19 November.", Tense::Future), ["19 November = 19 November 2026"]);
    assert_eq!(reading("He will travel on 5 January.", Tense::Future), ["5 January = 5 January 2027"]);
    assert_eq!(reading("He travelled on 24 November.", Tense::Past), ["24 November = 24 November 2026"]);
}

#[test]
fn expressions_come_in_order_and_never_overlap() {
    let text =
        "Monday, Nov. 23, to Friday next week, two days ago last week this week the week of Oct. 20 2026 ".repeat(50);
    let found = expressions(&text);
    assert!(found.len() > 200);
    assert!(found.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
}

#[test]
fn far_dates_and_large_numbers_resolve_to_nothing_rather_than_panic() {
    for text in
        ["9999 years ago", "in the next 9999 decades", "9999 weeks ago", "in 9999 days' time", "9999 months ago"]
    {
        for year in [-9999, 1, 9999] {
            for found in expressions(text) {
                let _ = found.resolve(Date::new(year, 12, 31).unwrap(), Tense::Future);
            }
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_scanned_to_spans_that_fit_it(text in "([ -~éÉ–’\u{a0}\n📈]|Nov\\.|Monday|2026|-11|-20|week|days| ago|in |the |20|of |last |May)*") {
        for found in expressions(&text) {
            prop_assert!(!found.span.of(&text).is_empty());
            let _ = found.resolve(anchor(), Tense::Present);
        }
    }
}
