//! An import as a registry: labels become ids, and what the gazetteer knows already keeps its id.

use rustc_hash::FxHashMap;

use crate::calendar::Date;
use crate::gazetteer::exchange::draft::slug::{Taken, slug};
use crate::gazetteer::exchange::draft::{Draft, DraftHead, DraftOffice, DraftPerson, DraftPlace, DraftTerm, Origin};
use crate::gazetteer::exchange::{AsOf, Import, ImportedPerson, ImportedPlace, ImportedTerm};
use crate::gazetteer::{BareShort, Basis, DataSet, Gazetteer, PlaceKind, TermEnd, Title};

impl Draft {
    /// The registry that `import` gives. `source` is the data set that every
    /// row names by its key; its date is the import's as-of day where it has
    /// none. People and places that `known` has under the same Wikidata item, or
    /// name and country, get the same id, so that the registry can lie over it.
    /// The import is used up, so that a large one is not in memory twice.
    #[must_use]
    pub fn of_import(import: Import, source: &DataSet, known: &Gazetteer) -> Self {
        let as_of = import.as_of.map(AsOf::date);
        let mut builder = Builder {
            source,
            countries: Countries { known, found: FxHashMap::default() },
            offices: FxHashMap::default(),
            office_ids: Taken::default(),
            draft: Self::default(),
        };
        builder.draft.head = DraftHead {
            id: slug(&source.key).into(),
            as_of,
            licence: source.licence.clone(),
            source: None,
            data_sets: vec![DataSet { date: source.date.or(as_of), ..source.clone() }],
        };
        builder.people(import.people);
        builder.seats();
        builder.places(&import.places);
        let mut draft = builder.draft;
        draft.offices.sort_by(|one, other| one.id.cmp(&other.id));
        draft.people.sort_by(|one, other| one.id.cmp(&other.id));
        draft.places.sort_by(|one, other| one.id.cmp(&other.id));
        draft
    }
}

struct Builder<'i> {
    source: &'i DataSet,
    countries: Countries<'i>,
    /// Offices by what the source calls them.
    offices: FxHashMap<[Box<str>; 4], usize>,
    office_ids: Taken,
    draft: Draft,
}

/// Countries by whatever a source writes for them.
struct Countries<'i> {
    known: &'i Gazetteer,
    found: FxHashMap<Box<str>, Option<Box<str>>>,
}

impl Countries<'_> {
    /// The id of the country that is meant by a code or a name, if the gazetteer has it.
    fn id(&mut self, written: &str) -> Option<Box<str>> {
        if let Some(found) = self.found.get(written) {
            return found.clone();
        }
        let code = written.to_lowercase();
        let places = self.known.find_place(if written.len() == 2 { &code } else { written });
        let country = places.into_iter().filter_map(|id| self.known.place(id)).find(|place| place.kind.has_offices());
        let id = country.map(|country| country.id.clone());
        self.found.insert(written.into(), id.clone());
        id
    }
}

