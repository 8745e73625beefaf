//! Where a link leads: to a briefing and a place in it, to another file, out of the workspace, or nowhere.

use crate::document::{LinkKind, LinkTarget};
use crate::text::nearest;

use super::heading::slug;
use super::path::{BRIEFING_EXTENSIONS, DocPath};
use super::{Outline, Workspace};

/// More ids and headings than these are not looked at for a suggestion.
const MOST_COMPARED: usize = 1000;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// To a briefing, and to a place in it if the link has a fragment.
    Found {
        /// The briefing.
        path: DocPath,
        /// The fragment, which [`Outline::has`] tells to be there.
        fragment: Option<String>,
    },
    /// To a file or a folder that is no briefing.
    File(DocPath),
    /// Nowhere: there is no such document.
    MissingDocument {
        /// What may have been meant, written as in the link, best first.
        nearest: Vec<String>,
    },
    /// To a briefing that has no such place.
    MissingFragment {
        /// The briefing.
        path: DocPath,
        /// What may have been meant, without the number sign, best first.
        nearest: Vec<String>,
    },
    /// To an address with a scheme, which is never followed.
    External,
    /// Out of the workspace, or from a text that is in none: nobody looked.
    Outside,
}

impl Workspace {
    /// Where `target`, written as `kind` in the briefing at `from`, leads.
    ///
    /// A wikilink names a file anywhere in the workspace: of several with the
    /// name the one in the same folder, then the one with the shortest path;
    /// with a slash in it, the end of a path. Any other link is a path from
    /// the folder of `from`, or from a root of the workspace if it begins with
    /// a slash; the ending of a briefing may be left out. A reference leads
    /// where its definition does.
    #[must_use]
    pub fn resolve(&self, from: &DocPath, kind: LinkKind, target: &LinkTarget) -> Resolution {
        if target.external || kind == LinkKind::Autolink {
            return Resolution::External;
        }
        if kind == LinkKind::Reference {
            let definition = self.briefing(from).and_then(|briefing| briefing.find_reference(&target.path));
            return match definition {
                Some((_, definition)) => self.resolve(from, LinkKind::Inline, &definition.target),
                None => Resolution::Outside,
            };
        }
        if target.path.is_empty() {
            return self.resolve_fragment(from, target.fragment.as_deref(), kind);
        }
        match kind {
            LinkKind::Wiki => self.resolve_name(from, target),
            _ => self.resolve_path(from, target, kind),
        }
    }

    /// The file or folder that `target`, written as `kind` in the briefing at
    /// `from`, names, if it is there. No suggestion is looked for where not,
    /// and no fragment judged.
    #[must_use]
    pub fn find_document(&self, from: &DocPath, kind: LinkKind, target: &LinkTarget) -> Option<DocPath> {
        match kind {
            _ if target.external || target.path.is_empty() => None,
            LinkKind::Autolink | LinkKind::Reference => None,
            LinkKind::Wiki => self.find_name(from, target.path.trim_start_matches("./")),
            LinkKind::Inline | LinkKind::Image => {
                self.paths_of(from, &target.path).iter().find_map(|path| self.find_file(path))
            }
        }
    }

    /// The briefing, file or folder that `target`, written as `kind` in the
    /// briefing at `from`, leads to: its own, where it names none.
    #[must_use]
    pub fn find_target(&self, from: &DocPath, kind: LinkKind, target: &LinkTarget) -> Option<DocPath> {
        let is_own = target.path.is_empty() && !target.external && target.fragment.is_some();
        if is_own { Some(from.clone()) } else { self.find_document(from, kind, target) }
    }

    fn resolve_path(&self, from: &DocPath, target: &LinkTarget, kind: LinkKind) -> Resolution {
        let paths = self.paths_of(from, &target.path);
        let Some(first) = paths.first() else { return Resolution::Outside };
        if let Some(found) = paths.iter().find_map(|path| self.find_file(path)) {
            return self.resolve_found(found, target, kind);
        }
        let nearest = self.names.nearest(first.file_name(), from);
        let with_extension = first.is_briefing();
        let write = |path: &DocPath| {
            let written = path.relative_to(from);
            let shown = written.strip_suffix(path.file_name()).map(|folder| format!("{folder}{}", path.name()));
            encoded(&shown.filter(|_| !with_extension && path.is_briefing()).unwrap_or(written))
        };
        Resolution::MissingDocument { nearest: nearest.into_iter().map(write).collect() }
    }

    /// The paths inside the workspace that `written` can mean, best first.
    fn paths_of(&self, from: &DocPath, written: &str) -> Vec<DocPath> {
        let folders: Vec<&str> = match (written.strip_prefix('/'), from.folder()) {
            (Some(_), _) => self.roots().iter().map(DocPath::as_str).collect(),
            (None, Some(folder)) => vec![folder],
            (None, None) => Vec::new(),
        };
        let paths = folders.into_iter().filter_map(|folder| DocPath::joined(folder.trim_end_matches('/'), written));
        paths.filter(|path| self.is_inside(path)).collect()
    }

