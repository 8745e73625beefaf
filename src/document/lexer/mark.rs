//! Marks that are no words: which dash joins, which quotation mark opens, which is an apostrophe.

use crate::document::TokenKind;

use super::{Double, Lexer, is_apostrophe};

/// How far to look for the mark that closes a single quotation, in bytes. An
/// opening mark without one is an apostrophe that lost its word.
const SINGLE_QUOTE_REACH: usize = 800;

impl Lexer<'_> {
    /// Reads the mark `here`.
    pub(super) fn mark(&mut self, here: char) {
        let end = self.at + here.len_utf8();
        match here {
            '.' => self.push(self.at + self.rest().bytes().take_while(|&byte| byte == b'.').count(), TokenKind::Stop),
            '!' | '?' | '…' | '‽' => self.push(end, TokenKind::Stop),
            ',' => self.push(end, TokenKind::Comma),
            ':' => self.push(end, TokenKind::Colon),
            ';' => self.push(end, TokenKind::Semicolon),
            '(' | '[' => self.push(end, TokenKind::OpenBracket),
            ')' | ']' => self.push(end, TokenKind::CloseBracket),
            '—' | '―' => self.push(end, TokenKind::Dash),
            '–' | '−' | '‒' => self.short_dash(end),
            '-' | '‐' | '‑' => self.hyphen(end),
            '"' | '“' | '”' | '„' | '«' | '»' | '‟' => self.double_quote(here, end),
            '\'' | '‘' | '’' | '‚' | '‹' | '›' | '`' => self.single_quote(here, end),
            _ => self.push(end, TokenKind::Symbol),
        }
    }

    fn short_dash(&mut self, end: usize) {
        let joined =
            self.before.is_some_and(char::is_alphanumeric) && self.after(end).is_some_and(char::is_alphanumeric);
        self.push(end, if joined { TokenKind::Hyphen } else { TokenKind::Dash });
    }

    fn hyphen(&mut self, end: usize) {
        let run = self.rest().bytes().take_while(|&byte| byte == b'-').count();
        if run > 1 {
            return self.push(self.at + run, TokenKind::Dash);
        }
        let (left, right) = (self.before, self.after(end));
        let left_gap = left.is_none_or(char::is_whitespace);
        let right_gap = right.is_none_or(char::is_whitespace);
        let kind = match (left_gap, right_gap) {
            (true, true) => TokenKind::Dash,
            (true, false) => TokenKind::Symbol,
            _ => TokenKind::Hyphen,
        };
        self.push(end, kind);
    }

    fn double_quote(&mut self, here: char, end: usize) {
        let opens = match here {
            // „So“ closes with the mark that opens elsewhere.
            '“' => self.double != Double::Low,
            '„' | '«' => true,
            '»' | '”' | '‟' => false,
            _ if self.before.is_some_and(char::is_numeric) && self.double == Double::Shut && self.closes(end) => {
                // Inches: no quotation is open and none can begin here.
                return self.push(end, TokenKind::Symbol);
            }
            _ => match (self.opens(), self.closes(end)) {
                (true, false) => true,
                (false, true) => false,
                _ => self.double == Double::Shut,
            },
        };
        self.double = match here {
            '„' => Double::Low,
            _ if opens => Double::Open,
            _ => Double::Shut,
        };
        self.push(end, if opens { TokenKind::OpenQuote } else { TokenKind::CloseQuote });
    }

    fn single_quote(&mut self, here: char, end: usize) {
        let doubled =
            self.text.get(end..self.end).is_some_and(|rest| rest.starts_with(here)) && matches!(here, '\'' | '`');
        if doubled {
            // Two single marks for a double one, as typed for TeX.
            let opens = here == '`' || (self.opens() && self.double == Double::Shut);
            self.double = if opens { Double::Open } else { Double::Shut };
            return self.push(end + 1, if opens { TokenKind::OpenQuote } else { TokenKind::CloseQuote });
        }
        let kind = match here {
            '‚' | '‹' => TokenKind::OpenQuote,
            '›' => TokenKind::CloseQuote,
            '`' => TokenKind::Symbol,
            _ if self.opens() => self.single_at_gap(here, end),
            _ => self.single_after_word(end),
        };
        match kind {
            TokenKind::OpenQuote => self.single_open = true,
            TokenKind::CloseQuote => self.single_open = false,
            _ => {}
        }
        self.push(end, kind);
    }

    /// A single mark where a quotation could begin: one that opens, or the
    /// apostrophe of a shortened word (`'90s`, `’em`).
    fn single_at_gap(&self, here: char, end: usize) -> TokenKind {
        let rest = self.text.get(end..self.end).unwrap_or_default();
        let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let clipped = word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('s')
            || matches!(word, "em" | "til" | "cause" | "tis" | "twas" | "bout" | "Tis" | "Twas" | "n");
        if clipped || here == '’' || self.after(end).is_none_or(char::is_whitespace) {
            return if self.single_open && self.after(end).is_none_or(char::is_whitespace) {
                TokenKind::CloseQuote
            } else {
                TokenKind::Symbol
            };
        }
        if here == '‘' || self.single_closes_later(end) { TokenKind::OpenQuote } else { TokenKind::Symbol }
    }

    /// A single mark behind a word or a mark: one that closes, or a possessive's.
    fn single_after_word(&self, end: usize) -> TokenKind {
        let after_letter = self.before.is_some_and(char::is_alphabetic);
        if !after_letter {
            return if self.before.is_some_and(char::is_numeric) && !self.single_open {
                TokenKind::Symbol
            } else {
                TokenKind::CloseQuote
            };
        }
        let sibilant = self.before.is_some_and(|c| matches!(c, 's' | 'S' | 'x' | 'z'));
        let goes_on = self.text.get(end..self.end).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.starts_with(char::is_alphanumeric)
        });
        if self.single_open {
            return if sibilant && goes_on && self.single_closes_later(end) {
                TokenKind::Clitic
            } else {
                TokenKind::CloseQuote
            };
        }
        if sibilant || self.before == Some('n') { TokenKind::Clitic } else { TokenKind::CloseQuote }
    }

    /// Whether a single mark that can close stands within reach behind `from`.
    fn single_closes_later(&self, from: usize) -> bool {
        let mut limit = self.end.min(from + SINGLE_QUOTE_REACH);
        while !self.text.is_char_boundary(limit) {
            limit -= 1;
        }
        let mut before = ' ';
        let mut rest = self.text.get(from..limit).unwrap_or_default().chars().peekable();
        while let Some(here) = rest.next() {
            if is_apostrophe(here) && !before.is_whitespace() && rest.peek().is_none_or(|next| !next.is_alphanumeric())
            {
                return true;
            }
            before = here;
        }
        false
    }

    /// Whether a quotation could begin here by what stands before.
    fn opens(&self) -> bool {
        self.before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '{'))
            || self.tokens.last().is_some_and(|token| token.kind == TokenKind::OpenQuote && token.span.end() == self.at)
    }

    /// Whether a quotation could end here by what stands behind `end`.
    fn closes(&self, end: usize) -> bool {
        self.after(end).is_none_or(|c| {
            c.is_whitespace()
                || matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '—' | '–' | '-' | '"' | '\'' | '”' | '’')
        })
    }
}
