//! Spellings of one and the same word of a name: *Zelenskyy* and *Zelensky*, *Mohammed* and *Muhammad*.

use crate::gazetteer::{Gazetteer, OfficeId, Official, OfficialId, normal};

/// Words shorter than this differ as words and not as spellings.
const SHORTEST: usize = 4;

/// From this many letters on two of them may differ, below it one.
const LONG: usize = 6;

impl Official {
    /// Other spellings, in other full names, of the name used alone:
    /// `Zelensky` where that is `Zelenskyy`, and `Grinenko` where that is
    /// `Hrynenko` and stands in its place. None where it is more than a word.
    pub fn short_spellings(&self) -> impl Iterator<Item = &str> {
        let short = self.short.as_deref().filter(|short| !short.contains(' '));
        let words = self.aliases.iter().flat_map(|alias| words(alias));
        let is_other = |word: &&str| short.is_some_and(|short| *word != short && are_spellings(short, word));
        let mut found: Vec<&str> = words.filter(is_other).collect();
        found.extend(self.aliases.iter().filter_map(|alias| self.counterpart(short?, alias)));
        found.sort_unstable();
        found.dedup();
        found.into_iter()
    }

    /// The last word of `alias` where `short` is the last of the name, if the
    /// two names are as long and the alias has no word like `short`.
    fn counterpart<'a>(&self, short: &str, alias: &'a str) -> Option<&'a str> {
        let (mut own, mut other) = (self.name.split(' '), alias.split(' '));
        let last = other.next_back()?;
        let alike = own.next_back() == Some(short) && own.count() == other.clone().count() && other.next().is_some();
        let has_short = alias.split(' ').any(|word| word == short || are_spellings(short, word));
        (alike && !has_short && !last.ends_with('.') && last.len() > SHORTEST).then_some(last)
    }

    /// The word of the name that `written` is a spelling of, if the records
    /// have more than one spelling of it. A given name cut short (`Steve`) is
    /// a form of its own and no spelling.
    #[must_use]
    pub fn spelled(&self, written: &str) -> Option<&str> {
        let names = || std::iter::once(&self.name).chain(&self.aliases);
        let all = || names().flat_map(|name| words(name));
        // "David Davis": two words of one name are two words.
        let are_apart = |left: &str, right: &str| {
            names().any(|name| words(name).any(|word| same(word, left)) && words(name).any(|word| same(word, right)))
        };
        let exact = all().find(|word| same(word, written));
        let anchor = exact.and_then(|exact| {
            all().find(|word| same(word, exact) || self.are_one(word, exact) && !are_apart(word, exact))
        });
        let anchor = anchor.or_else(|| all().find(|word| self.are_one(word, written)))?;
        let is_other = |word: &str| !same(anchor, word) && self.are_one(anchor, word) && !are_apart(anchor, word);
        let has_other = !anchor.is_ascii() || all().any(is_other);
        has_other.then_some(anchor)
    }

    fn are_one(&self, left: &str, right: &str) -> bool {
        let is_short = |word: &str| self.short.as_deref().is_some_and(|short| same(short, word));
        let (plain_left, plain_right) = (normal::folded(left), normal::folded(right));
        let cut = plain_left.starts_with(&plain_right) || plain_right.starts_with(&plain_left);
        (plain_left == plain_right || !cut || is_short(left) || is_short(right)) && are_spellings(left, right)
    }
}

impl Gazetteer {
    /// The one holder of any of `offices`, now or once, of whose name `written`
    /// is a slip: one letter added, left out, changed or two that changed
    /// places, or two such slips in a name of eight letters or more. Nothing
    /// where several are as near, or the name is one of theirs.
    #[must_use]
    pub fn misspelt(&self, written: &str, offices: &[OfficeId]) -> Option<OfficialId> {
        let wanted = normal::folded(written);
        let letters = wanted.chars().filter(|letter| letter.is_alphabetic()).count();
        let most = if letters >= LONG_NAME { 2 } else { 1 };
        let mut near: Vec<OfficialId> = Vec::new();
        for id in offices.iter().flat_map(|office| self.holders(*office)) {
            let Some(official) = self.official(id) else { continue };
            let names = std::iter::once(&official.name).chain(&official.aliases).chain(&official.short);
            for name in names.map(|name| normal::folded(name)) {
                let words = |name: &str| name.split(' ').count();
                if name == wanted {
                    return None;
                }
                let close = words(&name) == words(&wanted)
                    && name.len().abs_diff(wanted.len()) <= most
                    && rapidfuzz::distance::osa::distance(name.chars(), wanted.chars()) <= most;
                if close && !near.contains(&id) {
                    near.push(id);
                }
            }
        }
        if let [only] = near.as_slice() { Some(*only) } else { None }
    }
}

