//! Dates and times of day in words.

use crate::calendar::{Date, Meaning, Offset, Period, Precision, Time, weekday_name};
use crate::features::hover::{AsOf, DateBasis, DateFacts};

use super::official::origin;
use super::page::{Page, Run, plain, strong};

/// A date or a time of day, worked out.
pub(super) fn date(facts: &DateFacts) -> Page {
    let Some(meaning) = facts.meaning else { return unresolved(facts) };
    let page = Page::default().line(match facts.time {
        Some((time, offset)) => moment(meaning.period.first, time, offset, facts),
        None => days(meaning),
    });
    let written = &facts.written;
    match &facts.basis {
        DateBasis::Document { as_of, day: Some(day) } => {
            let distance = distance_from(*day, meaning, facts.time.is_some());
            page.line([plain(format!("“{written}”, read as of {}{distance}", anchored(*day, *as_of, facts)))])
        }
        DateBasis::Spoken(when) => page.line([plain(format!("“{written}”, counted from “{when}”, when it was said"))]),
        DateBasis::Told(when) => page.line([plain(format!("“{written}”, counted from “{when}” before it"))]),
        _ => page,
    }
}

fn unresolved(facts: &DateFacts) -> Page {
    let written = &facts.written;
    let said = match &facts.basis {
        DateBasis::Document { day: None, .. } => {
            let said = format!("“{written}” depends on the date of this document, and it has none.");
            return Page::default().line([plain(said)]).own("Add `date:` to the front matter.");
        }
        DateBasis::Unspoken => {
            format!("“{written}” stands in a quotation, and the text does not say on which day it was said.")
        }
        DateBasis::Untold => format!("“{written}” counts from something else, and no day is told right before it."),
        _ => format!("“{written}” leaves open which days are meant."),
    };
    Page::default().line([plain(said)])
}

fn days(meaning: Meaning) -> Vec<Run> {
    let period = meaning.period;
    let Period { first, last } = period;
    let about = if meaning.precision == Precision::Rough { "about " } else { "" };
    if period.is_day() {
        return vec![strong(format!("{}, {period}", weekday_name(first.weekday())))];
    }
    let is_short = first.duration_until(last).as_hours() < 24 * 14;
    let week = if is_short {
        format!(" · {} to {}", weekday_name(first.weekday()), weekday_name(last.weekday()))
    } else {
        String::new()
    };
    vec![strong(format!("{about}{period}")), plain(week)]
}

/// "14:00 on Tuesday, 24 November 2026 · UTC−5 · 20:00 in Geneva".
fn moment(day: Date, time: Time, offset: Option<Offset>, facts: &DateFacts) -> Vec<Run> {
    let shown = format!("{} on {}, {}", clock(time), weekday_name(day.weekday()), Period::day(day));
    let mut runs = vec![strong(shown)];
    match offset {
        Some(offset) => runs.push(plain(format!(" · {}", shift(offset)))),
        None => runs.push(plain(" · the text says in no zone")),
    }
    if let Some(((there, time), place)) = facts.time_here.zip(facts.place.as_ref()) {
        let weekday = if there == day { String::new() } else { format!(" on {}", weekday_name(there.weekday())) };
        runs.push(plain(format!(" · {}{weekday} in {place}", clock(time))));
    }
    runs
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// "UTC", "UTC−5", "UTC+5:30".
fn shift(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '−' } else { '+' };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

fn anchored(day: Date, as_of: AsOf, facts: &DateFacts) -> String {
    let shown = format!("{}, {}", weekday_name(day.weekday()), Period::day(day));
    // The date is written in another zone than that of the place.
    let there = facts.place.as_ref().filter(|_| as_of.date != Some(day)).map(|place| format!(" in {place}"));
    let from = origin(as_of).map(|origin| format!(", {origin}"));
    [Some(shown), there, from].into_iter().flatten().collect()
}

/// " · 4 days on", to be read behind the day that was counted from.
fn distance_from(anchor: Date, meaning: Meaning, is_time: bool) -> String {
    if !meaning.period.is_day() {
        return String::new();
    }
    let days = anchor.duration_until(meaning.period.first).as_hours() / 24;
    match days {
        0 if is_time => String::new(),
        0 => " · the same day".to_owned(),
        1 => " · the next day".to_owned(),
        -1 => " · the day before".to_owned(),
        2.. => format!(" · {days} days on"),
        _ => format!(" · {} days back", -days),
    }
}
