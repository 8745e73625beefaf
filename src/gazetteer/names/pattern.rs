//! Every way in which the gazetteer's people, offices and places are written.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::document::tokenize;
use crate::gazetteer::{
    BareShort, Entity, NameForm, Names, Office, OfficeId, Official, OfficialId, Place, PlaceForm, PlaceId, PlaceKind,
    normal, spelling,
};
use crate::text::Span;

/// Collects the ways in which rows are written.
#[derive(Debug)]
struct Patterns<'t> {
    names: Names,
    /// Where the tree has what a title is written like, and whether that is
    /// the title of several: most titles are those of many countries.
    titles: FxHashMap<&'t str, Vec<(u32, bool)>>,
}

impl Names {
    /// The names of rows with their numbers.
    pub(in crate::gazetteer) fn of<'t>(
        officials: impl Iterator<Item = (OfficialId, &'t Official)>,
        offices: impl Iterator<Item = (OfficeId, &'t Office)>,
        places: impl Iterator<Item = (PlaceId, &'t Place)>,
    ) -> Self {
        Self::default().with(officials, offices, places)
    }

    /// These names with those of more rows.
    pub(in crate::gazetteer) fn with<'t>(
        self,
        officials: impl Iterator<Item = (OfficialId, &'t Official)>,
        offices: impl Iterator<Item = (OfficeId, &'t Office)>,
        places: impl Iterator<Item = (PlaceId, &'t Place)>,
    ) -> Self {
        let mut patterns = Patterns { names: self, titles: FxHashMap::default() };
        officials.for_each(|(id, official)| patterns.official(id, official));
        offices.for_each(|(id, office)| patterns.office(id, office));
        places.for_each(|(id, place)| patterns.place(id, place));
        patterns.names.finish()
    }
}

impl<'t> Patterns<'t> {
    fn official(&mut self, id: OfficialId, official: &Official) {
        self.person(&official.name, Entity::Official { id, form: NameForm::Full });
        for alias in &official.aliases {
            self.person(alias, Entity::Official { id, form: NameForm::Alias });
        }
        if let Some(short) = &official.short
            && official.bare_short != BareShort::Never
            && **short != *official.name
        {
            let entity = Entity::Official { id, form: NameForm::Short };
            for spelling in std::iter::once(&**short).chain(official.short_spellings()) {
                self.person(spelling, entity);
                if let Some(bare) = spelling::without_article(spelling) {
                    self.person(bare, entity);
                }
            }
        }
        if let Some(given) = &official.given {
            self.name(given, Entity::Official { id, form: NameForm::Given });
        }
    }

    fn office(&mut self, id: OfficeId, office: &'t Office) {
        for (at, title) in office.titles.iter().enumerate() {
            let Ok(at) = u16::try_from(at) else { return };
            let names = &mut self.names;
            let nodes = self.titles.entry(&title.text).or_insert_with(|| {
                let single = cases(&title.text).into_iter().map(|written| (written, false));
                let plurals = plurals(&title.text);
                let several = plurals.iter().flat_map(|plural| cases(plural)).map(|written| (written, true));
                single.chain(several).map(|(written, plural)| (node(names, &written), plural)).collect()
            });
            for (node, plural) in nodes {
                names.end(*node, Entity::Office { id, title: at, plural: *plural });
            }
        }
    }

    /// A person's name in every way in which the same letters are written.
    fn person(&mut self, name: &str, entity: Entity) {
        self.name(name, entity);
        for variant in spelling::variants(name) {
            self.name(&variant, entity);
        }
    }

    fn place(&mut self, id: PlaceId, place: &Place) {
        let form = if place.kind == PlaceKind::Seat { PlaceForm::Metonym } else { PlaceForm::Name };
        self.name(&place.name, Entity::Place { id, form });
        for alias in place.aliases.iter().chain(&place.long_name) {
            self.name(alias, Entity::Place { id, form });
        }
        for old in &place.old_names {
            self.name(&old.text, Entity::Place { id, form: PlaceForm::OldName });
        }
        for people in place.demonyms.iter().chain(&place.adjectives) {
            self.words(people, Entity::Place { id, form: PlaceForm::Demonym });
        }
    }

    /// A proper name: as written, without the marks on its letters, and with
    /// its short words in capitals too, as in `NEW YORK` and `KIM JONG UN`
    /// (longer words in capitals are brought to their usual case in the text).
    fn name(&mut self, name: &str, entity: Entity) {
        self.words(name, entity);
        if let Cow::Owned(plain) = normal::without_marks(name) {
            self.words(&plain, entity);
        }
        if name.contains([' ', '-']) && !reads_alike_in_capitals(name) {
            self.words(&name.to_uppercase(), entity);
        }
    }

    fn words(&mut self, name: &str, entity: Entity) {
        let node = node(&mut self.names, name);
        self.names.end(node, entity);
    }
}

/// The node of the tree that `name` leads to.
fn node(names: &mut Names, name: &str) -> u32 {
    if is_plain(name) {
        return names.path(name.split(' ').map(normal::word));
    }
    let tokens = tokenize(name, Span::new(0, name.len()), &[]);
    names.path(tokens.iter().map(|token| normal::word(token.span.of(name))))
}

/// Whether the words of `name` are what stands between its blanks: plain
/// letters alone, of which no rule of ours makes two tokens.
fn is_plain(name: &str) -> bool {
    let words = || name.split(' ');
    words().all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// Whether `name` in capitals comes to the same words: each is long enough to
/// be brought to its usual case, and has it here.
fn reads_alike_in_capitals(name: &str) -> bool {
    const SHORTEST: usize = 4;
    is_plain(name)
        && name.split(' ').all(|word| {
            word.len() >= SHORTEST && word.starts_with(|c: char| c.is_ascii_uppercase()) && {
                word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
            }
        })
}

/// A title as registries write it, `Secretary of the Treasury`; with its
/// rank in small letters, `secretary of the Treasury`; and all in small letters
/// but for abbreviations, `secretary of the treasury`. One that is written all
/// in small letters, as front matter may have it, is found with capitals too.
fn cases(title: &str) -> Vec<String> {
    let mut cases = vec![title.to_owned(), change(title, is_rank), change(title, |_| true)];
    if !title.contains(char::is_uppercase) {
        cases.push(capitalised(title));
    }
    cases.dedup();
    cases
}

/// `water minister` as it stands before a name: `Water Minister`.
fn capitalised(title: &str) -> String {
    let words = title.split_inclusive([' ', '-']);
    words
        .map(|word| match word.trim_end_matches([' ', '-']) {
            "of" | "the" | "for" | "and" | "to" | "in" | "on" => word.to_owned(),
            _ => word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect(),
        })
        .collect()
}

/// The title as it stands before several who have it: `Foreign Ministers`,
/// `Secretaries of State`, `Attorneys General`. None for those too long to
/// stand before names.
fn plurals(title: &str) -> Vec<String> {
    const LONGEST: usize = 4;
    let words: Vec<&str> = title.split(' ').collect();
    if words.len() > LONGEST {
        return Vec::new();
    }
    let end = words.iter().position(|word| matches!(*word, "of" | "for" | "to" | "at" | "in")).unwrap_or(words.len());
    let Some(head) = end.checked_sub(1) else { return Vec::new() };
    let with = |at: usize| {
        let several = |(index, word): (usize, &&str)| if index == at { plural(word) } else { (*word).to_owned() };
        words.iter().enumerate().map(several).collect::<Vec<_>>().join(" ")
    };
    match words.get(head).copied() {
        Some("General") if head > 0 => vec![with(head - 1), with(head)],
        Some(_) => vec![with(head)],
        None => Vec::new(),
    }
}

/// `Secretaries`, `Chairmen`, `Sens.`.
fn plural(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("man") {
        return format!("{stem}men");
    }
    if let Some(stem) = word.strip_suffix('.') {
        return format!("{stem}s.");
    }
    match word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        Some(stem) => format!("{stem}ies"),
        None if word.ends_with(['s', 'x']) || word.ends_with("ch") => format!("{word}es"),
        None => format!("{word}s"),
    }
}

fn change(title: &str, lower: impl Fn(&str) -> bool) -> String {
    let words = title.split_inclusive([' ', '-']);
    words
        .map(|word| {
            let bare = word.trim_end_matches([' ', '-']);
            let is_abbreviation = bare.chars().skip(1).any(|c| c.is_uppercase() || c == '.');
            if lower(bare) && !is_abbreviation { word.to_lowercase() } else { word.to_owned() }
        })
        .collect()
}

/// Words of a title that say a rank and are no part of a body's name.
fn is_rank(word: &str) -> bool {
    #[rustfmt::skip]
    const RANKS: &[&str] = &[
        "Administrator", "Adviser", "Advisor", "Affairs", "Ambassador", "Attorney", "Chair", "Chairman",
        "Chairperson", "Chairwoman", "Chancellor", "Chief", "Commissioner", "Crown", "Deputy", "Director", "Emir",
        "Envoy", "First", "General", "Governor", "Head", "High", "Judge", "Justice", "King", "Leader", "Managing",
        "Mayor", "Minister", "Pope", "Premier", "President", "Prime", "Prince", "Princess", "Queen", "Representative",
        "Secretary", "Senator", "Speaker", "Special", "Spokesman", "Spokesperson", "Spokeswoman", "Sultan", "Under",
        "Vice",
    ];
    let single = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let single = single.as_deref().or_else(|| word.strip_suffix('s')).unwrap_or(word);
    RANKS.binary_search(&word).is_ok() || RANKS.binary_search(&single).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{cases, plurals};

    #[test]
    fn a_title_is_found_in_the_ways_editors_write_it() {
        assert_eq!(
            cases("Secretary of the Treasury"),
            ["Secretary of the Treasury", "secretary of the Treasury", "secretary of the treasury"]
        );
        assert_eq!(cases("Treasury Secretary"), ["Treasury Secretary", "Treasury secretary", "treasury secretary"]);
        assert_eq!(cases("CIA Director"), ["CIA Director", "CIA director"]);
        assert_eq!(cases("minister of water"), ["minister of water", "Minister of Water"]);
    }

    #[test]
    fn a_title_of_several_has_the_plural_at_its_head() {
        for (title, wanted) in [
            ("Foreign Minister", vec!["Foreign Ministers"]),
            ("Secretary of State", vec!["Secretaries of State"]),
            ("Attorney General", vec!["Attorneys General", "Attorney Generals"]),
            ("Sen.", vec!["Sens."]),
            ("Chairman", vec!["Chairmen"]),
            ("Director of the Office of Management and Budget", vec![]),
        ] {
            assert_eq!(plurals(title), wanted);
        }
    }
}
