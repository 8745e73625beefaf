//! Copies of what the program carries inside, as files that editors can open.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::disk::{DiskError, read_text};

/// The read-only file that has `text`, which the program knows by `name`, a
/// relative path with `/`. It lies in the cache folder of this version of the
/// program, is written where it is missing or other, and is never looked at
/// by the program.
///
/// # Errors
///
/// Where the machine has no cache folder, or we may not write there.
pub fn read_only_copy(name: &str, text: &str) -> Result<PathBuf, DiskError> {
    let folder = cache_folder().ok_or_else(|| {
        let none = io::Error::new(io::ErrorKind::NotFound, "neither XDG_CACHE_HOME nor HOME is set");
        DiskError::of_io(Path::new(name), &none)
    })?;
    let file =
        name.split('/').filter(|part| !matches!(*part, "" | "." | "..")).fold(folder, |path, part| path.join(part));
    // Another server may have written it, also at this moment.
    if read_text(&file, u64::try_from(text.len()).unwrap_or(u64::MAX)).is_ok_and(|read| read.text == text) {
        return Ok(file);
    }
    write(&file, text).map_err(|error| DiskError::of_io(&file, &error))?;
    Ok(file)
}

/// Where programs of this person keep what they can make again: the folder
/// `dateline` there, and in it one for this version.
fn cache_folder() -> Option<PathBuf> {
    let named = |variable: &str| std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
    let base = named("XDG_CACHE_HOME")
        .or_else(|| named("LOCALAPPDATA").filter(|_| cfg!(windows)))
        .or_else(|| named("HOME").or_else(|| named("USERPROFILE")).map(|folder| folder.join(home)))?;
    Some(base.join("dateline").join(env!("CARGO_PKG_VERSION")))
}

/// Puts `text` at `file` in one step, so that nobody opens half of it.
#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
fn write(file: &Path, text: &str) -> io::Result<()> {
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.{}", std::process::id()));
    let mut out = fs::File::create(&beside)?;
    out.write_all(text.as_bytes())?;
    let mut permissions = out.metadata()?.permissions();
    permissions.set_readonly(true);
    out.set_permissions(permissions)?;
    drop(out);
    fs::rename(&beside, file).inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })
}
