//! Broken YAML: what is wrong with it in a writer's words, and a reading of everything else.

use crate::document::block::{Problem, ProblemKind};
use crate::text::Span;

use super::line::Line;
use super::yaml::{self, Broken, Content, Limit, Node};

/// So many errors are explained; each costs one more pass over the text.
const MOST_ERRORS: usize = 8;

/// A YAML text read as far as can be.
#[derive(Debug, Default)]
pub(super) struct Mended {
    /// The value of the first document.
    pub(super) root: Option<Node>,
    /// What was wrong, in order of discovery.
    pub(super) problems: Vec<Problem>,
    /// Values that could not be read as YAML and are taken as text, so that
    /// nobody complains a second time that they are not a list.
    pub(super) masked: Vec<Span>,
}

/// Reads `text`, all of it that can be read. After each error the value (or
/// the line) that caused it is masked, byte for byte, and the text is read
/// again, so that a title with a colon in it does not cost the date below.
pub(super) fn read(text: &str) -> Mended {
    let mut mended = Mended::default();
    let mut scratch = text.to_owned();
    for _ in 0..MOST_ERRORS {
        let tree = yaml::read(&scratch, 0);
        mended.root = tree.root;
        let Some(broken) = tree.broken else {
            mended.problems.extend(tree.limits.into_iter().map(limit_problem));
            break;
        };
        let fault = find_fault(&scratch, &broken);
        if !mended.is_known(&fault) {
            mended.problems.push(fault.explain(text));
        }
        let masked = mended.mask(&fault, &scratch);
        if masked == scratch {
            break;
        }
        scratch = masked;
    }
    if let Some(root) = &mut mended.root {
        restore(root, text, &mended.masked);
    }
    mended.problems.sort_by_key(|problem| problem.span);
    mended
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Indented with tabs.
    Tab,
    /// `key:value`.
    NoSpace,
    /// Neither `key: value` nor an item.
    NotAnEntry,
    /// A value that has to be quoted.
    Unquoted,
    /// An indentation that fits none of the lines above.
    Indentation,
    /// `[` or `{` without its end.
    OpenFlow(usize),
    /// A control character.
    Control(usize),
}

#[derive(Debug, Clone, Copy)]
struct Fault {
    line: Line,
    kind: Kind,
}

/// Which line caused an error that the parser noticed at `broken.offset`.
fn find_fault(text: &str, broken: &Broken) -> Fault {
    let line = Line::at(text, broken.offset);
    if broken.message.contains("unprintable") {
        return Fault { line, kind: Kind::Control(broken.offset) };
    }
    if let Some(flow) = broken.open_flow.filter(|flow| *flow < line.span.start()) {
        return Fault { line: Line::at(text, flow), kind: Kind::OpenFlow(flow) };
    }
    if line.indent.of(text).contains('\t') {
        return Fault { line, kind: Kind::Tab };
    }
    let at_start = broken.offset <= line.indent.end();
    // "simple key expect ':'" is noticed where the next line begins.
    let noticed_late = broken.message.contains("expect ':'") || line.is_idle(text);
    let at_key = line.key.is_some_and(|key| broken.offset <= key.end());
    let above = line.before(text);
    if (at_key || at_start && noticed_late) && above.is_some_and(|above| is_no_entry(text, above)) {
        return Fault::of_no_entry(text, above.unwrap_or(line));
    }
    if line.key.is_none() && !line.span.of(text).trim_start().starts_with('-') {
        return Fault::of_no_entry(text, line);
    }
    if at_key && broken.offset < line.value.start() || at_start {
        return Fault { line, kind: Kind::Indentation };
    }
    Fault { line, kind: Kind::Unquoted }
}

fn is_no_entry(text: &str, line: Line) -> bool {
    line.key.is_none() && !line.span.of(text).trim_start().starts_with('-')
}

impl Fault {
    fn of_no_entry(text: &str, line: Line) -> Self {
        let word = line.value.of(text);
        let name = word.split(':').next().unwrap_or_default();
        let is_key = !name.is_empty() && name.len() < word.len() && !name.contains(char::is_whitespace);
        Self { line, kind: if is_key && !word.contains("://") { Kind::NoSpace } else { Kind::NotAnEntry } }
    }

    fn explain(&self, text: &str) -> Problem {
        let Self { line, kind } = *self;
        match kind {
            Kind::Tab => {
                let spaces = line.indent.of(text).replace('\t', "  ");
                problem(line.indent, "front matter cannot be indented with tabs", "indent it with spaces", Some(spaces))
            }
            Kind::NoSpace => {
                let colon = line.value.start() + line.value.of(text).find(':').unwrap_or_default();
                let span = Span::new(colon, colon + 1);
                problem(span, "a space is missing behind the colon", "write `key: value`", Some(": ".into()))
            }
            Kind::NotAnEntry => problem(
                line.value,
                "this line of the front matter is not `key: value`",
                "give it a key, or indent it below the key it belongs to",
                None,
            ),
            Kind::Indentation => problem(
                Span::new(line.indent.end(), line.span.end()),
                "the indentation of this line fits none of the lines above it",
                "let keys that belong together begin in the same column",
                None,
            ),
            Kind::OpenFlow(at) => {
                let open = Span::new(at, at + 1);
                let close = if open.of(text) == "[" { ']' } else { '}' };
                let message = format!("this `{}` is never closed", open.of(text));
                problem(open, &message, &format!("close it with `{close}`, or quote the value"), None)
            }
            Kind::Control(at) => {
                let end = at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                problem(Span::new(at, end), "there is a control character in the front matter", "delete it", None)
            }
            Kind::Unquoted => explain_value(text, line),
        }
    }
}

