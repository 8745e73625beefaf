//! The moment a briefing stands at: a day, and where it says so a time of day and a distance from UTC.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;

/// What the front matter's `date` means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time of day, where one is written.
    pub time: Option<Time>,
    /// The distance from UTC, where one is written.
    pub offset: Option<Offset>,
}

/// Why a text is no moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MomentError {
    /// It is not of the form `2026-11-20` or `2026-11-20T16:00+01:00`.
    Form,
    /// The calendar has no such day.
    Day,
    /// The clock has no such time.
    Time,
    /// There is no such distance from UTC.
    Offset,
}

impl fmt::Display for MomentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "not a date of the form 2026-11-20 or 2026-11-20T16:00+01:00",
            Self::Day => "the calendar has no such day",
            Self::Time => "the clock has no such time",
            Self::Offset => "no place is that far from UTC",
        })
    }
}

impl std::error::Error for MomentError {}

impl Moment {
    /// Reads an ISO 8601 calendar date, alone or with a time of day (after
    /// `T` or a blank, seconds and their fractions may be missing) and an
    /// offset (`Z`, `+01:00`, `+0100`, `+01`). Blanks around it do not matter.
    ///
    /// # Errors
    ///
    /// Says which part is wrong where the text is something else.
    pub fn parse(text: &str) -> Result<Self, MomentError> {
        let text = text.trim();
        let (day, rest) = text.split_at_checked(10).ok_or(MomentError::Form)?;
        let date = parse_day(day)?;
        if rest.is_empty() {
            return Ok(Self { date, time: None, offset: None });
        }
        let clock = rest.strip_prefix(['T', 't', ' ']).ok_or(MomentError::Form)?.trim_start();
        let split = clock.find(['Z', 'z', '+', '-', '\u{2212}']).unwrap_or(clock.len());
        let (clock, shift) = clock.split_at_checked(split).ok_or(MomentError::Form)?;
        let time = parse_clock(clock.trim_end())?;
        let offset = if shift.is_empty() { None } else { Some(parse_shift(shift)?) };
        Ok(Self { date, time: Some(time), offset })
    }

    /// The start of `date` where nothing but the day is known.
    #[must_use]
    pub fn of_day(date: Date) -> Self {
        Self { date, time: None, offset: None }
    }

    /// The instant, where a time of day and a distance from UTC are written.
    #[must_use]
    pub fn instant(self) -> Option<Timestamp> {
        self.offset?.to_timestamp(self.date.to_datetime(self.time?)).ok()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        if let Some(time) = self.time {
            write!(f, "T{:02}:{:02}", time.hour(), time.minute())?;
            if time.second() != 0 {
                write!(f, ":{:02}", time.second())?;
            }
        }
        match self.offset {
            Some(offset) if offset == Offset::UTC => f.write_str("Z"),
            Some(offset) => write_shift(f, offset.seconds()),
            None => Ok(()),
        }
    }
}

