//! Recognises fiscal years and their quarters, which are not those of the calendar.

use crate::calendar::expression::{DateExpression, DateKind};
use crate::calendar::scan::{Scan, expression};
use crate::calendar::vocabulary::{small_ordinal, year};
use crate::calendar::word::Word;

/// "fiscal 2026", "FY2026", "the federal fiscal year 2026", "the fiscal second quarter", "next fiscal year".
pub(super) fn fiscal(scan: Scan<'_>, word: Word<'_>) -> Option<DateExpression> {
    if scan.words.is_hyphenated(word) {
        return None;
    }
    let federal = scan.before_any(word.start, &["federal"]);
    let start = federal.map_or(word.start, |federal| federal.start);
    let which = scan.before_any(start, &["this", "last", "next", "current", "previous"]);
    let start = scan.with_article(which.map_or(start, |which| which.start));
    if !word.is_any(&["fiscal", "financial"]) {
        return Some(expression(start, word.end, DateKind::Fiscal { federal: None }));
    }
    if let Some(quarter) = ordinal_part(scan, word) {
        return Some(expression(start, quarter.end, DateKind::Fiscal { federal: None }));
    }
    let (end, number) = fiscal_year(scan, word)?;
    // "The fiscal year" by itself names none.
    (number.is_some() || which.is_some())
        .then(|| expression(start, end, DateKind::Fiscal { federal: number.filter(|_| federal.is_some()) }))
}

/// Where "of fiscal 2026" after `at` ends.
pub(super) fn of_fiscal(scan: Scan<'_>, at: usize) -> Option<usize> {
    let of = scan.after_any(at, &["of"])?;
    let next = scan.after(of.end)?;
    let next = if next.is_any(&["the", "its", "their"]) { scan.after(next.end)? } else { next };
    let next = if next.is("federal") { scan.after(next.end)? } else { next };
    if next.text.starts_with("FY") {
        return Some(next.end);
    }
    next.is_any(&["fiscal", "financial"]).then(|| fiscal_year(scan, next)).flatten().map(|(end, _)| end)
}

/// "fiscal year 2026", "fiscal 2026", "financial year": where it ends, and its number.
fn fiscal_year(scan: Scan<'_>, word: Word<'_>) -> Option<(usize, Option<i16>)> {
    let named = scan.after_any(word.end, &["year"]);
    let number = scan.after(named.map_or(word.end, |named| named.end)).and_then(|next| Some((next.end, year(next)?)));
    match (named, number) {
        // "Financial 2026" is nobody's way to put it.
        (None, _) if word.is("financial") => None,
        (_, Some((end, number))) => Some((end, Some(number))),
        (Some(named), None) => Some((named.end, None)),
        (None, None) => None,
    }
}

/// "second quarter" behind "fiscal".
fn ordinal_part<'t>(scan: Scan<'t>, word: Word<'t>) -> Option<Word<'t>> {
    let ordinal = scan.after(word.end).filter(|ordinal| small_ordinal(*ordinal).is_some())?;
    scan.after_any(ordinal.end, &["quarter", "half"])
}
