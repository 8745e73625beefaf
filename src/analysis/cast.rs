//! Who was introduced where in a document, by the names that can mean them, and which names mean somebody else since an edit.

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use crate::document::Change;
use crate::gazetteer::{OfficialId, PlaceId};

/// A person introduced in a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Introduced {
    /// The name used alone from here on.
    pub short: String,
    /// The official, if the gazetteer knows the person.
    pub official: Option<OfficialId>,
    /// The name as introduced.
    pub full: String,
    /// The place, where it is one: what its name means from here on, or the country of what is named.
    pub place: Option<PlaceId>,
    /// Whether the person was introduced before, and is named in full again
    /// after somebody else of that name: who is named in full last is meant.
    pub again: bool,
}

/// What people are looked up by: a name or an official, hashed. Two that fall
/// together cost a needless look and change no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Key(u64);

impl Key {
    /// For people with this name, whole or used alone.
    pub(super) fn name(name: &str) -> Self {
        Self::hashed((0_u8, name))
    }

    /// For this official.
    pub(super) fn official(id: OfficialId) -> Self {
        Self::hashed((1_u8, id))
    }

    /// For what this name of a place means.
    pub(super) fn place_name(name: &str) -> Self {
        Self::hashed((2_u8, name))
    }

    /// For this place.
    pub(super) fn place(id: PlaceId) -> Self {
        Self::hashed((3_u8, id))
    }

    fn hashed(what: impl Hash) -> Self {
        let mut hasher = FxHasher::default();
        what.hash(&mut hasher);
        Self(hasher.finish())
    }

    /// One bit of 64, for passing over blocks that cannot ask for it.
    fn bit(self) -> u64 {
        1 << (self.0 >> 58)
    }
}

impl Introduced {
    /// What the person is found under.
    fn keys(&self) -> impl Iterator<Item = Key> {
        if let Some(place) = self.place {
            return [Some(Key::place_name(&self.short)), Some(Key::place(place)), None].into_iter().flatten();
        }
        let full = (self.full != self.short).then(|| Key::name(&self.full));
        [Some(Key::name(&self.short)), full, self.official.map(Key::official)].into_iter().flatten()
    }
}

/// What a block asks for, sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Asks(Box<[Key]>);

impl Asks {
    pub(super) fn new(mut keys: Vec<Key>) -> Self {
        keys.sort_unstable();
        keys.dedup();
        Self(keys.into())
    }

    /// The bits of all keys. A key whose bit is not among them is not asked for.
    pub(super) fn bits(&self) -> u64 {
        self.0.iter().fold(0, |bits, key| bits | key.bit())
    }

    fn has(&self, key: Key) -> bool {
        self.0.binary_search(&key).is_ok()
    }
}

/// A person and from where on the name is known.
#[derive(Debug, Clone)]
struct Entry {
    /// The first block behind the one that introduces the person.
    known_from: usize,
    person: Arc<Introduced>,
}

/// Everybody a document introduces.
#[derive(Debug, Clone, Default)]
pub(super) struct Cast {
    /// In the order of the text under each key.
    entries: FxHashMap<Key, Vec<Entry>>,
}

impl Cast {
    /// Whoever is found under `key` by the block at `index`, in the order of introduction.
    fn known(&self, key: Key, index: usize) -> &[Entry] {
        let entries = self.entries.get(&key).map_or(&[][..], Vec::as_slice);
        entries.get(..entries.partition_point(|entry| entry.known_from <= index)).unwrap_or_default()
    }

    /// Adds those the block at `index` introduces.
    pub(super) fn introduce(&mut self, index: usize, people: &[Arc<Introduced>]) {
        for person in people {
            for key in person.keys() {
                let entries = self.entries.entry(key).or_default();
                let at = entries.partition_point(|entry| entry.known_from <= index + 1);
                entries.insert(at, Entry { known_from: index + 1, person: Arc::clone(person) });
            }
        }
    }

    /// Takes away those the block at `index` introduces.
    fn forget(&mut self, index: usize, people: &[Arc<Introduced>]) {
        for key in people.iter().flat_map(|person| person.keys()) {
            if let Some(entries) = self.entries.get_mut(&key) {
                entries.retain(|entry| entry.known_from != index + 1);
                if entries.is_empty() {
                    self.entries.remove(&key);
                }
            }
        }
    }
}

/// Who is known to a block: those introduced above it, then its own.
#[derive(Debug)]
pub(super) struct Known<'a> {
    cast: &'a Cast,
    index: usize,
    own: Vec<Arc<Introduced>>,
}

impl<'a> Known<'a> {
    /// What the block at `index` knows before its first word.
    pub(super) fn above(cast: &'a Cast, index: usize) -> Self {
        Self { cast, index, own: Vec::new() }
    }

