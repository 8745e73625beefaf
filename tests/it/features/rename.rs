//! Rename: the thing under the cursor and all that refers to it, and nothing else.

use std::fmt::Write;

use dateline::document::read_records;
use dateline::features::rename::{prepare, rename};
use dateline::workspace::{DocPath, RecordFile};
use expect_test::{Expect, expect};

use super::{Laid, laid};

/// What is renamed, and every line that is then another; or why not.
fn check_rename(texts: &str, name: &str, expected: &Expect) {
    let Laid { workspace, path, offset, .. } = laid(texts);
    let mut shown = String::new();
    match prepare(&workspace, &path, offset) {
        Ok(Some(found)) => {
            let words = workspace.briefing(&path).unwrap().document().slice(found.span);
            assert!(found.span.touches(offset), "{found:?}");
            writeln!(shown, "[{words}] {}", found.name).unwrap();
        }
        Ok(None) => shown.push_str("nothing\n"),
        Err(refusal) => writeln!(shown, "refused: {refusal}").unwrap(),
    }
    match rename(&workspace, &path, offset, name) {
        Ok(edits) => {
            for (path, edits) in &edits {
                let before = workspace.briefing(path).unwrap().document().to_string();
                let mut after = before.clone();
                edits.iter().rev().for_each(|edit| after.replace_range(edit.span.range(), &edit.replacement));
                let other = before.lines().zip(after.lines()).filter(|(one, other)| one != other);
                other.for_each(|(_, line)| writeln!(shown, "{path}: {line}").unwrap());
            }
        }
        Err(refusal) => writeln!(shown, "refused: {refusal}").unwrap(),
    }
    expected.assert_eq(&shown);
}

