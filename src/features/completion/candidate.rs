//! One person, office or place that may be meant, and the ways in which it can be written.

use rustc_hash::FxHashSet;

use crate::calendar::Date;
use crate::features::hover::{AsOf, When, official_facts, term_facts};
use crate::features::render::{place_in_words, since_in_words, term_in_words};
use crate::gazetteer::{Gazetteer, Office, OfficeId, Official, OfficialId, OldName, Place, PlaceId, begins_as};

use super::name::Before;
use super::order::{Order, begins_word};
use super::role::{Role, stands_before_name};
use super::{Completion, CompletionKind, Subject};

/// What names are offered in.
pub(super) struct Context<'w> {
    pub(super) gazetteer: &'w Gazetteer,
    pub(super) as_of: AsOf,
    /// From the name's first letter to the cursor.
    pub(super) typed: &'w str,
    pub(super) before: Before,
    /// Whether a sentence begins with it.
    pub(super) opens: bool,
    /// Whom the text above names in full.
    pub(super) introduced: FxHashSet<OfficialId>,
}

/// Who or what may be meant.
#[derive(Debug)]
pub(super) enum Candidate<'w> {
    /// An official.
    Official { id: OfficialId, official: &'w Official, first: bool, role: Option<Role<'w>> },
    /// An office. So many bytes of what is typed are its country.
    Office { id: OfficeId, lead: usize },
    /// A place.
    Place { id: PlaceId, place: &'w Place },
    /// A person whom only the text names.
    Person { full: &'w str, short: &'w str },
}

impl<'w> Candidate<'w> {
    /// The official `id`; `first` says whether a name of theirs begins as typed, and not only a later word of one.
    pub(super) fn official(id: OfficialId, first: bool, context: &Context<'w>) -> Option<Self> {
        let official = context.gazetteer.official(id)?;
        let role = Role::of(context.gazetteer, official, context.as_of, &context.before.offices);
        Some(Self::Official { id, official, first, role })
    }

    /// The office `id`, if it has a title of the day that begins as typed.
    pub(super) fn office(id: OfficeId, lead: usize, context: &Context<'w>) -> Option<Self> {
        let office = context.gazetteer.office(id)?;
        title_as_typed(office, context.typed, context.as_of.date)?;
        Some(Self::Office { id, lead })
    }

    /// The place `id`.
    pub(super) fn place(id: PlaceId, context: &Context<'w>) -> Option<Self> {
        Some(Self::Place { id, place: context.gazetteer.place(id)? })
    }

    /// Whether it can stand behind what stands before it.
    pub(super) fn is_wanted(&self, context: &Context<'_>) -> bool {
        let titled = !context.before.offices.is_empty();
        match self {
            Self::Official { role: None, .. } if titled => false,
            Self::Official { official, .. } => begins_word(official, context.typed),
            Self::Place { .. } | Self::Office { .. } => !titled && !context.before.addressed,
            Self::Person { .. } => true,
        }
    }

    /// Whether it is somebody in office on the day.
    pub(super) fn is_current(&self) -> bool {
        let role = if let Self::Official { role, .. } = self { *role } else { None };
        role.is_some_and(|role| matches!(role.when, When::Now | When::Maybe))
    }

