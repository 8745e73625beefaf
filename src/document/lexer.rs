//! Cuts prose into words and marks, telling apostrophes from quotation marks and an abbreviation's stop from a sentence's.

mod mark;

use crate::text::Span;

use super::abbreviation::{Abbreviation, abbreviation};
use super::{Case, Token, TokenKind};

/// The tokens of a stretch of `text`: the bytes of `span` without those of
/// `holes` (sorted, not overlapping), which hold markup. Both are bytes of
/// `text`. A word never reaches over a hole. Linear in the text.
#[must_use]
pub fn tokenize(text: &str, span: Span, holes: &[Span]) -> Vec<Token> {
    let mut lexer = Lexer::new(text, span.len());
    let mut at = span.start();
    for hole in holes.iter().filter(|hole| hole.end() > span.start() && hole.start() < span.end()) {
        lexer.run(at, hole.start().max(at), hole.end(), span.end());
        at = hole.end().max(at);
    }
    lexer.run(at, span.end(), span.end(), span.end());
    lexer.tokens
}

/// How the last double quotation mark left things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Double {
    Shut,
    Open,
    /// Opened by `„`.
    Low,
}

struct Lexer<'text> {
    text: &'text str,
    tokens: Vec<Token>,
    /// Where the next byte to read stands, and the first byte that may not be read.
    at: usize,
    end: usize,
    /// Where reading goes on behind the hole at `end`, and the end of all.
    resume: usize,
    last: usize,
    spaced: bool,
    /// The character before `at`, across holes.
    before: Option<char>,
    double: Double,
    single_open: bool,
}

impl<'text> Lexer<'text> {
    fn new(text: &'text str, len: usize) -> Self {
        Self {
            text,
            tokens: Vec::with_capacity(len / 5 + 2),
            at: 0,
            end: 0,
            resume: 0,
            last: 0,
            spaced: false,
            before: None,
            double: Double::Shut,
            single_open: false,
        }
    }

    /// Reads one stretch between holes.
    fn run(&mut self, start: usize, end: usize, resume: usize, last: usize) {
        if start > end || !self.text.is_char_boundary(start) || !self.text.is_char_boundary(end) {
            return;
        }
        (self.at, self.end, self.resume, self.last) = (start, end, resume, last);
        while let Some(here) = self.plain_words() {
            self.step(here);
        }
    }

    /// Reads words of plain letters and the blanks between them, which is most
    /// of any text, and returns the first character that is neither.
    fn plain_words(&mut self) -> Option<char> {
        let bytes = self.text.as_bytes().get(..self.end)?;
        while let Some(&here) = bytes.get(self.at) {
            if here.is_ascii_alphabetic() {
                let (length, case) = plain_word(bytes.get(self.at..)?);
                let end = self.at + length;
                // What the word goes on with is looked at letter by letter.
                if bytes.get(end).is_some_and(|&next| matches!(next, b'.' | b'\'') || !next.is_ascii()) {
                    break;
                }
                let span = Span::new(self.at, end);
                self.tokens.push(Token { span, kind: TokenKind::Word, case, spaced: self.spaced });
                self.before = bytes.get(end - 1).copied().map(char::from);
                self.spaced = false;
                self.at = span.end();
            } else if matches!(here, b' ' | b'\n' | b'\r' | b'\t') {
                self.spaced = true;
                self.before = Some(char::from(here));
                self.at += 1;
            } else {
                break;
            }
        }
        self.peek(0)
    }

    fn step(&mut self, here: char) {
        if here.is_whitespace() || is_invisible(here) {
            self.spaced |= here.is_whitespace();
            self.at += here.len_utf8();
            if here.is_whitespace() {
                self.before = Some(here);
            }
        } else if here.is_alphabetic() {
            self.word();
        } else if here.is_numeric() {
            self.number();
        } else {
            self.mark(here);
        }
    }

    /// The text from `at` on, as far as it may be read.
    fn rest(&self) -> &'text str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    /// The `n`th character from here, without looking past a hole.
    fn peek(&self, n: usize) -> Option<char> {
        self.rest().chars().nth(n)
    }

    /// The character behind `offset`, across a hole.
    fn after(&self, offset: usize) -> Option<char> {
        let here = self.text.get(offset..self.end).and_then(|rest| rest.chars().next());
        here.or_else(|| self.text.get(self.resume..self.last).and_then(|rest| rest.chars().next()))
    }

    fn push(&mut self, end: usize, kind: TokenKind) {
        let span = Span::new(self.at, end);
        let word = span.of(self.text);
        self.before = word.chars().next_back();
        let case = match kind {
            TokenKind::Word | TokenKind::Number | TokenKind::Clitic => Case::of(word),
            _ => Case::Lower,
        };
        self.tokens.push(Token { span, kind, case, spaced: self.spaced });
        self.spaced = false;
        self.at = end;
    }

