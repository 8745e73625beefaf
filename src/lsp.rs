//! The wire: the language server on standard input and output.
