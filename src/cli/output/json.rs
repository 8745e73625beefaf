//! Diagnostics for programs: one object each.

use serde::Serialize;

use crate::cli::output::{Checked, severity_name};
use crate::rules::{Diagnostic, Related};

/// One diagnostic. Names and meanings stay; new ones may be added.
#[derive(Serialize)]
struct Object<'a> {
    /// The file, as it was found from the paths that were named.
    path: &'a str,
    rule: &'a str,
    /// `error`, `warning`, `info` or `hint`.
    severity: &'a str,
    message: &'a str,
    /// Bytes of the file, from 0; `end` is the first byte behind.
    start: usize,
    end: usize,
    /// Lines and columns from 1; columns count characters.
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    notes: &'a [String],
    /// What would help most, in words.
    help: Option<&'a str>,
    /// The rule's page, where the program knows an address for it.
    url: Option<String>,
    related: Vec<Place<'a>>,
    fixes: Vec<FixObject<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    path: String,
    message: &'a str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct FixObject<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<EditObject<'a>>,
}

#[derive(Serialize)]
struct EditObject<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// The objects of one briefing, with commas between and a line each.
pub(in crate::cli) fn objects(checked: &Checked<'_>) -> String {
    let lines: Vec<String> = checked
        .found
        .iter()
        .map(|diagnostic| {
            serde_json::to_string(&object(checked, diagnostic)).expect("strings and numbers always become JSON")
        })
        .collect();
    lines.join(",\n")
}

fn object<'a>(checked: &'a Checked<'_>, diagnostic: &'a Diagnostic) -> Object<'a> {
    let (start, end) = (diagnostic.span.start(), diagnostic.span.end());
    let (first, last) = (checked.point(start), checked.point(end));
    let fixes = diagnostic.fixes.iter().map(|fix| FixObject {
        title: &fix.title,
        safe: fix.safe,
        edits: fix
            .edits
            .iter()
            .map(|edit| EditObject {
                start: checked.byte(edit.span.start()),
                end: checked.byte(edit.span.end()),
                text: &edit.replacement,
            })
            .collect(),
    });
    Object {
        path: &checked.shown,
        rule: diagnostic.rule,
        severity: severity_name(diagnostic.severity),
        message: &diagnostic.message,
        start: checked.byte(start),
        end: checked.byte(end),
        line: first.line,
        column: first.column,
        end_line: last.line,
        end_column: last.column,
        notes: &diagnostic.notes,
        help: diagnostic.fixes.first().map(|fix| fix.title.as_str()),
        url: page_address(diagnostic.rule),
        related: diagnostic.related.iter().map(|related| place(checked, related)).collect(),
        fixes: fixes.collect(),
    }
}

fn place<'a>(checked: &Checked<'_>, related: &'a Related) -> Place<'a> {
    let span = checked.span_of(related);
    let (start, end) = (span.start(), span.end());
    let elsewhere = related.path.as_ref().filter(|path| checked.is_elsewhere(Some(path)));
    if let Some(other) = elsewhere.and_then(|path| checked.other(path)) {
        let point = other.point(start);
        let (start, end) = (other.byte(start), other.byte(end));
        return Place {
            path: other.shown,
            message: &related.message,
            start,
            end,
            line: point.line,
            column: point.column,
        };
    }
    let point = checked.point(start);
    Place {
        path: checked.shown.clone(),
        message: &related.message,
        start: checked.byte(start),
        end: checked.byte(end),
        line: point.line,
        column: point.column,
    }
}

/// The page of `rule` in the repository that the package names, if it names one.
fn page_address(rule: &str) -> Option<String> {
    let repository = env!("CARGO_PKG_REPOSITORY");
    (!repository.is_empty()).then(|| format!("{repository}/blob/main/src/rules/{}.md", rule.replace('-', "_")))
}