fn write_shift(f: &mut fmt::Formatter<'_>, seconds: i32) -> fmt::Result {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

fn parse_day(text: &str) -> Result<Date, MomentError> {
    let [year, month, day] = numbers::<3>(text, '-', &[4, 2, 2]).ok_or(MomentError::Form)?;
    let narrow = |number: i32| i8::try_from(number).map_err(|_| MomentError::Day);
    let year = i16::try_from(year).map_err(|_| MomentError::Day)?;
    Date::new(year, narrow(month)?, narrow(day)?).map_err(|_| MomentError::Day)
}

fn parse_clock(text: &str) -> Result<Time, MomentError> {
    let (text, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(MomentError::Form);
    }
    let [hour, minute, second] = numbers::<3>(text, ':', &[2, 2, 2])
        .or_else(|| numbers::<2>(text, ':', &[2, 2]).map(|[hour, minute]| [hour, minute, 0]))
        .ok_or(MomentError::Form)?;
    let narrow = |number: i32| i8::try_from(number).map_err(|_| MomentError::Time);
    Time::new(narrow(hour)?, narrow(minute)?, narrow(second)?, 0).map_err(|_| MomentError::Time)
}

fn parse_shift(text: &str) -> Result<Offset, MomentError> {
    if text.eq_ignore_ascii_case("z") {
        return Ok(Offset::UTC);
    }
    let sign = if text.starts_with('+') { 1 } else { -1 };
    let digits = text.trim_start_matches(['+', '-', '\u{2212}']);
    let [hours, minutes] = numbers::<2>(digits, ':', &[2, 2])
        .or_else(|| numbers::<1>(digits, ':', &[2]).map(|[hours]| [hours, 0]))
        .or_else(|| numbers::<1>(digits, ':', &[4]).map(|[both]| [both / 100, both % 100]))
        .ok_or(MomentError::Form)?;
    // UTC−12:00 and UTC+14:00 are the farthest in use (tz database).
    let distance = hours * 60 + minutes;
    if minutes > 59 || distance > if sign > 0 { 14 * 60 } else { 12 * 60 } {
        return Err(MomentError::Offset);
    }
    Offset::from_seconds(sign * distance * 60).map_err(|_| MomentError::Offset)
}

/// The numbers of `text` between `separator`s, if there are as many as `widths` and each has its width.
fn numbers<const N: usize>(text: &str, separator: char, widths: &[usize; N]) -> Option<[i32; N]> {
    let mut parts = text.split(separator);
    let mut found = [0; N];
    for (slot, &width) in found.iter_mut().zip(widths) {
        let part = parts.next().filter(|part| part.len() == width)?;
        if !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *slot = part.parse().ok()?;
    }
    parts.next().is_none().then_some(found)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use jiff::tz::Offset;

    use super::{Moment, MomentError};

    #[test]
    fn a_day_alone_has_no_time_and_no_offset() {
        assert_eq!(Moment::parse(" 2026-11-20\n"), Ok(Moment::of_day(date(2026, 11, 20))));
    }

    #[test]
    fn times_and_offsets_come_in_the_usual_spellings() {
        let at = |text: &str| Moment::parse(text).map(|moment| (moment.time, moment.offset.map(Offset::seconds)));
        let four = Some(time(16, 0, 0, 0));
        assert_eq!(at("2026-11-20T16:00"), Ok((four, None)));
        assert_eq!(at("2026-11-20 16:00:00.25"), Ok((four, None)));
        assert_eq!(at("2026-11-20T16:00Z"), Ok((four, Some(0))));
        assert_eq!(at("2026-11-20T16:00+01:00"), Ok((four, Some(3600))));
        assert_eq!(at("2026-11-20T16:00 +0530"), Ok((four, Some(19_800))));
        assert_eq!(at("2026-11-20t16:00:00-05"), Ok((four, Some(-18_000))));
    }

    #[test]
    fn each_wrong_part_is_named() {
        assert_eq!(Moment::parse("20 November 2026"), Err(MomentError::Form));
        assert_eq!(Moment::parse("2026-11"), Err(MomentError::Form));
        assert_eq!(Moment::parse("2026-11-20é"), Err(MomentError::Form));
        assert_eq!(Moment::parse("2026-1-200"), Err(MomentError::Form));
        assert_eq!(Moment::parse("2026-02-30"), Err(MomentError::Day));
        assert_eq!(Moment::parse("2026-11-20T25:00"), Err(MomentError::Time));
        assert_eq!(Moment::parse("2026-11-20T16:00+15:00"), Err(MomentError::Offset));
        assert_eq!(Moment::parse("2026-11-20T16:00+01:75"), Err(MomentError::Offset));
    }

    #[test]
    fn a_moment_is_shown_as_it_is_read() {
        for text in ["2026-11-20", "2026-11-20T16:00", "2026-11-20T16:00:05Z", "2026-11-20T16:00-03:30"] {
            assert_eq!(Moment::parse(text).map(|moment| moment.to_string()).as_deref(), Ok(text));
        }
    }
}
