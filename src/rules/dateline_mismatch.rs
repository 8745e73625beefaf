//! Datelines that say another place or day than the front matter.

use crate::analysis::Referent;
use crate::calendar::{Date, DateKind, Moment, PartialDate, WrittenUnit, Year, expressions};
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::text::{Edit, Span};

use super::{Check, Family, PassageContext, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "dateline-mismatch",
    family: Family::Dates,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[Trait::Quotations],
    check: Check::Passage(check),
    page: include_str!("dateline_mismatch.md"),
};

/// How many units lie in one another at most.
const DEEPEST: usize = 6;

/// The months as the Associated Press shortens them beside a day.
const SHORT_MONTHS: [&str; 12] =
    ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];

fn check(cx: &mut PassageContext<'_>) {
    let (Some(line), Some(front)) = (&cx.block.dateline, cx.front_matter) else { return };
    if let Some(place) = &front.place
        && !line.place.is_empty()
    {
        check_place(cx, line.place, &place.value);
    }
    if let (Some(written), Some(date)) = (line.date, &front.date) {
        check_date(cx, written, &date.value);
    }
}

fn check_place(cx: &mut PassageContext<'_>, span: Span, other: &str) {
    let written = span.of(&cx.block.text);
    let head = |name: &str| name.split(',').next().unwrap_or_default().trim().to_lowercase();
    let (one, two) = (head(written), head(other));
    if one.contains(&two) || two.contains(&one) {
        return;
    }
    let mentions = cx.passage.mentions.iter().filter(|mention| span.covers(mention.span));
    let meant = mentions.filter_map(|mention| match mention.referent {
        Referent::Place(id) | Referent::Government(id) => Some(id),
        _ => None,
    });
    let here: Vec<PlaceId> = meant.chain(places(cx.gazetteer, &one)).collect();
    let there = places(cx.gazetteer, &two);
    let may_agree = here.iter().any(|one| there.iter().any(|two| is_part(cx.gazetteer, *one, *two)));
    // Of a place that nobody knows nobody can say that it is another.
    if here.is_empty() || there.is_empty() || may_agree {
        return;
    }
    let is_shouted = written == written.to_uppercase();
    let replacement = if is_shouted { other.to_uppercase() } else { other.to_owned() };
    let edit = Edit { span, replacement: replacement.clone() };
    let message = format!("the dateline says {written}, and the front matter {other}");
    cx.report(span, message)
        .note("a reader cannot tell where the text was written, and \"here\" in it means two places")
        .note("let `place:` and the dateline name the same place")
        .fix(format!("write \"{replacement}\" in the dateline"), vec![edit]);
}

/// The places that `name`, in lower case, can mean. An id is its name in
/// lower case for most, so that all names are seldom gone through.
fn places(gazetteer: &Gazetteer, name: &str) -> Vec<PlaceId> {
    match gazetteer.place_by_id(&name.replace(' ', "-")) {
        Some(id) => vec![id],
        None => gazetteer.find_place(name),
    }
}

/// Whether both are one place, or one of them lies in the other.
fn is_part(gazetteer: &Gazetteer, one: PlaceId, two: PlaceId) -> bool {
    let lies_in = |inner: PlaceId, outer: PlaceId| {
        let mut at = Some(inner);
        for _ in 0..DEEPEST {
            let Some(id) = at else { return false };
            let place = gazetteer.place(id);
            if id == outer || place.is_some_and(|place| place.country == Some(outer)) {
                return true;
            }
            at = place.and_then(|place| place.within);
        }
        false
    };
    lies_in(one, two) || lies_in(two, one)
}

fn check_date(cx: &mut PassageContext<'_>, span: Span, moment: &Moment) {
    let written = span.of(&cx.block.text);
    let Some((month, day, year)) = expressions(written).into_iter().find_map(|found| match found.kind {
        DateKind::Written(date) => match (date.unit, date.year) {
            (WrittenUnit::Days { month, first, .. }, Year::Number(year)) => Some((month, first, Some(year))),
            (WrittenUnit::Days { month, first, .. }, _) => Some((month, first, None)),
            _ => None,
        },
        _ => None,
    }) else {
        return;
    };
    let date = moment.date;
    let years = year.map_or_else(|| vec![date.year() - 1, date.year(), date.year() + 1], |year| vec![year]);
    let days = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
    let Some(apart) = days.map(|other| (date - other).get_days().abs()).min() else { return };
    // Around midnight, and across zones, a text is filed on one day and dated on the next.
    if apart == 0 || apart == 1 && moment.time.is_some() {
        return;
    }
    let replacement = rewritten(written, date, year.is_some());
    let edit = Edit { span, replacement: replacement.clone() };
    let message = format!("the dateline says {written}, and the front matter {}", PartialDate::from(date));
    cx.report(span, message)
        .note("\"today\" and every weekday of the text mean another day by the one than by the other")
        .note("let `date:` and the dateline give the same day")
        .fix(format!("write \"{replacement}\" in the dateline"), vec![edit]);
}

/// `date` in the manner of `written`: `Nov. 20`, `20 November 2026`.
fn rewritten(written: &str, date: Date, has_year: bool) -> String {
    let month = usize::try_from(date.month()).unwrap_or(1);
    let short = SHORT_MONTHS.get(month - 1).copied().unwrap_or_default();
    let long = PartialDate::from(date).to_string();
    let long = long.split(' ').nth(1).unwrap_or(short);
    let month = if written.contains('.') { short } else { long };
    let is_day_first = written.starts_with(|first: char| first.is_ascii_digit());
    match (is_day_first, has_year) {
        (true, true) => format!("{} {month} {}", date.day(), date.year()),
        (true, false) => format!("{} {month}", date.day()),
        (false, true) => format!("{month} {}, {}", date.day(), date.year()),
        (false, false) => format!("{month} {}", date.day()),
    }
}
