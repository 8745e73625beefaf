//! What one document's front matter adds: its own people and places, laid over the tables without touching them.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::calendar::{Date, PartialDate};
use crate::document::{PersonRecord, PlaceRecord, PostRecord};
use crate::gazetteer::{
    BareShort, Basis, Gazetteer, Layer, Names, Office, OfficeClass, OfficeId, Official, OfficialId, Place, PlaceId,
    PlaceKind, Prefixes, Provenance, Registry, Term, TermEnd, TermStatus, Title, normal, number,
};

/// The rows of one document. New ones are numbered on from the tables'; a
/// row about somebody whom the tables know stands in place of theirs.
#[derive(Debug, Default)]
pub(super) struct Local {
    /// Numbers of the first new rows.
    first_official: usize,
    first_office: usize,
    first_place: usize,
    officials: Vec<Official>,
    offices: Vec<Office>,
    places: Vec<Place>,
    changed_officials: FxHashMap<OfficialId, Official>,
    changed_places: FxHashMap<PlaceId, Place>,
    names: Names,
    /// What the document's own rows were made of, so that it can be told who said what.
    records: Option<Records>,
    /// Made when somebody first asks for it.
    prefixes: OnceLock<Prefixes>,
}

/// The people and places of one file or document.
#[derive(Debug, Clone)]
struct Records {
    registry: Arc<Registry>,
    people: Vec<PersonRecord>,
    places: Vec<PlaceRecord>,
}

impl Local {
    pub(super) fn official(&self, id: OfficialId) -> Option<&Official> {
        let own = (id.0 as usize).checked_sub(self.first_official).and_then(|at| self.officials.get(at));
        own.or_else(|| self.changed_officials.get(&id))
    }

    pub(super) fn office(&self, id: OfficeId) -> Option<&Office> {
        (id.0 as usize).checked_sub(self.first_office).and_then(|at| self.offices.get(at))
    }

    pub(super) fn place(&self, id: PlaceId) -> Option<&Place> {
        let own = (id.0 as usize).checked_sub(self.first_place).and_then(|at| self.places.get(at));
        own.or_else(|| self.changed_places.get(&id))
    }

    /// The new official with this id.
    pub(super) fn official_by_id(&self, id: &str) -> Option<OfficialId> {
        let at = self.officials.iter().position(|official| *official.id == *id)?;
        Some(OfficialId(number(self.first_official + at)))
    }

    /// The new place with this id.
    pub(super) fn place_by_id(&self, id: &str) -> Option<PlaceId> {
        let at = self.places.iter().position(|place| *place.id == *id)?;
        Some(PlaceId(number(self.first_place + at)))
    }

    pub(super) fn official_end(&self) -> usize {
        self.first_official + self.officials.len()
    }

    pub(super) fn office_end(&self) -> usize {
        self.first_office + self.offices.len()
    }

    pub(super) fn place_end(&self) -> usize {
        self.first_place + self.places.len()
    }

    /// Its rows by how their names begin.
    pub(super) fn prefixes(&self) -> &Prefixes {
        self.prefixes.get_or_init(|| {
            let offices = self.offices.iter().enumerate();
            let offices = offices.map(|(at, office)| (OfficeId(number(self.first_office + at)), office));
            let places = self.places.iter().enumerate();
            let places = places.map(|(at, place)| (PlaceId(number(self.first_place + at)), place));
            let changed = self.changed_places.iter().map(|(id, place)| (*id, place));
            Prefixes::of(self.people(), offices, places.chain(changed))
        })
    }

    pub(super) fn names(&self) -> &Names {
        &self.names
    }

    /// Its own people with a term in `office`.
    pub(super) fn holders(&self, office: OfficeId) -> impl Iterator<Item = OfficialId> {
        self.people()
            .filter(move |(_, official)| official.terms.iter().any(|term| term.office == office))
            .map(|(id, _)| id)
    }

