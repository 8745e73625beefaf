//! *Former* before the title of an office that is still held.

use crate::text::{Edit, Span};

use super::tenure::Tenure;
use super::{Check, Family, PassageContext, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "premature-former",
    family: Family::Officials,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("premature_former.md"),
};

fn check(cx: &mut PassageContext<'_>) {
    for titled in cx.titled_officials() {
        let Tenure::StillHeld(office) = titled.tenure(cx.gazetteer) else { continue };
        let Some(former) = titled.title.former else { continue };
        // "once she is former governor": what somebody will be or is called.
        if cx
            .prose
            .is(cx.prose.token_at(former.start()).wrapping_sub(1), &["is", "was", "be", "become", "becomes", "as"])
        {
            continue;
        }
        let name = cx.gazetteer.official(titled.official).map_or("the official", |official| &*official.name);
        let title = cx.gazetteer.office(office).map_or("in office", |office| office.title_on(titled.date));
        let message = format!("{name} was still {title} on {}", titled.date);
        let drop = Edit { span: with_gap(&cx.block.text, former), replacement: String::new() };
        cx.report(former.join(titled.span()), message)
            .note("a briefing is read as of its date, and on that day the office was still theirs")
            .fix("drop \"former\"", vec![drop]);
    }
}

/// The word with the white space behind it.
fn with_gap(text: &str, word: Span) -> Span {
    let behind = text.get(word.end()..).unwrap_or_default();
    Span::new(word.start(), word.end() + behind.len() - behind.trim_start().len())
}
