//! Forecasts by nobody, and forecasts that foretell nothing: *will be closely watched*.

use std::ops::Range;

use crate::analysis::{Claim, ClaimKind, Standing};
use crate::text::{Edit, Span};

use super::remedy::Mark;
use super::{Check, Family, PassageContext, Prose, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "unattributed-prediction",
    family: Family::Attribution,
    severity: Some(Severity::Info),
    elsewhere: &[],
    specificity: Specificity::Statement,
    traits: &[Trait::NotInReadouts],
    check: Check::Passage(check),
    page: include_str!("unattributed_prediction.md"),
};

/// Formulas that sound like a forecast and can never turn out false.
#[rustfmt::skip]
const EMPTY: &[&str] = &[
    "will be closely watched", "will be watched closely", "will be watching closely", "will watch closely",
    "remains to be seen", "remain to be seen", "only time will tell", "time will tell", "all eyes will be on",
    "all eyes are on", "is being closely watched", "are closely watching",
];

/// Nouns for those who announce what they will do.
#[rustfmt::skip]
const ACTORS: &[&str] = &[
    "agency", "board", "campaign", "candidate", "candidates", "committee", "company", "council", "court", "delegates",
    "delegation", "government", "governor", "group", "judge", "leaders", "minister", "ministers", "ministry",
    "officials", "party", "people", "police", "president", "senator", "state", "states", "team", "voters", "workers",
];

/// Words that make a forecast hang on something.
const CONDITIONS: &[&str] = &["if", "unless", "whether", "would", "could", "may", "might", "provided", "once", "until"];

fn check(cx: &mut PassageContext<'_>) {
    for (at, sentence) in cx.sentences() {
        if cx.is_answered_for(at) {
            continue;
        }
        if let Some(formula) = find_formula(cx.prose, &sentence.tokens) {
            let span = cx.prose.span(formula);
            let words = span.of(&cx.block.text).to_owned();
            let delete = Edit { span: with_gap(&cx.block.text, sentence.span), replacement: String::new() };
            cx.report(span, format!("\"{words}\" foretells nothing, and on nobody's word"))
                .note("whatever happens, it will have been true")
                .note("leave it out, or name who expects what")
                .fix("leave the sentence out", vec![delete]);
            continue;
        }
        let foretells = |claim: &&Claim| {
            claim.sentence == at && claim.kind == ClaimKind::Prediction && claim.standing == Standing::Unattributed
        };
        let Some(claim) = cx.passage.claims.iter().find(foretells) else { continue };
        if is_flat(cx.prose, &cx.prose.body(sentence)) && !cx.is_answered_for_nearby(at, Span::default()) {
            let remedies = cx.answers(at, cx.attributing(at), &[Mark::Assessment]);
            cx.report(claim.span, "nobody is named who expects this")
                .note("what has not happened is somebody's expectation, and worth as much as they are")
                .note("name who expects it, cite them, or mark it as your assessment")
                .fixes
                .extend(remedies);
        }
    }
}

/// A sentence with the blanks that part it from the next.
fn with_gap(text: &str, sentence: Span) -> Span {
    let behind = text.get(sentence.end()..).unwrap_or_default();
    let gap = behind.len() - behind.trim_start_matches(' ').len();
    Span::new(sentence.start(), sentence.end() + gap)
}

/// Whether the sentence says outright what will become of a thing. What
/// people and bodies will do they have announced, and what an event will
/// bring is its agenda.
fn is_flat(prose: &Prose<'_>, body: &Range<usize>) -> bool {
    let Some(will) = body.clone().find(|&at| prose.is(at, &["will", "'ll"]) && !prose.is_quoted(at)) else {
        return false;
    };
    let of_thing = prose.head_of_subject(body, will).is_some_and(|head| {
        let opens_with_name = (body.start + 1..=head).any(|at| prose.is_capital(at));
        !opens_with_name && !prose.is_event(head) && !prose.is(head, ACTORS)
    });
    of_thing && !body.clone().any(|at| prose.is(at, CONDITIONS))
}

fn find_formula(prose: &Prose<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    tokens.clone().filter(|&at| !prose.is_quoted(at)).find_map(|at| {
        let end = EMPTY.iter().find_map(|formula| prose.phrase(at, formula))?;
        Some(at..end)
    })
}
