//! Which official, place or person a name means, as of the document's date and after what was named before.

use std::ops::Range;
use std::sync::Arc;

use crate::analysis::cast::{Asks, Introduced, Key, Known};
use crate::analysis::syntax::{Syntax, Tag};
use crate::analysis::{Mention, MentionForm, Premises, Referent, TitleUse};
use crate::document::{Block, TokenKind};
use crate::gazetteer::{BareShort, Gazetteer, Metonym, OfficeId, Official, OfficialId, PlaceForm, PlaceId, PlaceKind};
use crate::text::Span;

use super::draft::{Candidates, Draft, DraftTitle};
use super::marks::marked_people;
use super::whereabouts::{self, Meant, Whereabouts};

/// Words before a place that say where, so that the place is meant and not its government.
const LOCATIVE: [&str; 17] = [
    "in",
    "at",
    "near",
    "from",
    "to",
    "around",
    "outside",
    "across",
    "through",
    "into",
    "throughout",
    "toward",
    "towards",
    "inside",
    "off",
    "via",
    "for",
];

/// Resolves names in the order of the text.
pub(in crate::analysis) struct Resolver<'a> {
    pub(in crate::analysis) gazetteer: &'a Gazetteer,
    pub(in crate::analysis) premises: &'a Premises,
    pub(in crate::analysis) known: Known<'a>,
}

