//! The English words that dates are made of.

use jiff::civil::Weekday;

use crate::calendar::expression::{Season, Unit};
use crate::calendar::word::Word;

/// A word that a date expression is recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// "today" 0, "yesterday" −1, "tomorrow" 1.
    Day(i32),
    /// "tonight".
    Tonight,
    /// "morning", "evening".
    DayPart,
    Weekday(Weekday),
    /// "Mon", which is one only before a date.
    ShortWeekday(Weekday),
    Month(i8),
    /// "Nov", which is one only beside a day or a year.
    ShortMonth(i8),
    Unit(Unit),
    Weekend,
    Season(Season),
    /// "overnight".
    Overnight,
    /// "fiscal", "financial", which a year or a quarter must follow; "FY2026".
    Fiscal,
    /// "fortnight".
    Fortnight,
    /// "Eve", which the feast must stand before.
    Eve,
    /// "noon".
    Noon,
    /// "midnight".
    Midnight,
    /// "Q3" 3.
    Quarter(i8),
    /// "H1" 1.
    Half(i8),
    /// Anything that begins with a digit.
    Digits,
}

/// What `word` may be the head of. Names of days and months need their capital.
pub(super) fn head(word: Word<'_>) -> Option<Head> {
    let first = word.text.bytes().next()?;
    if first.is_ascii_digit() {
        return Some(Head::Digits);
    }
    if let Some(head) = numbered(word) {
        return Some(head);
    }
    // The longest are "Wednesday", "afternoon", "yesterday", "September", "overnight".
    if !(2..=9).contains(&word.text.len()) {
        return None;
    }
    let (_, head) = heads(first).iter().find(|(name, _)| name.len() == word.text.len() && word.is(name))?;
    let is_name = matches!(
        head,
        Head::Weekday(_)
            | Head::ShortWeekday(_)
            | Head::Month(_)
            | Head::ShortMonth(_)
            | Head::Quarter(_)
            | Head::Half(_)
            | Head::Eve
    );
    (!is_name || word.is_capitalised()).then_some(*head)
}

/// "FY2026", "FY26", "Q3", "H1".
fn numbered(word: Word<'_>) -> Option<Head> {
    let (letters, digits) = word.text.split_at_checked(word.text.bytes().take_while(u8::is_ascii_uppercase).count())?;
    let number: i16 = digits.parse().ok()?;
    match (letters, digits.len()) {
        ("Q", 1) if (1..=4).contains(&number) => i8::try_from(number).ok().map(Head::Quarter),
        ("H", 1) if (1..=2).contains(&number) => i8::try_from(number).ok().map(Head::Half),
        ("FY", 2 | 4) => Some(Head::Fiscal),
        _ => None,
    }
}

