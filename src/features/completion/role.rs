//! The title that stands before an official's name in a text of a day.

use std::cmp::Reverse;

use crate::calendar::Date;
use crate::features::hover::{AsOf, When, when};
use crate::gazetteer::{Gazetteer, Named, Office, OfficeClass, OfficeId, Official, Place, Term, TermEnd, TermStatus};

/// Titles of many, which say nothing by themselves.
const BARE: [&str; 7] = ["Commissioner", "Director", "Minister", "Ministers", "PM", "Secretary", "Spokesperson"];

/// What somebody was on a day, or was before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Role<'g> {
    pub(super) term: &'g Term,
    pub(super) office: &'g Office,
    /// How the term lies to the day.
    pub(super) when: When,
}

impl<'g> Role<'g> {
    /// The term by which `official` is called in a text of the day: of those
    /// that run the one of the highest office, of those that are over the
    /// last. Of `offices` only, if there are any.
    pub(super) fn of(
        gazetteer: &'g Gazetteer,
        official: &'g Official,
        as_of: AsOf,
        offices: &[OfficeId],
    ) -> Option<Self> {
        let terms = official.terms.iter().filter(|term| offices.is_empty() || offices.contains(&term.office));
        let roles = terms.filter_map(|term| {
            let date = as_of.date.or(term.as_of).or(term.provenance.registry.as_of);
            let when = date.map_or(When::Maybe, |date| when(term, date));
            Some(Self { term, office: gazetteer.office(term.office)?, when })
        });
        roles.min_by_key(|role| {
            let latest = Reverse(role.reached());
            match role.when {
                When::Now | When::Maybe => (role.when, role.rank(), latest),
                When::Earlier | When::Later => (role.when, 0, latest),
            }
        })
    }

    /// The last day it is known to have reached.
    pub(super) fn reached(&self) -> Option<Date> {
        match &self.term.end {
            TermEnd::On(end) => Some(end.latest()),
            _ => self.term.start.map(|start| start.earliest()),
        }
    }

    /// The rank of the office, the highest 0.
    pub(super) fn rank(&self) -> u8 {
        rank(self.office.class)
    }

    /// The name with the title before it: `Treasury Secretary Scott Bessent`,
    /// `former Treasury Secretary Janet Yellen`.
    pub(super) fn titled(&self, gazetteer: &Gazetteer, name: &str, date: Option<Date>) -> String {
        let title = before_name(gazetteer, self.office, date);
        let status = match self.term.status {
            _ if self.when == When::Earlier => return format!("former {title} {name}"),
            TermStatus::Full => "",
            TermStatus::Acting => return format!("acting {title} {name}"),
            TermStatus::Caretaker => return format!("caretaker {title} {name}"),
            TermStatus::Designate => "-designate",
            TermStatus::Elect => "-elect",
            TermStatus::Nominee => " nominee",
        };
        format!("{title}{status} {name}")
    }
}

/// The rank of an office among others, the highest 0.
pub(super) fn rank(class: OfficeClass) -> u8 {
    match class {
        OfficeClass::HeadOfState | OfficeClass::HeadOfGovernment => 0,
        OfficeClass::BodyHead | OfficeClass::Minister => 1,
        OfficeClass::CentralBanker => 2,
        OfficeClass::Deputy | OfficeClass::Governor => 3,
        OfficeClass::Envoy | OfficeClass::Legislator | OfficeClass::Military | OfficeClass::Judge => 4,
        OfficeClass::Adviser | OfficeClass::Spokesperson => 5,
        OfficeClass::Other => 6,
    }
}

/// The title of `office` as it stands before a name on the day, with the
/// country where another one has an office of the same title.
fn before_name(gazetteer: &Gazetteer, office: &Office, date: Option<Date>) -> String {
    let title = short_title(office, date);
    let country = office.country.and_then(|country| gazetteer.place(country));
    let Some(country) = country.filter(|_| is_shared(gazetteer, office, title)) else { return title.to_owned() };
    let is_said = country.names().any(|name| title.contains(name));
    if is_said { title.to_owned() } else { format!("{} {title}", attributive(country)) }
}

/// The first of the titles of the day that can stand before a name.
fn short_title(office: &Office, date: Option<Date>) -> &str {
    let current = || office.titles.iter().filter(|title| date.is_none_or(|date| title.is_current(date)));
    let dated = current().filter(|title| title.from.is_some());
    let all = || dated.clone().chain(current()).map(|title| &*title.text);
    all()
        .find(|text| stands_before_name(text))
        .unwrap_or_else(|| date.map_or(office.title(), |date| office.title_on(date)))
}

/// Whether a title says something before a name: neither `Secretary of the Treasury` nor `Secretary` does.
pub(super) fn stands_before_name(title: &str) -> bool {
    ![" of ", " for ", " to ", ", "].iter().any(|word| title.contains(word)) && !BARE.contains(&title)
}

/// Whether another country has an office of this title.
fn is_shared(gazetteer: &Gazetteer, office: &Office, title: &str) -> bool {
    gazetteer.beginning(title).iter().filter(|found| found.whole).any(|found| match found.named {
        Named::Office(id) => gazetteer.office(id).is_some_and(|other| other.country != office.country),
        _ => false,
    })
}

/// What stands before a title to say whose it is: `U.S.`, `French`.
fn attributive(country: &Place) -> &str {
    let letters =
        |alias: &str| alias.ends_with('.') && alias.bytes().all(|byte| byte == b'.' || byte.is_ascii_uppercase());
    let stops = country.aliases.first().filter(|alias| letters(alias));
    stops.or(country.adjectives.first()).map_or(&*country.name, |word| &**word)
}
