//! Accusations and judgements that hang on one source.

use crate::analysis::{Claim, ClaimKind, Standing};
use crate::document::{SourceKind, SourceRecord};
use crate::text::{Edit, Span};
use crate::workspace::Relation;

use super::pointing::Pointing;
use super::prose::is_judged;
use super::{Check, Family, Fix, Profile, Rule, Severity, Specificity, Trait, WorkspaceContext};

pub(super) static RULE: Rule = Rule {
    name: "single-source-claim",
    family: Family::Links,
    severity: None,
    elsewhere: &[(Profile::Bbc, Severity::Info), (Profile::Icd206, Severity::Info)],
    specificity: Specificity::Sentence,
    traits: &[Trait::NotInReadouts],
    check: Check::Workspace(check),
    page: include_str!("single_source_claim.md"),
};

/// What a person puts the key of another source in place of.
const KEY: &str = "source";

fn check(cx: &mut WorkspaceContext<'_>) {
    if cx.passage.headline || cx.block.citations.is_empty() && cx.block.annotations.is_empty() {
        return;
    }
    let pointings = cx.pointings();
    for claim in &cx.passage.claims {
        if let Some(what) = key_claim(claim)
            && is_in_prose(cx, claim)
        {
            check_claim(cx, claim, what, &pointings);
        }
    }
}

/// What is to rest on more than one source.
fn key_claim(claim: &Claim) -> Option<&'static str> {
    match (claim.kind, claim.standing) {
        (_, Standing::Known | Standing::Witnessed | Standing::NotAClaim) => None,
        (ClaimKind::Allegation, _) => Some("accusation"),
        (_, Standing::Assessment) => Some("assessment"),
        _ => None,
    }
}

fn is_in_prose(cx: &WorkspaceContext<'_>, claim: &Claim) -> bool {
    let sentence = cx.block.sentences.get(claim.sentence);
    let leaf = sentence.and_then(|sentence| cx.block.leaves.get(sentence.leaf));
    leaf.is_some_and(|leaf| is_judged(cx.block.kind, leaf.kind))
}

fn check_claim(cx: &mut WorkspaceContext<'_>, claim: &Claim, what: &str, pointings: &[Pointing<'_>]) {
    let own = pointings.iter().filter(|pointing| {
        let is_support = matches!(pointing.relation, Relation::Cites | Relation::RestsOn);
        is_support && pointing.sentence == Some(claim.sentence)
    });
    let own: Vec<&Pointing<'_>> = own.collect();
    let Some(first) = own.first() else { return };
    // A claim it rests on has sources of its own, which are counted there.
    let Some(key) = first.key().filter(|key| own.iter().all(|pointing| pointing.key() == Some(*key))) else { return };
    let found = cx.workspace.find_source(cx.briefing.path(), key);
    let record = found.map(|(_, record)| record);
    if record.is_some_and(is_record_itself) {
        return;
    }
    let unnamed = record.is_some_and(is_unnamed);
    let kind = if unnamed { "one source, who is not named" } else { "one source" };
    let span = cx.block.sentences.get(claim.sentence).map_or(claim.span, |sentence| sentence.span);
    let fix = second(cx, first.span);
    let diagnostic = cx.report(span, format!("this {what} hangs on {kind}: \"{key}\""));
    diagnostic
        .related(first.span, "the one that is cited")
        .note(if unnamed {
            "a reader can judge neither what was said nor who said it"
        } else {
            "if the one is wrong, so is the text"
        })
        .note("find a second source that does not draw on the first, or say in the text that there is only one");
    diagnostic.fixes.extend(fix);
}

/// Whether it is what is spoken of, and not what somebody says of it.
fn is_record_itself(record: &SourceRecord) -> bool {
    let kind = record.kind;
    kind.is_some_and(|kind| {
        matches!(kind, SourceKind::Court | SourceKind::Dataset | SourceKind::Document | SourceKind::OwnObservation)
    })
}

fn is_unnamed(record: &SourceRecord) -> bool {
    let kind = record.kind;
    record.named == Some(false)
        || kind.is_some_and(|kind| matches!(kind, SourceKind::Anonymous | SourceKind::Background))
}

/// A second source beside the one that is cited at `key`, to be filled in.
fn second(cx: &WorkspaceContext<'_>, key: Span) -> Option<Fix> {
    let citation = cx.block.citations.iter().find(|citation| citation.span.covers(key));
    let edit = if let Some(citation) = citation {
        Edit { span: Span::at(citation.span.end() - 1), replacement: format!("; @{KEY}") }
    } else {
        // `src=key` takes several only between quotation marks.
        let text = &cx.block.text;
        let is_quoted = text.get(..key.start())?.ends_with('"');
        let replacement = if is_quoted { format!(" {KEY}") } else { format!("\"{} {KEY}\"", key.of(text)) };
        Edit { span: if is_quoted { Span::at(key.end()) } else { key }, replacement }
    };
    Some(Fix::new("cite a second source, to be filled in", vec![edit]).with_blank(KEY))
}
