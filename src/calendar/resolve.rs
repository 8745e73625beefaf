//! What a date expression means as of a date.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::calendar::expression::{
    DateExpression, DateKind, Direction, Origin, Part, Unit, Which, WrittenDate, WrittenUnit, Year,
};
use crate::calendar::{Period, Tense};

/// A day and month without a year is looked for on the side of `tense`, up
/// to so many days away. Beyond, the other side is less than two weeks off,
/// and the writer more likely has the tense wrong ("dated 20 November: will
/// travel on 19 November") than means another year.
const FARTHEST_ON_TENSE_SIDE: i32 = 351;

impl DateExpression {
    /// The days that are meant in a text written on `anchor`, in a clause of this tense.
    ///
    /// - A weekday is the last one at or before the anchor in the past
    ///   tense, and otherwise the next one at or after it; "last" and "next"
    ///   exclude the anchor itself, "this" is the one in the anchor's week.
    /// - Weeks run from Monday to Sunday (ISO 8601).
    /// - Distances are as coarse as their unit: "three weeks ago" is a week.
    /// - Nothing is answered where the text does not say: "days ago", "two
    ///   days later" (than what was told before), "this summer" (on which
    ///   hemisphere), "two hours ago", 30 February.
    #[must_use]
    pub fn resolve(&self, anchor: Date, tense: Tense) -> Option<Period> {
        match self.kind {
            DateKind::Day(offset) => Some(Period::day(days_on(anchor, offset.into())?)),
            DateKind::Weekday(weekday, which) => Some(Period::day(weekday_of(anchor, weekday, which, tense)?)),
            DateKind::Weekend(which) => {
                // A weekend is under way on its Sunday too.
                let from = if anchor.weekday() == Weekday::Sunday { days_on(anchor, -1)? } else { anchor };
                let which = match which {
                    Which::Last => Which::InWeek(-1),
                    Which::Next => Which::InWeek(1),
                    other => other,
                };
                let saturday = weekday_of(from, Weekday::Saturday, which, tense)?;
                Some(Period::new(saturday, days_on(saturday, 1)?))
            }
            DateKind::Unit { unit, offset, part } => part_of(current(anchor, unit, offset)?, part, anchor),
            DateKind::Distance { from: Origin::Told, .. } | DateKind::Season(..) => None,
            DateKind::Distance { amount, unit, direction, from: Origin::Now } => {
                current(anchor, unit, signed(amount?, direction)?)
            }
            DateKind::Window { amount, unit, direction } => window(anchor, amount?, unit, direction),
            DateKind::WeekOf(written) => week_of(written_period(written, anchor, tense)?.first),
            DateKind::NamedMonth { month, which, part } => named_month(anchor, month, which, part),
            DateKind::Written(written) => part_of(written_period(written, anchor, tense)?, written.part, anchor),
        }
    }
}

fn days_on(date: Date, days: i64) -> Option<Date> {
    // The span type refuses, by panicking, what no calendar of ours reaches.
    (days.abs() < 1_000_000).then(|| date.checked_add(days.days()).ok()).flatten()
}

fn signed(amount: u32, direction: Direction) -> Option<i32> {
    let amount = i32::try_from(amount).ok()?;
    Some(if direction == Direction::Past { -amount } else { amount })
}

fn week_of(date: Date) -> Option<Period> {
    let monday = days_on(date, -i64::from(date.weekday().to_monday_zero_offset()))?;
    Some(Period::new(monday, days_on(monday, 6)?))
}

fn weekday_of(anchor: Date, weekday: Weekday, which: Which, tense: Tense) -> Option<Date> {
    let ahead = i64::from(weekday.since(anchor.weekday()));
    let strictly = |days: i64| if days == 0 { 7 } else { days };
    match which {
        Which::Bare if tense == Tense::Past => days_on(anchor, -i64::from(anchor.weekday().since(weekday))),
        Which::Bare => days_on(anchor, ahead),
        Which::Last => days_on(anchor, -strictly(i64::from(anchor.weekday().since(weekday)))),
        Which::Next => days_on(anchor, strictly(ahead)),
        Which::This => weekday_in_week(anchor, weekday, 0),
        Which::InWeek(offset) => weekday_in_week(anchor, weekday, offset),
    }
}

fn weekday_in_week(anchor: Date, weekday: Weekday, offset: i32) -> Option<Date> {
    let monday = week_of(anchor)?.first;
    days_on(monday, i64::from(offset) * 7 + i64::from(weekday.to_monday_zero_offset()))
}

/// The unit that lies `offset` units from the one that has `anchor`.
fn current(anchor: Date, unit: Unit, offset: i32) -> Option<Period> {
    match unit {
        Unit::Minute | Unit::Hour => None,
        Unit::Day => Some(Period::day(days_on(anchor, offset.into())?)),
        Unit::Week => week_of(days_on(anchor, i64::from(offset) * 7)?),
        Unit::Month => month_at(anchor.year(), i32::from(anchor.month()) - 1 + offset, 1),
        Unit::Quarter => month_at(anchor.year(), ((i32::from(anchor.month()) - 1) / 3 + offset) * 3, 3),
        Unit::Half => month_at(anchor.year(), ((i32::from(anchor.month()) - 1) / 6 + offset) * 6, 6),
        Unit::Year => month_at(anchor.year(), offset.checked_mul(12)?, 12),
        Unit::Decade => {
            let first = (i32::from(anchor.year()).div_euclid(10) + offset).checked_mul(10)?;
            month_at(i16::try_from(first).ok()?, 0, 120)
        }
    }
}