    fn people(&self) -> impl Iterator<Item = (OfficialId, &Official)> {
        let new = self.officials.iter().enumerate();
        let new = new.map(|(at, official)| (OfficialId(number(self.first_official + at)), official));
        new.chain(self.changed_officials.iter().map(|(id, official)| (*id, official)))
    }
}

impl Gazetteer {
    /// This gazetteer with the people and places of a workspace's record
    /// files over it, each file's name first. Documents lay theirs over
    /// these: of records with one id the document's counts, then the one of
    /// the earlier file.
    #[must_use]
    pub fn with_shared<'r>(
        &self,
        files: impl IntoIterator<Item = (&'r str, &'r [PersonRecord], &'r [PlaceRecord])>,
    ) -> Self {
        let mut shared = Shared::default();
        let mut version = self.version;
        for (name, people, places) in files {
            let registry = Registry {
                id: name.into(),
                file: name.into(),
                as_of: Some(Date::MAX),
                layer: Layer::Workspace,
                ..Registry::default()
            };
            version = local_version(version, people, places);
            let registry = Arc::new(registry);
            shared.files.push(Records { registry, people: people.to_vec(), places: places.to_vec() });
        }
        let mut gazetteer = Self { local: None, shared: Some(Arc::new(shared)), version, ..self.clone() };
        gazetteer.local = Some(Arc::new(gazetteer.build_local(&[], &[])));
        if let Some(shared) = gazetteer.shared.as_mut().and_then(Arc::get_mut) {
            shared.local.clone_from(&gazetteer.local);
        }
        gazetteer
    }

    /// This gazetteer with the people and places of one document over it. A
    /// person or place of an id or full name that is known already is the
    /// same one, with what the document says added. Costs the records alone.
    #[must_use]
    pub fn with_local(&self, people: &[PersonRecord], places: &[PlaceRecord]) -> Self {
        let shared = self.shared.as_ref().and_then(|shared| shared.local.clone());
        let base = Self { local: shared, ..self.clone() };
        if people.is_empty() && places.is_empty() {
            return base;
        }
        let local = base.build_local(people, places);
        let version = local_version(self.version, people, places);
        Self { local: Some(Arc::new(local)), version, ..base }
    }

    /// The records of the workspace, except those that the document has too, and the document's.
    fn build_local(&self, people: &[PersonRecord], places: &[PlaceRecord]) -> Local {
        let base = Self { local: None, ..self.clone() };
        let tables = &base.base.tables;
        let front_matter = Registry {
            id: "front-matter".into(),
            file: "front matter".into(),
            as_of: Some(Date::MAX),
            layer: Layer::Document,
            ..Registry::default()
        };
        let front_matter = Arc::new(front_matter);
        let mut build = Build {
            local: Local {
                first_official: tables.officials.len(),
                first_office: tables.offices.len(),
                first_place: tables.places.len(),
                ..Local::default()
            },
            registry: Arc::clone(&front_matter),
            base: &base,
        };
        let mut seen: Vec<&str> = places.iter().map(|place| place.id.as_str()).collect();
        seen.extend(people.iter().map(|person| person.id.as_str()));
        for file in self.shared.iter().flat_map(|shared| &shared.files) {
            build.registry = Arc::clone(&file.registry);
            let (own_places, own_people) = (file.places.iter(), file.people.iter());
            own_places.clone().filter(|record| !seen.contains(&&*record.id)).for_each(|record| build.place(record));
            own_people.clone().filter(|record| !seen.contains(&&*record.id)).for_each(|record| build.person(record));
            seen.extend(own_places.map(|place| place.id.as_str()));
            seen.extend(own_people.map(|person| person.id.as_str()));
        }
        build.registry = Arc::clone(&front_matter);
        for record in places {
            build.place(record);
        }
        for record in people {
            build.person(record);
        }
        if !people.is_empty() || !places.is_empty() {
            let (people, places) = (people.to_vec(), places.to_vec());
            build.local.records = Some(Records { registry: front_matter, people, places });
        }
        build.finish()
    }

