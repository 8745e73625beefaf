//! Files and folders that are about to move: the edits after which every link leads where it led.

use std::collections::BTreeSet;

use crate::document::{LinkKind, LinkTarget};
use crate::text::{Edit, Span};
use crate::workspace::{Briefing, DocPath, Outline, Use, Used, Workspace};

use super::destination::Destination;
use super::rename::{Edits, put_in_order};

/// A file or a folder that moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Where it is.
    pub from: DocPath,
    /// Where it is going to be.
    pub to: DocPath,
}

/// The edits of briefings and files of records, each at the path it has
/// before, that go with `moves`.
///
/// Whatever leads to something that moves follows it: links, definitions,
/// relations, `bibliography`, `text` of a source. So does what leads out of a
/// briefing that moves. Each keeps the form its writer gave it; a wikilink
/// by name that would mean another file gets as much of the path as it needs.
#[must_use]
pub fn edits_for(workspace: &Workspace, moves: &[Move]) -> Edits {
    let plan = Plan::new(workspace, moves);
    let mut edits = Edits::new();
    for (path, _) in workspace.outlines().filter(|(path, outline)| plan.concerns(path, outline)) {
        let Some(briefing) = workspace.briefing(path) else { continue };
        let changed: Vec<Edit> = briefing.uses().filter_map(|used| plan.edit(briefing, &used)).collect();
        if !changed.is_empty() {
            edits.insert(briefing.path().clone(), changed);
        }
    }
    for file in workspace.shelf().files() {
        let uses = file.records.sources.iter().flat_map(Use::in_record);
        let changed: Vec<Edit> = uses.filter_map(|used| plan.edit_of_record(&file.path, &used)).collect();
        if !changed.is_empty() {
            edits.entry(file.path.clone()).or_default().extend(changed);
        }
    }
    put_in_order(&mut edits);
    edits
}

/// What moves, and the workspace before and after.
struct Plan<'a> {
    moves: &'a [Move],
    before: &'a Workspace,
    after: Workspace,
    /// The names that come or go, in lower case: a wikilink by such a name may mean another file.
    names: BTreeSet<String>,
}

/// A path, written at one place, that has to be written otherwise.
struct Written<'a> {
    kind: LinkKind,
    /// As it is meant now.
    path: &'a str,
    from: DocPath,
    to: DocPath,
    /// How many folders further up it goes than it has to.
    detour: usize,
}

impl<'a> Plan<'a> {
    fn new(before: &'a Workspace, moves: &'a [Move]) -> Self {
        let after = before.relocated(|path| place(moves, path));
        let gone = before.outlines().filter_map(|(path, _)| Some((path, place(moves, path)?)));
        let folders = moves.iter().map(|one| (&one.from, one.to.clone()));
        let both = gone.chain(folders).flat_map(|(from, to)| [from.name().to_lowercase(), to.name().to_lowercase()]);
        let names = both.collect();
        Self { moves, before, after, names }
    }

    /// Where what is at `path` is going to be.
    fn place(&self, path: &DocPath) -> DocPath {
        place(self.moves, path).unwrap_or_else(|| path.clone())
    }

    /// Whether anything in the briefing at `from` may have to be written
    /// otherwise, as far as others see it.
    fn concerns(&self, from: &DocPath, outline: &Outline) -> bool {
        let leads = |kind: LinkKind, target: &LinkTarget| self.rewritten(from, kind, target).is_some();
        let copies = outline.sources.iter().filter_map(|source| source.text.as_deref());
        self.moves_tables()
            || self.place(from) != *from
            || outline.reliances().filter_map(|one| one.on.as_link()).any(|(kind, target)| leads(kind, &target))
            || copies
                .map(|path| LinkTarget::parse(path, Span::at(0), LinkKind::Inline))
                .any(|copy| leads(LinkKind::Inline, &copy))
    }

    /// Whether a bibliography may move, which no outline tells of.
    fn moves_tables(&self) -> bool {
        let is_table = |path: &DocPath| {
            let ending = path.file_name().rsplit('.').next().unwrap_or_default();
            ["bib", "json", "yaml", "yml"].iter().any(|known| ending.eq_ignore_ascii_case(known))
        };
        let known = self.before.files().filter(|file| place(self.moves, file).is_some());
        known.chain(self.moves.iter().map(|one| &one.from)).any(is_table)
    }

