//! What is said of a document as a whole, and of what it suppresses.

use std::sync::Arc;

use crate::document::DirectiveKind;
use crate::features::diagnostics::Shared;
use crate::features::diagnostics::passage::Slot;
use crate::features::diagnostics::suppression::{Holder, Suppressions, Use, closes, written};
use crate::rules::{Check, Diagnostic, DocumentContext, Found, Marks, SuppressionContext, Trait, WrittenSuppression};
use crate::text::Span;

/// A suppression and, for each of the rules it names, whether it held
/// something back and whether a region of it is still open.
struct Account {
    written: WrittenSuppression,
    used: Vec<bool>,
    open: Vec<bool>,
}

/// The diagnostics of document rules and suppression rules, in bytes of the document.
pub(super) fn check(shared: &Shared<'_>, slots: &[Slot], marks: &[Marks]) -> Arc<[Diagnostic]> {
    let (mut all, uses) = hold_back(shared, slots, said_of_the_document(shared, marks));
    all.extend(said_of_suppressions(shared, slots, marks, &uses));
    all.sort_by(|left, right| (left.span, left.rule).cmp(&(right.span, right.rule)));
    all.into()
}

fn said_of_the_document(shared: &Shared<'_>, marks: &[Marks]) -> Vec<Diagnostic> {
    let english = shared.briefing.reading().premises().english;
    let mut all = Vec::new();
    for (rule, severity) in shared.policy.active() {
        let Check::Document(check) = rule.check else { continue };
        if english || rule.has(Trait::AnyLanguage) {
            let found = Found { rule, severity, diagnostics: Vec::new() };
            let mut cx = DocumentContext { briefing: shared.briefing, marks, found };
            check(&mut cx);
            all.append(&mut cx.found.diagnostics);
        }
    }
    all
}

/// What of `found`, in bytes of the document, nobody asked not to hear.
pub(super) fn heard(shared: &Shared<'_>, slots: &[Slot], found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    hold_back(shared, slots, found).0
}

/// Parts `found` into what is to be heard and, with the block it is of, what was held back.
fn hold_back(shared: &Shared<'_>, slots: &[Slot], found: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<(usize, Use)>) {
    let document = shared.briefing.document();
    let mut uses = Vec::new();
    let heard = |diagnostic: &Diagnostic| {
        let Some(at) = document.block_at(diagnostic.span.start()) else { return true };
        let (Some(slot), Some(placed)) = (slots.get(at), document.blocks().get(at)) else { return true };
        let suppressions = Suppressions::of(&slot.block, &slot.passage, shared.policy);
        let holder = suppressions.holder(diagnostic.rule, diagnostic.span.relative_to(placed.start));
        uses.extend(holder.map(|holder| (at, Use { rule: diagnostic.rule, holder })));
        holder.is_none()
    };
    let kept = found.into_iter().filter(heard).collect();
    (kept, uses)
}

fn said_of_suppressions(
    shared: &Shared<'_>,
    slots: &[Slot],
    marks: &[Marks],
    wide_uses: &[(usize, Use)],
) -> Vec<Diagnostic> {
    let accounts = accounts(shared, slots, marks, wide_uses);
    let mut all = Vec::new();
    for (rule, severity) in shared.policy.active() {
        let Check::Suppression(check) = rule.check else { continue };
        for Account { written, used, .. } in &accounts {
            let found = Found { rule, severity, diagnostics: Vec::new() };
            let mut cx = SuppressionContext { written, used, found };
            check(&mut cx);
            all.append(&mut cx.found.diagnostics);
        }
    }
    let file_ignores = |rule: &str| shared.policy.ignored.iter().any(|(name, _)| name == rule);
    all.retain(|diagnostic| !file_ignores(diagnostic.rule));
    all
}

/// Every suppression of the document with what came of it. A rule that does
/// not speak here at all counts as held back: the suppression may be there
/// for a desk where it does.
fn accounts(shared: &Shared<'_>, slots: &[Slot], marks: &[Marks], wide_uses: &[(usize, Use)]) -> Vec<Account> {
    let file = WrittenSuppression {
        span: Span::at(0),
        rules: shared.policy.ignored.clone(),
        has_reason: false,
        in_front_matter: true,
    };
    let mut accounts = vec![Account::of(file, false, shared)];
    let marked = marks.iter().enumerate().filter(|(_, marks)| marks.has(Marks::SUPPRESSION)).map(|(at, _)| at);
    let mut concerned: Vec<_> = marked.chain(wide_uses.iter().map(|(at, _)| *at)).collect();
    concerned.sort_unstable();
    concerned.dedup();
    for at in concerned {
        let (Some(slot), Some(placed)) = (slots.get(at), shared.briefing.document().blocks().get(at)) else { continue };
        let wide = wide_uses.iter().filter(|(of, _)| *of == at).map(|(_, wide)| wide);
        let uses: Vec<_> = slot.uses.iter().chain(wide).copied().collect();
        settle_block(&mut accounts, slot, placed.start, &uses, shared);
    }
    accounts
}

fn settle_block(accounts: &mut Vec<Account>, slot: &Slot, base: usize, uses: &[Use], shared: &Shared<'_>) {
    for held in uses {
        match held.holder {
            Holder::Region => {
                if let Some(opener) = accounts.iter_mut().rev().find(|account| account.is_open_for(held.rule)) {
                    opener.credit(held.rule);
                }
            }
            Holder::File => {
                if let Some(file) = accounts.first_mut() {
                    file.credit(held.rule);
                }
            }
            Holder::Directive(_) => {}
        }
    }
    for (at, directive) in slot.block.directives.iter().enumerate() {
        if directive.kind == DirectiveKind::IgnoreEnd {
            for account in accounts.iter_mut() {
                account.close(|name| closes(directive, name, &slot.block.text));
            }
            continue;
        }
        let opens = directive.kind == DirectiveKind::IgnoreStart;
        let mut account = Account::of(written(directive, &slot.block, base), opens, shared);
        for held in uses.iter().filter(|held| held.holder == Holder::Directive(at)) {
            account.credit(held.rule);
        }
        accounts.push(account);
    }
}

impl Account {
    fn of(written: WrittenSuppression, opens: bool, shared: &Shared<'_>) -> Self {
        let used = written.rules.iter().map(|(name, _)| !shared.policy.has(name)).collect();
        let open = vec![opens; written.rules.len()];
        Self { written, used, open }
    }

    fn is_open_for(&self, rule: &str) -> bool {
        self.written.rules.iter().zip(&self.open).any(|((name, _), open)| *open && name == rule)
    }

    fn close(&mut self, closes: impl Fn(&str) -> bool) {
        for ((name, _), open) in self.written.rules.iter().zip(&mut self.open) {
            *open = *open && !closes(name);
        }
    }

    fn credit(&mut self, rule: &str) {
        for ((name, _), used) in self.written.rules.iter().zip(&mut self.used) {
            *used |= name == rule;
        }
    }
}
