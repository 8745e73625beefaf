//! What the writer has marked a name to mean: `[Georgia]{.place ref=ge}`, `[Ruel]{.person ref=ana-ruel}`.

use crate::document::{AnnotationItem, AnnotationTarget, Block};
use crate::gazetteer::{Gazetteer, OfficialId};
use crate::text::Span;

use super::draft::Draft;
use super::resolve::span_of;

/// What marks of the class `class` say their words mean, `[Georgia]{.place ref=ge}`,
/// with the words; `find` finds what an id stands for.
pub(super) fn marks<Id>(block: &Block, class: &str, find: impl Fn(&str) -> Option<Id>) -> Vec<(Span, Id)> {
    let text = &block.text;
    let marks = block.annotations.iter().filter_map(|annotation| {
        let AnnotationTarget::Bracketed(words) = annotation.target else { return None };
        let is_class = |item: &AnnotationItem| matches!(item, AnnotationItem::Class(span) if span.of(text) == class);
        let id = annotation.items.iter().find_map(|item| match item {
            AnnotationItem::Pair { key, value } if key.of(text) == "ref" => find(value.of(text)),
            _ => None,
        });
        id.filter(|_| annotation.items.iter().any(is_class)).map(|id| (words, id))
    });
    let mut marks: Vec<_> = marks.collect();
    marks.sort_unstable_by_key(|(words, _)| words.start());
    marks
}

/// What a mark round `name` says it is.
pub(super) fn marked<Id: Copy>(marks: &[(Span, Id)], name: Span) -> Option<Id> {
    let behind = marks.partition_point(|(words, _)| words.start() <= name.start());
    let (words, id) = marks.get(behind.checked_sub(1)?)?;
    words.covers(name).then_some(*id)
}

/// Whom marks of the writer, `[Ruel]{.person ref=ana-ruel}`, say that names
/// mean, by the first tokens of the names, in order. Of the names in one mark it
/// is the first that can be a person's, or else the first.
pub(super) fn marked_people(block: &Block, drafts: &[Draft], gazetteer: &Gazetteer) -> Vec<(usize, OfficialId)> {
    let mut people: Vec<(usize, OfficialId)> = marks(block, "person", |id| gazetteer.official_by_id(id))
        .into_iter()
        .filter_map(|(words, id)| {
            let inside = |draft: &&Draft| {
                !matches!(draft, Draft::Title(_))
                    && span_of(block, draft.tokens()).is_some_and(|span| words.covers(span))
            };
            let from = drafts.partition_point(|draft| {
                span_of(block, draft.tokens()).is_some_and(|span| span.start() < words.start())
            });
            let within = || {
                drafts
                    .iter()
                    .skip(from)
                    .take_while(|draft| span_of(block, draft.tokens()).is_some_and(|span| span.start() < words.end()))
            };
            let meant = within().filter(inside).find(|draft| draft.can_be_person());
            Some((meant.or_else(|| within().find(inside))?.tokens().start, id))
        })
        .collect();
    people.sort_unstable_by_key(|(start, _)| *start);
    people
}