impl Builder<'_> {
    fn origin(&self, row: &str, links: Vec<Box<str>>) -> Origin {
        let source = if row.is_empty() { self.source.key.to_string() } else { format!("{} {row}", self.source.key) };
        Origin { source: Some(source.into()), links }
    }

    fn people(&mut self, people: Vec<ImportedPerson>) {
        let known = self.countries.known;
        let by_item: FxHashMap<&str, &str> = known
            .officials()
            .filter_map(|(_, official)| Some((official.wikidata.as_deref()?, &*official.id)))
            .collect();
        let items: FxHashMap<&str, Option<&str>> =
            known.officials().map(|(_, official)| (&*official.id, official.wikidata.as_deref())).collect();
        let mut taken = Taken::default();
        for person in people {
            let item = person.wikidata.as_deref();
            let same = item.and_then(|item| by_item.get(item)).filter(|id| !taken.has(id));
            // A namesake is somebody else where both have an item and these differ.
            let is_ours = |id: &str| match (items.get(id), item) {
                (Some(Some(theirs)), Some(item)) => *theirs == item,
                _ => true,
            };
            let mark = item.unwrap_or(&person.key).to_lowercase();
            let id = match same {
                Some(id) => taken.take(id, &[], |_| true),
                None => taken.take(&slug(&person.name), &[&slug(&mark)], is_ours),
            };
            let origin = self.origin(if *person.key == *person.name { "" } else { &person.key }, Vec::new());
            let terms = person.terms.into_iter().map(|term| self.term(term)).collect();
            self.draft.people.push(DraftPerson {
                id: id.into(),
                name: person.name,
                short: person.short,
                aliases: person.aliases,
                native: person.native,
                bare_short: BareShort::default(),
                wikidata: person.wikidata,
                terms,
                origin,
            });
        }
    }

    fn term(&mut self, term: ImportedTerm) -> DraftTerm {
        DraftTerm {
            office: self.office(&term),
            start: term.start,
            end: term.end,
            status: term.status,
            basis: term.basis,
            end_basis: term.basis,
            attested: term.attested,
            as_of: term.as_of,
            origin: self.origin(&term.row, term.links),
        }
    }

    /// The id of a term's office, which is made where it is new: the country,
    /// the body and the label, with dots between.
    fn office(&mut self, term: &ImportedTerm) -> Box<str> {
        let own = |text: &Option<Box<str>>| text.clone().unwrap_or_default();
        let key = [own(&term.country), own(&term.body), term.office.clone(), own(&term.office_key)];
        if let Some(office) = self.offices.get(&key).and_then(|at| self.draft.offices.get(*at)) {
            return office.id.clone();
        }
        let country = term.country.as_deref().and_then(|country| self.countries.id(country));
        let prefix = country.as_deref().or(term.country.as_deref()).map(slug);
        let parts = [prefix, term.body.as_deref().map(slug), Some(slug(&term.office))];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        let mark = term.office_key.as_deref().map(slug).unwrap_or_default();
        let id: Box<str> = self.office_ids.take(&parts.join("."), &[&mark], |_| true).into();
        self.offices.insert(key, self.draft.offices.len());
        self.draft.offices.push(DraftOffice {
            id: id.clone(),
            body: term.body.clone(),
            country,
            class: term.class.unwrap_or_default(),
            seats: 1,
            titles: vec![Title { text: term.office.clone(), from: None, to: None }],
            origin: self.origin(term.office_key.as_deref().unwrap_or_default(), Vec::new()),
            ..DraftOffice::default()
        });
        id
    }

    /// Gives every office as many seats as people certainly sat in it at once.
    fn seats(&mut self) {
        // The day, and whether somebody comes or goes: who goes, goes first.
        let mut moves: FxHashMap<&str, Vec<(Date, i32)>> = FxHashMap::default();
        for term in self.draft.people.iter().flat_map(|person| &person.terms) {
            let Some(start) = term.start.filter(|start| !start.is_qualified()) else { continue };
            if term.basis == Basis::Attested || !term.status.is_in_office() {
                continue;
            }
            let end = match term.end {
                TermEnd::On(end) => Some(end.earliest()),
                TermEnd::Open => None,
                TermEnd::Unknown => Some(start.latest()),
            };
            if end.is_some_and(|end| end <= start.latest()) {
                continue;
            }
            let moves = moves.entry(&term.office).or_default();
            moves.push((start.latest(), 1));
            moves.extend(end.map(|end| (end, -1)));
        }
        let mut most: FxHashMap<Box<str>, u32> = FxHashMap::default();
        for (office, mut moves) in moves {
            moves.sort_unstable();
            let (mut now, mut peak) = (0_i32, 1_i32);
            for (_, step) in moves {
                now += step;
                peak = peak.max(now);
            }
            most.insert(office.into(), u32::try_from(peak).unwrap_or(1));
        }
        for office in &mut self.draft.offices {
            office.seats = most.get(&office.id).copied().unwrap_or(1);
        }
    }

    fn places(&mut self, places: &[ImportedPlace]) {
        let known = self.countries.known;
        let by_id: FxHashMap<&str, _> = known.places().map(|(id, place)| (&*place.id, id)).collect();
        let mut taken = Taken::default();
        for place in places {
            let country = place.country.as_deref().and_then(|country| self.countries.id(country));
            let is_country = place.kind == Some(PlaceKind::Country);
            let ours = |id: &str| by_id.get(id).and_then(|id| known.place(*id));
            let country_of = |id: &str| {
                let country = ours(id).and_then(|place| place.country).and_then(|country| known.place(country));
                country.map(|country| country.id.clone())
            };
            let id = if is_country {
                let code = place.country.as_deref().filter(|code| code.len() == 2).map(str::to_lowercase);
                let wanted = country.as_deref().map(str::to_owned).or(code).unwrap_or_else(|| slug(&place.name));
                taken.take(&wanted, &[], |_| true)
            } else {
                let mark = country.as_deref().or(place.country.as_deref()).map(slug).unwrap_or_default();
                let long = format!("{mark}-{}", slug(&place.key));
                // A place that is known elsewhere under this name is another.
                let is_ours =
                    |id: &str| ours(id).is_none() || country_of(id).is_some_and(|own| country.as_ref() == Some(&own));
                taken.take(&slug(&place.name), &[&mark, &long], is_ours)
            };
            let is_known = ours(&id).is_some();
            let unit = |written: &str| {
                let code = written.replace('.', "-").to_lowercase();
                let named = || {
                    let mut states = known.find_place(written).into_iter().filter_map(|id| known.place(id));
                    let state = states.find(|found| found.kind == PlaceKind::State && country_of(&found.id) == country);
                    state.map(|state| state.id.clone())
                };
                if ours(&code).is_some() { Some(code.into()) } else { named() }
            };
            let draft = DraftPlace {
                name: (!is_known).then(|| place.name.clone()),
                kind: place.kind.filter(|_| !is_known),
                country: country.clone().filter(|_| !is_country),
                within: place.within.as_deref().and_then(unit),
                capital_of: place.capital_of.as_deref().and_then(|unit| self.countries.id(unit)).into_iter().collect(),
                aliases: own_names(place, is_known),
                demonyms: place.demonyms.clone(),
                adjectives: place.adjectives.clone(),
                old_names: place.old_names.iter().map(|old| old_name(old)).collect(),
                tz: place.tz.clone(),
                coordinates: place.coordinates,
                population: place.population,
                origin: self.origin(&place.key, Vec::new()),
                id: id.into(),
                ..DraftPlace::default()
            };
            self.draft.places.push(draft);
        }
    }
}

/// The other names; with the name itself where a lower layer's is to stay.
fn own_names(place: &ImportedPlace, is_known: bool) -> Vec<Box<str>> {
    let name = is_known.then(|| place.name.clone());
    name.into_iter().chain(place.aliases.iter().cloned()).collect()
}

fn old_name(text: &str) -> crate::gazetteer::OldName {
    crate::gazetteer::OldName { text: text.into(), from: None, until: None }
}
