//! Which place a name means: by the unit named with it, by what is named near it and above it, or openly one of several.

use std::ops::Range;

use crate::analysis::cast::Key;
use crate::analysis::syntax::{Syntax, Tag};
use crate::document::{Block, TokenKind, tokenize};
use crate::gazetteer::{BareName, Gazetteer, PlaceForm, PlaceId, PlaceKind};
use crate::text::Span;

use super::draft::{Candidates, Draft};
use super::marks::{marked, marks};
use super::resolve::{Context, Resolver, span_of};

/// How many units lie in one another at most.
const DEEPEST: usize = 4;

/// Countries, by id, in which nearly every name has a namesake, and which are
/// named everywhere, so that naming them tells nothing of a city nearby.
const NAMED_EVERYWHERE: [&str; 2] = ["us", "ca"];

/// From this much on, what stands near tells even where a name counts only with its unit.
const CERTAIN: u8 = 3;

/// What a city's name with one of these behind it is not the city's any more.
const COUNTIES: [&str; 3] = ["county", "parish", "township"];

/// How far behind a comma the word stands that says what a place is: `Georgia, the former Soviet republic`.
const REACH: usize = 5;

/// What the text round the places of a block says of which ones they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::analysis) struct Whereabouts {
    /// By the first token of a name: what stands with it says.
    ruled: Vec<(usize, Ruling)>,
    /// By the first token of a name: places that stand in a row with it.
    peers: Vec<(usize, PlaceId)>,
    /// Places whose names mean nothing else unless the text says so.
    named: Vec<PlaceId>,
}

/// What the words that stand with a name say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ruling {
    /// It means this place.
    Means(PlaceId),
    /// It means one that the gazetteer does not have.
    Elsewhere,
    /// It means this place, whatever its name can mean: the writer has marked it so.
    Marked(PlaceId),
}

/// What a name of a place was found to mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meant {
    One(PlaceId, PlaceForm),
    Several(Vec<PlaceId>, PlaceForm),
}

/// A name of a place among the drafts.
struct Named<'d> {
    tokens: &'d Range<usize>,
    places: &'d [(PlaceId, PlaceForm)],
}

impl Whereabouts {
    /// Looks round every place of `drafts`.
    pub(in crate::analysis) fn of(syntax: &Syntax<'_>, block: &Block, drafts: &[Draft], gazetteer: &Gazetteer) -> Self {
        let names: Vec<Named<'_>> = drafts.iter().filter_map(named).collect();
        let marks = marks(block, "place", |id| gazetteer.place_by_id(id));
        let mut round = Self::default();
        for (index, name) in names.iter().enumerate() {
            let is_plain = |id: &PlaceId| gazetteer.place(*id).is_some_and(|place| place.bare == BareName::Always);
            let mut plain = name.ids().filter(is_plain);
            if let (Some(only), None) = (plain.next(), plain.next()) {
                round.named.push(only);
            }
            let before = index.checked_sub(1).and_then(|before| names.get(before));
            let next = names.get(index + 1);
            let marked = span_of(block, name.tokens).and_then(|span| marked(&marks, span));
            let ruling = marked.map(Ruling::Marked).or_else(|| ruling(syntax, gazetteer, name, before, next));
            if let Some(ruling) = ruling {
                round.ruled.push((name.tokens.start, ruling));
            }
            for peer in [before, next].into_iter().flatten().filter(|peer| is_row(syntax, name, peer)) {
                round.peers.extend(peer.places.iter().take(1).map(|(id, _)| (name.tokens.start, *id)));
            }
        }
        round.named.sort_unstable();
        round.named.dedup();
        round
    }

    fn ruled(&self, start: usize) -> Option<Ruling> {
        let at = self.ruled.binary_search_by_key(&start, |(start, _)| *start).ok()?;
        self.ruled.get(at).map(|(_, ruling)| *ruling)
    }
}

fn named(draft: &Draft) -> Option<Named<'_>> {
    match draft {
        Draft::Name { tokens, candidates, .. } if !candidates.places.is_empty() => {
            Some(Named { tokens, places: &candidates.places })
        }
        _ => None,
    }
}

