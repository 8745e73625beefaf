//! Quotation marks without their other half.

use crate::document::{Block, BlockKind, Quotation, TokenKind};
use crate::text::{Edit, Span};

use super::{Check, Family, Fix, PassageContext, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "unbalanced-quote",
    family: Family::Quotation,
    severity: Some(Severity::Error),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[Trait::Quotations],
    check: Check::Passage(check),
    page: include_str!("unbalanced_quote.md"),
};

fn check(cx: &mut PassageContext<'_>) {
    let mut turned = false;
    for quotation in &cx.block.quotations {
        if quotation.depth > 0 || quotation.opened && quotation.closed || is_heaped(cx.block, quotation) {
            continue;
        }
        if quotation.opened {
            if !goes_on(cx, quotation) {
                report_open(cx, quotation);
            }
        } else if std::mem::take(&mut turned) {
            // It closes what the mark that was turned round opens.
        } else if stands_before_a_word(cx.block, quotation) {
            turned = true;
            report_turned(cx, quotation);
        } else if !is_measure(cx.block, quotation) && !was_open(cx) {
            let opening = opening(cx, quotation);
            cx.report(quotation.span, "this quotation mark closes a quotation that was never opened")
                .note("where a quotation begins is lost, and with it who says what")
                .note("put the opening mark before the first quoted word")
                .fixes
                .extend(opening);
        }
    }
}

/// Whether a closing mark stands where only an opening one can: behind a
/// space and right before a word.
fn stands_before_a_word(block: &Block, quotation: &Quotation) -> bool {
    let (before, behind) = (block.text.get(..quotation.span.start()), block.text.get(quotation.span.end()..));
    let mark = quotation.span.of(&block.text);
    opening_of(mark) != mark
        && before.is_some_and(|before| before.ends_with(char::is_whitespace))
        && behind.is_some_and(|behind| behind.starts_with(char::is_alphanumeric))
}

fn report_turned(cx: &mut PassageContext<'_>, quotation: &Quotation) {
    let turn = Edit { span: quotation.span, replacement: opening_of(quotation.span.of(&cx.block.text)).to_owned() };
    cx.report(quotation.span, "this closing mark stands where a quotation begins")
        .note("a reader takes what stands before it for the quotation")
        .safe_fix("turn the mark round", vec![turn]);
}

/// The mark that opens what `mark` closes.
fn opening_of(mark: &str) -> &str {
    match mark {
        "\u{201d}" => "\u{201c}",
        "\u{bb}" => "\u{ab}",
        other => other,
    }
}

/// A mark before the first word of the sentence, where most quotations begin.
fn opening(cx: &PassageContext<'_>, quotation: &Quotation) -> Option<Fix> {
    let sentence = cx.block.sentences.get(cx.prose.sentence_at(quotation.span.start())?)?;
    let mark = opening_of(quotation.span.of(&cx.block.text));
    let insert = Edit { span: Span::at(sentence.span.start()), replacement: mark.to_owned() };
    Some(Fix::new("open it at the start of the sentence", vec![insert]))
}

fn report_open(cx: &mut PassageContext<'_>, quotation: &Quotation) {
    let start = quotation.span.start();
    let opening = quotation.span.of(&cx.block.text).chars().next().unwrap_or('"');
    let closing = match opening {
        '\u{201c}' | '\u{201e}' => '\u{201d}',
        '\u{ab}' => '\u{bb}',
        other => other,
    };
    let end = quotation.inner.end();
    let close = Edit { span: Span::at(end), replacement: closing.into() };
    let before_speaker = before_speaker(cx, quotation).map(|at| {
        let close = Edit { span: Span::at(at), replacement: closing.into() };
        Fix::new("close it before who speaks", vec![close])
    });
    cx.report(Span::new(start, start + opening.len_utf8()), "this quotation is never closed")
        .note("everything behind the mark reads as somebody else's words")
        .note("close it behind the last quoted word; where it goes on in the next paragraph, open that with a mark too")
        .fixes
        .extend(before_speaker.into_iter().chain([Fix::new("close it at the end of the paragraph", vec![close])]));
}

/// The byte behind the comma before "he said" or "said Branca", where the
/// speaker's words are over.
fn before_speaker(cx: &PassageContext<'_>, quotation: &Quotation) -> Option<usize> {
    const SAYING: &[&str] = &["added", "asked", "said", "says", "told", "warned", "wrote"];
    const PRONOUNS: &[&str] = &["he", "it", "she", "they"];
    let names = |at: usize| cx.prose.is(at, PRONOUNS) || cx.prose.is_capital(at);
    let ends = |&at: &usize| matches!(cx.prose.kind(at), Some(TokenKind::Comma | TokenKind::Stop));
    let comma = quotation.tokens.clone().filter(ends).find(|&at| {
        let says_behind = cx.prose.is(at + 1, SAYING) && names(at + 2);
        says_behind || names(at + 1) && (at + 2..at + 4).any(|verb| cx.prose.is(verb, SAYING))
    })?;
    Some(cx.prose.span(comma..comma + 1).end())
}

/// Whether the next paragraph takes the quotation up again with a mark of its
/// own, as a speech over several paragraphs is set, or it runs on into a list.
fn goes_on(cx: &PassageContext<'_>, quotation: &Quotation) -> bool {
    let behind = cx.prose.token_at(quotation.inner.end());
    let opens = |block: &Block, at: usize| block.tokens.get(at).is_some_and(|token| token.kind == TokenKind::OpenQuote);
    if cx.after.is_some_and(|after| after.block.kind == BlockKind::ListItem) {
        return true;
    }
    match cx.block.tokens.get(behind) {
        Some(_) => opens(cx.block, behind),
        None => cx.after.is_some_and(|after| opens(after.block, 0)),
    }
}

/// Whether the paragraph before left a quotation open, which this one closes;
/// of a list nobody can tell from here.
fn was_open(cx: &PassageContext<'_>) -> bool {
    let last = |block: &Block| block.quotations.last().is_some_and(|quotation| !quotation.closed);
    let in_list = |block: &Block| block.kind == BlockKind::ListItem;
    in_list(cx.block) || cx.before.is_some_and(|before| last(before.block) || in_list(before.block))
}

/// Whether marks stand heaped one on the other, so that nobody can tell which is which.
fn is_heaped(block: &Block, quotation: &Quotation) -> bool {
    let is_mark = |letter: char| matches!(letter, '\'' | '"' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}');
    let start = quotation.span.start();
    let before = block.text.get(..start).unwrap_or_default().chars().next_back();
    let behind = block.text.get(start..).unwrap_or_default().chars().nth(1);
    behind.is_some_and(is_mark) || before.is_some_and(is_mark)
}

/// Whether the mark is one of inches or seconds: `5'10"`.
fn is_measure(block: &Block, quotation: &Quotation) -> bool {
    let before = block.text.get(..quotation.span.start()).unwrap_or_default();
    before.ends_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '\'' | '\u{2032}'))
}
