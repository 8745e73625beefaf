//! People in office whom the text tells apart and does not name: *a trade official was criticised*.

use std::ops::Range;

use crate::analysis::{Attribution, CueKind, Mention, MentionForm, Passage, Referent};
use crate::document::TokenKind;
use crate::text::Span;

use super::remedy::inserting;
use super::{Check, Family, PassageContext, Profile, Prose, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "unnamed-person",
    family: Family::Anonymity,
    severity: None,
    elsewhere: &[(Profile::Strict, Severity::Info)],
    specificity: Specificity::Words,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("unnamed_person.md"),
};

/// Offices whose holder can be looked up.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "adviser", "advisor", "aide", "ambassador", "attache", "chairman", "chairwoman", "commander", "commissioner",
    "congressman", "congresswoman", "consul", "councillor", "councilman", "councilwoman", "delegate", "deputy",
    "diplomat", "director", "envoy", "executive", "general", "governor", "judge", "lawmaker", "legislator", "mayor",
    "minister", "negotiator", "official", "politician", "prosecutor", "secretary", "senator", "strategist",
];

/// Verbs by which something happened to somebody or was done by them.
const HAPPENING: &[&str] = &["was", "has", "had", "did", "left", "lost", "met", "sent", "took", "went", "won"];

/// Words behind which somebody stands whom something was done by, with or to.
#[rustfmt::skip]
const REACHED: &[&str] = &[
    "accused", "arrested", "asked", "by", "criticised", "criticized", "fired", "met", "questioned", "replaced", "sued",
    "told", "with",
];

/// Words that make of it a supposition or a saying about anybody.
#[rustfmt::skip]
const UNREAL: &[&str] = &[
    "any", "can", "could", "every", "if", "like", "may", "might", "must", "should", "unless", "whether", "would",
];

fn check(cx: &mut PassageContext<'_>) {
    for (at, sentence) in cx.sentences() {
        let body = cx.prose.body(sentence);
        let Some(person) = find_person(cx.prose, &body) else { continue };
        let span = cx.prose.span(person);
        if is_named_nearby(cx, at) || speaks(cx, span) {
            continue;
        }
        let words = span.of(&cx.block.text).to_owned();
        cx.report(span, format!("\"{words}\" is somebody a reader could know by name"))
            .note("who holds an office is public, and a person who is told of without a name cannot answer")
            .note("give the name, or say why it is left out")
            .fixes
            .push(inserting("give the name, to be filled in", span.end(), ", [name],"));
    }
}

/// "A trade official" before what was done, or "by a federal judge".
fn find_person(prose: &Prose<'_>, body: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 6;
    const OPENERS: &[&str] = &["after", "and", "but", "that", "when"];
    body.clone().filter(|&at| prose.is(at, &["a", "an"]) && !prose.is_quoted(at)).find_map(|start| {
        let mut phrase = (start + 1..body.end.min(start + LONGEST)).take_while(|&at| is_inside(prose, at));
        let end = phrase.find(|&at| prose.is(at, OFFICES) && !goes_on(prose, at + 1))? + 1;
        let before = start.checked_sub(1).filter(|&before| before >= body.start);
        let opens = before.is_none_or(|at| prose.kind(at) == Some(TokenKind::Comma) || prose.is(at, OPENERS));
        let acts = opens && (prose.is(end, HAPPENING) || prose.word(end).ends_with("ed"));
        let by = before.is_some_and(|at| prose.is(at, REACHED));
        let is_told_apart = end > start + 2;
        let is_unreal = (body.start..body.end.min(end + 2)).any(|at| prose.is(at, UNREAL));
        (is_told_apart && (acts || by) && !is_unreal).then_some(start..end)
    })
}

/// Whether the noun is not over with the office: "an official's car", "a
/// deputy minister".
fn goes_on(prose: &Prose<'_>, at: usize) -> bool {
    matches!(prose.kind(at), Some(TokenKind::Clitic | TokenKind::Hyphen)) || prose.is(at, OFFICES)
}

/// Whether the word goes on with the noun phrase: no verb that we look for.
fn is_inside(prose: &Prose<'_>, at: usize) -> bool {
    let joins = matches!(prose.kind(at), Some(TokenKind::Hyphen | TokenKind::Clitic));
    joins || prose.is_word(at) && !prose.is(at, HAPPENING)
}

/// Whether somebody is named in the sentence or the two behind it.
fn is_named_nearby(cx: &PassageContext<'_>, sentence: usize) -> bool {
    let reach = cx.block.sentences.get(sentence..).unwrap_or_default().iter().take(3);
    let span = reach.fold(Span::default(), |all, next| if all.is_empty() { next.span } else { all.join(next.span) });
    let here = cx.passage.mentions.iter().any(|mention| names_person(mention) && span.covers(mention.span));
    let is_near_end = sentence + 2 >= cx.block.sentences.len();
    here || is_near_end && cx.after.is_some_and(|after| opens_with_name(after.passage))
}

fn opens_with_name(passage: &Passage) -> bool {
    passage.mentions.first().is_some_and(names_person)
}

fn names_person(mention: &Mention) -> bool {
    let of_person =
        matches!(mention.referent, Referent::Official(_) | Referent::AmbiguousOfficial(_) | Referent::Person(_));
    of_person && !matches!(mention.form, MentionForm::Title)
}

/// Whether the words are a source without a name, which rules about sources speak of.
fn speaks(cx: &PassageContext<'_>, span: Span) -> bool {
    let is_it = |said: &Attribution| {
        let tells = said.cue.as_ref().is_none_or(|cue| !matches!(cue.kind, CueKind::Ruling | CueKind::Act));
        tells && said.source.as_ref().is_some_and(|source| source.span.overlaps(span))
    };
    cx.passage.attributions.iter().any(is_it)
}