/// What stands with a name: the unit it lies in behind a comma or `in`, a
/// place in it before a comma (`Albany, New York`), or what it is (`Georgia,
/// the former Soviet republic`). A city before a unit that it does not lie in
/// is another city.
fn ruling(
    syntax: &Syntax<'_>,
    gazetteer: &Gazetteer,
    name: &Named<'_>,
    before: Option<&Named<'_>>,
    next: Option<&Named<'_>>,
) -> Option<Ruling> {
    let (start, end) = (name.tokens.start, name.tokens.end);
    let ids = || name.places.iter().map(|(id, _)| *id);
    let comma = syntax.is_mark(end, TokenKind::Comma);
    let unit = abbreviated(syntax.text_at(end + 1)).filter(|_| comma).and_then(|id| gazetteer.place_by_id(id));
    let linked = comma || syntax.is(end, "in");
    let behind = next.filter(|next| linked && next.tokens.start == end + 1);
    let units: Vec<PlaceId> = unit.into_iter().chain(behind.into_iter().flat_map(Named::ids)).collect();
    if let Some(found) = ids().find(|id| above(gazetteer, *id).any(|above| units.contains(&above))) {
        return Some(Ruling::Means(found));
    }
    let unit_end = unit.map(|_| end + 2).or(behind.map(|next| next.tokens.end));
    if comma
        && unit_end.is_some_and(|at| is_closed(syntax, at))
        && units.iter().any(|id| gazetteer.place(*id).is_some_and(|unit| unit.kind == PlaceKind::State))
        && ids().all(|id| gazetteer.place(id).is_some_and(|place| place.kind == PlaceKind::City))
    {
        return Some(Ruling::Elsewhere);
    }
    let comma_before = start.checked_sub(1).is_some_and(|at| syntax.is_mark(at, TokenKind::Comma));
    let possessive = start.checked_sub(1).is_some_and(|at| syntax.tag_at(at) == Tag::Possessive);
    if let Some(inner) = before.filter(|before| before.tokens.end + 1 == start) {
        let lies_in =
            |id: &PlaceId| comma_before && inner.ids().any(|inner| above(gazetteer, inner).any(|it| it == *id));
        let owned = |id: &PlaceId| possessive && above(gazetteer, *id).any(|it| inner.ids().any(|inner| inner == it));
        if let Some(found) = ids().find(|id| lies_in(id) || owned(id)) {
            return Some(Ruling::Means(found));
        }
    }
    // "Montgomery County" is not the city, and "Burke County, Georgia" is in a state.
    let is_county = |at: usize| syntax.is_any(at, &COUNTIES) && syntax.case(at).is_capital();
    if is_county(end) && ids().all(|id| gazetteer.place(id).is_some_and(|place| place.kind == PlaceKind::City)) {
        return Some(Ruling::Elsewhere);
    }
    let behind_county = || (comma_before && start > 1 && is_county(start - 2)).then_some(PlaceKind::State);
    let kind = behind_county()
        .or_else(|| listed_as(syntax, start))
        .or_else(|| comma.then(|| described(syntax, end + 1)).flatten())?;
    let mut fitting = ids().filter(|id| gazetteer.place(*id).is_some_and(|place| place.kind == kind));
    let found = fitting.next()?;
    fitting.next().is_none().then_some(Ruling::Means(found))
}

impl Named<'_> {
    fn ids(&self) -> impl Iterator<Item = PlaceId> {
        self.places.iter().map(|(id, _)| *id)
    }
}

/// Whether a name and another are parts of one list: `Georgia, Armenia and Azerbaijan`.
fn is_row(syntax: &Syntax<'_>, name: &Named<'_>, other: &Named<'_>) -> bool {
    let gap = if other.tokens.start >= name.tokens.end {
        name.tokens.end..other.tokens.start
    } else {
        other.tokens.end..name.tokens.start
    };
    let joins = |at: usize| syntax.is_mark(at, TokenKind::Comma) || syntax.is_any(at, &["and", "or", "the"]);
    (1..=3).contains(&gap.len()) && gap.into_iter().all(joins)
}

