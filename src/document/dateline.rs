//! The dateline a text opens with: `GENEVA, Nov. 20 (Agency) —`.

use std::ops::Range;

use crate::text::Span;

use super::abbreviation::{is_month, is_region};
use super::{Case, Token, TokenKind};

/// The most tokens a dateline has before its dash.
const LONGEST: usize = 20;

/// The most words its place has.
const LONGEST_PLACE: usize = 6;

/// A dateline, all of it in bytes from the start of the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dateline {
    /// All of it, up to and with the dash.
    pub span: Span,
    /// The place as written: `GENEVA`, `Washington D.C.`; empty where the
    /// agency alone is given.
    pub place: Span,
    /// The date as written, which seldom has a year.
    pub date: Option<Span>,
    /// The agency between brackets.
    pub agency: Option<Span>,
}

/// The dateline that the leaf with the tokens `range` of `tokens` opens with.
///
/// `text` is the block's. A place in capitals, a date, an agency in brackets
/// or a region in its newsroom form (`D.C.`) is asked for, so that a sentence
/// that merely opens with a name and a dash has none.
#[must_use]
pub fn dateline(text: &str, tokens: &[Token], range: Range<usize>) -> Option<Dateline> {
    let tokens = tokens.get(range)?;
    let dash = tokens.iter().take(LONGEST).position(|token| token.kind == TokenKind::Dash)?;
    let opens_sentence = tokens.get(dash + 1).is_some_and(|next| {
        next.case.is_capital() || matches!(next.kind, TokenKind::OpenQuote | TokenKind::Number | TokenKind::Symbol)
    });
    if !opens_sentence {
        return None;
    }
    let mut head = tokens.get(..dash)?;
    let agency = take_agency(&mut head);
    let date = take_date(text, &mut head);
    let place = place(text, head, date.is_some() || agency.is_some())?;
    let span = tokens.first()?.span.join(tokens.get(dash)?.span);
    Some(Dateline { span, place, date, agency })
}

/// Takes `(Agency)` off the end of `head`.
fn take_agency(head: &mut &[Token]) -> Option<Span> {
    let (last, before) = head.split_last()?;
    if last.kind != TokenKind::CloseBracket {
        return None;
    }
    let open = before.iter().rposition(|token| token.kind == TokenKind::OpenBracket)?;
    let inner = before.get(open + 1..)?;
    let named = inner.len() <= 6 && inner.iter().all(|token| token.case.is_capital() || !token.is_word());
    let span = inner.first()?.span.join(inner.last()?.span);
    if !named {
        return None;
    }
    *head = before.get(..open)?;
    Some(span)
}

/// Takes `, Nov. 20`, `, 20 November 2026` or `, Nov. 20, 2026` off the end of `head`.
fn take_date(text: &str, head: &mut &[Token]) -> Option<Span> {
    let month = head.iter().rposition(|token| token.is_word() && is_month(token.of(text)))?;
    let is_number = |at: usize| head.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    let day_first = month > 0 && is_number(month - 1);
    let start = if day_first { month - 1 } else { month };
    if !day_first && !is_number(month + 1) {
        return None;
    }
    // Behind the month only figures and a comma before the year may stand.
    let behind = head.get(month + 1..)?;
    if !behind.iter().all(|token| matches!(token.kind, TokenKind::Number | TokenKind::Comma)) {
        return None;
    }
    let span = head.get(start)?.span.join(head.last()?.span);
    *head = head.get(..start)?;
    if let Some((last, before)) = head.split_last()
        && last.kind == TokenKind::Comma
    {
        *head = before;
    }
    Some(span)
}

/// The place that is all of `head`. It is `sure` where a date or an agency follows.
fn place(text: &str, head: &[Token], sure: bool) -> Option<Span> {
    let Some((first, last)) = head.first().zip(head.last()) else {
        return sure.then(Span::default);
    };
    let mut words = 0;
    for token in head {
        match token.kind {
            TokenKind::Word if token.case.is_capital() || is_particle(token.of(text)) => words += 1,
            TokenKind::Comma | TokenKind::Hyphen | TokenKind::Clitic => {}
            TokenKind::Symbol if token.of(text) == "/" => {}
            _ => return None,
        }
    }
    let shouted = head
        .iter()
        .take_while(|token| token.kind != TokenKind::Comma)
        .filter(|token| token.is_word())
        .all(|token| token.case == Case::Upper && token.span.len() > 1);
    let named = words > 0 && words <= LONGEST_PLACE && !is_label(first.of(text));
    let regional = is_region(last.of(text)) && head.len() > 1;
    (named && (sure || shouted || regional)).then(|| first.span.join(last.span))
}

/// Small words inside place names.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "la" | "le" | "el" | "al" | "da" | "do" | "dos" | "del" | "of" | "the" | "on" | "sur" | "am" | "and"
    )
}

/// Words in capitals that stand before a dash without being a place.
fn is_label(word: &str) -> bool {
    matches!(
        word,
        "BREAKING"
            | "UPDATE"
            | "UPDATED"
            | "EXCLUSIVE"
            | "WATCH"
            | "VIDEO"
            | "NOTE"
            | "CORRECTION"
            | "FACT"
            | "NATO"
            | "EU"
            | "UN"
            | "IMF"
            | "WTO"
            | "OPEC"
            | "ASEAN"
            | "GDP"
            | "FBI"
            | "CIA"
            | "NEWS"
            | "OPINION"
            | "ANALYSIS"
            | "DRAFT"
            | "URGENT"
            | "LIVE"
            | "U.S."
            | "U.N."
            | "E.U."
            | "I"
            | "A"
    )
}

#[cfg(test)]
mod tests {
    use super::dateline;
    use crate::document::tokenize;
    use crate::text::Span;

    /// Place, date and agency as written.
    fn read(text: &str) -> Option<(&str, &str, &str)> {
        let tokens = tokenize(text, Span::new(0, text.len()), &[]);
        let found = dateline(text, &tokens, 0..tokens.len())?;
        Some((found.place.of(text), found.date.unwrap_or_default().of(text), found.agency.unwrap_or_default().of(text)))
    }

    #[test]
    fn the_forms_of_agencies_are_read() {
        for (text, wanted) in [
            ("GENEVA, Nov. 20 (Agency) — Envoys met.", ("GENEVA", "Nov. 20", "Agency")),
            ("GENEVA, Nov. 20 - Negotiators met.", ("GENEVA", "Nov. 20", "")),
            ("Washington D.C. – U.S. envoys met.", ("Washington D.C.", "", "")),
            ("KUALA LUMPUR, Malaysia (AP) — Envoys met.", ("KUALA LUMPUR, Malaysia", "", "AP")),
            ("BRUSSELS — Envoys met.", ("BRUSSELS", "", "")),
            ("OSLO, 20 November 2026 -- “We met,” she said.", ("OSLO", "20 November 2026", "")),
            ("Geneva, Nov. 20, 2026 — Envoys met.", ("Geneva", "Nov. 20, 2026", "")),
            ("(Agency) - Envoys met.", ("", "", "Agency")),
            ("PORT-AU-PRINCE, Haiti — Envoys met.", ("PORT-AU-PRINCE, Haiti", "", "")),
        ] {
            assert_eq!(read(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn sentences_with_a_dash_near_their_start_have_none() {
        for text in [
            "Scott Bessent – the Treasury secretary – said so.",
            "Envoys met — In Geneva.",
            "NATO — The alliance met.",
            "BREAKING — Envoys met.",
            "The May 5 order - Kestria's first - stands.",
            "Talks (Geneva) resumed.",
            "— GENEVA",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
