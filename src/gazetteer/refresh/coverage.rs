//! How much of what the sources say of our offices the gazetteer knows, and where it says something else.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use jiff::Span;
use rustc_hash::FxHashSet;

use crate::calendar::{Date, PartialDate};
use crate::gazetteer::exchange::Import;
use crate::gazetteer::normal::folded;
use crate::gazetteer::{Gazetteer, Held, Official, OfficialId, Term, TermEnd};

use super::recipe::{Editions, Exclusion, Labels, PersonEntry, Recipe};
use super::stay::{Known, Said, Stay};
use super::write::edtf;

/// Dates that are no further apart are the same.
const SAME_DAYS: i32 = 1;

/// What was counted for one file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Terms of offices that we claim, since the day asked for.
    pub terms: usize,
    /// Those that we know with both dates.
    pub known: usize,
    /// Those of which we have the person in the office, with another date or a coarser one.
    pub otherwise: usize,
    /// Those the recipe leaves out, with its reason.
    pub left_out: usize,
    /// People with such a term.
    pub people: usize,
    /// Those of them whom we have in the office.
    pub known_people: usize,
}

/// The counts by file, and a line for every disagreement.
#[derive(Debug, Default)]
pub struct Coverage {
    /// By the group of the file.
    pub counts: BTreeMap<String, Count>,
    /// Where they say something else than we, in the order of the files.
    pub disagreements: Vec<Disagreement>,
}

/// A term of a source of which the gazetteer says something else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Disagreement {
    /// The group of the file.
    pub set: String,
    /// The name, as the source has it.
    pub person: String,
    /// Our id of the office.
    pub office: String,
    /// The term by the source, `start/end`.
    pub theirs: String,
    /// What we say in its place: `end 2016-01-14`, `missing`.
    pub ours: String,
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { set, person, office, theirs, ours } = self;
        write!(f, "{set}: {person}, {office}, {theirs}: {ours}")
    }
}

/// Compares what was read with what `gazetteer` says, for terms that were not over by `since`.
#[must_use]
pub fn coverage(
    recipe: &Recipe,
    labels: &Labels,
    gazetteer: &Gazetteer,
    imports: &[(usize, usize, Import)],
    since: Date,
) -> Coverage {
    let mut coverage = Coverage::default();
    for (at, file, import) in imports {
        let Some(source) = recipe.source.get(*at) else { continue };
        let Some(file) = source.files.get(*file) else { continue };
        let take = |exclusions: &[Exclusion]| {
            let mut said = Said::default();
            said.take(*at, source, file, import, labels, exclusions);
            said
        };
        let (all, kept) = (take(&[]), take(&recipe.exclude));
        let editions = source.editions.as_ref();
        let entries = &recipe.person;
        let mut comparison =
            Comparison { gazetteer, entries, editions, since, group: &file.group, disagreements: Vec::new() };
        let mut count = comparison.count(&kept);
        let young = |said: &Said| said.stays.iter().filter(|stay| is_since(stay, since)).count();
        count.left_out = young(&all) - young(&kept);
        coverage.counts.insert(file.group.clone(), count);
        coverage.disagreements.append(&mut comparison.disagreements);
    }
    coverage
}

impl Coverage {
    /// The counts as a table for people.
    #[must_use]
    pub fn table(&self) -> String {
        let mut table = String::from(
            "| set | people | known | terms | known to the day | otherwise | left out |\n|---|---|---|---|---|---|---|\n",
        );
        let mut sum = Count::default();
        for (group, count) in &self.counts {
            let Count { terms, known, otherwise, left_out, people, known_people } = *count;
            let _ = writeln!(
                table,
                "| {group} | {people} | {known_people} | {terms} | {known} | {otherwise} | {left_out} |"
            );
            sum.terms += terms;
            sum.known += known;
            sum.otherwise += otherwise;
            sum.left_out += left_out;
            sum.people += people;
            sum.known_people += known_people;
        }
        let Count { terms, known, otherwise, left_out, people, known_people } = sum;
        let _ = writeln!(table, "| all | {people} | {known_people} | {terms} | {known} | {otherwise} | {left_out} |");
        table
    }
}

fn is_since(stay: &Stay, since: Date) -> bool {
    match &stay.end {
        TermEnd::On(end) => end.latest() > since,
        TermEnd::Open | TermEnd::Unknown => stay.as_of > since,
    }
}

struct Comparison<'c> {
    gazetteer: &'c Gazetteer,
    /// Who is who by the recipe.
    entries: &'c [PersonEntry],
    /// When editions came out and how far they may be behind, for a list printed again and again.
    editions: Option<&'c Editions>,
    since: Date,
    group: &'c str,
    disagreements: Vec<Disagreement>,
}

