//! Links, wikilinks, reference definitions and footnotes.

use crate::text::Span;

/// How a link is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

impl Link {
    /// The wikilink whose `[[` stands at byte `at` of `text`, with the `!` of
    /// an embedded one. It is on one line and has no brackets inside.
    pub(super) fn wiki(text: &str, at: usize) -> Option<Self> {
        let inner_start = at + 2;
        let rest = text.get(inner_start..)?;
        let length = rest.find(['[', ']', '\n', '\r'])?;
        let inner = rest.get(..length).filter(|_| rest.get(length..).is_some_and(|behind| behind.starts_with("]]")))?;
        // In a table the bar is escaped, so as not to end the cell.
        let (written, label) = match inner.split_once('|') {
            Some((written, label)) => (written.strip_suffix('\\').unwrap_or(written), Some(label)),
            None => (inner, None),
        };
        if written.trim().is_empty() {
            return None;
        }
        let inner_end = inner_start + length;
        let target = LinkTarget::parse(written, Span::new(inner_start, inner_start + written.len()), LinkKind::Wiki);
        let label = label.map_or(target.span, |label| Span::new(inner_end - label.len(), inner_end));
        let start = if text.get(..at)?.ends_with('!') { at - 1 } else { at };
        Some(Self { span: Span::new(start, inner_end + 2), kind: LinkKind::Wiki, label, target })
    }

    /// The link a bare address with its scheme at byte `start` of `text` is,
    /// without the marks of the sentence round it (GitHub Flavored Markdown
    /// 0.29, section 6.9).
    pub(super) fn bare(text: &str, start: usize) -> Option<Self> {
        let host = text.get(start..)?.split_once("://")?.1;
        if !host.starts_with(char::is_alphanumeric) {
            return None;
        }
        let host_start = text.len() - host.len();
        let address = host.get(..host.find(ends_address).unwrap_or(host.len()))?;
        let mut n_unpaired = address.matches(')').count().saturating_sub(address.matches('(').count());
        let kept = address.trim_end_matches(|character| match character {
            ')' if n_unpaired > 0 => {
                n_unpaired -= 1;
                true
            }
            _ => matches!(character, '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | '’' | '—' | '–'),
        });
        let span = Span::new(start, host_start + kept.len());
        let target = LinkTarget::parse(span.of(text), span, LinkKind::Autolink);
        Some(Self { span, kind: LinkKind::Autolink, label: span, target })
    }
}

fn ends_address(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '<' | '>' | '"' | '`' | '[' | ']' | '{' | '}' | '|' | '“' | '”' | '«' | '»')
}

/// A reference label as CommonMark matches it (0.31, section 4.7): white space
/// collapsed and case folded.
#[must_use]
pub fn normalise_label(label: &str) -> String {
    let words = label.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    let collapsed = words.collect::<Vec<_>>().join(" ");
    if collapsed.is_ascii() {
        collapsed.to_ascii_lowercase()
    } else {
        collapsed.to_lowercase().to_uppercase().to_lowercase()
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
    use super::{Link, LinkKind, LinkTarget, normalise_label};
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

    #[test]
    fn a_wikilink_has_a_target_and_perhaps_a_label() {
        let text = "![[map]] [[2026 doc#^ban|the order]] [[a\\|b]] [[]] [[a";
        let wiki = |at: usize| {
            Link::wiki(text, at)
                .map(|link| (link.span.of(text).to_owned(), link.label.of(text).to_owned(), link.target.path))
        };
        assert_eq!(wiki(1), Some(("![[map]]".into(), "map".into(), "map".into())));
        assert_eq!(wiki(9), Some(("[[2026 doc#^ban|the order]]".into(), "the order".into(), "2026 doc".into())));
        assert_eq!(wiki(37), Some(("[[a\\|b]]".into(), "b".into(), "a".into())));
        assert_eq!((wiki(46), wiki(51)), (None, None));
    }

    #[test]
    fn a_bare_address_leaves_the_marks_of_its_sentence() {
        let bare = |text: &str| Link::bare(text, 0).map(|link| link.span.of(text).to_owned());
        assert_eq!(bare("https://example.org/a_(b)). Next").as_deref(), Some("https://example.org/a_(b)"));
        assert_eq!(bare("http://example.org/@x, and").as_deref(), Some("http://example.org/@x"));
        assert_eq!(bare("https://..."), None);
    }

    #[test]
    fn labels_are_matched_without_case_and_spacing() {
        assert_eq!(normalise_label(" The\n  Order "), "the order");
        assert_eq!(normalise_label("ẞ"), normalise_label("SS"));
    }
}
