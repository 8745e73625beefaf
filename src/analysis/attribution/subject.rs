//! The noun phrase a verb group goes with: who says it.

use std::ops::Range;

use crate::analysis::lexicon::{Classes, Forms};
use crate::analysis::syntax::{Syntax, Tag, VerbGroup};
use crate::document::TokenKind;

use super::content::is_when_or_where;
use super::parenthesis::{behind_bracket, behind_dashes, parenthetical, scare_subject};

/// How far back a subject is looked for, in tokens.
const REACH: usize = 60;

/// How many groups that share a subject are gone through.
const SHARED: u8 = 4;

/// Prepositions that lead what belongs to the noun before them.
const ATTACHED: [&str; 18] = [
    "of", "for", "from", "in", "at", "on", "with", "to", "against", "near", "within", "behind", "by", "about", "under",
    "across", "inside", "among",
];

/// The subject of the verb group `group`, in the sentence that begins at token `from`.
///
/// `groups` are the verb groups of the sentence, of which it is the one at
/// `index`. A relative pronoun is given as itself. Where the group shares
/// another's subject (`met Ruel and said`) it is that one's.
pub(in crate::analysis) fn subject(
    syntax: &Syntax<'_>,
    groups: &[VerbGroup],
    index: usize,
    from: usize,
) -> Option<Range<usize>> {
    subject_through(syntax, groups, index, from, SHARED)
}

/// The same, going through at most `depth` groups that share a subject.
fn subject_through(
    syntax: &Syntax<'_>,
    groups: &[VerbGroup],
    index: usize,
    from: usize,
    depth: u8,
) -> Option<Range<usize>> {
    let group = groups.get(index)?;
    let floor = from.max(group.start.saturating_sub(REACH));
    let end = skip_adverbs(syntax, group.start, floor);
    let before = end.checked_sub(1).filter(|&before| before >= floor)?;
    match syntax.tag_at(before) {
        Tag::Relative => Some(before..end),
        Tag::That if before > floor && is_head(syntax, before - 1) => Some(before..end),
        Tag::Coordinator => shared_through(syntax, groups, index, from, depth),
        Tag::Mark => match syntax.kind(before)? {
            TokenKind::Comma => parenthetical(syntax, before, floor)
                .or_else(|| listed(syntax, groups, index, from, depth))
                .or_else(|| behind_stray_comma(syntax, before, from)),
            TokenKind::Dash => behind_dashes(syntax, before, floor),
            TokenKind::CloseBracket => behind_bracket(syntax, before, floor),
            TokenKind::CloseQuote => scare_subject(syntax, before, floor),
            _ => None,
        },
        // `An official who asked not to be named said`
        Tag::Verb | Tag::Be => {
            relative_holder(syntax, before, floor).or_else(|| polled(syntax, before, floor)).map(|start| start..end)
        }
        _ => phrase_before(syntax, end, floor),
    }
}

/// The noun phrase that ends before `end`, with the relative clause that it may end in.
pub(super) fn clause_or_phrase_before(syntax: &Syntax<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    match end.checked_sub(1).filter(|&last| last >= floor).map(|last| syntax.tag_at(last)) {
        Some(Tag::Verb | Tag::Be) => relative_holder(syntax, end - 1, floor).map(|start| start..end),
        _ => phrase_before(syntax, end, floor),
    }
}

/// The first token of the adverbs that stand before `at`.
fn skip_adverbs(syntax: &Syntax<'_>, mut at: usize, floor: usize) -> usize {
    while at > floor
        && (matches!(syntax.tag_at(at - 1), Tag::Adverb | Tag::Negation)
            || matches!(syntax.tag_at(at - 1), Tag::Pronoun | Tag::Determiner)
                && syntax.is_any(at - 1, &["both", "all", "each", "himself", "herself", "themselves", "itself"])
                && at > floor + 1
                && matches!(syntax.tag_at(at - 2), Tag::Relative | Tag::Pronoun | Tag::Name | Tag::Noun))
    {
        at -= 1;
    }
    at
}

/// Whether the token at `at` can end a noun phrase.
fn is_head(syntax: &Syntax<'_>, at: usize) -> bool {
    matches!(syntax.tag_at(at), Tag::Name | Tag::Noun | Tag::Pronoun | Tag::Number)
        || syntax.is_mark(at, TokenKind::CloseBracket)
}

