//! Recognises expressions that count from a day they do not name: "tomorrow", "last week", "two days ago".

use jiff::civil::Weekday;

use crate::calendar::expression::{DateExpression, DateKind, Hours, Part, Season, Unit, WeekEdge, Which};
use crate::calendar::scan::{Scan, expression};
use crate::calendar::vocabulary::{Head, head};
use crate::calendar::word::Word;
use crate::calendar::written::{self, written_year};
use crate::calendar::{distance, figures, within};

const DAY_PARTS: [&str; 4] = ["morning", "afternoon", "evening", "night"];
const SHADES: [&str; 4] = ["late", "later", "early", "earlier"];

/// What stands before the days of old or a paper's name: "Black Friday", "Ash Wednesday".
const NAMED_DAYS: [&str; 13] = [
    "ash", "black", "bloody", "boxing", "cyber", "easter", "giving", "good", "holy", "maundy", "palm", "super", "whit",
];
/// What makes a day of the week a newspaper: "the Sunday Times".
const PAPERS: [&str; 8] = ["times", "telegraph", "express", "mirror", "mail", "herald", "post", "independent"];

/// "today", "yesterday", "tomorrow", with what is said of them.
pub(super) fn day(scan: Scan<'_>, word: Word<'_>, offset: i32) -> Option<DateExpression> {
    // "USA Today", "Russia Today" are names; "in today's world" means no day.
    let is_name = word.is_capitalised() && scan.before(word.start).is_some_and(Word::is_capitalised);
    // A line that is all in capitals has names in them too; "USA TODAY" among small letters is one.
    let is_loud = |next: Word<'_>| !next.text.bytes().any(|byte| byte.is_ascii_lowercase());
    let is_shouted =
        is_loud(word) && scan.after(word.end).is_none_or(is_loud) && scan.before_any(word.start, &["usa"]).is_none();
    if is_name && !is_shouted || scan.words.is_hyphenated(word) {
        return None;
    }
    if offset == 0 && scan.words.apostrophe(word.end).is_some() && scan.before_any(word.start, &["in", "of"]).is_some()
    {
        return None;
    }
    if let Some(expression) = day_beyond(scan, word, offset) {
        return Some(expression);
    }
    let (start, shade) = shade_before(scan, word.start);
    let (end, part) = part_after(scan, word.end);
    Some(expression(start, end, DateKind::Day(offset, part.unwrap_or(shade))))
}

/// "late", "earlier" before `at`: where the whole starts, and which hours that leaves.
fn shade_before(scan: Scan<'_>, at: usize) -> (usize, Hours) {
    match scan.before_any(at, &SHADES) {
        Some(shade) if shade.is_any(&["late", "early"]) => (shade.start, Hours::Some),
        Some(shade) => (shade.start, Hours::Rest),
        None => (at, Hours::All),
    }
}

/// "evening" after `at`: where the whole ends, and which hours that leaves.
fn part_after(scan: Scan<'_>, at: usize) -> (usize, Option<Hours>) {
    scan.after_any(at, &DAY_PARTS).map_or((at, None), |part| (part.end, Some(Hours::Some)))
}

/// "the day before yesterday", "the day after tomorrow".
fn day_beyond(scan: Scan<'_>, word: Word<'_>, offset: i32) -> Option<DateExpression> {
    let side = if offset < 0 { "before" } else { "after" };
    let side = scan.before_any(word.start, &[side]).filter(|_| offset != 0)?;
    let day = scan.before_any(side.start, &["day"])?;
    Some(expression(scan.with_article(day.start), word.end, DateKind::Day(offset * 2, Hours::All)))
}

/// "tonight", "late tonight".
#[expect(clippy::unnecessary_wraps, reason = "all recognisers have one shape")]
pub(super) fn tonight(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    let (start, _) = shade_before(scan, word.start);
    Some(expression(start, word.end, DateKind::Day(0, Hours::Some)))
}

