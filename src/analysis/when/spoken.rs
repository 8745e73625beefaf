//! The day on which a quotation was spoken, where its attribution says it: "…," she told reporters on Tuesday.

use crate::analysis::{Attribution, Cue};
use crate::calendar::{Date, DateExpression, Standpoint, Tense};
use crate::text::Span;

use super::Reader;

/// So many bytes may stand between a cue and its date: "told reporters in the capital on".
const REACH: usize = 48;

/// So many sentences may lie between the words and the cue that shows who said them.
const NEAR: usize = 4;

impl Reader<'_> {
    /// The day on which the words that have `date` were spoken, and the bytes that say it.
    pub(super) fn spoken_on(&self, date: &DateExpression) -> Option<(Date, Span)> {
        let here = self.sentence_of(date.span)?;
        let first = self.said.partition_point(|(sentence, _)| sentence + NEAR < here);
        let near = self.said.iter().skip(first).take_while(|(sentence, _)| *sentence <= here + NEAR);
        near.filter(|(_, said)| said.content.iter().any(|content| content.overlaps(date.span)))
            .find_map(|(_, said)| self.cue_day(said))
    }

    fn cue_day(&self, said: &Attribution) -> Option<(Date, Span)> {
        let cue = said.cue.as_ref()?;
        let sentence = self.block.sentences.get(said.sentence)?.span;
        let first = self.passage.dates.partition_point(|date| date.span.start() < sentence.start());
        let dates = self.passage.dates.iter().skip(first).take_while(|date| sentence.covers(date.span));
        let beside = dates.filter(|date| !self.is_quoted(date.span));
        let date = beside.into_iter().find(|date| self.belongs_to(date.span, cue, said))?;
        let standpoint = Standpoint { tense: Tense::Past, hemisphere: None, told: None, date: self.here.date };
        Some((Self::one_day(date.meaning(&standpoint))?, date.span))
    }

    /// Whether a date says when the cue's act was: right behind it, or opening the sentence before its source.
    fn belongs_to(&self, date: Span, cue: &Cue, said: &Attribution) -> bool {
        let between = |from: usize, to: usize| self.block.text.get(from..to).unwrap_or("\"");
        if cue.span.covers(date) {
            return true;
        }
        if date.start() >= cue.span.end() {
            let words = between(cue.span.end(), date.start());
            return words.len() <= REACH
                && !words.contains(['"', '“', '”', ',', ';', ':', '('])
                && !words.contains(" that ");
        }
        let source = said.source.as_ref().map_or(cue.span, |source| source.span);
        date.end() <= source.start() && between(date.end(), source.start()).trim_matches([',', ' ']).is_empty()
    }
}
