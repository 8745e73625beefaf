//! The edit that puts a date in place of the words that only say how far off it is.

use crate::analysis::{Basis, Here, Passage, When};
use crate::calendar::{DateExpression, DateStyle};
use crate::config::Profile;
use crate::document::Block;
use crate::text::{Edit, Span};

/// Words behind which a date stands without another.
const LEADS: [&str; 20] = [
    "after", "and", "as", "at", "before", "between", "by", "during", "for", "from", "in", "of", "on", "or", "over",
    "since", "than", "through", "to", "until",
];

/// How the packs among `profiles` write dates: ISO 8601 where none says.
#[must_use]
pub fn date_style(profiles: impl IntoIterator<Item = Profile>) -> DateStyle {
    let mut style = DateStyle::Iso;
    for profile in profiles {
        match profile {
            Profile::Ap | Profile::Reuters => return DateStyle::Ap,
            Profile::Bbc | Profile::Un | Profile::Wiki | Profile::Phia => style = DateStyle::Long,
            _ => {}
        }
    }
    style
}

/// The one relative expression of `when`, if it counts from the day of the text.
#[must_use]
pub fn relative<'p>(passage: &'p Passage, when: &When) -> Option<&'p DateExpression> {
    let date = passage.dates.get(when.dates.start).filter(|date| when.dates.len() == 1 && date.is_relative())?;
    (when.basis == Basis::Document && when.time.is_none()).then_some(date)
}

/// The edit that writes `when` out in `style`, in bytes of `block`; none where
/// its words say something that a date does not.
#[must_use]
pub fn dating(block: &Block, passage: &Passage, when: &When, here: &Here, style: DateStyle) -> Option<Edit> {
    let date = relative(passage, when)?;
    let written = when.span.of(&block.text);
    let out = date.written_out(written, when.meaning?, here.date?, style)?;
    let behind = block.text.get(when.span.end()..).unwrap_or_default();
    let is_owner = behind.starts_with(['\'', '’']);
    // "2026-11-24's vote" is nobody's way to put it.
    if is_owner && (!out.lead.is_empty() || out.words.contains(' ')) {
        return None;
    }
    let before = block.text.get(..when.span.start()).unwrap_or_default();
    let last = before.trim_end().rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    let is_led = before.ends_with(char::is_whitespace) && LEADS.iter().any(|lead| last.eq_ignore_ascii_case(lead));
    let mut words = match out.lead {
        "" => out.words,
        _ if is_led => out.words,
        lead => format!("{lead} {}", out.words),
    };
    let opens = written.starts_with(char::is_uppercase)
        && block.sentences.iter().any(|one| one.span.start() == when.span.start());
    if opens && let Some(first) = words.get(..1) {
        words = first.to_uppercase() + words.get(1..).unwrap_or_default();
    }
    Some(Edit { span: Span::new(when.span.start(), when.span.end()), replacement: words })
}
