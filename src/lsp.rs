//! The wire: the language server on standard input and output.

mod abilities;
mod address;
mod client;
mod complaints;
mod convert;
mod diagnostic;
mod handlers;
mod index;
mod painting;
mod preferences;
mod progress;
mod publish;
mod refresh;
mod server;
mod session;
mod snippet;
mod wire;

use std::io;
use std::process::ExitCode;

use crate::disk;

/// Serves the client at the other end of standard input and output until it
/// says `exit`, shuts its end or dies. The code is 0 if it asked for a
/// shutdown before, else 1.
///
/// # Errors
///
/// When the system gives no threads to work with, or no standard output.
pub fn serve() -> io::Result<ExitCode> {
    wire::serve(io::stdin(), disk::unbuffered_output()?, server::service)
}
