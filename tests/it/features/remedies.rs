//! What rules offer to do about a sentence: each fix by its title, with the text once it is made.

use std::fmt::Write as _;

use dateline::features::diagnostics::diagnostics;
use dateline::rules::Fix;
use expect_test::{Expect, expect};

use crate::desk::{path_of, workspace_of};

fn applied(text: &str, fix: &Fix) -> String {
    let mut edits = fix.edits.clone();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    let mut text = text.to_owned();
    for edit in edits {
        text.replace_range(edit.span.range(), &edit.replacement);
    }
    text
}

/// Every fix that `rule` offers for `text`, under front matter that asks for every pack.
fn check(rule: &str, front: &str, text: &str, expected: &Expect) {
    let front = format!("---\nprofile: [strict, ap]\n{front}---\n\n");
    let text = format!("{front}{text}\n");
    let found = diagnostics(&workspace_of([("a.md", &*text)]), &path_of("a.md"));
    let mut shown = String::new();
    for fix in found.iter().filter(|found| found.rule == rule).flat_map(|found| &found.fixes) {
        let done = applied(&text, fix);
        let body = done.strip_prefix(&front).expect("a fix leaves the front matter alone");
        writeln!(shown, "{}: {}", fix.title, body.trim_end()).expect("a string takes all that is written to it");
    }
    expected.assert_eq(&shown);
}

const TWO: &str = "sources:\n  minutes: {title: Minutes, date: 2026-10-02}\n  cable: {title: Cable}\n";