impl Resolver<'_> {
    /// The mention `draft` is, if it is one here.
    pub(in crate::analysis) fn mention(&mut self, lookup: &Context<'_>, draft: &Draft) -> Option<Mention> {
        let mark = self.known.introduced();
        let (referent, form, titles) = match draft {
            Draft::Name { tokens, titles, .. } | Draft::Unknown { tokens, titles, .. }
                if let Some(id) = lookup.marked_person(tokens) =>
            {
                let referent = Referent::Official(id);
                self.introduce_official(&referent);
                let short = self.gazetteer.official(id).map_or("", short_name);
                let whole = tokens.len() > 1 && lookup.text_of(tokens) != short;
                (referent, if whole { MentionForm::Full } else { MentionForm::Short }, titles.as_slice())
            }
            Draft::Name { tokens, candidates, titles } => {
                let (referent, form) = self.name(lookup, tokens, candidates, titles)?;
                (referent, form, titles.as_slice())
            }
            Draft::Title(title) => (self.office(lookup, title)?, MentionForm::Title, std::slice::from_ref(title)),
            Draft::Unknown { tokens, titles, person } => {
                let (referent, form) = self.unknown(lookup, tokens, *person)?;
                (referent, form, titles.as_slice())
            }
        };
        let tokens = draft.tokens().clone();
        let span = lookup.span(&tokens)?;
        Some(Mention {
            span,
            referent,
            form,
            titles: titles.iter().filter_map(|title| lookup.title_use(title)).collect(),
            quoted: lookup.quoted(&tokens),
            first: self.known.introduced() > mark,
            tokens,
        })
    }

    /// The office a title means: the only one it can be, or the only one of
    /// which it is the full title (`Secretary of Defense`).
    fn office(&self, lookup: &Context<'_>, title: &DraftTitle) -> Option<Referent> {
        if title.bare {
            return None;
        }
        if let [only] = title.offices.as_slice() {
            return Some(Referent::Office(*only));
        }
        let written = lookup.text_of(&title.tokens);
        let is_full = |id: &&OfficeId| {
            self.gazetteer.office(**id).is_some_and(|office| office.title().eq_ignore_ascii_case(written))
        };
        let mut full = title.offices.iter().filter(is_full);
        match (full.next(), full.next()) {
            (Some(only), None) => Some(Referent::Office(*only)),
            _ => None,
        }
    }

    fn name(
        &mut self,
        lookup: &Context<'_>,
        tokens: &Range<usize>,
        candidates: &Candidates,
        titles: &[DraftTitle],
    ) -> Option<(Referent, MentionForm)> {
        if !candidates.full.is_empty() {
            let referent = self.choose(&candidates.full, titles)?;
            self.introduce_official(&referent);
            return Some((referent, MentionForm::Full));
        }
        if !candidates.short.is_empty()
            && let Some(referent) = self.short(lookup, tokens, &candidates.short, titles)
            && (candidates.places.is_empty() || !lookup.is_located(tokens))
        {
            return Some((referent, MentionForm::Short));
        }
        if !candidates.places.is_empty() {
            return self.named_place(lookup, tokens, &candidates.places);
        }
        let given = candidates.given.iter().find(|id| self.known.has(**id))?;
        Some((Referent::Official(*given), MentionForm::Given))
    }

    /// The one of `ids` that the titles or the date tell, or that there is no other than.
    fn choose(&self, ids: &[OfficialId], titles: &[DraftTitle]) -> Option<Referent> {
        if let [only] = ids {
            return Some(Referent::Official(*only));
        }
        let holders: Vec<OfficialId> = ids.iter().copied().filter(|id| self.ever_held(*id, titles)).collect();
        if let [only] = holders.as_slice() {
            return Some(Referent::Official(*only));
        }
        let rest = if holders.is_empty() { ids } else { &holders };
        let in_office: Vec<OfficialId> = self.premises.date.map_or_else(Vec::new, |date| {
            rest.iter().copied().filter(|id| self.gazetteer.offices_on(*id, date).next().is_some()).collect()
        });
        match (in_office.as_slice(), rest) {
            ([only], _) => Some(Referent::Official(*only)),
            (_, []) => None,
            (_, rest) => Some(Referent::AmbiguousOfficial(rest.to_vec())),
        }
    }

    fn ever_held(&self, id: OfficialId, titles: &[DraftTitle]) -> bool {
        self.gazetteer.official(id).is_some_and(|official| {
            official.terms.iter().any(|term| titles.iter().any(|title| title.offices.contains(&term.office)))
        })
    }

    /// Whom a name used alone means: who held the title before it, or who was introduced.
    fn short(
        &mut self,
        lookup: &Context<'_>,
        tokens: &Range<usize>,
        ids: &[OfficialId],
        titles: &[DraftTitle],
    ) -> Option<Referent> {
        let name = lookup.text_of(tokens);
        // "Mrs. Trump" may well be somebody else than the one whom everybody knows by the name.
        let is_known_alone = |id: &OfficialId| {
            self.gazetteer.official(*id).is_some_and(|official| official.bare_short == BareShort::Always)
        };
        let is_wife = titles.is_empty() && ids.iter().any(is_known_alone) && lookup.is_addressed_as_woman(tokens);
        let stranger = {
            let is_unknown = |known: &&Arc<Introduced>| known.official.is_none();
            let mut called = self.known.called(name).filter(|known| known.short == name);
            let found = if is_wife { called.find(is_unknown) } else { called.next().filter(is_unknown) };
            found.map(|known| known.full.clone())
        };
        let officials: Vec<OfficialId> = ids.iter().copied().filter(|id| self.known.has(*id)).collect();
        if !titles.is_empty() {
            let pool = if officials.iter().any(|id| self.ever_held(*id, titles)) { officials.as_slice() } else { ids };
            let referent = self.choose(pool, titles)?;
            self.introduce_official(&referent);
            return Some(referent);
        }
        let always = |id: &OfficialId| {
            !is_wife && self.gazetteer.official(*id).is_some_and(|official| official.bare_short == BareShort::Always)
        };
        if let Some(full) = stranger
            && !ids.iter().any(always)
        {
            return Some(Referent::Person(full));
        }
        match officials.as_slice() {
            [] => {}
            [only] => return Some(Referent::Official(*only)),
            _ => return Some(Referent::AmbiguousOfficial(officials)),
        }
        let always: Vec<OfficialId> = ids.iter().copied().filter(always).collect();
        let [only] = always.as_slice() else { return None };
        let referent = Referent::Official(*only);
        self.introduce_official(&referent);
        Some(referent)
    }

    /// What the name of a place means: the place, the government there, one
    /// of several, or a person of that name who was introduced.
    fn named_place(
        &mut self,
        lookup: &Context<'_>,
        tokens: &Range<usize>,
        places: &[(PlaceId, PlaceForm)],
    ) -> Option<(Referent, MentionForm)> {
        let name = lookup.text_of(tokens);
        let demonym = places.iter().all(|(_, form)| *form == PlaceForm::Demonym);
        // "Cuban said" is a person's, once one of that name was named; "Cuban officials said" is not.
        let is_person = if demonym { lookup.acts(tokens) } else { !lookup.is_located(tokens) };
        if is_person && let Some(person) = self.known.called(name).next() {
            let referent = person.official.map_or_else(|| Referent::Person(person.full.clone()), Referent::Official);
            return Some((referent, MentionForm::Short));
        }
        match self.place_meant(lookup, tokens, places)? {
            Meant::One(id, form) => self.place(lookup, tokens, id, form),
            Meant::Several(ids, PlaceForm::Demonym) => Some((Referent::AmbiguousPlace(ids), MentionForm::Demonym)),
            Meant::Several(ids, _) => Some((Referent::AmbiguousPlace(ids), MentionForm::Place)),
        }
    }

    fn place(
        &self,
        lookup: &Context<'_>,
        tokens: &Range<usize>,
        id: PlaceId,
        form: PlaceForm,
    ) -> Option<(Referent, MentionForm)> {
        let place = self.gazetteer.place(id)?;
        let referent = match form {
            PlaceForm::Demonym => return Some((Referent::Place(id), MentionForm::Demonym)),
            PlaceForm::Metonym => self.seat(id),
            PlaceForm::Name | PlaceForm::OldName => {
                let speaks = lookup.is_source(tokens);
                let located = lookup.is_located(tokens);
                if speaks && !located && place.kind == PlaceKind::City && place.stands_for.is_none() {
                    // A city without a government speaks for nobody: "Austin said" is said by a person.
                    return None;
                }
                let acts = speaks || place.stands_for.is_some() && lookup.acts(tokens);
                if acts && !located { self.government(id) } else { Referent::Place(id) }
            }
        };
        Some((referent, MentionForm::Place))
    }

    fn seat(&self, place: PlaceId) -> Referent {
        match self.gazetteer.place(place).and_then(|place| place.stands_for) {
            Some(Metonym::Government(of)) => Referent::Government(of),
            Some(Metonym::Office(office)) => Referent::Office(office),
            None => Referent::Place(place),
        }
    }

    /// The government a place stands for: that of its country, where it is no country itself.
    fn government(&self, place: PlaceId) -> Referent {
        match self.gazetteer.place(place).and_then(|place| place.stands_for) {
            Some(Metonym::Government(of)) => Referent::Government(of),
            _ if self.gazetteer.place(place).is_some_and(|place| place.kind.has_offices()) => {
                Referent::Government(place)
            }
            _ => Referent::Place(place),
        }
    }

    fn unknown(
        &mut self,
        lookup: &Context<'_>,
        tokens: &Range<usize>,
        person: bool,
    ) -> Option<(Referent, MentionForm)> {
        let name = lookup.text_of(tokens);
        let known = self.known.called(name).find(|known| known.full == name || tokens.len() == 1);
        if let Some(known) = known {
            let known = Introduced { again: true, ..Introduced::clone(known) };
            let form = if known.full == name && tokens.len() > 1 { MentionForm::Full } else { MentionForm::Short };
            let referent = known.official.map_or_else(|| Referent::Person(known.full.clone()), Referent::Official);
            if form == MentionForm::Full {
                self.name_again(known);
            }
            return Some((referent, form));
        }
        if !person {
            return None;
        }
        let form = if tokens.len() > 1 { MentionForm::Full } else { MentionForm::Short };
        let short = lookup.text_of(&(tokens.end - 1..tokens.end)).to_owned();
        self.known.introduce(Introduced { short, official: None, full: name.to_owned(), place: None, again: false });
        Some((Referent::Person(name.to_owned()), form))
    }

    /// Notes which place `name` was found to mean, or in which country it is, if that is news.
    pub(super) fn introduce_place(&mut self, name: &str, place: Option<PlaceId>, contested: bool) {
        let Some(id) = place else { return };
        let is_news = if contested { self.known.place_called(name) != Some(id) } else { !self.known.has_place(id) };
        if is_news {
            let known =
                Introduced { short: name.to_owned(), official: None, full: name.to_owned(), place, again: false };
            self.known.introduce(known);
        }
    }

    fn introduce_official(&mut self, referent: &Referent) {
        let Referent::Official(id) = referent else { return };
        let again = self.known.has(*id);
        let Some(official) = self.gazetteer.official(*id) else { return };
        let short = short_name(official);
        let known = Introduced {
            short: short.to_owned(),
            official: Some(*id),
            full: official.name.to_string(),
            place: None,
            again,
        };
        if again {
            self.name_again(known);
        } else {
            self.known.introduce(known);
        }
    }

    /// Notes that somebody known is named in full, where another of that name was named since.
    fn name_again(&mut self, known: Introduced) {
        let latest = self.known.called(&known.short).next();
        if latest.is_some_and(|latest| latest.full != known.full || latest.official != known.official) {
            self.known.introduce(known);
        }
    }
}

