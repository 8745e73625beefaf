//! Finds who says what in one block, by the block alone.

use std::ops::Range;

use crate::analysis::CueKind;
use crate::analysis::syntax::Syntax;
use crate::document::{Block, LeafKind};

use super::active::Clause;
use super::found::Found;
use super::label::{credited, labelled};
use super::quotation::link;

/// A run of more tokens without a stop is a list or a table in disguise, and is not read as a sentence.
const LONGEST_SENTENCE: usize = 800;

/// The attributions of `block`, in the order of their cues (of their content,
/// where they have none). Quotations whose speaker the block does not give
/// come without source and cue.
pub(in crate::analysis) fn find(syntax: &Syntax<'_>, block: &Block) -> Vec<Found> {
    let mut all = Vec::new();
    for leaf in &block.leaves {
        if matches!(leaf.kind, LeafKind::TableCell) {
            continue;
        }
        let mut found = Vec::new();
        for index in leaf.sentences.clone() {
            match credited(syntax, leaf, index) {
                Some(credit) => found.push(credit),
                None => sentence(syntax, index, &mut found),
            }
        }
        match labelled(syntax, leaf) {
            // All of the leaf is the content of a speaker before a colon or behind a dash.
            Some(label) => found.push(label),
            None => link(syntax, block, leaf, &mut found),
        }
        all.append(&mut found);
    }
    all.retain(|found| !found.source.as_ref().is_some_and(|source| is_left_open(syntax, source)));
    all.sort_by_key(position);
    all
}

/// Whether a source is a blank that a quick fix left and nobody filled in: `[who] said`.
fn is_left_open(syntax: &Syntax<'_>, source: &Range<usize>) -> bool {
    let blank = |at: usize| {
        syntax.is_any(at, &["who", "name"])
            && syntax.text_at(at.wrapping_sub(1)) == "["
            && syntax.text_at(at + 1) == "]"
    };
    source.clone().any(blank)
}

fn position(found: &Found) -> usize {
    found.cue.as_ref().or(found.content.first()).map_or(0, |range| range.start)
}

fn sentence(syntax: &Syntax<'_>, index: usize, found: &mut Vec<Found>) {
    let Some(sentence) = syntax.sentences.get(index).filter(|sentence| sentence.tokens.len() <= LONGEST_SENTENCE)
    else {
        return;
    };
    let groups = syntax.verb_groups(sentence.tokens.clone());
    let clause = Clause { syntax, groups: &groups, tokens: sentence.tokens.clone(), sentence: index };
    let before = found.len();
    for group in 0..groups.len() {
        found.extend(clause.passive(group).or_else(|| clause.figure(group)).or_else(|| clause.active(group)));
    }
    clause.phrases(found);
    drop_doubles(found, before);
    drop_nested(found, before);
}

/// What a source is said to think, plan or do inside the clause that another
/// source says is part of what that one says: `Ruel said he hopes to win`.
fn drop_nested(found: &mut Vec<Found>, from: usize) {
    let holds = |outer: &Range<usize>, inner: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
    let clauses: Vec<(Range<usize>, Range<usize>)> = found
        .iter()
        .skip(from)
        .filter(|found| {
            found.source.is_some() && found.strength >= 80 && matches!(found.kind, CueKind::Speech | CueKind::Document)
        })
        .flat_map(|found| found.content.iter().filter_map(|content| Some((found.cue.clone()?, content.clone()))))
        .collect();
    let mut index = 0;
    found.retain(|found| {
        index += 1;
        let Some(cue) = found.cue.as_ref().filter(|_| index > from) else { return true };
        // `Ruel said the lock was shut, Branca said`: of two in each other the last has the whole.
        let has_whole =
            |other: &Range<usize>| other.start < cue.start && found.content.iter().any(|content| holds(content, other));
        let inside = clauses.iter().any(|(other, clause)| holds(clause, cue) && !has_whole(other));
        !inside
    });
}

/// Of two attributions whose cues overlap the surer one stays.
fn drop_doubles(found: &mut Vec<Found>, from: usize) {
    let mut at = from;
    while at < found.len() {
        let doubled = found.iter().enumerate().skip(from).any(|(other, rival)| {
            other != at
                && match (&rival.cue, found.get(at).and_then(|found| found.cue.as_ref())) {
                    (Some(rival_cue), Some(cue)) => {
                        rival_cue.start < cue.end
                            && cue.start < rival_cue.end
                            && (rival.strength, std::cmp::Reverse(other))
                                > (found.get(at).map_or(0, |found| found.strength), std::cmp::Reverse(at))
                    }
                    _ => false,
                }
        });
        if doubled {
            found.remove(at);
        } else {
            at += 1;
        }
    }
}
