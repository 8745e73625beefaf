//! Times of day without a zone, in a text that speaks of clocks in several.

use std::collections::BTreeSet;

use crate::analysis::Here;
use crate::text::{Edit, Span};

use super::{Check, DocumentContext, Family, Fix, Marks, Profile, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "missing-time-zone",
    family: Family::Dates,
    severity: Some(Severity::Info),
    elsewhere: &[(Profile::Market, Severity::Warning)],
    specificity: Specificity::Document,
    traits: &[],
    check: Check::Document(check),
    page: include_str!("missing_time_zone.md"),
};

fn check(cx: &mut DocumentContext<'_>) {
    let reading = cx.briefing.reading();
    let mut zones: BTreeSet<i32> =
        cx.marked(Marks::TIMES).flat_map(|(.., footprint)| footprint.zones.iter().copied()).collect();
    if zones.is_empty() {
        return;
    }
    let here = Here::of(reading.premises(), reading.gazetteer());
    zones.extend(here.minutes_from_utc());
    if zones.len() < 2 {
        return;
    }
    let bare: Vec<(usize, usize, Span)> = cx
        .marked(Marks::TIMES)
        .flat_map(|(at, start, footprint)| footprint.bare_times.iter().map(move |time| (at, start, *time)))
        .collect();
    for (at, start, time) in bare {
        let blocks = cx.briefing.document().blocks();
        let words = blocks.get(at).map(|placed| time.of(&placed.block.text)).unwrap_or_default().to_owned();
        let own = here.zone_name().map(|name| {
            let insert = Edit { span: Span::at(start + time.end()), replacement: format!(" {name}") };
            Fix::new(
                format!("add \"{name}\", the zone of {}", here.place.as_deref().unwrap_or("the text")),
                vec![insert],
            )
        });
        let blank = Edit { span: Span::at(start + time.end()), replacement: " [zone]".to_owned() };
        let blank = Fix::new("add the zone, to be filled in", vec![blank]).with_blanks();
        let diagnostic =
            cx.report(time.shifted(start), format!("\"{words}\" is in no time zone, and the text has several"));
        diagnostic.note("a reader elsewhere cannot tell which clock is meant");
        diagnostic.fixes.extend(own.into_iter().chain([blank]));
    }
}
