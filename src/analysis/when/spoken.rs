//! The day on which a quotation was spoken, where its attribution says it: "…," she told reporters on Tuesday.

use crate::analysis::{Attribution, Cue};
use crate::calendar::{Date, DateExpression, Standpoint, Tense};
use crate::text::Span;

use super::Reader;

/// So many bytes may stand between a cue and its date: "told reporters in the capital on".
const REACH: usize = 48;

impl Reader<'_> {
    /// The day on which the words that have `date` were spoken, and the bytes that say it.
    pub(super) fn spoken_on(&self, date: &DateExpression) -> Option<(Date, Span)> {
        let said = self.passage.attributions.iter().filter(|said| !said.carried);
        said.filter(|said| said.content.iter().any(|content| content.overlaps(date.span)))
            .find_map(|said| self.cue_day(said))
    }

    fn cue_day(&self, said: &Attribution) -> Option<(Date, Span)> {
        let cue = said.cue.as_ref()?;
        let sentence = self.block.sentences.get(said.sentence)?.span;
        let dates = self.passage.dates.iter().filter(|date| sentence.covers(date.span));
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