    fn edit(&self, briefing: &Briefing, used: &Use) -> Option<Edit> {
        let (kind, target) = used.link()?;
        let path = self.rewritten(briefing.path(), kind, &target)?;
        // A word of `basis` ends at white space, so that such a name cannot be given there.
        if matches!(used.what, Used::Basis(_))
            && path.contains(|letter: char| letter.is_whitespace() || "\"{}".contains(letter))
        {
            return None;
        }
        let replacement = Destination::of(briefing, kind, &target).path(&path);
        (briefing.document().slice(target.path_span) != replacement)
            .then_some(Edit { span: target.path_span, replacement })
    }

    fn edit_of_record(&self, file: &DocPath, used: &Use) -> Option<Edit> {
        let (kind, target) = used.link()?;
        let path = self.rewritten(file, kind, &target)?;
        Some(Edit { span: target.path_span, replacement: Destination::in_records(&target.path).path(&path) })
    }

    /// The path of `target`, written as `kind` in the file at `from`, as it
    /// has to be then; none if it may stay, or led nowhere.
    fn rewritten(&self, from: &DocPath, kind: LinkKind, target: &LinkTarget) -> Option<String> {
        if target.external || target.path.is_empty() {
            return None;
        }
        let to_be = self.place(from);
        let Some(goal) = self.before.find_document(from, kind, target) else {
            return self.unseen(from, &to_be, kind, &target.path);
        };
        let goal_to_be = self.place(&goal);
        let stays = to_be == *from && goal_to_be == goal;
        if stays && (kind != LinkKind::Wiki || !self.names.contains(&last_name(&target.path))) {
            return None;
        }
        // The way from another folder is written anew even where the old one
        // would do, so that the way back is what it was.
        let is_on_its_way = kind != LinkKind::Wiki && !target.path.starts_with('/') && from.folder() != to_be.folder();
        if !is_on_its_way && self.after.find_document(&to_be, kind, target).as_ref() == Some(&goal_to_be) {
            return None;
        }
        let detour = n_up(&target.path).saturating_sub(n_up(&goal.relative_to(from)));
        let written = Written { kind, path: &target.path, from: to_be, to: goal_to_be, detour };
        let mut ways = written.ways(&self.after);
        ways.find(|path| {
            let target = LinkTarget { path: path.clone(), ..target.clone() };
            self.after.find_document(&written.from, kind, &target).as_ref() == Some(&written.to)
        })
    }

    /// The same for a path to what the workspace does not know: a file
    /// outside its folders, or one that it passes over.
    fn unseen(&self, from: &DocPath, to_be: &DocPath, kind: LinkKind, path: &str) -> Option<String> {
        if kind == LinkKind::Wiki || path.starts_with('/') {
            return None;
        }
        let goal = DocPath::joined(from.folder()?, path)?;
        let is_inside = self.before.roots().iter().any(|root| goal.is_within(root));
        let moved = place(self.moves, &goal);
        if is_inside && moved.is_none() || moved.is_none() && from.folder() == to_be.folder() {
            return None;
        }
        Some(with_dot(path, moved.unwrap_or(goal).relative_to(to_be)))
    }
}

