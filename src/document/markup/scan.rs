//! Dateline's own syntax in the prose of a block: annotations, citations, wikilinks, footnotes, anchors and revisions.

mod bracket;
mod comment;
mod search;

use crate::document::{
    Annotation, AnnotationItem, AnnotationTarget, Block, Citation, CitedSource, Format, LeafKind, Link, Revision,
    RevisionKind, annotation, citation,
};
use crate::text::Span;

use self::bracket::{Bracket, Closed};
use self::search::{Needle, Search};
use super::Run;

/// Reads the syntax of a block into the block, and the bytes it takes up into holes.
pub(in crate::document) struct Scanner<'a> {
    text: &'a str,
    format: Format,
    block: &'a mut Block,
    /// Bytes that are not prose, in any order.
    holes: &'a mut Vec<Span>,
    /// The links CommonMark has, in order.
    links: &'a [Link],
    run: Span,
    in_heading: bool,
    /// Opening brackets without their closing ones.
    brackets: Vec<Bracket>,
    /// The brackets closed last, if an annotation directly behind speaks of what is in them.
    closed: Option<Closed>,
    /// The end of the image read last, behind which braces hold its size and the like.
    image_end: Option<usize>,
    /// The end of the revision read last, since revisions do not nest.
    revised: usize,
    search: Search,
}

impl<'a> Scanner<'a> {
    /// A scanner of the block `text`, in which CommonMark has `links`.
    pub(in crate::document) fn new(
        text: &'a str,
        format: Format,
        links: &'a [Link],
        block: &'a mut Block,
        holes: &'a mut Vec<Span>,
    ) -> Self {
        Self {
            text,
            format,
            block,
            holes,
            links,
            run: Span::at(0),
            in_heading: false,
            brackets: Vec::new(),
            closed: None,
            image_end: None,
            revised: 0,
            search: Search::default(),
        }
    }

    /// Reads one run. `opaque` are the bytes of it that hold no syntax but comments.
    pub(in crate::document) fn run(&mut self, run: Run, opaque: &[Span]) {
        self.run = run.span;
        self.in_heading = matches!(run.kind, LeafKind::Heading(_));
        self.brackets.clear();
        self.closed = None;
        self.search = Search::default();
        let mut at = run.span.start();
        for &hole in opaque {
            at = self.stretch(at, hole.start());
            if at <= hole.start() {
                self.opaque(hole);
                at = hole.end();
            }
        }
        self.stretch(at, run.span.end());
        self.anchor(opaque.last().map_or(run.span.start(), |hole| hole.end()));
    }

    /// Reads the bytes from `at` to `end`, and says where to go on.
    fn stretch(&mut self, mut at: usize, end: usize) -> usize {
        let text = self.text.get(..end).unwrap_or_default();
        while let Some(offset) = text.as_bytes().get(at..).and_then(|rest| rest.iter().position(|&byte| is_mark(byte)))
        {
            at = self.mark(text, at + offset);
        }
        at.max(end)
    }

    /// Reads what the mark at byte `at` begins, which must end with `text`,
    /// and says where to go on.
    fn mark(&mut self, text: &'a str, at: usize) -> usize {
        match text.as_bytes().get(at..).unwrap_or_default() {
            [b'\\', next, ..] if self.format == Format::Markdown && next.is_ascii_punctuation() => at + 2,
            [b'{', ..] => self.brace(text, at),
            [b'[', ..] => self.open(text, at),
            [b']', ..] => self.close(text, at),
            [b'@', ..] => self.cite(text, at),
            [b'<', b'!', b'-', b'-', ..] if self.format == Format::Plain => self.plain_comment(at),
            [b'%', b'%', ..] => self.comment_line(text, at),
            [b':', b'/', b'/', ..] => self.address(text, at),
            _ => at + 1,
        }
    }

    fn brace(&mut self, text: &'a str, at: usize) -> usize {
        if let Some(kind) = text.as_bytes().get(at..).and_then(RevisionKind::opened_by) {
            return self.revision(kind, at).unwrap_or(at + 1);
        }
        let Some((items, end)) = annotation::parse(text, at) else { return at + 1 };
        self.annotate(items, Span::new(at, end));
        end
    }

    /// Takes in an annotation that takes up `span`.
    fn annotate(&mut self, items: Vec<AnnotationItem>, span: Span) {
        self.holes.push(span);
        if self.image_end == Some(span.start()) {
            return;
        }
        // A heading may have classes of other programs: `{.unnumbered}`.
        if !self.in_heading {
            self.block.problems.extend(annotation::problems(self.text, &items));
        }
        let target = match self.closed.take().filter(|closed| closed.end == span.start()) {
            Some(closed) => {
                self.holes.extend(closed.brackets());
                AnnotationTarget::Bracketed(closed.inner)
            }
            // Which one is known once there are sentences.
            None => AnnotationTarget::Sentence(0),
        };
        self.block.annotations.push(Annotation { span, items, target });
    }

