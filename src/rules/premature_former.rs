//! *Former* before the title of an office that is still held.

use crate::text::{Edit, Span};

use super::tenure::{Tenure, rule};
use super::{PassageContext, Rule};

pub(super) static RULE: Rule = rule("premature-former", check, include_str!("premature_former.md"));

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
        let drop = dropped(&cx.block.text, former);
        cx.report(former.join(titled.span()), message)
            .note("a briefing is read as of its date, and on that day the office was still theirs")
            .fix("drop \"former\"", vec![drop]);
    }
}

/// Takes `word` out with the white space behind it, and hands its capital on
/// to the next word where it had one.
fn dropped(text: &str, word: Span) -> Edit {
    let behind = text.get(word.end()..).unwrap_or_default();
    // "ex-governor": the hyphen goes too.
    let rest = behind.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '-');
    let start = word.end() + behind.len() - rest.len();
    let first = rest.chars().next();
    match first.filter(|first| first.is_lowercase() && word.of(text).starts_with(char::is_uppercase)) {
        Some(first) => Edit {
            span: Span::new(word.start(), start + first.len_utf8()),
            replacement: first.to_uppercase().collect(),
        },
        None => Edit { span: Span::new(word.start(), start), replacement: String::new() },
    }
}
