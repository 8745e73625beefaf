//! Links in words.

use crate::document::Status;
use crate::features::hover::{LinkFacts, LinkGoal};
use crate::workspace::LandmarkKind;

use super::did_you_mean;
use super::page::{Page, code, plain, strong};

/// Where a link leads.
pub(super) fn link(facts: &LinkFacts) -> Page {
    let page = Page::default();
    match &facts.goal {
        LinkGoal::Briefing { path, title, date, status, place, excerpt } => {
            let name = title.as_deref().or(Some(path.as_str()).filter(|path| !path.is_empty()));
            let mut first = vec![strong(name.unwrap_or("This document"))];
            first.extend(date.as_ref().filter(|_| !path.is_empty()).map(|date| plain(format!(" · {date}"))));
            first.extend(status.and_then(standing).into_iter().flat_map(|word| [plain(" · "), strong(word)]));
            let mut page = page.line(first);
            if let Some((kind, name)) = place {
                let name = match kind {
                    LandmarkKind::Heading(_) => strong(&**name),
                    _ => code(format!("^{name}")),
                };
                page = page.line([plain(place_kind(*kind)), name]);
            }
            page = page.quote(excerpt);
            if title.is_none() || path.is_empty() { page } else { page.line([code(path)]) }
        }
        LinkGoal::File(path) => page.line([plain("File "), code(path)]),
        LinkGoal::External(address) => page.line([plain("Leads out of the workspace: "), code(address)]),
        LinkGoal::MissingDocument(nearest) => {
            let page = page.line([plain("There is no document "), code(&*facts.written), plain(".")]);
            did_you_mean(page, nearest)
        }
        LinkGoal::MissingFragment(path, nearest) => {
            let fragment = facts.written.split_once('#').map_or("", |(_, fragment)| fragment);
            let page = page.line([code(path), plain(" has no heading and no claim "), code(fragment), plain(".")]);
            did_you_mean(page, nearest)
        }
        LinkGoal::Outside => {
            page.line([code(&*facts.written), plain(" is outside the workspace, where nobody looks.")])
        }
    }
}

fn standing(status: Status) -> Option<&'static str> {
    match status {
        Status::Draft => Some("draft"),
        Status::Published => None,
        Status::Superseded => Some("superseded"),
        Status::Retracted => Some("retracted"),
    }
}

fn place_kind(kind: LandmarkKind) -> &'static str {
    match kind {
        LandmarkKind::Heading(_) => "Section ",
        LandmarkKind::Claim => "Claim ",
        LandmarkKind::Block => "Block ",
        LandmarkKind::Html => "Anchor ",
    }
}
