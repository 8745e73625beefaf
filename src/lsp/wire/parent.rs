//! Watches the process that started the server, so that none outlives its editor.

use std::process::ExitCode;
use std::sync::mpsc::Sender;
use std::time::Duration;

use serde_json::Value;

use crate::disk;

/// How often it is looked at.
const EVERY: Duration = Duration::from_secs(2);

/// Ends the server when the process named in the parameters of `initialize`
/// is no more. Where the system cannot tell, the end of standard input is
/// what ends it, as it is in any case where the editor holds the other end.
pub(super) fn watch(initialize: Option<&Value>, ended: Sender<ExitCode>) {
    let process = initialize.and_then(|params| params.get("processId")).and_then(Value::as_u64);
    let Some(process) = process.and_then(|process| u32::try_from(process).ok()) else { return };
    std::thread::spawn(move || {
        while disk::is_running(process) {
            std::thread::sleep(EVERY);
        }
        // Nobody waits for this any more if the process is ending already.
        let _ = ended.send(ExitCode::FAILURE);
    });
}
