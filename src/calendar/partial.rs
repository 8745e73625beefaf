//! A date known to the year, the month or the day, as records of offices give it.

use std::fmt;

use edtf_core::{Bound, BoundDate, Edtf, SetElement, SetKind};
use jiff::civil::Date;

use crate::calendar::period::month_name;

/// How much of a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Precision {
    Year,
    Month,
    Day,
}

/// A date written in the Extended Date/Time Format (ISO 8601-2:2019, Annex
/// A): `2025`, `2025-01`, `2025-01-28`, where `~`, `?` and `%` mark it as
/// approximate, uncertain or both, and `X` stands for a digit not known;
/// `[2017-03-28..2018-03-22]` is one of the days from the first to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    earliest: Date,
    latest: Date,
    precision: Precision,
    /// Nobody vouches for the date as written.
    qualified: bool,
}

impl PartialDate {
    /// Reads one date, or a range of which one is meant; intervals, seasons and other sets are none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let edtf = Edtf::parse(text.trim()).ok()?;
        let date = match &edtf {
            Edtf::Date(date) => date,
            Edtf::Set(set) if set.kind == SetKind::OneMember => {
                let [SetElement::Range(..)] = set.elements[..] else { return None };
                let bounds = edtf.bounds();
                return Self::between(civil(bounds.earliest)?, civil(bounds.latest)?);
            }
            _ => return None,
        };
        let precision = match date.precision() {
            edtf_core::Precision::Year => Precision::Year,
            edtf_core::Precision::Month => Precision::Month,
            edtf_core::Precision::Day => Precision::Day,
            edtf_core::Precision::Season => return None,
        };
        let bounds = edtf.bounds();
        Some(Self {
            earliest: civil(bounds.earliest)?,
            latest: civil(bounds.latest)?,
            precision,
            qualified: date.is_uncertain() || date.is_approximate(),
        })
    }

    /// One day of those from `first` to `last`, if these stand in this order.
    #[must_use]
    pub fn between(first: Date, last: Date) -> Option<Self> {
        let date = Self { earliest: first, latest: last, precision: Precision::Day, qualified: false };
        (first <= last).then_some(date)
    }

    /// The first day it can be.
    #[must_use]
    pub fn earliest(&self) -> Date {
        self.earliest
    }

    /// The last day it can be.
    #[must_use]
    pub fn latest(&self) -> Date {
        self.latest
    }

    /// The date in EDTF, which [`PartialDate::parse`] reads back as the same
    /// date: digits in which its ends differ are `X`, and one that nobody
    /// vouches for is marked with `~`.
    #[must_use]
    pub fn edtf(&self) -> String {
        let (first, last) = (self.earliest, self.latest);
        let sign = if first.year() < 0 { "-" } else { "" };
        let mut text = format!("{sign}{}", common_digits(first.year().unsigned_abs(), last.year().unsigned_abs(), 4));
        let of = |number: i8| u16::from(number.unsigned_abs());
        if self.precision != Precision::Year {
            text = format!("{text}-{}", common_digits(of(first.month()), of(last.month()), 2));
        }
        if self.precision == Precision::Day {
            text = format!("{text}-{}", common_digits(of(first.day()), of(last.day()), 2));
        }
        if self.qualified {
            text.push('~');
        }
        // Digits cannot say every range of days.
        if Self::parse(&text) == Some(*self) { text } else { format!("[{first}..{last}]") }
    }

    /// Its first and its last day, and a number for how much of it is written
    /// and whether anybody vouches for it, of which [`PartialDate::of_parts`] makes it again.
    pub(crate) fn parts(&self) -> (Date, Date, u8) {
        let precision = match self.precision {
            Precision::Year => 0,
            Precision::Month => 1,
            Precision::Day => 2,
        };
        (self.earliest, self.latest, precision << 1 | u8::from(self.qualified))
    }

    /// The date that has these parts, if one has.
    pub(crate) fn of_parts(earliest: Date, latest: Date, kind: u8) -> Option<Self> {
        let precision = match kind >> 1 {
            0 => Precision::Year,
            1 => Precision::Month,
            2 => Precision::Day,
            _ => return None,
        };
        (earliest <= latest).then_some(Self { earliest, latest, precision, qualified: kind & 1 == 1 })
    }

    /// Whether it is marked as approximate or uncertain, so that its bounds decide nothing.
    #[must_use]
    pub fn is_qualified(&self) -> bool {
        self.qualified
    }
}

impl From<Date> for PartialDate {
    /// A day that is known.
    fn from(date: Date) -> Self {
        Self { earliest: date, latest: date, precision: Precision::Day, qualified: false }
    }
}

