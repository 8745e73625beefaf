//! How to keep a rule quiet at one place or in one document, written so that the text round it is read as before.

use crate::document::{Block, BlockKind, Document, Format, FrontMatter, Placed};
use crate::text::{Edit, Span};
use crate::workspace::Briefing;

/// What stands where the writer is to say why; by itself it counts as no reason.
pub(super) const PLACEHOLDER: &str = "reason";

/// The edit that suppresses `rule` at `span` of `briefing` by a comment: in
/// one that is there already, on a line above, or at the end of the line,
/// whichever comes first of those that leave the text as it is read. None if
/// none does, as in front matter.
pub(super) fn in_text(briefing: &Briefing, rule: &str, span: Span) -> Option<Edit> {
    let document = briefing.document();
    let placed = document.blocks().get(document.block_at(span.start())?)?;
    let block = &placed.block;
    if block.kind == BlockKind::FrontMatter {
        return None;
    }
    let local = span.relative_to(placed.start);
    let ways = [listed(block, rule, local), above(block, rule, local), behind(block, rule, local)];
    let edit = ways.into_iter().flatten().find(|edit| is_sound(placed, document.format(), edit, rule, local))?;
    Some(Edit { span: edit.span.shifted(placed.start), ..edit })
}

/// One more name in a suppression that reaches the place.
fn listed(block: &Block, rule: &str, span: Span) -> Option<Edit> {
    let reaches = block.directives.iter().find(|directive| directive.reach.overlaps(span))?;
    Some(Edit { span: Span::at(reaches.rules.last()?.end()), replacement: format!(", {rule}") })
}

/// A comment on a line of its own above the line of `span`. Inside a
/// paragraph of Markdown it would cut the paragraph in two, which the check
/// of the result finds out; between two items it would end the list.
fn above(block: &Block, rule: &str, span: Span) -> Option<Edit> {
    if matches!(block.kind, BlockKind::ListItem | BlockKind::Table | BlockKind::FootnoteDefinition) {
        return None;
    }
    let before = block.text.get(..span.start())?;
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line_break = line_break(&block.text);
    let comment = format!("<!-- dateline-ignore-next {rule}: {PLACEHOLDER} -->{line_break}");
    Some(Edit { span: Span::at(start), replacement: comment })
}

/// A comment at the end of the line of `span`.
fn behind(block: &Block, rule: &str, span: Span) -> Option<Edit> {
    let rest = block.text.get(span.start()..)?;
    let end = span.start() + rest.find(['\n', '\r']).unwrap_or(rest.len());
    let line = block.text.get(..end)?;
    // Two spaces or a backslash at the end break the line, a bar ends a row.
    let mut content = line.trim_end();
    content = content.strip_suffix(['|', '\\']).unwrap_or(content).trim_end();
    // A block's id has to be its last word.
    let anchor = block.anchors.iter().find(|anchor| anchor.end() == content.len());
    let at =
        anchor.map_or(content.len(), |anchor| content.get(..anchor.start() - 1).unwrap_or(content).trim_end().len());
    let comment = format!(" <!-- dateline-ignore-line {rule}: {PLACEHOLDER} -->");
    Some(Edit { span: Span::at(at), replacement: comment })
}

pub(super) fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Whether the block with `edit` made has the same prose, structure and
/// references as before, and a suppression of `rule` that reaches `span`.
fn is_sound(placed: &Placed, format: Format, edit: &Edit, rule: &str, span: Span) -> bool {
    let block = &placed.block;
    let mut text = block.text.to_string();
    text.replace_range(edit.span.range(), &edit.replacement);
    let document = Document::parse(&text, format);
    let moved = if edit.span.start() <= span.start() { span.shifted(edit.replacement.len()) } else { span };
    let reaches = |placed: &Placed| {
        placed.block.directives.iter().any(|directive| {
            let names = directive.rules.iter().any(|name| name.of(&placed.block.text) == rule);
            names && directive.reach.shifted(placed.start).overlaps(moved)
        })
    };
    Structure::of([block.as_ref()]) == Structure::of(document.blocks().iter().map(|placed| placed.block.as_ref()))
        && document.blocks().iter().any(reaches)
}

/// What of a text has to stay as it is.
#[derive(Debug, PartialEq, Eq, Default)]
struct Structure {
    leaves: Vec<crate::document::LeafKind>,
    sentences: usize,
    words: Vec<String>,
    references: [usize; 7],
}

