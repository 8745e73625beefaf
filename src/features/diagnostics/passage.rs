//! What is said of the words of one block.

use std::sync::Arc;

use crate::analysis::{Claim, Footprint, Passage, SourceGrade, Spelling, Standing};
use crate::document::{AnnotationItem, Block, Placed};
use crate::features::diagnostics::suppression::{Suppressions, Use};
use crate::features::diagnostics::{Shared, overlap};
use crate::rules::{Check, Diagnostic, Found, Marks, Neighbour, PassageContext, Prose, Trait, WorkspaceContext};

/// A block with what is said of it, which holds for as long as the block,
/// its passage and those beside it stay the same.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub(super) block: Arc<Block>,
    pub(super) passage: Arc<Passage>,
    /// In bytes from the start of the block, in the order of the text.
    pub(super) diagnostics: Arc<[Diagnostic]>,
    /// What was held back, and by what.
    pub(super) uses: Box<[Use]>,
    /// Whether it reads as English, the one language that is judged.
    english: bool,
}

impl Slot {
    /// Checks the block with index `at`, if there is one.
    pub(super) fn of(shared: &Shared<'_>, at: usize) -> Option<Self> {
        let blocks = shared.briefing.document().blocks();
        let passages = shared.briefing.reading().passages();
        let (Some(placed), Some(passage)) = (blocks.get(at), passages.get(at)) else { return None };
        let (block, passage) = (Arc::clone(&placed.block), Arc::clone(passage));
        let neighbour = |at: usize| Some(Neighbour { block: &blocks.get(at)?.block, passage: passages.get(at)? });
        let place = Place {
            here: Neighbour { block: &block, passage: &passage },
            before: at.checked_sub(1).and_then(neighbour),
            after: neighbour(at + 1),
        };
        let prose = Prose::of(&block);
        let found = overlap::closest(place.check(shared, &prose), &block);
        let suppressions = Suppressions::of(&block, &passage, shared.policy);
        let english = prose.is_english();
        let (mut kept, uses) = suppressions.hold_back(found);
        kept.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.rule));
        Some(Self { block, passage, diagnostics: kept.into(), uses: uses.into(), english })
    }

    /// Whether it was made of this very block and passage.
    pub(super) fn is_of(&self, placed: &Placed, passage: &Arc<Passage>) -> bool {
        Arc::ptr_eq(&self.block, &placed.block) && Arc::ptr_eq(&self.passage, passage)
    }

    /// Whether it cites or quotes sources, or is front matter, which records them.
    fn rests_on_sources(&self) -> bool {
        let cites = |item: &AnnotationItem| matches!(item, AnnotationItem::Pair { key, .. } if matches!(key.of(&self.block.text), "src" | "of"));
        self.block.front_matter.is_some()
            || !self.block.citations.is_empty()
            || self.block.annotations.iter().flat_map(|annotation| &annotation.items).any(cites)
    }

    /// What rules about the document can find in it.
    pub(super) fn marks(&self) -> Marks {
        let Footprint {
            first_claim,
            has_source,
            first_relative_date,
            ids,
            cited,
            spellings,
            undecided,
            zones,
            bare_times,
            ..
        } = &self.passage.footprint;
        let relates = self.block.front_matter.as_ref().is_some_and(|front| !front.relations.is_empty());
        let is_basis = |item: &AnnotationItem| matches!(item, AnnotationItem::Pair { key, .. } if key.of(&self.block.text) == "basis");
        let rests_on_something = self.block.annotations.iter().flat_map(|annotation| &annotation.items).any(is_basis);
        let is_bare = self
            .passage
            .claims
            .iter()
            .any(|claim| claim.standing == Standing::Unattributed && claim.confidence >= Claim::LIKELY);
        Marks::default()
            .with(Marks::CLAIM, self.english && first_claim.is_some())
            .with(Marks::SOURCE, *has_source)
            .with(Marks::RELATIVE_DATE, self.english && first_relative_date.is_some())
            .with(Marks::IDS, !ids.is_empty())
            .with(Marks::CITED, !cited.is_empty())
            .with(Marks::BARE, self.english && is_bare)
            .with(Marks::LINKS, relates || rests_on_something || !self.block.links.is_empty())
            .with(Marks::RESTS, self.rests_on_sources())
            .with(Marks::SPELLINGS, !spellings.is_empty())
            .with(Marks::TIMES, self.english && !(zones.is_empty() && bare_times.is_empty()))
            .with(Marks::UNDECIDED, undecided.is_some())
            .with(Marks::SUPPRESSION, !self.uses.is_empty() || !self.block.directives.is_empty())
    }

    /// Whether rules about the document would say the same with `other` in its place.
    pub(super) fn means_the_same_to_the_document(&self, other: &Self) -> bool {
        let (mine, others) = (&self.passage.footprint, &other.passage.footprint);
        let speaks_of_itself = self.block.front_matter.is_some() || other.block.front_matter.is_some();
        self.marks() == other.marks()
            && !self.marks().has(Marks::SUPPRESSION)
            && (!speaks_of_itself || Arc::ptr_eq(&self.block, &other.block))
            && same_names(&mine.ids, &others.ids)
            && same_names(&mine.cited, &others.cited)
            && mine.zones == others.zones
            && mine.bare_times == others.bare_times
            && same_spellings(&mine.spellings, &others.spellings)
            && mine.undecided.map(|title| title.known_to) == others.undecided.map(|title| title.known_to)
            && (!self.marks().has(Marks::SOURCE) || self.sources().eq(other.sources()))
    }

    /// Who is given as a source, in words and by grade, which a late source is told by.
    fn sources(&self) -> impl Iterator<Item = (bool, Option<(&str, SourceGrade, bool)>)> {
        self.passage.attributions.iter().map(|found| {
            let source = found.source.as_ref();
            let words = source.map(|one| (one.span.of(&self.block.text), one.grade, one.antecedent.is_some()));
            (found.carried, words)
        })
    }

    /// Whether links by reference would lead to the same with `other` in its place.
    pub(super) fn means_the_same_to_links(&self, other: &Self) -> bool {
        let defined = |slot: &Self| {
            let definitions = slot.block.definitions.iter();
            definitions
                .map(|found| (found.label.clone(), found.target.path.clone(), found.target.fragment.clone()))
                .collect::<Vec<_>>()
        };
        let neither = self.block.definitions.is_empty() && other.block.definitions.is_empty();
        neither || defined(self) == defined(other)
    }
}

