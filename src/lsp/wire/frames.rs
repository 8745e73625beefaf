//! Cuts a client's bytes into message bodies, and finds its way back after bytes that are none.

use std::io::{ErrorKind, Read};

/// A body above this is refused unread: it is ten times what the largest
/// text that is opened takes, written as JSON.
const MAX_BODY: usize = 1 << 30;

/// A header line above this is not one.
const MAX_LINE: usize = 64 << 10;

/// How much is asked of the client's pipe at once.
const CHUNK: usize = 64 << 10;

const CONTENT_LENGTH: &[u8] = b"content-length:";

/// What comes next from the client.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// The body of a message, whatever is in it.
    Body(Vec<u8>),
    /// Bytes that are no message, passed over up to the next header; what they were.
    Lost(String),
    /// The client is gone.
    End,
}

/// The client's messages, in order.
#[derive(Debug)]
pub(super) struct Frames<R> {
    input: R,
    /// Bytes read and not yet used start at `at`.
    buffer: Vec<u8>,
    at: usize,
}

/// What a line between two messages is.
enum Line {
    Blank,
    Length(usize),
    /// A header that says nothing about the length.
    Header,
    Unreadable(&'static str),
}

impl<R: Read> Frames<R> {
    /// Reads from `input`.
    pub(super) fn new(input: R) -> Self {
        Self { input, buffer: Vec::new(), at: 0 }
    }

    /// The next frame. Waits for it; a body is read as its bytes come, so
    /// that a length that lies costs no memory.
    pub(super) fn next(&mut self) -> Frame {
        let mut length = None;
        let mut lost = None;
        loop {
            let Some(line) = self.line() else { return Frame::End };
            match read_line(&line) {
                // Blank lines before a header mean nothing.
                Line::Blank => match length {
                    Some(length) if lost.is_none() => return self.body(length),
                    Some(length) => {
                        // The header is good and what stood before it is not:
                        // say so first, and come back to the header.
                        self.put_back(&header(length));
                        return Frame::Lost(lost.unwrap_or_default());
                    }
                    None => {}
                },
                Line::Length(stated) => length = Some(stated),
                Line::Header => {}
                Line::Unreadable(why) => {
                    length = None;
                    lost.get_or_insert_with(|| why.to_owned());
                }
            }
        }
    }

    /// Gives back bytes that were taken for part of a body.
    pub(super) fn put_back(&mut self, bytes: &[u8]) {
        self.buffer.splice(..self.at, bytes.iter().copied());
        self.at = 0;
    }

    fn body(&mut self, length: usize) -> Frame {
        let mut body = Vec::with_capacity(length.min(CHUNK));
        loop {
            let rest = self.unread();
            let taken = rest.len().min(length - body.len());
            body.extend_from_slice(&rest[..taken]);
            self.at += taken;
            if body.len() == length {
                return Frame::Body(body);
            }
            if !self.fill() {
                return Frame::End;
            }
        }
    }

    /// The next line without its break, or its first part where it is longer
    /// than a header line can be.
    fn line(&mut self) -> Option<Vec<u8>> {
        let mut searched = 0;
        loop {
            let rest = self.unread();
            if let Some(found) = memchr::memchr(b'\n', &rest[searched..]) {
                let line = rest[..searched + found].to_vec();
                self.at += line.len() + 1;
                return Some(line);
            }
            searched = rest.len();
            if searched > MAX_LINE {
                // A header that begins in what was read so far stays whole.
                let begun = find_length(rest).filter(|&at| at > 0);
                let line = rest[..begun.unwrap_or(searched - CONTENT_LENGTH.len())].to_vec();
                self.at += line.len();
                return Some(line);
            }
            if !self.fill() {
                return None;
            }
        }
    }

    fn unread(&self) -> &[u8] {
        self.buffer.get(self.at..).unwrap_or_default()
    }

