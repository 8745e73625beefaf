//! Examples as pages write them: briefings with carets under what is to be flagged.

use std::fmt::Write as _;

use dateline::features::diagnostics::{diagnostics, diagnostics_since};
use dateline::rules::{Diagnostic, Fix};
use dateline::text::LineIndex;
use dateline::workspace::Workspace;

use crate::desk::{path_of, read, workspace_of};

/// One fenced example.
///
/// A line `--- name.md` opens another briefing beside the first, and a line
/// `--- name.md before` an earlier version of a briefing. A line of
/// carets and a rule's name expects that rule under the line above it, from
/// the first caret to the last; what runs on over the line's end is marked to
/// the end only.
pub(crate) struct Example {
    /// Page and line, to find it by.
    pub(crate) place: String,
    files: Vec<File>,
}

struct File {
    name: String,
    text: String,
    expected: Vec<Mark>,
    /// The text of an earlier version.
    before: Option<String>,
}

/// A rule on a line of a file, from one column to another, counted in characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    line: usize,
    columns: (usize, usize),
    rule: String,
}

impl Example {
    /// The examples of `page`: its fences whose info string begins with
    /// `briefing`, and as plain text where `txt` follows.
    pub(crate) fn all_of(name: &str, page: &str) -> Vec<Self> {
        let mut examples = Vec::new();
        let mut lines = page.lines().enumerate();
        while let Some((at, line)) = lines.next() {
            let Some(info) = line.strip_prefix("```briefing") else { continue };
            let body: Vec<_> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
            let first = if info.trim() == "txt" { "example.txt" } else { "example.md" };
            examples.push(Self::of(format!("{name}:{}", at + 1), first, &body));
        }
        examples
    }

    fn of(place: String, first: &str, lines: &[&str]) -> Self {
        let mut files = vec![File::new(first)];
        let mut earlier: Option<(&str, String)> = None;
        for line in lines {
            if let Some(name) = line.strip_prefix("--- ").filter(|name| name.contains('.')) {
                match name.strip_suffix(" before") {
                    Some(name) => earlier = Some((name, String::new())),
                    None => files.push(File::new(name)),
                }
                continue;
            }
            if let Some((_, text)) = &mut earlier {
                writeln!(text, "{line}").expect("a string takes all that is written to it");
                continue;
            }
            let Some(file) = files.last_mut() else { continue };
            match Mark::of(line, file.text.lines().count()) {
                Some(mark) => file.expected.push(mark),
                None => writeln!(file.text, "{line}").expect("a string takes all that is written to it"),
            }
        }
        if let Some((name, text)) = earlier {
            let file = files.iter_mut().find(|file| file.name == name);
            file.expect("an earlier version is one of a file of the example").before = Some(text);
        }
        Self { place, files }
    }

    /// The rules it expects somewhere.
    pub(crate) fn expected_rules(&self) -> impl Iterator<Item = &str> {
        self.files.iter().flat_map(|file| &file.expected).map(|mark| mark.rule.as_str())
    }

    /// Every fix that is offered for `rule` and leaves as many of its
    /// diagnostics in the file as there were before; and how many there are.
    pub(crate) fn idle_fixes(&self, rule: &str) -> (usize, Vec<String>) {
        let (mut n_fixes, mut idle) = (0, Vec::new());
        for (at, file) in self.files.iter().enumerate() {
            let before = self.found(at, &file.text, rule);
            for fix in before.iter().flat_map(|found| &found.fixes) {
                n_fixes += 1;
                let after = self.found(at, &apply(&file.text, fix), rule);
                if after.len() >= before.len() {
                    idle.push(format!("{}: \"{}\" mends nothing in {}", self.place, fix.title, file.name));
                }
            }
        }
        (n_fixes, idle)
    }

    /// What `rule` finds in the file `at` if it has `text`.
    fn found(&self, at: usize, text: &str, rule: &str) -> Vec<Diagnostic> {
        let texts = self.files.iter().enumerate().map(|(other, file)| {
            let own = if other == at { text } else { file.text.as_str() };
            (file.name.as_str(), own)
        });
        let workspace = workspace_of(texts);
        let Some(file) = self.files.get(at) else { return Vec::new() };
        file.diagnostics(&workspace).into_iter().filter(|found| found.rule == rule).collect()
    }

