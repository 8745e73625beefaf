//! Anonymous sources without a word on who they are: *sources said*.

use std::ops::Range;

use crate::document::{Block, TokenKind};

use super::remedy::explaining;
use super::{Check, Family, Neighbour, PassageContext, Prose, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "bare-anonymous-source",
    family: Family::Anonymity,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Words,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("bare_anonymous_source.md"),
};

/// Not *aides*: whose they are is told by whom the text is about.
const SOURCES: &[&str] = &["insiders", "officials", "sources"];
const SINGLE: &[&str] = &["insider", "official", "source"];
const SAYING: &[&str] =
    &["added", "claimed", "confirmed", "disclosed", "revealed", "said", "say", "says", "told", "warned"];

fn check(cx: &mut PassageContext<'_>) {
    for (at, sentence) in cx.sentences() {
        let Some(source) = find_source(cx.prose, &sentence.tokens) else { continue };
        let (first, span) = (source.start, cx.prose.span(source));
        if cx.is_answered_for_nearby(at, span) || has_antecedent(cx, first) {
            continue;
        }
        let words = span.of(&cx.block.text).to_owned();
        cx.report(span, format!("\"{words}\" says nothing of who they are"))
            .note("a reader can weigh a source without a name only by what it is told of it: where it stands, how it knows, why it is not named")
            .note("say how they know and why they are not named: two people briefed on the talks, who were not authorised to speak")
            .fixes
            .push(explaining(span.end()));
    }
}

/// The source, without its verb: nothing before it but the clause's border, a
/// verb of saying before or behind it, and no word behind it that describes it.
fn find_source(prose: &Prose<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    tokens.clone().filter(|&at| !prose.is_quoted(at)).find_map(|at| {
        let article = prose.is(at, SINGLE) && at > tokens.start && prose.is(at - 1, &["a", "an", "one"]);
        let start = if article { at - 1 } else { at };
        if !article && !prose.is(at, SOURCES) {
            return None;
        }
        let opens = start == tokens.start || opens_clause(prose, start - 1);
        let says_before = start > tokens.start && prose.is(start - 1, SAYING) && !prose.is_word(at + 1);
        let says_behind = opens && prose.is(at + 1, SAYING);
        (says_before || says_behind).then_some(start..at + 1)
    })
}

/// Whether the word before a source leaves it undescribed.
fn opens_clause(prose: &Prose<'_>, before: usize) -> bool {
    let marks = [TokenKind::Comma, TokenKind::Semicolon, TokenKind::Colon, TokenKind::Dash, TokenKind::CloseQuote];
    prose.kind(before).is_some_and(|kind| marks.contains(&kind)) || prose.is(before, &["but", "and", "that", "as"])
}

/// Whether they were told of before: "Two people briefed on the talks … The sources said."
fn has_antecedent(cx: &PassageContext<'_>, before: usize) -> bool {
    let told_of = (0..before).any(|at| {
        cx.prose.is(at, SOURCES) || cx.prose.is(at, SINGLE) || cx.prose.is(at, &["people", "person", "authorities"])
    });
    let told_of_above = |Neighbour { block, .. }: Neighbour<'_>| {
        let words = |block: &Block| Prose::of(block).any(|word| SOURCES.contains(&word) || SINGLE.contains(&word));
        words(block)
    };
    told_of || cx.before.is_some_and(told_of_above)
}
