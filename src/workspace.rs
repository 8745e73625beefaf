//! What belongs together: every briefing by its path, as an immutable value.

mod briefing;
mod comparison;
mod entry;
mod heading;
mod landmark;
mod names;
mod outline;
mod path;
mod place;
mod provenance;
mod reliance;
mod resolve;
mod shelf;
mod uses;

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Bound;
use std::sync::{Arc, OnceLock};

use rpds::{RedBlackTreeMapSync, RedBlackTreeSetSync};

pub use self::briefing::Briefing;
pub use self::comparison::{Backing, Comparison, Descent, Pair, Statement, renamings};
pub use self::entry::Texts;
pub use self::heading::{heading_text, shown_text, slug};
pub use self::landmark::{Landmark, LandmarkKind, find_headings, find_landmark, landmarks_of};
pub use self::outline::{ClaimOutline, Outline};
pub use self::path::{BRIEFING_EXTENSIONS, DocPath};
pub use self::provenance::{Circle, Fall, Node, NodeId, Provenance, Tie};
pub use self::reliance::{Pointer, Relation, Reliance, Saying};
pub use self::resolve::Resolution;
pub use self::shelf::{RecordFile, Shelf};
pub use self::uses::{Named, Use, Used};

use self::entry::Entry;
use self::names::Names;
use self::provenance::Since;
use crate::analysis::Outside;
use crate::calendar::Date;
use crate::config::Settings;
use crate::document::{SourceRecord, Status};
use crate::gazetteer::Gazetteer;

/// All briefings that can see each other. A clone is cheap, and a changed
/// workspace is a new value: readers keep the one they have.
///
/// Briefings and files are kept in ordered maps whose versions share all but
/// the changed branch, so that a keystroke in one of 100,000 briefings costs
/// a handful of nodes while a reader still holds the version before.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The settings that hold where nothing nearer says otherwise.
    pub settings: Arc<Settings>,
    /// Officials and places, embedded and of the workspace.
    pub gazetteer: Arc<Gazetteer>,
    /// Settings of folders that have a `dateline.toml`.
    folders: Arc<BTreeMap<DocPath, Arc<Settings>>>,
    roots: Arc<[DocPath]>,
    briefings: RedBlackTreeMapSync<DocPath, Arc<Entry>>,
    /// Where those are read from that are not kept whole.
    texts: Option<Arc<dyn Texts>>,
    files: RedBlackTreeSetSync<DocPath>,
    names: Names,
    shelf: Arc<Shelf>,
    source_keys: Arc<Vec<String>>,
    outlook: u64,
    standing: u64,
    /// File names that sources give as their local copies, in lower case.
    copy_names: RedBlackTreeSetSync<String>,
    /// The briefings of such names, with what they add to the numbers above.
    copies: RedBlackTreeMapSync<DocPath, u64>,
    /// The briefings that are withdrawn or have sources that are.
    withdrawn: RedBlackTreeSetSync<DocPath>,
    provenance: Arc<OnceLock<Arc<Provenance>>>,
    /// An earlier graph and the briefings that have changed since; none where
    /// links may lead elsewhere since.
    earlier: Option<(Arc<Provenance>, Since)>,
}

