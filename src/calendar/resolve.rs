//! What a date expression means as of a date.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::calendar::expression::{
    DateExpression, DateKind, Direction, Hours, Origin, Part, Season, Unit, WeekEdge, Which, WrittenDate, WrittenUnit,
    Year,
};
use crate::calendar::{Hemisphere, Meaning, Period, Precision, Standpoint, Tense};

/// A day and month without a year is looked for on the side of `tense`, up
/// to so many days away. Beyond, the other side is less than two weeks off,
/// and the writer more likely has the tense wrong ("dated 20 November: will
/// travel on 19 November") than means another year.
const FARTHEST_ON_TENSE_SIDE: i32 = 351;

impl DateExpression {
    /// The days that are meant in a text written on `anchor`, in a clause of
    /// this tense, where nothing else is known.
    #[must_use]
    pub fn resolve(&self, anchor: Date, tense: Tense) -> Option<Period> {
        self.meaning(&Standpoint::on(anchor, tense)).map(|meaning| meaning.period)
    }

    /// What is meant, read `from` where it is said.
    ///
    /// - A weekday is the last one at or before the day in the past tense,
    ///   and otherwise the next one at or after it. "Next Friday" is that of
    ///   the next week, if no Friday of this one is still to come: otherwise
    ///   either can be meant, as with "last".
    /// - Weeks run from Monday to Sunday (ISO 8601).
    /// - Distances are as coarse as their unit: "three weeks ago" is a week.
    /// - Nothing is answered where the text does not say: "days ago", "two
    ///   days later" than nobody knows what, "this summer" on nobody knows
    ///   which hemisphere, "two hours ago", fiscal years, 30 February.
    #[must_use]
    pub fn meaning(&self, from: &Standpoint) -> Option<Meaning> {
        match self.kind {
            DateKind::Distance { amount, unit, direction, from: Origin::Told } => {
                return counted_from(from.told?, unit, signed(amount?, direction)?);
            }
            DateKind::Told(hours) => return on_day(from.told.filter(is_one_day)?.period.first, hours, from.tense),
            _ => {}
        }
        let anchor = from.date.or_else(|| self.is_absolute().then_some(Date::ZERO))?;
        let tense = from.tense;
        match self.kind {
            DateKind::Day(offset, hours) => on_day(days_on(anchor, offset.into())?, hours, tense),
            DateKind::Weekday(weekday, which, hours) => match hours {
                // The night on Tuesday begins on Tuesday.
                Hours::Night => on_day(weekday_of(anchor, weekday, which, tense)?, hours, Tense::Future),
                _ => on_day(weekday_of(anchor, weekday, which, tense)?, hours, tense),
            },
            DateKind::Weekend(which) => {
                Some(Meaning { period: weekend(anchor, which, tense)?, precision: Precision::Span })
            }
            DateKind::Unit { unit, offset, part } => {
                part_of(current(anchor, unit, offset)?, part, anchor, of_unit(unit))
            }
            DateKind::Distance { amount, unit, direction, .. } => {
                let period = current(anchor, unit, signed(amount?, direction)?)?;
                Some(Meaning { period, precision: of_unit(unit) })
            }
            DateKind::Window { amount, unit, direction } => {
                Some(Meaning { period: window(anchor, amount?, unit, direction)?, precision: Precision::Span })
            }
            DateKind::WeekOf(written, edge) => {
                let day = written_period(written, anchor, tense)?.first;
                Some(Meaning { period: named_week(day, edge)?, precision: Precision::Week })
            }
            DateKind::DayOfMonth { day, weekday, months } => {
                Some(Meaning::day(day_of_month(anchor, tense, day, weekday, months)?))
            }
            DateKind::NamedMonth { month, which, part } => {
                part_of(named_month(anchor, month, which)?, part, anchor, Precision::Month)
            }
            DateKind::Season(season, which) => {
                let period = season_near(anchor, season, which, tense, from.hemisphere?)?;
                Some(Meaning { period, precision: Precision::Season })
            }
            DateKind::SeasonOf(season, year) => {
                let period = season_months(season, year, from.hemisphere?)?;
                // The winter of a year begins in it or ends in it.
                (period.first.year() == period.last.year()).then_some(Meaning { period, precision: Precision::Season })
            }
            DateKind::Written(written) => {
                let period = written_period(written, anchor, tense)?;
                part_of(period, written.part, anchor, of_written(written.unit))
            }
            // That of the United States' government begins in October of the year before.
            DateKind::Fiscal { federal } => {
                Some(Meaning { period: month_at(federal?, -3, 12)?, precision: Precision::Year })
            }
            DateKind::Open | DateKind::Told(_) => None,
        }
    }
}

