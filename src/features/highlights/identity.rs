//! A person, an office or a place: every mention in the briefing, whatever words name it.

use std::sync::Arc;

use crate::analysis::{Mention, Passage, Referent};
use crate::document::Placed;
use crate::features::at::At;
use crate::features::identity::{Identity, introduction};

use super::{Highlight, HighlightKind};

/// Every mention of whom or what the name under the cursor means. Pronouns
/// that were found to mean a person are mentions of the person.
pub(super) fn mentions(at: &At<'_>) -> Option<Vec<Highlight>> {
    let identity = under(at)?;
    let introduction = introduction(at.briefing, &identity);
    let mut found = Vec::new();
    for (placed, passage) in blocks(at) {
        let named = passage.mentions.iter().filter(|mention| identity.is_of(mention, placed));
        let sources = passage.attributions.iter().filter_map(|found| found.source.as_ref());
        let meant = sources.filter(|source| {
            source.antecedent.as_deref().is_some_and(|name| identity.is_called(name))
                && !passage.mentions.iter().any(|mention| source.span.covers(mention.span))
        });
        for span in named.map(|mention| mention.span).chain(meant.map(|source| source.span)) {
            let span = span.shifted(placed.start);
            let is_first = introduction == Some(span);
            found.push(Highlight::new(span, if is_first { HighlightKind::Write } else { HighlightKind::Read }));
        }
    }
    Some(found)
}

/// What the name, or the pronoun, under the cursor means.
fn under<'w>(at: &At<'w>) -> Option<Identity<'w>> {
    let passage = at.passage?;
    if let Some(mention) = at.pick(&passage.mentions, |mention| mention.span) {
        return Some(Identity::of(mention, at.text(mention.span), at.gazetteer()));
    }
    let mut sources = passage.attributions.iter().filter_map(|found| found.source.as_ref());
    let source = sources.find(|source| source.antecedent.is_some() && source.span.touches(at.offset))?;
    let name = source.antecedent.as_deref()?;
    let is_it = |placed: &Placed, mention: &Mention| {
        matches!(mention.referent, Referent::Official(_) | Referent::Person(_))
            && Identity::of(mention, mention.span.of(&placed.block.text), at.gazetteer()).is_called(name)
    };
    let mut named = blocks(at).flat_map(|(placed, passage)| passage.mentions.iter().map(move |one| (placed, one)));
    let (placed, mention) = named.find(|(placed, mention)| is_it(placed, mention))?;
    Some(Identity::of(mention, mention.span.of(&placed.block.text), at.gazetteer()))
}

fn blocks<'w>(at: &At<'w>) -> impl Iterator<Item = (&'w Placed, &'w Passage)> {
    let passages = at.briefing.reading().passages().iter().map(Arc::as_ref);
    at.briefing.document().blocks().iter().zip(passages)
}
