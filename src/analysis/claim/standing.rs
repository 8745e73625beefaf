//! What stands behind each sentence, and why, in words a reader understands.

use crate::analysis::alone::Alone;
use crate::analysis::settle::stands_behind;
use crate::analysis::{
    Attribution, Carry, Claim, ClaimKind, CueKind, Mention, Premises, Referent, SourceGrade, Standing,
};
use crate::document::{AnnotationItem, AnnotationTarget, Block, DocumentType, LinkKind, Sentence};
use crate::gazetteer::Gazetteer;
use crate::text::Span;

use super::form::{Form, NoClaim};

/// Cues weaker than this stand behind nothing.
const STANDS: u8 = 55;

/// A claim for every sentence of `block`, in order.
pub(in crate::analysis) fn claims(
    block: &Block,
    alone: &Alone,
    attributions: &[Attribution],
    mentions: &[Mention],
    carry: &Carry,
    premises: &Premises,
    gazetteer: &Gazetteer,
) -> Vec<Claim> {
    let behind = Behind { block, mentions, premises, gazetteer, carry };
    let mut claims: Vec<Claim> = Vec::with_capacity(block.sentences.len());
    let mut covering = Covering::new(block, attributions);
    for (index, (sentence, form)) in block.sentences.iter().zip(&alone.forms).enumerate() {
        let before = claims
            .last()
            .filter(|_| index > 0 && block.sentences.get(index - 1).is_some_and(|before| before.leaf == sentence.leaf));
        let by = covering.of(index, sentence.span);
        let (standing, reason) = behind.standing(index, sentence, form, by, before);
        let confidence = if standing == Standing::Unattributed { form.need } else { 0 };
        let (id, span) = behind.identity(index, sentence);
        claims.push(Claim { sentence: index, span, kind: form.kind, standing, reason, confidence, id });
    }
    claims
}

/// Gives each sentence the attributions that touch it, going through both once.
struct Covering<'a> {
    attributions: &'a [Attribution],
    /// For each sentence the index of an attribution that touches it, the strongest that stands behind a claim.
    best: Vec<Option<usize>>,
}

impl<'a> Covering<'a> {
    fn new(block: &Block, attributions: &'a [Attribution]) -> Self {
        let mut best: Vec<Option<usize>> = vec![None; block.sentences.len()];
        for (index, found) in attributions.iter().enumerate() {
            let mut touch = |sentence: usize| {
                if let Some(slot) = best.get_mut(sentence)
                    && slot.is_none_or(|old| attributions.get(old).is_none_or(|old| weight(old) < weight(found)))
                {
                    *slot = Some(index);
                }
            };
            touch(found.sentence);
            for content in &found.content {
                let first = block.sentences.partition_point(|sentence| sentence.span.end() <= content.start());
                let last = block.sentences.partition_point(|sentence| sentence.span.start() < content.end());
                (first..last).for_each(&mut touch);
            }
        }
        Self { attributions, best }
    }

    fn of(&mut self, sentence: usize, _span: Span) -> Option<&'a Attribution> {
        self.attributions.get((*self.best.get(sentence)?)?)
    }
}

/// How well an attribution stands behind a claim.
fn weight(found: &Attribution) -> u32 {
    let strength = found.cue.as_ref().map_or(60, |cue| u32::from(cue.strength));
    let kind = found.cue.as_ref().map_or(CueKind::Speech, |cue| cue.kind);
    let sourced = found.source.is_some() || found.carried;
    u32::from(sourced) * 400 + u32::from(stands_behind(kind)) * 200 + strength
}

struct Behind<'a> {
    block: &'a Block,
    mentions: &'a [Mention],
    premises: &'a Premises,
    gazetteer: &'a Gazetteer,
    carry: &'a Carry,
}

