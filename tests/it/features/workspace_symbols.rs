//! Workspace symbols: everything with a name, by a few letters of it.

use std::fmt::Write;

use dateline::features::workspace_symbols::workspace_symbols;
use expect_test::{Expect, expect};

use crate::desk::workspace_of;

const FILES: [(&str, &str); 3] = [
    (
        "2026-11-20-talks.md",
        "---\ntitle: River talks resume\nsources:\n  mfa: {title: Readout of the call, retracted: 2026-11-21}\n---\n\n# Outlook\n\n\
         GENEVA — Negotiators will meet.{#meet src=mfa} Treasury Secretary Scott Bessent spoke.\n",
    ),
    (
        "2026-11-21-sao.md",
        "# São Tomé visit\n\n## Outlook for talks\n\nBessent left. Scott Bessent said so in Geneva.\n",
    ),
    ("2026-11-22-plain.md", "Nothing here.{#none}\n"),
];

fn check_symbols(typed: &str, expected: &Expect) {
    let workspace = workspace_of(FILES);
    let mut shown = String::new();
    for symbol in workspace_symbols(&workspace, typed) {
        let text = workspace.briefing(&symbol.path).unwrap().document().slice(symbol.span);
        let mark = if symbol.retracted { "!" } else { "" };
        let (kind, name) = (symbol.kind, &symbol.name);
        writeln!(shown, "{mark}{kind:?} {name} in {} ({}): {text:?}", symbol.container, symbol.path).unwrap();
    }
    expected.assert_eq(&shown);
}

#[test]
fn documents_claims_headings_and_sources_are_found_by_their_words() {
    check_symbols(
        "talks",
        &expect![[r#"
        Document River talks resume in 2026-11-20-talks.md (/2026-11-20-talks.md): ""
        Heading Outlook for talks in São Tomé visit (/2026-11-21-sao.md): "Outlook for talks"
    "#]],
    );
    check_symbols(
        "outlk",
        &expect![[r#"
        Heading Outlook in River talks resume (/2026-11-20-talks.md): "Outlook"
        Heading Outlook for talks in São Tomé visit (/2026-11-21-sao.md): "Outlook for talks"
    "#]],
    );
    check_symbols(
        "@mfa",
        &expect![[r#"
        !Source @mfa Readout of the call in River talks resume (/2026-11-20-talks.md): "mfa"
    "#]],
    );
    check_symbols(
        "meet neg",
        &expect![[r#"
        Claim ^meet GENEVA — Negotiators will meet. in River talks resume (/2026-11-20-talks.md): "GENEVA — Negotiators will meet."
    "#]],
    );
    check_symbols(
        "sao tome",
        &expect![[r#"
        Place São Tomé in São Tomé visit (/2026-11-21-sao.md): "São Tomé"
        Document São Tomé visit in 2026-11-21-sao.md (/2026-11-21-sao.md): ""
    "#]],
    );
    check_symbols("xyzzy", &expect![[r#""#]]);
}

#[test]
fn people_and_places_are_told_once_where_they_are_named_first() {
    check_symbols(
        "bessent",
        &expect![[r#"
        Person Scott Bessent in River talks resume (/2026-11-20-talks.md): "Scott Bessent"
    "#]],
    );
    check_symbols(
        "geneva",
        &expect![[r#"
        Place Geneva in River talks resume (/2026-11-20-talks.md): "GENEVA"
        Claim ^meet GENEVA — Negotiators will meet. in River talks resume (/2026-11-20-talks.md): "GENEVA — Negotiators will meet."
    "#]],
    );
}

#[test]
fn nothing_typed_means_every_briefing() {
    check_symbols(
        "",
        &expect![[r#"
        Document São Tomé visit in 2026-11-21-sao.md (/2026-11-21-sao.md): ""
        Document 2026-11-22-plain in 2026-11-22-plain.md (/2026-11-22-plain.md): ""
        Document River talks resume in 2026-11-20-talks.md (/2026-11-20-talks.md): ""
    "#]],
    );
}

#[test]
fn no_more_than_two_hundred_are_told() {
    let names: Vec<String> = (0..300).map(|at| format!("note-{at}.md")).collect();
    let workspace = workspace_of(names.iter().map(|name| (name.as_str(), "# A note\n")));
    let found = workspace_symbols(&workspace, "note-29");
    assert_eq!(found.len(), 200.min(found.len()));
    assert_eq!(workspace_symbols(&workspace, "note").len(), 200);
    assert_eq!(found[0].path.as_str(), "/note-29.md");
}
