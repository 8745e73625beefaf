//! The language server as a process, spoken to over its standard input and output.

mod call_hierarchy;
mod cancel;
mod client;
mod code_action;
mod code_lenses;
mod completion;
mod framing;
mod highlights;
mod hover;
mod inlay_hints;
mod lifecycle;
mod linked;
mod navigation;
mod order;
mod preferences;
mod progress;
mod publish;
mod register;
mod registry;
mod semantic_tokens;
mod text;
mod type_definition;
mod workspace;
