//! Names by how they begin, for a writer who has typed no more than that.

use crate::gazetteer::{Gazetteer, Office, OfficeId, Official, OfficialId, Place, PlaceId, normal};

/// What a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Named {
    /// A person.
    Official(OfficialId),
    /// An office, by one of its titles.
    Office(OfficeId),
    /// A place, by its name, its people or what is of it.
    Place(PlaceId),
}

/// A name that begins as was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Beginning {
    /// What the name is of.
    pub named: Named,
    /// Whether the typed words are the whole name.
    pub whole: bool,
    /// Whether they are its first ones: not for `Bessent` of `Scott Bessent`.
    pub first: bool,
}

/// Names in the form in which spellings are compared, sorted. People are
/// found from every word of their names on, offices and places from the first.
#[derive(Debug, Default)]
pub(super) struct Prefixes {
    text: String,
    entries: Vec<Entry>,
}

/// One name, or what is left of it from one of its words on.
#[derive(Debug, Clone, Copy)]
struct Entry {
    start: u32,
    end: u32,
    first: bool,
    named: Named,
}

impl Prefixes {
    /// The names of rows with their numbers.
    pub(super) fn of<'t>(
        officials: impl Iterator<Item = (OfficialId, &'t Official)>,
        offices: impl Iterator<Item = (OfficeId, &'t Office)>,
        places: impl Iterator<Item = (PlaceId, &'t Place)>,
    ) -> Self {
        let mut prefixes = Self::default();
        for (id, official) in officials {
            official.names().for_each(|name| prefixes.add(name, Named::Official(id), true));
        }
        for (id, office) in offices {
            office.titles.iter().for_each(|title| prefixes.add(&title.text, Named::Office(id), false));
        }
        for (id, place) in places {
            place.names().for_each(|name| prefixes.add(name, Named::Place(id), false));
        }
        let text = &prefixes.text;
        let key = |entry: &Entry| (entry.key(text), entry.named, !entry.first);
        prefixes.entries.sort_unstable_by(|one, other| key(one).cmp(&key(other)));
        prefixes.entries.dedup_by(|next, kept| next.key(text) == kept.key(text) && next.named == kept.named);
        prefixes
    }

    fn add(&mut self, name: &str, named: Named, by_words: bool) {
        let start = self.text.len();
        self.text.push_str(&normal::folded(name));
        let Ok(end) = u32::try_from(self.text.len()) else { return };
        let folded = self.text.get(start..).unwrap_or_default();
        let words = folded.match_indices(' ').map(|(space, _)| space + 1).filter(|_| by_words);
        for word in std::iter::once(0).chain(words).filter(|word| *word < folded.len()) {
            let Ok(start) = u32::try_from(start + word) else { return };
            self.entries.push(Entry { start, end, first: word == 0, named });
        }
    }

    /// The names that begin with `folded`, each once for everything it is of.
    fn beginning<'p>(&'p self, folded: &'p str) -> impl Iterator<Item = Beginning> + 'p {
        let from = self.entries.partition_point(|entry| entry.key(&self.text) < folded);
        let rest = self.entries.get(from..).unwrap_or_default().iter();
        let alike =
            rest.map(|entry| (entry, entry.key(&self.text))).take_while(move |(_, key)| key.starts_with(folded));
        alike.map(move |(entry, key)| Beginning { named: entry.named, whole: key == folded, first: entry.first })
    }
}

impl Entry {
    fn key(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

impl Official {
    /// Every full name and the name used alone.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let short = self.short.iter().chain(&self.native);
        std::iter::once(&self.name).chain(&self.aliases).chain(short).map(|name| &**name)
    }
}

impl Place {
    /// The name, short and in full, other names in use and no longer in use,
    /// its people and what is of it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let old = self.old_names.iter().map(|old| &old.text);
        let people = self.demonyms.iter().chain(&self.adjectives);
        let names = std::iter::once(&self.name).chain(&self.long_name);
        names.chain(&self.aliases).chain(old).chain(people).map(|name| &**name)
    }
}

/// `text` in small letters without accents and punctuation, a blank between its words.
#[must_use]
pub fn folded(text: &str) -> String {
    normal::folded(text)
}

/// Whether `name` begins as was typed, but for case, accents and punctuation.
#[must_use]
pub fn begins_as(name: &str, typed: &str) -> bool {
    normal::folded(name).starts_with(&normal::folded(typed))
}

impl Gazetteer {
    /// Everything with a name that begins with `typed`, or, of people, that
    /// has a word on which it begins so. Case, accents and punctuation are
    /// passed over. The first call makes the index, which takes a few
    /// milliseconds; each costs the logarithm of the names and what it finds.
    #[must_use]
    pub fn beginning(&self, typed: &str) -> Vec<Beginning> {
        let folded = normal::folded(typed);
        if folded.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<Beginning> = Vec::new();
        if let Some(local) = self.local_prefixes() {
            found.extend(local.beginning(&folded));
        }
        found.extend(self.base_prefixes().beginning(&folded));
        found.sort_unstable_by_key(|found| (found.named, !found.whole, !found.first));
        found.dedup_by_key(|found| found.named);
        found
    }

    /// The name of `names` that `typed` begins, from the word on where it
    /// does, without the marks on its letters unless `typed` has some.
    #[must_use]
    pub fn as_typed<'n>(typed: &str, mut names: impl Iterator<Item = &'n str>) -> Option<String> {
        let folded = normal::folded(typed);
        let begins = |rest: &str| normal::folded(rest).starts_with(&folded);
        let from_word = |name: &'n str| {
            let words = name.char_indices().filter(|(_, c)| c.is_whitespace() || *c == '-');
            let starts = std::iter::once(0).chain(words.map(|(at, c)| at + c.len_utf8()));
            starts.filter_map(move |at| name.get(at..)).find(|rest| begins(rest))
        };
        let rest = names.find_map(from_word)?;
        Some(if typed.is_ascii() { normal::without_marks(rest).into_owned() } else { rest.to_owned() })
    }

    /// Makes the index that [`Self::beginning`] looks into, if there is none
    /// yet: for a program with a moment to spare before somebody types.
    pub fn prepare(&self) {
        self.base_prefixes();
    }

    fn base_prefixes(&self) -> &Prefixes {
        self.base.prefixes.get_or_init(|| {
            let tables = &self.base.tables;
            let hidden = &tables.hidden;
            Prefixes::of(
                tables.officials().filter(|(id, _)| !hidden.officials.contains(id)),
                tables.offices().filter(|(id, _)| !hidden.offices.contains(id)),
                tables.places().filter(|(id, _)| !hidden.places.contains(id)),
            )
        })
    }

    fn local_prefixes(&self) -> Option<&Prefixes> {
        self.local.as_ref().map(|local| local.prefixes())
    }
}
