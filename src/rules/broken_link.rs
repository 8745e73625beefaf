//! Links that lead nowhere.

use crate::document::{AnnotationItem, Link, LinkKind, LinkTarget};
use crate::text::{Edit, Span};
use crate::workspace::Resolution;

use super::{Check, Family, Rule, Severity, Specificity, Trait, WorkspaceContext};

pub(super) static RULE: Rule = Rule {
    name: "broken-link",
    family: Family::Links,
    severity: Some(Severity::Error),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[Trait::AnyLanguage, Trait::Quotations],
    check: Check::Workspace(check),
    page: include_str!("broken_link.md"),
};

fn check(cx: &mut WorkspaceContext<'_>) {
    let block = cx.block;
    let relations = block.front_matter.iter().flat_map(|front| &front.relations).map(|relation| &relation.link);
    for Link { kind, target, .. } in block.links.iter().chain(relations) {
        check_target(cx, *kind, target);
    }
    for item in block.annotations.iter().flat_map(|annotation| &annotation.items) {
        if let AnnotationItem::Pair { key, value } = item
            && key.of(&block.text) == "basis"
        {
            // `basis="key other-doc#^id"`: what has a number sign is a link.
            for word in super::undefined_citation::words_of(&block.text, *value) {
                let written = word.of(&block.text);
                if written.contains('#') {
                    check_target(cx, LinkKind::Wiki, &LinkTarget::parse(written, word, LinkKind::Wiki));
                }
            }
        }
    }
}

fn check_target(cx: &mut WorkspaceContext<'_>, kind: LinkKind, target: &LinkTarget) {
    match cx.workspace.resolve(cx.briefing.path(), kind, target) {
        Resolution::MissingDocument { nearest } => {
            let message = format!("there is no document \"{}\" in the workspace", target.path);
            report(cx, target.span, message, target.path_span, &nearest);
        }
        Resolution::MissingFragment { path, nearest } => {
            let fragment = target.fragment.as_deref().unwrap_or_default();
            let what = if fragment.starts_with('^') { "claim or block" } else { "heading or claim" };
            let place = if target.path.is_empty() { "this document".to_owned() } else { path.file_name().to_owned() };
            let message = format!("there is no {what} \"{fragment}\" in {place}");
            report(cx, target.span, message, target.fragment_span.unwrap_or(target.span), &nearest);
        }
        Resolution::Found { .. } | Resolution::File(_) | Resolution::External | Resolution::Outside => {}
    }
}

fn report(cx: &mut WorkspaceContext<'_>, span: Span, message: String, part: Span, nearest: &[String]) {
    let diagnostic = cx.report(span, message);
    diagnostic.note("whoever follows the link finds nothing, and what the text rests on cannot be looked up");
    for near in nearest {
        let retarget = Edit { span: part, replacement: near.clone() };
        diagnostic.fix(format!("link to `{near}`"), vec![retarget]);
    }
}
