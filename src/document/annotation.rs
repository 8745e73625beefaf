//! Annotation blocks: `{#id .class key=value}` and what they say it of.

use crate::document::{Problem, ProblemKind};
use crate::text::{Span, nearest};

/// Every class an annotation can have.
pub const ANNOTATION_CLASSES: [&str; 6] = ["assessment", "known", "witnessed", "person", "place", "quote"];

/// Every key an annotation can have.
pub const ANNOTATION_KEYS: [&str; 7] = ["src", "likelihood", "confidence", "basis", "as-of", "ref", "of"];

/// One item of an annotation block. Spans are bytes from the start of the text block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnnotationItem {
    /// `#claim-id`; the span is that of the id without `#`.
    Id(Span),
    /// `.assessment`; the span is that of the name without the stop.
    Class(Span),
    /// `key=value`; the value without its quotation marks.
    Pair {
        /// The key.
        key: Span,
        /// The value.
        value: Span,
    },
}

/// What an annotation speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnnotationTarget {
    /// The sentence that just ended, as an index into the block's.
    Sentence(usize),
    /// A bracketed span, without its brackets.
    Bracketed(Span),
    /// The whole block it stands above.
    Block,
}

/// An annotation block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// With its braces (and the comment round them, if there is one).
    pub span: Span,
    /// What it says.
    pub items: Vec<AnnotationItem>,
    /// What it says it of.
    pub target: AnnotationTarget,
}

/// The items of the annotation block whose `{` stands at byte `start` of
/// `text`, and the byte behind its `}`; see [`scan`].
pub(super) fn parse(text: &str, start: usize) -> Option<(Vec<AnnotationItem>, usize)> {
    let mut items = Vec::new();
    let end = scan(text, start, |item| items.push(item))?;
    Some((items, end))
}

/// Reads the annotation block whose `{` stands at byte `start` of `text`,
/// handing each item on, and returns the byte behind its `}`. Nothing where
/// the braces hold anything that is not an item: then they are ordinary text.
pub(super) fn scan(text: &str, start: usize, mut item: impl FnMut(AnnotationItem)) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    let mut is_empty = true;
    loop {
        let next = skip_space(bytes, at);
        if bytes.get(next) == Some(&b'}') {
            return (!is_empty).then_some(next + 1);
        }
        if !is_empty && next == at {
            return None;
        }
        let (read, end) = scan_item(bytes, next)?;
        item(read);
        (at, is_empty) = (end, false);
    }
}

fn scan_item(bytes: &[u8], at: usize) -> Option<(AnnotationItem, usize)> {
    match bytes.get(at)? {
        b'#' => ident(bytes, at + 1).map(|id| (AnnotationItem::Id(id), id.end())),
        b'.' => ident(bytes, at + 1).map(|class| (AnnotationItem::Class(class), class.end())),
        _ => {
            let key = ident(bytes, at)?;
            let behind = bytes.get(key.end()..)?;
            match behind {
                [b'=', b'"', quoted @ ..] => {
                    let start = key.end() + 2;
                    let value = Span::new(start, start + memchr::memchr(b'"', quoted)?);
                    Some((AnnotationItem::Pair { key, value }, value.end() + 1))
                }
                [b'=', bare @ ..] => {
                    let start = key.end() + 1;
                    let length = bare.iter().take_while(|byte| is_bare(**byte)).count();
                    let value = Span::new(start, start + length);
                    (length > 0).then_some((AnnotationItem::Pair { key, value }, value.end()))
                }
                _ => None,
            }
        }
    }
}

fn ident(bytes: &[u8], start: usize) -> Option<Span> {
    let rest = bytes.get(start..)?;
    let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
    rest.first().is_some_and(u8::is_ascii_alphabetic).then(|| Span::new(start, start + length))
}

fn is_bare(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && !matches!(byte, b'{' | b'}' | b'"')
}

fn skip_space(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// What is said of items that are none of the format's.
pub(super) fn problems<'a>(text: &'a str, items: &'a [AnnotationItem]) -> impl Iterator<Item = Problem> + 'a {
    items.iter().filter_map(|item| match item {
        AnnotationItem::Id(_) => None,
        AnnotationItem::Class(name) => unknown(text, *name, "class", ".", &ANNOTATION_CLASSES),
        AnnotationItem::Pair { key, .. } => unknown(text, *key, "key", "", &ANNOTATION_KEYS),
    })
}

fn unknown(text: &str, name: Span, what: &str, mark: &str, known: &[&str]) -> Option<Problem> {
    let written = name.of(text);
    if known.contains(&written) {
        return None;
    }
    let near = nearest(written, known.iter().copied()).first().copied();
    let help = match near {
        Some(near) => format!("did you mean `{mark}{near}`?"),
        None => format!("the {what} is one of {}", listed(mark, known)),
    };
    Some(Problem {
        span: name,
        kind: ProblemKind::Annotation,
        message: format!("no annotation has the {what} `{mark}{written}`"),
        help: Some(help),
        replacement: near.map(str::to_owned),
    })
}

fn listed(mark: &str, names: &[&str]) -> String {
    names.iter().map(|name| format!("`{mark}{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{AnnotationItem, parse, problems};

    fn items(text: &str) -> Option<Vec<String>> {
        let (items, end) = parse(text, 0)?;
        assert_eq!(end, text.len());
        let shown = |item: &AnnotationItem| match item {
            AnnotationItem::Id(id) => format!("#{}", id.of(text)),
            AnnotationItem::Class(class) => format!(".{}", class.of(text)),
            AnnotationItem::Pair { key, value } => format!("{}={}", key.of(text), value.of(text)),
        };
        Some(items.iter().map(shown).collect())
    }

    #[test]
    fn items_are_ids_classes_and_pairs() {
        let expected = ["#no-ban", ".assessment", "likelihood=unlikely", "basis=k1 doc#^x"].map(str::to_owned);
        let text = "{ #no-ban .assessment\tlikelihood=unlikely\nbasis=\"k1 doc#^x\" }";
        assert_eq!(items(text).as_deref(), Some(&expected[..]));
    }

    #[test]
    fn braces_with_anything_else_are_ordinary_text() {
        for text in [
            "{1,2,3}",
            "{note to self}",
            "{}",
            "{ }",
            "{#}",
            "{#1}",
            "{.a.b}",
            "{#a",
            "{a=}",
            "{a=\"b}",
            "{a=\"b\"c=d}",
        ] {
            assert_eq!(items(text), None, "{text}");
        }
    }

    #[test]
    fn an_unknown_item_is_held_against_the_known_ones() {
        let text = "{.asessment sorce=x colour=red}";
        let (items, _) = parse(text, 0).unwrap();
        let found: Vec<_> = problems(text, &items).map(|found| (found.message, found.replacement)).collect();
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].1.as_deref(), Some("assessment"));
        assert_eq!(found[1].0, "no annotation has the key `sorce`");
        assert_eq!(found[2].1, None);
    }
}
