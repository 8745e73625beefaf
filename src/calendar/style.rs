//! Relative dates written out, in the manner of a house: "the week of Oct. 20", "on 24 November 2026", "on 2026-11-24".

use jiff::civil::Date;

use crate::calendar::expression::{DateExpression, DateKind, Hours, Origin, Part, Unit};
use crate::calendar::period::month_name;
use crate::calendar::{Meaning, weekday_name};

/// How a house writes dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateStyle {
    /// The Associated Press: the day of the week within seven days, beyond
    /// that "Oct. 20", with the year only where it is another.
    Ap,
    /// "24 November 2026".
    Long,
    /// ISO 8601: "2026-11-24".
    Iso,
}

/// A relative date, written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenOut {
    /// What leads it where nothing does yet: "on", "in"; empty where it does without.
    pub lead: &'static str,
    /// The date.
    pub words: String,
}

/// Up to so many days off AP names the day of the week.
const NEAR: i64 = 6;

impl DateExpression {
    /// What `meaning`, which the expression `written` has in a text of `today`,
    /// is in `style`; none where a date would say less or more than the words.
    #[must_use]
    pub fn written_out(&self, written: &str, meaning: Meaning, today: Date, style: DateStyle) -> Option<WrittenOut> {
        let first = meaning.period.first;
        match self.kind {
            DateKind::Day(_, hours) | DateKind::Weekday(_, _, hours) if meaning.period.is_day() => {
                let (before, behind) = shades(written, hours)?;
                let day = day(first, today, style);
                Some(WrittenOut { words: format!("{before}{}{behind}", day.words), ..day })
            }
            DateKind::Distance { unit: Unit::Day, from: Origin::Now, .. } => Some(day(first, today, style)),
            DateKind::Unit { unit, part: Part::Whole, .. } => unit_of(unit, first, today, style),
            DateKind::Weekend(_) => {
                Some(WrittenOut { lead: "", words: format!("the weekend of {}", date(first, today, style)) })
            }
            _ => None,
        }
    }
}

/// What is said of the hours of a day, to stand before and behind it: "late ", " evening".
fn shades(written: &str, hours: Hours) -> Option<(&'static str, &'static str)> {
    let has = |word: &str| written.split_whitespace().any(|other| other.eq_ignore_ascii_case(word));
    let known = [
        ("morning", " morning"),
        ("afternoon", " afternoon"),
        ("evening", " evening"),
        ("night", " night"),
        ("tonight", " night"),
    ];
    let behind = known.iter().find(|(word, _)| has(word)).map_or("", |(_, behind)| *behind);
    match hours {
        Hours::All => Some(("", "")),
        Hours::Some if has("late") => Some(("late ", behind)),
        Hours::Some if has("early") => Some(("early ", behind)),
        Hours::Some => Some(("", behind)),
        Hours::Rest | Hours::Night => None,
    }
}

fn day(day: Date, today: Date, style: DateStyle) -> WrittenOut {
    let off = (today.duration_until(day).as_hours() / 24).abs();
    if style == DateStyle::Ap && off <= NEAR {
        return WrittenOut { lead: "", words: weekday_name(day.weekday()).to_owned() };
    }
    WrittenOut { lead: "on", words: date(day, today, style) }
}

fn unit_of(unit: Unit, first: Date, today: Date, style: DateStyle) -> Option<WrittenOut> {
    let (lead, words) = match unit {
        Unit::Week if style == DateStyle::Ap => ("", format!("the week of {}", date(first, today, style))),
        Unit::Week => ("in", format!("the week of {}", date(first, today, style))),
        Unit::Month if style == DateStyle::Iso => ("in", format!("{}-{:02}", first.year(), first.month())),
        Unit::Month if style == DateStyle::Ap && first.year() == today.year() => {
            ("in", month_name(first.month()).to_owned())
        }
        Unit::Month => ("in", format!("{} {}", month_name(first.month()), first.year())),
        Unit::Year => ("in", first.year().to_string()),
        _ => return None,
    };
    Some(WrittenOut { lead, words })
}

fn date(day: Date, today: Date, style: DateStyle) -> String {
    match style {
        DateStyle::Ap if day.year() == today.year() => format!("{} {}", ap_month(day.month()), day.day()),
        DateStyle::Ap => format!("{} {}, {}", ap_month(day.month()), day.day(), day.year()),
        DateStyle::Long => format!("{} {} {}", day.day(), month_name(day.month()), day.year()),
        DateStyle::Iso => day.to_string(),
    }
}

/// The month as AP has it beside a day: March to July are not shortened.
fn ap_month(month: i8) -> &'static str {
    match month {
        1 => "Jan.",
        2 => "Feb.",
        8 => "Aug.",
        9 => "Sept.",
        10 => "Oct.",
        11 => "Nov.",
        12 => "Dec.",
        _ => month_name(month),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::DateStyle;
    use crate::calendar::{Standpoint, Tense, expressions};

    fn written(text: &str, style: DateStyle) -> String {
        let today = date(2025, 10, 17);
        let expression = expressions(text)[0];
        let meaning = expression.meaning(&Standpoint::on(today, Tense::Future)).unwrap();
        let out = expression.written_out(expression.span.of(text), meaning, today, style);
        out.map_or("-".to_owned(), |out| format!("{} {}", out.lead, out.words).trim().to_owned())
    }

    #[test]
    fn ap_names_the_day_of_the_week_within_seven_days_and_the_date_beyond() {
        let ap = |text: &str| written(text, DateStyle::Ap);
        assert_eq!(ap("next week"), "the week of Oct. 20");
        assert_eq!(ap("tomorrow"), "Saturday");
        assert_eq!(ap("yesterday morning"), "Thursday morning");
        assert_eq!(ap("tonight"), "Friday night");
        assert_eq!(ap("late last night"), "late Thursday night");
        assert_eq!(ap("next Friday"), "on Oct. 24");
        assert_eq!(ap("next month"), "in November");
        assert_eq!(ap("next year"), "in 2026");
        assert_eq!(ap("two days ago"), "Wednesday");
        assert_eq!(ap("early next year"), "-");
        assert_eq!(ap("earlier today"), "-");
    }

    #[test]
    fn other_houses_write_the_whole_date() {
        assert_eq!(written("tomorrow", DateStyle::Long), "on 18 October 2025");
        assert_eq!(written("tomorrow", DateStyle::Iso), "on 2025-10-18");
        assert_eq!(written("next week", DateStyle::Iso), "in the week of 2025-10-20");
        assert_eq!(written("next month", DateStyle::Iso), "in 2025-11");
        assert_eq!(written("next month", DateStyle::Long), "in November 2025");
    }
}
