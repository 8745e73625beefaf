//! Markdown as CommonMark has it: which bytes of a block are prose, in what structure, and which are markup.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::document::split::Shape;
use crate::document::{LeafKind, Link, LinkKind, LinkTarget};
use crate::text::Span;

use super::destination::{definition, inline_destination, target};
use super::{Markup, Run, trimmed};

/// The markup of the block `text` from byte `body` on.
pub(super) fn markup(text: &str, shape: Shape, body: usize) -> Markup {
    let source = with_line_feeds(text.get(body..).unwrap_or_default());
    let mut options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    // Elsewhere a footnote's definition is in another block, which the parser does not see.
    options.set(Options::ENABLE_FOOTNOTES, shape == Shape::Footnote);
    let mut events = Parser::new_ext(&source, options).into_offset_iter();
    let mut reader = Reader::new(text);
    for (n_before, (event, range)) in events.by_ref().enumerate() {
        if n_before == 0 {
            reader.markup.opens_with_table = matches!(event, Event::Start(Tag::Table(_)));
            reader.markup.opens_with_heading = matches!(event, Event::Start(Tag::Heading { .. }));
        }
        reader.event(&event, Span::from(range).shifted(body));
    }
    reader.close_run();
    let definitions = events.reference_definitions();
    let spans = definitions.iter().map(|(label, found)| (label, found.dest.as_ref(), &found.span));
    let place = |(label, target, span): (&str, &str, &Range<usize>)| {
        definition(text, label, target, Span::from(span.clone()).shifted(body))
    };
    reader.markup.definitions.extend(spans.filter_map(place));
    reader.markup.definitions.sort_by_key(|definition| definition.span);
    reader.markup.links.sort_by_key(|link| link.span);
    reader.markup
}

/// `text` with every line break that is a bare carriage return made a line
/// feed, which takes as many bytes. The parser takes some for spaces.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_bare = |at: usize| bytes.get(at + 1) != Some(&b'\n');
    if !memchr::memchr_iter(b'\r', bytes).any(is_bare) {
        return Cow::Borrowed(text);
    }
    let mut changed = String::with_capacity(text.len());
    for piece in text.split_inclusive('\r') {
        match piece.strip_suffix('\r') {
            Some(line) if is_bare(changed.len() + line.len()) => changed.extend([line, "\n"]),
            _ => changed.push_str(piece),
        }
    }
    Cow::Owned(changed)
}

/// A link or image whose end was not seen yet.
struct OpenLink {
    kind: LinkType,
    target: String,
    /// Where its label ends as far as it was seen.
    label_end: usize,
}

impl OpenLink {
    fn is_autolink(&self) -> bool {
        matches!(self.kind, LinkType::Autolink | LinkType::Email)
    }
}

