//! Highlights: what belongs together with the thing under the cursor.

use std::fmt::Write;

use dateline::features::highlights::highlights;
use dateline::text::Span;
use expect_test::{Expect, expect};

use super::{Laid, laid};

/// Every occurrence by its line, counted from one, its kind and its words.
fn check_highlights(texts: &str, expected: &Expect) {
    let Laid { workspace, path, offset, .. } = laid(texts);
    let document = workspace.briefing(&path).unwrap().document();
    let found = highlights(&workspace, &path, offset);
    let mut shown = String::new();
    for (at, one) in found.iter().enumerate() {
        assert!(at == 0 || found[at - 1].span < one.span, "{found:?}");
        let line = document.slice(Span::new(0, one.span.start())).matches('\n').count() + 1;
        writeln!(shown, "{line} {:?} {}", one.kind, document.slice(one.span)).unwrap();
    }
    expected.assert_eq(&shown);
    assert_eq!(highlights(&workspace, &path, usize::MAX), []);
}

const TALK: &str = "\
---
date: 2026-11-20
people:
  branca: {name: Odile Branca, title: water minister, of: Kestria}
---
Water minister Odile Branca met the envoys of Kestria in Geneva.

\"We will not sign,\" Branca told reporters. She said the map was wrong, and that Geneva was no place for it.

Branca left. The Kestrian delegation of Odile Branca stayed.
";

/// [`TALK`] with the cursor behind the first letter of the `nth` occurrence of `word`.
fn talk(word: &str, nth: usize) -> String {
    let (at, _) = TALK.match_indices(word).nth(nth).unwrap();
    format!("{}<|>{}", &TALK[..=at], &TALK[at + 1..])
}

#[test]
fn a_name_is_shown_with_every_mention_of_whom_it_means() {
    let all = expect![[r#"
        6 Write Odile Branca
        8 Read Branca
        8 Read She
        10 Read Branca
        10 Read Odile Branca
    "#]];
    for nth in [1, 2, 3] {
        check_highlights(&talk("Branca", nth), &all);
    }
    check_highlights(&talk("She", 0), &all);
    check_highlights(
        &talk("Geneva", 0),
        &expect![[r#"
            6 Write Geneva
            8 Read Geneva
        "#]],
    );
}

#[test]
fn a_place_is_the_same_whoever_acts_in_it() {
    check_highlights(
        "Envoys met in Bei<|>jing. Beijing said nothing.\n",
        &expect![[r#"
            1 Write Beijing
            1 Read Beijing
        "#]],
    );
}

#[test]
fn a_cue_shows_who_says_what() {
    let cue = expect![[r#"
        8 Text "We will not sign,"
        8 Write Branca
        8 Read told
    "#]];
    check_highlights(&talk("told", 0), &cue);
    check_highlights(&talk("sign", 0), &cue);
    check_highlights(
        "The harbour will re<|>open on Friday, the port authority said. It reported no damage. The crane, it said, stands.\n",
        &expect![[r#"
            1 Text The harbour will reopen on Friday
            1 Write the port authority
            1 Read said
        "#]],
    );
    check_highlights(
        "GENEVA, Nov. 20 (Agency) — The harbour will reopen, the port authority s<|>aid.\n",
        &expect![[r#"
            1 Text The harbour will reopen
            1 Write the port authority
            1 Read said
        "#]],
    );
    check_highlights(
        "The harbour will reopen, the port auth<|>ority said. The crane, it said, stands.\n",
        &expect![[r#"
            1 Text The harbour will reopen
            1 Write the port authority
            1 Read said
            1 Read it
        "#]],
    );
}

#[test]
fn words_that_go_on_show_who_speaks_above() {
    check_highlights(
        "\"We came to see the map,\" Odile Branca told reporters. \"It was late.\n\n\"We were sho<|>wn nothing.\"\n",
        &expect![[r#"
            1 Write Odile Branca
            1 Read told
            3 Text "We were shown nothing."
        "#]],
    );
}

#[test]
fn a_name_that_is_given_once_is_the_source_it_is_part_of() {
    check_highlights(
        "\"We will not sign,\" Odile Bran<|>ca told reporters.\n",
        &expect![[r#"
            1 Text "We will not sign,"
            1 Write Odile Branca
            1 Read told
        "#]],
    );
}

const CITED: &str = "\
---
sources:
  mfa: {title: Readout}
  remarks: {title: Remarks, derived-from: [mfa]}
---

# Talks

They resume [@mfa, para. 1].{#resume} They fail.{#fail src=\"mfa remarks\"} See [[#^resume]] and [it](main.md#resume).

They will end.{#end .assessment basis=\"mfa resume\"} As under [above](#talks), and [[other#^resume]].
--- other.md
They resume.{#resume}
";

fn cited(before: &str) -> String {
    let at = CITED.find(before).unwrap() + before.len();
    format!("{}<|>{}", &CITED[..at], &CITED[at..])
}

#[test]
fn a_key_is_shown_with_its_record_and_each_use() {
    let all = expect![[r#"
        3 Write mfa
        4 Read mfa
        9 Read mfa
        9 Read mfa
        11 Read mfa
    "#]];
    for place in ["  mf", "derived-from: [m", "[@mf", "src=\"mf", "basis=\"mf"] {
        check_highlights(&cited(place), &all);
    }
    check_highlights(
        "It fell [@no<|>body]. It rose [@nobody].\n",
        &expect![[r#"
            1 Read nobody
            1 Read nobody
        "#]],
    );
}

#[test]
fn an_id_is_shown_with_the_links_to_it() {
    let all = expect![[r#"
        9 Write resume
        9 Read ^resume
        9 Read resume
        11 Read resume
    "#]];
    for place in ["{#res", "[[#^re", "main.md#re", "basis=\"mfa re"] {
        check_highlights(&cited(place), &all);
    }
    check_highlights(&cited("[[other#^re"), &expect![""]);
    check_highlights(
        &cited("# Ta"),
        &expect![[r#"
            7 Write Talks
            11 Read talks
        "#]],
    );
}

#[test]
fn plain_words_have_nothing_to_show() {
    check_highlights("The harbour is clo<|>sed.\n", &expect![""]);
    check_highlights("# Harb<|>our\n\nClosed.\n", &expect![""]);
    check_highlights("<|>", &expect![""]);
}
