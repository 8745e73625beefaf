//! When it is: dates with the precision they are known to, date expressions in running text, and what these mean as of a date.

mod clock;
mod distance;
mod expression;
mod figures;
mod fiscal;
mod meaning;
mod moment;
mod partial;
mod period;
mod relative;
mod resolve;
mod scan;
mod style;
mod vocabulary;
mod within;
mod word;
mod written;
mod zone;

pub use jiff::civil::{Date, DateTime, Time, Weekday};
pub use jiff::tz::{Offset, TimeZone};

pub use self::clock::ClockTime;
pub use self::expression::{
    DateExpression, DateKind, Direction, Hours, Origin, Part, Season, Unit, WeekEdge, Which, WrittenDate, WrittenUnit,
    Year,
};
pub use self::meaning::{Hemisphere, Meaning, Precision, Standpoint};
pub use self::moment::{Moment, MomentError};
pub use self::partial::PartialDate;
pub use self::period::Period;
pub use self::scan::{dates_and_times, expressions};
pub use self::style::{DateStyle, WrittenOut};
pub use self::zone::{ZoneName, time_zone};

/// The English name of a day of the week, with a capital.
#[must_use]
pub fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// When a clause says that its event happens, seen from when it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tense {
    /// "met", "has met".
    Past,
    /// "meets", "is meeting".
    Present,
    /// "will meet".
    Future,
}
