//! Merging registry files by id: a later file may add, correct, close a term, or hide.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::calendar::Date;
use crate::config::Severity;
use crate::gazetteer::registry::{
    Change, EndRow, OfficeRow, PersonRow, PlaceRow, Problem, Reference, RegistryFile, TermRow, nearest,
};
use crate::gazetteer::{
    BareShort, Layer, Metonym, Office, OfficeClass, OfficeId, Official, OfficialId, Place, PlaceId, PlaceKind,
    Provenance, Registry, Term, TermEnd,
};
use crate::text::Span;

use super::{Tables, Touched, number};

/// Merges files into the tables below them, the first the lowest layer, and
/// says which rows they touch. Ids may be used before, and in other files
/// than, they are defined, but not below. The tables are not settled yet.
pub(in crate::gazetteer) fn merge(below: Tables, files: Vec<RegistryFile>) -> (Tables, Touched, Vec<Problem>) {
    let problems = namesakes(&below, &files);
    let mut merge = Merge { tables: below, touched: Touched::default(), problems, file: "".into() };
    for file in &files {
        merge.register(file);
    }
    for file in files {
        merge.file = Arc::from(&*file.registry.file);
        file.places.into_iter().for_each(|row| merge.place(row));
        file.offices.into_iter().for_each(|row| merge.office(row));
        file.people.into_iter().for_each(|row| merge.person(row));
        file.terms.into_iter().for_each(|(person, row)| merge.term(&person, row));
        merge.covers(file.covers, file.registry.as_of);
    }
    (merge.tables, merge.touched, merge.problems)
}

struct Merge {
    tables: Tables,
    touched: Touched,
    problems: Vec<Problem>,
    /// The file whose rows are being merged.
    file: Arc<str>,
}

impl Merge {
    /// Gives every id of a file its number, and an empty row to be filled.
    fn register(&mut self, file: &RegistryFile) {
        let tables = &mut self.tables;
        for row in &file.places {
            tables.place_ids.entry(Arc::from(&*row.id.id)).or_insert_with(|| {
                tables.places.push(blank_place(row));
                PlaceId(number(tables.places.len() - 1))
            });
        }
        for row in &file.offices {
            tables.office_ids.entry(Arc::from(&*row.id.id)).or_insert_with(|| {
                let complete_from =
                    tables.covers.iter().find(|(prefix, _)| covers(prefix, &row.id.id)).map(|(_, from)| *from);
                tables.offices.push(Office { complete_from, ..blank_office(row) });
                OfficeId(number(tables.offices.len() - 1))
            });
        }
        for row in &file.people {
            tables.official_ids.entry(Arc::from(&*row.id.id)).or_insert_with(|| {
                tables.officials.push(blank_official(row));
                OfficialId(number(tables.officials.len() - 1))
            });
        }
    }

    fn problem(&mut self, span: Span, message: String, help: Option<String>) {
        let file = Arc::clone(&self.file);
        self.problems.push(Problem { file, severity: Severity::Warning, span, message, help });
    }

    fn place_of(&mut self, reference: &Reference) -> Option<PlaceId> {
        let ids = &self.tables.place_ids;
        // Countries are written by their ISO code, in capitals as is usual.
        let found = ids.get(&*reference.id).or_else(|| ids.get(&*reference.id.to_lowercase())).copied();
        if found.is_none() {
            let help = suggestion(&reference.id, ids);
            self.problem(reference.span, format!("no place has the id `{}`", reference.id), help);
        }
        found
    }

