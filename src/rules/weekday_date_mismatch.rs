//! Days of the week that are not those of their dates, and dates that no calendar has.

use std::collections::BTreeSet;

use crate::calendar::{Date, DateKind, Weekday, Which, WrittenUnit, Year, weekday_name};
use crate::document::BlockKind;
use crate::text::{Edit, Span};

use super::{Check, Family, PassageContext, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "weekday-date-mismatch",
    family: Family::Dates,
    severity: Some(Severity::Error),
    elsewhere: &[],
    specificity: Specificity::Thing,
    // A date that does not exist is wrong in anybody's words; the day of the
    // week in a quotation is left to whoever said it.
    traits: &[Trait::Quotations],
    check: Check::Passage(check),
    page: include_str!("weekday_date_mismatch.md"),
};

/// So many days round the document's date a day without a year is of no other
/// year, whatever its weekday says.
const CERTAIN: i64 = 90;
/// So many days round it a day without a year is of the nearest year if its
/// weekday fits none of the years beside it either.
const LIKELY: i64 = 183;
/// Russia gave up the old calendar in 1918 and Greece in 1923: what is older
/// may be right in the calendar it was written in.
const FIRST_YEAR: i16 = 1924;

/// Days as they are written, with the day of the week that is given for them.
#[derive(Debug, Clone, Copy)]
struct Dated {
    weekday: Weekday,
    /// The bytes of the weekday.
    name: Span,
    /// The bytes of the days.
    days: Span,
    month: i8,
    first: i8,
    last: i8,
    year: Year,
}

/// How a day of the month is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figure {
    /// "3".
    Plain,
    /// "3rd".
    Ordinal,
    /// "03".
    TwoDigits,
}

impl Figure {
    fn with(self, day: i8) -> String {
        let suffix = match day {
            1 | 21 | 31 => "st",
            2 | 22 => "nd",
            3 | 23 => "rd",
            _ => "th",
        };
        match self {
            Self::Plain => day.to_string(),
            Self::Ordinal => format!("{day}{suffix}"),
            Self::TwoDigits => format!("{day:02}"),
        }
    }
}

fn check(cx: &mut PassageContext<'_>) {
    let mut wrong = Vec::new();
    for (at, date) in cx.passage.dates.iter().enumerate() {
        let DateKind::Written(written) = date.kind else { continue };
        let WrittenUnit::Days { month, last, .. } = written.unit else { continue };
        if let Some(reason) = impossible(cx, written.year, month, last) {
            let words = date.span.of(&cx.block.text).to_owned();
            cx.report(date.span, format!("there is no \"{words}\": {reason}"))
                .note("look the day up: nobody can tell which one was meant");
        } else if let Some(dated) = dated(cx, at) {
            wrong.extend(mismatch(cx, dated).map(|day| (dated, day)));
        }
    }
    if wrong.is_empty() {
        return;
    }
    let told = years_told(cx);
    // Among the dates of another year, one without its year may be of that one.
    wrong.retain(|(dated, day)| dated.year != Year::Unwritten || told.iter().all(|year| *year == day.year()));
    for (dated, day) in wrong {
        report(cx, dated, day);
    }
}

/// Why no such day exists, if it does not. 29 February needs its year to be known.
fn impossible(cx: &PassageContext<'_>, year: Year, month: i8, last: i8) -> Option<String> {
    let year = match year {
        Year::Number(year) => Some(year),
        Year::Offset(years) => i16::try_from(i32::from(cx.premises.date?.year()) + years).ok(),
        Year::Unwritten => None,
    };
    // 2024 was a leap year: its February has all the days there are.
    let first = Date::new(year.unwrap_or(2024), month, 1).ok()?;
    let (days, name) = (first.days_in_month(), first.strftime("%B"));
    (last > days).then(|| match year.filter(|_| month == 2) {
        Some(year) => format!("{name} has {days} days in {year}"),
        None => format!("{name} has {days} days"),
    })
}

/// The days of the expression `at` with their weekday, before them ("Monday,
/// 24 November") or behind them ("24 November (Monday)"), in the writer's own words.
fn dated(cx: &PassageContext<'_>, at: usize) -> Option<Dated> {
    let text = &cx.block.text;
    let date = cx.passage.dates.get(at)?;
    let DateKind::Written(written) = date.kind else { return None };
    let WrittenUnit::Days { month, first, last } = written.unit else { return None };
    let token = cx.prose.token_at(date.span.start());
    if cx.block.kind == BlockKind::BlockQuote || cx.prose.is_quoted(token) || shares_its_weekday(cx, token) {
        return None;
    }
    let (weekday, name, days) = if let Some(weekday) = written.weekday {
        let length = date.span.of(text).bytes().take_while(u8::is_ascii_alphabetic).count();
        let end = date.span.start() + length;
        (weekday, Span::new(date.span.start(), end), Span::new(end, date.span.end()))
    } else {
        let next = cx.passage.dates.get(at + 1)?;
        let DateKind::Weekday(weekday, Which::Bare, _) = next.kind else { return None };
        let is_aside = text.get(date.span.end()..next.span.start()) == Some(" (");
        let is_all = text.get(next.span.end()..).is_some_and(|rest| rest.starts_with(')'));
        (is_aside && is_all).then_some((weekday, next.span, date.span))?
    };
    Some(Dated { weekday, name, days, month, first, last, year: written.year })
}

