//! A registry as two tables and a TOML head, for data of which there is much.

use std::fmt::Write;

use rustc_hash::FxHashMap;

use crate::gazetteer::exchange::draft::{Draft, DraftPerson, DraftTerm, Origin, slug};
use crate::gazetteer::{BareShort, Basis, DataSet, TermEnd, TermStatus};

/// The three files of a registry in bulk, to lie in one folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftTables {
    /// `people.toml`: the head, offices and places.
    pub head: String,
    /// `people.csv`.
    pub people: String,
    /// `terms.csv`.
    pub terms: String,
}

impl Draft {
    /// The registry as tables. Sources in plain words become data sets of
    /// their own, since a row of a table names one by its key; what a
    /// table cannot hold, such as `|` in a name, stays in the head.
    #[must_use]
    pub fn tables(&self) -> DraftTables {
        let mut draft = self.clone();
        let mut keys = Keys::new(&draft.head.data_sets);
        for person in &mut draft.people {
            keys.name(&mut person.origin);
            person.terms.iter_mut().for_each(|term| keys.name(&mut term.origin));
        }
        draft.head.data_sets.append(&mut keys.new);
        let head_only =
            |person: &&DraftPerson| person.aliases.iter().chain(&person.origin.links).any(|text| !fits(text));
        let odd: Vec<DraftPerson> = draft.people.iter().filter(head_only).map(names_only).collect();
        let (people, terms) = (people_table(&draft.people), terms_table(&draft));
        draft.people = odd;
        DraftTables { head: draft.toml(), people, terms }
    }
}

/// Whether a list in a cell can hold this.
fn fits(text: &str) -> bool {
    !text.contains('|')
}

/// What the head says of somebody whom the table cannot hold whole.
fn names_only(person: &DraftPerson) -> DraftPerson {
    DraftPerson { terms: Vec::new(), ..person.clone() }
}

/// Keys of data sets, made for sources in plain words.
struct Keys {
    known: Vec<Box<str>>,
    by_words: FxHashMap<Box<str>, Box<str>>,
    new: Vec<DataSet>,
}

impl Keys {
    fn new(data_sets: &[DataSet]) -> Self {
        let known = data_sets.iter().map(|data_set| data_set.key.clone()).collect();
        Self { known, by_words: FxHashMap::default(), new: Vec::new() }
    }

    fn name(&mut self, origin: &mut Origin) {
        let Some(source) = &origin.source else { return };
        let first = source.split(' ').next().unwrap_or_default();
        if self.known.iter().any(|key| **key == *first) {
            return;
        }
        if let Some(key) = self.by_words.get(source) {
            origin.source = Some(key.clone());
            return;
        }
        let words = slug::slug(source);
        let short: String = words.chars().take(40).collect();
        let short = if short.is_empty() { "source".to_owned() } else { short };
        let mut key = short.clone();
        let mut number = 2_u32;
        while self.known.iter().any(|known| **known == *key) {
            key = format!("{short}-{number}");
            number += 1;
        }
        let key: Box<str> = key.into();
        self.known.push(key.clone());
        self.by_words.insert(source.clone(), key.clone());
        let name = source.clone();
        self.new.push(DataSet { key: key.clone(), name, licence: None, date: None, link: None });
        origin.source = Some(key);
    }
}

fn people_table(people: &[DraftPerson]) -> String {
    let has_source = people.iter().any(|person| person.origin.source.is_some());
    let has_links = people.iter().any(|person| !person.origin.links.is_empty());
    let mut out = String::from("id,name,short,bare-short,aliases,native,wikidata");
    end_header(&mut out, has_source, has_links);
    for person in people {
        let bare = if person.bare_short == BareShort::default() { "" } else { person.bare_short.name() };
        let cells = [
            &*person.id,
            &person.name,
            person.short.as_deref().unwrap_or_default(),
            bare,
            &joined(&person.aliases),
            person.native.as_deref().unwrap_or_default(),
            person.wikidata.as_deref().unwrap_or_default(),
        ];
        row(&mut out, &cells, &person.origin, has_source, has_links);
    }
    out
}

fn terms_table(draft: &Draft) -> String {
    let terms = || draft.people.iter().flat_map(|person| person.terms.iter().map(move |term| (person, term)));
    let has_links = terms().any(|(_, term)| !term.origin.links.is_empty());
    let mut out = String::from("person,office,start,end,status,basis,end-basis,attested,as-of");
    end_header(&mut out, true, has_links);
    for (person, term) in terms() {
        let cells = term_cells(person, term, draft);
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        row(&mut out, &cells, &term.origin, true, has_links);
    }
    out
}

fn term_cells(person: &DraftPerson, term: &DraftTerm, draft: &Draft) -> [String; 9] {
    let days: Vec<Box<str>> = term.attested.iter().map(|day| day.to_string().into()).collect();
    let word = |is_default: bool, word: &str| if is_default { String::new() } else { word.to_owned() };
    [
        person.id.to_string(),
        term.office.to_string(),
        term.start.as_ref().map(crate::calendar::PartialDate::edtf).unwrap_or_default(),
        match &term.end {
            TermEnd::Open => String::new(),
            TermEnd::On(end) => end.edtf(),
            TermEnd::Unknown => "unknown".to_owned(),
        },
        word(term.status == TermStatus::default(), term.status.name()),
        word(term.basis == Basis::default(), term.basis.name()),
        word(term.end_basis == term.basis, term.end_basis.name()),
        joined(&days),
        term.as_of.filter(|as_of| Some(*as_of) != draft.head.as_of).map(|as_of| as_of.to_string()).unwrap_or_default(),
    ]
}

fn end_header(out: &mut String, has_source: bool, has_links: bool) {
    out.push_str(if has_source { ",source" } else { "" });
    out.push_str(if has_links { ",links\n" } else { "\n" });
}

fn row(out: &mut String, cells: &[&str], origin: &Origin, has_source: bool, has_links: bool) {
    for (at, text) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        cell(out, text);
    }
    if has_source {
        out.push(',');
        cell(out, origin.source.as_deref().unwrap_or_default());
    }
    if has_links {
        out.push(',');
        cell(out, &joined(&origin.links));
    }
    out.push('\n');
}

fn joined(parts: &[Box<str>]) -> String {
    let parts: Vec<&str> = parts.iter().map(|part| &**part).filter(|part| fits(part)).collect();
    parts.join("|")
}

/// A cell by RFC 4180: quoted where it must be.
fn cell(out: &mut String, text: &str) {
    if text.contains([',', '"', '\n', '\r']) {
        let _ = write!(out, "\"{}\"", text.replace('"', "\"\""));
    } else {
        out.push_str(text);
    }
}
