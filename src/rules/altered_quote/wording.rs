//! Word by word, what is quoted against the copy of what was said.

use rustc_hash::FxHashMap;

use crate::text::Span;

/// A quotation with more words between two gaps is not held against the copy.
const LONGEST: usize = 400;

/// Beyond so many words on either side of where it should be, nothing is looked for.
const MARGIN: usize = 12;

/// So many words may stand in the copy where the quotation has some in brackets.
const BRACKET: usize = 12;

/// With so many in ten of its words in the copy in this order, it was altered
/// and is not something else.
const SHARE: usize = 6;

/// A stretch of fewer words that is not in the copy tells nothing of what was meant.
const FEWEST: usize = 4;

/// So many differences are told.
const MOST_TOLD: usize = 3;

/// What came of holding a quotation against a copy.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is there, but for changes that a quotation may make.
    Same,
    /// Nothing like it is there.
    Missing,
    /// It is there in other words.
    Altered {
        /// The bytes of the quotation that differ, with what is the same round them.
        part: Span,
        /// What differs, to be told.
        differences: String,
        /// The words of the copy in their place.
        exact: String,
    },
}

/// The copy of a source.
#[derive(Debug)]
pub(super) struct Copy {
    text: String,
    words: Vec<Word>,
    places: FxHashMap<String, Vec<usize>>,
}

#[derive(Debug, Clone)]
struct Word {
    span: Span,
    /// In lower case, without marks round it; none for one that was changed in brackets, which matches any.
    plain: Option<String>,
}

/// Words that stand in a row, and what is before them.
#[derive(Debug, Default)]
struct Stretch {
    words: Vec<Word>,
    /// How many words of the copy may be left out before it.
    gap: usize,
}

