//! Everything in all briefings that has a name, by a few letters of it.

mod fuzzy;
mod named;

use crate::text::Span;
use crate::workspace::{Briefing, DocPath, LandmarkKind, Workspace};

use self::fuzzy::Query;
use self::named::people_and_places;

/// So many are told; who wants others types another letter.
const MOST: usize = 200;

/// What a symbol is, of those as good the first first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WorkspaceSymbolKind {
    /// A briefing, by its title.
    Document,
    /// A claim, by its id and its words.
    Claim,
    /// A heading.
    Heading,
    /// A source, by its key and its title.
    Source,
    /// A person who is named.
    Person,
    /// A place that is named.
    Place,
}

/// Something with a name, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkspaceSymbol {
    /// The title, the id and the words, the heading, the key and the title, the name.
    pub name: String,
    /// What it is.
    pub kind: WorkspaceSymbolKind,
    /// The briefing or file it is in.
    pub path: DocPath,
    /// What that is called; of a briefing its file.
    pub container: String,
    /// Where it stands, in bytes of the file.
    pub span: Span,
    /// Whether it was withdrawn.
    pub retracted: bool,
}

/// What has a name that matches, before anybody has looked where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Found<'w> {
    kind: WorkspaceSymbolKind,
    path: &'w DocPath,
    /// The title, id, heading, key or name.
    name: &'w str,
    /// The words of a claim, the title of a source.
    words: &'w str,
    /// Where it stands, for what was found there.
    span: Option<Span>,
}

/// What in `workspace` is called as `typed` says, the best first. Letters
/// left out are forgiven, and words may come in any order; a person or place
/// is told once, where it is named first. Nothing typed means every briefing.
///
/// Looks at every name once, and at the text of what it tells.
#[must_use]
pub fn workspace_symbols(workspace: &Workspace, typed: &str) -> Vec<WorkspaceSymbol> {
    let query = Query::new(typed);
    let mut found: Vec<(u32, Found<'_>)> = Vec::new();
    for (path, outline) in workspace.outlines() {
        let new = |kind, name, words| Found { kind, path, name, words, span: None };
        let title = outline.title.as_deref().unwrap_or_default();
        let mut put = |one| found.extend(score(&query, one).map(|score| (score, one)));
        put(new(WorkspaceSymbolKind::Document, path.name(), title));
        if !query.is_empty() {
            outline.claims().for_each(|claim| put(new(WorkspaceSymbolKind::Claim, &claim.id, &claim.text)));
            let headings = outline.headings().filter(|heading| *heading != title);
            headings.for_each(|heading| put(new(WorkspaceSymbolKind::Heading, heading, "")));
            for record in outline.sources.iter() {
                put(new(WorkspaceSymbolKind::Source, &record.key, record.title.as_deref().unwrap_or_default()));
            }
        }
    }
    if !query.is_empty() {
        for file in workspace.shelf().files() {
            for record in &file.records.sources {
                let words = record.title.as_deref().unwrap_or_default();
                let kind = WorkspaceSymbolKind::Source;
                let one = Found { kind, path: &file.path, name: &record.key, words, span: Some(record.key_span) };
                found.extend(score(&query, one).map(|score| (score, one)));
            }
        }
        let named = people_and_places(workspace);
        found.extend(named.into_iter().filter_map(|one| Some((score(&query, one)?, one))));
    }
    // The best first; of as good ones what is more of a thing of its own, and the latest of briefings.
    let order = |one: &(u32, Found<'_>), other: &(u32, Found<'_>)| {
        other
            .0
            .cmp(&one.0)
            .then(one.1.kind.cmp(&other.1.kind))
            .then(other.1.path.name().cmp(one.1.path.name()))
            .then(one.1.cmp(&other.1))
    };
    if found.len() > MOST {
        found.select_nth_unstable_by(MOST, order);
        found.truncate(MOST);
    }
    found.sort_by(order);
    found.into_iter().map(|(_, one)| one.told(workspace)).collect()
}

/// How well `one` matches, by its name, or not quite as well by its words.
fn score(query: &Query, one: Found<'_>) -> Option<u32> {
    let by_name = query.score(one.name);
    let by_words = if one.words.is_empty() { None } else { query.score(one.words) };
    by_name.max(by_words)
}

impl Found<'_> {
    fn told(self, workspace: &Workspace) -> WorkspaceSymbol {
        let briefing = workspace.briefing(self.path);
        let span = self.span.or_else(|| self.place(briefing?)).unwrap_or(Span::at(0));
        let outline = workspace.outline(self.path);
        let title =
            outline.and_then(|outline| outline.title.clone()).unwrap_or_else(|| self.path.file_name().to_owned());
        let is_document = self.kind == WorkspaceSymbolKind::Document;
        let retracted = match self.kind {
            WorkspaceSymbolKind::Source => {
                workspace.find_source(self.path, self.name).is_some_and(|(_, record)| record.is_retracted())
            }
            WorkspaceSymbolKind::Document | WorkspaceSymbolKind::Claim => {
                outline.is_some_and(|outline| outline.status == Some(crate::document::Status::Retracted))
            }
            _ => false,
        };
        let name = match self.kind {
            WorkspaceSymbolKind::Document if self.words.is_empty() => self.name.to_owned(),
            WorkspaceSymbolKind::Document => self.words.to_owned(),
            WorkspaceSymbolKind::Claim => format!("^{} {}", self.name, self.words).trim_end().to_owned(),
            WorkspaceSymbolKind::Source => format!("@{} {}", self.name, self.words).trim_end().to_owned(),
            _ => self.name.to_owned(),
        };
        let container = if is_document { self.path.file_name().to_owned() } else { title };
        WorkspaceSymbol { name, kind: self.kind, path: self.path.clone(), container, span, retracted }
    }

    /// Where it stands in `briefing`.
    fn place(&self, briefing: &Briefing) -> Option<Span> {
        match self.kind {
            WorkspaceSymbolKind::Claim => Some(briefing.find_landmark(&format!("^{}", self.name))?.span),
            WorkspaceSymbolKind::Heading => {
                let is_it = |kind| matches!(kind, LandmarkKind::Heading(_));
                let found = briefing.landmarks().find(|one| is_it(one.kind) && one.name == self.name)?;
                Some(found.span)
            }
            WorkspaceSymbolKind::Source => Some(briefing.source(self.name)?.key_span),
            _ => None,
        }
    }
}