impl Default for Workspace {
    fn default() -> Self {
        Self {
            settings: Arc::default(),
            gazetteer: Arc::default(),
            folders: Arc::default(),
            roots: Arc::new([]),
            briefings: RedBlackTreeMapSync::new_sync(),
            texts: None,
            files: RedBlackTreeSetSync::new_sync(),
            names: Names::default(),
            shelf: Arc::default(),
            source_keys: Arc::default(),
            outlook: 0,
            standing: 0,
            copy_names: RedBlackTreeSetSync::new_sync(),
            copies: RedBlackTreeMapSync::new_sync(),
            withdrawn: RedBlackTreeSetSync::new_sync(),
            provenance: Arc::default(),
            earlier: None,
        }
    }
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
        Arc::make_mut(&mut self.folders).insert(folder, settings);
    }

    /// The folders that have settings of their own, and these.
    pub fn folder_settings(&self) -> impl Iterator<Item = (&DocPath, &Arc<Settings>)> {
        self.folders.iter()
    }

    /// The briefing at `path`. One that is not kept whole is read for it, and
    /// kept until [`Self::let_go`].
    #[must_use]
    pub fn briefing(&self, path: &DocPath) -> Option<&Arc<Briefing>> {
        self.briefings.get(path)?.briefing(|| {
            let limit = self.settings_of(path).max_file_size();
            let (text, format) = self.texts.as_ref()?.text(path, limit)?;
            Some(Arc::new(Briefing::read(path.clone(), &text, format, &self.outside(path, None))))
        })
    }

    /// The briefing at `path`; of one that is not kept whole only if its text
    /// `is_wanted`, so that no other is read for nothing.
    pub fn briefing_if(&self, path: &DocPath, is_wanted: impl FnOnce(&str) -> bool) -> Option<&Arc<Briefing>> {
        let entry = self.briefings.get(path)?;
        if entry.kept().is_none() && !entry.is_read_back() {
            let limit = self.settings_of(path).max_file_size();
            let (text, _) = self.texts.as_ref()?.text(path, limit)?;
            if !is_wanted(&text) {
                return None;
            }
        }
        self.briefing(path)
    }

    /// The briefing at `path` if it is kept whole.
    #[must_use]
    pub fn kept(&self, path: &DocPath) -> Option<&Arc<Briefing>> {
        self.briefings.get(path)?.kept()
    }

    /// Every briefing that is kept whole, in the order of paths.
    pub fn all_kept(&self) -> impl Iterator<Item = &Arc<Briefing>> {
        self.briefings.values().filter_map(|entry| entry.kept())
    }

    /// Whether there is a briefing at `path`.
    #[must_use]
    pub fn has_briefing(&self, path: &DocPath) -> bool {
        self.briefings.contains_key(path)
    }

    /// Lets briefings that are not kept whole be read from `texts`.
    pub fn set_texts(&mut self, texts: Arc<dyn Texts>) {
        self.texts = Some(texts);
    }

    /// Lets go of briefings that are not kept whole and were read all the
    /// same, if there are more than `most` of them.
    pub fn let_go(&mut self, most: usize) {
        let read = self.briefings.iter().filter(|(_, entry)| entry.is_read_back());
        let read: Vec<DocPath> = read.map(|(path, _)| path.clone()).collect();
        if read.len() <= most {
            return;
        }
        for path in read {
            if let Some(outline) = self.outline(&path).map(Arc::clone) {
                self.briefings.insert_mut(path, Arc::new(Entry::closed(outline)));
            }
        }
    }

    /// Gives the briefing at `path` out of hand to somebody who edits it and
    /// puts it back; until then there is only its outline.
    pub fn lend(&mut self, path: &DocPath) {
        if let Some(entry) = self.briefings.get(path) {
            let lent = Arc::new(entry.lent());
            self.briefings.insert_mut(path.clone(), lent);
        }
    }

    /// How many briefings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.briefings.size()
    }

    /// Whether there is no briefing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.briefings.is_empty()
    }

    /// Puts `briefing` in place of the one at its path. Costs the logarithm
    /// of how many briefings there are.
    pub fn insert(&mut self, briefing: Arc<Briefing>) {
        self.put(briefing.path().clone(), Entry::whole(briefing));
    }

    /// Puts a briefing of which only the outline is kept in place of the one at `path`.
    pub fn insert_closed(&mut self, path: DocPath, outline: Arc<Outline>) {
        self.put(path, Entry::closed(outline));
    }

    fn put(&mut self, path: DocPath, entry: Entry) {
        let outline = entry.outline();
        if let Some(before) = self.outline(&path).map(Arc::clone) {
            self.outlook ^= stamp(&path, &before);
            self.standing ^= standing(&path, &before);
            if !Arc::ptr_eq(&before, outline) && before.stamp() != outline.stamp() {
                self.retie(&path, !before.ids().eq(outline.ids()));
            }
        } else {
            self.names.insert(&path);
            self.retie_all();
        }
        self.outlook ^= stamp(&path, outline);
        self.standing ^= standing(&path, outline);
        if outline.status == Some(Status::Retracted) || outline.sources.iter().any(SourceRecord::is_retracted) {
            self.withdrawn.insert_mut(path.clone());
        } else {
            self.withdrawn.remove_mut(&path);
        }
        let sources = Arc::clone(&outline.sources);
        self.name_copies(sources.iter());
        self.count_copy(&path, Some(&entry));
        self.briefings.insert_mut(path, Arc::new(entry));
    }

    /// Takes away the briefing at `path`.
    pub fn remove(&mut self, path: &DocPath) {
        let Some(before) = self.outline(path).map(Arc::clone) else { return };
        self.briefings.remove_mut(path);
        self.withdrawn.remove_mut(path);
        self.retie_all();
        if !self.files.contains(path) {
            self.names.remove(path);
        }
        self.outlook ^= stamp(path, &before);
        self.standing ^= standing(path, &before);
        self.count_copy(path, None);
    }

    /// Every file that is not read as a briefing, in the order of paths.
    pub fn files(&self) -> impl Iterator<Item = &DocPath> {
        self.files.iter()
    }

    /// Says that there is a file at `path` that is not read as a briefing,
    /// so that links to it are not broken.
    pub fn insert_file(&mut self, path: DocPath) {
        if !self.files.contains(&path) {
            self.names.insert(&path);
            self.retie_all();
            self.outlook ^= hash(&path);
            self.files.insert_mut(path);
        }
    }

    /// Says that the file at `path` is gone.
    pub fn remove_file(&mut self, path: &DocPath) {
        if self.files.remove_mut(path) {
            self.retie_all();
            self.outlook ^= hash(path);
            if !self.has_briefing(path) {
                self.names.remove(path);
            }
        }
    }

    /// The workspace as it is once every briefing and file is where `place`
    /// puts it; none from it stays where it is.
    #[must_use]
    pub fn relocated(&self, place: impl Fn(&DocPath) -> Option<DocPath>) -> Self {
        let mut workspace = self.clone();
        let moved = self.outlines().filter_map(|(path, outline)| Some((path, outline, place(path)?)));
        let moved: Vec<(&DocPath, &Arc<Outline>, DocPath)> = moved.collect();
        let files: Vec<(&DocPath, DocPath)> = self.files.iter().filter_map(|file| Some((file, place(file)?))).collect();
        // All leave before one comes, since two may change places.
        for (path, ..) in &moved {
            workspace.remove(path);
        }
        for (file, _) in &files {
            workspace.remove_file(file);
        }
        for (from, outline, path) in moved {
            match self.kept(from) {
                Some(briefing) => workspace.insert(Arc::new(briefing.moved_to(path))),
                None => workspace.insert_closed(path, Arc::clone(outline)),
            }
        }
        for (_, path) in files {
            workspace.insert_file(path);
        }
        workspace
    }

    /// The folders below which every file is known. A link to anything
    /// outside them is not judged; without roots none is.
    #[must_use]
    pub fn roots(&self) -> &[DocPath] {
        &self.roots
    }

    /// The same with `roots` for [`Self::roots`].
    pub fn set_roots(&mut self, roots: impl IntoIterator<Item = DocPath>) {
        self.outlook ^= hash(&self.roots);
        self.roots = roots.into_iter().collect();
        self.retie_all();
        self.outlook ^= hash(&self.roots);
    }

    /// The records of the workspace's own files.
    #[must_use]
    pub fn shelf(&self) -> &Arc<Shelf> {
        &self.shelf
    }

    /// Puts the records of `files` in place of those there were. Briefings
    /// have to be read again with [`Self::outside`] where the keys differ.
    pub fn set_records(&mut self, files: Vec<RecordFile>) {
        let records = Shelf::new(files);
        self.retie_all();
        let mut keys: Vec<String> = records.keys().map(str::to_owned).collect();
        keys.sort_unstable();
        for (before, after) in [(hash(&self.source_keys), hash(&keys)), (self.shelf.stamp(), records.stamp())] {
            self.outlook ^= before ^ after;
            self.standing ^= before ^ after;
        }
        self.name_copies(records.files().iter().flat_map(|file| &file.records.sources));
        self.source_keys = Arc::new(keys);
        self.shelf = Arc::new(records);
    }

    /// What the briefing at `path` is read with. `given_date` is the date the
    /// person at the command line gave.
    #[must_use]
    pub fn outside(&self, path: &DocPath, given_date: Option<Date>) -> Outside {
        Outside {
            gazetteer: Arc::clone(&self.gazetteer),
            source_keys: Arc::clone(&self.source_keys),
            file_date: path.date(),
            given_date,
        }
    }

    /// The source that `briefing` cites as `key`, and the file that has its
    /// record: the briefing's own front matter, or else a file of the workspace.
    #[must_use]
    pub fn source<'w>(&'w self, briefing: &'w Briefing, key: &str) -> Option<(&'w DocPath, &'w SourceRecord)> {
        let own = briefing.source(key).map(|source| (briefing.path(), source));
        own.or_else(|| self.shelf.source(key))
    }

    /// The same for the briefing or file at `from`, by what others see of it.
    #[must_use]
    pub fn find_source<'w>(&'w self, from: &'w DocPath, key: &str) -> Option<(&'w DocPath, &'w SourceRecord)> {
        let own = self.outline(from).and_then(|outline| outline.source(key));
        own.map(|source| (from, source)).or_else(|| self.shelf.source(key))
    }

    /// What others see of the briefing at `path`.
    #[must_use]
    pub fn outline(&self, path: &DocPath) -> Option<&Arc<Outline>> {
        self.briefings.get(path).map(|entry| entry.outline())
    }

    /// What others see of every briefing, in the order of paths.
    #[must_use]
    pub fn outlines(&self) -> impl DoubleEndedIterator<Item = (&DocPath, &Arc<Outline>)> {
        self.briefings.iter().map(|(path, entry)| (path, entry.outline()))
    }

    /// Whether anything at all is withdrawn, by a glance.
    #[must_use]
    pub fn has_withdrawn(&self) -> bool {
        !self.withdrawn.is_empty() || self.shelf.has_withdrawn()
    }

    /// The briefings that are withdrawn, or have sources that are.
    pub fn withdrawn(&self) -> impl Iterator<Item = &DocPath> {
        self.withdrawn.iter()
    }

    /// What rests on what. Made when it is first asked for, from the graph of
    /// the workspace before where that still serves.
    #[must_use]
    pub fn provenance(&self) -> &Arc<Provenance> {
        self.provenance.get_or_init(|| {
            Arc::new(match &self.earlier {
                Some((earlier, since)) => earlier.followed(self, since),
                None => Provenance::of(self),
            })
        })
    }

    /// Lets the graph of what rests on what follow a change of the briefing at
    /// `path`, in which ids have come or gone if it is `renamed`.
    fn retie(&mut self, path: &DocPath, renamed: bool) {
        if let Some(graph) = self.provenance.get() {
            self.earlier = Some((Arc::clone(graph), Since::new()));
        }
        if let Some((_, since)) = &mut self.earlier {
            since.changed.insert_mut(path.clone());
            if renamed {
                since.renamed.insert_mut(path.clone());
            }
        }
        self.provenance = Arc::default();
    }

    /// Lets the graph of what rests on what be made again: any link may lead elsewhere.
    fn retie_all(&mut self) {
        if self.earlier.is_some() || self.provenance.get().is_some() {
            self.earlier = None;
            self.provenance = Arc::default();
        }
    }

    /// A number that is the same as long as no briefing can see a difference
    /// in the others: which there are, what can be pointed to in them,
    /// whether they stand, which other files and sources there are.
    #[must_use]
    pub fn outlook(&self) -> u64 {
        self.outlook
    }

    /// A number that is the same as long as every briefing and every source
    /// stands as it did and rests on what it did.
    #[must_use]
    pub fn standing(&self) -> u64 {
        self.standing
    }

    /// Learns which files `records` are copied in, those that were read before too.
    fn name_copies<'r>(&mut self, records: impl IntoIterator<Item = &'r SourceRecord>) {
        let names = records.into_iter().filter_map(|record| copy_name(record.text.as_deref()?));
        for name in names.collect::<Vec<_>>() {
            if self.copy_names.contains(&name) {
                continue;
            }
            self.copy_names.insert_mut(name.clone());
            let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
            let copies = self.names.find(stem).to_vec();
            for path in copies {
                let entry = self.briefings.get(&path).map(Arc::clone);
                self.count_copy(&path, entry.as_deref());
            }
        }
    }

    /// Lets the text of `entry`, the one at `path` from now on, count for
    /// what others see if it is a copy of some source.
    fn count_copy(&mut self, path: &DocPath, entry: Option<&Entry>) {
        let is_copy = |name: &str| self.copy_names.contains(name.to_lowercase().as_str());
        let is_copy = !self.copy_names.is_empty() && (is_copy(path.file_name()) || is_copy(path.name()));
        let after = entry.filter(|_| is_copy).map(|entry| hash(&(path, entry.text_stamp(), "copy")));
        let before = self.copies.get(path).copied();
        for number in before.into_iter().chain(after) {
            self.outlook ^= number;
            self.standing ^= number;
        }
        match after {
            Some(after) => self.copies.insert_mut(path.clone(), after),
            None => {
                self.copies.remove_mut(path);
            }
        }
    }

    fn is_inside(&self, path: &DocPath) -> bool {
        path.is_file() && self.roots.iter().any(|root| path.is_within(root))
    }

    fn has_file(&self, path: &DocPath) -> bool {
        self.files.contains(path)
    }

    /// Whether something is known to lie below `path`.
    fn has_folder(&self, path: &DocPath) -> bool {
        let below = format!("{}/", path.as_str().trim_end_matches('/'));
        let from = || (Bound::Included(below.as_str()), Bound::Unbounded);
        let briefing = self.briefings.range::<str, _>(from()).next().map(|(path, _)| path);
        let file = self.files.range::<str, _>(from()).next();
        briefing.into_iter().chain(file).any(|path| path.as_str().starts_with(&below))
    }
}

fn stamp(path: &DocPath, outline: &Outline) -> u64 {
    hash(&(path, outline.stamp()))
}

/// The file name of the local copy `written`, in lower case.
fn copy_name(written: &str) -> Option<String> {
    written.rsplit('/').next().filter(|name| !name.is_empty()).map(str::to_lowercase)
}

fn standing(path: &DocPath, outline: &Outline) -> u64 {
    hash(&(path, outline.provenance_stamp(), "standing"))
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
