//! *Sources* in the plural on the word of one.

use crate::document::{Citation, FrontMatter, SourceKind};
use crate::text::Edit;

use super::{Check, Family, PassageContext, Prose, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "plural-sources-one-cited",
    family: Family::Anonymity,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Words,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("plural_sources_one_cited.md"),
};

const SAYING: &[&str] = &["added", "claim", "claimed", "confirmed", "said", "say", "told", "warned"];

fn check(cx: &mut PassageContext<'_>) {
    for (at, sentence) in cx.sentences() {
        let [citation] =
            cx.block.citations.iter().filter(|citation| citation.sentence == Some(at)).collect::<Vec<_>>()[..]
        else {
            continue;
        };
        let speak = |&token: &usize| {
            cx.prose.is(token, &["sources"])
                && !cx.prose.is_quoted(token)
                && (cx.prose.is(token + 1, SAYING) || token > 0 && cx.prose.is(token - 1, SAYING))
        };
        let Some(sources) = sentence.tokens.clone().find(speak) else { continue };
        if citation.sources.len() != 1 || speaks_for_several(cx, citation) {
            continue;
        }
        let span = cx.prose.span(sources..sources + 1);
        let opens = sources == sentence.tokens.start;
        let singular = Edit { span, replacement: if opens { "A source" } else { "a source" }.to_owned() };
        let verb = agreeing(cx.prose, sources + 1);
        cx.report(span, "\"sources\" are several, and one is cited")
            .related(citation.span, "the one that is cited")
            .note("two sources count for more than one, so a reader must not be told of two where there is one")
            .note("write \"a source\", or cite the others")
            .fix("write \"a source\"", std::iter::once(singular).chain(verb).collect());
    }
}

/// The verb of one in place of the verb of several, where they differ.
fn agreeing(prose: &Prose<'_>, verb: usize) -> Option<Edit> {
    let several = prose.word(verb);
    let differs = matches!(several, "claim" | "say");
    differs.then(|| Edit { span: prose.span(verb..verb + 1), replacement: format!("{several}s") })
}

/// Whether what is cited is a text that may itself quote several: a wire
/// report, a paper, a record.
fn speaks_for_several(cx: &PassageContext<'_>, citation: &Citation) -> bool {
    let Some(cited) = citation.sources.first() else { return true };
    let key = cited.key.of(&cx.block.text);
    let record = cx.front_matter.and_then(|front: &FrontMatter| front.sources.iter().find(|source| source.key == key));
    // Of what a file of the workspace records nothing is known here.
    if record.is_none() && cx.premises.source_keys.contains(key) {
        return true;
    }
    let kind = record.and_then(|source| source.kind);
    let is_one_voice = |kind| {
        matches!(kind, SourceKind::Anonymous | SourceKind::Background | SourceKind::OnRecord | SourceKind::Official)
    };
    !kind.is_none_or(is_one_voice)
}
