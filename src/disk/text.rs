//! Reads one file as text, up to a limit, and writes one.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use crate::disk::{DiskError, DiskErrorKind};

/// The byte order mark that some editors put before UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileText {
    /// Its text without a byte order mark.
    pub text: String,
    /// How many bytes of the file stand before the text: 3 for a byte order
    /// mark, otherwise 0. Offsets in the text plus this are offsets in the file.
    pub before: usize,
}

/// Reads the file at `path`, which must be UTF-8 of at most `limit` bytes.
/// NUL bytes are text like any other.
///
/// # Errors
///
/// Where there is no regular file, where we may not read it, where it is too
/// large, and where it is not UTF-8.
pub fn read_text(path: &Path, limit: u64) -> Result<FileText, DiskError> {
    let bytes = read_bytes(path, limit)?;
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let (offset, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
        let before = bytes.get(..offset).unwrap_or_default();
        let line = 1 + memchr::memchr_iter(b'\n', before).count();
        let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
        DiskError::new(path, DiskErrorKind::NotUtf8 { offset, line, utf16 })
    })?;
    let before = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    text.drain(..before);
    Ok(FileText { text, before })
}

/// Writes the file at `path`, over what was there.
///
/// # Errors
///
/// Where we may not, or its folder is not there.
#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
pub fn write_text(path: &Path, text: &str) -> Result<(), DiskError> {
    std::fs::write(path, text).map_err(|error| DiskError::of_io(path, &error))
}

/// Makes the folder at `path`, and those it is in, where they are not there.
///
/// # Errors
///
/// Where we may not, or something else is there.
pub fn make_folder(path: &Path) -> Result<(), DiskError> {
    std::fs::create_dir_all(path).map_err(|error| DiskError::of_io(path, &error))
}

/// Opens the file at `path` to be read from front to back, whatever its size;
/// a pipe is a file too.
///
/// # Errors
///
/// Where there is no file, or we may not read it.
#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
pub fn open_file(path: &Path) -> Result<impl BufRead + 'static, DiskError> {
    let file = File::open(path).map_err(|error| DiskError::of_io(path, &error))?;
    let metadata = file.metadata().map_err(|error| DiskError::of_io(path, &error))?;
    if metadata.is_dir() {
        return Err(DiskError::new(path, DiskErrorKind::NotAFile));
    }
    Ok(BufReader::with_capacity(1 << 16, file))
}

/// The bytes of the file at `path`, at most `limit` of them.
#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, DiskError> {
    let of_io = |error| DiskError::of_io(path, &error);
    // Asked before it is opened, since opening a pipe would wait for its writer.
    let metadata = std::fs::metadata(path).map_err(of_io)?;
    if !metadata.is_file() {
        return Err(DiskError::new(path, DiskErrorKind::NotAFile));
    }
    let too_large = |size| DiskError::new(path, DiskErrorKind::TooLarge { size, limit });
    if metadata.len() > limit {
        return Err(too_large(metadata.len()));
    }
    let file = File::open(path).map_err(of_io)?;
    let expected = usize::try_from(metadata.len()).unwrap_or_default();
    let mut bytes = Vec::with_capacity(expected.saturating_add(1));
    // A file can grow while it is read, and those of /proc give no size.
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(of_io)?;
    let size = bytes.len() as u64;
    if size > limit { Err(too_large(size)) } else { Ok(bytes) }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write the files that they read")]
mod tests {
    use super::read_text;

    fn read(bytes: &[u8], limit: u64) -> Result<(String, usize), String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        std::fs::write(&path, bytes).unwrap();
        let told = |error: super::DiskError| error.to_string().split_once(": ").unwrap().1.to_owned();
        read_text(&path, limit).map(|file| (file.text, file.before)).map_err(told)
    }

    #[test]
    fn a_byte_order_mark_is_no_text_but_counts() {
        assert_eq!(read("\u{feff}Talks".as_bytes(), 99), Ok(("Talks".to_owned(), 3)));
        assert_eq!(read("a\0b".as_bytes(), 99), Ok(("a\0b".to_owned(), 0)));
        assert_eq!(read(b"", 99), Ok((String::new(), 0)));
    }

    #[test]
    fn the_first_bad_byte_is_named() {
        let error = read(b"one\ntwo \xff", 99).unwrap_err();
        assert!(error.contains("offset 8 (line 2)"), "{error}");
        assert!(read(b"\xff\xfeT\0", 99).unwrap_err().contains("UTF-16"));
    }

    #[test]
    fn one_byte_too_many_is_refused_with_the_limit() {
        assert!(read(b"12345", 5).is_ok());
        let error = read(b"123456", 5).unwrap_err();
        assert!(error.contains("6 bytes where the limit is 5 bytes"), "{error}");
    }
}
