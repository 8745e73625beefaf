//! How well a reader knows a source, by its words alone.

use std::ops::Range;

use crate::analysis::SourceGrade;
use crate::analysis::lexicon::Classes;
use crate::analysis::syntax::{Syntax, Tag};
use crate::document::{Case, TokenKind};

/// How a source refers to somebody named elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::analysis) enum Reference {
    /// It names its own.
    None,
    /// *he*, *she*: one person.
    Person,
    /// *it*: a body or a text.
    Thing,
    /// *they*: several, or a body.
    Several,
    /// *the ministry*, *the spokesman*: the last source with this word, a token.
    Definite(usize),
    /// *who*, *that*: the noun phrase before it.
    Relative,
}

/// A source by its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::analysis) struct Graded {
    /// How well it is known.
    pub(in crate::analysis) grade: SourceGrade,
    /// Whom it refers to.
    pub(in crate::analysis) reference: Reference,
    /// The tokens by which a reader would name it.
    pub(in crate::analysis) name: Range<usize>,
    /// Whether it is one person.
    pub(in crate::analysis) person: bool,
}

/// Grades the source at the tokens `range`.
pub(in crate::analysis) fn grade(syntax: &Syntax<'_>, range: &Range<usize>) -> Graded {
    let first = range.start;
    if range.len() == 1 || range.len() == 2 && syntax.tag_at(first + 1) == Tag::Possessive {
        match syntax.tag_at(first) {
            Tag::Relative | Tag::That => return relative(syntax, range),
            Tag::Pronoun | Tag::Possessive | Tag::Determiner => return pronoun(syntax, range),
            _ => {}
        }
    }
    let core = core(syntax, range);
    let head = core.end.saturating_sub(1);
    let grade = noun_phrase(syntax, &core, range);
    let definite =
        syntax.is(first, "the") && syntax.tag_at(head) == Tag::Noun && core.len() <= 3 && core.end == range.end;
    let reference = if definite { Reference::Definite(head) } else { Reference::None };
    let plural = is_plural(syntax, head) || core.end < range.end && syntax.is(core.end, "and");
    let person = matches!(grade, SourceGrade::Named | SourceGrade::Role | SourceGrade::Anonymous) && !plural;
    Graded { grade, reference, name: range.clone(), person }
}

fn pronoun(syntax: &Syntax<'_>, range: &Range<usize>) -> Graded {
    let at = range.start;
    let reference = match () {
        () if syntax.is_any(at, &["he", "she", "his", "her", "him", "i", "my"]) => Reference::Person,
        () if syntax.is_any(at, &["it", "its", "this", "that"]) => Reference::Thing,
        () if syntax.is_any(at, &["they", "their", "we", "our", "both", "all"]) => Reference::Several,
        () => Reference::None,
    };
    let vague = syntax.has(at, Classes::VAGUE)
        || syntax.is_any(at, &["some", "many", "others", "most", "few", "several", "everyone", "nobody", "anyone"]);
    let grade = if vague { SourceGrade::Vague } else { SourceGrade::Pronoun };
    Graded { grade, reference, name: range.clone(), person: reference == Reference::Person }
}

/// A relative pronoun is graded as the noun phrase it stands for.
fn relative(syntax: &Syntax<'_>, range: &Range<usize>) -> Graded {
    let mut end = range.start;
    while end > 0 && matches!(syntax.kind(end - 1), Some(TokenKind::Comma | TokenKind::Dash)) {
        end -= 1;
    }
    let Some(core) = syntax.noun_phrase_before(end, end.saturating_sub(12)) else {
        return Graded {
            grade: SourceGrade::Pronoun,
            reference: Reference::Relative,
            name: range.clone(),
            person: false,
        };
    };
    let grade = noun_phrase(syntax, &core, &core);
    let person = matches!(grade, SourceGrade::Named | SourceGrade::Role) && !is_plural(syntax, core.end - 1);
    Graded { grade, reference: Reference::Relative, name: core, person }
}

/// Adjectives that stand behind the people they describe: `two people familiar with the plan`.
const POSTPOSED: [&str; 8] =
    ["aware", "close", "conversant", "familiar", "knowledgeable", "present", "privy", "responsible"];