impl Structure {
    fn of<'b>(blocks: impl IntoIterator<Item = &'b Block>) -> Self {
        let mut structure = Self::default();
        for block in blocks {
            structure.leaves.extend(block.leaves.iter().map(|leaf| leaf.kind));
            structure.sentences += block.sentences.len();
            structure.words.extend(block.tokens.iter().map(|token| token.span.of(&block.text).to_owned()));
            let counts = [
                block.links.len(),
                block.definitions.len(),
                block.citations.len(),
                block.annotations.len(),
                block.footnotes.len(),
                block.anchors.len(),
                block.revisions.len(),
            ];
            for (sum, count) in structure.references.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        structure
    }
}

/// The edit that ignores `rule` in the whole of `briefing`, by `lint.ignore`
/// of its front matter. None if the front matter does so already, or is too
/// broken to add to it.
pub(super) fn in_file(briefing: &Briefing, rule: &str) -> Option<Edit> {
    let document = briefing.document();
    let Some(front_matter) = document.front_matter() else {
        let line_break = document.blocks().first().map_or("\n", |placed| line_break(&placed.block.text));
        let lines = ["---", "lint:", &format!("  ignore: [{rule}]"), "---", "", ""];
        return Some(Edit { span: Span::at(0), replacement: lines.join(line_break) });
    };
    let text = &document.blocks().first()?.block.text;
    if front_matter.ignored_rules.iter().any(|ignored| ignored.value == rule) {
        return None;
    }
    let edit = added(front_matter, text, rule)?;
    let mut after = text.to_string();
    after.replace_range(edit.span.range(), &edit.replacement);
    let (before, now) = (FrontMatter::read(text), FrontMatter::read(&after));
    let is_added = now.0.ignored_rules.iter().any(|ignored| ignored.value == rule);
    let is_whole = now.0.ignored_rules.len() == before.0.ignored_rules.len() + 1 && now.1.len() == before.1.len();
    (is_added && is_whole).then_some(edit)
}

fn added(front_matter: &FrontMatter, text: &str, rule: &str) -> Option<Edit> {
    let insert = |at: usize, replacement: String| Some(Edit { span: Span::at(at), replacement });
    let line_break = line_break(text);
    let keys = || front_matter.keys.iter().enumerate();
    let Some((lint, lint_key)) = keys().find(|(_, key)| key.within.is_none() && key.name.value == "lint") else {
        return insert(closing_fence(text)?, format!("lint:{line_break}  ignore: [{rule}]{line_break}"));
    };
    let Some((_, ignore)) = keys().find(|(_, key)| key.within == Some(lint) && key.name.value == "ignore") else {
        let written = lint_key.value.of(text);
        if written.is_empty() {
            return insert(lint_key.value.start(), format!("{line_break}  ignore: [{rule}]"));
        }
        let first = keys().find(|(_, key)| key.within == Some(lint)).map(|(_, key)| key.name.span.start());
        return match written.strip_prefix('{') {
            Some(inner) if inner.trim() == "}" => insert(lint_key.value.start() + 1, format!("ignore: [{rule}]")),
            Some(_) => insert(lint_key.value.start() + 1, format!("ignore: [{rule}], ")),
            None => insert(first?, format!("ignore: [{rule}]{line_break}{}", column_of(text, first?))),
        };
    };
    let written = ignore.value.of(text);
    match written.chars().next() {
        None => insert(ignore.value.start(), format!(" [{rule}]")),
        Some('[') => {
            let content = written.strip_suffix(']')?.trim_end();
            let separator = if content == "[" { "" } else { ", " };
            insert(ignore.value.start() + content.len(), format!("{separator}{rule}"))
        }
        Some('-') => {
            let item = format!("{line_break}{}- {rule}", column_of(text, ignore.value.start()));
            insert(line_end(text, ignore.value.end()), item)
        }
        Some(_) => Some(Edit { span: ignore.value, replacement: format!("[{written}, {rule}]") }),
    }
}

/// Where the line that has byte `at` ends, a comment on it included.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find(['\n', '\r']).unwrap_or(rest.len())
}

/// As many spaces as stand before byte `at` on its line.
fn column_of(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or_default();
    let start = before.rfind(['\n', '\r']).map_or(0, |line_break| line_break + 1);
    " ".repeat(at - start)
}

/// Where the line that closes the front matter starts.
pub(super) fn closing_fence(text: &str) -> Option<usize> {
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        if start > 0 && matches!(line.trim_end(), "---" | "...") {
            return Some(start);
        }
        start += line.len();
    }
    None
}
