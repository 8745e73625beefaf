//! The facts of one briefing, a line each, in the order of the text.

use serde::Serialize;

use crate::analysis::{Attribution, Claim, Mention, Passage, Referent};
use crate::calendar::{DateExpression, Tense};
use crate::cli::facts::words;
use crate::disk::LoadedFile;
use crate::document::{Block, Quotation, Sentence};
use crate::text::Span;
use crate::workspace::Briefing;

/// Bytes of the file, from 0; the second is the first byte behind.
pub(super) type Bytes = [usize; 2];

/// A line. `fact` says which; names and meanings stay, new ones may be added.
#[derive(Serialize)]
#[serde(tag = "fact", rename_all = "kebab-case")]
enum Fact<'a> {
    /// What the whole document is read under.
    Document {
        path: String,
        date: Option<String>,
        date_from: Option<&'static str>,
        place: Option<&'a str>,
    },
    Sentence {
        path: &'a str,
        span: Bytes,
    },
    Mention {
        path: &'a str,
        span: Bytes,
        text: &'a str,
        form: &'static str,
        /// `official`, `ambiguous`, `office`, `place`, `government` or `person`.
        means: &'static str,
        /// Ids of the gazetteer; for a person it does not know, the full name.
        ids: Vec<String>,
        titles: Vec<Bytes>,
        quoted: bool,
    },
    Date {
        path: &'a str,
        span: Bytes,
        text: &'a str,
        /// `relative`, `partial`, `narrative` or `absolute`.
        kind: &'static str,
        /// The first and last day that are meant if it speaks of the past, and if of the future.
        past: Option<[String; 2]>,
        future: Option<[String; 2]>,
    },
    Quotation {
        path: &'a str,
        span: Bytes,
        inner: Bytes,
        depth: u8,
        closed: bool,
        scare: bool,
    },
    Attribution {
        path: &'a str,
        sentence: Option<Bytes>,
        source: Option<Bytes>,
        grade: Option<&'static str>,
        antecedent: Option<&'a str>,
        cue: Option<Bytes>,
        cue_kind: Option<&'static str>,
        content: Vec<Bytes>,
        carried: bool,
    },
    Claim {
        path: &'a str,
        span: Bytes,
        sentence: Option<Bytes>,
        kind: &'static str,
        standing: &'static str,
        reason: &'a str,
        confidence: u8,
        id: Option<&'a str>,
    },
}

/// One block of a briefing, and where it stands in its file.
struct Place<'a> {
    path: &'a str,
    briefing: &'a Briefing,
    block: &'a Block,
    base: usize,
}

/// Everything that is known of `briefing`, which is `file`.
pub(super) fn facts_of(file: &LoadedFile, briefing: &Briefing) -> String {
    let path = file.shown.display().to_string();
    let premises = briefing.reading().premises();
    let mut lines = line(&Fact::Document {
        path: path.clone(),
        date: premises.date.map(|date| date.to_string()),
        date_from: premises.date_origin.map(words::date_origin),
        place: premises.place.as_deref(),
    });
    for (placed, passage) in briefing.document().blocks().iter().zip(briefing.reading().passages()) {
        let place = Place { path: &path, briefing, block: &placed.block, base: placed.start + file.before };
        lines.push_str(&place.facts(passage));
    }
    lines
}

fn line(fact: &Fact<'_>) -> String {
    let mut line = serde_json::to_string(fact).expect("strings and numbers always become JSON");
    line.push('\n');
    line
}

impl<'a> Place<'a> {
    /// The facts of this block, by where they start, and of what starts together the wider first.
    fn facts(&self, passage: &'a Passage) -> String {
        let mut facts: Vec<(Span, Fact<'a>)> = Vec::new();
        let block = self.block;
        facts.extend(block.sentences.iter().map(|sentence| (sentence.span, self.sentence(sentence))));
        facts.extend(passage.mentions.iter().map(|mention| (mention.span, self.mention(mention))));
        facts.extend(passage.dates.iter().map(|date| (date.span, self.date(date))));
        facts.extend(block.quotations.iter().map(|quotation| (quotation.span, self.quotation(quotation))));
        facts.extend(passage.attributions.iter().map(|found| (first_span(found), self.attribution(found))));
        facts.extend(passage.claims.iter().map(|claim| (claim.span, self.claim(claim))));
        facts.sort_by_key(|(span, _)| (span.start(), usize::MAX - span.end()));
        facts.iter().map(|(_, fact)| line(fact)).collect()
    }

    fn bytes(&self, span: Span) -> Bytes {
        [span.start() + self.base, span.end() + self.base]
    }

    fn sentence_bytes(&self, sentence: usize) -> Option<Bytes> {
        self.block.sentences.get(sentence).map(|sentence| self.bytes(sentence.span))
    }

    fn sentence(&self, sentence: &Sentence) -> Fact<'a> {
        Fact::Sentence { path: self.path, span: self.bytes(sentence.span) }
    }

