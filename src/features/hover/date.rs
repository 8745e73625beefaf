//! Dates and times of day: what is meant, and from what that was worked out.

use crate::analysis::{Basis, Here, whens};
use crate::calendar::{Date, DateExpression, Meaning, Offset, Time};
use crate::features::at::At;
use crate::text::Span;

use super::{AsOf, Hover, HoverContent};

/// A date or a time of day, worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateFacts {
    /// As written.
    pub written: String,
    /// The days meant; none where the text, or the lack of a date, leaves them open.
    pub meaning: Option<Meaning>,
    /// The time of day, with its distance from UTC where that is known.
    pub time: Option<(Time, Option<Offset>)>,
    /// The same time at the text's place, where its clocks show another.
    pub time_here: Option<(Date, Time)>,
    /// From what it was worked out.
    pub basis: DateBasis,
    /// The text's place, where its zone is known.
    pub place: Option<String>,
}

/// From what a date was worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateBasis {
    /// From itself: it means the same in a document of any date.
    Itself,
    /// From the day of the document.
    Document {
        /// Where that is from.
        as_of: AsOf,
        /// The day that it is at the text's place; none if the document has no date.
        day: Option<Date>,
    },
    /// From the day on which it was said, as the text has it.
    Spoken(String),
    /// From what the text told of before, as it has it.
    Told(String),
    /// Nothing is told before it that it could count from.
    Untold,
    /// It stands in a quotation, and the text does not say when that was said.
    Unspoken,
}

/// The date under the cursor.
pub(super) fn hover(at: &At<'_>) -> Option<Hover> {
    let passage = at.passage?;
    let touches = |span: Span| span.touches(at.offset);
    // Dates are worked out only where one may stand.
    let may_be =
        passage.dates.iter().any(|date| touches(date.span)) || passage.times.iter().any(|time| touches(time.span));
    // Between the ends of a stretch stands "to" or the like.
    let mut pairs = passage.dates.iter().zip(passage.dates.iter().skip(1));
    let is_inside = pairs.any(|(from, to)| to.span.start() - from.span.end() <= 16 && touches(from.span.join(to.span)));
    if !may_be && !is_inside {
        return None;
    }
    let here = Here::of(at.premises(), at.gazetteer());
    let whens = whens(at.block, passage, &here, at.gazetteer());
    let when = at.pick(&whens, |when| when.span)?;
    let words = |span: Span| at.text(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let counts_back = when.dates.clone().filter_map(|at| passage.dates.get(at)).any(DateExpression::is_narrative);
    let basis = match when.basis {
        Basis::Itself => DateBasis::Itself,
        Basis::Spoken(span) => DateBasis::Spoken(words(span)),
        Basis::Told(span) => DateBasis::Told(words(span)),
        Basis::Unspoken => DateBasis::Unspoken,
        Basis::Document if counts_back => DateBasis::Untold,
        Basis::Document => DateBasis::Document { as_of: AsOf::of(at), day: here.date },
    };
    let time_here = when.meaning.zip(when.time).and_then(|(meaning, (time, offset))| {
        here.clock(meaning.period.first, time, offset?).filter(|(_, shown)| *shown != time)
    });
    let facts = DateFacts {
        written: words(when.span),
        meaning: when.meaning,
        time: when.time,
        time_here,
        basis,
        place: here.place,
    };
    Some(at.hover(when.span, HoverContent::Date(facts)))
}
