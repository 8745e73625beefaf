//! Square brackets: wikilinks, citations, footnotes, reference links, and the spans that annotations are about.

use crate::document::{Citation, Footnote, Format, Link, LinkKind, LinkTarget, annotation, citation, normalise_label};
use crate::text::Span;

use super::Scanner;

/// The longest label of a reference (CommonMark 0.31, section 4.7).
const LONGEST_LABEL: usize = 999;

/// An opening bracket.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bracket {
    /// Where it stands.
    pub(super) at: usize,
    /// Whether other brackets stand in it.
    pub(super) is_outer: bool,
    /// Whether an `@` that may cite stands in it.
    pub(super) may_cite: bool,
}

/// Two brackets that belong together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Closed {
    /// What is between them.
    pub(super) inner: Span,
    /// The byte behind the closing one, or behind the target of its link.
    pub(super) end: usize,
}

impl Closed {
    /// The two brackets.
    pub(super) fn brackets(self) -> [Span; 2] {
        let (start, end) = (self.inner.start(), self.inner.end());
        [Span::new(start.saturating_sub(1), start), Span::new(end, end + 1)]
    }
}

impl<'a> Scanner<'a> {
    pub(super) fn open(&mut self, text: &'a str, at: usize) -> usize {
        if let Some(link) = Some(at)
            .filter(|_| text.get(at..).is_some_and(|rest| rest.starts_with("[[")))
            .and_then(|at| Link::wiki(text, at))
        {
            return self.wiki(link);
        }
        if let Some(outer) = self.brackets.last_mut() {
            outer.is_outer = true;
        }
        self.brackets.push(Bracket { at, is_outer: false, may_cite: false });
        at + 1
    }

    fn wiki(&mut self, link: Link) -> usize {
        let (span, target) = (link.span, &link.target);
        let path = target.path_span.of(self.text);
        // "[[Geneva]]" is a word of its sentence, "[[2026-11-18-river-talks]]" is not.
        let is_embedded = span.of(self.text).starts_with('!');
        let is_name = !is_embedded && !path.is_empty() && (path.contains(' ') || path.chars().all(char::is_alphabetic));
        let shown = if !is_embedded && link.label != target.span {
            link.label
        } else if is_name {
            target.path_span
        } else {
            Span::at(span.end())
        };
        self.holes.extend([Span::new(span.start(), shown.start()), Span::new(shown.end(), span.end())]);
        self.block.links.push(link);
        span.end()
    }

    pub(super) fn close(&mut self, text: &'a str, at: usize) -> usize {
        let Some(bracket) = self.brackets.pop() else { return at + 1 };
        let inner = Span::new(bracket.at + 1, at);
        // A link's target is not part of the stretch that is read, which ends before it.
        let is_link = text.len() == at + 1 && self.text.as_bytes().get(at + 1) == Some(&b'(');
        if !is_link && !bracket.is_outer && (self.footnote(inner) || self.citation(bracket, inner)) {
            self.closed = None;
            return at + 1;
        }
        self.closed = Some(Closed { inner, end: at + 1 });
        if is_link || self.format == Format::Plain {
            return at + 1;
        }
        self.reference(text, bracket, inner).unwrap_or(at + 1)
    }

    fn footnote(&mut self, inner: Span) -> bool {
        let label = inner.of(self.text).strip_prefix('^').unwrap_or_default();
        let is_footnote = self.format == Format::Markdown && !label.is_empty() && !label.contains(char::is_whitespace);
        if is_footnote {
            let span = Span::new(inner.start() - 1, inner.end() + 1);
            let label = Span::new(inner.start() + 1, inner.end());
            self.block.footnotes.push(Footnote { span, label, definition: false, sentence: None });
            self.holes.push(span);
        }
        is_footnote
    }

    fn citation(&mut self, bracket: Bracket, inner: Span) -> bool {
        let Some(sources) =
            Some(inner).filter(|_| bracket.may_cite).and_then(|inner| citation::parse(self.text, inner))
        else {
            return false;
        };
        while self.block.citations.last().is_some_and(|bare| bare.span.start() > bracket.at) {
            self.block.citations.pop();
        }
        let span = Span::new(bracket.at, inner.end() + 1);
        self.block.citations.push(Citation { span, sources, bare: false, sentence: None });
        self.holes.push(span);
        true
    }

    /// A link by reference, and where to go on behind it. The parser knows
    /// only those that are defined in the same block.
    fn reference(&mut self, text: &'a str, bracket: Bracket, inner: Span) -> Option<usize> {
        let behind = inner.end() + 1;
        let start = bracket.at - usize::from(text.get(..bracket.at)?.ends_with('!'));
        let rest = text.get(behind..)?;
        if rest.starts_with('{') && annotation::scan(text, behind, |_| {}).is_some() {
            return None;
        }
        let (name, end) = match rest.strip_prefix('[') {
            Some(behind_bracket) => {
                let length = behind_bracket.find(['[', ']'])?;
                let is_closed = behind_bracket.get(length..)?.starts_with(']');
                let name = Span::new(behind + 1, behind + 1 + length);
                let is_ours = name.of(text).starts_with('^') || name.of(text).contains('@');
                (Some(name).filter(|_| is_closed && !is_ours)?, behind + length + 2)
            }
            None => (inner, behind),
        };
        let name = if name.is_empty() { inner } else { name };
        let written = name.of(text);
        if written.len() > LONGEST_LABEL || written.trim().is_empty() || (name == inner && bracket.is_outer) {
            return None;
        }
        if end > behind {
            self.holes.extend([Span::new(start, inner.start()), Span::new(inner.end(), end)]);
        }
        let path = normalise_label(written);
        let target =
            LinkTarget { span: name, path, path_span: name, fragment: None, fragment_span: None, external: false };
        self.block.links.push(Link { span: Span::new(start, end), kind: LinkKind::Reference, label: inner, target });
        Some(end)
    }
}
