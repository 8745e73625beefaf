//! Every example of every rule's page, and the literate cases of `tests/spec`.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::rules::{RULES, find_rule};

use crate::example::Example;

const PARTS: [&str; 4] = ["## What it flags", "## Why it matters", "## Examples", "## What to do"];

fn assert_none(differences: &[String]) {
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

#[test]
fn every_example_of_every_page_is_flagged_as_it_says() {
    let examples = RULES.iter().flat_map(|rule| {
        let examples = Example::all_of(rule.name, rule.page).into_iter();
        examples.filter_map(|example| example.difference(|name| name == rule.name))
    });
    assert_none(&examples.collect::<Vec<_>>());
}

#[test]
fn every_page_shows_what_is_flagged_and_what_is_not() {
    for rule in RULES {
        let examples = Example::all_of(rule.name, rule.page);
        let flags = |example: &&Example| example.expected_rules().any(|name| name == rule.name);
        assert!(examples.iter().any(|example| flags(&example)), "{}: no example is flagged", rule.name);
        assert!(examples.iter().any(|example| !flags(&example)), "{}: no example is clean", rule.name);
    }
}

#[test]
fn every_fix_of_every_example_mends_what_it_is_offered_for() {
    let mut n_fixes = 0;
    let mut idle = Vec::new();
    for rule in RULES {
        let examples = Example::all_of(rule.name, rule.page).into_iter();
        for (fixes, left) in examples.map(|example| example.idle_fixes(rule.name)) {
            n_fixes += fixes;
            idle.extend(left);
        }
    }
    assert_none(&idle);
    assert!(n_fixes > 10, "{n_fixes} fixes were offered");
}

#[test]
fn every_page_has_its_four_parts_in_order() {
    for rule in RULES {
        assert!(rule.page.starts_with(&format!("# {}\n", rule.name)), "{}: the page has another title", rule.name);
        let headings: Vec<_> = rule.page.lines().filter(|line| line.starts_with("## ")).collect();
        assert_eq!(headings, PARTS, "{}", rule.name);
        assert!(rule.summary().ends_with('.'), "{}: the page opens with no sentence", rule.name);
    }
}

#[test]
fn rules_are_listed_in_the_order_of_names_and_found_by_them() {
    assert!(RULES.is_sorted_by(|left, right| left.name < right.name));
    for rule in RULES {
        assert_eq!(find_rule(rule.name), Some(*rule));
    }
    assert_eq!(find_rule("no-such-rule"), None);
}

/// `tests/spec/rules/NAME.md` speaks of the rule NAME alone; any other page
/// of `tests/spec` shows briefings with all that is found in them at the
/// severities a terminal shows.
#[test]
fn every_literate_case_is_flagged_as_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let mut differences = Vec::new();
    for page in pages_below(&root) {
        let text = fs::read_to_string(&page).expect("a page of the repository can be read");
        let stem = page.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let rule = find_rule(&stem);
        assert!(rule.is_some() || page.parent() != Some(&root.join("rules")), "{stem} is no rule");
        let counts = |name: &str| rule.map_or(name != "unattributed-claim", |rule| rule.name == name);
        let shown = page.strip_prefix(&root).unwrap_or(&page).display().to_string();
        let examples = Example::all_of(&shown, &text);
        assert!(!examples.is_empty(), "{shown} has no example");
        differences.extend(examples.iter().filter_map(|example| example.difference(counts)));
    }
    assert_none(&differences);
}

fn pages_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> =
        entries.map(|entry| entry.expect("a folder of the repository can be read").path()).collect();
    paths.sort();
    let is_page = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "md");
    paths
        .into_iter()
        .flat_map(|path| if path.is_dir() { pages_below(&path) } else { vec![path] })
        .filter(is_page)
        .collect()
}
