//! When it is.

use crate::text::Span;

pub use jiff::civil::Date;

/// A date, with the time and the offset from UTC where they were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: Date,
}

/// Words that name a day or a stretch of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateExpression {
    /// Bytes of the text it was found in.
    pub span: Span,
}
