//! YAML as a tree of values with their bytes, built from a parser's events within bounds that no text can exceed.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::text::Span;

/// Values nested deeper than this are left out; no key of ours is below five.
const DEEPEST: usize = 32;

/// How many values all aliases together may stand for, so that `*a` in lists
/// of `*b` in lists of `*c` costs what is written and not what it means.
const MOST_ALIASED: usize = 4096;

/// A value and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    /// Its bytes, quotation marks and brackets included.
    pub(super) span: Span,
    /// What it is.
    pub(super) content: Content,
}

/// What a value is. Scalars stay text: what a number or a date means is for
/// the key to say (YAML 1.2.2, section 10.3, has no dates and no `NO`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar.
    Text {
        /// Without its marks, escapes undone.
        text: String,
        /// Whether it stands without quotation marks.
        plain: bool,
    },
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order written.
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The key's bytes and text.
    pub(super) key: Node,
    /// Its value.
    pub(super) value: Node,
}

/// Why a tree is not all that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// Nested too deep.
    Depth,
    /// Aliases stand for too much.
    Aliases,
}

/// Where reading stopped, and what the parser says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    /// The byte at which it gave up.
    pub(super) offset: usize,
    /// Where the innermost open `[` or `{` stands, if one is open.
    pub(super) open_flow: Option<usize>,
    /// Its own words.
    pub(super) message: String,
}

/// What came of a text.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The first document's value; with what was complete before an error.
    pub(super) root: Option<Node>,
    /// What was left out, and where.
    pub(super) limits: Vec<(Limit, Span)>,
    /// The error that ended it.
    pub(super) broken: Option<Broken>,
}

/// Reads the first YAML document of `text`, whose own first byte is `base`
/// in what spans are counted from.
pub(super) fn read(text: &str, base: usize) -> Tree {
    let offsets = Offsets::new(text, base);
    let mut builder = Builder { end: base + text.len(), ..Builder::default() };
    for event in Parser::new_from_str(text) {
        match event {
            Ok((Event::DocumentEnd, _)) => break,
            Ok((event, span)) => {
                let span = behind_colon(text, offsets.span(span), base);
                let flow = span.relative_to(base).of(text).contains(['[', '{']);
                builder.take(event, span, flow);
            }
            Err(error) => {
                builder.tree.broken = Some(Broken {
                    offset: offsets.byte(error.marker().index()),
                    open_flow: builder.open.iter().rev().find(|open| open.flow).map(|open| open.start),
                    message: error.info().to_owned(),
                });
                break;
            }
        }
    }
    builder.finish()
}

/// A value that is not there is where it would be: behind the colon.
fn behind_colon(text: &str, span: Span, base: usize) -> Span {
    let at_colon = span.is_empty() && text.as_bytes().get(span.relative_to(base).start()) == Some(&b':');
    if at_colon { span.shifted(1) } else { span }
}

/// From the parser's character numbers to bytes.
struct Offsets {
    base: usize,
    len: usize,
    /// The byte of each character; none are needed for plain ASCII.
    bytes: Option<Vec<usize>>,
}

impl Offsets {
    fn new(text: &str, base: usize) -> Self {
        let bytes = (!text.is_ascii()).then(|| text.char_indices().map(|(byte, _)| byte).collect());
        Self { base, len: text.len(), bytes }
    }

    fn byte(&self, index: usize) -> usize {
        let byte = match &self.bytes {
            Some(bytes) => bytes.get(index).copied().unwrap_or(self.len),
            None => index.min(self.len),
        };
        self.base + byte
    }

    fn span(&self, span: saphyr_parser::Span) -> Span {
        Span::new(self.byte(span.start.index()), self.byte(span.end.index()))
    }
}

/// A list or a mapping that is not closed yet.
struct Open {
    start: usize,
    flow: bool,
    anchor: usize,
    content: Content,
    /// A mapping's key that waits for its value.
    key: Option<Node>,
}

#[derive(Default)]
struct Builder {
    tree: Tree,
    /// Where the text ends.
    end: usize,
    open: Vec<Open>,
    /// How many lists and mappings are open beyond the deepest that is kept.
    too_deep: usize,
    /// Values with an anchor, and how many values each holds.
    anchored: FxHashMap<usize, (Node, usize)>,
    aliased: usize,
}

impl Builder {
    /// `flow` is whether a bracket stands in `span`: a collection without one has none at its start either.
    fn take(&mut self, event: Event<'_>, span: Span, flow: bool) {
        match event {
            Event::SequenceStart(anchor, _) => self.open(Content::List(Vec::new()), anchor, span, flow),
            Event::MappingStart(anchor, _) => self.open(Content::Map(Vec::new()), anchor, span, flow),
            Event::SequenceEnd | Event::MappingEnd if self.too_deep > 0 => self.too_deep -= 1,
            Event::SequenceEnd | Event::MappingEnd => self.close(Some(span)),
            _ if self.too_deep > 0 => {}
            Event::Scalar(text, style, anchor, _) => self.put(scalar(text, style, span), anchor),
            Event::Alias(anchor) => self.alias(anchor, span),
            _ => {}
        }
    }

