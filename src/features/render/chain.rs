//! Chains in words: what a claim rests on, and below each thing what that draws on.

use crate::features::chain::{Chain, ChainLink, ClaimGround, Ground, Outdated};
use crate::features::hover::SourceFacts;
use crate::workspace::Relation;

use super::claim::standing;
use super::page::{Page, Run, code, plain, strong};
use super::source::{particulars, readable};

/// An item for each thing.
pub(super) fn chain(chain: &Chain) -> Page {
    let mut page = Page::default();
    for link in &chain.links {
        page = page.inner_item(link.depth, item(link));
    }
    match chain.more {
        0 => page,
        1 => page.item([plain("and one more")]),
        more => page.item([plain(format!("and {more} more"))]),
    }
}

fn item(link: &ChainLink) -> Vec<Run> {
    let mut runs = match link.relation {
        Relation::Record => vec![plain("on file, not cited: ")],
        relation => vec![plain(format!("{} ", relation.verb()))],
    };
    match &link.ground {
        Ground::Source(facts) => runs.extend(source(facts)),
        Ground::Claim(facts) => runs.extend(claim(facts)),
        Ground::Briefing { written, title, outdated } => {
            runs.extend(title.as_ref().map(|title| strong(&**title)));
            runs.extend([plain(" "), code(&**written)]);
            runs.extend(standing_of(outdated.as_ref()));
        }
        Ground::Note { label, text } => runs.push(plain(format!("note {label}: {text}"))),
        Ground::Elsewhere(written) => runs.push(code(&**written)),
        Ground::Missing(word) if link.relation == Relation::LinksTo => {
            runs.extend([code(&**word), plain(", which is not there")]);
        }
        Ground::Missing(word) => runs.extend([code(&**word), plain(", which names no source and no claim")]),
    }
    runs
}

/// Said in bold, since it decides whether the claim stands.
fn standing_of(outdated: Option<&Outdated>) -> Vec<Run> {
    let Some(outdated) = outdated else { return Vec::new() };
    let words = match outdated {
        Outdated { retracted: true, on: Some(day), .. } => format!("withdrawn on {}", readable(day)),
        Outdated { retracted: true, on: None, .. } => "withdrawn".to_owned(),
        Outdated { successor: Some(key), .. } => format!("superseded by {key}"),
        Outdated { .. } => "superseded".to_owned(),
    };
    vec![plain(" · "), strong(words)]
}

fn source(facts: &SourceFacts) -> Vec<Run> {
    let Some(record) = &facts.record else {
        let unknown =
            if facts.open_bibliography { ", which may be in the bibliography" } else { ", which has no record" };
        return vec![code(&*facts.key), plain(unknown)];
    };
    let mut runs: Vec<Run> = record.title.iter().flat_map(|title| [strong(&**title), plain(" ")]).collect();
    runs.push(code(&*facts.key));
    let locator = facts.locator.iter().cloned();
    runs.extend(locator.chain(particulars(facts, record)).map(|part| plain(format!(" · {part}"))));
    runs.extend(standing_of(Outdated::of_source(record).as_ref()));
    runs
}

fn claim(facts: &ClaimGround) -> Vec<Run> {
    let mut runs = vec![code(format!("^{}", facts.id))];
    runs.extend(facts.document.iter().flat_map(|document| [plain(" in "), code(&**document)]));
    runs.push(plain(format!(": “{}”", facts.excerpt)));
    if facts.speakers.is_empty() {
        runs.extend(facts.standing.map(|found| plain(format!(" · {}", standing(found).to_lowercase()))));
    } else {
        runs.push(plain(format!(" · {}", facts.speakers.join(", "))));
    }
    runs.extend(standing_of(facts.outdated.as_ref()));
    runs
}