    fn place(&mut self, row: PlaceRow) {
        let Some(&id) = self.tables.place_ids.get(&*row.id.id) else { return };
        self.touched.places.insert(id);
        if row.change == Change::Hide {
            self.tables.hidden.places.push(id);
            return;
        }
        self.tables.hidden.places.retain(|hidden| *hidden != id);
        let country = row.country.as_ref().and_then(|country| self.place_of(country));
        let within = row.within.as_ref().and_then(|within| self.place_of(within));
        let mut all = |references: &[Reference]| -> Vec<PlaceId> {
            references.iter().filter_map(|reference| self.place_of(reference)).collect()
        };
        let (capital_of, claimed_by, namesakes_in) =
            (all(&row.capital_of), all(&row.claimed_by), all(&row.namesakes_in));
        let stands_for = row.metonym_for.as_ref().and_then(|reference| self.metonym(reference));
        let Some(place) = self.tables.places.get_mut(id.0 as usize) else { return };
        replace(&mut place.name, row.name);
        place.long_name = row.long_name.or(place.long_name.take());
        replace(&mut place.kind, row.kind);
        replace(&mut place.bare, row.bare);
        place.country = country.or(place.country);
        place.within = within.or(place.within);
        add(&mut place.capital_of, capital_of);
        add(&mut place.claimed_by, claimed_by);
        add(&mut place.namesakes_in, namesakes_in);
        place.stands_for = stands_for.or(place.stands_for);
        add(&mut place.aliases, row.aliases);
        add(&mut place.demonyms, row.demonyms);
        add(&mut place.adjectives, row.adjectives);
        add(&mut place.old_names, row.old_names);
        place.tz = row.tz.or(place.tz.take());
        place.coordinates = row.coordinates.or(place.coordinates);
        if row.population.is_some() {
            (place.population, place.population_year) = (row.population, row.population_year);
        }
        place.provenance = row.provenance;
        if place.country.is_none() && matches!(place.kind, PlaceKind::Country | PlaceKind::Territory | PlaceKind::Union)
        {
            place.country = Some(id);
        }
    }

    /// `gov.cn` is the government of `cn`; anything else is an office.
    fn metonym(&mut self, reference: &Reference) -> Option<Metonym> {
        if let Some(country) = reference.id.strip_prefix("gov.") {
            let country = Reference { id: country.into(), span: reference.span };
            return self.place_of(&country).map(Metonym::Government);
        }
        self.office_of(reference).map(Metonym::Office)
    }

    fn office_of(&mut self, reference: &Reference) -> Option<OfficeId> {
        let found = self.tables.office_ids.get(&*reference.id).copied();
        if found.is_none() {
            let help = suggestion(&reference.id, &self.tables.office_ids);
            self.problem(reference.span, format!("no office has the id `{}`", reference.id), help);
        }
        found
    }

    fn office(&mut self, row: OfficeRow) {
        let Some(&id) = self.tables.office_ids.get(&*row.id.id) else { return };
        self.touched.offices.insert(id);
        if row.change == Change::Hide {
            self.tables.hidden.offices.push(id);
            return;
        }
        self.tables.hidden.offices.retain(|hidden| *hidden != id);
        let country = row.country.as_ref().and_then(|country| self.place_of(country));
        let Some(office) = self.tables.offices.get_mut(id.0 as usize) else { return };
        office.body = row.body.or(office.body.take());
        office.country = country.or(office.country);
        replace(&mut office.class, row.class);
        replace(&mut office.seats, row.seats);
        for title in row.titles {
            match office.titles.iter_mut().find(|known| known.text == title.text) {
                Some(known) => *known = title,
                None => office.titles.push(title),
            }
        }
        office.as_of = row.as_of.max(office.as_of);
        // What a row says of the office is no word on who has held it since, unless it lists them.
        let listed = row.complete_from.and(row.provenance.registry.as_of);
        office.known_until = row.known_until.or(office.known_until.max(listed));
        office.complete_from = row.complete_from.or(office.complete_from);
        office.provenance = row.provenance;
        if office.titles.is_empty() {
            let help = Some("add `titles = [\"…\"]`, the full one first".to_owned());
            self.problem(row.id.span, format!("the office `{}` has no title", row.id.id), help);
        }
    }

    /// Offices for which a file says that it lists every holder.
    fn covers(&mut self, more: Vec<(Box<str>, Date)>, as_of: Option<Date>) {
        for (prefix, from) in &more {
            for office in self.tables.offices.iter_mut().filter(|office| covers(prefix, &office.id)) {
                if office.complete_from.is_none() {
                    (office.complete_from, office.known_until) = (Some(*from), office.known_until.max(as_of));
                }
            }
        }
        self.tables.covers.extend(more);
    }