    fn resolve_name(&self, from: &DocPath, target: &LinkTarget) -> Resolution {
        if !self.is_inside(from) {
            return Resolution::Outside;
        }
        let written = target.path.trim_start_matches("./");
        match self.find_name(from, written) {
            Some(found) => self.resolve_found(found, target, LinkKind::Wiki),
            None => Resolution::MissingDocument { nearest: self.nearest_names(name_in(written), from) },
        }
    }

    /// The file that a wikilink means by `written`, a name or a path with its end.
    fn find_name(&self, from: &DocPath, written: &str) -> Option<DocPath> {
        let candidates = self.names.find(name_in(written)).iter().filter(|path| is_meant(path, written));
        let same_folder = |path: &DocPath| path.folder() != from.folder();
        let depth = |path: &DocPath| path.as_str().matches('/').count();
        let best = candidates.min_by_key(|path| (!path.is_briefing(), same_folder(path), depth(path)));
        // `[[../other/doc]]` is a path after all.
        best.cloned().or_else(|| self.paths_of(from, written).iter().find_map(|path| self.find_file(path)))
    }

    /// Whether exactly one file can be meant by `written` in a wikilink, a
    /// name or the end of a path, wherever the link stands.
    #[must_use]
    pub fn has_one_called(&self, written: &str) -> bool {
        let mut meant = self.names.find(name_in(written)).iter().filter(|path| is_meant(path, written));
        meant.next().is_some() && meant.next().is_none()
    }

    fn nearest_names(&self, name: &str, from: &DocPath) -> Vec<String> {
        let near = self.names.nearest(name, from);
        let write = |path: &DocPath| {
            let name = if path.is_briefing() { path.name() } else { path.file_name() };
            let folder = path.folder().and_then(|folder| folder.rsplit('/').next());
            let is_beside = path.folder() == from.folder();
            match folder.filter(|_| !is_beside && self.names.find(name).len() > 1) {
                Some(folder) => format!("{folder}/{name}"),
                None => name.to_owned(),
            }
        };
        near.into_iter().map(write).collect()
    }

    /// The file or folder at `path`, with the ending of a briefing if it is missing.
    fn find_file(&self, path: &DocPath) -> Option<DocPath> {
        let is_there = |path: &DocPath| self.outline(path).is_some() || self.has_file(path) || self.has_folder(path);
        if is_there(path) {
            return Some(path.clone());
        }
        let with_ending = |ending| DocPath::new(&format!("{path}.{ending}"));
        BRIEFING_EXTENSIONS.into_iter().map(with_ending).find(|path| self.outline(path).is_some())
    }

    fn resolve_found(&self, path: DocPath, target: &LinkTarget, kind: LinkKind) -> Resolution {
        match self.outline(&path) {
            Some(_) => self.resolve_fragment(&path, target.fragment.as_deref(), kind),
            None => Resolution::File(path),
        }
    }

    fn resolve_fragment(&self, path: &DocPath, fragment: Option<&str>, kind: LinkKind) -> Resolution {
        let Some(outline) = self.outline(path) else { return Resolution::Outside };
        let path = path.clone();
        match fragment.filter(|fragment| !fragment.is_empty()) {
            Some(fragment) if !outline.has(fragment) => {
                Resolution::MissingFragment { path, nearest: nearest_fragments(outline, fragment, kind) }
            }
            fragment => Resolution::Found { path, fragment: fragment.map(str::to_owned) },
        }
    }
}

/// The last part of a path.
fn name_in(written: &str) -> &str {
    written.rsplit('/').next().unwrap_or_default()
}

/// Whether `written`, a name or the end of a path without its ending, can mean `path`.
fn is_meant(path: &DocPath, written: &str) -> bool {
    let Some((folder, _)) = written.rsplit_once('/') else { return true };
    let own = path.folder().unwrap_or_default().to_lowercase();
    let folder = folder.trim_start_matches('/').to_lowercase();
    own.strip_suffix(folder.as_str()).is_some_and(|above| folder.is_empty() || above.is_empty() || above.ends_with('/'))
}

fn nearest_fragments(outline: &Outline, fragment: &str, kind: LinkKind) -> Vec<String> {
    let ids = outline.ids().take(MOST_COMPARED);
    if let Some(id) = fragment.strip_prefix('^') {
        return nearest(id, ids).into_iter().map(|id| format!("^{id}")).collect();
    }
    let headings = outline.headings().take(MOST_COMPARED);
    let headings: Vec<String> = match kind {
        LinkKind::Wiki => headings.map(str::to_owned).collect(),
        _ => headings.map(slug).collect(),
    };
    nearest(fragment, ids.chain(headings.iter().map(String::as_str))).into_iter().map(str::to_owned).collect()
}

/// A path as it can stand in a Markdown link.
fn encoded(path: &str) -> String {
    path.replace('%', "%25").replace(' ', "%20").replace('#', "%23").replace('(', "%28").replace(')', "%29")
}
