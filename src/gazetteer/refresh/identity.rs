//! Who of several sources is one person: by Wikidata item, by name within a country, by the same seat from the same day, or because the recipe says so.

use std::collections::BTreeMap;

use rapidfuzz::distance::osa;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::gazetteer::normal::folded;

use super::recipe::PersonEntry;
use super::stay::{Known, Said, Stay};

/// Starts of one seat that are this near are the same event.
const SAME_START_DAYS: i32 = 31;

/// A person, with what sources call them.
#[derive(Debug, Clone, Default)]
pub(super) struct Person {
    pub id: String,
    pub name: String,
    pub short: Option<String>,
    pub bare_short: Option<String>,
    pub aliases: Vec<String>,
    pub native: Option<String>,
    pub wikidata: Option<String>,
}

/// Everyone, and which of them each [`Known`] is.
pub(super) struct People {
    pub all: Vec<Person>,
    pub of: Vec<usize>,
    /// Entries of the recipe that name nobody.
    pub unused: Vec<String>,
}

/// Finds out who is who. `seats` says how many hold an office at a time.
pub(super) fn people(said: &Said, entries: &[PersonEntry], seats: &FxHashMap<String, u32>) -> People {
    let mut groups = Groups::new(said);
    let mut unused = Vec::new();
    let mut entry_of: FxHashMap<usize, usize> = FxHashMap::default();
    for (at, entry) in entries.iter().enumerate() {
        let members: Vec<usize> = (0..said.people.len()).filter(|who| is_meant(&said.people[*who], entry)).collect();
        if members.is_empty() && !entry.is.is_empty() {
            unused.push(entry.id.clone());
        }
        for pair in members.windows(2) {
            if let [one, other] = pair {
                groups.join(*one, *other);
            }
        }
        if let Some(first) = members.first() {
            entry_of.insert(*first, at);
        }
    }
    groups.by_item(said);
    groups.by_name(said);
    groups.by_seat(said, seats);
    let entry_of: FxHashMap<usize, usize> =
        entry_of.into_iter().map(|(member, entry)| (groups.root(member), entry)).collect();
    named(said, &mut groups, entries, &entry_of, unused)
}

fn is_meant(known: &Known, entry: &PersonEntry) -> bool {
    let calls =
        |written: &String| *written == known.key || *written == known.name || known.wikidata.as_ref() == Some(written);
    entry.is.iter().any(calls)
}

/// Which people are one, as a forest.
struct Groups {
    parent: Vec<usize>,
    items: Vec<Option<String>>,
    /// The countries and bodies each has served.
    served: Vec<FxHashSet<String>>,
}

impl Groups {
    fn new(said: &Said) -> Self {
        let mut served = vec![FxHashSet::default(); said.people.len()];
        for stay in &said.stays {
            served[stay.who].insert(country(&stay.office).to_owned());
        }
        let items = said.people.iter().map(|known| known.wikidata.clone()).collect();
        Self { parent: (0..said.people.len()).collect(), items, served }
    }

    fn root(&mut self, mut who: usize) -> usize {
        while self.parent[who] != who {
            self.parent[who] = self.parent[self.parent[who]];
            who = self.parent[who];
        }
        who
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        let (low, high) = (one.min(other), one.max(other));
        if low != high {
            self.parent[high] = low;
            let item = self.items[high].take();
            self.items[low] = self.items[low].take().or(item);
        }
    }

    /// Joins unless Wikidata knows the two apart.
    fn join_if_free(&mut self, one: usize, other: usize) {
        let (a, b) = (self.root(one), self.root(other));
        if self.items[a].is_none() || self.items[b].is_none() || self.items[a] == self.items[b] {
            self.join(a, b);
        }
    }

    fn by_item(&mut self, said: &Said) {
        let mut first: FxHashMap<&str, usize> = FxHashMap::default();
        for (who, known) in said.people.iter().enumerate() {
            if let Some(item) = &known.wikidata {
                let with = *first.entry(item).or_insert(who);
                self.join(with, who);
            }
        }
    }