impl Copy {
    /// The copy whose paragraphs are `blocks`. Linear in them.
    pub(super) fn of(blocks: &[&str]) -> Self {
        let text = blocks.concat();
        let words = plain_words(&text, Span::new(0, text.len()));
        let mut places: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, word) in words.iter().enumerate() {
            places.entry(word.plain.clone().unwrap_or_default()).or_default().push(at);
        }
        Self { text, words, places }
    }

    /// What is to be said of `quotation`. An ellipsis may leave words out,
    /// square brackets may put others in; marks, white space and capitals do not count.
    pub(super) fn verdict(&self, quotation: &str) -> Verdict {
        let stretches = stretches(quotation);
        if stretches.is_empty() || self.follow(&stretches) {
            return Verdict::Same;
        }
        let is_there = |stretch: &Stretch| self.find(stretch, 0, usize::MAX).is_some();
        let long = stretches.iter().filter(|stretch| (FEWEST..=LONGEST).contains(&stretch.words.len()));
        let strange: Vec<&Stretch> = long.filter(|stretch| !is_there(stretch)).collect();
        strange.iter().find_map(|stretch| self.altered(stretch, quotation)).unwrap_or(Verdict::Missing)
    }

    /// Whether the stretches are there one behind the other.
    fn follow(&self, stretches: &[Stretch]) -> bool {
        let Some((first, rest)) = stretches.split_first() else { return true };
        let mut from = 0;
        while let Some(found) = self.find(first, from, usize::MAX) {
            let mut at = found + first.words.len();
            let all = rest.iter().all(|stretch| {
                let next = self.find(stretch, at, stretch.gap);
                at = next.unwrap_or(at) + stretch.words.len();
                next.is_some()
            });
            if all {
                return true;
            }
            from = found + 1;
        }
        false
    }

    /// Where `stretch` first is, from the word `from` on and at most `gap` behind it.
    fn find(&self, stretch: &Stretch, from: usize, gap: usize) -> Option<usize> {
        let is_at = |start: usize| {
            let words = self.words.get(start..start + stretch.words.len());
            words.is_some_and(|words| stretch.words.iter().zip(words).all(|(own, other)| own.is(other)))
        };
        let last = from.saturating_add(gap).min(self.words.len());
        let first = stretch.words.first()?;
        match &first.plain {
            Some(plain) => {
                let places = self.places.get(plain)?;
                let near = places.get(places.partition_point(|at| *at < from)..)?.iter().take_while(|at| **at <= last);
                near.copied().find(|at| is_at(*at))
            }
            None => (from..=last).find(|at| is_at(*at)),
        }
    }

    /// Where something like `stretch` is, and how it differs.
    fn altered(&self, stretch: &Stretch, quotation: &str) -> Option<Verdict> {
        let start = self.likely_start(stretch)?;
        let from = start.saturating_sub(MARGIN);
        let near = self.words.get(from..self.words.len().min(start + stretch.words.len() + MARGIN))?;
        let pairs = common(&stretch.words, near);
        let (first, last) = (pairs.first()?, pairs.last()?);
        if pairs.len() * 10 < stretch.words.len() * SHARE {
            return None;
        }
        let begin = first.1.checked_sub(first.0)?;
        let end = (last.1 + stretch.words.len() - last.0).min(near.len());
        let exact = near.get(begin..end)?;
        let bytes = exact.first()?.span.join(exact.last()?.span);
        let part = stretch.words.first()?.span.join(stretch.words.last()?.span);
        let exact = bytes.of(&self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let differences = self.told(&pairs, (&stretch.words, quotation), near, (begin, end));
        Some(Verdict::Altered { part, differences, exact })
    }

    /// Where most of the words of `stretch` say that it begins.
    fn likely_start(&self, stretch: &Stretch) -> Option<usize> {
        let mut votes: FxHashMap<usize, usize> = FxHashMap::default();
        for (at, word) in stretch.words.iter().enumerate() {
            let places = word.plain.as_ref().and_then(|plain| self.places.get(plain));
            for place in places.into_iter().flatten().filter(|place| **place + MARGIN >= at) {
                *votes.entry((place + MARGIN - at) / MARGIN).or_default() += 1;
            }
        }
        let beside = |start: usize| votes.get(&start).copied().unwrap_or_default();
        let best =
            votes.keys().max_by_key(|start| (beside(**start) + beside(**start + 1), std::cmp::Reverse(**start)))?;
        Some((best * MARGIN).saturating_sub(MARGIN / 2))
    }

    /// Each run of words that differs: `"sign" for "read"`.
    fn told(
        &self,
        pairs: &[(usize, usize)],
        (own, quotation): (&[Word], &str),
        near: &[Word],
        (begin, end): (usize, usize),
    ) -> String {
        let quoted = |words: &[Word], text: &str| match (words.first(), words.last()) {
            (Some(first), Some(last)) => {
                let written = first.span.join(last.span).of(text);
                Some(format!("\"{}\"", written.split_whitespace().collect::<Vec<_>>().join(" ")))
            }
            _ => None,
        };
        let mut told = Vec::new();
        let (mut mine, mut theirs) = (0, begin);
        for (at, other) in pairs.iter().copied().chain([(own.len(), end)]) {
            let ours = own.get(mine..at).and_then(|words| quoted(words, quotation));
            let there = near.get(theirs..other).and_then(|words| quoted(words, &self.text));
            match (ours, there) {
                (Some(ours), Some(there)) => told.push(format!("{there}, not {ours}")),
                (Some(ours), None) => told.push(format!("without {ours}")),
                (None, Some(there)) => told.push(format!("with {there}")),
                (None, None) => {}
            }
            (mine, theirs) = (at + 1, other + 1);
        }
        let more = if told.len() > MOST_TOLD { "; and so on" } else { "" };
        told.truncate(MOST_TOLD);
        format!("{}{more}", told.join("; "))
    }
}

impl Word {
    fn is(&self, other: &Self) -> bool {
        self.plain.is_none() || self.plain == other.plain
    }
}

/// The pairs of words that both have in the same order, as many as can be.
/// Costs the one number of words times the other, both of which are bounded.
fn common(own: &[Word], other: &[Word]) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    let mut longest = vec![0_u16; (own.len() + 1) * width];
    let at = |row: usize, column: usize| row * width + column;
    for (row, word) in own.iter().enumerate().rev() {
        for (column, theirs) in other.iter().enumerate().rev() {
            longest[at(row, column)] = if word.is(theirs) {
                longest[at(row + 1, column + 1)] + 1
            } else {
                longest[at(row + 1, column)].max(longest[at(row, column + 1)])
            };
        }
    }
    // As late a beginning as loses nothing, so that a "the" far before is not taken for the first word.
    let begins = (0..other.len()).rev().find(|column| longest[at(0, *column)] == longest[at(0, 0)]);
    let (mut row, mut column, mut pairs) = (0, begins.unwrap_or_default(), Vec::new());
    while let (Some(word), Some(theirs)) = (own.get(row), other.get(column)) {
        if word.is(theirs) && longest[at(row, column)] == longest[at(row + 1, column + 1)] + 1 {
            pairs.push((row, column));
            (row, column) = (row + 1, column + 1);
        } else if longest[at(row + 1, column)] >= longest[at(row, column + 1)] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

/// `quotation` parted at what it leaves out and at what it puts in.
fn stretches(quotation: &str) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut gap = 0;
    let mut from = 0;
    let mut cut = |from: usize, to: usize, gap: usize| {
        let words = plain_words(quotation, Span::new(from, to));
        if !words.is_empty() {
            found.push(Stretch { words, gap });
        }
    };
    let mut rest = quotation.char_indices().peekable();
    while let Some((at, letter)) = rest.next() {
        let behind = quotation.get(at..).unwrap_or_default();
        let length = if letter == '…' {
            letter.len_utf8()
        } else if behind.starts_with("...") || behind.starts_with(". . .") {
            behind.find(|letter| !matches!(letter, '.' | ' ')).unwrap_or(behind.len())
        } else if letter == '[' {
            bracket(quotation, at)
        } else {
            0
        };
        if length == 0 {
            continue;
        }
        cut(from, at, gap);
        let is_ellipsis = letter != '[' || behind.starts_with("[…") || behind.starts_with("[...");
        gap = if is_ellipsis { usize::MAX } else { BRACKET };
        from = at + length;
        while rest.peek().is_some_and(|(next, _)| *next < from) {
            rest.next();
        }
    }
    cut(from, quotation.len(), gap);
    found
}

