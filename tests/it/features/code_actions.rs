//! Code actions: what can be done, and what the text is once it is done.

use std::sync::Arc;

use dateline::config::Severity;
use dateline::document::{Document, Format};
use dateline::features::code_actions::{ActionKind, CodeAction, code_actions};
use dateline::features::diagnostics::diagnostics;
use dateline::rules::{Diagnostic, Fix};
use dateline::text::{Edit, Span};
use expect_test::{Expect, expect};

use super::{Laid, laid};
use crate::desk::read;

fn diagnostic(rule: &'static str, span: Span) -> Diagnostic {
    let (message, notes, related, fixes) = (String::new(), Vec::new(), Vec::new(), Vec::new());
    Diagnostic { rule, severity: Severity::Warning, span, message, notes, related, fixes }
}

fn applied(text: &str, edits: &[Edit]) -> String {
    let mut text = text.to_owned();
    for edit in edits.iter().rev() {
        text.replace_range(edit.span.range(), &edit.replacement);
    }
    text
}

/// The text with the selection suppressed, once at the place and once for
/// the document; a dash where that cannot be done.
fn check_suppress(texts: &str, expected: &Expect) {
    let Laid { workspace, path, offset, end } = laid(texts);
    let document = workspace.briefing(&path).unwrap().document();
    let text = document.slice(Span::new(0, document.len()));
    let found = [diagnostic("vague-time", Span::new(offset, end))];
    let actions = code_actions(&workspace, &path, Span::at(offset), &found);
    let shown = |title: &str| match actions.iter().find(|action| action.title.starts_with(title)) {
        Some(action) => {
            assert_eq!((action.kind, &*action.answers), (ActionKind::Suppress, &[0][..]));
            applied(&text, &action.edits)
        }
        None => "-\n".to_owned(),
    };
    let shown = format!("{}=====\n{}", shown("ignore vague-time here"), shown("ignore vague-time in this document"));
    expected.assert_eq(&shown);
}

