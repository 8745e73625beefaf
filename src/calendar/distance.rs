//! Recognises stretches of time counted from a day: "two days ago", "in three weeks", "the past year", "the next day".

use crate::calendar::expression::{DateExpression, DateKind, Direction, Origin, Unit};
use crate::calendar::scan::{Scan, expression};
use crate::calendar::vocabulary::number;
use crate::calendar::within;
use crate::calendar::word::Word;

/// "a fortnight ago", "two fortnights" being nobody's way to put it.
pub(super) fn fortnight(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    let article = scan.before_any(word.start, &["a"])?;
    let after = scan.after_any(word.end, &["ago", "earlier", "later"])?;
    let direction = if after.is("later") { Direction::Future } else { Direction::Past };
    let from = if after.is("ago") { Origin::Now } else { Origin::Told };
    Some(expression(
        article.start,
        after.end,
        DateKind::Distance { amount: Some(2), unit: Unit::Week, direction, from },
    ))
}

/// "in recent weeks": back by nobody says how many.
pub(super) fn recent(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    let recent = scan.before_any(word.start, &["recent"])?;
    word.text.ends_with('s').then(|| expression(recent.start, word.end, DateKind::Open))
}

/// "two days ago", "a year earlier", "just days prior".
pub(super) fn distance(scan: Scan<'_>, word: Word<'_>, unit: Unit) -> Option<DateExpression> {
    let after = scan.after(word.end)?;
    let (end, direction, from) = match after.text.to_ascii_lowercase().as_str() {
        "ago" => (after.end, Direction::Past, Origin::Now),
        "earlier" | "prior" | "before" | "previously" => (after.end, Direction::Past, Origin::Told),
        "later" | "afterwards" | "afterward" => (after.end, Direction::Future, Origin::Told),
        "from"
            if unit == Unit::Week
                && !scan.after(after.end).is_some_and(|next| next.is("today"))
                && scan.after_any(after.end, &["now"]).is_none() =>
        {
            let (start, amount) = amount_before(scan, word.start);
            return within::weeks_beyond(scan, start, after, unit, amount);
        }
        "from" => (scan.after_any(after.end, &["now", "today"])?.end, Direction::Future, Origin::Now),
        "hence" => (after.end, Direction::Future, Origin::Now),
        _ => return None,
    };
    if unit == Unit::Half || word.is("quarters") && from == Origin::Told {
        return None;
    }
    let (start, amount) = amount_before(scan, word.start);
    // "The day before" counts one where nothing follows that it is before;
    // "the day before the vote" is counted from the vote.
    if after.is("before") && unit == Unit::Day && word.is("day") {
        let article = scan.before_any(word.start, &["the"])?;
        let is_alone = scan.after(after.end).is_none_or(|next| next.is_any(&["and", "but", "in", "at", "to", "by"]));
        let kind = DateKind::Distance { amount: Some(1), unit, direction, from };
        return is_alone.then(|| expression(article.start, after.end, kind));
    }
    // A bare "day later" has lost its number; "the year before" is an ordinary phrase,
    // as is "for years before".
    let is_bare = start == word.start;
    if is_bare && (after.is("before") || !word.text.ends_with('s')) {
        return None;
    }
    if after.is("ago")
        && let Some(other) =
            within::weeks_beyond(scan, start, after, unit, amount).or_else(|| within::ago_this(scan, start, after))
    {
        return Some(other);
    }
    Some(expression(start, end, DateKind::Distance { amount, unit, direction, from }))
}

/// "in two weeks", where the sentence looks ahead; "its lowest in two weeks" looks back and is no date.
pub(super) fn ahead(scan: Scan<'_>, word: Word<'_>, unit: Unit) -> Option<DateExpression> {
    let (start, amount) = amount_before(scan, word.start);
    let amount = amount?;
    let within = scan.before_any(start, &["in", "within"])?;
    let end = match time_after(scan, word) {
        Some(time) => time.end,
        None if looks_ahead(scan, within, word) => word.end,
        None => return None,
    };
    let kind = if within.is("in") {
        DateKind::Distance { amount: Some(amount), unit, direction: Direction::Future, from: Origin::Now }
    } else {
        DateKind::Window { amount: Some(amount), unit, direction: Direction::Future }
    };
    Some(expression(within.start, end, kind))
}

/// "time" in "in two weeks' time", which says by itself that it is to come.
fn time_after<'t>(scan: Scan<'t>, word: Word<'t>) -> Option<Word<'t>> {
    let apostrophe = scan.words.apostrophe(word.end)?;
    let end = match scan.words.starting(word.end + apostrophe) {
        Some(s) if s.is("s") => s.end,
        Some(_) => return None,
        None => word.end + apostrophe,
    };
    scan.after_any(end, &["time"])
}

