//! Names of one person or body spelled in two ways in one text.

use rustc_hash::FxHashMap;

use crate::analysis::{Bearer, Spelling};
use crate::text::{Edit, Span};

use super::{Check, DocumentContext, Family, Fix, Marks, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "inconsistent-name",
    family: Family::Officials,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[],
    check: Check::Document(check),
    page: include_str!("inconsistent_name.md"),
};

/// A word of one name, by how it is spelled first in the records.
type Word<'a> = (&'a Bearer, &'a str);

/// All places of the document in which a word of a name stands, in order.
type Uses<'a> = Vec<(&'a Spelling, Span)>;

fn check(cx: &mut DocumentContext<'_>) {
    let mut words: FxHashMap<Word<'_>, Uses<'_>> = FxHashMap::default();
    for (_, start, footprint) in cx.marked(Marks::SPELLINGS) {
        for spelling in &footprint.spellings {
            let uses = words.entry((&spelling.bearer, &*spelling.word)).or_default();
            uses.push((spelling, spelling.span.shifted(start)));
        }
    }
    for ((_, recorded), uses) in words {
        let Some((first, first_span)) = uses.first() else { continue };
        let Some((other, span)) = uses.iter().find(|(other, _)| !is_same(&other.written, &first.written)) else {
            continue;
        };
        let (first, other) = (&*first.written, &*other.written);
        let mut fixes = vec![unifying(&uses, first)];
        if !is_same(recorded, first) {
            fixes.push(unifying(&uses, recorded));
        }
        cx.report(*span, format!("\"{other}\" is spelled \"{first}\" above"))
            .related(*first_span, "spelled so first")
            .note("two spellings read as two people, and a search for the one misses the other")
            .note("keep to one spelling of a name in a text; quotations of print keep theirs")
            .fixes
            .extend(fixes);
    }
}

/// The same spelling, capitals aside.
fn is_same(left: &str, right: &str) -> bool {
    left == right || left.to_lowercase() == right.to_lowercase()
}

/// Spells the word as `spelling` wherever it is spelled otherwise.
fn unifying(uses: &Uses<'_>, spelling: &str) -> Fix {
    let replacement = |written: &str| {
        let shouted = written.chars().all(|letter| !letter.is_lowercase());
        if shouted { spelling.to_uppercase() } else { spelling.to_owned() }
    };
    let others = uses.iter().filter(|(other, _)| !is_same(&other.written, spelling));
    let edits = others.map(|(other, span)| Edit { span: *span, replacement: replacement(&other.written) }).collect();
    Fix::new(format!("write \"{spelling}\" throughout"), edits)
}
