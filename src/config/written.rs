//! Settings as one file writes them: everything optional, names with their bytes.

use crate::config::Level;
use crate::text::Span;

/// A name and where it is written, so that what is wrong with it can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Its bytes in the file, quotes included.
    pub span: Span,
}

/// What a `dateline.toml` says. Where it says nothing, whatever it is merged over holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WrittenSettings {
    /// `profile`.
    pub profile: Option<Vec<Named>>,
    /// `[rules]`.
    pub rules: Vec<(Named, Level)>,
    /// `select`: these rules and no other.
    pub select: Option<Vec<Named>>,
    /// `ignore`: not these.
    pub ignore: Vec<Named>,
    /// `registry` and `gazetteer.files`: registry files, folders of them, or
    /// globs, relative to the file that names them.
    pub gazetteer_files: Vec<Named>,
    /// `gazetteer.disable-default`: whether to do without the tables that come with the program.
    pub disable_default: Option<bool>,
    /// `sources`: files of shared source records, relative to the file that names them.
    pub source_files: Vec<Named>,
    /// `exclude`: globs in the manner of `.gitignore`, relative to the file that has them.
    pub exclude: Vec<Named>,
    /// `max-file-size`, in bytes.
    pub max_file_size: Option<u64>,
    /// `inlay-hints`: whether editors show the days behind relative dates.
    pub inlay_hints: Option<bool>,
    /// `language`, BCP 47.
    pub language: Option<String>,
}

impl WrittenSettings {
    /// Every rule that is named anywhere in it.
    pub fn rule_names(&self) -> impl Iterator<Item = &Named> {
        let levels = self.rules.iter().map(|(named, _)| named);
        levels.chain(self.select.iter().flatten()).chain(&self.ignore)
    }
}