    /// The files with records, lowest first: of the workspace, in which an
    /// earlier one stands over a later one, then of the document.
    fn record_files(&self) -> impl Iterator<Item = &Records> {
        let shared = self.shared.iter().flat_map(|shared| shared.files.iter().rev());
        shared.chain(self.local.iter().filter_map(|local| local.records.as_ref()))
    }

    /// The record that counts of those about the person called `id` or `name`, and where it is.
    pub(super) fn person_record(&self, id: &str, name: &str) -> Option<(Provenance, &PersonRecord)> {
        let is = |record: &&PersonRecord| record.id == id || record.name == name;
        let found = self.record_files().filter_map(|file| Some((file, file.people.iter().rfind(is)?)));
        found.last().map(|(file, record)| (provenance(&file.registry), record))
    }

    /// The record that counts of those about the place called `id`, and where it is.
    pub(super) fn place_record(&self, id: &str) -> Option<(Provenance, &PlaceRecord)> {
        let is = |record: &&PlaceRecord| record.id == id;
        let found = self.record_files().filter_map(|file| Some((file, file.places.iter().rfind(is)?)));
        found.last().map(|(file, record)| (provenance(&file.registry), record))
    }
}

/// Records do not know their lines.
fn provenance(registry: &Arc<Registry>) -> Provenance {
    Provenance { registry: Arc::clone(registry), line: 0, source: None, links: Vec::new() }
}

/// The people and places of a workspace's record files.
#[derive(Debug, Default)]
pub(super) struct Shared {
    files: Vec<Records>,
    /// What they come to where a document has none of its own.
    local: Option<Arc<Local>>,
}

struct Build<'g> {
    base: &'g Gazetteer,
    local: Local,
    registry: Arc<Registry>,
}

