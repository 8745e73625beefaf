//! Date expressions in running text: "this evening", "the week of Oct. 20", "Monday, 24 November".

use jiff::civil::Weekday;

use crate::text::Span;

/// A stretch of text that says when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateExpression {
    /// Its bytes, from the start of the text that was scanned.
    pub span: Span,
    /// What it says.
    pub kind: DateKind,
}

/// What a date expression says, before anybody knows the document's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateKind {
    /// So many days from today: "today" 0, "tonight" 0, "last night" −1.
    Day(i32, Hours),
    /// "Tuesday", "last Tuesday", "Tuesday evening".
    Weekday(Weekday, Which, Hours),
    /// "the weekend", "next weekend".
    Weekend(Which),
    /// So many calendar units from the current one: "late last month", "this year".
    Unit {
        /// Which unit.
        unit: Unit,
        /// How many units on.
        offset: i32,
        /// Which part of it.
        part: Part,
    },
    /// "two days ago", "in three weeks", "a year earlier"; no amount in "days ago".
    Distance {
        /// How many units, where a number says it.
        amount: Option<u32>,
        /// Of which unit.
        unit: Unit,
        /// Which way.
        direction: Direction,
        /// From where.
        from: Origin,
    },
    /// "the past two weeks", "the coming days": from here so far.
    Window {
        /// How many units, where a number says it.
        amount: Option<u32>,
        /// Of which unit.
        unit: Unit,
        /// Which way.
        direction: Direction,
    },
    /// "the week of Oct. 20".
    WeekOf(WrittenDate, WeekEdge),
    /// A date of the calendar, whole or in part.
    Written(WrittenDate),
    /// "last May", "early next November".
    NamedMonth {
        /// 1 to 12.
        month: i8,
        /// Which one.
        which: Which,
        /// Which part of it.
        part: Part,
    },
    /// "this summer"; which months it is depends on the hemisphere.
    Season(Season, Which),
    /// "the summer of 2025".
    SeasonOf(Season, i16),
    /// "fiscal 2026", "the fiscal second quarter": whose year it is only the
    /// reader knows, but for that of the United States' government.
    Fiscal {
        /// The federal fiscal year, where it is said to be that.
        federal: Option<i16>,
    },
    /// "the 14th", "Friday the 13th", "the 25th of this month".
    DayOfMonth {
        /// 1 to 31.
        day: i8,
        /// The day of the week, where it is written.
        weekday: Option<Weekday>,
        /// How many months off, where that is said.
        months: Option<i32>,
    },
    /// "that day", "later in the day": the day last told of.
    Told(Hours),
    /// "03/04/2026", "recent weeks": dates of which nobody can tell the days.
    Open,
}

/// Which hours of a day are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hours {
    /// No word says it.
    All,
    /// "morning", "evening", "late".
    Some,
    /// What of the day is over or to come: "earlier today".
    Rest,
    /// From this day to the next: "overnight".
    Night,
}

/// What a day says of the week it is named for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WeekEdge {
    /// "the week of": it lies in it; a Sunday opens it.
    Within,
    /// "the week beginning".
    First,
    /// "the week ending".
    Last,
}

/// Which of the days or months of one name is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Which {
    /// No word says it.
    Bare,
    /// "this Tuesday".
    This,
    /// "last Tuesday".
    Last,
    /// "next Tuesday".
    Next,
    /// "this past Tuesday": the one right before.
    Past,
    /// "this coming Tuesday": the one right ahead.
    Coming,
    /// The one in the week that lies so many weeks from the current one: "Tuesday of next week".
    InWeek(i32),
    /// So many weeks further on than the nearest one on that side: "a week ago Tuesday", "two weeks from Monday".
    Beyond(i32),
}

/// A unit of the calendar or the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the word itself")]
pub enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    /// Half a year.
    Half,
    Year,
    Decade,
    Century,
}

/// Which part of a month, a year, a week is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// All of it.
    Whole,
    /// Its first day: "the start of".
    Start,
    /// Its first third.
    Early,
    /// Its second third: "mid-".
    Middle,
    /// Its last third.
    Late,
    /// Its last day: "the end of".
    End,
    /// What of it is over: "earlier this week".
    Earlier,
    /// What of it is to come: "later this week".
    Later,
    /// Some hours of it: "the night of Nov. 3".
    Hours,
}

