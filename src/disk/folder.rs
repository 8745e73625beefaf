//! The settings that hold in a folder, from the `dateline.toml` of every folder above it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::{ConfigProblem, Settings, WrittenSettings, parse, unknown_rules};
use crate::disk::path::absolute;
use crate::disk::{DiskError, DiskErrorKind, read_text};
use crate::rules::RULES;

/// The file that has a folder's settings.
pub const SETTINGS_FILE: &str = "dateline.toml";

/// Settings, registries and source files above this size are refused: 64 MiB
/// is a thousand times the tables that come with the program.
pub const LARGEST_TABLE: u64 = 64 << 20;

/// What holds for the briefings of a folder. A clone is cheap.
#[derive(Debug, Clone)]
pub struct Ground {
    /// Settings, merged.
    pub settings: Arc<Settings>,
    /// The nearest folder with settings of its own, absolute.
    pub folder: Option<Arc<Path>>,
}

/// Something in settings, a registry or a source file that its writer should hear of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigReport {
    /// The file, as a person would write it.
    pub path: String,
    /// Its text.
    pub text: Arc<str>,
    /// What is wrong, and where in the text.
    pub problem: ConfigProblem,
}

/// Finds what holds in folders; each file is read once, and what is wrong
/// with it is reported once.
#[derive(Debug)]
pub struct Folders {
    known: BTreeMap<PathBuf, Ground>,
    outermost: Ground,
    /// What is wrong with the files that were read.
    pub reports: Vec<ConfigReport>,
    /// The files that could not be read.
    pub errors: Vec<DiskError>,
    /// Texts that count in place of those of the files.
    open: BTreeMap<PathBuf, Arc<str>>,
}

/// The nearest folder at or above `folder` that has settings.
#[must_use]
pub fn workspace_root(folder: &Path) -> Option<PathBuf> {
    let folder = absolute(folder);
    folder.ancestors().find(|above| is_file(&above.join(SETTINGS_FILE))).map(Path::to_owned)
}

#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// The user's own settings: `$XDG_CONFIG_HOME/dateline/dateline.toml`, else
/// under `.config` at home, on Windows under `%APPDATA%`.
fn user_settings() -> Option<PathBuf> {
    Some(user_folder()?.join(SETTINGS_FILE))
}

/// The folder of what the user has for every workspace.
pub(super) fn user_folder() -> Option<PathBuf> {
    let named = |variable: &str| std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = named("XDG_CONFIG_HOME")
        .or_else(|| named("APPDATA").filter(|_| cfg!(windows)))
        .or_else(|| named("HOME").map(|home| home.join(".config")))?;
    Some(base.join("dateline"))
}

impl Default for Folders {
    fn default() -> Self {
        Self::new(&Settings::default(), &WrittenSettings::default())
    }
}

impl Folders {
    /// Nothing known yet but `base`, the settings that all others go over,
    /// those of the user's own file, and over these the `preferences` that
    /// the user's editor has.
    #[must_use]
    pub fn new(base: &Settings, preferences: &WrittenSettings) -> Self {
        let outermost = Ground { settings: Arc::new(base.clone()), folder: None };
        let mut folders =
            Self { known: BTreeMap::new(), outermost, reports: Vec::new(), errors: Vec::new(), open: BTreeMap::new() };
        if let Some(file) = user_settings().filter(|file| is_file(file)) {
            let ground = folders.with_file(&folders.outermost.clone(), &file);
            folders.outermost = Ground { folder: None, ..ground };
        }
        if *preferences != WrittenSettings::default() {
            folders.outermost.settings = Arc::new(folders.outermost.settings.with(preferences, ""));
        }
        folders
    }

    /// The same where the `open` texts count in place of the files' own, as
    /// an editor has them: of registries and source files.
    #[must_use]
    pub fn with_open(mut self, open: impl IntoIterator<Item = (PathBuf, Arc<str>)>) -> Self {
        self.open = open.into_iter().collect();
        self
    }

    /// Takes it for known that `settings` hold in `folder`.
    pub fn know(&mut self, folder: PathBuf, settings: Arc<Settings>) {
        let ground = Ground { settings, folder: Some(folder.as_path().into()) };
        self.known.insert(folder, ground);
    }

    /// What holds where no folder says anything.
    #[must_use]
    pub fn outermost(&self) -> &Ground {
        &self.outermost
    }

    /// What holds in `folder`.
    pub fn ground_of(&mut self, folder: &Path) -> Ground {
        if let Some(ground) = self.known.get(folder) {
            return ground.clone();
        }
        let whole = absolute(folder);
        let above: Vec<&Path> = whole.ancestors().collect();
        let mut ground = self.outermost.clone();
        for ancestor in above.into_iter().rev() {
            if let Some(known) = self.known.get(ancestor) {
                ground = known.clone();
                continue;
            }
            let file = ancestor.join(SETTINGS_FILE);
            if is_file(&file) {
                ground = self.with_file(&ground, &file);
            }
            self.known.insert(ancestor.to_owned(), ground.clone());
        }
        self.known.insert(folder.to_owned(), ground.clone());
        ground
    }

    /// `below` with the settings of `file` over it.
    fn with_file(&mut self, below: &Ground, file: &Path) -> Ground {
        let Some(text) = self.read(file) else { return below.clone() };
        let (written, mut problems) = parse(&text);
        let known: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
        problems.extend(unknown_rules(&written, &known));
        self.report(file, &text, problems);
        let folder = file.parent().unwrap_or(file);
        let settings = below.settings.with(&written, &folder.to_string_lossy());
        Ground { settings: Arc::new(settings), folder: Some(folder.into()) }
    }

    /// Every folder that is known, outer before inner.
    pub(super) fn grounds(&self) -> impl Iterator<Item = &Ground> {
        std::iter::once(&self.outermost).chain(self.known.values())
    }

    /// The text of a file that settings name; what is in the way is kept.
    pub(super) fn read(&mut self, file: &Path) -> Option<Arc<str>> {
        if let Some(open) = self.open.get(file) {
            return Some(Arc::clone(open));
        }
        match read_text(file, LARGEST_TABLE) {
            Ok(read) => Some(read.text.into()),
            Err(mut error) => {
                error.path = shown(file);
                if matches!(error.kind, DiskErrorKind::Missing) {
                    error.kind = DiskErrorKind::Other("no such file, though dateline.toml names it".to_owned());
                }
                self.errors.push(error);
                None
            }
        }
    }

    pub(super) fn report(&mut self, file: &Path, text: &Arc<str>, problems: Vec<ConfigProblem>) {
        let path = shown(file);
        let report = |problem| ConfigReport { path: path.clone(), text: Arc::clone(text), problem };
        self.reports.extend(problems.into_iter().map(report));
    }
}

/// `file` from here if it lies below, as people write it.
fn shown(file: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    file.strip_prefix(here).unwrap_or(file).display().to_string()
}