    fn mention(&self, mention: &Mention) -> Fact<'a> {
        let gazetteer = self.briefing.reading().gazetteer();
        let official = |id| gazetteer.official(id).map(|official| official.id.to_string());
        let place = |id| gazetteer.place(id).map(|place| place.id.to_string());
        let (means, ids): (&str, Vec<String>) = match &mention.referent {
            Referent::Official(id) => ("official", official(*id).into_iter().collect()),
            Referent::AmbiguousOfficial(ids) => ("ambiguous", ids.iter().filter_map(|id| official(*id)).collect()),
            Referent::Office(id) => {
                ("office", gazetteer.office(*id).map(|office| office.id.to_string()).into_iter().collect())
            }
            Referent::Place(id) => ("place", place(*id).into_iter().collect()),
            Referent::Government(id) => ("government", place(*id).into_iter().collect()),
            Referent::Person(name) => ("person", vec![name.clone()]),
        };
        Fact::Mention {
            path: self.path,
            span: self.bytes(mention.span),
            text: mention.span.of(&self.block.text),
            form: words::mention_form(mention.form),
            means,
            ids,
            titles: mention.titles.iter().map(|title| self.bytes(title.span)).collect(),
            quoted: mention.quoted,
        }
    }

    fn date(&self, date: &DateExpression) -> Fact<'a> {
        let anchor = self.briefing.reading().premises().date;
        let days = |tense| {
            let period = date.resolve(anchor?, tense)?;
            Some([period.first.to_string(), period.last.to_string()])
        };
        let kind = match (date.is_relative(), date.is_partial(), date.is_narrative()) {
            (true, ..) => "relative",
            (_, true, _) => "partial",
            (_, _, true) => "narrative",
            _ => "absolute",
        };
        Fact::Date {
            path: self.path,
            span: self.bytes(date.span),
            text: date.span.of(&self.block.text),
            kind,
            past: days(Tense::Past),
            future: days(Tense::Future),
        }
    }

    fn quotation(&self, quotation: &Quotation) -> Fact<'a> {
        Fact::Quotation {
            path: self.path,
            span: self.bytes(quotation.span),
            inner: self.bytes(quotation.inner),
            depth: quotation.depth,
            closed: quotation.closed,
            scare: quotation.scare,
        }
    }

    fn attribution(&self, attribution: &'a Attribution) -> Fact<'a> {
        let (source, cue) = (attribution.source.as_ref(), attribution.cue.as_ref());
        Fact::Attribution {
            path: self.path,
            sentence: self.sentence_bytes(attribution.sentence),
            source: source.map(|source| self.bytes(source.span)),
            grade: source.map(|source| words::source_grade(source.grade)),
            antecedent: source.and_then(|source| source.antecedent.as_deref()),
            cue: cue.map(|cue| self.bytes(cue.span)),
            cue_kind: cue.map(|cue| words::cue_kind(cue.kind)),
            content: attribution.content.iter().map(|span| self.bytes(*span)).collect(),
            carried: attribution.carried,
        }
    }

    fn claim(&self, claim: &'a Claim) -> Fact<'a> {
        Fact::Claim {
            path: self.path,
            span: self.bytes(claim.span),
            sentence: self.sentence_bytes(claim.sentence),
            kind: words::claim_kind(claim.kind),
            standing: words::standing(claim.standing),
            reason: &claim.reason,
            confidence: claim.confidence,
            id: claim.id.map(|id| id.of(&self.block.text)),
        }
    }
}

/// Where an attribution first shows.
fn first_span(attribution: &Attribution) -> Span {
    let source = attribution.source.as_ref().map(|source| source.span);
    let cue = attribution.cue.as_ref().map(|cue| cue.span);
    let spans = source.into_iter().chain(cue).chain(attribution.content.iter().copied());
    spans.min_by_key(|span| span.start()).unwrap_or_default()
}
