//! What `lint` finds, how it writes it, and what it exits with.

use std::process::Stdio;

use expect_test::expect;
use serde_json::Value;

use crate::cli::command::{Desk, Run};

const VAGUE: &[u8] = b"The gauge fell, the board said.\n\nAnalysts say that the Dovrin dam is unsafe.\n";
const CLEAN: &[u8] = b"The gauge fell by a hand, the board said.\n";

fn json(run: &Run) -> Vec<Value> {
    serde_json::from_str(&run.out).unwrap()
}

fn rules(run: &Run) -> Vec<String> {
    json(run).iter().map(|object| object["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_diagnostic_is_shown_with_its_line_and_summed_up() {
    let desk = Desk::new(&[("a.md", VAGUE)]);
    let run = desk.run(&["lint", "--select", "vague-group"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.err.is_empty(), "{run:?}");
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines[0], "warning[vague-group]: \"Analysts say\" names nobody");
    assert_eq!(lines[1], " --> a.md:3:1");
    assert_eq!(lines[3], "3 | Analysts say that the Dovrin dam is unsafe.");
    assert_eq!(lines[4], "  | ^^^^^^^^^^^^");
    assert!(lines.iter().any(|line| line.starts_with("  = note: ")), "{run:?}");
    assert_eq!(lines.last(), Some(&"1 warning in 1 briefing"));
}

#[test]
fn a_paragraph_on_one_line_is_cut_to_what_is_round_the_place() {
    let before = "The gauge at Tarn Bridge fell by a hand overnight, the board said. ".repeat(20);
    let text = format!("{before}Analysts say that the dam is unsafe.\n");
    let desk = Desk::new(&[("a.txt", text.as_bytes())]);
    let run = desk.run(&["lint", "--select", "vague-group"]);
    let widest = run.out.lines().filter(|line| line.contains(" | ")).map(|line| line.chars().count()).max();
    assert!(widest.is_some_and(|widest| (40..130).contains(&widest)), "{run:?}");
    assert!(run.out.contains("^^^^^^^^^^^^\n"), "{run:?}");
}

#[test]
fn what_spans_a_long_sentence_is_underlined_only_at_its_start() {
    let text = format!("The dam is unsafe because {} rains fell.\n", "long and heavy ".repeat(20));
    let desk = Desk::new(&[("a.txt", text.as_bytes())]);
    let run = desk.run(&["lint", "--select", "no-source-in-document"]);
    assert_eq!(run.code, 1, "{run:?}");
    let widest = run.out.lines().map(|line| line.chars().count()).max();
    assert!(widest.is_some_and(|widest| widest < 130), "{run:?}");
}

#[test]
fn a_source_withdrawn_in_the_desks_own_file_is_shown_where_it_is_recorded() {
    let desk = Desk::new(&[
        ("dateline.toml", b"sources = ['sources.yaml']\n"),
        (
            "sources.yaml",
            b"sources:\n  wire: {title: A wire, kind: wire}\n  cable:\n    title: Cable 7\n    status: retracted\n",
        ),
        ("a.md", b"The dam is unsafe, the board said [@cable].\n"),
    ]);
    let run = desk.run(&["lint", "--select", "retracted-source", "--format", "json", "a.md"]);
    let found = json(&run);
    let related = &found[0]["related"][0];
    assert_eq!((related["path"].as_str(), related["line"].as_u64()), (Some("sources.yaml"), Some(3)), "{run:?}");
}

#[test]
fn a_line_each_for_programs_that_read_lines() {
    let desk = Desk::new(&[("sub/a.md", "“Nö.” Analysts say that dams fail.\n".as_bytes())]);
    let run = desk.run(&["lint", "--select", "vague-group", "--format", "concise", "./sub"]);
    let expected = "sub/a.md:1:7: warning[vague-group]: \"Analysts say\" names nobody\n1 warning in 1 briefing\n";
    assert_eq!((run.code, run.out.as_str()), (1, expected));
}

#[test]
fn json_has_bytes_of_the_file_and_columns_in_characters() {
    let text = "\u{feff}“Nö.” Analysts say that dams fail.\n";
    let desk = Desk::new(&[("a.md", text.as_bytes())]);
    let run = desk.run(&["lint", "--select", "vague-group", "--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let [object] = json(&run).try_into().unwrap();
    let bound = |key: &str| usize::try_from(object[key].as_u64().unwrap()).unwrap();
    assert_eq!(&text[bound("start")..bound("end")], "Analysts say");
    assert_eq!((&object["path"], &object["rule"]), (&"a.md".into(), &"vague-group".into()));
    assert_eq!((&object["severity"], &object["line"]), (&"warning".into(), &1.into()));
    assert_eq!((&object["column"], &object["end_column"]), (&7.into(), &19.into()));
    assert!(object["message"].is_string() && object["notes"].is_array() && object["related"].is_array());
    assert!(object["fixes"].is_array() && object.get("help").is_some() && object.get("url").is_some());
}

#[test]
fn json_of_nothing_is_an_empty_array() {
    let desk = Desk::new(&[("a.md", CLEAN), ("bad.md", b"\xff")]);
    let run = desk.run(&["lint", "--format", "json", "a.md"]);
    assert_eq!((run.code, run.out.as_str()), (0, "[]\n"));
    let run = desk.run(&["lint", "--format", "json"]);
    assert_eq!((run.code, run.out.as_str()), (2, "[]\n"), "{run:?}");
}

#[test]
fn fixes_edit_bytes_of_the_file() {
    let text = "\u{feff}---\nsources:\n  wire: {title: Wire}\n---\n\nThe gauge fell [@wir].\n";
    let desk = Desk::new(&[("a.md", text.as_bytes())]);
    let run = desk.run(&["lint", "--format", "json", "--select", "undefined-citation"]);
    let [object] = json(&run).try_into().unwrap();
    let edit = &object["fixes"][0]["edits"][0];
    let bound = |key: &str| usize::try_from(edit[key].as_u64().unwrap()).unwrap();
    let mut fixed = text.to_owned();
    fixed.replace_range(bound("start")..bound("end"), edit["text"].as_str().unwrap());
    assert!(fixed.contains("[@wire]"), "{fixed}");
    assert_eq!(object["help"], object["fixes"][0]["title"]);
}

#[test]
fn the_exit_code_follows_the_gravest_diagnostic_and_what_is_asked() {
    let desk = Desk::new(&[("a.md", VAGUE), ("dateline.toml", b"select = ['vague-group']\n")]);
    let code = |severity: &str, fail_on: &str| {
        desk.write("dateline.toml", format!("[rules]\nvague-group = '{severity}'\n").as_bytes());
        desk.run(&["lint", "--select", "vague-group", "--fail-on", fail_on]).code
    };
    for (severity, codes) in
        [("hint", [1, 0, 0, 0, 0]), ("info", [1, 1, 0, 0, 0]), ("warning", [1, 1, 1, 0, 0]), ("error", [1, 1, 1, 1, 0])]
    {
        let found = ["hint", "info", "warning", "error", "never"].map(|fail_on| code(severity, fail_on));
        assert_eq!(found, codes, "{severity}");
    }
}

#[test]
fn hints_are_for_editors_and_programs_unless_they_fail_the_run() {
    let desk = Desk::new(&[("a.md", VAGUE), ("dateline.toml", b"[rules]\nvague-group = 'hint'\n")]);
    let run = desk.run(&["lint", "--select", "vague-group"]);
    assert_eq!(run.out, "nothing to report in 1 briefing\n");
    assert!(desk.run(&["lint", "--select", "vague-group", "--fail-on", "hint"]).out.contains("a.md:3:1"));
    assert_eq!(rules(&desk.run(&["lint", "--select", "vague-group", "--format", "json"])), ["vague-group"]);
}

#[test]
fn rules_are_selected_and_ignored_by_command_line_settings_and_front_matter() {
    let vague = String::from_utf8(VAGUE.to_vec()).unwrap();
    let quiet = format!("---\nlint:\n  rules: {{vague-group: off}}\n---\n\n{vague}");
    let desk = Desk::new(&[("a.md", VAGUE), ("b.md", quiet.as_bytes()), ("sub/c.md", VAGUE)]);
    let paths = |args: &[&str]| {
        let run = desk.run(&[&["lint", "--format", "json"], args].concat());
        let of = |object: &Value| object["rule"] == "vague-group";
        json(&run)
            .iter()
            .filter(|object| of(object))
            .map(|object| object["path"].as_str().unwrap().to_owned())
            .collect()
    };
    let found: Vec<String> = paths(&[]);
    assert_eq!(found, ["a.md", "sub/c.md"]);
    desk.write("sub/dateline.toml", b"[rules]\nvague-group = 'off'\n");
    assert_eq!(paths(&[]), ["a.md"]);
    assert_eq!(paths(&["--select", "vague-group"]), ["a.md", "b.md", "sub/c.md"]);
    assert!(paths(&["--ignore", "vague-group,broken-link"]).is_empty());
}

#[test]
fn the_date_that_is_given_stands_in_where_a_briefing_has_none() {
    let desk = Desk::new(&[("a.md", b"The gauge fell this evening, the board said.\n")]);
    let missing = ["lint", "--select", "missing-document-date"];
    assert_eq!(desk.run(&missing).code, 1);
    assert_eq!(desk.run(&[&missing[..], &["--date", "2026-11-20"]].concat()).code, 0);
}

#[test]
fn a_named_file_sees_the_briefings_and_files_it_links_to() {
    let text = "See [[other#^ban]], [[gone]], [a](data.csv), [b](.hidden/c.md), [d](../above.md), [e](no.csv).\n\
                {.assessment basis=\"far#^x\"}\n";
    let desk = Desk::new(&[
        ("desk/a.md", text.as_bytes()),
        ("desk/sub/other.md", b"Dredging is banned. ^ban\n"),
        ("desk/data.csv", b""),
        ("desk/.hidden/c.md", b""),
    ]);
    let broken = |desk: &Desk| {
        let run = desk.run(&["lint", "--format", "json", "--select", "broken-link", "desk/a.md"]);
        let span = |object: &Value, key: &str| usize::try_from(object[key].as_u64().unwrap()).unwrap();
        let target = |object: &Value| text[span(object, "start")..span(object, "end")].to_owned();
        json(&run).iter().map(target).collect::<Vec<String>>()
    };
    assert_eq!(broken(&desk), ["gone", "no.csv", "far#^x"]);
    desk.write("desk/far.md", b"It is far. ^x\n");
    assert_eq!(broken(&desk), ["gone", "no.csv"]);
    // With settings above, the folder above belongs to the workspace too.
    desk.write("dateline.toml", b"");
    assert_eq!(broken(&desk), ["gone", "../above.md", "no.csv"]);
    desk.write("above.md", b"");
    assert_eq!(broken(&desk), ["gone", "no.csv"]);
    desk.write("desk/sub/other.md", b"Nothing is banned.\n");
    assert_eq!(broken(&desk), ["other#^ban", "gone", "no.csv"]);
}

#[test]
fn places_in_other_briefings_are_told_by_path_and_line() {
    let desk = Desk::new(&[("a.md", b"One.{#ban}\n\nTwo.{#ban}\n")]);
    let run = desk.run(&["lint", "--select", "duplicate-claim-id", "--format", "json"]);
    let objects = json(&run);
    let related = &objects[0]["related"][0];
    assert_eq!(related["path"], "a.md");
    assert!(related["line"].is_u64() && related["column"].is_u64() && related["start"].is_u64(), "{related}");
    let text = desk.run(&["lint", "--select", "duplicate-claim-id"]).out;
    assert!(text.contains("note: a.md:1:") || text.contains("note: a.md:3:"), "{text}");
}

#[test]
fn the_same_files_give_the_same_output_on_any_number_of_threads() {
    let desk = Desk::new(&[]);
    for at in 0..40 {
        let text = format!("Analysts say that dam {at} is unsafe. [[brief-{}]]\n\nStudies show it [@k].\n", at * 3);
        desk.write(&format!("{}/brief-{at}.md", at % 7), text.as_bytes());
    }
    desk.write("3/bad.md", b"\xff");
    desk.write("5/bad.md", b"\xff");
    let run = |format: &str, threads: &str| {
        let mut command = desk.command(&["lint", "--format", format]);
        let output = command.env("RAYON_NUM_THREADS", threads).stdin(Stdio::null()).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    for format in ["text", "concise", "json"] {
        let first = run(format, "1");
        assert!(first.0.len() > 1000);
        for threads in ["1", "2", "8"] {
            assert!(run(format, threads) == first, "{format} on {threads} threads");
        }
    }
    assert_eq!(run("json", "2").1.lines().count(), 2);
}

#[test]
fn files_come_in_the_order_of_their_paths_and_each_once() {
    let desk = Desk::new(&[("b/a.md", VAGUE), ("a.md", VAGUE), ("b.md", VAGUE)]);
    let args = ["lint", "--select", "vague-group", "--format", "concise", "b", "b/a.md", "b.md", ".", "a.md"];
    let run = desk.run(&args);
    let paths: Vec<&str> = run.out.lines().filter_map(|line| line.split_once(':')).map(|(path, _)| path).collect();
    assert_eq!(paths, ["a.md", "b.md", "b/a.md"], "{run:?}");
}

#[test]
fn colours_are_for_terminals_and_for_those_who_insist() {
    let desk = Desk::new(&[("a.md", VAGUE)]);
    let coloured = |args: &[&str], variables: &[(&str, &str)]| {
        let mut command = desk.command(&[&["lint", "--select", "vague-group"], args].concat());
        let output = command.envs(variables.iter().copied()).stdin(Stdio::null()).output().unwrap();
        output.stdout.contains(&b'\x1b')
    };
    assert!(!coloured(&[], &[]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&["--no-color"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[], &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "0")]));
}

#[test]
fn text_that_would_command_the_terminal_is_shown_and_not_sent() {
    let desk = Desk::new(&[("a.md", b"Analysts say \x1b[31mthat\x07 dams\xe2\x80\xae fail [[a\x1b[2Jb]].\n")]);
    for format in ["text", "concise", "json"] {
        let run = desk.run(&["lint", "--format", format, "--fail-on", "never"]);
        let is_command = |character: char| character.is_control() && character != '\n';
        assert!(run.code == 0 && !run.out.chars().any(is_command), "{format}: {run:?}");
    }
}

#[test]
fn a_rule_is_explained_by_its_page_and_an_unknown_one_by_its_neighbour() {
    let desk = Desk::new(&[]);
    let page = desk.run(&["explain", "vague-group"]);
    assert_eq!(page.code, 0, "{page:?}");
    assert!(page.out.contains("## What it flags") && page.out.ends_with("By default: warning.\n"), "{page:?}");
    let list = desk.run(&["explain"]);
    assert!(list.out.contains("\n  vague-group ") && list.out.contains("\n  broken-link "), "{list:?}");
    let run = desk.run(&["explain", "vage-group"]);
    expect![[r#"
        error: there is no rule `vage-group`; did you mean `vague-group`?
    "#]]
    .assert_eq(&run.err);
    assert_eq!(run.code, 2);
}
