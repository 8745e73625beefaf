//! Words of a text and their neighbours, found in constant time so that a scan for dates stays linear.

/// Words longer than this are no part of a date.
const LONGEST_WORD: usize = 24;
/// More blanks than this, and two words are not read together.
const WIDEST_GAP: usize = 16;

/// A run of letters and digits: ASCII, Latin with marks, Greek, Cyrillic.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'t> {
    pub text: &'t str,
    pub start: usize,
    pub end: usize,
}

impl Word<'_> {
    pub(super) fn is(self, lower_case: &str) -> bool {
        self.text.eq_ignore_ascii_case(lower_case)
    }

    pub(super) fn is_any(self, lower_case: &[&str]) -> bool {
        lower_case.iter().any(|&word| self.is(word))
    }

    /// "Monday", "MONDAY", but not "monday".
    pub(super) fn is_capitalised(self) -> bool {
        self.text.starts_with(|first: char| first.is_uppercase())
    }

    /// Its value if it is nothing but digits, at most four.
    pub(super) fn number(self) -> Option<u32> {
        let is_number = (1..=4).contains(&self.text.len()) && self.text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| self.text.parse().ok()).flatten()
    }
}

/// Lead bytes of two-byte characters that are letters; `0xC2` leads signs and the no-break space.
fn is_letter_lead(byte: u8) -> bool {
    matches!(byte, 0xC3..=0xDF)
}

fn is_continuation(byte: u8) -> bool {
    matches!(byte, 0x80..=0xBF)
}

/// A text that is read word by word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'t> {
    text: &'t str,
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text }
    }

    pub(super) fn byte(self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// The byte before `at`.
    pub(super) fn byte_before(self, at: usize) -> Option<u8> {
        at.checked_sub(1).and_then(|at| self.byte(at))
    }

    fn word(self, start: usize, end: usize) -> Word<'t> {
        Word { text: self.text.get(start..end).unwrap_or_default(), start, end }
    }

    /// The first word that starts at or after `at`, however far away.
    pub(super) fn next(self, mut at: usize) -> Option<Word<'t>> {
        loop {
            let byte = self.byte(at)?;
            if byte.is_ascii_alphanumeric() || is_letter_lead(byte) {
                return Some(self.word(at, self.word_end(at)));
            }
            at += 1;
        }
    }

    fn word_end(self, mut at: usize) -> usize {
        while let Some(byte) = self.byte(at) {
            if byte.is_ascii_alphanumeric() {
                at += 1;
            } else if is_letter_lead(byte) {
                at += 2;
            } else {
                break;
            }
        }
        at
    }

    /// The word that ends exactly at `end`.
    pub(super) fn ending(self, end: usize) -> Option<Word<'t>> {
        let mut start = end;
        while end - start <= LONGEST_WORD {
            match self.byte_before(start) {
                Some(byte) if byte.is_ascii_alphanumeric() => start -= 1,
                Some(byte) if is_continuation(byte) && start >= 2 => {
                    if !self.byte(start - 2).is_some_and(is_letter_lead) {
                        break;
                    }
                    start -= 2;
                }
                _ => break,
            }
        }
        (start < end && end - start <= LONGEST_WORD).then(|| self.word(start, end))
    }

    /// The word that starts exactly at `start`.
    pub(super) fn starting(self, start: usize) -> Option<Word<'t>> {
        self.next(start).filter(|word| word.start == start)
    }

    /// The word before `at` with nothing but blanks between.
    pub(super) fn before(self, at: usize) -> Option<Word<'t>> {
        self.ending(self.blanks_before(at)?)
    }

    /// The word after `at` with nothing but blanks between.
    pub(super) fn after(self, at: usize) -> Option<Word<'t>> {
        self.starting(self.blanks_after(at)?)
    }

    /// Where the blanks before `at` start, if there are any.
    fn blanks_before(self, at: usize) -> Option<usize> {
        let mut start = at;
        while at - start < WIDEST_GAP {
            match self.byte_before(start) {
                Some(b' ' | b'\t' | b'\n' | b'\r') => start -= 1,
                Some(0xA0) if start >= 2 && self.byte(start - 2) == Some(0xC2) => start -= 2,
                _ => break,
            }
        }
        (start < at).then_some(start)
    }

    /// Where the blanks after `at` end, if there are any.
    pub(super) fn blanks_after(self, at: usize) -> Option<usize> {
        let mut end = at;
        while end - at < WIDEST_GAP {
            match self.byte(end) {
                Some(b' ' | b'\t' | b'\n' | b'\r') => end += 1,
                Some(0xC2) if self.byte(end + 1) == Some(0xA0) => end += 2,
                _ => break,
            }
        }
        (end > at).then_some(end)
    }

    /// Whether `mark` stands right before `at`.
    pub(super) fn is_before(self, at: usize, mark: &str) -> bool {
        self.text.get(..at).is_some_and(|before| before.ends_with(mark))
    }

    /// Whether a dash (`-`, `–`, `—`) stands at `at`, and how many bytes it takes.
    pub(super) fn dash(self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        ["-", "–", "—"].iter().find(|&&dash| rest.starts_with(dash)).map(|dash| dash.len())
    }

    /// Whether an apostrophe (`'`, `’`) stands at `at`, and how many bytes it takes.
    pub(super) fn apostrophe(self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        ["'", "’"].iter().find(|&&mark| rest.starts_with(mark)).map(|mark| mark.len())
    }

    /// Whether the word is one half of a compound: "two-day", "week-long".
    pub(super) fn is_hyphenated(self, word: Word<'_>) -> bool {
        self.byte_before(word.start) == Some(b'-') || self.opens_compound(word)
    }

    /// Whether a hyphen and a letter follow: "week-long".
    pub(super) fn opens_compound(self, word: Word<'_>) -> bool {
        self.byte(word.end) == Some(b'-') && self.byte(word.end + 1).is_some_and(|byte| byte.is_ascii_alphabetic())
    }
}
