//! The language server as a process, spoken to over its standard input and output.

mod client;
mod framing;
mod lifecycle;
mod order;
mod text;
