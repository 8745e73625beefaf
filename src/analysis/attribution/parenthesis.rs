//! Subjects with an aside between them and their verb: an apposition, a relative clause, brackets, dashes, words at arm's length.

use std::ops::Range;

use crate::analysis::lexicon::Forms;
use crate::analysis::syntax::{Syntax, Tag};
use crate::document::{Case, TokenKind};

use super::subject::{clause_or_phrase_before, opens_clause, phrase_before};

/// The subject before a parenthesis that ends with the comma at `comma`: `Ruel, the mayor of Dovrin, said`.
pub(super) fn parenthetical(syntax: &Syntax<'_>, comma: usize, floor: usize) -> Option<Range<usize>> {
    let mut at = comma;
    while at > floor {
        at -= 1;
        match syntax.kind(at) {
            Some(TokenKind::Comma) => {
                let inside = at + 1..comma;
                // `who was there, and who asked not to be named, said`
                let joined =
                    syntax.tag_at(inside.start) == Tag::Coordinator && syntax.tag_at(inside.start + 1) == Tag::Relative;
                if inside.is_empty() || !(joined || is_parenthesis(syntax, inside.start)) {
                    continue;
                }
                let before = if at > floor && syntax.is_mark(at - 1, TokenKind::CloseBracket) {
                    behind_bracket(syntax, at - 1, floor)
                } else {
                    clause_or_phrase_before(syntax, at, floor)
                };
                let Some(mut phrase) = before else { continue };
                if syntax.tag_at(phrase.start) == Tag::Pronoun || !opens_clause(syntax, phrase.start, floor) {
                    continue;
                }
                // `Ruel, mayor of Dovrin, Kestria, said`: the name stands one comma further left.
                if syntax.tag_at(phrase.end - 1) == Tag::Name
                    && phrase.start > floor + 1
                    && syntax.is_mark(phrase.start - 1, TokenKind::Comma)
                    && (syntax.tag_at(phrase.start) == Tag::Determiner || syntax.case(phrase.start) == Case::Lower)
                    && let Some(name) = phrase_before(syntax, phrase.start - 1, floor)
                    && syntax.tag_at(name.end - 1) == Tag::Name
                    && opens_clause(syntax, name.start, floor)
                {
                    phrase = name;
                }
                return Some(phrase.start..parenthesis_end(syntax, &phrase, comma));
            }
            Some(TokenKind::Semicolon | TokenKind::Stop) => return None,
            Some(TokenKind::CloseQuote) if !syntax.quoted(at) => {}
            _ if syntax.quoted(at) => return None,
            _ => {}
        }
    }
    None
}

/// How much of a parenthesis belongs to the source: an apposition and a relative clause do, an aside does not.
fn parenthesis_end(syntax: &Syntax<'_>, phrase: &Range<usize>, comma: usize) -> usize {
    let first = phrase.end + 1;
    let described = matches!(
        syntax.tag_at(first),
        Tag::Determiner | Tag::Noun | Tag::Name | Tag::Possessive | Tag::Number | Tag::Relative | Tag::Preposition
    );
    let aside = syntax.tag_at(first) == Tag::Preposition && !syntax.is_any(first, &["of", "from"])
        || syntax.tag_at(first) == Tag::Verb;
    if described && !aside { comma } else { phrase.end }
}

/// Whether what begins at `at` can be a parenthesis behind a noun.
fn is_parenthesis(syntax: &Syntax<'_>, at: usize) -> bool {
    match syntax.tag_at(at) {
        Tag::Name
        | Tag::Noun
        | Tag::Determiner
        | Tag::Possessive
        | Tag::Number
        | Tag::Relative
        | Tag::Preposition
        | Tag::Subordinator
        | Tag::Adverb => true,
        Tag::Verb => syntax.forms(at).has(Forms::GERUND.union(Forms::PARTICIPLE)),
        _ => false,
    }
}

/// A subject before two dashes: `Ruel — the mayor — said`.
pub(super) fn behind_dashes(syntax: &Syntax<'_>, dash: usize, floor: usize) -> Option<Range<usize>> {
    let first = (floor..dash).rev().find(|&at| syntax.is_mark(at, TokenKind::Dash))?;
    let phrase = phrase_before(syntax, first, floor)?;
    opens_clause(syntax, phrase.start, floor).then_some(phrase)
}

/// A subject with something in brackets: `Ruel (Kestria) said`; the brackets are part of it.
pub(super) fn behind_bracket(syntax: &Syntax<'_>, close: usize, floor: usize) -> Option<Range<usize>> {
    let open =
        (floor.max(close.saturating_sub(16))..close).rev().find(|&at| syntax.is_mark(at, TokenKind::OpenBracket))?;
    let phrase = phrase_before(syntax, open, floor)?;
    Some(phrase.start..close + 1)
}

/// A subject that ends in words held at arm's length: `the so-called "moderates" said`.
pub(super) fn scare_subject(syntax: &Syntax<'_>, close: usize, floor: usize) -> Option<Range<usize>> {
    if syntax.quoted(close) {
        return None;
    }
    let open =
        (floor.max(close.saturating_sub(12))..close).rev().find(|&at| syntax.is_mark(at, TokenKind::OpenQuote))?;
    let mut start = open;
    while start > floor && syntax.is_nominal(start - 1) {
        start -= 1;
    }
    (opens_clause(syntax, start, floor) || syntax.tag_at(start) == Tag::Determiner).then_some(start..close + 1)
}
