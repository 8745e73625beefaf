//! Recognises days told by where they lie in a month or a year: "the 14th", "the first Monday of December", "year-end".

use jiff::civil::Weekday;

use crate::calendar::expression::{DateExpression, DateKind, Part, Unit, Which, WrittenDate, WrittenUnit, Year};
use crate::calendar::scan::{Scan, expression};
use crate::calendar::vocabulary::{Head, day_of_month, head, number, small_ordinal, year};
use crate::calendar::word::Word;
use crate::calendar::written::{plain, written_year};

/// Words behind which a day or an end is one in time.
const BEFORE: [&str; 15] = [
    "about", "after", "around", "at", "before", "by", "from", "near", "on", "since", "through", "till", "to", "toward",
    "until",
];

/// Words that go on with the sentence behind a date, so that it describes no noun.
const FREE: [&str; 24] = [
    "a", "after", "and", "as", "at", "because", "before", "but", "by", "for", "from", "he", "if", "in", "it", "or",
    "she", "that", "the", "they", "to", "when", "while", "with",
];

/// Feasts on the same day every year: two words, the month and the day.
const FEASTS: [(&str, &str, i8, i8); 3] =
    [("christmas", "day", 12, 25), ("christmas", "eve", 12, 24), ("boxing", "day", 12, 26)];

/// Whether the words behind `at` leave what ends there a date: a mark, the end, or another clause.
fn is_free(scan: Scan<'_>, at: usize) -> bool {
    scan.words.byte(at) != Some(b'-') && scan.after(at).is_none_or(|next| next.is_any(&FREE))
}

/// A day or a month with what stands before it: "the night of Nov. 3", "the
/// first Monday of December", "the last week of October", "the three months to September".
pub(super) fn widened(scan: Scan<'_>, found: DateExpression) -> DateExpression {
    let DateKind::Written(date) = found.kind else { return found };
    if date.part != Part::Whole || date.weekday.is_some() {
        return found;
    }
    let start = found.span.start();
    let Some(link) = scan.before(start) else { return found };
    let wider = match date.unit {
        WrittenUnit::Days { month, last, .. } => {
            hours_of(scan, link).map(|from| (from, date.unit, Part::Hours)).or_else(|| {
                let (from, months) = months_to(scan, link).filter(|_| last >= 28)?;
                Some((from, WrittenUnit::MonthsTo { month, months }, Part::Whole))
            })
        }
        WrittenUnit::Month(month) => {
            nth_weekday(scan, link, month).or_else(|| first_or_last(scan, link, month)).or_else(|| {
                let (from, months) = months_to(scan, link)?;
                Some((from, WrittenUnit::MonthsTo { month, months }, Part::Whole))
            })
        }
        _ => None,
    };
    let Some((from, unit, part)) = wider else { return found };
    expression(scan.with_article(from), found.span.end(), DateKind::Written(WrittenDate { unit, part, ..date }))
}

/// "night of", "early hours of".
fn hours_of(scan: Scan<'_>, link: Word<'_>) -> Option<usize> {
    let part = scan.before(link.start).filter(|_| link.is("of"))?;
    if part.is_any(&["morning", "afternoon", "evening", "night"]) {
        return Some(part.start);
    }
    let shade = scan.before_any(part.start, &["early", "late", "small"]).filter(|_| part.is("hours"))?;
    Some(shade.start)
}

/// "first Monday of", "last Friday in".
fn nth_weekday(scan: Scan<'_>, link: Word<'_>, month: i8) -> Option<(usize, WrittenUnit, Part)> {
    let day = scan.before(link.start).filter(|_| link.is_any(&["of", "in"]))?;
    let Some(Head::Weekday(weekday)) = head(day) else { return None };
    let ordinal = scan.before(day.start)?;
    Some((ordinal.start, WrittenUnit::Nth { month, weekday, nth: nth(ordinal)? }, Part::Whole))
}

/// 1 to 4, −1 for the last.
fn nth(ordinal: Word<'_>) -> Option<i8> {
    if ordinal.is_any(&["last", "final"]) { Some(-1) } else { small_ordinal(ordinal) }
}

