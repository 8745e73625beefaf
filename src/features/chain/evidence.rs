//! What is written beside a claim: citations, annotations, footnotes, and who is said to say it.

use crate::analysis::{Attribution, Claim, CueKind, Passage};
use crate::document::{Annotation, AnnotationItem, AnnotationTarget, Block, Link};
use crate::text::Span;
use crate::workspace::{Briefing, Relation, Workspace, shown_text};

/// What is written beside one claim.
#[derive(Debug, Default)]
pub struct Evidence {
    /// Keys of sources, with the place in each that is meant.
    pub sources: Vec<(String, Option<String>, Relation)>,
    /// What it says it rests on: source keys and claims.
    pub basis: Vec<String>,
    /// Labels of footnotes.
    pub notes: Vec<String>,
    /// Links that lead away from the briefing.
    pub links: Vec<Link>,
    /// `likelihood` and `confidence`, as written.
    pub grades: Vec<(String, String)>,
}

impl Evidence {
    /// What is written beside `claim` of `block`.
    #[must_use]
    pub fn of(workspace: &Workspace, briefing: &Briefing, block: &Block, claim: &Claim) -> Self {
        let mut evidence = Self::default();
        let text = |span: Span| span.of(&block.text).trim().to_owned();
        let cited = block.citations.iter().filter(|citation| citation.sentence == Some(claim.sentence));
        for citation in cited {
            let is_cited = |key: &str| !citation.bare || workspace.source(briefing, key).is_some();
            let sources = citation.sources.iter().map(|source| (text(source.key), source.locator.map(text)));
            let known = sources.filter(|(key, _)| is_cited(key));
            evidence.sources.extend(known.map(|(key, locator)| (key, locator, Relation::Cites)));
        }
        let notes = block.footnotes.iter().filter(|note| !note.definition && note.sentence == Some(claim.sentence));
        evidence.notes.extend(notes.map(|note| text(note.label)));
        let sentence = block.sentences.get(claim.sentence).map_or(claim.span, |sentence| sentence.span);
        let premises = briefing.reading().premises();
        let links = block.links.iter().filter(|link| sentence.overlaps(link.span) && premises.is_led_away(link));
        evidence.links.extend(links.cloned());
        for item in annotations(block, claim).flat_map(|annotation| &annotation.items) {
            if let AnnotationItem::Pair { key, value } = item {
                evidence.take(key.of(&block.text), value.of(&block.text));
            }
        }
        evidence
    }

    fn take(&mut self, key: &str, value: &str) {
        let words = value.split_whitespace().map(str::to_owned);
        match key {
            "src" => self.sources.extend(words.map(|key| (key, None, Relation::Cites))),
            "of" => self.sources.extend(words.map(|key| (key, None, Relation::Quotes))),
            "basis" => self.basis.extend(words),
            "likelihood" | "confidence" => self.grades.push((key.to_owned(), value.trim().to_owned())),
            _ => {}
        }
    }
}

/// The annotations that speak of `claim`, of a span in it, or of all of `block`.
pub(in crate::features) fn annotations<'b>(block: &'b Block, claim: &'b Claim) -> impl Iterator<Item = &'b Annotation> {
    block.annotations.iter().filter(|annotation| match annotation.target {
        AnnotationTarget::Sentence(sentence) => sentence == claim.sentence,
        AnnotationTarget::Bracketed(span) => claim.span.overlaps(span),
        AnnotationTarget::Block => true,
    })
}

/// The attributions that have to do with `claim`: those of its sentence, and those of another whose content reaches into it.
pub(in crate::features) fn attributions_of<'p>(
    block: &'p Block,
    passage: &'p Passage,
    claim: &'p Claim,
) -> impl Iterator<Item = &'p Attribution> {
    let sentence = block.sentences.get(claim.sentence).map_or(claim.span, |sentence| sentence.span);
    let reaches = move |found: &&Attribution| {
        found.sentence == claim.sentence || found.content.iter().any(|content| content.overlaps(sentence))
    };
    passage.attributions.iter().filter(reaches)
}

/// Those who are said to say `claim`, as a reader would name them.
pub(in crate::features) fn speakers(block: &Block, passage: &Passage, claim: &Claim) -> Vec<String> {
    let said = attributions_of(block, passage, claim).filter(|found| {
        found.cue.as_ref().is_some_and(|cue| matches!(cue.kind, CueKind::Speech | CueKind::Document | CueKind::Ruling))
    });
    let sources = said.filter_map(|found| found.source.as_ref());
    let mut names: Vec<String> = Vec::new();
    for source in sources {
        let name = source.antecedent.clone().unwrap_or_else(|| shown_text(block, source.span));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
