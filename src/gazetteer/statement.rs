//! Which layer says what of a person, an office or a place, row by row, lowest first.

use std::fmt::{Display, Write};

use crate::calendar::{PartialDate, Period};
use crate::document::{PersonRecord, PlaceRecord};
use crate::gazetteer::registry::{
    Change, EndRow, OfficeRow, PersonRow, PlaceRow, Reference, RegistryFile, TermRow, read_all,
};
use crate::gazetteer::{BareShort, Gazetteer, OfficeClass, OfficeId, OfficialId, PlaceId, PlaceKind, Provenance};

/// One thing that one row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What it is about, as a registry writes it: `name`, `aliases`, `term`, `hide`.
    pub key: &'static str,
    /// What is said, in words: `Scott Bessent`; `us.treasury.secretary, from 28 January 2025`.
    pub value: String,
    /// What it does to what lower layers say.
    pub effect: Effect,
    /// Whether it still counts when all layers have spoken.
    pub stands: bool,
    /// The row, its file and its layer.
    pub provenance: Provenance,
}

/// What a statement does to those below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// It says something that nothing below says.
    Adds,
    /// It repeats what is said below.
    Confirms,
    /// It stands in place of what is said below.
    Replaces,
    /// It gives a term below its end.
    Closes,
    /// It takes out what is said below.
    Hides,
}

impl Gazetteer {
    /// Everything that rows say of an official, the lowest layer first; what
    /// a later one changes stays in the list and no longer stands. Reads the
    /// files again, so that it is for a person who asks and not for every hover.
    #[must_use]
    pub fn said_of_official(&self, id: OfficialId) -> Vec<Statement> {
        let mut said = Said::default();
        let Some(official) = self.official(id) else { return said.list };
        for file in self.registry_files() {
            file.people.iter().filter(|row| row.id.id == official.id).for_each(|row| said.person(row));
            let terms = file.terms.iter().filter(|(person, _)| person.id == official.id);
            terms.for_each(|(_, row)| said.term(row));
        }
        if let Some((provenance, record)) = self.person_record(&official.id, &official.name) {
            said.person_record(&provenance, record);
        }
        said.list
    }

    /// The same for an office.
    #[must_use]
    pub fn said_of_office(&self, id: OfficeId) -> Vec<Statement> {
        let mut said = Said::default();
        let Some(office) = self.office(id) else { return said.list };
        for file in self.registry_files() {
            file.offices.iter().filter(|row| row.id.id == office.id).for_each(|row| said.office(row));
        }
        said.list
    }

    /// The same for a place.
    #[must_use]
    pub fn said_of_place(&self, id: PlaceId) -> Vec<Statement> {
        let mut said = Said::default();
        let Some(place) = self.place(id) else { return said.list };
        for file in self.registry_files() {
            file.places.iter().filter(|row| row.id.id == place.id).for_each(|row| said.place(row));
        }
        if let Some((provenance, record)) = self.place_record(&place.id) {
            said.place_record(&provenance, record);
        }
        said.list
    }

    /// The files of the tables, read again.
    fn registry_files(&self) -> Vec<RegistryFile> {
        read_all(&self.base.files).0
    }
}

/// The statements so far.
#[derive(Debug, Default)]
struct Said {
    list: Vec<Statement>,
    /// The place in the list of each statement about a term, its office and start.
    terms: Vec<(usize, Box<str>, Option<PartialDate>)>,
}

impl Said {
    fn person(&mut self, row: &PersonRow) {
        let provenance = &row.provenance;
        if row.change == Change::Hide {
            return self.hide_all(provenance);
        }
        self.one("name", row.name.as_deref(), provenance);
        self.one("short", row.short.as_deref(), provenance);
        self.one("bare-short", row.bare_short.map(BareShort::name), provenance);
        self.more("aliases", &row.aliases, provenance);
        self.one("native", row.native.as_deref(), provenance);
        self.one("wikidata", row.wikidata.as_deref(), provenance);
        row.terms.iter().for_each(|term| self.term(term));
    }

    fn office(&mut self, row: &OfficeRow) {
        let provenance = &row.provenance;
        if row.change == Change::Hide {
            return self.hide_all(provenance);
        }
        self.one("body", row.body.as_deref(), provenance);
        self.one("country", id_of(row.country.as_ref()), provenance);
        self.one("class", row.class.map(OfficeClass::name), provenance);
        self.one("seats", row.seats, provenance);
        let titles: Vec<&str> = row.titles.iter().map(|title| &*title.text).collect();
        self.more("titles", &titles, provenance);
        self.one("as-of", row.as_of.map(Period::day), provenance);
        self.one("complete-from", row.complete_from.map(Period::day), provenance);
        self.one("known-until", row.known_until.map(Period::day), provenance);
    }