/// Whether a weekday is counted within something else: "the first Monday of December".
pub(super) fn is_counted(scan: Scan<'_>, day: Word<'_>) -> bool {
    scan.before(day.start).is_some_and(|ordinal| small_ordinal(ordinal).is_some())
        && scan.after_any(day.end, &["in", "of"]).is_some()
}

/// "last week of", "first day of".
fn first_or_last(scan: Scan<'_>, link: Word<'_>, month: i8) -> Option<(usize, WrittenUnit, Part)> {
    let unit = scan.before_any(link.start, &["week", "day"]).filter(|_| link.is("of"))?;
    let which = scan.before_any(unit.start, &["first", "last", "final"])?;
    let is_first = which.is("first");
    Some(match (unit.is("week"), is_first) {
        (true, _) => (which.start, WrittenUnit::WeekIn { month, is_first }, Part::Whole),
        (false, true) => (which.start, WrittenUnit::Month(month), Part::Start),
        (false, false) => (which.start, WrittenUnit::Month(month), Part::End),
    })
}

/// "three months to", "year ended", "quarter ended": where it starts and how many months.
fn months_to(scan: Scan<'_>, link: Word<'_>) -> Option<(usize, i8)> {
    let unit = scan.before(link.start).filter(|_| link.is_any(&["to", "through", "ended", "ending"]))?;
    if unit.is("year") {
        let article = scan.before_any(unit.start, &["the"])?;
        return Some((article.start, 12));
    }
    if unit.is("quarter") && link.is_any(&["ended", "ending"]) {
        let article = scan.before_any(unit.start, &["the"])?;
        return Some((article.start, 3));
    }
    let amount = scan.before(unit.start).filter(|_| unit.is("months"))?;
    let months = number(amount).or_else(|| amount.number()).filter(|months| (2..=24).contains(months))?;
    Some((amount.start, i8::try_from(months).ok()?))
}

/// "on the 14th", "the 25th of this month": the month is left to the reader, or told from here.
pub(super) fn ordinal_day(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    let day = numbered(word)?;
    let article = scan.before_any(word.start, &["the"])?;
    if let Some((end, months)) = of_month(scan, word.end) {
        let kind = DateKind::DayOfMonth { day, weekday: None, months: Some(months) };
        return Some(expression(article.start, end, kind));
    }
    let is_led = scan.before_any(article.start, &["by", "on", "since", "until"]).is_some();
    let is_known = is_led && is_free(scan, word.end) && !scan.words.is_hyphenated(word);
    let kind = DateKind::DayOfMonth { day, weekday: None, months: None };
    is_known.then(|| expression(article.start, word.end, kind))
}

/// "Friday the 13th".
pub(super) fn weekday_the(scan: Scan<'_>, word: Word<'_>, weekday: Weekday) -> Option<DateExpression> {
    let figure = scan.after(scan.after_any(word.end, &["the"])?.end)?;
    let day = numbered(figure).filter(|_| is_free(scan, figure.end))?;
    let kind = DateKind::DayOfMonth { day, weekday: Some(weekday), months: None };
    Some(expression(word.start, figure.end, kind))
}

/// The day of "14th", but not of "14".
fn numbered(word: Word<'_>) -> Option<i8> {
    let has_ending = word.text.bytes().last().is_some_and(|last| last.is_ascii_alphabetic());
    day_of_month(word).filter(|_| has_ending)
}

/// "of this month", "of last month" behind `at`: where it ends, and how many months off it is.
fn of_month(scan: Scan<'_>, at: usize) -> Option<(usize, i32)> {
    let which = scan.after(scan.after_any(at, &["of"])?.end)?;
    let month = scan.after_any(which.end, &["month"])?;
    let known = [("this", 0), ("last", -1), ("next", 1)];
    known.iter().find(|(name, _)| which.is(name)).map(|&(_, months)| (month.end, months))
}