/// Why the value of `line` is no YAML, and how it would be written.
fn explain_value(text: &str, line: Line) -> Problem {
    let value = line.value.of(text);
    let first = value.chars().next().unwrap_or_default();
    let inner = value.get(1..).unwrap_or_default();
    let (message, replacement) = match first {
        '"' if inner.ends_with('"') && inner.contains('\\') => {
            ("a backslash in double quotation marks needs another one".to_owned(), quote(inner.trim_end_matches('"')))
        }
        '"' | '\'' if !inner.contains(first) => {
            ("the quotation mark that opens this value is never closed".to_owned(), format!("{value}{first}"))
        }
        '"' | '\'' => ("there is more text behind the quotation mark that closes this value".to_owned(), quote(value)),
        _ if value.contains(": ") || value.ends_with(':') => {
            ("a value with a colon and a space in it has to be quoted".to_owned(), quote(value))
        }
        _ => (format!("a value that begins with `{first}` has to be quoted"), quote(value)),
    };
    let help = format!("write {replacement}");
    problem(line.value, &message, &help, Some(replacement))
}

/// `value` as a YAML string, in double quotation marks where it can be.
pub(super) fn quote(value: &str) -> String {
    if value.contains(['"', '\\']) { format!("'{}'", value.replace('\'', "''")) } else { format!("\"{value}\"") }
}

fn problem(span: Span, message: &str, help: &str, replacement: Option<String>) -> Problem {
    Problem {
        span,
        kind: ProblemKind::FrontMatter,
        message: message.to_owned(),
        help: Some(help.to_owned()),
        replacement,
    }
}

fn limit_problem((limit, span): (Limit, Span)) -> Problem {
    let (message, help) = match limit {
        Limit::Depth => ("this value is nested too deep to be read", "bring it nearer to the top"),
        Limit::Aliases => ("this alias stands for too much, or for nothing", "write the value out"),
    };
    problem(span, message, help, None)
}

impl Mended {
    /// Whether a fault of this kind was explained already and would only be
    /// said again: tabs on every line are one mistake.
    fn is_known(&self, fault: &Fault) -> bool {
        let touched = self.masked.iter().any(|masked| masked.overlaps(fault.line.span));
        touched || fault.line.span.is_empty()
    }

    /// The text without the fault, each of its bytes where it was; the same
    /// text if there is nothing more to take out.
    fn mask(&mut self, fault: &Fault, scratch: &str) -> String {
        let Fault { line, kind } = *fault;
        match kind {
            Kind::Tab => without_tabs(scratch),
            Kind::Control(at) => {
                let end = at + scratch.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                filled(scratch, Span::new(at, end), "x")
            }
            Kind::Unquoted | Kind::OpenFlow(_) if line.has_value() && !self.masked.contains(&line.value) => {
                self.masked.push(line.value);
                let masked = filled(scratch, line.value, "x");
                let below = if kind == Kind::Unquoted { Span::at(0) } else { lines_below(scratch, line) };
                filled(&masked, below, " ")
            }
            _ => {
                self.masked.push(line.span);
                filled(scratch, line.span, " ")
            }
        }
    }
}

/// The lines below `line` that are indented deeper and so belong to it.
fn lines_below(text: &str, line: Line) -> Span {
    let mut last = line;
    while let Some(next) = last.after(text) {
        if next.indent.len() <= line.indent.len() && !next.is_idle(text) {
            break;
        }
        last = next;
    }
    Span::new(line.span.end(), last.span.end())
}

/// `text` with every byte of `span` that is not a line break written over with `filler`.
fn filled(text: &str, span: Span, filler: &str) -> String {
    let mut out = String::with_capacity(text.len());
    out.push_str(Span::new(0, span.start()).of(text));
    for character in span.of(text).chars() {
        match character {
            '\n' | '\r' => out.push(character),
            _ => out.push_str(&filler.repeat(character.len_utf8())),
        }
    }
    out.push_str(Span::new(span.end(), text.len()).of(text));
    out
}

/// `text` with a space for every tab that indents.
fn without_tabs(text: &str) -> String {
    let mut indents = true;
    let spaced = text.chars().map(|character| {
        indents = matches!(character, '\n' | '\r') || indents && matches!(character, ' ' | '\t');
        if indents && character == '\t' { ' ' } else { character }
    });
    spaced.collect()
}

/// Gives masked values their own words back.
fn restore(node: &mut Node, text: &str, masked: &[Span]) {
    match &mut node.content {
        Content::Text { text: value, plain } if masked.iter().any(|masked| masked.overlaps(node.span)) => {
            let written = node.span.of(text);
            written.trim_matches(['"', '\'']).clone_into(value);
            *plain = false;
        }
        Content::List(items) => items.iter_mut().for_each(|item| restore(item, text, masked)),
        Content::Map(entries) => {
            for entry in entries {
                restore(&mut entry.key, text, masked);
                restore(&mut entry.value, text, masked);
            }
        }
        _ => {}
    }
}
