//! What is wrong with a briefing, for the editor and the terminal alike, kept up with the briefing's edits.

mod document;
mod overlap;
mod passage;
mod policy;
mod revision;
mod suppression;

use std::ops::Range;
use std::sync::Arc;

use crate::analysis::Premises;
use crate::document::Document;
use crate::features::diagnostics::passage::Slot;
use crate::features::diagnostics::policy::Policy;
use crate::gazetteer::Gazetteer;
use crate::rules::{Diagnostic, Marks};
use crate::text::Span;
use crate::workspace::{Briefing, DocPath, Workspace};

/// The diagnostics of the briefing at `path`, in the order of the text; none
/// if there is no such briefing.
#[must_use]
pub fn diagnostics(workspace: &Workspace, path: &DocPath) -> Vec<Diagnostic> {
    let Some(briefing) = workspace.briefing(path) else { return Vec::new() };
    Diagnostics::of(workspace, briefing).all(briefing.document())
}

/// The same, and what is wrong with what was done to the briefing since it was `before`.
#[must_use]
pub fn diagnostics_since(workspace: &Workspace, path: &DocPath, before: &Briefing) -> Vec<Diagnostic> {
    let Some(briefing) = workspace.briefing(path) else { return Vec::new() };
    let found = Diagnostics::of(workspace, briefing);
    let shared = Shared { workspace, briefing, policy: &found.policy };
    let revised = revision::check(&shared, &found.slots, before);
    in_order([found.all(briefing.document()), revised].concat())
}

/// The diagnostics of one briefing, which follow it from edit to edit. After
/// any edits they are the same as those of a briefing read afresh.
///
/// What is said of a block is kept with the block, in bytes from its start,
/// and made again only when the block or one beside it has changed. What is
/// said of the document is kept in bytes of the document, and made again only
/// when what those rules look at has changed.
#[derive(Debug, Clone)]
pub struct Diagnostics {
    policy: Arc<Policy>,
    premises: Arc<Premises>,
    gazetteer: Arc<Gazetteer>,
    outlook: u64,
    standing: u64,
    slots: Vec<Slot>,
    marks: Vec<Marks>,
    document: Arc<[Diagnostic]>,
}

/// All that a check is made with.
#[derive(Debug, Clone, Copy)]
struct Shared<'a> {
    workspace: &'a Workspace,
    briefing: &'a Briefing,
    policy: &'a Policy,
}

/// The blocks in which two versions of a document differ, and their bytes.
#[derive(Debug)]
struct Difference {
    old: Range<usize>,
    new: Range<usize>,
    old_bytes: Span,
    new_bytes: Span,
}

fn in_order(mut all: Vec<Diagnostic>) -> Vec<Diagnostic> {
    all.sort_by(|left, right| (left.span, left.rule, &left.message).cmp(&(right.span, right.rule, &right.message)));
    all
}

impl Diagnostics {
    /// The diagnostics of `briefing`, which is the one of `workspace` at its path.
    #[must_use]
    pub fn of(workspace: &Workspace, briefing: &Briefing) -> Self {
        let policy = Policy::of(workspace, briefing);
        let shared = Shared { workspace, briefing, policy: &policy };
        let slots: Vec<_> = (0..briefing.document().blocks().len()).filter_map(|at| Slot::of(&shared, at)).collect();
        let marks: Vec<_> = slots.iter().map(Slot::marks).collect();
        let document = document::check(&shared, &slots, &marks);
        Self {
            policy: Arc::new(policy),
            premises: Arc::clone(briefing.reading().premises()),
            gazetteer: Arc::clone(briefing.reading().gazetteer()),
            outlook: workspace.outlook(),
            standing: workspace.standing(),
            slots,
            marks,
            document,
        }
    }

