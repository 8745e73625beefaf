//! Comments that speak to Dateline: annotations and suppressions, in a paragraph, above a block, and between blocks.

use crate::document::{AnnotationTarget, annotation, directive};
use crate::text::Span;

use super::super::trimmed;
use super::{Needle, Scanner};

impl<'a> Scanner<'a> {
    /// Reads the lines above the block proper, up to byte `body`.
    pub(in crate::document) fn lead(&mut self, body: usize) {
        let mut at = 0;
        while let Some(rest) = trimmed(self.text, Span::new(at, body)) {
            let n_before = self.block.annotations.len();
            let Some(end) = self.lead_item(rest) else { break };
            let behind = self.text.get(end..body).unwrap_or_default().trim_start_matches([' ', '\t']);
            let is_own_line = behind.starts_with(['\n', '\r']) || (behind.is_empty() && body == self.text.len());
            if is_own_line {
                for annotation in self.block.annotations.iter_mut().skip(n_before) {
                    annotation.target = AnnotationTarget::Block;
                }
            }
            at = end;
        }
    }

    fn lead_item(&mut self, rest: Span) -> Option<usize> {
        let (text, at) = (self.text.get(..rest.end())?, rest.start());
        let content = rest.of(text);
        if content.starts_with('{') {
            let (items, end) = annotation::parse(text, at)?;
            self.annotate(items, Span::new(at, end));
            Some(end)
        } else if content.starts_with("<!--") {
            let end = at + 2 + content.get(2..)?.find("-->")? + 3;
            self.comment(Span::new(at, end));
            Some(end)
        } else {
            content.starts_with("%%").then(|| self.comment_line(text, at))
        }
    }

    /// Reads the comments in raw HTML.
    pub(in crate::document) fn html(&mut self, html: Span) {
        let content = html.of(self.text);
        let mut at = 0;
        while let Some(start) = content.get(at..).and_then(|rest| rest.find("<!--")).map(|offset| at + offset) {
            let Some(length) = content.get(start + 2..).and_then(|rest| rest.find("-->")) else { return };
            at = start + 2 + length + 3;
            self.comment(Span::new(start, at).shifted(html.start()));
        }
    }

    /// Reads the comment that `span` is with its marks.
    pub(super) fn comment(&mut self, span: Span) {
        let marked = Span::new(span.start() + "<!--".len(), span.end().saturating_sub("-->".len()));
        let Some(inner) = trimmed(self.text, marked) else { return };
        let content = inner.of(self.text);
        if directive::is_meant(content) {
            self.directive(inner, span);
        } else if content.starts_with('{') {
            let text = self.text.get(..inner.end()).unwrap_or_default();
            if let Some((items, _)) = annotation::parse(text, inner.start()).filter(|(_, end)| *end == inner.end()) {
                self.annotate(items, span);
            }
        }
    }

    /// A comment in plain text, where nobody else has found it.
    pub(super) fn plain_comment(&mut self, at: usize) -> usize {
        let Some(close) = self.find(Needle::CommentEnd, at + "<!--".len()) else { return at + 1 };
        let span = Span::new(at, close + "-->".len());
        self.holes.push(span);
        self.comment(span);
        span.end()
    }

    /// A suppression on a line that begins with `%%`.
    pub(super) fn comment_line(&mut self, text: &'a str, at: usize) -> usize {
        let before = text.get(..at).unwrap_or_default().trim_end_matches([' ', '\t']);
        let opens_line = before.len() <= self.run.start() || before.ends_with(['\n', '\r']);
        if !opens_line {
            return at + 2;
        }
        let rest = text.get(at..).unwrap_or_default();
        let end = at + rest.find(['\n', '\r']).unwrap_or(rest.len());
        let line = Span::new(at + 2, end).of(text).trim_end().trim_end_matches('%');
        let inner = trimmed(text, Span::new(at + 2, at + 2 + line.len()));
        let Some(inner) = inner.filter(|inner| directive::is_meant(inner.of(text))) else { return at + 2 };
        let span = Span::new(at, end);
        self.holes.push(span);
        self.directive(inner, span);
        end
    }

    fn directive(&mut self, inner: Span, span: Span) {
        match directive::parse(self.text, inner, span) {
            Ok(directive) => self.block.directives.push(directive),
            Err(problem) => self.block.problems.push(problem),
        }
    }
}
