//! From the paths of the system to the names briefings go by, and back.

use std::path::{Component, Path, PathBuf};

use crate::workspace::DocPath;

/// The name of the briefing at `path`: absolute, with `/`, without `.` and
/// `..`. Links are not followed, so that a briefing is where its writer sees it.
#[must_use]
pub fn doc_path(path: &Path) -> DocPath {
    let absolute = absolute(path);
    let text = absolute.to_string_lossy();
    if cfg!(windows) { DocPath::new(&text.replace('\\', "/")) } else { DocPath::new(&text) }
}

/// The file of the briefing called `path`.
#[must_use]
pub fn file_path(path: &DocPath) -> PathBuf {
    PathBuf::from(path.as_str())
}

/// The file of the briefing called `path` as a person in the folder of the process would write it.
#[must_use]
pub fn shown_path(path: &DocPath) -> PathBuf {
    let file = file_path(path);
    let here = std::env::current_dir().unwrap_or_default();
    file.strip_prefix(here).map_or_else(|_| file.clone(), Path::to_owned)
}

/// Whether anything is at `path`.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
pub fn is_there(path: &DocPath) -> bool {
    file_path(path).exists()
}

/// `path` from the root, without `.` and `..`.
pub(super) fn absolute(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut plain = PathBuf::new();
    for component in whole.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(all(test, unix))]
mod tests {
    use std::path::Path;

    use super::{doc_path, file_path};

    #[test]
    fn a_name_has_no_steps_in_it() {
        let path = doc_path(Path::new("/desk/./asia/../europe/b rief.md"));
        assert_eq!(path.as_str(), "/desk/europe/b rief.md");
        assert_eq!(file_path(&path), Path::new("/desk/europe/b rief.md"));
    }
}
