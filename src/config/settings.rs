//! Settings as they are meant: merged, checked, nothing left open.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::{Level, Named, Profile, Severity, WrittenSettings};

/// Files above 16 MiB are refused unless settings say otherwise: a thousand
/// times a long briefing, and still read in a fraction of a second.
pub const DEFAULT_MAX_FILE_SIZE: u64 = 16 << 20;

/// A glob, and the folder whose files it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// The folder of the file that says so.
    pub folder: String,
    /// A glob in the manner of `.gitignore`.
    pub glob: String,
}

/// Settings, checked and complete. Merged from the user's file, then the
/// folders' from the outermost to the innermost; what the front matter of a
/// briefing says comes on top, and rules look at it there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    profiles: Vec<Profile>,
    levels: BTreeMap<String, Level>,
    select: Option<BTreeSet<String>>,
    ignore: BTreeSet<String>,
    gazetteer_files: Vec<String>,
    disable_default: bool,
    source_files: Vec<String>,
    exclude: Vec<Exclusion>,
    max_file_size: u64,
    inlay_hints: bool,
    language: Option<String>,
    /// What the command line selects and ignores, over everything that is written.
    asked: (Option<BTreeSet<String>>, BTreeSet<String>),
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            profiles: Vec::new(),
            levels: BTreeMap::new(),
            select: None,
            ignore: BTreeSet::new(),
            gazetteer_files: Vec::new(),
            disable_default: false,
            source_files: Vec::new(),
            exclude: Vec::new(),
            max_file_size: DEFAULT_MAX_FILE_SIZE,
            inlay_hints: true,
            language: None,
            asked: (None, BTreeSet::new()),
        }
    }
}

impl Settings {
    /// These settings with `written` over them; files and globs that it
    /// names are relative to `folder` (an absolute path with `/`).
    ///
    /// The nearer word holds: its profile, selection, size and language
    /// replace what was said before; its files and globs are added; a rule
    /// that it gives a level or selects is no longer ignored.
    #[must_use]
    pub fn with(&self, written: &WrittenSettings, folder: &str) -> Self {
        let mut merged = self.clone();
        let names = |list: &[Named]| list.iter().map(|named| named.name.clone()).collect::<Vec<_>>();
        if let Some(profile) = &written.profile {
            merged.profiles = profile.iter().filter_map(|named| Profile::parse(&named.name)).collect();
        }
        for (rule, level) in &written.rules {
            merged.levels.insert(rule.name.clone(), *level);
            merged.ignore.remove(&rule.name);
        }
        if let Some(select) = &written.select {
            let select: BTreeSet<String> = names(select).into_iter().collect();
            merged.ignore.retain(|rule| !select.contains(rule));
            merged.select = Some(select);
        }
        merged.ignore.extend(names(&written.ignore));
        let files = |list: &[Named]| list.iter().map(|file| joined(folder, &file.name)).collect::<Vec<_>>();
        merged.gazetteer_files.extend(files(&written.gazetteer_files));
        merged.disable_default = written.disable_default.unwrap_or(merged.disable_default);
        merged.source_files.extend(files(&written.source_files));
        let globs = written.exclude.iter().map(|glob| glob.name.clone());
        merged.exclude.extend(globs.map(|glob| Exclusion { folder: folder.to_owned(), glob }));
        merged.max_file_size = written.max_file_size.unwrap_or(merged.max_file_size);
        merged.inlay_hints = written.inlay_hints.unwrap_or(merged.inlay_hints);
        merged.language = written.language.clone().or(merged.language);
        merged
    }

    /// These settings where the command line lets only the rules of `select`
    /// speak, if there are any, and none of `ignore`, whatever files say.
    #[must_use]
    pub fn with_command_line(mut self, select: &[String], ignore: &[String]) -> Self {
        let select = (!select.is_empty()).then(|| select.iter().cloned().collect());
        self.asked = (select, ignore.iter().cloned().collect());
        self
    }

    /// How `rule` speaks, if it does. `nearest` is what the briefing itself
    /// says of it, and `otherwise` how it speaks where nobody says anything.
    #[must_use]
    pub fn severity(&self, rule: &str, nearest: Option<Level>, otherwise: Option<Severity>) -> Option<Severity> {
        let (select, ignore) = &self.asked;
        if ignore.contains(rule) {
            return None;
        }
        let written = match nearest {
            Some(Level::Off) => None,
            Some(Level::On(severity)) => Some(severity),
            None => self.written_severity(rule, otherwise),
        };
        match select {
            None => written,
            Some(select) if !select.contains(rule) => None,
            // Who selects a rule that is off wants to hear it.
            Some(_) => written.or(otherwise).or(Some(Severity::Warning)),
        }
    }

    fn written_severity(&self, rule: &str, otherwise: Option<Severity>) -> Option<Severity> {
        let is_selected = self.select.as_ref().map(|select| select.contains(rule));
        if self.ignore.contains(rule) || is_selected == Some(false) {
            return None;
        }
        match self.levels.get(rule) {
            Some(Level::Off) => None,
            Some(Level::On(severity)) => Some(*severity),
            None => otherwise.or(is_selected.map(|_| Severity::Warning)),
        }
    }

