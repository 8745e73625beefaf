//! Sources without a name of whom nobody is told how they know, or why they are not named.

use std::ops::Range;

use crate::analysis::{Attribution, CueKind, Source, SourceGrade};
use crate::document::TokenKind;

use super::remedy::explaining;
use super::{Check, Family, Neighbour, PassageContext, Profile, Prose, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "anonymous-without-reason",
    family: Family::Anonymity,
    severity: None,
    elsewhere: &[(Profile::Ap, Severity::Info)],
    specificity: Specificity::Words,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("anonymous_without_reason.md"),
};

/// Words by which a reader is told how a source knows.
#[rustfmt::skip]
const ACCESS: &[&str] = &[
    "attended", "aware", "briefed", "close", "familiar", "heard", "involved", "knowledge", "participated", "present",
    "privy", "read", "reviewed", "saw", "seen", "shown", "understanding", "witnessed", "worked",
];

/// Words by which a reader is told why a source is not named.
#[rustfmt::skip]
const REASONS: &[&str] = &[
    "anonymity", "anonymous", "anonymously", "authorised", "authorized", "background", "candidly", "fear", "feared",
    "fearing", "freely", "identified", "name", "named", "openly", "permitted", "publicly", "retaliation", "reprisals",
    "unauthorised", "unauthorized",
];

/// Verbs and phrases by which a source informs. Others tell what somebody did.
const INFORMING: &[&str] = &[
    "according",
    "acknowledged",
    "added",
    "confirmed",
    "described",
    "disclosed",
    "explained",
    "revealed",
    "said",
    "say",
    "says",
    "suggested",
    "told",
    "warned",
];

/// Heads of a phrase that in the plural, too, stand for people who do not want to be named.
const UNNAMED: &[&str] = &[
    "adviser",
    "advisers",
    "advisor",
    "advisors",
    "aide",
    "aides",
    "insider",
    "insiders",
    "operative",
    "operatives",
    "person",
    "source",
    "sources",
    "staffer",
    "staffers",
];

/// What makes of *officials* people who could be named, and not an office that speaks by its usual voice.
const RANKED: &[&str] = &["administration", "diplomatic", "government", "intelligence", "senior", "top", "western"];

fn check(cx: &mut PassageContext<'_>) {
    let attributions = cx.passage.attributions.iter();
    let unnamed: Vec<_> = attributions.filter_map(|said| speaks_unnamed(cx, said)).collect();
    let here = Neighbour { block: cx.block, passage: cx.passage };
    let mut near = [Some(here), cx.before, cx.after].into_iter().flatten();
    if unnamed.is_empty() || near.any(explains) {
        return;
    }
    for source in unnamed {
        let span = source.span;
        let words = span.of(&cx.block.text).to_owned();
        cx.report(span, format!("\"{words}\" has no name, and nobody is told why"))
            .note(
                "a source without a name asks for trust: how it knows and why it is not named are what it is given for",
            )
            .note("name it, or say both: an official who saw the draft and was not authorised to speak about it")
            .fixes
            .push(explaining(span.end()));
    }
}

/// The source of an attribution, if it informs and could have a name.
fn speaks_unnamed<'a>(cx: &PassageContext<'_>, said: &'a Attribution) -> Option<&'a Source> {
    let cue = said.cue.as_ref().filter(|cue| matches!(cue.kind, CueKind::Speech | CueKind::Document))?;
    let source = said.source.as_ref().filter(|source| source.grade == SourceGrade::Anonymous)?;
    let verb = cx.prose.token_at(cue.span.start());
    let informs = (verb..cx.prose.token_at(cue.span.end())).any(|at| cx.prose.is(at, INFORMING));
    // "told him": what was told is an event, and its hearer may be the one who tells of it.
    let to_somebody = cx.prose.is(verb, &["told"]) && cx.prose.is(verb + 1, &["her", "him", "me", "them", "us"]);
    let own = !cx.prose.is_quoted(source.tokens.start) && !cx.prose.is_quoted(verb);
    let is_new = !said.carried && source.antecedent.is_none();
    (own && is_new && informs && !to_somebody && could_be_named(cx.prose, &source.tokens)).then_some(source)
}

/// Whether a phrase stands for somebody who is kept nameless: one person, an
/// insider's word, or officials by rank. One that goes on with a name has one.
fn could_be_named(prose: &Prose<'_>, tokens: &Range<usize>) -> bool {
    const POINTING: &[&str] = &["those", "these", "such", "other", "others", "both"];
    let first = tokens.start;
    let is_single = prose.is(first, &["a", "an", "one", "another"]);
    let is_unnamed = tokens.clone().any(|at| prose.is(at, UNNAMED));
    let is_ranked = tokens.clone().any(|at| prose.is(at, RANKED));
    let has_name = tokens.clone().any(|at| prose.kind(at) == Some(TokenKind::Comma) && prose.is_capital(at + 1));
    !has_name && !prose.is(first, POINTING) && (is_single || is_unnamed || is_ranked)
}

/// Whether a block tells how somebody without a name knows, or why they have none.
fn explains(Neighbour { block, passage }: Neighbour<'_>) -> bool {
    let prose = Prose::of(block);
    let unnamed =
        |said: &Attribution| said.source.as_ref().is_some_and(|source| source.grade == SourceGrade::Anonymous);
    let reason = (0..block.tokens.len()).any(|at| prose.is(at, REASONS) && !prose.is_quoted(at));
    let sources = passage.attributions.iter().filter(|said| unnamed(said)).filter_map(|said| said.source.as_ref());
    reason || sources.into_iter().any(|source| tells_access(&prose, &source.tokens))
}

/// Whether a phrase says how its people know: "who saw the draft", "in the room".
fn tells_access(prose: &Prose<'_>, tokens: &Range<usize>) -> bool {
    let placed = |at: usize| prose.is(at, &["at", "in", "on"]) && prose.is(at + 1, &["attendance", "the"]);
    tokens.clone().skip(1).any(|at| prose.is(at, ACCESS) || prose.is(at, &["who"]) || placed(at))
}