/// Whether the weekday is one of several that share out the days behind them:
/// "Saturday and Sunday, Nov. 21 and 22".
fn shares_its_weekday(cx: &PassageContext<'_>, token: usize) -> bool {
    const NAMES: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    (token.saturating_sub(3)..token).any(|before| cx.prose.is(before, NAMES))
}

/// The first of the days, if none of them falls on the weekday and their year is known.
fn mismatch(cx: &PassageContext<'_>, dated: Dated) -> Option<Date> {
    let fits = |day: Date| i32::from(dated.weekday.since(day.weekday())) <= i32::from(dated.last - dated.first);
    let in_year = |year: i16| Date::new(year, dated.month, dated.first).ok();
    let anchor = cx.premises.date;
    let years_on = |years: i32| in_year(i16::try_from(i32::from(anchor?.year()) + years).ok()?);
    let day = match dated.year {
        Year::Number(year) => in_year(year).filter(|_| year >= FIRST_YEAR),
        Year::Offset(years) => years_on(years),
        Year::Unwritten => {
            let days_off = |day: &Date| anchor.map_or(i64::MAX, |anchor| days_between(anchor, *day));
            let candidates = || [-1, 0, 1].into_iter().filter_map(years_on);
            let nearest = candidates().min_by_key(days_off)?;
            let off = days_off(&nearest);
            let is_known = off <= CERTAIN || off <= LIKELY && !candidates().any(fits);
            is_known.then_some(nearest)
        }
    };
    day.filter(|day| !fits(*day))
}

fn days_between(one: Date, other: Date) -> i64 {
    (one.duration_until(other).as_hours() / 24).abs()
}

/// Every year the block speaks of in figures.
fn years_told(cx: &PassageContext<'_>) -> BTreeSet<i16> {
    let numbers = (0..cx.block.tokens.len()).filter(|&at| cx.prose.word(at).len() == 4);
    numbers.filter_map(|at| cx.prose.word(at).parse().ok()).filter(|year| (1900..2100).contains(year)).collect()
}

fn report(cx: &mut PassageContext<'_>, dated: Dated, day: Date) {
    let text = &cx.block.text;
    let (given, right) = (weekday_name(dated.weekday), weekday_name(day.weekday()));
    let is_one_day = dated.first == dated.last;
    let (name, figure) = (dated.name.of(text), figure(text, dated));
    let rename = Edit { span: dated.name, replacement: in_the_form_of(name, right) };
    let moved =
        moved(dated, day).and_then(|to| Some((to, Edit { span: figure?.0, replacement: figure?.1.with(to.day()) })));
    let message = if is_one_day {
        format!("{} is a {right}, not a {given}", day.strftime("%-d %B %Y"))
    } else {
        format!("none of these days of {} is a {given}", day.strftime("%B %Y"))
    };
    let diagnostic = cx.report(dated.name.join(dated.days), message);
    if dated.year == Year::Unwritten {
        diagnostic.note(format!(
            "the year is taken from the text's date: with none written, the {} nearest to it is meant",
            day.strftime("%-d %B")
        ));
    }
    if !is_one_day {
        return;
    }
    diagnostic.fix(format!("write \"{}\"", rename.replacement), vec![rename]);
    if let Some((to, edit)) = moved {
        diagnostic.fix(format!("move it to {given}, {}", to.strftime("%-d %B")), vec![edit]);
    }
}

/// The day nearest to `day` that falls on the weekday, if it is of the same month.
fn moved(dated: Dated, day: Date) -> Option<Date> {
    let ahead = dated.weekday.since(day.weekday());
    let to = day.day() + if ahead > 3 { ahead - 7 } else { ahead };
    Date::new(day.year(), day.month(), to).ok()
}

/// The figure of the day within the date, and how it is written.
fn figure(text: &str, dated: Dated) -> Option<(Span, Figure)> {
    let written = dated.days.of(text);
    // In "2026-11-24" the day is the last figure, elsewhere the first.
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = written.find(|letter: char| letter.is_ascii_digit())?;
    let is_iso = digits(written.get(first..)?) == 4;
    let at = if is_iso { written.rfind('-')? + 1 } else { first };
    let length = digits(written.get(at..)?);
    let suffix = written.get(at + length..)?.bytes().take_while(u8::is_ascii_alphabetic).count();
    let figure = if is_iso {
        Figure::TwoDigits
    } else if suffix == 2 {
        Figure::Ordinal
    } else {
        Figure::Plain
    };
    let end = at + length + if figure == Figure::Ordinal { suffix } else { 0 };
    Some((Span::new(at, end).shifted(dated.days.start()), figure))
}

/// `name` as short and as loud as `model`: "Tue" for "Mon", "TUESDAY" for "MONDAY".
fn in_the_form_of(model: &str, name: &str) -> String {
    let is_short = !model.to_ascii_lowercase().ends_with("day");
    let is_long_enough = model.len() > 3 && matches!(name, "Tuesday" | "Thursday");
    let short = if is_long_enough { name.trim_end_matches("day") } else { name.get(..3).unwrap_or(name) };
    let written = if is_short { short } else { name };
    if model.bytes().all(|byte| byte.is_ascii_uppercase()) { written.to_uppercase() } else { written.to_owned() }
}
