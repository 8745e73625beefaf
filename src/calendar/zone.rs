//! The names of time zones behind a time of day, and the zones they stand for.

use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

use crate::calendar::clock::is_place_word;
use crate::calendar::scan::Scan;
use crate::calendar::word::Word;
use crate::text::Span;

/// In which zone a time of day is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ZoneName {
    /// Nothing says it.
    Unwritten,
    /// "local time".
    Local,
    /// "UTC+3", "Z".
    Offset(Offset),
    /// "ET", "EST", "Eastern time".
    Region {
        /// The zone of the tz database where it is kept.
        region: &'static str,
        /// The distance from UTC, where the name says which of summer and winter time it is.
        offset: Option<Offset>,
    },
    /// "IST", which is one of several.
    Shared(&'static [&'static str]),
    /// "Beijing time", "in Tokyo": the bytes of the place.
    Place(Span),
}

impl ZoneName {
    /// Coordinated Universal Time.
    pub const UTC: Self = Self::Offset(Offset::UTC);
}

/// The zone of the tz database called `name`. The database is part of the
/// program, so that no file of the machine's is read.
#[must_use]
pub fn time_zone(name: &str) -> Option<TimeZone> {
    TimeZoneDatabase::bundled().get(name).ok()
}

/// An abbreviation, the zone it is kept in, and the hours and minutes from UTC where it says them.
type Abbreviation = (&'static str, &'static str, Option<(i8, i8)>);

/// Zones by abbreviation, with the hours and minutes from UTC where it says them.
#[rustfmt::skip]
const ABBREVIATIONS: [Abbreviation; 46] = [
    ("ACDT", "Australia/Adelaide", Some((10, 30))), ("ACST", "Australia/Adelaide", Some((9, 30))),
    ("AEDT", "Australia/Sydney", Some((11, 0))), ("AEST", "Australia/Sydney", Some((10, 0))),
    ("AKDT", "America/Anchorage", Some((-8, 0))), ("AKST", "America/Anchorage", Some((-9, 0))),
    ("ART", "America/Argentina/Buenos_Aires", Some((-3, 0))), ("AWST", "Australia/Perth", Some((8, 0))),
    ("BRT", "America/Sao_Paulo", Some((-3, 0))), ("BST", "Europe/London", Some((1, 0))),
    ("CAT", "Africa/Harare", Some((2, 0))), ("CDT", "America/Chicago", Some((-5, 0))),
    ("CEST", "Europe/Paris", Some((2, 0))), ("CET", "Europe/Paris", Some((1, 0))),
    ("CST", "America/Chicago", Some((-6, 0))), ("CT", "America/Chicago", None),
    ("EAT", "Africa/Nairobi", Some((3, 0))), ("EDT", "America/New_York", Some((-4, 0))),
    ("EEST", "Europe/Athens", Some((3, 0))), ("EET", "Europe/Athens", Some((2, 0))),
    ("EST", "America/New_York", Some((-5, 0))), ("ET", "America/New_York", None),
    ("GMT", "UTC", Some((0, 0))), ("GST", "Asia/Dubai", Some((4, 0))), ("HKT", "Asia/Hong_Kong", Some((8, 0))),
    ("HST", "Pacific/Honolulu", Some((-10, 0))), ("ICT", "Asia/Bangkok", Some((7, 0))), ("JST", "Asia/Tokyo", Some((9, 0))),
    ("KST", "Asia/Seoul", Some((9, 0))), ("MDT", "America/Denver", Some((-6, 0))), ("MSK", "Europe/Moscow", Some((3, 0))),
    ("MST", "America/Denver", Some((-7, 0))), ("MT", "America/Denver", None), ("NZDT", "Pacific/Auckland", Some((13, 0))),
    ("NZST", "Pacific/Auckland", Some((12, 0))), ("PDT", "America/Los_Angeles", Some((-7, 0))),
    ("PKT", "Asia/Karachi", Some((5, 0))), ("PST", "America/Los_Angeles", Some((-8, 0))),
    ("PT", "America/Los_Angeles", None), ("SAST", "Africa/Johannesburg", Some((2, 0))),
    ("SGT", "Asia/Singapore", Some((8, 0))), ("TRT", "Europe/Istanbul", Some((3, 0))), ("UTC", "UTC", Some((0, 0))),
    ("WAT", "Africa/Lagos", Some((1, 0))), ("WEST", "Europe/Lisbon", Some((1, 0))), ("WET", "Europe/Lisbon", Some((0, 0))),
];

/// Zones by name, before "time" or alone.
const NAMED: [(&str, &str); 5] = [
    ("Eastern", "America/New_York"),
    ("Central", "America/Chicago"),
    ("Mountain", "America/Denver"),
    ("Pacific", "America/Los_Angeles"),
    ("Atlantic", "America/Halifax"),
];

/// India's, Israel's and Ireland's are all called so.
const IST: &[&str] = &["Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"];

/// The most words of a place before "time".
const LONGEST_PLACE: usize = 3;

/// The zone that stands behind the time that ends at `at`, and where both end.
pub(super) fn zone(scan: Scan<'_>, at: usize) -> (usize, ZoneName) {
    let Some((word, closing)) = first_word(scan, at) else { return (at, ZoneName::Unwritten) };
    let found = abbreviation(scan, word).or_else(|| local(scan, word)).or_else(|| named(scan, word));
    if let Some((end, name)) = found {
        let closed = usize::from(closing && scan.words.byte(end) == Some(b')'));
        // An opening bracket that something else closes holds more than the zone.
        return if closing && closed == 0 { (at, ZoneName::Unwritten) } else { (end + closed, name) };
    }
    if closing {
        return (at, ZoneName::Unwritten);
    }
    if let Some((end, span)) = place_time(scan, word) {
        return (end, ZoneName::Place(span));
    }
    let place = word.is("in").then(|| scan.words.after(word.end)).flatten().and_then(|first| place_words(scan, first));
    (at, place.map_or(ZoneName::Unwritten, |(span, _)| ZoneName::Place(span)))
}