    /// By what it is sorted among others.
    pub(super) fn order(&self, context: &Context<'w>) -> Option<Order<'w>> {
        let gazetteer = context.gazetteer;
        Some(match self {
            Self::Person { full, .. } => Order::of_person(full),
            Self::Official { id, official, first, role } => {
                let named = context.introduced.contains(id);
                Order::of_official(gazetteer, official, role.as_ref(), context.as_of, (named, !first))
            }
            Self::Office { id, .. } => {
                Order::of_office(gazetteer, gazetteer.office(*id)?, holder(context, *id).is_some())
            }
            Self::Place { place, .. } => Order::of_place(place),
        })
    }

    /// The ways to write it, best first.
    pub(super) fn items(&self, context: &Context<'_>) -> Vec<Completion> {
        match self {
            Self::Official { id, official, role, .. } => people(context, *id, official, *role),
            Self::Office { id, lead } => titles(context, *id, *lead),
            Self::Place { id, place } => vec![place_item(context, *id, place)],
            Self::Person { full, short } => {
                let named = |name: &str| Completion::new(name.to_owned(), CompletionKind::Person);
                let mut items = vec![named(short), named(full)];
                items.dedup();
                items
            }
        }
    }
}

fn people(context: &Context<'_>, id: OfficialId, official: &Official, role: Option<Role<'_>>) -> Vec<Completion> {
    let facts = role.and_then(|role| term_facts(context.gazetteer, role.term, context.as_of));
    let begins = Gazetteer::as_typed(context.typed, official.names()).unwrap_or_default();
    let item = |label: String| Completion {
        note: facts.as_ref().map(since_in_words),
        detail: facts.as_ref().map(term_in_words),
        filter: filter(&begins, &label),
        subject: Some(Subject::Official(id)),
        ..Completion::new(label, CompletionKind::Person)
    };
    let full = || item(official.name.to_string());
    let short = official.short.as_deref().filter(|short| **short != *official.name && !official.needs_title());
    let short = || short.map(|short| item(short.to_owned()));
    if context.before.addressed {
        return vec![short().unwrap_or_else(full)];
    }
    let is_known = context.introduced.contains(&id);
    let titled = role.filter(|role| context.before.offices.is_empty() && role.when != When::Later).map(|role| {
        let mut label = role.titled(context.gazetteer, &official.name, context.as_of.date);
        if context.before.qualified {
            label = label.strip_prefix("former ").map(str::to_owned).unwrap_or(label);
        }
        item(if context.opens { capitalised(&label) } else { label })
    });
    if is_known {
        return short().into_iter().chain([full()]).chain(titled).collect();
    }
    titled.into_iter().chain([full()]).collect()
}

/// The title with its holder, and the title alone.
fn titles(context: &Context<'_>, id: OfficeId, lead: usize) -> Vec<Completion> {
    let Some(office) = context.gazetteer.office(id) else { return Vec::new() };
    let (country, typed) = context.typed.split_at_checked(lead).unwrap_or(("", context.typed));
    let Some(title) = title_as_typed(office, typed, context.as_of.date) else { return Vec::new() };
    let title = format!("{country}{title}");
    let named = holder(context, id).map(|(holder, official)| {
        let facts = official_facts(context.gazetteer, holder, context.as_of);
        let term = facts.and_then(|facts| facts.terms.into_iter().find(|term| term.office.id == id));
        let label = format!("{title} {}", official.name);
        Completion {
            note: term.as_ref().map(since_in_words),
            detail: term.as_ref().map(term_in_words),
            subject: Some(Subject::Official(holder)),
            ..Completion::new(label, CompletionKind::Person)
        }
    });
    let country = office.country.and_then(|country| context.gazetteer.place(country));
    let of = country.map(|country| country.name.to_string()).or_else(|| office.body.as_deref().map(str::to_owned));
    let alone =
        Completion { note: of, subject: Some(Subject::Office(id)), ..Completion::new(title, CompletionKind::Office) };
    named.into_iter().chain([alone]).collect()
}

/// Who sits in an office on the day, for certain or else perhaps; nobody where several do.
fn holder<'w>(context: &Context<'w>, id: OfficeId) -> Option<(OfficialId, &'w Official)> {
    let gazetteer = context.gazetteer;
    let roles = gazetteer.holders(id).filter_map(|holder| {
        let official = gazetteer.official(holder)?;
        Some((holder, official, Role::of(gazetteer, official, context.as_of, &[id])?.when))
    });
    let mut current: Vec<_> = roles.filter(|(.., when)| matches!(when, When::Now | When::Maybe)).collect();
    if current.iter().any(|(.., when)| *when == When::Now) {
        current.retain(|(.., when)| *when == When::Now);
    }
    match current.as_slice() {
        [(holder, official, _)] => Some((*holder, official)),
        _ => None,
    }
}

/// The title of the day that begins with what is typed.
fn title_as_typed<'o>(office: &'o Office, typed: &str, date: Option<Date>) -> Option<&'o str> {
    let current = office.titles.iter().filter(|title| date.is_none_or(|date| title.is_current(date)));
    let begun = || current.clone().map(|title| &*title.text).filter(|text| begins_as(text, typed));
    begun().find(|text| stands_before_name(text)).or_else(|| begun().next())
}

fn place_item(context: &Context<'_>, id: PlaceId, place: &Place) -> Completion {
    let begins = Gazetteer::as_typed(context.typed, place.names()).unwrap_or_default();
    let label = place_label(place, context);
    let detail = place_in_words(context.gazetteer, id);
    Completion {
        detail: detail.clone(),
        note: detail,
        filter: filter(&begins, label),
        subject: Some(Subject::Place(id)),
        ..Completion::new(label.to_owned(), CompletionKind::Place)
    }
}

/// The name that is being typed, of the day where that is another than the one of today.
fn place_label<'p>(place: &'p Place, context: &Context<'_>) -> &'p str {
    let then = context.as_of.date.and_then(|date| {
        let until = |old: &OldName| old.until.map(|until| until.earliest()).filter(|until| date <= *until);
        let from = |old: &OldName| old.from.is_none_or(|from| from.latest() <= date);
        let old = place.old_names.iter().filter(|old| from(old) && until(old).is_some());
        old.min_by_key(|old| until(old)).map(|old| &*old.text)
    });
    let name = then.unwrap_or(&place.name);
    let others = place.aliases.iter().chain(&place.adjectives).chain(&place.demonyms).map(|other| &**other);
    let names = std::iter::once(name).chain(others);
    names.into_iter().find(|name| begins_as(name, context.typed)).unwrap_or(name)
}

/// What typed letters are held against: the name as it is being typed, then as it will be written.
fn filter(begins: &str, label: &str) -> String {
    if label.starts_with(begins) { label.to_owned() } else { format!("{begins} {label}") }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