fn is_one_day(meaning: &Meaning) -> bool {
    matches!(meaning.precision, Precision::Day | Precision::DayPart) && meaning.period.is_day()
}

fn on_day(day: Date, hours: Hours, tense: Tense) -> Option<Meaning> {
    let (period, precision) = match hours {
        Hours::All => (Period::day(day), Precision::Day),
        Hours::Some => (Period::day(day), Precision::DayPart),
        Hours::Rest => (Period::day(day), Precision::Rough),
        Hours::Night if tense == Tense::Past => (Period::new(days_on(day, -1)?, day), Precision::DayPart),
        Hours::Night => (Period::new(day, days_on(day, 1)?), Precision::DayPart),
    };
    Some(Meaning { period, precision })
}

fn of_unit(unit: Unit) -> Precision {
    match unit {
        Unit::Minute | Unit::Hour | Unit::Day => Precision::Day,
        Unit::Week => Precision::Week,
        Unit::Month => Precision::Month,
        Unit::Quarter => Precision::Quarter,
        Unit::Half => Precision::Half,
        Unit::Year => Precision::Year,
        Unit::Decade => Precision::Decade,
        Unit::Century => Precision::Century,
    }
}

fn of_written(unit: WrittenUnit) -> Precision {
    match unit {
        WrittenUnit::Days { first, last, .. } if first == last => Precision::Day,
        WrittenUnit::Days { .. } | WrittenUnit::FirstMonths(_) | WrittenUnit::MonthsTo { .. } => Precision::Span,
        WrittenUnit::WeekIn { .. } => Precision::Rough,
        WrittenUnit::Nth { .. } => Precision::Day,
        WrittenUnit::Month(_) => Precision::Month,
        WrittenUnit::Quarter(_) => Precision::Quarter,
        WrittenUnit::Half(_) => Precision::Half,
        WrittenUnit::Year => Precision::Year,
        WrittenUnit::Decade => Precision::Decade,
        WrittenUnit::Century => Precision::Century,
    }
}

/// So many units on from what was told of. From a day it is as coarse as the
/// unit; a month is counted on by whole months and stays a month. From what is
/// coarser than the unit nobody can count.
fn counted_from(told: Meaning, unit: Unit, amount: i32) -> Option<Meaning> {
    let first = told.period.first;
    if is_one_day(&told) {
        return Some(Meaning { period: current(first, unit, amount)?, precision: of_unit(unit) });
    }
    let (units, length) = match (told.precision, unit) {
        (Precision::Week, Unit::Week) => {
            return Some(Meaning { period: week_of(days_on(first, i64::from(amount) * 7)?)?, ..told });
        }
        (Precision::Month, Unit::Month) => (1, 1),
        (Precision::Month, Unit::Year) => (12, 1),
        (Precision::Quarter, Unit::Quarter) => (3, 3),
        (Precision::Quarter, Unit::Year) => (12, 3),
        (Precision::Half, Unit::Year) => (12, 6),
        (Precision::Year, Unit::Year) => (12, 12),
        _ => return None,
    };
    let offset = i32::from(first.month()) - 1 + amount.checked_mul(units)?;
    Some(Meaning { period: month_at(first.year(), offset, length)?, ..told })
}

fn weekend(anchor: Date, which: Which, tense: Tense) -> Option<Period> {
    // A weekend is under way on its Sunday too.
    let from = if anchor.weekday() == Weekday::Sunday { days_on(anchor, -1)? } else { anchor };
    let which = match which {
        Which::Last => Which::InWeek(-1),
        Which::Next => Which::InWeek(1),
        Which::This => Which::InWeek(0),
        other => other,
    };
    let saturday = weekday_of(from, Weekday::Saturday, which, tense)?;
    Some(Period::new(saturday, days_on(saturday, 1)?))
}

