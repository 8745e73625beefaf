//! Call hierarchy: what a claim, a source or a briefing rests on, and who relies on it.

use std::fmt::Write;

use dateline::features::hierarchy::{Item, Step, incoming, outgoing, prepare};
use dateline::workspace::{DocPath, Workspace};
use expect_test::{Expect, expect};

use super::{Laid, laid};

/// The member under the cursor, what it rests on (`>`) and who relies on it (`<`), each with the words that say so.
fn check_hierarchy(texts: &str, expected: &Expect) {
    let Laid { workspace, path, offset, .. } = laid(texts);
    let Some(item) = prepare(&workspace, &path, offset) else { return expected.assert_eq("nothing\n") };
    let mut shown = format!("{}\n", told(&workspace, &item, &item.detail));
    for step in outgoing(&workspace, &item.member) {
        writeln!(shown, "  > {}", step_told(&workspace, &step, &item.path)).unwrap();
    }
    for step in incoming(&workspace, &item.member) {
        writeln!(shown, "  < {}", step_told(&workspace, &step, &step.item.path)).unwrap();
    }
    expected.assert_eq(&shown);
}

fn told(workspace: &Workspace, item: &Item, detail: &str) -> String {
    assert!(item.span.covers(item.selection), "{item:?}");
    let place = workspace.briefing(&item.path).map(|briefing| briefing.document().slice(item.selection));
    let mark = if item.outdated { "!" } else { "" };
    format!("{mark}{:?} {} ({detail}) at {:?}", item.kind, item.name, place.unwrap_or_default())
}

fn step_told(workspace: &Workspace, step: &Step, path: &DocPath) -> String {
    let words = step.spans.iter().map(|span| match workspace.briefing(path) {
        Some(briefing) => briefing.document().slice(*span),
        None => format!("{span:?}"),
    });
    format!("{} by {}", told(workspace, &step.item, &step.detail()), words.collect::<Vec<_>>().join(", "))
}

const DESK: &str = "\
--- 2026-11-01-base.md
---
title: The base
sources:
  cable: {title: Cable 7, kind: official, date: 2026-10-30, publisher: Norland, retracted: 2026-11-20}
  wire: {title: Wire, derived-from: cable}
---

