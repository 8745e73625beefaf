//! What a block says by itself: all that needs neither its place in the document nor the document's date.

use std::ops::Range;

use crate::calendar::{ClockTime, DateExpression, dates_and_times};
use crate::document::{Block, BlockKind, TokenKind};
use crate::gazetteer::Gazetteer;
use crate::text::Span;

use super::attribution::{Found, Graded, find, grade};
use super::cast::Asks;
use super::claim::{Form, forms};
use super::headline::reads_as_headline;
use super::mention::{Draft, Surroundings, asks, draft};
use super::syntax::Syntax;

/// A block by itself, computed once for as long as the block and the gazetteer stand.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Alone {
    /// What may be named, in order.
    pub(super) drafts: Vec<Draft>,
    /// Of whom it has to know whether they were introduced.
    pub(super) asks: Asks,
    /// What stands round the places among them.
    pub(super) round: Surroundings,
    /// Tokens in quotation marks.
    pub(super) quoted: Vec<Range<usize>>,
    /// When.
    pub(super) dates: Vec<DateExpression>,
    /// At what time of day.
    pub(super) times: Vec<ClockTime>,
    /// Who says what.
    pub(super) found: Vec<Found>,
    /// The sources of `found`, graded, at the same indices.
    pub(super) graded: Vec<Option<Graded>>,
    /// The sentences' forms, one each.
    pub(super) forms: Vec<Form>,
    /// Whether the block reads as a headline.
    pub(super) headline: bool,
    /// Whether the block opens with a quotation mark.
    pub(super) opens_quoted: bool,
    /// Whether the block ends in a quotation that is still open.
    pub(super) ends_open: bool,
}

impl Alone {
    /// Reads `block` by itself. Linear in the block.
    pub(super) fn of(block: &Block, gazetteer: &Gazetteer) -> Self {
        let syntax = Syntax::of(block);
        let found = find(&syntax, block);
        let drafts = draft(&syntax, block, gazetteer, &found);
        let (dates, times) = dates(block);
        let sources: Vec<Range<usize>> = found.iter().filter_map(|found| found.source.clone()).collect();
        let graded = found.iter().map(|found| found.source.as_ref().map(|source| grade(&syntax, source))).collect();
        let outermost = block.quotations.iter().filter(|quotation| quotation.depth == 0 && quotation.opened);
        Self {
            round: Surroundings::of(&syntax, block, &drafts, &sources, gazetteer),
            asks: asks(block, &drafts, gazetteer),
            quoted: outermost.map(|quotation| quotation.tokens.clone()).collect(),
            dates,
            times,
            forms: forms(&syntax, block, &found),
            headline: reads_as_headline(block),
            opens_quoted: block.tokens.first().is_some_and(|token| token.kind == TokenKind::OpenQuote),
            ends_open: block
                .quotations
                .iter()
                .any(|quotation| quotation.depth == 0 && !quotation.closed && quotation.opened),
            drafts,
            found,
            graded,
        }
    }

    /// Whether the block has no prose, so that what came before it still holds behind it.
    pub(super) fn is_blank(block: &Block) -> bool {
        block.tokens.is_empty() && block.kind != BlockKind::Heading
    }
}

/// The date expressions and times of day in the block's prose, not those in its markup.
fn dates(block: &Block) -> (Vec<DateExpression>, Vec<ClockTime>) {
    if block.tokens.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let (mut dates, mut times) = dates_and_times(&block.text);
    let is_prose = |span: Span| {
        let at = block.tokens.partition_point(|token| token.span.end() <= span.start());
        block.tokens.get(at).is_some_and(|token| token.span.start() < span.end())
    };
    dates.retain(|date| is_prose(date.span));
    times.retain(|time| is_prose(time.span));
    (dates, times)
}
