//! A registry as TOML, a row after the other in the order of ids, so that two editions differ only where the facts do.

use std::fmt::{Display, Write};

use crate::gazetteer::exchange::draft::{Draft, DraftHead, DraftOffice, DraftPerson, DraftPlace, DraftTerm, Origin};
use crate::gazetteer::{BareName, BareShort, Basis, DataSet, OldName, TermEnd, TermStatus, Title};

impl Draft {
    /// The registry as one TOML text.
    #[must_use]
    pub fn toml(&self) -> String {
        let mut out = self.head_toml();
        self.places.iter().for_each(|place| write_place(&mut out, place));
        self.offices.iter().for_each(|office| write_office(&mut out, office));
        self.people.iter().for_each(|person| write_person(&mut out, person, &self.head));
        out
    }

    /// `[registry]` and `[sources]`.
    pub(super) fn head_toml(&self) -> String {
        let head = &self.head;
        let mut out = String::from("[registry]\n");
        text(&mut out, "id", Some(&head.id));
        if let Some(as_of) = head.as_of {
            line(&mut out, "as-of", as_of);
        }
        text(&mut out, "licence", head.licence.as_deref());
        text(&mut out, "source", head.source.as_deref());
        if !head.data_sets.is_empty() {
            out.push_str("\n[sources]\n");
            head.data_sets.iter().for_each(|data_set| write_data_set(&mut out, data_set));
        }
        out
    }
}

fn write_data_set(out: &mut String, data_set: &DataSet) {
    let mut parts = vec![format!("name = {}", quoted(&data_set.name))];
    parts.extend(data_set.licence.as_ref().map(|licence| format!("licence = {}", quoted(licence))));
    parts.extend(data_set.date.map(|date| format!("date = {date}")));
    parts.extend(data_set.link.as_ref().map(|link| format!("link = {}", quoted(link))));
    let _ = writeln!(out, "{} = {{ {} }}", quoted(&data_set.key), parts.join(", "));
}

fn write_office(out: &mut String, office: &DraftOffice) {
    out.push_str("\n[[office]]\n");
    text(out, "id", Some(&office.id));
    text(out, "body", office.body.as_deref());
    text(out, "country", office.country.as_deref());
    line(out, "class", quoted(office.class.name()));
    if office.seats != 1 {
        line(out, "seats", office.seats);
    }
    let title = |title: &Title| dated(&title.text, &[("from", title.from), ("to", title.to)]);
    list(out, "titles", office.titles.iter().map(title));
    if let Some(as_of) = office.as_of {
        line(out, "as-of", as_of);
    }
    if let Some(from) = office.complete_from {
        line(out, "complete-from", from);
    }
    if let Some(until) = office.known_until {
        line(out, "known-until", until);
    }
    origin(out, &office.origin);
}

fn write_person(out: &mut String, person: &DraftPerson, head: &DraftHead) {
    out.push_str("\n[[person]]\n");
    text(out, "id", Some(&person.id));
    text(out, "name", Some(&person.name));
    text(out, "short", person.short.as_deref());
    list(out, "aliases", person.aliases.iter().map(|alias| quoted(alias)));
    text(out, "native", person.native.as_deref());
    if person.bare_short != BareShort::default() {
        line(out, "bare-short", quoted(person.bare_short.name()));
    }
    text(out, "wikidata", person.wikidata.as_deref());
    origin(out, &person.origin);
    person.terms.iter().for_each(|term| write_term(out, term, head));
}

fn write_term(out: &mut String, term: &DraftTerm, head: &DraftHead) {
    out.push_str("[[person.term]]\n");
    text(out, "office", Some(&term.office));
    if let Some(start) = &term.start {
        line(out, "start", quoted(&start.edtf()));
    }
    match &term.end {
        TermEnd::Open => {}
        TermEnd::On(end) => line(out, "end", quoted(&end.edtf())),
        TermEnd::Unknown => line(out, "end", quoted("unknown")),
    }
    if term.status != TermStatus::default() {
        line(out, "status", quoted(term.status.name()));
    }
    if term.basis != Basis::default() {
        line(out, "basis", quoted(term.basis.name()));
    }
    if term.end_basis != term.basis {
        line(out, "end-basis", quoted(term.end_basis.name()));
    }
    list(out, "attested", term.attested.iter().map(ToString::to_string));
    if let Some(as_of) = term.as_of.filter(|as_of| Some(*as_of) != head.as_of) {
        line(out, "as-of", as_of);
    }
    origin(out, &term.origin);
}

fn write_place(out: &mut String, place: &DraftPlace) {
    out.push_str("\n[[place]]\n");
    text(out, "id", Some(&place.id));
    text(out, "name", place.name.as_deref());
    text(out, "long-name", place.long_name.as_deref());
    if let Some(kind) = place.kind {
        line(out, "kind", quoted(kind.name()));
    }
    text(out, "country", place.country.as_deref());
    text(out, "in", place.within.as_deref());
    texts(out, "capital-of", &place.capital_of);
    texts(out, "claimed-by", &place.claimed_by);
    texts(out, "namesakes-in", &place.namesakes_in);
    texts(out, "aliases", &place.aliases);
    texts(out, "demonyms", &place.demonyms);
    texts(out, "adjectives", &place.adjectives);
    let old = |old: &OldName| {
        let edtf = |date: &Option<crate::calendar::PartialDate>| date.as_ref().map(|date| quoted(&date.edtf()));
        dated(&old.text, &[("from", edtf(&old.from)), ("until", edtf(&old.until))])
    };
    list(out, "old-names", place.old_names.iter().map(old));
    if place.bare != BareName::default() {
        line(out, "bare", quoted(place.bare.name()));
    }
    text(out, "metonym-for", place.metonym_for.as_deref());
    text(out, "tz", place.tz.as_deref());
    if let Some((north, east)) = place.coordinates {
        // Debug writes a point in every float, as TOML wants it.
        let _ = writeln!(out, "coordinates = [{north:?}, {east:?}]");
    }
    if let Some(population) = place.population {
        line(out, "population", population);
    }
    if let Some(year) = place.population_year {
        line(out, "population-year", year);
    }
    origin(out, &place.origin);
}

fn origin(out: &mut String, origin: &Origin) {
    text(out, "source", origin.source.as_deref());
    texts(out, "links", &origin.links);
}

fn line(out: &mut String, key: &str, value: impl Display) {
    let _ = writeln!(out, "{key} = {value}");
}

fn text(out: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        line(out, key, quoted(value));
    }
}

fn texts(out: &mut String, key: &str, values: &[Box<str>]) {
    list(out, key, values.iter().map(|value| quoted(value)));
}

fn list(out: &mut String, key: &str, values: impl Iterator<Item = String>) {
    let values: Vec<String> = values.collect();
    if !values.is_empty() {
        line(out, key, format_args!("[{}]", values.join(", ")));
    }
}

/// A name, or a table of a name and its days.
fn dated<T: Display>(name: &str, days: &[(&str, Option<T>)]) -> String {
    let days: Vec<String> = days.iter().filter_map(|(key, day)| Some(format!(", {key} = {}", day.as_ref()?))).collect();
    if days.is_empty() { quoted(name) } else { format!("{{ text = {}{} }}", quoted(name), days.concat()) }
}

/// A basic string of TOML 1.0.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