    fn by_name(&mut self, said: &Said) {
        let mut first: FxHashMap<(String, String), usize> = FxHashMap::default();
        for (who, known) in said.people.iter().enumerate() {
            for country in self.served[who].clone() {
                for name in std::iter::once(&known.name).chain(&known.aliases) {
                    let with = *first.entry((country.clone(), key(name))).or_insert(who);
                    self.join_if_free(with, who);
                }
            }
        }
    }

    /// Two names in one seat from the same day are one person's, if they have something in common.
    fn by_seat(&mut self, said: &Said, seats: &FxHashMap<String, u32>) {
        let mut by_office: BTreeMap<&str, Vec<&Stay>> = BTreeMap::new();
        for stay in said.stays.iter().filter(|stay| seats.get(&stay.office).is_none_or(|seats| *seats == 1)) {
            by_office.entry(&stay.office).or_default().push(stay);
        }
        for stays in by_office.values() {
            for (at, one) in stays.iter().enumerate() {
                for other in stays.get(at + 1..).unwrap_or_default() {
                    let names = (&said.people[one.who].name, &said.people[other.who].name);
                    if starts_together(one, other) && are_alike(names.0, names.1) {
                        self.join_if_free(one.who, other.who);
                    }
                }
            }
        }
    }
}

fn country(office: &str) -> &str {
    office.split('.').next().unwrap_or(office)
}

/// A name without initials, marks, and order.
fn key(name: &str) -> String {
    let folded = folded(name);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| word.len() > 1 && *word != "jr").collect();
    if words.is_empty() {
        words = folded.split(' ').collect();
    }
    words.sort_unstable();
    words.join(" ")
}

fn starts_together(one: &Stay, other: &Stay) -> bool {
    let (Some(a), Some(b)) = (&one.start, &other.start) else { return false };
    let apart = if a.latest() < b.earliest() {
        b.earliest() - a.latest()
    } else if b.latest() < a.earliest() {
        a.earliest() - b.latest()
    } else {
        return true;
    };
    apart.get_days() <= SAME_START_DAYS
}

/// Whether two names share a word, or one that is spelt nearly so.
fn are_alike(one: &str, other: &str) -> bool {
    let (one, other) = (folded(one), folded(other));
    let near = |a: &str, b: &str| {
        a == b || a.len() > 4 && b.len() > 4 && osa::distance(a.chars(), b.chars()) <= 1 + a.len() / 8
    };
    one.split(' ').any(|a| other.split(' ').any(|b| near(a, b)))
}

fn named(
    said: &Said,
    groups: &mut Groups,
    entries: &[PersonEntry],
    entry_of: &FxHashMap<usize, usize>,
    unused: Vec<String>,
) -> People {
    let mut all: Vec<Person> = Vec::new();
    let mut number: FxHashMap<usize, usize> = FxHashMap::default();
    let mut of = Vec::with_capacity(said.people.len());
    for who in 0..said.people.len() {
        let root = groups.root(who);
        let at = *number.entry(root).or_insert_with(|| {
            all.push(Person { wikidata: groups.items[root].clone(), ..Person::default() });
            all.len() - 1
        });
        of.push(at);
    }
    let mut members: Vec<Vec<&Known>> = vec![Vec::new(); all.len()];
    for (known, at) in said.people.iter().zip(&of) {
        members[*at].push(known);
    }
    let mut entry: Vec<Option<&PersonEntry>> = vec![None; all.len()];
    for (root, at) in entry_of {
        if let Some(person) = number.get(root) {
            entry[*person] = entries.get(*at);
        }
    }
    for ((person, members), entry) in all.iter_mut().zip(&members).zip(&entry) {
        name(person, members, *entry);
    }
    give_ids(&mut all, &entry, said, &of);
    People { all, of, unused }
}

