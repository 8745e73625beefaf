//! The wire: the language server on standard input and output.

mod client;
mod server;
mod wire;

use std::io;
use std::process::ExitCode;

/// Serves the client at the other end of standard input and output until it
/// says `exit`, shuts its end or dies. The code is 0 if it asked for a
/// shutdown before, else 1.
///
/// # Errors
///
/// When the system gives no threads to work with, or no standard output.
pub fn serve() -> io::Result<ExitCode> {
    wire::serve(io::stdin(), output()?, server::Server::new)
}

/// Standard output without the buffer of the standard library, which would
/// cut every message in two at the end of its header.
#[cfg(unix)]
fn output() -> io::Result<std::fs::File> {
    use std::os::fd::AsFd;

    io::stdout().as_fd().try_clone_to_owned().map(std::fs::File::from)
}

#[cfg(windows)]
fn output() -> io::Result<std::fs::File> {
    use std::os::windows::io::AsHandle;

    io::stdout().as_handle().try_clone_to_owned().map(std::fs::File::from)
}
