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

impl LinkTarget {
    /// Reads the target `written`, which has the bytes `span`. In all but
    /// wikilinks `%20` and its like are undone; an escape that is no UTF-8 is
    /// left as it stands. A target is external if it has a scheme of two
    /// letters or more (RFC 3986, section 3.1; `c:` is a drive) or begins with
    /// `//`.
    #[must_use]
    pub fn parse(written: &str, span: Span, kind: LinkKind) -> Self {
        let trimmed = written.trim();
        let start = span.start() + written.len() - written.trim_start().len();
        let external = kind != LinkKind::Wiki && (has_scheme(trimmed) || trimmed.starts_with("//"));
        let (path, fragment) = match trimmed.split_once('#') {
            Some((path, fragment)) if !external => (path, Some(fragment)),
            _ => (trimmed, None),
        };
        let path = path.trim_end();
        let behind = start + trimmed.len();
        let decode =
            |text: &str| if kind == LinkKind::Wiki || external { text.to_owned() } else { percent_decoded(text) };
        Self {
            span,
            path: decode(path),
            path_span: Span::new(start, start + path.len()),
            fragment: fragment.map(|fragment| decode(fragment.trim_start())),
            fragment_span: fragment.map(|fragment| Span::new(behind - fragment.trim_start().len(), behind)),
            external,
        }
    }
}

fn has_scheme(target: &str) -> bool {
    let Some((scheme, _)) = target.split_once(':') else { return false };
    let mut characters = scheme.chars();
    scheme.len() > 1
        && characters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && characters.all(|character| character.is_ascii_alphanumeric() || matches!(character, '+' | '.' | '-'))
}

fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |digit: &u8| char::from(*digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
        if let ([high, low, after @ ..], b'%') = (tail, first)
            && let (Some(high), Some(low)) = (hex(high), hex(low))
        {
            bytes.push(high * 16 + low);
            rest = after;
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{LinkKind, LinkTarget};
    use crate::text::Span;

    fn parse(written: &str, kind: LinkKind) -> (String, Option<String>, bool) {
        let target = LinkTarget::parse(written, Span::new(0, written.len()), kind);
        assert_eq!(target.path_span.of(written).is_empty(), target.path.is_empty());
        (target.path, target.fragment, target.external)
    }

    #[test]
    fn escapes_are_undone_in_paths_and_left_in_wikilinks() {
        assert_eq!(parse("a%20b.md#c%C3%A9", LinkKind::Inline), ("a b.md".into(), Some("cé".into()), false));
        assert_eq!(parse("100%25 sure", LinkKind::Wiki), ("100%25 sure".into(), None, false));
        assert_eq!(parse("bad%FFescape%2", LinkKind::Inline), ("bad%FFescape%2".into(), None, false));
    }

    #[test]
    fn a_scheme_leaves_the_workspace_and_a_drive_does_not() {
        assert!(parse("https://example.org/a#b", LinkKind::Inline).2);
        assert!(parse("mailto:desk@example.org", LinkKind::Inline).2);
        assert!(!parse("c:/briefings/a.md", LinkKind::Inline).2);
        assert_eq!(parse("Talks: round two", LinkKind::Wiki), ("Talks: round two".into(), None, false));
    }

    #[test]
    fn a_fragment_has_its_own_bytes() {
        let target = LinkTarget::parse("doc #^ban ", Span::new(10, 20), LinkKind::Wiki);
        assert_eq!((target.path.as_str(), target.path_span), ("doc", Span::new(10, 13)));
        assert_eq!((target.fragment.as_deref(), target.fragment_span), (Some("^ban"), Some(Span::new(15, 19))));
    }
}
