//! The facts of one briefing, a line each, in the order of the text.

use crate::analysis::{Attribution, Claim, Here, Mention, Passage, Referent, TitleUse, When, whens};
use crate::calendar::{DateExpression, Tense};
use crate::cli::facts::fact::{Bytes, Cited, Fact, Title};
use crate::cli::facts::words;
use crate::disk::LoadedFile;
use crate::document::{Block, Citation, Quotation, Sentence};
use crate::features::chain::Evidence;
use crate::features::identity::introductions;
use crate::text::Span;
use crate::workspace::{Briefing, Workspace};

/// One block of a briefing, and where it stands in its file.
struct Place<'a> {
    path: &'a str,
    workspace: &'a Workspace,
    briefing: &'a Briefing,
    block: &'a Block,
    here: &'a Here,
    base: usize,
}

/// Everything that is known of `briefing`, which is `file` of `workspace`.
pub(super) fn facts_of(file: &LoadedFile, workspace: &Workspace, briefing: &Briefing) -> String {
    let path = file.shown.display().to_string();
    let premises = briefing.reading().premises();
    let mut lines = line(&Fact::Document {
        path: path.clone(),
        date: premises.date.map(|date| date.to_string()),
        date_from: premises.date_origin.map(words::date_origin),
        place: premises.place.as_deref(),
        document_type: premises.document_type.name(),
        issuer: premises.issuer.as_deref(),
        english: premises.english,
    });
    let here = Here::of(premises, briefing.reading().gazetteer());
    for (placed, passage) in briefing.document().blocks().iter().zip(briefing.reading().passages()) {
        let base = placed.start + file.before;
        let place = Place { path: &path, workspace, briefing, block: &placed.block, here: &here, base };
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
        let mentions = passage.mentions.iter().zip(introductions(passage));
        facts.extend(mentions.map(|(mention, is_first)| (mention.span, self.mention(mention, is_first))));
        let whens = whens(block, passage, self.here, self.briefing.reading().gazetteer());
        for when in &whens {
            let dates = when.dates.clone().filter_map(|at| passage.dates.get(at));
            facts.extend(dates.map(|date| (date.span, self.date(date, when))));
        }
        facts.extend(block.quotations.iter().map(|quotation| (quotation.span, self.quotation(quotation))));
        facts.extend(block.citations.iter().map(|citation| (citation.span, self.citation(citation))));
        let attributions = passage.attributions.iter();
        facts.extend(attributions.map(|found| (first_span(found), self.attribution(passage, found))));
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
        let leaf = self.block.leaves.get(sentence.leaf);
        let stands_in = leaf.map_or("paragraph", |leaf| words::leaf_kind(leaf.kind));
        Fact::Sentence { path: self.path, span: self.bytes(sentence.span), stands_in }
    }

    fn mention(&self, mention: &Mention, introduces: bool) -> Fact<'a> {
        let gazetteer = self.briefing.reading().gazetteer();
        let official = |id| gazetteer.official(id).map(|official| official.id.to_string());
        let place = |id| gazetteer.place(id).map(|place| place.id.to_string());
        let (means, ids): (&str, Vec<String>) = match &mention.referent {
            Referent::Official(id) => ("official", official(*id).into_iter().collect()),
            Referent::AmbiguousPlace(ids) => ("ambiguous", ids.iter().filter_map(|id| place(*id)).collect()),
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
            title_uses: mention.titles.iter().map(|title| self.title(title)).collect(),
            introduces,
            quoted: mention.quoted,
        }
    }

    fn title(&self, title: &TitleUse) -> Title {
        let gazetteer = self.briefing.reading().gazetteer();
        let offices = title.offices.iter().filter_map(|id| gazetteer.office(*id));
        Title {
            span: self.bytes(title.span),
            offices: offices.map(|office| office.id.to_string()).collect(),
            former: title.former.map(|span| self.bytes(span)),
            qualifier: title.qualifier.map(|span| self.bytes(span)),
        }
    }

    /// A date, whose days are those of the whole stretch where it is one end of it.
    fn date(&self, date: &DateExpression, when: &When) -> Fact<'a> {
        let ends = |first: &dyn ToString, last: &dyn ToString| [first.to_string(), last.to_string()];
        let days = |tense| {
            let period = date.resolve(self.here.date?, tense)?;
            Some(ends(&period.first, &period.last))
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
            tense: words::tense(when.tense),
            days: when.meaning.map(|meaning| ends(&meaning.period.first, &meaning.period.last)),
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

    fn citation(&self, citation: &Citation) -> Fact<'a> {
        let text = |span: Span| span.of(&self.block.text).trim();
        let sources = citation.sources.iter().map(|source| Cited {
            key: text(source.key),
            locator: source.locator.map(text),
            known: self.workspace.source(self.briefing, text(source.key)).is_some(),
        });
        Fact::Citation {
            path: self.path,
            span: self.bytes(citation.span),
            sentence: citation.sentence.and_then(|sentence| self.sentence_bytes(sentence)),
            sources: sources.collect(),
        }
    }

    fn attribution(&self, passage: &Passage, attribution: &'a Attribution) -> Fact<'a> {
        let (source, cue) = (attribution.source.as_ref(), attribution.cue.as_ref());
        Fact::Attribution {
            path: self.path,
            sentence: self.sentence_bytes(attribution.sentence),
            source: source.map(|source| self.bytes(source.span)),
            grade: source.map(|source| words::source_grade(source.grade)),
            mention: source
                .and_then(|source| passage.mentions.get(source.mention?))
                .map(|mention| self.bytes(mention.span)),
            antecedent: source.and_then(|source| source.antecedent.as_deref()),
            cue: cue.map(|cue| self.bytes(cue.span)),
            cue_kind: cue.map(|cue| words::cue_kind(cue.kind)),
            cue_form: cue.map(|cue| words::cue_form(cue.form)),
            strength: cue.map(|cue| cue.strength),
            content: attribution.content.iter().map(|span| self.bytes(*span)).collect(),
            carried: attribution.carried,
        }
    }

    fn claim(&self, claim: &'a Claim) -> Fact<'a> {
        let evidence = Evidence::of(self.workspace, self.briefing, self.block, claim);
        Fact::Claim {
            path: self.path,
            span: self.bytes(claim.span),
            sentence: self.sentence_bytes(claim.sentence),
            kind: words::claim_kind(claim.kind),
            standing: words::standing(claim.standing),
            reason: &claim.reason,
            confidence: claim.confidence,
            id: claim.id.map(|id| id.of(&self.block.text)),
            cites: evidence.sources.into_iter().map(|(key, ..)| key).collect(),
            basis: evidence.basis,
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
