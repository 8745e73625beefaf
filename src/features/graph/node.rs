//! Nodes of the graph in words, each by a name that stays the same from one run to the next.

use crate::document::{SourceRecord, Status};
use crate::features::hierarchy::ItemKind;
use crate::workspace::{DocPath, Node, NodeId, Workspace};

/// A briefing, a claim or a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GraphNode {
    /// What it is called in the graph: `notes/a.md`, `notes/a.md#^claim`, `sources.yaml@key`.
    pub name: String,
    /// What it is.
    pub kind: ItemKind,
    /// What a reader calls it: the title, the words, else the key or the file's name.
    pub label: String,
    /// The file it is in, from the workspace's folder on.
    pub path: String,
    /// The id of a claim, the key of a source.
    pub key: Option<String>,
    /// When it is of, as written.
    pub date: Option<String>,
    /// What kind of source: `official`.
    pub source_kind: Option<&'static str>,
    /// Who published a source.
    pub publisher: Option<String>,
    /// `likelihood`, `confidence` and `as-of` of a claim, as written.
    pub grades: Vec<(String, String)>,
    /// `draft`, `published`, `superseded` or `retracted`.
    pub status: Option<&'static str>,
    /// When it was withdrawn, as written.
    pub retracted_on: Option<String>,
    /// Whether it is pointed to and is not there.
    pub missing: bool,
    /// The name of the withdrawn node that brings it down; none for what is withdrawn itself.
    pub falls_with: Option<String>,
}

impl GraphNode {
    /// Whether it was withdrawn.
    #[must_use]
    pub fn is_retracted(&self) -> bool {
        self.status == Some(Status::Retracted.name())
    }

    /// The node `id` of the graph of `workspace`.
    pub(super) fn of(workspace: &Workspace, id: NodeId) -> Self {
        let provenance = workspace.provenance();
        let node = provenance.node(id);
        let fall = provenance.fall(workspace, id).filter(|fall| !fall.steps.is_empty());
        let falls_with = fall.map(|fall| node_name(workspace, provenance.node(fall.withdrawn)));
        let plain = Self {
            name: node_name(workspace, node),
            kind: ItemKind::Briefing,
            label: String::new(),
            path: shown_path(workspace, node.path()),
            key: None,
            date: None,
            source_kind: None,
            publisher: None,
            grades: Vec::new(),
            status: None,
            retracted_on: None,
            missing: false,
            falls_with,
        };
        match node {
            Node::Briefing(path) => plain.briefing(workspace, path),
            Node::Claim(path, id) => plain.claim(workspace, path, id),
            Node::Source(path, key) => plain.source(workspace, path, key),
        }
    }

    fn briefing(self, workspace: &Workspace, path: &DocPath) -> Self {
        let outline = workspace.outline(path);
        let title = outline.and_then(|outline| outline.title.clone()).filter(|title| !title.trim().is_empty());
        let date = workspace.briefing(path).and_then(|briefing| briefing.reading().premises().date);
        Self {
            label: title.unwrap_or_else(|| path.file_name().to_owned()),
            date: date.map(|date| date.to_string()),
            missing: outline.is_none(),
            ..self.standing(workspace, path)
        }
    }

    fn claim(self, workspace: &Workspace, path: &DocPath, id: &str) -> Self {
        let claim = workspace.outline(path).and_then(|outline| outline.claim(id));
        let text = claim.map(|claim| claim.text.to_string()).filter(|text| !text.trim().is_empty());
        let grades = claim.map(|claim| claim.grades.iter().map(|(key, value)| (key.to_string(), value.to_string())));
        Self {
            kind: ItemKind::Claim,
            label: text.unwrap_or_else(|| format!("^{id}")),
            key: Some(id.to_owned()),
            grades: grades.into_iter().flatten().collect(),
            missing: claim.is_none(),
            ..self.standing(workspace, path)
        }
    }

    fn source(self, workspace: &Workspace, path: &DocPath, key: &str) -> Self {
        let own = workspace.outline(path).and_then(|outline| outline.source(key));
        let record = own.or_else(|| workspace.find_source(path, key).map(|(_, record)| record));
        let retracted = record.is_some_and(SourceRecord::is_retracted).then_some(Status::Retracted);
        let superseded = record.and_then(|record| record.superseded_by.as_ref()).map(|_| Status::Superseded);
        let status = retracted.or(record.and_then(|record| record.status)).or(superseded);
        Self {
            kind: ItemKind::Source,
            label: record.and_then(|record| record.title.clone()).unwrap_or_else(|| key.to_owned()),
            key: Some(key.to_owned()),
            date: record.and_then(|record| record.date.clone()),
            source_kind: record.and_then(|record| record.kind).map(crate::document::SourceKind::name),
            publisher: record.and_then(|record| record.publisher.clone()),
            status: status.map(Status::name),
            retracted_on: record.and_then(|record| record.retracted.clone()),
            missing: record.is_none(),
            ..self
        }
    }

    /// Stands as the briefing at `path` does.
    fn standing(self, workspace: &Workspace, path: &DocPath) -> Self {
        let outline = workspace.outline(path);
        Self {
            status: outline.and_then(|outline| outline.status).map(Status::name),
            retracted_on: outline.and_then(|outline| outline.retracted.clone()),
            ..self
        }
    }
}

/// What `node` is called in the graph.
#[must_use]
pub fn node_name(workspace: &Workspace, node: &Node) -> String {
    let path = shown_path(workspace, node.path());
    match node {
        Node::Briefing(_) => path,
        Node::Claim(_, id) => format!("{path}#^{id}"),
        Node::Source(_, key) => format!("{path}@{key}"),
    }
}

/// `path` from the folder of the workspace on; with the folder's name, where there are several.
fn shown_path(workspace: &Workspace, path: &DocPath) -> String {
    let roots = workspace.roots();
    let own = roots.iter().filter(|root| path.is_within(root)).max_by_key(|root| root.as_str().len());
    let Some(root) = own else { return below_common_folder(workspace, path).to_owned() };
    let below = path.as_str().strip_prefix(root.as_str()).unwrap_or(path.as_str()).trim_start_matches('/');
    if roots.len() > 1 { format!("{}/{below}", root.file_name()) } else { below.to_owned() }
}

/// `path` from the folder on that has all briefings, where no folder is marked as a workspace.
fn below_common_folder<'p>(workspace: &Workspace, path: &'p DocPath) -> &'p str {
    let mut outlines = workspace.outlines();
    // In the order of paths what the first and the last have in common all have.
    let first = outlines.next().map_or(path, |(path, _)| path);
    let last = outlines.next_back().map_or(first, |(path, _)| path);
    let same = first.as_str().bytes().zip(last.as_str().bytes()).take_while(|(one, other)| one == other).count();
    let folder =
        first.as_str().as_bytes().get(..same).and_then(|same| memchr::memrchr(b'/', same)).map_or(0, |at| at + 1);
    let folder = first.as_str().get(..folder).unwrap_or_default();
    path.as_str().strip_prefix(folder).unwrap_or(path.as_str())
}
