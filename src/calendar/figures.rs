//! Recognises dates and years in figures: "2026-11-20", "20/11/2026", "in 2026", "the 1990s", "the 19th century".

use crate::calendar::expression::{DateExpression, DateKind, Part, WrittenUnit, Year};
use crate::calendar::relative::part_before;
use crate::calendar::scan::{Scan, expression};
use crate::calendar::vocabulary::{century_ordinal, day_of_month, year};
use crate::calendar::within;
use crate::calendar::word::Word;
use crate::calendar::written::{goes_on, plain};

/// "2026-11-20", and years on their own.
pub(super) fn digits(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    if let Some(found) = within::ordinal_day(scan, word).or_else(|| within::quarter_first(scan, word)) {
        return Some(found);
    }
    match word.text.len() {
        1 | 2 => numeric(scan, word),
        3 | 5 => decade(scan, word),
        4 => iso(scan, word).or_else(|| bare_year(scan, word)),
        _ => None,
    }
}

/// "20/10/2026", "20.10.2026": a day and a month in figures, where only one order is possible.
fn numeric(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    let mark = scan.words.byte(word.end).filter(|byte| matches!(byte, b'/' | b'.'))?;
    let is_tail = matches!(scan.words.byte_before(word.start), Some(b'/' | b'.' | b':' | b'-' | b'_' | b'=' | b'$'));
    let second = scan.words.starting(word.end + 1).filter(|second| second.text.len() <= 2)?;
    let third = (scan.words.byte(second.end) == Some(mark)).then(|| scan.words.starting(second.end + 1)).flatten()?;
    let is_head = matches!(scan.words.byte(third.end), Some(b'/' | b'-' | b'_'));
    let number = year(third).filter(|_| !is_tail && !is_head)?;
    let (one, other) = (day_of_month(word)?, day_of_month(second)?);
    let kind = match (one, other) {
        (day, month @ 1..=12) if mark == b'.' || day > 12 || day == month => day_in(number, month, day),
        (month @ 1..=12, day) if mark == b'/' && day > 12 => day_in(number, month, day),
        (1..=12, 1..=12) => DateKind::Open,
        _ => return None,
    };
    Some(expression(word.start, third.end, kind))
}

fn day_in(year: i16, month: i8, day: i8) -> DateKind {
    plain(WrittenUnit::Days { month, first: day, last: day }, Year::Number(year), Part::Whole)
}

/// "the 1990s", "the late 1990s", "the '80s".
fn decade(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    let number: i16 = word.text.strip_suffix('s')?.parse().ok().filter(|number| number % 10 == 0)?;
    if scan.words.opens_compound(word) || matches!(scan.words.byte_before(word.start), Some(b'$' | b',' | b'.')) {
        return None;
    }
    let (number, at) = if word.text.len() == 5 {
        // "The 1900s" are ten years to one and a hundred to another.
        let is_either = number % 100 == 0 && number < 2000;
        ((1500..2200).contains(&number) && !is_either).then_some((number, word.start))?
    } else {
        let apostrophe = ["'", "’", "‘"].iter().find(|mark| scan.words.is_before(word.start, mark))?;
        // Whose the '20s are only the time of writing would tell.
        ((30..=90).contains(&number)).then_some((1900 + number, word.start - apostrophe.len()))?
    };
    let (start, part) = part_before(scan, at);
    let year = Year::Number(number);
    Some(expression(scan.with_article(start), word.end, plain(WrittenUnit::Decade, year, part)))
}

