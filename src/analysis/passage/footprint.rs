//! What document-wide rules need of a block.

use crate::analysis::alone::Alone;
use crate::analysis::settle::stands_behind;
use crate::analysis::{
    Attribution, Claim, Footprint, Mention, Premises, Referent, SourceGrade, Standing, UndecidedTitle,
};
use crate::calendar::Date;
use crate::document::{AnnotationItem, Block, BlockKind, DocumentType, LeafKind, TokenKind};
use crate::gazetteer::{Gazetteer, Held, OfficeId};
use crate::text::Span;

/// Cues weaker than this show no source by themselves.
const SURE: u8 = 60;

/// Words of a writer in the first person. `US` and `WE` are no such words.
const FIRST_PERSON: [&str; 12] = ["I", "My", "Our", "We", "me", "mine", "my", "our", "ours", "ourselves", "us", "we"];

/// The footprint of `block`.
pub(in crate::analysis) fn footprint(
    block: &Block,
    alone: &Alone,
    attributions: &[Attribution],
    claims: &[Claim],
    premises: &Premises,
) -> Footprint {
    let text = &block.text;
    let mut footprint = Footprint {
        first_claim: claims.iter().find(|claim| claim.standing != Standing::NotAClaim).map(|claim| claim.span),
        has_source: has_source(block, alone, attributions, claims, premises),
        first_relative_date: alone.dates.iter().find(|date| date.is_relative()).map(|date| date.span),
        heading: heading(block),
        ..Footprint::default()
    };
    for annotation in &block.annotations {
        for item in &annotation.items {
            match item {
                AnnotationItem::Id(id) => footprint.ids.push((id.of(text).to_owned(), *id)),
                AnnotationItem::Pair { key, value } if matches!(key.of(text), "src" | "basis" | "of") => {
                    keys(text, *value, &mut footprint.cited);
                }
                _ => {}
            }
        }
    }
    footprint.ids.extend(block.anchors.iter().map(|id| (id.of(text).to_owned(), *id)));
    for citation in &block.citations {
        for source in &citation.sources {
            let key = source.key.of(text);
            if !citation.bare || premises.source_keys.contains(key) {
                footprint.cited.push((key.to_owned(), source.key));
            }
        }
    }
    footprint
        .labels
        .extend(block.definitions.iter().map(|definition| (definition.label.clone(), definition.label_span)));
    footprint.cited.sort_by_key(|(_, span)| span.start());
    footprint.ids.sort_by_key(|(_, span)| span.start());
    footprint
}

/// The first title with a name, in the writer's own words, on which the
/// records do not decide because they end before `date`.
pub(in crate::analysis) fn undecided(
    mentions: &[Mention],
    date: Option<Date>,
    gazetteer: &Gazetteer,
) -> Option<UndecidedTitle> {
    let date = date?;
    mentions.iter().filter(|mention| !mention.quoted).find_map(|mention| {
        let Referent::Official(official) = mention.referent else { return None };
        mention.titles.iter().find_map(|title| {
            let end = |office: &OfficeId| Some((*office, gazetteer.records_end_before(official, *office, date)?));
            let (office, known_to) = title.offices.iter().find_map(end)?;
            // Where another office that it can mean is settled, so is the title.
            let is_settled = |office: &OfficeId| gazetteer.held(official, *office, date) == Held::Yes;
            let open = !title.offices.iter().any(is_settled);
            open.then(|| UndecidedTitle { span: title.span.join(mention.span), office, known_to })
        })
    })
}

/// The blank-separated keys of a `src`, `of` or `basis` value; what points to another document is no key.
fn keys(text: &str, value: Span, cited: &mut Vec<(String, Span)>) {
    let written = value.of(text);
    let mut at = 0;
    for word in written.split_whitespace() {
        let start = written.get(at..).and_then(|rest| rest.find(word)).map_or(at, |offset| at + offset);
        at = start + word.len();
        if !word.contains('#') {
            cited.push((word.to_owned(), Span::new(start, at).shifted(value.start())));
        }
    }
}

fn has_source(
    block: &Block,
    alone: &Alone,
    attributions: &[Attribution],
    claims: &[Claim],
    premises: &Premises,
) -> bool {
    let spoken = attributions.iter().any(|found| {
        found.carried
            || found.source.as_ref().is_some_and(|source| source.grade != SourceGrade::Vague)
                && found.cue.as_ref().is_some_and(|cue| stands_behind(cue.kind) && cue.strength >= SURE)
    });
    let cited = claims.iter().any(|claim| claim.standing == Standing::Cited);
    let issued = premises.document_type == DocumentType::Readout && premises.issuer.is_some();
    spoken || cited || issued || block.footnotes.iter().any(|note| !note.definition) || speaks_for_itself(block, alone)
}

/// Whether the writer speaks as one who is there, as in a letter, a column or
/// an address: then it is plain whose word the text is.
fn speaks_for_itself(block: &Block, alone: &Alone) -> bool {
    let own = |at: usize| !alone.quoted.iter().any(|quoted| quoted.contains(&at));
    let words = block.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word);
    words.filter(|(at, _)| own(*at)).any(|(_, token)| FIRST_PERSON.contains(&token.of(&block.text)))
}

fn heading(block: &Block) -> Option<(String, Span)> {
    let leaf = block
        .leaves
        .iter()
        .find(|leaf| matches!(leaf.kind, LeafKind::Heading(_)) && block.kind == BlockKind::Heading)?;
    let tokens = block.tokens.get(leaf.tokens.clone())?;
    let span = tokens.first()?.span.join(tokens.last()?.span);
    Some((span.of(&block.text).to_owned(), span))
}
