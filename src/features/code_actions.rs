//! What can be done about a stretch of text: the fixes of its diagnostics, and suppressions with a reason.

use crate::analysis::{Here, whens};
use crate::document::Document;
use crate::rules::{Blank, Diagnostic, Fix, date_style, dating};
use crate::text::{Edit, Span};
use crate::workspace::{Briefing, DocPath, Workspace};

use super::suppress::{in_file, in_text};

/// What kind of thing an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActionKind {
    /// Mends one diagnostic.
    Fix,
    /// Writes the same in another way, where nothing is wrong.
    Rewrite,
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
    /// What of the inserted text a person has to fill in, in order.
    pub blanks: Vec<Blank>,
}

/// What can be done about the bytes `span` of the briefing at `path`, whose
/// diagnostics are `diagnostics`: first the fixes of those that touch the
/// span, then their suppressions, then all safe fixes of the document.
#[must_use]
pub fn code_actions(workspace: &Workspace, path: &DocPath, span: Span, diagnostics: &[Diagnostic]) -> Vec<CodeAction> {
    let Some(briefing) = workspace.briefing(path) else { return Vec::new() };
    let document = briefing.document();
    let touched = || diagnostics.iter().enumerate().filter(|(_, found)| is_at(document, found.span, span));
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
            blanks: Vec::new(),
        }));
    }
    let is_fixed = |edit: &Edit| actions.iter().any(|action| action.edits.contains(edit));
    let rewrite = rewrite_date(workspace, briefing, span).filter(|action| !action.edits.iter().any(is_fixed));
    actions.extend(rewrite);
    actions.extend(fix_all(diagnostics));
    without_twins(actions)
}

/// Writes out the relative date at the bytes `span`, in the style of the packs that hold for the briefing.
fn rewrite_date(workspace: &Workspace, briefing: &Briefing, span: Span) -> Option<CodeAction> {
    let index = briefing.document().block_at(span.start())?;
    let placed = briefing.document().blocks().get(index)?;
    let passage = briefing.reading().passages().get(index)?;
    let selected = Span::new(span.start() - placed.start, span.end().max(span.start()) - placed.start);
    let is_selected = |date: Span| date.start() <= selected.end() && selected.start() <= date.end();
    if !passage.dates.iter().any(|date| date.is_relative() && is_selected(date.span)) {
        return None;
    }
    let here = Here::of(briefing.reading().premises(), briefing.reading().gazetteer());
    let own = briefing.document().front_matter().map(|front| &front.profile).into_iter().flatten();
    let profiles = workspace.settings_of(briefing.path()).profiles().iter().copied();
    let style = date_style(profiles.chain(own.map(|written| written.value)));
    let whens = whens(&placed.block, passage, &here, briefing.reading().gazetteer());
    let when = whens.iter().find(|when| is_selected(when.span))?;
    let edit = dating(&placed.block, passage, when, &here, style)?;
    let edit = Edit { span: edit.span.shifted(placed.start), ..edit };
    Some(CodeAction {
        title: format!("write \"{}\"", edit.replacement),
        kind: ActionKind::Rewrite,
        safe: false,
        preferred: false,
        answers: Vec::new(),
        edits: vec![edit],
        blanks: Vec::new(),
    })
}

/// The same with one action where several do the same, which answers what each of them does.
fn without_twins(actions: Vec<CodeAction>) -> Vec<CodeAction> {
    let mut kept: Vec<CodeAction> = Vec::with_capacity(actions.len());
    for action in actions {
        match kept.iter_mut().find(|other| other.title == action.title && other.edits == action.edits) {
            Some(twin) => twin.answers.extend(action.answers),
            None => kept.push(action),
        }
    }
    kept
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
    let (kind, blanks) = (ActionKind::FixAll, Vec::new());
    let action = CodeAction { title, kind, safe: true, preferred: false, answers, edits, blanks };
    (!action.edits.is_empty()).then_some(action)
}

fn fix_action(fix: &Fix, idx: usize, preferred: bool) -> CodeAction {
    let mut order: Vec<usize> = (0..fix.edits.len()).collect();
    order.sort_by_key(|&edit| fix.edits.get(edit).map(|edit| edit.span));
    let place = |of: usize| order.iter().position(|&edit| edit == of);
    let mut blanks: Vec<_> =
        fix.blanks.iter().filter_map(|blank| Some(Blank { edit: place(blank.edit)?, ..*blank })).collect();
    blanks.sort_by_key(|blank| (blank.edit, blank.span));
    CodeAction {
        title: fix.title.clone(),
        kind: ActionKind::Fix,
        safe: fix.safe,
        preferred,
        answers: vec![idx],
        edits: order.iter().filter_map(|&edit| fix.edits.get(edit).cloned()).collect(),
        blanks,
    }
}

/// Whether the bytes `selected` of `document` (or a cursor there) are at the
/// diagnostic of the bytes `found`: they touch it, or the `@` of the key it is about.
#[must_use]
pub fn is_at(document: &Document, found: Span, selected: Span) -> bool {
    mark_before(document, found) <= selected.end() && selected.start() <= found.end()
}

/// Where the `@` or `@{` before byte `found.start()` begins; that byte where there is none.
fn mark_before(document: &Document, found: Span) -> usize {
    let placed = document.block_at(found.start()).and_then(|at| document.blocks().get(at));
    let before = placed.and_then(|placed| placed.block.text.get(..found.start().checked_sub(placed.start)?));
    let mark = before.map_or(0, |before| match before {
        _ if before.ends_with("@{") => 2,
        _ if before.ends_with('@') => 1,
        _ => 0,
    });
    found.start() - mark
}