    /// Reads on; whether there was anything to read.
    fn fill(&mut self) -> bool {
        self.buffer.drain(..self.at);
        self.at = 0;
        let end = self.buffer.len();
        self.buffer.resize(end + CHUNK, 0);
        loop {
            match self.input.read(&mut self.buffer[end..]) {
                Ok(count) => {
                    self.buffer.truncate(end + count);
                    return count > 0;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => {
                    self.buffer.truncate(end);
                    return false;
                }
            }
        }
    }
}

/// What stands before a body of `length` bytes.
pub(super) fn header(length: usize) -> Vec<u8> {
    format!("Content-Length: {length}\r\n\r\n").into_bytes()
}

fn read_line(line: &[u8]) -> Line {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    if line.is_empty() {
        return Line::Blank;
    }
    let Some(at) = find_length(line) else {
        return if is_header(line) { Line::Header } else { Line::Unreadable("bytes that are no header") };
    };
    let digits = line[at + CONTENT_LENGTH.len()..].trim_ascii();
    match std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok()) {
        Some(length) if length <= MAX_BODY => Line::Length(length),
        Some(_) => Line::Unreadable("a Content-Length above 1 GiB"),
        None => Line::Unreadable("a Content-Length that is no number"),
    }
}

/// Where the last `Content-Length:` of the line stands. It need not be at the
/// start: where a length was too small, the rest of that body comes before it.
fn find_length(line: &[u8]) -> Option<usize> {
    line.windows(CONTENT_LENGTH.len()).rposition(|window| window.eq_ignore_ascii_case(CONTENT_LENGTH))
}

/// `Name: value`, with a name as HTTP has them (RFC 9110, 5.6.2, token).
fn is_header(line: &[u8]) -> bool {
    let Some(colon) = memchr::memchr(b':', line) else { return false };
    let name = line[..colon].trim_ascii_end();
    !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(byte))
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read};

    use super::{Frame, Frames};

    /// Gives its bytes in pieces of one size.
    struct Pieces<'a>(&'a [u8], usize);

    impl Read for Pieces<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(self.0.len()).min(buffer.len());
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn frames(bytes: &[u8], piece: usize) -> Vec<Frame> {
        let mut frames = Frames::new(Pieces(bytes, piece));
        let mut all = Vec::new();
        loop {
            match frames.next() {
                Frame::End => return all,
                frame => all.push(frame),
            }
        }
    }

    fn body(text: &str) -> Frame {
        Frame::Body(text.as_bytes().to_vec())
    }

    #[test]
    fn bodies_are_whole_however_the_bytes_come() {
        let bytes = b"Content-Length: 2\r\n\r\n{}Content-Length: 4\r\nContent-Type: x\r\n\r\n[\n1]";
        for piece in [1, 2, 3, 7, 1000] {
            assert_eq!(frames(bytes, piece), [body("{}"), body("[\n1]")], "in pieces of {piece}");
        }
    }

    #[test]
    fn headers_are_read_in_any_case_order_and_number() {
        let bytes = b"\r\n\nX-One: 1\r\nCONTENT-length:2  \nContent-Type: application/vscode-jsonrpc\nX: 3\r\n\r\n{}";
        assert_eq!(frames(bytes, 5), [body("{}")]);
    }

    #[test]
    fn a_length_too_small_costs_that_message_and_not_the_next() {
        let bytes = b"Content-Length: 3\r\n\r\n{\"a\":1}Content-Length: 2\r\n\r\n{}";
        for piece in [1, 1000] {
            let all = frames(bytes, piece);
            assert_eq!(all, [body("{\"a"), body("{}")]);
        }
    }

    #[test]
    fn what_is_lost_is_said_once_and_the_next_message_read() {
        let mut bytes = b"Content-Length: 99999999999999\r\n\r\n{}nothing\nmore\n".to_vec();
        bytes.extend(vec![b'x'; 200_000]);
        bytes.extend(b"Content-Length: 2\r\n\r\n[]");
        for piece in [1000, 65_536] {
            let all = frames(&bytes, piece);
            assert_eq!(all, [Frame::Lost("a Content-Length above 1 GiB".into()), body("[]")]);
        }
    }

    #[test]
    fn bytes_put_back_are_read_again() {
        let mut frames = Frames::new(&b"Content-Length: 2\r\n\r\n[]"[..]);
        frames.put_back(b"Content-Length: 2\r\n\r\n{}");
        assert_eq!(frames.next(), body("{}"));
        assert_eq!(frames.next(), body("[]"));
        assert_eq!(frames.next(), Frame::End);
    }

    #[test]
    fn a_length_that_lies_about_a_terabyte_ends_with_the_input() {
        assert_eq!(frames(b"Content-Length: 1000000000\r\n\r\n{}", 4), []);
    }
}
