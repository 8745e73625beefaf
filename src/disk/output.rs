//! Standard output as the file it is.

use std::io::{self, Write};

/// Standard output without the buffer of the standard library, which hands
/// on whole lines and so cuts a message of the protocol in two at the end of
/// its header.
///
/// # Errors
///
/// When the process has no standard output.
pub fn unbuffered_output() -> io::Result<impl Write + Send + 'static> {
    #[cfg(not(windows))]
    let handle = std::os::fd::AsFd::as_fd(&io::stdout()).try_clone_to_owned();
    #[cfg(windows)]
    let handle = std::os::windows::io::AsHandle::as_handle(&io::stdout()).try_clone_to_owned();
    handle.map(std::fs::File::from)
}
