//! Sentences of a run of prose.

use std::ops::Range;

use crate::text::Span;

use super::abbreviation::{Abbreviation, abbreviation, is_month};
use super::{Case, Token, TokenKind};

/// One sentence. Sentences of a leaf follow each other and share no token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last (a closing quotation mark after the
    /// stop is part of it), in bytes from the start of the block.
    pub span: Span,
    /// Its tokens, as indices into the block's.
    pub tokens: Range<usize>,
    /// The leaf it stands in, as an index into the block's.
    pub leaf: usize,
}

/// Cuts a leaf into sentences.
///
/// `text` is the block's, `tokens` are the block's and `range` those of the
/// leaf, whose index is `leaf`. Sentences inside a quotation are sentences of
/// their own. Linear in the tokens.
#[must_use]
pub fn sentences(text: &str, tokens: &[Token], range: Range<usize>, leaf: usize) -> Vec<Sentence> {
    let splitter = Splitter { text, tokens: tokens.get(..range.end).unwrap_or(tokens) };
    let mut found = Vec::new();
    let mut start = range.start;
    let mut at = range.start;
    while at < splitter.tokens.len() {
        if at > start && splitter.is_credit(at) {
            found.extend(splitter.sentence(start..at, leaf));
            start = at;
        }
        let Some(stop) = splitter.stop_at(at, start) else {
            at += 1;
            continue;
        };
        let next = splitter.behind_closers(at);
        if next < splitter.tokens.len() && splitter.breaks(stop, at, next) {
            found.extend(splitter.sentence(start..next, leaf));
            start = next;
        }
        at = next;
    }
    found.extend(splitter.sentence(start..splitter.tokens.len(), leaf));
    found
}

/// What could end a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// `.`
    Stop,
    /// `!` or `?`
    Shout,
    /// `…`
    Ellipsis,
    /// The stop of an abbreviation.
    Abbreviation(Abbreviation),
}

