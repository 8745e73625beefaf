//! Chains in words: what a claim rests on, and below each thing what that draws on.

use crate::features::chain::{Chain, ChainLink, ClaimGround, Ground, Relation};
use crate::features::hover::SourceFacts;

use super::claim::standing;
use super::page::{Page, Run, code, plain, strong};
use super::source::particulars;

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
    let mut runs = vec![plain(relation(link.relation))];
    match &link.ground {
        Ground::Source(facts) => runs.extend(source(facts)),
        Ground::Claim(facts) => runs.extend(claim(facts)),
        Ground::Briefing { written, title } => {
            runs.extend(title.as_ref().map(|title| strong(&**title)));
            runs.extend([plain(" "), code(&**written)]);
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

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Cites => "cites ",
        Relation::Quotes => "quotes ",
        Relation::RestsOn => "rests on ",
        Relation::DrawsOn => "draws on ",
        Relation::LinksTo => "links to ",
        Relation::Record => "on file, not cited: ",
    }
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
    runs
}