/// Of whom the reading of `block` has to know whether they were introduced above it.
pub(in crate::analysis) fn asks(block: &Block, drafts: &[Draft], gazetteer: &Gazetteer) -> Asks {
    let mut keys = Vec::new();
    for (_, id) in marked_people(block, drafts, gazetteer) {
        keys.push(Key::official(id));
        keys.extend(gazetteer.official(id).map(|official| Key::name(short_name(official))));
    }
    for draft in drafts {
        let (Draft::Name { tokens, .. } | Draft::Unknown { tokens, .. }) = draft else { continue };
        keys.push(Key::name(text_of(block, tokens)));
        if matches!(draft, Draft::Unknown { .. }) && tokens.len() > 1 {
            // Whether somebody else of the family was named since.
            keys.push(Key::name(text_of(block, &(tokens.end - 1..tokens.end))));
        }
        if let Draft::Name { candidates, .. } = draft {
            let named = candidates.full.iter().chain(&candidates.short);
            keys.extend(named.filter_map(|id| Some(Key::name(short_name(gazetteer.official(*id)?)))));
            let officials = candidates.full.iter().chain(&candidates.short).chain(&candidates.given);
            keys.extend(officials.map(|id| Key::official(*id)));
            keys.extend(whereabouts::asks(gazetteer, text_of(block, tokens), candidates));
        }
    }
    Asks::new(keys)
}

