//! Keys of the front matter: what they mean, and what their value is read as.

use crate::calendar::{Period, weekday_name};
use crate::document::{FrontMatter, Key, KeyMeaning, find_key};
use crate::features::at::At;

use super::{Hover, HoverContent};

/// A key of the front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFacts {
    /// The key.
    pub name: String,
    /// What it means.
    pub meaning: &'static str,
    /// The words it takes, where only some mean anything.
    pub values: &'static [&'static str],
    /// What its value is read as, where that is not what is written.
    pub read_as: Option<String>,
}

/// The key, or the plain value of a key, under the cursor.
pub(super) fn hover(at: &At<'_>) -> Option<Hover> {
    let front_matter = at.block.front_matter.as_deref()?;
    let on_name = front_matter.keys.iter().find(|key| key.name.span.touches(at.offset));
    // The value of a map is other keys, which have meanings of their own.
    let on_value = || {
        let mut keys =
            front_matter.keys.iter().rev().filter(|key| key.value.touches(at.offset) && !key.value.is_empty());
        keys.next().filter(|key| !at.text(key.value).contains(['\n', '{']))
    };
    let key = on_name.or_else(on_value)?;
    let section = key.section?;
    let KeyMeaning { meaning, values, .. } = find_key(section, &key.name.value)?;
    let facts = KeyFacts { name: key.name.value.clone(), meaning, values, read_as: read_as(front_matter, key) };
    Some(at.hover(key.name.span, HoverContent::Key(facts)))
}

/// "Friday, 20 November 2026" for `2026-11-20`.
fn read_as(front_matter: &FrontMatter, key: &Key) -> Option<String> {
    let date = front_matter.date.as_ref().filter(|date| key.within.is_none() && key.value.covers(date.span))?;
    let day = date.value.date;
    let time = date.value.time.map(|time| format!(", {:02}:{:02}", time.hour(), time.minute())).unwrap_or_default();
    let offset = date.value.offset.map(|offset| format!(" (UTC{offset})")).unwrap_or_default();
    Some(format!("{}, {}{time}{offset}", weekday_name(day.weekday()), Period::day(day)))
}
