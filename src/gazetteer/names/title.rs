//! What stands around a title: the country whose it is, and the name without which a title of common words is none.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::{Case, Token, TokenKind};
use crate::gazetteer::{Entity, Gazetteer, NameMatch, PlaceForm, PlaceId};
use crate::text::Span;

/// Words of which a title is made that names no body: in small letters
/// (`a vice president of the firm`) they name an office only right before a name.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "adviser", "advisor", "ambassador", "amir", "attorney", "chair", "chairman", "chairwoman", "chancellor", "chief",
    "commissioner", "crown", "deputy", "director", "emir", "envoy", "general", "governor", "head", "interim", "king",
    "leader", "managing", "minister", "of", "pm", "pope", "premier", "president", "press", "prime", "prince",
    "representative", "secretary", "speaker", "special", "staff", "trade", "vice",
];

/// Words before a bare `secretary` or `minister` that make it another title, one the gazetteer does not have.
#[rustfmt::skip]
const PORTFOLIOS: &[&str] = &[
    "agriculture", "army", "budget", "climate", "commerce", "communications", "culture", "defence", "defense", "economy",
    "education", "energy", "environment", "finance", "foreign", "health", "home", "housing", "immigration", "industry",
    "information", "interior", "justice", "labor", "labour", "navy", "planning", "police", "science", "security", "sports",
    "technology", "tourism", "trade", "transport", "transportation", "welfare",
];

impl Gazetteer {
    /// The match of a title, stretched over the name, demonym or possessive
    /// of a country right before it (`U.S.`, `Chinese`, `China's`), and with
    /// the offices of that country alone; nothing where the country has no
    /// such office, since whose the title is we then do not know. Any other
    /// match comes back as it was.
    pub(super) fn with_country<'g>(
        &'g self,
        text: &str,
        tokens: &[Token],
        before: &[NameMatch<'g>],
        mut name: NameMatch<'g>,
    ) -> Option<NameMatch<'g>> {
        let Some(last) = before.last().filter(|_| name.is_title()) else { return Some(name) };
        let led = leads(text, tokens, name.tokens.start);
        let is_led = led < name.tokens.start;
        if !adjoins(text, tokens, last, led, is_led) {
            return Some(name);
        }
        let start = if is_led { name.tokens.start } else { last.tokens.start };
        match self.narrowed(last, &name) {
            None => Some(name),
            Some((_, own)) if own.is_empty() => None,
            Some((country, own)) => {
                name.country = Some(country);
                name.tokens.start = start;
                name.entities = Cow::Owned(own);
                Some(name)
            }
        }
    }

    /// Leaves the last title of `before` the offices of the country that
    /// `place` names, if it stands behind the title with `of`: `foreign
    /// minister of Malaysia`. A title the country does not have is taken out.
    pub(super) fn narrow_last<'g>(
        &'g self,
        text: &str,
        tokens: &[Token],
        before: &mut Vec<NameMatch<'g>>,
        place: &NameMatch<'g>,
    ) {
        let Some(title) = before.last_mut().filter(|last| last.is_title() && last.country.is_none()) else { return };
        let between = tokens.get(title.tokens.end..place.tokens.start).unwrap_or_default();
        let mut between = between.iter().map(|token| token.of(text));
        let joined = matches!((between.next(), between.next(), between.next()), (Some("of"), None | Some("the"), None));
        if !joined {
            return;
        }
        match self.narrowed(place, title) {
            None => {}
            Some((_, own)) if own.is_empty() => {
                before.pop();
            }
            Some((country, own)) => {
                title.country = Some(country);
                title.entities = Cow::Owned(own);
                title.tokens.end = place.tokens.end;
            }
        }
    }

    /// The country that `place` most likely means beside `title`, with its
    /// offices of that title; nothing if `place` can also be a city.
    fn narrowed(&self, place: &NameMatch<'_>, title: &NameMatch<'_>) -> Option<(PlaceId, Vec<Entity>)> {
        let own = |country| title.entities.iter().filter(|entity| self.is_of(**entity, country)).copied().collect();
        let mut countries = place.places().map(|(id, _)| id).filter(|id| self.has_offices(*id)).peekable();
        let first = *countries.peek()?;
        let found =
            countries.map(|country| (country, own(country))).find(|(_, own): &(_, Vec<Entity>)| !own.is_empty());
        let only_countries = place.places().all(|(id, _)| self.has_offices(id));
        found.or_else(|| only_countries.then(|| (first, Vec::new())))
    }

    fn has_offices(&self, place: PlaceId) -> bool {
        self.place(place).is_some_and(|place| place.kind.has_offices())
    }

    fn is_of(&self, entity: Entity, country: PlaceId) -> bool {
        match entity {
            Entity::Office { id, .. } => self.office(id).is_some_and(|office| office.country == Some(country)),
            _ => false,
        }
    }
}

/// Words between a country and a title that say since when or whether it is held.
#[rustfmt::skip]
const LEADS: &[&str] = &[
    "Acting", "Former", "acting", "caretaker", "current", "designated", "former", "incoming", "interim", "late",
    "longtime", "new", "outgoing", "then",
];

/// More of them do not stand together.
const MOST_LEADS: usize = 3;

