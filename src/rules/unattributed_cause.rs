//! Causes stated flatly: *shares fell because investors feared curbs*.

use std::ops::Range;

use super::remedy::Mark;
use super::{Check, Family, PassageContext, Prose, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "unattributed-cause",
    family: Family::Attribution,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Statement,
    traits: &[Trait::NotInReadouts],
    check: Check::Passage(check),
    page: include_str!("unattributed_cause.md"),
};

/// Verbs of a move that can be seen. Why it was made cannot.
#[rustfmt::skip]
const MOVED: &[&str] = &[
    "climbed", "crashed", "declined", "dipped", "dived", "dropped", "eased", "fell", "firmed", "gained", "jumped",
    "plunged", "rallied", "rebounded", "retreated", "rose", "sank", "shrank", "slid", "slipped", "slumped", "soared",
    "spiked", "strengthened", "surged", "tumbled", "weakened", "widened",
];

/// What moves: measures that many people's acts add up to.
#[rustfmt::skip]
const MEASURES: &[&str] = &[
    "bonds", "bond", "crude", "currency", "demand", "dollar", "employment", "euro", "exports", "futures", "gold",
    "growth", "imports", "index", "inflation", "investment", "market", "markets", "oil", "output", "peso", "pound",
    "price", "prices", "production", "rates", "rouble", "ruble", "sales", "shares", "spending", "stock", "stocks",
    "tourism", "trade", "turnout", "unemployment", "wages", "yen", "yields", "yuan",
];

#[rustfmt::skip]
const REASONS: &[&str] = &[
    "because", "because of", "due to", "owing to", "thanks to", "on fears", "on hopes", "on concerns", "on worries",
    "on optimism", "amid fears", "amid concerns", "amid hopes", "amid worries", "as investors", "as traders",
    "as markets", "as buyers", "as consumers", "after investors", "driven by", "in response to",
];

fn check(cx: &mut PassageContext<'_>) {
    for (at, sentence) in cx.sentences() {
        let body = cx.prose.body(sentence);
        let Some(reason) = find_reason(cx.prose, &body) else { continue };
        let span = cx.prose.span(reason);
        if cx.is_answered_for_soon(at, span) {
            continue;
        }
        let remedies = cx.answers(at, cx.attributing(at), &[Mark::Assessment]);
        cx.report(span, "nobody is named who says that this is the reason")
            .note("a move can be seen, its cause cannot: somebody concludes it")
            .note("say who gives the reason, or cite it")
            .fixes
            .extend(remedies);
    }
}

/// The words that give the reason for a move, if the sentence tells of one.
fn find_reason(prose: &Prose<'_>, body: &Range<usize>) -> Option<Range<usize>> {
    let verb = body.clone().find(|&at| prose.is(at, MOVED) && !prose.is_quoted(at))?;
    let moves = (body.start..verb).rev().take(8).any(|at| prose.is(at, MEASURES));
    if !moves {
        return None;
    }
    (verb + 1..body.end).filter(|&at| !prose.is_quoted(at)).find_map(|at| {
        let end = REASONS.iter().filter_map(|reason| prose.phrase(at, reason)).max()?;
        Some(at..end)
    })
}
