//! Hearsay told by an adverb: *reportedly, purportedly*.

use crate::text::{Edit, Span};

use super::{Check, Family, Fix, PassageContext, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "hearsay-adverb",
    family: Family::Attribution,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Words,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("hearsay_adverb.md"),
};

/// Not *allegedly*: it is the language of charges, and edited copy uses it for nothing else.
const ADVERBS: &[&str] = &["reportedly", "purportedly"];

fn check(cx: &mut PassageContext<'_>) {
    for (at, sentence) in cx.sentences() {
        let is_hearsay = |&token: &usize| cx.prose.is(token, ADVERBS) && !cx.prose.is_quoted(token);
        let Some(adverb) = sentence.tokens.clone().find(is_hearsay) else { continue };
        let span = cx.prose.span(adverb..adverb + 1);
        if cx.is_answered_for_nearby(at, span) {
            continue;
        }
        let word = cx.prose.word(adverb).to_owned();
        let remedies = cx.answers(at, reporting(cx, at, adverb), &[]);
        cx.report(span, format!("\"{word}\" passes on a report without saying whose"))
            .note("hearsay with no source cannot be checked, and a reader takes it for the writer's own knowledge")
            .note("name who reported it, or cite the report")
            .fixes
            .extend(remedies);
    }
}

/// "reportedly rejected it" as "rejected it, … reported".
fn reporting(cx: &PassageContext<'_>, sentence: usize, adverb: usize) -> Option<Fix> {
    let opens = cx.block.sentences.get(sentence)?.tokens.start == adverb;
    let word = cx.prose.span(adverb..adverb + 1);
    let next = cx.prose.span(adverb + 1..adverb + 2).start();
    let end = cx.end_of_words(sentence).filter(|end| !opens && *end >= next)?;
    let delete = Edit { span: Span::new(word.start(), next), replacement: String::new() };
    let insert = Edit { span: Span::at(end), replacement: ", [who] reported".to_owned() };
    Some(Fix::new("say who reported it, to be filled in", vec![delete, insert]).with_blanks())
}