fn same_names<T>(mine: &[(String, T)], others: &[(String, T)]) -> bool {
    mine.len() == others.len() && mine.iter().zip(others).all(|((mine, _), (other, _))| mine == other)
}

fn same_spellings(mine: &[Spelling], others: &[Spelling]) -> bool {
    let is_same = |(mine, other): (&Spelling, &Spelling)| {
        mine.bearer == other.bearer && mine.word == other.word && mine.written == other.written
    };
    mine.len() == others.len() && mine.iter().zip(others).all(is_same)
}

/// A block between those beside it.
struct Place<'a> {
    here: Neighbour<'a>,
    before: Option<Neighbour<'a>>,
    after: Option<Neighbour<'a>>,
}

impl Place<'_> {
    fn check(&self, shared: &Shared<'_>, prose: &Prose<'_>) -> Vec<Diagnostic> {
        let english = shared.briefing.reading().premises().english && prose.is_english();
        let mut all = Vec::new();
        for (rule, severity) in shared.policy.active() {
            if !english && !rule.has(Trait::AnyLanguage) {
                continue;
            }
            let found = Found { rule, severity, diagnostics: Vec::new() };
            let found = match rule.check {
                Check::Passage(check) => self.check_passage(shared, prose, found, check),
                Check::Workspace(check) => self.check_workspace(shared, found, check),
                Check::Document(_) | Check::Suppression(_) | Check::Revision(_) => continue,
            };
            all.extend(found);
        }
        all
    }

    fn check_passage(
        &self,
        shared: &Shared<'_>,
        prose: &Prose<'_>,
        found: Found,
        check: fn(&mut PassageContext<'_>),
    ) -> Vec<Diagnostic> {
        let rule = found.rule;
        let mut cx = PassageContext {
            block: self.here.block,
            passage: self.here.passage,
            prose,
            before: self.before,
            after: self.after,
            premises: shared.briefing.reading().premises(),
            front_matter: shared.briefing.document().front_matter(),
            gazetteer: shared.briefing.reading().gazetteer(),
            strict: shared.policy.strict,
            ap: shared.policy.ap,
            found,
        };
        check(&mut cx);
        let mut found = cx.found.diagnostics;
        if !rule.has(Trait::Quotations) {
            found.retain(|diagnostic| !self.here.passage.headline && prose.is_judged(diagnostic.span));
        }
        found
    }

    fn check_workspace(
        &self,
        shared: &Shared<'_>,
        found: Found,
        check: fn(&mut WorkspaceContext<'_>),
    ) -> Vec<Diagnostic> {
        let (workspace, briefing) = (shared.workspace, shared.briefing);
        let mut cx =
            WorkspaceContext { workspace, briefing, block: self.here.block, passage: self.here.passage, found };
        check(&mut cx);
        cx.found.diagnostics
    }
}
