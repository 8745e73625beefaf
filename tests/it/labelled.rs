//! The labelled briefings are whole, their labels follow their guide, and the page that is measured on them names all it should.

use std::fs;
use std::path::Path;

use dateline::rules::RULES;

#[path = "../accuracy/labelled.rs"]
#[allow(dead_code, reason = "the evaluation sets are read only by the command that measures")]
mod read;

use self::read::{HELD, Labelled, OWN, WHITE_HOUSE, briefings, held};

fn text_of(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn all() -> Vec<Labelled> {
    briefings().unwrap().into_iter().chain(held().unwrap()).collect()
}

#[test]
fn every_labelled_briefing_can_be_read_and_its_spans_are_sentences() {
    let all = all();
    let of = |set| all.iter().filter(|one| one.set == set).count();
    assert!(of(OWN) >= 35 && of(WHITE_HOUSE) >= 25 && of(HELD) >= 12, "{}, {}, {}", of(OWN), of(WHITE_HOUSE), of(HELD));
    for one in &all {
        let mut end = 0;
        for sentence in &one.sentences {
            let words = &one.text[sentence.span.clone()];
            assert!(sentence.span.start >= end && !words.is_empty() && words.trim() == words, "{words:?}");
            end = sentence.span.end;
        }
    }
}

/// Classes A, Q, N, B and E are never warned of, C, O, P and S never fine.
#[test]
fn flags_follow_from_classes_as_the_guide_says() {
    for sentence in all().iter().flat_map(|one| &one.sentences) {
        let wanted = match sentence.class.as_str() {
            "A" | "Q" | "N" | "B" | "E" => false,
            "C" | "O" | "P" | "S" => true,
            class => panic!("no class {class}"),
        };
        assert_ne!(sentence.flag, Some(!wanted), "{sentence:?}");
    }
}

#[test]
fn the_page_on_accuracy_names_every_rule_and_the_version_of_its_data() {
    let (page, readme) = (text_of("docs/accuracy.md"), text_of("tests/labelled/README.md"));
    let version = readme.lines().find_map(|line| line.strip_prefix("Version: ")).unwrap();
    assert!(
        page.contains(&format!("`tests/labelled`, version {version}")),
        "the page is of another version than {version}"
    );
    for rule in RULES {
        assert!(
            page.contains(&format!("| {} |", rule.name)),
            "{} is missing: make the page again, as it says at its head",
            rule.name
        );
    }
}