/// Reads the parser's events into runs and the markup between their texts.
struct Reader<'t> {
    text: &'t str,
    markup: Markup,
    run: Option<Run>,
    /// Up to where the bytes of the open run are told apart.
    covered: usize,
    heading: Option<u8>,
    n_quotes: usize,
    n_items: usize,
    n_images: usize,
    in_footnote: bool,
    in_cell: bool,
    in_code: bool,
    html: Option<Span>,
    /// Links and images that are open, outer before inner.
    links: Vec<OpenLink>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            markup: Markup::default(),
            run: None,
            covered: 0,
            heading: None,
            n_quotes: 0,
            n_items: 0,
            n_images: 0,
            in_footnote: false,
            in_cell: false,
            in_code: false,
            html: None,
            links: Vec::new(),
        }
    }

    fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(end) => self.end(*end, span),
            Event::Text(content) => self.prose(content, span),
            Event::Code(_) | Event::InlineHtml(_) => {
                self.inline(span);
                if self.n_images == 0 {
                    self.markup.opaque.push(span);
                }
            }
            Event::Html(_) => self.html = self.html.map(|html| html.join(span)),
            Event::SoftBreak | Event::HardBreak => self.line_break(span),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => self.inline(span),
            Event::Rule => self.close_run(),
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::Emphasis | Tag::Strong => return self.inline(Span::at(span.start())),
            Tag::Link { link_type, dest_url, .. } => return self.start_link(*link_type, dest_url, span, false),
            Tag::Image { link_type, dest_url, .. } => return self.start_link(*link_type, dest_url, span, true),
            _ => self.close_run(),
        }
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(depth(*level)),
            Tag::BlockQuote(_) => self.n_quotes += 1,
            Tag::Item => self.n_items += 1,
            Tag::FootnoteDefinition(_) => self.in_footnote = true,
            Tag::TableCell => self.in_cell = true,
            Tag::CodeBlock(_) => self.in_code = true,
            Tag::HtmlBlock => self.html = Some(Span::at(span.start())),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd, span: Span) {
        match end {
            TagEnd::Emphasis | TagEnd::Strong => return self.inline(span),
            TagEnd::Link | TagEnd::Image => return self.end_link(span, end == TagEnd::Image),
            _ => self.close_run(),
        }
        match end {
            TagEnd::Heading(_) => self.heading = None,
            TagEnd::BlockQuote(_) => self.n_quotes = self.n_quotes.saturating_sub(1),
            TagEnd::Item => self.n_items = self.n_items.saturating_sub(1),
            TagEnd::FootnoteDefinition => self.in_footnote = false,
            TagEnd::TableCell => self.in_cell = false,
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::HtmlBlock => self.end_html(),
            _ => {}
        }
    }

    fn start_link(&mut self, kind: LinkType, target: &str, span: Span, is_image: bool) {
        self.inline(Span::at(span.start()));
        self.n_images += usize::from(is_image);
        let label_end = span.start() + 1 + usize::from(is_image);
        self.links.push(OpenLink { kind, target: target.to_owned(), label_end });
    }

    fn end_link(&mut self, span: Span, is_image: bool) {
        self.n_images -= usize::from(is_image && self.n_images > 0);
        let Some(open) = self.links.pop() else { return };
        self.inline(span);
        match open.kind {
            _ if open.is_autolink() => {
                self.markup.opaque.push(span);
                self.markup.links.push(autolink(self.text, span, open.kind == LinkType::Email));
            }
            LinkType::Inline => {
                let start = span.start() + 1 + usize::from(is_image);
                let Some((label_end, written)) = inline_destination(self.text, Span::new(open.label_end, span.end()))
                else {
                    return;
                };
                self.markup.opaque.push(if is_image { span } else { Span::new(label_end + 1, span.end()) });
                let kind = if is_image { LinkKind::Image } else { LinkKind::Inline };
                let target = target(self.text, written, &open.target, kind);
                self.markup.links.push(Link { span, kind, label: Span::new(start, label_end), target });
            }
            // References are told from the brackets, since the definition is mostly in another block.
            _ => {}
        }
    }

    fn end_html(&mut self) {
        let Some(html) = self.html.take() else { return };
        let content = html.of(self.text);
        let behind =
            content.rfind("-->").filter(|_| content.trim_start().starts_with("<!--")).map(|at| html.start() + at + 3);
        let prose = behind.and_then(|behind| trimmed(self.text, Span::new(behind, html.end())));
        self.markup.html.push(prose.map_or(html, |prose| Span::new(html.start(), prose.start())));
        self.markup.runs.extend(prose.map(|span| Run { kind: self.kind(), span }));
    }

    /// Takes `span` for prose where it shows as it is written; an entity does not.
    fn prose(&mut self, content: &str, span: Span) {
        if self.in_code || self.html.is_some() {
            return;
        }
        let is_autolink = self.links.last().is_some_and(OpenLink::is_autolink);
        self.inline(span);
        if self.n_images == 0 && !is_autolink && content == span.of(self.text) {
            self.hole(span.start());
            self.covered = span.end();
        }
    }

    /// Takes `span` into the run, as markup unless it turns out to have prose.
    fn inline(&mut self, span: Span) {
        if self.run.is_none() {
            self.covered = span.start();
        }
        let run = Run { kind: self.kind(), span };
        let open = self.run.get_or_insert(run);
        open.span = open.span.join(span);
        if let Some(link) = self.links.last_mut() {
            link.label_end = link.label_end.max(span.end());
        }
    }

    /// Keeps the line break out of the markup round it, since it parts words.
    fn line_break(&mut self, span: Span) {
        if self.run.is_some() {
            let is_escaped = span.of(self.text).starts_with('\\');
            self.hole(span.start() + usize::from(is_escaped));
            self.covered = span.end();
        }
    }

    fn close_run(&mut self) {
        if let Some(run) = self.run.take() {
            self.hole(run.span.end());
            self.markup.runs.extend(trimmed(self.text, run.span).map(|span| Run { span, ..run }));
        }
    }

    /// Takes what is not told apart up to `end` for markup.
    fn hole(&mut self, end: usize) {
        self.markup.holes.extend(trimmed(self.text, Span::new(self.covered, end)));
    }

    fn kind(&self) -> LeafKind {
        match self.heading {
            Some(level) => LeafKind::Heading(level),
            None if self.in_cell => LeafKind::TableCell,
            None if self.n_quotes > 0 => LeafKind::BlockQuote,
            None if self.in_footnote => LeafKind::Footnote,
            None if self.n_items > 0 => LeafKind::ListItem,
            None => LeafKind::Paragraph,
        }
    }
}

fn autolink(text: &str, span: Span, is_email: bool) -> Link {
    let label = Span::new(span.start() + 1, span.end().saturating_sub(1));
    let mut target = LinkTarget::parse(label.of(text), label, LinkKind::Autolink);
    target.external |= is_email;
    Link { span, kind: LinkKind::Autolink, label, target }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
