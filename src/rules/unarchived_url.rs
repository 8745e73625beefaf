//! Sources on the web without a copy that will last, or without the day on which they were read.

use crate::document::{FrontMatter, SourceKind, SourceRecord};
use crate::text::{Edit, Span};

use super::{Check, Family, Fix, PassageContext, Profile, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "unarchived-url",
    family: Family::Links,
    severity: None,
    elsewhere: &[(Profile::Osint, Severity::Info), (Profile::Icd206, Severity::Info)],
    specificity: Specificity::Thing,
    traits: &[Trait::AnyLanguage, Trait::Quotations],
    check: Check::Passage(check),
    page: include_str!("unarchived_url.md"),
};

/// What a person puts the address of the copy in place of.
const ADDRESS: &str = "ADDRESS";

/// What a person puts the day in place of.
const DAY: &str = "YYYY-MM-DD";

fn check(cx: &mut PassageContext<'_>) {
    let Some(front) = &cx.block.front_matter else { return };
    for record in &front.sources {
        let is_on_the_web = record.url.as_deref().is_some_and(|url| url.starts_with("http"));
        if !is_on_the_web && record.kind != Some(SourceKind::Social) {
            continue;
        }
        let has = |field: &str| has_field(front, record, field);
        let missing: Vec<(&str, &str)> =
            [("archived", ADDRESS), ("accessed", DAY)].into_iter().filter(|(field, _)| !has(field)).collect();
        let what = match missing[..] {
            [("archived", _), _] => "archived copy and no day on which it was read",
            [("archived", _)] => "archived copy",
            [("accessed", _)] => "day on which it was read",
            _ => continue,
        };
        let fields: Vec<String> = missing.iter().map(|(field, _)| format!("`{field}:`")).collect();
        let fix = insertion(&cx.block.text, record, &missing)
            .map(|edit| Fix::new(format!("insert {} to be filled in", fields.join(" and ")), vec![edit]));
        let diagnostic = cx.report(record.key_span, format!("the source \"{}\" has no {what}", record.key));
        diagnostic
            .note("pages change and vanish, and then nobody can see what was cited")
            .note("give the address of a copy under `archived`, and the day under `accessed`");
        diagnostic.fixes.extend(fix.map(|fix| missing.iter().fold(fix, |fix, (_, blank)| fix.with_blank(blank))));
    }
}

/// Whether `record` has a key `field`, be its value good or bad.
fn has_field(front: &FrontMatter, record: &SourceRecord, field: &str) -> bool {
    front.keys.iter().any(|key| key.name.value == field && record.span.covers(key.name.span))
}

/// The fields behind the last one of `record`, written as its others are.
fn insertion(text: &str, record: &SourceRecord, missing: &[(&str, &str)]) -> Option<Edit> {
    let written = record.span.of(text).trim_end();
    let end = record.span.start() + written.len();
    let fields = missing.iter().map(|(field, blank)| format!("{field}: {blank}"));
    if let Some(inner) = written.strip_suffix('}') {
        let at = record.span.start() + inner.trim_end().trim_end_matches(',').len();
        let replacement = fields.flat_map(|field| [", ".to_owned(), field]).collect();
        return Some(Edit { span: Span::at(at), replacement });
    }
    // In a block each field has a line of its own, as far in as the first.
    let second = written.split_inclusive('\n').nth(1)?;
    let indent: String = second.chars().take_while(|letter| *letter == ' ').collect();
    let replacement = fields.flat_map(|field| ["\n".to_owned(), indent.clone(), field]).collect();
    Some(Edit { span: Span::at(end), replacement })
}