/// So many months from the month that lies `offset` months after January of `year`.
fn month_at(year: i16, offset: i32, months: i32) -> Option<Period> {
    let month = |offset: i32| {
        let year = i16::try_from(i32::from(year) + offset.div_euclid(12)).ok()?;
        Date::new(year, i8::try_from(offset.rem_euclid(12) + 1).ok()?, 1).ok()
    };
    Some(Period::new(month(offset)?, month(offset + months - 1)?.last_of_month()))
}

fn window(anchor: Date, amount: u32, unit: Unit, direction: Direction) -> Option<Period> {
    let amount = i64::from(signed(amount, direction)?);
    let months = |count: i64| (count.abs() < 100_000).then(|| anchor.checked_add(count.months()).ok()).flatten();
    let far = match unit {
        Unit::Minute | Unit::Hour => return None,
        Unit::Day => days_on(anchor, amount)?,
        Unit::Week => days_on(anchor, amount * 7)?,
        Unit::Month => months(amount)?,
        Unit::Quarter => months(amount * 3)?,
        Unit::Half => months(amount * 6)?,
        Unit::Year => months(amount * 12)?,
        Unit::Decade => months(amount * 120)?,
    };
    Some(Period::new(anchor, far))
}

fn named_month(anchor: Date, month: i8, which: Which, part: Part) -> Option<Period> {
    let here = anchor.month();
    let years = match which {
        Which::Last => -i32::from(month >= here),
        Which::Next => i32::from(month <= here),
        Which::Bare | Which::This | Which::InWeek(_) => 0,
    };
    let year = i16::try_from(i32::from(anchor.year()) + years).ok()?;
    part_of(month_at(year, i32::from(month) - 1, 1)?, part, anchor)
}

/// A written date, a missing year filled in.
fn written_period(written: WrittenDate, anchor: Date, tense: Tense) -> Option<Period> {
    let in_year = |years: i32| {
        let year = i16::try_from(i32::from(anchor.year()) + years).ok()?;
        unit_in_year(written.unit, year)
    };
    match written.year {
        Year::Number(year) => unit_in_year(written.unit, year),
        Year::Offset(years) => in_year(years),
        Year::Unwritten => {
            let limit = match written.unit {
                WrittenUnit::Days { .. } => FARTHEST_ON_TENSE_SIDE,
                _ => i32::MAX,
            };
            let candidates = [in_year(-1), in_year(0), in_year(1)];
            fitting(candidates.into_iter().flatten(), anchor, tense, limit)
        }
    }
}

fn unit_in_year(unit: WrittenUnit, year: i16) -> Option<Period> {
    match unit {
        WrittenUnit::Days { month, first, last } => {
            Some(Period::new(Date::new(year, month, first).ok()?, Date::new(year, month, last).ok()?))
        }
        WrittenUnit::Month(month) => month_at(year, i32::from(month) - 1, 1),
        WrittenUnit::Quarter(quarter) => month_at(year, (i32::from(quarter) - 1) * 3, 3),
        WrittenUnit::Half(half) => month_at(year, (i32::from(half) - 1) * 6, 6),
        WrittenUnit::Year => month_at(year, 0, 12),
    }
}

/// The candidate nearest to `anchor` on the side of `tense`, or nearest on
/// either side if that one is more than `limit` days away.
fn fitting(candidates: impl Iterator<Item = Period> + Clone, anchor: Date, tense: Tense, limit: i32) -> Option<Period> {
    let days = |from: Date, to: Date| i32::try_from(from.duration_until(to).as_hours() / 24).unwrap_or(i32::MAX);
    let distance = |period: &Period| {
        if period.contains(anchor) { 0 } else { days(anchor, period.first).abs().min(days(anchor, period.last).abs()) }
    };
    let on_side = candidates
        .clone()
        .filter(|period| match tense {
            Tense::Past => period.first <= anchor,
            Tense::Future => period.last >= anchor,
            Tense::Present => true,
        })
        .min_by_key(distance);
    match on_side {
        Some(period) if distance(&period) <= limit => Some(period),
        _ => candidates.min_by_key(distance),
    }
}

/// A part of `period`; "earlier" and "later" are told apart by `anchor`.
fn part_of(period: Period, part: Part, anchor: Date) -> Option<Period> {
    let Period { first, last } = period;
    let days = first.duration_until(last).as_hours() / 24 + 1;
    let third = (days / 3).max(1);
    let cut = |from: i64, to: i64| Some(Period::new(days_on(first, from)?, days_on(first, to)?));
    match part {
        Part::Start => Some(Period::day(first)),
        Part::End => Some(Period::day(last)),
        Part::Early => cut(0, third - 1),
        Part::Middle => cut(third, (2 * third - 1).max(third)),
        Part::Late => cut((2 * third).min(days - 1), days - 1),
        Part::Earlier if period.contains(anchor) => Some(Period::new(first, anchor)),
        Part::Later if period.contains(anchor) => Some(Period::new(anchor, last)),
        Part::Whole | Part::Earlier | Part::Later => Some(period),
    }
}
