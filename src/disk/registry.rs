//! Which files the registries are that settings name by a file, a folder or a glob, and those of the user's own.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use ignore::overrides::{Override, OverrideBuilder};

use crate::disk::folder::user_folder;

/// The file in the user's folder that is a registry for every workspace.
const USER_FILE: &str = "registry.toml";

/// The folder there that is one.
const USER_FOLDER: &str = "registry";

/// The TOML files whose tables are in the same folder, the first that is there.
const HEADS: [&str; 2] = ["people.toml", "registry.toml"];

/// The files that `named` (absolute) means, in the order in which they are
/// to be read: itself; of a folder its TOML files and then its tables; what a
/// glob matches, in the order of names. A file that is named and not there
/// comes back too, so that it can be told.
pub(super) fn registry_files(named: &str) -> Vec<PathBuf> {
    let path = Path::new(named);
    if let Some((base, glob)) = glob_of(named) {
        let walk = WalkBuilder::new(&base).standard_filters(false).overrides(glob).follow_links(false).build();
        let files = walk.filter_map(Result::ok).filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
        let mut files: Vec<PathBuf> = files.map(ignore::DirEntry::into_path).filter(|file| is_registry(file)).collect();
        files.sort_by_key(|file| order(file));
        return files;
    }
    if !is_folder(path) {
        return vec![path.to_owned()];
    }
    let walk = WalkBuilder::new(path).standard_filters(false).max_depth(Some(1)).build();
    let entries = walk.filter_map(Result::ok).filter(|entry| entry.file_type().is_some_and(|kind| !kind.is_dir()));
    let mut files: Vec<PathBuf> = entries.map(ignore::DirEntry::into_path).filter(|file| is_registry(file)).collect();
    files.sort_by_key(|file| order(file));
    files
}

/// The registries of the user's own, as far as they are there.
pub(super) fn user_registries() -> Vec<PathBuf> {
    let Some(folder) = user_folder() else { return Vec::new() };
    let (file, more) = (folder.join(USER_FILE), folder.join(USER_FOLDER));
    let file = is_file(&file).then_some(file);
    let more = if is_folder(&more) { registry_files(&more.to_string_lossy()) } else { Vec::new() };
    file.into_iter().chain(more).collect()
}

/// Whether `file` is one of the files that `named` means, there or not.
#[must_use]
pub fn is_named_registry(named: &str, file: &Path) -> bool {
    if let Some((_, glob)) = glob_of(named) {
        return is_registry(file) && glob.matched(file, false).is_whitelist();
    }
    let path = Path::new(named);
    file == path || is_registry(file) && file.parent() == Some(path)
}

/// Whether `file` is a registry of the user's own.
#[must_use]
pub fn is_user_registry(file: &Path) -> bool {
    let Some(folder) = user_folder() else { return false };
    file == folder.join(USER_FILE) || is_registry(file) && file.parent() == Some(&folder.join(USER_FOLDER))
}

/// Whether a file of this name may be a registry.
fn is_registry(file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    extension.eq_ignore_ascii_case("toml") || extension.eq_ignore_ascii_case("csv")
}

/// Files of one folder stand together, those with a head last but for the
/// tables, which follow it.
fn order(file: &Path) -> (PathBuf, u8, PathBuf) {
    let folder = file.parent().unwrap_or(file).to_owned();
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let is_table = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    let rank = match (is_table, HEADS.iter().rposition(|head| *head == name)) {
        (true, _) => 3,
        (false, Some(0)) => 2,
        (false, Some(_)) => 1,
        (false, None) => 0,
    };
    (folder, rank, file.to_owned())
}

/// The folder that a glob begins in, and the glob; nothing for a plain name.
fn glob_of(named: &str) -> Option<(PathBuf, Override)> {
    let first = named.find(['*', '?', '[', '{'])?;
    let base = named.get(..first)?.rfind('/').map_or(0, |slash| slash + 1);
    let (base, glob) = named.split_at_checked(base)?;
    let base = if base.len() > 1 { base.trim_end_matches('/') } else { base };
    let built = OverrideBuilder::new(base).add(&format!("/{glob}")).and_then(|builder| builder.build());
    Some((PathBuf::from(base), built.ok()?))
}

#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
fn is_file(path: &Path) -> bool {
    path.is_file()
}

#[cfg(all(test, unix))]
mod tests {
    use std::path::Path;

    use super::is_named_registry;

    #[test]
    fn a_registry_is_named_by_itself_its_folder_or_a_glob() {
        for (named, file, wanted) in [
            ("/desk/people.toml", "/desk/people.toml", true),
            ("/desk/people.toml", "/desk/places.toml", false),
            ("/desk/officials", "/desk/officials/terms.csv", true),
            ("/desk/officials", "/desk/officials/notes.md", false),
            ("/desk/officials", "/desk/officials/old/terms.csv", false),
            ("/desk/r/*.toml", "/desk/r/asia.toml", true),
            ("/desk/r/*.toml", "/desk/r/in/asia.toml", false),
            ("/desk/r/**/*.toml", "/desk/r/in/asia.toml", true),
            ("/desk/{a,b}.toml", "/desk/b.toml", true),
        ] {
            assert_eq!(is_named_registry(named, Path::new(file)), wanted, "{named} {file}");
        }
    }
}
