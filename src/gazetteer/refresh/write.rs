//! The tables of people and terms as they are embedded: comma-separated values, sorted by id, so that a change is a small diff.

use crate::calendar::{Date, PartialDate};
use crate::gazetteer::{Basis, TermEnd, TermStatus};

use super::identity::Person;
use super::stay::Stay;

/// A term with the person and the id it is written under.
#[derive(Debug, Clone)]
pub(super) struct Term {
    pub person: usize,
    pub stay: Stay,
}

/// The table of people: `id,name,short,bare-short,aliases,native,wikidata`.
pub(super) fn people(people: &[&Person]) -> String {
    let mut sorted = people.to_vec();
    sorted.sort_by(|a, b| a.id.cmp(&b.id));
    let rows = sorted.iter().map(|person| {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        [
            person.id.clone(),
            person.name.clone(),
            text(&person.short),
            text(&person.bare_short),
            person.aliases.join("|"),
            text(&person.native),
            text(&person.wikidata),
        ]
    });
    table(&["id", "name", "short", "bare-short", "aliases", "native", "wikidata"], rows)
}

/// The table of terms, by person, then start, then office.
pub(super) fn terms(people: &[Person], terms: &[Term]) -> String {
    let mut sorted: Vec<&Term> = terms.iter().collect();
    sorted.sort_by_cached_key(|term| {
        let stay = &term.stay;
        let start = stay.start.map(|start| start.earliest());
        (people[term.person].id.clone(), start, stay.office.clone(), stay.status.name())
    });
    let header = ["person", "office", "start", "end", "status", "basis", "end-basis", "attested", "as-of", "source"];
    table(&header, sorted.into_iter().map(|term| row(&people[term.person].id, &term.stay)))
}

fn row(person: &str, stay: &Stay) -> [String; 10] {
    let end = match &stay.end {
        TermEnd::Open => String::new(),
        TermEnd::Unknown => "unknown".to_owned(),
        TermEnd::On(date) => edtf(date),
    };
    let basis = |basis: Basis| if basis == Basis::default() { String::new() } else { basis.name().to_owned() };
    [
        person.to_owned(),
        stay.office.clone(),
        stay.start.as_ref().map(edtf).unwrap_or_default(),
        end,
        if stay.status == TermStatus::Full { String::new() } else { stay.status.name().to_owned() },
        basis(stay.basis),
        if stay.end_basis == stay.basis { String::new() } else { stay.end_basis.name().to_owned() },
        stay.attested.iter().map(Date::to_string).collect::<Vec<_>>().join("|"),
        stay.as_of.to_string(),
        stay.cite.clone(),
    ]
}

/// A date in the Extended Date/Time Format.
pub(super) fn edtf(date: &PartialDate) -> String {
    let (first, last) = (date.earliest(), date.latest());
    let mark = if date.is_qualified() { "~" } else { "" };
    let month = format!("{:04}-{:02}", first.year(), first.month());
    let year = format!("{:04}", first.year());
    let decade = format!("{:03}X", first.year() / 10);
    let whole = |text: &String| {
        PartialDate::parse(text).is_some_and(|whole| (whole.earliest(), whole.latest()) == (first, last))
    };
    let text = [first.to_string(), month, year, decade].into_iter().find(whole);
    let text = text.unwrap_or_else(|| format!("[{first}..{last}]"));
    format!("{text}{mark}")
}

fn table<const N: usize>(header: &[&str], rows: impl Iterator<Item = [String; N]>) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(header);
    for row in rows {
        let _ = writer.write_record(row);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::calendar::PartialDate;

    use super::edtf;

    #[test]
    fn dates_are_written_as_they_are_read() {
        for text in ["2025-01-28", "2024-02", "2025", "202X", "2025-03~", "[2017-03-28..2018-03-22]"] {
            assert_eq!(edtf(&PartialDate::parse(text).unwrap()), text);
        }
    }
}
