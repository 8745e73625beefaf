//! Diagnostics for people: with excerpts, or a line each.

use std::fmt::Write;

use crate::cli::output::paint::{Picture, without_break};
use crate::cli::output::{Checked, Painter, severity_name};
use crate::rules::{Diagnostic, Related};

/// At most so many fixes are named below a diagnostic.
const MOST_FIXES: usize = 3;

/// Each diagnostic with the lines it is about.
pub(in crate::cli) fn with_excerpts(checked: &Checked<'_>, painter: &Painter) -> String {
    checked.found.iter().map(|diagnostic| painter.draw(&picture(checked, diagnostic))).collect()
}

fn picture<'a>(checked: &'a Checked<'_>, diagnostic: &'a Diagnostic) -> Picture<'a> {
    let (bytes, first_line) = checked.excerpt(diagnostic.span);
    let excerpt = without_break(bytes.of(&checked.text));
    let is_in_excerpt =
        |related: &&Related| !checked.is_elsewhere(related.path.as_ref()) && bytes.covers(checked.span_of(related));
    let (near, far): (Vec<&Related>, Vec<&Related>) = diagnostic.related.iter().partition(is_in_excerpt);
    let far = far.into_iter().map(|related| place_in_words(checked, related));
    Picture {
        severity: diagnostic.severity,
        rule: Some(diagnostic.rule),
        message: &diagnostic.message,
        path: &checked.shown,
        excerpt,
        first_line,
        span: diagnostic.span.relative_to(bytes.start()),
        related: near
            .into_iter()
            .map(|related| (checked.span_of(related).relative_to(bytes.start()), related.message.clone()))
            .collect(),
        notes: diagnostic.notes.iter().cloned().chain(far).collect(),
        help: diagnostic.fixes.iter().take(MOST_FIXES).map(|fix| fix.title.clone()).collect(),
    }
}

/// "a.md:3:4: what is to be seen there".
fn place_in_words(checked: &Checked<'_>, related: &Related) -> String {
    let other = related.path.as_ref().filter(|path| checked.is_elsewhere(Some(path)));
    let start = checked.span_of(related).start();
    let (shown, point) = match other.and_then(|path| checked.other(path)) {
        Some(other) => (other.shown.clone(), other.point(start)),
        None => (checked.shown.clone(), checked.point(start)),
    };
    format!("{shown}:{}:{}: {}", point.line, point.column, related.message)
}

/// Each diagnostic on a line: path, line, column, severity, rule, message.
pub(in crate::cli) fn concise(checked: &Checked<'_>) -> String {
    let mut lines = String::new();
    for diagnostic in checked.found {
        let point = checked.point(diagnostic.span.start());
        let severity = severity_name(diagnostic.severity);
        let message = annotate_snippets::normalize_untrusted_str(&diagnostic.message);
        let _ = writeln!(
            lines,
            "{}:{}:{}: {severity}[{}]: {message}",
            checked.shown, point.line, point.column, diagnostic.rule
        );
    }
    lines
}
