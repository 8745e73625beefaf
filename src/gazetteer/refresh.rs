//! The embedded officials made anew from open data: sources read by the importers, put together as a recipe says, and written as tables.

mod coverage;
mod identity;
mod recipe;
mod review;
mod seat;
mod stay;
mod write;

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::gazetteer::exchange::Import;
use crate::gazetteer::{Gazetteer, TermEnd, TermStatus};

pub use self::coverage::{Count, Coverage, Disagreement, coverage};
pub use self::recipe::{
    Correction, DataFile, DataSource, Editions, Exclusion, Gap, Labels, PersonEntry, Recipe, Short,
};
pub use self::review::{Reviewed, Unreviewed, Verdict, reviewed, unreviewed};

use self::identity::People;
use self::stay::Said;
use self::write::Term;

/// What a recipe gives.
#[derive(Debug)]
pub struct Refreshed {
    /// The table of people.
    pub people: String,
    /// The table of terms.
    pub terms: String,
    /// What a person should look at: claims that contradict each other, entries of the recipe that fit nothing.
    pub notes: Vec<String>,
}

/// Makes the tables. `imports` holds what was read of each file, by the
/// number of its source and of the file there; `offices` the registry of the
/// recipe, for the seats and the ids of its offices.
#[must_use]
pub fn refresh(recipe: &Recipe, labels: &Labels, offices: &Gazetteer, imports: &[(usize, usize, Import)]) -> Refreshed {
    let mut said = Said::default();
    for (source, file, import) in imports {
        let Some(data) = recipe.source.get(*source) else { continue };
        let Some(file) = data.files.get(*file) else { continue };
        said.take(*source, data, file, import, labels, &recipe.exclude);
    }
    let seats: FxHashMap<String, u32> =
        offices.offices().map(|(_, office)| (office.id.to_string(), office.seats)).collect();
    let mut notes: Vec<String> = labels
        .offices()
        .filter(|office| !seats.contains_key(*office))
        .map(|office| format!("the table of labels names the office `{office}`, which the registry does not have"))
        .collect();
    let people = identity::people(&said, &recipe.person, &seats);
    notes.extend(people.unused.iter().map(|id| format!("the entry of the person `{id}` fits nobody")));
    let mut terms = put_together(recipe, &said, &people, &seats);
    stand_in(recipe, &people, &mut terms, &mut notes);
    correct(recipe, &people, &mut terms, &mut notes);
    settle(&mut terms, &people, &seats, &mut notes);
    terms.retain(|term| is_young(recipe, term) && seats.contains_key(&term.stay.office));
    notes.sort();
    notes.dedup();
    let used: FxHashSet<usize> = terms.iter().map(|term| term.person).collect();
    let named: Vec<_> =
        people.all.iter().enumerate().filter(|(at, _)| used.contains(at)).map(|(_, person)| person).collect();
    Refreshed { people: write::people(&named), terms: write::terms(&people.all, &terms), notes }
}

/// Whether a term is of our time and says at all when it was.
fn is_young(recipe: &Recipe, term: &Term) -> bool {
    let dated = term.stay.start.is_some() || term.stay.end != TermEnd::Open || !term.stay.attested.is_empty();
    dated && !matches!(&term.stay.end, TermEnd::On(end) if end.latest() <= recipe.from)
}

/// Office by office, all stays as terms.
fn put_together(recipe: &Recipe, said: &Said, people: &People, seats: &FxHashMap<String, u32>) -> Vec<Term> {
    let mut by_office: BTreeMap<&str, Vec<Term>> = BTreeMap::new();
    for stay in &said.stays {
        let term = Term { person: people.of[stay.who], stay: stay.clone() };
        by_office.entry(&stay.office).or_default().push(term);
    }
    let mut all = Vec::new();
    for (office, terms) in by_office {
        let seats = seats.get(office).copied().unwrap_or(1);
        all.extend(by_sources(recipe, terms, seats));
    }
    all
}

