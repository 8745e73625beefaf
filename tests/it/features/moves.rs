//! Files that move: every link leads where it led, as its writer wrote it.

use std::fmt::Write;

use dateline::document::read_records;
use dateline::features::moves::{Move, edits_for};
use dateline::workspace::{DocPath, RecordFile};
use expect_test::{Expect, expect};

use super::{Laid, laid};

/// Every line that is another once `moves` are made.
fn check_moves(texts: &str, moves: &[(&str, &str)], expected: &Expect) {
    let Laid { mut workspace, .. } = laid(texts);
    workspace.insert_file(DocPath::new("/img/map one.png"));
    let moves: Vec<Move> =
        moves.iter().map(|(from, to)| Move { from: DocPath::new(from), to: DocPath::new(to) }).collect();
    let mut shown = String::new();
    for (path, edits) in &edits_for(&workspace, &moves) {
        let before = workspace.briefing(path).unwrap().document().to_string();
        let mut after = before.clone();
        edits.iter().rev().for_each(|edit| after.replace_range(edit.span.range(), &edit.replacement));
        let other = before.lines().zip(after.lines()).filter(|(one, other)| one != other);
        other.for_each(|(_, line)| writeln!(shown, "{path}: {line}").unwrap());
    }
    expected.assert_eq(&shown);
}

const DESK: &str = "\
---
see-also: \"[[order#^ban]]\"
relies-on: sub/order.md
sources:
  copy: {title: Copy, text: sub/order.md}
