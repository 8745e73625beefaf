//! From YAML values to what a key wants, with a word to the writer wherever the two differ.

use rustc_hash::FxHashSet;

use crate::calendar::{Moment, PartialDate};
use crate::document::block::{Problem, ProblemKind};
use crate::text::{Span, nearest};

use super::mend::quote;
use super::vocabulary::{FOREIGN, Section, find_key, vocabulary};
use super::yaml::{Content, Entry, Node};
use super::{Key, Written};

/// More problems than a writer mends at a time are not listed.
const MOST_PROBLEMS: usize = 200;

/// Reads values, and keeps every key it met and everything that was wrong.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    text: &'a str,
    masked: &'a [Span],
    /// Every key in the order met, parents before children.
    pub(super) keys: Vec<Key>,
    /// What was wrong.
    pub(super) problems: Vec<Problem>,
    /// The key whose map is being read.
    within: Option<usize>,
}

impl<'a> Reader<'a> {
    /// Reads values of `text`; those of `masked` were explained already.
    pub(super) fn new(text: &'a str, masked: &'a [Span]) -> Self {
        Self { text, masked, keys: Vec::new(), problems: Vec::new(), within: None }
    }

    /// Notes something that is wrong.
    pub(super) fn problem(&mut self, span: Span, message: String, help: String, replacement: Option<String>) {
        if self.problems.len() < MOST_PROBLEMS && !self.masked.contains(&span) {
            let kind = ProblemKind::FrontMatter;
            self.problems.push(Problem { span, kind, message, help: Some(help), replacement });
        }
    }

    /// Reads a map of keys that `section` knows, or of names of the writer's
    /// own where it is `None`, and hands each entry to `each`.
    pub(super) fn map(
        &mut self,
        name: &str,
        node: &Node,
        section: Option<Section>,
        each: &mut dyn FnMut(&mut Self, &str, &Entry),
    ) {
        let entries = match &node.content {
            Content::Map(entries) => entries,
            Content::Null => return,
            _ => return self.wrong_shape(name, node, "a map: `key: value` on a line of its own for each"),
        };
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        for entry in entries {
            let Content::Text { text: key, .. } = &entry.key.content else {
                self.not_a_key(&entry.key);
                continue;
            };
            if !seen.insert(key) {
                self.given_twice(key, entry);
                continue;
            }
            let outer = self.within;
            let name = Written { value: key.clone(), span: entry.key.span };
            self.keys.push(Key { name, value: entry.value.span, section, within: outer });
            if let Some(section) = section {
                self.check_known(section, key, entry.key.span);
            }
            self.within = Some(self.keys.len() - 1);
            each(self, key, entry);
            self.within = outer;
        }
    }

    /// One line of text.
    pub(super) fn text(&mut self, key: &str, node: &Node) -> Option<Written<String>> {
        match &node.content {
            Content::Text { text, .. } => Some(Written { value: text.clone(), span: inner(node) }),
            Content::Null => None,
            _ => {
                self.wrong_shape(key, node, "one value");
                None
            }
        }
    }

    /// One line of text, or a list of such.
    pub(super) fn texts(&mut self, key: &str, node: &Node) -> Vec<Written<String>> {
        match &node.content {
            Content::List(items) => items.iter().filter_map(|item| self.text(key, item)).collect(),
            Content::Map(_) => {
                self.wrong_shape(key, node, "one value or a list");
                Vec::new()
            }
            _ => self.text(key, node).into_iter().collect(),
        }
    }

    /// `true` or `false` (YAML 1.2.2, section 10.3.2).
    pub(super) fn truth(&mut self, key: &str, node: &Node) -> Option<bool> {
        let written = self.text(key, node)?;
        match written.value.to_ascii_lowercase().as_str() {
            "true" => Some(true),
            "false" => Some(false),
            other => {
                let meant = match other {
                    "yes" | "y" | "on" => Some("true".to_owned()),
                    "no" | "n" | "off" => Some("false".to_owned()),
                    _ => None,
                };
                let message = format!("`{key}` is neither `true` nor `false`");
                self.problem(written.span, message, "write `true` or `false`".into(), meant);
                None
            }
        }
    }

    /// A day, or a moment.
    pub(super) fn moment(&mut self, key: &str, node: &Node) -> Option<Written<Moment>> {
        let Written { value, span } = self.text(key, node)?;
        match Moment::parse(&value) {
            Ok(value) => Some(Written { value, span }),
            Err(error) => {
                let message = format!("`{key}` cannot be read: {error}");
                self.problem(span, message, "write it as 2026-11-20 or 2026-11-20T16:00+01:00".into(), None);
                None
            }
        }
    }

    /// A date to the year, month or day, as written.
    pub(super) fn partial_date(&mut self, key: &str, node: &Node) -> Option<String> {
        let Written { value, span } = self.text(key, node)?;
        let known = value == "unknown" || PartialDate::parse(&value).is_some() || Moment::parse(&value).is_ok();
        if !known {
            let message = format!("`{key}` is not a date");
            self.problem(span, message, "write it as 2026, 2026-11 or 2026-11-20".into(), None);
        }
        Some(value)
    }

