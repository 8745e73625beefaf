//! Paragraphs that CommonMark would find no markup in, which need no parser: most of a briefing's.

use crate::document::LeafKind;
use crate::document::split::{Line, Opening, Shape, opening};
use crate::text::Span;

use super::{Run, trimmed};

/// The one run of the block whose own lines start at byte `body`, if it is a
/// heading, a paragraph or a list item of one line without markup.
pub(super) fn plain(text: &str, shape: Shape, body: usize) -> Option<Run> {
    let own = trimmed(text, Span::new(body, text.len()))?;
    let (kind, prose) = match shape {
        Shape::Prose => (LeafKind::Paragraph, own),
        Shape::Heading => heading(text, own)?,
        Shape::ListItem => (LeafKind::ListItem, item(text, body, own)?),
        _ => return None,
    };
    is_plain(prose.of(text)).then_some(Run { kind, span: prose })
}

/// The level and the text of a heading, without the number signs at both ends.
fn heading(text: &str, own: Span) -> Option<(LeafKind, Span)> {
    let content = own.of(text);
    let behind = content.trim_start_matches('#');
    let level = u8::try_from(content.len() - behind.len()).ok()?;
    let before = behind.trim_end_matches('#');
    // The parser takes a tab beside the signs for a part of the text.
    if behind.ends_with('#') && text.get(own.start()..)?.contains('\t') {
        return None;
    }
    // "C#" keeps its sign.
    let title = if before.ends_with([' ', '\t']) { before } else { behind };
    let start = own.end() - behind.len();
    Some((LeafKind::Heading(level), trimmed(text, Span::new(start, start + title.len()))?))
}

/// The text of a list item, if it is on one line and opens nothing itself.
fn item(text: &str, body: usize, own: Span) -> Option<Span> {
    let bytes = text.as_bytes();
    let line = Line::at(bytes, body).filter(|line| line.end >= own.end())?;
    let Some(Opening::Item { marker, .. }) = opening(bytes, &line) else { return None };
    let inner = line.behind(bytes, marker);
    // Whether a tab makes it code hangs on the column it stands in.
    let is_code = inner.indent > 4 || bytes.get(inner.start..inner.first)?.contains(&b'\t');
    let opens = is_code || opening(bytes, &Line { indent: 0, ..inner }).is_some();
    let content = Span::new(inner.first, own.end());
    // A box to tick is no text.
    (!opens && !content.is_empty() && !content.of(text).starts_with('[')).then_some(content)
}

/// Whether `paragraph`, without white space at its ends, is its own prose.
/// Where that would take a closer look, the answer is no.
fn is_plain(paragraph: &str) -> bool {
    let bytes = paragraph.as_bytes();
    let found =
        bytes.iter().fold(0, |found, &byte| found | CLASSES.get(usize::from(byte)).copied().unwrap_or_default());
    if found & MARKUP != 0 {
        return false;
    }
    // Brackets are a link only with a target behind, or with a definition,
    // which in another block is not the parser's to find either.
    let has_link = || memchr::memmem::find(bytes, b"](").is_some() || memchr::memmem::find(bytes, b"]:").is_some();
    // "AT&T" is no entity, and "a | b" no table without a line below it.
    let has_entity = || memchr::memchr(b';', bytes).is_some();
    let has_lines = || memchr::memchr2(b'\n', b'\r', bytes).is_some();
    !(found & BRACKET != 0 && has_link() || found & ENTITY != 0 && has_entity() || found & BAR != 0 && has_lines())
}

/// Emphasis, code, HTML and what is escaped.
const MARKUP: u8 = 1;
/// What a link closes its label with.
const BRACKET: u8 = 2;
/// What an entity begins with.
const ENTITY: u8 = 4;
/// What parts the cells of a table.
const BAR: u8 = 8;

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    classes[b'*' as usize] = MARKUP;
    classes[b'_' as usize] = MARKUP;
    classes[b'<' as usize] = MARKUP;
    classes[b'\\' as usize] = MARKUP;
    classes[b'`' as usize] = MARKUP;
    classes[b'\0' as usize] = MARKUP;
    classes[b']' as usize] = BRACKET;
    classes[b'&' as usize] = ENTITY;
    classes[b'|' as usize] = BAR;
    classes
};

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::plain;
    use crate::document::Format;
    use crate::document::markup::commonmark;
    use crate::document::split::{Shape, next_block};

    #[rustfmt::skip]
    const PIECES: &[&str] = &[
        "word", "word", " ", " ", "\n", "  \n", "\r\n", "AT&T", "&amp;", ";", "|", "---", "|--", "[", "]", "](", "a)", "[a]", ": ", "[[a|b]]", "[^1]", "[ ] ",
        "*", "_", "`", "\\", "<", ">", "!", "{#a}", "@a", "~~", "\"", "1.", "=", "#", " #", "+", "- ", "é", "\t", "    ",
    ];

    const HEADS: &[&str] = &["Text ", "# ", "### ", "- ", "* ", "1. ", "  -   ", "10) ", "-     "];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_plain_is_the_same_run_to_the_parser(head in select(HEADS), pieces in vec(select(PIECES), 1..10)) {
            let text = format!("{head}{}", pieces.concat());
            let cut = next_block(&text, 0, Format::Markdown, false);
            let block = &text[..cut.end];
            if let Some(run) = plain(block, cut.shape, cut.body).filter(|_| cut.shape != Shape::Blank) {
                let markup = commonmark::markup(block, cut.shape, cut.body);
                prop_assert_eq!(markup.runs, vec![run], "{:?}", block);
                prop_assert!(markup.holes.is_empty() && markup.opaque.is_empty() && markup.links.is_empty(), "{:?}", block);
            }
        }
    }
}