struct Splitter<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Splitter<'_> {
    fn sentence(&self, tokens: Range<usize>, leaf: usize) -> Option<Sentence> {
        let (first, last) = (self.tokens.get(tokens.start)?, self.tokens.get(tokens.end.checked_sub(1)?)?);
        (tokens.start < tokens.end).then(|| Sentence { span: first.span.join(last.span), tokens, leaf })
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn case(&self, at: usize) -> Option<Case> {
        self.tokens.get(at).filter(|token| token.is_word()).map(|token| token.case)
    }

    /// What kind of end token `at` could be, in the sentence that began at `start`.
    fn stop_at(&self, at: usize, start: usize) -> Option<Ending> {
        let token = self.tokens.get(at)?;
        let word = token.of(self.text);
        match token.kind {
            TokenKind::Stop if word.starts_with(['!', '?', '‽']) => Some(Ending::Shout),
            // An ellipsis at the start stands for words left out before it.
            TokenKind::Stop if word.len() > 1 => (at > start).then_some(Ending::Ellipsis),
            // `1.` at the start numbers what follows.
            TokenKind::Stop if at == start + 1 && self.kind(start) == Some(TokenKind::Number) => None,
            TokenKind::Stop => Some(Ending::Stop),
            TokenKind::Word => {
                let class = abbreviation(word.strip_suffix('.')?)?;
                // The letters of a list (`A. First`) number what follows.
                (class != Abbreviation::Initial || at > start).then_some(Ending::Abbreviation(class))
            }
            _ => None,
        }
    }

    /// Whether a picture's credit begins at `at`: `Image: …` behind a caption without a stop.
    fn is_credit(&self, at: usize) -> bool {
        matches!(self.word(at), "Image" | "Photo" | "Photograph" | "Picture")
            && self.kind(at + 1) == Some(TokenKind::Colon)
            && self
                .kind(at.wrapping_sub(1))
                .is_some_and(|kind| matches!(kind, TokenKind::Word | TokenKind::CloseBracket))
    }

    /// The first token behind `at` that is no further stop and closes nothing.
    fn behind_closers(&self, at: usize) -> usize {
        let mut next = at + 1;
        while let Some(token) = self.tokens.get(next) {
            if self.is_note_mark(next) {
                next += 3;
                continue;
            }
            let closes = match token.kind {
                TokenKind::CloseQuote => true,
                TokenKind::CloseBracket | TokenKind::Stop => !token.spaced,
                _ => false,
            };
            if !closes {
                break;
            }
            next += 1;
        }
        next
    }

    /// Whether `[12]` stands at `at`: the mark of a note to what comes before.
    fn is_note_mark(&self, at: usize) -> bool {
        self.word(at) == "["
            && self.kind(at + 1) == Some(TokenKind::Number)
            && self.kind(at + 2) == Some(TokenKind::CloseBracket)
    }

    /// Whether a new sentence begins at `next`, behind the ending at `at`.
    fn breaks(&self, ending: Ending, at: usize, next: usize) -> bool {
        let Some(token) = self.tokens.get(next) else { return false };
        // Letters right behind a stop go on with a name or an address (`Booking.Com`) as often as they open a sentence.
        if !token.spaced && token.kind != TokenKind::OpenQuote {
            return false;
        }
        if ending == Ending::Stop && self.is_left_over(next) {
            return true;
        }
        // What opens the sentence: the word behind opening marks.
        let opener = self.behind_openers(next);
        let quoted_end = next > at + 1 && self.kind(next - 1) == Some(TokenKind::CloseQuote);
        match ending {
            Ending::Stop | Ending::Shout => self.can_open(next, opener),
            // An ellipsis leaves words out in mid-sentence, or the speaker paused and goes on with *I*, *we* or *and*.
            Ending::Ellipsis => {
                let word = self.word(opener);
                let opens = is_one_of(word, OPENERS) && !is_one_of(word, GOING_ON);
                self.can_open(next, opener) && (quoted_end || opens)
            }
            Ending::Abbreviation(class) => self.breaks_behind(class, at, next, opener),
        }
    }

    fn behind_openers(&self, mut at: usize) -> usize {
        while matches!(self.kind(at), Some(TokenKind::OpenQuote | TokenKind::OpenBracket)) {
            at += 1;
        }
        at
    }

    fn can_open(&self, next: usize, opener: usize) -> bool {
        let bracketed = opener > next;
        match self.kind(opener) {
            Some(TokenKind::Word) => {
                // A whole sentence in brackets is one even where it opens in lower case.
                self.case(opener) != Some(Case::Lower) || self.kind(next) == Some(TokenKind::OpenBracket)
            }
            Some(TokenKind::Number) => true,
            Some(TokenKind::Symbol) => !matches!(self.word(opener), "/" | "&" | "%" | "*"),
            // `It is over. ... They know it.`
            Some(TokenKind::Stop) => {
                bracketed || self.word(opener).len() > 1 && self.case(opener + 1).is_some_and(Case::is_capital)
            }
            _ => false,
        }
    }

    /// Whether from `at` to the end of the leaf only marks are left, which close nothing: `(It is over. );`.
    fn is_left_over(&self, at: usize) -> bool {
        let rest = self.tokens.get(at..).unwrap_or_default();
        rest.len() < MOST_LEFT_OVER
            && rest.iter().all(|token| {
                matches!(
                    token.kind,
                    TokenKind::CloseBracket | TokenKind::Semicolon | TokenKind::Colon | TokenKind::Comma
                )
            })
    }

    fn breaks_behind(&self, class: Abbreviation, at: usize, next: usize, opener: usize) -> bool {
        if !self.can_open(next, opener) || !self.case(opener).is_some_and(Case::is_capital) {
            return false;
        }
        let quoted = next > at + 1 && self.kind(next - 1) == Some(TokenKind::CloseQuote);
        let word = self.word(opener);
        match class {
            Abbreviation::Title | Abbreviation::Latin | Abbreviation::Numbered => {
                quoted && self.kind(next) == Some(TokenKind::Word)
            }
            Abbreviation::Closing => true,
            Abbreviation::Time => !is_day_or_zone(word),
            Abbreviation::Month | Abbreviation::Letters | Abbreviation::NameEnd => is_one_of(word, OPENERS),
            Abbreviation::Initial => {
                is_one_of(word, OPENERS)
                    && word != "A"
                    && !(self.case(at.wrapping_sub(1)) == Some(Case::Title) && word == "He")
            }
            Abbreviation::Geographic => is_one_of(word, OPENERS) || self.is_new_subject(opener),
        }
    }

    /// Whether a name and a verb open a sentence at `at`: `Bessent said`, but not `Treasury said`.
    fn is_new_subject(&self, at: usize) -> bool {
        if self.case(at) != Some(Case::Title) || is_one_of(self.word(at), INSTITUTIONS) {
            return false;
        }
        self.case(at + 1) == Some(Case::Lower) && is_finite(self.word(at + 1))
    }
}

