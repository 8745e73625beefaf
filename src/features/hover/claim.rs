//! Claims: what a sentence asserts, who stands behind it, and by which words a reader is told.

use crate::analysis::{Attribution, Claim, ClaimKind, SourceGrade, Standing};
use crate::document::{Annotation, AnnotationItem, AnnotationTarget};
use crate::features::at::At;
use crate::features::excerpt::shortened;
use crate::workspace::shown_text;

use super::{Hover, HoverContent};

/// What one sentence asserts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimFacts {
    /// The id it has been given.
    pub id: Option<String>,
    /// What sort of assertion it is.
    pub kind: ClaimKind,
    /// What stands behind it.
    pub standing: Standing,
    /// Why, in words.
    pub reason: String,
    /// Who says it, where somebody does.
    pub attributions: Vec<AttributionFacts>,
    /// The sources that are cited for it: their keys, and their titles where they have a record.
    pub sources: Vec<(String, Option<String>)>,
    /// What an assessment says it rests on: source keys and claim ids.
    pub basis: Vec<String>,
    /// `likelihood` and `confidence` of an assessment, as written.
    pub grades: Vec<(String, String)>,
}

/// Who says something, and by which words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributionFacts {
    /// Who, as written.
    pub source: Option<String>,
    /// Whom a pronoun or a short form was found to mean.
    pub antecedent: Option<String>,
    /// How well a reader knows who that is.
    pub grade: Option<SourceGrade>,
    /// The words that show it.
    pub cue: Option<String>,
    /// What is said.
    pub content: String,
    /// Whether the source was carried over from an earlier sentence.
    pub carried: bool,
}

/// The claim of the sentence under the cursor.
pub(super) fn hover(at: &At<'_>) -> Option<Hover> {
    let passage = at.passage?;
    let sentence_at = |claim: &Claim| at.block.sentences.get(claim.sentence).map(|sentence| sentence.span);
    let on_annotation = at.block.annotations.iter().find(|annotation| annotation.span.touches(at.offset));
    let is_here = |claim: &&Claim| match (on_annotation, claim.id) {
        (Some(annotation), Some(id)) if annotation.span.covers(id) => true,
        (Some(annotation), _) => annotation.target == crate::document::AnnotationTarget::Sentence(claim.sentence),
        (None, _) => sentence_at(claim).is_some_and(|span| span.contains(at.offset)),
    };
    let claim = passage.claims.iter().find(is_here)?;
    if claim.standing == Standing::NotAClaim {
        return None;
    }
    let attributions = passage.attributions.iter().filter(|attribution| attribution.sentence == claim.sentence);
    let cited = at.block.citations.iter().filter(|citation| citation.sentence == Some(claim.sentence));
    let keys = cited.flat_map(|citation| &citation.sources).map(|source| at.text(source.key).to_owned());
    let notes = Notes::of(at, claim);
    let facts = ClaimFacts {
        id: claim.id.map(|id| at.text(id).to_owned()),
        kind: claim.kind,
        standing: claim.standing,
        reason: claim.reason.clone(),
        attributions: attributions.map(|attribution| attribution_facts(at, attribution)).collect(),
        sources: keys.chain(notes.sources).map(|key| titled(at, key)).collect(),
        basis: notes.basis,
        grades: notes.grades,
    };
    Some(at.hover(sentence_at(claim).unwrap_or(claim.span), HoverContent::Claim(facts)))
}

/// What the annotations of a claim say of it.
#[derive(Default)]
struct Notes {
    sources: Vec<String>,
    basis: Vec<String>,
    grades: Vec<(String, String)>,
}

impl Notes {
    fn of(at: &At<'_>, claim: &Claim) -> Self {
        let mut notes = Self::default();
        let is_its = |annotation: &&Annotation| match annotation.target {
            AnnotationTarget::Sentence(sentence) => sentence == claim.sentence,
            AnnotationTarget::Bracketed(span) => claim.span.overlaps(span),
            AnnotationTarget::Block => false,
        };
        let items = at.block.annotations.iter().filter(is_its).flat_map(|annotation| &annotation.items);
        for item in items {
            let AnnotationItem::Pair { key, value } = item else { continue };
            let words = at.text(*value).split_whitespace().map(str::to_owned);
            match at.text(*key) {
                "src" => notes.sources.extend(words),
                "basis" => notes.basis.extend(words),
                grade @ ("likelihood" | "confidence") => {
                    notes.grades.push((grade.to_owned(), at.text(*value).to_owned()));
                }
                _ => {}
            }
        }
        notes
    }
}

fn titled(at: &At<'_>, key: String) -> (String, Option<String>) {
    let title = at.workspace.source(at.briefing, &key).and_then(|(_, source)| source.title.clone());
    (key, title)
}

fn attribution_facts(at: &At<'_>, attribution: &Attribution) -> AttributionFacts {
    let source = attribution.source.as_ref();
    let content: Vec<String> = attribution.content.iter().map(|span| shown_text(at.block, *span)).collect();
    AttributionFacts {
        source: source.map(|source| shown_text(at.block, source.span)),
        antecedent: source.and_then(|source| source.antecedent.clone()),
        grade: source.map(|source| source.grade),
        cue: attribution.cue.as_ref().map(|cue| shown_text(at.block, cue.span)),
        content: shortened(&content.join(" … ")),
        carried: attribution.carried,
    }
}
