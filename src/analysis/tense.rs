//! When the clause round a date says that its event happens, told from the verb forms nearest to it.

use crate::calendar::Tense;
use crate::document::{Block, Token, TokenKind};
use crate::text::Span;

/// Words behind which something is still to happen.
const FUTURE: &[&str] = &[
    "will",
    "'ll",
    "shall",
    "would",
    "to",
    "plans",
    "expects",
    "scheduled",
    "expected",
    "due",
    "set",
    "slated",
    "may",
    "might",
    "could",
    "next",
    "upcoming",
];

/// Past forms that do not end in "ed".
const PAST: &[&str] = &[
    "was", "were", "had", "did", "said", "told", "met", "held", "went", "came", "took", "made", "saw", "gave", "got",
    "fell", "rose", "spoke", "began", "left", "won", "lost", "sent", "put", "broke", "wrote", "ran", "became", "drew",
    "grew", "knew", "led", "paid", "read", "sold", "stood", "thought", "has", "have", "since", "struck", "swore",
    "shot", "brought", "built", "bought", "chose", "found", "flew", "kept", "laid", "sank", "sought", "threw",
    "withdrew",
];

/// Words that say that it is so now.
const PRESENT: &[&str] = &["is", "are", "am", "'s", "remains", "remain", "continues", "continue"];

/// The tense of the verb nearest to the bytes `span` of `block`, first of
/// those before it in its sentence, then of those behind it: "will *resume*
/// on Tuesday, the ministry said". Present where there is none. Linear in
/// the sentence.
#[must_use]
pub fn tense_at(block: &Block, span: Span) -> Tense {
    let Some(sentence) = block.sentences.iter().find(|sentence| sentence.span.overlaps(span)) else {
        return Tense::Present;
    };
    let tokens = block.tokens.get(sentence.tokens.clone()).unwrap_or_default();
    let before = tokens.iter().rev().filter(|token| token.span.end() <= span.start());
    let after = tokens.iter().filter(|token| token.span.start() >= span.end());
    before.chain(after).find_map(|token| tense_of(block, token)).unwrap_or(Tense::Present)
}

fn tense_of(block: &Block, token: &Token) -> Option<Tense> {
    if !matches!(token.kind, TokenKind::Word | TokenKind::Clitic) {
        return None;
    }
    let word = token.span.of(&block.text).to_lowercase();
    if FUTURE.contains(&word.as_str()) {
        Some(Tense::Future)
    } else if PAST.contains(&word.as_str()) || word.len() > 4 && word.ends_with("ed") {
        Some(Tense::Past)
    } else {
        PRESENT.contains(&word.as_str()).then_some(Tense::Present)
    }
}
