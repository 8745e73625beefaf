//! What stands behind each sentence, and why, in words a reader understands.

use std::ops::Range;

use crate::analysis::alone::Alone;
use crate::analysis::settle::stands_behind;
use crate::analysis::{
    Attribution, Carry, Claim, ClaimKind, CueKind, Mention, Premises, Referent, SourceGrade, Standing,
};
use crate::document::{
    Annotation, AnnotationItem, AnnotationTarget, Block, Citation, CitedSource, DocumentType, Footnote, Link, Sentence,
};
use crate::gazetteer::Gazetteer;
use crate::text::Span;

use super::form::{Form, NoClaim, Traits};

/// How the reason of a sentence begins that goes on from the one before, which no third goes on from.
const GOES_ON: &str = "goes on from the sentence before";

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
    let beside = gather(block, attributions, premises);
    for (index, ((sentence, form), beside)) in block.sentences.iter().zip(&alone.forms).zip(&beside).enumerate() {
        let before = claims
            .last()
            .filter(|_| index > 0 && block.sentences.get(index - 1).is_some_and(|before| before.leaf == sentence.leaf));
        let (standing, reason) = behind.standing(form, beside, before);
        let traits = Behind::traits(form, beside, before);
        let confidence = if standing == Standing::Unattributed { traits.sure() } else { 0 };
        let (id, span) = identity(sentence, beside);
        claims.push(Claim { sentence: index, span, kind: form.kind, standing, reason, confidence, traits, id });
    }
    claims
}

/// What is written beside each sentence, gathered in one pass over each list.
#[derive(Debug, Default, Clone)]
struct Beside<'a> {
    /// The attribution that stands best behind it.
    by: Option<&'a Attribution>,
    annotations: Vec<&'a Annotation>,
    citation: Option<&'a Citation>,
    note: Option<&'a Footnote>,
    link: Option<&'a Link>,
}

/// The sentences that share a byte with `span`.
fn sentences_at(block: &Block, span: Span) -> Range<usize> {
    let first = block.sentences.partition_point(|sentence| sentence.span.end() <= span.start());
    first..block.sentences.partition_point(|sentence| sentence.span.start() < span.end())
}