    /// Those called `name`, whole or used alone, latest first.
    pub(super) fn called(&self, name: &str) -> impl Iterator<Item = &Arc<Introduced>> {
        let above = self.cast.known(Key::name(name), self.index).iter().rev().map(|entry| &entry.person);
        let is_called =
            move |person: &&Arc<Introduced>| person.place.is_none() && (person.short == name || person.full == name);
        self.own.iter().rev().chain(above).filter(is_called)
    }

    /// Whether the official was introduced.
    pub(super) fn has(&self, id: OfficialId) -> bool {
        let is_it = |person: &Arc<Introduced>| person.official == Some(id);
        self.own.iter().any(is_it)
            || self.cast.known(Key::official(id), self.index).iter().any(|entry| is_it(&entry.person))
    }

    /// Which place `name` was last found to mean where it can mean several.
    pub(super) fn place_called(&self, name: &str) -> Option<PlaceId> {
        let above = self.cast.known(Key::place_name(name), self.index).iter().rev().map(|entry| &entry.person);
        let mut called =
            self.own.iter().rev().chain(above).filter(|known| known.place.is_some() && known.short == name);
        called.next().and_then(|known| known.place)
    }

    /// Whether the place, or one in that country, was named.
    pub(super) fn has_place(&self, id: PlaceId) -> bool {
        let is_it = |known: &Arc<Introduced>| known.place == Some(id);
        self.own.iter().any(is_it)
            || self.cast.known(Key::place(id), self.index).iter().any(|entry| is_it(&entry.person))
    }

    /// How many the block has introduced so far for the first time.
    pub(super) fn introduced(&self) -> usize {
        self.own.iter().filter(|known| !known.again).count()
    }

    /// Introduces a person from the next word on.
    pub(super) fn introduce(&mut self, person: Introduced) {
        self.own.push(Arc::new(person));
    }

    /// Whom the block introduces, in order.
    pub(super) fn into_own(self) -> Vec<Arc<Introduced>> {
        self.own
    }
}

/// Follows an edit through the names: what was known under each one that the edit touched.
#[derive(Debug, Default)]
pub(super) struct Ripple {
    before: FxHashMap<Key, Vec<Entry>>,
    /// The touched names that do not mean what they meant, as of the block last looked at.
    unlike: Vec<Key>,
    bits: u64,
}

impl Ripple {
    /// Puts those the block at `index` introduces now in place of those it introduced.
    pub(super) fn replace(
        &mut self,
        cast: &mut Arc<Cast>,
        index: usize,
        old: &[Arc<Introduced>],
        new: &[Arc<Introduced>],
    ) {
        if old == new {
            return;
        }
        for key in old.iter().chain(new).flat_map(|person| person.keys()) {
            self.before.entry(key).or_insert_with(|| cast.entries.get(&key).cloned().unwrap_or_default());
        }
        let cast = Arc::make_mut(cast);
        cast.forget(index, old);
        cast.introduce(index, new);
    }

    /// Moves what stands behind blocks that gave way to more or fewer.
    pub(super) fn shift(&mut self, cast: &mut Arc<Cast>, change: &Change) {
        let Change { removed, inserted } = change;
        if removed.len() == inserted.len() {
            return;
        }
        let moved = |from: usize| {
            let behind = from > removed.end;
            if behind { from - removed.end + inserted.end } else { from.min(inserted.end.max(removed.start)) }
        };
        let all = self.before.values_mut().chain(Arc::make_mut(cast).entries.values_mut());
        for entry in all.flatten() {
            entry.known_from = moved(entry.known_from);
        }
    }

    /// Sees which names mean somebody else to the block at `index`.
    pub(super) fn look(&mut self, cast: &Cast, index: usize) {
        self.unlike.clear();
        for (&key, before) in &self.before {
            let before = before.iter().take_while(|entry| entry.known_from <= index).map(|entry| &entry.person);
            if !before.eq(cast.known(key, index).iter().map(|entry| &entry.person)) {
                self.unlike.push(key);
            }
        }
        self.bits = self.unlike.iter().fold(0, |bits, key| bits | key.bit());
    }

    /// Whether a block that asks for `asks` may get another answer than before.
    pub(super) fn reaches(&self, asks: &Asks) -> bool {
        self.unlike.iter().any(|&key| asks.has(key))
    }

    /// The first block of `range` that may ask for a name that means somebody
    /// else; `bits` are the blocks' [`Asks::bits`].
    pub(super) fn next(&self, bits: &[u64], range: Range<usize>) -> Option<usize> {
        if self.bits == 0 {
            return None;
        }
        let start = range.start;
        let found = bits.get(range)?.iter().position(|asked| asked & self.bits != 0)?;
        Some(start + found)
    }
}
