//! Pandoc citations: `[see @a, para. 2; @b]`.

use crate::text::Span;

/// One key of a citation. Spans are bytes from the start of the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedSource {
    /// The key without `@` and braces.
    pub key: Span,
    /// The locator behind the key: `para. 2` of `[@a, para. 2, as amended]`.
    pub locator: Option<Span>,
    /// Whether the author is left out: `-@key`.
    pub suppress_author: bool,
}

/// A citation in brackets, or a bare `@key`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// All of it.
    pub span: Span,
    /// What it cites.
    pub sources: Vec<CitedSource>,
    /// Whether it is a bare `@key` outside brackets, which counts only where
    /// the key is known: `@SecTreasury` is an account.
    pub bare: bool,
    /// The sentence it supports: the one it stands in or follows.
    pub sentence: Option<usize>,
}

/// Terms a locator begins with, which Pandoc takes from the English locale of
/// CSL 1.0.2, in their long and short forms without the plural's `s`.
#[rustfmt::skip]
const LOCATOR_TERMS: [&str; 41] = [
    "act", "app", "appendix", "art", "article", "bk", "book", "ch", "chap", "chapter", "col", "column", "eq",
    "equation", "fig", "figure", "fol", "folio", "l", "line", "n", "no", "note", "number", "op", "opus", "p", "page",
    "para", "paragraph", "part", "pp", "pt", "sec", "section", "sub verbo", "s.v", "table", "verse", "vol", "volume",
];

/// The sources that the text between the brackets at `inner` cites, if every
/// part of it between semicolons cites one (Pandoc User's Guide, "Citation syntax").
pub(super) fn parse(text: &str, inner: Span) -> Option<Vec<CitedSource>> {
    let mut start = inner.start();
    let mut sources = Vec::new();
    for part in inner.of(text).split(';') {
        sources.push(cited_source(text, Span::new(start, start + part.len()))?);
        start += part.len() + 1;
    }
    Some(sources)
}

/// The key behind the `@` at byte `at` of `text`, and the byte behind it: a
/// letter, digit or `_`, then those and single marks between them, or
/// anything between braces.
pub(super) fn key(text: &str, at: usize) -> Option<(Span, usize)> {
    let start = at + 1;
    let rest = text.get(start..)?;
    if let Some(braced) = rest.strip_prefix('{') {
        let length = braced.find(['}', '{', '\n', '\r'])?;
        let key = Span::new(start + 1, start + 1 + length);
        return (length > 0 && braced.get(length..)?.starts_with('}')).then_some((key, key.end() + 1));
    }
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    let mut end = 0;
    let mut mark = None;
    for (offset, character) in rest.char_indices() {
        if is_part(character) {
            (end, mark) = (offset + character.len_utf8(), None);
        } else if mark.is_some() || end == 0 || !":.#$%&-+?<>~/".contains(character) {
            break;
        } else {
            mark = Some(character);
        }
    }
    (end > 0).then(|| (Span::new(start, start + end), start + end))
}

/// Whether an `@` at byte `at` can begin a key: an e-mail address, a handle in
/// a link and a doubled mark have something before it.
pub(super) fn may_cite(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    !before.is_some_and(|before| before.is_alphanumeric() || matches!(before, '_' | '.' | '/' | '@' | '+'))
}

fn cited_source(text: &str, part: Span) -> Option<CitedSource> {
    let at = memchr::memchr_iter(b'@', part.of(text).as_bytes())
        .map(|at| part.start() + at)
        .find(|&at| may_cite(text, at))?;
    let (key, end) = key(text.get(..part.end())?, at)?;
    let before = Span::new(part.start(), at).of(text);
    let suppress_author =
        before.ends_with('-') && before.trim_end_matches('-').chars().next_back().is_none_or(char::is_whitespace);
    Some(CitedSource { key, locator: locator(text, Span::new(end, part.end())), suppress_author })
}