    fn word(&mut self) {
        let start = self.at;
        let mut part = start;
        let mut end = start;
        while let Some(next) = self.text.get(end..self.end).and_then(|rest| rest.chars().next()) {
            if next.is_alphanumeric() || is_combining(next) {
                end += next.len_utf8();
                continue;
            }
            let behind = self.text.get(end + next.len_utf8()..self.end).unwrap_or_default();
            if is_apostrophe(next) && behind.starts_with(char::is_alphabetic) {
                if let Some(clitic) = clitic(self.text.get(start..end).unwrap_or_default(), behind) {
                    self.contraction(end, next.len_utf8(), clitic);
                    return;
                }
                end += next.len_utf8();
                part = end;
                continue;
            }
            if next == '.' && self.stop_is_inner(start, part, end, behind) {
                end += 1;
                part = end;
                if behind.starts_with(char::is_alphabetic) {
                    continue;
                }
            }
            break;
        }
        self.push(end, TokenKind::Word);
    }

    /// Whether the stop at `end` belongs to the word from `start`, whose last part begins at `part`.
    fn stop_is_inner(&self, start: usize, part: usize, end: usize, behind: &str) -> bool {
        let word = self.text.get(start..end).unwrap_or_default();
        let last = self.text.get(part..end).unwrap_or_default();
        let mut letters = last.chars();
        let single = letters.next().is_some() && letters.next().is_none();
        if behind.starts_with(char::is_alphabetic) {
            let domain = behind.starts_with(char::is_lowercase) && behind.chars().take(2).all(char::is_alphabetic);
            return single && !word.is_empty() || last == "Ph" || domain && last.len() > 1;
        }
        if behind.starts_with(|c: char| c.is_numeric()) {
            return abbreviation(word) == Some(Abbreviation::Numbered);
        }
        match abbreviation(word) {
            Some(Abbreviation::Numbered) => {
                behind.trim_start().starts_with(|c: char| c.is_numeric()) && !behind.starts_with('\n')
            }
            Some(Abbreviation::Initial) => word != "I" || self.before_is_name(),
            Some(_) => true,
            None => false,
        }
    }

    /// Whether the token before is a capitalised word, so that `I.` after it is an initial.
    fn before_is_name(&self) -> bool {
        self.tokens
            .last()
            .is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Title && self.tokens.len() > 1)
    }

    /// Pushes the word that ends at `end` and the clitic behind its apostrophe.
    fn contraction(&mut self, end: usize, apostrophe: usize, clitic: Clitic) {
        match clitic {
            Clitic::Plain(len) => {
                self.push(end, TokenKind::Word);
                self.push(end + apostrophe + len, TokenKind::Clitic);
            }
            Clitic::Negation => {
                self.push(end - 1, TokenKind::Word);
                self.push(end + apostrophe + 1, TokenKind::Clitic);
            }
        }
    }

    fn number(&mut self) {
        let mut end = self.at;
        let mut digits_only = true;
        while let Some(next) = self.text.get(end..self.end).and_then(|rest| rest.chars().next()) {
            let behind = self.text.get(end + next.len_utf8()..self.end).unwrap_or_default();
            if next.is_alphanumeric() {
                digits_only &= next.is_numeric();
            } else if !(matches!(next, '.' | ',' | ':')
                && digits_only
                && behind.starts_with(|c: char| c.is_ascii_digit()))
            {
                break;
            }
            end += next.len_utf8();
        }
        self.push(end, TokenKind::Number);
    }
}

/// How many plain letters and digits `text` opens with, of which the first is
/// a letter, and how they are capitalised.
fn plain_word(text: &[u8]) -> (usize, Case) {
    let (mut length, mut n_letters, mut n_upper) = (0, 0, 0);
    for byte in text {
        let is_upper = byte.is_ascii_uppercase();
        let is_letter = is_upper || byte.is_ascii_lowercase();
        if !is_letter && !byte.is_ascii_digit() {
            break;
        }
        length += 1;
        n_letters += usize::from(is_letter);
        n_upper += usize::from(is_upper);
    }
    (length, Case::of_letters(n_letters, n_upper, text.first().is_some_and(u8::is_ascii_uppercase)))
}

/// What hangs on a word by an apostrophe.
#[derive(Debug, Clone, Copy)]
enum Clitic {
    /// `'s`, `'re`: so many bytes behind the apostrophe.
    Plain(usize),
    /// `n't`, whose `n` is the last letter before the apostrophe.
    Negation,
}

