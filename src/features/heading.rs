//! The words of a heading, as bytes that can be written over.

use crate::document::Document;
use crate::text::Span;
use crate::workspace::Landmark;

/// The bytes of the words of `heading` in `document`, in bytes of the
/// document: no number signs, no line under them, no annotation, id or
/// comment at their end.
pub(super) fn words_span(document: &Document, heading: &Landmark) -> Span {
    let found = document.block_at(heading.span.start()).and_then(|at| document.blocks().get(at));
    let Some(placed) = found else { return heading.span };
    let block = &placed.block;
    let own = placed.relative(heading.span);
    let line = own.of(&block.text);
    let words = line.trim_start_matches('#');
    let start = own.end() - words.trim_start().len();
    let first_line = words.trim_start();
    let length = first_line.find(['\n', '\r']).unwrap_or(first_line.len());
    let mut end = start + length;
    loop {
        let kept = Span::new(start, end).of(&block.text).trim_end();
        end = start + kept.len();
        let annotations = block.annotations.iter().map(|annotation| annotation.span);
        let directives = block.directives.iter().map(|directive| directive.span);
        let anchors = block.anchors.iter().map(|anchor| Span::new(anchor.start().saturating_sub(1), anchor.end()));
        let mut behind = annotations.chain(directives).chain(anchors);
        if let Some(mark) = behind.find(|span| span.end() == end && span.start() > start) {
            end = mark.start();
            continue;
        }
        // Closing number signs have a space before them.
        let open = kept.trim_end_matches('#');
        if open.len() == kept.len() || !open.ends_with([' ', '\t']) {
            return placed.absolute(Span::new(start, end));
        }
        end = start + open.trim_end().len();
    }
}
