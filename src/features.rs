//! What can be asked: plain values in, plain values out, the same for the editor and the terminal.

pub mod diagnostics;
