//! Officials and offices in words.

use crate::analysis::DateOrigin;
use crate::calendar::{Date, Period};
use crate::features::hover::{AsOf, OfficeFacts, OfficialFacts, Record, TermFacts, When};
use crate::gazetteer::{Basis, Layer, TermEnd, TermStatus};

use super::page::{Page, Run, code, emphasis, plain, strong};

/// Words of a body's name that tell nothing where its subject is told.
const GENERAL: &[&str] = &["Department", "Ministry", "Office", "of", "the", "for", "and"];

/// So many earlier offices are shown.
const MOST_EARLIER: usize = 6;

/// One official.
pub(super) fn official(facts: &OfficialFacts) -> Page {
    let page = Page::default().line(name(facts));
    if facts.terms.is_empty() {
        return page.line([plain("No office on record.")]);
    }
    let of = |when: When| facts.terms.iter().filter(move |term| term.when == when);
    let (now, mut earlier) = (of(When::Now).chain(of(When::Maybe)), of(When::Earlier).peekable());
    let current: Vec<&TermFacts> = now.collect();
    let page = items(page, &current);
    let page = if current.is_empty() {
        // Who holds nothing now is known by the last office held.
        let last: Vec<&TermFacts> = earlier.next().into_iter().collect();
        items(page, &last).line([emphasis(format!("no office on record {}", on_the_day(facts.as_of)))])
    } else {
        page.line([emphasis(on_the_day(facts.as_of))])
    };
    let earlier: Vec<&TermFacts> = earlier.take(MOST_EARLIER).collect();
    let page = if earlier.is_empty() { page } else { items(page.line([emphasis("before that")]), &earlier) };
    let later: Vec<&TermFacts> = of(When::Later).collect();
    let page = if later.is_empty() { page } else { items(page.line([emphasis("after that")]), &later) };
    records(page, facts.terms.iter().map(|term| &term.record))
}

fn items(page: Page, terms: &[&TermFacts]) -> Page {
    terms.iter().fold(page, |page, term| page.item(term_line(term)))
}

/// Officials any of whom may be meant.
pub(super) fn several(facts: &[OfficialFacts]) -> Page {
    let page = Page::default().line([plain("The text does not tell which of these is meant.")]);
    facts.iter().fold(page, |page, facts| page.then(official(facts)))
}

/// An office and its holders. `metonym` is the name of a place that stands for it.
pub(super) fn office(facts: &OfficeFacts, holders: &[OfficialFacts], as_of: AsOf, metonym: Option<&str>) -> Page {
    let mut first = vec![strong(&*facts.title)];
    first.extend(belonging(facts).map(plain));
    let mut page = match metonym {
        Some(place) => Page::default().line([strong(place), plain(" · stands here for an office")]).line(first),
        None => Page::default().line(first),
    };
    for holder in holders {
        for term in &holder.terms {
            let mut runs = vec![strong(&*holder.name), plain(status(term.status)), plain(", "), plain(span(term))];
            runs.extend(doubts(term).map(plain));
            page = page.item(runs);
        }
    }
    let day = on_the_day(as_of);
    page = page.line([emphasis(if holders.is_empty() { format!("no holder on record {day}") } else { day })]);
    records(page, holders.iter().flat_map(|holder| &holder.terms).map(|term| &term.record))
}

fn name(facts: &OfficialFacts) -> Vec<Run> {
    let mut runs = vec![strong(&*facts.name)];
    runs.extend(facts.native.as_ref().map(|native| plain(format!(" ({native})"))));
    runs
}

/// As of when the terms are shown, and why then.
fn on_the_day(as_of: AsOf) -> String {
    let Some(date) = as_of.date else {
        return "as of the day of the record, since this document has no date".to_owned();
    };
    match origin(as_of) {
        Some(origin) => format!("on {}, {origin}", day(date)),
        None => format!("on {}", day(date)),
    }
}

/// Where the document's date is from, in words.
pub(super) fn origin(as_of: AsOf) -> Option<&'static str> {
    as_of.origin.map(|origin| match origin {
        DateOrigin::FrontMatter => "the date in the front matter",
        DateOrigin::Dateline => "the date of the dateline",
        DateOrigin::FileName => "the date in the file's name",
        DateOrigin::Settings => "the date that was given",
    })
}

fn day(date: Date) -> String {
    Period::day(date).to_string()
}

fn term_line(term: &TermFacts) -> Vec<Run> {
    let mut runs = vec![strong(&*term.office.title)];
    runs.extend(belonging(&term.office).map(plain));
    runs.push(plain(status(term.status)));
    runs.push(plain(format!(", {}", span(term))));
    runs.extend(doubts(term).map(plain));
    runs
}

/// A term on one line without marks: office, country, time, and why not to lean on it.
pub(in crate::features) fn term_in_words(term: &TermFacts) -> String {
    Page::default().line(term_line(term)).text()
}

