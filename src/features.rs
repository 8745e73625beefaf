//! What can be asked: plain values in, plain values out, the same for the editor and the terminal.

mod at;
pub mod chain;
pub mod code_actions;
pub mod code_lenses;
pub mod completion;
pub mod definition;
mod destination;
pub mod diagnostics;
pub mod document_links;
mod excerpt;
mod heading;
pub mod highlights;
pub mod hover;
pub mod identity;
pub mod inlay_hints;
pub mod ledger;
pub mod moves;
pub mod references;
pub mod register;
pub mod rename;
pub mod render;
mod said;
pub mod semantic_tokens;
mod subject;
mod suppress;
pub mod symbols;
pub mod type_definition;