#[test]
fn a_first_line_is_suppressed_from_above_and_a_later_one_at_its_end() {
    check_suppress(
        "# Talks\n\nThey met <|>recently<|> in Geneva.\n",
        &expect![[r#"
        # Talks

        <!-- dateline-ignore-next vague-time: reason -->
        They met recently in Geneva.
        =====
        ---
        lint:
          ignore: [vague-time]
        ---

        # Talks

        They met recently in Geneva.
    "#]],
    );
    check_suppress(
        "They met in Geneva\nand <|>recently<|> in Bern.  \nThen they left. ^left\n",
        &expect![[r#"
        They met in Geneva
        and recently in Bern. <!-- dateline-ignore-line vague-time: reason -->  
        Then they left. ^left
        =====
        ---
        lint:
          ignore: [vague-time]
        ---

        They met in Geneva
        and recently in Bern.  
        Then they left. ^left
    "#]],
    );
    check_suppress(
        "They met\n<|>recently<|>. ^left\n",
        &expect![[r#"
        They met
        recently. <!-- dateline-ignore-line vague-time: reason --> ^left
        =====
        ---
        lint:
          ignore: [vague-time]
        ---

        They met
        recently. ^left
    "#]],
    );
    check_suppress(
        "--- a.txt\nThey met in Geneva\nand <|>recently<|> in Bern.\n",
        &expect![[r#"
        They met in Geneva
        <!-- dateline-ignore-next vague-time: reason -->
        and recently in Bern.
        =====
        ---
        lint:
          ignore: [vague-time]
        ---

        They met in Geneva
        and recently in Bern.
    "#]],
    );
}

#[test]
fn lists_tables_and_quotations_stay_whole() {
    check_suppress(
        "- They met.\n- They met <|>recently<|>.\n- They left.\n",
        &expect![[r#"
            - They met.
            - They met recently. <!-- dateline-ignore-line vague-time: reason -->
            - They left.
            =====
            ---
            lint:
              ignore: [vague-time]
            ---

            - They met.
            - They met recently.
            - They left.
        "#]],
    );
    check_suppress(
        "1. They met\n   <|>recently<|>.\n2. They left.\n",
        &expect![[r#"
        1. They met
           recently. <!-- dateline-ignore-line vague-time: reason -->
        2. They left.
        =====
        ---
        lint:
          ignore: [vague-time]
        ---

        1. They met
           recently.
        2. They left.
    "#]],
    );
    check_suppress(
        "| who | when |\n| --- | --- |\n| they | <|>recently<|> |\n",
        &expect![[r#"
        | who | when |
        | --- | --- |
        | they | recently <!-- dateline-ignore-line vague-time: reason --> |
        =====
        ---
        lint:
          ignore: [vague-time]
        ---

        | who | when |
        | --- | --- |
        | they | recently |
    "#]],
    );
    check_suppress(
        "> They met\n> <|>recently<|>.\n",
        &expect![[r#"
        > They met
        > recently. <!-- dateline-ignore-line vague-time: reason -->
        =====
        ---
        lint:
          ignore: [vague-time]
        ---

        > They met
        > recently.
    "#]],
    );
    check_suppress(
        "## Met <|>recently<|>\n\nThere.\n",
        &expect![[r#"
        <!-- dateline-ignore-next vague-time: reason -->
        ## Met recently

        There.
        =====
        ---
        lint:
          ignore: [vague-time]
        ---

        ## Met recently

        There.
    "#]],
    );
}

#[test]
fn a_comment_is_put_into_no_other_syntax() {
    check_suppress(
        "It [was <|>recently<|>\nsettled](x.md) there.\n",
        &expect![[r#"
        <!-- dateline-ignore-next vague-time: reason -->
        It [was recently
        settled](x.md) there.
        =====
        ---
        lint:
          ignore: [vague-time]
        ---

        It [was recently
        settled](x.md) there.
    "#]],
    );
    check_suppress(
        "It was so.{#id\nsrc=<|>recently<|>\nas-of=2026}\n",
        &expect![[r#"
        -
        =====
        ---
        lint:
          ignore: [vague-time]
        ---

        It was so.{#id
        src=recently
        as-of=2026}
    "#]],
    );
    check_suppress(
        "[a]: x.md\n[b]: <|>recently<|>.md\n[c]: y.md\n",
        &expect![[r#"
        [a]: x.md
        <!-- dateline-ignore-next vague-time: reason -->
        [b]: recently.md
        [c]: y.md
        =====
        ---
        lint:
          ignore: [vague-time]
        ---

        [a]: x.md
        [b]: recently.md
        [c]: y.md
    "#]],
    );
    check_suppress(
        "---\ntitle: <|>recently<|>\n---\nText.\n",
        &expect![[r#"
        -
        =====
        ---
        title: recently
        lint:
          ignore: [vague-time]
        ---
        Text.
    "#]],
    );
}

#[test]
fn a_suppression_that_is_there_is_added_to() {
    check_suppress(
        "<!-- dateline-ignore-next vague-group: agreed -->\nThey met <|>recently<|>.\n",
        &expect![[r#"
        <!-- dateline-ignore-next vague-group, vague-time: agreed -->
        They met recently.
        =====
        ---
        lint:
          ignore: [vague-time]
        ---

        <!-- dateline-ignore-next vague-group: agreed -->
        They met recently.
    "#]],
    );
    check_suppress(
        "One.\nThey met <|>recently<|>. <!-- dateline-ignore-line vague-group: agreed -->\n",
        &expect![[r#"
        One.
        They met recently. <!-- dateline-ignore-line vague-group, vague-time: agreed -->
        =====
        ---
        lint:
          ignore: [vague-time]
        ---

        One.
        They met recently. <!-- dateline-ignore-line vague-group: agreed -->
    "#]],
    );
}

/// The document with `lint` in its front matter, once the rule is ignored in it.
fn check_ignored_in(lint: &str, expected: &Expect) {
    let Laid { workspace, path, offset, end } = laid(&format!("---\n{lint}---\n<|>Recently<|>.\n"));
    let document = workspace.briefing(&path).unwrap().document();
    let text = document.slice(Span::new(0, document.len()));
    let found = [diagnostic("vague-time", Span::new(offset, end))];
    let actions = code_actions(&workspace, &path, Span::at(offset), &found);
    let action = actions.iter().find(|action| action.title.ends_with("in this document"));
    expected.assert_eq(&action.map_or("-\n".to_owned(), |action| applied(&text, &action.edits)));
}

#[test]
fn a_list_of_ignored_rules_is_added_to() {
    for (lint, expected) in [
        (
            "title: x\n",
            expect![[r#"
            ---
            title: x
            lint:
              ignore: [vague-time]
            ---
            Recently.
        "#]],
        ),
        (
            "lint:\n  ignore: [a, \"b\"]\ntitle: x\n",
            expect![[r#"
            ---
            lint:
              ignore: [a, "b", vague-time]
            title: x
            ---
            Recently.
        "#]],
        ),
        (
            "lint: {ignore: []}\n",
            expect![[r#"
            ---
            lint: {ignore: [vague-time]}
            ---
            Recently.
        "#]],
        ),
        (
            "lint:\n  ignore:\n    - a\n    - b # why\n",
            expect![[r#"
                ---
                lint:
                  ignore:
                    - a
                    - b # why
                    - vague-time
                ---
                Recently.
            "#]],
        ),
        (
            "lint:\n  ignore: a\n",
            expect![[r#"
            ---
            lint:
              ignore: [a, vague-time]
            ---
            Recently.
        "#]],
        ),
    ] {
        check_ignored_in(lint, &expected);
    }
}

#[test]
fn front_matter_without_such_a_list_gets_one() {
    for (lint, expected) in [
        (
            "lint:\n  rules: {a: off}\n",
            expect![[r#"
            ---
            lint:
              ignore: [vague-time]
              rules: {a: off}
            ---
            Recently.
        "#]],
        ),
        (
            "lint: {}\n",
            expect![[r#"
            ---
            lint: {ignore: [vague-time]}
            ---
            Recently.
        "#]],
        ),
        (
            "lint:\n",
            expect![[r#"
                ---
                lint:
                  ignore: [vague-time]
                ---
                Recently.
            "#]],
        ),
        (
            "lint: {rules: {a: off}}\n",
            expect![[r#"
            ---
            lint: {ignore: [vague-time], rules: {a: off}}
            ---
            Recently.
        "#]],
        ),
        (
            "lint:\n  ignore:\n",
            expect![[r#"
                ---
                lint:
                  ignore: [vague-time]
                ---
                Recently.
            "#]],
        ),
        (
            "lint: {ignore: [vague-time]}\n",
            expect![[r#"
            -
        "#]],
        ),
        (
            "lint: [a]\n",
            expect![[r#"
            -
        "#]],
        ),
    ] {
        check_ignored_in(lint, &expected);
    }
}

#[test]
fn line_breaks_of_the_document_are_kept() {
    let Laid { workspace, path, offset, end } = laid("One.\r\n\r\n<|>Recently<|>.\r\n");
    let actions =
        code_actions(&workspace, &path, Span::at(offset), &[diagnostic("vague-time", Span::new(offset, end))]);
    assert!(actions.iter().all(|action| !action.edits[0].replacement.replace("\r\n", "").contains('\n')));
    assert_eq!(actions.len(), 2);
}

fn fix(title: &str, safe: bool, span: Span, replacement: &str) -> Fix {
    Fix { safe, ..Fix::new(title, vec![Edit { span, replacement: replacement.into() }]) }
}

#[test]
fn fixes_come_first_and_safe_ones_together_last() {
    let Laid { workspace, path, .. } = laid("<|>Teh Treasury secretery, teh\n");
    let mut first = diagnostic("surname-given-swap", Span::new(0, 3));
    first.fixes = vec![fix("write The", true, Span::new(0, 3), "The"), fix("delete it", false, Span::new(0, 4), "")];
    let mut second = diagnostic("title-holder-mismatch", Span::new(13, 22));
    second.fixes = vec![fix("write secretary", true, Span::new(13, 22), "secretary")];
    let mut clash = diagnostic("stale-title", Span::new(2, 5));
    clash.fixes = vec![fix("insert x", true, Span::new(2, 5), "x")];
    let found = [first, clash, second];
    let actions = code_actions(&workspace, &path, Span::at(1), &found);
    let summary = |action: &CodeAction| {
        format!("{} {:?} preferred={} {:?}", action.title, action.kind, action.preferred, action.answers)
    };
    let shown: Vec<String> = actions.iter().map(summary).collect();
    expect![[r#"
        write The Fix preferred=true [0]
        delete it Fix preferred=false [0]
        ignore surname-given-swap here, with a reason Suppress preferred=false [0]
        ignore surname-given-swap in this document Suppress preferred=false [0]
        make every safe fix of this document FixAll preferred=false [0, 2]"#]]
    .assert_eq(&shown.join("\n"));
    assert_eq!(
        applied("Teh Treasury secretery, teh\n", &actions.last().unwrap().edits),
        "The Treasury secretary, teh\n"
    );
}

#[test]
fn a_suppression_keeps_every_block_of_a_document_as_it_was() {
    let text = include_str!("../../../seeds/briefings/2025-10-18-treasury-talks.md");
    let kinds = |text: &str| -> Vec<_> {
        let document = Document::parse(text, Format::Markdown);
        let blocks = document
            .blocks()
            .iter()
            .map(|placed| (placed.block.kind, placed.block.leaves.len(), placed.block.tokens.len()));
        blocks.filter(|(_, leaves, _)| *leaves > 0).collect()
    };
    let Laid { workspace, path, .. } = laid(&format!("<|>{text}"));
    let before = kinds(text);
    let mut suppressed = 0;
    for offset in (0..text.len()).step_by(7).filter(|offset| text.is_char_boundary(*offset)) {
        let found = [diagnostic("vague-time", Span::new(offset, offset + 1))];
        let actions = code_actions(&workspace, &path, Span::at(offset), &found);
        for action in actions.into_iter().filter(|action| action.kind == ActionKind::Suppress) {
            assert_eq!(kinds(&applied(text, &action.edits)), before, "{offset} {}", action.title);
            suppressed += 1;
        }
    }
    assert!(suppressed > 200);
}

#[test]
fn a_relative_date_is_written_out_in_the_style_of_the_pack() {
    let out = |profile: &str, text: &str| {
        let text = format!("---\ndate: 2025-10-17\n{profile}---\n\n{text}\n");
        let Laid { workspace, path, offset, end } = laid(&text);
        let actions = code_actions(&workspace, &path, Span::new(offset, end), &[]);
        let rewrites = actions.into_iter().filter(|action| action.kind == ActionKind::Rewrite);
        rewrites.map(|action| action.title).collect::<Vec<_>>()
    };
    let next_week = "The leaders will meet in Malaysia next we<|>ek.";
    assert_eq!(out("", next_week), ["write \"in the week of 2025-10-20\""]);
    assert_eq!(out("profile: [ap]\n", next_week), ["write \"the week of Oct. 20\""]);
    assert_eq!(out("profile: [un]\n", "Tom<|>orrow they will meet."), ["write \"On 18 October 2025\""]);
    assert_eq!(out("", "They must answer by tom<|>orrow."), ["write \"2025-10-18\""]);
    assert_eq!(out("", "\"We will meet tom<|>orrow,\" Ana Roth said."), Vec::<String>::new());
    assert_eq!(out("", "They met on 3 March 20<|>25."), Vec::<String>::new());
}

/// The titles of what can be done at the cursor about what is really wrong
/// there, and the text once the first is done.
fn check_offered(texts: &str, expected: &Expect) {
    let Laid { workspace, path, offset, end } = laid(texts);
    let document = workspace.briefing(&path).unwrap().document();
    let text = document.slice(Span::new(0, document.len()));
    let found = diagnostics(&workspace, &path);
    let actions = code_actions(&workspace, &path, Span::new(offset, end), &found);
    let titles: String = actions.iter().map(|action| action.title.clone() + "\n").collect();
    let done = actions.first().map(|action| applied(&text, &action.edits)).unwrap_or_default();
    expected.assert_eq(&format!("{titles}=====\n{done}"));
    // A suppression silences what it answers.
    for action in actions.iter().filter(|action| action.kind == ActionKind::Suppress) {
        let (rule, name) = (found[action.answers[0]].rule, path.as_str().trim_start_matches('/'));
        let quiet = applied(&text, &action.edits);
        let mut after = workspace.clone();
        after.insert(Arc::new(read(&workspace, name, &quiet)));
        let left = diagnostics(&after, &path).iter().filter(|left| left.rule == rule).count();
        assert_eq!(left + 1, found.iter().filter(|before| before.rule == rule).count(), "{}: {quiet}", action.title);
    }
}

#[test]
fn what_rules_offer_is_offered() {
    check_offered(
        "---\ndate: 2025-10-17\n---\nTreasury Secretary Janet Yel<|>len left, the Treasury said.\n",
        &expect![[r#"
            insert "former"
            ignore stale-title here, with a reason
            ignore stale-title in this document
            =====
            ---
            date: 2025-10-17
            ---
            Former Treasury Secretary Janet Yellen left, the Treasury said.
        "#]],
    );
    check_offered(
        "---\ndate: 2024-10-17\n---\nFormer Treasury Secretary Janet Yel<|>len left, the Treasury said.\n",
        &expect![[r#"
            drop "former"
            ignore premature-former here, with a reason
            ignore premature-former in this document
            =====
            ---
            date: 2024-10-17
            ---
            Treasury Secretary Janet Yellen left, the Treasury said.
        "#]],
    );
    check_offered(
        "See [[bri<|>ef-1]], the ministry said.\n--- brief-2.md\nText.\n",
        &expect![[r#"
        link to `brief-2`
        ignore broken-link here, with a reason
        ignore broken-link in this document
        =====
        See [[brief-2]], the ministry said.
    "#]],
    );
    check_offered(
        "---\nsources:\n  treasury: {title: x}\n---\nIt is over [<|>@tresury].\n",
        &expect![[r#"
        cite `treasury`
        ignore undefined-citation here, with a reason
        ignore undefined-citation in this document
        =====
        ---
        sources:
          treasury: {title: x}
        ---
        It is over [@treasury].
    "#]],
    );
    check_offered(
        "---\nsorc<|>es: {}\n---\nText.\n",
        &expect![[r#"
        write `sources`
        ignore front-matter-schema in this document
        =====
        ---
        sources: {}
        ---
        Text.
    "#]],
    );
    check_offered(
        "---\ntitle: Talks: day<|> two\n---\nText.\n",
        &expect![[r#"
        write `"Talks: day two"`
        ignore front-matter-schema in this document
        =====
        ---
        title: "Talks: day two"
        ---
        Text.
    "#]],
    );
    check_offered(
        "The ban is seen <|>as an insult.\n",
        &expect![[r#"
            say who says so, to be filled in
            cite a source, to be filled in
            name by whom, to be filled in
            mark the sentence as an assessment
            ignore no-source-in-document here, with a reason
            ignore no-source-in-document in this document
            ignore agentless-attribution here, with a reason
            ignore agentless-attribution in this document
            =====
            The ban is seen as an insult, [who] said.
        "#]],
    );
}