/// The bytes of the brackets at byte `at`, if they hold words of their own
/// and do not change a letter of one: `[W]e`.
fn bracket(text: &str, at: usize) -> usize {
    let Some(length) = text.get(at..).and_then(|rest| rest.find(']')).map(|end| end + 1) else { return 0 };
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let before = text.get(..at).unwrap_or_default().chars().next_back();
    let behind = text.get(at + length..).unwrap_or_default().chars().next();
    if is_letter(before) || is_letter(behind) { 0 } else { length }
}

/// The words of the bytes `span` of `text`.
fn plain_words(text: &str, span: Span) -> Vec<Word> {
    let mut words = Vec::new();
    let is_between = |letter: char| letter.is_whitespace() || matches!(letter, '—' | '–');
    let mut at = span.start();
    for piece in span.of(text).split_inclusive(is_between) {
        let start = at;
        at += piece.len();
        let Some(first) = piece.find(char::is_alphanumeric) else { continue };
        let last = piece.char_indices().rev().find(|(_, letter)| letter.is_alphanumeric());
        let end = last.map_or(piece.len(), |(at, letter)| at + letter.len_utf8());
        let bare = piece.get(first..end).unwrap_or_default();
        let is_changed = piece.contains(['[', ']']) && !piece.contains("](");
        let plain = bare.to_lowercase().replace('’', "'").replace(['*', '_'], "");
        words.push(Word { span: Span::new(start + first, start + end), plain: (!is_changed).then_some(plain) });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{Copy, Verdict};

    const COPY: &str = "Minister: We will not sign a map we have not seen.\n\nThe survey — it’s ours — was never shown to us, \
        and the board of the lower reach has asked for it twice this year.\n";

    fn verdict(quotation: &str) -> Verdict {
        Copy::of(&[COPY]).verdict(quotation)
    }

    #[test]
    fn changes_that_a_quotation_may_make_pass() {
        for quotation in [
            "We will not sign a map we have not seen",
            "we will not sign a map\nwe have not seen.",
            "[W]e will not sign … we have not seen,",
            "We ... have not seen.",
            "The survey - it's ours - was never shown to [Kestria], and the board … has asked for it",
            "They will not sign".replace("They", "[They]").as_str(),
            "*We* will not sign a map",
        ] {
            assert_eq!(verdict(quotation), Verdict::Same, "{quotation}");
        }
    }

    #[test]
    fn other_words_are_told_with_those_that_are_there() {
        let Verdict::Altered { part, differences, exact } = verdict("We shall not sign any map we have not seen")
        else {
            panic!("it was altered")
        };
        assert_eq!(differences, "\"will\", not \"shall\"; \"a\", not \"any\"");
        assert_eq!((part.start(), exact.as_str()), (0, "We will not sign a map we have not seen"));
        let Verdict::Altered { differences, exact, .. } = verdict("the board has asked for it twice this very year")
        else {
            panic!("it was altered")
        };
        assert_eq!(differences, "with \"of the lower reach\"; without \"very\"");
        assert_eq!(exact, "the board of the lower reach has asked for it twice this year");
    }

    #[test]
    fn what_is_not_there_at_all_is_missing() {
        assert_eq!(verdict("Nobody asked the fishermen about anything"), Verdict::Missing);
        assert_eq!(verdict(""), Verdict::Same);
    }
}
