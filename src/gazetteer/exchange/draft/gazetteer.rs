//! A gazetteer as a registry: all layers as one, every row with the source and the as-of day it has.

use rustc_hash::FxHashMap;

use crate::calendar::Date;
use crate::gazetteer::exchange::draft::{Draft, DraftHead, DraftOffice, DraftPerson, DraftPlace, DraftTerm, Origin};
use crate::gazetteer::{
    DataSet, Gazetteer, Metonym, Office, Official, Place, PlaceId, PlaceKind, Provenance, Registry, Term,
};

impl Draft {
    /// All that `gazetteer` has and does not hide, as one registry called `id`.
    #[must_use]
    pub fn of_gazetteer(gazetteer: &Gazetteer, id: &str) -> Self {
        let mut registries = Registries::default();
        for (_, official) in gazetteer.officials() {
            registries.note(&official.provenance);
            official.terms.iter().for_each(|term| registries.note(&term.provenance));
        }
        gazetteer.offices().for_each(|(_, office)| registries.note(&office.provenance));
        gazetteer.places().for_each(|(_, place)| registries.note(&place.provenance));
        // A row that speaks for no day must not get one from the head.
        let mut terms = gazetteer.officials().flat_map(|(_, official)| &official.terms);
        if terms.any(|term| term.as_of.is_none()) || gazetteer.offices().any(|(_, row)| row.known_until.is_none()) {
            registries.as_of = None;
        }
        let writer = Writer { gazetteer, head: registries.head(id), registries };
        let mut draft = Self {
            offices: gazetteer.offices().map(|(_, office)| writer.office(office)).collect(),
            people: gazetteer.officials().map(|(_, official)| writer.person(official)).collect(),
            places: gazetteer.places().map(|(at, place)| writer.place(at, place)).collect(),
            head: writer.head,
        };
        draft.offices.sort_by(|one, other| one.id.cmp(&other.id));
        draft.people.sort_by(|one, other| one.id.cmp(&other.id));
        draft.places.sort_by(|one, other| one.id.cmp(&other.id));
        draft
    }
}

/// The registries that rows are from.
#[derive(Default)]
struct Registries {
    as_of: Option<Date>,
    /// The licence that all of them give.
    licence: Option<Box<str>>,
    data_sets: Vec<DataSet>,
    /// Keys that mean another data set in this file than in the head.
    renamed: FxHashMap<(Box<str>, Box<str>), Box<str>>,
    seen: Vec<Box<str>>,
}

impl Registries {
    fn note(&mut self, provenance: &Provenance) {
        let registry: &Registry = &provenance.registry;
        if self.seen.last() == Some(&registry.file) || self.seen.contains(&registry.file) {
            return;
        }
        let is_first = self.seen.is_empty();
        self.seen.push(registry.file.clone());
        // The earliest day: what a row claims beyond it, it says itself.
        self.as_of = match (self.as_of, registry.as_of) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        if is_first {
            self.licence.clone_from(&registry.licence);
        } else if self.licence != registry.licence {
            self.licence = None;
        }
        for data_set in &registry.data_sets {
            match self.data_sets.iter().find(|known| known.key == data_set.key) {
                Some(known) if known == data_set => {}
                None => self.data_sets.push(data_set.clone()),
                Some(_) => {
                    let key: Box<str> = format!("{}-{}", registry.id, data_set.key).into();
                    self.renamed.insert((registry.file.clone(), data_set.key.clone()), key.clone());
                    if !self.data_sets.iter().any(|known| known.key == key) {
                        self.data_sets.push(DataSet { key, ..data_set.clone() });
                    }
                }
            }
        }
    }

    fn head(&self, id: &str) -> DraftHead {
        let mut data_sets = self.data_sets.clone();
        data_sets.sort_by(|one, other| one.key.cmp(&other.key));
        DraftHead { id: id.into(), as_of: self.as_of, licence: self.licence.clone(), source: None, data_sets }
    }
}

struct Writer<'g> {
    gazetteer: &'g Gazetteer,
    registries: Registries,
    head: DraftHead,
}

impl Writer<'_> {
    fn origin(&self, provenance: &Provenance) -> Origin {
        let source = provenance.source.as_deref().map(|source| {
            let (key, row) = source.split_once(' ').unwrap_or((source, ""));
            match self.registries.renamed.get(&(provenance.registry.file.clone(), key.into())) {
                Some(key) if row.is_empty() => key.clone(),
                Some(key) => format!("{key} {row}").into(),
                None => source.into(),
            }
        });
        Origin { source, links: provenance.links.clone() }
    }

    fn place_id(&self, id: PlaceId) -> Option<Box<str>> {
        self.gazetteer.place(id).map(|place| place.id.clone())
    }

    fn place_ids(&self, ids: &[PlaceId]) -> Vec<Box<str>> {
        ids.iter().filter_map(|id| self.place_id(*id)).collect()
    }

    fn office(&self, office: &Office) -> DraftOffice {
        DraftOffice {
            id: office.id.clone(),
            body: office.body.clone(),
            country: office.country.and_then(|country| self.place_id(country)),
            class: office.class,
            seats: office.seats,
            titles: office.titles.clone(),
            as_of: office.as_of,
            complete_from: office.complete_from,
            known_until: office.known_until.filter(|day| Some(*day) != self.head.as_of),
            origin: self.origin(&office.provenance),
        }
    }

    fn person(&self, official: &Official) -> DraftPerson {
        DraftPerson {
            id: official.id.clone(),
            name: official.name.clone(),
            short: official.short.clone(),
            aliases: official.aliases.clone(),
            native: official.native.clone(),
            bare_short: official.bare_short,
            wikidata: official.wikidata.clone(),
            terms: official.terms.iter().filter_map(|term| self.term(term)).collect(),
            origin: self.origin(&official.provenance),
        }
    }

    fn term(&self, term: &Term) -> Option<DraftTerm> {
        Some(DraftTerm {
            office: self.gazetteer.office(term.office)?.id.clone(),
            start: term.start,
            end: term.end,
            status: term.status,
            basis: term.basis,
            end_basis: term.end_basis,
            attested: term.attested.clone(),
            as_of: term.as_of,
            origin: self.origin(&term.provenance),
        })
    }

    fn place(&self, id: PlaceId, place: &Place) -> DraftPlace {
        let is_own_country = place.country == Some(id)
            && matches!(place.kind, PlaceKind::Country | PlaceKind::Territory | PlaceKind::Union);
        let metonym_for = place.stands_for.and_then(|metonym| match metonym {
            Metonym::Government(country) => self.place_id(country).map(|country| format!("gov.{country}").into()),
            Metonym::Office(office) => self.gazetteer.office(office).map(|office| office.id.clone()),
        });
        DraftPlace {
            id: place.id.clone(),
            name: Some(place.name.clone()),
            long_name: place.long_name.clone(),
            kind: Some(place.kind),
            country: place.country.filter(|_| !is_own_country).and_then(|country| self.place_id(country)),
            within: place.within.and_then(|within| self.place_id(within)),
            capital_of: self.place_ids(&place.capital_of),
            claimed_by: self.place_ids(&place.claimed_by),
            namesakes_in: self.place_ids(&place.namesakes_in),
            aliases: place.aliases.clone(),
            demonyms: place.demonyms.clone(),
            adjectives: place.adjectives.clone(),
            old_names: place.old_names.clone(),
            bare: place.bare,
            metonym_for,
            tz: place.tz.clone(),
            coordinates: place.coordinates,
            population: place.population,
            population_year: place.population_year,
            origin: self.origin(&place.provenance),
        }
    }
}