fn gather<'a>(block: &'a Block, attributions: &'a [Attribution], premises: &Premises) -> Vec<Beside<'a>> {
    let mut beside = vec![Beside::default(); block.sentences.len()];
    for found in attributions {
        let sentences = found.content.iter().flat_map(|content| sentences_at(block, *content));
        for sentence in std::iter::once(found.sentence).chain(sentences) {
            if let Some(beside) = beside.get_mut(sentence)
                && beside.by.is_none_or(|old| weight(old) < weight(found))
            {
                beside.by = Some(found);
            }
        }
    }
    for annotation in &block.annotations {
        let range = match annotation.target {
            AnnotationTarget::Sentence(sentence) => sentence..sentence + 1,
            AnnotationTarget::Bracketed(span) => sentences_at(block, span),
            AnnotationTarget::Block => 0..beside.len(),
        };
        for beside in beside.get_mut(range).into_iter().flatten() {
            beside.annotations.push(annotation);
        }
    }
    let known = |citation: &Citation| {
        let key = |source: &CitedSource| premises.source_keys.contains(source.key.of(&block.text));
        citation.sources.iter().any(|source| !citation.bare || key(source))
    };
    for citation in block.citations.iter().filter(|citation| known(citation)) {
        if let Some(beside) = citation.sentence.and_then(|sentence| beside.get_mut(sentence)) {
            beside.citation.get_or_insert(citation);
        }
    }
    for note in block.footnotes.iter().filter(|note| !note.definition) {
        if let Some(beside) = note.sentence.and_then(|sentence| beside.get_mut(sentence)) {
            beside.note.get_or_insert(note);
        }
    }
    for link in block.links.iter().filter(|link| premises.is_led_away(link)) {
        for beside in beside.get_mut(sentences_at(block, link.span)).into_iter().flatten() {
            beside.link.get_or_insert(link);
        }
    }
    beside
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
    fn standing(&self, form: &Form, beside: &Beside<'_>, before: Option<&Claim>) -> (Standing, String) {
        if let Some(none) = form.none {
            return (Standing::NotAClaim, none_reason(none).to_owned());
        }
        let written = self.marked(beside).or_else(|| self.cited(beside));
        if let Some(standing) = written.or_else(|| beside.by.and_then(|by| self.attributed(by))) {
            return standing;
        }
        if form.quoted {
            return (Standing::NotAClaim, "somebody else's words, in quotation marks".to_owned());
        }
        if form.judged {
            return (Standing::Assessment, "the writer says that it is a judgement".to_owned());
        }
        if let Some(typed) = self.by_type(form) {
            return typed;
        }
        if form.kind == ClaimKind::Background {
            let reason = "history, geography or an office held, which is on the public record";
            return (Standing::Known, reason.to_owned());
        }
        // Only what somebody just named did is taken to have the source of the sentence before.
        let plain = form.kind == ClaimKind::Event && form.traits.has(Traits::PERSON);
        let follows = |before: &&Claim| {
            form.anaphoric && plain && before.standing == Standing::Attributed && !before.reason.starts_with(GOES_ON)
        };
        if let Some(before) = before.filter(follows) {
            return (Standing::Attributed, format!("{GOES_ON}: {}", before.reason));
        }
        (Standing::Unattributed, self.nobody(beside.by, before))
    }

    /// What speaks for and against the sentence's needing somebody, by its words and by what stands beside it.
    fn traits(form: &Form, beside: &Beside<'_>, before: Option<&Claim>) -> Traits {
        let behind_source = before.is_some_and(|before| before.standing == Standing::Attributed);
        form.traits
            .with(Traits::TELLS_OF, beside.by.is_some_and(|by| by.source.is_some()))
            .with(Traits::BEHIND_SOURCE, behind_source)
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
    fn marked(&self, beside: &Beside<'_>) -> Option<(Standing, String)> {
        let text = &self.block.text;
        beside.annotations.iter().flat_map(|annotation| &annotation.items).find_map(|item| match item {
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

    fn cited(&self, beside: &Beside<'_>) -> Option<(Standing, String)> {
        let text = &self.block.text;
        let reason = if let Some(source) = beside.citation.and_then(|citation| citation.sources.first()) {
            format!("cites {}", source.key.of(text))
        } else if let Some(note) = beside.note {
            format!("note {} stands behind it", note.label.of(text))
        } else {
            format!("links to {}", beside.link?.target.span.of(text))
        };
        Some((Standing::Cited, reason))
    }

    fn attributed(&self, found: &Attribution) -> Option<(Standing, String)> {
        let Some(cue) = &found.cue else {
            let last = self.carry.last_source.as_ref().filter(|_| found.carried)?;
            return Some((Standing::Attributed, format!("a quotation that goes on from {}", last.name)));
        };
        let source = found.source.as_ref()?;
        if !stands_behind(cue.kind) || cue.strength < STANDS {
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
            DocumentType::Memo if form.kind == ClaimKind::Evaluation => {
                Some((Standing::Assessment, "a memo's judgements are its author's".to_owned()))
            }
            _ => None,
        }
    }
}

/// The id a sentence was given, and what it asserts: the bracketed span if the id is that one's.
fn identity(sentence: &Sentence, beside: &Beside<'_>) -> (Option<Span>, Span) {
    let named = beside.annotations.iter().filter(|annotation| annotation.target != AnnotationTarget::Block);
    let id = |annotation: &&&Annotation| {
        annotation.items.iter().find_map(|item| if let AnnotationItem::Id(id) = item { Some(*id) } else { None })
    };
    let found = named.into_iter().find_map(|annotation| Some((id(&annotation)?, &annotation.target)));
    match found {
        Some((id, AnnotationTarget::Bracketed(span))) if sentence.span.covers(*span) => (Some(id), *span),
        Some((id, _)) => (Some(id), sentence.span),
        None => (None, sentence.span),
    }
}

fn none_reason(none: NoClaim) -> &'static str {
    match none {
        NoClaim::Heading => "a heading",
        NoClaim::Title => "a title or a caption: it ends without a stop",
        NoClaim::Table => "a cell of a table",
        NoClaim::Quotation => "somebody else's words, quoted as a block",
        NoClaim::Question => "a question",
        NoClaim::Instruction => "an instruction",
        NoClaim::Fragment => "no sentence: it has no verb or is too short",
        NoClaim::Credit => "a credit",
    }
}
