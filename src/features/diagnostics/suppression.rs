//! What a writer asked not to hear, and whether there was anything to hear.

use crate::analysis::Passage;
use crate::document::{Block, Directive, DirectiveKind};
use crate::features::diagnostics::policy::Policy;
use crate::features::suppress::PLACEHOLDER;
use crate::rules::{Diagnostic, WrittenSuppression};
use crate::text::Span;

/// What held a diagnostic back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    /// A directive of the same block, by its index there.
    Directive(usize),
    /// A region that an earlier block opened.
    Region,
    /// The front matter.
    File,
}

/// One diagnostic that was held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Use {
    pub(super) rule: &'static str,
    pub(super) holder: Holder,
}

/// All that can hold back a diagnostic of one block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Suppressions<'a> {
    block: &'a Block,
    open_before: &'a [String],
    file: &'a [(String, Span)],
}

impl<'a> Suppressions<'a> {
    pub(super) fn of(block: &'a Block, passage: &'a Passage, policy: &'a Policy) -> Self {
        Self { block, open_before: &passage.carry_in.ignoring, file: &policy.ignored }
    }

    /// Parts `found` (in bytes of the block) into what is to be heard and what was held back.
    pub(super) fn hold_back(&self, found: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Use>) {
        let mut uses = Vec::new();
        let heard = |diagnostic: &Diagnostic| {
            let holder = self.holder(diagnostic.rule, diagnostic.span);
            uses.extend(holder.map(|holder| Use { rule: diagnostic.rule, holder }));
            holder.is_none()
        };
        let kept = found.into_iter().filter(heard).collect();
        (kept, uses)
    }

    /// What holds `rule` back at `span`, in bytes of the block; the nearest first.
    pub(super) fn holder(&self, rule: &str, span: Span) -> Option<Holder> {
        let by_directive = || self.directive(rule, span).map(Holder::Directive);
        let by_region = || self.region_reaches(rule, span).then_some(Holder::Region);
        let by_file = || self.file.iter().any(|(name, _)| name == rule).then_some(Holder::File);
        by_directive().or_else(by_region).or_else(by_file)
    }

    fn directive(&self, rule: &str, span: Span) -> Option<usize> {
        let holds = |(at, directive): &(usize, &Directive)| {
            self.names(directive, rule)
                && match directive.kind {
                    DirectiveKind::IgnoreNext | DirectiveKind::IgnoreLine => {
                        directive.reach.overlaps(span) || directive.reach.covers(span) && !directive.reach.is_empty()
                    }
                    DirectiveKind::IgnoreStart => {
                        directive.span.end() <= span.start() && !self.is_closed(rule, at + 1, span)
                    }
                    DirectiveKind::IgnoreEnd => false,
                }
        };
        self.block.directives.iter().enumerate().rev().find(holds).map(|(at, _)| at)
    }

    fn region_reaches(&self, rule: &str, span: Span) -> bool {
        self.open_before.iter().any(|open| open == rule) && !self.is_closed(rule, 0, span)
    }

    /// Whether an end mark between the directive `from` and `span` closes a region for `rule`.
    fn is_closed(&self, rule: &str, from: usize, span: Span) -> bool {
        let between = self.block.directives.iter().skip(from).take_while(|mark| mark.span.end() <= span.start());
        between.filter(|mark| mark.kind == DirectiveKind::IgnoreEnd).any(|mark| closes(mark, rule, &self.block.text))
    }

    fn names(&self, directive: &Directive, rule: &str) -> bool {
        directive.rules.iter().any(|name| name.of(&self.block.text) == rule)
    }
}

/// Whether the end mark `directive` closes a region for `rule`: one without names closes all.
pub(super) fn closes(directive: &Directive, rule: &str, text: &str) -> bool {
    directive.rules.is_empty() || directive.rules.iter().any(|name| name.of(text) == rule)
}

/// `directive` of a block that begins at `base`, as it is written.
pub(super) fn written(directive: &Directive, block: &Block, base: usize) -> WrittenSuppression {
    let name = |span: &Span| (span.of(&block.text).to_owned(), span.shifted(base));
    // What a code action leaves to be filled in is no reason yet.
    let is_reason = |reason: &str| !matches!(reason.trim(), "" | PLACEHOLDER);
    WrittenSuppression {
        span: directive.span.shifted(base),
        rules: directive.rules.iter().map(name).collect(),
        has_reason: directive.reason.is_some_and(|reason| is_reason(reason.of(&block.text))),
        in_front_matter: false,
    }
}