/// Whether a clause can begin at `at`: at the start, or behind a mark or a joining word.
pub(super) fn opens_clause(syntax: &Syntax<'_>, at: usize, floor: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| before >= floor) else { return true };
    match syntax.tag_at(before) {
        Tag::Coordinator | Tag::Subordinator | Tag::That | Tag::Question | Tag::Relative => true,
        // `Even Kestria, its ally, said`
        Tag::Adverb => before == floor,
        Tag::Mark => !matches!(syntax.kind(before), Some(TokenKind::CloseBracket | TokenKind::Symbol)),
        _ => false,
    }
}

/// The whole noun phrase that ends before `end`: its core, what hangs on it by prepositions, and its fellows in a list.
pub(super) fn phrase_before(syntax: &Syntax<'_>, mut end: usize, floor: usize) -> Option<Range<usize>> {
    // `Ruel on Monday said`, `Ruel Monday said`: the day stands between.
    loop {
        let core = syntax.noun_phrase_before(end, floor)?;
        if !is_time(syntax, core.clone()) && !is_year(syntax, &core, floor) {
            break;
        }
        let before = core.start.checked_sub(1).filter(|&before| before >= floor)?;
        end = match syntax.tag_at(before) {
            Tag::Preposition => before,
            Tag::Mark if syntax.is_mark(before, TokenKind::Comma) => before,
            _ => core.start,
        };
        if end <= floor {
            return None;
        }
        // `last` of `last week`
        if syntax.tag_at(end - 1) == Tag::Adverb && end > floor + 1 {
            end -= 1;
        }
        match syntax.tag_at(end - 1) {
            // `Ruel, who in 2010 said`
            Tag::Relative => return Some(end - 1..end),
            // `a poll released Friday says`
            Tag::Verb if syntax.forms(end - 1).has(Forms::PARTICIPLE) && end > floor + 1 => {
                let described = syntax.noun_phrase_before(end - 1, floor)?;
                return (syntax.tag_at(described.end - 1) == Tag::Noun).then_some(described.start..core.end);
            }
            _ => {}
        }
    }
    let core = syntax.noun_phrase_before(end, floor)?;
    if core.len() == 1 && syntax.tag_at(core.start) == Tag::Pronoun {
        // `the man who repaired it last year said`
        let before = core.start.checked_sub(1).filter(|&before| before > floor);
        let verb = before.filter(|&before| syntax.tag_at(before) == Tag::Verb);
        if let Some(start) = verb.and_then(|verb| relative_holder(syntax, verb, floor)) {
            return Some(start..end);
        }
        if speaks(syntax, core.start) {
            return Some(core);
        }
        // `one of them said`
        let of = before.filter(|&of| syntax.is(of, "of"))?;
        return holder_before(syntax, of, floor).map(|start| start..end);
    }
    let start = attached_start(syntax, core.start, floor)?;
    let end = without_place(syntax, start..end);
    let start = fellows_start(syntax, start, floor);
    Some(start..end)
}

/// Leaves off what says where or when a named person speaks: `Ruel in an interview said`.
fn without_place(syntax: &Syntax<'_>, phrase: Range<usize>) -> usize {
    if let Some(aside) = phrase.clone().skip(1).find(|&at| is_when_or_where(syntax, at)) {
        return aside;
    }
    let Some(core) = syntax.noun_phrase_at(phrase.start, phrase.end) else { return phrase.end };
    let last = core.end.saturating_sub(1);
    let person = syntax.tag_at(last) == Tag::Name && !syntax.has(last, Classes::BODY.union(Classes::ROLE));
    let place = syntax.is_any(core.end, &["in", "at", "on", "with", "to", "during", "by", "about"]);
    if person && place && core.end < phrase.end { core.end } else { phrase.end }
}

/// Whether a pronoun can be a subject at all.
fn speaks(syntax: &Syntax<'_>, at: usize) -> bool {
    !syntax.is_any(at, &["him", "her", "them", "us", "me", "himself", "herself", "themselves", "myself", "yourself"])
}

/// Whether the core is a year behind a relative pronoun: `who in 2010`.
fn is_year(syntax: &Syntax<'_>, core: &Range<usize>, floor: usize) -> bool {
    core.len() == 1
        && core.start > floor + 1
        && syntax.tag_at(core.start) == Tag::Number
        && syntax.tag_at(core.start - 1) == Tag::Preposition
        && syntax.tag_at(core.start - 2) == Tag::Relative
}

