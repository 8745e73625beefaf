//! Cities put into a country that they do not lie in.

use std::ops::Range;

use crate::analysis::{Mention, MentionForm, Referent};
use crate::document::TokenKind;
use crate::gazetteer::{Gazetteer, Place, PlaceId, PlaceKind};
use crate::text::Edit;

use super::{Check, Family, PassageContext, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "place-country-mismatch",
    family: Family::Dates,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("place_country_mismatch.md"),
};

/// Countries, by id, in which so many towns bear the names of cities of the
/// old world that lists of them are never complete: there is a Moscow in Idaho, a
/// Geneva in Ohio, a Paris in Ontario.
const FULL_OF_NAMESAKES: [&str; 2] = ["us", "ca"];

/// Words that say where what follows is.
const WHERE: &[&str] =
    &["around", "at", "from", "in", "into", "near", "of", "outside", "through", "to", "toward", "towards", "via"];

/// How many units lie in one another at most.
const DEEPEST: usize = 4;

/// How far behind the country the phrase has to end for it to be one.
const REACH: usize = 4;

fn check(cx: &mut PassageContext<'_>) {
    let (gazetteer, passage) = (cx.gazetteer, cx.passage);
    for pair in passage.mentions.windows(2) {
        let [city, country] = pair else { continue };
        let (Some(of), Some(named)) = (place_of(city), place_of(country)) else { continue };
        let Some(right) = right_country(gazetteer, of, named) else { continue };
        let has_article = country.tokens.start.checked_sub(1).is_some_and(|before| cx.prose.is(before, &["the"]));
        let start = country.tokens.start - usize::from(has_article);
        let link = city.tokens.end..start;
        let quoted = city.quoted || country.quoted;
        if quoted || !(is_set_off(cx, city, &link, country) || is_within(cx, city, &link, country)) {
            continue;
        }
        let named = cx.prose.span(start..country.tokens.end);
        let text = &cx.block.text;
        let message = format!("{} is in {right}, not in {}", city.span.of(text), named.of(text));
        let replace = Edit { span: named, replacement: right.clone() };
        cx.report(city.span.join(country.span), message)
            .note("a reader who knows only one of the two is sent to the wrong place")
            .note("a town of the same name that is meant goes into `places` of the front matter")
            .fix(format!("write \"{right}\""), vec![replace]);
    }
}

/// The place a name means, where it means one or the government there.
fn place_of(mention: &Mention) -> Option<PlaceId> {
    match mention.referent {
        Referent::Place(id) | Referent::Government(id) if mention.form == MentionForm::Place => Some(id),
        _ => None,
    }
}

/// The country of the city `of`, as it stands in a sentence, if `named` is another one
/// and has no such city that anybody knows of.
fn right_country(gazetteer: &Gazetteer, of: PlaceId, named: PlaceId) -> Option<String> {
    let (city, other) = (gazetteer.place(of)?, gazetteer.place(named)?);
    let is_state = |place: &Place| matches!(place.kind, PlaceKind::Country | PlaceKind::Territory);
    let right_id = city.country?;
    let right = gazetteer.place(right_id)?;
    // A territory and the country it belongs to may each stand for the other.
    let related = right_id == named || right.country == Some(named) || other.country == Some(right_id);
    if city.kind != PlaceKind::City
        || !is_state(right)
        || !is_state(other)
        || related
        || may_be_there(gazetteer, city, named, other)
    {
        return None;
    }
    // "Georgia" is a country and a state, and a city's name may be another's there.
    let namesake_state = gazetteer.places_called(&other.name).len() > 1;
    let namesake_city = gazetteer
        .places_called(&city.name)
        .iter()
        .any(|id| gazetteer.place(*id).is_some_and(|place| place.country == Some(named)));
    (!namesake_state && !namesake_city).then(|| right.name_in_sentence())
}

/// Whether a town of the city's name, or the city itself by the count of somebody who claims it or what it lies in, is in `named`.
fn may_be_there(gazetteer: &Gazetteer, city: &Place, named: PlaceId, country: &Place) -> bool {
    let mut claimed = city.claimed_by.contains(&named);
    let mut above = city.within;
    for _ in 0..DEEPEST {
        let Some(unit) = above.and_then(|id| gazetteer.place(id)) else { break };
        claimed |= unit.claimed_by.contains(&named);
        above = unit.within;
    }
    claimed || FULL_OF_NAMESAKES.contains(&&*country.id) || city.namesakes_in.contains(&named)
}

/// Whether the country says where the city is by commas: "in Kuala Lumpur,
/// Indonesia, on Friday". What goes on behind the country may be a sentence
/// of which it is the subject ("At talks in Geneva, Iran said"), and several
/// places behind each other are a list.
fn is_set_off(cx: &PassageContext<'_>, city: &Mention, link: &Range<usize>, country: &Mention) -> bool {
    let prose = cx.prose;
    let in_dateline = cx.block.dateline.as_ref().is_some_and(|line| line.span.covers(city.span.join(country.span)));
    let comma = link.len() == 1 && prose.kind(link.start) == Some(TokenKind::Comma);
    if !comma || in_dateline {
        return comma;
    }
    let Some(before) = city.tokens.start.checked_sub(1) else { return false };
    let opens = cx.block.sentences.iter().any(|sentence| sentence.tokens.start == before);
    prose.is(before, WHERE) && !opens && is_closed(cx, country.tokens.end)
}

/// Whether the phrase ends before the token `at`, or by a day right behind it.
fn is_closed(cx: &PassageContext<'_>, at: usize) -> bool {
    let prose = cx.prose;
    match prose.kind(at) {
        None | Some(TokenKind::Stop | TokenKind::CloseBracket | TokenKind::Semicolon | TokenKind::Dash) => true,
        Some(TokenKind::Comma) => !goes_on(cx, at + 1),
        Some(TokenKind::Word) if prose.is(at, &["on"]) => (at + 2..=at + REACH).any(|end| {
            matches!(prose.kind(end), Some(TokenKind::Stop | TokenKind::Comma))
                && (at + 2..end).all(|day| prose.is_capital(day) || !prose.is_word(day))
        }),
        _ => false,
    }
}

/// Whether what follows a comma belongs to the country as a subject ("…, backed by two others, said",
/// "…, the host, said") or is one more place, rather than who says so or when.
fn goes_on(cx: &PassageContext<'_>, at: usize) -> bool {
    let prose = cx.prose;
    let word = prose.word(at);
    let mut to_stop =
        (at..cx.block.tokens.len()).map(|at| prose.kind(at)).take_while(|kind| *kind != Some(TokenKind::Stop));
    let apposed = prose.is(at, &["the", "a", "an"]) && to_stop.any(|kind| kind == Some(TokenKind::Comma));
    let clause = word.ends_with("ed") || word.ends_with("ing") || prose.is(at, &["and", "or", "which", "who", "whose"]);
    clause || apposed || prose.is_capital(at)
}

/// Whether it says so by a word: "in Geneva in France".
fn is_within(cx: &PassageContext<'_>, city: &Mention, link: &Range<usize>, country: &Mention) -> bool {
    let prose = cx.prose;
    let place = |at: usize| prose.is(at, &["at", "in", "near", "outside"]);
    let led = city.tokens.start.checked_sub(1).is_some_and(place);
    let other = matches!(prose.kind(country.tokens.end), Some(TokenKind::Clitic | TokenKind::Hyphen))
        || prose.is(country.tokens.end, &["and", "or"]);
    led && link.len() == 1 && prose.is(link.start, &["in"]) && !other
}
