//! The links of a document that a reader can follow, and where each leads.

use crate::document::{Link, LinkKind, LinkTarget};
use crate::text::Span;
use crate::workspace::{Briefing, DocPath, Resolution, Workspace};

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentLink {
    /// Its bytes in the document: what a reader follows it by.
    pub span: Span,
    /// Where it leads.
    pub goal: Goal,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// To a file of the workspace.
    File(DocPath),
    /// To a place in a briefing, which [`place`] finds.
    Place(DocPath, String),
    /// To an address with a scheme: of a link, or of the source that is cited.
    Address(String),
}

/// The links of the briefing at `path`, in the order of the text. Citations
/// lead to the address of their source. What leads nowhere, out of the
/// workspace, or to an address that no reader should be sent to is left out.
#[must_use]
pub fn document_links(workspace: &Workspace, path: &DocPath) -> Vec<DocumentLink> {
    let Some(briefing) = workspace.briefing(path) else { return Vec::new() };
    let mut found = Vec::new();
    for placed in briefing.document().blocks() {
        let block = &placed.block;
        let links = block.links.iter().map(|link: &Link| (shown(link), link.kind, &link.target));
        let definitions =
            block.definitions.iter().map(|definition| (definition.target.span, LinkKind::Inline, &definition.target));
        for (span, kind, target) in links.chain(definitions) {
            let goal = goal(workspace, briefing, kind, target);
            found.extend(goal.map(|goal| DocumentLink { span: placed.absolute(span), goal }));
        }
        for source in block.citations.iter().flat_map(|citation| &citation.sources) {
            let record = workspace.source(briefing, source.key.of(&block.text)).map(|(_, record)| record);
            let url = record.and_then(|record| record.url.as_deref()).filter(|url| is_web(url));
            let span = placed.absolute(source.key);
            found.extend(url.map(|url| DocumentLink { span, goal: Goal::Address(url.to_owned()) }));
        }
    }
    found.sort_by_key(|link| link.span);
    found
}

/// Where `fragment` of the briefing at `path` points to, in bytes of it.
#[must_use]
pub fn place(workspace: &Workspace, path: &DocPath, fragment: &str) -> Option<Span> {
    Some(workspace.briefing(path)?.find_landmark(fragment)?.name_span)
}

/// What of a link a reader follows: its target, or the label of one by reference.
fn shown(link: &Link) -> Span {
    match link.kind {
        LinkKind::Reference => link.label,
        LinkKind::Wiki if link.label != link.target.span => link.target.span.join(link.label),
        _ => link.target.span,
    }
}

fn goal(workspace: &Workspace, briefing: &Briefing, kind: LinkKind, target: &LinkTarget) -> Option<Goal> {
    let target = match kind {
        LinkKind::Reference => &briefing.find_reference(&target.path)?.1.target,
        _ => target,
    };
    let kind = if kind == LinkKind::Reference { LinkKind::Inline } else { kind };
    if target.external || kind == LinkKind::Autolink {
        let is_mail = kind == LinkKind::Autolink && !target.path.contains(':') && target.path.contains('@');
        let address = if is_mail { format!("mailto:{}", target.path) } else { target.path.clone() };
        return is_web(&address).then_some(Goal::Address(address));
    }
    match workspace.resolve(briefing.path(), kind, target) {
        Resolution::Found { path, fragment: Some(fragment) } => Some(Goal::Place(path, fragment)),
        Resolution::Found { path, .. } | Resolution::MissingFragment { path, .. } | Resolution::File(path) => {
            Some(Goal::File(path))
        }
        _ => None,
    }
}

/// Whether an address is one that an editor may open for a reader: no
/// `command:`, no `file:`, no script.
fn is_web(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| matches!(scheme.as_str(), "http" | "https" | "mailto"))
}
