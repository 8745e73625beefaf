//! Annotation blocks: `{#id .class key=value}` and what they say it of.

use crate::text::Span;

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