Talks go on.{#talks src=wire} A deal is near [@wire].

--- over.md
---
relies-on: \"[[2026-11-01-base#^talks]]\"
---
# Over all

So says [the base](2026-11-01-base.md), and more.
";

#[test]
fn a_claim_rests_on_its_sources_and_others_on_it() {
    check_hierarchy(
        &format!(
            "Signing is likely.{{#si<|>gn .assessment likelihood=likely basis=\"2026-11-01-base#^talks\"}}\n{DESK}"
        ),
        &expect![[r#"
            Claim Signing is likely. (^sign in main.md · likely · rests on @cable, which is retracted) at "sign"
              > Claim Talks go on. (rests on · ^talks in 2026-11-01-base.md · rests on @cable, which is retracted) at "talks" by 2026-11-01-base#^talks
              < Briefing main.md (holds · rests on @cable, which is retracted) at "" by sign
        "#]],
    );
    check_hierarchy(
        &format!("Signing is likely.{{#sign basis=\"2026-11-01-base#^ta<|>lks\"}}\n{DESK}"),
        &expect![[r#"
            Claim Talks go on. (^talks in 2026-11-01-base.md · rests on @cable, which is retracted) at "talks"
              > Source Wire (cites · @wire · rests on @cable, which is retracted) at "wire" by wire
              < Claim Signing is likely. (rests on · ^sign in main.md · rests on @cable, which is retracted) at "sign" by 2026-11-01-base#^talks
              < Briefing Over all (relies on · over.md · rests on @cable, which is retracted) at "Over all" by [[2026-11-01-base#^talks]]
              < Briefing The base (holds · 2026-11-01-base.md · 1 November 2026 · rests on @cable, which is retracted) at "The base" by talks
        "#]],
    );
}

#[test]
fn a_source_is_relied_on_by_claims_sentences_and_sources() {
    check_hierarchy(
        "---\nsources:\n  wi<|>re: {title: Wire, derived-from: own}\n  own: {title: Own}\n  copy: {derived-from: wire, superseded-by: own}\n---\n\
         One [@wire]. Two [@wire; @copy] and [@wire].{#two}\n\nThree.{src=wire}\n",
        &expect![[r#"
            Source Wire (@wire) at "wire"
              > Source Own (draws on · @own) at "own" by own
              < Claim One. (cites · in main.md) at "One [@wire]." by wire
              < Claim Two and. (cites · ^two in main.md) at "two" by wire, wire
              < Claim Three. (cites · in main.md) at "Three." by wire
              < !Source copy (draws on · @copy · superseded by own) at "copy" by wire
        "#]],
    );
    check_hierarchy(
        "Odd [@go<|>ne] and [@gone].\n",
        &expect![[r#"
        Source gone (no record) at "gone"
          < Claim Odd and. (cites · in main.md) at "Odd [@gone] and [@gone]." by gone, gone
    "#]],
    );
}

#[test]
fn a_sentence_without_an_id_has_its_own_evidence() {
    check_hierarchy(
        "---\nsources:\n  a: {title: A}\n  b: {title: B}\n---\nOne [@a]. T<|>wo [@b, p. 3]. See [[other]].\n--- other.md\n# Other\n",
        &expect![[r#"
            Claim Two. (in main.md) at "Two [@b, p. 3]."
              > Source B (cites · @b) at "b" by b
              < Briefing main.md (holds) at "" by Two [@b, p. 3].
        "#]],
    );
}

#[test]
fn a_briefing_rests_on_others_by_its_front_matter_and_its_words() {
    check_hierarchy(
        &format!("See [[o<|>ver]].\n{DESK}"),
        &expect![[r#"
        Briefing Over all (over.md · rests on @cable, which is retracted) at "Over all"
          > Claim Talks go on. (relies on · ^talks in 2026-11-01-base.md · rests on @cable, which is retracted) at "talks" by [[2026-11-01-base#^talks]]
          > Briefing The base (links to · 2026-11-01-base.md · 1 November 2026 · rests on @cable, which is retracted) at "The base" by [the base](2026-11-01-base.md)
          < Claim See over. (links to · in main.md) at "See [[over]]." by [[over]]
    "#]],
    );
    check_hierarchy(
        "---\nti<|>tle: Main\nsupersedes: \"[[old]]\"\nsources:\n  a: {title: A, text: old.md}\n---\nOne [@a].{#one} Two [@a].\n--- old.md\n# Old\n\nSee [[main]].\n",
        &expect![[r#"
            Briefing Main (main.md) at "Main"
              > Source A (cites · @a) at "a" by a
              > Claim One. (holds · ^one in main.md) at "one" by one
              > Briefing Old (supersedes · old.md) at "Old" by [[old]]
              < Claim See main. (links to · in old.md) at "See [[main]]." by [[main]]
        "#]],
    );
}

#[test]
fn circles_and_what_is_missing_end() {
    check_hierarchy(
        "One.{#o<|>ne basis=\"two gone\"}\n\nTwo.{#two basis=\"one two\"}\n",
        &expect![[r#"
        Claim One. (^one in main.md) at "one"
          > Claim Two. (rests on · ^two in main.md) at "two" by two
          > Claim ^gone (rests on · main.md has no such claim) at "" by gone
          < Claim Two. (rests on · ^two in main.md) at "two" by one
          < Briefing main.md (holds) at "" by one
    "#]],
    );
    check_hierarchy(
        "## No<|>thing here\n",
        &expect![[r#"
        Briefing Nothing here (main.md) at "Nothing here"
    "#]],
    );
    check_hierarchy(
        "See [a](https://exam<|>ple.org).\n",
        &expect![[r#"
        Claim See a. (in main.md) at "See [a](https://example.org)."
          < Briefing main.md (holds) at "" by See [a](https://example.org).
    "#]],
    );
}
