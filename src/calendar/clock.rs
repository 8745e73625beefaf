//! Recognises times of day: "2 p.m. EST", "14:00 GMT", "1900Z", "noon", "10 a.m. local time", "8 p.m. in Tokyo".

use jiff::civil::Time;

use crate::calendar::scan::Scan;
use crate::calendar::vocabulary::{Head, head};
use crate::calendar::word::Word;
use crate::calendar::zone::{ZoneName, zone};
use crate::text::Span;

/// A time of day as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClockTime {
    /// Its bytes, with the zone where that stands right behind it; a place
    /// that gives the zone is not in it.
    pub span: Span,
    /// The time; none for midnight, of which nobody can tell which day it ends.
    pub time: Option<Time>,
    /// In which zone.
    pub zone: ZoneName,
}

/// What a time stands behind; without minutes in figures or a zone nothing else shows it to be one.
const BEFORE: [&str; 16] = [
    "about", "after", "and", "around", "at", "before", "between", "by", "circa", "from", "near", "of", "since", "till",
    "to", "until",
];

/// The time that begins with `word`; `is_iso` where a date of the form
/// "2026-11-20T" stands before it.
pub(super) fn time(scan: Scan<'_>, word: Word<'_>, head: Head, is_iso: bool) -> Option<ClockTime> {
    match head {
        Head::Noon => named(scan, word, Time::new(12, 0, 0, 0).ok()),
        Head::Midnight => named(scan, word, None),
        Head::Digits if word.text.as_bytes().first().is_some_and(u8::is_ascii_digit) => figures(scan, word, is_iso),
        _ => None,
    }
}

fn named(scan: Scan<'_>, word: Word<'_>, time: Option<Time>) -> Option<ClockTime> {
    let (end, zone) = zone(scan, word.end);
    let is_time = scan.words.before(word.start).is_some_and(|before| before.is_any(&BEFORE)) || end > word.end;
    let is_name = word.is_capitalised() && end == word.end;
    (is_time && !is_name && !scan.words.is_hyphenated(word)).then(|| ClockTime {
        span: Span::new(word.start, end),
        time,
        zone,
    })
}

/// Figures as they are written: hour, minute, where they end, and what letters hang on them.
#[derive(Debug, Clone, Copy)]
struct Figures<'t> {
    hour: i8,
    minute: i8,
    end: usize,
    letters: &'t str,
    mark: Option<u8>,
}

fn figures(scan: Scan<'_>, word: Word<'_>, is_iso: bool) -> Option<ClockTime> {
    let is_tail = matches!(scan.words.byte_before(word.start), Some(b'.' | b',' | b':' | b'$' | b'/' | b'#' | b'+'));
    if is_tail {
        return None;
    }
    let read = read_figures(scan, word)?;
    if let Some((end, is_afternoon)) = meridiem(scan, &read) {
        let hour = match read.hour {
            12 => 0,
            hour @ 1..=11 => hour,
            _ => return None,
        };
        let time = Time::new(hour + if is_afternoon { 12 } else { 0 }, read.minute, 0, 0).ok()?;
        let (end, zone) = zone(scan, end);
        return Some(ClockTime { span: Span::new(word.start, end), time: Some(time), zone });
    }
    let (end, zone) = match read.letters {
        "" => zone(scan, read.end),
        "Z" | "z" => (read.end, ZoneName::UTC),
        _ => return None,
    };
    let time = Time::new(read.hour, read.minute, 0, 0).ok()?;
    let has_zone = end > read.end || !read.letters.is_empty() || matches!(zone, ZoneName::Local);
    let is_clock = match read.mark {
        Some(b':') => {
            let before = scan.words.before(word.start);
            has_zone || is_iso || before.is_some_and(|before| before.is_any(&BEFORE)) || scan.follows_date(word)
        }
        _ => has_zone,
    };
    is_clock.then(|| ClockTime { span: Span::new(word.start, end), time: Some(time), zone })
}

/// "14:00", "14:00:30", "15.30", "1400", "2": letters such as "pm" and "Z" may hang on the last figure.
fn read_figures<'t>(scan: Scan<'t>, word: Word<'t>) -> Option<Figures<'t>> {
    let (digits, letters) = split(word.text)?;
    if digits.len() == 4 {
        let (hour, minute) = digits.split_at_checked(2)?;
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        return Some(Figures { hour, minute, end: word.end, letters, mark: None });
    }
    let hour = (digits.len() <= 2).then(|| digits.parse().ok()).flatten()?;
    let mark = scan.words.byte(word.end).filter(|byte| letters.is_empty() && matches!(byte, b':' | b'.'));
    let minutes = mark.and_then(|_| scan.words.starting(word.end + 1)).and_then(|next| Some((next, split(next.text)?)));
    let Some((next, (minute, letters))) = minutes.filter(|(_, (minute, _))| minute.len() == 2) else {
        return Some(Figures { hour, minute: 0, end: word.end, letters, mark: None });
    };
    let minute = minute.parse().ok()?;
    let seconds = (scan.words.byte(next.end) == Some(b':') && letters.is_empty())
        .then(|| scan.words.starting(next.end + 1))
        .flatten()
        .and_then(|seconds| Some((seconds.end, split(seconds.text)?)))
        .filter(|(_, (seconds, _))| seconds.len() == 2);
    let (end, letters) = seconds.map_or((next.end, letters), |(end, (_, letters))| (end, letters));
    Some(Figures { hour, minute, end, letters, mark })
}

fn split(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then(|| text.split_at_checked(digits)).flatten()
}

/// "a.m." or "pm" behind the figures: where it ends, and whether it is after noon.
fn meridiem(scan: Scan<'_>, read: &Figures<'_>) -> Option<(usize, bool)> {
    if read.letters.eq_ignore_ascii_case("am") || read.letters.eq_ignore_ascii_case("pm") {
        return Some((read.end, read.letters.starts_with(['p', 'P'])));
    }
    if !read.letters.is_empty() || read.mark.is_none() && read.hour > 12 {
        return None;
    }
    let word = scan.words.after(read.end)?;
    if word.is_any(&["am", "pm"]) {
        return Some((word.end, word.is("pm")));
    }
    let is_half = word.is_any(&["a", "p"]) && scan.words.byte(word.end) == Some(b'.');
    let m = is_half.then(|| scan.words.starting(word.end + 1)).flatten().filter(|m| m.is("m"))?;
    let stop = usize::from(scan.words.byte(m.end) == Some(b'.'));
    Some((m.end + stop, word.is("p")))
}

/// Whether `word` may be part of the name of a place: capitalised, and no day or month.
pub(super) fn is_place_word(word: Word<'_>) -> bool {
    word.is_capitalised() && head(word).is_none()
}
