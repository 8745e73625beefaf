//! What the dates and times of a block mean, each read in its sentence, its quotation and behind what the block told of before.

mod clock;
mod range;
mod spoken;

use std::ops::Range;

use crate::calendar::{Date, DateExpression, Meaning, Offset, Precision, Standpoint, Tense, Time};
use crate::document::{Block, BlockKind};
use crate::gazetteer::Gazetteer;
use crate::text::Span;

pub(super) use self::clock::clocks;

use super::syntax::Syntax;
use super::tense::tense_in;
use super::{Attribution, Here, Passage};

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
/// order of the text. Linear in the block and its sentences.
#[must_use]
pub fn whens(block: &Block, passage: &Passage, here: &Here, gazetteer: &Gazetteer) -> Vec<When> {
    if passage.dates.is_empty() && passage.times.is_empty() {
        return Vec::new();
    }
    let syntax = Syntax::of(block);
    let outermost = block.quotations.iter().filter(|quotation| quotation.opened && quotation.depth == 0);
    let mut quoted: Vec<Span> = outermost.map(|quotation| quotation.inner).collect();
    quoted.sort_unstable();
    let mut said: Vec<(usize, &Attribution)> =
        passage.attributions.iter().filter(|said| !said.carried).map(|said| (said.sentence, said)).collect();
    said.sort_by_key(|(sentence, _)| *sentence);
    let reader = Reader { block, passage, here, gazetteer, syntax: &syntax, quoted, said };
    let mut whens = reader.dates();
    reader.join_ranges(&mut whens);
    reader.add_times(&mut whens);
    whens
}

/// A block whose dates are read.
#[derive(Debug)]
struct Reader<'a> {
    block: &'a Block,
    passage: &'a Passage,
    here: &'a Here,
    gazetteer: &'a Gazetteer,
    syntax: &'a Syntax<'a>,
    /// The insides of quotations, in order.
    quoted: Vec<Span>,
    /// Who says what, by the sentence that shows it.
    said: Vec<(usize, &'a Attribution)>,
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
        let after = self.quoted.partition_point(|inner| inner.start() <= span.start());
        let last = after.checked_sub(1).and_then(|at| self.quoted.get(at));
        self.block.kind == BlockKind::BlockQuote || last.is_some_and(|inner| inner.covers(span))
    }

    /// The day, where `meaning` is one.
    fn one_day(meaning: Option<Meaning>) -> Option<Date> {
        let meaning = meaning?;
        let is_day = matches!(meaning.precision, Precision::Day | Precision::DayPart | Precision::Rough);
        (is_day && meaning.period.is_day()).then_some(meaning.period.first)
    }
}