/// Settles who sat in each single seat.
fn settle(terms: &mut [Term], people: &People, seats: &FxHashMap<String, u32>, notes: &mut Vec<String>) {
    terms.sort_by(|a, b| a.stay.office.cmp(&b.stay.office));
    for terms in terms.chunk_by_mut(|a, b| a.stay.office == b.stay.office) {
        let seats = terms.first().and_then(|term| seats.get(&term.stay.office)).copied().unwrap_or(1);
        if seats == 1 {
            notes.extend(seat::settle(terms, |person| people.all[person].name.clone()));
        }
    }
}

/// The terms of one office: each source by itself, then person by person over all sources.
fn by_sources(recipe: &Recipe, terms: Vec<Term>, seats: u32) -> Vec<Term> {
    let mut of_source: BTreeMap<usize, Vec<Term>> = BTreeMap::new();
    for term in terms {
        of_source.entry(term.stay.source).or_default().push(term);
    }
    let mut of_person: BTreeMap<usize, Vec<Term>> = BTreeMap::new();
    for (source, mut terms) in of_source {
        if let Some(editions) = recipe.source.get(source).and_then(|source| source.editions.as_ref()) {
            seat::end_by_editions(&mut terms, editions, seats);
        }
        for term in terms {
            of_person.entry(term.person).or_default().push(term);
        }
    }
    let mut merged = Vec::new();
    for mut terms in of_person.into_values() {
        seat::merge(&mut terms);
        merged.extend(terms);
    }
    merged
}

/// Marks who only stood in, as the recipe says; an entry that fits none is a note.
fn stand_in(recipe: &Recipe, people: &People, terms: &mut [Term], notes: &mut Vec<String>) {
    for (office, entries) in &recipe.acting {
        for entry in entries {
            let (id, start) = entry.split_once(' ').map_or((entry.as_str(), None), |(id, start)| (id, Some(start)));
            let start = start.and_then(recipe::partial);
            let fits = |term: &&mut Term| {
                people.all[term.person].id == id
                    && term.stay.office == *office
                    && (start.is_none() || term.stay.start == start)
            };
            match terms.iter_mut().find(fits) {
                Some(term) => term.stay.status = TermStatus::Acting,
                None => notes.push(format!("`{entry}`, said to have stood in as `{office}`, fits no term")),
            }
        }
    }
}

/// Puts terms right as the recipe says; a correction that fits none is a note.
fn correct(recipe: &Recipe, people: &People, terms: &mut [Term], notes: &mut Vec<String>) {
    for correction in &recipe.correct {
        let at = correction.at.as_deref().and_then(recipe::partial);
        let mut found = terms.iter_mut().filter(|term| {
            people.all[term.person].id == correction.person
                && term.stay.office == correction.office
                && (at.is_none() || term.stay.start == at)
        });
        let Some(term) = found.next() else {
            notes.push(format!("the correction of `{}` in `{}` fits no term", correction.person, correction.office));
            continue;
        };
        apply(correction, &mut term.stay);
    }
}

fn apply(correction: &Correction, stay: &mut stay::Stay) {
    if let Some(start) = correction.start.as_deref().and_then(recipe::partial) {
        stay.start = Some(start);
    }
    match correction.end.as_deref() {
        None => {}
        Some("open") => stay.end = TermEnd::Open,
        Some("unknown") => stay.end = TermEnd::Unknown,
        Some(end) => {
            if let Some(end) = recipe::partial(end) {
                stay.end = TermEnd::On(end);
                stay.end_basis = correction.end_basis.as_deref().and_then(recipe::basis).unwrap_or(stay.basis);
            }
        }
    }
    if let Some(status) = correction.status.as_deref().and_then(recipe::status) {
        stay.status = status;
    }
    if let Some(source) = &correction.source {
        stay.cite.clone_from(source);
    }
}