impl Build<'_> {
    fn provenance(&self) -> Provenance {
        provenance(&self.registry)
    }

    /// The place of this name, of the document or the tables.
    fn find_place(&self, name: &str) -> Option<PlaceId> {
        let is = |place: &Place| {
            *place.id == *name || *place.name == *name || place.aliases.iter().any(|alias| **alias == *name)
        };
        let own = self.local.places.iter().position(is).map(|at| PlaceId(number(self.local.first_place + at)));
        let as_written = || self.base.places().find(|(_, place)| is(place)).map(|(id, _)| id);
        own.or_else(as_written).or_else(|| self.base.find_place(name).first().copied())
    }

    fn place(&mut self, record: &PlaceRecord) {
        let within = record.within.as_deref().and_then(|name| self.find_place(name));
        let known = self.base.base.tables.place_ids.get(&*record.id).copied();
        let mut place = match known.and_then(|id| self.base.place(id)) {
            Some(place) => place.clone(),
            None => Place::blank(&record.id, self.provenance()),
        };
        if !record.name.is_empty() {
            place.name = record.name.as_str().into();
        }
        extend(&mut place.aliases, &record.aliases);
        if let Some(kind) = &record.kind {
            place.kind = PlaceKind::ALL.into_iter().find(|known| known.name() == kind).unwrap_or(PlaceKind::Other);
        }
        place.within = within.or(place.within);
        let above = place.within.and_then(|id| self.base.place(id).or_else(|| self.local.place(id)));
        place.country = above.and_then(|above| above.country).or(place.country);
        if let Some(id) = known {
            self.local.changed_places.insert(id, place);
            return;
        }
        if place.kind.has_offices() && place.country.is_none() {
            place.country = Some(PlaceId(number(self.local.place_end())));
        }
        self.local.places.push(place);
    }

    fn person(&mut self, record: &PersonRecord) {
        let known = self.known_person(record);
        let terms: Vec<Term> = record.posts.iter().map(|post| self.term(post)).collect();
        let mut official = match known.and_then(|id| self.base.official(id)) {
            Some(official) => official.clone(),
            None => Official {
                id: record.id.as_str().into(),
                name: if record.name.is_empty() { record.id.as_str().into() } else { record.name.as_str().into() },
                short: None,
                given: None,
                aliases: Vec::new(),
                native: None,
                bare_short: BareShort::default(),
                wikidata: None,
                terms: Vec::new(),
                provenance: self.provenance(),
            },
        };
        if !record.name.is_empty() && *official.name != *record.name {
            extend(&mut official.aliases, std::slice::from_ref(&record.name));
        }
        extend(&mut official.aliases, &record.aliases);
        if let Some(family) = record.family.as_deref().filter(|family| !family.is_empty()) {
            official.short = Some(family.into());
        }
        official.given = official.short.as_deref().and_then(|short| Official::given_name(&official.name, short));
        for term in terms {
            let same = |known: &Term| known.office == term.office && known.start == term.start;
            official.terms.retain(|known| !same(known));
            official.terms.push(term);
        }
        official.terms.sort_by_key(|term| term.start.map(|start| start.earliest()));
        match known {
            Some(id) => {
                self.local.changed_officials.insert(id, official);
            }
            None => self.local.officials.push(official),
        }
    }

    /// Whom of the tables a record is about: the person of its id, or the only one of its full name.
    fn known_person(&self, record: &PersonRecord) -> Option<OfficialId> {
        if let Some(id) = self.base.base.tables.official_ids.get(&*record.id) {
            return Some(*id);
        }
        let mut named = self.base.officials().filter(|(_, official)| {
            *official.name == *record.name || official.aliases.iter().any(|alias| **alias == *record.name)
        });
        let (id, _) = named.next()?;
        named.next().is_none().then_some(id)
    }

    fn term(&mut self, post: &PostRecord) -> Term {
        let office = self.office(post);
        let end = post.to.as_deref().filter(|to| !to.is_empty());
        Term {
            office,
            start: post.from.as_deref().and_then(PartialDate::parse),
            end: match end {
                None => TermEnd::Open,
                Some(to) => PartialDate::parse(to).map_or(TermEnd::Unknown, TermEnd::On),
            },
            status: TermStatus::default(),
            basis: Basis::default(),
            end_basis: Basis::default(),
            attested: Vec::new(),
            // The writer vouches for it as of the day of writing, which is the only day that is asked.
            as_of: Some(Date::MAX),
            provenance: self.provenance(),
        }
    }

    /// The known office of this title and country or body, or a new one.
    fn office(&mut self, post: &PostRecord) -> OfficeId {
        let of = post.of.as_deref().unwrap_or_default();
        let country = (!of.is_empty()).then(|| self.find_place(of)).flatten();
        let title = normal::folded(&post.title);
        let same = |office: &Office| {
            let place = match country {
                Some(country) => office.country == Some(country),
                None => office.body.as_deref().is_some_and(|body| normal::folded(body) == normal::folded(of)),
            };
            place && office.titles.iter().any(|known| normal::folded(&known.text) == title)
        };
        let known = self.base.offices().find(|(_, office)| same(office)).map(|(id, _)| id);
        let own = || self.local.offices.iter().position(same).map(|at| OfficeId(number(self.local.first_office + at)));
        if let Some(id) = known.or_else(own) {
            return id;
        }
        let id = OfficeId(number(self.local.office_end()));
        self.local.offices.push(Office {
            id: format!("local.{}", title.replace(' ', "-")).into(),
            body: (country.is_none() && !of.is_empty()).then(|| of.into()),
            country,
            class: OfficeClass::default(),
            // Whether others may hold it at the same time the front matter does not say.
            seats: u32::MAX,
            titles: vec![Title { text: post.title.as_str().into(), from: None, to: None }],
            as_of: None,
            complete_from: None,
            known_until: None,
            provenance: self.provenance(),
        });
        id
    }

    fn finish(self) -> Local {
        let mut local = self.local;
        let officials = local.people();
        let offices = local.offices.iter().enumerate();
        let offices = offices.map(|(at, office)| (OfficeId(number(local.first_office + at)), office));
        let places = local.places.iter().enumerate();
        let places = places.map(|(at, place)| (PlaceId(number(local.first_place + at)), place));
        let changed = local.changed_places.iter().map(|(id, place)| (*id, place));
        local.names = Names::of(officials, offices, places.chain(changed));
        local
    }
}

