//! Quotations of which nobody is told who speaks.

use crate::analysis::Attribution;
use crate::document::{Block, Quotation};
use crate::text::{Edit, Span};

use super::{Check, Family, Fix, PassageContext, Prose, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "quote-without-speaker",
    family: Family::Quotation,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Sentence,
    traits: &[Trait::Quotations],
    check: Check::Passage(check),
    page: include_str!("quote_without_speaker.md"),
};

/// What is shorter is more often a phrase taken up than somebody's speech.
const SHORTEST: usize = 40;

/// Words by which somebody may be said to speak, where the analysis of the
/// sentence found nobody who does.
#[rustfmt::skip]
const SPEAKING: &[&str] = &[
    "according", "added", "adds", "answered", "announced", "argued", "asked", "asks", "called", "calls", "concluded",
    "continued", "cried", "declared", "described", "explained", "exclaimed", "insisted", "joked", "posted", "put",
    "quipped", "read", "reads", "recalled", "remarked", "replied", "responded", "retorted", "said", "say", "saying",
    "says", "shouted", "spoke", "stated", "told", "tells", "tweet", "tweeted", "voice", "warned", "went", "wondered", "words",
    "write", "writes", "wrote", "yelled",
];

fn check(cx: &mut PassageContext<'_>) {
    for quotation in &cx.block.quotations {
        let is_speech = quotation.depth == 0 && !quotation.scare && quotation.opened;
        let is_long = quotation.inner.of(&cx.block.text).chars().count() >= SHORTEST;
        let in_own_text = cx.prose.is_judged(quotation.span);
        if is_speech && is_long && in_own_text && stands_alone(cx, quotation) && !has_speaker(cx, quotation) {
            let said = speaking(&cx.block.text, quotation);
            let sentence = cx.prose.sentence_at(quotation.span.start()).unwrap_or_default();
            let remedies = cx.answers(sentence, said, &[]);
            cx.report(quotation.span, "nobody is named who says this")
                .note("words between quotation marks are somebody's, and a reader has to know whose before they end")
                .note("name the speaker in the sentence, or cite where it was said")
                .fixes
                .extend(remedies);
        }
    }
}

/// Words behind the quotation that say who speaks, to be filled in. A stop
/// inside its marks makes way for a comma, and stands behind the words.
fn speaking(text: &str, quotation: &Quotation) -> Option<Fix> {
    let inner = quotation.inner;
    let behind = Span::at(quotation.span.end());
    let edits = match inner.of(text).chars().next_back()? {
        '.' => vec![
            Edit { span: Span::new(inner.end() - 1, inner.end()), replacement: ",".to_owned() },
            Edit { span: behind, replacement: " [who] said.".to_owned() },
        ],
        '!' | '?' => vec![Edit { span: behind, replacement: " [who] said.".to_owned() }],
        _ => vec![Edit { span: behind, replacement: ", [who] said".to_owned() }],
    };
    quotation.closed.then(|| Fix::new("say who speaks, to be filled in", edits).with_blanks())
}

/// Whether the quotation is the whole of its sentences: words of the writer's
/// own in them say what it is there for.
fn stands_alone(cx: &PassageContext<'_>, quotation: &Quotation) -> bool {
    let met = cx.block.sentences.iter().filter(|sentence| sentence.span.overlaps(quotation.span));
    let own =
        met.flat_map(|sentence| sentence.tokens.clone()).filter(|&at| cx.prose.is_word(at) && !cx.prose.is_quoted(at));
    own.count() == 0
}

fn has_speaker(cx: &PassageContext<'_>, quotation: &Quotation) -> bool {
    let is_said = |said: &Attribution| said.source.is_some();
    let supported =
        cx.prose.sentence_at(quotation.span.start()).is_some_and(|at| cx.is_answered_for_nearby(at, Span::default()));
    supported
        || cx.passage.carry_in.last_source.is_some()
        || cx.passage.attributions.iter().any(is_said)
        || speaks(cx.block, cx.block.sentences.len())
        || cx.after.is_some_and(|after| speaks(after.block, 2) || is_signature(after.block))
        || cx.before.is_some_and(|before| speaks(before.block, before.block.sentences.len()))
}

/// Whether the writer's own words in the first `sentences` of a block may tell who speaks.
fn speaks(block: &Block, sentences: usize) -> bool {
    let prose = Prose::of(block);
    let tokens = block.sentences.iter().take(sentences).flat_map(|sentence| sentence.tokens.clone());
    tokens.into_iter().any(|at| prose.is(at, SPEAKING) && !prose.is_quoted(at))
}

/// Whether a block is a dash and a name, as a motto is signed.
fn is_signature(block: &Block) -> bool {
    let opens_with_dash = block.text.trim_start().starts_with(['-', '\u{2013}', '\u{2014}']);
    opens_with_dash && block.tokens.len() < 12
}
