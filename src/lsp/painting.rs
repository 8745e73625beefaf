//! The words of a document to paint, as the protocol writes them, kept block by block so that an edit costs its paragraph.

use std::ops::Range;
use std::sync::{Arc, Weak};

use tower_lsp::ls_types::SemanticToken;

use crate::analysis::Passage;
use crate::document::{Block, Placed};
use crate::features::semantic_tokens::tokens;
use crate::lsp::convert::{Walk, narrow};
use crate::text::{Encoding, Span};
use crate::workspace::Briefing;

/// The tokens of one state of a document, and which of them are whose.
#[derive(Debug, Default)]
pub(super) struct Painting {
    /// All of them, each from the start of the one before.
    pub(super) tokens: Vec<SemanticToken>,
    /// A row for each block, in their order.
    rows: Vec<Row>,
}

/// The tokens of one block. The block and its reading are not kept alive; as
/// long as a pointer to them is held nothing else can have their address.
#[derive(Debug)]
struct Row {
    block: Weak<Block>,
    passage: Weak<Passage>,
    /// Where they stand in the list.
    tokens: Range<usize>,
    /// The lines of the first and the last, counted from the block's first.
    lines: (u32, u32),
}

impl Row {
    fn is_of(&self, placed: &Placed, passage: &Arc<Passage>) -> bool {
        self.block.as_ptr() == Arc::as_ptr(&placed.block) && self.passage.as_ptr() == Arc::as_ptr(passage)
    }
}

impl Painting {
    /// The tokens of `briefing`, those of a block that is as it was taken
    /// from `before`. Columns are in units of `encoding`, which is that of
    /// `before`.
    pub(super) fn of(briefing: &Briefing, encoding: Encoding, before: &Self) -> Self {
        let (blocks, passages) = (briefing.document().blocks(), briefing.reading().passages());
        let both = || blocks.iter().zip(passages);
        let is_kept = |(row, (placed, passage)): &(&Row, (&Placed, &Arc<Passage>))| row.is_of(placed, passage);
        let head = before.rows.iter().zip(both()).take_while(is_kept).count();
        let old_tail = before.rows.get(head..).unwrap_or_default().iter().rev();
        let tail = old_tail.zip(both().skip(head).rev()).take_while(is_kept).count();
        let mut all = Assembly::new(before.tokens.len());
        let (end, old_end) = (blocks.len() - tail, before.rows.len() - tail);
        for (at, (placed, passage)) in both().enumerate() {
            let kept = match at {
                at if at < head => before.rows.get(at),
                at if at >= end => before.rows.get(old_end + at - end),
                _ => None,
            };
            match kept {
                Some(row) => all.keep(row, &before.tokens, placed, passage),
                None => all.paint(placed, passage, encoding),
            }
        }
        all.painting
    }

    /// The tokens of `briefing` that have a byte of `wanted`.
    pub(super) fn of_part(briefing: &Briefing, encoding: Encoding, wanted: Span) -> Vec<SemanticToken> {
        let mut all = Assembly::new(0);
        let both = briefing.document().blocks().iter().zip(briefing.reading().passages());
        for (placed, passage) in both.filter(|(placed, _)| wanted.overlaps(placed.span())) {
            all.write(placed, passage, encoding, |span| wanted.overlaps(span.shifted(placed.start)));
        }
        all.painting.tokens
    }
}

/// A list of tokens that grows by a block at a time.
struct Assembly {
    painting: Painting,
    /// The line of the last token.
    line: u32,
}

impl Assembly {
    fn new(capacity: usize) -> Self {
        Self { painting: Painting { tokens: Vec::with_capacity(capacity), rows: Vec::new() }, line: 0 }
    }

    /// Adds the tokens of a block afresh.
    fn paint(&mut self, placed: &Placed, passage: &Arc<Passage>, encoding: Encoding) {
        let start = self.painting.tokens.len();
        let lines = self.write(placed, passage, encoding, |_| true);
        let tokens = start..self.painting.tokens.len();
        self.push_row(placed, passage, tokens, lines);
    }

    /// Adds the tokens that a block had among `tokens`, as `row` says.
    fn keep(&mut self, row: &Row, tokens: &[SemanticToken], placed: &Placed, passage: &Arc<Passage>) {
        let start = self.painting.tokens.len();
        self.painting.tokens.extend_from_slice(tokens.get(row.tokens.clone()).unwrap_or_default());
        if let Some(first) = self.painting.tokens.get_mut(start) {
            let line = narrow(placed.first_line);
            // Blocks begin on lines of their own, so that the column is as it was.
            first.delta_line = line.saturating_add(row.lines.0).saturating_sub(self.line);
            self.line = line.saturating_add(row.lines.1);
        }
        let tokens = start..self.painting.tokens.len();
        self.push_row(placed, passage, tokens, row.lines);
    }

    fn push_row(&mut self, placed: &Placed, passage: &Arc<Passage>, tokens: Range<usize>, lines: (u32, u32)) {
        let (block, passage) = (Arc::downgrade(&placed.block), Arc::downgrade(passage));
        self.painting.rows.push(Row { block, passage, tokens, lines });
    }

    /// Writes those tokens of a block that are wanted; the lines of the first
    /// and the last in the block.
    fn write(
        &mut self,
        placed: &Placed,
        passage: &Passage,
        encoding: Encoding,
        is_wanted: impl Fn(Span) -> bool,
    ) -> (u32, u32) {
        let mut walk = Walk::new(&placed.block.text, encoding);
        let first_line = narrow(placed.first_line);
        // The column of the token before on the same line of the same block.
        let mut before = None;
        let mut lines = None;
        for token in tokens(&placed.block, passage).into_iter().filter(|token| is_wanted(token.span)) {
            let (in_block, column) = walk.to(token.span.start());
            let length = walk.to(token.span.end()).1.saturating_sub(column);
            let line = first_line.saturating_add(in_block);
            let from = before.filter(|(known, _)| *known == line).map_or(0, |(_, column)| column);
            self.painting.tokens.push(SemanticToken {
                delta_line: line.saturating_sub(self.line),
                delta_start: column.saturating_sub(from),
                length,
                token_type: narrow(token.kind as usize),
                token_modifiers_bitset: token.modifiers.bits(),
            });
            (self.line, before) = (line, Some((line, column)));
            lines = Some((lines.map_or(in_block, |(first, _)| first), in_block));
        }
        lines.unwrap_or_default()
    }
}
