//! The ledger of claims: everything a briefing asserts, who says it, and what it rests on.

mod change;

use crate::analysis::{Claim, ClaimKind, CueKind, Passage, SourceGrade, Standing};
use crate::calendar::Date;
use crate::document::{AnnotationItem, Block, Placed, SourceRecord};
use crate::features::chain::{Evidence, annotations, attributions_of};
use crate::text::{LineIndex, Span};
use crate::workspace::{Briefing, DocPath, Node, Pointer, Relation, Workspace, shown_text};

pub use self::change::{ChangeKind, ClaimChange, Version, changes};

/// One claim.
#[derive(Debug, Clone)]
pub struct Entry<'w> {
    /// The id it was given.
    pub id: Option<String>,
    /// The briefing.
    pub document: &'w DocPath,
    /// The briefing's title.
    pub title: Option<&'w str>,
    /// The day the briefing was written.
    pub date: Option<Date>,
    /// The line it begins in, from 1.
    pub line: usize,
    /// Its bytes of the document.
    pub span: Span,
    /// What a reader sees of the sentence, on one line.
    pub text: String,
    /// What sort of assertion it is.
    pub kind: ClaimKind,
    /// What stands behind it.
    pub standing: Standing,
    /// Why, in words.
    pub reason: &'w str,
    /// Who is said to say it, in the order of the text.
    pub speakers: Vec<Speaker>,
    /// The sources it cites, in the order of the text.
    pub citations: Vec<CitedRecord<'w>>,
    /// Labels of notes and targets of links that stand with it.
    pub references: Vec<String>,
    /// `likelihood`, as written.
    pub likelihood: Option<String>,
    /// `confidence`, as written.
    pub confidence: Option<String>,
    /// `as-of`, as written.
    pub as_of: Option<String>,
    /// Keys and claims of `basis`.
    pub basis: Vec<String>,
    /// What it rests on that is withdrawn, at any depth: a key, a claim or a briefing.
    pub withdrawn: Option<String>,
}

/// Somebody who is said to say a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// As a reader would name them.
    pub name: String,
    /// How well a reader knows who it is.
    pub grade: SourceGrade,
}

/// A source that a claim cites.
#[derive(Debug, Clone)]
pub struct CitedRecord<'w> {
    /// The key.
    pub key: String,
    /// The place in it: `para. 2`.
    pub locator: Option<String>,
    /// Whether its words are quoted, and not only cited.
    pub quoted: bool,
    /// The record, where there is one.
    pub record: Option<&'w SourceRecord>,
}

/// The claims of the briefing at `path`, in the order of the text.
#[must_use]
pub fn entries<'w>(workspace: &'w Workspace, path: &DocPath) -> Vec<Entry<'w>> {
    let Some(briefing) = workspace.briefing(path) else { return Vec::new() };
    let blocks = briefing.document().blocks().iter().zip(briefing.reading().passages());
    let asserted = |claim: &&'w Claim| claim.standing != Standing::NotAClaim;
    blocks
        .flat_map(|(placed, passage)| {
            let place = Place { workspace, briefing, placed, passage };
            passage.claims.iter().filter(asserted).map(move |claim| place.entry(claim))
        })
        .collect()
}

#[derive(Clone, Copy)]
struct Place<'w> {
    workspace: &'w Workspace,
    briefing: &'w Briefing,
    placed: &'w Placed,
    passage: &'w Passage,
}

