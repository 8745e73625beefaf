//! What git keeps of briefings: their texts at a revision, read from its objects and never written.

use std::path::{Path, PathBuf};

use gix::ObjectId;
use gix::bstr::ByteSlice;
use gix::revision::plumbing::Spec;

use crate::disk::path::absolute;
use crate::disk::{DiskError, DiskErrorKind, doc_path, format_of};
use crate::workspace::DocPath;

/// A briefing as a revision has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastText {
    /// Where it was.
    pub path: DocPath,
    /// Its text, without a byte order mark.
    pub text: String,
}

/// The briefings of a repository at one revision, of which the texts are read when they are asked for.
pub struct Commit {
    repository: gix::Repository,
    files: Vec<(DocPath, ObjectId)>,
}

/// What is compared: an earlier revision, and a later one or what lies in the folders.
pub struct History {
    /// The earlier revision.
    pub before: Commit,
    /// The later one; none for the files as they are.
    pub now: Option<Commit>,
}

impl std::fmt::Debug for Commit {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Commit").field("files", &self.files.len()).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for History {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("History").field("before", &self.before).field("now", &self.now).finish()
    }
}

impl History {
    /// The history of the repository in which `near` lies, by `revisions` as
    /// git writes them: one (`main`, `HEAD~3`, a hash, a tag), which is
    /// compared with the files; `A..B`; or `A...B`, from where the two part on.
    /// No program is started and no hook or filter run.
    ///
    /// # Errors
    ///
    /// Where there is no repository, it has no files laid out, or `revisions` mean nothing in it.
    pub fn open(near: &Path, revisions: &str) -> Result<Self, DiskError> {
        let fails = |words: String| DiskError::new(near, DiskErrorKind::Other(words));
        let folder = folder_of(near);
        let repository = gix::discover(&folder).map_err(|_| {
            fails("not in a git repository, so that there is no earlier version to compare with".into())
        })?;
        let unknown = || {
            fails(format!(
                "git knows no revision \"{revisions}\" here; where the history was not fetched whole, fetch more of it"
            ))
        };
        let spec = repository.rev_parse(revisions).map_err(|_| unknown())?.detach();
        let (before, now) = match spec {
            Spec::Include(one) => (one, None),
            Spec::Range { from, to } => (from, Some(to)),
            Spec::Merge { theirs, ours } => {
                let base = repository.merge_base(theirs, ours).ok().flatten().ok_or_else(unknown)?;
                (base.detach(), Some(ours))
            }
            _ => return Err(unknown()),
        };
        let commit = |id| Commit::of(&repository, id).ok_or_else(unknown);
        Ok(Self { before: commit(before)?, now: now.map(commit).transpose()? })
    }
}

/// The nearest folder at or above `near` that is there.
fn folder_of(near: &Path) -> PathBuf {
    let whole = absolute(near);
    let folder = whole.ancestors().find(|folder| is_folder(folder));
    folder.map_or_else(|| whole.clone(), Path::to_owned)
}

#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

impl Commit {
    fn of(repository: &gix::Repository, id: ObjectId) -> Option<Self> {
        let root = repository.workdir()?.to_owned();
        let tree = repository.find_object(id).ok()?.peel_to_tree().ok()?;
        let entries = tree.traverse().breadthfirst.files().ok()?;
        let briefings = entries.iter().filter(|entry| entry.mode.is_blob()).filter_map(|entry| {
            let path = entry.filepath.to_path().ok()?;
            format_of(path).map(|_| (doc_path(&root.join(path)), entry.oid))
        });
        let mut files: Vec<_> = briefings.collect();
        files.sort();
        Some(Self { repository: repository.clone(), files })
    }

    /// Where its briefings are, in the order of paths.
    pub fn paths(&self) -> impl Iterator<Item = &DocPath> {
        self.files.iter().map(|(path, _)| path)
    }

    /// The text of the briefing at `path`; none if it has none there, or what is there is no text.
    #[must_use]
    pub fn text(&self, path: &DocPath) -> Option<PastText> {
        let at = self.files.binary_search_by(|(own, _)| own.cmp(path)).ok()?;
        let (path, id) = self.files.get(at)?;
        let bytes = self.repository.find_object(*id).ok()?.detach().data;
        let text = String::from_utf8(bytes).ok()?;
        let text = text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned);
        Some(PastText { path: path.clone(), text })
    }
}
