//! Files that cannot be read are named with what to do, and the others are linted all the same.

use std::fs::File;
use std::process::Stdio;

use crate::cli::command::{Desk, Run};

const CLEAN: &[u8] = b"The ministry said on 20 November 2026 that the talks had ended, a spokesman said.\n";

/// A run over two files of which `bad.md` cannot be read: the other one is
/// counted, the code is 2, and the one line on standard error has `words`.
fn check_unread(desk: &Desk, words: &[&str]) {
    let run = desk.run(&["lint"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.out.ends_with(" in 1 briefing; 1 file could not be read\n"), "{run:?}");
    let lines: Vec<&str> = run.err.lines().collect();
    assert!(matches!(lines.as_slice(), [line] if line.starts_with("error: bad.md: ")), "{run:?}");
    for word in words {
        assert!(run.err.contains(word), "{word} is not in {run:?}");
    }
}

#[test]
fn a_file_that_is_not_utf_8_is_named_with_its_first_bad_byte() {
    let desk = Desk::new(&[("good.md", CLEAN), ("bad.md", b"Talks opened.\nCaf\xe9 closed.\n")]);
    check_unread(&desk, &["not UTF-8", "offset 17 (line 2)", "save the file as UTF-8"]);
}

#[test]
fn a_file_in_utf_16_is_told_as_such() {
    let desk = Desk::new(&[("good.md", CLEAN), ("bad.md", b"\xff\xfeT\0a\0l\0k\0s\0")]);
    check_unread(&desk, &["UTF-16", "save the file as UTF-8"]);
}

#[test]
fn a_file_of_100_mb_is_refused_with_the_limit() {
    let desk = Desk::new(&[("good.md", CLEAN)]);
    File::create(desk.path().join("bad.md")).unwrap().set_len(100_000_000).unwrap();
    check_unread(&desk, &["95.4 MiB", "the limit is 16 MiB", "max-file-size"]);
}

#[test]
fn the_limit_can_be_moved_in_settings() {
    let desk = Desk::new(&[("bad.md", CLEAN), ("dateline.toml", b"max-file-size = 10\n"), ("good.md", b"Talks.\n")]);
    check_unread(&desk, &["the limit is 10 bytes"]);
}

#[test]
fn paths_that_are_not_there_are_errors() {
    let desk = Desk::new(&[("good.md", CLEAN)]);
    let run = desk.run(&["lint", "good.md", "gone.md", "nowhere/"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert_eq!(run.err, "error: gone.md: no such file or folder\nerror: nowhere/: no such file or folder\n");
    assert!(run.out.contains("in 1 briefing; 2 files could not be read"), "{run:?}");
}

#[cfg(unix)]
#[test]
fn what_the_system_refuses_is_an_error() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    let desk = Desk::new(&[("good.md", CLEAN), ("bad.md", CLEAN)]);
    set_permissions(desk.path().join("bad.md"), Permissions::from_mode(0o000)).unwrap();
    // The superuser may read everything, and so has nothing to see here.
    if File::open(desk.path().join("bad.md")).is_err() {
        check_unread(&desk, &["permission denied"]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_fails_while_it_is_read_is_an_error() {
    let desk = Desk::new(&[("good.md", CLEAN)]);
    let run = desk.run(&["lint", "good.md", "/proc/self/mem"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.starts_with("error: /proc/self/mem: "), "{run:?}");
}

#[cfg(unix)]
#[test]
fn loops_of_folders_and_links_to_nowhere_are_passed_over() {
    use std::os::unix::fs::symlink;

    let desk = Desk::new(&[("a/b/good.md", CLEAN)]);
    symlink("..", desk.path().join("a/b/up")).unwrap();
    symlink(desk.path(), desk.path().join("a/top")).unwrap();
    symlink("gone", desk.path().join("a/dangling.md")).unwrap();
    let run = desk.run(&["lint"]);
    assert!(run.out.ends_with("in 1 briefing\n") && run.err.is_empty(), "{run:?}");
    let run = desk.run(&["lint", "a/dangling.md"]);
    assert_eq!((run.code, run.err.as_str()), (2, "error: a/dangling.md: no such file or folder\n"));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    use std::process::Command;

    let desk = Desk::new(&[]);
    assert!(Command::new("mkfifo").arg(desk.path().join("pipe.md")).status().unwrap().success());
    let run = desk.run(&["lint", "pipe.md"]);
    assert_eq!((run.code, run.err.as_str()), (2, "error: pipe.md: neither a file nor a folder\n"));
}

#[test]
fn a_folder_with_the_ending_of_a_briefing_is_a_folder() {
    let desk = Desk::new(&[("x.md/good.md", CLEAN)]);
    let run = desk.run(&["lint", "x.md"]);
    assert!(run.out.ends_with("in 1 briefing\n") && run.err.is_empty(), "{run:?}");
}

#[test]
fn empty_files_nul_bytes_and_odd_text_are_read_like_any_other() {
    let desk = Desk::new(&[
        ("empty.md", b""),
        ("nul.txt", b"Talks\0opened \0\0.\n\0"),
        ("mark.md", b"\xef\xbb\xbf---\ntitle: T\n---\n"),
        ("breaks.brief", b"a\rb\r\nc\x0bd\x0ce\xc2\x85f\xe2\x80\xa8g"),
        ("fence.md", b"---\ntitle: [\n"),
    ]);
    let run = desk.run(&["lint", "--fail-on", "never"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.ends_with("in 5 briefings\n") && run.err.is_empty(), "{run:?}");
}

#[test]
fn a_folder_without_briefings_is_told_and_is_no_failure() {
    let desk = Desk::new(&[("data.csv", b"a,b\n")]);
    let run = desk.run(&["lint"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("no briefings in .") && run.err.contains(".brief"), "{run:?}");
}

#[test]
fn a_named_file_is_read_whatever_its_ending() {
    let desk = Desk::new(&[("note", CLEAN), ("also.rst", CLEAN), (".hidden.md", CLEAN)]);
    let run = desk.run(&["lint", "note", "also.rst", ".hidden.md", "./note"]);
    assert!(run.out.ends_with("in 3 briefings\n") && run.err.is_empty(), "{run:?}");
}

#[test]
fn a_reader_who_leaves_early_is_no_error() {
    let many: String = "Analysts say that talks are doomed.\n\n".repeat(5000);
    let desk = Desk::new(&[("many.md", many.as_bytes())]);
    for args in [["facts", "many.md"], ["lint", "many.md"]] {
        let mut child =
            desk.command(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).stdin(Stdio::null()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
        assert!(output.status.code().is_some_and(|code| code < 2), "{:?}", output.status);
    }
}

#[test]
fn a_wrong_argument_is_explained_and_is_no_finding() {
    let desk = Desk::new(&[("good.md", CLEAN)]);
    for (args, words) in [
        (&["lint", "--selct", "x"][..], "--select"),
        (&["lint", "--date", "2026-02-30"], "the calendar has no such day"),
        (&["lint", "--date", "yesterday"], "2026-11-20"),
        (&["lint", "--select", "no-such-rule"], "there is no rule `no-such-rule`"),
        (&["lint", "--ignore", "no-such-rule"], "there is no rule `no-such-rule`"),
        (&["facts"], "FILE"),
        (&["lnt"], "lint"),
    ] {
        let run: Run = desk.run(args);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.out.is_empty() && run.err.contains(words), "{words} is not in {run:?}");
    }
}