impl Written<'_> {
    /// The ways to write it, the nearest to its writer's first. Whether one leads there is to be tried.
    fn ways<'w>(&'w self, after: &'w Workspace) -> Box<dyn Iterator<Item = String> + 'w> {
        match self.kind {
            LinkKind::Wiki => Box::new(self.names(after)),
            _ => Box::new(self.paths(after)),
        }
    }

    fn paths<'w>(&'w self, after: &'w Workspace) -> impl Iterator<Item = String> + 'w {
        let slash = if self.path.ends_with('/') && self.path.len() > 1 { "/" } else { "" };
        let from_root = self.path.starts_with('/').then(|| {
            let inside = after.roots().iter().filter(|root| self.to.is_within(root));
            inside
                .filter_map(|root| self.to.as_str().strip_prefix(root.as_str().trim_end_matches('/')))
                .map(str::to_owned)
        });
        let relative = with_dot(self.path, self.relative());
        let all = from_root.into_iter().flatten().chain([relative]);
        all.flat_map(move |path| {
            let short = self.without_ending(&path);
            [short, Some(path)]
                .into_iter()
                .flatten()
                .map(move |path| if path.is_empty() { path } else { format!("{path}{slash}") })
        })
    }

    /// The way to it, with the detour its writer made where there is room for it.
    fn relative(&self) -> String {
        let short = self.to.relative_to(&self.from);
        let folders: Vec<&str> = self.from.folder().unwrap_or_default().split('/').collect();
        let n_up = n_up(&short) + self.detour;
        let shared = folders.len().checked_sub(n_up).and_then(|length| folders.get(..length));
        let shared = shared.filter(|_| self.detour > 0).map(|shared| format!("{}/", shared.join("/")));
        let rest = shared.and_then(|shared| self.to.as_str().strip_prefix(&shared).map(str::to_owned));
        rest.map_or(short, |rest| format!("{}{rest}", "../".repeat(n_up)))
    }

    /// By name, then with as many folders as there have to be, each first so
    /// that no other file can be meant, then as far as the nearest rule of wikilinks tells.
    fn names<'w>(&'w self, after: &'w Workspace) -> impl Iterator<Item = String> + 'w {
        let root = after.roots().iter().filter(|root| self.to.is_within(root)).max_by_key(|root| root.as_str().len());
        let inside = root.and_then(|root| self.to.as_str().strip_prefix(root.as_str().trim_end_matches('/')));
        let parts = inside.unwrap_or(self.to.as_str()).split('/').filter(|part| !part.is_empty());
        let parts: Vec<&str> = parts.collect();
        let own = self.path.split('/').filter(|part| !matches!(*part, "" | "." | "..")).count();
        let lengths = own.clamp(1, parts.len().max(1))..=parts.len();
        let suffixes = lengths.filter_map(|length| parts.get(parts.len() - length..));
        let written = suffixes.map(|suffix| {
            let path = suffix.join("/");
            self.without_ending(&path).unwrap_or(path)
        });
        let (clear, unclear): (Vec<String>, Vec<String>) = written.partition(|path| after.has_one_called(path));
        let relative = self.to.relative_to(&self.from);
        let relative = self.without_ending(&relative).unwrap_or(relative);
        clear.into_iter().chain(unclear).chain([relative])
    }

    /// `path` without its ending, if its writer left that out.
    fn without_ending(&self, path: &str) -> Option<String> {
        let had_ending = DocPath::new(self.path.trim_end_matches('/')).is_briefing();
        if had_ending || !self.to.is_briefing() {
            return None;
        }
        path.strip_suffix(self.to.file_name()).map(|folder| format!("{folder}{}", self.to.name()))
    }
}

impl Move {
    /// Where what is at `path` is going to be, if it moves with this.
    #[must_use]
    pub fn place(&self, path: &DocPath) -> Option<DocPath> {
        let rest = path.as_str().strip_prefix(self.from.as_str()).filter(|_| path.is_within(&self.from))?;
        Some(DocPath::new(&format!("{}{rest}", self.to)))
    }
}

/// How many folders up `path` begins.
fn n_up(path: &str) -> usize {
    path.split('/').take_while(|part| *part == "..").count()
}

/// Where `moves` put what is at `path`: of several that concern it the nearest.
fn place(moves: &[Move], path: &DocPath) -> Option<DocPath> {
    let placed = moves.iter().filter_map(|one| Some((one.from.as_str().len(), one.place(path)?)));
    placed.max_by_key(|(length, _)| *length).map(|(_, path)| path)
}

/// `path` with the `./` that its writer began with, or that keeps it from being read as an address.
fn with_dot(written: &str, path: String) -> String {
    let is_like_address = path.split('/').next().is_some_and(|first| first.contains(':'));
    if (written.starts_with("./") || is_like_address) && !path.starts_with("../") { format!("./{path}") } else { path }
}

/// The name a wikilink ends with, as names are compared.
fn last_name(path: &str) -> String {
    DocPath::new(path.trim_end_matches('/')).name().to_lowercase()
}