/// Tells the clitic that `behind` (the text behind an apostrophe) opens with.
fn clitic(word: &str, behind: &str) -> Option<Clitic> {
    let len = behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len());
    let rest = behind.get(..len)?;
    if rest.eq_ignore_ascii_case("t") && word.ends_with(['n', 'N']) && word.len() > 1 {
        return Some(Clitic::Negation);
    }
    ["s", "re", "ve", "ll", "d", "m"].iter().any(|known| rest.eq_ignore_ascii_case(known)).then_some(Clitic::Plain(len))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Marks that stand on the letter before them.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Characters that show as nothing and part nothing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}') || (c.is_control() && !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::tokenize;
    use crate::document::{Case, TokenKind};
    use crate::text::Span;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text, Span::new(0, text.len()), &[]).iter().map(|token| token.span.of(text)).collect()
    }

    /// Each text with `|` between its tokens and `_` for the blanks of the text.
    fn check(cases: &[&str]) {
        for case in cases {
            let wanted: Vec<&str> = case.split(['|', '_']).filter(|part| !part.is_empty()).collect();
            let text: String = case.replace('|', "").replace('_', " ");
            assert_eq!(words(&text), wanted, "{case}");
        }
    }

    #[test]
    fn words_numbers_and_marks_are_cut() {
        check(&[
            "Talks|,_they_said|.",
            "U.S.|-|China_trade_rose_3.5|%|.",
            "Gov.|_Hale_met_J.|_Ruel_on_Nov.|_20|.",
            "at_9:30_p.m.|_in_Washington_D.C.|_–_the_capital",
            "5,700_families|;_the_3rd_of_the_1990s",
            "write_to_example.org|,_not_here|.",
            "it_ended_...|_then_began",
            "2014|–|15_and_a_long|-|range_plan",
            "$|4.5bn",
        ]);
    }

    #[test]
    fn contractions_and_possessives_are_clitics() {
        check(&[
            "Branca|’s_map_did|n't_fit",
            "they|'re_sure_it|'s_Sa'ar_or_O’Neil",
            "the_states|'_envoys_ca|n’t_go",
            "he|'d_say_we|'ll_see",
        ]);
    }

    fn quote_kinds(text: &str) -> String {
        tokenize(text, Span::new(0, text.len()), &[])
            .iter()
            .filter_map(|token| match token.kind {
                TokenKind::OpenQuote => Some('<'),
                TokenKind::CloseQuote => Some('>'),
                TokenKind::Symbol => Some('*'),
                TokenKind::Clitic => Some('c'),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn marks_open_or_close_by_what_stands_beside_them() {
        for (text, wanted) in [
            ("\"We won,\" he said.", "<>"),
            ("he said:\"We won\".", "<>"),
            ("“We ‘won’,” he said.", "<<>>"),
            ("'We won,' he said.", "<>"),
            ("‘The states’ envoys left,’ he said.", "<c>"),
            ("'We don't,' she said.", "<c>"),
            ("the '90s and ’em", "**"),
            ("the states' envoys", "c"),
            ("\"He said 'no.'\"", "<<>>"),
            ("a 6\" pipe", "*"),
            ("(\"so-called\") talks", "<>"),
            ("``We won,'' he said.", "<>"),
            ("«We won», he said.", "<>"),
        ] {
            assert_eq!(quote_kinds(text), wanted, "{text}");
        }
    }

    #[test]
    fn holes_are_left_out_and_part_words() {
        let text = "The **tal**ks [@a] ended.";
        let holes = [Span::new(4, 6), Span::new(9, 11), Span::new(14, 18)];
        let tokens = tokenize(text, Span::new(0, text.len()), &holes);
        let found: Vec<_> = tokens.iter().map(|token| (token.span.of(text), token.spaced)).collect();
        assert_eq!(found, [("The", false), ("tal", true), ("ks", false), ("ended", true), (".", false)]);
    }

    #[test]
    fn capitals_are_told_by_letters_alone() {
        for (word, case) in [
            ("talks", Case::Lower),
            ("Talks", Case::Title),
            ("U.S.", Case::Upper),
            ("McMahon", Case::Mixed),
            ("Élodie", Case::Title),
            ("3rd", Case::Lower),
            ("G20", Case::Upper),
        ] {
            assert_eq!(Case::of(word), case, "{word}");
        }
    }

    #[test]
    fn any_text_is_cut_without_a_panic() {
        for text in [
            "",
            "\u{0}",
            "'",
            "\"",
            "’s",
            "n't",
            "é’",
            ".a.",
            "a.b.c.",
            "١٢",
            "你好。",
            "x\u{301}y",
            "-",
            "--",
            "<",
            "\u{200b}a",
        ] {
            let tokens = tokenize(text, Span::new(0, text.len()), &[]);
            assert!(tokens.iter().all(|token| !token.span.of(text).is_empty()), "{text:?}");
        }
    }
}
