//! Texts that name their first source far down.

use crate::analysis::Attribution;
use crate::text::Span;

use super::remedy::inserting;
use super::support::names_somebody;
use super::{Check, DocumentContext, Family, Fix, Marks, Profile, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "late-attribution",
    family: Family::Attribution,
    severity: Some(Severity::Info),
    elsewhere: &[(Profile::Reuters, Severity::Warning)],
    specificity: Specificity::Document,
    traits: &[Trait::NotInReadouts],
    check: Check::Document(check),
    page: include_str!("late_attribution.md"),
};

/// By the end of this paragraph a source has to be named.
const LATEST: usize = 3;

/// A source with more bytes than this is told of rather than named.
const LONGEST: usize = 60;

fn check(cx: &mut DocumentContext<'_>) {
    let Some((source_at, _, _)) = cx.marked(Marks::SOURCE).next() else { return };
    let Some((claim_at, start, footprint)) = cx.marked(Marks::CLAIM).next() else { return };
    let Some(claim) = footprint.first_claim else { return };
    // Headlines and the like assert nothing and are not counted.
    let paragraph = 1 + cx.marked(Marks::CLAIM).take_while(|(at, ..)| *at < source_at).count();
    if source_at <= claim_at || paragraph <= LATEST {
        return;
    }
    let claim = claim.shifted(start);
    let source = first_source(cx, source_at);
    let moving = source.as_ref().and_then(|(_, source)| moving(cx, source, claim));
    let remedies = moving.into_iter().chain(cx.answers_for_lead(claim)).collect::<Vec<_>>();
    let message = format!("the text makes claims from here on and names its first source in paragraph {paragraph}");
    let diagnostic = cx.report(claim, message);
    diagnostic
        .note("who says so belongs to the news: a reader who stops early takes it for common knowledge")
        .note("name a source within the first three paragraphs")
        .fixes
        .extend(remedies);
    if let Some((span, _)) = source {
        diagnostic.related(span, "the first source");
    }
}

/// The first source in the block `source_at` that is told by its own words:
/// its bytes of the document, and how it would be named in a sentence.
fn first_source(cx: &DocumentContext<'_>, source_at: usize) -> Option<(Span, String)> {
    let placed = cx.briefing.document().blocks().get(source_at)?;
    let passage = cx.briefing.reading().passages().get(source_at)?;
    let is_own =
        |said: &&Attribution| !said.carried && said.source.as_ref().is_some_and(|source| source.antecedent.is_none());
    let said = passage.attributions.iter().filter(is_own).find(|said| names_somebody(said, &placed.block))?;
    let span = said.source.as_ref()?.span;
    let source = span.of(&placed.block.text);
    let source = source.strip_prefix("The ").map_or_else(|| source.to_owned(), |rest| format!("the {rest}"));
    Some((span.shifted(placed.start), source))
}

/// The text's own first source, said to speak in its first claim. Whether it
/// said that too a person has to know.
fn moving(cx: &DocumentContext<'_>, source: &str, claim: Span) -> Option<Fix> {
    // A source that goes on in clauses of its own does not fit behind a comma.
    let fits = source.len() <= LONGEST && !source.contains([',', '\n']);
    let words = format!(", {source} said");
    fits.then(|| inserting(&format!("say that {source} said so"), cx.end_of_words(claim), &words))
}
