//! Finds the date expressions of a text in one pass.

use crate::calendar::clock::{self, ClockTime};
use crate::calendar::expression::{DateExpression, DateKind};
use crate::calendar::vocabulary::{Head, head};
use crate::calendar::word::{Word, Words};
use crate::calendar::{distance, figures, fiscal, relative, within, written};
use crate::text::Span;

/// The date expressions of `text`, in order, none overlapping another.
///
/// The text is one paragraph as it is written, markup and all; the time is
/// linear in its length, and nothing is allocated where nothing is found.
/// "may", "march", "second" and "fall" as ordinary words are no dates.
#[must_use]
pub fn expressions(text: &str) -> Vec<DateExpression> {
    dates_and_times(text).0
}

/// The date expressions of `text` and its times of day, each in order, none
/// overlapping another; found in one pass.
#[must_use]
pub fn dates_and_times(text: &str) -> (Vec<DateExpression>, Vec<ClockTime>) {
    let words = Words::new(text);
    let (mut dates, mut times) = (Vec::new(), Vec::new());
    // Nothing may reach back before the end of the date that was found last.
    let mut floor = 0;
    let mut at = 0;
    while let Some(word) = words.next(at) {
        at = word.end;
        let Some(head) = head(word) else { continue };
        let scan = Scan { words, floor };
        if let Some(expression) = scan.recognise(word, head) {
            floor = expression.span.end();
            at = at.max(floor);
            dates.push(expression);
            // "2026-11-20T16:00Z" goes on with a time.
            let joined = matches!(words.byte(floor), Some(b'T' | b't')).then(|| words.starting(floor + 1)).flatten();
            if let Some(time) = joined.and_then(|word| clock::time(scan, word, Head::Digits, true)) {
                at = at.max(time.span.end());
                times.push(time);
            }
        } else if let Some(time) = clock::time(scan, word, head, false) {
            at = at.max(time.span.end());
            times.push(time);
        }
    }
    (dates, times)
}

/// A place in a scan: the text, and how far back an expression may reach.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scan<'t> {
    pub words: Words<'t>,
    floor: usize,
}

impl<'t> Scan<'t> {
    fn recognise(self, word: Word<'t>, head: Head) -> Option<DateExpression> {
        self.named(word, head).map(|found| within::widened(self, found))
    }

    fn named(self, word: Word<'t>, head: Head) -> Option<DateExpression> {
        match head {
            // "The Tonight Show" and "USA Today" are names.
            Head::Day(_) | Head::Tonight if word.is_capitalised() && self.is_in_name(word) => None,
            Head::Day(offset) => relative::day(self, word, offset),
            Head::Tonight => relative::tonight(self, word),
            Head::DayPart => relative::day_part(self, word),
            Head::Weekday(weekday) => {
                let dated = written::after_weekday(self, word, weekday);
                dated
                    .or_else(|| within::weekday_the(self, word, weekday))
                    .or_else(|| relative::weekday(self, word, weekday))
            }
            Head::ShortWeekday(weekday) => written::after_weekday(self, word, weekday),
            Head::Month(month) => written::month(self, word, month).or_else(|| written::bare_month(self, word, month)),
            Head::ShortMonth(month) => {
                written::month(self, word, month).or_else(|| written::qualified_month(self, word, month))
            }
            Head::Unit(unit) => relative::unit(self, word, unit),
            Head::Weekend => relative::weekend(self, word),
            Head::Season(season) => relative::season(self, word, season),
            Head::Overnight => relative::overnight(self, word),
            Head::Fiscal => fiscal::fiscal(self, word),
            Head::Fortnight => distance::fortnight(self, word),
            Head::Eve => within::feast(self, word),
            Head::Quarter(quarter) => written::short_quarter(self, word, quarter),
            Head::Half(half) => written::short_half(self, word, half),
            Head::Digits => figures::digits(self, word),
            Head::Noon | Head::Midnight => None,
        }
    }

    fn is_in_name(self, word: Word<'_>) -> bool {
        self.after_any(word.end, &["show"]).is_some() || self.before_any(word.start, &["usa"]).is_some()
    }

    /// Whether `word` stands right behind the date that was found last.
    pub(super) fn follows_date(self, word: Word<'_>) -> bool {
        self.floor > 0 && self.words.blanks_after(self.floor) == Some(word.start)
    }

    /// The word before `at`, unless something found earlier has it.
    pub(super) fn before(self, at: usize) -> Option<Word<'t>> {
        self.words.before(at).filter(|word| word.start >= self.floor)
    }

    /// The word after `at`.
    pub(super) fn after(self, at: usize) -> Option<Word<'t>> {
        self.words.after(at)
    }

    /// The word before `at` if it is one of `lower_case`.
    pub(super) fn before_any(self, at: usize, lower_case: &[&str]) -> Option<Word<'t>> {
        self.before(at).filter(|word| word.is_any(lower_case))
    }

    /// The word after `at` if it is one of `lower_case`.
    pub(super) fn after_any(self, at: usize, lower_case: &[&str]) -> Option<Word<'t>> {
        self.after(at).filter(|word| word.is_any(lower_case))
    }

    /// Where an expression starts that begins at `start` or with "the" before it.
    pub(super) fn with_article(self, start: usize) -> usize {
        self.before_any(start, &["the"]).map_or(start, |article| article.start)
    }
}

/// An expression from `start` to `end`.
pub(super) fn expression(start: usize, end: usize, kind: DateKind) -> DateExpression {
    DateExpression { span: Span::new(start, end), kind }
}