/// Whether the eight words on either side speak of what is to come and rank nothing.
fn looks_ahead(scan: Scan<'_>, within: Word<'_>, unit: Word<'_>) -> bool {
    const RANKS: [&str; 8] = ["first", "time", "record", "most", "least", "worst", "best", "only"];
    const AHEAD: [&str; 13] = [
        "will",
        "shall",
        "due",
        "scheduled",
        "expire",
        "expires",
        "ends",
        "begins",
        "starts",
        "opens",
        "again",
        "back",
        "within",
    ];
    let mut at = within.start;
    let mut is_ahead = within.is("within");
    for _ in 0..8 {
        let Some(word) = scan.words.before(at) else { break };
        if word.is_any(&RANKS) || word.text.len() > 5 && word.text.ends_with("est") {
            return false;
        }
        is_ahead |= word.is_any(&AHEAD);
        at = word.start;
    }
    if scan.after_any(unit.end, &["of"]).is_some() {
        return false;
    }
    let mut at = unit.end + usize::from(scan.words.byte(unit.end) == Some(b','));
    for _ in 0..8 {
        let Some(word) = scan.after(at) else { break };
        is_ahead |= word.is_any(&["will", "shall"]);
        at = word.end;
    }
    is_ahead
}

/// "the past two weeks", "the next three months", "the coming days".
pub(super) fn window(scan: Scan<'_>, word: Word<'_>, unit: Unit) -> Option<DateExpression> {
    let (start, amount) = amount_before(scan, word.start);
    let side = scan.before_any(start, &["past", "last", "next", "coming"])?;
    let is_plural = word.text.ends_with('s');
    // "last week" and "next year" are units of the calendar; "half past" is a time of day.
    // "the last days of the war" counts within something else.
    let is_window = side.is_any(&["past", "coming"]) || is_plural && start != word.start;
    let article = scan.before_any(side.start, &["the", "this", "these"]);
    if !is_window || !is_plural && article.is_none() || unit == Unit::Half {
        return None;
    }
    let direction = if side.is_any(&["past", "last"]) { Direction::Past } else { Direction::Future };
    let amount = if is_plural { amount } else { Some(1) };
    let start = article.map_or(side.start, |article| article.start);
    Some(expression(start, word.end, DateKind::Window { amount, unit, direction }))
}

/// "the next day", "the following week", "the same month", "the previous year".
pub(super) fn next_told(scan: Scan<'_>, word: Word<'_>, unit: Unit) -> Option<DateExpression> {
    let which = scan.before_any(word.start, &["next", "following", "previous", "same"])?;
    let article = scan.before_any(which.start, &["the"])?;
    if !matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year) || word.text.ends_with('s') {
        return None;
    }
    let direction = if which.is("previous") { Direction::Past } else { Direction::Future };
    let amount = Some(u32::from(!which.is("same")));
    Some(expression(article.start, word.end, DateKind::Distance { amount, unit, direction, from: Origin::Told }))
}

/// The amount before `at`: where it starts, and how much it is, if it is a
/// number. `at` itself where there is none: "just days".
fn amount_before(scan: Scan<'_>, at: usize) -> (usize, Option<u32>) {
    let only = |at: usize| scan.before_any(at, &["just", "only", "mere"]).map_or(at, |word| word.start);
    let Some(word) = scan.before(at) else { return (at, None) };
    let (start, amount) = match word.text.to_ascii_lowercase().as_str() {
        "few" | "couple" => (scan.before_any(word.start, &["a"]).map_or(word.start, |article| article.start), None),
        "of" => {
            let Some(couple) = scan.before_any(word.start, &["couple"]) else { return (only(at), None) };
            (scan.before_any(couple.start, &["a"]).map_or(couple.start, |article| article.start), None)
        }
        "several" | "many" | "some" => (word.start, None),
        _ => match figure(scan, word).or_else(|| compound(scan, word)) {
            Some((start, amount)) => (start, amount),
            None => match number(word) {
                Some(amount) => (word.start, Some(amount)),
                None => (at, None),
            },
        },
    };
    (only(start), amount)
}

/// "1,200" and "2.5" from their last group of digits: where they start, and the value of a whole number.
fn figure(scan: Scan<'_>, word: Word<'_>) -> Option<(usize, Option<u32>)> {
    let amount = word.number()?;
    let is_split = matches!(scan.words.byte_before(word.start), Some(b'.' | b','))
        && scan.words.byte_before(word.start - 1).is_some_and(|byte| byte.is_ascii_digit());
    if !is_split {
        return Some((word.start, Some(amount)));
    }
    Some((scan.words.ending(word.start - 1)?.start, None))
}

/// "twenty-five" from "five".
fn compound(scan: Scan<'_>, word: Word<'_>) -> Option<(usize, Option<u32>)> {
    if scan.words.byte_before(word.start) != Some(b'-') {
        return None;
    }
    let tens = scan.words.ending(word.start - 1)?;
    let sum = number(tens).filter(|&tens| tens >= 20).zip(number(word)).map(|(tens, ones)| tens + ones);
    Some((tens.start, sum))
}