/// What the words behind a comma say a place is.
fn described(syntax: &Syntax<'_>, at: usize) -> Option<PlaceKind> {
    if syntax.tag_at(at) != Tag::Determiner {
        return None;
    }
    let words = (at + 1..=at + REACH).take_while(|&at| syntax.kind(at) == Some(TokenKind::Word));
    for at in words {
        if syntax.is_any(at, &["country", "nation", "republic", "kingdom"]) {
            return Some(PlaceKind::Country);
        }
        if syntax.is(at, "state") {
            return Some(PlaceKind::State);
        }
    }
    None
}

/// What those are of which a place is named as one: `in states like New York`.
fn listed_as(syntax: &Syntax<'_>, start: usize) -> Option<PlaceKind> {
    let last = start.checked_sub(1)?;
    let such = syntax.is(last, "as") && last > 0 && syntax.is(last - 1, "such");
    let before = if such { last - 1 } else { last };
    if !such && !syntax.is_any(last, &["like", "including"]) {
        return None;
    }
    let words = (before.saturating_sub(REACH)..before).rev();
    let kinds = [("states", PlaceKind::State), ("countries", PlaceKind::Country), ("cities", PlaceKind::City)];
    words
        .take_while(|&at| syntax.kind(at) != Some(TokenKind::Stop))
        .find_map(|at| kinds.iter().find(|(word, _)| syntax.is(at, word)).map(|(_, kind)| *kind))
}

/// Whether a unit that ends before `at` closes the phrase, rather than being one of a list.
fn is_closed(syntax: &Syntax<'_>, at: usize) -> bool {
    match syntax.kind(at) {
        None | Some(TokenKind::Stop | TokenKind::CloseBracket | TokenKind::Semicolon | TokenKind::Dash) => true,
        Some(TokenKind::Comma) => !syntax.is_any(at + 1, &["and", "or"]) && !syntax.case(at + 1).is_capital(),
        _ => !syntax.is_any(at, &["and", "or"]),
    }
}

/// Everything `id` lies in, the nearest first.
fn above(gazetteer: &Gazetteer, id: PlaceId) -> impl Iterator<Item = PlaceId> {
    let up = move |id: &PlaceId| {
        let place = gazetteer.place(*id)?;
        place.within.or(place.country).filter(|above| above != id)
    };
    let country = gazetteer.place(id).and_then(|place| place.country).filter(move |country| *country != id);
    let chain = std::iter::successors(up(&id), up).take(DEEPEST);
    chain.chain(country)
}