/// The locator that the `rest` of a part opens with: behind a comma, a term
/// or a number, up to the next comma that no further number follows.
fn locator(text: &str, rest: Span) -> Option<Span> {
    let written = rest.of(text);
    let content = written.trim_start().trim_start_matches(',').trim_start();
    let start = rest.start() + written.len() - content.len();
    let term = content.trim_start_matches(['¶', '§', ' ']);
    let word_length = term.find(|character: char| !character.is_alphabetic()).unwrap_or(term.len());
    let word = term.get(..word_length)?.to_ascii_lowercase();
    let is_term = LOCATOR_TERMS.contains(&word.as_str())
        || word.strip_suffix('s').is_some_and(|word| LOCATOR_TERMS.contains(&word));
    let is_number = term.starts_with(|character: char| character.is_numeric());
    if !(is_term && term.get(word_length..)?.contains(char::is_alphanumeric) || is_number) {
        return None;
    }
    let mut length = 0;
    for (n_before, piece) in content.split(',').enumerate() {
        if n_before > 0 && !piece.trim_start().starts_with(|character: char| character.is_numeric()) {
            break;
        }
        length += piece.len() + usize::from(n_before > 0);
    }
    let end = start + content.get(..length)?.trim_end().len();
    Some(Span::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::{key, may_cite, parse};
    use crate::text::Span;

    fn cited(inner: &str) -> Option<Vec<(String, Option<String>, bool)>> {
        let sources = parse(inner, Span::new(0, inner.len()))?;
        let shown = |span: Span| span.of(inner).to_owned();
        Some(
            sources
                .iter()
                .map(|source| (shown(source.key), source.locator.map(shown), source.suppress_author))
                .collect(),
        )
    }

    #[test]
    fn every_part_of_a_citation_has_a_key() {
        let expected = vec![("a".into(), Some("para. 2".into()), false), ("b".into(), None, false)];
        assert_eq!(cited("see @a, para. 2; @b"), Some(expected));
        assert_eq!(cited("-@key"), Some(vec![("key".into(), None, true)]));
        assert_eq!(cited("see @a; and so on"), None);
        assert_eq!(cited("write to desk@example.org"), None);
    }

    #[test]
    fn locators_begin_with_a_term_or_a_number() {
        let locator = |inner: &str| cited(inner).and_then(|cited| cited[0].1.clone());
        assert_eq!(locator("@a, pp. 33-35, 38 and after").as_deref(), Some("pp. 33-35, 38 and after"));
        assert_eq!(locator("@a, p. 3, as amended").as_deref(), Some("p. 3"));
        assert_eq!(locator("@a, 33").as_deref(), Some("33"));
        assert_eq!(locator("@a, § 4").as_deref(), Some("§ 4"));
        assert_eq!(locator("@a p. 12").as_deref(), Some("p. 12"));
        assert_eq!(locator("@a, sections 3").as_deref(), Some("sections 3"));
        assert_eq!(locator("@a, especially the annex"), None);
        assert_eq!(locator("@a, page"), None);
    }

    #[test]
    fn keys_have_single_marks_inside_and_none_at_the_end() {
        let read = |text: &str| key(text, 0).map(|(key, _)| key.of(text).to_owned());
        assert_eq!(read("@mfa-norland.").as_deref(), Some("mfa-norland"));
        assert_eq!(read("@doe99:a/b?, p. 1").as_deref(), Some("doe99:a/b"));
        assert_eq!(read("@a--b").as_deref(), Some("a"));
        assert_eq!(read("@übersicht").as_deref(), Some("übersicht"));
        assert_eq!(read("@{any thing, 2}").as_deref(), Some("any thing, 2"));
        assert_eq!((read("@"), read("@ a"), read("@{"), read("@-a")), (None, None, None, None));
    }

    #[test]
    fn an_address_is_no_citation() {
        assert!(!may_cite("a@b", 1) && !may_cite("https://example.org/@b", 20));
        assert!(may_cite("(@b", 1) && may_cite("@b", 0) && may_cite("-@b", 1));
    }
}
