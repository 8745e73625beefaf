//! Sources in words.

use crate::calendar::{Moment, PartialDate, Period};
use crate::document::SourceRecord;
use crate::features::hover::{SourceFacts, kind_in_words};

use super::did_you_mean;
use super::page::{Page, Run, code, plain, strong};

/// A source that is cited.
pub(super) fn source(facts: &SourceFacts) -> Page {
    let Some(record) = &facts.record else {
        let page = Page::default().line([plain("No source has the key "), code(&*facts.key), plain(".")]);
        let page = did_you_mean(page, &facts.nearest);
        return if facts.open_bibliography { page.line([plain("It may be in the bibliography.")]) } else { page };
    };
    let title = record.title.as_deref().unwrap_or(&facts.key);
    let mut page = Page::default().line([strong(title)]);
    let particulars = particulars(facts, record);
    if !particulars.is_empty() {
        page = page.line([plain(particulars.join(" · "))]);
    }
    if let Some(locator) = &facts.locator {
        page = page.line([plain(format!("Cited here: {locator}"))]);
    }
    page = whereabouts(page, record);
    page.line(defined(facts))
}

/// Who, when and what kind of source it is, as far as the record says.
pub(super) fn particulars(facts: &SourceFacts, record: &SourceRecord) -> Vec<String> {
    let speaker = facts.speaker.clone().or_else(|| record.speaker.clone());
    let unnamed = (record.named == Some(false)).then(|| "not named to readers".to_owned());
    let grade = match (&record.reliability, &record.credibility) {
        (None, None) => None,
        (reliability, credibility) => {
            let grade = [reliability.as_deref(), credibility.as_deref()].map(Option::unwrap_or_default).concat();
            Some(format!("graded {grade}"))
        }
    };
    let parts = [
        speaker,
        record.publisher.clone(),
        record.date.as_deref().map(readable),
        record.kind.map(|kind| kind_in_words(kind).to_owned()),
        unnamed,
        grade,
    ];
    parts.into_iter().flatten().collect()
}

fn whereabouts(mut page: Page, record: &SourceRecord) -> Page {
    if let Some(url) = &record.url {
        let mut runs = vec![code(url)];
        let accessed = record.accessed.as_ref().map(|accessed| plain(format!(", read {}", readable(accessed))));
        runs.extend(accessed);
        page = page.line(runs);
    }
    let kept = [("Archived at ", &record.archived), ("Local copy ", &record.text)];
    for (label, place) in kept {
        if let Some(place) = place {
            page = page.line([plain(label), code(place)]);
        }
    }
    if !record.derived_from.is_empty() {
        let keys: Vec<&str> = record.derived_from.iter().map(|key| key.value.as_str()).collect();
        page = page.line([plain(format!("Draws on {}", keys.join(", ")))]);
    }
    page
}

fn defined(facts: &SourceFacts) -> Vec<Run> {
    let mut runs = vec![plain("Key "), code(&*facts.key), plain(", ")];
    match &facts.file {
        Some(file) => runs.extend([plain("from "), code(file.file_name())]),
        None => runs.push(plain("from the front matter of this document")),
    }
    runs
}

/// "20 November 2026" for `2026-11-20`; what is no date stays as it is.
pub(in crate::features) fn readable(written: &str) -> String {
    if let Some(date) = PartialDate::parse(written) {
        return date.to_string();
    }
    Moment::parse(written).map_or_else(|_| written.to_owned(), |moment| Period::day(moment.date).to_string())
}
