//! The scripted edits of `tests/spec/attribution-removed`: which of them take a claim's source away.

use std::fs;
use std::path::Path;

use dateline::workspace::Comparison;

use crate::desk::{read, workspace_of};

/// So many of the edits that drop an attribution may be overlooked; a label
/// in front of a statement is not always read as its source.
const OVERLOOKED: usize = 1;

/// An edit: what it does, and the text before and after it.
struct Case {
    name: String,
    before: String,
    after: String,
}

fn cases(page: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/attribution-removed").join(page);
    let text = fs::read_to_string(path).unwrap();
    let laid_out = |line: &str| line.replace(" ¶ ", "\n\n").replace(" ↵ ", "\n") + "\n";
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines().skip(1).filter(|line| !line.is_empty()) {
        match (line.strip_prefix("- "), line.strip_prefix("+ ")) {
            (Some(before), _) => cases.last_mut().unwrap().before = laid_out(before),
            (_, Some(after)) => cases.last_mut().unwrap().after = laid_out(after),
            _ => cases.push(Case { name: line.to_owned(), before: String::new(), after: String::new() }),
        }
    }
    assert_eq!(cases.len(), 25, "{page}");
    cases
}

fn compared(case: &Case) -> Comparison {
    let workspace = workspace_of([]);
    let (before, after) = (read(&workspace, "brief.md", &case.before), read(&workspace, "brief.md", &case.after));
    Comparison::of(&before, &after)
}

/// The cases of `page` after whose edit nothing is bereft, or something is, told for a person to look at.
fn told(page: &str, is_bereft: bool) -> Vec<String> {
    let compared = cases(page).into_iter().map(|case| (compared(&case), case));
    let wanted = compared.filter(|(comparison, _)| comparison.bereft().next().is_some() == is_bereft);
    wanted
        .map(|(comparison, case)| {
            let bereft: Vec<_> = comparison.bereft().map(|(was, is)| (&was.text, &is.text)).collect();
            format!("{}: {bereft:?}\n{:#?}", case.name, comparison.pairs)
        })
        .collect()
}

#[test]
fn edits_that_drop_an_attribution_are_seen_and_harmless_ones_are_not() {
    let (missed, false_alarms) = (told("dropped.txt", false), told("harmless.txt", true));
    let shown = format!("missed:\n{}\nfalse alarms:\n{}", missed.join("\n"), false_alarms.join("\n"));
    assert!(missed.len() <= OVERLOOKED && false_alarms.is_empty(), "{shown}");
}