/// Takes the name of the source that spells best: most write names as the
/// press does, the Factbook in its own transliteration.
fn name(person: &mut Person, members: &[&Known], entry: Option<&PersonEntry>) {
    let best = members.iter().find(|known| !known.transliterates).or_else(|| members.first());
    let Some(best) = best else { return };
    let given = entry.and_then(|entry| entry.name.clone());
    person.name = given.unwrap_or_else(|| best.name.clone());
    // Case and marks make no other name.
    let mut seen: FxHashSet<String> = FxHashSet::from_iter([folded(&person.name)]);
    let said = members.iter().flat_map(|known| std::iter::once(&known.name).chain(&known.aliases));
    let more = entry.into_iter().flat_map(|entry| &entry.aliases);
    person.aliases =
        more.chain(said).filter(|alias| alias.contains(' ') && seen.insert(folded(alias))).cloned().collect();
    // The part that the Factbook marks, in the spelling of the name.
    let own = |short: &String| spelt_in(&person.name, short);
    let marked = members.iter().filter(|known| known.transliterates);
    let marked = marked.filter_map(|known| known.short.as_ref()).find_map(own);
    let any = || members.iter().filter_map(|known| known.short.as_ref()).find_map(own);
    let short = entry.and_then(|entry| entry.short.clone()).or(marked).or_else(any);
    person.short = short.filter(|short| *short != person.name);
    if members.iter().any(|known| known.transliterates && known.short.is_some()) {
        let shorter = person.short.as_deref().map(|short| shorter(&person.name, short)).unwrap_or_default();
        person.aliases.extend(shorter.into_iter().filter(|alias| seen.insert(folded(alias))));
    }
    person.native = entry.and_then(|entry| entry.native.clone());
    person.bare_short = entry.and_then(|entry| entry.bare_short.clone());
}

/// The words of `short` as `name` spells them, if they stand in it together.
fn spelt_in(name: &str, short: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let count = short.split(' ').count();
    let wanted = folded(short);
    words.windows(count).find(|words| folded(&words.join(" ")) == wanted).map(|words| words.join(" "))
}

/// The ways to shorten a name of which the Factbook prints every part: as far
/// as the part used alone, and the first name with that part.
fn shorter(name: &str, short: &str) -> Vec<String> {
    let Some((before, _)) = name.split_once(short) else { return Vec::new() };
    let first = before.split(' ').next().unwrap_or_default();
    if first.is_empty() {
        return Vec::new();
    }
    vec![format!("{before}{short}"), format!("{first} {short}")]
}

fn give_ids(all: &mut [Person], entry: &[Option<&PersonEntry>], said: &Said, of: &[usize]) {
    let mut taken: FxHashSet<String> = entry.iter().flatten().map(|entry| entry.id.clone()).collect();
    let mut served: Vec<Option<&str>> = vec![None; all.len()];
    for stay in &said.stays {
        served[of[stay.who]].get_or_insert(country(&stay.office));
    }
    for ((person, entry), served) in all.iter_mut().zip(entry).zip(served) {
        if let Some(entry) = entry {
            person.id.clone_from(&entry.id);
            continue;
        }
        let plain: String = folded(&person.name).chars().filter(char::is_ascii).collect();
        let plain = plain.replace(' ', "-");
        let of_country = || format!("{plain}-{}", served.unwrap_or_default());
        let numbered = (2..).map(|number| format!("{}-{number}", of_country()));
        let mut ids = [plain.clone(), of_country()].into_iter().chain(numbered);
        person.id = ids.find(|id| taken.insert(id.clone())).unwrap_or(plain);
    }
}

#[cfg(test)]
mod tests {
    use super::{are_alike, key, shorter, spelt_in};

    #[test]
    fn long_names_are_shortened_to_the_part_used_alone() {
        assert_eq!(shorter("Ana Belen Orta Ruiz", "Orta"), ["Ana Belen Orta", "Ana Orta"]);
        assert_eq!(shorter("Anwar bin Tarik", "Anwar"), Vec::<String>::new());
    }

    #[test]
    fn names_are_alike_by_a_word_and_the_same_whatever_their_order() {
        assert!(are_alike("Aliaksandr Lukashenka", "Alexander Lukashenko"));
        assert!(!are_alike("Ma Tesang", "Della Marrow"));
        assert_eq!(key("Ishida Taro"), key("Tarō Ishida"));
        assert_eq!(key("Della J. Marrow"), key("Della Marrow"));
    }

    #[test]
    fn the_marked_part_is_spelt_as_in_the_name() {
        assert_eq!(spelt_in("Tomáš Říha", "Riha").as_deref(), Some("Říha"));
        assert_eq!(spelt_in("Ana de la Cruz", "De La Cruz").as_deref(), Some("de la Cruz"));
        assert_eq!(spelt_in("Ana Cruz", "Ortiz"), None);
    }
}