/// "by year-end", "at month's end", "by year-end 2027".
pub(super) fn unit_end(scan: Scan<'_>, word: Word<'_>, unit: Unit) -> Option<DateExpression> {
    if !matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade) {
        return None;
    }
    scan.before_any(word.start, &BEFORE)?;
    let end = if scan.words.byte(word.end) == Some(b'-') {
        scan.words.starting(word.end + 1)?
    } else {
        let owner = scan.words.starting(word.end + scan.words.apostrophe(word.end)?).filter(|s| s.is("s"))?;
        scan.after(owner.end)?
    };
    if !end.is("end") {
        return None;
    }
    if unit == Unit::Year
        && let Some(year) = scan.after(end.end)
        && let Some(number) = written_year(scan, year)
    {
        return Some(expression(word.start, year.end, plain(WrittenUnit::Year, Year::Number(number), Part::End)));
    }
    is_free(scan, end.end).then(|| expression(word.start, end.end, DateKind::Unit { unit, offset: 0, part: Part::End }))
}

/// "3Q25", "3Q 2025".
pub(super) fn quarter_first(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    let (quarter, rest) = word.text.split_once('Q')?;
    let quarter: i8 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
    let written = |end, year| expression(word.start, end, plain(WrittenUnit::Quarter(quarter), year, Part::Whole));
    let is_number = rest.bytes().all(|byte| byte.is_ascii_digit());
    match rest.len() {
        0 => {
            let next = scan.after(word.end)?;
            Some(written(next.end, Year::Number(year(next)?)))
        }
        2 if is_number => Some(written(word.end, Year::Number(2000 + rest.parse::<i16>().ok()?))),
        4 if is_number => Some(written(word.end, Year::Number(rest.parse().ok()?))),
        _ => None,
    }
}

/// "New Year's Eve", "Christmas Day", from the last word.
pub(super) fn feast(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    if !word.is_capitalised() || scan.words.is_hyphenated(word) {
        return None;
    }
    let on = |start, month, day| {
        let unit = WrittenUnit::Days { month, first: day, last: day };
        let year = scan.after(word.end).and_then(|next| Some((next.end, written_year(scan, next)?)));
        let (end, year) = year.map_or((word.end, Year::Unwritten), |(end, year)| (end, Year::Number(year)));
        expression(start, end, plain(unit, year, Part::Whole))
    };
    for new_year in ["New Year's ", "New Year’s "] {
        if scan.words.is_before(word.start, new_year) {
            let start = word.start - new_year.len();
            return if word.is("eve") { Some(on(start, 12, 31)) } else { word.is("day").then(|| on(start, 1, 1)) };
        }
    }
    let first = scan.before(word.start).filter(|first| first.is_capitalised())?;
    let (.., month, day) = FEASTS.iter().find(|(name, last, ..)| first.is(name) && word.is(last))?;
    Some(on(first.start, *month, *day))
}

/// Behind "a week ago" and "two weeks from": the day of that week, counted on
/// from the nearest one. What else is said there tells of another time.
pub(super) fn weeks_beyond(
    scan: Scan<'_>,
    start: usize,
    link: Word<'_>,
    unit: Unit,
    amount: Option<u32>,
) -> Option<DateExpression> {
    let next = scan.after(link.end)?;
    let weeks = i32::try_from(amount.filter(|_| unit == Unit::Week)?).ok().filter(|weeks| *weeks < 1000)?;
    let sign = if link.is("ago") { -1 } else { 1 };
    let is_alone = |word: Word<'_>| scan.words.byte(word.end) != Some(b'-');
    match head(next)? {
        Head::Weekday(weekday) if is_alone(next) => {
            let which = Which::Beyond(sign * weeks);
            Some(expression(start, next.end, DateKind::Weekday(weekday, which, crate::calendar::Hours::All)))
        }
        Head::Day(day) if (sign > 0 || day == 0) && is_alone(next) => {
            let days = day + sign * weeks * 7;
            Some(expression(start, next.end, DateKind::Day(days, crate::calendar::Hours::All)))
        }
        _ => None,
    }
}

/// "a year ago this week", "a year ago today": one day or week of another year, which nobody can read out of "this week" alone.
pub(super) fn ago_this(scan: Scan<'_>, start: usize, ago: Word<'_>) -> Option<DateExpression> {
    let next = scan.after(ago.end)?;
    if next.is("today") {
        return Some(expression(start, next.end, DateKind::Open));
    }
    let unit = scan.after_any(next.end, &["week", "month", "weekend"]).filter(|_| next.is("this"))?;
    Some(expression(start, unit.end, DateKind::Open))
}
