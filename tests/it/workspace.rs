//! The workspace: where links lead, what a change in one briefing means to the others, what a change costs.

use std::sync::Arc;
use std::time::{Duration, Instant};

use dateline::document::{Format, LinkKind, LinkTarget, read_records};
use dateline::text::{Edit, Span};
use dateline::workspace::{Briefing, DocPath, RecordFile, Resolution, Workspace};
use expect_test::{Expect, expect};
use proptest::prelude::*;

use crate::desk::workspace_of;

fn river() -> Workspace {
    let mut workspace = workspace_of([
        (
            "talks/2026-11-20-river.md",
            "# River talks\n\nThe talks resume.{#resume}\n\n## Who sits at the *table*\n\n## Outlook\n\n## Outlook\n\nWe judge so. ^judged\n",
        ),
        ("talks/2026-10-02-dredging.md", "A ban holds.{#ban}\n"),
        ("archive/2026-10-02-dredging.md", "An older text.\n"),
        ("archive/map note.md", "A note.\n"),
        ("plain.txt", "A plain text.\n"),
    ]);
    workspace.insert_file(DocPath::new("/maps/river map.pdf"));
    workspace
}

fn resolve(workspace: &Workspace, from: &str, written: &str) -> String {
    let from = DocPath::new(from);
    let inner = written.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
    let kind = if inner.is_some() { LinkKind::Wiki } else { LinkKind::Inline };
    let target = inner.unwrap_or(written);
    let target = LinkTarget::parse(target, Span::new(0, target.len()), kind);
    match workspace.resolve(&from, kind, &target) {
        Resolution::Found { path, fragment } => match fragment {
            Some(fragment) => {
                let landmark =
                    workspace.briefing(&path).unwrap().find_landmark(&fragment).expect("what is found has a place");
                format!("{path} at {:?} {}", landmark.kind, landmark.name)
            }
            None => path.to_string(),
        },
        Resolution::File(path) => format!("file {path}"),
        Resolution::MissingDocument { nearest } => format!("no document; near: {}", nearest.join(", ")),
        Resolution::MissingFragment { path, nearest } => {
            format!("no such place in {path}; near: {}", nearest.join(", "))
        }
        Resolution::External => "external".into(),
        Resolution::Outside => "outside".into(),
    }
}

fn check(from: &str, links: &[&str], expected: &Expect) {
    let workspace = river();
    let led: Vec<String> =
        links.iter().map(|link| format!("{link} -> {}\n", resolve(&workspace, from, link))).collect();
    expected.assert_eq(&led.concat());
}