fn named_week(day: Date, edge: WeekEdge) -> Option<Period> {
    match edge {
        WeekEdge::Within if day.weekday() != Weekday::Sunday => week_of(day),
        WeekEdge::Within | WeekEdge::First => Some(Period::new(day, days_on(day, 6)?)),
        WeekEdge::Last => Some(Period::new(days_on(day, -6)?, day)),
    }
}

/// The three months of a season that begins in `year`. The seasons of the
/// weather are whole months (World Meteorological Organization practice).
fn season_months(season: Season, year: i16, hemisphere: Hemisphere) -> Option<Period> {
    let north = match season {
        Season::Spring => 2,
        Season::Summer => 5,
        Season::Autumn => 8,
        Season::Winter => 11,
    };
    let first = if hemisphere == Hemisphere::Southern { (north + 6) % 12 } else { north };
    month_at(year, first, 3)
}

fn season_near(anchor: Date, season: Season, which: Which, tense: Tense, hemisphere: Hemisphere) -> Option<Period> {
    let year = |years: i16| season_months(season, anchor.year().checked_add(years)?, hemisphere);
    let mut periods = (-2..=1).filter_map(year);
    match (which, tense) {
        (Which::Last | Which::Past, _) => periods.rfind(|period| period.last < anchor),
        (Which::Next | Which::Coming, _) => periods.find(|period| period.first > anchor),
        (_, Tense::Past) => periods.rfind(|period| period.first <= anchor),
        _ => periods.find(|period| period.last >= anchor),
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
        Which::Past => days_on(anchor, -strictly(i64::from(anchor.weekday().since(weekday)))),
        Which::Coming => days_on(anchor, strictly(ahead)),
        Which::Last | Which::Next => {
            let offset = if which == Which::Last { -1 } else { 1 };
            let right = if which == Which::Last { Which::Past } else { Which::Coming };
            let nearest = weekday_of(anchor, weekday, right, tense)?;
            // Said on a Monday, "next Friday" is the Friday of this week to some.
            (weekday_in_week(anchor, weekday, offset) == Some(nearest)).then_some(nearest)
        }
        Which::This if tense != Tense::Present => weekday_of(anchor, weekday, Which::Bare, tense),
        Which::This => weekday_in_week(anchor, weekday, 0),
        Which::InWeek(offset) => weekday_in_week(anchor, weekday, offset),
        Which::Beyond(weeks) => {
            let nearest = if weeks < 0 { Which::Past } else { Which::Coming };
            days_on(weekday_of(anchor, weekday, nearest, tense)?, i64::from(weeks) * 7)
        }
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
        // The 21st century began with 2001.
        Unit::Century => {
            let first = ((i32::from(anchor.year()) - 1).div_euclid(100) + offset).checked_mul(100)? + 1;
            month_at(i16::try_from(first).ok()?, 0, 1200)
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
        Unit::Century => months(amount * 1200)?,
    };
    Some(Period::new(anchor, far))
}

fn named_month(anchor: Date, month: i8, which: Which) -> Option<Period> {
    let here = anchor.month();
    let years = match which {
        Which::Last | Which::Past => -i32::from(month >= here),
        Which::Next | Which::Coming => i32::from(month <= here),
        Which::Bare | Which::This | Which::InWeek(_) | Which::Beyond(_) => 0,
    };
    let year = i16::try_from(i32::from(anchor.year()) + years).ok()?;
    month_at(year, i32::from(month) - 1, 1)
}

/// A day by its number in a month: of the month that is said, or the nearest on the side of `tense`.
fn day_of_month(anchor: Date, tense: Tense, day: i8, weekday: Option<Weekday>, months: Option<i32>) -> Option<Date> {
    let in_month = |months: i32| {
        let first = month_at(anchor.year(), i32::from(anchor.month()) - 1 + months, 1)?.first;
        let date = Date::new(first.year(), first.month(), day).ok()?;
        weekday.is_none_or(|weekday| date.weekday() == weekday).then_some(date)
    };
    if let Some(months) = months {
        return in_month(months);
    }
    // Every day of the week falls on every day of the month within fourteen months.
    match tense {
        Tense::Past => (0..=14).filter_map(|back| in_month(-back)).find(|date| *date <= anchor),
        Tense::Present | Tense::Future => (0..=14).filter_map(in_month).find(|date| *date >= anchor),
    }
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
            let candidates = [in_year(-1), in_year(0), in_year(1)].into_iter().flatten();
            // "Exports fell in the year to October": the October that is over.
            if matches!(written.unit, WrittenUnit::MonthsTo { .. }) && tense == Tense::Past {
                return fitting(candidates.filter(|period| period.last <= anchor), anchor, tense, limit);
            }
            fitting(candidates, anchor, tense, limit)
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
        WrittenUnit::FirstMonths(months) => month_at(year, 0, i32::from(months)),
        WrittenUnit::MonthsTo { month, months } => month_at(year, i32::from(month - months), i32::from(months)),
        WrittenUnit::WeekIn { month, is_first } => {
            let Period { first, last } = month_at(year, i32::from(month) - 1, 1)?;
            let week = if is_first { (first, days_on(first, 6)?) } else { (days_on(last, -6)?, last) };
            Some(Period::new(week.0, week.1))
        }
        WrittenUnit::Nth { month, weekday, nth } => {
            let day = Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?;
            Some(Period::day(day))
        }
        WrittenUnit::Year => month_at(year, 0, 12),
        WrittenUnit::Decade => month_at(year, 0, 120),
        WrittenUnit::Century => month_at(year, 0, 1200),
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
        Some(_) => candidates.min_by_key(distance),
        // A day that is of no year on that side, such as 29 February.
        None => candidates.min_by_key(distance).filter(|period| distance(period) <= 365 - FARTHEST_ON_TENSE_SIDE),
    }
}

