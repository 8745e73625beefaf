//! Where and when a text is written: the day it is there, the zone its clocks keep, the half of the earth.

use crate::calendar::{Date, DateTime, Hemisphere, Offset, Time, TimeZone, time_zone};
use crate::document::tokenize;
use crate::gazetteer::{BareName, Gazetteer, Place, PlaceId};
use crate::text::Span;

use super::Premises;

/// Nearer to the equator than so many degrees nobody speaks of summer and
/// winter by the calendar (the tropics of equatorial climate, Köppen's Af).
const WITHOUT_SEASONS: f64 = 10.0;

/// Where and when a text is written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Here {
    /// The day it is there.
    pub date: Option<Date>,
    /// The place, as the gazetteer names it, if its zone is known.
    pub place: Option<String>,
    /// The zone that is kept there.
    pub zone: Option<TimeZone>,
    /// The distance from UTC that the text's date is written with.
    pub offset: Option<Offset>,
    /// The half of the earth.
    pub hemisphere: Option<Hemisphere>,
}

impl Here {
    /// What `premises` say of it, the place looked up in `gazetteer`.
    ///
    /// Where the date has a time of day and a distance from UTC, the day is
    /// the one it then is at the place, which may be the next or the one before.
    #[must_use]
    pub fn of(premises: &Premises, gazetteer: &Gazetteer) -> Self {
        let place = premises.place.as_deref().and_then(|name| place_named(name, gazetteer));
        let zone = place.and_then(|place| time_zone(place.tz.as_deref()?));
        let moment = premises.moment;
        let date = match (moment, &zone) {
            (Some(moment), Some(zone)) => moment.instant().map(|at| zone.to_datetime(at).date()),
            _ => None,
        };
        Self {
            date: date.or(premises.date),
            place: place.filter(|_| zone.is_some()).map(|place| place.name.to_string()),
            offset: moment.and_then(|moment| moment.offset),
            hemisphere: place.and_then(hemisphere),
            zone,
        }
    }

    /// How many minutes from UTC clocks here are on the text's day.
    #[must_use]
    pub fn minutes_from_utc(&self) -> Option<i32> {
        let zone = self.zone.as_ref().map(|zone| offset_on(zone, self.date));
        zone.or(self.offset).map(|offset| offset.seconds() / 60)
    }

    /// What the zone kept here is called on the text's day: "CET"; none where it has no name but a figure.
    #[must_use]
    pub fn zone_name(&self) -> Option<String> {
        let zone = self.zone.as_ref()?;
        let noon = offset_on(zone, self.date).to_timestamp(noon(self.date)).ok()?;
        let name = zone.to_offset_info(noon).abbreviation().to_owned();
        name.bytes().all(|byte| byte.is_ascii_uppercase()).then_some(name)
    }

    /// What clocks here show at `time` of `day` where they are `offset` from UTC.
    #[must_use]
    pub fn clock(&self, day: Date, time: Time, offset: Offset) -> Option<(Date, Time)> {
        let instant = offset.to_timestamp(day.to_datetime(time)).ok()?;
        let shown = self.zone.as_ref()?.to_datetime(instant);
        Some((shown.date(), shown.time()))
    }
}

/// How far from UTC clocks of `zone` are at noon of `day`, or of a day in winter where it is not known.
pub(super) fn offset_on(zone: &TimeZone, day: Option<Date>) -> Offset {
    let noon = zone.to_ambiguous_timestamp(noon(day)).compatible();
    noon.map_or(Offset::UTC, |noon| zone.to_offset(noon))
}

fn noon(day: Option<Date>) -> DateTime {
    day.unwrap_or(Date::constant(2026, 1, 15)).at(12, 0, 0, 0)
}

fn hemisphere(place: &Place) -> Option<Hemisphere> {
    let (north, _) = place.coordinates?;
    match north {
        _ if north >= WITHOUT_SEASONS => Some(Hemisphere::Northern),
        _ if north <= -WITHOUT_SEASONS => Some(Hemisphere::Southern),
        _ => None,
    }
}

/// The one place of this name that has a time zone: the one in the unit that
/// is named behind it (`London, Ontario`), or else the one that the name alone means.
pub(super) fn place_named<'g>(name: &str, gazetteer: &'g Gazetteer) -> Option<&'g Place> {
    let tokens = tokenize(name, Span::new(0, name.len()), &[]);
    let found = gazetteer.recognise(name, &tokens);
    let first = found.iter().find(|found| found.tokens.start == 0)?;
    let units: Vec<PlaceId> = found
        .iter()
        .filter(|found| found.tokens.start > 0)
        .flat_map(|found| found.places().map(|(id, _)| id))
        .collect();
    let lies_there = |place: &Place| [place.within, place.country].iter().flatten().any(|id| units.contains(id));
    let places: Vec<&Place> =
        first.places().filter_map(|(id, _)| gazetteer.place(id)).filter(|place| place.tz.is_some()).collect();
    let tests: [&dyn Fn(&Place) -> bool; 3] = [&lies_there, &|place| place.bare == BareName::Always, &|_| true];
    let chosen = tests.iter().find_map(|test| {
        let some: Vec<&Place> = places.iter().copied().filter(|place| test(place)).collect();
        (!some.is_empty()).then_some(some)
    })?;
    let place = *chosen.first()?;
    chosen.iter().all(|other| other.tz == place.tz).then_some(place)
}
