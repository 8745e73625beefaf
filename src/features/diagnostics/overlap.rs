//! One span, one message: of rules that would say the same of the same words, the closest is heard.

use crate::document::Block;
use crate::rules::{Diagnostic, Rule, Specificity, find_rule};
use crate::text::Span;

/// A diagnostic with what decides whether it is heard.
struct Candidate {
    diagnostic: Diagnostic,
    rule: &'static Rule,
    extent: Span,
}

/// Those of `found` (all of `block`) that no closer one of a competing rule
/// overlaps; see [`Specificity`] for which is closer.
pub(super) fn closest(found: Vec<Diagnostic>, block: &Block) -> Vec<Diagnostic> {
    let mut candidates: Vec<_> = found.into_iter().filter_map(|diagnostic| Candidate::of(diagnostic, block)).collect();
    candidates.sort_by(|left, right| left.closeness().cmp(&right.closeness()));
    let mut kept: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        if !kept.iter().any(|closer| closer.drowns(&candidate)) {
            kept.push(candidate);
        }
    }
    kept.into_iter().map(|candidate| candidate.diagnostic).collect()
}

impl Candidate {
    fn of(diagnostic: Diagnostic, block: &Block) -> Option<Self> {
        let rule = find_rule(diagnostic.rule)?;
        let extent = match rule.specificity {
            Specificity::Sentence | Specificity::Statement => sentences_of(diagnostic.span, block),
            _ => diagnostic.span,
        };
        Some(Self { diagnostic, rule, extent })
    }

    /// Less is closer.
    fn closeness(&self) -> impl Ord {
        let Diagnostic { severity, span, rule, .. } = &self.diagnostic;
        (std::cmp::Reverse((self.rule.specificity, *severity)), *span, *rule)
    }

    fn drowns(&self, other: &Self) -> bool {
        let meet = self.extent.overlaps(other.extent) || self.extent == other.extent;
        meet && self.rule.competes_with(other.rule)
    }
}

/// The sentences that share a byte with `span`, from the first to the last.
fn sentences_of(span: Span, block: &Block) -> Span {
    let first = block.sentences.partition_point(|sentence| sentence.span.end() <= span.start());
    let met = block.sentences.iter().skip(first).take_while(|sentence| sentence.span.start() < span.end());
    met.fold(span, |extent, sentence| extent.join(sentence.span))
}
