//! What must be true of a registry: one holder a seat, a source at every term, dates in order, names written in one way, and no name shared unnoticed.

use std::collections::BTreeMap;
use std::fmt;

use rustc_hash::FxHashSet;
use unicode_normalization::is_nfc;

use crate::calendar::Date;
use crate::gazetteer::normal::folded;
use crate::gazetteer::{Gazetteer, Held, Official, OfficialId, Provenance, Term, TermEnd, TermStatus};

/// Something that a registry must not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file of the row.
    pub file: Box<str>,
    /// The row's first line there, from one; 0 where lines are not known.
    pub line: u32,
    /// What is wrong, lower case, no full stop.
    pub message: String,
}

impl fmt::Display for Fault {
    /// `people.csv:12: what is wrong`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// Names of several people that somebody has looked at.
#[derive(Debug, Clone, Default)]
pub struct Collisions {
    known: FxHashSet<(String, String)>,
}

impl Collisions {
    /// Reads the list: a line `name,ids` each, the ids parted by `|`, below a
    /// header. Lines that begin with `#` are comments.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().skip(1).filter(|line| !line.starts_with('#'));
        let rows = lines.filter_map(|line| line.rsplit_once(','));
        let known =
            rows.flat_map(|(name, ids)| ids.split('|').map(|id| (name.trim_matches('"').to_owned(), id.to_owned())));
        Self { known: known.collect() }
    }

    fn has(&self, name: &str, id: &str) -> bool {
        self.known.contains(&(name.to_owned(), id.to_owned()))
    }
}

/// Everything wrong with the officials of a gazetteer, in the order of its rows.
#[must_use]
pub fn check(gazetteer: &Gazetteer) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (_, official) in gazetteer.officials() {
        names(official, &mut faults);
        official.terms.iter().for_each(|term| dates(gazetteer, official, term, &mut faults));
    }
    overlaps(gazetteer, &mut faults);
    faults
}

/// Names and short names that several people have, each as a line of the list
/// of [`Collisions`], but for those that stand in it with all whose they are.
#[must_use]
pub fn collisions(gazetteer: &Gazetteer, reviewed: &Collisions) -> Vec<String> {
    let mut owners: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (_, official) in gazetteer.officials() {
        let names = std::iter::once(&official.name).chain(&official.aliases).chain(&official.short);
        let names: FxHashSet<String> = names.map(|name| folded(name)).collect();
        for name in names {
            owners.entry(name).or_default().push(&official.id);
        }
    }
    let shared = owners.into_iter().filter(|(_, ids)| ids.len() > 1);
    let fresh = shared.filter(|(name, ids)| ids.iter().any(|id| !reviewed.has(name, id)));
    fresh.map(|(name, ids)| format!("{name},{}", ids.join("|"))).collect()
}

fn fault(provenance: &Provenance, message: String) -> Fault {
    Fault { file: provenance.registry.file.clone(), line: provenance.line, message }
}

fn names(official: &Official, faults: &mut Vec<Fault>) {
    let all = std::iter::once(&official.name).chain(&official.aliases).chain(&official.short).chain(&official.native);
    for name in all.filter(|name| !is_normal(name)) {
        let message = format!("`{name}` of `{}` is not in composed letters with single blanks", official.id);
        faults.push(fault(&official.provenance, message));
    }
}

fn is_normal(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    is_nfc(name)
        && words.join(" ") == name
        && !name.chars().any(|c| c.is_control() || c == '\u{200B}' || c == '\u{FEFF}')
}

fn dates(gazetteer: &Gazetteer, official: &Official, term: &Term, faults: &mut Vec<Fault>) {
    let office = gazetteer.office(term.office).map_or("?", |office| &*office.id);
    let mut say = |what: String| faults.push(fault(&term.provenance, format!("{} in {office} {what}", official.id)));
    if term.provenance.source.as_deref().is_none_or(|source| source.trim().is_empty()) {
        say("has no source".to_owned());
    }
    let Some(as_of) = term.as_of else { return say("does not say as of when it is".to_owned()) };
    if term.start.is_some_and(|start| start.earliest() > as_of) {
        say(format!("begins after {as_of}, the day it is as of"));
    }
    if let (Some(start), TermEnd::On(end)) = (&term.start, &term.end)
        && start.earliest() > end.latest()
    {
        say("ends before it begins".to_owned());
    }
    if term.attested.iter().any(|day| *day > as_of) {
        say(format!("was seen after {as_of}, the day it is as of"));
    }
}

/// Days on which two people certainly held what one can hold.
fn overlaps(gazetteer: &Gazetteer, faults: &mut Vec<Fault>) {
    for (id, office) in gazetteer.offices().filter(|(_, office)| office.seats == 1) {
        let holders: Vec<OfficialId> = gazetteer.holders(id).collect();
        let terms: Vec<(&Official, &Term)> = holders
            .iter()
            .filter_map(|holder| gazetteer.official(*holder))
            .flat_map(|official| official.terms.iter().map(move |term| (official, term)))
            .filter(|(_, term)| term.office == id && term.status.is_in_office())
            .collect();
        for (at, (one, first)) in terms.iter().enumerate() {
            for (other, second) in terms.get(at + 1..).unwrap_or_default() {
                // Who acts for a holder does so beside them.
                let same = (first.status == TermStatus::Full) == (second.status == TermStatus::Full);
                if one.id != other.id
                    && same
                    && let Some(day) = both(first, second)
                {
                    let message = format!("{} and {} both hold {} on {day}", one.id, other.id, office.id);
                    faults.push(fault(&second.provenance, message));
                }
            }
        }
    }
}

/// A day on which both terms certainly ran: if there is one, the first day of one of them is.
fn both(first: &Term, second: &Term) -> Option<Date> {
    let day = first_certain(first)?.max(first_certain(second)?);
    (first.held(day) == Held::Yes && second.held(day) == Held::Yes).then_some(day)
}

fn first_certain(term: &Term) -> Option<Date> {
    let begun = term.start.map(|start| start.latest()).filter(|day| term.held(*day) == Held::Yes);
    [begun, term.attested.first().copied()].into_iter().flatten().min()
}