/// The name an official goes by alone.
fn short_name(official: &Official) -> &str {
    official.short.as_deref().unwrap_or_else(|| official.name.rsplit(' ').next().unwrap_or_default())
}

pub(super) fn span_of(block: &Block, tokens: &Range<usize>) -> Option<Span> {
    let last = tokens.end.checked_sub(1)?;
    Some(block.tokens.get(tokens.start)?.span.join(block.tokens.get(last)?.span))
}

fn text_of<'a>(block: &'a Block, tokens: &Range<usize>) -> &'a str {
    span_of(block, tokens).unwrap_or_default().of(&block.text)
}

/// What the syntax and the attributions say of a name's surroundings, kept so that a name can be resolved again without them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::analysis) struct Surroundings {
    /// First tokens of names that a source consists of or is headed by.
    pub(in crate::analysis) sources: Vec<usize>,
    /// First tokens of names that act: subjects and objects of verbs.
    pub(in crate::analysis) actors: Vec<usize>,
    /// First tokens of names behind a word that says where.
    pub(in crate::analysis) located: Vec<usize>,
    /// What tells which places are meant.
    pub(super) places: Whereabouts,
    /// By the first token of a name: the official whom the writer has marked it to mean.
    people: Vec<(usize, OfficialId)>,
}

impl Surroundings {
    /// Looks round every name of `drafts`.
    pub(in crate::analysis) fn of(
        syntax: &Syntax<'_>,
        block: &Block,
        drafts: &[Draft],
        sources: &[Range<usize>],
        gazetteer: &Gazetteer,
    ) -> Self {
        let places = Whereabouts::of(syntax, block, drafts, gazetteer);
        let mut round = Self { places, people: marked_people(block, drafts, gazetteer), ..Self::default() };
        let mut ends: Vec<(usize, usize)> = sources.iter().map(|source| (source.end, source.start)).collect();
        ends.sort_unstable();
        for draft in drafts {
            let Draft::Name { tokens, candidates, .. } = draft else { continue };
            if candidates.places.is_empty() {
                continue;
            }
            let start = tokens.start;
            let before = start.checked_sub(1);
            let behind = tokens.end;
            let source = sources
                .iter()
                .any(|source| source.end == tokens.end && source.len() <= tokens.len() + 1 && source.start <= start);
            // "By Washington think tanks" says of what kind they are.
            let describes = matches!(syntax.tag_at(behind), Tag::Noun | Tag::Hyphen)
                || syntax.tag_at(behind) == Tag::Name && syntax.case(behind).is_capital();
            // "A Washington bank" is of a place, whoever speaks for it.
            let is_kind = before.is_some_and(|before| syntax.is_any(before, &["a", "an", "another"]));
            if source && !describes && !is_kind {
                round.sources.push(start);
            }
            let located = before.is_some_and(|before| syntax.is_any(before, &LOCATIVE))
                || before.is_some_and(|before| {
                    syntax.is_mark(before, TokenKind::Comma) && before > 0 && syntax.tag_at(before - 1) == Tag::Name
                })
                || syntax.is_mark(behind, TokenKind::Comma) && syntax.tag_at(behind + 1) == Tag::Name;
            if located {
                round.located.push(start);
            }
            // "Ankara is preparing" acts; "Ankara is quiet" and "the streets of Ankara are empty" do not.
            let part = before.is_some_and(|before| syntax.is(before, "of"));
            let subject = match syntax.tag_at(behind) {
                Tag::Be => matches!(syntax.tag_at(behind + 1), Tag::Verb | Tag::Adverb),
                Tag::Verb | Tag::Have | Tag::Modal | Tag::Do | Tag::Adverb | Tag::Possessive => !part,
                _ => false,
            };
            let object = !describes
                && before.is_some_and(|before| {
                    matches!(syntax.tag_at(before), Tag::Verb)
                        || syntax.is_any(before, &["with", "between", "and", "by", "against", "on"])
                });
            if (subject && !is_kind) || object {
                round.actors.push(start);
            }
        }
        round
    }
}

