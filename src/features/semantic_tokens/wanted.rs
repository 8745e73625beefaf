//! What is painted: annotations and keys, names and dates, and the parts of attributions.

use crate::analysis::Referent;
use crate::document::{Annotation, AnnotationItem};
use crate::features::identity::introductions;
use crate::text::Span;

use super::paint::Canvas;
use super::{Modifiers, TokenKind};

const PLAIN: Modifiers = Modifiers(0);

impl Canvas<'_> {
    /// Keys, annotations and suppressions.
    pub(super) fn syntax(&mut self) {
        let block = self.block;
        let front_matter = block.front_matter.as_deref();
        for source in front_matter.into_iter().flat_map(|front_matter| &front_matter.sources) {
            self.paint(source.key_span, TokenKind::Citation, Modifiers::DEFINITION);
            for from in &source.derived_from {
                self.paint(from.span, TokenKind::Citation, PLAIN);
            }
        }
        for (_, key) in &self.passage.footprint.cited {
            self.paint(*key, TokenKind::Citation, PLAIN);
        }
        for annotation in &block.annotations {
            self.annotation(annotation);
        }
        for directive in &block.directives {
            self.paint(directive.span, TokenKind::Suppression, PLAIN);
        }
    }

    /// Items one by one, so that the space between them and keys in them are left alone.
    fn annotation(&mut self, annotation: &Annotation) {
        for item in &annotation.items {
            let span = match item {
                AnnotationItem::Id(name) | AnnotationItem::Class(name) => {
                    Span::new(name.start().saturating_sub(1), name.end())
                }
                AnnotationItem::Pair { key, value } => key.join(*value),
            };
            self.paint(span, TokenKind::Annotation, PLAIN);
        }
    }

    /// Names with their titles, and dates.
    pub(super) fn names(&mut self) {
        let mut sources: Vec<Span> = Vec::new();
        sources.extend(self.passage.attributions.iter().filter_map(|found| Some(found.source.as_ref()?.span)));
        sources.sort_unstable();
        for (mention, is_first) in self.passage.mentions.iter().zip(introductions(self.passage)) {
            let at = sources.partition_point(|source| source.start() <= mention.span.start());
            let is_source =
                at.checked_sub(1).and_then(|at| sources.get(at)).is_some_and(|one| one.covers(mention.span));
            let mut modifiers = if is_source { Modifiers::SOURCE } else { PLAIN };
            if is_first {
                modifiers = modifiers.and(Modifiers::DECLARATION);
            }
            let kind = kind(&mention.referent);
            self.paint_words(mention.span, kind, modifiers);
            for title in &mention.titles {
                let written = title.former.iter().fold(title.span, |all, former| all.join(*former));
                self.paint_words(written, kind, if is_source { Modifiers::SOURCE } else { PLAIN });
            }
        }
        for date in &self.passage.dates {
            self.paint_words(date.span, TokenKind::Date, PLAIN);
        }
    }

    /// Cues before sources and these before quotations; what is left of the content last.
    pub(super) fn attributions(&mut self) {
        let attributions = &self.passage.attributions;
        for cue in attributions.iter().filter_map(|found| found.cue.as_ref()) {
            self.paint_words(cue.span, TokenKind::Cue, PLAIN);
        }
        for source in attributions.iter().filter_map(|found| found.source.as_ref()) {
            self.paint_words(source.span, TokenKind::Source, PLAIN);
        }
        let spoken = self.block.quotations.iter().filter(|quotation| quotation.depth == 0 && quotation.opened);
        for quotation in spoken.filter(|quotation| !quotation.scare) {
            self.paint_by_sentence(quotation.span, TokenKind::Quotation, PLAIN);
        }
        for content in attributions.iter().flat_map(|found| &found.content) {
            self.paint_by_sentence(*content, TokenKind::Content, PLAIN);
        }
    }
}

fn kind(referent: &Referent) -> TokenKind {
    match referent {
        Referent::Official(_) | Referent::AmbiguousOfficial(_) | Referent::Office(_) => TokenKind::Official,
        Referent::Person(_) => TokenKind::Person,
        Referent::Place(_) | Referent::AmbiguousPlace(_) | Referent::Government(_) => TokenKind::Place,
    }
}