#[test]
fn paths_lead_from_the_folder_or_from_the_root() {
    check(
        "/talks/2026-11-20-river.md",
        &[
            "2026-10-02-dredging.md",
            "./2026-10-02-dredging",
            "../archive/map%20note.md",
            "/archive/2026-10-02-dredging.md",
            "../maps/river%20map.pdf",
            "../maps/",
            "../plain.txt",
            "../../outside.md",
            "https://example.org/a",
            "mailto:desk@example.org",
            "2026-10-02-dreging.md",
            "2026-10-02-dreging",
            "dredging.md",
            "../archive/nothing-like-it.md",
        ],
        &expect![[r#"
            2026-10-02-dredging.md -> /talks/2026-10-02-dredging.md
            ./2026-10-02-dredging -> /talks/2026-10-02-dredging.md
            ../archive/map%20note.md -> /archive/map note.md
            /archive/2026-10-02-dredging.md -> /archive/2026-10-02-dredging.md
            ../maps/river%20map.pdf -> file /maps/river map.pdf
            ../maps/ -> file /maps
            ../plain.txt -> /plain.txt
            ../../outside.md -> outside
            https://example.org/a -> external
            mailto:desk@example.org -> external
            2026-10-02-dreging.md -> no document; near: 2026-10-02-dredging.md, ../archive/2026-10-02-dredging.md
            2026-10-02-dreging -> no document; near: 2026-10-02-dredging, ../archive/2026-10-02-dredging
            dredging.md -> no document; near: 2026-10-02-dredging.md, ../archive/2026-10-02-dredging.md
            ../archive/nothing-like-it.md -> no document; near: 
        "#]],
    );
}

#[test]
fn a_wikilink_finds_a_name_wherever_it_is() {
    check(
        "/archive/map note.md",
        &[
            "[[2026-11-20-river]]",
            "[[2026-11-20-RIVER.md]]",
            "[[2026-10-02-dredging]]",
            "[[talks/2026-10-02-dredging]]",
            "[[river map.pdf]]",
            "[[../talks/2026-11-20-river]]",
            "[[Plain]]",
            "[[dredging]]",
            "[[river]]",
            "[[2026-11-20-rivers]]",
            "[[]]",
        ],
        &expect![[r#"
            [[2026-11-20-river]] -> /talks/2026-11-20-river.md
            [[2026-11-20-RIVER.md]] -> /talks/2026-11-20-river.md
            [[2026-10-02-dredging]] -> /archive/2026-10-02-dredging.md
            [[talks/2026-10-02-dredging]] -> /talks/2026-10-02-dredging.md
            [[river map.pdf]] -> file /maps/river map.pdf
            [[../talks/2026-11-20-river]] -> /talks/2026-11-20-river.md
            [[Plain]] -> /plain.txt
            [[dredging]] -> no document; near: 2026-10-02-dredging, talks/2026-10-02-dredging
            [[river]] -> no document; near: 2026-11-20-river, river map.pdf
            [[2026-11-20-rivers]] -> no document; near: 2026-11-20-river
            [[]] -> /archive/map note.md
        "#]],
    );
}

#[test]
fn without_a_root_nothing_is_said_to_be_missing() {
    let mut workspace = river();
    workspace.set_roots([]);
    assert_eq!(resolve(&workspace, "/plain.txt", "gone.md"), "outside");
    assert_eq!(resolve(&workspace, "/plain.txt", "[[gone]]"), "outside");
}

#[test]
fn a_link_follows_what_comes_and_goes() {
    let mut workspace = river();
    let from = "/talks/2026-11-20-river.md";
    let path = DocPath::new("/talks/2026-10-02-dredging.md");
    let dredging = Arc::clone(workspace.briefing(&path).unwrap());
    workspace.remove(&path);
    assert_eq!(resolve(&workspace, from, "[[2026-10-02-dredging]]"), "/archive/2026-10-02-dredging.md");
    workspace.insert(dredging);
    assert_eq!(resolve(&workspace, from, "[[2026-10-02-dredging]]"), "/talks/2026-10-02-dredging.md");
    workspace.remove_file(&DocPath::new("/maps/river map.pdf"));
    assert_eq!(resolve(&workspace, from, "[[river map.pdf]]"), "no document; near: ");
}

#[test]
fn records_of_the_workspace_stand_behind_those_of_the_briefing() {
    let mut workspace = workspace_of([("a.md", "---\nsources:\n  own: {title: Mine}\n---\n")]);
    let (records, problems) = read_records("sources:\n  own: {title: Theirs}\n  shared: {title: Shared}\n");
    assert_eq!(problems, []);
    let before = workspace.outlook();
    workspace.set_records(vec![RecordFile { path: DocPath::new("/sources.yaml"), records }]);
    assert_ne!(workspace.outlook(), before);
    let briefing = Arc::clone(workspace.briefing(&DocPath::new("/a.md")).unwrap());
    let title = |key: &str| {
        workspace.source(&briefing, key).map(|(path, source)| (path.as_str(), source.title.clone().unwrap()))
    };
    assert_eq!(title("own"), Some(("/a.md", "Mine".into())));
    assert_eq!(title("shared"), Some(("/sources.yaml", "Shared".into())));
    assert_eq!(title("none"), None);
    assert_eq!(*workspace.outside(briefing.path(), None).source_keys, ["own", "shared"]);
}

/// The shortest of many times that a workspace of `count` briefings takes 50
/// changes, each while a reader holds the version before.
fn cost_among(count: usize) -> Duration {
    let mut workspace = workspace_of([]);
    let briefing = |at: usize| {
        let path = DocPath::new(&format!("/{}/brief-{at}.md", at % 97));
        let outside = workspace.outside(&path, None);
        Arc::new(Briefing::read(path, "", Format::Markdown, &outside))
    };
    let all: Vec<_> = (0..count).map(briefing).collect();
    for briefing in &all {
        workspace.insert(Arc::clone(briefing));
    }
    let mut time = || {
        let start = Instant::now();
        for briefing in all.iter().cycle().step_by(7).take(50) {
            let reader = workspace.clone();
            workspace.insert(Arc::clone(briefing));
            assert_eq!(reader.len(), count);
        }
        start.elapsed()
    };
    (0..40).map(|_| time()).min().unwrap_or_default()
}

#[test]
fn a_keystroke_costs_as_much_among_many_as_among_few() {
    let (few, many) = (cost_among(10), cost_among(4_000));
    // The logarithm costs about four times as much, copying every path four hundred times.
    assert!(many < few * 60, "{few:?} among 10, {many:?} among 4,000");
}

#[test]
fn fragments_are_headings_slugs_and_ids() {
    check(
        "/talks/2026-10-02-dredging.md",
        &[
            "[[2026-11-20-river#Who sits at the table]]",
            "2026-11-20-river.md#who-sits-at-the-table",
            "2026-11-20-river.md#outlook-1",
            "[[2026-11-20-river#River talks#Outlook]]",
            "[[2026-11-20-river#^resume]]",
            "2026-11-20-river.md#resume",
            "[[2026-11-20-river#^judged]]",
            "[[#^ban]]",
            "#ban",
            "[[2026-11-20-river#^resumed]]",
            "2026-11-20-river.md#who-sits-at-table",
            "[[2026-11-20-river#Outlok]]",
            "[[#^gone]]",
        ],
        &expect![[r#"
            [[2026-11-20-river#Who sits at the table]] -> /talks/2026-11-20-river.md at Heading(2) Who sits at the table
            2026-11-20-river.md#who-sits-at-the-table -> /talks/2026-11-20-river.md at Heading(2) Who sits at the table
            2026-11-20-river.md#outlook-1 -> /talks/2026-11-20-river.md at Heading(2) Outlook
            [[2026-11-20-river#River talks#Outlook]] -> /talks/2026-11-20-river.md at Heading(2) Outlook
            [[2026-11-20-river#^resume]] -> /talks/2026-11-20-river.md at Claim resume
            2026-11-20-river.md#resume -> /talks/2026-11-20-river.md at Claim resume
            [[2026-11-20-river#^judged]] -> /talks/2026-11-20-river.md at Block judged
            [[#^ban]] -> /talks/2026-10-02-dredging.md at Claim ban
            #ban -> /talks/2026-10-02-dredging.md at Claim ban
            [[2026-11-20-river#^resumed]] -> no such place in /talks/2026-11-20-river.md; near: ^resume
            2026-11-20-river.md#who-sits-at-table -> no such place in /talks/2026-11-20-river.md; near: who-sits-at-the-table
            [[2026-11-20-river#Outlok]] -> no such place in /talks/2026-11-20-river.md; near: Outlook
            [[#^gone]] -> no such place in /talks/2026-10-02-dredging.md; near: 
        "#]],
    );
}

#[test]
fn a_text_in_no_folder_links_only_to_itself() {
    let mut workspace = river();
    let untitled = DocPath::new("untitled:Untitled-1");
    let briefing =
        Briefing::read(untitled.clone(), "A ban holds.{#ban}\n", Format::Markdown, &workspace.outside(&untitled, None));
    workspace.insert(Arc::new(briefing));
    for (link, expected) in
        [("[[#^ban]]", "untitled:Untitled-1 at Claim ban"), ("a.md", "outside"), ("[[plain]]", "outside")]
    {
        assert_eq!(resolve(&workspace, untitled.as_str(), link), expected);
    }
}

#[test]
fn the_outlook_changes_only_with_what_others_can_see() {
    let mut workspace = river();
    let path = DocPath::new("/talks/2026-10-02-dredging.md");
    let mut briefing = Briefing::clone(workspace.briefing(&path).unwrap());
    let before = workspace.outlook();
    let mut edit = |workspace: &mut Workspace, at: usize, length: usize, with: &str| {
        briefing.edit(&Edit { span: Span::new(at, at + length), replacement: with.to_owned() });
        workspace.insert(Arc::new(briefing.clone()));
        let fresh = Briefing::read(
            path.clone(),
            &briefing.document().slice(Span::new(0, 10_000)),
            Format::Markdown,
            &workspace.outside(&path, None),
        );
        assert_eq!(briefing.outline(), fresh.outline());
        workspace.outlook()
    };
    assert_eq!(edit(&mut workspace, 0, 0, "It rained on. "), before);
    assert_eq!(edit(&mut workspace, 0, 14, ""), before);
    // What a claim with an id says others can see.
    let reworded = edit(&mut workspace, 2, 3, "moratorium");
    assert_ne!(reworded, before);
    let renamed = edit(&mut workspace, "A moratorium holds.{#".len(), 3, "stop");
    assert_ne!(renamed, reworded);
    assert_ne!(edit(&mut workspace, 0, 0, "# Dredging\n\n"), renamed);
    assert_eq!(edit(&mut workspace, 0, 12, ""), renamed);
    assert_eq!(edit(&mut workspace, "A moratorium holds.{#".len(), 4, "ban"), reworded);
    assert_eq!(edit(&mut workspace, 2, 10, "ban"), before);
}

const PIECES: [&str; 24] = [
    "# Talks\n\n",
    "\n\n## Outlook\n\n",
    "A ban holds.{#ban}",
    " ^gauge\n\n",
    "<a id=\"x\"></a>",
    "text ",
    "\n",
    "\r\n",
    "\n\n",
    "---\n",
    "title: Talks\nstatus: draft\n",
    "status: retracted\n",
    "===\n",
    "- item {#item}\n",
    "> quote ^q\n",
    "```\n",
    "#",
    "{#",
    "}",
    "^",
    "é",
    "*",
    "| a | b |\n| --- | --- |\n",
    " {#head}\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_outline_follows_edits_as_a_fresh_one_would_be(
        start in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..30),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..12, prop::sample::select(PIECES.to_vec())), 1..12),
    ) {
        let workspace = workspace_of([]);
        let path = DocPath::new("/a.md");
        let outside = workspace.outside(&path, None);
        let mut text = start.concat();
        let mut briefing = Briefing::read(path.clone(), &text, Format::Markdown, &outside);
        for (at, length, with) in edits {
            let floor = |mut at: usize| {
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                at
            };
            let from = floor(at.index(text.len() + 1));
            let span = Span::new(from, floor((from + length).min(text.len())));
            briefing.edit(&Edit { span, replacement: with.to_owned() });
            text.replace_range(span.range(), with);
            let fresh = Briefing::read(path.clone(), &text, Format::Markdown, &outside);
            prop_assert_eq!(briefing.outline(), fresh.outline(), "{:?}", text);
        }
    }
}
