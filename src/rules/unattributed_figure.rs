//! Figures, records and superlatives in a paragraph without a source.

use std::ops::Range;

use crate::analysis::{ClaimKind, Standing};
use crate::document::{DocumentType, TokenKind};
use crate::text::Span;

use super::support::names_somebody;
use super::{Check, Family, PassageContext, Profile, Prose, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "unattributed-figure",
    family: Family::Attribution,
    severity: Some(Severity::Info),
    elsewhere: &[(Profile::Strict, Severity::Warning)],
    specificity: Specificity::Statement,
    traits: &[Trait::NotInReadouts],
    check: Check::Passage(check),
    page: include_str!("unattributed_figure.md"),
};

/// What a number counts or measures where it is more than an age, a date or a score.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "billion", "casualties", "dead", "deaths", "displaced", "families", "homes", "houses", "households", "hundred",
    "injured", "jobs", "killed", "million", "people", "per", "percent", "percentage", "refugees", "thousand", "tonnes",
    "tons", "trillion", "wounded",
];

/// Where the number is from is told by its name.
const NAMED: &[&str] =
    &["census", "data", "figures", "poll", "polls", "report", "statistics", "studies", "study", "survey", "surveys"];

fn check(cx: &mut PassageContext<'_>) {
    // What a price did stands on every screen of the market it did it in.
    let is_market_data = cx.premises.document_type == DocumentType::Market;
    if is_market_data || has_source(cx) {
        return;
    }
    let judged: Vec<_> = cx.sentences().map(|(at, _)| at).collect();
    for claim in &cx.passage.claims {
        let is_bare = claim.kind == ClaimKind::Figure && claim.standing == Standing::Unattributed;
        let counts =
            cx.block.sentences.get(claim.sentence).is_some_and(|sentence| is_count(cx.prose, &sentence.tokens));
        let is_judged = judged.contains(&claim.sentence);
        if is_bare && counts && is_judged && !cx.is_answered_for_nearby(claim.sentence, Span::default()) {
            let remedies = cx.answers(claim.sentence, cx.attributing(claim.sentence), &[]);
            let dated = cx.citing_as_of(claim.sentence);
            cx.report(claim.span, "nobody in this paragraph is named who gives this figure")
                .note("somebody counted, and how they counted is what a reader needs to trust the number")
                .note("cite the count; where it changes by the day, add `as-of=`")
                .fixes
                .extend(remedies.into_iter().chain(dated));
        }
    }
}

/// Whether anybody in the paragraph is cited at all.
fn has_source(cx: &PassageContext<'_>) -> bool {
    let is_cited = cx.block.citations.iter().any(|citation| !citation.bare);
    is_cited || cx.passage.attributions.iter().any(|said| names_somebody(said, cx.block))
}

/// Whether the tokens hold a count or a share.
fn is_count(prose: &Prose<'_>, tokens: &Range<usize>) -> bool {
    let is_number = |at: usize| prose.kind(at) == Some(TokenKind::Number) && !prose.is_quoted(at);
    let is_large = |at: usize| prose.word(at).contains(',') && prose.word(at).len() > 4;
    let measures = |at: usize| (at + 1..at + 3).any(|behind| prose.is(behind, COUNTED) || prose.word(behind) == "%");
    let is_named = tokens.clone().any(|at| prose.is(at, NAMED));
    !is_named && tokens.clone().any(|at| is_number(at) && (is_large(at) || measures(at)))
}
