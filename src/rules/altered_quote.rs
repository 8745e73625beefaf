//! Quotations that say something else than the copy of their source.

mod wording;

use crate::document::{AnnotationItem, AnnotationTarget, BlockKind};
use crate::text::{Edit, Span};
use crate::workspace::{DocPath, Node};

use self::wording::{Copy, Verdict};
use super::undefined_citation::words_of;
use super::{Check, Family, Rule, Severity, Specificity, Trait, WorkspaceContext};

pub(super) static RULE: Rule = Rule {
    name: "altered-quote",
    family: Family::Quotation,
    severity: Some(Severity::Error),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[Trait::AnyLanguage, Trait::Quotations],
    check: Check::Workspace(check),
    page: include_str!("altered_quote.md"),
};

/// A copy with more bytes is not looked through.
const LARGEST_COPY: usize = 1 << 20;

/// A quotation of fewer words is too common to tell where it is from.
const FEWEST_WORDS: usize = 4;

/// Words said to be from a source.
struct Quoted<'a> {
    /// The words, in bytes of the block.
    span: Span,
    key: &'a str,
    /// Whether the text says that they are in the copy, and does not only cite the source beside them.
    promised: bool,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    if cx.block.quotations.is_empty() && cx.block.annotations.is_empty() {
        return;
    }
    let mut copy: Option<(DocPath, Copy)> = None;
    for quoted in quoted(cx) {
        let Some(path) = copy_of(cx, quoted.key) else { continue };
        if copy.as_ref().is_none_or(|(known, _)| *known != path) {
            copy = read(cx, &path).map(|copy| (path, copy));
        }
        if let Some((path, copy)) = &copy {
            let path = path.clone();
            let verdict = copy.verdict(quoted.span.of(&cx.block.text));
            report(cx, &quoted, &path, verdict);
        }
    }
}

/// What is quoted by an annotation, and what stands between quotation marks beside one citation.
fn quoted<'a>(cx: &WorkspaceContext<'a>) -> Vec<Quoted<'a>> {
    let block = cx.block;
    let text: &'a str = &block.text;
    let mut found: Vec<Quoted<'a>> = Vec::new();
    let spoken = || block.quotations.iter().filter(|one| one.depth == 0 && one.opened && one.closed);
    for annotation in &block.annotations {
        let of = annotation.items.iter().find_map(|item| match item {
            AnnotationItem::Pair { key, value } if key.of(text) == "of" => words_of(text, *value).first().copied(),
            _ => None,
        });
        let Some(key) = of.map(|key| key.of(text)) else { continue };
        let within = match annotation.target {
            AnnotationTarget::Bracketed(span) => span,
            AnnotationTarget::Sentence(at) => block.sentences.get(at).map_or(annotation.span, |one| one.span),
            AnnotationTarget::Block => Span::new(0, text.len()),
        };
        let inside: Vec<Span> = spoken().filter(|one| within.covers(one.inner)).map(|one| one.inner).collect();
        let bare = matches!(annotation.target, AnnotationTarget::Bracketed(_)) && inside.is_empty();
        let spans = if bare { vec![within] } else { inside };
        found.extend(spans.into_iter().map(|span| Quoted { span, key, promised: true }));
    }
    if block.kind == BlockKind::Paragraph {
        for (at, _) in block.sentences.iter().enumerate() {
            let cited = block.citations.iter().filter(|citation| citation.sentence == Some(at) && !citation.bare);
            let cited: Vec<Span> = cited.flat_map(|citation| &citation.sources).map(|source| source.key).collect();
            let [key] = cited[..] else { continue };
            let own = spoken().filter(|one| !one.scare && block.sentence_at(one.inner.start()) == Some(at));
            let own: Vec<Span> = own.map(|one| one.inner).collect();
            let new = own.into_iter().filter(|span| !found.iter().any(|other| other.span.overlaps(*span)));
            let new: Vec<_> = new.map(|span| Quoted { span, key: key.of(text), promised: false }).collect();
            found.extend(new.into_iter().filter(|one| one.span.of(text).split_whitespace().count() >= FEWEST_WORDS));
        }
    }
    found
}

/// Where the copy of the source `key` is, if there is one.
fn copy_of(cx: &WorkspaceContext<'_>, key: &str) -> Option<DocPath> {
    let (file, record) = cx.workspace.find_source(cx.briefing.path(), key)?;
    let path = cx.workspace.copy_of(file, record)?;
    (path != *cx.briefing.path()).then_some(path)
}

fn read(cx: &WorkspaceContext<'_>, path: &DocPath) -> Option<Copy> {
    let document = cx.workspace.briefing(path)?.document();
    if document.len() > LARGEST_COPY {
        return None;
    }
    let blocks = document.blocks().iter().filter(|placed| placed.block.front_matter.is_none());
    let blocks: Vec<&str> = blocks.map(|placed| &*placed.block.text).collect();
    Some(Copy::of(&blocks))
}

fn report(cx: &mut WorkspaceContext<'_>, quoted: &Quoted<'_>, path: &DocPath, verdict: Verdict) {
    let key = quoted.key;
    match verdict {
        Verdict::Same => {}
        Verdict::Missing => {
            if quoted.promised {
                cx.report(quoted.span, format!("these words are not in the copy of \"{key}\""))
                    .note(format!("the copy is {}", path.file_name()))
                    .note("quote what is there, or name the source that the words are from")
                    .related_node(&Node::Briefing(path.clone()), "the copy");
            }
        }
        Verdict::Altered { part, differences, exact } => {
            let span = part.shifted(quoted.span.start());
            let diagnostic = cx.report(span, format!("\"{key}\" says it in other words: {differences}"));
            diagnostic
                .note(format!("there it is: \"{exact}\""))
                .note("leave words out with an ellipsis, and put your own into square brackets")
                .related_node(&Node::Briefing(path.clone()), "the copy");
            if !exact.contains(['"', '“', '”', '[', ']', '{', '}', '*', '_', '<', '>', '|', '`']) {
                diagnostic.fix("write what the source says", vec![Edit { span, replacement: exact }]);
            }
        }
    }
}