    /// Follows the briefing, however many edits it has had since, and the
    /// workspace round it. Costs what the changed blocks cost, and a glance
    /// at each of the others.
    pub fn update(&mut self, workspace: &Workspace, briefing: &Briefing) {
        let reading = briefing.reading();
        let same_ground = self.policy.still_holds(workspace, briefing)
            && (Arc::ptr_eq(&self.premises, reading.premises()) || self.premises == *reading.premises())
            && self.gazetteer.version() == reading.gazetteer().version();
        if !same_ground {
            *self = Self::of(workspace, briefing);
            return;
        }
        let policy = Arc::clone(&self.policy);
        let shared = Shared { workspace, briefing, policy: &policy };
        let same_outlook = std::mem::replace(&mut self.outlook, workspace.outlook()) == workspace.outlook();
        let difference = self.difference(briefing);
        let mut footing = self.follow_blocks(&shared, &difference);
        let same_standing = std::mem::replace(&mut self.standing, workspace.standing()) == workspace.standing();
        if !same_outlook || !footing.outline {
            self.look_again_at(Marks::LINKS, Marks::default(), &shared, &mut footing);
        }
        if !same_standing {
            self.look_again_at(Marks::RESTS, Marks::LINKS, &shared, &mut footing);
        }
        let mut unmoved = footing.document && same_outlook;
        unmoved = unmoved && self.document.iter().all(|diagnostic| difference.leaves_alone(diagnostic));
        if unmoved {
            self.shift_document(&difference);
        } else {
            self.document = document::check(&shared, &self.slots, &self.marks);
        }
    }

    /// What is said of the words of each block, in the order of the blocks.
    /// Spans are bytes from the start of the block. The same pointer as
    /// before means that nothing of it has changed.
    #[must_use]
    pub fn by_block(&self) -> impl ExactSizeIterator<Item = &Arc<[Diagnostic]>> {
        self.slots.iter().map(|slot| &slot.diagnostics)
    }

    /// What is said of the document as a whole. Spans are bytes of the document.
    #[must_use]
    pub fn of_document(&self) -> &Arc<[Diagnostic]> {
        &self.document
    }

    /// All of them, in the order of the text. `document` is the briefing's own.
    #[must_use]
    pub fn all(&self, document: &Document) -> Vec<Diagnostic> {
        let placed = self.slots.iter().zip(document.blocks()).filter(|(slot, _)| !slot.diagnostics.is_empty());
        let in_blocks =
            placed.flat_map(|(slot, placed)| slot.diagnostics.iter().map(|found| found.shifted(placed.start)));
        in_order(in_blocks.chain(self.document.iter().cloned()).collect())
    }

    /// What is left between the blocks that are the same at the start and
    /// those that are the same at the end.
    fn difference(&self, briefing: &Briefing) -> Difference {
        let (blocks, passages) = (briefing.document().blocks(), briefing.reading().passages());
        let now = || blocks.iter().zip(passages);
        let is_same = |(slot, (placed, passage)): &(&Slot, (&_, &_))| slot.is_of(placed, passage);
        let shorter = blocks.len().min(self.slots.len());
        let head = self.slots.iter().zip(now()).take_while(is_same).count();
        let tail = self.slots.iter().rev().zip(now().rev()).take(shorter - head).take_while(is_same).count();
        let (old, new) = (head..self.slots.len() - tail, head..blocks.len() - tail);
        let start = blocks.get(head).map_or(briefing.document().len(), |placed| placed.start);
        let removed =
            self.slots.get(old.clone()).unwrap_or_default().iter().map(|slot| slot.block.text.len()).sum::<usize>();
        let inserted =
            blocks.get(new.clone()).unwrap_or_default().iter().map(|placed| placed.block.text.len()).sum::<usize>();
        let (old_bytes, new_bytes) = (Span::new(start, start + removed), Span::new(start, start + inserted));
        Difference { old, new, old_bytes, new_bytes }
    }

