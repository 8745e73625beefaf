//! What rests on what: chains, circles, what falls with a retraction, and that edits leave the graph as if it were made afresh.

use std::fmt::Write as _;
use std::sync::Arc;

use dateline::text::{Edit, Span};
use dateline::workspace::{Node, NodeId, Provenance, Relation, Workspace};
use expect_test::expect;
use proptest::prelude::*;

use crate::desk::{path_of, read, workspace_of};

const CABLE: &str =
    "---\nsources:\n  cable: {title: Cable 7, status: retracted}\n  wire: {title: Wire, derived-from: cable}\n---\n\n";

fn shown(graph: &Provenance, id: NodeId) -> String {
    match graph.node(id) {
        Node::Briefing(path) => path.file_name().to_owned(),
        Node::Claim(path, claim) => format!("{}#^{claim}", path.file_name()),
        Node::Source(_, key) => format!("@{key}"),
    }
}

/// How everything that falls falls, a line each, sorted.
fn falls(workspace: &Workspace) -> String {
    let graph = workspace.provenance();
    let mut lines: Vec<String> = Vec::new();
    for id in graph.fallen(workspace) {
        let fall = graph.fall(workspace, id).expect("it falls");
        let mut line = String::new();
        for (step, relation) in fall.steps {
            write!(line, "{} {} ", shown(graph, step), relation.verb()).unwrap();
        }
        lines.push(format!("{line}{}\n", shown(graph, fall.withdrawn)));
    }
    lines.sort();
    lines.concat()
}

