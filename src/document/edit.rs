//! Editing a document: only the blocks an edit can have touched are split and read again.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::document::split::{self, Cut};
use crate::document::{Block, BlockKind, Change, Document, Placed, place};
use crate::text::{Edit, Span};

/// A part of the changed text that is split again: some blocks of the old
/// text with the edit made in them.
struct Window {
    /// The old blocks it stands for.
    blocks: Range<usize>,
    /// Where it starts in the document, before and after the edit.
    base: usize,
    /// Its text after the edit.
    text: String,
    /// The byte of `text` from which on nothing changed.
    settled: usize,
    /// How many bytes longer the document is since the edit.
    growth: isize,
}

impl Document {
    /// Makes one change and reads again only the blocks it can have
    /// touched. The result is the document of the changed text. The edit's
    /// ends must be character boundaries of the text before it, which
    /// [`crate::text::Text::apply`] gives.
    pub fn edit(&mut self, edit: &Edit) -> Change {
        let span = Span::new(edit.span.start().min(self.len), edit.span.end().min(self.len));
        let touched = self.block_at(span.start().saturating_sub(1)).unwrap_or_default();
        // Where the block above ends may hang on the first line of the touched one.
        let first = touched.saturating_sub(1);
        let mut window = Window::open(self, span, &edit.replacement, first);
        let mut cuts = window.split(self);
        // A closing fence anywhere in the text makes front matter of a `---` at its start.
        if window.base > 0 && self.awaits_fence && split::closes_front_matter(window.split_part(&cuts)) {
            window = Window::open(self, span, &edit.replacement, 0);
            cuts = window.split(self);
        }
        self.replace(&window, &cuts)
    }

    fn replace(&mut self, window: &Window, cuts: &[Cut]) -> Change {
        let removed = window.blocks.clone();
        let old = self.blocks.get(removed.clone()).unwrap_or_default();
        let new = window.read(self, old, cuts);
        let (head, tail) = shared_ends(old, &new);
        let resumed = removed.start + new.len();
        let change = Change {
            removed: removed.start + head..removed.end - tail,
            inserted: removed.start + head..resumed - tail,
        };
        if window.base == 0 {
            self.awaits_fence = split::awaits_fence(&window.text, cuts.first());
        }
        let line = old.first().map_or(0, |placed| placed.first_line);
        let old_line = self.blocks.get(removed.end).map_or(0, |placed| placed.first_line);
        let (placed, new_line) = place(new, window.base, line);
        self.blocks.splice(removed, placed);
        for placed in self.blocks.get_mut(resumed..).unwrap_or_default() {
            placed.start = placed.start.wrapping_add_signed(window.growth);
            placed.first_line = placed.first_line - old_line + new_line;
        }
        self.len = self.len.wrapping_add_signed(window.growth);
        change
    }
}

impl Window {
    /// The blocks of `document` from `first` to the one that has the end of
    /// `span`, with `replacement` in place of `span`.
    fn open(document: &Document, span: Span, replacement: &str, first: usize) -> Self {
        let base = document.blocks.get(first).map_or(0, |placed| placed.start);
        let end = document.block_at(span.end()).map_or(0, |last| last + 1);
        let mut window = Self {
            blocks: first..first,
            base,
            text: String::new(),
            settled: span.start() - base + replacement.len(),
            growth: replacement.len().wrapping_sub(span.len()).cast_signed(),
        };
        window.extend(document, end);
        window.text.replace_range(span.relative_to(base).range(), replacement);
        window
    }

    /// Takes in the old blocks up to `end`.
    fn extend(&mut self, document: &Document, end: usize) {
        let end = end.min(document.blocks.len());
        let blocks = document.blocks.get(self.blocks.end..end).unwrap_or_default();
        self.text.reserve(blocks.iter().map(|placed| placed.block.text.len()).sum());
        self.text.extend(blocks.iter().map(|placed| placed.block.text.as_ref()));
        self.blocks.end = self.blocks.end.max(end);
    }

    /// Splits the window until a cut stands where one stood before the edit,
    /// taking in more blocks as long as none does, and gives up those behind it.
    fn split(&mut self, document: &Document) -> Vec<Cut> {
        let mut cuts: Vec<Cut> = Vec::new();
        let mut at = 0;
        while at < self.text.len() {
            if let Some(resumed) = self.resumed(document, at) {
                self.blocks.end = resumed;
                break;
            }
            let opens_document = self.base + at == 0;
            let cut = split::next_block(&self.text, at, document.format, opens_document);
            let is_open = cut.end == self.text.len() || opens_document && split::awaits_fence(&self.text, Some(&cut));
            if is_open && self.blocks.end < document.blocks.len() {
                // By doubling, no line is read more than twice over.
                self.extend(document, self.blocks.end + self.blocks.len());
                continue;
            }
            at = cut.end;
            cuts.push(cut);
        }
        cuts
    }

    /// The old block that starts at byte `at` of the window, if nothing
    /// changed from there on: then all further cuts are as they were.
    fn resumed(&self, document: &Document, at: usize) -> Option<usize> {
        let old = (self.base + at).wrapping_add_signed(self.growth.wrapping_neg());
        let is_settled = at >= self.settled && self.base + at > 0 && old > 0;
        is_settled.then(|| document.blocks.binary_search_by_key(&old, |placed| placed.start).ok()).flatten()
    }

    fn split_part(&self, cuts: &[Cut]) -> &str {
        cuts.last().and_then(|cut| self.text.get(..cut.end)).unwrap_or_default()
    }

    /// The blocks at `cuts`; one whose text an `old` block has is that block.
    fn read(&self, document: &Document, old: &[Placed], cuts: &[Cut]) -> Vec<Arc<Block>> {
        let known: FxHashMap<&str, &Arc<Block>> =
            old.iter().map(|placed| (placed.block.text.as_ref(), &placed.block)).collect();
        let mut start = 0;
        let mut read = |cut: &Cut| {
            let text = self.text.get(start..cut.end).unwrap_or_default();
            let body = cut.body - start;
            start = cut.end;
            // Front matter is the one block that is not told by its text alone.
            let same =
                known.get(text).filter(|block| (block.kind == BlockKind::FrontMatter) == cut.shape.is_front_matter());
            same.map_or_else(
                || Arc::new(Block::read(text, document.format, cut.shape, body)),
                |block| Arc::clone(block),
            )
        };
        cuts.iter().map(&mut read).collect()
    }
}

/// How many blocks are the same at the start and at the end.
fn shared_ends(old: &[Placed], new: &[Arc<Block>]) -> (usize, usize) {
    let is_same = |(old, new): &(&Placed, &Arc<Block>)| Arc::ptr_eq(&old.block, new);
    let head = old.iter().zip(new).take_while(is_same).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(is_same).count();
    (head, tail)
}
