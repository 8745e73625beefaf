//! What belongs together: every briefing by its path, as an immutable value.

mod briefing;
mod path;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use self::briefing::Briefing;
pub use self::path::DocPath;

use crate::config::Settings;
use crate::gazetteer::Gazetteer;

/// All briefings that can see each other. A clone is cheap, and a changed
/// workspace is a new value: readers keep the one they have.
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    /// The settings that hold where nothing nearer says otherwise.
    pub settings: Arc<Settings>,
    /// Officials and places, embedded and of the workspace.
    pub gazetteer: Arc<Gazetteer>,
    /// Settings of folders that have a `dateline.toml`.
    folders: BTreeMap<DocPath, Arc<Settings>>,
    briefings: BTreeMap<DocPath, Arc<Briefing>>,
}

impl Workspace {
    /// The settings that hold for the briefing at `path`: those of the
    /// nearest folder above it that has some.
    #[must_use]
    pub fn settings_of(&self, path: &DocPath) -> &Arc<Settings> {
        if self.folders.is_empty() {
            return &self.settings;
        }
        let mut folders = path.folders();
        folders.find_map(|folder| self.folders.get(folder)).unwrap_or(&self.settings)
    }

    /// Lets `settings`, merged and complete, hold in `folder`.
    pub fn set_settings(&mut self, folder: DocPath, settings: Arc<Settings>) {
        self.folders.insert(folder, settings);
    }

    /// The briefing at `path`.
    #[must_use]
    pub fn briefing(&self, path: &DocPath) -> Option<&Arc<Briefing>> {
        self.briefings.get(path)
    }

    /// Every briefing, in the order of paths.
    pub fn briefings(&self) -> impl Iterator<Item = &Arc<Briefing>> {
        self.briefings.values()
    }

    /// Puts `briefing` in place of the one at its path.
    pub fn insert(&mut self, briefing: Arc<Briefing>) {
        self.briefings.insert(briefing.path().clone(), briefing);
    }

    /// Takes away the briefing at `path`.
    pub fn remove(&mut self, path: &DocPath) -> Option<Arc<Briefing>> {
        self.briefings.remove(path)
    }
}
