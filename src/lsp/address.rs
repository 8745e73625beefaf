//! Between the addresses a client gives to documents and the paths of the workspace.

use std::path::PathBuf;
use std::str::FromStr;

use tower_lsp::ls_types::Uri;

use crate::disk;
use crate::document::Format;
use crate::workspace::DocPath;

/// The file an address means, if it means one.
pub(super) fn file_of(uri: &Uri) -> Option<PathBuf> {
    if !uri.scheme().as_str().eq_ignore_ascii_case("file") {
        return None;
    }
    let path = uri.path().decode().to_string_lossy().into_owned();
    let host = uri.authority().map(|authority| authority.host()).filter(|host| !matches!(*host, "" | "localhost"));
    if !cfg!(windows) {
        return host.is_none().then(|| PathBuf::from(path));
    }
    let path = path.strip_prefix('/').unwrap_or(&path).replace('/', "\\");
    match (host, path.as_bytes()) {
        (Some(host), _) => Some(PathBuf::from(format!("\\\\{host}\\{path}"))),
        // `c%3A` and `C:` are the same drive, and one client writes both.
        (None, [drive, b':', ..]) => {
            let drive = char::from(drive.to_ascii_uppercase());
            Some(PathBuf::from(format!("{drive}{}", path.get(1..)?)))
        }
        _ => None,
    }
}

/// The name by which the workspace knows the document at an address: the path
/// of its file, or the address itself where there is none.
pub(super) fn path_of(uri: &Uri) -> DocPath {
    file_of(uri).map_or_else(|| DocPath::new(uri.as_str()), |file| disk::doc_path(&file))
}

/// The address of the document at `path`, which no client has given one.
pub(super) fn uri_of(path: &DocPath) -> Option<Uri> {
    let is_file = path.as_str().starts_with('/') || path.as_str().as_bytes().get(1) == Some(&b':');
    if is_file { Uri::from_file_path(disk::file_path(path)) } else { Uri::from_str(path.as_str()).ok() }
}

/// How the text at an address is to be read: by the ending of its name, and
/// without one of ours by what its client says it is.
pub(super) fn format_of(uri: &Uri, language_id: &str) -> Format {
    let by_name = disk::format_of(&PathBuf::from(uri.path().as_str()));
    by_name.unwrap_or(if language_id.eq_ignore_ascii_case("plaintext") { Format::Plain } else { Format::Markdown })
}

#[cfg(all(test, unix))]
mod tests {
    use std::str::FromStr;

    use tower_lsp::ls_types::Uri;

    use super::{format_of, path_of, uri_of};
    use crate::document::Format;

    fn uri(text: &str) -> Uri {
        Uri::from_str(text).expect("it is an address")
    }

    #[test]
    fn one_file_has_one_path_however_its_address_is_written() {
        for written in [
            "file:///desk/b%20rief%C3%A9.md",
            "file://localhost/desk/b%20rief%c3%a9.md",
            "FILE:///desk/x/../b%20rief%C3%A9.md",
        ] {
            assert_eq!(path_of(&uri(written)).as_str(), "/desk/b riefé.md", "{written}");
        }
        assert_eq!(uri_of(&path_of(&uri("file:///desk/b%20r.md"))), Some(uri("file:///desk/b%20r.md")));
    }

    #[test]
    fn what_has_no_file_goes_by_its_address() {
        for written in ["untitled:Untitled-1", "git:/desk/a.md?ref=HEAD", "file://elsewhere/desk/a.md"] {
            assert_eq!(path_of(&uri(written)).as_str(), written);
            assert_eq!(uri_of(&path_of(&uri(written))), Some(uri(written)));
        }
    }

    #[test]
    fn the_ending_says_how_to_read_and_then_the_language() {
        assert_eq!(format_of(&uri("file:///a.txt"), "markdown"), Format::Plain);
        assert_eq!(format_of(&uri("file:///a.brief"), "plaintext"), Format::Markdown);
        assert_eq!(format_of(&uri("untitled:Untitled-1"), "plaintext"), Format::Plain);
        assert_eq!(format_of(&uri("untitled:Untitled-1"), "briefing"), Format::Markdown);
    }
}
