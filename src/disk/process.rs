//! Whether another process still lives.

/// Whether the process `id` runs. A zombie does not. Where the system gives
/// no way to tell, every process does.
#[must_use]
pub fn is_running(id: u32) -> bool {
    #[cfg(target_os = "linux")]
    #[expect(clippy::disallowed_methods, reason = "the kernel tells of processes in files")]
    {
        // proc(5): the state is the field behind the name, which stands in
        // brackets and may itself hold brackets.
        std::fs::read_to_string(format!("/proc/{id}/stat")).is_ok_and(|stat| {
            let state = stat.rsplit_once(')').and_then(|(_, rest)| rest.trim_start().chars().next());
            !matches!(state, Some('Z' | 'X'))
        })
    }
    #[cfg(all(unix, not(target_os = "linux")))]
    {
        use std::sync::OnceLock;

        // Only of the parent is it known: its number changes when it dies.
        static PARENT: OnceLock<u32> = OnceLock::new();
        let parent = std::os::unix::process::parent_id();
        *PARENT.get_or_init(|| parent) != id || parent == id
    }
    #[cfg(not(unix))]
    {
        let _ = id;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::is_running;

    #[test]
    fn this_process_runs_and_one_that_cannot_be_does_not() {
        assert!(is_running(std::process::id()));
        if cfg!(target_os = "linux") {
            assert!(!is_running(u32::MAX));
        }
    }
}
