//! The days an expression means, how precise that is, and from where it was read.

use jiff::civil::Date;

use crate::calendar::{Period, Tense};

/// How precisely an expression says when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// Part of a day, or the two days that a night lies on.
    DayPart,
    /// One day.
    Day,
    /// From one named or counted day to another.
    Span,
    /// A week from Monday to Sunday, or seven days that a date names.
    Week,
    /// A month of the calendar.
    Month,
    /// A quarter of the calendar year.
    Quarter,
    /// Half a calendar year.
    Half,
    /// The three whole months of a season.
    Season,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// About these days: a third of a unit, or what of it is over or to come.
    Rough,
}

/// What an expression means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Meaning {
    /// The days.
    pub period: Period,
    /// How precise that is.
    pub precision: Precision,
}

impl Meaning {
    /// One day.
    #[must_use]
    pub fn day(date: Date) -> Self {
        Self { period: Period::day(date), precision: Precision::Day }
    }
}

/// A half of the earth, by which the months of the seasons differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hemisphere {
    /// Summer is June to August.
    Northern,
    /// Summer is December to February.
    Southern,
}

/// From where an expression is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standpoint {
    /// The day on which it is said, if that is known.
    pub date: Option<Date>,
    /// The tense of its clause.
    pub tense: Tense,
    /// Where the speaker is.
    pub hemisphere: Option<Hemisphere>,
    /// What the text told of last.
    pub told: Option<Meaning>,
}

impl Standpoint {
    /// A clause of `tense` said on `date`.
    #[must_use]
    pub fn on(date: Date, tense: Tense) -> Self {
        Self { date: Some(date), tense, hemisphere: None, told: None }
    }
}
