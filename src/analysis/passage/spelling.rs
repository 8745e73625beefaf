//! How names are spelled that can be spelled in more than one way: those of officials, and those of bodies.

use std::ops::Range;

use crate::analysis::{Bearer, Mention, MentionForm, Referent, Spelling};
use crate::document::{Block, BlockKind, Case, Token, TokenKind};
use crate::gazetteer::Gazetteer;

/// Words of bodies' names as the two standards of English spell them.
const VARIANTS: [[&str; 2]; 7] = [
    ["center", "centre"],
    ["defense", "defence"],
    ["labor", "labour"],
    ["organization", "organisation"],
    ["program", "programme"],
    ["authorization", "authorisation"],
    ["fiber", "fibre"],
];

/// Words that stand in small letters inside a body's name.
const INSIDE: [&str; 4] = ["and", "for", "of", "the"];

/// Parts of governments, of which many countries have one each, and people's
/// posts: two spellings of these are two countries' own.
#[rustfmt::skip]
const MANY: [&str; 12] = [
    "Department", "Minister", "Ministers", "Ministry", "Secretary", "Undersecretary", "Under", "Assistant", "Deputy", "Party", "Day", "Leader",
];

/// A body's name has so many words at least.
const FEWEST_WORDS: usize = 3;

/// How the names are spelled that the writer uses in the text's own words.
pub(in crate::analysis) fn spellings(
    block: &Block,
    mentions: &[Mention],
    quoted: &[Range<usize>],
    gazetteer: &Gazetteer,
) -> Vec<Spelling> {
    if matches!(block.kind, BlockKind::BlockQuote | BlockKind::Code | BlockKind::FrontMatter) {
        return Vec::new();
    }
    let mut spellings = officials(block, mentions, gazetteer);
    spellings.extend(bodies(block, quoted));
    spellings.sort_by_key(|spelling| spelling.span);
    spellings
}

/// Words of the names of officials that the records know in more than one spelling.
fn officials(block: &Block, mentions: &[Mention], gazetteer: &Gazetteer) -> Vec<Spelling> {
    let mut spellings = Vec::new();
    for mention in mentions.iter().filter(|mention| !mention.quoted && mention.form != MentionForm::Title) {
        let Referent::Official(official) = mention.referent else { continue };
        let Some(names) = gazetteer.official(official) else { continue };
        for token in block.tokens.get(mention.tokens.clone()).unwrap_or_default() {
            let written = token.of(&block.text);
            if let Some(word) = names.spelled(written).filter(|_| token.kind == TokenKind::Word) {
                let (word, written) = (word.to_owned(), written.to_owned());
                spellings.push(Spelling { bearer: Bearer::Official(official), word, written, span: token.span });
            }
        }
    }
    spellings
}

/// Words of the names of bodies, told by their capitals, that have two spellings.
fn bodies<'b>(block: &'b Block, quoted: &'b [Range<usize>]) -> impl Iterator<Item = Spelling> + 'b {
    let candidates = block.tokens.iter().enumerate().filter(|(_, token)| token.case == Case::Title);
    candidates.filter(|(at, _)| !quoted.iter().any(|range| range.contains(at))).filter_map(|(at, token)| {
        let written = token.of(&block.text);
        let [first, _] = VARIANTS.iter().find(|pair| pair.iter().any(|word| written.eq_ignore_ascii_case(word)))?;
        let name = name_round(block, at)?;
        let word = capitalised(first);
        Some(Spelling { bearer: Bearer::Body(name), word, written: written.to_owned(), span: token.span })
    })
}

/// The name that the word at `at` is part of, spelled in one way whichever it
/// is written in; none where it is no body's, or many countries have one so called.
fn name_round(block: &Block, at: usize) -> Option<String> {
    let tokens = &block.tokens;
    let text = |at: usize| tokens.get(at).map_or("", |token| token.of(&block.text));
    let is_part =
        |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.case.is_capital());
    let joins = |at: usize| tokens.get(at).is_some_and(is_word) && INSIDE.contains(&text(at));
    let mut start = at;
    while start > 0 && (is_part(start - 1) || start > 1 && joins(start - 1) && is_part(start - 2)) {
        start -= if is_part(start - 1) { 1 } else { 2 };
    }
    let mut end = at + 1;
    while is_part(end) || joins(end) && is_part(end + 1) {
        end += if is_part(end) { 1 } else { 2 };
    }
    // "The" at the head of a sentence is no part of the name.
    start += usize::from(text(start).eq_ignore_ascii_case("the"));
    let words: Vec<&str> = (start..end).map(text).collect();
    if words.len() < FEWEST_WORDS || words.iter().any(|word| MANY.contains(word)) {
        return None;
    }
    let plain = |word: &str| {
        let variant = VARIANTS.iter().find(|pair| pair.iter().any(|other| word.eq_ignore_ascii_case(other)));
        variant.map_or_else(|| word.to_lowercase(), |[first, _]| (*first).to_owned())
    };
    Some(words.into_iter().map(plain).collect::<Vec<_>>().join(" "))
}

fn is_word(token: &Token) -> bool {
    token.kind == TokenKind::Word
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
