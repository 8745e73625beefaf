//! The days behind relative dates, to be shown beside them: next week (23–29 November).

use crate::analysis::{Here, When, whens};
use crate::calendar::{Date, DateExpression, DateKind, Precision, weekday_name};
use crate::document::BlockKind;
use crate::rules::relative;
use crate::text::Span;
use crate::workspace::Briefing;

/// Something short to be shown in a line, which is no part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InlayHint {
    /// Behind which byte of the document.
    pub offset: usize,
    /// What is shown.
    pub label: String,
    /// What it is, as a sentence.
    pub tooltip: String,
}

/// The days behind the relative dates in the bytes `range` of `briefing`, in
/// the order of the text. Only blocks that touch the range are looked at, and
/// only dates that count from the text's own day; none in code and front matter.
#[must_use]
pub fn inlay_hints(briefing: &Briefing, range: Span) -> Vec<InlayHint> {
    let reading = briefing.reading();
    let here = Here::of(reading.premises(), reading.gazetteer());
    let Some(today) = here.date.filter(|_| reading.premises().english) else { return Vec::new() };
    let blocks = briefing.document().blocks();
    let first = blocks.partition_point(|placed| placed.start + placed.block.text.len() < range.start());
    let mut hints = Vec::new();
    for (placed, passage) in blocks.iter().zip(reading.passages()).skip(first) {
        if placed.start > range.end() {
            break;
        }
        let is_prose = !matches!(placed.block.kind, BlockKind::Code | BlockKind::FrontMatter);
        if !is_prose || !passage.dates.iter().any(DateExpression::is_relative) {
            continue;
        }
        for when in whens(&placed.block, passage, &here, reading.gazetteer()) {
            let offset = placed.start + when.span.end();
            let is_asked = range.start() <= offset && offset <= range.end();
            let Some(date) = relative(passage, &when).filter(|_| is_asked) else { continue };
            let names_day = matches!(date.kind, DateKind::Weekday(..));
            let Some(label) = label(&when, today, names_day) else { continue };
            let written = when.span.of(&placed.block.text).split_whitespace().collect::<Vec<_>>().join(" ");
            let tooltip = format!("“{written}”, read as of {}", today.strftime("%-d %B %Y"));
            hints.push(InlayHint { offset, label, tooltip });
        }
    }
    hints
}

/// "Tue 24 November", "23–29 November", "about January–April 2027": the year
/// only where it is another than that of the text.
fn label(when: &When, today: Date, names_day: bool) -> Option<String> {
    let meaning = when.meaning?;
    let shown = meaning.period.to_string();
    let is_this_year = meaning.period.first.year() == today.year() && meaning.period.last.year() == today.year();
    let year = format!(" {}", today.year());
    let shown = if is_this_year { shown.strip_suffix(&year).unwrap_or(&shown).to_owned() } else { shown };
    if meaning.period.is_day() {
        let weekday = weekday_name(meaning.period.first.weekday()).get(..3).unwrap_or_default();
        return Some(if names_day { shown } else { format!("{weekday} {shown}") });
    }
    Some(if meaning.precision == Precision::Rough { format!("about {shown}") } else { shown })
}