#[test]
fn a_key_follows_in_every_way_to_cite() {
    let texts = "---\nsources:\n  \"mfa\": {title: Readout}\n  wire: {derived-from: [mfa], superseded-by: mfa}\n---\n\
        Said [see @mf<|>a, p. 1; -@{mfa}]. So @mfa says.{#a .quote src=\"wire mfa\" of=mfa} Thus.{.assessment basis=\"a mfa\"}\n\
        --- b.md\nSaid [@mfa].\n";
    check_rename(
        texts,
        "mfa-norland",
        &expect![[r#"
        [mfa] mfa
        /main.md:   "mfa-norland": {title: Readout}
        /main.md:   wire: {derived-from: [mfa-norland], superseded-by: mfa-norland}
        /main.md: Said [see @mfa-norland, p. 1; -@{mfa-norland}]. So @mfa-norland says.{#a .quote src="wire mfa-norland" of=mfa-norland} Thus.{.assessment basis="a mfa-norland"}
    "#]],
    );
    check_rename(
        texts,
        "wire",
        &expect![[r#"
        [mfa] mfa
        refused: there is a source `wire` already, in main.md
    "#]],
    );
    check_rename(
        texts,
        "two words",
        &expect![[r#"
        [mfa] mfa
        refused: `two words` cannot be the key of a source: a key is letters, digits and `_`, with single marks like `-`, `.` and `:` between them
    "#]],
    );
    check_rename(
        texts,
        "a",
        &expect![[r#"
        [mfa] mfa
        refused: `a` is a claim in main.md, and `basis` there would not tell the source from it
    "#]],
    );
    check_rename(
        "Said [@no<|>ne].\n",
        "some",
        &expect![[r#"
        refused: no source is recorded under the key `none`: record it under `sources:` first
        refused: no source is recorded under the key `none`: record it under `sources:` first
    "#]],
    );
}

#[test]
fn a_key_of_the_workspace_follows_in_all_that_have_none_of_their_own() {
    let mut laid = laid("Said [@wi<|>re].\n--- b.md\n---\nsources:\n  wire: {title: Own}\n---\nSo [@wire].\n");
    let text = "sources:\n  \"wire\": {title: Wire}\n  late: {title: Late, derived-from: wire}\n";
    laid.workspace.set_records(vec![RecordFile { path: DocPath::new("/sources.yaml"), records: read_records(text).0 }]);
    let edits = rename(&laid.workspace, &laid.path, laid.offset, "agency").unwrap();
    let files: Vec<&str> = edits.keys().map(DocPath::as_str).collect();
    assert_eq!(files, ["/main.md", "/sources.yaml"]);
    let mut after = text.to_owned();
    for edit in edits[&DocPath::new("/sources.yaml")].iter().rev() {
        after.replace_range(edit.span.range(), &edit.replacement);
    }
    assert_eq!(after, text.replace("wire", "agency"));
}

#[test]
fn an_id_follows_in_links_and_in_what_rests_on_it() {
    let texts = "It holds.{#b<|>an} So [[#^ban]] and [x](#ban) say.{.assessment basis=\"ban #^ban\"}\n\n## Outlook\n\nMore. ^more\n\
        --- b.md\nSee [[main#^ban|it]], [it](main.md#^ban), [it](<main.md#ban> \"ban\").{.assessment basis=\"main#^ban\"}\n\n[r]: main.md#ban\n";
    check_rename(
        texts,
        "dredging-ban",
        &expect![[r#"
        [ban] ban
        /b.md: See [[main#^dredging-ban|it]], [it](main.md#^dredging-ban), [it](<main.md#dredging-ban> "ban").{.assessment basis="main#^dredging-ban"}
        /b.md: [r]: main.md#dredging-ban
        /main.md: It holds.{#dredging-ban} So [[#^dredging-ban]] and [x](#dredging-ban) say.{.assessment basis="dredging-ban #^dredging-ban"}
    "#]],
    );
    check_rename(
        texts,
        "^dredging-ban",
        &expect![[r#"
        [ban] ban
        /b.md: See [[main#^dredging-ban|it]], [it](main.md#^dredging-ban), [it](<main.md#dredging-ban> "ban").{.assessment basis="main#^dredging-ban"}
        /b.md: [r]: main.md#dredging-ban
        /main.md: It holds.{#dredging-ban} So [[#^dredging-ban]] and [x](#dredging-ban) say.{.assessment basis="dredging-ban #^dredging-ban"}
    "#]],
    );
    for taken in ["more", "outlook", "2nd", "bän", ""] {
        let Laid { workspace, path, offset, .. } = laid(texts);
        assert!(rename(&workspace, &path, offset, taken).is_err(), "{taken}");
    }
    check_rename(
        "See it. ^a<|>1\n\nAnd [[#^a1]].\n",
        "2026",
        &expect![[r#"
        [a1] a1
        /main.md: See it. ^2026
        /main.md: And [[#^2026]].
    "#]],
    );
    check_rename(
        "One.{#a} See [[#^a]].\n\nTwo.{#a<|>}\n",
        "b",
        &expect![[r#"
        [a] a
        /main.md: Two.{#b}
    "#]],
    );
}

#[test]
fn a_heading_takes_its_links_along() {
    let texts = "# Talks\n\n## Out<|>look {#o}\n\n### Venue ###\n\n## Outlook\n\nSee [a](#outlook), [b](#outlook-1), [[#Outlook]], [[#Outlook#Venue|v]].\n\
        --- b.md\n---\nsee-also: [\"[[main#Outlook]]\", \"main.md#outlook\"]\n---\nSee [[main#Talks#Outlook]] and [c](<main.md#Outlook>), [d](main#outlook-1).\n";
    check_rename(
        texts,
        "What comes next",
        &expect![[r#"
        [Outlook] Outlook
        /b.md: see-also: ["[[main#What comes next]]", "main.md#what-comes-next"]
        /b.md: See [[main#Talks#What comes next]] and [c](<main.md#What comes next>), [d](main#outlook).
        /main.md: ## What comes next {#o}
        /main.md: See [a](#what-comes-next), [b](#outlook), [[#What comes next]], [[#What comes next#Venue|v]].
    "#]],
    );
    check_rename(
        texts,
        "Venue",
        &expect![[r#"
        [Outlook] Outlook
        /b.md: see-also: ["[[main#Venue]]", "main.md#venue"]
        /b.md: See [[main#Talks#Venue]] and [c](<main.md#Venue>), [d](main#outlook).
        /main.md: ## Venue {#o}
        /main.md: See [a](#venue), [b](#outlook), [[#Venue]], [[#Venue#Venue|v]].
    "#]],
    );
    check_rename(
        texts,
        "R&D [x] #1",
        &expect![[r#"
        [Outlook] Outlook
        /b.md: see-also: ["[[main#rd-x-1]]", "main.md#rd-x-1"]
        /b.md: See [[main#Talks#rd-x-1]] and [c](<main.md#rd-x-1>), [d](main#outlook).
        /main.md: ## R&D [x] #1 {#o}
        /main.md: See [a](#rd-x-1), [b](#outlook), [[#rd-x-1]], [[#rd-x-1#Venue|v]].
    "#]],
    );
    check_rename(
        texts,
        "",
        &expect![[r#"
        [Outlook] Outlook
        refused: a heading has at least one letter or digit
    "#]],
    );
    check_rename(
        texts,
        "o",
        &expect![[r#"
        [Outlook] Outlook
        refused: a link in main.md could not follow: something else in main.md is called `o`
    "#]],
    );
    check_rename(
        "A ti<|>tle\n=======\n\nSee [[#A title]].\n",
        "Another",
        &expect![[r#"
        [A title] A title
        /main.md: Another
        /main.md: See [[#Another]].
    "#]],
    );
    check_rename(
        "## The *old* na<|>me ##\n\nSee [x](#the-old-name).\n",
        "The **new** name",
        &expect![[r#"
        [The *old* name] The *old* name
        /main.md: ## The **new** name ##
        /main.md: See [x](#the-new-name).
    "#]],
    );
    check_rename(
        "## A\n\nSee [[#B#<|>C]] and [[#A]].\n\n## B\n\n### C\n",
        "D",
        &expect![[r#"
        [C] C
        /main.md: See [[#B#D]] and [[#A]].
        /main.md: ### D
    "#]],
    );
}

#[test]
fn a_label_follows_in_its_links() {
    let texts = "See [the order][Ord<|>er], [order][] and [order].\n\n[order]: x.md\n[other]: y.md\n";
    check_rename(
        texts,
        "the ban",
        &expect![[r#"
        [Order] Order
        /main.md: See [the order][the ban], [the ban][] and [the ban].
        /main.md: [the ban]: x.md
    "#]],
    );
    check_rename(
        texts,
        "Other",
        &expect![[r#"
        [Order] Order
        refused: the label `Other` is defined already
    "#]],
    );
    check_rename(
        texts,
        "a]b",
        &expect![[r#"
        [Order] Order
        refused: `a]b` cannot be a label: a label has no brackets and no backslashes, and fewer than 1,000 letters
    "#]],
    );
}

#[test]
fn a_spelling_follows_outside_quotations() {
    let texts = "---\npeople:\n  branca: {name: Odile Branca, family: Branca, title: water minister, of: Kestria}\n---\n\
        Water minister Odile Branca spoke. \"Branca will stay,\" an aide said. Bran<|>ca left.\n\nBranca was gone.\n--- b.md\nBranca.\n";
    check_rename(
        texts,
        "Brancha",
        &expect![[r#"
        [Branca] Branca
        /main.md:   branca: {name: Odile Branca, family: Brancha, title: water minister, of: Kestria}
        /main.md: Water minister Odile Branca spoke. "Branca will stay," an aide said. Brancha left.
        /main.md: Brancha was gone.
    "#]],
    );
    check_rename(
        texts,
        "*x*",
        &expect![[r#"
        [Branca] Branca
        refused: `*x*` cannot be a name: a name has letters and no markup
    "#]],
    );
    let quoted = texts.replace("Bran<|>ca", "Branca").replace("\"Branca", "\"Bran<|>ca");
    check_rename(
        &quoted,
        "Brancha",
        &expect![[r#"
        refused: "Branca" stands in a quotation, whose words are somebody else's; rename it outside
        refused: "Branca" stands in a quotation, whose words are somebody else's; rename it outside
    "#]],
    );
}

#[test]
fn what_has_no_name_is_not_renamed() {
    check_rename(
        "Some wo<|>rds.\n",
        "x",
        &expect![[r#"
        nothing
        refused: there is nothing here that can be renamed
    "#]],
    );
    check_rename(
        "See [[b<|>]].\n--- b.md\nB.\n",
        "x",
        &expect![[r#"
        nothing
        refused: a document is renamed by renaming its file: links to it follow
    "#]],
    );
}
