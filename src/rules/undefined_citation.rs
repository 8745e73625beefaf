//! Citations of sources that nobody recorded.

use crate::document::{AnnotationItem, Citation, CitedSource};
use crate::text::{Edit, Span, nearest};

use super::{Check, Family, Rule, Severity, Specificity, Trait, WorkspaceContext};

pub(super) static RULE: Rule = Rule {
    name: "undefined-citation",
    family: Family::Links,
    severity: Some(Severity::Error),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[Trait::AnyLanguage, Trait::Quotations],
    check: Check::Workspace(check),
    page: include_str!("undefined_citation.md"),
};

/// What Pandoc takes for the beginning of a locator (manual, "Citations").
#[rustfmt::skip]
const LOCATOR_TERMS: &[&str] = &[
    "p", "pp", "page", "pages", "para", "paras", "paragraph", "paragraphs", "sec", "secs", "section", "sections", "ch",
    "chap", "chapter", "chapters", "vol", "vols", "volume", "volumes", "fig", "figs", "figure", "figures", "no", "nos",
    "number", "n", "nn", "note", "notes", "l", "line", "lines", "col", "column", "columns", "bk", "book", "books", "pt",
    "part", "parts", "v", "verse", "verses", "art", "article", "articles", "table", "annex",
];

fn check(cx: &mut WorkspaceContext<'_>) {
    let block = cx.block;
    let cited = block.citations.iter().filter(|citation| !citation.bare);
    for source in cited.clone().flat_map(|citation: &Citation| &citation.sources) {
        check_key(cx, source.key);
        if let Some(locator) = lost_locator(&block.text, source) {
            cx.report(locator, "this locator leads nowhere")
                .note("behind the comma stands where to look in the source: `p. 3`, `para. 2`");
        }
    }
    for item in block.annotations.iter().flat_map(|annotation| &annotation.items) {
        let AnnotationItem::Pair { key, value } = item else { continue };
        match key.of(&block.text) {
            "src" | "of" => words_of(&block.text, *value).into_iter().for_each(|key| check_key(cx, key)),
            "basis" => words_of(&block.text, *value).into_iter().for_each(|key| check_basis(cx, key)),
            _ => {}
        }
    }
}

/// A bare name in `basis` is a source's key or the id of a claim of the same text.
fn check_basis(cx: &mut WorkspaceContext<'_>, span: Span) {
    let name = span.of(&cx.block.text);
    if name.contains('#') {
        return;
    }
    let is_claim = cx.briefing.outline().has(&format!("^{name}"));
    let is_source = cx.briefing.reading().premises().source_keys.contains(name);
    if is_claim && is_source {
        cx.report(span, format!("\"{name}\" is both a source and a claim of this text"))
            .note("write `#^id` for the claim, or rename one of them");
    } else if !is_claim {
        check_key(cx, span);
    }
}

fn check_key(cx: &mut WorkspaceContext<'_>, span: Span) {
    let key = span.of(&cx.block.text);
    let premises = cx.briefing.reading().premises();
    if key.is_empty() || premises.open_bibliography || premises.source_keys.contains(key) {
        return;
    }
    let near = nearest(key, premises.source_keys.iter().map(String::as_str));
    let diagnostic = cx.report(span, format!("no source is recorded under the key \"{key}\""));
    diagnostic.note("record it under `sources:` in the front matter or in the workspace's sources file");
    for near in near {
        let rename = Edit { span, replacement: near.to_owned() };
        diagnostic.fix(format!("cite `{near}`"), vec![rename]);
    }
}

/// What stands behind the comma of a key, if it is only a word for a place
/// and not a place: `[@key, p.]`.
fn lost_locator(text: &str, source: &CitedSource) -> Option<Span> {
    let behind = text.get(source.key.end()..)?;
    let suffix = behind.get(..behind.find([';', ']', '@'])?)?.trim_start_matches('}');
    let written = suffix.strip_prefix(',')?.trim();
    let start = source.key.end() + behind.find(written)?;
    let term = written.trim_end_matches('.').to_lowercase();
    let is_lost = LOCATOR_TERMS.contains(&term.as_str());
    is_lost.then(|| Span::new(start, start + written.len()))
}

/// The words of the bytes `span` of `text`, each with its place.
pub(super) fn words_of(text: &str, span: Span) -> Vec<Span> {
    let mut at = span.start();
    let mut words = Vec::new();
    for word in span.of(text).split(' ') {
        if !word.is_empty() {
            words.push(Span::new(at, at + word.len()));
        }
        at += word.len() + 1;
    }
    words
}
