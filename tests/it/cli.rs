//! The command as a process: files and arguments in, text and exit code out.

mod bad_input;
mod claims;
mod command;
mod config;
mod exchange;
mod facts;
mod graph;
mod lint;
mod lookup;
mod other;
