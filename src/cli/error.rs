//! Why a command could not be done, in one line.

use std::fmt;
use std::io;

use crate::disk::DiskError;

/// Why a command could not be done: lower case, no full stop.
#[derive(Debug)]
pub struct CliError {
    message: String,
}

impl CliError {
    /// With these words.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for CliError {}

impl From<DiskError> for CliError {
    fn from(error: DiskError) -> Self {
        Self::new(error.to_string())
    }
}

impl From<io::Error> for CliError {
    /// Files are read elsewhere, so that what fails here is the terminal.
    fn from(error: io::Error) -> Self {
        Self::new(format!("cannot write: {}", error.to_string().to_lowercase()))
    }
}