/// "overnight", "overnight on Tuesday"; an "overnight train" is no date.
pub(super) fn overnight(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    const FREE: [&str; 16] = [
        "after", "and", "as", "at", "between", "but", "by", "for", "from", "in", "into", "near", "on", "that", "to",
        "with",
    ];
    if scan.words.is_hyphenated(word) {
        return None;
    }
    let next = scan.after(word.end);
    let on = scan.after_any(word.end, &["on"]).map_or(word.end, |on| on.end);
    if let Some(day) = scan.after(on)
        && let Some(Head::Weekday(weekday)) = head(day)
    {
        return Some(expression(word.start, day.end, DateKind::Weekday(weekday, Which::Bare, Hours::Night)));
    }
    let is_free = next.is_none_or(|next| next.is_any(&FREE));
    is_free.then(|| expression(word.start, word.end, DateKind::Day(0, Hours::Night)))
}

/// "this evening", "last night", "later this morning".
pub(super) fn day_part(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    if scan.words.is_hyphenated(word) {
        return None;
    }
    let which = scan.before_any(word.start, &["this", "last", "that"])?;
    if which.is("that") {
        let start = scan.before_any(which.start, &SHADES).map_or(which.start, |shade| shade.start);
        return Some(expression(start, word.end, DateKind::Told(Hours::Some)));
    }
    let offset = match which.is("this") {
        true => 0,
        // "last morning" would be the final one of something.
        false if word.is_any(&["night", "evening"]) => -1,
        false => return None,
    };
    let (start, _) = shade_before(scan, which.start);
    Some(expression(start, word.end, DateKind::Day(offset, Hours::Some)))
}

/// "Tuesday", "next Tuesday", "Tuesday evening", "Tuesday of next week".
pub(super) fn weekday(scan: Scan<'_>, word: Word<'_>, weekday: Weekday) -> Option<DateExpression> {
    let before = scan.before(word.start);
    let is_named = before.is_some_and(|before| before.is_capitalised() && before.is_any(&NAMED_DAYS));
    let is_paper = scan.after(word.end).is_some_and(|next| next.is_capitalised() && next.is_any(&PAPERS));
    // "The Friday Group" bears the day's name.
    let is_group = before.is_some_and(|before| before.is("the"))
        && scan.after(word.end).is_some_and(|next| next.is_capitalised() && head(next).is_none());
    if is_named || is_paper || is_group || scan.words.opens_compound(word) && !opens_range(scan, word) {
        return None;
    }
    let (mut start, mut which) = qualified(scan, word.start);
    // "The last Friday in August" counts within something else.
    let is_counted = matches!(which, Which::Last | Which::Next) && scan.before_any(start, &["the"]).is_some();
    if is_counted && scan.after_any(word.end, &["in", "of"]).is_some() || within::is_counted(scan, word) {
        return None;
    }
    let (mut end, part) = part_after(scan, word.end);
    let mut hours = part.unwrap_or(Hours::All);
    if which == Which::Bare {
        let (shade_start, shade) = shade_before(scan, start);
        (start, hours) = (shade_start, part.unwrap_or(shade));
        if let Some((week_end, offset)) = of_week(scan, end) {
            (end, which) = (week_end, Which::InWeek(offset));
        }
    }
    Some(expression(start, end, DateKind::Weekday(weekday, which, hours)))
}

/// "Monday-Friday": the hyphen joins two days, not a compound.
fn opens_range(scan: Scan<'_>, word: Word<'_>) -> bool {
    scan.words.starting(word.end + 1).is_some_and(|next| next.is_capitalised() && next.text.ends_with("day"))
}

/// "this", "last", "next", "this past", "this coming" before `at`: where the whole starts, and which it is.
fn qualified(scan: Scan<'_>, at: usize) -> (usize, Which) {
    let Some(word) = scan.before_any(at, &["this", "last", "next", "past", "coming", "following"]) else {
        return (at, Which::Bare);
    };
    let this = |word: Word<'_>| scan.before_any(word.start, &["this"]).map_or(word.start, |this| this.start);
    match word.text.to_ascii_lowercase().as_str() {
        "this" => (word.start, Which::This),
        "last" => (word.start, Which::Last),
        "next" => (word.start, Which::Next),
        "past" => (this(word), Which::Past),
        "coming" => (this(word), Which::Coming),
        _ => (at, Which::Bare),
    }
}

