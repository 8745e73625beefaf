//! What is read in a text: blocks, prose without its markup, and every construct of the format.

use std::fmt::Write;

use dateline::document::{AnnotationItem, AnnotationTarget, Block, Document, Format, LeafKind};
use dateline::text::Span;
use expect_test::{Expect, expect};

/// Everything that was read in `document`, as text.
fn described(document: &Document) -> String {
    let mut out = String::new();
    for placed in document.blocks() {
        describe_block(&placed.block, &mut out);
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('\n', "\\n").replace('\r', "\\r")
}

fn describe_block(block: &Block, out: &mut String) {
    let text = &block.text;
    let shown = |span: Span| format!("`{}`", escaped(span.of(text)));
    let mut line = |what: &str, rest: String| writeln!(out, "{what} {rest}").unwrap();
    line(&format!("{:?}", block.kind), format!("`{}`", escaped(text)));
    for leaf in &block.leaves {
        let kind = if leaf.kind == LeafKind::Paragraph { String::new() } else { format!("{:?}: ", leaf.kind) };
        let words = |tokens: std::ops::Range<usize>| {
            block.tokens[tokens].iter().map(|token| token.of(text)).collect::<Vec<_>>().join(" ")
        };
        let sentences: Vec<_> =
            block.sentences[leaf.sentences.clone()].iter().map(|it| words(it.tokens.clone())).collect();
        line("  prose", format!("{kind}{}", sentences.join(" | ")));
    }
    if let Some(dateline) = &block.dateline {
        line("  dateline", shown(dateline.span));
    }
    for annotation in &block.annotations {
        let item = |item: &AnnotationItem| match item {
            AnnotationItem::Id(id) => format!("#{}", id.of(text)),
            AnnotationItem::Class(class) => format!(".{}", class.of(text)),
            AnnotationItem::Pair { key, value } => format!("{}={}", key.of(text), value.of(text)),
        };
        let items: Vec<_> = annotation.items.iter().map(item).collect();
        let target = match annotation.target {
            AnnotationTarget::Sentence(idx) => shown(block.sentences[idx].span),
            AnnotationTarget::Bracketed(span) => format!("bracketed {}", shown(span)),
            AnnotationTarget::Block => "the block".into(),
        };
        line("  annotation", format!("{} on {target}", items.join(" ")));
    }
    let sentence = |idx: Option<usize>| idx.map_or("nothing".into(), |idx| shown(block.sentences[idx].span));
    for citation in &block.citations {
        let source = |source: &dateline::document::CitedSource| {
            let locator = source.locator.map_or(String::new(), |locator| format!(" at {}", locator.of(text)));
            format!("{}{}{locator}", if source.suppress_author { "-" } else { "" }, source.key.of(text))
        };
        let sources: Vec<_> = citation.sources.iter().map(source).collect();
        let bare = if citation.bare { "bare " } else { "" };
        line("  citation", format!("{bare}{} for {}", sources.join(", "), sentence(citation.sentence)));
    }
    for link in &block.links {
        let target = &link.target;
        let fragment = target.fragment.as_ref().map_or(String::new(), |fragment| format!(" # {fragment}"));
        let external = if target.external { " external" } else { "" };
        line("  link", format!("{:?} {} to `{}`{fragment}{external}", link.kind, shown(link.label), target.path));
    }
    for definition in &block.definitions {
        line(
            "  definition",
            format!("`{}` {} to `{}`", definition.label, shown(definition.label_span), definition.target.path),
        );
    }
    for footnote in &block.footnotes {
        let what = if footnote.definition { "defines".into() } else { format!("for {}", sentence(footnote.sentence)) };
        line("  footnote", format!("{} {what}", shown(footnote.label)));
    }
    for anchor in &block.anchors {
        line("  anchor", shown(*anchor));
    }
    for revision in &block.revisions {
        let side = |span: Option<Span>| span.map_or("nothing".into(), shown);
        line("  revision", format!("{:?}: {} to {}", revision.kind, side(revision.removed), side(revision.accepted)));
    }
    for directive in &block.directives {
        let rules: Vec<_> = directive.rules.iter().map(|rule| rule.of(text)).collect();
        let reason = directive.reason.map_or("no reason".into(), shown);
        line(
            "  directive",
            format!("{:?} {}: {reason}, reaches {}", directive.kind, rules.join(" "), shown(directive.reach)),
        );
    }
    for problem in &block.problems {
        line("  problem", format!("{}: {}", shown(problem.span), problem.message));
    }
}

#[track_caller]
fn check(format: Format, text: &str, expected: &Expect) {
    expected.assert_eq(&described(&Document::parse(text, format)));
}

#[track_caller]
fn check_markdown(text: &str, expected: &Expect) {
    check(Format::Markdown, text, expected);
}

#[track_caller]
fn check_plain(text: &str, expected: &Expect) {
    check(Format::Plain, text, expected);
}

#[test]
fn plain_text_is_paragraphs_with_a_dateline() {
    check_plain(
        "\
GENEVA, Nov. 20 - Envoys of the two river states meet here on Tuesday, the Norland ministry said.

The ministry gave no agenda. A ban is
expected to follow.

\"We will not sign,\" Odile Branca told reporters.
",
        &expect![[r#"
            Paragraph `GENEVA, Nov. 20 - Envoys of the two river states meet here on Tuesday, the Norland ministry said.\n\n`
              prose GENEVA , Nov. 20 - Envoys of the two river states meet here on Tuesday , the Norland ministry said .
              dateline `GENEVA, Nov. 20 -`
            Paragraph `The ministry gave no agenda. A ban is\nexpected to follow.\n\n`
              prose The ministry gave no agenda . | A ban is expected to follow .
            Paragraph `"We will not sign," Odile Branca told reporters.\n`
              prose " We will not sign , " Odile Branca told reporters .
        "#]],
    );
}

#[test]
fn annotated_markdown_is_read_whole() {
    check_markdown(
        "\
---
title: Envoys meet
date: 2026-11-20
---

GENEVA, Nov. 20 — [Envoys will meet here on Tuesday.]{#meet src=mfa-norland}
Norland gave no agenda, the ministry said [@mfa-norland, para. 1].

\"We will not sign,\" Branca told reporters [@branca-remarks].

We judge that a ban is unlikely.{#no-ban .assessment likelihood=unlikely basis=mfa-norland}
The order covered the upper reach; see [[2026-10-02-dredging#^ban|the order]].

<!-- dateline-ignore-next agentless-attribution: agreed with both sides -->
The gauge is regarded as neutral ground. ^gauge
",
        &expect![[r#"
            FrontMatter `---\ntitle: Envoys meet\ndate: 2026-11-20\n---\n\n`
            Paragraph `GENEVA, Nov. 20 — [Envoys will meet here on Tuesday.]{#meet src=mfa-norland}\nNorland gave no agenda, the ministry said [@mfa-norland, para. 1].\n\n`
              prose GENEVA , Nov. 20 — Envoys will meet here on Tuesday . | Norland gave no agenda , the ministry said .
              dateline `GENEVA, Nov. 20 —`
              annotation #meet src=mfa-norland on bracketed `Envoys will meet here on Tuesday.`
              citation mfa-norland at para. 1 for `Norland gave no agenda, the ministry said [@mfa-norland, para. 1].`
            Paragraph `"We will not sign," Branca told reporters [@branca-remarks].\n\n`
              prose " We will not sign , " Branca told reporters .
              citation branca-remarks for `"We will not sign," Branca told reporters [@branca-remarks].`
            Paragraph `We judge that a ban is unlikely.{#no-ban .assessment likelihood=unlikely basis=mfa-norland}\nThe order covered the upper reach; see [[2026-10-02-dredging#^ban|the order]].\n\n`
              prose We judge that a ban is unlikely . | The order covered the upper reach ; see the order .
              annotation #no-ban .assessment likelihood=unlikely basis=mfa-norland on `We judge that a ban is unlikely.`
              link Wiki `the order` to `2026-10-02-dredging` # ^ban
            Paragraph `<!-- dateline-ignore-next agentless-attribution: agreed with both sides -->\nThe gauge is regarded as neutral ground. ^gauge\n`
              prose The gauge is regarded as neutral ground .
              anchor `gauge`
              directive IgnoreNext agentless-attribution: `agreed with both sides`, reaches `The gauge is regarded as neutral ground. ^gauge`
        "#]],
    );
}

#[test]
fn portion_marks_are_prose_and_no_list() {
    check_markdown(
        "\
CONFIDENTIAL//REL TO USA, NOR

\\(U) Talks resume on 24 November, according to a public readout [@mfa-norland].

(C//REL TO USA, NOR) The delegation lacks authority.{#no-authority .assessment confidence=moderate basis=cable-7}
Our confidence is moderate because one source has direct access.
",
        &expect![[r#"
            Paragraph `CONFIDENTIAL//REL TO USA, NOR\n\n`
              prose CONFIDENTIAL / / REL TO USA , NOR
            Paragraph `\(U) Talks resume on 24 November, according to a public readout [@mfa-norland].\n\n`
              prose ( U ) Talks resume on 24 November , according to a public readout .
              citation mfa-norland for `(U) Talks resume on 24 November, according to a public readout [@mfa-norland].`
            Paragraph `(C//REL TO USA, NOR) The delegation lacks authority.{#no-authority .assessment confidence=moderate basis=cable-7}\nOur confidence is moderate because one source has direct access.\n`
              prose ( C / / REL TO USA , NOR ) The delegation lacks authority . | Our confidence is moderate because one source has direct access .
              annotation #no-authority .assessment confidence=moderate basis=cable-7 on `(C//REL TO USA, NOR) The delegation lacks authority.`
        "#]],
    );
}

#[test]
fn a_year_at_a_line_start_is_no_list_in_a_paragraph_and_never_in_plain_text() {
    let text = "The talks failed in\n2025. It was a good year.\n";
    check_markdown(
        text,
        &expect![[r#"
        Paragraph `The talks failed in\n2025. It was a good year.\n`
          prose The talks failed in 2025 . | It was a good year .
    "#]],
    );
    check_plain(
        "2025. It was a good year.\n---\nIt was.\n",
        &expect![[r#"
        Paragraph `2025. It was a good year.\n---\nIt was.\n`
          prose 2025 . It was a good year . --- It was .
    "#]],
    );
}

#[test]
fn prose_behind_a_comment_at_a_line_start_is_read() {
    check_markdown(
        "<!-- note --> Envoys met, *he* said [@a].\nThey left.\n\n- <!-- x --> An item.\n\n<!-- a -->\n<!-- b\nb --> <!-- c -->\n",
        &expect![[r#"
            Paragraph `<!-- note --> Envoys met, *he* said [@a].\nThey left.\n\n`
              prose Envoys met , he said . | They left .
              citation a for `Envoys met, *he* said [@a].`
            ListItem `- <!-- x --> An item.\n\n`
              prose ListItem: An item .
            Html `<!-- a -->\n`
            Html `<!-- b\nb --> <!-- c -->\n`
        "#]],
    );
}

#[test]
fn an_annotation_alone_on_a_line_is_about_the_block_below() {
    check_markdown(
        "{.assessment}\n\nOne. Two.\n\n<!--{.known}-->\n- Three.\n\n{.witnessed}\n\n\nFour.\n\n{#end}\n",
        &expect![[r#"
            Paragraph `{.assessment}\n\nOne. Two.\n\n`
              prose One . | Two .
              annotation .assessment on the block
            ListItem `<!--{.known}-->\n- Three.\n\n`
              prose ListItem: Three .
              annotation .known on the block
            Html `{.witnessed}\n\n\n`
              annotation .witnessed on the block
              problem `{.witnessed}`: this annotation is about nothing
            Paragraph `Four.\n\n`
              prose Four .
            Html `{#end}\n`
              annotation #end on the block
              problem `{#end}`: this annotation is about nothing
        "#]],
    );
    check_plain(
        "{.assessment}\nOne. Two.\n\n<!-- {.known} -->\n\nThree.\n",
        &expect![[r#"
        Paragraph `{.assessment}\nOne. Two.\n\n`
          prose One . | Two .
          annotation .assessment on the block
        Paragraph `<!-- {.known} -->\n\nThree.\n`
          prose Three .
          annotation .known on the block
    "#]],
    );
}

#[test]
fn an_annotation_is_about_what_it_directly_follows() {
    check_markdown(
        "One ends. Two ends.{#two} [Three]{#three} and [four](f.md){.place ref=x} are *[five]{.known}* here. Six.<!--{.known}-->\n{#six}\nSeven {#seven} goes on.\n\n{#first} Eight.\n",
        &expect![[r#"
            Paragraph `One ends. Two ends.{#two} [Three]{#three} and [four](f.md){.place ref=x} are *[five]{.known}* here. Six.<!--{.known}-->\n{#six}\nSeven {#seven} goes on.\n\n`
              prose One ends . | Two ends . | Three and four are five here . | Six . | Seven goes on .
              annotation #two on `Two ends.`
              annotation #three on bracketed `Three`
              annotation .place ref=x on bracketed `four`
              annotation .known on bracketed `five`
              annotation .known on `Six.`
              annotation #six on `Six.`
              annotation #seven on `Seven {#seven} goes on.`
              link Inline `four` to `f.md`
            Paragraph `{#first} Eight.\n`
              prose Eight .
              annotation #first on `Eight.`
        "#]],
    );
}

#[test]
fn braces_that_are_no_annotation_are_prose_and_unknown_items_are_told() {
    check_markdown(
        "The set {1,2,3} and {note to self} stand.{.asessment sorce=a}\n\n# Heading {#heading .unnumbered}\n\n![Map](map.png){width=50%} Escaped \\{#id}.\n",
        &expect![[r#"
            Paragraph `The set {1,2,3} and {note to self} stand.{.asessment sorce=a}\n\n`
              prose The set { 1,2,3 } and { note to self } stand .
              annotation .asessment sorce=a on `The set {1,2,3} and {note to self} stand.`
              problem `asessment`: no annotation has the class `.asessment`
              problem `sorce`: no annotation has the key `sorce`
            Heading `# Heading {#heading .unnumbered}\n\n`
              prose Heading(1): Heading
              annotation #heading .unnumbered on `Heading`
            Paragraph `![Map](map.png){width=50%} Escaped \{#id}.\n`
              prose Escaped { # id } .
              link Image `Map` to `map.png`
        "#]],
    );
}

#[test]
fn citations_have_keys_and_locators_and_addresses_are_none() {
    check_markdown(
        "As @SecTreasury wrote to a.b@example.org. So it is [see @a, para. 2; -@b]. [@c, pp. 3-4] See [@d](d.md), [the @e note] and [1].\n",
        &expect![[r#"
            Paragraph `As @SecTreasury wrote to a.b@example.org. So it is [see @a, para. 2; -@b]. [@c, pp. 3-4] See [@d](d.md), [the @e note] and [1].\n`
              prose As @ SecTreasury wrote to a.b @ example.org . | So it is . | See @ d , and [ 1 ] .
              citation bare SecTreasury for `As @SecTreasury wrote to a.b@example.org.`
              citation a at para. 2, -b for `So it is [see @a, para. 2; -@b].`
              citation c at pp. 3-4 for `So it is [see @a, para. 2; -@b].`
              citation bare d for `See [@d](d.md), [the @e note] and [1].`
              citation e for `See [@d](d.md), [the @e note] and [1].`
              link Inline `@d` to `d.md`
              link Reference `1` to `1`
        "#]],
    );
}

#[test]
fn links_of_every_kind_are_read() {
    check_markdown(
        "See [the *note*](<../a b.md#top> \"T\"), [c](c%20d.md#%C3%A9 'x'), ![alt *text*](m.png), <https://example.org/x>, <desk@example.org>, https://example.org/@y(z). \
and [[Geneva]], [[2026-11-18-talks]], [[#^here|here]], ![[map]].\n\n[text][Ref One], [ref one][], [ref one], [sic] and `[[code]]`.\n\n[Ref  One]: https://example.org/1 'One'\n[two]: <two words.md#x>\n[esc]: a\\)b.md#c\n",
        &expect![[r#"
            Paragraph `See [the *note*](<../a b.md#top> "T"), [c](c%20d.md#%C3%A9 'x'), ![alt *text*](m.png), <https://example.org/x>, <desk@example.org>, https://example.org/@y(z). and [[Geneva]], [[2026-11-18-talks]], [[#^here|here]], ![[map]].\n\n`
              prose See the note , c , , , , . and Geneva , , here , .
              link Inline `the *note*` to `../a b.md` # top
              link Inline `c` to `c d.md` # é
              link Image `alt *text*` to `m.png`
              link Autolink `https://example.org/x` to `https://example.org/x` external
              link Autolink `desk@example.org` to `desk@example.org` external
              link Autolink `https://example.org/@y(z)` to `https://example.org/@y(z)` external
              link Wiki `Geneva` to `Geneva`
              link Wiki `2026-11-18-talks` to `2026-11-18-talks`
              link Wiki `here` to `` # ^here
              link Wiki `map` to `map`
            Paragraph `[text][Ref One], [ref one][], [ref one], [sic] and `[[code]]`.\n\n`
              prose text , ref one , [ ref one ] , [ sic ] and .
              link Reference `text` to `ref one`
              link Reference `ref one` to `ref one`
              link Reference `ref one` to `ref one`
              link Reference `sic` to `sic`
            Other `[Ref  One]: https://example.org/1 'One'\n[two]: <two words.md#x>\n[esc]: a\)b.md#c\n`
              definition `ref one` `Ref  One` to `https://example.org/1`
              definition `two` `two` to `two words.md`
              definition `esc` `esc` to `a)b.md`
        "#]],
    );
}

#[test]
fn footnotes_are_found_without_their_definition() {
    check_markdown(
        "The order stands.[^1] It holds[^long-one], too.\n\n[^1]: See the *order*.\n[^long-one]: First.\n\n    Second paragraph.\n\nAfter.\n",
        &expect![[r#"
            Paragraph `The order stands.[^1] It holds[^long-one], too.\n\n`
              prose The order stands . | It holds , too .
              footnote `1` for `The order stands.`
              footnote `long-one` for `It holds[^long-one], too.`
            FootnoteDefinition `[^1]: See the *order*.\n`
              prose Footnote: See the order .
              footnote `1` defines
            FootnoteDefinition `[^long-one]: First.\n\n    Second paragraph.\n\n`
              prose Footnote: First .
              prose Footnote: Second paragraph .
              footnote `long-one` defines
            Paragraph `After.\n`
              prose After .
        "#]],
    );
}

#[test]
fn ids_of_blocks_stand_at_their_end_or_on_a_line_of_their_own() {
    check_markdown(
        "One. ^one\n\nTwo ^not here.\n\n- Item ^item\n  - Nested ^nested\n\n| a |\n|---|\n| b |\n\n^table\n\n> Quoted.\n^quote\n\nThree `x ^code`\n",
        &expect![[r#"
            Paragraph `One. ^one\n\n`
              prose One .
              anchor `one`
            Paragraph `Two ^not here.\n\n`
              prose Two ^ not here .
            ListItem `- Item ^item\n  - Nested ^nested\n\n`
              prose ListItem: Item
              prose ListItem: Nested
              anchor `item`
              anchor `nested`
            Table `| a |\n|---|\n| b |\n\n^table\n\n`
              prose TableCell: a
              prose TableCell: b
              anchor `table`
            BlockQuote `> Quoted.\n^quote\n\n`
              prose BlockQuote: Quoted .
              anchor `quote`
            Paragraph `Three `x ^code`\n`
              prose Three
        "#]],
    );
    check_plain(
        "One.\n\n^one\n\nTwo. ^two\n",
        &expect![[r#"
        Paragraph `One.\n\n^one\n\n`
          prose One .
          anchor `one`
        Paragraph `Two. ^two\n`
          prose Two .
          anchor `two`
    "#]],
    );
}

#[test]
fn revisions_are_read_as_if_they_were_accepted() {
    check_markdown(
        "Talks {++quickly ++}{--slowly --}{~~end~>ended~~}{>>when?<<} {==today==}. {++open and {--shut--}\n",
        &expect![[r#"
            Paragraph `Talks {++quickly ++}{--slowly --}{~~end~>ended~~}{>>when?<<} {==today==}. {++open and {--shut--}\n`
              prose Talks quickly ended today . | { + + open and
              revision Insertion: nothing to `quickly `
              revision Deletion: `slowly ` to nothing
              revision Substitution: `end` to `ended`
              revision Comment: `when?` to nothing
              revision Highlight: nothing to `today`
              revision Deletion: `shut` to nothing
        "#]],
    );
    check_plain(
        "Talks {++never {#x} ++}end. {~~no arrow~~} {++\n",
        &expect![[r#"
        Paragraph `Talks {++never {#x} ++}end. {~~no arrow~~} {++\n`
          prose Talks never end . | { ~ ~ no arrow ~ ~ } { + +
          annotation #x on `Talks {++never {#x} ++}end.`
          revision Insertion: nothing to `never {#x} `
    "#]],
    );
}

#[test]
fn suppressions_reach_their_line_or_the_next_or_what_follows() {
    check_markdown(
        "\
<!-- dateline-ignore-next a, b: agreed -->

One goes on
and ends. Two.
Three. <!-- dateline-ignore-line c -->
%% dateline-ignore-next d: why %%
Four.

<!-- dateline-ignore-start e -->

Five. <!-- dateline-ignore-nxt f -->

<!-- dateline-ignore-end -->
",
        &expect![[r#"
            Paragraph `<!-- dateline-ignore-next a, b: agreed -->\n\nOne goes on\nand ends. Two.\nThree. <!-- dateline-ignore-line c -->\n%% dateline-ignore-next d: why %%\nFour.\n\n`
              prose One goes on and ends . | Two . | Three . | Four .
              directive IgnoreNext a b: `agreed`, reaches `One goes on\nand ends.`
              directive IgnoreLine c: no reason, reaches `Three. <!-- dateline-ignore-line c -->`
              directive IgnoreNext d: `why`, reaches `Four.`
            Html `<!-- dateline-ignore-start e -->\n\n`
              directive IgnoreStart e: no reason, reaches ``
            Paragraph `Five. <!-- dateline-ignore-nxt f -->\n\n`
              prose Five .
              problem `dateline-ignore-nxt`: `dateline-ignore-nxt` is no suppression
            Html `<!-- dateline-ignore-end -->\n`
              directive IgnoreEnd : no reason, reaches ``
        "#]],
    );
    check_plain(
        "%% dateline-ignore-next a: b\nOne. <!-- dateline-ignore-line c: d -->\n<!-- dateline-ignore-next -->\nTwo.\n",
        &expect![[r#"
            Paragraph `%% dateline-ignore-next a: b\nOne. <!-- dateline-ignore-line c: d -->\n<!-- dateline-ignore-next -->\nTwo.\n`
              prose One . | Two .
              directive IgnoreNext a: `b`, reaches `One. <!-- dateline-ignore-line c: d -->`
              directive IgnoreLine c: `d`, reaches `One. <!-- dateline-ignore-line c: d -->`
              problem `dateline-ignore-next`: `dateline-ignore-next` names no rule, and so suppresses nothing
        "#]],
    );
}

#[test]
fn markdown_structures_are_blocks_and_runs_of_prose() {
    check_markdown(
        "\
# A *Title* #
Text below.
Setext
======

- One
  wrapped
- [ ] Two

  more of two
  1. nested
* * *
> Quoted
lazily
>
> - in a list

| Head | **Two** |
|------|-----|
| a\\|b | `c` |

```
code {#x}

code
```
<div>
Raw
</div>

    indented

End  
of `code` &amp; &mdash; *text*\\
here.
",
        &expect![[r#"
            Heading `# A *Title* #\n`
              prose Heading(1): A Title
            Heading `Text below.\nSetext\n======\n\n`
              prose Heading(1): Text below . | Setext
            ListItem `- One\n  wrapped\n`
              prose ListItem: One wrapped
            ListItem `- [ ] Two\n\n  more of two\n  1. nested\n`
              prose ListItem: Two
              prose ListItem: more of two
              prose ListItem: nested
            Other `* * *\n`
            BlockQuote `> Quoted\nlazily\n>\n> - in a list\n\n`
              prose BlockQuote: Quoted lazily
              prose BlockQuote: in a list
            Table `| Head | **Two** |\n|------|-----|\n| a\|b | `c` |\n\n`
              prose TableCell: Head
              prose TableCell: Two
              prose TableCell: a | b
            Code ````\ncode {#x}\n\ncode\n```\n`
            Html `<div>\nRaw\n</div>\n\n`
            Code `    indented\n\n`
            Paragraph `End  \nof `code` &amp; &mdash; *text*\\nhere.\n`
              prose End of text here .
        "#]],
    );
}

#[test]
fn every_line_break_gives_the_same_reading() {
    let text =
        "# Head\n\nOne *two*\nthree.\n\n- item\n- ```\n  code\n  ```\n\n> quote\n> more\n\n```\nx\n```\nEnd. ^id\n";
    let prose = |text: &str| {
        let document = Document::parse(text, Format::Markdown);
        let words =
            |block: &Block| block.tokens.iter().map(|token| token.of(&block.text).to_owned()).collect::<Vec<_>>();
        document
            .blocks()
            .iter()
            .map(|placed| (placed.block.kind, placed.first_line, words(&placed.block)))
            .collect::<Vec<_>>()
    };
    assert_eq!(prose(text), prose(&text.replace('\n', "\r\n")));
    assert_eq!(prose(text), prose(&text.replace('\n', "\r")));
}

#[test]
fn front_matter_is_read_in_both_formats_and_prose_behind_broken_one_too() {
    check_plain(
        "---\ntitle: A\n---\nText.\n",
        &expect![[r#"
        FrontMatter `---\ntitle: A\n---\n`
        Paragraph `Text.\n`
          prose Text .
    "#]],
    );
    check_markdown(
        "---\ntitle: A\ndate: 2026-11-20\n\nText.\n",
        &expect![[r#"
            FrontMatter `---\ntitle: A\ndate: 2026-11-20\n\n`
              problem `---`: the front matter that begins here is never closed
            Paragraph `Text.\n`
              prose Text .
        "#]],
    );
    check_markdown(
        "---\n\nText.\n\n---\n",
        &expect![[r#"
        Other `---\n\n`
        Paragraph `Text.\n\n`
          prose Text .
        Other `---\n`
    "#]],
    );
    check_markdown(
        "\u{feff}---\ntitle: A\n...\nText.\n",
        &expect![[r#"
        FrontMatter `﻿---\ntitle: A\n...\n`
        Paragraph `Text.\n`
          prose Text .
    "#]],
    );
}

#[test]
fn what_is_not_closed_reaches_to_the_end() {
    check_markdown(
        "One.\n\n<!-- open\n\nTwo.\n",
        &expect![[r#"
        Paragraph `One.\n\n`
          prose One .
        Html `<!-- open\n\nTwo.\n`
    "#]],
    );
    check_markdown(
        "```\n\nTwo.\n",
        &expect![[r#"
        Code ````\n\nTwo.\n`
    "#]],
    );
    check_plain(
        "One <!-- open\n\nTwo.\n",
        &expect![[r#"
        Paragraph `One <!-- open\n\n`
          prose One < ! -- open
        Paragraph `Two.\n`
          prose Two .
    "#]],
    );
}