fn is_time(syntax: &Syntax<'_>, core: Range<usize>) -> bool {
    let last = core.end.saturating_sub(1);
    let time = |at: usize| syntax.has(at, Classes::WEEKDAY.union(Classes::TIME)) || syntax.tag_at(at) == Tag::Number;
    time(last)
        && core.clone().all(|at| {
            time(at)
                || matches!(syntax.tag_at(at), Tag::Determiner | Tag::Adverb)
                || syntax.has(at, Classes::ADVERB)
                || syntax.is_any(at, &["early", "late", "last", "next", "earlier"])
        })
        && !core.clone().all(|at| syntax.tag_at(at) == Tag::Number)
}

/// Goes left from a core that begins at `start` over `noun preposition`, and over relative clauses.
fn attached_start(syntax: &Syntax<'_>, mut start: usize, floor: usize) -> Option<usize> {
    for _ in 0..8 {
        let Some(before) = start.checked_sub(1).filter(|&before| before >= floor) else { return Some(start) };
        match syntax.tag_at(before) {
            Tag::Preposition | Tag::To if syntax.is_any(before, &ATTACHED) => {
                match holder_before(syntax, before, floor) {
                    Some(holder) => start = holder,
                    // The preposition opens the clause: what it leads is no subject, unless nothing else is.
                    None => return None,
                }
            }
            // `elected officials`: a participle that opens the clause describes the noun behind it.
            Tag::Verb
                if syntax.forms(before).has(Forms::PARTICIPLE)
                    && syntax.entry(before).verb.is_empty()
                    && matches!(syntax.tag_at(start), Tag::Noun | Tag::Name)
                    && before + 1 == start
                    && opens_clause(syntax, before, floor) =>
            {
                return Some(before);
            }
            Tag::Verb | Tag::Be | Tag::Have => return relative_holder(syntax, before, floor),
            _ => return Some(start),
        }
    }
    Some(start)
}

/// Where the noun phrase begins that the preposition at `preposition` hangs on.
fn holder_before(syntax: &Syntax<'_>, preposition: usize, floor: usize) -> Option<usize> {
    let before = preposition.checked_sub(1).filter(|&before| before >= floor)?;
    if syntax.is_mark(before, TokenKind::CloseBracket) {
        return behind_bracket(syntax, before, floor).map(|range| range.start);
    }
    if matches!(syntax.tag_at(before), Tag::Be | Tag::Negation) {
        // `a pilot who was not on duty`
        return relative_holder(syntax, before, floor);
    }
    if syntax.tag_at(before) == Tag::Verb {
        // `officials briefed on the plan`
        let noun = before.checked_sub(1).filter(|&noun| noun >= floor)?;
        let reduced = syntax.forms(before).has(Forms::PARTICIPLE.union(Forms::GERUND))
            && matches!(syntax.tag_at(noun), Tag::Noun);
        return if reduced {
            syntax.noun_phrase_before(before, floor).map(|core| core.start)
        } else {
            relative_holder(syntax, before, floor)
        };
    }
    let core = syntax.noun_phrase_before(preposition, floor)?;
    if is_time(syntax, core.clone()) {
        return None;
    }
    Some(core.start)
}

/// Where the noun phrase begins that the bare participle at `participle`
/// describes: `56 percent of voters polled said`.
fn polled(syntax: &Syntax<'_>, participle: usize, floor: usize) -> Option<usize> {
    let before = participle.checked_sub(1).filter(|&before| before >= floor)?;
    let described = syntax.forms(participle).has(Forms::PARTICIPLE) && syntax.tag_at(before) == Tag::Noun;
    let core = described.then(|| syntax.noun_phrase_before(participle, floor)).flatten()?;
    attached_start(syntax, core.start, floor)
}

