//! A whole document, understood block by block and kept up with its edits.

use std::ops::Range;
use std::sync::Arc;

use crate::calendar::Date;
use crate::document::{Block, Change, Document};
use crate::gazetteer::Gazetteer;

use super::alone::Alone;
use super::cast::{Cast, Known, Ripple};
use super::settle::{Ahead, settle};
use super::{Carry, Passage, Premises};

/// How many blocks without prose are passed over to find the one behind that a block is read with.
const BLANKS_PASSED: usize = 4;

/// What a reading needs from outside the document.
#[derive(Debug, Clone)]
pub struct Outside {
    /// Officials and places, embedded and of the workspace.
    pub gazetteer: Arc<Gazetteer>,
    /// Source keys of the workspace's own files.
    pub source_keys: Arc<Vec<String>>,
    /// A date in the file's name.
    pub file_date: Option<Date>,
    /// The date the person at the command line gave.
    pub given_date: Option<Date>,
}

/// A document, understood. For the same document and outside it is always the same.
#[derive(Debug, Clone)]
pub struct Reading {
    outside: Outside,
    gazetteer: Arc<Gazetteer>,
    premises: Arc<Premises>,
    /// The block the front matter was read from, if there was one.
    front: Option<Arc<Block>>,
    /// What each block says by itself.
    alone: Vec<Arc<Alone>>,
    /// The bits of what each block asks for, to find those that a name reaches without a look at all.
    asks: Vec<u64>,
    /// Whom the passages introduce.
    cast: Arc<Cast>,
    passages: Vec<Arc<Passage>>,
}

impl Reading {
    /// Reads `document`. Any document has a reading; time is linear in its length.
    #[must_use]
    pub fn of(document: &Document, outside: &Outside) -> Self {
        let gazetteer = local_gazetteer(document, outside);
        let mut reading = Self {
            outside: outside.clone(),
            gazetteer,
            premises: Arc::new(Premises::of(document, outside)),
            front: front_block(document),
            alone: Vec::new(),
            asks: Vec::new(),
            cast: Arc::default(),
            passages: Vec::new(),
        };
        reading.splice(document, &Change { removed: 0..0, inserted: 0..document.blocks().len() });
        reading.settle_all(document);
        reading
    }

    /// Follows `change`, which made `document` what it is now. Returns the
    /// indices of the passages that are not what they were: the changed
    /// blocks, and those round them that are read differently since.
    pub fn update(&mut self, document: &Document, change: &Change) -> Range<usize> {
        let front = front_block(document);
        let same_front = match (&self.front, &front) {
            (None, None) => true,
            (Some(old), Some(new)) => Arc::ptr_eq(old, new) || old.text == new.text,
            _ => false,
        };
        self.front = front;
        let redated = if same_front { self.redate(document) } else { self.read_front(document) };
        let all = self.refer(document, change) || redated;
        let ripple = self.splice(document, change);
        if all {
            return self.settle_all(document);
        }
        self.settle_from(document, change, ripple)
    }

    /// Officials and places as this document knows them.
    #[must_use]
    pub fn gazetteer(&self) -> &Arc<Gazetteer> {
        &self.gazetteer
    }

    /// What every block was read under.
    #[must_use]
    pub fn premises(&self) -> &Arc<Premises> {
        &self.premises
    }

    /// The passages, one for each block of the document and in its order.
    #[must_use]
    pub fn passages(&self) -> &[Arc<Passage>] {
        &self.passages
    }

    /// Follows a dateline that has changed. Returns whether every block has to be placed again.
    fn redate(&mut self, document: &Document) -> bool {
        let redated = self.premises.redated(document, &self.outside);
        let changed = redated.is_some();
        if let Some(premises) = redated {
            self.premises = Arc::new(premises);
        }
        changed
    }

    /// Follows reference definitions that came, went or changed. Returns
    /// whether every block has to be placed again.
    fn refer(&mut self, document: &Document, change: &Change) -> bool {
        let old = self.passages.get(clamp(&change.removed, self.passages.len())).unwrap_or_default();
        let had_definitions = old.iter().any(|passage| !passage.footprint.labels.is_empty());
        let referring = self.premises.referring(document, change, had_definitions);
        let changed = referring.is_some();
        if let Some(premises) = referring {
            self.premises = Arc::new(premises);
        }
        changed
    }

    /// Follows front matter that has changed. Returns whether every block has to be placed again.
    fn read_front(&mut self, document: &Document) -> bool {
        let premises = Premises::of(document, &self.outside);
        let mut changed = premises != *self.premises;
        if changed {
            self.premises = Arc::new(premises);
        }
        let gazetteer = local_gazetteer(document, &self.outside);
        if gazetteer.version() != self.gazetteer.version() {
            self.gazetteer = gazetteer;
            // Every block may name somebody else now.
            self.alone.clear();
            changed = true;
        }
        changed
    }