/// "next week", "of last week" after `at`: where it ends, and how many weeks off it is.
fn of_week(scan: Scan<'_>, at: usize) -> Option<(usize, i32)> {
    let first = scan.after(at)?;
    let which = if first.is("of") { scan.after(first.end)? } else { first };
    let week = scan.after_any(which.end, &["week"]).filter(|week| !scan.words.is_hyphenated(*week))?;
    Some((week.end, unit_offset(which)?))
}

fn unit_offset(which: Word<'_>) -> Option<i32> {
    let known = [("this", 0), ("last", -1), ("next", 1)];
    known.iter().find(|(name, _)| which.is(name)).map(|&(_, offset)| offset)
}

/// "the weekend", "last weekend".
pub(super) fn weekend(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    if scan.words.is_hyphenated(word) {
        return None;
    }
    let (start, which) = qualified(scan, word.start);
    if which != Which::Bare {
        return Some(expression(start, word.end, DateKind::Weekend(which)));
    }
    let article = scan.before_any(word.start, &["the"])?;
    Some(expression(article.start, word.end, DateKind::Weekend(Which::Bare)))
}

/// "this summer", "the summer of 2025", "spring 2025", "in the winter".
pub(super) fn season(scan: Scan<'_>, word: Word<'_>, season: Season) -> Option<DateExpression> {
    if scan.words.is_hyphenated(word) {
        return None;
    }
    let of = scan.after_any(word.end, &["of"]);
    let numbered =
        scan.after(of.map_or(word.end, |of| of.end)).and_then(|next| Some((next.end, written_year(scan, next)?)));
    if let Some((end, number)) = numbered {
        return Some(expression(scan.with_article(word.start), end, DateKind::SeasonOf(season, number)));
    }
    let (start, which) = qualified(scan, word.start);
    (which != Which::Bare).then(|| expression(start, word.end, DateKind::Season(season, which)))
}

/// Everything that a unit is the head of.
pub(super) fn unit(scan: Scan<'_>, word: Word<'_>, unit: Unit) -> Option<DateExpression> {
    if let Some(expression) = within::unit_end(scan, word, unit) {
        return Some(expression);
    }
    if unit == Unit::Day
        && let Some(expression) = within::feast(scan, word)
    {
        return Some(expression);
    }
    if scan.words.opens_compound(word) || word.text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    if let Some(expression) = written::ordinal_quarter(scan, word, unit) {
        return Some(expression);
    }
    if unit == Unit::Century
        && let Some(expression) = figures::ordinal_century(scan, word)
    {
        return Some(expression);
    }
    if scan.words.byte_before(word.start) == Some(b'-') {
        return None;
    }
    if unit == Unit::Month
        && let Some(expression) = written::first_months(scan, word)
    {
        return Some(expression);
    }
    if unit == Unit::Week
        && let Some(expression) = week_of(scan, word)
    {
        return Some(expression);
    }
    that_day(scan, word, unit)
        .or_else(|| after_next(scan, word, unit))
        .or_else(|| distance::distance(scan, word, unit))
        .or_else(|| distance::recent(scan, word))
        .or_else(|| distance::ahead(scan, word, unit))
        .or_else(|| distance::window(scan, word, unit))
        .or_else(|| calendar_unit(scan, word, unit))
        .or_else(|| distance::next_told(scan, word, unit))
        .or_else(|| unit_with_article(scan, word, unit))
}

/// "that day", where the text goes on with another thing than a clause about it.
fn that_day(scan: Scan<'_>, word: Word<'_>, unit: Unit) -> Option<DateExpression> {
    if unit != Unit::Day || word.text.ends_with('s') || scan.words.apostrophe(word.end).is_some() {
        return None;
    }
    let that = scan.before_any(word.start, &["that"])?;
    let (start, shade) = shade_before(scan, that.start);
    let is_alone = scan.before_any(that.start, &["on", "late", "later", "earlier", "early"]).is_some();
    is_alone.then(|| expression(start, word.end, DateKind::Told(shade)))
}

/// "the week after next", "the year before last".
fn after_next(scan: Scan<'_>, word: Word<'_>, unit: Unit) -> Option<DateExpression> {
    let side = scan.after_any(word.end, &["after", "before"])?;
    let last = scan.after_any(side.end, if side.is("after") { &["next"] } else { &["last"] })?;
    let article = scan.before_any(word.start, &["the"])?;
    let offset = if side.is("after") { 2 } else { -2 };
    let is_known = matches!(unit, Unit::Week | Unit::Month | Unit::Year);
    let kind = DateKind::Unit { unit, offset, part: Part::Whole };
    is_known.then(|| expression(article.start, last.end, kind))
}