impl Resolver<'_> {
    /// Which of `places` the name at `tokens` means; nothing if it means none of them here.
    pub(super) fn place_meant(
        &mut self,
        lookup: &Context<'_>,
        tokens: &Range<usize>,
        places: &[(PlaceId, PlaceForm)],
    ) -> Option<Meant> {
        let name = lookup.text_of(tokens);
        let meant = self.meant(lookup, tokens, places, name)?;
        if let Meant::One(id, _) = meant {
            let is_contested = places.len() > 1;
            let known = if is_contested { Some(id) } else { self.gazetteer.place(id).and_then(|place| place.country) };
            self.introduce_place(name, known, is_contested);
        }
        Some(meant)
    }

    fn meant(
        &self,
        lookup: &Context<'_>,
        tokens: &Range<usize>,
        places: &[(PlaceId, PlaceForm)],
        name: &str,
    ) -> Option<Meant> {
        let round = &lookup.round.places;
        let one = |id: PlaceId| places.iter().find(|(place, _)| *place == id).map(|(id, form)| Meant::One(*id, *form));
        if let Some(ruling) = round.ruled(tokens.start) {
            return match ruling {
                Ruling::Means(id) => one(id),
                Ruling::Elsewhere => None,
                Ruling::Marked(id) => Some(one(id).unwrap_or(Meant::One(id, PlaceForm::Name))),
            };
        }
        let located = lookup.is_located(tokens);
        // A longer name than the usual one, "Washington state", says by itself what is meant.
        let bare = |id: PlaceId| match self.gazetteer.place(id) {
            Some(place) if name.len() > place.name.len() => BareName::Always,
            Some(place) => place.bare,
            None => BareName::Qualified,
        };
        if let [(only, form)] = places
            && bare(*only) == BareName::Always
        {
            return Some(Meant::One(*only, *form));
        }
        if let Some(found) = self.nearest(round, tokens, places, located) {
            return one(found);
        }
        if let Some(found) = self.known.place_called(name).filter(|id| places.iter().any(|(place, _)| place == id)) {
            return one(found);
        }
        let usable: Vec<PlaceId> = places
            .iter()
            .map(|(id, _)| *id)
            .filter(|id| bare(*id) == BareName::Always || bare(*id) == BareName::Located && located)
            .collect();
        if let [_, _, ..] = usable.as_slice() {
            if let Some(found) = self.known_above(&usable) {
                return one(found);
            }
            let form = places.first().map_or(PlaceForm::Name, |(_, form)| *form);
            return Some(Meant::Several(usable, form));
        }
        usable.first().copied().and_then(one)
    }

    /// The one place for which what is named in the block speaks more than for the others.
    fn nearest(
        &self,
        round: &Whereabouts,
        tokens: &Range<usize>,
        places: &[(PlaceId, PlaceForm)],
        located: bool,
    ) -> Option<PlaceId> {
        let scores = places.iter().map(|(id, _)| {
            let by_names = round.named.iter().map(|named| self.speaks_for(*id, *named)).max().unwrap_or_default();
            let kind = |id: PlaceId| self.gazetteer.place(id).map(|place| place.kind);
            let first = round.peers.partition_point(|(start, _)| *start < tokens.start);
            let mut peers = round.peers.iter().skip(first).take_while(|(start, _)| *start == tokens.start);
            let is_peer = peers.any(|(_, peer)| kind(*peer) == kind(*id) && kind(*id) != Some(PlaceKind::City));
            (by_names + 2 * u8::from(is_peer), *id)
        });
        let mut scores: Vec<(u8, PlaceId)> = scores.collect();
        scores.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        let (best, id) = *scores.first()?;
        let rival = scores.get(1).map_or(0, |(score, _)| *score);
        let place = self.gazetteer.place(id)?;
        let enough = match place.bare {
            BareName::Always => 1,
            BareName::Located => 1 + u8::from(!located),
            // "Texas Governor … in Paris" is no Paris, Texas.
            BareName::Qualified if self.is_named_everywhere(place.country) => u8::MAX,
            BareName::Qualified => {
                if located {
                    1
                } else {
                    CERTAIN
                }
            }
        };
        (best >= enough && best > rival).then_some(id)
    }

    /// How much naming `named` speaks for `candidate`: that it lies there, that
    /// the two lie in one country, or that it is that country.
    fn speaks_for(&self, candidate: PlaceId, named: PlaceId) -> u8 {
        if named == candidate || above(self.gazetteer, named).any(|above| above == candidate) {
            return 4;
        }
        let Some(place) = self.gazetteer.place(candidate) else { return 0 };
        if place.within == Some(named) && place.within != place.country {
            return 3;
        }
        let Some(country) = place.country.filter(|country| *country != candidate) else { return 0 };
        let weak = u8::from(!self.is_named_everywhere(Some(country)));
        if named == country {
            return weak;
        }
        let inside = above(self.gazetteer, named).any(|above| above == country);
        let capital = self.gazetteer.place(named).is_some_and(|named| named.stands_for.is_some());
        match (inside, capital) {
            (false, _) => 0,
            (true, true) => weak,
            (true, false) => 2,
        }
    }

    fn is_named_everywhere(&self, country: Option<PlaceId>) -> bool {
        let country = country.and_then(|country| self.gazetteer.place(country));
        country.is_some_and(|country| NAMED_EVERYWHERE.contains(&&*country.id))
    }

    /// The one of several whose country was named above, or whose country the dateline is in.
    fn known_above(&self, places: &[PlaceId]) -> Option<PlaceId> {
        let country = |id: PlaceId| self.gazetteer.place(id).and_then(|place| place.country);
        let mut known = places.iter().copied().filter(|id| country(*id).is_some_and(|of| self.known.has_place(of)));
        if let (Some(only), None) = (known.next(), known.next()) {
            return Some(only);
        }
        let written = self.premises.place.as_deref()?;
        let tokens = tokenize(written, Span::new(0, written.len()), &[]);
        let there: Vec<PlaceId> = self
            .gazetteer
            .recognise(written, &tokens)
            .iter()
            .flat_map(|name| name.places().map(|(id, _)| id).collect::<Vec<_>>())
            .collect();
        let near = |id: &PlaceId| there.iter().map(|named| self.speaks_for(*id, *named)).max().unwrap_or_default();
        let best = places.iter().map(near).max().filter(|best| *best > 0)?;
        let mut found = places.iter().copied().filter(|id| near(id) == best);
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }
}