    fn person(&mut self, row: PersonRow) {
        let Some(&id) = self.tables.official_ids.get(&*row.id.id) else { return };
        self.touched.officials.insert(id);
        if row.change == Change::Hide {
            self.tables.hidden.officials.push(id);
            return;
        }
        self.tables.hidden.officials.retain(|hidden| *hidden != id);
        let offices: Vec<Option<OfficeId>> = row.terms.iter().map(|term| self.office_of(&term.office)).collect();
        let Some(official) = self.tables.officials.get_mut(id.0 as usize) else { return };
        if let Some(name) = row.name
            && official.name != name
        {
            // The former name stays findable.
            let former = std::mem::replace(&mut official.name, name);
            if *former != *official.id {
                add(&mut official.aliases, vec![former]);
            }
        }
        official.short = row.short.or(official.short.take());
        add(&mut official.aliases, row.aliases);
        official.native = row.native.or(official.native.take());
        official.wikidata = row.wikidata.or(official.wikidata.take());
        replace(&mut official.bare_short, row.bare_short);
        official.given = official.short.as_deref().and_then(|short| Official::given_name(&official.name, short));
        for (term, office) in row.terms.into_iter().zip(offices) {
            if let Some(office) = office {
                amend_term(&mut official.terms, term, office);
            }
        }
        official.provenance = row.provenance;
        let nameless = official.name == official.id;
        if nameless {
            let help = Some("add `name = \"…\"`".to_owned());
            self.problem(row.id.span, format!("the person `{}` has no name", row.id.id), help);
        }
    }

    /// A term that stands apart from its person.
    fn term(&mut self, person: &Reference, row: TermRow) {
        let Some(&id) = self.tables.official_ids.get(&*person.id) else {
            let help = suggestion(&person.id, &self.tables.official_ids);
            self.problem(person.span, format!("no person has the id `{}`", person.id), help);
            return;
        };
        let Some(office) = self.office_of(&row.office) else { return };
        if let Some(official) = self.tables.officials.get_mut(id.0 as usize) {
            amend_term(&mut official.terms, row, office);
        }
    }
}

/// Whether an office is `prefix` or below it.
fn covers(prefix: &str, office: &str) -> bool {
    office.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Adds a term, or changes the one it speaks of: the one with the same
/// office and start, or, where no start is written, the only one in the office.
fn amend_term(terms: &mut Vec<Term>, row: TermRow, office: OfficeId) {
    let same = |term: &Term| term.office == office && (row.start.is_none() || term.start == row.start);
    let mut found = terms.iter().enumerate().filter(|(_, term)| same(term)).map(|(at, _)| at);
    let at = match (found.next(), found.next_back()) {
        (Some(only), None) => Some(only),
        // Of several, the last is the one that can still be open.
        (Some(_), Some(last)) => Some(last),
        (None, _) => None,
    };
    match (at, row.change) {
        (Some(at), Change::Hide) => {
            terms.remove(at);
        }
        (None, Change::Hide) => {}
        (Some(at), Change::Amend) => {
            if let Some(term) = terms.get_mut(at) {
                let (start, status, basis) = (row.start, row.status, row.basis);
                let (is_closed, end_basis) = (row.end.is_some(), row.end_basis);
                let known = std::mem::replace(term, new_term(row, office));
                term.start = start.or(known.start);
                term.status = status.unwrap_or(known.status);
                term.basis = basis.unwrap_or(known.basis);
                if !is_closed {
                    term.end = known.end;
                    term.end_basis = end_basis.unwrap_or(known.end_basis);
                }
                term.attested.extend(known.attested);
                term.attested.sort_unstable();
                term.attested.dedup();
                term.as_of = term.as_of.max(known.as_of);
            }
        }
        (None, Change::Amend) => terms.push(new_term(row, office)),
    }
}

/// A row with a name, as far as [`namesakes`] must know it.
#[derive(Clone, Copy)]
struct Bearer<'r> {
    id: &'r str,
    layer: Layer,
    file: &'r str,
    line: u32,
}

