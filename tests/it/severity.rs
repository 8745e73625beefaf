//! How loudly a rule speaks: its own word, the profile's, the settings', the front matter's.

use std::sync::Arc;

use dateline::config::{Settings, Severity, parse};
use dateline::features::diagnostics::diagnostics;

use crate::desk::{path_of, workspace_of};

/// The severities with which `rule` speaks in `text` under the settings `toml`.
fn severities(toml: &str, text: &str, rule: &str) -> Vec<Severity> {
    let (written, problems) = parse(toml);
    assert_eq!(problems, []);
    let mut workspace = workspace_of([("example.md", text)]);
    workspace.settings = Arc::new(Settings::default().with(&written, "/"));
    let found = diagnostics(&workspace, &path_of("example.md"));
    found.into_iter().filter(|found| found.rule == rule).map(|found| found.severity).collect()
}

const HEARSAY: &str = "The council reportedly rejected the draft.\n";

const LATE: &str = "The port closed its gates.\n\nEleven ships turned back.\n\nFuel prices rose at once.\n\n\
    The port will stay closed, the harbour board said.\n";

#[test]
fn a_rule_has_its_own_severity_where_nobody_says_otherwise() {
    assert_eq!(severities("", HEARSAY, "hearsay-adverb"), [Severity::Warning]);
    assert_eq!(severities("", LATE, "late-attribution"), [Severity::Info]);
}

#[test]
fn a_profile_raises_what_it_cares_for_wherever_it_is_named() {
    assert_eq!(severities("profile = 'reuters'", LATE, "late-attribution"), [Severity::Warning]);
    let own = format!("---\nprofile: [reuters]\n---\n\n{LATE}");
    assert_eq!(severities("", &own, "late-attribution"), [Severity::Warning]);
    assert_eq!(severities("profile = 'ap'", LATE, "late-attribution"), [Severity::Info]);
}

#[test]
fn packs_add_up_and_the_gravest_of_them_holds() {
    let text = "The minister admitted that the gauge had failed.\n";
    let rule = "editorial-language";
    assert_eq!(severities("", text, rule), []);
    assert_eq!(severities("profile = 'strict'", text, rule), [Severity::Info]);
    assert_eq!(severities("profile = ['strict', 'ap', 'wiki']", text, rule), [Severity::Warning]);
    // What the front matter asks for is added to what the folder does.
    let own = format!("---\nprofile: wiki\n---\n\n{text}");
    assert_eq!(severities("profile = 'strict'", &own, rule), [Severity::Warning]);
}

#[test]
fn a_profile_that_is_none_is_told_where_it_is_written() {
    let own = "---\nprofile: [strict, reuter]\n---\n\nThe port is closed, the board said.\n";
    assert_eq!(severities("", own, "front-matter-schema"), [Severity::Warning]);
}

#[test]
fn settings_go_over_profiles_and_front_matter_over_settings() {
    let toml = "profile = 'reuters'\n[rules]\nlate-attribution = 'hint'";
    assert_eq!(severities(toml, LATE, "late-attribution"), [Severity::Hint]);
    let own = format!("---\nlint: {{rules: {{late-attribution: error}}}}\n---\n\n{LATE}");
    assert_eq!(severities(toml, &own, "late-attribution"), [Severity::Error]);
}

#[test]
fn what_is_off_ignored_or_not_selected_does_not_speak() {
    for toml in ["[rules]\nhearsay-adverb = 'off'", "ignore = ['hearsay-adverb']", "select = ['vague-group']"] {
        assert_eq!(severities(toml, HEARSAY, "hearsay-adverb"), [], "{toml}");
    }
    let own = format!("---\nlint: {{ignore: [hearsay-adverb]}}\n---\n\n{HEARSAY}");
    assert_eq!(severities("", &own, "hearsay-adverb"), []);
}

#[test]
fn a_read_out_is_asked_for_no_source_and_still_for_agents() {
    let text = "---\ntype: readout\nissuer: Harbour Board\n---\n\nThe talks aim to open the port. The offer is seen as fair.\n";
    assert_eq!(severities("", text, "no-source-in-document"), []);
    assert_eq!(severities("", text, "unattributed-intent"), []);
    assert_eq!(severities("", text, "agentless-attribution"), [Severity::Warning]);
}