impl fmt::Display for PartialDate {
    /// "28 January 2025", "January 2025", "2025"; "about 2025" where it is
    /// marked; "between 2020 and 2029" where digits are missing, and the
    /// same with days for a range.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.qualified {
            f.write_str("about ")?;
        }
        let write = |f: &mut fmt::Formatter<'_>, date: Date| match self.precision {
            Precision::Year => write!(f, "{}", date.year()),
            Precision::Month => write!(f, "{} {}", month_name(date.month()), date.year()),
            Precision::Day => write!(f, "{} {} {}", date.day(), month_name(date.month()), date.year()),
        };
        if self.same(self.precision) {
            return write(f, self.earliest);
        }
        f.write_str("between ")?;
        write(f, self.earliest)?;
        f.write_str(" and ")?;
        write(f, self.latest)
    }
}

impl PartialDate {
    /// Whether both ends are one and the same year, month or day.
    fn same(&self, precision: Precision) -> bool {
        let (first, last) = (self.earliest, self.latest);
        match precision {
            Precision::Year => first.year() == last.year(),
            Precision::Month => (first.year(), first.month()) == (last.year(), last.month()),
            Precision::Day => first == last,
        }
    }
}

/// The digits that two numbers share, with `X` where they do not.
fn common_digits(one: u16, other: u16, width: usize) -> String {
    let (one, other) = (format!("{one:0width$}"), format!("{other:0width$}"));
    one.chars().zip(other.chars()).map(|(one, other)| if one == other { one } else { 'X' }).collect()
}

fn civil(bound: Bound) -> Option<Date> {
    let Bound::Date(BoundDate { year, month, day }) = bound else { return None };
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::PartialDate;

    fn bounds(text: &str) -> Option<(String, String)> {
        PartialDate::parse(text).map(|date| (date.earliest().to_string(), date.latest().to_string()))
    }

    #[test]
    fn what_is_not_written_can_be_any_day_of_it() {
        let pair = |first: &str, last: &str| Some((first.to_owned(), last.to_owned()));
        assert_eq!(bounds("2025"), pair("2025-01-01", "2025-12-31"));
        assert_eq!(bounds("2024-02"), pair("2024-02-01", "2024-02-29"));
        assert_eq!(bounds("2025-01-28"), pair("2025-01-28", "2025-01-28"));
        assert_eq!(bounds("202X"), pair("2020-01-01", "2029-12-31"));
        assert_eq!(bounds("[2017-03-28..2018-03-22]"), pair("2017-03-28", "2018-03-22"));
    }

    #[test]
    fn days_the_calendar_lacks_and_things_that_are_no_date_are_refused() {
        for text in [
            "",
            "2025-02-30",
            "2025-13",
            "28 January 2025",
            "2025/2026",
            "2025-21",
            "Y99999",
            "{2025..2026}",
            "[2025,2027]",
            "[2025..]",
            "[2026..2025]",
        ] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_back_as_the_same_date() {
        for text in [
            "2025",
            "2025-01",
            "2025-01-28",
            "202X",
            "20XX",
            "2025-XX",
            "2025-1X",
            "2025-0X",
            "2025-01-XX",
            "2025-XX-12",
            "2025-01-2X",
            "2025-02-XX",
            "202X-02-29",
            "2025-03~",
            "2025?",
            "2025-01-28%",
            "19XX-05",
            "-0044-03-15",
            "0000",
            "XXXX",
            "[2017-03-28..2018-03-22]",
            "[2025-01-01..2025-12-31]",
            "2025-04-3X",
            "2025-XX-XX",
            "20X5-XX-1X",
            "-004X",
            "1950S2",
        ] {
            let Some(date) = PartialDate::parse(text) else { continue };
            assert_eq!(PartialDate::parse(&date.edtf()), Some(date), "{text}: {}", date.edtf());
        }
        assert_eq!(PartialDate::parse("202X-0X").map(|date| date.edtf()).as_deref(), Some("202X-0X"));
        assert_eq!(PartialDate::parse("2025-01~").map(|date| date.edtf()).as_deref(), Some("2025-01~"));
    }

    #[test]
    fn a_date_is_put_in_words_as_far_as_it_is_known() {
        let shown = |text: &str| PartialDate::parse(text).map(|date| date.to_string()).unwrap_or_default();
        assert_eq!(shown("2025-01-28"), "28 January 2025");
        assert_eq!(shown("2025-01"), "January 2025");
        assert_eq!(shown("2025"), "2025");
        assert_eq!(shown("2025-03~"), "about March 2025");
        assert_eq!(shown("202X"), "between 2020 and 2029");
        assert_eq!(shown("[2017-03-28..2018-03-22]"), "between 28 March 2017 and 22 March 2018");
        assert_eq!(PartialDate::from(date(2025, 1, 28)).to_string(), "28 January 2025");
    }
}