    fn revision(&mut self, kind: RevisionKind, start: usize) -> Option<usize> {
        if start < self.revised {
            return None;
        }
        let inner = start + 3;
        let close = self.find(Needle::Closer(kind), inner)?;
        let span = Span::new(start, close + 3);
        let (removed, accepted) = match kind {
            RevisionKind::Insertion | RevisionKind::Highlight => (None, Some(Span::new(inner, close))),
            RevisionKind::Deletion | RevisionKind::Comment => (Some(Span::new(inner, close)), None),
            RevisionKind::Substitution => {
                let arrow = self.find(Needle::Arrow, inner).filter(|arrow| arrow + 2 <= close)?;
                (Some(Span::new(inner, arrow)), Some(Span::new(arrow + 2, close)))
            }
        };
        self.revised = span.end();
        self.block.revisions.push(Revision { span, kind, removed, accepted });
        let Some(accepted) = accepted else {
            self.holes.push(span);
            return Some(span.end());
        };
        self.holes.extend([Span::new(start, accepted.start()), Span::new(close, span.end())]);
        Some(accepted.start())
    }

    fn cite(&mut self, text: &'a str, at: usize) -> usize {
        let Some((key, end)) =
            Some(at).filter(|&at| citation::may_cite(text, at)).and_then(|at| citation::key(text, at))
        else {
            return at + 1;
        };
        if let Some(bracket) = self.brackets.last_mut() {
            bracket.may_cite = true;
        }
        if !text.get(..at).is_some_and(|before| before.ends_with('-')) {
            let sources = vec![CitedSource { key, locator: None, suppress_author: false }];
            self.block.citations.push(Citation { span: Span::new(at, end), sources, bare: true, sentence: None });
        }
        end
    }

    /// A web address without angle brackets round it.
    fn address(&mut self, text: &'a str, at: usize) -> usize {
        let before = text.get(self.run.start()..at).unwrap_or_default();
        let scheme = ["https", "http"].into_iter().find(|scheme| {
            let stem = before.strip_suffix(scheme);
            stem.is_some_and(|stem| !stem.ends_with(char::is_alphanumeric))
        });
        let Some(link) = scheme.and_then(|scheme| Link::bare(text, at - scheme.len())) else { return at + 1 };
        let end = link.span.end();
        self.holes.push(link.span);
        // The address may be the label of a link, which then is the link.
        let before = self.links.partition_point(|other| other.span.start() <= link.span.start());
        let around = before.checked_sub(1).and_then(|before| self.links.get(before));
        if !around.is_some_and(|around| around.span.covers(link.span)) {
            self.block.links.push(link);
        }
        end
    }

    /// Reads the `^id` the run ends with, if it stands behind byte `from`.
    fn anchor(&mut self, from: usize) {
        let content = self.run.of(self.text).trim_end();
        let end = self.run.start() + content.len();
        let word = content.rsplit(char::is_whitespace).next().unwrap_or_default();
        let start = end - word.len();
        let Some(id) = word.strip_prefix('^').filter(|_| start >= from) else { return };
        let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if is_id {
            self.block.anchors.push(Span::new(start + 1, end));
            self.holes.push(Span::new(start, end));
        }
    }

    fn opaque(&mut self, hole: Span) {
        match hole.of(self.text).as_bytes() {
            [b'<', b'!', b'-', b'-', ..] => self.comment(hole),
            [b'!', b'[', ..] => self.image_end = Some(hole.end()),
            // The target of a link, the brackets of whose label were just closed.
            [b'(', ..] => {
                if let Some(closed) = self.closed.as_mut().filter(|closed| closed.end == hole.start()) {
                    closed.end = hole.end();
                }
            }
            _ => {}
        }
    }

    fn find(&mut self, needle: Needle, from: usize) -> Option<usize> {
        self.search.find(self.text.get(..self.run.end())?, needle, from)
    }
}

/// Whether a byte may begin syntax of ours.
fn is_mark(byte: u8) -> bool {
    MARKS.get(usize::from(byte)).copied().unwrap_or_default()
}

static MARKS: [bool; 256] = {
    let mut marks = [false; 256];
    marks[b'\\' as usize] = true;
    marks[b'{' as usize] = true;
    marks[b'[' as usize] = true;
    marks[b']' as usize] = true;
    marks[b'@' as usize] = true;
    marks[b'<' as usize] = true;
    marks[b'%' as usize] = true;
    marks[b':' as usize] = true;
    marks
};
