//! What can be done about a stretch of a document.

use std::collections::HashMap;

use serde_json::{Value, json};
use tower_lsp::ls_types::{
    CodeAction as LspCodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use crate::features::code_actions::{ActionKind, CodeAction, code_actions, is_at};
use crate::lsp::convert::Places;
use crate::lsp::diagnostic::Teller;
use crate::lsp::handlers::register;
use crate::lsp::session::Snapshot;
use crate::lsp::snippet::snippet;
use crate::rules::Diagnostic;
use crate::text::Span;

/// Every safe fix of a document in one action.
pub(in crate::lsp) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.dateline");

/// The actions for `range`, of the kinds that are wanted.
pub(in crate::lsp) fn actions(
    snapshot: &Snapshot,
    range: Range,
    context: &CodeActionContext,
) -> Option<Vec<CodeActionOrCommand>> {
    let abilities = snapshot.abilities();
    let view = snapshot.view()?;
    let uri = snapshot.uri_of(&snapshot.path)?;
    let places = view.places();
    let selected = places.span(range);
    // Beside those of the selection, what can be mended everywhere at once.
    let concerns = |found: &Diagnostic, span: Span| {
        is_at(view.briefing.document(), span, selected) || found.fixes.iter().any(|fix| fix.safe)
    };
    let diagnostics = snapshot.diagnostics(&view, concerns);
    let found = code_actions(&view.workspace, &snapshot.path, selected, &diagnostics);
    let teller = Teller { places, uri: &uri, abilities: &abilities, workspace: &view.workspace };
    let answered = |action: &CodeAction| {
        let answers = action.answers.iter().filter_map(|idx| diagnostics.get(*idx));
        answers.map(|diagnostic| teller.tell(diagnostic, 0)).collect()
    };
    let takes_snippets = abilities.snippet_edits && abilities.versioned_edits;
    let told = |action: CodeAction| {
        let snippets = takes_snippets && !action.blanks.is_empty();
        let snippets = snippets.then(|| snippet_edit(snapshot, &places, &uri, &action));
        CodeActionOrCommand::CodeAction(LspCodeAction {
            kind: Some(kind(action.kind)),
            diagnostics: (action.kind != ActionKind::FixAll).then(|| answered(&action)),
            edit: snippets.is_none().then(|| edit(snapshot, teller.uri, places.text_edits(&action.edits))),
            data: snippets,
            is_preferred: abilities.preferred_actions.then_some(action.preferred),
            title: action.title,
            ..LspCodeAction::default()
        })
    };
    let known = found.into_iter().filter(|action| is_wanted(&kind(action.kind), context)).map(told);
    let added = Some(CodeActionKind::QUICKFIX).filter(|kind| is_wanted(kind, context));
    let added = added.and_then(|_| register::action(snapshot, &view, selected));
    Some(known.chain(added.map(CodeActionOrCommand::CodeAction)).collect())
}

fn kind(kind: ActionKind) -> CodeActionKind {
    match kind {
        ActionKind::Fix | ActionKind::Suppress => CodeActionKind::QUICKFIX,
        ActionKind::Rewrite => CodeActionKind::REFACTOR_REWRITE,
        ActionKind::FixAll => FIX_ALL,
    }
}

/// Whether the client asked for this kind or one that has it: `source` has `source.fixAll.dateline`.
fn is_wanted(kind: &CodeActionKind, context: &CodeActionContext) -> bool {
    let has = |wanted: &CodeActionKind| {
        let rest = kind.as_str().strip_prefix(wanted.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || wanted.as_str().is_empty())
    };
    context.only.as_ref().is_none_or(|only| only.iter().any(has))
}

/// The edit of the one document, for the version it was worked out on where the client can tell.
pub(super) fn edit(snapshot: &Snapshot, uri: &Uri, edits: Vec<TextEdit>) -> WorkspaceEdit {
    if !snapshot.abilities().versioned_edits {
        return WorkspaceEdit::new(HashMap::from([(uri.clone(), edits)]));
    }
    let version = snapshot.version_of(&snapshot.path);
    let text_document = OptionalVersionedTextDocumentIdentifier { uri: uri.clone(), version };
    let edits = edits.into_iter().map(OneOf::Left).collect();
    let changes = DocumentChanges::Edits(vec![TextDocumentEdit { text_document, edits }]);
    WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
}

/// The same where the client goes through what is to be filled in. The wire
/// makes it the action's edit, since the framework's types know no snippets.
fn snippet_edit(snapshot: &Snapshot, places: &Places<'_>, uri: &Uri, action: &CodeAction) -> Value {
    let version = snapshot.version_of(&snapshot.path);
    let edits = places.text_edits(&action.edits).into_iter().enumerate().map(|(at, edit)| {
        let blanks: Vec<Span> = action.blanks.iter().filter(|blank| blank.edit == at).map(|blank| blank.span).collect();
        if blanks.is_empty() {
            return json!(edit);
        }
        json!({ "range": edit.range, "snippet": { "kind": "snippet", "value": snippet(&edit.new_text, &blanks) } })
    });
    json!({ "documentChanges": [{
        "textDocument": { "uri": uri, "version": version },
        "edits": edits.collect::<Vec<_>>(),
    }] })
}
