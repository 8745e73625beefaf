//! Whatever the edits, the diagnostics that follow them are those of the final text read afresh.

use std::sync::Arc;

use dateline::features::diagnostics::{Diagnostics, diagnostics};
use dateline::workspace::{Briefing, Workspace};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::desk::{path_of, read, workspace_of};
use crate::incremental::{Change, change, text};

/// Sentences that rules have something to say of, and what silences them.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "The offer is seen as a feint. ", "Sources said so. ", "Analysts say it will fail. ", "Studies show that it fails. ",
    "The council reportedly agreed. ", "The talks aim to calm the markets. ", "This move underscores the risk. ",
    "Shares fell because investors feared curbs. ", "The outcome will be closely watched. ", "\"We agree, he said. ",
    "\"We will not sign a map that we have never been shown,\" she said. ", "\"It is over and everybody here knows that it is over.\" ",
    "The ministry said so. ", "Mira Sand of Halden Bank said so. ", "They meet this evening. ", "Shares rose by 3 per cent. ",
    "The firm bribed three port officials. ", "Treasury Secretary Scott Bessent met He Lifeng. ", "Lifeng left. ", "He left. ", "Former President Joe Biden spoke. ",
    "Volodymyr Zelensky spoke. ", "Zelenskyy met Zelensky. ", "It is in Geneva, France. ",
    "---\ndate: 2024-10-17\n---\n\n", "---\nlint: {ignore: [vague-group, no-source-in-document]}\n---\n\n",
    "---\nprofile: [strict, ap, reuters, wiki]\nsources:\n  key: {title: A, kind: anonymous}\n  old: {title: B}\n---\n\n", "type: readout\n", "title: Talks\n",
    "Sources said so [@key]. ", "It fell [@kye]. ", "It fell [@key, p. 3]. ", "It holds.{#ban .known} ", "It holds.{.assessment basis=ban} ",
    "It recently fell. ", "An aide called him a coward. ", "He was asked not to be named. ", "The mayor admitted that it fell. ",
    "\"We will not sign it,\" said Odile Branca. ", "They spoke at a hearing. ", "A trade official was blamed. ", "Ana Roth was blamed. ",
    "See [[other]]. ", "See [[other#^ban]] and [[other#^gone]]. ", "See [[#^ban]] and [[#Venue]]. ", "\n\n# Venue\n\n", "See [the order][order]. ",
    "\n\n[order]: gone.md\n\n", "\n\n[order]: other.md\n\n", "Zürich 📈 ", " ^ban\n\n",
    "<!-- dateline-ignore-next agentless-attribution: agreed -->\n", "<!-- dateline-ignore-line vague-group --> ",
    "\n\n<!-- dateline-ignore-start agentless-attribution, vague-group: agreed -->\n\n", "\n\n<!-- dateline-ignore-end -->\n\n",
    "\n\n<!-- dateline-ignore-start missing-document-date, broken-link: so -->\n\n", "\n", "\n\n", "\n\n", "\n\n", "\r\n\r\n",
];

const OTHER: (&str, &str) = ("other.md", "The ban holds.{#ban .known}\n");

fn briefing() -> impl Strategy<Value = String> {
    let told = vec(select(PIECES), 0..30).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => told, 1 => text()]
}

/// An edit that a writer makes, or one that breaks things.
fn edit() -> impl Strategy<Value = (Change, Option<&'static str>)> {
    (change(), prop::option::weighted(0.6, select(PIECES)))
}

fn workspace(text: &str, name: &str) -> Workspace {
    workspace_of([OTHER, (name, text)])
}

