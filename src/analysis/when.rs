//! What the dates and times of a block mean, each read in its sentence, its quotation and behind what the block told of before.

mod clock;
mod range;
mod spoken;

use std::ops::Range;

use crate::calendar::{Date, DateExpression, Meaning, Offset, Precision, Standpoint, Tense, Time};
use crate::document::{Block, BlockKind, Quotation};
use crate::gazetteer::Gazetteer;
use crate::text::Span;

pub(super) use self::clock::clocks;

use super::syntax::Syntax;
use super::tense::tense_in;
use super::{Here, Passage};

/// A date or a time of day, read in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// Its bytes, from the start of the block.
    pub span: Span,
    /// Its date expressions, as indices into the passage's: two where it runs
    /// from one to the other, none for a time of day.
    pub dates: Range<usize>,
    /// The days meant, where the text says which.
    pub meaning: Option<Meaning>,
    /// The time of day meant, on those days.
    pub time: Option<(Time, Option<Offset>)>,
    /// From what it was read.
    pub basis: Basis,
    /// The tense of its clause.
    pub tense: Tense,
}

/// From what a date was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// From itself alone.
    Itself,
    /// From the day on which the text was written.
    Document,
    /// From the day on which it was said, whose bytes are given.
    Spoken(Span),
    /// From what the block told of before, whose bytes are given.
    Told(Span),
    /// It stands in a quotation, and the text does not say when that was said.
    Unspoken,
}

/// What the dates and times of `block` mean in a text written `here`, in the
/// order of the text. Linear in the block, but for the dates of a sentence
/// that has quotations, which are looked at for each of these.
#[must_use]
pub fn whens(block: &Block, passage: &Passage, here: &Here, gazetteer: &Gazetteer) -> Vec<When> {
    if passage.dates.is_empty() && passage.times.is_empty() {
        return Vec::new();
    }
    let syntax = Syntax::of(block);
    let reader = Reader { block, passage, here, gazetteer, syntax: &syntax };
    let mut whens = reader.dates();
    reader.join_ranges(&mut whens);
    reader.add_times(&mut whens);
    whens
}

/// A block whose dates are read.
#[derive(Debug, Clone, Copy)]
struct Reader<'a> {
    block: &'a Block,
    passage: &'a Passage,
    here: &'a Here,
    gazetteer: &'a Gazetteer,
    syntax: &'a Syntax<'a>,
}

impl Reader<'_> {
    fn dates(&self) -> Vec<When> {
        let mut whens: Vec<When> = Vec::with_capacity(self.passage.dates.len());
        for (at, date) in self.passage.dates.iter().enumerate() {
            let told = whens.last().filter(|last| self.is_near(last.span, date.span));
            let when = self.date(at, date, told);
            whens.push(when);
        }
        whens
    }

    fn date(&self, at: usize, date: &DateExpression, told: Option<&When>) -> When {
        let tense = tense_in(self.syntax, date.span);
        let (day, basis) = if self.is_quoted(date.span) {
            self.spoken_on(date).map_or((None, Basis::Unspoken), |(day, span)| (Some(day), Basis::Spoken(span)))
        } else {
            (self.here.date, Basis::Document)
        };
        let basis = match told {
            _ if date.is_absolute() => Basis::Itself,
            Some(told) if date.is_narrative() => Basis::Told(told.span),
            _ => basis,
        };
        let told = told.and_then(|told| told.meaning);
        let standpoint = Standpoint { date: day, tense, hemisphere: self.here.hemisphere, told };
        let meaning = date.meaning(&standpoint);
        When { span: date.span, dates: at..at + 1, meaning, time: None, basis, tense }
    }

    /// Whether `span` stands in the sentence of `told` or the one behind it.
    fn is_near(&self, told: Span, span: Span) -> bool {
        let sentence = |span: Span| self.sentence_of(span);
        sentence(told).zip(sentence(span)).is_some_and(|(told, here)| here <= told + 1)
    }

    fn sentence_of(&self, span: Span) -> Option<usize> {
        let after = self.block.sentences.partition_point(|sentence| sentence.span.start() <= span.start());
        after.checked_sub(1)
    }

    /// Whether `span` stands in somebody else's words.
    fn is_quoted(&self, span: Span) -> bool {
        let holds = |quotation: &Quotation| quotation.opened && quotation.inner.covers(span);
        self.block.kind == BlockKind::BlockQuote || self.block.quotations.iter().any(holds)
    }

    /// The day, where `meaning` is one.
    fn one_day(meaning: Option<Meaning>) -> Option<Date> {
        let meaning = meaning?;
        let is_day = matches!(meaning.precision, Precision::Day | Precision::DayPart | Precision::Rough);
        (is_day && meaning.period.is_day()).then_some(meaning.period.first)
    }
}
