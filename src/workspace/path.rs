//! The name a briefing goes by inside the workspace.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use crate::calendar::Date;

/// The endings of files that are read as briefings.
pub const BRIEFING_EXTENSIONS: [&str; 4] = ["md", "brief", "markdown", "txt"];

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

    /// Whether it is a path and not some other address.
    #[must_use]
    pub fn is_file(&self) -> bool {
        let drive = self.0.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) && self.0.get(1..3) == Some(":/");
        self.0.starts_with('/') || drive
    }

    /// The folder it is in, without a slash at its end; none for what is no file.
    #[must_use]
    pub fn folder(&self) -> Option<&str> {
        let (folder, _) = self.0.rsplit_once('/').filter(|_| self.is_file())?;
        Some(folder)
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

    /// The name of the file.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The name without the ending of a briefing.
    #[must_use]
    pub fn name(&self) -> &str {
        without_extension(self.file_name())
    }

    /// Whether its ending is one of [`BRIEFING_EXTENSIONS`].
    #[must_use]
    pub fn is_briefing(&self) -> bool {
        self.name().len() < self.file_name().len()
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

    /// Whether `root` is it or a folder above it.
    #[must_use]
    pub fn is_within(&self, root: &Self) -> bool {
        let root = root.0.trim_end_matches('/');
        self.0.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The path that `relative` names in the folder `folder`. None if it
    /// climbs out of the file system.
    #[must_use]
    pub fn joined(folder: &str, relative: &str) -> Option<Self> {
        let mut parts: Vec<&str> = folder.split('/').collect();
        for part in relative.split('/') {
            match part {
                "" | "." => {}
                ".." if parts.len() < 2 => return None,
                ".." => {
                    parts.pop();
                }
                _ => parts.push(part),
            }
        }
        Some(Self::new(&parts.join("/")))
    }

    /// How one would write the way from the folder of `from` to it.
    #[must_use]
    pub fn relative_to(&self, from: &Self) -> String {
        let folder: Vec<&str> = from.folder().unwrap_or_default().split('/').collect();
        let own: Vec<&str> = self.0.split('/').collect();
        let shared = folder.iter().zip(&own).take_while(|(one, other)| one == other).count();
        let up = std::iter::repeat_n("..", folder.len() - shared);
        up.chain(own.get(shared..).into_iter().flatten().copied()).collect::<Vec<_>>().join("/")
    }
}

/// `name` without `.md` and its like.
pub(super) fn without_extension(name: &str) -> &str {
    let split = name.rsplit_once('.');
    match split.filter(|(_, ending)| BRIEFING_EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(ending))) {
        Some((stem, _)) => stem,
        None => name,
    }
}

impl Borrow<str> for DocPath {
    fn borrow(&self) -> &str {
        &self.0
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
    fn paths_are_joined_without_dots() {
        let joined = |relative| DocPath::joined("/a/b", relative).map(|path| path.to_string());
        assert_eq!(joined("../c/./d.md").as_deref(), Some("/a/c/d.md"));
        assert_eq!(joined("../../../x"), None);
        assert_eq!(joined("").as_deref(), Some("/a/b"));
    }

    #[test]
    fn the_way_back_is_relative() {
        let from = DocPath::new("/a/b/x.md");
        assert_eq!(DocPath::new("/a/b/y.md").relative_to(&from), "y.md");
        assert_eq!(DocPath::new("/a/c/y.md").relative_to(&from), "../c/y.md");
    }

    #[test]
    fn a_name_has_no_ending() {
        assert_eq!(DocPath::new("/x/2026-11-20.river.talks.md").name(), "2026-11-20.river.talks");
        assert!(!DocPath::new("/x/map.pdf").is_briefing());
    }

    #[test]
    fn an_untitled_text_is_in_no_folder() {
        assert_eq!(DocPath::new("untitled:Untitled-1").folder(), None);
        assert_eq!(DocPath::new("c:/desk/a.md").folder(), Some("c:/desk"));
    }

    #[test]
    fn a_root_holds_its_own_and_not_its_namesakes() {
        let root = DocPath::new("/desk/in");
        assert!(DocPath::new("/desk/in/a.md").is_within(&root));
        assert!(!DocPath::new("/desk/inbox/a.md").is_within(&root));
        assert!(DocPath::new("/a.md").is_within(&DocPath::new("/")));
    }

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
