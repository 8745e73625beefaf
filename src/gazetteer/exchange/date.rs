//! Dates as sources write them: years first or last, two digits or four, names of months, words for "still in office".

use std::fmt::Write;

use serde::Deserialize;

use crate::calendar::{Date, PartialDate};
use crate::gazetteer::TermEnd;

/// In which order a source writes day, month and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
pub enum DateOrder {
    /// `2021-01-26`, and any part of it.
    #[default]
    #[serde(rename = "y-m-d")]
    YearFirst,
    /// `26/01/2021`.
    #[serde(rename = "d/m/y")]
    DayFirst,
    /// `1/26/21`.
    #[serde(rename = "m/d/y")]
    MonthFirst,
}

/// How a source writes dates.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct DateStyle {
    /// The order of its parts.
    pub order: DateOrder,
    /// The last two-digit year that is of this century: with 30, `29` and
    /// `30` are 2029 and 2030, `31` is 1931.
    pub pivot: u8,
    /// What stands for an end that has not come, case passed over.
    pub open: Vec<String>,
    /// What stands for an end that has come on an unknown day.
    pub unknown: Vec<String>,
}

impl Default for DateStyle {
    fn default() -> Self {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Self {
            order: DateOrder::default(),
            pivot: 50,
            open: words(&[
                "still in office",
                "in office",
                "incumbent",
                "present",
                "current",
                "to date",
                "ongoing",
                "-",
                "–",
                "—",
            ]),
            unknown: words(&["unknown", "?", "n/a", "na"]),
        }
    }
}

/// A date that is none, for a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoDate(pub(super) String);

impl DateStyle {
    /// Reads a start: nothing where nothing or a word for nothing is written.
    pub(super) fn start(&self, text: &str) -> Result<Option<PartialDate>, NoDate> {
        let text = text.trim();
        if text.is_empty() || is_among(&self.unknown, text) {
            return Ok(None);
        }
        self.date(text).map(Some).ok_or_else(|| NoDate(text.to_owned()))
    }

    /// Reads an end: open where nothing or a word for it is written.
    pub(super) fn end(&self, text: &str) -> Result<TermEnd, NoDate> {
        let text = text.trim();
        if text.is_empty() || is_among(&self.open, text) {
            return Ok(TermEnd::Open);
        }
        if is_among(&self.unknown, text) {
            return Ok(TermEnd::Unknown);
        }
        self.date(text).map(TermEnd::On).ok_or_else(|| NoDate(text.to_owned()))
    }

    /// Reads one date with its precision. Whatever the order, `2021-01-26` and its parts are read too,
    /// a time after the day is passed over, and so are names of months.
    pub(super) fn date(&self, text: &str) -> Option<PartialDate> {
        let text = text.trim();
        iso(text).or_else(|| self.parts(text)).or_else(|| with_month_name(text))
    }

    /// `26/1/2021`, `26.01.21`, `1-26-21`, `01/2021`.
    fn parts(&self, text: &str) -> Option<PartialDate> {
        let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
        if !parts.iter().all(|part| is_digits(part) && part.len() <= 4) {
            return None;
        }
        let number = |part: &str| part.parse::<u16>().ok();
        match *parts {
            [month, year] if year.len() == 4 => written(number(year)?, Some(number(month)?), None),
            [year, month, day] if year.len() == 4 => written(number(year)?, Some(number(month)?), Some(number(day)?)),
            [first, second, year] => {
                let (day, month) = match self.order {
                    DateOrder::DayFirst => (first, second),
                    DateOrder::MonthFirst => (second, first),
                    // Which is the month nobody can say: only the source's map can.
                    DateOrder::YearFirst => return None,
                };
                written(self.year(year)?, Some(number(month)?), Some(number(day)?))
            }
            _ => None,
        }
    }

    fn year(&self, text: &str) -> Option<u16> {
        let year: u16 = text.parse().ok()?;
        match text.len() {
            4 => Some(year),
            1 | 2 if year <= u16::from(self.pivot) => Some(2000 + year),
            1 | 2 => Some(1900 + year),
            _ => None,
        }
    }
}

