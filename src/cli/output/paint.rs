//! Diagnostics with the lines they are about, drawn for a terminal.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, normalize_untrusted_str};
use anstream::{AutoStream, ColorChoice};

use crate::config::Severity;
use crate::disk::ConfigReport;
use crate::text::{LineIndex, Span};

/// How wide an excerpt is: lines of briefings are whole paragraphs, of which
/// only what is round the place is shown.
const WIDTH: usize = 110;

/// A place on one line that is longer, a whole sentence mostly, is underlined
/// so far from its start, since all of it would not fit.
const LONGEST_MARK: usize = 72;

/// Draws in colour or without.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Painter {
    renderer: Renderer,
}

/// A message and what belongs to it.
#[derive(Debug)]
pub(super) struct Picture<'a> {
    pub(super) severity: Severity,
    /// The rule, if one speaks.
    pub(super) rule: Option<&'a str>,
    pub(super) message: &'a str,
    pub(super) path: &'a str,
    /// The lines that are shown.
    pub(super) excerpt: &'a str,
    /// The number of the first of them.
    pub(super) first_line: usize,
    /// The place, in bytes of the excerpt.
    pub(super) span: Span,
    /// Other places in the excerpt.
    pub(super) related: Vec<(Span, String)>,
    /// What is said below: notes, then other places elsewhere.
    pub(super) notes: Vec<String>,
    /// What would help.
    pub(super) help: Vec<String>,
}

impl Painter {
    /// In colour if standard output is a terminal that shows it and nobody minds.
    pub(in crate::cli) fn of_terminal(no_color: bool) -> Self {
        let choice = AutoStream::choice(&std::io::stdout());
        Self::new(!no_color && choice != ColorChoice::Never)
    }

    /// In colour if standard error is a terminal that shows it and nobody minds.
    pub(in crate::cli) fn of_errors() -> Self {
        Self::new(AutoStream::choice(&std::io::stderr()) != ColorChoice::Never)
    }

    fn new(is_coloured: bool) -> Self {
        let renderer = if is_coloured { Renderer::styled() } else { Renderer::plain() };
        Self { renderer: renderer.term_width(WIDTH) }
    }

    /// Draws `picture`, with an empty line behind it.
    pub(super) fn draw(&self, picture: &Picture<'_>) -> String {
        let clean = normalize_untrusted_str;
        let related = picture
            .related
            .iter()
            .map(|(span, message)| AnnotationKind::Context.span(within(picture.excerpt, *span)).label(clean(message)));
        let snippet = Snippet::source(picture.excerpt)
            .line_start(picture.first_line)
            .path(picture.path)
            .annotation(AnnotationKind::Primary.span(within(picture.excerpt, picture.span)))
            .annotations(related);
        let level = level_of(picture.severity);
        let title = level.primary_title(clean(picture.message));
        let title = if let Some(rule) = picture.rule { title.id(rule) } else { title };
        let notes = picture.notes.iter().map(|note| Level::NOTE.message(clean(note)));
        let help = picture.help.iter().map(|help| Level::HELP.message(clean(help)));
        let group: Group<'_> = title.element(snippet).elements(notes).elements(help);
        format!("{}\n\n", self.renderer.render(&[group]))
    }

    /// Draws what is wrong with a settings file.
    pub(super) fn report(&self, report: &ConfigReport) -> String {
        let lines = LineIndex::new(&report.text);
        let span = report.problem.span;
        let line = lines.line_of(span.start());
        let last = lines.line_of(span.end().max(span.start() + 1) - 1).max(line);
        let excerpt = lines.line_span(line).join(lines.line_span(last));
        self.draw(&Picture {
            severity: report.problem.severity,
            rule: None,
            message: &report.problem.message,
            path: &report.path,
            excerpt: without_break(excerpt.of(&report.text)),
            first_line: line + 1,
            span: span.relative_to(excerpt.start()),
            related: Vec::new(),
            notes: Vec::new(),
            help: report.problem.help.iter().cloned().collect(),
        })
    }
}

/// Lines without the break at their end, which would show as an empty line.
pub(super) fn without_break(lines: &str) -> &str {
    lines.trim_end_matches(['\n', '\r'])
}

/// `span` cut to what the excerpt has and can show, in whole characters.
fn within(excerpt: &str, span: Span) -> std::ops::Range<usize> {
    let is_boundary = |at: &usize| excerpt.is_char_boundary(*at);
    let end = (span.end().min(excerpt.len())..=excerpt.len()).find(is_boundary).unwrap_or(excerpt.len());
    let start = (0..=span.start().min(end)).rev().find(is_boundary).unwrap_or_default();
    let marked = excerpt.get(start..end).unwrap_or_default();
    let is_one_line = !marked.contains(['\n', '\r']);
    let cut = marked.char_indices().nth(LONGEST_MARK).filter(|_| is_one_line);
    start..cut.map_or(end, |(at, _)| start + at)
}

fn level_of(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
        Severity::Hint => Level::NOTE.with_name(Severity::Hint.name()),
    }
}