    /// Reads the changed blocks by themselves, or all of them where none is
    /// kept, and takes away whom the old ones introduced.
    fn splice(&mut self, document: &Document, change: &Change) -> Ripple {
        let blocks = document.blocks();
        let read = |placed: &crate::document::Placed| Arc::new(Alone::of(&placed.block, &self.gazetteer));
        if self.alone.is_empty() {
            self.alone = blocks.iter().map(read).collect();
            self.asks = self.alone.iter().map(|alone| alone.asks.bits()).collect();
        } else {
            let inserted: Vec<_> = blocks.get(change.inserted.clone()).unwrap_or_default().iter().map(read).collect();
            let removed = clamp(&change.removed, self.alone.len());
            self.asks.splice(removed.clone(), inserted.iter().map(|alone| alone.asks.bits()));
            self.alone.splice(removed, inserted);
        }
        let blank = Arc::new(Passage::default());
        let removed = clamp(&change.removed, self.passages.len());
        let mut ripple = Ripple::default();
        for index in removed.clone() {
            if let Some(passage) = self.passages.get(index) {
                ripple.replace(&mut self.cast, index, &passage.introduces, &[]);
            }
        }
        ripple.shift(&mut self.cast, change);
        self.passages.splice(removed, change.inserted.clone().map(|_| Arc::clone(&blank)));
        debug_assert_eq!(self.alone.len(), blocks.len(), "a change tells exactly which blocks took the place of which");
        self.passages.resize_with(blocks.len(), || Arc::clone(&blank));
        ripple
    }

    fn settle_all(&mut self, document: &Document) -> Range<usize> {
        self.cast = Arc::default();
        for index in 0..self.passages.len() {
            let passage = self.settled(document, index);
            if !passage.introduces.is_empty() {
                Arc::make_mut(&mut self.cast).introduce(index, &passage.introduces);
            }
            if let Some(slot) = self.passages.get_mut(index) {
                *slot = Arc::new(passage);
            }
        }
        0..self.passages.len()
    }

    /// Places the changed blocks, those before that look ahead to them, those
    /// behind for as long as they are handed something else, and all further
    /// ones that ask for a name which means somebody else now.
    fn settle_from(&mut self, document: &Document, change: &Change, mut ripple: Ripple) -> Range<usize> {
        let mut first = change.inserted.start;
        for _ in 0..=BLANKS_PASSED {
            if first == 0 || first < change.inserted.start && !is_blank(document, first) {
                break;
            }
            first -= 1;
        }
        let mut start = change.inserted.start;
        let mut end = change.inserted.end;
        let mut index = first;
        while index < self.passages.len() {
            if index >= change.inserted.end {
                ripple.look(&self.cast, index);
            }
            if index >= change.inserted.end && !self.is_reached(index, &ripple) {
                let Some(next) = ripple.next(&self.asks, index + 1..self.asks.len()) else { break };
                index = next;
                continue;
            }
            let passage = self.settled(document, index);
            let inserted = change.inserted.contains(&index);
            if let Some(old) = self.passages.get(index) {
                ripple.replace(&mut self.cast, index, &old.introduces, &passage.introduces);
            }
            if let Some(slot) = self.passages.get_mut(index)
                && (inserted || **slot != passage)
            {
                *slot = Arc::new(passage);
                start = start.min(index);
                end = end.max(index + 1);
            }
            index += 1;
        }
        start..end
    }

    /// Whether the block at `index`, itself unchanged, may be read differently since.
    fn is_reached(&self, index: usize, ripple: &Ripple) -> bool {
        let handed_other = self.passages.get(index).is_none_or(|old| *old.carry_in != *self.carry_in(index));
        handed_other || self.alone.get(index).is_some_and(|alone| ripple.reaches(&alone.asks))
    }

    /// What the block at `index` is handed.
    fn carry_in(&self, index: usize) -> Arc<Carry> {
        index
            .checked_sub(1)
            .and_then(|before| self.passages.get(before))
            .map_or_else(Arc::default, |before| Arc::clone(&before.carry_out))
    }

    /// The block at `index` in its place, behind the passages before it.
    fn settled(&self, document: &Document, index: usize) -> Passage {
        let (Some(placed), Some(alone)) = (document.blocks().get(index), self.alone.get(index)) else {
            return Passage::default();
        };
        let ahead = self.ahead(document, index);
        let known = Known::above(&self.cast, index);
        settle(&placed.block, alone, &self.carry_in(index), known, &self.premises, &self.gazetteer, &ahead)
    }

    /// What the next block with prose gives to the one at `index`.
    fn ahead(&self, document: &Document, index: usize) -> Ahead {
        let next = (index + 1..=index + 1 + BLANKS_PASSED).find(|&next| !is_blank(document, next));
        next.and_then(|next| self.alone.get(next)).map_or_else(Ahead::default, |alone| Ahead::of(alone))
    }
}

fn is_blank(document: &Document, index: usize) -> bool {
    document.blocks().get(index).is_some_and(|placed| Alone::is_blank(&placed.block))
}

fn clamp(range: &Range<usize>, len: usize) -> Range<usize> {
    range.start.min(len)..range.end.min(len).max(range.start.min(len))
}

fn front_block(document: &Document) -> Option<Arc<Block>> {
    document.front_matter()?;
    document.blocks().first().map(|placed| Arc::clone(&placed.block))
}

/// The gazetteer with the people and places the document itself names.
fn local_gazetteer(document: &Document, outside: &Outside) -> Arc<Gazetteer> {
    match document.front_matter() {
        Some(front) if !front.people.is_empty() || !front.places.is_empty() => {
            Arc::new(outside.gazetteer.with_local(&front.people, &front.places))
        }
        _ => Arc::clone(&outside.gazetteer),
    }
}