/// Follows `edits` from `text` on, looking at the diagnostics after every one
/// for which `looks` holds: a publisher may miss versions.
fn follow(text: String, name: &str, edits: &[(Change, Option<&str>)], looks: impl Fn(usize) -> bool) {
    let mut text = text;
    let mut workspace = workspace(&text, name);
    let mut briefing: Briefing = read(&workspace, name, &text);
    let mut followed = Diagnostics::of(&workspace, &briefing);
    for (at, (change, piece)) in edits.iter().enumerate() {
        let mut edit = change.edit(&text);
        if let Some(piece) = piece {
            (*piece).clone_into(&mut edit.replacement);
        }
        briefing.edit(&edit);
        text.replace_range(edit.span.range(), &edit.replacement);
        workspace.insert(Arc::new(briefing.clone()));
        if !looks(at) {
            continue;
        }
        followed.update(&workspace, &briefing);
        let fresh = diagnostics(&self::workspace(&text, name), &path_of(name));
        assert_eq!(followed.all(briefing.document()), fresh, "after edit {at}, of {text:?}");
        assert_eq!(followed.by_block().len(), briefing.document().blocks().len());
        assert!(fresh.iter().all(|found| text.get(found.span.range()).is_some()), "spans fit the text");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn diagnostics_that_follow_edits_are_those_of_the_final_text(text in briefing(), markdown: bool, edits in vec(edit(), 1..8)) {
        follow(text, if markdown { "example.md" } else { "example.txt" }, &edits, |_| true);
    }

    #[test]
    fn a_publisher_that_misses_versions_catches_up(text in briefing(), edits in vec(edit(), 2..9)) {
        follow(text, "example.md", &edits, |at| at % 3 == 2 || at + 1 == edits.len());
    }
}

/// A definition far below decides whether a link is broken, and so whether its suppression is of use.
#[test]
fn a_suppression_is_of_use_as_soon_as_a_definition_elsewhere_breaks_its_link() {
    let ignoring = "<!-- dateline-ignore-next broken-link: not written yet -->\nSee [the order][order].\n\n";
    let text = ignoring.to_owned() + &"A quiet day.\n\n".repeat(5) + "[order]: other.md\n";
    let mut workspace = workspace(&text, "example.md");
    let mut briefing = read(&workspace, "example.md", &text);
    let mut followed = Diagnostics::of(&workspace, &briefing);
    for (from, to) in [("other.md", "gone.md"), ("gone.md", "other.md")] {
        let written = briefing.document().to_string();
        let at = written.rfind(from).expect("it was written so");
        let span = dateline::text::Span::new(at, at + from.len());
        briefing.edit(&dateline::text::Edit { span, replacement: to.to_owned() });
        workspace.insert(Arc::new(briefing.clone()));
        followed.update(&workspace, &briefing);
        let fresh = Diagnostics::of(&workspace, &briefing);
        assert_eq!(followed.all(briefing.document()), fresh.all(briefing.document()), "{to}");
    }
}

/// What the lead is offered has the name of a source far below, which changes while the lead does not.
#[test]
fn a_lead_is_offered_the_first_source_by_the_name_it_has_now() {
    let claims = "The port is in ruins.\n\n".repeat(5);
    let text = format!("{claims}She said the port was closed.\n");
    let mut workspace = workspace(&text, "example.md");
    let mut briefing = read(&workspace, "example.md", &text);
    let mut followed = Diagnostics::of(&workspace, &briefing);
    let span = dateline::text::Span::new(claims.len(), claims.len() + "She".len());
    briefing.edit(&dateline::text::Edit { span, replacement: "Odile Branca".to_owned() });
    workspace.insert(Arc::new(briefing.clone()));
    followed.update(&workspace, &briefing);
    let offered = |titled: &str| {
        let all = followed.all(briefing.document());
        all.iter().flat_map(|found| &found.fixes).any(|fix| fix.title.contains(titled))
    };
    assert!(offered("Odile Branca"), "the lead is offered nobody");
}

/// The same text in other words: a block that an edit leaves alone keeps the
/// very value its diagnostics had, so that nothing of it need be published again.
#[test]
fn blocks_an_edit_leaves_alone_keep_their_diagnostics() {
    let text = "The offer is seen as a feint.\n\nAnalysts say it will fail.\n\nA quiet day.\n\nThe talks aim to calm markets.\n";
    let workspace = workspace(text, "example.md");
    let mut briefing = read(&workspace, "example.md", text);
    let mut followed = Diagnostics::of(&workspace, &briefing);
    let before: Vec<_> = followed.by_block().cloned().collect();
    let at = text.find("quiet").expect("it is there");
    briefing.edit(&dateline::text::Edit { span: dateline::text::Span::at(at), replacement: "very ".into() });
    followed.update(&workspace, &briefing);
    let after: Vec<_> = followed.by_block().cloned().collect();
    assert_eq!(before.len(), after.len());
    assert!(before.iter().zip(&after).all(|(before, after)| Arc::ptr_eq(before, after)));
    assert!(after.iter().any(|found| !found.is_empty()));
}