/// People of one full name and two ids in different layers. Both are kept,
/// and the name alone means neither of them for certain.
fn namesakes(below: &Tables, files: &[RegistryFile]) -> Vec<Problem> {
    let mut problems = Vec::new();
    if files.iter().all(|file| file.registry.layer == Layer::Embedded) {
        return problems;
    }
    let mut names: FxHashMap<&str, Bearer<'_>> = FxHashMap::default();
    for (id, official) in below.officials() {
        let Provenance { registry, line, .. } = &official.provenance;
        let bearer = Bearer { id: &official.id, layer: registry.layer, file: &registry.file, line: *line };
        if !below.hidden.officials.contains(&id) {
            std::iter::once(&official.name).chain(&official.aliases).for_each(|name| {
                names.entry(name).or_insert(bearer);
            });
        }
    }
    for file in files {
        let Registry { layer, file: name, .. } = &*file.registry;
        for row in file.people.iter().filter(|row| row.change == Change::Amend) {
            let own = Bearer { id: &row.id.id, layer: *layer, file: name, line: row.provenance.line };
            for shared in row.name.iter().chain(&row.aliases) {
                let known = *names.entry(shared).or_insert(own);
                if known.id == own.id || known.layer == own.layer {
                    continue;
                }
                problems.push(Problem {
                    file: Arc::from(own.file),
                    severity: Severity::Info,
                    span: row.id.span,
                    message: format!("`{shared}` is also `{}` ({}:{})", known.id, known.file, known.line),
                    help: Some(format!("for the same person write `id = \"{}\"`; with two ids the name alone is ambiguous, and no rule decides on it", known.id)),
                });
            }
        }
    }
    problems
}

fn new_term(row: TermRow, office: OfficeId) -> Term {
    let basis = row.basis.unwrap_or_default();
    Term {
        office,
        start: row.start,
        end: match &row.end {
            None => TermEnd::Open,
            Some(EndRow::Unknown) => TermEnd::Unknown,
            Some(EndRow::On(date)) => TermEnd::On(*date),
        },
        status: row.status.unwrap_or_default(),
        basis,
        end_basis: row.end_basis.unwrap_or(basis),
        attested: row.attested,
        as_of: row.as_of.or(row.provenance.registry.as_of),
        provenance: row.provenance,
    }
}

fn replace<T>(value: &mut T, with: Option<T>) {
    if let Some(with) = with {
        *value = with;
    }
}

fn add<T: PartialEq>(known: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !known.contains(&item) {
            known.push(item);
        }
    }
}

fn suggestion<T>(written: &str, known: &FxHashMap<Arc<str>, T>) -> Option<String> {
    nearest(written, known.keys().map(|id| &**id)).map(|near| format!("did you mean `{near}`?"))
}

/// Where a row is, until the row itself is merged.
fn blank(provenance: &Provenance) -> Provenance {
    Provenance { registry: Arc::clone(&provenance.registry), line: provenance.line, source: None, links: Vec::new() }
}

fn blank_place(row: &PlaceRow) -> Place {
    Place::blank(&row.id.id, blank(&row.provenance))
}

fn blank_office(row: &OfficeRow) -> Office {
    Office {
        id: row.id.id.clone(),
        body: None,
        country: None,
        class: OfficeClass::default(),
        seats: 1,
        titles: Vec::new(),
        as_of: None,
        complete_from: None,
        known_until: row.known_until.or(row.provenance.registry.as_of),
        provenance: blank(&row.provenance),
    }
}

fn blank_official(row: &PersonRow) -> Official {
    Official {
        id: row.id.id.clone(),
        name: row.id.id.clone(),
        short: None,
        given: None,
        aliases: Vec::new(),
        native: None,
        bare_short: BareShort::default(),
        wikidata: None,
        terms: Vec::new(),
        provenance: blank(&row.provenance),
    }
}
