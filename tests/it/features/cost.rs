//! What is asked of a long text costs in proportion to it, also where all of it is one paragraph.

use std::time::{Duration, Instant};

use dateline::features::code_lenses::code_lenses;
use dateline::features::highlights::highlights;
use dateline::features::hover::hover;
use dateline::features::inlay_hints::inlay_hints;
use dateline::features::semantic_tokens::tokens;
use dateline::text::Span;
use dateline::workspace::Workspace;

use crate::desk::{path_of, workspace_of};

const SENTENCES: &str = "Treasury Secretary Scott Bessent met He Lifeng in Geneva on Friday. \"We will not sign,\" Bessent told \
    reporters [@log]. The dam holds, the mayor said.{src=log} It will fall; see [[a.md#^x]] and [here](#y).{.assessment basis=x} ";

fn laid(text: &str) -> Workspace {
    workspace_of([(
        "a.md",
        &*format!("---\nsources:\n  log: {{title: Log}}\n---\n# Y\n\nIt is dry.{{#x}}\n\n{text}\n"),
    )])
}

fn time(workspace: &Workspace, ask: &impl Fn(&Workspace)) -> Duration {
    let start = Instant::now();
    ask(workspace);
    start.elapsed()
}

/// Holds `ask` to less than twice eight times as long for eight times the text.
fn check(what: &str, ask: impl Fn(&Workspace)) {
    for parted in ["", "\n\n"] {
        let [short, long] = [30, 240].map(|times| laid(&format!("{SENTENCES}{parted}").repeat(times)));
        let ratio = || time(&long, &ask).as_secs_f64() / time(&short, &ask).as_secs_f64().max(50e-6);
        // A busy machine makes one ratio large now and then, and seldom all.
        let ratios: Vec<f64> = (0..8).map(|_| ratio()).take_while(|ratio| *ratio > 16.0).collect();
        assert!(ratios.len() < 8, "{what} of {parted:?} paragraphs: {ratios:.0?} times as long");
    }
}

#[test]
fn answers_cost_in_proportion_to_the_text() {
    let path = path_of("a.md");
    let place = |workspace: &Workspace, word: &str| {
        let text = workspace.briefing(&path).unwrap().document().to_string();
        text.find(word).unwrap() + 1
    };
    check("semantic tokens", |workspace| {
        let briefing = workspace.briefing(&path).unwrap();
        let passages = briefing.reading().passages();
        let painted = briefing
            .document()
            .blocks()
            .iter()
            .zip(passages)
            .map(|(placed, passage)| tokens(&placed.block, passage).len());
        assert!(painted.sum::<usize>() > 300);
    });
    check("code lenses", |workspace| assert_eq!(code_lenses(workspace.briefing(&path).unwrap()).len(), 1));
    for word in ["Bessent", "told", "log", "x}", "Y\n", "Geneva"] {
        check(&format!("highlights of {word}"), |workspace| {
            assert!(!highlights(workspace, &path, place(workspace, word)).is_empty());
        });
    }
    check("hover", |workspace| assert!(hover(workspace, &path, place(workspace, "told")).is_some()));
}

#[test]
fn dates_are_worked_out_in_proportion_to_the_text() {
    const DATES: &str = "\"We met yesterday,\" Ana Roth said on Tuesday. They will meet from Monday to Thursday at 2 p.m. EST, and again next week. ";
    let laid =
        |text: &str| workspace_of([("a.md", &*format!("---\ndate: 2026-11-20\nplace: Geneva\n---\n\n{text}\n"))]);
    let path = path_of("a.md");
    let all = Span::new(0, usize::MAX);
    let ask = |workspace: &Workspace| assert!(inlay_hints(workspace.briefing(&path).unwrap(), all).len() > 60);
    for parted in ["", "\n\n"] {
        let [short, long] = [60, 480].map(|times| laid(&format!("{DATES}{parted}").repeat(times)));
        let ratio = || time(&long, &ask).as_secs_f64() / time(&short, &ask).as_secs_f64().max(50e-6);
        let ratios: Vec<f64> = (0..8).map(|_| ratio()).take_while(|ratio| *ratio > 16.0).collect();
        assert!(ratios.len() < 8, "{parted:?}: {ratios:.0?} times as long");
    }
}