/// Where the noun phrase begins whose relative clause has the verb at `verb`.
fn relative_holder(syntax: &Syntax<'_>, verb: usize, floor: usize) -> Option<usize> {
    let mut at = verb;
    // `who had called said the radar`: of two verbs side by side the second has a subject of its own.
    let parts = |at: usize| {
        at < verb
            && syntax.tag_at(at) == Tag::Verb
            && syntax.tag_at(at + 1) == Tag::Verb
            && !syntax.forms(at + 1).has(Forms::GERUND)
    };
    while at > floor
        && !parts(at)
        && matches!(
            syntax.tag_at(at),
            Tag::Verb | Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::Adverb | Tag::Negation | Tag::To
        )
    {
        at -= 1;
    }
    let relative = matches!(syntax.tag_at(at), Tag::Relative) || syntax.tag_at(at) == Tag::That;
    let noun = at.checked_sub(1).filter(|&noun| noun >= floor)?;
    if relative && is_head(syntax, noun) && !syntax.is_mark(noun, TokenKind::Comma) {
        let core = syntax.noun_phrase_before(at, floor)?;
        return attached_start(syntax, core.start, floor);
    }
    None
}

/// Takes in the other members of a list: `Friends, lobbyists and former foes`.
fn fellows_start(syntax: &Syntax<'_>, start: usize, floor: usize) -> usize {
    let Some(before) = start.checked_sub(1).filter(|&before| before >= floor) else { return start };
    if syntax.tag_at(before) != Tag::Coordinator || !syntax.is_any(before, &["and", "or", "&"]) {
        return start;
    }
    let joint = if before > floor && syntax.is_mark(before - 1, TokenKind::Comma) { before - 1 } else { before };
    let Some(mut first) =
        syntax.noun_phrase_before(joint, floor).and_then(|core| attached_start(syntax, core.start, floor))
    else {
        return start;
    };
    for _ in 0..6 {
        if first > floor + 1
            && syntax.is_mark(first - 1, TokenKind::Comma)
            && let Some(core) = syntax.noun_phrase_before(first - 1, floor)
            && (core.start == floor || syntax.case(core.end - 1).is_capital() == syntax.case(start).is_capital())
            && !is_time(syntax, core.clone())
        {
            first = core.start;
        } else {
            break;
        }
    }
    if opens_clause(syntax, first, floor) && !is_time(syntax, first..joint) { first } else { start }
}

/// The subject of the finite group before, which this one goes on with.
pub(super) fn shared(syntax: &Syntax<'_>, groups: &[VerbGroup], index: usize, from: usize) -> Option<Range<usize>> {
    shared_through(syntax, groups, index, from, SHARED)
}

fn shared_through(
    syntax: &Syntax<'_>,
    groups: &[VerbGroup],
    index: usize,
    from: usize,
    depth: u8,
) -> Option<Range<usize>> {
    let group = groups.get(index)?;
    // `Ruel left the board, which met, and said`: a relative clause ends with its comma.
    let closed = group.start.checked_sub(2).is_some_and(|comma| syntax.is_mark(comma, TokenKind::Comma));
    let relative = |group: &VerbGroup| {
        closed && group.start.checked_sub(1).is_some_and(|before| syntax.tag_at(before) == Tag::Relative)
    };
    let own = |group: &VerbGroup| group.finite && !syntax.quoted(group.head) && !relative(group);
    let before = groups.get(..index)?.iter().rposition(own)?;
    subject_through(syntax, groups, before, from, depth.checked_sub(1)?)
}

/// `Ruel of the River Board, says`: a comma between a subject that opens the sentence and its verb.
fn behind_stray_comma(syntax: &Syntax<'_>, comma: usize, from: usize) -> Option<Range<usize>> {
    if syntax.quoted(comma.checked_sub(1)?) || comma > from + REACH {
        return None;
    }
    phrase_before(syntax, comma, from).filter(|phrase| phrase.start == from && phrase.len() > 1)
}

/// `met Ruel, toured Dovrin, and said`: a verb behind a comma that goes on with the subject before.
fn listed(syntax: &Syntax<'_>, groups: &[VerbGroup], index: usize, from: usize, depth: u8) -> Option<Range<usize>> {
    let group = groups.get(index)?;
    let comma = group.start.checked_sub(1)?;
    if comma > from && syntax.quoted(comma - 1) || !syntax.is_nominal(group.end()) {
        return None;
    }
    let last = index.checked_sub(1).and_then(|before| groups.get(before))?;
    if last.finite && syntax.forms(last.head) == syntax.forms(group.head) {
        shared_through(syntax, groups, index, from, depth)
    } else {
        None
    }
}