/// What a block with these candidates has to know of places named above it.
pub(super) fn asks(gazetteer: &Gazetteer, name: &str, candidates: &Candidates) -> Vec<Key> {
    let places = &candidates.places;
    let country = |id: PlaceId| gazetteer.place(id).and_then(|place| place.country);
    let mut keys: Vec<Key> = places.iter().filter_map(|(id, _)| country(*id)).map(Key::place).collect();
    if !places.is_empty() {
        keys.extend(places.iter().map(|(id, _)| Key::place(*id)));
        keys.push(Key::place_name(name));
    }
    keys
}

/// The state of the United States that an abbreviation behind a city's name means, by id.
fn abbreviated(word: &str) -> Option<&'static str> {
    STATES.iter().find(|(_, long, short)| word == *long || word == *short).map(|(id, ..)| *id)
}

/// States by id, as newsrooms shorten them and as the post does.
#[rustfmt::skip]
const STATES: [(&str, &str, &str); 50] = [
    ("us-al", "Ala.", "AL"), ("us-ak", "Alaska", "AK"), ("us-az", "Ariz.", "AZ"), ("us-ar", "Ark.", "AR"), ("us-ca", "Calif.", "CA"),
    ("us-co", "Colo.", "CO"), ("us-ct", "Conn.", "CT"), ("us-de", "Del.", "DE"), ("us-fl", "Fla.", "FL"), ("us-ga", "Ga.", "GA"),
    ("us-hi", "Hawaii", "HI"), ("us-id", "Idaho", "ID"), ("us-il", "Ill.", "IL"), ("us-in", "Ind.", "IN"), ("us-ia", "Iowa", "IA"),
    ("us-ks", "Kan.", "KS"), ("us-ky", "Ky.", "KY"), ("us-la", "La.", "LA"), ("us-me", "Maine", "ME"), ("us-md", "Md.", "MD"),
    ("us-ma", "Mass.", "MA"), ("us-mi", "Mich.", "MI"), ("us-mn", "Minn.", "MN"), ("us-ms", "Miss.", "MS"), ("us-mo", "Mo.", "MO"),
    ("us-mt", "Mont.", "MT"), ("us-ne", "Neb.", "NE"), ("us-nv", "Nev.", "NV"), ("us-nh", "N.H.", "NH"), ("us-nj", "N.J.", "NJ"),
    ("us-nm", "N.M.", "NM"), ("us-ny", "N.Y.", "NY"), ("us-nc", "N.C.", "NC"), ("us-nd", "N.D.", "ND"), ("us-oh", "Ohio", "OH"),
    ("us-ok", "Okla.", "OK"), ("us-or", "Ore.", "OR"), ("us-pa", "Pa.", "PA"), ("us-ri", "R.I.", "RI"), ("us-sc", "S.C.", "SC"),
    ("us-sd", "S.D.", "SD"), ("us-tn", "Tenn.", "TN"), ("us-tx", "Texas", "TX"), ("us-ut", "Utah", "UT"), ("us-vt", "Vt.", "VT"),
    ("us-va", "Va.", "VA"), ("us-wa", "Wash.", "WA"), ("us-wv", "W.Va.", "WV"), ("us-wi", "Wis.", "WI"), ("us-wy", "Wyo.", "WY"),
];
