//! What can be done about a stretch of text: the fixes of its diagnostics, and suppressions with a reason.

use crate::rules::{Diagnostic, Fix};
use crate::text::{Edit, Span};
use crate::workspace::{DocPath, Workspace};

use super::suppress::{in_file, in_text};

/// What kind of thing an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActionKind {
    /// Mends one diagnostic.
    Fix,
    /// Keeps one diagnostic from being shown.
    Suppress,
    /// Makes every safe fix of the document.
    FixAll,
}

/// Something that can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeAction {
    /// What it does, as an instruction.
    pub title: String,
    /// What kind of thing it is.
    pub kind: ActionKind,
    /// Whether it can be made without a person looking.
    pub safe: bool,
    /// Whether it is the one to take where only one is taken.
    pub preferred: bool,
    /// The diagnostics it answers, as indices into those that were given.
    pub answers: Vec<usize>,
    /// The edits of the briefing, none overlapping, in order, each in bytes
    /// of the text before all of them.
    pub edits: Vec<Edit>,
}

/// What can be done about the bytes `span` of the briefing at `path`, whose
/// diagnostics are `diagnostics`: first the fixes of those that touch the
/// span, then their suppressions, then all safe fixes of the document.
#[must_use]
pub fn code_actions(workspace: &Workspace, path: &DocPath, span: Span, diagnostics: &[Diagnostic]) -> Vec<CodeAction> {
    let Some(briefing) = workspace.briefing(path) else { return Vec::new() };
    let touched = || diagnostics.iter().enumerate().filter(|(_, found)| touches(found.span, span));
    let mut actions = Vec::new();
    for (idx, diagnostic) in touched() {
        let fixes = diagnostic.fixes.iter().enumerate();
        actions.extend(fixes.map(|(nth, fix)| fix_action(fix, idx, nth == 0 && fix.safe)));
    }
    for (idx, diagnostic) in touched() {
        // A suppression cannot itself be suppressed, only mended.
        if diagnostic.rule == "ignore-hygiene" {
            continue;
        }
        let rule = diagnostic.rule;
        let here =
            in_text(briefing, rule, diagnostic.span).map(|edit| (format!("ignore {rule} here, with a reason"), edit));
        let file = in_file(briefing, rule).map(|edit| (format!("ignore {rule} in this document"), edit));
        actions.extend(here.into_iter().chain(file).map(|(title, edit)| CodeAction {
            title,
            kind: ActionKind::Suppress,
            safe: false,
            preferred: false,
            answers: vec![idx],
            edits: vec![edit],
        }));
    }
    actions.extend(fix_all(diagnostics));
    actions.dedup_by(|one, other| one.title == other.title && one.edits == other.edits);
    actions
}

/// Every safe fix of `diagnostics` that does not get in the way of an earlier
/// one, as one action; none if there is none.
#[must_use]
pub fn fix_all(diagnostics: &[Diagnostic]) -> Option<CodeAction> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut answers = Vec::new();
    for (idx, diagnostic) in diagnostics.iter().enumerate() {
        let Some(fix) = diagnostic.fixes.iter().find(|fix| fix.safe) else { continue };
        let collides = |edit: &Edit| {
            edits.iter().any(|made| made.span.touches(edit.span.start()) || edit.span.touches(made.span.start()))
        };
        if !fix.edits.iter().any(collides) {
            edits.extend(fix.edits.iter().cloned());
            answers.push(idx);
        }
    }
    edits.sort_by_key(|edit| edit.span);
    let title = "make every safe fix of this document".to_owned();
    let action = CodeAction { title, kind: ActionKind::FixAll, safe: true, preferred: false, answers, edits };
    (!action.edits.is_empty()).then_some(action)
}

fn fix_action(fix: &Fix, idx: usize, preferred: bool) -> CodeAction {
    let mut edits = fix.edits.clone();
    edits.sort_by_key(|edit| edit.span);
    CodeAction { title: fix.title.clone(), kind: ActionKind::Fix, safe: fix.safe, preferred, answers: vec![idx], edits }
}

/// Whether a selection (or a cursor) is at a diagnostic.
fn touches(diagnostic: Span, selected: Span) -> bool {
    diagnostic.start() <= selected.end() && selected.start() <= diagnostic.end()
}