    fn open(&mut self, content: Content, anchor: usize, span: Span, flow: bool) {
        if self.too_deep > 0 {
            self.too_deep += 1;
        } else if self.open.len() == DEEPEST {
            self.too_deep = 1;
            self.tree.limits.push((Limit::Depth, Span::at(span.start())));
            self.put(Node { span: Span::at(span.start()), content: Content::Null }, 0);
        } else {
            self.open.push(Open { start: span.start(), flow, anchor, content, key: None });
        }
    }

    fn close(&mut self, end: Option<Span>) {
        let Some(open) = self.open.pop() else { return };
        let last = match &open.content {
            Content::List(items) => items.last().map(|item| item.span.end()),
            Content::Map(entries) => entries.last().map(|entry| entry.value.span.end()),
            _ => None,
        };
        let end = match end {
            Some(end) if open.flow => self.end.min(end.start() + 1),
            _ => last.unwrap_or(open.start),
        };
        self.put(Node { span: Span::new(open.start, end), content: open.content }, open.anchor);
    }

    fn put(&mut self, node: Node, anchor: usize) {
        if anchor > 0 {
            let weight = weigh(&node);
            if weight <= MOST_ALIASED {
                self.anchored.insert(anchor, (node.clone(), weight));
            }
        }
        let Some(open) = self.open.last_mut() else {
            self.tree.root.get_or_insert(node);
            return;
        };
        match (&mut open.content, open.key.take()) {
            (Content::List(items), _) => items.push(node),
            (Content::Map(entries), Some(key)) => entries.push(Entry { key, value: node }),
            _ => open.key = Some(node),
        }
    }

    fn alias(&mut self, anchor: usize, span: Span) {
        let known = self.anchored.get(&anchor).filter(|(_, weight)| self.aliased + weight <= MOST_ALIASED);
        let content = if let Some((node, weight)) = known {
            self.aliased += weight;
            node.content.clone()
        } else {
            self.tree.limits.push((Limit::Aliases, span));
            Content::Null
        };
        self.put(Node { span, content }, 0);
    }

    fn finish(mut self) -> Tree {
        while !self.open.is_empty() {
            self.close(None);
        }
        self.tree
    }
}

/// How many values `node` is, counting long text as several.
fn weigh(node: &Node) -> usize {
    match &node.content {
        Content::Null => 1,
        Content::Text { text, .. } => 1 + text.len() / 64,
        Content::List(items) => 1 + items.iter().map(weigh).sum::<usize>(),
        Content::Map(entries) => 1 + entries.iter().map(|entry| weigh(&entry.key) + weigh(&entry.value)).sum::<usize>(),
    }
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle, span: Span) -> Node {
    let plain = style == ScalarStyle::Plain;
    let null = plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
    let content = if null { Content::Null } else { Content::Text { text: text.into_owned(), plain } };
    Node { span, content }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::{Content, Limit, read};

    fn keys(text: &str) -> Vec<String> {
        let Some(Content::Map(entries)) = read(text, 0).root.map(|root| root.content) else { return Vec::new() };
        let key = |entry: &super::Entry| match &entry.key.content {
            Content::Text { text, .. } => text.clone(),
            other => format!("{other:?}"),
        };
        entries.iter().map(key).collect()
    }

    #[test]
    fn spans_are_bytes_behind_wide_characters() {
        let text = "título: é\nlist: [ “x” , y ]\nmap:\n  k: v\n\nlast: z\n";
        let root = read(text, 0).root.unwrap();
        let Content::Map(entries) = &root.content else { panic!("{root:?}") };
        let written: Vec<_> = entries.iter().map(|entry| entry.value.span.of(text)).collect();
        assert_eq!(written, ["é", "[ “x” , y ]", "k: v", "z"]);
    }

    #[test]
    fn what_stands_before_an_error_is_kept() {
        let text = "a: 1\nb:\n  c: 2\n  d: x: y\n";
        assert_eq!(keys(text), ["a", "b"]);
        assert!(read(text, 0).broken.is_some());
    }

    #[test]
    fn nesting_is_cut_at_a_depth_and_not_by_the_stack() {
        let deep = format!("a: {}1\nb: 2\n", "\n- ".replace('\n', "").repeat(50_000));
        let tree = read(&format!("x:\n  {deep}"), 0);
        assert!(tree.broken.is_some() || tree.limits.iter().any(|(limit, _)| *limit == Limit::Depth));
        let flow = format!("a: {}{}\nb: 2\n", "[".repeat(200), "]".repeat(200));
        let tree = read(&flow, 0);
        assert_eq!(tree.limits.len(), 1);
        assert_eq!(keys(&flow), ["a", "b"]);
    }

    #[test]
    fn aliases_of_aliases_stay_small() {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for level in 1..30 {
            let below = format!("*a{}", level - 1);
            writeln!(text, "a{level}: &a{level} [{}]", [below.as_str(); 9].join(", ")).unwrap();
        }
        let tree = read(&text, 0);
        assert!(tree.limits.iter().any(|(limit, _)| *limit == Limit::Aliases));
        assert!(super::weigh(&tree.root.unwrap()) < 20_000);
    }
}
