//! Date expressions: the days that are meant, and from which date that was worked out.

use crate::analysis::tense_at;
use crate::calendar::{Date, DateKind, Period, Year};
use crate::features::at::At;

use super::{AsOf, Hover, HoverContent};

/// A date expression, worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateFacts {
    /// As written.
    pub written: String,
    /// The days meant; none where the text, or the lack of a date, leaves it open.
    pub period: Option<Period>,
    /// The date it was worked out from.
    pub as_of: AsOf,
    /// Whether it means another day in a document of another date.
    pub relative: bool,
}

/// The date under the cursor.
pub(super) fn hover(at: &At<'_>) -> Option<Hover> {
    let expression = at.pick(&at.passage?.dates, |date| date.span)?;
    let as_of = AsOf::of(at);
    let relative = !has_year(expression.kind);
    // A date with its year means the same whatever the day of writing.
    let anchor = as_of.date.or_else(|| (!relative).then_some(Date::MIN));
    let tense = tense_at(at.block, expression.span);
    let written = at.text(expression.span).split_whitespace().collect::<Vec<_>>().join(" ");
    let period = anchor.and_then(|anchor| expression.resolve(anchor, tense));
    Some(at.hover(expression.span, HoverContent::Date(DateFacts { written, period, as_of, relative })))
}

fn has_year(kind: DateKind) -> bool {
    match kind {
        DateKind::Written(written) | DateKind::WeekOf(written) => matches!(written.year, Year::Number(_)),
        _ => false,
    }
}
