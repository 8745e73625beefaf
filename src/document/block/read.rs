//! Reading a block from its own text: structure first, then syntax of ours, then words and sentences.

use crate::document::markup::{Markup, Run, Scanner, markup};
use crate::document::split::Shape;
use crate::document::{
    Block, BlockKind, Format, FrontMatter, Leaf, LeafKind, dateline, quotations, sentences, tokenize,
};
use crate::text::Span;

impl Block {
    /// Reads the block that `text` is, which its lines show to be a `shape`.
    /// Its first `body` bytes are lines above the block proper that speak of it.
    pub(in crate::document) fn read(text: &str, format: Format, shape: Shape, body: usize) -> Self {
        let mut block = Self { text: text.into(), ..Self::default() };
        if shape.is_front_matter() {
            block.read_front_matter();
            return block;
        }
        let mut markup = markup(text, format, shape, body);
        block.kind = kind(shape, &markup);
        let holes = block.scan(text, format, &mut markup, body);
        for run in &markup.runs {
            let first = holes.partition_point(|hole| hole.end() <= run.span.start());
            block.push_leaf(*run, holes.get(first..).unwrap_or_default());
        }
        block.links.extend(markup.links);
        block.links.sort_by_key(|link| link.span);
        block.definitions = markup.definitions;
        block.attach(shape, body);
        block
    }

    fn read_front_matter(&mut self) {
        let (front_matter, problems) = FrontMatter::read(&self.text);
        self.kind = BlockKind::FrontMatter;
        // Its relations are links like any other.
        self.links.extend(front_matter.relations.iter().map(|relation| relation.link.clone()));
        self.front_matter = Some(Box::new(front_matter));
        self.problems = problems;
    }

    /// Reads syntax of ours into the block, and returns all that is not
    /// prose, in order and without overlaps.
    fn scan(&mut self, text: &str, format: Format, markup: &mut Markup, body: usize) -> Vec<Span> {
        let mut holes = std::mem::take(&mut markup.holes);
        let mut scanner = Scanner::new(text, format, &markup.links, self, &mut holes);
        scanner.lead(body);
        for run in &markup.runs {
            let first = markup.opaque.partition_point(|hole| hole.end() <= run.span.start());
            let end = markup.opaque.partition_point(|hole| hole.start() < run.span.end());
            scanner.run(*run, markup.opaque.get(first..end).unwrap_or_default());
        }
        for html in &markup.html {
            scanner.html(*html);
        }
        merged(holes)
    }

    /// Adds the prose of `run` without its `holes`, cut into words and sentences.
    fn push_leaf(&mut self, run: Run, holes: &[Span]) {
        let first_token = self.tokens.len();
        let end = holes.partition_point(|hole| hole.start() < run.span.end());
        let tokens = tokenize(&self.text, run.span, holes.get(..end).unwrap_or_default());
        append(&mut self.tokens, tokens);
        let tokens = first_token..self.tokens.len();
        // A heading of nothing but code can still be linked to.
        if tokens.is_empty() && !matches!(run.kind, LeafKind::Heading(_)) {
            return;
        }
        let first_sentence = self.sentences.len();
        append(&mut self.sentences, sentences(&self.text, &self.tokens, tokens.clone(), self.leaves.len()));
        append(&mut self.quotations, quotations(&self.text, &self.tokens, tokens.clone()));
        if self.leaves.is_empty() && run.kind == LeafKind::Paragraph {
            self.dateline = dateline(&self.text, &self.tokens, tokens.clone());
        }
        let sentences = first_sentence..self.sentences.len();
        self.leaves.push(Leaf { kind: run.kind, span: run.span, tokens, sentences });
    }
}

fn kind(shape: Shape, markup: &Markup) -> BlockKind {
    match shape {
        Shape::FrontMatter | Shape::OpenFrontMatter => BlockKind::FrontMatter,
        Shape::Heading => BlockKind::Heading,
        Shape::Prose | Shape::Underlined if markup.opens_with_table => BlockKind::Table,
        Shape::Prose | Shape::Underlined if markup.opens_with_heading => BlockKind::Heading,
        Shape::Prose | Shape::Underlined if markup.runs.is_empty() && !markup.html.is_empty() => BlockKind::Html,
        Shape::Prose | Shape::Underlined if markup.runs.is_empty() => BlockKind::Other,
        Shape::Prose | Shape::Underlined => BlockKind::Paragraph,
        Shape::ListItem => BlockKind::ListItem,
        Shape::BlockQuote => BlockKind::BlockQuote,
        Shape::Code => BlockKind::Code,
        Shape::Html | Shape::Lead => BlockKind::Html,
        Shape::Footnote => BlockKind::FootnoteDefinition,
        Shape::Rule | Shape::Blank => BlockKind::Other,
    }
}

/// Adds `more` to `all`. Most blocks have one run, whose list is theirs as it is.
fn append<T>(all: &mut Vec<T>, more: Vec<T>) {
    if all.is_empty() {
        *all = more;
    } else {
        all.extend(more);
    }
}

/// `spans` in order, with those that overlap or touch made one.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    spans.dedup_by(|next, last| {
        let is_part = next.start() <= last.end();
        if is_part {
            *last = last.join(*next);
        }
        is_part
    });
    spans
}
