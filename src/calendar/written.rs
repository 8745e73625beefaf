//! Recognises dates of the calendar, whole or in part: "Nov. 20", "Monday, 24 November", "2026-11-20", "Q3".

use jiff::civil::Weekday;

use crate::calendar::expression::{DateExpression, DateKind, Part, Unit, Which, WrittenDate, WrittenUnit, Year};
use crate::calendar::relative::part_before;
use crate::calendar::scan::{Scan, expression};
use crate::calendar::vocabulary::{Head, day_of_month, head, number, small_ordinal, year};
use crate::calendar::word::Word;
use crate::calendar::{figures, fiscal};

/// Months that are names or verbs too, so that they need company.
const AMBIGUOUS_MONTHS: [i8; 4] = [3, 4, 6, 8];
/// What a month may stand behind and be one.
const BEFORE_MONTH: [&str; 14] = [
    "between",
    "in",
    "since",
    "until",
    "till",
    "by",
    "during",
    "from",
    "before",
    "after",
    "through",
    "throughout",
    "of",
    "for",
];

/// A day or a year written beside the month `word`, in either order.
pub(super) fn month<'t>(scan: Scan<'t>, word: Word<'t>, month: i8) -> Option<DateExpression> {
    if scan.words.opens_compound(word) {
        return None;
    }
    day_before_month(scan, word, month)
        .or_else(|| day_after_month(scan, word, month))
        .or_else(|| year_after_month(scan, word, month))
}

/// "20 November 2026", "the 20th of November", "20–22 November".
fn day_before_month(scan: Scan<'_>, word: Word<'_>, month: i8) -> Option<DateExpression> {
    let before = scan.before(word.start)?;
    let figure = if before.is("of") { scan.before(before.start)? } else { before };
    let last = day_of_month(figure)?;
    let (start, first) = match range_start(scan, figure) {
        Some((start, first)) if first < last => (start, first),
        Some(_) => return None,
        None if is_part_of_number(scan, figure) => return None,
        None => (figure.start, last),
    };
    let end = after_abbreviation(scan, word);
    let (end, year) = year_after(scan, end);
    let start = if figure.text.len() > 2 { scan.with_article(start) } else { start };
    Some(expression(start, end, plain(WrittenUnit::Days { month, first, last }, year, Part::Whole)))
}

/// "20–" before a figure: where the range starts, and its first day.
fn range_start(scan: Scan<'_>, figure: Word<'_>) -> Option<(usize, i8)> {
    let joined =
        (1..=3).find(|&width| figure.start.checked_sub(width).is_some_and(|at| scan.words.dash(at) == Some(width)));
    let first = if let Some(width) = joined {
        scan.words.ending(figure.start - width)?
    } else {
        let link = scan.before_any(figure.start, &["to"])?;
        scan.before(link.start)?
    };
    let day = day_of_month(first)?;
    (!is_part_of_number(scan, first)).then_some((first.start, day))
}

/// Whether a figure is the tail of a larger thing: "1,020", "4:20", "$20", "#20".
fn is_part_of_number(scan: Scan<'_>, figure: Word<'_>) -> bool {
    matches!(scan.words.byte_before(figure.start), Some(b'.' | b',' | b':' | b'$' | b'/' | b'-' | b'#' | b'+'))
}

/// "Nov. 20, 2026", "November 20th", "Nov. 20–22".
fn day_after_month(scan: Scan<'_>, word: Word<'_>, month: i8) -> Option<DateExpression> {
    let figure = scan.after(after_abbreviation(scan, word))?;
    let first = day_of_month(figure).filter(|_| !goes_on(scan, figure))?;
    // "In November 12 people died": nobody says "in" of a day.
    if scan.before_any(word.start, &["in"]).is_some() && is_followed_by_noun(scan, figure) {
        return None;
    }
    let (end, last) = range_end(scan, figure).filter(|&(_, last)| last > first).unwrap_or((figure.end, first));
    let (end, year) = year_after(scan, end);
    Some(expression(word.start, end, plain(WrittenUnit::Days { month, first, last }, year, Part::Whole)))
}

