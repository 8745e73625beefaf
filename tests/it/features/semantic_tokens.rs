//! Semantic tokens: what an editor paints.

use std::fmt::Write;

use dateline::features::semantic_tokens::{Modifiers, SemanticToken, tokens};
use dateline::text::Span;
use dateline::workspace::Briefing;
use expect_test::{Expect, expect};
use proptest::prelude::*;

use crate::desk::{read, workspace_of};
use crate::incremental::{Change, cases, change, text};

const MODIFIERS: [(Modifiers, &str); 9] = [
    (Modifiers::ATTRIBUTED, "attributed"),
    (Modifiers::CITED, "cited"),
    (Modifiers::ASSESSMENT, "assessment"),
    (Modifiers::KNOWN, "known"),
    (Modifiers::WITNESSED, "witnessed"),
    (Modifiers::UNATTRIBUTED, "unattributed"),
    (Modifiers::SOURCE, "source"),
    (Modifiers::DECLARATION, "declaration"),
    (Modifiers::DEFINITION, "definition"),
];

/// The tokens of `briefing`, in bytes of the document, held to what is true of all.
fn tokens_of(briefing: &Briefing) -> Vec<SemanticToken> {
    let mut found: Vec<SemanticToken> = Vec::new();
    for (placed, passage) in briefing.document().blocks().iter().zip(briefing.reading().passages()) {
        for token in tokens(&placed.block, passage) {
            let written = token.span.of(&placed.block.text);
            assert!(!written.is_empty() && written.trim() == written && !written.contains(['\n', '\r']), "{written:?}");
            let span = token.span.shifted(placed.start);
            assert!(found.last().is_none_or(|last| last.span.end() <= span.start()), "{found:?} {token:?}");
            found.push(SemanticToken { span, ..token });
        }
    }
    found
}

fn check_tokens(text: &str, expected: &Expect) {
    let briefing = read(&workspace_of([]), "a.md", text);
    let mut shown = String::new();
    for token in tokens_of(&briefing) {
        write!(shown, "{:?}", token.kind).unwrap();
        for (modifier, name) in MODIFIERS {
            if token.modifiers.has(modifier) {
                write!(shown, " {name}").unwrap();
            }
        }
        writeln!(shown, ": {}", briefing.document().slice(token.span)).unwrap();
    }
    expected.assert_eq(&shown);
}

#[test]
fn an_attribution_is_painted_in_its_parts() {
    check_tokens(
        "The harbour will reopen on Friday, the port authority said. Nobody was hurt in Geneva.\n",
        &expect![[r#"
            Content attributed: The harbour will reopen on
            Date attributed: Friday
            Source attributed: the port authority
            Cue attributed: said
            Claim unattributed: Nobody was hurt in
            Place unattributed: Geneva
        "#]],
    );
    check_tokens(
        "\"We will not sign. It is over,\" Water Minister Odile Branca told\n*reporters* on Monday. The dam holds, Branca said.\n",
        &expect![[r#"
            Quotation attributed: "We will not sign.
            Quotation attributed: It is over,"
            Person attributed source declaration: Water Minister Odile Branca
            Cue attributed: told
            Claim attributed: reporters
            Claim attributed: on
            Date attributed: Monday
            Content attributed: The dam holds
            Person attributed source: Branca
            Cue attributed: said
        "#]],
    );
}

#[test]
fn a_dateline_is_said_by_nobody() {
    check_tokens(
        "GENEVA, Nov. 20 (Agency) — The harbour will reopen, the mayor said.\n",
        &expect![[r#"
        Place attributed: GENEVA
        Date attributed: Nov. 20
        Content attributed: The harbour will reopen
        Source attributed: the mayor
        Cue attributed: said
    "#]],
    );
}

#[test]
fn keys_and_annotations_are_painted() {
    check_tokens(
        "---\nsources:\n  log: {title: Log, derived-from: [cable]}\n---\n\
         It fell [see @log, p. 3; @gone] to 3 metres.\n\n\
         A breach is unlikely.{#breach .assessment likelihood=unlikely basis=\"log sitrep#^level\"}\n\n\
         <!-- dateline-ignore-next some-rule: agreed -->\nIt is dry.\n",
        &expect![[r#"
            Citation definition: log
            Citation: cable
            Claim cited: It fell
            Citation: log
            Citation: gone
            Claim cited: to 3 metres.
            Claim assessment: A breach is unlikely.
            Annotation: #breach
            Annotation: .assessment
            Annotation: likelihood=unlikely
            Annotation: basis="
            Citation: log
            Annotation: sitrep#^level
            Suppression: <!-- dateline-ignore-next some-rule: agreed -->
            Claim unattributed: It is dry.
        "#]],
    );
}

#[test]
fn lines_are_painted_one_by_one() {
    check_tokens(
        "> The gauge at the bridge\n> fell, the mayor\n> said.\n\n- It fell, the mayor\n  said.\n",
        &expect![[r#"
        Content: The gauge at the bridge
        Content: fell
        Source: the mayor
        Cue: said
        Content attributed: It fell
        Source attributed: the mayor
        Cue attributed: said
    "#]],
    );
}

#[test]
fn headings_and_questions_assert_nothing() {
    check_tokens("# Talks\n\nWhy did they leave?\n", &expect![[""]]);
    check_tokens("", &expect![[""]]);
}

fn check_any(text: &str, changes: &[Change]) {
    let workspace = workspace_of([]);
    let mut briefing = read(&workspace, "a.md", text);
    let mut text = text.to_owned();
    tokens_of(&briefing);
    for change in changes {
        let edit = change.edit(&text);
        briefing.edit(&edit);
        text.replace_range(Span::range(edit.span), &edit.replacement);
        assert_eq!(tokens_of(&briefing), tokens_of(&read(&workspace, "a.md", &text)), "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(300), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tokens_never_overlap_and_follow_edits(text in text(), changes in prop::collection::vec(change(), 0..3)) {
        check_any(&text, &changes);
    }
}
