//! Quotations: somebody else's words, by their marks.

use std::ops::Range;

use crate::text::Span;

use super::{Case, Token, TokenKind};

/// The most words a term held at arm's length has.
const SCARE_WORDS: usize = 3;

/// The most words a title between marks has.
const TITLE_WORDS: usize = 8;

/// The most tokens a term or a title has, its marks and commas included.
const LONGEST_TERM: usize = 40;

/// A stretch between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks, in bytes from the start of the block.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// The tokens between the marks, as indices into the block's.
    pub tokens: Range<usize>,
    /// 0 for a quotation in the writer's own text, 1 for one inside that, and so on.
    pub depth: u8,
    /// Whether a closing mark was found. A paragraph that ends in an open
    /// quotation is right only if the next one opens with a mark.
    pub closed: bool,
    /// Whether an opening mark was found. Without one the quotation is the
    /// closing mark alone.
    pub opened: bool,
    /// Whether it is at most three words and no clause, or all in title case:
    /// a term held at arm's length or a title, not speech.
    pub scare: bool,
}

/// The quotations of one leaf, outer before inner.
///
/// `text` is the block's, `tokens` are the block's and `range` those of the
/// leaf. A quotation that is not closed reaches to the end of the leaf; a
/// single mark left open inside one that is closed was an apostrophe. Linear
/// in the tokens.
#[must_use]
pub fn quotations(text: &str, tokens: &[Token], range: Range<usize>) -> Vec<Quotation> {
    let marks = |kind: TokenKind| {
        let of_kind = move |token: &&Token| token.kind == kind;
        tokens.get(range.clone()).unwrap_or_default().iter().filter(of_kind).map(|token| Marks::of(token.of(text)))
    };
    let curved = |kind: TokenKind| marks(kind).filter(|&marks| marks == Marks::Curved).count();
    let mut matcher = Matcher {
        text,
        tokens: tokens.get(..range.end).unwrap_or(tokens),
        curved_nest: curved(TokenKind::OpenQuote) == curved(TokenKind::CloseQuote),
        open: Vec::new(),
        found: Vec::new(),
    };
    for at in range {
        match matcher.tokens.get(at).map(|token| token.kind) {
            Some(TokenKind::OpenQuote) => matcher.open(at),
            Some(TokenKind::CloseQuote) => matcher.close(at),
            _ => {}
        }
    }
    matcher.finish()
}

/// Marks that open and close each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    Single,
    /// `"`, which looks the same at both ends.
    Straight,
    /// `“`, `”` and `„`.
    Curved,
    /// `«` and `»`.
    Pointed,
}

impl Marks {
    fn of(mark: &str) -> Self {
        match mark {
            "'" | "‘" | "’" | "‚" | "‹" | "›" => Self::Single,
            "“" | "”" | "„" | "‟" => Self::Curved,
            "«" | "»" => Self::Pointed,
            _ => Self::Straight,
        }
    }
}

struct Matcher<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// Whether curved marks open as often as they close, so that the same
    /// mark twice is a quotation in a quotation and not one left open.
    curved_nest: bool,
    /// Opening marks without their closing ones.
    open: Vec<(usize, Marks)>,
    found: Vec<Quotation>,
}