/// Whether a figure has more digits behind a mark: "20:15", "20,000", "20.5", "20%", "20/21".
pub(super) fn goes_on(scan: Scan<'_>, figure: Word<'_>) -> bool {
    let next_is_digit = scan.words.byte(figure.end + 1).is_some_and(|byte| byte.is_ascii_digit());
    match scan.words.byte(figure.end) {
        Some(b':' | b',' | b'.' | b'/') => next_is_digit,
        Some(b'%') => true,
        _ => false,
    }
}

fn is_followed_by_noun(scan: Scan<'_>, figure: Word<'_>) -> bool {
    scan.after(figure.end).is_some_and(|next| year(next).is_none() && !next.is_any(&["and", "or", "the"]))
}

/// "–22", " to 22" after a figure: where it ends, and the last day. A month
/// behind it makes it a date of its own: "Nov. 20–3 December".
fn range_end(scan: Scan<'_>, figure: Word<'_>) -> Option<(usize, i8)> {
    // "Nov. 24 and 25" are two days that follow each other, and so one stretch.
    let next = scan.after_any(figure.end, &["and"]).and_then(|and| scan.after(and.end));
    if let Some(next) = next
        && let (Some(first), Some(last)) = (day_of_month(figure), day_of_month(next))
        && first + 1 == last
        && !goes_on(scan, next)
        && !is_followed_by_noun(scan, next)
    {
        return Some((next.end, last));
    }
    let last = match scan.words.dash(figure.end) {
        Some(width) => scan.words.starting(figure.end + width)?,
        None => scan.after(scan.after_any(figure.end, &["to"])?.end)?,
    };
    let opens_date = scan.after(last.end).is_some_and(|next| matches!(head(next), Some(Head::Month(_))));
    let day = day_of_month(last).filter(|_| !goes_on(scan, last) && !opens_date)?;
    Some((last.end, day))
}

/// "November 2026", "November, 2026", "November of last year".
fn year_after_month(scan: Scan<'_>, word: Word<'_>, month: i8) -> Option<DateExpression> {
    let (end, year) = year_after(scan, after_abbreviation(scan, word));
    if year == Year::Unwritten {
        return None;
    }
    let (start, part) = part_before(scan, word.start);
    Some(expression(start, end, plain(WrittenUnit::Month(month), year, part)))
}

/// A full name of a month with neither day nor year: "in November".
pub(super) fn bare_month<'t>(scan: Scan<'t>, word: Word<'t>, month: i8) -> Option<DateExpression> {
    if let Some(expression) = qualified_month(scan, word, month) {
        return Some(expression);
    }
    let is_month = if AMBIGUOUS_MONTHS.contains(&month) {
        let is_led = scan.before_any(word.start, &BEFORE_MONTH).is_some() || ends_months(scan, word);
        is_led && !scan.after(word.end).is_some_and(Word::is_capitalised)
    } else {
        word.text.bytes().any(|byte| byte.is_ascii_lowercase())
    };
    (is_month && (!scan.words.opens_compound(word) || leads_month(scan, word)))
        .then(|| expression(word.start, word.end, plain(WrittenUnit::Month(month), Year::Unwritten, Part::Whole)))
}

/// Whether a hyphen joins another month to it: "January-June".
fn leads_month(scan: Scan<'_>, word: Word<'_>) -> bool {
    let next = scan.words.starting(word.end + 1).and_then(head);
    scan.words.byte(word.end) == Some(b'-') && matches!(next, Some(Head::Month(_)))
}

/// Whether another month stands before it: "June to August".
fn ends_months(scan: Scan<'_>, word: Word<'_>) -> bool {
    let link = scan.words.before(word.start).filter(|link| link.is_any(&["to", "through", "until", "and"]));
    let first = link.and_then(|link| scan.words.before(link.start)).and_then(head);
    matches!(first, Some(Head::Month(_) | Head::ShortMonth(_)))
}