/// Whether `word` is one of the blank-separated `list`. Asked only where an
/// abbreviation or a quotation might end a sentence, which is seldom.
fn is_one_of(word: &str, list: &str) -> bool {
    list.split(' ').any(|entry| entry == word)
}

/// Whether `word` can be the verb of a new sentence's subject.
fn is_finite(word: &str) -> bool {
    (word.len() > 4 && word.ends_with("ed")) || is_one_of(word, SAYING) || is_one_of(word, FINITE)
}

fn is_day_or_zone(word: &str) -> bool {
    is_month(word) || is_one_of(word, DAYS_AND_ZONES)
}

/// Openers with which a speaker goes on behind a pause.
const GOING_ON: &str = "I We You My Our Your And So Yet Just A An";

/// More marks in a row than a sentence leaves over.
const MOST_LEFT_OVER: usize = 4;

/// Verbs that give a quotation its speaker.
const SAYING: &str = "said says asked asks told added adds wrote writes tweeted replied responded shouted yelled exclaimed \
    wondered continued joked quipped demanded declared announced concluded posted insisted answered screamed \
    cried recalled noted";

/// Verb forms a new sentence's subject is followed by.
const FINITE: &str = "is was were has had have will would could should did does also went took made called met won lost held gave \
    came became began";

/// Words that follow an adjectival `U.S.` and open no sentence of their own there.
const INSTITUTIONS: &str = "President Treasury Department Senate Congress House Army Navy Air Marine Marines Senator Representative \
    Secretary Ambassador Supreme District Circuit Court Attorney Justice State Commerce Energy Defense Trade \
    Federal Steel Bank Central Capitol Customs Border Coast Forces Embassy Security Council General Agency \
    Government Constitution Chamber Postal Census Olympic Open Treasuries Judge Rep. Sen. Gov. Republican \
    Democratic Republicans Democrats Muslims Jews Mint Parliament Fed Food Geological Conference Soccer Special Envoy Vice \
    Chief Fish Forest News Today Airways";

/// What a time of day goes on with.
const DAYS_AND_ZONES: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC \
    BST CET CEST Eastern Central Pacific Mountain Greenwich Mon. Tues. Wed. Thurs. Fri. Sat. Sun. Beijing";

/// Capitalised words that open a sentence far more often than they go on with a name.
const OPENERS: &str = "The A An In On At He She It They We I You This That These Those But And So If When While As After Before \
    Since Although Though However Meanwhile There For From With His Her Its Their Our My Your Not No One Some \
    Many Most Both Each Other Another What Who Why How Where Which Yet Still Also Now Then Under Over According \
    Asked By Despite During Last Earlier Later Until Because Even Such Only Or Officials To Two Three Four Five \
    Several Here More Instead Of Once Among Amid Just All Nearly About Authorities Nor People Police Perhaps \
    Without Whether Today Yesterday Additionally Moreover Furthermore Nevertheless Nonetheless Indeed Let Is Are \
    Was Were Did Does Do Can Could Will Would Should Has Have";