    /// The profiles and packs asked for; none means the default profile.
    #[must_use]
    pub fn profiles(&self) -> &[Profile] {
        &self.profiles
    }

    /// The workspace's own registries, absolute, a later one over an earlier
    /// one: files, folders, and globs.
    #[must_use]
    pub fn gazetteer_files(&self) -> &[String] {
        &self.gazetteer_files
    }

    /// Whether to do without the officials and places that come with the program.
    #[must_use]
    pub fn disables_default(&self) -> bool {
        self.disable_default
    }

    /// Files of shared source records, absolute.
    #[must_use]
    pub fn source_files(&self) -> &[String] {
        &self.source_files
    }

    /// What is not to be linted unless it is named.
    #[must_use]
    pub fn exclude(&self) -> &[Exclusion] {
        &self.exclude
    }

    /// The largest file that is read, in bytes.
    #[must_use]
    pub fn max_file_size(&self) -> u64 {
        self.max_file_size
    }

    /// Whether editors show the days behind relative dates.
    #[must_use]
    pub fn inlay_hints(&self) -> bool {
        self.inlay_hints
    }

    /// The language of briefings that do not say, BCP 47.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }
}

fn joined(folder: &str, file: &str) -> String {
    let is_absolute = file.starts_with('/') || file.get(1..3).is_some_and(|after| after == ":/" || after == ":\\");
    if is_absolute { file.to_owned() } else { format!("{}/{file}", folder.trim_end_matches('/')) }
}

#[cfg(test)]
mod tests {
    use super::Settings;
    use crate::config::{Level, Profile, Severity, parse};

    fn merged(files: &[(&str, &str)]) -> Settings {
        files.iter().fold(Settings::default(), |settings, (folder, text)| {
            let (written, problems) = parse(text);
            assert_eq!(problems, []);
            settings.with(&written, folder)
        })
    }

    #[test]
    fn the_nearest_word_on_a_rule_holds() {
        let outer = ("/desk", "ignore = ['late-attribution', 'vague-time']\n[rules]\nvague-group = 'error'");
        let inner = ("/desk/asia", "[rules]\nlate-attribution = 'info'\nvague-group = 'off'");
        let settings = merged(&[outer, inner]);
        assert_eq!(settings.severity("late-attribution", None, None), Some(Severity::Info));
        assert_eq!(settings.severity("vague-time", None, Some(Severity::Info)), None);
        assert_eq!(settings.severity("vague-group", None, Some(Severity::Warning)), None);
        assert_eq!(settings.severity("broken-link", None, Some(Severity::Error)), Some(Severity::Error));
    }

    #[test]
    fn a_selection_silences_the_rest_and_wakes_what_is_off() {
        let settings = merged(&[("/desk", "select = ['vague-time', 'broken-link']")]);
        assert_eq!(settings.severity("vague-time", None, None), Some(Severity::Warning));
        assert_eq!(settings.severity("broken-link", None, Some(Severity::Error)), Some(Severity::Error));
        assert_eq!(settings.severity("vague-group", None, Some(Severity::Warning)), None);
    }

    #[test]
    fn the_command_line_has_the_last_word_and_the_briefing_the_one_before() {
        let settings = merged(&[("/desk", "ignore = ['vague-time']\nselect = ['vague-time']")]);
        let (info, warning) = (Some(Severity::Info), Some(Severity::Warning));
        assert_eq!(settings.severity("vague-time", Some(Level::On(Severity::Info)), None), info);
        assert_eq!(settings.severity("vague-time", None, warning), None);
        let asked = settings.with_command_line(&["vague-time".into(), "late".into()], &["late".into()]);
        assert_eq!(asked.severity("vague-time", Some(Level::Off), None), warning);
        assert_eq!(asked.severity("late", Some(Level::On(Severity::Info)), warning), None);
        assert_eq!(asked.severity("other", Some(Level::On(Severity::Info)), warning), None);
    }

    #[test]
    fn files_are_relative_to_the_file_that_names_them_and_add_up() {
        let outer = ("/desk", "sources = 'sources.yaml'\nexclude = ['drafts/']");
        let inner = (
            "/desk/asia/",
            "sources = ['/all/wires.yaml', 'local.yaml']\nregistry = 'r/*.toml'\n[gazetteer]\nfiles = ['people.toml']\ndisable-default = true",
        );
        let settings = merged(&[outer, inner]);
        assert_eq!(settings.source_files(), ["/desk/sources.yaml", "/all/wires.yaml", "/desk/asia/local.yaml"]);
        assert_eq!(settings.gazetteer_files(), ["/desk/asia/people.toml", "/desk/asia/r/*.toml"]);
        assert!(settings.disables_default());
        assert_eq!(settings.exclude().len(), 1);
    }

    #[test]
    fn profile_and_size_replace_what_was_said_before() {
        let outer = ("/desk", "profile = ['strict']\nmax-file-size = '1 MiB'\nlanguage = 'en-GB'");
        let inner = ("/desk/asia", "profile = ['ap', 'bbc']\nmax-file-size = 100");
        let settings = merged(&[outer, inner]);
        assert_eq!(settings.profiles(), [Profile::Ap, Profile::Bbc]);
        assert_eq!((settings.max_file_size(), settings.language()), (100, Some("en-GB")));
    }
}