/// "last May", "early May", "mid-Nov.": what is said of it shows that it is a month.
pub(super) fn qualified_month<'t>(scan: Scan<'t>, word: Word<'t>, month: i8) -> Option<DateExpression> {
    if scan.words.opens_compound(word) {
        return None;
    }
    let end = after_abbreviation(scan, word);
    let kind = |year, part| plain(WrittenUnit::Month(month), year, part);
    let (start, part) = part_before(scan, word.start);
    if !matches!(part, Part::Whole | Part::Earlier | Part::Later) {
        return Some(expression(start, end, kind(Year::Unwritten, part)));
    }
    let which = scan.before_any(word.start, &["last", "next", "this"])?;
    let (start, part) = part_before(scan, which.start);
    let which = match which.text.to_ascii_lowercase().as_str() {
        "last" => Which::Last,
        "next" => Which::Next,
        _ => Which::This,
    };
    Some(expression(start, end, DateKind::NamedMonth { month, which, part }))
}

/// The end of `word` with the full stop of an abbreviation.
fn after_abbreviation(scan: Scan<'_>, word: Word<'_>) -> usize {
    let is_short = word.text.len() <= 5 && scan.words.byte(word.end) == Some(b'.');
    // A stop that ends the sentence is no part of the date: "in June. 20 people".
    let is_whole = word.is_any(&["march", "april", "may", "june", "july"]);
    word.end + usize::from(is_short && !is_whole)
}

/// A year behind a day or a month: "2026", ", 2026", "of 2026", "last year", "of last year".
fn year_after(scan: Scan<'_>, at: usize) -> (usize, Year) {
    let comma = at + usize::from(scan.words.byte(at) == Some(b','));
    let Some(next) = scan.after(comma) else { return (at, Year::Unwritten) };
    if let Some(number) = written_year(scan, next) {
        return (next.end, Year::Number(number));
    }
    let which = if comma == at && next.is("of") { scan.after(next.end) } else { Some(next) };
    let Some(which) = which.filter(|_| comma == at) else { return (at, Year::Unwritten) };
    if let Some(number) = written_year(scan, which) {
        return (which.end, Year::Number(number));
    }
    let known = [("this", 0), ("last", -1), ("next", 1)];
    let offset = known.iter().find(|(name, _)| which.is(name)).map(|&(_, offset)| offset);
    match (offset, scan.after_any(which.end, &["year"])) {
        (Some(offset), Some(year)) => (year.end, Year::Offset(offset)),
        _ => (at, Year::Unwritten),
    }
}

pub(super) fn written_year(scan: Scan<'_>, word: Word<'_>) -> Option<i16> {
    year(word).filter(|_| !goes_on(scan, word))
}

/// "Monday, 24 November", "Mon., Nov. 24, 2026", "Tuesday the 24th".
pub(super) fn after_weekday<'t>(scan: Scan<'t>, word: Word<'t>, weekday: Weekday) -> Option<DateExpression> {
    let at = word.end + usize::from(scan.words.byte(word.end) == Some(b'.') && word.text.len() <= 5);
    let at = at + usize::from(scan.words.byte(at) == Some(b','));
    let next = scan.after(at)?;
    let first = if next.is("the") { scan.after(next.end)? } else { next };
    let date = day_starting_at(scan, first)?;
    let DateKind::Written(day) = date.kind else { return None };
    Some(expression(word.start, date.span.end(), DateKind::Written(WrittenDate { weekday: Some(weekday), ..day })))
}

/// A date that names a day and starts with `first`: "Oct. 20", "20 October", "2026-10-20", "Monday, Oct. 20".
pub(super) fn day_starting_at<'t>(scan: Scan<'t>, first: Word<'t>) -> Option<DateExpression> {
    match head(first)? {
        Head::Month(number) | Head::ShortMonth(number) => day_after_month(scan, first, number),
        Head::Weekday(weekday) | Head::ShortWeekday(weekday) => after_weekday(scan, first, weekday),
        Head::Digits => figures::iso(scan, first).or_else(|| {
            day_of_month(first)?;
            // The month may be one, two or, with a range, three words on.
            let mut word = first;
            for _ in 0..3 {
                word = match scan.words.dash(word.end) {
                    Some(width) => scan.words.starting(word.end + width)?,
                    None => scan.after(word.end)?,
                };
                if let Some(Head::Month(number) | Head::ShortMonth(number)) = head(word) {
                    return day_before_month(scan, word, number).filter(|date| date.span.start() == first.start);
                }
            }
            None
        }),
        _ => None,
    }
}

