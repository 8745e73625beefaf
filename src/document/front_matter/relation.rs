//! Relations to other briefings: `supersedes: "[[2026-11-18-river-talks]]"`, with the brackets quoted or not.

use crate::document::link::{Link, LinkKind, LinkTarget};
use crate::text::Span;

use super::mend::quote;
use super::reader::Reader;
use super::yaml::{Content, Node};

/// What one briefing is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RelationKind {
    /// `supersedes`.
    Supersedes,
    /// `superseded-by`.
    SupersededBy,
    /// `see-also`.
    SeeAlso,
    /// `relies-on`.
    ReliesOn,
}

/// A link of the front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The key it stands under.
    pub kind: RelationKind,
    /// The link: a wikilink if it has its brackets, a path otherwise.
    pub link: Link,
}

impl RelationKind {
    /// The relation the key `name` means.
    #[must_use]
    pub fn of_key(name: &str) -> Option<Self> {
        match name {
            "supersedes" => Some(Self::Supersedes),
            "superseded-by" => Some(Self::SupersededBy),
            "see-also" => Some(Self::SeeAlso),
            "relies-on" => Some(Self::ReliesOn),
            _ => None,
        }
    }

    /// The key it is written under.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Supersedes => "supersedes",
            Self::SupersededBy => "superseded-by",
            Self::SeeAlso => "see-also",
            Self::ReliesOn => "relies-on",
        }
    }
}

/// Reads the links of the key `kind`.
pub(super) fn relations(reader: &mut Reader<'_>, kind: RelationKind, node: &Node) -> Vec<Relation> {
    let items = match &node.content {
        Content::List(items) if !is_wikilink(node) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    items.iter().filter_map(|item| relation(reader, kind, item)).collect()
}

fn relation(reader: &mut Reader<'_>, kind: RelationKind, node: &Node) -> Option<Relation> {
    let text = reader.source();
    if is_wikilink(node) {
        let written = node.span.of(text);
        let quoted = quote(written);
        let message = "a wikilink without quotation marks is a list in a list to YAML".to_owned();
        reader.problem(node.span, message, format!("write {quoted}"), Some(quoted));
        return Some(Relation { kind, link: link(node.span, text) });
    }
    let written = reader.text(kind.name(), node)?;
    // With an escape in it the bytes are not the value; then the whole value is pointed at.
    let span = if written.span.of(text) == written.value { written.span } else { node.span };
    Some(Relation { kind, link: link(span, text) })
}

/// Whether the value is `[[…]]` without quotation marks.
fn is_wikilink(node: &Node) -> bool {
    let Content::List(items) = &node.content else { return false };
    let [item] = items.as_slice() else { return false };
    matches!(item.content, Content::List(_))
        && item.span.start() == node.span.start() + 1
        && item.span.end() + 1 == node.span.end()
}

/// The link that the bytes `span` of `text` are.
fn link(span: Span, text: &str) -> Link {
    let written = span.of(text);
    let inner = written.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
    let kind = if inner.is_some() { LinkKind::Wiki } else { LinkKind::Inline };
    let from = if inner.is_some() { span.start() + 2 } else { span.start() };
    let inner = inner.unwrap_or(written);
    let (target, label) = match inner.split_once('|') {
        Some((target, label)) if kind == LinkKind::Wiki => (target, Some(label)),
        _ => (inner, None),
    };
    let target_span = Span::new(from, from + target.len());
    let label = label.map_or(target_span, |label| {
        let start = target_span.end() + 1;
        Span::new(start, start + label.len())
    });
    Link { span, kind, label, target: LinkTarget::parse(target, target_span, kind) }
}