/// A part of `period`, which is as precise as `whole`; "earlier" and "later" are told apart by `anchor`.
fn part_of(period: Period, part: Part, anchor: Date, whole: Precision) -> Option<Meaning> {
    let Period { first, last } = period;
    let rough = |period| Some(Meaning { period, precision: Precision::Rough });
    match part {
        Part::Hours => Some(Meaning { period, precision: Precision::DayPart }),
        Part::Start => Some(Meaning::day(first)),
        Part::End => Some(Meaning::day(last)),
        Part::Early => rough(third_of(period, 0)?),
        Part::Middle => rough(third_of(period, 1)?),
        Part::Late => rough(third_of(period, 2)?),
        Part::Earlier if period.contains(anchor) => rough(Period::new(first, anchor)),
        Part::Later if period.contains(anchor) => rough(Period::new(anchor, last)),
        Part::Whole | Part::Earlier | Part::Later => Some(Meaning { period, precision: whole }),
    }
}

/// The third `at`, 0 to 2, of a period: in whole months where it has several,
/// and of decades and centuries in whole years, as people count them (1990 to
/// 1993 are the early 1990s).
fn third_of(period: Period, at: usize) -> Option<Period> {
    let Period { first, last } = period;
    let months = (i32::from(last.year()) - i32::from(first.year())) * 12 + i32::from(last.month() - first.month()) + 1;
    if months >= 3 && first.day() == 1 {
        let cuts = match months {
            120 => [0, 48, 84, 120],
            1200 => [0, 396, 792, 1200],
            _ => [0, months / 3, 2 * (months / 3), months],
        };
        let (from, to) = (*cuts.get(at)?, *cuts.get(at + 1)?);
        return month_at(first.year(), i32::from(first.month()) - 1 + from, to - from);
    }
    let days = first.duration_until(last).as_hours() / 24 + 1;
    let third = (days / 3).max(1);
    let cuts = [0, third, (2 * third).min(days - 1).max(third), days];
    let (from, to) = (*cuts.get(at)?, *cuts.get(at + 1)?);
    Some(Period::new(days_on(first, from)?, days_on(first, (to - 1).max(from))?))
}
