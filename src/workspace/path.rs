//! The name a briefing goes by inside the workspace.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use crate::calendar::Date;

/// An absolute path with `/` between its parts and no `.` or `..`, or, for a
/// text that has no file, the address its editor gave it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocPath(Arc<str>);

impl DocPath {
    /// The path `path`, which is taken as it is.
    #[must_use]
    pub fn new(path: &str) -> Self {
        Self(path.into())
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders it lies in, the nearest first, the root last.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        let mut rest = self.as_str();
        std::iter::from_fn(move || {
            let slash = rest.rfind('/')?;
            // The folder of "/a" is "/".
            let folder = if slash == 0 && rest.len() > 1 { "/" } else { rest.get(..slash)? };
            rest = folder;
            (!folder.is_empty()).then_some(folder)
        })
    }

    /// The last part of it.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.as_str().rsplit('/').next().unwrap_or_default()
    }

    /// The date in its file name: `2026-11-20-river.md`, `river-20261120.md`.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        let bytes = self.file_name().as_bytes();
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let starts = (0..bytes.len()).filter(|&at| is_digit(at) && (at == 0 || !is_digit(at - 1)));
        starts.into_iter().find_map(|at| {
            let digits = |range: std::ops::Range<usize>| {
                let text = std::str::from_utf8(bytes.get(range)?).ok()?;
                text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i16>().ok()).flatten()
            };
            let dashed = bytes.get(at + 4) == Some(&b'-') && bytes.get(at + 7) == Some(&b'-');
            let (month, day) = if dashed { (at + 5, at + 8) } else { (at + 4, at + 6) };
            let year = digits(at..at + 4).filter(|year| (1900..2200).contains(year) && !is_digit(day + 2))?;
            let narrow = |number: i16| i8::try_from(number).ok();
            Date::new(year, narrow(digits(month..month + 2)?)?, narrow(digits(day..day + 2)?)?).ok()
        })
    }
}

impl Borrow<str> for DocPath {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for DocPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::DocPath;

    #[test]
    fn folders_come_nearest_first() {
        let path = DocPath::new("/desk/asia/a.md");
        assert_eq!(path.folders().collect::<Vec<_>>(), ["/desk/asia", "/desk", "/"]);
        assert_eq!(DocPath::new("untitled:1").folders().count(), 0);
        assert_eq!(DocPath::new("c:/desk/a.md").folders().collect::<Vec<_>>(), ["c:/desk", "c:"]);
    }

    #[test]
    fn a_date_in_the_file_name_is_found_and_other_numbers_are_not() {
        let date = |path: &str| DocPath::new(path).date().map(|date| date.to_string());
        assert_eq!(date("/desk/2026-11-20-river.md").as_deref(), Some("2026-11-20"));
        assert_eq!(date("/desk/river 20261120.txt").as_deref(), Some("2026-11-20"));
        assert_eq!(date("/desk/unit-7-2026-11-20é.md").as_deref(), Some("2026-11-20"));
        for none in ["/2026-11-20/river.md", "/2026-02-30.md", "/2026-11-200.md", "/202611201.md", "/1-2026.md", "/é"]
        {
            assert_eq!(date(none), None, "{none}");
        }
    }
}