#[test]
fn a_statement_is_cited_attributed_or_marked() {
    check(
        "unattributed-claim",
        TWO,
        "The quarrel between the two ministries has paralysed the port.",
        &expect![[r#"
        cite `minutes`: The quarrel between the two ministries has paralysed the port [@minutes].
        cite `cable`: The quarrel between the two ministries has paralysed the port [@cable].
        say who says so, to be filled in: The quarrel between the two ministries has paralysed the port, [who] said.
        mark the sentence as an assessment: The quarrel between the two ministries has paralysed the port.{.assessment}
        mark the sentence as known: The quarrel between the two ministries has paralysed the port.{.known}
        mark the sentence as witnessed: The quarrel between the two ministries has paralysed the port.{.witnessed}
    "#]],
    );
    check(
        "unattributed-claim",
        "",
        "The quarrel has paralysed the port.{#quarrel}",
        &expect![[r#"
        say who says so, to be filled in: The quarrel has paralysed the port, [who] said.{#quarrel}
        mark the sentence as an assessment: The quarrel has paralysed the port.{#quarrel .assessment}
        mark the sentence as known: The quarrel has paralysed the port.{#quarrel .known}
        mark the sentence as witnessed: The quarrel has paralysed the port.{#quarrel .witnessed}
        cite a source, to be filled in: The quarrel has paralysed the port [@source].{#quarrel}
    "#]],
    );
    check(
        "unattributed-cause",
        "",
        "Shares fell because investors feared curbs.",
        &expect![[r#"
        say who says so, to be filled in: Shares fell because investors feared curbs, [who] said.
        mark the sentence as an assessment: Shares fell because investors feared curbs.{.assessment}
        cite a source, to be filled in: Shares fell because investors feared curbs [@source].
    "#]],
    );
    check(
        "unattributed-figure",
        "date: 2026-11-20\n",
        "About 5,700 people are with host families.",
        &expect![[r#"
        say who says so, to be filled in: About 5,700 people are with host families, [who] said.
        cite a source, to be filled in: About 5,700 people are with host families [@source].
        cite a source as of 2026-11-20, to be filled in: About 5,700 people are with host families.{src=source as-of=2026-11-20}
    "#]],
    );
    check(
        "unattributed-figure",
        TWO,
        "About 5,700 people are with host families.",
        &expect![[r#"
        cite `minutes`: About 5,700 people are with host families [@minutes].
        cite `cable`: About 5,700 people are with host families [@cable].
        say who says so, to be filled in: About 5,700 people are with host families, [who] said.
    "#]],
    );
    check(
        "unattributed-allegation",
        "",
        "The firms bribed officials.",
        &expect![[r#"
        say who says so, to be filled in: The firms bribed officials, [who] said.
        cite a source, to be filled in: The firms bribed officials [@source].
        write "charged with": The firms were charged with bribing officials.
    "#]],
    );
    check(
        "unattributed-prediction",
        "",
        "Talks end today. Markets will watch closely. So will we.",
        &expect![[r#"
        leave the sentence out: Talks end today. So will we.
    "#]],
    );
}

#[test]
fn a_lead_gets_a_source() {
    check(
        "late-attribution",
        "",
        "The port closed its gates.\n\nEleven ships turned back.\n\nFuel prices rose at once.\n\n\
         The harbour board said the port would stay closed.",
        &expect![[r#"
            say that the harbour board said so: The port closed its gates, the harbour board said.

            Eleven ships turned back.

            Fuel prices rose at once.

            The harbour board said the port would stay closed.
            say who says so, to be filled in: The port closed its gates, [who] said.

            Eleven ships turned back.

            Fuel prices rose at once.

            The harbour board said the port would stay closed.
            cite a source, to be filled in: The port closed its gates [@source].

            Eleven ships turned back.

            Fuel prices rose at once.

            The harbour board said the port would stay closed.
        "#]],
    );
    check(
        "no-source-in-document",
        "",
        "The quarrel has paralysed the port.",
        &expect![[r#"
        say who says so, to be filled in: The quarrel has paralysed the port, [who] said.
        cite a source, to be filled in: The quarrel has paralysed the port [@source].
    "#]],
    );
}

#[test]
fn whoever_is_left_out_is_named() {
    check(
        "agentless-attribution",
        "",
        "The ban is widely seen as an insult.",
        &expect![[r#"
        name by whom, to be filled in: The ban is widely seen by [who] as an insult.
        mark the sentence as an assessment: The ban is widely seen as an insult.{.assessment}
        cite a source, to be filled in: The ban is widely seen as an insult [@source].
    "#]],
    );
    check(
        "hearsay-adverb",
        "",
        "The council reportedly rejected the draft.",
        &expect![[r#"
        say who reported it, to be filled in: The council rejected the draft, [who] reported.
        cite a source, to be filled in: The council reportedly rejected the draft [@source].
    "#]],
    );
    check(
        "hearsay-adverb",
        "",
        "Reportedly, the council rejected the draft.",
        &expect![[r#"
        cite a source, to be filled in: Reportedly, the council rejected the draft [@source].
    "#]],
    );
    check(
        "vague-group",
        TWO,
        "The plan is too costly, critics argue.",
        &expect![[r#"
        cite `minutes`: The plan is too costly, critics argue [@minutes].
        cite `cable`: The plan is too costly, critics argue [@cable].
        name one of them, to be filled in: The plan is too costly, critics, including [who], argue.
    "#]],
    );
    check(
        "unnamed-study",
        "",
        "Recent polls suggest that the ban is liked.",
        &expect![[r#"
        say whose it is, to be filled in: Recent polls by [who] suggest that the ban is liked.
        cite a source, to be filled in: Recent polls suggest that the ban is liked [@source].
    "#]],
    );
    check(
        "unnamed-person",
        "",
        "A trade official was criticised for the delay.",
        &expect![[r#"
        give the name, to be filled in: A trade official, [name], was criticised for the delay.
    "#]],
    );
    check(
        "bare-anonymous-source",
        "",
        "Sources said the talks had failed.",
        &expect![[r#"
        say how they know and why they are not named, to be filled in: Sources who [how they know] and spoke on condition of anonymity because [why] said the talks had failed.
    "#]],
    );
    check(
        "anonymous-without-reason",
        "",
        "An aide said the talks had failed.",
        &expect![[r#"
        say how they know and why they are not named, to be filled in: An aide who [how they know] and spoke on condition of anonymity because [why] said the talks had failed.
    "#]],
    );
    check(
        "plural-sources-one-cited",
        TWO,
        "Sources say the talks have failed [@cable].",
        &expect![[r#"
        write "a source": A source says the talks have failed [@cable].
    "#]],
    );
}

#[test]
fn a_quotation_gets_its_speaker_its_place_and_its_other_half() {
    let long = "\"It is over, and everybody in this building knows it.\"";
    check(
        "quote-without-speaker",
        "",
        long,
        &expect![[r#"
        say who speaks, to be filled in: "It is over, and everybody in this building knows it," [who] said.
        cite a source, to be filled in: "It is over, and everybody in this building knows it." [@source]
    "#]],
    );
    check(
        "quote-without-speaker",
        "",
        &long.replace(".\"", "\"."),
        &expect![[r#"
        say who speaks, to be filled in: "It is over, and everybody in this building knows it", [who] said.
        cite a source, to be filled in: "It is over, and everybody in this building knows it" [@source].
    "#]],
    );
    check(
        "quote-without-speaker",
        "",
        &long.replace(".\"", "!\""),
        &expect![[r#"
        say who speaks, to be filled in: "It is over, and everybody in this building knows it!" [who] said.
        cite a source, to be filled in: "It is over, and everybody in this building knows it!" [@source]
    "#]],
    );
    check(
        "quote-uncited",
        TWO,
        "\"It is over,\" said Ana Roth, a delegate.",
        &expect![[r#"
        cite `minutes`: "It is over," said Ana Roth, a delegate [@minutes].
        cite `cable`: "It is over," said Ana Roth, a delegate [@cable].
    "#]],
    );
    check(
        "unbalanced-quote",
        "",
        "\"We agree, he said.",
        &expect![[r#"
            close it before who speaks: "We agree," he said.
            close it at the end of the paragraph: "We agree, he said."
        "#]],
    );
    check(
        "unbalanced-quote",
        "",
        "The vote was short. We agree,” he said.",
        &expect![[r#"
        open it at the start of the sentence: The vote was short. “We agree,” he said.
    "#]],
    );
}

#[test]
fn loaded_words_make_way_and_vague_times_are_dated() {
    check(
        "editorial-language",
        "",
        "The minister admits that the gauge has failed.",
        &expect![[r#"
        write "says": The minister says that the gauge has failed.
    "#]],
    );
    check(
        "editorial-language",
        "",
        "Unfortunately, the ban came late. It was, of course, broken.",
        &expect![[r#"
        leave it out: The ban came late. It was, of course, broken.
        leave it out: Unfortunately, the ban came late. It was broken.
    "#]],
    );
    check(
        "editorial-language",
        "",
        "The gauge was broken, of course.",
        &expect![[r#"
        leave it out: The gauge was broken.
    "#]],
    );
    check(
        "editorial-language",
        "",
        "They met in the iconic Hall of Rivers.",
        &expect![[r#"
        leave it out: They met in the Hall of Rivers.
    "#]],
    );
    check(
        "vague-time",
        TWO,
        "Kestria recently banned dredging [@minutes].",
        &expect![[r#"
        write "on 2 October 2026", the date of `minutes`: Kestria on 2 October 2026 banned dredging [@minutes].
    "#]],
    );
    check(
        "vague-time",
        TWO,
        "Just days prior, the council had approved the map [@cable].",
        &expect![[r#"
        give the date, to be filled in: On [date], the council had approved the map [@cable].
    "#]],
    );
}

#[test]
fn a_weekday_or_its_day_is_put_right_in_the_form_it_has() {
    let date = "date: 2026-11-20\n";
    let check = |text: &str, expected: &Expect| check("weekday-date-mismatch", date, text, expected);
    check(
        "The council meets on Monday, 24 November.",
        &expect![[r#"
        write "Tuesday": The council meets on Tuesday, 24 November.
        move it to Monday, 23 November: The council meets on Monday, 23 November.
    "#]],
    );
    check(
        "The council meets on MON. NOV. 24, 2026.",
        &expect![[r#"
        write "TUE": The council meets on TUE. NOV. 24, 2026.
        move it to Monday, 23 November: The council meets on MON. NOV. 23, 2026.
    "#]],
    );
    check(
        "The council meets on Mon., Nov. 24th, 2026.",
        &expect![[r#"
        write "Tue": The council meets on Tue., Nov. 24th, 2026.
        move it to Monday, 23 November: The council meets on Mon., Nov. 23rd, 2026.
    "#]],
    );
    check(
        "The council meets on Thursday 2026-12-01 (in Tolm).",
        &expect![[r#"
        write "Tuesday": The council meets on Tuesday 2026-12-01 (in Tolm).
        move it to Thursday, 3 December: The council meets on Thursday 2026-12-03 (in Tolm).
    "#]],
    );
    check(
        "The council meets on 1 December 2026 (Sunday) and on 31 November.",
        &expect![[r#"
        write "Tuesday": The council meets on 1 December 2026 (Tuesday) and on 31 November.
    "#]],
    );
}