fn extend(known: &mut Vec<Box<str>>, more: &[String]) {
    for item in more {
        if !item.is_empty() && !known.iter().any(|have| **have == **item) {
            known.push(item.as_str().into());
        }
    }
}

/// A number that changes with what the records say, and not with where they stand.
fn local_version(base: u64, people: &[PersonRecord], places: &[PlaceRecord]) -> u64 {
    use std::hash::{Hash, Hasher};
    let mut hasher = rustc_hash::FxHasher::default();
    base.hash(&mut hasher);
    for person in people {
        (&person.id, &person.name, &person.family, &person.aliases).hash(&mut hasher);
        for post in &person.posts {
            (&post.title, &post.of, &post.from, &post.to).hash(&mut hasher);
        }
        person.posts.len().hash(&mut hasher);
    }
    for place in places {
        (&place.id, &place.name, &place.aliases, &place.within, &place.kind).hash(&mut hasher);
    }
    (people.len(), places.len()).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use crate::document::{PersonRecord, read_records};
    use crate::gazetteer::Gazetteer;

    fn people(text: &str) -> Vec<PersonRecord> {
        read_records(text).0.people
    }

    fn titles(gazetteer: &Gazetteer, name: &str) -> Vec<(String, String)> {
        let official = |id| gazetteer.official(id).unwrap();
        let title = |office| gazetteer.office(office).unwrap().title().to_owned();
        let found = gazetteer.find_person(name).into_iter().map(official);
        found
            .flat_map(|official| &official.terms)
            .map(|term| (title(term.office), term.provenance.registry.file.to_string()))
            .collect()
    }

    #[test]
    fn people_of_a_workspace_are_known_in_documents_that_have_their_own() {
        let shared = people("people: {branca: {name: Odile Branca, title: water minister, of: Kestria}}");
        let own = people("people: {ruel: {name: Tomas Ruel, title: envoy, of: Norland}}");
        let workspace = Gazetteer::default().with_shared([("desk.yaml", shared.as_slice(), [].as_slice())]);
        for gazetteer in [workspace.clone(), workspace.with_local(&own, &[])] {
            let expected = ("water minister".to_owned(), "desk.yaml".to_owned());
            assert_eq!(titles(&gazetteer, "Odile Branca"), [expected]);
        }
        assert_eq!(titles(&workspace.with_local(&own, &[]), "Ruel").len(), 1);
        assert!(titles(&workspace.with_local(&own, &[]).with_local(&[], &[]), "Ruel").is_empty());
    }

    #[test]
    fn of_records_with_one_id_the_nearest_counts() {
        let shared = people("people: {branca: {name: Odile Branca, title: water minister, of: Kestria}}");
        let later = people("people: {branca: {name: Odile Branca, title: clerk, of: Kestria}}");
        let own = people("people: {branca: {name: Odile Branca, title: premier, of: Kestria}}");
        let files = [("a.yaml", shared.as_slice(), [].as_slice()), ("b.yaml", later.as_slice(), [].as_slice())];
        let workspace = Gazetteer::default().with_shared(files);
        assert_eq!(titles(&workspace, "Odile Branca"), [("water minister".to_owned(), "a.yaml".to_owned())]);
        let document = workspace.with_local(&own, &[]);
        assert_eq!(titles(&document, "Odile Branca"), [("premier".to_owned(), "front matter".to_owned())]);
        assert_ne!(document.version(), workspace.version());
    }
}
