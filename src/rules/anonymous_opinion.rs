//! Sources without a name who give an opinion or attack somebody.

use crate::analysis::{Attribution, Cue, CueKind, Source, SourceGrade};
use crate::text::Span;

use super::{Check, Family, PassageContext, Profile, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "anonymous-opinion",
    family: Family::Anonymity,
    severity: None,
    elsewhere: &[(Profile::Reuters, Severity::Warning)],
    specificity: Specificity::Words,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("anonymous_opinion.md"),
};

/// Words that judge somebody or something.
#[rustfmt::skip]
const JUDGING: &[&str] = &[
    "absurd", "amateur", "amateurish", "appalling", "arrogant", "awful", "awkward", "bad", "betrayed", "bigot",
    "blowhard", "bluster", "bully", "bumbling", "catastrophe", "catastrophic", "chaos", "chaotic", "clown",
    "clueless", "clumsy", "corrupt", "coward", "cowardly", "crap", "crazy", "cruel", "cynical", "dangerous",
    "delusional", "demagogue", "desperate", "dirty", "disaster", "disastrous", "disgrace", "disgraceful", "dishonest",
    "disloyal", "disorganised", "disorganized", "dumb", "dysfunctional", "embarrassing", "embarrassment", "erratic",
    "evil", "failure", "fascist", "feckless", "fiasco", "fool", "foolish", "fraud", "garbage", "gutless", "hack",
    "hopeless", "horrible", "hypocrisy", "hypocrite", "hypocritical", "idiot", "idiotic", "immature", "incompetence",
    "incompetent", "indecisive", "inept", "insane", "insult", "insulting", "irresponsible", "joke", "lackluster",
    "laughable", "lazy", "liar", "lied", "lightweight", "loser", "ludicrous", "lunatic", "lying", "madman",
    "mediocre", "mess", "naive", "nasty", "nightmare", "nonsense", "nuts", "obnoxious", "outrageous", "overrated",
    "paranoid", "pathetic", "petty", "phony", "pointless", "puppet", "racist", "reckless", "ridiculous", "sabotage",
    "selfish", "sexist", "shady", "shameful", "shameless", "sleazy", "spineless", "stupid", "terrible", "thug",
    "toxic", "traitor", "ugly", "unacceptable", "unfair", "unfit", "unhinged", "unprepared", "unprofessional",
    "unqualified", "unserious", "unstable", "untrustworthy", "useless", "vicious", "vindictive", "weak", "worst",
    "worthless",
];

/// What somebody does to another by what they say.
#[rustfmt::skip]
const ATTACKING: &[&str] = &[
    "accused", "assailed", "attacked", "belittled", "berated", "blamed", "blasted", "bemoaned", "condemned",
    "criticised", "criticized", "denounced", "derided", "disparaged", "lambasted", "mocked", "ridiculed", "scorned",
    "slammed",
];

/// Verbs by which one says what somebody is.
const CALLING: &[&str] = &["called", "calls", "deemed", "described", "dubbed", "labelled", "labeled"];

/// Heads of a phrase that stand for people who have a name and are not given it.
#[rustfmt::skip]
const SOMEBODY: &[&str] = &[
    "adviser", "advisers", "advisor", "advisors", "aide", "aides", "diplomat", "diplomats", "executive", "insider",
    "insiders", "lawmaker", "official", "officials", "operative", "operatives", "person", "source", "sources",
    "staffer", "staffers",
];

/// A source with more words than these is told of well enough, or read wrong.
const LONGEST: usize = 14;

fn check(cx: &mut PassageContext<'_>) {
    for said in &cx.passage.attributions {
        let Some((source, cue)) = speaks_unnamed(cx, said) else { continue };
        let Some(judgement) = judgement(cx, said, cue) else { continue };
        let word = judgement.of(&cx.block.text).to_lowercase();
        cx.report(source.span, format!("\"{word}\" is an opinion, and who holds it is not named"))
            .related(judgement, "the opinion")
            .note("names are withheld for facts that cannot be had otherwise: an attack without a name cannot be answered")
            .note("name who says so, or leave the opinion out");
    }
}

/// The source of an attribution, if it is somebody without a name, and the words by which it speaks.
fn speaks_unnamed<'a>(cx: &PassageContext<'_>, said: &'a Attribution) -> Option<(&'a Source, &'a Cue)> {
    let cue = said.cue.as_ref().filter(|cue| matches!(cue.kind, CueKind::Speech | CueKind::Act | CueKind::Thought))?;
    let source = said.source.as_ref().filter(|source| source.grade == SourceGrade::Anonymous)?;
    let is_somebody = source.tokens.clone().any(|at| cx.prose.is(at, SOMEBODY)) && source.tokens.len() < LONGEST;
    (is_somebody && !cx.prose.is_quoted(source.tokens.start)).then_some((source, cue))
}

/// The verb, if it attacks, or the first word that judges in what is quoted or said of somebody.
fn judgement(cx: &PassageContext<'_>, said: &Attribution, cue: &Cue) -> Option<Span> {
    let tokens = |span: Span| cx.prose.token_at(span.start())..cx.prose.token_at(span.end());
    let attacks = tokens(cue.span).find(|&at| cx.prose.is(at, ATTACKING));
    if cue.kind != CueKind::Speech {
        return attacks.map(|at| cx.prose.span(at..at + 1));
    }
    let calls = tokens(cue.span).any(|at| cx.prose.is(at, CALLING));
    let negated =
        |at: usize| (at.saturating_sub(2)..at).any(|before| cx.prose.is(before, &["not", "no", "n't", "never"]));
    let judges = |&at: &usize| (calls || cx.prose.is_quoted(at)) && cx.prose.is(at, JUDGING) && !negated(at);
    let quoted = quoted_alone(cx).into_iter().flat_map(tokens);
    let word = said.content.iter().flat_map(|content| tokens(*content)).chain(quoted).find(judges);
    attacks.or(word).map(|at| cx.prose.span(at..at + 1))
}

/// The quotations of the block, if nobody in it speaks by name: then all of them are the one voice's.
fn quoted_alone(cx: &PassageContext<'_>) -> Vec<Span> {
    let named = |said: &Attribution| {
        said.source
            .as_ref()
            .is_some_and(|source| !matches!(source.grade, SourceGrade::Anonymous | SourceGrade::Pronoun))
    };
    if cx.passage.attributions.iter().any(named) {
        return Vec::new();
    }
    cx.block.quotations.iter().filter(|quotation| quotation.opened).map(|quotation| quotation.inner).collect()
}
