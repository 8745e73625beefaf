//! Days and weeks told by how far off they are, where AP gives the day or the date.

use crate::analysis::{Here, When, whens};
use crate::calendar::{DateExpression, DateKind, DateStyle, Hours, Part, Tense, Unit, Which};

use crate::document::TokenKind;

use super::dating::{dating, relative};
use super::{Check, Family, PassageContext, Profile, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "relative-date-style",
    family: Family::Dates,
    severity: None,
    elsewhere: &[(Profile::Ap, Severity::Info)],
    specificity: Specificity::Thing,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("relative_date_style.md"),
};

fn check(cx: &mut PassageContext<'_>) {
    if !cx.passage.dates.iter().any(is_against_form) {
        return;
    }
    let here = Here::of(cx.premises, cx.gazetteer);
    for when in whens(cx.block, cx.passage, &here, cx.gazetteer) {
        let is_judged = cx.prose.is_judged(when.span);
        let date = relative(cx.passage, &when).filter(|date| is_judged && is_against_form(date));
        if let Some(date) = date.filter(|date| !means_these_times(cx, date, &when)) {
            report(cx, &when, date, &here);
        }
    }
}

/// Words that open a count of what there is: "Today, more than 8,000 guards …".
const COUNTED: &[&str] = &["about", "almost", "around", "fewer", "more", "most", "nearly", "only", "over", "some"];

/// Verbs of what lasts: "Today, the work she began continues".
const LASTING: &[&str] =
    &["continue", "continues", "endures", "exists", "lives", "remain", "remains", "stand", "stands", "still"];

/// Whether AP writes it in another way: it takes "this week" and "Tuesday".
fn is_against_form(date: &DateExpression) -> bool {
    match date.kind {
        DateKind::Day(_, hours) => hours != Hours::Night,
        DateKind::Weekday(_, which, _) => matches!(which, Which::Last | Which::Next | Which::Past | Which::Coming),
        DateKind::Unit { unit: Unit::Week, offset, part: Part::Whole } => offset != 0,
        _ => false,
    }
}

/// Whether "today" and "tomorrow" may mean these times and those to come, and
/// no day: "today's children", "more than today", "many today cannot read".
fn means_these_times(cx: &PassageContext<'_>, date: &DateExpression, when: &When) -> bool {
    let DateKind::Day(0 | 1, Hours::All) = date.kind else { return false };
    let prose = cx.prose;
    let (first, end) = (prose.token_at(when.span.start()), prose.token_at(when.span.end()));
    let compares = prose.is(first.wrapping_sub(1), &["ago", "and", "by", "for", "of", "or", "than", "that"])
        || (first.saturating_sub(4)..first).any(|at| prose.is(at, &["better", "brighter", "more", "now", "still"]))
        || prose.is(end, &["now"]);
    let is_subject = prose.is(end, &["'s", "'", "is", "was", "will", "can", "may"]);
    let sentence = cx.block.sentences.iter().find(|sentence| sentence.span.overlaps(when.span));
    // "Today, the work she began continues": what lasts, or is counted, is of no one day.
    let opens = sentence.is_some_and(|one| one.tokens.start == first);
    let counts = opens && prose.kind(end) == Some(TokenKind::Comma) && prose.is(end + 1, COUNTED);
    let lasts = opens && sentence.is_some_and(|one| one.tokens.clone().any(|at| prose.is(at, LASTING)));
    if counts || lasts {
        return true;
    }
    let is_to_come = || sentence.is_some_and(|one| one.tokens.clone().any(|at| prose.is(at, &["will", "'ll"])));
    let is_event = date.kind != DateKind::Day(0, Hours::All) || when.tense == Tense::Past || is_to_come();
    compares || is_subject || !is_event
}

fn report(cx: &mut PassageContext<'_>, when: &When, date: &DateExpression, here: &Here) {
    let text = &cx.block.text;
    let words = when.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let edit = dating(cx.block, cx.passage, when, here, DateStyle::Ap);
    let is_open = when.meaning.is_none() && here.date.is_some();
    let diagnostic = cx.report(when.span, format!("\"{words}\" tells how far off the day is, not which it is"));
    if is_open && matches!(date.kind, DateKind::Weekday(..)) {
        diagnostic.note("two days can be meant, a week apart");
    }
    diagnostic.note("AP names the day of the week within seven days, and beyond that gives the date: Oct. 20");
    if let Some(edit) = edit {
        diagnostic.fix(format!("write \"{}\"", edit.replacement), vec![edit]);
    }
}