fn heads(first: u8) -> &'static [(&'static str, Head)] {
    use Head::{Day, DayPart, Month, ShortMonth, ShortWeekday, Tonight, Weekend};
    match first.to_ascii_lowercase() {
        b'a' => &[
            ("april", Month(4)),
            ("august", Month(8)),
            ("afternoon", DayPart),
            ("autumn", Head::Season(Season::Autumn)),
            ("apr", ShortMonth(4)),
            ("aug", ShortMonth(8)),
        ],
        b'c' => &[("century", Head::Unit(Unit::Century)), ("centuries", Head::Unit(Unit::Century))],
        b'd' => &[
            ("day", Head::Unit(Unit::Day)),
            ("days", Head::Unit(Unit::Day)),
            ("december", Month(12)),
            ("dec", ShortMonth(12)),
            ("decade", Head::Unit(Unit::Decade)),
            ("decades", Head::Unit(Unit::Decade)),
        ],
        b'e' => &[("evening", DayPart), ("eve", Head::Eve)],
        b'f' => &[
            ("friday", Head::Weekday(Weekday::Friday)),
            ("february", Month(2)),
            ("fall", Head::Season(Season::Autumn)),
            ("fiscal", Head::Fiscal),
            ("financial", Head::Fiscal),
            ("fortnight", Head::Fortnight),
            ("feb", ShortMonth(2)),
            ("fri", ShortWeekday(Weekday::Friday)),
        ],
        b'h' => {
            &[("half", Head::Unit(Unit::Half)), ("hour", Head::Unit(Unit::Hour)), ("hours", Head::Unit(Unit::Hour))]
        }
        b'j' => &[
            ("january", Month(1)),
            ("june", Month(6)),
            ("july", Month(7)),
            ("jan", ShortMonth(1)),
            ("jun", ShortMonth(6)),
            ("jul", ShortMonth(7)),
        ],
        b'm' => &[
            ("monday", Head::Weekday(Weekday::Monday)),
            ("month", Head::Unit(Unit::Month)),
            ("months", Head::Unit(Unit::Month)),
            ("morning", DayPart),
            ("march", Month(3)),
            ("may", ShortMonth(5)),
            ("mar", ShortMonth(3)),
            ("mon", ShortWeekday(Weekday::Monday)),
            ("minutes", Head::Unit(Unit::Minute)),
            ("midnight", Head::Midnight),
        ],
        b'n' => &[("november", Month(11)), ("nov", ShortMonth(11)), ("night", DayPart), ("noon", Head::Noon)],
        b'o' => &[("october", Month(10)), ("oct", ShortMonth(10)), ("overnight", Head::Overnight)],
        b'q' => &[("quarter", Head::Unit(Unit::Quarter)), ("quarters", Head::Unit(Unit::Quarter))],
        b's' => &[
            ("sunday", Head::Weekday(Weekday::Sunday)),
            ("saturday", Head::Weekday(Weekday::Saturday)),
            ("september", Month(9)),
            ("summer", Head::Season(Season::Summer)),
            ("spring", Head::Season(Season::Spring)),
            ("sept", ShortMonth(9)),
            ("sep", ShortMonth(9)),
            ("sat", ShortWeekday(Weekday::Saturday)),
            ("sun", ShortWeekday(Weekday::Sunday)),
        ],
        b't' => &[
            ("today", Day(0)),
            ("tonight", Tonight),
            ("tomorrow", Day(1)),
            ("tuesday", Head::Weekday(Weekday::Tuesday)),
            ("thursday", Head::Weekday(Weekday::Thursday)),
            ("tue", ShortWeekday(Weekday::Tuesday)),
            ("tues", ShortWeekday(Weekday::Tuesday)),
            ("thu", ShortWeekday(Weekday::Thursday)),
            ("thur", ShortWeekday(Weekday::Thursday)),
            ("thurs", ShortWeekday(Weekday::Thursday)),
        ],
        b'w' => &[
            ("week", Head::Unit(Unit::Week)),
            ("weeks", Head::Unit(Unit::Week)),
            ("weekend", Weekend),
            ("wednesday", Head::Weekday(Weekday::Wednesday)),
            ("winter", Head::Season(Season::Winter)),
            ("wed", ShortWeekday(Weekday::Wednesday)),
        ],
        b'y' => &[("year", Head::Unit(Unit::Year)), ("years", Head::Unit(Unit::Year)), ("yesterday", Day(-1))],
        _ => &[],
    }
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The number a word names: "a" 1, "twelve" 12, "thirty" 30.
pub(super) fn number(word: Word<'_>) -> Option<u32> {
    if word.is_any(&["a", "an"]) {
        return Some(1);
    }
    let position = |list: &[&str]| list.iter().position(|&name| word.is(name)).and_then(|at| u32::try_from(at).ok());
    position(&SMALL).or_else(|| position(&TENS).map(|at| (at + 2) * 10))
}

/// The number of "third" or "3rd", up to four.
pub(super) fn small_ordinal(word: Word<'_>) -> Option<i8> {
    let forms = [("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("final", 4)];
    let figures = [("1st", 1), ("2nd", 2), ("3rd", 3), ("4th", 4)];
    forms.iter().chain(&figures).find(|(name, _)| word.is(name)).map(|&(_, number)| number)
}

/// The day of the month written as "20" or "20th".
pub(super) fn day_of_month(word: Word<'_>) -> Option<i8> {
    let digits = word.text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, suffix) = word.text.split_at_checked(digits)?;
    let is_ordinal = ["", "st", "nd", "rd", "th"].iter().any(|&known| suffix.eq_ignore_ascii_case(known));
    let day: i8 = (digits <= 2 && is_ordinal).then(|| number.parse().ok()).flatten()?;
    (1..=31).contains(&day).then_some(day)
}

/// A year as it is written beside a month: four digits, 1500 to 2199.
pub(super) fn year(word: Word<'_>) -> Option<i16> {
    let number = (word.text.len() == 4).then(|| word.number()).flatten()?;
    i16::try_from(number).ok().filter(|year| (1500..2200).contains(year))
}

/// The number of "19th", "nineteenth", "twenty-first" as centuries have it, from the last word of it.
pub(super) fn century_ordinal(word: Word<'_>) -> Option<i16> {
    #[rustfmt::skip]
    const NAMES: [&str; 20] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
        "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];
    if let Some(at) = NAMES.iter().position(|&name| word.is(name)) {
        return i16::try_from(at + 1).ok();
    }
    let digits = word.text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, suffix) = word.text.split_at_checked(digits)?;
    let is_ordinal = ["st", "nd", "rd", "th"].iter().any(|&known| suffix.eq_ignore_ascii_case(known));
    (is_ordinal && digits <= 2).then(|| number.parse().ok()).flatten().filter(|number| (1..=22).contains(number))
}