    fn place(&mut self, row: &PlaceRow) {
        let provenance = &row.provenance;
        if row.change == Change::Hide {
            return self.hide_all(provenance);
        }
        self.one("name", row.name.as_deref(), provenance);
        self.one("long-name", row.long_name.as_deref(), provenance);
        self.one("kind", row.kind.map(PlaceKind::name), provenance);
        self.one("country", id_of(row.country.as_ref()), provenance);
        self.one("in", id_of(row.within.as_ref()), provenance);
        let ids = |references: &[Reference]| references.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
        self.more("capital-of", &ids(&row.capital_of), provenance);
        self.more("claimed-by", &ids(&row.claimed_by), provenance);
        self.more("namesakes-in", &ids(&row.namesakes_in), provenance);
        self.more("aliases", &row.aliases, provenance);
        self.more("demonyms", &row.demonyms, provenance);
        self.more("adjectives", &row.adjectives, provenance);
        let old_names: Vec<&str> = row.old_names.iter().map(|old| &*old.text).collect();
        self.more("old-names", &old_names, provenance);
        self.one("metonym-for", id_of(row.metonym_for.as_ref()), provenance);
        self.one("tz", row.tz.as_deref(), provenance);
        let coordinates = row.coordinates.map(|(north, east)| format!("{north}, {east}"));
        self.one("coordinates", coordinates, provenance);
        self.one("population", row.population, provenance);
        self.one("population-year", row.population_year, provenance);
    }

    fn person_record(&mut self, provenance: &Provenance, record: &PersonRecord) {
        self.one("name", Some(record.name.as_str()).filter(|name| !name.is_empty()), provenance);
        self.one("short", record.family.as_deref().filter(|family| !family.is_empty()), provenance);
        self.more("aliases", &record.aliases, provenance);
        for post in &record.posts {
            let part = |before: &str, value: Option<&str>| {
                value.filter(|value| !value.is_empty()).map(|value| format!("{before}{value}")).unwrap_or_default()
            };
            let (of, from, to) = (post.of.as_deref(), post.from.as_deref(), post.to.as_deref());
            let value = format!("{}{}{}{}", post.title, part(", ", of), part(", from ", from), part(", to ", to));
            self.push("term", value, Effect::Adds, provenance);
        }
    }

    fn place_record(&mut self, provenance: &Provenance, record: &PlaceRecord) {
        self.one("name", Some(record.name.as_str()).filter(|name| !name.is_empty()), provenance);
        self.one("kind", record.kind.as_deref(), provenance);
        self.one("in", record.within.as_deref(), provenance);
        self.more("aliases", &record.aliases, provenance);
    }

    /// A term, which changes the one below it with the same office and start.
    fn term(&mut self, row: &TermRow) {
        let is_same = |(_, office, start): &(usize, Box<str>, Option<PartialDate>)| {
            *office == row.office.id && (row.start.is_none() || *start == row.start)
        };
        let known = self.terms.iter().rposition(is_same);
        let effect = match known {
            Some(_) if row.end.is_some() => Effect::Closes,
            Some(_) => Effect::Replaces,
            None => Effect::Adds,
        };
        if row.change == Change::Hide {
            if let Some((at, ..)) = known.map(|at| self.terms.remove(at))
                && let Some(said) = self.list.get_mut(at)
            {
                said.stands = false;
            }
            self.push("hide", term_in_words(row), Effect::Hides, &row.provenance);
            return;
        }
        let start = row.start.or_else(|| known.and_then(|at| self.terms.get(at)?.2));
        self.terms.push((self.list.len(), row.office.id.clone(), start));
        self.push("term", term_in_words(row), effect, &row.provenance);
    }

    /// A single value, which stands in place of the one below.
    fn one(&mut self, key: &'static str, value: Option<impl Display>, provenance: &Provenance) {
        let Some(value) = value.map(|value| value.to_string()) else { return };
        let known = self.list.iter_mut().rfind(|said| said.key == key && said.stands);
        let effect = match known {
            Some(known) if known.value == value => Effect::Confirms,
            Some(known) => {
                known.stands = false;
                Effect::Replaces
            }
            None => Effect::Adds,
        };
        self.push(key, value, effect, provenance);
    }

    /// Values that are added to those below.
    fn more(&mut self, key: &'static str, values: &[impl AsRef<str>], provenance: &Provenance) {
        for value in values {
            let value = value.as_ref();
            let is_known = self.list.iter().any(|said| said.key == key && said.stands && said.value == value);
            self.push(key, value.to_owned(), if is_known { Effect::Confirms } else { Effect::Adds }, provenance);
        }
    }

    /// The row takes out all that is said below it, until a later row brings it back.
    fn hide_all(&mut self, provenance: &Provenance) {
        self.list.iter_mut().for_each(|said| said.stands = false);
        self.terms.clear();
        self.push("hide", "true".to_owned(), Effect::Hides, provenance);
    }

    fn push(&mut self, key: &'static str, value: String, effect: Effect, provenance: &Provenance) {
        self.list.push(Statement { key, value, effect, stands: true, provenance: provenance.clone() });
    }
}

fn id_of(reference: Option<&Reference>) -> Option<&str> {
    reference.map(|reference| &*reference.id)
}

fn term_in_words(row: &TermRow) -> String {
    let mut words = row.office.id.to_string();
    if let Some(start) = &row.start {
        let _ = write!(words, ", from {start}");
    }
    match &row.end {
        Some(EndRow::On(end)) => {
            let _ = write!(words, ", to {end}");
        }
        Some(EndRow::Unknown) => words.push_str(", since ended"),
        None => {}
    }
    if let Some(status) = row.status {
        let _ = write!(words, ", {}", status.name());
    }
    if let Some(basis) = row.basis {
        let _ = write!(words, ", basis {}", basis.name());
    }
    if let Some(as_of) = row.as_of {
        let _ = write!(words, ", as of {}", Period::day(as_of));
    }
    words
}