/// "the third quarter", "the first half of 2026"; a half only with its year, since matches have halves too.
pub(super) fn ordinal_quarter(scan: Scan<'_>, word: Word<'_>, unit: Unit) -> Option<DateExpression> {
    let (start, unit) = ordinal_unit(scan, word, unit)?;
    if let Some(end) = fiscal::of_fiscal(scan, word.end) {
        return Some(expression(scan.with_article(start), end, DateKind::Fiscal { federal: None }));
    }
    let (end, year) = year_after(scan, word.end);
    let (end, year) = if year == Year::Unwritten { the_year_after(scan, word.end) } else { (end, year) };
    if year == Year::Unwritten && matches!(unit, WrittenUnit::Half(_)) {
        return None;
    }
    Some(expression(scan.with_article(start), end, plain(unit, year, Part::Whole)))
}

/// "of the year" after a quarter or half.
fn the_year_after(scan: Scan<'_>, at: usize) -> (usize, Year) {
    let year = scan
        .after_any(at, &["of"])
        .and_then(|of| scan.after_any(of.end, &["the"]))
        .and_then(|the| scan.after_any(the.end, &["year"]));
    year.map_or((at, Year::Unwritten), |year| (year.end, Year::Offset(0)))
}

/// "the first nine months of 2026", "the first three months of the year".
pub(super) fn first_months(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    let amount = scan.before(word.start)?;
    let first = scan.before_any(amount.start, &["first"])?;
    let months = number(amount).or_else(|| amount.number()).filter(|months| (2..=11).contains(months))?;
    let (end, year) = year_after(scan, word.end);
    let (end, year) = if year == Year::Unwritten { the_year_after(scan, word.end) } else { (end, year) };
    let unit = WrittenUnit::FirstMonths(i8::try_from(months).ok()?);
    (year != Year::Unwritten).then(|| expression(scan.with_article(first.start), end, plain(unit, year, Part::Whole)))
}

/// "H1 2026", which only its year shows to be half a year.
pub(super) fn short_half(scan: Scan<'_>, word: Word<'_>, half: i8) -> Option<DateExpression> {
    let (end, year) = year_after(scan, word.end);
    let kind = plain(WrittenUnit::Half(half), year, Part::Whole);
    matches!(year, Year::Number(_)).then(|| expression(word.start, end, kind))
}

/// "Q3", "Q3 2026".
#[expect(clippy::unnecessary_wraps, reason = "all recognisers have one shape")]
pub(super) fn short_quarter(scan: Scan<'_>, word: Word<'_>, quarter: i8) -> Option<DateExpression> {
    let (end, year) = year_after(scan, word.end);
    Some(expression(word.start, end, plain(WrittenUnit::Quarter(quarter), year, Part::Whole)))
}

/// "the third quarter": the number of the quarter or half that `word` is, from the word before it.
pub(super) fn ordinal_unit(scan: Scan<'_>, word: Word<'_>, unit: Unit) -> Option<(usize, WrittenUnit)> {
    let ordinal = match scan.words.byte_before(word.start) {
        Some(b'-') => scan.words.ending(word.start - 1)?,
        _ => scan.before(word.start)?,
    };
    let number = small_ordinal(ordinal)?;
    let unit = match unit {
        Unit::Quarter => WrittenUnit::Quarter(number),
        Unit::Half if ordinal.is("final") => WrittenUnit::Half(2),
        Unit::Half if number <= 2 => WrittenUnit::Half(number),
        _ => return None,
    };
    Some((ordinal.start, unit))
}

/// A written date without a weekday.
pub(super) fn plain(unit: WrittenUnit, year: Year, part: Part) -> DateKind {
    DateKind::Written(WrittenDate { weekday: None, unit, year, part })
}