/// Where the words that lead to the title at `start` begin: `former` of
/// `Norland's former foreign minister`.
fn leads(text: &str, tokens: &[Token], start: usize) -> usize {
    let mut at = start;
    while let Some(before) = at.checked_sub(1).and_then(|before| tokens.get(before))
        && start - at < MOST_LEADS
        && (before.kind == TokenKind::Hyphen || LEADS.binary_search(&before.of(text)).is_ok())
    {
        at -= 1;
    }
    at
}

/// Whether nothing but a possessive stands between a match and a title or
/// the words that lead to it; before those, only a possessive or an adjective
/// says whose the title is (`In Norland former President …`). Markup that
/// closes on the match, as in `**Italy** President …`, sets them apart.
fn adjoins(text: &str, tokens: &[Token], place: &NameMatch<'_>, start: usize, is_led: bool) -> bool {
    let end = place.tokens.end;
    let possessive = match tokens.get(end..start) {
        Some([]) => false,
        Some([token]) if token.kind == TokenKind::Clitic => true,
        _ => return false,
    };
    let is_adjective = || {
        let is_short = tokens.get(end.wrapping_sub(1)).is_some_and(|token| token.case == Case::Upper);
        is_short || place.places().any(|(_, form)| form == PlaceForm::Demonym)
    };
    if is_led && !possessive && !is_adjective() {
        return false;
    }
    let last = if possessive { end } else { end.wrapping_sub(1) };
    let (Some(last), Some(first)) = (tokens.get(last), tokens.get(start)) else { return false };
    let gap = Span::new(last.span.end(), first.span.start()).of(text);
    gap.starts_with(char::is_whitespace)
}

/// Words before a title that make another one of it.
#[rustfmt::skip]
const LOWER_RANKS: &[&str] = &[
    "assistant", "associate", "deputy", "junior", "parliamentary", "shadow", "undersecretary", "vice",
];

/// Whether a title at `range` is the end of one of lower rank, `deputy
/// foreign minister`, or goes on: `Vice President for Research`.
pub(super) fn is_part_of_longer(text: &str, tokens: &[Token], range: &Range<usize>) -> bool {
    let before = range.start.checked_sub(1).and_then(|at| tokens.get(at)).filter(|token| token.is_word());
    let is_lower = before.is_some_and(|token| {
        let word = token.of(text);
        let is_under = || word == "Under" && tokens.get(range.start).is_some_and(|title| title.of(text) == "Secretary");
        LOWER_RANKS.iter().any(|rank| word.eq_ignore_ascii_case(rank)) || is_under()
    });
    let behind = tokens.get(range.end..range.end + 2).unwrap_or_default();
    let goes_on = matches!(behind, [with, of] if with.of(text) == "for" && of.case.is_capital() && of.is_word());
    is_lower || goes_on
}

/// Takes out the last match if it is a title of common words in small
/// letters, no name begins at `next`, and no comma sets it off from one.
pub(super) fn drop_common_noun(text: &str, tokens: &[Token], matches: &mut Vec<NameMatch<'_>>, next: Option<usize>) {
    let common = |token: &Token| {
        token.kind != TokenKind::Word || token.case == Case::Lower && COMMON.binary_search(&token.of(text)).is_ok()
    };
    let is_comma = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Comma);
    let [before @ .., last] = matches.as_slice() else { return };
    let end = last.tokens.end;
    let leads = next == Some(end) || is_comma(end) && next == Some(end + 1);
    if last.is_title()
        && last.country.is_none()
        && !leads
        && !before.last().is_some_and(|name| is_set_off(tokens, name, last))
        && tokens.get(last.tokens.clone()).is_some_and(|words| words.iter().all(common))
    {
        matches.pop();
    }
}

/// Whether a full name and a comma stand before the title, `Ana Roth, the
/// former attorney general`, with a mark behind it.
fn is_set_off(tokens: &[Token], name: &NameMatch<'_>, title: &NameMatch<'_>) -> bool {
    const LONGEST: usize = 5;
    let between = tokens.get(name.tokens.end..title.tokens.start).unwrap_or_default();
    let closed = tokens.get(title.tokens.end).is_none_or(|token| !token.is_word());
    let [comma, lead @ ..] = between else { return false };
    let plain = lead.len() < LONGEST && lead.iter().all(|token| token.is_word() && token.case == Case::Lower);
    name.entities.iter().any(|entity| entity.is_full_name()) && comma.kind == TokenKind::Comma && plain && closed
}

/// Whether a bare `Secretary`, `Minister`, `Director` or `Commissioner` at
/// `range` is only the end of a longer title: `Justice Secretary`, `planning minister`.
pub(super) fn ends_longer_title(text: &str, tokens: &[Token], range: &Range<usize>) -> bool {
    let bare = range.len() == 1
        && tokens.get(range.start).is_some_and(|token| {
            let word = token.of(text);
            ["secretary", "minister", "director", "commissioner"].iter().any(|title| word.eq_ignore_ascii_case(title))
        });
    let before = range.start.checked_sub(1).and_then(|at| tokens.get(at)).filter(|token| token.is_word());
    bare && before.is_some_and(|before| match before.case {
        Case::Lower => PORTFOLIOS.binary_search(&before.of(text)).is_ok(),
        // A sentence may begin with any word in front of a title: `Yesterday Secretary …`.
        _ => before.spaced && !before.of(text).ends_with('.'),
    })
}