impl Matcher<'_> {
    fn marks(&self, at: usize) -> Marks {
        self.tokens.get(at).map_or(Marks::Straight, |token| Marks::of(token.of(self.text)))
    }

    fn open(&mut self, at: usize) {
        let marks = self.marks(at);
        let nests = marks == Marks::Curved && self.curved_nest;
        // Marks alternate as quotations nest; the same one twice means that the first was never closed.
        if !nests && let Some(level) = self.open.iter().rposition(|&(_, other)| other == marks) {
            let (first, _) = self.open.get(level).copied().unwrap_or((at, marks));
            self.open.truncate(level);
            if marks != Marks::Single {
                self.push(first, at, false);
            }
        }
        self.open.push((at, marks));
    }

    fn close(&mut self, at: usize) {
        let marks = self.marks(at);
        let level_of = |fits: &dyn Fn(Marks) -> bool| self.open.iter().rposition(|&(_, other)| fits(other));
        // “Mixed marks" of two programs still hold one quotation.
        let mixed = |other| marks != Marks::Single && other != Marks::Single;
        if let Some(level) = level_of(&|other| other == marks).or_else(|| level_of(&mixed)) {
            let (first, _) = self.open.get(level).copied().unwrap_or((at, marks));
            self.open.truncate(level);
            self.push(first, at, true);
        } else if marks != Marks::Single
            && let Some(token) = self.tokens.get(at)
        {
            let span = token.span;
            let inner = Span::at(span.start());
            let depth = self.depth();
            self.found.push(Quotation {
                span,
                inner,
                tokens: at..at,
                depth,
                closed: true,
                opened: false,
                scare: false,
            });
        }
    }

    fn depth(&self) -> u8 {
        u8::try_from(self.open.len()).unwrap_or(u8::MAX)
    }

    /// Adds the quotation from the mark `first` to the mark `end`, or to just before it if it is not `closed`.
    fn push(&mut self, first: usize, end: usize, closed: bool) {
        let Some(open) = self.tokens.get(first).map(|token| token.span) else { return };
        let last = self.tokens.get(end.saturating_sub(1)).map_or(open, |token| token.span);
        let inner_end = if end > first + 1 { last.end() } else { open.end() };
        let end_span = if closed { self.tokens.get(end).map_or(last, |token| token.span) } else { last };
        let tokens = first + 1..end.max(first + 1);
        self.found.push(Quotation {
            span: open.join(end_span),
            inner: Span::new(open.end(), inner_end),
            scare: closed && self.is_scare(tokens.clone()),
            tokens,
            depth: self.depth(),
            closed,
            opened: true,
        });
    }

    fn is_scare(&self, tokens: Range<usize>) -> bool {
        let inner = self.tokens.get(tokens.clone()).unwrap_or_default();
        // Quotations nested a thousand deep are not read through a thousand times.
        if inner.len() > LONGEST_TERM {
            return false;
        }
        let (mut words, mut small) = (0, 0);
        for token in inner {
            match token.kind {
                TokenKind::Word | TokenKind::Number => {
                    words += 1;
                    small +=
                        usize::from(token.case == Case::Lower && token.kind == TokenKind::Word && token.span.len() > 3);
                }
                TokenKind::Stop => return false,
                _ => {}
            }
        }
        let speaks =
            inner.last().is_some_and(|token| token.kind == TokenKind::Comma) && self.opens_sentence(tokens.start);
        !speaks && (words <= SCARE_WORDS || (small == 0 && words <= TITLE_WORDS))
    }

    /// Whether the mark before token `start` opens a sentence.
    fn opens_sentence(&self, start: usize) -> bool {
        let before = start.checked_sub(2).and_then(|at| self.tokens.get(at));
        before.is_none_or(|token| matches!(token.kind, TokenKind::Stop | TokenKind::CloseQuote))
    }

    fn finish(mut self) -> Vec<Quotation> {
        let end = self.tokens.len();
        while let Some((first, marks)) = self.open.pop() {
            if marks != Marks::Single {
                self.push(first, end, false);
            }
        }
        self.found.sort_by_key(|quotation| (quotation.span.start(), quotation.depth));
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::{Quotation, quotations};
    use crate::document::tokenize;
    use crate::text::Span;

    fn read(text: &str) -> Vec<Quotation> {
        let tokens = tokenize(text, Span::new(0, text.len()), &[]);
        quotations(text, &tokens, 0..tokens.len())
    }

    #[test]
    fn quotations_nest_and_keep_their_marks_out_of_their_words() {
        let text = "“He said ‘never again’ twice,” she said. \"So?\"";
        let found = read(text);
        let spans: Vec<_> = found.iter().map(|quotation| (quotation.inner.of(text), quotation.depth)).collect();
        assert_eq!(spans, [("He said ‘never again’ twice,", 0), ("never again", 1), ("So?", 0)]);
        assert!(found.iter().all(|quotation| quotation.closed && quotation.opened));
    }

    #[test]
    fn an_open_quotation_reaches_to_the_end_and_a_lone_closing_mark_is_told() {
        let found = read("She said: “We will not sign. Never.");
        assert!(matches!(found.as_slice(), [only] if !only.closed && only.opened && only.inner.len() > 20));
        let found = read("We agree,” he said.");
        assert!(matches!(found.as_slice(), [only] if !only.opened));
    }

    #[test]
    fn marks_of_another_language_nest_in_ones_own() {
        for text in [
            "“It was “eine Sache”, as we say,” she said.",
            "\"It was „eine Sache“, as we say,\" she said.",
            "“It was «sin más», as we say.”",
            "“It was „bez zwłoki”, as we say.”",
        ] {
            let found = read(text);
            let depths: Vec<_> =
                found.iter().map(|quotation| (quotation.depth, quotation.closed, quotation.opened)).collect();
            assert_eq!(depths, [(0, true, true), (1, true, true)], "{text}");
        }
    }

    #[test]
    fn terms_held_at_arms_length_are_no_speech() {
        for (text, scare) in [
            ("It was called \"unhinged\" by some.", true),
            ("He called it a \"win-win deal,\" then left.", true),
            ("\"No,\" he said.", false),
            ("He said \"No.\"", false),
            ("He read \"The Book of Rivers and Maps\" aloud.", true),
            ("He said it was \"a line that nobody may cross\".", false),
        ] {
            assert!(matches!(read(text).as_slice(), [only] if only.scare == scare), "{text}");
        }
    }
}