/// The part of a source before its prepositions and parentheses.
fn core(syntax: &Syntax<'_>, range: &Range<usize>) -> Range<usize> {
    // `two people familiar with the plan`, `an official involved in the talks`
    let described = |at: usize| {
        let participle = syntax.tag_at(at) == Tag::Verb && matches!(syntax.tag_at(at - 1), Tag::Noun | Tag::Name);
        (participle || syntax.is_any(at, &POSTPOSED)) && syntax.tag_at(at + 1) == Tag::Preposition
    };
    let ends = |at: usize| !syntax.is_nominal(at) && !matches!(syntax.tag_at(at), Tag::Adverb | Tag::Verb);
    let end = range.clone().find(|&at| at > range.start && (ends(at) || described(at))).unwrap_or(range.end);
    let end =
        if end > range.start && syntax.tag_at(end - 1) == Tag::Possessive && end == range.end { end - 1 } else { end };
    range.start..end.max(range.start + 1)
}

fn is_plural(syntax: &Syntax<'_>, head: usize) -> bool {
    let word = syntax.text_at(head);
    syntax.tag_at(head) == Tag::Noun
        && (word.ends_with('s') && !word.ends_with("ss")
            || matches!(word, "people" | "men" | "women" | "media" | "police"))
}

fn noun_phrase(syntax: &Syntax<'_>, core: &Range<usize>, range: &Range<usize>) -> SourceGrade {
    let head = core.end.saturating_sub(1);
    let named = core.clone().any(|at| syntax.tag_at(at) == Tag::Name);
    let described = core.end < range.end;
    if syntax.tag_at(head) == Tag::Name {
        return name(syntax, core);
    }
    let indefinite = !syntax.is_any(core.start, &["the", "his", "her", "its", "their", "this", "that"]);
    if syntax.has(head, Classes::ANONYMOUS) && indefinite && !owned(syntax, core) {
        // `White House officials` is as anonymous as `officials`; `two people briefed on it` says at least why they know.
        return SourceGrade::Anonymous;
    }
    let bare_vague = !named && !owned(syntax, core);
    if syntax.has(head, Classes::VAGUE) && bare_vague && (indefinite || !described) {
        return SourceGrade::Vague;
    }
    if syntax.has(head, Classes::DOCUMENT) {
        return SourceGrade::Document;
    }
    if syntax.has(head, Classes::ROLE) {
        return SourceGrade::Role;
    }
    if syntax.has(head, Classes::BODY) {
        return SourceGrade::Body;
    }
    if matches!(syntax.tag_at(head), Tag::Pronoun | Tag::Determiner) {
        return SourceGrade::Pronoun;
    }
    if named { SourceGrade::Body } else { SourceGrade::Role }
}

/// Whether an owner stands in the phrase: `the ministry's officials`.
fn owned(syntax: &Syntax<'_>, core: &Range<usize>) -> bool {
    core.clone().any(|at| syntax.tag_at(at) == Tag::Possessive)
}

/// A phrase that ends in a name: a person, unless a word of it belongs to institutions.
fn name(syntax: &Syntax<'_>, core: &Range<usize>) -> SourceGrade {
    let last = core.end.saturating_sub(1);
    let institution = core
        .clone()
        .any(|at| syntax.has(at, Classes::BODY) && !syntax.has(at, Classes::TITLE) && syntax.tag_at(at) == Tag::Name);
    let titled = core.clone().any(|at| syntax.has(at, Classes::TITLE.union(Classes::ROLE)) && at < last);
    let text = syntax.text_at(last);
    let letters = syntax.case(last) == Case::Upper && text.len() > 1 && !text.ends_with('.');
    if syntax.has(last, Classes::DOCUMENT) && core.len() > 1 {
        SourceGrade::Document
    } else if (institution || letters || syntax.is(core.start, "the") && !titled)
        && (!titled || syntax.has(last, Classes::BODY))
    {
        SourceGrade::Body
    } else {
        SourceGrade::Named
    }
}
