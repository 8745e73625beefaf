//! Times of day: on which day, and how far from UTC.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Premises;
use crate::analysis::here::{offset_on, place_named};
use crate::calendar::{
    ClockTime, Date, Meaning, Offset, Period, Precision, Tense, Time, TimeZone, ZoneName, time_zone,
};
use crate::document::{Block, BlockKind, LeafKind};
use crate::gazetteer::Gazetteer;
use crate::text::Span;

use super::{Basis, Reader, When};

/// So many bytes may stand between a time and its day: " local time on ", ", at ".
const REACH: usize = 24;

/// A day farther off is not that of a time, in whatever sentence.
const FARTHEST: usize = 512;

impl Reader<'_> {
    /// Puts the block's times among its dates.
    pub(super) fn add_times(&self, whens: &mut Vec<When>) {
        let dates = std::mem::take(whens);
        let mut joined = BTreeMap::new();
        for (at, time) in self.passage.times.iter().enumerate() {
            let later = self.passage.times.get(at + 1);
            let when = self.time(time, later, &dates);
            // "2026-11-20T16:00Z" is one thing.
            let at = dates.partition_point(|date| date.span.end() < when.span.start());
            let date = at.checked_sub(1).and_then(|at| Some((at, dates.get(at)?)));
            match date.filter(|(_, date)| date.span.end() + 1 == when.span.start() && !self.is_blank(date.span.end())) {
                Some((at, date)) => {
                    let span = date.span.join(when.span);
                    joined.insert(at, When { span, dates: date.dates.clone(), ..when });
                }
                None => whens.push(when),
            }
        }
        whens.extend(dates.into_iter().enumerate().map(|(at, date)| joined.remove(&at).unwrap_or(date)));
        whens.sort_by_key(|when| when.span);
    }

    fn is_blank(&self, at: usize) -> bool {
        self.block.text.as_bytes().get(at).is_none_or(u8::is_ascii_whitespace)
    }

    fn time(&self, time: &ClockTime, later: Option<&ClockTime>, dates: &[When]) -> When {
        let (day, basis, tense) = self.day_of(time.span, dates);
        // "From 9 a.m. to 5 p.m. GMT" gives the zone of both at the end.
        let shared = later.filter(|later| self.shares_zone(time.span, later.span)).map(|later| later.zone);
        let zone = if time.zone == ZoneName::Unwritten { shared.unwrap_or(time.zone) } else { time.zone };
        let (zone, place) = self.zone(zone);
        let span = place.filter(|_| zone.is_some()).map_or(time.span, |place| time.span.join(place));
        let read = day.zip(time.time).and_then(|(day, time)| on_the_clock(day, time, zone.as_ref()?));
        let is_known = read.is_some();
        When {
            span,
            dates: 0..0,
            meaning: day
                .filter(|_| is_known)
                .map(|day| Meaning { period: Period::day(day), precision: Precision::Day }),
            time: read,
            basis,
            tense,
        }
    }

    /// The day of a time: that of the date beside it, of the only date of its
    /// sentence, or that of the text where the sentence has none.
    fn day_of(&self, span: Span, dates: &[When]) -> (Option<Date>, Basis, Tense) {
        let tense = super::tense_in(self.syntax, span);
        let sentence = self.sentence_of(span).and_then(|at| self.block.sentences.get(at)).map_or(span, |one| one.span);
        // Those farther off than a long sentence are not looked at.
        let (start, end) =
            (sentence.start().max(span.start().saturating_sub(FARTHEST)), sentence.end().min(span.end() + FARTHEST));
        let first = dates.partition_point(|date| date.span.start() < start);
        let days: Vec<&When> = dates.iter().skip(first).take_while(|date| date.span.start() < end).collect();
        let gap = |date: &When| {
            let between = if date.span.end() <= span.start() {
                date.span.end()..span.start()
            } else {
                span.end()..date.span.start().max(span.end())
            };
            between.len()
        };
        let nearest = days.iter().min_by_key(|date| gap(date));
        match nearest {
            Some(date) if days.len() == 1 || gap(date) <= REACH => (Self::one_day(date.meaning), date.basis, tense),
            Some(_) => (None, Basis::Document, tense),
            None if self.is_quoted(span) => (None, Basis::Unspoken, tense),
            None => (self.here.date, Basis::Document, tense),
        }
    }

    fn shares_zone(&self, time: Span, later: Span) -> bool {
        let between = self.block.text.get(time.end()..later.start()).unwrap_or_default();
        matches!(between.trim(), "to" | "until" | "and" | "or" | "-" | "–" | "through" | "till")
    }

    /// The zone meant, and the bytes of the place that gives it.
    fn zone(&self, name: ZoneName) -> (Option<Zone>, Option<Span>) {
        let kept_here = || {
            let zone = self.here.zone.clone().map(Zone::Kept);
            zone.or_else(|| self.here.offset.map(Zone::Fixed))
        };
        match name {
            ZoneName::Unwritten | ZoneName::Local => (Some(kept_here().unwrap_or(Zone::Unknown)), None),
            ZoneName::Offset(offset) | ZoneName::Region { offset: Some(offset), .. } => {
                (Some(Zone::Fixed(offset)), None)
            }
            ZoneName::Region { region, .. } => (time_zone(region).map(Zone::Kept), None),
            ZoneName::Shared(regions) => {
                let own = self.here.zone.as_ref().and_then(TimeZone::iana_name);
                let region = regions.iter().find(|region| own == Some(**region));
                (region.and_then(|region| time_zone(region)).map(Zone::Kept), None)
            }
            ZoneName::Place(span) => {
                let place = self.block.text.get(span.range()).and_then(|name| place_named(name, self.gazetteer));
                match place.and_then(|place| time_zone(place.tz.as_deref()?)) {
                    Some(zone) => (Some(Zone::Kept(zone)), Some(span)),
                    None => self.zone(ZoneName::Unwritten),
                }
            }
        }
    }
}

