//! Which of those that may be meant stands first: who the text is of, then who is in office on its day.

use std::cmp::Reverse;

use crate::calendar::Date;
use crate::features::hover::{AsOf, When};
use crate::gazetteer::{Gazetteer, Office, Official, Place, PlaceKind, TermEnd};

use super::role::{Role, rank};

/// So many days a record still speaks of who is in office after it ends, and
/// an office that was left is fresh in mind: a year.
const FRESH: i64 = 366;

/// Where something stands among others; the least is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Order<'w> {
    tier: Tier,
    /// Whether what is typed begins only a later word of the name.
    inner: bool,
    /// The rank of the office, the highest 0.
    rank: u8,
    /// Of those who left, when they did: the last first.
    left: Reverse<Option<Date>>,
    /// Fewer people live there, or in the country it is an office of. What is
    /// of no country is of the world.
    fewer: u64,
    name: &'w str,
}

/// The first thing that tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// Named in the text above.
    Named,
    /// In office as far as can be known, or a country.
    Current,
    /// A place within one.
    Place,
    /// Out of office for less than a year.
    JustLeft,
    /// Perhaps in office: the record is old.
    Doubtful,
    /// Out of office, or not yet in.
    Other,
}

impl<'w> Order<'w> {
    /// A person whom only the text names.
    pub(super) const fn of_person(name: &'w str) -> Self {
        Self { tier: Tier::Named, inner: false, rank: 0, left: Reverse(None), fewer: 0, name }
    }

    /// An official in the `role` by which the text would call them; `inner`
    /// says whether what is typed begins only a later word of their name.
    pub(super) fn of_official(
        gazetteer: &Gazetteer,
        official: &'w Official,
        role: Option<&Role<'_>>,
        as_of: AsOf,
        (named, inner): (bool, bool),
    ) -> Self {
        let tier = match role {
            _ if named => Tier::Named,
            Some(role) => tier_of(role, as_of.date),
            None => Tier::Other,
        };
        let left = role.filter(|role| role.when == When::Earlier).and_then(Role::reached);
        Self {
            tier,
            inner,
            rank: role.map_or(u8::MAX, Role::rank),
            left: Reverse(left),
            fewer: role.map_or(u64::MAX, |role| fewer(gazetteer, role.office)),
            name: &official.name,
        }
    }

    /// An office, by one of its titles.
    pub(super) fn of_office(gazetteer: &Gazetteer, office: &'w Office, is_held: bool) -> Self {
        let tier = if is_held { Tier::Current } else { Tier::Other };
        let fewer = fewer(gazetteer, office);
        Self { tier, inner: false, rank: rank(office.class), left: Reverse(None), fewer, name: office.title() }
    }

    /// A place.
    pub(super) fn of_place(place: &'w Place) -> Self {
        let is_wide = matches!(place.kind, PlaceKind::Country | PlaceKind::Union);
        let tier = if is_wide { Tier::Current } else { Tier::Place };
        let fewer = u64::MAX - place.population.unwrap_or_default();
        Self { tier, inner: false, rank: 0, left: Reverse(None), fewer, name: &place.name }
    }
}

fn tier_of(role: &Role<'_>, date: Option<Date>) -> Tier {
    let is_fresh = |day: Option<Date>| {
        let days = date.zip(day).map(|(date, day)| date.duration_since(day).as_hours() / 24);
        days.is_none_or(|days| days <= FRESH)
    };
    match role.when {
        When::Now => Tier::Current,
        When::Maybe => {
            let known_to = role.term.as_of.or(role.term.provenance.registry.as_of);
            let is_open = role.term.end == TermEnd::Open;
            if is_open && is_fresh(known_to) { Tier::Current } else { Tier::Doubtful }
        }
        // Of an end that nobody knows, nothing says that it was lately.
        When::Earlier if matches!(role.term.end, TermEnd::On(_)) && is_fresh(role.reached()) => Tier::JustLeft,
        When::Earlier | When::Later => Tier::Other,
    }
}

/// What sorts an office of a larger country before one of a smaller.
fn fewer(gazetteer: &Gazetteer, office: &Office) -> u64 {
    let Some(country) = office.country else { return 0 };
    u64::MAX - gazetteer.place(country).and_then(|country| country.population).unwrap_or_default()
}

/// Whether `typed` begins a word of one of an official's names, and not only
/// what stands behind a hyphen, which nobody types first: that is
/// looked for from the fourth letter on.
pub(super) fn begins_word(official: &Official, typed: &str) -> bool {
    const LEAST: usize = 4;
    typed.chars().filter(|c| c.is_alphanumeric()).count() >= LEAST
        || official.names().any(|name| {
            let words = name.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
            let mut starts = std::iter::once(0).chain(words).filter_map(|at| name.get(at..));
            starts.any(|rest| crate::gazetteer::begins_as(rest, typed))
        })
}
