//! A folder of files, and `dateline` run in it.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A folder for one test.
pub(crate) struct Desk {
    folder: TempDir,
}

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    /// A folder with `files`, each a path and its bytes.
    pub(crate) fn new(files: &[(&str, &[u8])]) -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        for (name, bytes) in files {
            desk.write(name, bytes);
        }
        desk
    }

    /// Writes a file, and the folders it needs.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs `dateline` here, where nobody has settings of their own.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        let output = self.command(args).stdin(Stdio::null()).output().unwrap();
        Run {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// `dateline` with `args`, to be started here.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(args).current_dir(self.path());
        command.env("XDG_CONFIG_HOME", self.path().join(".config")).env("HOME", self.path()).env("TZ", "UTC");
        command.env_remove("CLICOLOR_FORCE").env_remove("RUST_LOG");
        command
    }
}
