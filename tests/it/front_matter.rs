//! Front matter: what is read, and what a writer is told who got it wrong.

use std::fmt::Write;
use std::time::{Duration, Instant};

use dateline::document::{DocumentType, FrontMatter, Problem, RelationKind, SourceKind, Status, read_records};
use expect_test::{Expect, expect};
use proptest::prelude::*;

fn read(yaml: &str) -> (FrontMatter, Vec<Problem>, String) {
    let text = format!("---\n{yaml}---\n");
    let (front_matter, problems) = FrontMatter::read(&text);
    (front_matter, problems, text)
}

/// What is said of `yaml`, a line for each problem: the words it points at, the message, the help, the replacement.
fn said(text: &str, problems: &[Problem]) -> String {
    let mut out = String::new();
    for problem in problems {
        let line = text[..problem.span.start()].matches('\n').count() + 1;
        let help = problem.help.as_deref().unwrap_or("-");
        write!(out, "{line} `{}`: {} | {help}", problem.span.of(text), problem.message).unwrap();
        if let Some(replacement) = &problem.replacement {
            write!(out, " | -> {replacement}").unwrap();
        }
        out.push('\n');
    }
    out
}

fn check(yaml: &str, expected: &Expect) {
    let (_, problems, text) = read(yaml);
    expected.assert_eq(&said(&text, &problems));
}

#[test]
fn every_key_of_the_format_is_read() {
    let (front_matter, problems, text) = read(
        "\
title: River talks resume without an agenda
subtitle: 'Norland''s side'
type: assessment
date: 2026-11-20T16:00+01:00
place: Geneva
author: [Desk B, A. Roth]
issuer: Norland
language: en-GB
profile: [strict, ap]
classification: CONFIDENTIAL//REL TO USA, NOR
status: superseded
supersedes: \"[[2026-11-18-river-talks|the first]]\"
see-also:
  - \"[[2026-10-02-dredging#^ban]]\"
  - ../maps/river%20map.pdf
sources:
  mfa-norland:
    title: Readout of the delegation call
    publisher: Norland Ministry of Foreign Affairs
    date: 2026-11-20
    url: https://example.org/readout-1120
    kind: own-observation
    named: false
    derived-from: [wire-1, wire-2]
    desk-note: checked twice
people:
  branca: {name: Odile Branca, family: Branca, title: water minister, of: Kestria, from: 2024-05-01}
  hale:
    name: Ada Hale
    posts:
      - {title: governor, of: Norland, from: 2020, to: 2024-03}
      - {title: senator, of: Norland, from: 2024-04}
places:
  dovrin: {name: Dovrin, in: Kestria}
lint:
  ignore: [vague-time]
  rules: {vague-group: off}
",
    );
    assert_eq!(said(&text, &problems), "");
    assert_eq!(front_matter.subtitle.as_ref().unwrap().value, "Norland's side");
    assert_eq!(front_matter.document_type.unwrap().value, DocumentType::Assessment);
    assert_eq!(front_matter.date.as_ref().unwrap().value.to_string(), "2026-11-20T16:00+01:00");
    assert_eq!(
        front_matter.authors.iter().map(|author| author.value.as_str()).collect::<Vec<_>>(),
        ["Desk B", "A. Roth"]
    );
    assert_eq!(front_matter.status.unwrap().value, Status::Superseded);
    let relations: Vec<_> = front_matter
        .relations
        .iter()
        .map(|relation| {
            let target = &relation.link.target;
            (relation.kind, target.path.as_str(), target.fragment.as_deref(), target.path_span.of(&text))
        })
        .collect();
    assert_eq!(
        relations,
        [
            (RelationKind::Supersedes, "2026-11-18-river-talks", None, "2026-11-18-river-talks"),
            (RelationKind::SeeAlso, "2026-10-02-dredging", Some("^ban"), "2026-10-02-dredging"),
            (RelationKind::SeeAlso, "../maps/river map.pdf", None, "../maps/river%20map.pdf"),
        ]
    );
    assert_eq!(front_matter.relations[0].link.label.of(&text), "the first");
    let source = &front_matter.sources[0];
    assert_eq!((source.kind, source.named), (Some(SourceKind::OwnObservation), Some(false)));
    assert_eq!(source.key_span.of(&text), "mfa-norland");
    assert!(source.span.of(&text).ends_with("checked twice"));
    assert_eq!(source.derived_from.len(), 2);
    assert_eq!(source.other, [("desk-note".to_owned(), "checked twice".to_owned())]);
    assert_eq!(front_matter.people[0].posts[0].from.as_deref(), Some("2024-05-01"));
    assert_eq!(front_matter.people[1].posts.len(), 2);
    assert_eq!(front_matter.places[0].within.as_deref(), Some("Kestria"));
    assert_eq!(front_matter.ignored_rules[0].span.of(&text), "vague-time");
    assert_eq!(front_matter.rule_severities[0].1.value, "off");
}

