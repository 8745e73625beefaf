//! What is written to the terminal, and how.

pub(super) mod json;
mod paint;
mod place;
pub(super) mod text;

use std::io::{self, Write};

use crate::config::Severity;
use crate::disk::{ConfigReport, DiskError};

pub(super) use self::paint::Painter;
pub(super) use self::place::Checked;

/// Writes `bytes` to standard output. A reader who has seen enough and
/// closed its end is no error.
pub(super) fn write_out(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Writes a line to standard error; if nobody can read it, nobody needs to be told.
fn write_error(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Writes what could not be read, a line each.
pub(super) fn print_errors(errors: &[DiskError]) {
    for error in errors {
        print_error(&error.to_string());
    }
}

/// Writes something that could not be done while the rest goes on.
pub(super) fn print_error(error: &str) {
    write_error(&format!("error: {error}"));
}

/// Writes what is wrong with settings, registries and source files, with the excerpt it is about.
pub(super) fn print_reports(reports: &[ConfigReport]) {
    let painter = Painter::of_errors();
    for report in reports {
        write_error(painter.report(report).trim_end());
    }
}

/// Writes something that was left out while the rest goes on.
pub(super) fn print_warning(warning: &str) {
    write_error(&format!("warning: {warning}"));
}

/// Writes something worth knowing that is neither a diagnostic nor an error.
pub(super) fn print_note(note: &str) {
    write_error(&format!("note: {note}"));
}

/// The word in front of a message.
fn severity_name(severity: Severity) -> &'static str {
    severity.name()
}