impl Behind<'_> {
    fn standing(
        &self,
        index: usize,
        sentence: &Sentence,
        form: &Form,
        by: Option<&Attribution>,
        before: Option<&Claim>,
    ) -> (Standing, String) {
        if let Some(none) = form.none {
            return (Standing::NotAClaim, none_reason(none).to_owned());
        }
        if let Some(marked) = self.marked(index, sentence) {
            return marked;
        }
        if let Some(cited) = self.cited(index, sentence) {
            return cited;
        }
        if let Some(attributed) = by.and_then(|by| self.attributed(by)) {
            return attributed;
        }
        if form.judged {
            return (Standing::Assessment, "the writer says that it is a judgement".to_owned());
        }
        if let Some(typed) = self.by_type(form) {
            return typed;
        }
        if form.kind == ClaimKind::Background {
            return (Standing::Known, "history, geography or an office held, which is on the public record".to_owned());
        }
        if let Some(before) = before.filter(|before| {
            form.anaphoric && before.standing == Standing::Attributed && !before.reason.starts_with("goes on")
        }) {
            return (Standing::Attributed, format!("goes on from the sentence before: {}", before.reason));
        }
        (Standing::Unattributed, self.nobody(by, before))
    }

    /// Why nobody stands behind a sentence.
    fn nobody(&self, by: Option<&Attribution>, before: Option<&Claim>) -> String {
        if let Some(found) = by
            && let Some(cue) = &found.cue
        {
            let words = cue.span.of(&self.block.text);
            return match &found.source {
                None => format!("“{words}” names nobody who says so"),
                Some(source) => {
                    format!("{} is said to do something (“{words}”), but nobody reports it", self.name(source))
                }
            };
        }
        let carried = match (before, &self.carry.last_source) {
            (Some(before), _) if before.standing == Standing::Attributed => {
                "the sentence before has one, and this one does not go on from it".to_owned()
            }
            (_, Some(last)) => format!("none carried over: the last source, {}, ended with its paragraph", last.name),
            _ => "none carried over".to_owned(),
        };
        format!("no source in the sentence; {carried}")
    }

    /// `.assessment`, `.known`, `.witnessed` and `src` on the sentence, a span of it, or the block.
    fn marked(&self, index: usize, sentence: &Sentence) -> Option<(Standing, String)> {
        let text = &self.block.text;
        self.block
            .annotations
            .iter()
            .filter(|annotation| reaches(&annotation.target, index, sentence.span))
            .flat_map(|annotation| &annotation.items)
            .find_map(|item| match item {
                AnnotationItem::Class(class) => match class.of(text) {
                    "assessment" => Some((Standing::Assessment, "marked as the author's assessment".to_owned())),
                    "known" => Some((Standing::Known, "marked as established".to_owned())),
                    "witnessed" => Some((Standing::Witnessed, "marked as seen by the author".to_owned())),
                    _ => None,
                },
                AnnotationItem::Pair { key, value } if key.of(text) == "src" => {
                    Some((Standing::Cited, format!("cites {}", value.of(text))))
                }
                _ => None,
            })
    }

    fn cited(&self, index: usize, sentence: &Sentence) -> Option<(Standing, String)> {
        let text = &self.block.text;
        let citation = self.block.citations.iter().find(|citation| {
            citation.sentence == Some(index)
                && citation
                    .sources
                    .iter()
                    .any(|source| !citation.bare || self.premises.source_keys.contains(source.key.of(text)))
        });
        if let Some(source) = citation.and_then(|citation| citation.sources.first()) {
            return Some((Standing::Cited, format!("cites {}", source.key.of(text))));
        }
        if let Some(note) = self.block.footnotes.iter().find(|note| !note.definition && note.sentence == Some(index)) {
            return Some((Standing::Cited, format!("note {} stands behind it", note.label.of(text))));
        }
        let link = self.block.links.iter().find(|link| {
            sentence.span.overlaps(link.span)
                && link.kind != LinkKind::Image
                && (link.target.external || !link.target.path.is_empty())
        })?;
        Some((Standing::Cited, format!("links to {}", link.target.span.of(text))))
    }

    fn attributed(&self, found: &Attribution) -> Option<(Standing, String)> {
        let Some(cue) = &found.cue else {
            let last = self.carry.last_source.as_ref().filter(|_| found.carried)?;
            return Some((Standing::Attributed, format!("a quotation that goes on from {}", last.name)));
        };
        let source = found.source.as_ref()?;
        let reports = stands_behind(cue.kind) || cue.kind == CueKind::Thought;
        if !reports || cue.strength < STANDS {
            return None;
        }
        let words = cue.span.of(&self.block.text);
        let name = self.name(source);
        Some((
            Standing::Attributed,
            match source.grade {
                SourceGrade::Vague => format!("“{words}” gives it to {name}, who could be anybody"),
                SourceGrade::Anonymous => format!("“{words}” gives it to {name}, who is not named"),
                SourceGrade::Pronoun => {
                    format!("“{words}” gives it to “{name}”, and the text does not tell who that is")
                }
                _ => format!("“{words}” gives it to {name}"),
            },
        ))
    }

    /// The source as a reader would say it.
    fn name(&self, source: &crate::analysis::Source) -> String {
        if let Some(antecedent) = &source.antecedent {
            return antecedent.clone();
        }
        match source.mention.and_then(|index| self.mentions.get(index)).map(|mention| &mention.referent) {
            Some(Referent::Official(id)) => {
                self.gazetteer.official(*id).map_or_else(String::new, |official| official.name.to_string())
            }
            Some(Referent::Person(name)) => name.clone(),
            _ => source.span.of(&self.block.text).to_owned(),
        }
    }

    /// What the type of the document makes of a sentence.
    fn by_type(&self, form: &Form) -> Option<(Standing, String)> {
        match self.premises.document_type {
            DocumentType::Readout => {
                let issuer = self.premises.issuer.as_deref().unwrap_or("whoever issued it");
                Some((Standing::Attributed, format!("a read-out: {issuer} says all of it")))
            }
            DocumentType::Sitrep if form.present => {
                Some((Standing::Witnessed, "a situation report says in the present what its author sees".to_owned()))
            }
            DocumentType::Market if form.market && !matches!(form.kind, ClaimKind::Cause | ClaimKind::Prediction) => {
                Some((Standing::Known, "prices are public".to_owned()))
            }
            _ => None,
        }
    }

    /// The id a sentence was given, and what it asserts: the bracketed span if the id is that one's.
    fn identity(&self, index: usize, sentence: &Sentence) -> (Option<Span>, Span) {
        let annotation = self.block.annotations.iter().find_map(|annotation| {
            let reaches =
                reaches(&annotation.target, index, sentence.span) && annotation.target != AnnotationTarget::Block;
            let id = annotation
                .items
                .iter()
                .find_map(|item| if let AnnotationItem::Id(id) = item { Some(*id) } else { None });
            id.filter(|_| reaches).map(|id| (id, &annotation.target))
        });
        match annotation {
            Some((id, AnnotationTarget::Bracketed(span))) if sentence.span.covers(*span) => (Some(id), *span),
            Some((id, _)) => (Some(id), sentence.span),
            None => (None, sentence.span),
        }
    }
}

fn reaches(target: &AnnotationTarget, index: usize, span: Span) -> bool {
    match target {
        AnnotationTarget::Sentence(sentence) => *sentence == index,
        AnnotationTarget::Bracketed(bracketed) => bracketed.overlaps(span),
        AnnotationTarget::Block => true,
    }
}

fn none_reason(none: NoClaim) -> &'static str {
    match none {
        NoClaim::Heading => "a heading",
        NoClaim::Table => "a cell of a table",
        NoClaim::Quotation => "somebody else's words, quoted as a block",
        NoClaim::Question => "a question",
        NoClaim::Instruction => "an instruction",
        NoClaim::Fragment => "no sentence: it has no verb or is too short",
        NoClaim::Credit => "a credit",
    }
}