#[cfg(test)]
mod tests {
    use super::sentences;
    use crate::document::tokenize;
    use crate::text::Span;

    fn split(text: &str) -> Vec<&str> {
        let tokens = tokenize(text, Span::new(0, text.len()), &[]);
        sentences(text, &tokens, 0..tokens.len(), 0).iter().map(|sentence| sentence.span.of(text)).collect()
    }

    /// Each text with `|` where one sentence ends and the next begins.
    fn check(cases: &[&str]) {
        for case in cases {
            let wanted: Vec<&str> = case.split('|').collect();
            let text = case.replace('|', " ");
            assert_eq!(split(&text), wanted, "{case}");
        }
    }

    #[test]
    fn stops_end_sentences_and_stops_of_abbreviations_do_not() {
        check(&[
            "The talks ended.|Nobody signed.",
            "Mr. Hale met Gov. Ruel.|They spoke for an hour.",
            "Dr. Ana Roth of St. Olaf arrived on Nov. 20 at noon.|She left.",
            "J. R. Ruel spoke.|Odile M. Branca did not.",
            "It cost $4.5 million.|The rest, 0.25 percent, is lost.",
            "See No. 12 and p. 4 of the order.|It is short.",
            "The answer was no.|Is that all?|It is!",
            "Boats, barges, etc. were banned.|Ferries etc.|The rest sailed.",
            "He holds a Ph.D. in hydrology.|That helps.",
        ]);
    }

    #[test]
    fn a_country_in_letters_ends_a_sentence_only_before_a_new_one() {
        check(&[
            "He went to the U.S.|The visit was short.",
            "He flew to the U.S.|Branca stayed behind; she had said so.",
            "The U.S. Treasury said nothing.|So did U.S. Steel.",
            "Talks in Washington, D.C., and the U.K. Parliament went on.",
            "They left Kestria for the U.S.|In Norland, nobody noticed.",
        ]);
    }

    #[test]
    fn a_time_of_day_goes_on_with_a_day_or_a_zone() {
        check(&[
            "They meet at 9 a.m. Tuesday in Geneva.",
            "They met at 9 p.m.|Nobody left early.",
            "It opened at 9 a.m. GMT on Friday.",
        ]);
    }

    #[test]
    fn a_closing_mark_belongs_to_the_sentence_it_closes() {
        check(&[
            "“We will not sign.”|He left.",
            "\"It is over.|They know it,\" he said.",
            "\"Is it over?\" she asked.|Nobody knew.",
            "\"Is it over?\"|Branca asked in Geneva.|Nobody knew.",
            "(The order is void.)|It was never read.",
            "'It is over.'|She left.",
            "The map is old.[12]|Nobody uses it.",
        ]);
    }

    #[test]
    fn an_ellipsis_ends_a_sentence_only_before_a_word_that_opens_one() {
        check(&[
            "He paused ...|Then he went on.",
            "They waited… and waited.|Nothing came.",
            "We saw Dovrin ... Kestria and the lock.",
            "It is a good map.|... They never read it.",
            "We left ... And we came back.",
            "The yields are steady [...]|However, the road is not.",
        ]);
    }

    #[test]
    fn marks_left_over_and_forgotten_blanks_end_nothing_themselves() {
        check(&[
            "(Adds the name of the lock. );".replace(". );", ".|);").as_str(),
            "They wrote to Dovrin.Locks and waited.",
            "It fell at 5:00 a.m. (local time) on Monday.",
        ]);
    }

    #[test]
    fn a_credit_behind_a_caption_stands_alone() {
        check(&["The lock at Dovrin|Image: River Board.|It is closed."]);
    }
}
