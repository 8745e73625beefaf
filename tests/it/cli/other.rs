//! The commands beside `lint` and `facts`.

use crate::cli::command::Desk;

#[test]
fn an_unknown_name_is_told_as_such() {
    let desk = Desk::new(&[]);
    for (command, what) in [("who", "nobody and no office"), ("where", "no place")] {
        let run = desk.run(&[command, "Xyzzy Plugh"]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains(&format!("the gazetteer knows {what} called `Xyzzy Plugh`")), "{run:?}");
    }
}

#[test]
fn people_and_places_of_the_workspace_can_be_looked_up() {
    let records = "people:\n  branca: {name: Odile Branca, title: water minister, of: Kestria, from: 2024-05-01}\n\
                   places:\n  kestria: {name: Kestria, kind: country}\n";
    let desk = Desk::new(&[("dateline.toml", b"sources = 'desk.yaml'\n"), ("desk.yaml", records.as_bytes())]);
    let run = desk.run(&["who", "branca", "--on", "2025-01-01"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("on 1 January 2025: water minister (Kestria)"), "{run:?}");
    assert!(run.out.contains("since 1 May 2024") && run.out.contains("desk.yaml"), "{run:?}");
    let run = desk.run(&["who", "Odile Branca", "--on", "2023-01-01"]);
    assert!(run.out.contains("on 1 January 2023: no office on record"), "{run:?}");
    let run = desk.run(&["where", "Kestria"]);
    assert!(run.out.starts_with("Kestria (kestria)\n  country\n"), "{run:?}");
}

#[test]
fn completions_and_help_name_every_command() {
    let desk = Desk::new(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = desk.run(&["completions", shell]);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.out.contains("dateline") && run.out.contains("explain"), "{shell}");
    }
    let help = desk.run(&["--help"]);
    for command in ["lint", "server", "explain", "facts", "who", "where", "graph", "completions"] {
        assert!(help.out.contains(&format!("\n  {command} ")), "{command} is not in {help:?}");
    }
}
