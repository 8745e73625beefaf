//! Links, wikilinks, reference definitions and footnotes.

use crate::text::Span;

/// How a link is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// `[label](target)`.
    Inline,
    /// `[label][reference]`, `[reference][]` or `[reference]`; a link only
    /// where the document defines the reference.
    Reference,
    /// `[[target|label]]`.
    Wiki,
    /// `<https://example.org>`.
    Autolink,
    /// `![label](target)`.
    Image,
}

/// Where a link points, as written and decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkTarget {
    /// The bytes of the whole target as written.
    pub span: Span,
    /// What stands before `#`, percent-decoded; empty for the same document.
    pub path: String,
    /// The bytes of `path` as written.
    pub path_span: Span,
    /// What stands behind `#`, decoded: a heading's text or slug, or `^id`.
    pub fragment: Option<String>,
    /// The bytes of the fragment as written, without `#`.
    pub fragment_span: Option<Span>,
    /// Whether it has a scheme (`https:`, `mailto:`) and so leaves the workspace.
    pub external: bool,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// All of it.
    pub span: Span,
    /// How it is written.
    pub kind: LinkKind,
    /// The label as written.
    pub label: Span,
    /// Where it points; for a reference link the normalised label it names.
    pub target: LinkTarget,
}

/// `[label]: target "title"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceDefinition {
    /// All of it.
    pub span: Span,
    /// The label, case-folded and with white space collapsed as CommonMark matches it.
    pub label: String,
    /// The bytes of the label.
    pub label_span: Span,
    /// Where it points.
    pub target: LinkTarget,
}

/// `[^label]` in the text, or the start of `[^label]: note`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// All of the reference, or of the definition.
    pub span: Span,
    /// The label.
    pub label: Span,
    /// Whether this is the definition.
    pub definition: bool,
    /// The sentence a reference supports.
    pub sentence: Option<usize>,
}