impl Comparison<'_> {
    fn count(&mut self, said: &Said) -> Count {
        let mut count = Count::default();
        let (mut people, mut known_people) = (FxHashSet::default(), FxHashSet::default());
        let since = self.since;
        for stay in said.stays.iter().filter(|stay| is_since(stay, since)) {
            let Some(known) = said.people.get(stay.who) else { continue };
            count.terms += 1;
            people.insert(stay.who);
            match self.compare(known, stay) {
                Ok(()) => {
                    count.known += 1;
                    known_people.insert(stay.who);
                }
                Err(Apart::Otherwise(what)) => {
                    count.otherwise += 1;
                    known_people.insert(stay.who);
                    self.say(known, stay, &what);
                }
                Err(Apart::Missing) => self.say(known, stay, "missing"),
            }
        }
        (count.people, count.known_people) = (people.len(), known_people.len());
        count
    }

    fn say(&mut self, known: &Known, stay: &Stay, what: &str) {
        let start = stay.start.as_ref().map(edtf).unwrap_or_default();
        let end = match &stay.end {
            TermEnd::On(end) => edtf(end),
            TermEnd::Open => String::new(),
            TermEnd::Unknown => "?".to_owned(),
        };
        self.disagreements.push(Disagreement {
            set: self.group.to_owned(),
            person: known.name.clone(),
            office: stay.office.clone(),
            theirs: format!("{start}/{end}"),
            ours: what.to_owned(),
        });
    }

    fn compare(&self, known: &Known, stay: &Stay) -> Result<(), Apart> {
        let office = self.gazetteer.offices().find(|(_, office)| *office.id == *stay.office).map(|(id, _)| id);
        let office = office.ok_or(Apart::Missing)?;
        let holders: Vec<OfficialId> = self.gazetteer.holders(office).collect();
        let is_it =
            |id: &&OfficialId| self.gazetteer.official(**id).is_some_and(|official| self.is_same(official, known));
        let official = holders.iter().find(is_it).and_then(|id| self.gazetteer.official(*id)).ok_or(Apart::Missing)?;
        let terms = official.terms.iter().filter(|term| term.office == office);
        let best = terms.map(|term| self.differences(term, stay)).min_by_key(Vec::len).ok_or(Apart::Missing)?;
        if best.is_empty() { Ok(()) } else { Err(Apart::Otherwise(best.join(", "))) }
    }

    fn differences(&self, term: &Term, stay: &Stay) -> Vec<String> {
        let mut differences = Vec::new();
        if let Some(theirs) = &stay.start
            && !term.start.is_some_and(|ours| is_near(&ours, theirs) || goes_on(term, theirs))
        {
            differences.push(format!("start {}", term.start.as_ref().map(edtf).unwrap_or_default()));
        }
        let end = match (&term.end, &stay.end) {
            (TermEnd::On(ours), TermEnd::On(theirs)) => is_near(ours, theirs) || goes_on(term, theirs),
            (TermEnd::On(ours), TermEnd::Open) => ours.latest() >= self.trusted(stay),
            (TermEnd::Open, TermEnd::Open | TermEnd::Unknown) | (_, TermEnd::Unknown) => true,
            (TermEnd::Open, TermEnd::On(theirs)) => goes_on(term, theirs),
            (TermEnd::Unknown, _) => false,
        };
        if !end {
            differences.push(match &term.end {
                TermEnd::On(ours) => format!("end {}", edtf(ours)),
                TermEnd::Open => format!("open as of {}", term.as_of.map(|day| day.to_string()).unwrap_or_default()),
                TermEnd::Unknown => "end unknown".to_owned(),
            });
        }
        differences
    }

    /// Until when a source is to be believed that somebody was still there:
    /// a list printed in editions is behind, and between two editions nothing was printed.
    fn trusted(&self, stay: &Stay) -> Date {
        let Some(editions) = self.editions else { return stay.as_of };
        editions.printed(stay.as_of).saturating_sub(Span::new().days(editions.lag))
    }

    fn is_same(&self, official: &Official, known: &Known) -> bool {
        if let (Some(ours), Some(theirs)) = (official.wikidata.as_deref(), known.wikidata.as_deref()) {
            return ours == theirs;
        }
        let theirs: FxHashSet<String> =
            std::iter::once(&known.name).chain(&known.aliases).map(|name| folded(name)).collect();
        let by_name =
            std::iter::once(&official.name).chain(&official.aliases).any(|name| theirs.contains(&folded(name)));
        let said = |entry: &PersonEntry| *entry.id == *official.id && entry.is.contains(&known.name);
        by_name || self.entries.iter().any(said)
    }
}

/// Whether a term certainly ran on a day: one that a source cuts at elections
/// and cabinets goes on over the source's starts and ends.
fn goes_on(term: &Term, date: &PartialDate) -> bool {
    term.held(date.latest()) == Held::Yes
}

enum Apart {
    /// We have the person in the office, and say this.
    Otherwise(String),
    /// We do not have the person in the office.
    Missing,
}

fn is_near(ours: &PartialDate, theirs: &PartialDate) -> bool {
    let apart = if ours.latest() < theirs.earliest() {
        theirs.earliest() - ours.latest()
    } else if theirs.latest() < ours.earliest() {
        ours.earliest() - theirs.latest()
    } else {
        return true;
    };
    apart.get_days() <= SAME_DAYS
}