/// How far from UTC clocks are.
#[derive(Debug, Clone)]
enum Zone {
    Fixed(Offset),
    Kept(TimeZone),
    Unknown,
}

/// `time` of `day` with its distance from UTC; nothing where clocks skip it or show it twice.
fn on_the_clock(day: Date, time: Time, zone: &Zone) -> Option<(Time, Option<Offset>)> {
    match zone {
        Zone::Fixed(offset) => Some((time, Some(*offset))),
        Zone::Unknown => Some((time, None)),
        Zone::Kept(zone) => {
            let at = zone.to_ambiguous_timestamp(day.to_datetime(time));
            let instant = at.unambiguous().ok()?;
            Some((time, Some(zone.to_offset(instant))))
        }
    }
}

/// How many minutes from UTC the zones are that the times of `block` are given
/// in, and the times in the writer's own prose for which nothing gives one. A
/// zone holds for every time of its paragraph. Linear in the block.
pub(in crate::analysis) fn clocks(
    block: &Block,
    times: &[ClockTime],
    premises: &Premises,
    gazetteer: &Gazetteer,
) -> (Vec<i32>, Vec<Span>) {
    if times.is_empty() || block.kind == BlockKind::Code {
        return (Vec::new(), Vec::new());
    }
    let kept = |zone: TimeZone| offset_on(&zone, premises.date);
    let offset = |zone: ZoneName| match zone {
        ZoneName::Offset(offset) | ZoneName::Region { offset: Some(offset), .. } => Some(offset),
        ZoneName::Region { region, .. } => time_zone(region).map(kept),
        ZoneName::Place(place) => {
            let place = place_named(block.text.get(place.range())?, gazetteer)?;
            time_zone(place.tz.as_deref()?).map(kept)
        }
        ZoneName::Unwritten | ZoneName::Local | ZoneName::Shared(_) => None,
    };
    let offsets = times.iter().filter_map(|time| offset(time.zone));
    let zones: BTreeSet<i32> = offsets.map(|offset| offset.seconds() / 60).collect();
    let says_none = |time: &ClockTime| match time.zone {
        ZoneName::Unwritten => true,
        ZoneName::Place(_) => offset(time.zone).is_none(),
        _ => false,
    };
    let gives_zone = times.iter().any(|time| !says_none(time));
    let is_own = |span: Span| {
        let leaf = block.leaves.iter().find(|leaf| leaf.span.touches(span.start()));
        let is_prose = leaf.is_some_and(|leaf| matches!(leaf.kind, LeafKind::Paragraph | LeafKind::ListItem));
        is_prose && !block.quotations.iter().any(|quotation| quotation.inner.covers(span))
    };
    let bare = times.iter().filter(|_| !gives_zone && block.kind != BlockKind::BlockQuote);
    (zones.into_iter().collect(), bare.map(|time| time.span).filter(|span| is_own(*span)).collect())
}