/// Back or ahead in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Back.
    Past,
    /// Ahead.
    Future,
}

/// From where a distance counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// From when the text is written: "ago".
    Now,
    /// From what was last told of: "earlier", "later", "the next day".
    Told,
}

/// A season of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the word itself")]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A date as somebody wrote it, which need not exist: "Monday, 30 February".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WrittenDate {
    /// The day of the week, where it is written.
    pub weekday: Option<Weekday>,
    /// What is dated: a day, a month, a quarter, a year.
    pub unit: WrittenUnit,
    /// The year.
    pub year: Year,
    /// Which part of it.
    pub part: Part,
}

/// What a written date names within its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WrittenUnit {
    /// The days from `first` to `last`, mostly one, of `month` 1 to 12.
    Days {
        /// 1 to 12.
        month: i8,
        /// The first day, 1 to 31.
        first: i8,
        /// The last day, mostly the same.
        last: i8,
    },
    /// A month, 1 to 12.
    Month(i8),
    /// A quarter, 1 to 4.
    Quarter(i8),
    /// A half, 1 or 2.
    Half(i8),
    /// So many months from January: "the first nine months of 2026".
    FirstMonths(i8),
    /// So many months of which the last is `month`: "the three months to September".
    MonthsTo {
        /// 1 to 12.
        month: i8,
        /// How many.
        months: i8,
    },
    /// About the first or the last seven days of a month: "the last week of October".
    WeekIn {
        /// 1 to 12.
        month: i8,
        /// Whether it is the first.
        is_first: bool,
    },
    /// "the first Monday of December".
    Nth {
        /// 1 to 12.
        month: i8,
        /// The day of the week.
        weekday: Weekday,
        /// Which of those in the month, 1 to 4; −1 for the last.
        nth: i8,
    },
    /// The whole year.
    Year,
    /// The ten years that begin with it: "the 1990s".
    Decade,
    /// The hundred years that begin with it: 1901 for "the 20th century".
    Century,
}

/// The year of a written date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Year {
    /// None is written.
    Unwritten,
    /// "2026".
    Number(i16),
    /// So many years from the current one: "November of last year".
    Offset(i32),
}

impl DateExpression {
    /// Whether nobody can tell the day without knowing when the text was written.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        match self.kind {
            DateKind::Day(..)
            | DateKind::Weekday(..)
            | DateKind::Weekend(_)
            | DateKind::Unit { .. }
            | DateKind::Window { .. }
            | DateKind::DayOfMonth { .. }
            | DateKind::NamedMonth { .. }
            | DateKind::Season(..) => true,
            DateKind::Distance { from, .. } => from == Origin::Now,
            DateKind::Written(written) | DateKind::WeekOf(written, _) => matches!(written.year, Year::Offset(_)),
            DateKind::SeasonOf(..) | DateKind::Fiscal { .. } | DateKind::Told(_) | DateKind::Open => false,
        }
    }

    /// Whether it is a date of the calendar that leaves its year to the reader: "Nov. 20", "in November".
    #[must_use]
    pub fn is_partial(&self) -> bool {
        matches!(self.kind, DateKind::Written(written) | DateKind::WeekOf(written, _) if written.year == Year::Unwritten)
    }

    /// Whether it counts from what was last told of, not from when the text was written: "two days later".
    #[must_use]
    pub fn is_narrative(&self) -> bool {
        matches!(self.kind, DateKind::Distance { from: Origin::Told, .. } | DateKind::Told(_))
    }

    /// Whether it means the same whenever the text was written: "20 November 2026".
    #[must_use]
    pub fn is_absolute(&self) -> bool {
        match self.kind {
            DateKind::Written(written) | DateKind::WeekOf(written, _) => matches!(written.year, Year::Number(_)),
            DateKind::SeasonOf(..) | DateKind::Fiscal { .. } | DateKind::Open => true,
            _ => false,
        }
    }
}
