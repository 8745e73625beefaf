//! A stretch of whole days, and how it is put in words.

use std::fmt;

use jiff::SignedDuration;
use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days from `first` to `last`, both included; `first` is never after `last`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Period {
    /// The days between two, whichever comes first.
    #[must_use]
    pub fn new(one: Date, other: Date) -> Self {
        Self { first: one.min(other), last: one.max(other) }
    }

    /// One day.
    #[must_use]
    pub fn day(date: Date) -> Self {
        Self { first: date, last: date }
    }

    /// The month that has `date`.
    #[must_use]
    pub fn month_of(date: Date) -> Self {
        Self { first: date.first_of_month(), last: date.last_of_month() }
    }

    /// The year that has `date`.
    #[must_use]
    pub fn year_of(date: Date) -> Self {
        Self { first: date.first_of_year(), last: date.last_of_year() }
    }

    /// Whether `date` is one of its days.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        self.first <= date && date <= self.last
    }

    /// The same stretch so many days on; none where the calendar ends before.
    #[must_use]
    pub fn days_on(self, days: i32) -> Option<Self> {
        let on = |date: Date| date.checked_add(SignedDuration::from_hours(i64::from(days) * 24)).ok();
        Some(Self { first: on(self.first)?, last: on(self.last)? })
    }

    /// Whether it is one day.
    #[must_use]
    pub fn is_day(self) -> bool {
        self.first == self.last
    }
}

/// The name of `month`, 1 to 12.
pub(super) fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|idx| MONTHS.get(idx)).copied().unwrap_or_default()
}

impl fmt::Display for Period {
    /// "17 October 2025", "20–26 October 2025", "29 September – 5 October
    /// 2025", "October 2025", "October–December 2025", "2025".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.first, self.last);
        let one_year = first.year() == last.year();
        let whole_months = first.day() == 1 && last.day() == last.days_in_month();
        if first == last {
            write!(f, "{} {} {}", first.day(), month_name(first.month()), first.year())
        } else if one_year && first == first.first_of_year() && last == last.last_of_year() {
            write!(f, "{}", first.year())
        } else if one_year && first.month() == last.month() {
            if whole_months {
                return write!(f, "{} {}", month_name(first.month()), first.year());
            }
            write!(f, "{}–{} {} {}", first.day(), last.day(), month_name(first.month()), first.year())
        } else if one_year && whole_months {
            write!(f, "{}–{} {}", month_name(first.month()), month_name(last.month()), first.year())
        } else if one_year {
            write!(f, "{} {} – {}", first.day(), month_name(first.month()), Self::day(last))
        } else {
            write!(f, "{} – {}", Self::day(first), Self::day(last))
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::Period;

    fn shown(first: Date, last: Date) -> String {
        Period::new(first, last).to_string()
    }

    #[test]
    fn a_period_repeats_nothing_it_need_not() {
        assert_eq!(shown(date(2025, 10, 17), date(2025, 10, 17)), "17 October 2025");
        assert_eq!(shown(date(2025, 10, 20), date(2025, 10, 26)), "20–26 October 2025");
        assert_eq!(shown(date(2025, 9, 29), date(2025, 10, 5)), "29 September – 5 October 2025");
        assert_eq!(shown(date(2025, 12, 29), date(2026, 1, 4)), "29 December 2025 – 4 January 2026");
        assert_eq!(shown(date(2024, 2, 1), date(2024, 2, 29)), "February 2024");
        assert_eq!(shown(date(2025, 10, 1), date(2025, 12, 31)), "October–December 2025");
        assert_eq!(shown(date(2025, 1, 1), date(2025, 12, 31)), "2025");
    }

    #[test]
    fn the_earlier_day_comes_first_whatever_the_order() {
        let period = Period::new(date(2025, 10, 26), date(2025, 10, 20));
        assert!(period.contains(date(2025, 10, 20)) && !period.contains(date(2025, 10, 27)));
    }
}