    /// Looks again at the blocks that changed and at those beside them.
    fn follow_blocks(&mut self, shared: &Shared<'_>, difference: &Difference) -> Footing {
        let mut footing = Footing { document: true, outline: true };
        let Difference { old, new, .. } = difference;
        if old.is_empty() && new.is_empty() {
            return footing;
        }
        let before = old.start.saturating_sub(1)..old.start;
        let after = |changed: &Range<usize>, all: usize| changed.end..all.min(changed.end + 1);
        let (old_after, new_after) =
            (after(old, self.slots.len()), after(new, shared.briefing.document().blocks().len()));
        for (old_at, new_at) in before.clone().zip(before).chain(old_after.zip(new_after)) {
            self.look_again(shared, old_at, new_at, &mut footing);
        }
        if old.len() == new.len() {
            for at in self.touched(shared, new) {
                self.look_again(shared, at, at, &mut footing);
            }
        } else {
            footing = Footing { document: false, outline: false };
            let slots: Vec<_> = new.clone().filter_map(|at| Slot::of(shared, at)).collect();
            self.marks.splice(old.clone(), slots.iter().map(Slot::marks));
            self.slots.splice(old.clone(), slots);
        }
        footing
    }

    /// The blocks of `range` that are not what they were, and those beside
    /// them: a name can reach two blocks with thousands between.
    fn touched(&self, shared: &Shared<'_>, range: &Range<usize>) -> Vec<usize> {
        let (blocks, passages) = (shared.briefing.document().blocks(), shared.briefing.reading().passages());
        let is_same = |at: usize| {
            let (slot, placed, passage) = (self.slots.get(at)?, blocks.get(at)?, passages.get(at)?);
            Some(slot.is_of(placed, passage))
        };
        let changed = range.clone().filter(|&at| is_same(at) != Some(true));
        let mut touched: Vec<_> = changed.flat_map(|at| at.saturating_sub(1)..at + 2).collect();
        touched.retain(|at| range.contains(at));
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    /// Looks again at the block that is `new_at` now and has the slot `at`.
    /// Diagnostics that are the same stay the same pointer.
    fn look_again(&mut self, shared: &Shared<'_>, at: usize, new_at: usize, footing: &mut Footing) {
        let (Some(old), Some(marks)) = (self.slots.get_mut(at), self.marks.get_mut(at)) else { return };
        let Some(mut slot) = Slot::of(shared, new_at) else { return };
        footing.document &= old.means_the_same_to_the_document(&slot);
        footing.outline &= old.means_the_same_to_links(&slot);
        if old.diagnostics == slot.diagnostics {
            slot.diagnostics = Arc::clone(&old.diagnostics);
        }
        *marks = slot.marks();
        *old = slot;
    }

    /// Looks again at the blocks that have `mark`, but for those that have `seen`.
    fn look_again_at(&mut self, mark: Marks, seen: Marks, shared: &Shared<'_>, footing: &mut Footing) {
        for at in 0..self.slots.len() {
            let is_seen = |marks: &Marks| seen != Marks::default() && marks.has(seen);
            if self.marks.get(at).is_some_and(|marks| marks.has(mark) && !is_seen(marks)) {
                self.look_again(shared, at, at, footing);
            }
        }
    }

    fn shift_document(&mut self, difference: &Difference) {
        let moves = difference.old_bytes != difference.new_bytes;
        if moves && self.document.iter().any(|found| !found.all_places(|span| difference.is_before(span))) {
            self.document = self.document.iter().map(|found| found.mapped(|span| difference.moved(span))).collect();
        }
    }
}

impl Difference {
    fn is_before(&self, span: Span) -> bool {
        span.end() < self.old_bytes.start() || span.end() == self.old_bytes.start() && !span.is_empty()
    }

    /// Whether no place of `diagnostic` lies in what has changed.
    fn leaves_alone(&self, diagnostic: &Diagnostic) -> bool {
        let nothing_changed = self.old.is_empty() && self.new.is_empty();
        nothing_changed || diagnostic.all_places(|span| self.is_before(span) || span.start() >= self.old_bytes.end())
    }

    fn moved(&self, span: Span) -> Span {
        if self.is_before(span) {
            return span;
        }
        span.relative_to(self.old_bytes.end()).shifted(self.new_bytes.end())
    }
}

/// What of the ground the wider rules stand on is as it was.
#[derive(Debug, Clone, Copy)]
struct Footing {
    /// What rules about the document look at.
    document: bool,
    /// What links can point to.
    outline: bool,
}
