//! What is said of a briefing when the others change: withdrawn, superseded, quoted from.

use std::fmt::Write as _;
use std::sync::Arc;

use dateline::document::read_records;
use dateline::features::diagnostics::{Diagnostics, diagnostics};
use dateline::rules::Diagnostic;
use dateline::text::{Edit, Span};
use dateline::workspace::{DocPath, RecordFile, Workspace};

use crate::desk::{path_of, workspace_of};

/// Puts `new` in place of the first `old` of the briefing `name`.
fn change(workspace: &mut Workspace, name: &str, old: &str, new: &str) {
    let mut briefing = (**workspace.briefing(&path_of(name)).expect("it is there")).clone();
    let text = briefing.document().slice(Span::new(0, briefing.document().len()));
    let at = text.find(old).expect("it is in the text");
    briefing.edit(&Edit { span: Span::new(at, at + old.len()), replacement: new.to_owned() });
    workspace.insert(Arc::new(briefing));
}

/// The diagnostics that followed the workspace, which are those of one looked at afresh.
fn followed(kept: &mut Diagnostics, workspace: &Workspace, name: &str) -> Vec<Diagnostic> {
    let briefing = workspace.briefing(&path_of(name)).expect("it is there");
    kept.update(workspace, briefing);
    let all = kept.all(briefing.document());
    assert_eq!(all, diagnostics(workspace, &path_of(name)));
    all
}

fn messages(found: &[Diagnostic], rule: &str) -> Vec<String> {
    found.iter().filter(|found| found.rule == rule).map(|found| found.message.clone()).collect()
}

fn kept(workspace: &Workspace, name: &str) -> Diagnostics {
    Diagnostics::of(workspace, workspace.briefing(&path_of(name)).expect("it is there"))
}

#[test]
fn what_is_withdrawn_in_another_text_is_told_at_any_depth_and_no_longer_when_it_stands_again() {
    let mut workspace = workspace_of([
        ("a.md", "---\ndate: 2026-05-20\n---\n\nThe dam will hold.{#dam .assessment basis=b#^level}\n"),
        ("b.md", "The gauge stood at 4 metres.{#level basis=c#^metres}\n"),
        (
            "c.md",
            "---\nsources:\n  cable: {title: Cable 7, kind: official}\n---\n\nIt is 4 metres [@cable].{#metres}\n",
        ),
    ]);
    let mut kept = kept(&workspace, "a.md");
    assert_eq!(messages(&followed(&mut kept, &workspace, "a.md"), "retracted-source"), [""; 0]);
    change(&mut workspace, "c.md", "kind: official", "kind: official, retracted: 2026-05-03");
    let found = followed(&mut kept, &workspace, "a.md");
    let told = "this rests on the claim \"level\" of \"b\", which rests on the claim \"metres\" of \"c\", which cites \"cable\", \
        withdrawn on 3 May 2026, before this was written";
    assert_eq!(messages(&found, "retracted-source"), [told]);
    // The places are those of the other texts as they are now.
    change(&mut workspace, "b.md", "The gauge", "Seen from the bridge, the gauge");
    let found = followed(&mut kept, &workspace, "a.md");
    let fallen = found.iter().find(|found| found.rule == "retracted-source").expect("it still falls");
    let shown: Vec<String> = fallen
        .related
        .iter()
        .map(|related| {
            let path = related.path.as_ref().expect("it is elsewhere");
            let document = workspace.briefing(path).expect("it is there").document();
            format!("{} {}", path.name(), document.slice(related.place(&workspace)))
        })
        .collect();
    assert_eq!(shown, ["b level", "c metres", "c cable"]);
    change(&mut workspace, "c.md", ", retracted: 2026-05-03", "");
    assert_eq!(messages(&followed(&mut kept, &workspace, "a.md"), "retracted-source"), [""; 0]);
}

