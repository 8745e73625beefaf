//! Whom or what a mention means, to find the other mentions of it.

use crate::analysis::{Introduced, Mention, MentionForm, Passage, Referent};
use crate::document::Placed;
use crate::gazetteer::Gazetteer;
use crate::text::Span;
use crate::workspace::Briefing;

/// One person, office or place, as a mention means it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Identity<'w> {
    referent: &'w Referent,
    /// As the mention is written.
    written: &'w str,
    /// The full name of a person.
    name: Option<&'w str>,
}

impl<'w> Identity<'w> {
    /// What `mention`, which is written so, means.
    pub(super) fn of(mention: &'w Mention, written: &'w str, gazetteer: &'w Gazetteer) -> Self {
        let name = match &mention.referent {
            Referent::Official(id) => gazetteer.official(*id).map(|official| &*official.name),
            Referent::Person(name) => Some(name.as_str()),
            _ => None,
        };
        Self { referent: &mention.referent, written, name }
    }

    /// Whether `mention` in `placed` is one of it. Of several officials or
    /// places that may be meant each is. "Beijing said" is of the city of that name as well.
    pub(super) fn is_of(&self, mention: &Mention, placed: &Placed) -> bool {
        let is_place = |referent: &Referent| matches!(referent, Referent::Government(_) | Referent::Place(_));
        match (self.referent, &mention.referent) {
            (one, other) if one == other => true,
            (Referent::AmbiguousOfficial(ids), Referent::Official(id))
            | (Referent::Official(id), Referent::AmbiguousOfficial(ids)) => ids.contains(id),
            (Referent::AmbiguousPlace(ids), Referent::Place(id))
            | (Referent::Place(id), Referent::AmbiguousPlace(ids)) => ids.contains(id),
            (one, other) => is_place(one) && is_place(other) && mention.span.of(&placed.block.text) == self.written,
        }
    }

    /// Whether it is a person whose full name is `name`.
    pub(super) fn is_called(&self, name: &str) -> bool {
        self.name == Some(name)
    }
}

/// Where `identity` is named in full for the first time, or else named at
/// all, in bytes of the document. A name that may mean several introduces none of them.
pub(super) fn introduction(briefing: &Briefing, identity: &Identity<'_>) -> Option<Span> {
    let passages = briefing.document().blocks().iter().zip(briefing.reading().passages());
    let named = passages.flat_map(|(placed, passage)| passage.mentions.iter().map(move |mention| (placed, mention)));
    let mut first = None;
    for (placed, mention) in named.filter(|(placed, mention)| identity.is_of(mention, placed)) {
        if matches!(mention.referent, Referent::AmbiguousOfficial(_) | Referent::AmbiguousPlace(_)) {
            continue;
        }
        let span = mention.span.shifted(placed.start);
        if matches!(mention.form, MentionForm::Full | MentionForm::Place) {
            return Some(span);
        }
        first.get_or_insert(span);
    }
    first
}

/// For each mention of `passage` whether it is the first in the document to name its person.
#[must_use]
pub fn introductions(passage: &Passage) -> Vec<bool> {
    // Both lists are in the order of the text.
    let mut people = passage.introduces.iter().filter(|known| known.place.is_none() && !known.again).peekable();
    let is_next = |mention| people.next_if(|person| is_of(person, mention)).is_some();
    passage.mentions.iter().map(is_next).collect()
}

fn is_of(person: &Introduced, mention: &Mention) -> bool {
    match (&mention.referent, person.official) {
        (Referent::Official(id), Some(official)) => *id == official,
        (Referent::Person(name), None) => *name == person.full,
        _ => false,
    }
}
