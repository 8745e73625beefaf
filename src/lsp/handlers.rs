//! Each request in its own file: its parameters into a question, the answer into what the client takes.

pub(super) mod call_hierarchy;
pub(super) mod code_action;
pub(super) mod code_lenses;
pub(super) mod completion;
pub(super) mod declaration;
pub(super) mod definition;
pub(super) mod document_links;
pub(super) mod highlights;
pub(super) mod hover;
pub(super) mod implementation;
pub(super) mod inlay_hints;
pub(super) mod moves;
pub(super) mod references;
pub(super) mod register;
pub(super) mod rename;
pub(super) mod semantic_tokens;
pub(super) mod symbols;
pub(super) mod type_definition;
mod workspace_edit;
pub(super) mod workspace_symbols;