impl<'w> Place<'w> {
    fn block(&self) -> &'w Block {
        &self.placed.block
    }

    fn entry(&self, claim: &'w Claim) -> Entry<'w> {
        let evidence = Evidence::of(self.workspace, self.briefing, self.block(), claim);
        let sentence = self.block().sentences.get(claim.sentence).map_or(claim.span, |sentence| sentence.span);
        let grade =
            |wanted: &str| evidence.grades.iter().find(|(key, _)| key == wanted).map(|(_, value)| value.clone());
        let notes = evidence.notes.iter().map(|label| format!("[^{label}]"));
        let links = evidence.links.iter().map(|link| link.target.span.of(&self.block().text).to_owned());
        Entry {
            id: claim.id.map(|id| id.of(&self.block().text).to_owned()),
            document: self.briefing.path(),
            title: self.briefing.outline().title.as_deref(),
            date: self.briefing.reading().premises().date,
            line: line(self.placed, sentence),
            span: self.placed.absolute(sentence),
            text: shown_text(self.block(), sentence),
            kind: claim.kind,
            standing: claim.standing,
            reason: &claim.reason,
            speakers: self.speakers(claim),
            citations: self.citations(&evidence),
            references: notes.chain(links).collect(),
            likelihood: grade("likelihood"),
            confidence: grade("confidence"),
            as_of: self.as_of(claim),
            withdrawn: self.withdrawn(claim, &evidence),
            basis: evidence.basis,
        }
    }

    fn speakers(&self, claim: &'w Claim) -> Vec<Speaker> {
        let speaks = |kind| matches!(kind, CueKind::Speech | CueKind::Document | CueKind::Ruling);
        let said = attributions_of(self.block(), self.passage, claim);
        let said = said.filter(|found| found.cue.as_ref().is_none_or(|cue| speaks(cue.kind)));
        let mut speakers: Vec<Speaker> = Vec::new();
        for source in said.filter_map(|found| found.source.as_ref()) {
            let name = source.antecedent.clone().unwrap_or_else(|| shown_text(self.block(), source.span));
            if speakers.iter().all(|speaker| speaker.name != name) {
                speakers.push(Speaker { name, grade: source.grade });
            }
        }
        speakers
    }

    fn citations(&self, evidence: &Evidence) -> Vec<CitedRecord<'w>> {
        let cited = evidence.sources.iter().map(|(key, locator, relation)| CitedRecord {
            key: key.clone(),
            locator: locator.clone(),
            quoted: *relation == Relation::Quotes,
            record: self.workspace.source(self.briefing, key).map(|(_, record)| record),
        });
        cited.collect()
    }

    fn as_of(&self, claim: &'w Claim) -> Option<String> {
        let text = &self.block().text;
        annotations(self.block(), claim).flat_map(|annotation| &annotation.items).find_map(|item| match item {
            AnnotationItem::Pair { key, value } if key.of(text) == "as-of" => Some(value.of(text).trim().to_owned()),
            _ => None,
        })
    }

    /// What the claim rests on that is withdrawn. A claim without an id is no
    /// node of the graph, so that what it cites is asked.
    fn withdrawn(&self, claim: &Claim, evidence: &Evidence) -> Option<String> {
        let path = self.briefing.path();
        let own = claim.id.map(|id| Node::Claim(path.clone(), id.of(&self.block().text).into()));
        let keys = evidence.sources.iter().map(|(key, ..)| self.workspace.source_node(path, key));
        let basis = evidence
            .basis
            .iter()
            .filter_map(|word| self.workspace.pointed_to(path, &Pointer::Basis(word.as_str().into())));
        let briefing = std::iter::once(Node::Briefing(path.clone()));
        let is_withdrawn_itself = |node: &Node| matches!(node, Node::Briefing(of) if of == path);
        let graph = self.workspace.provenance();
        own.into_iter().chain(keys).chain(basis).chain(briefing).find_map(|node| {
            let fall = graph.fall(self.workspace, graph.id(&node)?)?;
            // Of the briefing as a whole it counts only that it is withdrawn, not what other claims rest on.
            let counts = !is_withdrawn_itself(&node) || fall.steps.is_empty();
            counts.then(|| match graph.node(fall.withdrawn) {
                Node::Source(_, key) => format!("@{key}"),
                Node::Claim(of, id) => format!("{}#^{id}", of.name()),
                Node::Briefing(of) => of.name().to_owned(),
            })
        })
    }
}

/// The line of the document in which `span` of the block begins, from 1.
fn line(placed: &Placed, span: Span) -> usize {
    let before = placed.block.text.get(..span.start()).unwrap_or_default();
    placed.first_line + LineIndex::count_breaks(before) + 1
}
