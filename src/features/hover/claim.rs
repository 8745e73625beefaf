//! Claims and quotations: what a sentence asserts, who stands behind it by which words, and what that rests on.

use crate::analysis::{Attribution, Claim, ClaimKind, CueKind, Passage, Referent, SourceGrade, Standing};
use crate::document::{AnnotationTarget, Quotation};
use crate::features::at::At;
use crate::features::chain::{Chain, Evidence, Tracer, attributions_of};
use crate::features::excerpt::shortened_to;
use crate::features::said::said;
use crate::workspace::shown_text;

use super::{Hover, HoverContent};

/// What is said is cut after so many characters: it stands right there.
const LONGEST_CONTENT: usize = 90;

/// So many blocks behind a quotation may name its speaker.
const SPEAKER_REACH: usize = 4;

/// What one sentence asserts, or whose words a quotation is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimFacts {
    /// Whether it is about the quotation under the cursor and not the whole sentence.
    pub is_quotation: bool,
    /// The id it has been given.
    pub id: Option<String>,
    /// What sort of assertion it is.
    pub kind: ClaimKind,
    /// What stands behind it.
    pub standing: Standing,
    /// Why, in words.
    pub reason: String,
    /// Where nobody does: how sure it is that somebody should, 0 to 100.
    pub confidence: Option<u8>,
    /// Who says it, where somebody does.
    pub attributions: Vec<AttributionFacts>,
    /// The sources it cites, what an assessment rests on, and what those draw on.
    pub chain: Chain,
    /// `likelihood` and `confidence` of an assessment, as written.
    pub grades: Vec<(String, String)>,
}

/// Who says something, and by which words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributionFacts {
    /// Who, as written; of words that go on from another paragraph, who speaks there.
    pub source: Option<String>,
    /// Whom a pronoun or a short form was found to mean.
    pub antecedent: Option<String>,
    /// How well a reader knows who that is.
    pub grade: Option<SourceGrade>,
    /// The words that show it.
    pub cue: Option<String>,
    /// What they say the source did.
    pub cue_kind: Option<CueKind>,
    /// How sure it is that they show it, 0 to 100.
    pub strength: Option<u8>,
    /// What is said.
    pub content: String,
    /// Whether the source was carried over from another paragraph.
    pub carried: bool,
}

/// The quotation, or else the claim, under the cursor.
pub(super) fn hover(at: &At<'_>) -> Option<Hover> {
    let passage = at.passage?;
    let claim = claim_at(at, passage)?;
    if let Some(quotation) = quotation_at(at) {
        let its = |found: &&Attribution| found.content.iter().any(|content| content.overlaps(quotation.inner));
        let attributions: Vec<&Attribution> = passage.attributions.iter().filter(its).collect();
        return Some(at.hover(quotation.span, facts(at, passage, claim, &attributions, true)));
    }
    if claim.standing == Standing::NotAClaim {
        return None;
    }
    let attributions: Vec<&Attribution> = attributions_of(at.block, passage, claim).collect();
    let sentence = at.block.sentences.get(claim.sentence).map_or(claim.span, |sentence| sentence.span);
    Some(at.hover(sentence, facts(at, passage, claim, &attributions, false)))
}

fn claim_at<'w>(at: &At<'w>, passage: &'w Passage) -> Option<&'w Claim> {
    let sentence_at = |claim: &Claim| at.block.sentences.get(claim.sentence).map(|sentence| sentence.span);
    let on_annotation = at.block.annotations.iter().find(|annotation| annotation.span.touches(at.offset));
    let is_here = |claim: &&Claim| match (on_annotation, claim.id) {
        (Some(annotation), Some(id)) if annotation.span.covers(id) => true,
        (Some(annotation), _) => annotation.target == AnnotationTarget::Sentence(claim.sentence),
        (None, _) => sentence_at(claim).is_some_and(|span| span.contains(at.offset)),
    };
    passage.claims.iter().find(is_here)
}

/// Somebody's words at the cursor; a term held at arm's length is the writer's own.
fn quotation_at<'w>(at: &At<'w>) -> Option<&'w Quotation> {
    let is_speech = |quotation: &&Quotation| quotation.depth == 0 && quotation.opened && !quotation.scare;
    at.block.quotations.iter().filter(is_speech).find(|quotation| quotation.span.contains(at.offset))
}

fn facts(
    at: &At<'_>,
    passage: &Passage,
    claim: &Claim,
    attributions: &[&Attribution],
    is_quotation: bool,
) -> HoverContent {
    let evidence = Evidence::of(at.workspace, at.briefing, at.block, claim);
    let mut tracer = Tracer::new(at.workspace);
    tracer.evidence(at.briefing, &evidence, 0);
    if evidence.sources.is_empty() {
        for name in attributions.iter().filter_map(|found| full_name(at, passage, found)) {
            tracer.record(at.briefing, &name);
        }
    }
    HoverContent::Claim(ClaimFacts {
        is_quotation,
        id: claim.id.map(|id| at.text(id).to_owned()),
        kind: claim.kind,
        standing: claim.standing,
        reason: claim.reason.clone(),
        confidence: (claim.standing == Standing::Unattributed).then_some(claim.confidence),
        attributions: attributions.iter().map(|found| attribution_facts(at, passage, found)).collect(),
        chain: tracer.chain(),
        grades: evidence.grades,
    })
}

fn attribution_facts(at: &At<'_>, passage: &Passage, found: &Attribution) -> AttributionFacts {
    let source = found.source.as_ref();
    let content: Vec<String> = found.content.iter().map(|span| shown_text(at.block, said(at.block, *span))).collect();
    let elsewhere = || found.carried.then(|| speaker_elsewhere(at, passage)).flatten();
    AttributionFacts {
        source: source.map(|source| shown_text(at.block, source.span)).or_else(elsewhere),
        antecedent: source.and_then(|source| source.antecedent.clone()),
        grade: source.map(|source| source.grade),
        cue: found.cue.as_ref().map(|cue| shown_text(at.block, cue.span)),
        cue_kind: found.cue.as_ref().map(|cue| cue.kind),
        strength: found.cue.as_ref().map(|cue| cue.strength),
        content: shortened_to(&content.join(" … "), LONGEST_CONTENT),
        carried: found.carried,
    }
}

/// Who speaks where a block gives words and no speaker: whoever spoke last, or is named next.
fn speaker_elsewhere(at: &At<'_>, passage: &Passage) -> Option<String> {
    if let Some(last) = &passage.carry_in.last_source {
        return Some(last.name.clone());
    }
    let document = at.briefing.document();
    let next = document.block_at(at.start)? + 1;
    let behind = document.blocks().iter().zip(at.briefing.reading().passages()).skip(next).take(SPEAKER_REACH);
    behind.into_iter().find_map(|(placed, passage)| {
        let source = passage.attributions.first()?.source.as_ref()?;
        Some(shown_text(&placed.block, source.span))
    })
}

/// A source by its full name, as a record may have it.
fn full_name(at: &At<'_>, passage: &Passage, found: &Attribution) -> Option<String> {
    let source = found.source.as_ref()?;
    if let Some(antecedent) = &source.antecedent {
        return Some(antecedent.clone());
    }
    let mention = source.mention.and_then(|index| passage.mentions.get(index));
    match mention.map(|mention| &mention.referent) {
        Some(Referent::Official(id)) => at.gazetteer().official(*id).map(|official| official.name.to_string()),
        Some(Referent::Person(name)) => Some(name.clone()),
        _ => Some(shown_text(at.block, source.span)),
    }
}
