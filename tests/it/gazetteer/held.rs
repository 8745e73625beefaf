//! Who held what on which day, and where the records do not say.

use dateline::gazetteer::{Gazetteer, Held};

use super::{day, office, official};

const TABLE: &str = r#"
[registry]
id = "test"
as-of = 2024-06-30
covers = ["no.mayor"]
covers-from = 2000-01-01

[[office]]
id = "no.minister"
titles = ["Minister of Works"]

[[office]]
id = "no.mayor"
titles = ["Mayor"]

[[office]]
id = "no.deputy"
titles = ["Deputy Minister"]
seats = 3

[[person]]
id = "first"
name = "Ida First"
short = "First"
[[person.term]]
office = "no.minister"
start = "2010-05-01"
end = "2015-03-10"
[[person.term]]
office = "no.deputy"
start = "2018"
end = "unknown"

[[person]]
id = "second"
name = "Odd Second"
short = "Second"
[[person.term]]
office = "no.minister"
start = "2015-03-10"
end = "2020-11"

[[person]]
id = "third"
name = "Liv Third"
short = "Third"
[[person.term]]
office = "no.minister"
start = "2020-12-01"
[[person.term]]
office = "no.deputy"
basis = "attested"
attested = [2016-02-01, 2017-08-15]

[[person]]
id = "fourth"
name = "Per Fourth"
short = "Fourth"
[[person.term]]
office = "no.deputy"
start = "2012-01-01"
end = "2013-01-01"
basis = "memory"
[[person.term]]
office = "no.minister"
start = "2024-06-01"
status = "nominee"
"#;

fn held(person: &str, post: &str, date: &str) -> Held {
    let (gazetteer, problems) = Gazetteer::load_only([("test.toml", TABLE)]);
    assert_eq!(problems, []);
    gazetteer.held(official(&gazetteer, person), office(&gazetteer, post), day(date))
}

#[test]
fn inside_a_term_is_yes_and_outside_is_no() {
    assert_eq!(held("first", "no.minister", "2010-05-01"), Held::Yes);
    assert_eq!(held("first", "no.minister", "2012-01-01"), Held::Yes);
    assert_eq!(held("first", "no.minister", "2016-01-01"), Held::No);
}

#[test]
fn on_the_day_of_a_handover_the_new_holder_has_it_and_the_old_is_not_denied() {
    assert_eq!(held("second", "no.minister", "2015-03-10"), Held::Yes);
    assert_eq!(held("first", "no.minister", "2015-03-10"), Held::Unknown);
    assert_eq!(held("first", "no.minister", "2015-03-09"), Held::Yes);
    assert_eq!(held("second", "no.minister", "2015-03-09"), Held::No);
}

#[test]
fn within_a_month_that_is_all_that_is_known_nothing_is_decided() {
    assert_eq!(held("second", "no.minister", "2020-10-31"), Held::Yes);
    assert_eq!(held("second", "no.minister", "2020-11-01"), Held::Unknown);
    assert_eq!(held("second", "no.minister", "2020-11-30"), Held::Unknown);
    assert_eq!(held("second", "no.minister", "2020-12-01"), Held::No);
}

#[test]
fn an_open_term_holds_until_the_day_the_record_is_as_of_and_no_further() {
    assert_eq!(held("third", "no.minister", "2024-06-30"), Held::Yes);
    assert_eq!(held("third", "no.minister", "2024-07-01"), Held::Unknown);
}

#[test]
fn after_that_day_even_a_known_end_does_not_say_that_nobody_came_back() {
    assert_eq!(held("first", "no.minister", "2024-06-30"), Held::No);
    assert_eq!(held("first", "no.minister", "2024-07-01"), Held::Unknown);
}

#[test]
fn an_end_that_is_not_known_is_not_an_end() {
    assert_eq!(held("first", "no.deputy", "2019-01-01"), Held::Unknown);
    assert_eq!(held("first", "no.deputy", "2023-01-01"), Held::Unknown);
}

#[test]
fn a_title_seen_in_use_holds_between_the_days_it_was_seen() {
    assert_eq!(held("third", "no.deputy", "2016-01-31"), Held::Unknown);
    assert_eq!(held("third", "no.deputy", "2016-02-01"), Held::Yes);
    assert_eq!(held("third", "no.deputy", "2017-01-01"), Held::Yes);
    assert_eq!(held("third", "no.deputy", "2017-08-16"), Held::Unknown);
}

#[test]
fn memory_and_nominations_decide_nothing() {
    for date in ["2011-01-01", "2012-06-01", "2014-01-01"] {
        assert_eq!(held("fourth", "no.deputy", date), Held::Unknown, "{date}");
    }
    assert_eq!(held("fourth", "no.minister", "2024-06-15"), Held::No, "another sits in the only seat");
}

#[test]
fn who_is_not_listed_held_it_only_where_the_list_is_not_whole() {
    assert_eq!(held("first", "no.mayor", "1999-12-31"), Held::Unknown);
    assert_eq!(held("first", "no.mayor", "2005-01-01"), Held::No);
    assert_eq!(held("first", "no.mayor", "2024-07-01"), Held::Unknown);
    assert_eq!(held("second", "no.deputy", "2019-01-01"), Held::Unknown);
}

#[test]
fn the_offices_of_a_day_and_the_last_one_left_are_found() {
    let (gazetteer, _) = Gazetteer::load_only([("test.toml", TABLE)]);
    let third = official(&gazetteer, "third");
    let minister = office(&gazetteer, "no.minister");
    let on = |date| gazetteer.offices_on(third, day(date)).map(|term| term.office).collect::<Vec<_>>();
    assert_eq!(on("2016-06-01"), [office(&gazetteer, "no.deputy")]);
    assert_eq!(on("2021-01-01"), [minister]);
    assert_eq!(on("2019-01-01"), []);
    let first = official(&gazetteer, "first");
    assert!(gazetteer.last_term(first, minister, day("2012-01-01")).is_none());
    assert!(gazetteer.last_term(first, minister, day("2016-01-01")).is_some());
    let holders = gazetteer.holders_on(minister, day("2016-01-01")).collect::<Vec<_>>();
    assert_eq!(holders, [official(&gazetteer, "second")]);
}

#[test]
fn a_later_word_on_an_office_lists_nobody_new() {
    let later = |line: &str| {
        format!(
            "[registry]\nid = \"desk\"\nas-of = 2024-12-31\nsource = \"desk\"\n[[office]]\nid = \"no.mayor\"\n{line}\n"
        )
    };
    let held = |line: &str, date| {
        let later = later(line);
        let (gazetteer, problems) = Gazetteer::load_only([("test.toml", TABLE), ("desk.toml", &later)]);
        assert_eq!(problems, []);
        gazetteer.held(official(&gazetteer, "first"), office(&gazetteer, "no.mayor"), day(date))
    };
    // Another title says nothing of who has come since; the day of the desk's list does.
    assert_eq!(held("titles = [\"Lord Mayor\"]", "2024-06-30"), Held::No);
    assert_eq!(held("titles = [\"Lord Mayor\"]", "2024-07-01"), Held::Unknown);
    assert_eq!(held("complete-from = 2001-01-01", "2024-07-01"), Held::No);
    assert_eq!(held("known-until = 2024-09-30", "2024-09-30"), Held::No);
    assert_eq!(held("known-until = 2024-09-30", "2024-10-01"), Held::Unknown);
    assert_eq!(held("as-of = 2024-11-30", "2024-11-30"), Held::No);
}
