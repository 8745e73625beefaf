//! Names of several places of which the text does not tell which one is meant.

use crate::analysis::{Mention, MentionForm, Referent};
use crate::document::TokenKind;
use crate::gazetteer::{Gazetteer, Place, PlaceId, PlaceKind};
use crate::text::{Edit, Span};

use super::{Check, Family, Fix, PassageContext, Profile, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "ambiguous-place",
    family: Family::Dates,
    severity: None,
    elsewhere: &[(Profile::Strict, Severity::Info)],
    specificity: Specificity::Thing,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("ambiguous_place.md"),
};

/// How many units lie in one another at most.
const DEEPEST: usize = 4;

/// So many places of one name are told apart one by one; a fix for each of more is no help.
const MOST: usize = 4;

fn check(cx: &mut PassageContext<'_>) {
    let (gazetteer, passage) = (cx.gazetteer, cx.passage);
    let mut said: Vec<&[PlaceId]> = Vec::new();
    for mention in &passage.mentions {
        let Referent::AmbiguousPlace(ids) = &mention.referent else { continue };
        let is_name = mention.form == MentionForm::Place && !mention.quoted && cx.prose.is_judged(mention.span);
        if !is_name || said.contains(&ids.as_slice()) || is_told_behind(cx, ids) {
            continue;
        }
        said.push(ids);
        let written = mention.span.of(&cx.block.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let places: Vec<(&Place, Told)> = ids
            .iter()
            .filter_map(|id| gazetteer.place(*id))
            .map(|place| (place, Told::of(gazetteer, place, ids, &written)))
            .collect();
        let meant: Vec<String> = places.iter().map(|(place, told)| told.name(place)).collect();
        let mut fixes: Vec<Fix> = Vec::new();
        if places.len() <= MOST {
            fixes.extend(places.iter().filter_map(|(place, told)| qualified(cx, mention, place, told)));
            fixes.extend(places.iter().zip(&meant).map(|((place, _), meant)| marked(mention, place, meant)));
        }
        let diagnostic = cx.report(mention.span, format!("\"{written}\" can mean {}", listed(&meant)));
        diagnostic.note("nothing in the text tells a reader which one it is");
        diagnostic.note(format!("say where it is, or mark it for machines: `[{written}]{{.place ref={}}}`", {
            places.first().map_or("id", |(place, _)| &*place.id)
        }));
        diagnostic.fixes.append(&mut fixes);
    }
}

/// Whether the paragraph behind names what tells the places apart: one of
/// them, its country, or something in it. What a headline or a first sentence
/// leaves open is often told at once.
fn is_told_behind(cx: &PassageContext<'_>, ids: &[PlaceId]) -> bool {
    let Some(after) = cx.after else { return false };
    let country = |id: &PlaceId| cx.gazetteer.place(*id).and_then(|place| place.country);
    let tells = |named: PlaceId| {
        let speaks_for = |id: &&PlaceId| {
            **id == named
                || above(cx.gazetteer, named).any(|above| above == **id || Some(above) == country(id))
                || country(id) == Some(named)
        };
        ids.iter().filter(speaks_for).count() == 1
    };
    after.passage.mentions.iter().any(|mention| match mention.referent {
        Referent::Place(id) | Referent::Government(id) => tells(id),
        _ => false,
    })
}

/// Everything `id` lies in, the nearest first.
fn above(gazetteer: &Gazetteer, id: PlaceId) -> impl Iterator<Item = PlaceId> {
    let up = move |id: &PlaceId| {
        let place = gazetteer.place(*id)?;
        place.within.or(place.country).filter(|above| above != id)
    };
    std::iter::successors(up(&id), up).take(DEEPEST)
}

/// What tells a place from the others of its name.
enum Told {
    /// Another name of its own.
    Name(String),
    /// What it lies in.
    Within(String),
    /// What it is.
    Kind(&'static str),
}

impl Told {
    fn of(gazetteer: &Gazetteer, place: &Place, ids: &[PlaceId], written: &str) -> Self {
        if !place.name.eq_ignore_ascii_case(written) {
            return Self::Name(place.name_in_sentence());
        }
        let is_american = |place: &Place| {
            place.country.and_then(|id| gazetteer.place(id)).is_some_and(|country| &*country.id == "us")
        };
        let shares_country = ids
            .iter()
            .filter_map(|id| gazetteer.place(*id))
            .any(|other| other.id != place.id && other.country == place.country);
        // Americans tell cities by their states, and so does everybody who has to tell two of one country.
        let by_unit = is_american(place) || shares_country;
        let country = place.country.and_then(|id| gazetteer.place(id)).filter(|country| country.id != place.id);
        let unit = place.within.and_then(|id| gazetteer.place(id)).filter(|_| by_unit).or(country);
        match (place.kind, unit) {
            (PlaceKind::State, _) if is_american(place) => Self::Kind("the U.S. state"),
            (PlaceKind::Country, _) => Self::Kind("the country"),
            (_, Some(unit)) => Self::Within(unit.name_in_sentence()),
            (PlaceKind::City, None) => Self::Kind("the city"),
            (_, None) => Self::Kind("the place"),
        }
    }

    /// The place as a message names it.
    fn name(&self, place: &Place) -> String {
        match self {
            Self::Name(name) => name.clone(),
            Self::Within(unit) => format!("{} in {unit}", place.name),
            Self::Kind(kind) => format!("{kind} {}", place.name),
        }
    }
}

/// Writes what tells the place apart: "Cambridge, Massachusetts,".
fn qualified(cx: &PassageContext<'_>, mention: &Mention, place: &Place, told: &Told) -> Option<Fix> {
    let end = mention.tokens.end;
    let (edit, shown) = match told {
        Told::Name(name) => {
            let has_article = mention.tokens.start.checked_sub(1).is_some_and(|before| cx.prose.is(before, &["the"]));
            let name = name.strip_prefix("the ").filter(|_| has_article).unwrap_or(name);
            (Edit { span: mention.span, replacement: name.to_owned() }, name.to_owned())
        }
        Told::Within(_) | Told::Kind(_) => {
            let within = match told {
                Told::Within(unit) => unit.as_str(),
                Told::Kind(kind) => kind,
                Told::Name(_) => return None,
            };
            let kind = cx.prose.kind(end);
            if matches!(kind, Some(TokenKind::Clitic | TokenKind::Hyphen)) {
                // "Georgia's coast" has no room for it.
                return None;
            }
            let closes = matches!(
                kind,
                None | Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Semicolon | TokenKind::CloseBracket)
            );
            let closing = if closes { "" } else { "," };
            let insert = Edit { span: Span::at(mention.span.end()), replacement: format!(", {within}{closing}") };
            (insert, format!("{}, {within}", place.name))
        }
    };
    Some(Fix::new(format!("write \"{shown}\""), vec![edit]))
}

/// Marks which one is meant, without a word more: `[Georgia]{.place ref=ge}`.
fn marked(mention: &Mention, place: &Place, meant: &str) -> Fix {
    let open = Edit { span: Span::at(mention.span.start()), replacement: "[".to_owned() };
    let close = Edit { span: Span::at(mention.span.end()), replacement: format!("]{{.place ref={}}}", place.id) };
    Fix::new(format!("mark it as {meant}"), vec![open, close])
}

/// "one or two", "one, two or three".
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
