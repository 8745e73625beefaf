//! How the claims of each section stand, in one line above it.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::analysis::{Attribution, CueKind, Passage, Premises, Reading, Referent, SourceGrade, Standing};
use crate::document::{AnnotationItem, AnnotationTarget, Block, BlockKind, LeafKind, Placed};
use crate::gazetteer::Gazetteer;
use crate::text::Span;
use crate::workspace::Briefing;

/// One section and what is counted in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeLens {
    /// The first line of the section, in bytes of the document.
    pub span: Span,
    /// Sentences that assert something.
    pub claims: usize,
    /// Those of them that have a source or a citation.
    pub attributed: usize,
    /// How many sources that are: keys, notes and targets of links that are
    /// cited, and of claims that cite nothing whoever is named as saying them.
    /// Who could be anybody is none.
    pub sources: usize,
    /// Those claims that are the author's own judgement.
    pub assessments: usize,
}

impl CodeLens {
    /// In words: *12 claims, 9 attributed, 4 sources*.
    #[must_use]
    pub fn title(&self) -> String {
        let mut parts = vec![counted(self.claims, "claim")];
        if self.attributed > 0 {
            parts.extend([format!("{} attributed", self.attributed), counted(self.sources, "source")]);
        } else if self.assessments == 0 {
            parts.push("none attributed".to_owned());
        }
        if self.assessments > 0 {
            parts.push(counted(self.assessments, "assessment"));
        }
        parts.join(", ")
    }
}

fn counted(count: usize, what: &str) -> String {
    match count {
        0 => format!("no {what}"),
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    }
}

/// A line for each section of `briefing` that claims anything, in the order
/// of the text. A section has the sections below it; what stands above the
/// first heading is told of on the first line of the document. One walk over
/// what was read of each block already.
#[must_use]
pub fn code_lenses(briefing: &Briefing) -> Vec<CodeLens> {
    let mut sections = Sections { lenses: Vec::new(), open: vec![Section::new(0, first_line(briefing))] };
    let reading = briefing.reading();
    for (placed, passage) in briefing.document().blocks().iter().zip(briefing.reading().passages()) {
        if let Some((level, span)) = heading(placed) {
            sections.open(level, span);
        }
        if let Some(section) = sections.open.last_mut() {
            section.count(&placed.block, passage, reading);
        }
    }
    sections.close(0);
    sections.lenses.retain(|lens| lens.claims > 0);
    sections.lenses.sort_by_key(|lens| lens.span);
    sections.lenses
}

/// A source as it is counted.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Counted<'w> {
    Key(&'w str),
    Name(&'w str),
}

/// The text from one heading to the next.
struct Section<'w> {
    level: u8,
    span: Span,
    claims: usize,
    attributed: usize,
    assessments: usize,
    sources: FxHashSet<Counted<'w>>,
}

/// Sections inside each other; levels rise from the outermost, so that there are never more than seven.
struct Sections<'w> {
    lenses: Vec<CodeLens>,
    open: Vec<Section<'w>>,
}

impl Sections<'_> {
    fn open(&mut self, level: u8, span: Span) {
        self.close(level);
        self.open.push(Section::new(level, span));
    }

    /// Ends all sections of `level` and below. What stands above the first
    /// heading ends with it.
    fn close(&mut self, level: u8) {
        while let Some(last) = self.open.pop_if(|last| last.level >= level || last.level == 0) {
            let Section { span, claims, attributed, assessments, sources, .. } = last;
            self.lenses.push(CodeLens { span, claims, attributed, sources: sources.len(), assessments });
            if let Some(outer) = self.open.last_mut() {
                outer.claims += claims;
                outer.attributed += attributed;
                outer.assessments += assessments;
                outer.sources.extend(sources);
            }
        }
    }
}

impl<'w> Section<'w> {
    fn new(level: u8, span: Span) -> Self {
        Self { level, span, claims: 0, attributed: 0, assessments: 0, sources: FxHashSet::default() }
    }

    fn count(&mut self, block: &'w Block, passage: &'w Passage, reading: &'w Reading) {
        let claims = passage.claims.iter().filter(|claim| claim.standing != Standing::NotAClaim);
        self.claims += claims.clone().count();
        let has_source = |standing| matches!(standing, Standing::Attributed | Standing::Cited);
        self.attributed += claims.clone().filter(|claim| has_source(claim.standing)).count();
        self.assessments += claims.filter(|claim| claim.standing == Standing::Assessment).count();
        let is_claim =
            |sentence: usize| passage.claims.get(sentence).is_some_and(|claim| claim.standing != Standing::NotAClaim);
        let mut cites = vec![false; passage.claims.len()];
        for (sentences, key) in keys(block, passage).into_iter().chain(pointers(block, reading.premises())) {
            if sentences.clone().any(is_claim) {
                cites.get_mut(sentences).into_iter().flatten().for_each(|cites| *cites = true);
                self.sources.insert(Counted::Key(key));
            }
        }
        let bare = passage
            .attributions
            .iter()
            .filter(|found| is_claim(found.sentence) && cites.get(found.sentence) == Some(&false));
        self.sources
            .extend(bare.filter_map(|found| speaker(found, block, passage, reading.gazetteer())).map(Counted::Name));
    }
}