/// A block as the resolver sees it.
pub(in crate::analysis) struct Context<'a> {
    pub(in crate::analysis) block: &'a Block,
    pub(in crate::analysis) round: &'a Surroundings,
    pub(in crate::analysis) quoted: &'a [Range<usize>],
}

impl<'a> Context<'a> {
    fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        span_of(self.block, tokens)
    }

    pub(super) fn text_of(&self, tokens: &Range<usize>) -> &'a str {
        text_of(self.block, tokens)
    }

    fn quoted(&self, tokens: &Range<usize>) -> bool {
        let at = self.quoted.partition_point(|range| range.end <= tokens.start);
        self.quoted.get(at).is_some_and(|range| range.start <= tokens.start)
    }

    fn title_use(&self, title: &DraftTitle) -> Option<TitleUse> {
        Some(TitleUse {
            span: self.span(&title.tokens)?,
            offices: title.offices.clone(),
            former: title.former.as_ref().and_then(|range| self.span(range)),
            qualifier: title.qualifier.as_ref().and_then(|range| self.span(range)),
            shared: title.shared,
        })
    }

    /// The official whom the writer has marked the name to mean.
    fn marked_person(&self, tokens: &Range<usize>) -> Option<OfficialId> {
        let at = self.round.people.binary_search_by_key(&tokens.start, |(start, _)| *start).ok()?;
        self.round.people.get(at).map(|(_, id)| *id)
    }

    /// Whether a form of address that only women have stands before the name.
    fn is_addressed_as_woman(&self, tokens: &Range<usize>) -> bool {
        let before = tokens.start.checked_sub(1).and_then(|before| self.block.tokens.get(before));
        let word = before.map(|token| token.span.of(&self.block.text));
        matches!(word, Some("Mrs." | "Mrs" | "Ms." | "Ms" | "Miss"))
    }

    fn is_source(&self, tokens: &Range<usize>) -> bool {
        self.round.sources.binary_search(&tokens.start).is_ok()
    }

    fn acts(&self, tokens: &Range<usize>) -> bool {
        self.round.actors.binary_search(&tokens.start).is_ok()
    }

    pub(super) fn is_located(&self, tokens: &Range<usize>) -> bool {
        self.round.located.binary_search(&tokens.start).is_ok()
            || self
                .block
                .dateline
                .as_ref()
                .is_some_and(|line| self.span(tokens).is_some_and(|span| line.span.covers(span)))
    }
}
