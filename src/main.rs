//! The command `dateline`.

use std::process::ExitCode;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("server") => dateline::lsp::serve().unwrap_or(ExitCode::from(2)),
        _ => ExitCode::from(2),
    }
}