/// The keys that are cited in `block`, each with the sentences it stands behind.
fn keys<'w>(block: &'w Block, passage: &'w Passage) -> Vec<(Range<usize>, &'w str)> {
    let text = &block.text;
    let mut keys = Vec::new();
    // A bare `@name` is a citation only where the reading has it as one.
    let cited = &passage.footprint.cited;
    let is_known = |key: Span| cited.binary_search_by_key(&key.start(), |(_, cited)| cited.start()).is_ok();
    let one = |sentence: Option<usize>| sentence.map_or(0..0, |sentence| sentence..sentence + 1);
    for citation in &block.citations {
        let sources = citation.sources.iter().filter(|source| !citation.bare || is_known(source.key));
        keys.extend(sources.map(|source| (one(citation.sentence), source.key.of(text))));
    }
    for annotation in &block.annotations {
        let sentences = match annotation.target {
            AnnotationTarget::Sentence(sentence) => one(Some(sentence)),
            AnnotationTarget::Bracketed(span) => one(block.sentence_at(span.start())),
            AnnotationTarget::Block => 0..block.sentences.len(),
        };
        for item in &annotation.items {
            if let AnnotationItem::Pair { key, value } = item
                && key.of(text) == "src"
            {
                keys.extend(value.of(text).split_whitespace().map(|key| (sentences.clone(), key)));
            }
        }
    }
    keys
}

/// The notes of `block` and the targets of its links, each with the sentences it stands behind.
fn pointers<'w>(block: &'w Block, premises: &'w Premises) -> impl Iterator<Item = (Range<usize>, &'w str)> {
    let notes = block.footnotes.iter().filter(|note| !note.definition).filter_map(|note| {
        let sentence = note.sentence?;
        Some((sentence..sentence + 1, note.label.of(&block.text)))
    });
    let links = block.links.iter().filter(|link| premises.is_led_away(link)).map(|link| {
        let first = block.sentences.partition_point(|sentence| sentence.span.end() <= link.span.start());
        let end = block.sentences.partition_point(|sentence| sentence.span.start() < link.span.end());
        (first..end.max(first), &*link.target.path)
    });
    notes.chain(links)
}

/// Who is named as saying something, by a name that is the same wherever the same is meant.
fn speaker<'w>(
    found: &'w Attribution,
    block: &'w Block,
    passage: &'w Passage,
    gazetteer: &'w Gazetteer,
) -> Option<&'w str> {
    let source = found.source.as_ref()?;
    let kind = found.cue.as_ref()?.kind;
    let stands_behind = matches!(kind, CueKind::Speech | CueKind::Document | CueKind::Ruling);
    if !stands_behind || matches!(source.grade, SourceGrade::Vague | SourceGrade::Pronoun) {
        return None;
    }
    if let Some(antecedent) = &source.antecedent {
        return Some(bare(antecedent));
    }
    match source.mention.and_then(|index| passage.mentions.get(index)).map(|mention| &mention.referent) {
        Some(Referent::Official(id)) => gazetteer.official(*id).map(|official| &*official.name),
        Some(Referent::Person(name)) => Some(name),
        _ => Some(bare(source.span.of(&block.text))),
    }
}

/// A name without its article.
fn bare(name: &str) -> &str {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)
}

/// The level of the heading that `placed` is, and its first line.
fn heading(placed: &Placed) -> Option<(u8, Span)> {
    let leaf = placed.block.leaves.first().filter(|_| placed.block.kind == BlockKind::Heading)?;
    let LeafKind::Heading(level) = leaf.kind else { return None };
    let line = leaf.span.of(&placed.block.text);
    let end = line.find(['\n', '\r']).unwrap_or(line.len());
    Some((level, Span::new(leaf.span.start(), leaf.span.start() + end).shifted(placed.start)))
}

fn first_line(briefing: &Briefing) -> Span {
    let text = briefing.document().blocks().first().map_or("", |placed| &placed.block.text);
    Span::new(0, text.find(['\n', '\r']).unwrap_or(text.len()))
}