    /// One of the words in `values`, as its place among them.
    pub(super) fn choice(&mut self, key: &str, node: &Node, values: &[&'static str]) -> Option<Written<usize>> {
        let Written { value, span } = self.text(key, node)?;
        if let Some(value) = values.iter().position(|known| *known == value) {
            return Some(Written { value, span });
        }
        let meant = nearest(&value, values.iter().copied()).first().map(|meant| (*meant).to_owned());
        let help = match &meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("write one of {}", values.join(", ")),
        };
        self.problem(span, format!("`{key}` cannot be `{}`", shortened(&value)), help, meant);
        None
    }

    /// One of the words in `values`, or a list of such, each as its place among them.
    pub(super) fn choices(&mut self, key: &str, node: &Node, values: &[&'static str]) -> Vec<Written<usize>> {
        match &node.content {
            Content::List(items) => items.iter().filter_map(|item| self.choice(key, item, values)).collect(),
            Content::Map(_) => {
                self.wrong_shape(key, node, "one value or a list");
                Vec::new()
            }
            _ => self.choice(key, node, values).into_iter().collect(),
        }
    }

    /// Warns of scalars anywhere below `node` that readers of YAML 1.1 take
    /// for something else.
    pub(super) fn check_traps(&mut self, node: &Node) {
        match &node.content {
            Content::Text { text, plain: true } => self.check_trap(text, node.span),
            Content::List(items) => items.iter().for_each(|item| self.check_traps(item)),
            Content::Map(entries) => entries.iter().for_each(|entry| {
                self.check_traps(&entry.key);
                self.check_traps(&entry.value);
            }),
            _ => {}
        }
    }

    fn check_trap(&mut self, text: &str, span: Span) {
        let Some(taken_for) = taken_for(text) else { return };
        if self.problems.iter().any(|problem| problem.span == span) {
            return;
        }
        let message = format!("many YAML readers take `{text}` for {taken_for}");
        let quoted = quote(text);
        self.problem(span, message, format!("write {quoted}"), Some(quoted));
    }

    fn check_known(&mut self, section: Section, key: &str, span: Span) {
        if find_key(section, key).is_some() || section == Section::Document && FOREIGN.contains(&key) {
            return;
        }
        let names = vocabulary(section).iter().map(|key| key.name);
        let near = nearest(key, names).first().map(|near| (*near).to_owned());
        // A key like nothing of ours is the writer's own business, except
        // where everything is a setting.
        if near.is_none() && section != Section::Lint {
            return;
        }
        let help = match &near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "the keys of `lint` are `ignore` and `rules`".to_owned(),
        };
        self.problem(span, format!("there is no key `{}`", shortened(key)), help, near);
    }

    fn given_twice(&mut self, key: &str, entry: &Entry) {
        let message = format!("`{}` is given twice, and only the first counts", shortened(key));
        self.problem(entry.key.span, message, "keep one of the two".into(), None);
    }

    fn not_a_key(&mut self, node: &Node) {
        if node.content == Content::Null {
            return;
        }
        let quoted = quote(node.span.of(self.text));
        self.problem(node.span, "this is no key".into(), format!("if it is meant as text, write {quoted}"), None);
    }

    /// Says that `key` should be `wanted`.
    pub(super) fn wrong_shape(&mut self, key: &str, node: &Node, wanted: &str) {
        let is = match node.content {
            Content::List(_) => "a list",
            Content::Map(_) => "a map",
            _ => "one value",
        };
        let span = first_line(node.span, self.text);
        self.problem(span, format!("`{}` is {is} here", shortened(key)), format!("it should be {wanted}"), None);
    }

    /// The text values are read from.
    pub(super) fn source(&self) -> &'a str {
        self.text
    }
}

/// The bytes of a value without its quotation marks.
fn inner(node: &Node) -> Span {
    let Content::Text { text, plain: false } = &node.content else { return node.span };
    if node.span.len() == text.len() + 2 { Span::new(node.span.start() + 1, node.span.end() - 1) } else { node.span }
}

fn first_line(span: Span, text: &str) -> Span {
    let length = span.of(text).find(['\n', '\r']).unwrap_or(span.len());
    Span::new(span.start(), span.start() + length)
}

/// A word as it can be repeated in a message.
fn shortened(word: &str) -> String {
    let mut short: String = word.chars().take(40).filter(|character| !character.is_control()).collect();
    if word.chars().nth(40).is_some() {
        short.push('…');
    }
    short
}

/// What YAML 1.1 makes of a plain scalar that is text to us: its `bool` and
/// its sexagesimal `int` (<https://yaml.org/type/bool.html>, `int.html`).
fn taken_for(text: &str) -> Option<String> {
    match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => return Some("`true`".into()),
        "n" | "N" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => return Some("`false`".into()),
        _ => {}
    }
    let mut parts = text.split(':');
    let first = parts.next().filter(|first| first.len() <= 4)?.parse::<u32>().ok()?;
    let mut number = first;
    let mut places = 0;
    for part in parts {
        let digit = part.parse::<u32>().ok().filter(|digit| *digit < 60 && part.len() <= 2)?;
        number = number.checked_mul(60)?.checked_add(digit)?;
        places += 1;
    }
    let leads_with_zero = text.starts_with('0') || text.starts_with('+');
    (places > 0 && !leads_with_zero).then(|| format!("the number {number}"))
}
