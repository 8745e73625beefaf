//! Two dates that are the ends of one stretch: "from Monday to Thursday", "Dec. 30 to Jan. 2", "between 2019 and 2023".

use crate::calendar::{Date, DateKind, Meaning, Period, Precision, Standpoint, Tense, Which, Year};

use super::{Reader, When};

/// Verbs that move a thing from one day to another: no stretch lies between.
#[rustfmt::skip]
const MOVES: [&str; 22] = [
    "bring", "brought", "change", "changed", "delay", "delayed", "deferred", "move", "moved", "moving", "postpone", "postponed",
    "postponing", "pulled", "push", "pushed", "put", "rescheduled", "reschedule", "shifted", "shift", "switched",
];

/// A verb farther off than so many tokens moves something else.
const REACH: usize = 40;

impl Reader<'_> {
    /// Makes one of each two neighbours that are the ends of a stretch.
    pub(super) fn join_ranges(&self, whens: &mut Vec<When>) {
        let mut joined: Vec<When> = Vec::with_capacity(whens.len());
        for when in whens.drain(..) {
            match joined.last().and_then(|from| self.range(from, &when)) {
                Some(range) => {
                    joined.pop();
                    joined.push(range);
                }
                None => joined.push(when),
            }
        }
        *whens = joined;
    }

    fn range(&self, from: &When, to: &When) -> Option<When> {
        if from.dates.len() != 1 || from.basis != to.basis && !self.is_absolute(from) && !self.is_absolute(to) {
            return None;
        }
        let link = self.block.text.get(from.span.end()..to.span.start())?;
        let before = self.block.text.get(..from.span.start())?.trim_end();
        let follows = |word: &str| {
            let head = before.len().checked_sub(word.len()).and_then(|at| before.get(at..));
            head.is_some_and(|last| last.eq_ignore_ascii_case(word))
        };
        let word = link.trim_matches([',', ' ', '\n']);
        let is_link = match word {
            "to" | "through" | "until" | "till" | "-" | "–" => true,
            "and" => follows("between"),
            _ => false,
        };
        if !is_link || self.is_moved(from) {
            return None;
        }
        let period = self.ends(from, to)?;
        let is_rough = |when: &When| when.meaning.is_some_and(|meaning| meaning.precision == Precision::Rough);
        let precision = if is_rough(from) || is_rough(to) { Precision::Rough } else { Precision::Span };
        Some(When {
            span: from.span.join(to.span),
            dates: from.dates.start..to.dates.end,
            meaning: Some(Meaning { period, precision }),
            basis: if self.is_absolute(from) { to.basis } else { from.basis },
            ..from.clone()
        })
    }

    fn is_absolute(&self, when: &When) -> bool {
        self.passage.dates.get(when.dates.start).is_some_and(crate::calendar::DateExpression::is_absolute)
    }

    /// Whether the sentence before `from` moves something from one day to another.
    fn is_moved(&self, from: &When) -> bool {
        let Some(sentence) = self.sentence_of(from.span).and_then(|at| self.block.sentences.get(at)) else {
            return false;
        };
        let end = self.block.tokens.partition_point(|token| token.span.end() <= from.span.start());
        (sentence.tokens.start..end).rev().take(REACH).any(|at| self.syntax.is_any(at, &MOVES))
    }

    /// From the first day of the one to the last day of the other, each read so that they are in order.
    fn ends(&self, from: &When, to: &When) -> Option<Period> {
        let kind = |when: &When| self.passage.dates.get(when.dates.start).map(|date| date.kind);
        let (first, last) = (from.meaning?.period, to.meaning);
        let first_is_bare = is_bare(kind(from)?);
        let last_is_bare = is_bare(kind(to)?);
        let period = match (first_is_bare, last_is_bare) {
            // "October to December 2025": the year stands at the end.
            (true, false) => {
                let last = last?.period;
                let first = self.read(from, last.first, Tense::Past)?;
                (first, last)
            }
            (_, true) => (first, self.read(to, first.first, Tense::Future)?),
            (false, false) => (first, last?.period),
        };
        let (first, last) = period;
        let is_week = matches!(kind(from)?, DateKind::Weekday(..)) && last_is_bare;
        // What was over by Wednesday did not run to a Friday still to come.
        let (first, last) = match self.here.date {
            Some(today) if from.tense == Tense::Past && is_week && last.first > today => {
                (first.days_on(-7)?, last.days_on(-7)?)
            }
            _ => (first, last),
        };
        (first.first <= last.last).then(|| Period::new(first.first, last.last))
    }

    /// The days of `when` as they are read from `day`.
    fn read(&self, when: &When, day: Date, tense: Tense) -> Option<Period> {
        let date = self.passage.dates.get(when.dates.start)?;
        let standpoint = Standpoint { date: Some(day), tense, hemisphere: self.here.hemisphere, told: None };
        date.meaning(&standpoint).map(|meaning| meaning.period)
    }
}

/// Whether its week or year is left to the reader.
fn is_bare(kind: DateKind) -> bool {
    match kind {
        DateKind::Weekday(_, which, _) => which == Which::Bare,
        DateKind::Written(written) => written.year == Year::Unwritten,
        _ => false,
    }
}
