//! Settings files, as the command meets them.

use crate::cli::command::Desk;

const TEXT: &[u8] = b"Talks opened.\n";

#[test]
fn broken_toml_is_shown_with_file_and_line_and_the_briefings_are_linted_all_the_same() {
    let desk = Desk::new(&[("dateline.toml", b"language = 'en'\nprofile = ['strict'\n\n"), ("a.md", TEXT)]);
    let run = desk.run(&["lint"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("dateline.toml:2") || run.err.contains("dateline.toml:3"), "{run:?}");
    assert!(run.err.contains("error: ") && run.err.contains("help: "), "{run:?}");
    assert!(run.out.ends_with("in 1 briefing\n"), "{run:?}");
}

#[test]
fn a_word_that_means_nothing_is_a_warning_with_what_was_meant() {
    let desk = Desk::new(&[("dateline.toml", b"profil = 'strict'\n"), ("a.md", TEXT)]);
    let run = desk.run(&["lint", "--fail-on", "never"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("dateline.toml:1:1") && run.err.contains("did you mean `profile`?"), "{run:?}");
}

#[test]
fn the_users_settings_the_outer_and_the_inner_folder_all_count() {
    let desk = Desk::new(&[
        (".config/dateline/dateline.toml", b"max-file-size = 3\n"),
        ("a.md", b"Four"),
        ("inner/dateline.toml", b"max-file-size = 4\n"),
        ("inner/a.md", b"Four"),
        ("inner/deep/b.md", b"Fiver"),
    ]);
    let run = desk.run(&["lint"]);
    assert_eq!(run.code, 2, "{run:?}");
    let paths: Vec<&str> = run.err.lines().filter_map(|line| line.split(": ").nth(1)).collect();
    assert_eq!(paths, ["a.md", "inner/deep/b.md"], "{run:?}");
}

#[test]
fn settings_are_found_above_the_folder_that_is_linted() {
    let desk = Desk::new(&[("dateline.toml", b"max-file-size = 3\n"), ("a/b/c.md", b"Four")]);
    assert_eq!(desk.run(&["lint", "a/b"]).code, 2);
    assert_eq!(desk.run(&["lint", "a/b/c.md"]).code, 2);
}

#[test]
fn excluded_briefings_are_passed_over_unless_they_are_named() {
    let desk = Desk::new(&[
        ("dateline.toml", b"exclude = ['drafts/', '*.tmp.md']\n"),
        ("a.md", TEXT),
        ("drafts/b.md", TEXT),
        ("c.tmp.md", TEXT),
        ("inner/drafts/d.md", TEXT),
    ]);
    assert!(desk.run(&["lint"]).out.ends_with("in 1 briefing\n"));
    assert!(desk.run(&["lint", "drafts/b.md", "c.tmp.md"]).out.ends_with("in 2 briefings\n"));
}

#[test]
fn ignored_and_hidden_files_are_passed_over() {
    let desk = Desk::new(&[("a.md", TEXT), (".ignore", b"old/\n"), ("old/b.md", TEXT), (".drafts/c.md", TEXT)]);
    assert!(desk.run(&["lint"]).out.ends_with("in 1 briefing\n"));
}

#[test]
fn files_that_settings_name_must_be_there_and_be_right() {
    let desk = Desk::new(&[
        ("dateline.toml", b"sources = ['gone.yaml', 'wires.yaml']\n[gazetteer]\nfiles = ['people.toml']\n"),
        ("wires.yaml", b"sources: 3\n"),
        ("people.toml", b"[[person]\n"),
        ("a.md", TEXT),
    ]);
    let run = desk.run(&["lint", "--fail-on", "never"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("gone.yaml: no such file, though dateline.toml names it"), "{run:?}");
    assert!(run.err.contains("wires.yaml:1") && run.err.contains("people.toml:1"), "{run:?}");
}

const PORT: &str = "[registry]\nid = \"own\"\nas-of = 2026-11-01\nsource = \"a test\"\n[[office]]\nid = \"nl.port\"\n\
    body = \"Norland\"\ntitles = [\"Port Minister\"]\n[[person]]\nid = \"ida\"\nname = \"Ida Holmquist\"\nshort = \"Holmquist\"\n\
    [[person.term]]\noffice = \"nl.port\"\nstart = \"2020-01-01\"\n";

#[test]
fn registries_of_the_user_lie_below_those_of_the_workspace_and_over_the_embedded_ones() {
    let closing = "[registry]\nas-of = 2026-11-02\nsource = \"a test\"\n[[person]]\nid = \"ida\"\n[[person.term]]\n\
        office = \"nl.port\"\nend = \"2026-02-01\"\n[[person]]\nid = \"ida-2\"\nname = \"Ida Holmquist\"\n";
    let briefing = "---\ndate: 2026-03-01\n---\n\nPort Minister Holmquist opened the port, the ministry said.\n";
    let desk = Desk::new(&[
        (".config/dateline/registry.toml", PORT.as_bytes()),
        ("desk/dateline.toml", b"registry = ['own/*.toml', 'none/*.toml']\n"),
        ("desk/own/a.toml", closing.as_bytes()),
        ("desk/a.md", briefing.as_bytes()),
        ("elsewhere/a.md", briefing.as_bytes()),
    ]);
    let mut command = desk.command(&["who", "ida", "--on", "2026-01-01"]);
    let output = command.current_dir(desk.path().join("desk")).output().unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(out.contains("Port Minister"), "{out}{err}");
    // Two ids of one name in two layers are shown, and do not make the run one that could not be done.
    assert!(err.contains("`Ida Holmquist` is also `ida`") && err.contains("a.toml:10"), "{err}");
    assert!(err.contains("no registry is there"), "{err}");
    let run = desk.run(&["lint", "elsewhere/a.md"]);
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn a_desk_may_do_without_the_officials_that_come_with_the_program() {
    let desk = Desk::new(&[
        ("dateline.toml", b"registry = 'own.toml'\n[gazetteer]\ndisable-default = true\n"),
        ("own.toml", PORT.as_bytes()),
    ]);
    assert_eq!(desk.run(&["who", "Ida Holmquist"]).code, 0);
    let run = desk.run(&["who", "Scott Bessent"]);
    assert!(run.code != 0 && run.err.contains("knows nobody and no office called"), "{run:?}");
}

#[test]
fn a_mistake_in_a_table_is_told_with_its_file_and_line() {
    let desk = Desk::new(&[
        ("dateline.toml", b"registry = 'own'\n"),
        ("own/people.toml", b"[registry]\nas-of = 2026-11-01\n"),
        ("own/people.csv", b"id,name\nida,Ida Holmquist\n"),
        ("own/terms.csv", b"person,office,start\nidda,us.treasury.secretry,2020\n"),
        ("a.md", b"# Empty\n"),
    ]);
    let run = desk.run(&["lint", "a.md"]);
    assert!(run.err.contains("own/terms.csv:2:1") && run.err.contains("did you mean `ida`?"), "{run:?}");
}