    /// How what is found differs from what is expected, looking only at rules
    /// for which `counts` holds; nothing if it does not.
    pub(crate) fn difference(&self, counts: impl Fn(&str) -> bool) -> Option<String> {
        let named = self.files.iter().map(|file| (file.name.as_str(), file.text.as_str()));
        let workspace = workspace_of(named);
        let mut report = String::new();
        for file in &self.files {
            let found = file.diagnostics(&workspace);
            let mut marks: Vec<_> =
                found.iter().filter(|found| counts(found.rule)).map(|found| file.mark(found)).collect();
            marks.sort();
            let mut expected = file.expected.clone();
            expected.sort();
            for missing in expected.iter().filter(|mark| !marks.contains(mark)) {
                report += &file.explained("not flagged", missing);
            }
            for extra in marks.iter().filter(|mark| !expected.contains(mark)) {
                report += &file.explained("flagged", extra);
            }
        }
        (!report.is_empty()).then(|| format!("{}\n{report}", self.place))
    }
}

impl Mark {
    fn of(line: &str, lines_before: usize) -> Option<Self> {
        let (carets, rule) = line.trim().split_once(' ')?;
        let is_mark = !carets.is_empty() && carets.bytes().all(|byte| byte == b'^');
        let is_name = rule.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        let start = line.chars().take_while(|letter| *letter == ' ').count();
        let line = lines_before.checked_sub(1)?;
        (is_mark && is_name).then(|| Self { line, columns: (start, start + carets.len()), rule: rule.into() })
    }
}

impl File {
    fn new(name: &str) -> Self {
        Self { name: name.into(), text: String::new(), expected: Vec::new(), before: None }
    }

    fn diagnostics(&self, workspace: &Workspace) -> Vec<Diagnostic> {
        let path = path_of(&self.name);
        match &self.before {
            Some(before) => diagnostics_since(workspace, &path, &read(workspace, &self.name, before)),
            None => diagnostics(workspace, &path),
        }
    }

    fn mark(&self, found: &Diagnostic) -> Mark {
        let index = LineIndex::new(&self.text);
        let line = index.line_of(found.span.start());
        let whole = index.line_span(line);
        let text = whole.of(&self.text);
        let column = |offset: usize| text.get(..offset - whole.start()).unwrap_or(text).trim_end().chars().count();
        let start = text.get(..found.span.start() - whole.start()).unwrap_or(text).chars().count();
        Mark { line, columns: (start, column(found.span.end()).max(start)), rule: found.rule.into() }
    }

    fn explained(&self, verdict: &str, mark: &Mark) -> String {
        let line = self.text.lines().nth(mark.line).unwrap_or_default();
        let (start, end) = mark.columns;
        let carets = format!("{}{}", " ".repeat(start), "^".repeat(end - start));
        format!("  {verdict} in {}:\n    {line}\n    {carets} {}\n", self.name, mark.rule)
    }
}

/// What a person would fill into a blank.
fn filled(blank: &str) -> &'static str {
    match blank {
        "[who]" | "[name]" => "Ana Roth",
        "[date]" => "18 November",
        "[how they know]" => "saw the draft",
        "[why]" => "the talks are to go on",
        "ADDRESS" => "https://archive.example.org/1",
        "YYYY-MM-DD" => "2026-11-20",
        "[zone]" => "GMT",
        "source" => "minutes",
        other => panic!("nobody knows what to fill into {other:?}"),
    }
}

/// `text` once `fix` is made and its blanks are filled in.
fn apply(text: &str, fix: &Fix) -> String {
    let mut edits = fix.edits.clone();
    for blank in fix.blanks.iter().rev() {
        let replacement = &mut edits[blank.edit].replacement;
        let word = filled(blank.span.of(replacement));
        replacement.replace_range(blank.span.range(), word);
    }
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    let mut text = text.to_owned();
    for edit in edits {
        text.replace_range(edit.span.range(), &edit.replacement);
    }
    text
}