fn is_among(words: &[String], text: &str) -> bool {
    words.iter().any(|word| word.to_lowercase() == text.to_lowercase())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// An EDTF date, with a time after it or without; `2021-00-00`, as databases
/// write a year alone, is 2021.
pub(super) fn iso(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    let day = text.split_once(['T', ' ']).filter(|(_, time)| time.contains(':')).map_or(text, |(day, _)| day);
    let day = day.strip_prefix('+').unwrap_or(day);
    let day = day.strip_suffix("-00").unwrap_or(day);
    let day = day.strip_suffix("-00").unwrap_or(day);
    if day.trim_start_matches('-').len() < 4 {
        return None;
    }
    PartialDate::parse(day)
}

/// A day, for columns that hold nothing less.
pub(super) fn day(style: &DateStyle, text: &str) -> Option<Date> {
    let date = style.date(text)?;
    (date.earliest() == date.latest() && !date.is_qualified()).then(|| date.earliest())
}

/// `14 March 2013`, `March 14, 2013`, `March 2013`, `14-Mar-2013`, `c. 2013`.
pub(super) fn with_month_name(text: &str) -> Option<PartialDate> {
    let (about, text) = match text.strip_prefix("c.").or_else(|| text.strip_prefix("ca.")) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let words: Vec<&str> = text.split([' ', ',', '-', '/', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| is_digits(word).then(|| word.parse::<u16>().ok()).flatten();
    let ordinal = |word: &str| number(word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']));
    let (year, month, day) = match *words {
        [year] => (number(year).filter(|_| year.len() == 4)?, None, None),
        [month, year] => (number(year).filter(|_| year.len() == 4)?, Some(month_number(month)?), None),
        [one, other, year] if year.len() == 4 => match (month_number(one), month_number(other)) {
            (Some(month), None) => (number(year)?, Some(month), Some(ordinal(other)?)),
            (None, Some(month)) => (number(year)?, Some(month), Some(ordinal(one)?)),
            _ => return None,
        },
        _ => return None,
    };
    if about { PartialDate::parse(&format!("{}~", edtf(year, month, day))) } else { written(year, month, day) }
}

fn month_number(word: &str) -> Option<u16> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.trim_end_matches('.').to_lowercase();
    if word.len() < 3 {
        return None;
    }
    let at = MONTHS.iter().position(|month| month.starts_with(&word) || (word == "sept" && *month == "september"))?;
    u16::try_from(at + 1).ok()
}

fn edtf(year: u16, month: Option<u16>, day: Option<u16>) -> String {
    let mut text = format!("{year:04}");
    for part in month.into_iter().chain(day) {
        let _ = write!(text, "-{part:02}");
    }
    text
}

/// A date of these parts, if the calendar has it.
fn written(year: u16, month: Option<u16>, day: Option<u16>) -> Option<PartialDate> {
    // From 21 on, EDTF counts seasons where months stand.
    if month.is_some_and(|month| month > 12) {
        return None;
    }
    PartialDate::parse(&edtf(year, month, day))
}

#[cfg(test)]
mod tests {
    use super::{DateOrder, DateStyle};
    use crate::gazetteer::TermEnd;

    fn style(order: DateOrder) -> DateStyle {
        DateStyle { order, pivot: 30, ..DateStyle::default() }
    }

    fn read(order: DateOrder, text: &str) -> Option<String> {
        style(order).date(text).map(|date| date.to_string())
    }

    #[test]
    fn day_and_month_stand_in_the_order_that_the_source_has() {
        assert_eq!(read(DateOrder::DayFirst, "3/4/2021").as_deref(), Some("3 April 2021"));
        assert_eq!(read(DateOrder::MonthFirst, "3/4/2021").as_deref(), Some("4 March 2021"));
        assert_eq!(read(DateOrder::YearFirst, "3/4/2021"), None);
        assert_eq!(read(DateOrder::DayFirst, "1/26/2021"), None);
    }

    #[test]
    fn two_digits_turn_at_the_pivot() {
        assert_eq!(read(DateOrder::MonthFirst, "1/21/77").as_deref(), Some("21 January 1977"));
        assert_eq!(read(DateOrder::MonthFirst, "1/26/21").as_deref(), Some("26 January 2021"));
        assert_eq!(read(DateOrder::MonthFirst, "1/2/30").as_deref(), Some("2 January 2030"));
        assert_eq!(read(DateOrder::MonthFirst, "1/2/31").as_deref(), Some("2 January 1931"));
        assert_eq!(read(DateOrder::MonthFirst, "2/30/21"), None);
    }

    #[test]
    fn less_than_a_day_keeps_its_precision_and_a_time_is_passed_over() {
        for (text, shown) in [
            ("2011", "2011"),
            ("2011-05", "May 2011"),
            ("2011-00-00", "2011"),
            ("2011-05-00", "May 2011"),
            ("2011-05-17T00:00:00Z", "17 May 2011"),
            ("2011-05-17 12:30:00", "17 May 2011"),
            ("14 March 2013", "14 March 2013"),
            ("March 14, 2013", "14 March 2013"),
            ("Sept. 2013", "September 2013"),
            ("1st May 2013", "1 May 2013"),
            ("17-May-2011", "17 May 2011"),
            ("05/2011", "May 2011"),
            ("c. 2011", "about 2011"),
        ] {
            assert_eq!(read(DateOrder::YearFirst, text).as_deref(), Some(shown), "{text}");
        }
        for text in ["", "77", "2011-13", "2011-22", "Q1 2011", "MMXI", "13/2011", "99999999", "2011-05-17-01"] {
            assert_eq!(read(DateOrder::YearFirst, text), None, "{text}");
        }
    }

    #[test]
    fn open_unknown_and_broken_ends_are_three_things() {
        let style = style(DateOrder::MonthFirst);
        assert_eq!(style.end(""), Ok(TermEnd::Open));
        assert_eq!(style.end("Still in office"), Ok(TermEnd::Open));
        assert_eq!(style.end("unknown"), Ok(TermEnd::Unknown));
        assert!(matches!(style.end("1/20/21"), Ok(TermEnd::On(_))));
        assert!(style.end("some day").is_err());
        assert_eq!(style.start("unknown"), Ok(None));
    }
}
