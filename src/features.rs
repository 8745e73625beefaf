//! What can be asked: plain values in, plain values out, the same for the editor and the terminal.

mod at;
pub mod chain;
pub mod code_actions;
pub mod code_lenses;
pub mod completion;
pub mod definition;
pub mod diagnostics;
mod excerpt;
pub mod highlights;
pub mod hover;
pub mod identity;
pub mod inlay_hints;
pub mod ledger;
pub mod register;
pub mod render;
mod said;
pub mod semantic_tokens;
mod suppress;
pub mod symbols;
pub mod type_definition;
