//! Looking up a person or a place by a name that somebody typed.

use crate::gazetteer::registry::nearest;
use crate::gazetteer::{Gazetteer, OfficeId, OfficialId, PlaceId, normal};

/// How well a name fits, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The name or the id.
    Name,
    /// Another full name.
    Alias,
    /// The name used alone, a demonym.
    Short,
    /// Every word of what was typed is in a name.
    Words,
}

impl Gazetteer {
    /// Officials called `name`, without regard to case and accents: those it
    /// names in full, or else those it is short for, or else those whose
    /// names have all its words.
    #[must_use]
    pub fn find_person(&self, name: &str) -> Vec<OfficialId> {
        let wanted = normal::folded(name);
        best(self.officials().filter_map(|(id, official)| {
            let full = [&official.name, &official.id].into_iter().map(|name| (Fit::Name, &**name));
            let aliases = official.aliases.iter().chain(&official.native).map(|name| (Fit::Alias, &**name));
            let short = official.short.iter().map(|name| (Fit::Short, &**name));
            Some((fit(&wanted, full.chain(aliases).chain(short))?, id))
        }))
    }

    /// Places called `name`, without regard to case and accents: by their
    /// name, or else another name, or else what their people are called.
    #[must_use]
    pub fn find_place(&self, name: &str) -> Vec<PlaceId> {
        let wanted = normal::folded(name);
        best(self.places().filter_map(|(id, place)| {
            let full = [&place.name, &place.id].into_iter().map(|name| (Fit::Name, &**name));
            let old = place.old_names.iter().map(|old| &old.text);
            let aliases = place.aliases.iter().chain(&place.long_name).chain(old).map(|name| (Fit::Alias, &**name));
            let people = place.demonyms.iter().chain(&place.adjectives).map(|name| (Fit::Short, &**name));
            Some((fit(&wanted, full.chain(aliases).chain(people))?, id))
        }))
    }

    /// Places that a text calls exactly `name`, by any of their names; a look
    /// in the tree of names, where [`Self::find_place`] goes through all.
    #[must_use]
    pub fn places_called(&self, name: &str) -> Vec<PlaceId> {
        let tokens = crate::document::tokenize(name, crate::text::Span::new(0, name.len()), &[]);
        let whole = self.recognise(name, &tokens).into_iter().find(|found| found.tokens == (0..tokens.len()));
        whole.map(|found| found.places().map(|(id, _)| id).collect()).unwrap_or_default()
    }

    /// Offices with this title, with or without their country before it
    /// (`U.S. Treasury Secretary`), and the office of this id.
    #[must_use]
    pub fn find_office(&self, title: &str) -> Vec<OfficeId> {
        let tokens = crate::document::tokenize(title, crate::text::Span::new(0, title.len()), &[]);
        let whole = self.recognise(title, &tokens).into_iter().find(|name| name.tokens == (0..tokens.len()));
        let wanted = normal::folded(title);
        let by_title = || {
            best(self.offices().filter_map(|(id, office)| {
                let titles = office.titles.iter().map(|title| &title.text);
                let names = std::iter::once(&office.id).chain(titles).map(|name| (Fit::Name, &**name));
                Some((fit(&wanted, names)?, id))
            }))
        };
        match whole.map(|name| name.offices().collect::<Vec<_>>()) {
            Some(offices) if !offices.is_empty() => offices,
            _ => by_title(),
        }
    }

    /// The person's name nearest to `name`, for "did you mean".
    #[must_use]
    pub fn suggest_person(&self, name: &str) -> Option<&str> {
        nearest(name, self.officials().map(|(_, official)| &*official.name))
    }

    /// The place's name nearest to `name`, for "did you mean".
    #[must_use]
    pub fn suggest_place(&self, name: &str) -> Option<&str> {
        nearest(name, self.places().map(|(_, place)| &*place.name))
    }
}

fn fit<'n>(wanted: &str, names: impl Iterator<Item = (Fit, &'n str)>) -> Option<Fit> {
    if wanted.is_empty() {
        return None;
    }
    names
        .filter_map(|(fit, name)| {
            let name = normal::folded(name);
            if name == wanted {
                return Some(fit);
            }
            let has = |word: &str| name.split(' ').any(|other| other == word);
            wanted.split(' ').all(has).then_some(Fit::Words)
        })
        .min()
}

/// The numbers of the best fit, in the order of the tables.
fn best<T>(found: impl Iterator<Item = (Fit, T)>) -> Vec<T> {
    let mut best = Vec::new();
    let mut reached = Fit::Words;
    for (fit, id) in found {
        if fit < reached {
            best.clear();
            reached = fit;
        }
        if fit == reached {
            best.push(id);
        }
    }
    best
}