/// The word behind `at`, which may stand in brackets.
fn first_word(scan: Scan<'_>, at: usize) -> Option<(Word<'_>, bool)> {
    if let Some(word) = scan.words.after(at) {
        return Some((word, false));
    }
    let blank = scan.words.blanks_after(at)?;
    (scan.words.byte(blank) == Some(b'(')).then(|| scan.words.starting(blank + 1)).flatten().map(|word| (word, true))
}

fn abbreviation(scan: Scan<'_>, word: Word<'_>) -> Option<(usize, ZoneName)> {
    if word.text == "IST" {
        return Some((word.end, ZoneName::Shared(IST)));
    }
    if word.text == "Z" {
        return Some((word.end, ZoneName::UTC));
    }
    if matches!(word.text, "UTC" | "GMT")
        && let Some((end, offset)) = shift(scan, word.end)
    {
        return Some((end, ZoneName::Offset(offset)));
    }
    let at = ABBREVIATIONS.binary_search_by_key(&word.text, |(name, ..)| name).ok()?;
    let (_, region, offset) = *ABBREVIATIONS.get(at)?;
    if region == "UTC" {
        return Some((word.end, ZoneName::UTC));
    }
    let offset = offset.and_then(|(hours, minutes)| distance(hours < 0, hours.unsigned_abs(), minutes.unsigned_abs()));
    Some((word.end, ZoneName::Region { region, offset }))
}

/// "+3", "-05:00", "+0530" behind UTC.
fn shift(scan: Scan<'_>, at: usize) -> Option<(usize, Offset)> {
    let sign = scan.words.byte(at).filter(|byte| matches!(byte, b'+' | b'-'))?;
    let first = scan.words.starting(at + 1)?;
    let number = first.number()?;
    let (end, hours, minutes) = match first.text.len() {
        1 | 2 => {
            let minutes =
                (scan.words.byte(first.end) == Some(b':')).then(|| scan.words.starting(first.end + 1)).flatten();
            let minutes = minutes.filter(|word| word.text.len() == 2).and_then(|word| Some((word.end, word.number()?)));
            minutes.map_or((first.end, number, 0), |(end, minutes)| (end, number, minutes))
        }
        4 => (first.end, number / 100, number % 100),
        _ => return None,
    };
    let (hours, minutes) = (u8::try_from(hours).ok()?, u8::try_from(minutes).ok()?);
    (hours <= 14 && minutes < 60).then(|| distance(sign == b'-', hours, minutes)).flatten().map(|offset| (end, offset))
}

fn distance(is_west: bool, hours: u8, minutes: u8) -> Option<Offset> {
    let seconds = (i32::from(hours) * 60 + i32::from(minutes)) * 60;
    Offset::from_seconds(if is_west { -seconds } else { seconds }).ok()
}

fn local(scan: Scan<'_>, word: Word<'_>) -> Option<(usize, ZoneName)> {
    if word.is_any(&["hours", "hrs"]) {
        return Some((word.end, ZoneName::Local));
    }
    if !word.is("local") {
        return None;
    }
    let time = scan.words.after(word.end).filter(|time| time.is("time"));
    Some((time.map_or(word.end, |time| time.end), ZoneName::Local))
}

/// "Eastern", "Pacific Daylight Time", "Central European time".
fn named(scan: Scan<'_>, word: Word<'_>) -> Option<(usize, ZoneName)> {
    let (_, region) = NAMED.iter().find(|(name, _)| *name == word.text)?;
    let next = |at: usize, words: &[&str]| scan.words.after(at).filter(|next| next.is_any(words));
    let european = next(word.end, &["european"]);
    let region = if european.is_some() {
        match word.text {
            "Eastern" => "Europe/Athens",
            "Central" => "Europe/Paris",
            _ => return None,
        }
    } else {
        region
    };
    let end = european.map_or(word.end, |european| european.end);
    let end = next(end, &["standard", "daylight", "summer"]).map_or(end, |kind| kind.end);
    let time = next(end, &["time"]);
    // "2 p.m. Central Bank officials" names no zone.
    let is_free = time.is_some() || scan.words.after(end).is_none_or(|next| !next.is_capitalised());
    is_free.then_some((time.map_or(end, |time| time.end), ZoneName::Region { region, offset: None }))
}

/// "Beijing time", "New York time".
fn place_time(scan: Scan<'_>, first: Word<'_>) -> Option<(usize, Span)> {
    let (place, next) = place_words(scan, first)?;
    next.filter(|time| time.is("time")).map(|time| (time.end, place))
}

/// Capitalised words from `first` on, and the word behind them.
fn place_words<'t>(scan: Scan<'t>, first: Word<'t>) -> Option<(Span, Option<Word<'t>>)> {
    let mut last = Some(first).filter(|first| is_place_word(*first))?;
    for _ in 1..LONGEST_PLACE {
        match scan.words.after(last.end) {
            Some(next) if is_place_word(next) && !next.is("time") => last = next,
            _ => break,
        }
    }
    Some((Span::new(first.start, last.end), scan.words.after(last.end)))
}
