//! Where the parser's links and reference definitions have their targets in the text, which it does not say.

use crate::document::{LinkKind, LinkTarget, ReferenceDefinition, normalise_label};
use crate::text::Span;

/// The end of the label and the bytes of the destination of a link whose
/// label reaches at least to the start of `span` and that ends with it.
pub(super) fn inline_destination(text: &str, span: Span) -> Option<(usize, Span)> {
    let label_end = span.start() + memchr::memmem::find(span.of(text).as_bytes(), b"](")?;
    Some((label_end, destination(text, Span::new(label_end + 2, span.end()))))
}

/// The link reference definition at `span`, which the parser read as `label` and `decoded` target.
pub(super) fn definition(text: &str, label: &str, decoded: &str, span: Span) -> Option<ReferenceDefinition> {
    let bytes = span.of(text).as_bytes();
    let open = memchr::memchr(b'[', bytes)?;
    let is_label_end = |at: &usize| *at > open && bytes.get(at - 1) != Some(&b'\\');
    let close = memchr::memmem::find_iter(bytes, b"]:").find(is_label_end)?;
    let label_span = Span::new(open + 1, close).shifted(span.start());
    let written = destination(text, Span::new(span.start() + close + 2, span.end()));
    let target = target(text, written, decoded, LinkKind::Reference);
    Some(ReferenceDefinition { span, label: normalise_label(label), label_span, target })
}

/// The target whose bytes are `written` and which reads as `decoded` once
/// backslashes and entities are undone.
pub(super) fn target(text: &str, written: Span, decoded: &str, kind: LinkKind) -> LinkTarget {
    let mut target = LinkTarget::parse(decoded, written, kind);
    if written.of(text) != decoded {
        let fragment = memchr::memchr(b'#', written.of(text).as_bytes()).filter(|_| target.fragment.is_some());
        let end = fragment.map_or(written.end(), |at| written.start() + at);
        target.path_span = Span::new(written.start(), end);
        target.fragment_span = fragment.map(|_| Span::new(end + 1, written.end()));
    }
    target
}

/// The bytes of the destination that `span` opens with (CommonMark 0.31,
/// section 6.3): between angle brackets, or up to white space or the bracket
/// that closes the link.
fn destination(text: &str, span: Span) -> Span {
    let content = span.of(text);
    let start = span.start() + content.len() - content.trim_start().len();
    let rest = text.get(start..span.end()).unwrap_or_default().as_bytes();
    if rest.first() == Some(&b'<') {
        let length = memchr::memchr(b'>', rest).unwrap_or(rest.len());
        return Span::new(start + 1, start + length);
    }
    let mut depth = 0_usize;
    let mut is_escaped = false;
    for (at, byte) in rest.iter().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'(' => depth += 1,
            b')' if depth == 0 => return Span::new(start, start + at),
            b')' => depth -= 1,
            _ if byte.is_ascii_whitespace() => return Span::new(start, start + at),
            _ => {}
        }
    }
    Span::new(start, start + rest.len())
}