#[test]
fn a_retracted_source_brings_down_what_rests_on_it_at_any_depth() {
    let first = format!("{CABLE}The delegation will sign.{{#sign .assessment basis=wire}}\n\nRain is due.{{#rain}}\n");
    let workspace = workspace_of([
        ("first.md", first.as_str()),
        ("second.md", "A deal is near.{#deal .assessment basis=\"first#^sign\"}\n\nOdd [@wire].\n"),
        ("third.md", "---\nrelies-on: \"[[second#^deal]]\"\n---\n\nAll is well. See [[first#^rain]].\n"),
        ("fourth.md", "Rain is due, see [[first#^rain]].{#wet basis=\"first#^rain\"}\n"),
    ]);
    expect![[r"
        @cable
        @wire draws on @cable
        first.md holds first.md#^sign rests on @wire draws on @cable
        first.md#^sign rests on @wire draws on @cable
        second.md holds second.md#^deal rests on first.md#^sign rests on @wire draws on @cable
        second.md#^deal rests on first.md#^sign rests on @wire draws on @cable
        third.md relies on second.md#^deal rests on first.md#^sign rests on @wire draws on @cable
    "]]
    .assert_eq(&falls(&workspace));
}

#[test]
fn a_retraction_in_an_open_text_reaches_all_and_its_undoing_frees_all() {
    let mut workspace = workspace_of([
        ("base.md", "---\nstatus: published\n---\n\nIt holds.{#it}\n"),
        ("next.md", "So does this.{#this basis=\"base#^it\"}\n"),
        ("last.md", "And this, too.{basis=\"next#^this\"}\n"),
    ]);
    assert_eq!(falls(&workspace), "");
    let mut briefing = workspace.briefing(&path_of("base.md")).unwrap().as_ref().clone();
    let word = Span::new(12, 21);
    briefing.edit(&Edit { span: word, replacement: "retracted".into() });
    workspace.insert(Arc::new(briefing.clone()));
    assert_eq!(falls(&workspace).lines().count(), 5);
    briefing.edit(&Edit { span: word, replacement: "published".into() });
    workspace.insert(Arc::new(briefing));
    assert_eq!(falls(&workspace), "");
}

#[test]
fn circles_are_found_and_what_only_leads_into_one_is_in_none() {
    let workspace = workspace_of([
        ("a.md", "One.{#one basis=\"b#^two\"}\n"),
        ("b.md", "Two.{#two basis=\"c#^three\"}\n"),
        ("c.md", "Three.{#three basis=\"a#^one\"}\n"),
        ("d.md", "Four.{#four basis=\"a#^one\"}\n\nFive.{#five basis=five}\n"),
    ]);
    let graph = workspace.provenance();
    let circle = |name: &str, claim: &str| {
        let id = graph.id(&Node::Claim(path_of(name), claim.into())).expect("it is there");
        graph
            .circle(id)
            .map(|circle| circle.steps.iter().map(|(id, _)| shown(graph, *id)).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(circle("b.md", "two").as_deref(), Some("b.md#^two c.md#^three a.md#^one"));
    assert_eq!(circle("d.md", "five").as_deref(), Some("d.md#^five"));
    assert_eq!(circle("d.md", "four"), None);
}

#[test]
fn a_chain_of_thousands_of_claims_is_followed_to_its_end() {
    const LENGTH: usize = 5_000;
    let mut text = String::from("---\nsources: {cable: {status: retracted}}\n---\n\nIt is so.{#c0 basis=cable}\n\n");
    for claim in 1..LENGTH {
        writeln!(text, "So is it.{{#c{claim} basis=c{}}}\n", claim - 1).unwrap();
    }
    let workspace = workspace_of([("chain.md", text.as_str())]);
    let graph = workspace.provenance();
    let last = graph.id(&Node::Claim(path_of("chain.md"), format!("c{}", LENGTH - 1).into())).unwrap();
    assert_eq!(graph.fall(&workspace, last).map(|fall| fall.steps.len()), Some(LENGTH));
    assert_eq!(graph.circle(last), None);
}

/// Every tie as text, sorted, so that two graphs can be held against each other.
fn ties(workspace: &Workspace) -> Vec<String> {
    let graph = workspace.provenance();
    let mut all: Vec<String> = Vec::new();
    for (id, _) in graph.nodes() {
        let from = shown(graph, id);
        all.extend(graph.ties(id).iter().map(|tie| format!("{from} {:?} {}", tie.relation, shown(graph, tie.to))));
        let back = graph
            .tied(id)
            .map(|(other, relation): (NodeId, Relation)| format!("{} {relation:?} {from} (back)", shown(graph, other)));
        all.extend(back);
    }
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_graph_that_followed_edits_is_the_one_made_afresh(
        steps in proptest::collection::vec((0_usize..4, 0_usize..7, 0_usize..4), 1..12)
    ) {
        let texts = |kind: usize, to: usize| match kind {
            0 => format!("One.{{#x basis=\"f{to}#^x\"}}\n"),
            1 => format!("---\nrelies-on: \"[[f{to}]]\"\n---\n\nTwo [@key].\n"),
            2 => "---\nstatus: retracted\n---\n\nThree.{#x}\n".to_owned(),
            3 => format!("See [[f{to}#^x]]. ^y\n"),
            4 => "---\nsources: {key: {derived-from: other}, other: {status: retracted}}\n---\n\nFour [@key].{#x}\n".to_owned(),
            5 => format!("---\nsupersedes: \"[[f{to}]]\"\n---\n\nFive.{{#y}}\n"),
            _ => String::new(),
        };
        let names = ["f0.md", "f1.md", "f2.md", "f3.md"];
        let mut current: Vec<String> = (0..4).map(|at| texts(at, 0)).collect();
        let mut workspace = workspace_of(names.into_iter().zip(current.iter().map(String::as_str)));
        for (file, kind, to) in steps {
            current[file] = texts(kind, to);
            let _ = workspace.provenance();
            let briefing = read(&workspace, names[file], &current[file]);
            workspace.insert(Arc::new(briefing));
        }
        let afresh = workspace_of(names.into_iter().zip(current.iter().map(String::as_str)));
        prop_assert_eq!(ties(&workspace), ties(&afresh));
        prop_assert_eq!(falls(&workspace), falls(&afresh));
    }
}
