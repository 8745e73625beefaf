//! Edits with snippets, which the protocol has since 3.18 and the framework's types have not.

use serde_json::{Value, json};
use tower_lsp::jsonrpc::Response;
use tower_lsp::ls_types::ClientCapabilities;

/// Where in `experimental` the framework is told that a client takes snippets.
const SNIPPETS: &str = "datelineSnippetEdits";

/// Whether the client takes edits with snippets, once [`announce`] has seen what it said.
pub(in crate::lsp) fn takes_snippets(capabilities: &ClientCapabilities) -> bool {
    let experimental = capabilities.experimental.as_ref();
    experimental.and_then(|said| said.get(SNIPPETS)) == Some(&Value::Bool(true))
}

/// Tells in a place the framework reads what the client says in one it does not.
pub(super) fn announce(initialize: &mut Value) {
    let Some(Value::Object(capabilities)) = initialize.get_mut("capabilities") else { return };
    let workspace = capabilities.get("workspace").and_then(|workspace| workspace.get("workspaceEdit"));
    if workspace.and_then(|edit| edit.get("snippetEditSupport")) != Some(&Value::Bool(true)) {
        return;
    }
    let experimental = capabilities.entry("experimental").or_insert_with(|| json!({}));
    if let Value::Object(experimental) = experimental {
        experimental.insert(SNIPPETS.to_owned(), Value::Bool(true));
    } else {
        *experimental = json!({ SNIPPETS: true });
    }
}

/// The answer to `textDocument/codeAction`, where every edit that was handed
/// through the framework as an action's `data` is its edit.
pub(super) fn with_edits(response: Response) -> Response {
    let (id, mut result) = response.into_parts();
    if let Ok(Value::Array(actions)) = &mut result {
        for action in actions.iter_mut().filter_map(Value::as_object_mut) {
            if let Some(edit) = action.remove("data") {
                action.insert("edit".to_owned(), edit);
            }
        }
    }
    Response::from_parts(id, result)
}