#[test]
fn a_number_a_country_and_a_clock_stay_text() {
    let (front_matter, problems, text) = read("title: 2026\nplace: \"NO\"\nas-of: 12:30:00\n");
    assert_eq!(front_matter.title.unwrap().value, "2026");
    assert_eq!(front_matter.place.unwrap().value, "NO");
    assert_eq!(front_matter.as_of.unwrap().value, "12:30:00");
    expect![[r#"
        4 `12:30:00`: many YAML readers take `12:30:00` for the number 45000 | write "12:30:00" | -> "12:30:00"
    "#]]
    .assert_eq(&said(&text, &problems));
}

#[test]
fn countries_that_read_as_false_elsewhere_are_pointed_out() {
    check(
        "countries: [NO, SE]\n",
        &expect![[r#"
            2 `NO`: many YAML readers take `NO` for `false` | write "NO" | -> "NO"
        "#]],
    );
}

#[test]
fn a_title_with_a_colon_is_explained_and_everything_else_is_read() {
    let (front_matter, problems, text) = read("title: (U) River talks: outlook\ndate: 2026-11-20\n");
    expect![[r#"
        2 `(U) River talks: outlook`: a value with a colon and a space in it has to be quoted | write "(U) River talks: outlook" | -> "(U) River talks: outlook"
    "#]]
    .assert_eq(&said(&text, &problems));
    assert_eq!(front_matter.title.unwrap().value, "(U) River talks: outlook");
    assert_eq!(front_matter.date.unwrap().value.to_string(), "2026-11-20");
}

#[test]
fn a_broken_source_does_not_cost_its_neighbours() {
    let (front_matter, problems, _) = read(
        "\
sources:
  one: {title: First}
  two:
    title: Readout: the call
    kind: official
  three:
    title: @desk
    kind: wire
date: 2026-11-20
",
    );
    let sources: Vec<_> =
        front_matter.sources.iter().map(|source| (source.key.as_str(), source.title.as_deref().unwrap())).collect();
    assert_eq!(sources, [("one", "First"), ("two", "Readout: the call"), ("three", "@desk")]);
    assert_eq!(front_matter.sources[1].kind, Some(SourceKind::Official));
    assert!(front_matter.date.is_some());
    assert_eq!(problems.len(), 2);
}

#[test]
fn every_way_to_break_yaml_says_what_to_do() {
    for (yaml, expected) in [
        (
            "title: \"abc\ndate: 2026-11-20\n",
            expect![[r#"
            2 `"abc`: the quotation mark that opens this value is never closed | write "abc" | -> "abc"
        "#]],
        ),
        (
            "title: \"Talks\" resume\ndate: 2026-11-20\n",
            expect![[r#"
            2 `"Talks" resume`: there is more text behind the quotation mark that closes this value | write '"Talks" resume' | -> '"Talks" resume'
        "#]],
        ),
        (
            "title: \"C:\\dir\"\ndate: 2026-11-20\n",
            expect![[r#"
            2 `"C:\dir"`: a backslash in double quotation marks needs another one | write 'C:\dir' | -> 'C:\dir'
        "#]],
        ),
        (
            "title: *Breaking* news\ndate: 2026-11-20\n",
            expect![[r#"
            2 `*Breaking* news`: a value that begins with `*` has to be quoted | write "*Breaking* news" | -> "*Breaking* news"
        "#]],
        ),
        (
            "title: [draft] Talks\ndate: 2026-11-20\n",
            expect![[r#"
            2 `[draft] Talks`: a value that begins with `[` has to be quoted | write "[draft] Talks" | -> "[draft] Talks"
        "#]],
        ),
        (
            "title:Talks\ndate: 2026-11-20\n",
            expect![[r"
            2 `:`: a space is missing behind the colon | write `key: value` | -> : 
        "]],
        ),
        (
            "title: Talks\nresume today\ndate: 2026-11-20\n",
            expect![[r"
            3 `resume today`: this line of the front matter is not `key: value` | give it a key, or indent it below the key it belongs to
        "]],
        ),
        (
            "title: Talks\n  type: memo\ndate: 2026-11-20\n",
            expect![[r"
            3 `type: memo`: the indentation of this line fits none of the lines above it | let keys that belong together begin in the same column
        "]],
        ),
        (
            "lint:\n\tignore: vague-time\n\trules: {}\ndate: 2026-11-20\n",
            expect![[r"
            3 `	`: front matter cannot be indented with tabs | indent it with spaces | ->   
        "]],
        ),
        (
            "author: [Ada Hale,\ndate: 2026-11-20\n",
            expect![[r"
            2 `[`: this `[` is never closed | close it with `]`, or quote the value
        "]],
        ),
        (
            "title: Talks\u{0}\ndate: 2026-11-20\n",
            expect![[r"
            2 ``: there is a control character in the front matter | delete it
        "]],
        ),
    ] {
        let (front_matter, problems, text) = read(yaml);
        expected.assert_eq(&said(&text, &problems).replace('\0', ""));
        assert!(front_matter.date.is_some(), "{yaml}");
    }
}

#[test]
fn the_replacement_of_a_broken_value_mends_it() {
    for yaml in [
        "title: (U) River talks: outlook\n",
        "title: \"abc\n",
        "title: \"Talks\" resume\n",
        "title: \"C:\\dir\"\n",
        "title: `x`\n",
        "supersedes: [[a]]\n",
        "title: it's \"so\": said\n",
    ] {
        let (_, problems, mut text) = read(yaml);
        let problem = &problems[0];
        text.replace_range(problem.span.range(), problem.replacement.as_ref().unwrap());
        assert_eq!(FrontMatter::read(&text).1, [], "{text}");
    }
}

#[test]
fn a_bare_wikilink_is_understood_and_its_quotes_are_offered() {
    let (front_matter, problems, text) = read("supersedes: [[2026-11-18-river-talks]]\nsee-also:\n  - [[a, b#^c|d]]\n");
    expect![[r#"
        2 `[[2026-11-18-river-talks]]`: a wikilink without quotation marks is a list in a list to YAML | write "[[2026-11-18-river-talks]]" | -> "[[2026-11-18-river-talks]]"
        4 `[[a, b#^c|d]]`: a wikilink without quotation marks is a list in a list to YAML | write "[[a, b#^c|d]]" | -> "[[a, b#^c|d]]"
    "#]]
    .assert_eq(&said(&text, &problems));
    let targets: Vec<_> = front_matter.relations.iter().map(|relation| relation.link.target.path.as_str()).collect();
    assert_eq!(targets, ["2026-11-18-river-talks", "a, b"]);
}

#[test]
fn misspelt_keys_and_values_are_guessed_and_the_writers_own_keys_left_alone() {
    check(
        "\
tilte: Talks
tpye: sitrep
type: redout
tags: [talks]
reviewed-with-care-by: Desk
link: x
sources:
  one: {titel: First, kind: offical, lang: en}
lint: {ignored: [x]}
",
        &expect![[r"
            2 `tilte`: there is no key `tilte` | did you mean `title`? | -> title
            3 `tpye`: there is no key `tpye` | did you mean `type`? | -> type
            4 `redout`: `type` cannot be `redout` | did you mean `readout`? | -> readout
            9 `titel`: there is no key `titel` | did you mean `title`? | -> title
            9 `offical`: `kind` cannot be `offical` | did you mean `official`? | -> official
            10 `ignored`: there is no key `ignored` | did you mean `ignore`? | -> ignore
        "]],
    );
}

#[test]
fn values_of_another_shape_are_named() {
    check(
        "\
title: [a, b]
date: 20 November
sources: [one, two]
people:
  hale: {title: governor}
  roth: {name: Ana Roth, from: last year, posts: governor}
lint: yes
title: again
",
        &expect![[r"
            2 `[a, b]`: `title` is a list here | it should be one value
            3 `20 November`: `date` cannot be read: not a date of the form 2026-11-20 or 2026-11-20T16:00+01:00 | write it as 2026-11-20 or 2026-11-20T16:00+01:00
            4 `[one, two]`: `sources` is a list here | it should be a map: `key: value` on a line of its own for each
            6 `hale`: `hale` has no name | add `name:` with the full name
            7 `last year`: `from` is not a date | write it as 2026, 2026-11 or 2026-11-20
            7 `governor`: `posts` is one value here | it should be a list of posts, each with a `title`
            8 `yes`: `lint` is one value here | it should be a map: `key: value` on a line of its own for each
            9 `title`: `title` is given twice, and only the first counts | keep one of the two
        "]],
    );
}

#[test]
fn empty_values_and_other_line_breaks_are_fine() {
    let text = "---\r\ntitle:\r\ndate: 2026-11-20\r\nsources:\r\n---\r\n";
    let (front_matter, problems) = FrontMatter::read(text);
    assert_eq!((front_matter.title, problems.len()), (None, 0));
    assert_eq!(front_matter.date.unwrap().span.of(text), "2026-11-20");
    let (front_matter, _) = FrontMatter::read("---\rtitle: Talks\r---\rprose: no\r");
    assert_eq!(front_matter.keys.len(), 1);
}

#[test]
fn a_file_of_records_reads_like_front_matter() {
    let text = "people:\n  roth: Ana Roth\nsources:\n  wire-1: {title: Talks: day two}\nsourcs: {}\n";
    let (records, problems) = read_records(text);
    assert_eq!(records.people[0].name, "Ana Roth");
    assert_eq!(records.sources[0].key_span.of(text), "wire-1");
    expect![[r#"
        4 `{title: Talks: day two}`: a value with a colon and a space in it has to be quoted | write "{title: Talks: day two}" | -> "{title: Talks: day two}"
        5 `sourcs`: `sourcs` is none of `sources`, `people` and `places` | it is passed over | -> sources
    "#]]
    .assert_eq(&said(text, &problems));
}

#[test]
fn hostile_text_costs_time_in_proportion() {
    let hostile: [fn(usize) -> String; 9] = [
        |n| "- ".repeat(n),
        |n| "[".repeat(n),
        |n| "{a: ".repeat(n),
        |n| "a: \"x\n".repeat(n),
        |n| "a: b: c\n".repeat(n),
        |n| "x\n".repeat(n),
        |n| format!("a: &a {}\nb: [{}]\n", "x".repeat(n), "*a, ".repeat(n)),
        |n| "k: {a: NO}\n".repeat(n),
        |n| "? ".repeat(n),
    ];
    for make in hostile {
        let text = format!("---\n{}\n---\n", make(20_000));
        let start = Instant::now();
        let _ = FrontMatter::read(&text);
        // Quadratic work on these would take minutes; the bound is loose
        // enough for a busy machine and a build without optimisation.
        assert!(start.elapsed() < Duration::from_secs(5), "{}: {:?}", &text[..40], start.elapsed());
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_span_fits_it(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "title", "date", "sources", "people", ": ", ":", "\n", "\n  ", "\r\n", "\t", "- ", "[", "]", "{", "}", "\"",
                "'", ", ", "é", "📈", "|", ">", "&a", "*a", "#", "NO", "12:30", "---", "\0", "\u{feff}", "\\", "!", "%", "@", "[[a]]", "?",
                "\u{85}", "\u{2028}",
            ]),
            0..60,
        )
    ) {
        let text = format!("---\n{}\n---\n", pieces.concat());
        let (front_matter, problems) = FrontMatter::read(&text);
        let fits = |span: dateline::text::Span| text.get(span.range()).is_some();
        prop_assert!(problems.iter().all(|problem| fits(problem.span)));
        prop_assert!(front_matter.keys.iter().all(|key| fits(key.name.span) && fits(key.value)));
        prop_assert!(front_matter.relations.iter().all(|relation| fits(relation.link.target.path_span)));
    }
}

#[test]
fn front_matter_without_its_end_is_read_and_pointed_out() {
    let text = "---\ntitle: Talks\n";
    let (front_matter, problems) = FrontMatter::read(text);
    assert_eq!(front_matter.title.unwrap().value, "Talks");
    expect!["1 `---`: the front matter that begins here is never closed | end it with a line `---`\n"]
        .assert_eq(&said(text, &problems));
}
