//! YAML lists read an item at a time, so that a broken item costs only itself.

use saphyr_parser::{Event, Parser};

use crate::gazetteer::exchange::json::begin;
use crate::gazetteer::exchange::plain::some_plain;
use crate::gazetteer::exchange::{Importer, Source};

/// Values nested deeper than this are left out.
const DEEPEST: usize = 32;

/// A value of an item.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// Its line in the file, from one.
    pub(super) line: u64,
    content: Content,
}

#[derive(Debug, Default)]
enum Content {
    #[default]
    Null,
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

/// What a value that is not there is.
static NOTHING: Node = Node { line: 0, content: Content::Null };

impl Node {
    /// The value behind keys, one inside the other.
    pub(super) fn at(&self, keys: &[&str]) -> &Self {
        keys.iter().fold(self, |node, key| match &node.content {
            Content::Map(entries) => {
                entries.iter().find(|(known, _)| known == key).map_or(&NOTHING, |(_, value)| value)
            }
            _ => &NOTHING,
        })
    }

    /// A scalar made plain; nothing for `~`, `null` and an empty one.
    pub(super) fn text(&self) -> Option<Box<str>> {
        match &self.content {
            Content::Text(text) => some_plain(text),
            _ => None,
        }
    }

    /// The elements of a list; none of anything else.
    pub(super) fn list(&self) -> &[Self] {
        match &self.content {
            Content::List(list) => list,
            _ => &[],
        }
    }
}

/// Reads the items of a file that is one list, each from the line that
/// begins with its `-` to the next, and hands over each with that line.
pub(super) fn items(source: Source<'_>, importer: &mut Importer, mut read: impl FnMut(&mut Importer, u64, Node)) {
    let Source { name, reader } = source;
    let Some(mut reader) = begin(&name, reader, importer) else { return };
    let (mut item, mut first, mut line) = (Vec::new(), 0, Vec::new());
    let (mut items, mut strays) = (0, 0);
    for number in 1.. {
        line.clear();
        let end = match reader.read_until(b'\n', &mut line) {
            Ok(read) => read == 0,
            Err(error) => {
                importer.problem(
                    &name,
                    number,
                    format!("cannot be read on: {}", error.to_string().to_lowercase()),
                    None,
                );
                true
            }
        };
        let begins = line.first() == Some(&b'-') && line.get(1).is_none_or(u8::is_ascii_whitespace);
        if (end || begins) && !item.is_empty() {
            items += 1;
            match one(&item, first) {
                Ok(node) => read(importer, first, node),
                Err((line, message)) => importer.problem(&name, line, message, Some("this item was left out")),
            }
            item.clear();
        }
        if end {
            break;
        }
        if begins {
            first = number;
        }
        let is_nothing = line.trim_ascii().is_empty() || line.starts_with(b"#") || line.starts_with(b"---");
        if first > 0 {
            item.extend_from_slice(&line);
        } else if !is_nothing && strays == 0 {
            strays = number;
        }
    }
    if items == 0 || strays > 0 {
        let help = Some("expected a list of people, each beginning with `- ` at the margin");
        importer.problem(&name, strays, "this is not a list in YAML", help);
    }
}

/// Reads one item, a list of one.
fn one(bytes: &[u8], first: u64) -> Result<Node, (u64, String)> {
    let text = std::str::from_utf8(bytes).map_err(|_| (first, "this item is not UTF-8 text".to_owned()))?;
    let mut open: Vec<(Node, Option<String>)> = Vec::new();
    let mut too_deep = 0_usize;
    let mut root = None;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let line = first + error.marker().line().saturating_sub(1) as u64;
            (line, format!("this is not YAML: {}", error.info()))
        })?;
        let line = first + span.start.line().saturating_sub(1) as u64;
        let begun = match event {
            Event::SequenceStart(..) => Content::List(Vec::new()),
            Event::MappingStart(..) => Content::Map(Vec::new()),
            Event::SequenceEnd | Event::MappingEnd if too_deep > 0 => {
                too_deep -= 1;
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some((node, _)) = open.pop() {
                    put(&mut open, &mut root, node);
                }
                continue;
            }
            Event::Scalar(text, style, ..) if too_deep == 0 => {
                let is_plain = style == saphyr_parser::ScalarStyle::Plain;
                let is_null = is_plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let content = if is_null { Content::Null } else { Content::Text(text.into_owned()) };
                put(&mut open, &mut root, Node { line, content });
                continue;
            }
            Event::Alias(_) if too_deep == 0 => {
                put(&mut open, &mut root, Node { line, content: Content::Null });
                continue;
            }
            _ => continue,
        };
        if too_deep > 0 || open.len() == DEEPEST {
            too_deep += 1;
        } else {
            open.push((Node { line, content: begun }, None));
        }
    }
    let root = root.map(|node: Node| match node.content {
        Content::List(list) => list.into_iter().next().unwrap_or_default(),
        _ => Node::default(),
    });
    root.ok_or_else(|| (first, "this item is empty".to_owned()))
}

/// Puts a finished value into the one that is open, or makes it the root.
fn put(open: &mut [(Node, Option<String>)], root: &mut Option<Node>, node: Node) {
    let Some((parent, key)) = open.last_mut() else {
        root.get_or_insert(node);
        return;
    };
    match &mut parent.content {
        Content::List(list) => list.push(node),
        Content::Map(entries) => match key.take() {
            Some(key) => entries.push((key, node)),
            None => {
                *key = Some(match node.content {
                    Content::Text(text) => text,
                    _ => String::new(),
                });
            }
        },
        Content::Null | Content::Text(_) => {}
    }
}
