//! Dates in words.

use crate::calendar::{Date, Period, weekday_name};
use crate::features::hover::{AsOf, DateFacts};

use super::official::origin;
use super::page::{Page, Run, plain, strong};

/// A date expression, worked out.
pub(super) fn date(facts: &DateFacts) -> Page {
    let Some(period) = facts.period else { return unresolved(facts) };
    let page = Page::default().line(days(period));
    let Some(anchor) = facts.as_of.date.filter(|_| facts.relative) else { return page };
    let distance = if period.is_day() { distance(anchor, period.first) } else { String::new() };
    let read = format!("“{}”, read as of {}{distance}", facts.written, anchored(anchor, facts.as_of));
    page.line([plain(read)])
}

fn unresolved(facts: &DateFacts) -> Page {
    if facts.as_of.date.is_none() {
        let said = format!("“{}” depends on the date of this document, and it has none.", facts.written);
        return Page::default().line([plain(said)]).own("Add `date:` to the front matter.");
    }
    Page::default().line([plain(format!("“{}” leaves open which days are meant.", facts.written))])
}

fn days(period: Period) -> Vec<Run> {
    let Period { first, last } = period;
    if period.is_day() {
        return vec![strong(format!("{}, {period}", weekday_name(first.weekday())))];
    }
    let is_short = first.duration_until(last).as_hours() < 24 * 14;
    let week = if is_short {
        format!(" · {} to {}", weekday_name(first.weekday()), weekday_name(last.weekday()))
    } else {
        String::new()
    };
    vec![strong(period.to_string()), plain(week)]
}

fn anchored(anchor: Date, as_of: AsOf) -> String {
    let day = format!("{}, {}", weekday_name(anchor.weekday()), Period::day(anchor));
    match origin(as_of) {
        Some(origin) => format!("{day}, {origin}"),
        None => day,
    }
}

/// " · 4 days on", to be read behind the day that was counted from.
fn distance(anchor: Date, day: Date) -> String {
    let days = anchor.duration_until(day).as_hours() / 24;
    match days {
        0 => " · the same day".to_owned(),
        1 => " · the next day".to_owned(),
        -1 => " · the day before".to_owned(),
        2.. => format!(" · {days} days on"),
        _ => format!(" · {} days back", -days),
    }
}
