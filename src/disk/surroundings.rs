//! What the briefings that were asked for refer to in their workspace, as far as it takes to judge their links.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::disk::load::{insert_all, limits, read_all};
use crate::disk::path::absolute;
use crate::disk::{
    Folders, FoundFile, LoadOptions, LoadedFile, doc_path, file_path, find_files, in_parallel, workspace_root,
};
use crate::document::{LinkKind, LinkTarget};
use crate::text::Span;
use crate::workspace::{DocPath, Outline, Pointer as Pointed, Relation, Workspace};

/// A link of any kind: how it is written, and where it points.
type Pointer = (LinkKind, LinkTarget);

/// Where the briefings `asked` point out of themselves: tells `workspace`
/// which files lie in the workspaces of `paths`, and reads those that are
/// pointed to, or all if `options` say so. What these in turn are said to
/// rest on or to supersede is read as well, however far that goes; their
/// other links are not asked about. What cannot be read here was not asked
/// for, and so is nobody's error.
pub(super) fn surround(
    workspace: &mut Workspace,
    asked: &[LoadedFile],
    paths: &[PathBuf],
    folders: &mut Folders,
    options: &LoadOptions<'_>,
) {
    let pointers = in_parallel(asked, |file| workspace.outline(&file.path).map(|outline| pointers_of(outline)));
    let pointers: Vec<(&DocPath, Vec<Pointer>)> =
        asked.iter().map(|file| &file.path).zip(pointers.into_iter().map(Option::unwrap_or_default)).collect();
    if !options.surround && pointers.iter().all(|(_, pointers)| pointers.is_empty()) {
        return;
    }
    let mut unread = add_files(workspace, paths, folders);
    let unlisted = in_parallel(&pointers, |(path, pointers)| unlisted(workspace, path, pointers));
    for path in unlisted.into_iter().flatten() {
        workspace.insert_file(path);
    }
    if options.surround {
        read(workspace, &unread, folders, options);
        return;
    }
    let mut wanted = if unread.is_empty() { BTreeSet::new() } else { targets(workspace, &pointers) };
    while !wanted.is_empty() && !unread.is_empty() {
        let (next, rest): (Vec<_>, Vec<_>) = unread.into_iter().partition(|file| wanted.contains(&file.path));
        unread = rest;
        wanted.clear();
        for path in read(workspace, &next, folders, options) {
            let relations = workspace.outline(&path).map(|outline| relations_of(outline)).unwrap_or_default();
            wanted.extend(targets(workspace, &[(&path, relations)]));
        }
    }
}

/// Reads `files` into `workspace`; what comes back are those that could be read.
fn read(
    workspace: &mut Workspace,
    files: &[FoundFile],
    folders: &mut Folders,
    options: &LoadOptions<'_>,
) -> Vec<DocPath> {
    let read = read_all(&limits(files, folders), workspace, options).read;
    let paths = read.iter().map(|(file, _)| file.path.clone()).collect();
    insert_all(workspace, read);
    paths
}

/// Adds every file of the workspaces that `paths` are in, and says which
/// these are. Returns the briefings that are not read yet.
fn add_files(workspace: &mut Workspace, paths: &[PathBuf], folders: &mut Folders) -> Vec<FoundFile> {
    let mut roots: Vec<PathBuf> = paths.iter().filter_map(|path| root_round(&absolute(path))).collect();
    roots.sort();
    // A root inside another one adds nothing.
    roots.dedup_by(|inner, outer| inner.starts_with(outer));
    workspace.set_roots(roots.iter().map(|root| doc_path(root)));
    let mut found = find_files(&roots, folders);
    found.briefings.retain(|file| !workspace.has_briefing(&file.path));
    let unread = found.briefings.iter().map(|file| file.path.clone());
    for path in unread.chain(found.others) {
        workspace.insert_file(path);
    }
    found.briefings
}

/// The files that are there though `workspace` does not know them and the
/// briefing at `path` points to: hidden ones, and those that `.gitignore` or
/// settings pass over.
#[must_use]
pub fn unlisted_targets(workspace: &Workspace, path: &DocPath) -> Vec<DocPath> {
    workspace.outline(path).map(|outline| unlisted(workspace, path, &pointers_of(outline))).unwrap_or_default()
}

fn unlisted(workspace: &Workspace, path: &DocPath, pointers: &[Pointer]) -> Vec<DocPath> {
    let Some(folder) = path.folder() else { return Vec::new() };
    // A wikilink names a document of the workspace, and mostly without an ending.
    let is_path = |(kind, target): &&Pointer| *kind != LinkKind::Wiki || target.path.contains('.');
    let unknown = pointers
        .iter()
        .filter(is_path)
        .filter(|(kind, target)| workspace.find_document(path, *kind, target).is_none())
        .filter_map(|(_, target)| DocPath::joined(folder.trim_end_matches('/'), &target.path));
    // What lies outside is not judged, and so not looked at.
    let inside = unknown.filter(|path| workspace.roots().iter().any(|root| path.is_within(root)));
    inside.filter(|path| is_there(&file_path(path))).collect()
}

/// The files that are pointed to.
fn targets(workspace: &Workspace, pointers: &[(&DocPath, Vec<Pointer>)]) -> BTreeSet<DocPath> {
    let found = in_parallel(pointers, |(from, pointers)| {
        let target = |(kind, target): &Pointer| workspace.find_document(from, *kind, target);
        pointers.iter().filter_map(target).collect::<Vec<DocPath>>()
    });
    found.into_iter().flatten().collect()
}

/// Everything in a briefing that points into another file.
fn pointers_of(outline: &Outline) -> Vec<Pointer> {
    pointers(outline, |_| true)
}

/// What a briefing says in so many words it rests on, supersedes or goes with.
fn relations_of(outline: &Outline) -> Vec<Pointer> {
    pointers(outline, |relation| relation != Relation::LinksTo)
}

fn pointers(outline: &Outline, is_wanted: impl Fn(Relation) -> bool) -> Vec<Pointer> {
    let wanted = outline.reliances().filter(|reliance| is_wanted(reliance.relation));
    let targets = wanted.filter_map(|reliance| match &reliance.on {
        Pointed::Source(_) => None,
        Pointed::Basis(word) => Some((LinkKind::Wiki, Pointed::basis_link(word))),
        Pointed::Link(kind, written) => Some((*kind, LinkTarget::parse(written, Span::at(0), *kind))),
    });
    targets.filter(|(_, target)| !target.external && !target.path.is_empty()).collect()
}

/// The folder whose briefings `path` can refer to. Neither a whole disk nor
/// somebody's home is one, unless settings in it say so.
fn root_round(path: &Path) -> Option<PathBuf> {
    let folder = if is_folder(path) { path } else { path.parent()? };
    if let Some(root) = workspace_root(folder) {
        return Some(root);
    }
    (!is_too_wide(folder)).then(|| folder.to_owned())
}

/// Whether `folder` is a whole disk or somebody's home, in which nobody keeps
/// briefings alone and everything would be read.
#[must_use]
pub fn is_too_wide(folder: &Path) -> bool {
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).map(PathBuf::from);
    folder.parent().is_none() || home.is_some_and(|home| folder == home)
}

#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
fn is_there(path: &Path) -> bool {
    path.exists()
}

#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir()
}