/// "the 19th century", "the early twentieth century".
pub(super) fn ordinal_century(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    let last = scan.before(word.start)?;
    let ones = century_ordinal(last)?;
    let tens = (scan.words.byte_before(last.start) == Some(b'-'))
        .then(|| scan.words.ending(last.start - 1))
        .flatten()
        .filter(|tens| tens.is("twenty"));
    let (start, ordinal) = tens.map_or((last.start, ones), |tens| (tens.start, 20 + ones));
    let is_before_christ = scan.after(word.end).is_some_and(|next| next.is_any(&["bc", "bce", "b"]));
    let (start, part) = part_before(scan, start);
    let year = Year::Number((ordinal - 1) * 100 + 1);
    let is_known = !is_before_christ && !word.text.ends_with('s');
    is_known.then(|| expression(scan.with_article(start), word.end, plain(WrittenUnit::Century, year, part)))
}

pub(super) fn iso(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    let number = year(word)?;
    let field = |at: usize| {
        let word = (scan.words.byte(at)? == b'-').then(|| scan.words.starting(at + 1)).flatten()?;
        let digits = word.text.get(..2)?;
        let value: i8 = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()?;
        Some((value, word))
    };
    let (month, month_word) = field(word.end).filter(|(_, word)| word.text.len() == 2)?;
    let (day, day_word) = field(month_word.end)?;
    // "2026-11-20T16:00" goes on with a time; "2026-11-20-talks" is a name.
    let tail = day_word.text.get(2..)?;
    let end = day_word.start + 2;
    let is_whole = tail.is_empty() || tail.starts_with(['T', 't']);
    let joined = |byte: Option<u8>| matches!(byte, Some(b'-' | b'_' | b'/' | b'#'));
    let is_name = joined(scan.words.byte_before(word.start)) || joined(scan.words.byte(day_word.end));
    let unit = WrittenUnit::Days { month, first: day, last: day };
    (is_whole && !is_name).then(|| expression(word.start, end, plain(unit, Year::Number(number), Part::Whole)))
}

/// "in 2026", "mid-2026", "the end of 2026": only what stands around it tells a year from a count.
fn bare_year(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    const BEFORE: [&str; 6] = ["in", "since", "until", "by", "during", "before"];
    const AFTER: [&str; 24] = [
        "and", "or", "but", "the", "a", "an", "to", "as", "when", "after", "before", "with", "under", "on", "at", "by",
        "from", "because", "that", "which", "who", "he", "she", "they",
    ];
    let number = year(word).filter(|year| (1900..2200).contains(year))?;
    let kind = |part| plain(WrittenUnit::Year, Year::Number(number), part);
    if matches!(scan.words.byte(word.end), Some(b'-' | b'/' | b':' | b'%' | b'_')) || goes_on(scan, word) {
        return None;
    }
    let (start, part) = part_before(scan, word.start);
    if part != Part::Whole {
        return Some(expression(start, word.end, kind(part)));
    }
    let is_dated = scan.before_any(word.start, &BEFORE).is_some() || is_end_of_range(scan, word);
    let is_free = scan.after(word.end).is_none_or(|next| next.is_any(&AFTER) || next.is_any(&LINKS));
    (is_dated && is_free).then(|| expression(word.start, word.end, kind(Part::Whole)))
}

/// What stands between two years that are the ends of a range.
const LINKS: [&str; 4] = ["to", "until", "through", "and"];

/// Whether the year is one end of "from 2019 to 2023" or "between 2019 and 2023".
fn is_end_of_range(scan: Scan<'_>, word: Word<'_>) -> bool {
    let opens = |at: usize| scan.words.before(at).is_some_and(|before| before.is_any(&["from", "between"]));
    let before = |at: usize| scan.words.before(at);
    let other_year = |word: Word<'_>| year(word).is_some_and(|year| (1500..2200).contains(&year));
    if opens(word.start) {
        let link = scan.after_any(word.end, &LINKS).and_then(|link| scan.after(link.end));
        return link.is_some_and(|next| other_year(next) || next.is_any(&["early", "late", "mid"]));
    }
    let from = before(word.start).filter(|link| link.is_any(&LINKS)).and_then(|link| before(link.start));
    from.is_some_and(|from| other_year(from) && opens(from.start))
}
