//! References: everything in the workspace that refers to the thing under the cursor.

use std::fmt::Write;

use dateline::document::read_records;
use dateline::features::references::references;
use dateline::text::Span;
use dateline::workspace::{DocPath, RecordFile};
use expect_test::{Expect, expect};

use super::{Laid, laid};

/// Each place by its file, its line and its words; the declaration has a star.
fn check_references(texts: &str, expected: &Expect) {
    let Laid { workspace, path, offset, .. } = laid(texts);
    let found = references(&workspace, &path, offset, true);
    let mut shown = String::new();
    for one in &found {
        let document = workspace.briefing(&one.path).unwrap().document();
        let line = document.slice(Span::new(0, one.span.start())).matches('\n').count() + 1;
        let star = if one.declaration { "*" } else { "" };
        writeln!(shown, "{}:{line} {}{star}", one.path, document.slice(one.span)).unwrap();
    }
    expected.assert_eq(&shown);
    let without = references(&workspace, &path, offset, false);
    let used: Vec<_> = found.into_iter().filter(|one| !one.declaration).collect();
    assert_eq!(without, used);
}

const DESK: &str = "\
--- main.md
---
title: Talks
see-also: \"[[order#^ban]]\"
sources:
  mfa: {title: Readout, url: \"https://example.org/1\"}
  wire: {title: Wire, derived-from: mfa}
---
# Outlook

The talks resume.{#resume} They said so [@mfa; @wire].

## Outlook

We judge so.{#judged .assessment basis=\"mfa resume order#^ban\"} See [[#^resume]] and [there](#outlook-1).
--- sub/order.md
# Order

A ban holds.{#ban} Scott Bessent met envoys in Geneva. ^gauge

See [[main#^resume|this]], [that](../main.md#outlook) and [the text][text], then [[main]].

[text]: ../main.md#Outlook \"Talks\"
--- other.md
---
sources:
  mfa: {title: Another}
---
Bessent, whom the ministry [@mfa] met, is Scott Bessent. \"Bessent came,\" it said. See [[order#order]] and <sub/order.md>.
See [[sub/order#^ban]] or [a](</sub/order.md#gauge>).
";

fn desk(word: &str, nth: usize) -> String {
    let (at, _) = DESK.match_indices(word).nth(nth).unwrap();
    let end = at + word.len();
    format!("{}<|>{}", &DESK[..end], &DESK[end..])
}

#[test]
fn a_source_is_told_from_another_of_the_same_key() {
    let own = expect![[r#"
        /main.md:5 mfa*
        /main.md:6 mfa
        /main.md:10 mfa
        /main.md:14 mfa
    "#]];
    check_references(&desk("mfa", 0), &own);
    check_references(&desk("[@mfa", 0), &own);
    check_references(&desk("basis=\"mfa", 0), &own);
    check_references(
        &desk("[@mfa", 1),
        &expect![[r#"
        /other.md:3 mfa*
        /other.md:5 mfa
    "#]],
    );
}

#[test]
fn a_claim_is_found_by_its_id_and_by_what_rests_on_it() {
    let all = expect![[r#"
        /main.md:10 resume*
        /main.md:14 resume
        /main.md:14 ^resume
        /sub/order.md:5 ^resume
    "#]];
    check_references(&desk("#resume", 0), &all);
    check_references(&desk("main#^resume", 0), &all);
    check_references(&desk("mfa resume", 0), &all);
    check_references(
        &desk("order#^ban", 0),
        &expect![[r#"
        /main.md:3 ^ban
        /main.md:14 ^ban
        /other.md:6 ^ban
        /sub/order.md:3 ban*
    "#]],
    );
    check_references(
        &desk("^gauge", 0),
        &expect![[r#"
        /other.md:6 gauge
        /sub/order.md:3 gauge*
    "#]],
    );
}

#[test]
fn a_heading_is_found_by_words_slug_and_number() {
    check_references(
        &desk("# Outlook", 0),
        &expect![[r#"
        /main.md:8 Outlook*
        /sub/order.md:5 outlook
        /sub/order.md:7 Outlook
    "#]],
    );
    check_references(
        &desk("## Outlook", 0),
        &expect![[r#"
        /main.md:12 Outlook*
        /main.md:14 outlook-1
    "#]],
    );
    check_references(
        &desk("order#order", 0),
        &expect![[r#"
        /other.md:5 order
        /sub/order.md:1 Order*
    "#]],
    );
}

#[test]
fn a_document_is_found_by_every_link_into_it() {
    check_references(
        &desk("title: Talks", 0),
        &expect![[r#"
        /main.md:1 *
        /sub/order.md:5 main
        /sub/order.md:5 ../main.md
        /sub/order.md:5 main
        /sub/order.md:7 ../main.md
    "#]],
    );
    check_references(
        &desk("[[sub/ord", 0),
        &expect![[r#"
        /main.md:3 order
        /main.md:14 order
        /other.md:5 order
        /other.md:6 sub/order
        /other.md:6 /sub/order.md
        /sub/order.md:1 *
    "#]],
    );
}

#[test]
fn a_label_is_found_in_its_briefing() {
    check_references(
        &desk("[text", 0),
        &expect![[r#"
        /sub/order.md:5 text
        /sub/order.md:7 text*
    "#]],
    );
    check_references(
        &desk("[text]: ..", 0).replace("[text]: ..<|>", "[te<|>xt]: .."),
        &expect![[r#"
        /sub/order.md:5 text
        /sub/order.md:7 text*
    "#]],
    );
}

#[test]
fn an_official_is_found_by_identity_in_every_briefing() {
    check_references(
        &desk("Bessent", 0),
        &expect![[r#"
        /other.md:5 Scott Bessent
        /other.md:5 Bessent
        /sub/order.md:3 Scott Bessent*
    "#]],
    );
    check_references(
        &desk("Geneva", 0),
        &expect![[r#"
        /sub/order.md:3 Geneva*
    "#]],
    );
    assert_eq!(references(&laid("a<|>").workspace, &DocPath::new("/main.md"), 0, true), []);
}

#[test]
fn a_person_of_the_front_matter_is_found_by_the_id_as_well() {
    check_references(
        "---\npeople:\n  branca: {name: Odile Branca, title: minister, of: Kestria}\nsources:\n  talk: {title: Talk, speaker: branca}\n---\nOdile Bran<|>ca spoke. [The minister]{.person ref=branca} left.\n",
        &expect![[r#"
            /main.md:5 branca
            /main.md:7 Odile Branca*
            /main.md:7 branca
        "#]],
    );
}

#[test]
fn a_source_of_the_workspace_has_its_record_in_a_file() {
    let mut laid = laid(
        "Said [@wi<|>re].\n--- b.md\nSo.{#b src=wire}\n--- c.md\n---\nsources:\n  wire: {title: Own}\n---\nSo [@wire].\n",
    );
    let records = read_records("sources:\n  wire: {title: Wire}\n  late: {title: Late, derived-from: wire}\n").0;
    laid.workspace.set_records(vec![RecordFile { path: DocPath::new("/sources.yaml"), records }]);
    let found = references(&laid.workspace, &laid.path, laid.offset, true);
    let shown: Vec<String> = found.iter().map(|one| format!("{} {}", one.path, one.declaration)).collect();
    assert_eq!(shown, ["/b.md false", "/main.md false", "/sources.yaml true", "/sources.yaml false"]);
}