#[test]
fn a_record_in_a_file_of_sources_is_withdrawn_for_all() {
    let records = |text: &str| {
        let (records, problems) = read_records(text);
        assert!(problems.is_empty(), "{problems:?}");
        vec![RecordFile { path: DocPath::new("/sources.yaml"), records }]
    };
    let mut workspace = Workspace::default();
    workspace.set_records(records("sources:\n  cable: {title: Cable 7}\n"));
    let briefing =
        crate::desk::read(&workspace, "a.md", "---\ndate: 2026-05-20\n---\n\nThe gauge stood at 4 metres [@cable].\n");
    workspace.insert(Arc::new(briefing));
    let mut kept = kept(&workspace, "a.md");
    workspace.set_records(records("sources:\n  cable: {title: Cable 7, retracted: 2026-05-23}\n"));
    let told = "this cites \"cable\", which was withdrawn on 23 May 2026, after this was written";
    assert_eq!(messages(&followed(&mut kept, &workspace, "a.md"), "retracted-source"), [told]);
}

#[test]
fn a_record_of_the_workspace_may_be_a_report_that_quotes_several() {
    let (records, _) = read_records("sources:\n  wire: {title: Wire report, kind: wire}\n");
    let mut workspace = Workspace::default();
    workspace.set_records(vec![RecordFile { path: DocPath::new("/sources.yaml"), records }]);
    let text = "Sources said the draft was dead [@wire].\n\nSources said the draft was dead [@aide].\n";
    workspace.insert(Arc::new(crate::desk::read(&workspace, "a.md", text)));
    let found = diagnostics(&workspace, &path_of("a.md"));
    let plural: Vec<usize> =
        found.iter().filter(|found| found.rule == "plural-sources-one-cited").map(|found| found.span.start()).collect();
    assert_eq!(plural, [42]);
}

#[test]
fn a_successor_that_comes_or_goes_is_told_of() {
    let mut workspace = workspace_of([
        ("a.md", "---\ndate: 2026-05-20\n---\n\nSome 400 people are in shelters, see [[day-1]].\n"),
        ("day-1.md", "Some 300 people are in shelters, the office said.\n"),
        ("day-2.md", "---\ntitle: Day 2\n---\n\nSome 400 people are in shelters, the office said.\n"),
    ]);
    let mut kept = kept(&workspace, "a.md");
    change(&mut workspace, "day-2.md", "title: Day 2", "supersedes: day-1.md");
    let told = "\"day-2\" has taken the place of \"day-1\"";
    assert_eq!(messages(&followed(&mut kept, &workspace, "a.md"), "superseded-source"), [told]);
    // One that is written later has not taken it yet.
    change(&mut workspace, "day-2.md", "supersedes", "date: 2026-06-01\nsupersedes");
    assert_eq!(messages(&followed(&mut kept, &workspace, "a.md"), "superseded-source"), [""; 0]);
}

#[test]
fn a_quotation_is_held_against_its_copy_as_that_is_now() {
    let mut workspace = workspace_of([
        ("remarks.txt", "We will not sign a map we have not seen.\n"),
        (
            "a.md",
            "---\nsources:\n  remarks: {title: Remarks, text: remarks.txt}\n---\n\n\
             \"We will not sign a map we have not seen,\" she said [@remarks].\n",
        ),
    ]);
    let mut kept = kept(&workspace, "a.md");
    assert_eq!(messages(&followed(&mut kept, &workspace, "a.md"), "altered-quote"), [""; 0]);
    change(&mut workspace, "remarks.txt", "will", "shall");
    let told = "\"remarks\" says it in other words: \"shall\", not \"will\"";
    assert_eq!(messages(&followed(&mut kept, &workspace, "a.md"), "altered-quote"), [told]);
    change(&mut workspace, "remarks.txt", "shall", "will");
    assert_eq!(messages(&followed(&mut kept, &workspace, "a.md"), "altered-quote"), [""; 0]);
}

#[test]
fn a_thousand_claims_that_rest_on_each_other_all_fall() {
    let mut text = String::from("---\nsources: {cable: {status: retracted}}\n---\n\nIt is so.{#c0 basis=cable}\n\n");
    for at in 1..1000 {
        writeln!(text, "It is so.{{#c{at} basis=c{}}}\n", at - 1).unwrap();
    }
    let workspace = workspace_of([("a.md", text.as_str())]);
    let found = diagnostics(&workspace, &path_of("a.md"));
    let told = messages(&found, "retracted-source");
    assert_eq!(told.len(), 1000);
    let last = "this rests on the claim \"c998\", which rests on the claim \"c997\", which rests on the claim \"c996\", \
        which rests on what by 996 more things rests on \"cable\", withdrawn";
    assert_eq!(told.last().map(String::as_str), Some(last));
}