/// "the week of Oct. 20", "the week ending 26 October".
fn week_of(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    let link = scan.after_any(word.end, &["of", "beginning", "commencing", "starting", "ending", "ended"])?;
    let next = scan.after(link.end)?;
    let article = if next.is("the") { scan.after(next.end)? } else { next };
    let date = written::day_starting_at(scan, article)?;
    let DateKind::Written(day) = date.kind else { return None };
    let start = scan.with_article(word.start);
    let edge = match link.text.to_ascii_lowercase().as_str() {
        "of" => WeekEdge::Within,
        "ending" | "ended" => WeekEdge::Last,
        _ => WeekEdge::First,
    };
    Some(expression(start, date.span.end(), DateKind::WeekOf(day, edge)))
}

/// "this week", "late last month", "the end of next year", "later this year".
fn calendar_unit(scan: Scan<'_>, word: Word<'_>, unit: Unit) -> Option<DateExpression> {
    if !matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century) {
        return None;
    }
    let which = scan.before(word.start)?;
    let offset = unit_offset(which)?;
    // "the last week of the campaign" counts within something else.
    let is_counted = which.is("last") && scan.before_any(which.start, &["the", "his", "her", "its"]).is_some();
    if is_counted || !which.is("this") && scan.after_any(word.end, &["of"]).is_some() {
        return None;
    }
    let (start, part) = part_before(scan, which.start);
    Some(expression(start, word.end, DateKind::Unit { unit, offset, part }))
}

/// "late", "mid-", "the end of" before `at`: where the whole starts, and which part it is.
pub(super) fn part_before(scan: Scan<'_>, at: usize) -> (usize, Part) {
    if scan.words.byte_before(at) == Some(b'-')
        && let Some(mid) = scan.words.ending(at - 1).filter(|word| word.is("mid"))
    {
        return (mid.start, Part::Middle);
    }
    let Some(word) = scan.before(at) else { return (at, Part::Whole) };
    if word.is("of")
        && let Some(edge) = scan.before(word.start)
        && let Some(part) = edge_part(edge)
    {
        return (scan.with_article(edge.start), part);
    }
    let shades = [
        ("late", Part::Late),
        ("early", Part::Early),
        ("mid", Part::Middle),
        ("earlier", Part::Earlier),
        ("later", Part::Later),
    ];
    shades.iter().find(|(name, _)| word.is(name)).map_or((at, Part::Whole), |&(_, part)| (word.start, part))
}

fn edge_part(edge: Word<'_>) -> Option<Part> {
    let known = [
        ("end", Part::End),
        ("close", Part::End),
        ("start", Part::Start),
        ("beginning", Part::Start),
        ("middle", Part::Middle),
        ("rest", Part::Later),
        ("remainder", Part::Later),
    ];
    known.iter().find(|(name, _)| edge.is(name)).map(|&(_, part)| part)
}

/// "the end of the year", "later in the week".
fn unit_with_article(scan: Scan<'_>, word: Word<'_>, unit: Unit) -> Option<DateExpression> {
    let article = scan.before_any(word.start, &["the"])?;
    let is_known = !matches!(unit, Unit::Minute | Unit::Hour | Unit::Half);
    if !is_known || word.text.ends_with('s') || scan.after_any(word.end, &["of"]).is_some() {
        return None;
    }
    let link = scan.before_any(article.start, &["of", "in"])?;
    let edge = scan.before(link.start)?;
    let (start, part) = if link.is("of") {
        let part = edge_part(edge).filter(|_| unit != Unit::Day)?;
        (scan.with_article(edge.start), part)
    } else {
        let part = [("later", Part::Later), ("earlier", Part::Earlier), ("late", Part::Late), ("early", Part::Early)];
        (edge.start, part.iter().find(|(name, _)| edge.is(name))?.1)
    };
    if unit == Unit::Day {
        return Some(expression(start, word.end, DateKind::Told(Hours::Rest)));
    }
    Some(expression(start, word.end, DateKind::Unit { unit, offset: 0, part }))
}