---
[[order]] and [[sub/order|the order]], [[order.md#Order]], [a](sub/order.md#order), [b](./sub/order), [c](</sub/order.md>).
<|>
![m](img/map%20one.png) ![m](<img/map one.png>) [out](../../outside.md)

[d]: sub/order.md \"Order\"
--- sub/order.md
# Order

A ban.{#ban} See [[main]], [m](../main.md), [m](../img/map%20one.png), [s](#order), [[#^ban]], [n](note.md), [[note]].
--- sub/note.md
A note on [it](order.md).{.assessment basis=\"order#^ban\"}
--- archive/note.md
An older note.
";

#[test]
fn links_follow_in_the_form_they_were_written() {
    check_moves(
        DESK,
        &[("/sub/order.md", "/sub/ban of 2026.md")],
        &expect![[r#"
        /main.md: see-also: "[[ban of 2026#^ban]]"
        /main.md: relies-on: sub/ban of 2026.md
        /main.md:   copy: {title: Copy, text: sub/ban of 2026.md}
        /main.md: [[ban of 2026]] and [[sub/ban of 2026|the order]], [[ban of 2026.md#Order]], [a](sub/ban%20of%202026.md#order), [b](./sub/ban%20of%202026), [c](</sub/ban of 2026.md>).
        /main.md: [d]: sub/ban%20of%202026.md "Order"
        /sub/note.md: A note on [it](ban%20of%202026.md).{.assessment basis="order#^ban"}
    "#]],
    );
    check_moves(
        DESK,
        &[("/sub/order.md", "/archive/2026/order.md")],
        &expect![[r#"
        /main.md: relies-on: archive/2026/order.md
        /main.md:   copy: {title: Copy, text: archive/2026/order.md}
        /main.md: [[order]] and [[2026/order|the order]], [[order.md#Order]], [a](archive/2026/order.md#order), [b](./archive/2026/order), [c](</archive/2026/order.md>).
        /main.md: [d]: archive/2026/order.md "Order"
        /sub/note.md: A note on [it](../archive/2026/order.md).{.assessment basis="order#^ban"}
        /sub/order.md: A ban.{#ban} See [[main]], [m](../../main.md), [m](../../img/map%20one.png), [s](#order), [[#^ban]], [n](../../sub/note.md), [[sub/note]].
    "#]],
    );
    check_moves(
        DESK,
        &[("/main.md", "/archive/main.md")],
        &expect![[r#"
        /main.md: relies-on: ../sub/order.md
        /main.md:   copy: {title: Copy, text: ../sub/order.md}
        /main.md: [[order]] and [[sub/order|the order]], [[order.md#Order]], [a](../sub/order.md#order), [b](../sub/order), [c](</sub/order.md>).
        /main.md: ![m](../img/map%20one.png) ![m](<../img/map one.png>) [out](../../outside.md)
        /main.md: [d]: ../sub/order.md "Order"
        /sub/order.md: A ban.{#ban} See [[main]], [m](../archive/main.md), [m](../img/map%20one.png), [s](#order), [[#^ban]], [n](note.md), [[note]].
    "#]],
    );
    check_moves(
        DESK,
        &[("/img/map one.png", "/sub/map (new).png")],
        &expect![[r#"
        /main.md: ![m](sub/map%20(new).png) ![m](<sub/map (new).png>) [out](../../outside.md)
        /sub/order.md: A ban.{#ban} See [[main]], [m](../main.md), [m](map%20(new).png), [s](#order), [[#^ban]], [n](note.md), [[note]].
    "#]],
    );
}

#[test]
fn folders_move_with_all_that_is_in_them() {
    check_moves(
        DESK,
        &[("/sub", "/archive/sub")],
        &expect![[r#"
        /main.md: relies-on: archive/sub/order.md
        /main.md:   copy: {title: Copy, text: archive/sub/order.md}
        /main.md: [[order]] and [[sub/order|the order]], [[order.md#Order]], [a](archive/sub/order.md#order), [b](./archive/sub/order), [c](</archive/sub/order.md>).
        /main.md: [d]: archive/sub/order.md "Order"
        /sub/order.md: A ban.{#ban} See [[main]], [m](../../main.md), [m](../../img/map%20one.png), [s](#order), [[#^ban]], [n](note.md), [[note]].
    "#]],
    );
    check_moves(
        DESK,
        &[("/img", "/pictures")],
        &expect![[r#"
        /main.md: ![m](pictures/map%20one.png) ![m](<pictures/map one.png>) [out](../../outside.md)
        /sub/order.md: A ban.{#ban} See [[main]], [m](../main.md), [m](../pictures/map%20one.png), [s](#order), [[#^ban]], [n](note.md), [[note]].
    "#]],
    );
    check_moves(
        DESK,
        &[("/sub", "/a"), ("/sub/note.md", "/b/note.md")],
        &expect![[r#"
        /main.md: relies-on: a/order.md
        /main.md:   copy: {title: Copy, text: a/order.md}
        /main.md: [[order]] and [[a/order|the order]], [[order.md#Order]], [a](a/order.md#order), [b](./a/order), [c](</a/order.md>).
        /main.md: [d]: a/order.md "Order"
        /sub/note.md: A note on [it](../a/order.md).{.assessment basis="order#^ban"}
        /sub/order.md: A ban.{#ban} See [[main]], [m](../main.md), [m](../img/map%20one.png), [s](#order), [[#^ban]], [n](../b/note.md), [[b/note]].
    "#]],
    );
}

#[test]
fn a_name_that_would_mean_another_file_gets_a_path() {
    check_moves(
        DESK,
        &[("/sub/order.md", "/other/main.md")],
        &expect![[r#"
        /main.md: see-also: "[[other/main#^ban]]"
        /main.md: relies-on: other/main.md
        /main.md:   copy: {title: Copy, text: other/main.md}
        /main.md: [[other/main]] and [[other/main|the order]], [[other/main.md#Order]], [a](other/main.md#order), [b](./other/main), [c](</other/main.md>).
        /main.md: [d]: other/main.md "Order"
        /sub/note.md: A note on [it](../other/main.md).{.assessment basis="other/main#^ban"}
        /sub/order.md: A ban.{#ban} See [[../main]], [m](../main.md), [m](../img/map%20one.png), [s](#order), [[#^ban]], [n](../sub/note.md), [[sub/note]].
    "#]],
    );
    check_moves(
        DESK,
        &[("/sub/note.md", "/zone/note.md")],
        &expect![[r#"
        /sub/note.md: A note on [it](../sub/order.md).{.assessment basis="order#^ban"}
        /sub/order.md: A ban.{#ban} See [[main]], [m](../main.md), [m](../img/map%20one.png), [s](#order), [[#^ban]], [n](../zone/note.md), [[zone/note]].
    "#]],
    );
    check_moves(
        "See [[note]].<|>\n--- a/note.md\nOne.\n--- b/other.md\nTwo.\n",
        &[("/b/other.md", "/note.md")],
        &expect![[r#"
            /main.md: See [[a/note]].
        "#]],
    );
}

#[test]
fn files_may_change_places() {
    check_moves(
        "[[a]] [b](b.md)<|>\n--- a.md\nA.\n--- b.md\nB.\n",
        &[("/a.md", "/b.md"), ("/b.md", "/a.md")],
        &expect![[r#"
            /main.md: [[b]] [b](a.md)
        "#]],
    );
}

#[test]
fn nothing_changes_where_nothing_has_to() {
    check_moves(DESK, &[("/archive/note.md", "/archive/old.md")], &expect![[r#""#]]);
    check_moves(DESK, &[("/nowhere.md", "/elsewhere.md")], &expect![[r#""#]]);
}

#[test]
fn copies_in_files_of_records_follow() {
    let Laid { mut workspace, .. } = laid("A<|>.\n--- sub/order.md\nB.\n");
    let records = read_records("sources:\n  a: {title: A, text: \"../sub/order.md\"}\n").0;
    workspace.set_records(vec![RecordFile { path: DocPath::new("/in/sources.yaml"), records }]);
    let moves = [Move { from: DocPath::new("/sub"), to: DocPath::new("/in/sub dir") }];
    let edits = edits_for(&workspace, &moves);
    assert_eq!(edits[&DocPath::new("/in/sources.yaml")][0].replacement, "sub dir/order.md");
}