/// From this many letters on a name may have two slips.
const LONG_NAME: usize = 8;

/// Whether the two are the same word but for capitals.
fn same(left: &str, right: &str) -> bool {
    left == right || left.to_lowercase() == right.to_lowercase()
}

/// Whether two words of names of one person are the same word, written in two ways.
fn are_spellings(left: &str, right: &str) -> bool {
    if let (Some(one), Some(other)) = (left.bytes().next(), right.bytes().next())
        && one.is_ascii_alphabetic()
        && other.is_ascii_alphabetic()
        && !one.eq_ignore_ascii_case(&other)
    {
        return false;
    }
    let (left, right) = (normal::folded(left), normal::folded(right));
    let longest = left.chars().count().max(right.chars().count());
    let slips = 1 + usize::from(longest >= LONG);
    left.chars().next() == right.chars().next()
        && longest >= SHORTEST
        && left.len().abs_diff(right.len()) <= slips
        && rapidfuzz::distance::osa::distance(left.chars(), right.chars()) <= slips
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split([' ', '-']).filter(|word| !word.is_empty())
}

/// Small words inside names, which some write with a capital.
const PARTICLES: [&str; 22] = [
    "al", "ap", "bin", "bint", "da", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le",
    "ter", "van", "von", "zu", "zur",
];

/// The same name with the same letters as others write it: particles with
/// capitals (`Van der Velde`, `Karim Bin Talal Al-Hadi`), the article apart
/// (`al Hadi`), and a second given name joined, apart, and with a capital
/// (`Jong Un`, `Jong-un`, `Jong-Un`).
pub(super) fn variants(name: &str) -> Vec<String> {
    let mut found = Vec::new();
    let words: Vec<&str> = name.split(' ').collect();
    if words.iter().any(|word| is_particle(word)) {
        let first = words.iter().position(|word| is_particle(word));
        for capitals in [None, first, Some(usize::MAX)] {
            for article in ["al-", "Al-", "al ", "Al "] {
                let write =
                    |(at, word): (usize, &&str)| with_particle(word, article, capitals.is_some_and(|to| at <= to));
                found.push(words.iter().enumerate().map(write).collect::<Vec<_>>().join(" "));
            }
        }
    } else if let [family, given] = words.as_slice()
        && let Some((first, second)) = given.split_once('-')
        && second.starts_with(char::is_lowercase)
    {
        found.push(format!("{family} {first}-{}", capital(second)));
        found.push(format!("{family} {first} {}", capital(second)));
    } else if let [family, first, second] = words.as_slice()
        && [family, first, second].iter().all(|word| is_syllable(word))
    {
        found.push(format!("{family} {first}-{}", second.to_lowercase()));
        found.push(format!("{family} {first}-{second}"));
    }
    found.retain(|other| other != name);
    found.sort_unstable();
    found.dedup();
    found
}

/// `Hadi` of `al-Hadi`, as some have it alone.
pub(super) fn without_article(short: &str) -> Option<&str> {
    article(short).filter(|rest| rest.len() >= SHORTEST)
}

/// The word as it stands with its particle in capitals or its article written like `pattern`.
fn with_particle(word: &str, pattern: &str, capitals: bool) -> String {
    match article(word) {
        Some(rest) => {
            let own = word.get(..word.len() - rest.len() - 1).unwrap_or_default();
            let own = if pattern.starts_with('A') { capital(own) } else { own.to_lowercase() };
            format!("{own}{}{rest}", pattern.get(2..).unwrap_or("-"))
        }
        None if capitals && is_particle(word) => capital(word),
        None => word.to_owned(),
    }
}

fn is_particle(word: &str) -> bool {
    PARTICLES.binary_search(&word).is_ok() || article(word).is_some()
}

/// What an Arabic article with a hyphen stands before.
fn article(word: &str) -> Option<&str> {
    ["al-", "el-", "Al-", "El-", "as-", "ash-"].iter().find_map(|article| word.strip_prefix(article))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Whether a word may be a syllable of a Korean or Chinese name: short and plain.
fn is_syllable(word: &str) -> bool {
    const LONGEST: usize = 5;
    (2..=LONGEST).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}