/// When a term began and ended, and why not to lean on it.
pub(in crate::features) fn since_in_words(term: &TermFacts) -> String {
    format!("{}{}", span(term), doubts(term).unwrap_or_default())
}

/// The body and the country of an office, in so far as its title does not say them.
fn belonging(office: &OfficeFacts) -> Option<String> {
    // "Secretary of the Treasury" is of the Department of the Treasury.
    let is_said = |word: &str| office.title.contains(word) || GENERAL.contains(&word);
    let unsaid = |name: &&String| !name.split(' ').all(is_said);
    let body = office.body.as_ref().filter(unsaid);
    let country = office.country.as_ref().filter(unsaid);
    let parts: Vec<&str> = body.into_iter().chain(country).map(String::as_str).collect();
    (!parts.is_empty()).then(|| format!(", {}", parts.join(", ")))
}

fn status(status: TermStatus) -> &'static str {
    match status {
        TermStatus::Full => "",
        TermStatus::Acting => " (acting)",
        TermStatus::Caretaker => " (caretaker)",
        TermStatus::Designate => " (designate)",
        TermStatus::Elect => " (elect)",
        TermStatus::Nominee => " (nominee)",
    }
}

/// "since 28 January 2025", "held from 3 February 2014 until 3 February 2018".
fn span(term: &TermFacts) -> String {
    let start = term.start.map(|start| start.to_string());
    match (term.when, start, &term.end) {
        (When::Now | When::Maybe, Some(start), TermEnd::On(end)) => format!("since {start}, until {end}"),
        (When::Now | When::Maybe, Some(start), _) => format!("since {start}"),
        (When::Earlier, Some(start), TermEnd::On(end)) => format!("held from {start} until {end}"),
        (When::Earlier, None, TermEnd::On(end)) => format!("held until {end}"),
        (When::Earlier, Some(start), _) => format!("held from {start}; when it ended is not on record"),
        (When::Later, Some(start), TermEnd::On(end)) => format!("from {start} until {end}"),
        (When::Later, Some(start), _) => format!("from {start}"),
        (_, None, TermEnd::On(end)) => format!("until {end}"),
        (When::Now | When::Maybe, None, _) => "in office; since when is not on record".to_owned(),
        (When::Earlier, None, _) => "held until a day not on record".to_owned(),
        (When::Later, None, _) => "later".to_owned(),
    }
}

/// Why a reader should not lean on it.
fn doubts(term: &TermFacts) -> Option<String> {
    if term.basis == Basis::Memory || matches!(term.end, TermEnd::On(_)) && term.end_basis == Basis::Memory {
        return Some(" · unverified, from memory".to_owned());
    }
    if term.when != When::Maybe {
        return None;
    }
    if term.basis == Basis::Attested
        && let (Some(first), Some(last)) = (term.attested.first(), term.attested.last())
    {
        let seen = if first == last { day(*first) } else { format!("{} and {}", day(*first), day(*last)) };
        return Some(format!(" · not certain: the title was seen in use on {seen}"));
    }
    let reason = match term.record.as_of {
        Some(as_of) => format!(" · not certain: the record is as of {}", day(as_of)),
        None => " · not certain".to_owned(),
    };
    Some(reason)
}

/// Adds where the facts are from, each record once; of many the first three.
pub(super) fn records<'r>(page: Page, records: impl IntoIterator<Item = &'r Record>) -> Page {
    let mut shown: Vec<&Record> = Vec::new();
    for record in records {
        let is_known = |known: &Record| known.source == record.source && known.file == record.file;
        if !shown.iter().any(|known| is_known(known)) && shown.len() < 3 {
            shown.push(record);
        }
    }
    shown.into_iter().fold(page, |page, record| page.line(record_line(record)))
}

fn record_line(record: &Record) -> Vec<Run> {
    if record.layer == Layer::Document {
        return vec![plain("Source: the front matter of this document")];
    }
    let source = record.source.as_deref().unwrap_or("not named in the record");
    let mut runs = vec![plain(format!("Source: {source}"))];
    runs.extend(record.licence.as_ref().map(|licence| plain(format!(" · {licence}"))));
    let whose = match record.layer {
        Layer::Embedded | Layer::Document => "embedded record",
        Layer::User => "record of the user",
        Layer::Workspace => "record of the workspace",
    };
    let as_of = record
        .as_of
        .filter(|as_of| *as_of < Date::MAX)
        .map(|as_of| format!(" as of {}", day(as_of)))
        .unwrap_or_default();
    runs.push(plain(format!(" · {whose}{as_of}")));
    if matches!(record.layer, Layer::User | Layer::Workspace) {
        runs.push(plain(" · "));
        runs.push(code(if record.line > 0 { format!("{}:{}", record.file, record.line) } else { record.file.clone() }));
    }
    runs
}
