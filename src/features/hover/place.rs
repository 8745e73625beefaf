//! Places: what and where they are, and whom their name stands for here.

use crate::analysis::Referent;
use crate::calendar::{Date, Offset, Time, time_zone};
use crate::features::at::At;
use crate::gazetteer::{Gazetteer, Metonym, OldName, Place, PlaceId, PlaceKind};

use super::{Hover, HoverContent, Record};

/// A place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceFacts {
    /// The name as written.
    pub written: String,
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: PlaceKind,
    /// What it lies in, the nearest first, the country last.
    pub within: Vec<String>,
    /// The name in full.
    pub long_name: Option<String>,
    /// What it is the capital of.
    pub capital_of: Vec<String>,
    /// Who claims it, where several do.
    pub claimed_by: Vec<String>,
    /// What its own capital is.
    pub capital: Option<String>,
    /// How many live there.
    pub population: Option<u64>,
    /// The year of that number.
    pub population_year: Option<u16>,
    /// IANA time zone.
    pub tz: Option<String>,
    /// What its clocks show when the document was written.
    pub clock: Option<Clock>,
    /// Other names in use.
    pub aliases: Vec<String>,
    /// Names no longer in use, and when they were.
    pub old_names: Vec<OldName>,
    /// Whom the name stands for where it acts or speaks.
    pub stands_for: Option<String>,
    /// Whether that is what it means here.
    pub as_government: bool,
    /// Where it is from.
    pub record: Record,
}

/// The clocks of a place on the day of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// The day.
    pub date: Date,
    /// How far they are from UTC at noon of it, or at its moment.
    pub offset: Offset,
    /// What they show at the document's moment, where that is told with its distance from UTC.
    pub local: Option<(Date, Time)>,
}

/// The place under the cursor.
pub(super) fn hover(at: &At<'_>) -> Option<Hover> {
    let mention = at.pick(&at.passage?.mentions, |mention| mention.span)?;
    let (id, as_government) = match mention.referent {
        Referent::Place(id) => (id, false),
        Referent::Government(id) => (id, true),
        Referent::AmbiguousPlace(ref ids) => {
            let facts = ids.iter().filter_map(|id| place_facts(at.gazetteer(), *id, at.text(mention.span), false));
            let facts = facts.map(|facts| facts.told_the_time(at)).collect();
            return Some(at.hover(mention.span, HoverContent::Places(facts)));
        }
        _ => return None,
    };
    let facts = place_facts(at.gazetteer(), id, at.text(mention.span), as_government)?;
    Some(at.hover(mention.span, HoverContent::Place(Box::new(facts.told_the_time(at)))))
}

/// All that `gazetteer` knows of a place.
pub(in crate::features) fn place_facts(
    gazetteer: &Gazetteer,
    id: PlaceId,
    written: &str,
    as_government: bool,
) -> Option<PlaceFacts> {
    let place = gazetteer.place(id)?;
    let capital = gazetteer.places().find(|(_, capital)| capital.capital_of.contains(&id));
    Some(PlaceFacts {
        written: written.split_whitespace().collect::<Vec<_>>().join(" "),
        capital: capital.map(|(_, capital)| capital.name.to_string()),
        name: place.name.to_string(),
        kind: place.kind,
        within: within(gazetteer, id, place),
        long_name: place.long_name.as_deref().map(str::to_owned),
        capital_of: names(gazetteer, &place.capital_of),
        claimed_by: names(gazetteer, &place.claimed_by),
        population: place.population,
        population_year: place.population_year,
        tz: place.tz.as_deref().map(str::to_owned),
        clock: None,
        aliases: distinct(&place.name, &place.aliases),
        old_names: place.old_names.clone(),
        stands_for: stands_for(gazetteer, place)
            .or_else(|| (as_government).then(|| format!("the government of {}", place.name_in_sentence()))),
        as_government,
        record: Record::of(&place.provenance, None),
    })
}

impl PlaceFacts {
    /// The same with what its clocks show on the day of the document.
    pub(super) fn told_the_time(self, at: &At<'_>) -> Self {
        let clock = self.tz.as_deref().and_then(|tz| Clock::of(at, tz));
        Self { clock, ..self }
    }
}

impl Clock {
    fn of(at: &At<'_>, tz: &str) -> Option<Self> {
        let date = at.premises().date?;
        let zone = time_zone(tz)?;
        let written = at.briefing.document().front_matter().and_then(|front| front.date.as_ref());
        let moment = written.and_then(|written| {
            let (time, offset) = (written.value.time?, written.value.offset?);
            offset.to_timestamp(written.value.date.to_datetime(time)).ok()
        });
        let noon = || zone.to_timestamp(date.at(12, 0, 0, 0)).ok();
        let offset = zone.to_offset(moment.or_else(noon)?);
        let local = moment.map(|moment| zone.to_datetime(moment)).map(|local| (local.date(), local.time()));
        Some(Self { date, offset, local })
    }
}

/// The places as they stand in a sentence.
fn names(gazetteer: &Gazetteer, ids: &[PlaceId]) -> Vec<String> {
    ids.iter().filter_map(|id| gazetteer.place(*id)).map(Place::name_in_sentence).collect()
}

/// What `place` lies in, up to its country; of a country, the part of the
/// world. Registries may contradict themselves, so that each is named once.
fn within(gazetteer: &Gazetteer, id: PlaceId, place: &Place) -> Vec<String> {
    let is_state = |place: &Place| matches!(place.kind, PlaceKind::Country | PlaceKind::Territory | PlaceKind::Union);
    let country_of = |place: &Place| place.country.filter(|country| *country != id);
    let mut seen = vec![id];
    let whose = country_of(place).filter(|_| is_state(place));
    let mut next = whose.or(place.within).or(place.country);
    while let Some(id) = next.filter(|id| !seen.contains(id)) {
        seen.push(id);
        let outer = gazetteer.place(id).filter(|outer| !is_state(outer));
        next = outer.and_then(|outer| outer.within.or(outer.country));
    }
    seen.extend(place.country.filter(|country| !seen.contains(country)));
    seen.iter().skip(1).filter_map(|id| gazetteer.place(*id)).map(|place| place.name.to_string()).collect()
}

fn stands_for(gazetteer: &Gazetteer, place: &Place) -> Option<String> {
    match place.stands_for? {
        Metonym::Government(of) => Some(format!("the government of {}", gazetteer.place(of)?.name_in_sentence())),
        Metonym::Office(id) => {
            let office = gazetteer.office(id)?;
            let country = office.country.and_then(|country| gazetteer.place(country));
            Some(match country {
                Some(country) => format!("the {} of {}", office.title(), country.name_in_sentence()),
                None => format!("the {}", office.title()),
            })
        }
    }
}

/// `aliases` without those that differ from the name or another only in
/// marks and spaces: of "U.S." and "US" the first.
fn distinct(name: &str, aliases: &[Box<str>]) -> Vec<String> {
    let letters = |name: &str| name.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let mut seen = vec![letters(name)];
    let mut kept = Vec::new();
    for alias in aliases {
        let letters = letters(alias);
        if !seen.contains(&letters) {
            seen.push(letters);
            kept.push(alias.to_string());
        }
    }
    kept
}
