//! Whether somebody answers for a sentence, as every rule that asks for a source sees it.

use crate::analysis::{Attribution, CueKind, Passage, Source, SourceGrade, Standing};
use crate::document::Block;
use crate::text::Span;

use super::{Neighbour, PassageContext};

/// So many sentences are soon.
const SOON: usize = 2;

impl PassageContext<'_> {
    /// Whether something stands behind the sentence: a citation or a note,
    /// the writer's own mark, or a source a reader can tell from all others
    /// who is cited as saying, writing or ruling it.
    #[must_use]
    pub fn is_answered_for(&self, sentence: usize) -> bool {
        is_answered_for(self.block, self.passage, sentence, Span::default())
    }

    /// The same, where the words at `flagged` do not answer for themselves:
    /// "research suggests" is no source to one who asks whose research.
    #[must_use]
    pub fn is_answered_for_beside(&self, sentence: usize, flagged: Span) -> bool {
        is_answered_for(self.block, self.passage, sentence, flagged)
    }

    /// The same of the sentence or one of the next two of its paragraph:
    /// "The plan is seen as weak. 'It cannot work,' said the mayor."
    #[must_use]
    pub fn is_answered_for_soon(&self, sentence: usize, flagged: Span) -> bool {
        let behind = sentence + 1..self.block.sentences.len().min(sentence + 1 + SOON);
        self.is_answered_for_beside(sentence, flagged) || behind.into_iter().any(|at| self.is_answered_for(at))
    }

    /// The same, and of the next paragraph's opening where the sentence ends
    /// its own: news is set in paragraphs of a sentence, and one who is one of
    /// the "critics" comes in the next.
    #[must_use]
    pub fn is_answered_for_nearby(&self, sentence: usize, flagged: Span) -> bool {
        let is_near_end = sentence + SOON >= self.block.sentences.len();
        let opening = |Neighbour { block, passage }: Neighbour<'_>| {
            (0..SOON.min(block.sentences.len())).any(|at| is_answered_for(block, passage, at, Span::default()))
        };
        self.is_answered_for_soon(sentence, flagged) || is_near_end && self.after.is_some_and(opening)
    }

    /// Whether a citation or a note stands with the sentence.
    #[must_use]
    pub fn is_cited(&self, sentence: usize) -> bool {
        is_cited(self.block, self.passage, sentence)
    }

    /// Whether the words at `span` tell what somebody else says, thinks or
    /// wants, so that they may be theirs and not the writer's.
    #[must_use]
    pub fn is_reported(&self, span: Span) -> bool {
        let has = |said: &Attribution| said.source.is_some() && said.content.iter().any(|content| content.covers(span));
        self.passage.attributions.iter().any(has)
    }
}

fn is_answered_for(block: &Block, passage: &Passage, sentence: usize, flagged: Span) -> bool {
    let marked = |standing| matches!(standing, Standing::Assessment | Standing::Known | Standing::Witnessed);
    let is_marked = passage.claims.iter().any(|claim| claim.sentence == sentence && marked(claim.standing));
    let is_flagged = |said: &Attribution| {
        let cue = said.cue.as_ref().is_some_and(|cue| cue.span.overlaps(flagged));
        cue || said.source.as_ref().is_some_and(|source| source.span.overlaps(flagged))
    };
    let of_sentence = passage.attributions.iter().filter(|said| said.sentence == sentence);
    let is_said = of_sentence.filter(|said| !is_flagged(said)).any(|said| names_somebody(said, block));
    is_marked || is_cited(block, passage, sentence) || is_said
}

fn is_cited(block: &Block, passage: &Passage, sentence: usize) -> bool {
    let by_mark = block.citations.iter().any(|citation| !citation.bare && citation.sentence == Some(sentence));
    let by_note = block.footnotes.iter().any(|note| !note.definition && note.sentence == Some(sentence));
    let cited = |standing| standing == Standing::Cited;
    by_mark || by_note || passage.claims.iter().any(|claim| claim.sentence == sentence && cited(claim.standing))
}

/// Whether an attribution tells a reader who says so: a source that can be
/// found, and a cue by which it speaks, writes or rules.
pub(super) fn names_somebody(attribution: &Attribution, block: &Block) -> bool {
    let speaks = |kind| matches!(kind, CueKind::Speech | CueKind::Document | CueKind::Ruling);
    let can_be_found = |source: &Source| match source.grade {
        SourceGrade::Named | SourceGrade::Role | SourceGrade::Body => true,
        SourceGrade::Document => can_be_looked_up(source.span.of(&block.text)),
        SourceGrade::Anonymous | SourceGrade::Vague | SourceGrade::Pronoun => false,
    };
    attribution.cue.as_ref().is_none_or(|cue| speaks(cue.kind)) && attribution.source.as_ref().is_some_and(can_be_found)
}

/// Whether a text that is cited is told from others: "the report", "a 2025
/// survey", "figures of the River Board", and not "research".
fn can_be_looked_up(document: &str) -> bool {
    let mut words = document.split_whitespace();
    let first = words.next().unwrap_or_default();
    let points = ["the", "this", "that", "these", "those", "its", "his", "her", "their", "our"];
    let is_named =
        |word: &str| word.starts_with(char::is_uppercase) || word.contains(|letter: char| letter.is_ascii_digit());
    points.iter().any(|word| first.eq_ignore_ascii_case(word)) || words.any(is_named)
}
